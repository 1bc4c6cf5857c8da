//! `nodecourse render`: the player's layout as text.

mod offers;
pub mod signs;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{report, setup, theme};
use crate::cli::{Global, When};
use crate::course::{BlockKind, Coverage, Lesson};
use crate::highlight::{self, Budget};
use crate::layout::{self, CodeLines, Laid, Measure, View};
use crate::load::Library;
use crate::office::desk::Desk;
use crate::shell;
use crate::shell::output::Segment;
use crate::theme::{Style, Theme};
use offers::Offers;
use signs::Paper;

/// The width of text that goes into a file.
const FILE_WIDTH: usize = 80;
/// Lines of prose are no longer than this, however wide the terminal.
const LONGEST_LINE: usize = 90;
/// Plain text goes out in pieces of about so many bytes.
const PRINTED_AT_ONCE: usize = 64 << 10;

/// Prints a lesson, or all lessons of the course one after the other. The status is a failure if none can be shown.
pub fn run(
    path: Option<&Path>,
    wanted: Option<&str>,
    width: Option<u16>,
    global: &Global,
) -> anyhow::Result<ExitCode> {
    lessons((setup::library(path)?, path), wanted, width, global)
}

/// The same of a course that is open; its path is told where something is wrong.
pub fn lessons(
    (library, path): (Library, Option<&Path>),
    wanted: Option<&str>,
    width: Option<u16>,
    global: &Global,
) -> anyhow::Result<ExitCode> {
    let (desk, mut problems) = Desk::new(library);
    let course = &desk.course;
    setup::any_lesson(course, &problems)?;
    let ids = match wanted {
        Some(_) => vec![setup::lesson_id(course, wanted, path)?],
        None => course.lessons().map(|entry| entry.id.clone()).collect(),
    };
    let wide = width.map_or_else(terminal_width, usize::from);
    let paint = paint(global)?;
    let paper = match paint {
        Some(_) => Paper::Styled,
        None => Paper::Plain,
    };
    let mut status = ExitCode::FAILURE;
    for (index, id) in ids.iter().enumerate() {
        let (mut lesson, found) = desk.read(id);
        problems.extend(found);
        if let Some(sentence) = report::missing(&lesson) {
            shell::output::complain(&sentence);
        }
        if lesson.coverage != Coverage::Nothing {
            status = ExitCode::SUCCESS;
        }
        if index > 0 {
            shell::print("\n\n");
        }
        signs::write_out(lesson.blocks.kept_mut(), paper);
        let printed = print((&desk, &lesson), wide, paint.as_ref());
        if printed != ExitCode::SUCCESS {
            return Ok(printed);
        }
    }
    if let Some(sentence) = report::errors(&problems, path) {
        shell::output::complain(&sentence);
    }
    Ok(status)
}

/// How to colour, if at all: colours are only used where they are asked for or a terminal shows them.
pub fn paint(global: &Global) -> anyhow::Result<Option<Theme>> {
    let wanted = match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => std::io::stdout().is_terminal(),
    };
    // Before anything else, so that a wrong name is told whether or not there are colours.
    let (config, _) = setup::config();
    let (chosen, mistakes) = theme::chosen(global, config.theme.as_deref(), &config)?;
    if !wanted {
        return Ok(None);
    }
    if !mistakes.is_empty() {
        shell::output::complain("The theme has mistakes; `nodecourse themes` shows them.");
    }
    Ok(Some(chosen.reduce(theme::depth(global))))
}

fn print((desk, lesson): (&Desk, &Lesson), wide: usize, paint: Option<&Theme>) -> ExitCode {
    let never = AtomicBool::new(false);
    let mut text = String::new();
    let offers = Offers::new(desk);
    let everything_open: BTreeSet<usize> = lesson.closed_summaries().collect();
    for (index, block) in lesson.blocks.iter().enumerate() {
        let highlighted = match &block.kind {
            BlockKind::Code(code) if paint.is_some() => {
                highlight::highlight(&code.language, &code.text, &Budget::new(&never)).map(Arc::new)
            }
            _ => None,
        };
        let view = View {
            width: wide.min(LONGEST_LINE),
            wide,
            code_lines: CodeLines::Wrap,
            buttons: None,
            folded: &everything_open,
            tokens: &|_| highlighted.clone(),
            marks: &|_, _| Vec::new(),
            practice: &|practice| offers.name(practice),
        };
        let measure = Measure::new(&block);
        for part in 0..measure.parts() {
            let laid = layout::part(lesson, index, measure.part(part), &view);
            let status = match paint {
                Some(theme) => print_painted(&laid, theme),
                None => print_plain(&laid, &mut text),
            };
            if status != ExitCode::SUCCESS {
                return status;
            }
        }
    }
    shell::print(&text)
}

/// Adds rows to the text, and prints it once there is enough of it.
fn print_plain(laid: &Laid, text: &mut String) -> ExitCode {
    for row in &laid.rows {
        let start = text.len();
        text.extend(row.pieces.iter().map(|piece| piece.text.as_str()));
        text.truncate(start + text[start..].trim_end().len());
        text.push('\n');
    }
    if text.len() < PRINTED_AT_ONCE {
        return ExitCode::SUCCESS;
    }
    let status = shell::print(text);
    text.clear();
    status
}

fn print_painted(laid: &Laid, theme: &Theme) -> ExitCode {
    let mut segments = Vec::new();
    for row in &laid.rows {
        for piece in &row.pieces {
            segments.push(Segment {
                text: &piece.text,
                style: theme.style(piece.roles),
            });
        }
        segments.push(Segment {
            text: "\n",
            style: Style::default(),
        });
    }
    shell::output::print_segments(&segments)
}

/// The terminal's width where output goes to one.
fn terminal_width() -> usize {
    shell::output_width().unwrap_or(FILE_WIDTH)
}
