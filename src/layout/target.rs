//! What a piece can lead to: keyboard focus, mouse, letter hints and copying all work from this.

use crate::course::{Link, TermId};

/// One thing that can be focused. A term or link that is wrapped over several rows is one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A term to be explained, found in the text or linked explicitly.
    Term(TermId),
    /// A link to be followed; never one to a term.
    Link(Link),
    /// A footnote, by label.
    Footnote(String),
    /// The summary at this block, to be folded or unfolded.
    Fold(usize),
    /// The code at this block, to be run.
    Run(usize),
    /// The code at this block, to be copied.
    Copy(usize),
    /// The table at this block, to be seen at its natural width.
    Wide(usize),
    /// What there is to do at this block, to be opened.
    Practice(usize),
}

/// The targets met so far.
#[derive(Debug, Default)]
pub(super) struct Targets {
    /// In reading order.
    pub(super) list: Vec<Target>,
    /// Whether new ones are taken.
    mode: Mode,
}

#[derive(Debug, Default)]
enum Mode {
    /// New targets are taken.
    #[default]
    Taking,
    /// Nothing leads anywhere.
    Refusing,
}

impl Targets {
    /// Takes none: for text that is only measured, or that repeats what stands elsewhere.
    pub(super) fn none() -> Self {
        Self {
            list: Vec::new(),
            mode: Mode::Refusing,
        }
    }

    /// Adds a target and returns its index; past 65,536 targets, text leads nowhere.
    pub(super) fn add(&mut self, target: impl FnOnce() -> Target) -> Option<u16> {
        match self.mode {
            Mode::Taking => {
                let index = u16::try_from(self.list.len()).ok()?;
                self.list.push(target());
                Some(index)
            }
            Mode::Refusing => None,
        }
    }
}
