//! A line of code as it is shown: clean, its tabs blanks up to the next stop, its tokens runs.

use std::borrow::Cow;
use std::ops::Range;

use crate::layout::flow::Flow;
use crate::text;
use crate::theme::{Role, Roles, Token};

/// Tabs go to the next multiple of this.
const TAB: usize = 4;

/// A line with more bytes can be cut where a part of its block ends.
const LONGEST: usize = 16 << 10;

/// The pieces of a line, one for most.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next.take()?;
        let rest = line.get(start..)?;
        next = text::cut(rest, LONGEST).map(|end| start + end);
        Some(start..next.unwrap_or(line.len()))
    })
}

/// The cells that a line takes; of a line that is cut, no less than that.
pub(super) fn width(line: &str) -> usize {
    if line.len() > LONGEST {
        // It is wider than any screen, and counting would take longer than showing it.
        let tabs = line.bytes().filter(|byte| *byte == b'\t').count();
        return line.len() + tabs * (TAB - 1);
    }
    let clean = text::clean(line);
    if !clean.contains(['\t', '\n']) {
        return text::width(&clean);
    }
    let mut shown = Shown::default();
    shown.push(line);
    text::width(&shown.text)
}

/// A line with its tokens, which change how it looks and never where anything stands.
pub(super) fn flow<'a>(line: &'a str, tokens: &[Token]) -> Flow<'a> {
    let base = Roles::from(Role::CodeBlock);
    let mut edges = Vec::with_capacity(tokens.len() * 2 + 1);
    let mut done = 0;
    for token in tokens {
        for (at, roles) in [(token.start, base), (token.end, base.with(token.role))] {
            done = boundary(line, done.max(at as usize));
            edges.push((done, roles));
        }
    }
    edges.push((line.len(), base));

    let clean = text::clean(line);
    if matches!(clean, Cow::Borrowed(_)) && !clean.contains(['\t', '\n']) {
        return Flow::runs(clean, edges);
    }
    let mut shown = Shown::default();
    let mut done = 0;
    for (end, _) in &mut edges {
        shown.push(line.get(done..*end).unwrap_or(""));
        done = *end;
        *end = shown.text.len();
    }
    Flow::runs(shown.text, edges)
}

/// Marks in a clean line as marks in the line as it is shown.
pub(super) fn shown(mut marks: Vec<(Range<usize>, Role)>, line: &str) -> Vec<(Range<usize>, Role)> {
    if marks.is_empty() || !line.contains('\t') {
        return marks;
    }
    let clean = text::clean(line);
    let mut shown = Shown::default();
    let mut done = 0;
    let mut place = |at: usize| {
        shown.push(clean.get(done..at).unwrap_or(""));
        done = at;
        shown.text.len()
    };
    for (range, _) in &mut marks {
        *range = place(range.start)..place(range.end);
    }
    marks
}

/// How many bytes a line has as it is shown.
pub(super) fn length(line: &str) -> usize {
    flow(line, &[]).text.len()
}

/// The first boundary between characters at or after `offset`, or the end.
fn boundary(line: &str, offset: usize) -> usize {
    (offset..line.len())
        .find(|at| line.is_char_boundary(*at))
        .unwrap_or(line.len())
}

/// A line that grows; how it is pushed, in one part or many, makes no difference.
#[derive(Debug, Default)]
struct Shown {
    text: String,
    /// The column of the last tab stop, and the byte in `text` where it is.
    stop: (usize, usize),
}

impl Shown {
    fn push(&mut self, part: &str) {
        for character in text::clean(part).chars() {
            match character {
                '\t' => {
                    let (column, at) = self.stop;
                    let column = column + text::width(self.text.get(at..).unwrap_or(""));
                    let next = (column / TAB + 1) * TAB;
                    self.text.extend(std::iter::repeat_n(' ', next - column));
                    self.stop = (next, self.text.len());
                }
                '\n' => self.text.push(' '),
                _ => self.text.push(character),
            }
        }
    }
}
