//! The marks that a sweep over running text is inside of, and what they make of it.

use std::collections::BTreeSet;

use crate::course::{Link, MarkKind};
use crate::layout::target::{Target, Targets};
use crate::theme::{Role, Roles};

/// Ends come before starts at the same place, so that neighbours do not touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    End,
    Start,
}

/// The marks that the sweep is inside of.
#[derive(Debug, Default)]
pub(super) struct Active {
    counts: Vec<(Role, usize)>,
    leading: BTreeSet<usize>,
}

impl Active {
    /// Enters a mark; whether that is where code begins.
    pub(super) fn start(&mut self, kind: &MarkKind, index: usize, target: Option<u16>) -> bool {
        if target.is_some() {
            self.leading.insert(index);
        }
        let Some(role) = role(kind) else {
            return false;
        };
        let count = self.count(role);
        *count += 1;
        *count == 1 && role == Role::CodeInline
    }

    /// Leaves a mark; whether that is where code ends.
    pub(super) fn end(&mut self, kind: &MarkKind, index: usize) -> bool {
        self.leading.remove(&index);
        let Some(role) = role(kind) else {
            return false;
        };
        let count = self.count(role);
        *count = count.saturating_sub(1);
        *count == 0 && role == Role::CodeInline
    }

    fn count(&mut self, role: Role) -> &mut usize {
        let at = self.counts.iter().position(|(known, _)| *known == role);
        let at = at.unwrap_or_else(|| {
            self.counts.push((role, 0));
            self.counts.len() - 1
        });
        &mut self.counts[at].1
    }

    pub(super) fn roles(&self, base: Roles) -> Roles {
        self.counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .fold(base, |roles, (role, _)| roles.with(*role))
    }

    /// The mark that started last among those that lead somewhere.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.leading.last().copied()
    }
}

/// What a mark makes of its words.
fn role(kind: &MarkKind) -> Option<Role> {
    match kind {
        MarkKind::Strong => Some(Role::Strong),
        MarkKind::Emphasis => Some(Role::Emphasis),
        MarkKind::Strikethrough => Some(Role::Strikethrough),
        MarkKind::Code => Some(Role::CodeInline),
        MarkKind::Link(link) => match **link {
            Link::Term(_) => Some(Role::Term),
            Link::External(_)
            | Link::Lesson(..)
            | Link::Section(_)
            | Link::Use(..)
            | Link::File(_)
            | Link::Folder(_)
            | Link::Missing(_)
            | Link::Other(_) => Some(Role::Link),
        },
        MarkKind::Image(_) => Some(Role::Image),
        MarkKind::Term { marked: true, .. } => Some(Role::Term),
        MarkKind::Term { marked: false, .. } => None,
        MarkKind::Footnote(_) => Some(Role::Footnote),
    }
}

/// The target of a mark that leads somewhere.
pub(super) fn lead(kind: &MarkKind, targets: &mut Targets) -> Option<u16> {
    match kind {
        MarkKind::Link(link) => targets.add(|| match &**link {
            Link::Term(id) => Target::Term(id.clone()),
            Link::External(_)
            | Link::Lesson(..)
            | Link::Section(_)
            | Link::Use(..)
            | Link::File(_)
            | Link::Folder(_)
            | Link::Missing(_)
            | Link::Other(_) => Target::Link((**link).clone()),
        }),
        MarkKind::Term { id, marked: true } => targets.add(|| Target::Term(id.clone())),
        MarkKind::Footnote(label) => targets.add(|| Target::Footnote(label.to_string())),
        MarkKind::Term { marked: false, .. }
        | MarkKind::Strong
        | MarkKind::Emphasis
        | MarkKind::Strikethrough
        | MarkKind::Code
        | MarkKind::Image(_) => None,
    }
}
