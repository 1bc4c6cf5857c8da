//! `nodecourse toc`: what a course has, as a tree.

use std::path::Path;
use std::process::ExitCode;

use super::{report, setup};
use crate::course::{Course, Coverage, Lesson, Listed};
use crate::layout;
use crate::load::{self, Library};
use crate::office::archive::Archive;
use crate::progress::Progress;
use crate::{shell, text};

/// What stands beside longer titles moves on: the others do not make room for them.
const WIDEST_TITLE: usize = 64;
/// Where a terminal leaves them less, what stands beside them makes room.
const NARROWEST_TITLE: usize = 20;
/// The blanks between two columns.
const GAP: usize = 2;
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
    let progress = Archive::progress(&library, &course);
    let lines = lines(&library, &course, &progress);
    let title = text::clean_line(&course.title);
    let (title, rows) = match shell::output_width() {
        Some(width) => (wrapped(&title, width), rows(&lines, width)),
        None => (vec![title.into_owned()], whole_rows(&lines)),
    };
    let mut out = String::new();
    for row in title.into_iter().chain(rows) {
        out.push_str(&row);
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
    /// Its id.
    id: String,
    /// What has been read of it.
    read: String,
}

/// How much stands beside the titles.
#[derive(Clone, Copy)]
enum Beside {
    Everything,
    LengthAndRead,
    Length,
}

impl Beside {
    /// From the most to the least.
    const ALL: [Self; 3] = [Self::Everything, Self::LengthAndRead, Self::Length];

    /// The column beside the lengths.
    fn rest(self, detail: &Detail) -> String {
        let parts = match self {
            Self::Everything => [detail.id.as_str(), &detail.read],
            Self::LengthAndRead => ["", &detail.read],
            Self::Length => [""; 2],
        };
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(&" ".repeat(GAP))
    }

    /// What stands beside each of the titles.
    fn columns(self, lines: &[Line]) -> Vec<String> {
        let pairs = lines.iter().map(|line| {
            let Line { detail, .. } = line;
            (detail.length.as_str(), self.rest(detail))
        });
        let pairs: Vec<(&str, String)> = pairs.collect();
        let lengths = pairs.iter().filter(|(_, rest)| !rest.is_empty());
        let widest = lengths.map(|(length, _)| text::width(length)).max();
        let columns = pairs.iter().map(|(length, rest)| {
            if rest.is_empty() {
                return (*length).to_owned();
            }
            let gap = widest.unwrap_or(0).saturating_sub(text::width(length)) + GAP;
            format!("{length}{}{rest}", " ".repeat(gap))
        });
        columns.collect()
    }
}

/// The lines in so many columns: first the titles make room and go on below, then the ids come below them, and what has been
/// read and the minutes are left out. So more columns never show less.
fn rows(lines: &[Line], width: usize) -> Vec<String> {
    let listed = lines.iter().filter(|line| !line.detail.length.is_empty());
    let widest_title = listed.map(|line| text::width(&line.label)).max();
    let widest_title = widest_title.unwrap_or(0).min(WIDEST_TITLE);
    let enough = widest_title.min(NARROWEST_TITLE);
    let fitting = Beside::ALL.into_iter().find_map(|beside| {
        let columns = beside.columns(lines);
        let widest = columns.iter().map(|column| text::width(column)).max();
        let taken = widest
            .filter(|cells| *cells > 0)
            .map_or(0, |cells| cells + GAP);
        let left = width.checked_sub(taken).filter(|left| *left >= enough)?;
        let has_ids = matches!(beside, Beside::Everything);
        Some((columns, left.min(widest_title), has_ids))
    });
    let (columns, title, has_ids) =
        fitting.unwrap_or_else(|| (vec![String::new(); lines.len()], width, false));
    let rows = lines.iter().zip(columns).flat_map(|(line, column)| {
        let mut rows = wrapped(&line.label, if column.is_empty() { width } else { title });
        if let Some(first) = rows.first_mut().filter(|_| !column.is_empty()) {
            *first = beside(first, &column, title);
        }
        if !has_ids && !line.detail.id.is_empty() {
            // Deeper than what is left of a title.
            let indent = line.label.len() - line.label.trim_start().len() + 2 * GAP;
            let blanks = indent.min(width.saturating_sub(text::width(&line.detail.id)));
            let id = format!("{}{}", " ".repeat(blanks), line.detail.id);
            rows.extend(wrapped(&id, width));
        }
        rows
    });
    rows.collect()
}

/// The lines where there is no terminal to fit: one row for each, in which nothing is cut.
fn whole_rows(lines: &[Line]) -> Vec<String> {
    let listed = lines.iter().filter(|line| !line.detail.length.is_empty());
    let titles = listed.map(|line| text::width(&line.label));
    let title = titles.filter(|width| *width <= WIDEST_TITLE).max();
    let title = title.unwrap_or(0);
    let columns = Beside::Everything.columns(lines);
    let rows = lines.iter().zip(columns);
    let rows = rows.map(|(line, column)| match column.as_str() {
        "" => line.label.clone(),
        column => beside(&line.label, column, title),
    });
    rows.collect()
}

/// A title, and what stands beside the titles of so many columns.
fn beside(title: &str, column: &str, width: usize) -> String {
    let gap = width.saturating_sub(text::width(title)) + GAP;
    format!("{title}{}{column}", " ".repeat(gap))
}

/// A label in rows of so many columns, those below the first indented by more.
fn wrapped(label: &str, width: usize) -> Vec<String> {
    if text::width(label) <= width {
        return vec![label.to_owned()];
    }
    let words = label.trim_start();
    let indent = (label.len() - words.len()).min(width / 2);
    let hanging = (indent + GAP).min(width / 2);
    let first = layout::breaks(words, width - indent).into_iter().next();
    let (first, rest) = words.split_at(first.map_or(words.len(), |first| first.end));
    let rest = rest.trim_start();
    let below = layout::breaks(rest, width - hanging).into_iter();
    let row = |blanks: usize, words| {
        let words = text::fit(words, width - blanks);
        format!("{}{words}", " ".repeat(blanks))
    };
    let below = below.map(|part| row(hanging, rest.get(part).unwrap_or_default()));
    let below = below.filter(|row| !row.trim().is_empty());
    [row(indent, first)].into_iter().chain(below).collect()
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
            let indent = " ".repeat(2 + rank.indent());
            lines.push(Line {
                label: format!("{indent}{title}"),
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
            id: id.into_owned(),
            ..Detail::default()
        };
    }
    let share = progress.share(&lesson.id, &lesson.sections);
    Detail {
        length: format!("{:>7}", text::reading_time(lesson.minutes())),
        id: id.into_owned(),
        read: share.words().unwrap_or_default(),
    }
}
