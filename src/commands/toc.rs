//! `nodecourse toc`: what a course has, as a tree.

use std::path::Path;
use std::process::ExitCode;

use super::setup;
use crate::course::{Course, Coverage, Lesson, Listed};
use crate::load::{self, Library};
use crate::office::archive::Archive;
use crate::progress::Progress;
use crate::{shell, text};

/// Titles are cut to this many columns, so that what stands beside them can be seen.
const WIDEST_TITLE: usize = 64;

/// Prints the modules and lessons, each lesson with its id, the minutes that it takes, and what has been read of it.
pub fn run(path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let library = setup::library(path)?;
    let (course, problems) = load::outline(&library);
    setup::any_lesson(&course, &problems)?;
    let (_, progress, _) = Archive::open(&course);
    let lines = lines(&library, &course, &progress);
    let titles = lines.iter().filter(|line| !line.detail.is_empty());
    let width = titles
        .map(|line| text::width(&line.label))
        .max()
        .unwrap_or(0);
    let mut out = format!("{}\n", text::clean_line(&course.title));
    for line in &lines {
        out.push_str(&line.label);
        if !line.detail.is_empty() {
            let gap = width.saturating_sub(text::width(&line.label)) + 2;
            out.push_str(&" ".repeat(gap));
            out.push_str(&line.detail);
        }
        out.push('\n');
    }
    Ok(shell::print(&out))
}

/// A line of the tree: clean text, and what stands in the column beside it.
struct Line {
    label: String,
    detail: String,
}

fn lines(library: &Library, course: &Course, progress: &Progress) -> Vec<Line> {
    let mut lines = Vec::new();
    let blank = || Line {
        label: String::new(),
        detail: String::new(),
    };
    for module in course.modules.iter() {
        lines.push(blank());
        if !module.title.is_empty() {
            lines.push(Line {
                label: text::clean_line(&module.title).into_owned(),
                ..blank()
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
                    Listed::Draft(draft) => draft.absence.words().to_owned(),
                },
            });
        }
    }
    lines
}

fn detail(lesson: &Lesson, progress: &Progress) -> String {
    if lesson.coverage == Coverage::Nothing {
        return format!("cannot be read  {}", text::clean_line(lesson.id.as_str()));
    }
    let share = progress.share(&lesson.id, &lesson.sections);
    let read = share.words().map(|words| format!("  {words}"));
    format!(
        "{:>3} min  {}{}",
        lesson.minutes(),
        text::clean_line(lesson.id.as_str()),
        read.unwrap_or_default()
    )
}
