//! Something to do, where a lesson offers it: a framed row that can be pressed.

use super::Room;
use super::flow::Flow;
use super::frame::NARROWEST_FRAME;
use super::leaf;
use super::row::Row;
use super::target::{Target, Targets};
use crate::course::Practice;
use crate::theme::{Role, Roles};

/// The rows of an offer. Labs and traces are told of, and not pressed.
pub(super) fn rows(practice: &Practice, room: Room, targets: &mut Targets) -> Vec<Row> {
    let opens = room.view.buttons.is_some() && !matches!(practice, Practice::Trace(_));
    let target = if opens {
        targets.add(|| Target::Practice(room.index))
    } else {
        None
    };
    let words = practice.told(&(room.view.practice)(practice));
    let strong = Roles::from(Role::Practice);
    let runs = [
        (practice.title().len(), strong.with(Role::Strong)),
        (words.len(), Role::Muted.into()),
    ];
    let mut flow = room.marked(Flow::runs(words.clone(), runs), 0, &words);
    flow.lead_to(target);
    let framed = room.width >= NARROWEST_FRAME;
    let inner = if framed { room.width - 4 } else { room.width };
    let mut sign = Row::default();
    sign.push(if opens { "▸ " } else { "· " }, strong, target);
    let rows = leaf::hanging(sign, flow, inner);
    if !framed {
        return rows;
    }
    let line = "─".repeat(room.width - 2);
    let mut out = vec![Row::of(format!("╭{line}╮"), Role::PracticeBorder)];
    for row in rows {
        let rest = inner.saturating_sub(row.width());
        let mut framed = Row::of("│ ", Role::PracticeBorder);
        framed.append(row);
        // All of the row can be pressed.
        framed.push(" ".repeat(rest), strong, target);
        framed.push(" │", Role::PracticeBorder, None);
        out.push(framed);
    }
    out.push(Row::of(format!("╰{line}╯"), Role::PracticeBorder));
    out
}
