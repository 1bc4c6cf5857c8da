//! A table as cards, one a row, each line a header and its value: for columns too narrow for a grid.

use super::Slice;
use super::columns::shown;
use crate::course::Inside;
use crate::layout::Room;
use crate::layout::flow::Flow;
use crate::layout::frame::{self, Label};
use crate::layout::leaf::hanging_by;
use crate::layout::row::Row;
use crate::layout::target::Targets;
use crate::theme::Role;

/// How far the rows after the first of a value are indented.
const INDENT: usize = 2;

/// The rows of the cards in a part.
pub(super) fn rows(slice: Slice, room: Room, label: &[Label], targets: &mut Targets) -> Vec<Row> {
    let Slice { table, part } = slice;
    let width = room.width;
    let rule = "─".repeat(width);
    let border = Role::TableBorder;
    let header = || shown(table.header()).enumerate();
    let mut out = Vec::new();
    if part.is_first() {
        out.push(frame::labelled(&rule, border.into(), None, label));
    }
    if table.is_empty() {
        for (column, cell) in header() {
            let flow = Flow::new(cell, Role::TableHeader.into(), targets);
            let flow = room.marked(flow, column, &cell.shown());
            let rows = hanging_by(INDENT, flow, width).into_iter();
            out.extend(rows.map(|row| row.starting(0)));
        }
    }
    for index in part.range() {
        let first = out.len();
        if index > 0 {
            out.push(Row::of(&rule, border));
        }
        let mut row = table.row(index);
        for (column, name) in header() {
            // A header that is repeated leads to the same place: its first card is enough.
            let flow = if index == 0 {
                Flow::new(name, Role::TableHeader.into(), targets)
            } else {
                Flow::new(name, Role::TableHeader.into(), &mut Targets::none())
            };
            let name = room.marked(flow, column, &name.shown());
            let value = row.next().unwrap_or_default();
            let flow = Flow::new(value, Role::Table.into(), targets);
            let nth = (index + 1) * table.columns() + column;
            let value = room.marked(flow, nth, &value.shown());
            let length = value.text.len();
            if let Some(flow) = line(name, value) {
                let before = flow.text.len().saturating_sub(length);
                out.extend(hanging_by(INDENT, flow, width).into_iter().map(|row| {
                    let inside = Inside::new(column, row.start.saturating_sub(before));
                    Row { inside, ..row }
                }));
            }
        }
        for row in out.iter_mut().skip(first) {
            row.start = index;
        }
    }
    if part.is_last() {
        out.push(Row::of(&rule, border).starting(table.len()));
    }
    out
}

/// “Header: value”, the value alone where there is no header, nothing where there is neither.
fn line<'a>(name: Flow<'a>, value: Flow<'a>) -> Option<Flow<'a>> {
    if name.text.trim().is_empty() {
        return (!value.text.trim().is_empty()).then_some(value);
    }
    let mut flow = name;
    flow.append(&Flow::plain(": ", Role::TableHeader));
    if value.text.trim().is_empty() {
        flow.append(&Flow::plain("–", Role::Muted));
    } else {
        flow.append(&value);
    }
    Some(flow)
}
