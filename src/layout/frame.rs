//! The lines around things, with words set into them.

use super::row::Row;
use crate::text;
use crate::theme::Roles;

/// The narrowest frame that is worth its two sides.
pub(super) const NARROWEST_FRAME: usize = 12;

/// What stands between labels at the right.
const BETWEEN: &str = " · ";
/// The blanks around a label and the two cells of line beside it.
const AROUND: usize = 4;

/// Words set into a line.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Clean, on one row.
    text: String,
    roles: Roles,
    target: Option<u16>,
}

impl Label {
    /// Words that lead nowhere.
    pub(super) fn plain(text: &str, roles: impl Into<Roles>) -> Self {
        Self::leading(text, roles, None)
    }

    /// Words that lead to a target.
    pub(super) fn leading(text: &str, roles: impl Into<Roles>, target: Option<u16>) -> Self {
        Self {
            text: text::clean_line(text).into_owned(),
            roles: roles.into(),
            target,
        }
    }

    /// The cells of the words.
    pub(super) fn width(&self) -> usize {
        text::width(&self.text)
    }
}

/// The upper side of a frame.
pub(super) fn top(
    width: usize,
    roles: impl Into<Roles>,
    left: Option<Label>,
    right: &[Label],
) -> Row {
    let line = format!("┌{}┐", "─".repeat(width.saturating_sub(2)));
    labelled(&line, roles.into(), left, right)
}

/// The lower side of a frame.
pub(super) fn bottom(width: usize, roles: impl Into<Roles>) -> Row {
    Row::of(format!("└{}┘", "─".repeat(width.saturating_sub(2))), roles)
}

/// The lower side of a frame with words set into its end.
pub(super) fn bottom_noted(width: usize, roles: impl Into<Roles>, note: Label) -> Row {
    let line = format!("└{}┘", "─".repeat(width.saturating_sub(2)));
    labelled(&line, roles.into(), None, &[note])
}

/// How many cells a label at the left has beside those at the right, on a line of so many.
pub(super) fn room_beside(width: usize, right: &[Label]) -> usize {
    width.saturating_sub(cells_at_right(right) + AROUND)
}

/// The cells of the words of labels, and of what stands between them.
fn cells(labels: &[Label]) -> usize {
    let words: usize = labels.iter().map(Label::width).sum();
    words + text::width(BETWEEN) * labels.len().saturating_sub(1)
}

/// The cells that labels take at the end of a line, with the blanks around them and the end of the line.
fn cells_at_right(labels: &[Label]) -> usize {
    match labels {
        [] => 0,
        labels => cells(labels) + 3,
    }
}

/// A line of signs of one cell each with labels over it: one after its first cell, the others before its
/// last. Of those at the right the last give way where there is no room; the left one is cut first.
pub(super) fn labelled(line: &str, roles: Roles, left: Option<Label>, right: &[Label]) -> Row {
    let signs: Vec<char> = line.chars().collect();
    let fits = |count: &usize| {
        let labels = right.get(..*count).unwrap_or_default();
        cells(labels) + AROUND <= signs.len()
    };
    let count = (1..=right.len()).rev().find(fits).unwrap_or(0);
    let right = right.get(..count).unwrap_or_default();
    let right_start = signs.len().saturating_sub(cells_at_right(right));

    let mut row = Row::default();
    let mut at = 0;
    if let Some(label) = left {
        let words = text::fit(&label.text, right_start.saturating_sub(AROUND));
        if !words.is_empty() {
            row.push(piece(&signs, 0, 1), roles, None);
            row.push(" ", roles, None);
            row.push(&words, label.roles, label.target);
            row.push(" ", roles, None);
            at = 3 + text::width(&words);
        }
    }
    row.push(piece(&signs, at, right_start), roles, None);
    for (index, label) in right.iter().enumerate() {
        let before = if index == 0 { " " } else { BETWEEN };
        row.push(before, roles, None);
        row.push(&label.text, label.roles, label.target);
    }
    if !right.is_empty() {
        row.push(" ", roles, None);
        row.push(piece(&signs, signs.len() - 1, signs.len()), roles, None);
    }
    row
}

fn piece(signs: &[char], start: usize, end: usize) -> String {
    signs
        .iter()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect()
}
