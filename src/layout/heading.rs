//! Headings: they hang under their first letter, and their signs tell the levels apart without colour.

use super::Room;
use super::flow::Flow;
use super::leaf::hanging;
use super::row::Row;
use super::target::Targets;
use crate::course::Prose;
use crate::theme::Role;

/// A heading.
pub(super) struct Heading<'a> {
    /// How deep it lies, the title at 1.
    pub(super) level: u8,
    /// The number of its section.
    pub(super) number: Option<u32>,
    pub(super) prose: &'a Prose,
}

/// The rows of a heading.
pub(super) fn rows(heading: &Heading<'_>, room: Room, targets: &mut Targets) -> Vec<Row> {
    let Heading {
        level,
        number,
        prose,
    } = *heading;
    let role = role(level);
    let flow = Flow::new(prose.lend(), role.into(), targets);
    let flow = room.marked(flow, 0, &prose.lend().shown());
    let marker = match number {
        Some(number) => Row::of(format!("{number:02}  "), Role::HeadingNumber),
        None => Row::of(sign(level), role),
    };
    let mut rows = hanging(marker, flow, room.width);
    if level <= 1 {
        let width = rows.iter().map(Row::width).max().unwrap_or(0);
        let end = rows.last().map_or(0, |row| row.start);
        rows.push(Row::of("━".repeat(width), role).starting(end));
    }
    rows
}

fn role(level: u8) -> Role {
    match level {
        0 | 1 => Role::Heading1,
        2 => Role::Heading2,
        3 => Role::Heading3,
        4 => Role::Heading4,
        5 => Role::Heading5,
        6.. => Role::Heading6,
    }
}

/// What stands before a heading without a number.
fn sign(level: u8) -> &'static str {
    match level {
        0 | 1 => "",
        2 => "■ ",
        3 => "◆ ",
        4 => "◇ ",
        5 => "› ",
        6.. => "· ",
    }
}
