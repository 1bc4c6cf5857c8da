//! The one place where text leaves for standard output and standard error. Everything is cleaned here.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use super::closed;
use super::sgr::{self, Look};
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::run::{Output, Stream};
use crate::text;
use crate::theme::Style;
use crate::ui::canvas::cell_style;

/// A piece of text and the style that the program gives it. The text may be foreign, the style is ours.
#[derive(Debug, Clone, Copy)]
pub struct Segment<'a> {
    /// What to print; it may hold newlines.
    pub text: &'a str,
    /// How.
    pub style: Style,
}

/// Prints text on standard output. The status is a failure when it could not be written.
///
/// A reader that has seen enough (`| head`) is no failure.
pub fn print(text: &str) -> ExitCode {
    deliver(&text::clean(text))
}

/// Prints styled text on standard output: as [`print()`].
pub fn print_segments(segments: &[Segment<'_>]) -> ExitCode {
    deliver(&painted(segments))
}

/// Prints one sentence on standard error; the status is that of a failure.
pub fn fail(sentence: &str) -> ExitCode {
    complain(sentence);
    ExitCode::FAILURE
}

/// Prints one sentence on standard error. When even that cannot be written, nobody can be told.
pub fn complain(sentence: &str) {
    let line = format!("{}\n", text::clean(sentence.trim_end()));
    let _ = io::stderr().write_all(line.as_bytes());
}

/// Whether standard error is a terminal.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Writes the last line of standard error anew; for a terminal only.
pub(super) fn rewrite(line: &str) {
    let line = format!("\r{}\x1b[K", text::clean_line(line));
    let _ = io::stderr().write_all(line.as_bytes());
}

/// Passes on what code prints while it runs: to a terminal cleaned, to a file or a pipe byte by byte.
#[derive(Debug, Default)]
pub struct Relay {
    /// The beginning of a character whose end has not come, of each stream.
    begun: [Vec<u8>; 2],
}

impl Relay {
    /// Passes on a piece. `false` when nobody takes it any more.
    pub fn pass_on(&mut self, output: &Output) -> bool {
        let (begun, is_terminal) = match output.stream {
            Stream::Out => (&mut self.begun[0], io::stdout().is_terminal()),
            Stream::Err => (&mut self.begun[1], io::stderr().is_terminal()),
        };
        if !is_terminal {
            return write(output.stream, &output.bytes);
        }
        begun.extend_from_slice(&output.bytes);
        let whole = match std::str::from_utf8(begun) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Ok(_) | Err(_) => begun.len(),
        };
        let rest = begun.split_off(whole);
        let whole = std::mem::replace(begun, rest);
        let text = String::from_utf8_lossy(&whole);
        write(output.stream, text::clean(&text).as_bytes())
    }

    /// No more comes: a character that was cut is shown as what it is.
    pub fn finish(self) {
        for (stream, begun) in [Stream::Out, Stream::Err].into_iter().zip(self.begun) {
            if !begun.is_empty() {
                write(
                    stream,
                    text::clean(&String::from_utf8_lossy(&begun)).as_bytes(),
                );
            }
        }
    }
}

fn write(stream: Stream, bytes: &[u8]) -> bool {
    let written = match stream {
        Stream::Out if closed::stdout_was_closed() => return false,
        Stream::Out => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(bytes).and_then(|()| stdout.flush())
        }
        Stream::Err => io::stderr().write_all(bytes),
    };
    written.is_ok()
}

fn deliver(text: &str) -> ExitCode {
    if closed::stdout_was_closed() {
        return fail("The output could not be written: standard output is closed.");
    }
    let mut stdout = io::stdout().lock();
    let written = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&format!(
            "The output could not be written: {}.",
            Obstacle::from(&error)
        )),
    }
}

/// The text with the codes of its styles. Each line is styled on its own, so that a pager or a cut
/// never lets a colour run on.
pub fn painted(segments: &[Segment<'_>]) -> String {
    let mut out = String::new();
    for segment in segments {
        let cleaned = text::clean(segment.text);
        if segment.style == Style::default() {
            out.push_str(&cleaned);
            continue;
        }
        let style = cell_style(segment.style);
        let look = Look {
            foreground: style.fg.unwrap_or_default(),
            background: style.bg.unwrap_or_default(),
            modifier: style.add_modifier,
        };
        let mut styled = String::new();
        look.write(Look::default(), &mut styled);
        for line in cleaned.split_inclusive('\n') {
            let (line, end) = line
                .strip_suffix('\n')
                .map_or((line, ""), |line| (line, "\n"));
            if !line.is_empty() {
                out.extend([&styled, line]);
                if !styled.is_empty() {
                    out.push_str(sgr::PLAIN);
                }
            }
            out.push_str(end);
        }
    }
    out
}
