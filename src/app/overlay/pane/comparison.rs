//! What was said beside what was printed, line by line.

use super::row::{PRINTED, PaneRow, SAID};
use crate::practice::compare::{Compared, Order};
use crate::theme::Role;

/// The words before a line take as many cells.
const LABEL: usize = 13;

/// What stands before the lines of a comparison.
#[derive(Debug, Clone, Copy)]
pub(super) struct Labels {
    /// Before what was said.
    said: &'static str,
    /// Before what was printed in its place.
    printed: &'static str,
    /// Before what was printed where nothing was said.
    unsaid: &'static str,
}

/// The learner beside what ran.
pub(super) const RAN: Labels = Labels {
    said: "you said:",
    printed: "it printed:",
    unsaid: "you left out:",
};
/// The learner beside the course, where nothing is run.
pub(super) const RECORDED: Labels = Labels {
    printed: "the course:",
    ..RAN
};
/// The course beside what ran.
pub(super) const COURSE: Labels = Labels {
    said: "the course:",
    printed: "it printed:",
    unsaid: "not expected:",
};

/// The lines of a comparison, each that was said and not printed before what was printed in its place.
pub(super) fn beside(compared: Vec<Compared<'_>>, order: Order, labels: Labels) -> Vec<PaneRow> {
    let mut difference = Difference::default();
    let mut out = Vec::with_capacity(compared.len());
    for line in compared {
        match line {
            Compared::Missing(text) => difference.said.push(text),
            Compared::Extra(text) => difference.printed.push(text),
            Compared::Same(text) => {
                // Lines that may come in any order have no place of their own.
                if order == Order::Given {
                    difference.tell(labels, &mut out);
                }
                out.push(PaneRow::new("✓", text, Role::Code));
            }
        }
    }
    difference.tell(labels, &mut out);
    out
}

/// What each side has where they differ.
#[derive(Debug, Default)]
struct Difference<'a> {
    said: Vec<&'a str>,
    printed: Vec<&'a str>,
}

impl Difference<'_> {
    /// Puts the lines down in turn.
    fn tell(&mut self, labels: Labels, out: &mut Vec<PaneRow>) {
        let (mut said, mut printed) = (self.said.drain(..), self.printed.drain(..));
        loop {
            let (missing, extra) = (said.next(), printed.next());
            let label = match (missing, extra) {
                (None, None) => return,
                (Some(_), _) => labels.printed,
                (None, Some(_)) => labels.unsaid,
            };
            let missing = missing.map(|text| row(SAID, labels.said, text, Role::StatusError));
            let extra = extra.map(|text| row(PRINTED, label, text, Role::Code));
            out.extend(missing.into_iter().chain(extra));
        }
    }
}

/// A line of one side behind its label.
fn row(mark: &'static str, label: &str, text: &str, role: Role) -> PaneRow {
    let text = if text.is_empty() {
        "(an empty line)"
    } else {
        text
    };
    PaneRow::new(mark, format!("{label:<LABEL$} {text}"), role)
}
