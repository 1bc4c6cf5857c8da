//! The short kinds of leaf: paragraphs, images, rules, the titles of callouts, terms and summaries.

use super::Room;
use super::flow::Flow;
use super::frame::{self, Label, NARROWEST_FRAME};
use super::nest;
use super::row::Row;
use super::target::{Target, Targets};
use super::wrap::{wrap, wrap_hanging};
use crate::course::{CalloutStyle, Container, Image, Prose};
use crate::theme::Role;

/// Whether what a summary stands for is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// It is.
    Open,
    /// It is not.
    Closed,
}

/// Running text.
pub(super) fn paragraph(prose: &Prose, room: Room, targets: &mut Targets) -> Vec<Row> {
    let flow = Flow::new(prose.lend(), room.base, targets);
    flow_rows(room.marked(flow, 0, &prose.lend().shown()), room.width)
}

/// The term of a definition list, strong.
pub(super) fn definition_term(prose: &Prose, room: Room, targets: &mut Targets) -> Vec<Row> {
    let flow = Flow::new(prose.lend(), room.base.with(Role::Strong), targets);
    flow_rows(room.marked(flow, 0, &prose.lend().shown()), room.width)
}

/// A thematic break: a short line in the middle.
pub(super) fn rule(room: Room) -> Vec<Row> {
    let line = short_rule(room.width);
    let mut row = Row::default();
    row.pad((room.width - line.width()) / 2, room.base);
    row.append(line);
    vec![row]
}

/// A line of a third of the width, as it parts footnotes from the text.
pub(super) fn short_rule(width: usize) -> Row {
    Row::of("─".repeat((width / 3).max(1)), Role::Rule)
}

/// The title of a callout: a sign and the words, so that the colour says nothing of its own.
pub(super) fn callout_title(title: &str, around: &[Container], room: Room) -> Vec<Row> {
    let style = around.iter().rev().find_map(|container| match container {
        Container::Callout(style) => Some(*style),
        Container::Quote
        | Container::Item { .. }
        | Container::Description
        | Container::Footnote(_)
        | Container::Details { .. } => None,
    });
    let (roles, sign) = match style {
        Some(style) => (nest::callout(style), sign(style)),
        None => (room.base.with(Role::Callout), ""),
    };
    let flow = room.marked(Flow::plain(title, roles), 0, title);
    hanging(Row::of(sign, roles), flow, room.width)
}

/// The line that details are folded under; all of it folds, but for links and terms.
pub(super) fn summary(prose: &Prose, fold: Fold, room: Room, targets: &mut Targets) -> Vec<Row> {
    let target = targets.add(|| Target::Fold(room.index));
    let flow = Flow::new(prose.lend(), room.base, targets);
    let mut flow = room.marked(flow, 0, &prose.lend().shown());
    flow.lead_to(target);
    let mut sign = Row::default();
    sign.push(fold.sign(), Role::ListMarker, target);
    sign.push(" ", Role::ListMarker, None);
    hanging(sign, flow, room.width)
}

/// An image as its words and its file; one without words is its file alone.
pub(super) fn image(alt: &str, image: &Image, room: Room) -> Vec<Row> {
    let framed = room.width >= NARROWEST_FRAME;
    let inner = if framed { room.width - 4 } else { room.width };
    let alt = if alt == image.path { "" } else { alt };
    let mut rows: Vec<Row> = Vec::new();
    let words = [
        (alt, Role::Image),
        (&image.title, Role::Image),
        (&image.path, Role::Muted),
    ];
    for (nth, (words, role)) in words.into_iter().enumerate() {
        if !words.trim().is_empty() {
            let above = rows.last().map_or(0, |row| row.start + 1);
            let flow = room.marked(Flow::plain(words, role), nth, words);
            let words = flow_rows(flow, inner).into_iter();
            rows.extend(words.map(|row| {
                let start = above + row.start;
                row.starting(start)
            }));
        }
    }
    let end = rows.last().map_or(0, |row| row.start);
    if !framed {
        return rows;
    }
    let label = Label::plain("image", Role::Muted);
    let inner = rows.iter().map(Row::width).max().unwrap_or(0);
    let width = (inner + 4).max(label.width() + 4).min(room.width);
    let mut out = vec![frame::top(width, Role::Rule, Some(label), &[])];
    for row in rows {
        let mut framed = Row::default().starting(row.start);
        let rest = (width - 4).saturating_sub(row.width());
        framed.push("│", Role::Rule, None);
        framed.pad(1, Role::Text);
        framed.append(row);
        framed.pad(rest + 1, Role::Text);
        framed.push("│", Role::Rule, None);
        out.push(framed);
    }
    out.push(frame::bottom(width, Role::Rule).starting(end));
    out
}

/// The rows of a flow.
pub(super) fn flow_rows(flow: Flow, width: usize) -> Vec<Row> {
    let flow = flow.fitting(width);
    wrap(&flow, width)
        .iter()
        .map(|line| flow.row(line.start..line.end))
        .collect()
}

/// The rows of a flow that hangs under its first letter, with a marker before it.
///
/// In a column too narrow for that the other rows start at the left, and in one too narrow for the
/// marker it is left out.
pub(super) fn hanging(marker: Row, flow: Flow, width: usize) -> Vec<Row> {
    let taken = marker.width();
    if taken + 2 > width {
        return flow_rows(flow, width);
    }
    let room = width - taken;
    let indent = if room >= nest::least_text(width) {
        taken
    } else {
        0
    };
    let mut before = Some(marker);
    wrap_hanging(&flow, room, width - indent)
        .iter()
        .map(|line| {
            let mut row = before.take().unwrap_or_else(|| {
                let mut blank = Row::default();
                blank.pad(indent, Role::Text);
                blank
            });
            row.append(flow.row(line.start..line.end));
            row.starting(line.start)
        })
        .collect()
}

/// The rows of a flow whose rows after the first are indented.
pub(super) fn hanging_by(indent: usize, flow: Flow, width: usize) -> Vec<Row> {
    let indent = if width > indent * 3 { indent } else { 0 };
    let flow = flow.fitting(width);
    let lines = wrap_hanging(&flow, width, width - indent);
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let mut row = Row::default();
        if !out.is_empty() {
            row.pad(indent, Role::Text);
        }
        row.append(flow.row(line.start..line.end));
        out.push(row.starting(line.start));
    }
    out
}

impl Fold {
    fn sign(self) -> &'static str {
        match self {
            Self::Open => "▾",
            Self::Closed => "▸",
        }
    }
}

fn sign(style: CalloutStyle) -> &'static str {
    match style {
        CalloutStyle::Note => "● ",
        CalloutStyle::Tip => "★ ",
        CalloutStyle::Important => "❖ ",
        CalloutStyle::Warning => "▲ ",
        CalloutStyle::Caution => "✖ ",
    }
}
