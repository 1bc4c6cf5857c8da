//! `nodecourse toc`: what a course has, as a tree.

use std::path::Path;
use std::process::ExitCode;

use super::{report, setup};
use crate::course::{Course, Coverage, Lesson, Listed};
use crate::load::{self, Library};
use crate::office::archive::Archive;
use crate::progress::Progress;
use crate::{shell, text};

/// Titles are cut to this many columns, so that what stands beside them can be seen.
const WIDEST_TITLE: usize = 64;
/// What stands in place of the minutes of a lesson that cannot be read.
const UNREADABLE: &str = "cannot be read";

/// Prints the modules and lessons, each lesson with its id, the minutes that it takes, and what has been read of it.
pub fn run(path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let library = setup::library(path)?;
    let (course, problems) = load::outline(&library);
    setup::any_lesson(&course, &problems)?;
    if let Some(sentence) = report::errors(&problems, path) {
        shell::output::complain(&sentence);
    }
    let (_, progress, _) = Archive::open(&course);
    let lines = lines(&library, &course, &progress);
    let listed = || lines.iter().filter(|line| !line.detail.length.is_empty());
    let titles = listed().map(|line| text::width(&line.label));
    let widest_title = titles.max().unwrap_or(0);
    let lengths = listed().filter(|line| !line.detail.rest.is_empty());
    let lengths = lengths.map(|line| text::width(&line.detail.length));
    let widest_length = lengths.max().unwrap_or(0);
    let mut out = format!("{}\n", text::clean_line(&course.title));
    for line in &lines {
        out.push_str(&line.label);
        let Detail { length, rest } = &line.detail;
        if !length.is_empty() {
            let gap = widest_title.saturating_sub(text::width(&line.label)) + 2;
            out.push_str(&" ".repeat(gap));
            out.push_str(length);
        }
        if !rest.is_empty() {
            let gap = widest_length.saturating_sub(text::width(length)) + 2;
            out.push_str(&" ".repeat(gap));
            out.push_str(rest);
        }
        out.push('\n');
    }
    Ok(shell::print(&out))
}

/// A line of the tree: clean text, and what stands in the columns beside it.
#[derive(Default)]
struct Line {
    label: String,
    detail: Detail,
}

/// What there is to tell of a lesson.
#[derive(Default)]
struct Detail {
    /// The minutes that it takes, or why it has none.
    length: String,
    /// Its id, and what has been read of it.
    rest: String,
}

fn lines(library: &Library, course: &Course, progress: &Progress) -> Vec<Line> {
    let mut lines = Vec::new();
    for module in course.modules.iter() {
        lines.push(Line::default());
        if !module.title.is_empty() {
            lines.push(Line {
                label: text::clean_line(&module.title).into_owned(),
                ..Line::default()
            });
        }
        for listed in module.listed() {
            let (title, rank) = match listed {
                Listed::Lesson(entry) => (&entry.title, &entry.rank),
                Listed::Draft(draft) => (&draft.title, &draft.rank),
            };
            let title = rank.titled(title);
            let title = text::clean_line(&title);
            let indent = " ".repeat(2 + rank.depth * 2);
            lines.push(Line {
                label: format!("{indent}{}", text::fit(&title, WIDEST_TITLE)),
                detail: match listed {
                    Listed::Lesson(entry) => {
                        detail(&load::lesson(library, course, &entry.id).0, progress)
                    }
                    Listed::Draft(draft) => Detail {
                        length: draft.absence.words().to_owned(),
                        ..Detail::default()
                    },
                },
            });
        }
    }
    lines
}

fn detail(lesson: &Lesson, progress: &Progress) -> Detail {
    let id = text::clean_line(lesson.id.as_str());
    if lesson.coverage == Coverage::Nothing {
        return Detail {
            length: UNREADABLE.to_owned(),
            rest: id.into_owned(),
        };
    }
    let share = progress.share(&lesson.id, &lesson.sections);
    let read = share.words().map(|words| format!("  {words}"));
    Detail {
        length: format!("{:>3} min", lesson.minutes()),
        rest: format!("{id}{}", read.unwrap_or_default()),
    }
}
