//! The wide view of a table: everything scrolls under the header and beside the first column.

use super::canvas::Canvas;
use crate::app::overlay::WideTable;
use crate::app::{App, table_area};
use crate::layout::{self, Row};
use crate::text;
use crate::theme::Role;

/// Draws it over the whole screen.
pub fn draw(app: &App, table: &WideTable, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = table_area(&app.geometry);
    canvas.fill(area, Role::Text);
    let cells = table.frozen_cells(area.width);
    let frozen = table.frozen_rows(area.height);
    let head = (0..frozen).map(|row| (0, row));
    for (line, place) in head.chain(table.visible.iter().copied()).enumerate() {
        let Some(row) = table.row(place) else {
            break;
        };
        let y = area.y + line;
        canvas.row_from((area.x + cells, y), area.right(), row, cells + table.left);
        canvas.row_from((area.x, y), area.x + cells, row, 0);
        let column = table.natural.frozen_cells;
        if table.left > 0 && cells < column {
            let seam = Seam {
                at: (area.x, y),
                column,
                room: cells,
            };
            draw_seam(row, &seam, canvas);
        }
    }
    if app.geometry.header.is_none() {
        return;
    }
    canvas.fill(
        crate::app::Area {
            height: 1,
            ..screen
        },
        Role::Bar,
    );
    let titles = ["Table at its full width", "Wide table", "Table"];
    canvas.put_fitting((1, 0), screen.right(), &titles, Role::BarTitle);
    let more = [
        (table.left > 0, "←"),
        (table.beyond() > 0, "→"),
        (table.more.0, "↑"),
        (table.more.1, "↓"),
    ];
    let marks: Vec<&str> = more
        .iter()
        .filter(|(there, _)| *there)
        .map(|(_, mark)| *mark)
        .collect();
    if !marks.is_empty() {
        canvas.put_right(
            (screen.right() - 1, 0),
            26,
            &format!("more: {}", marks.join(" ")),
            Role::Bar,
        );
    }
}

/// Where the first column ends that has less room than it needs.
struct Seam {
    /// Where the column begins in a row of the screen.
    at: (usize, usize),
    /// The cells that the column needs.
    column: usize,
    /// The cells that it has.
    room: usize,
}

/// Ends the first column of a row with its border, and a mark where something of it is hidden.
fn draw_seam(row: &Row, seam: &Seam, canvas: &mut Canvas<'_>) {
    let Seam { column, room, .. } = *seam;
    let (x, y) = seam.at;
    let Some(mark) = room.checked_sub(2) else {
        return;
    };
    canvas.row_from((x + room - 1, y), x + room, row, column - 1);
    let mut at = 0;
    let words = layout::plain(row);
    let hides = text::clusters(&words).any(|(cluster, width)| {
        let is_hidden = at + width > mark && at + 1 < column;
        at += width;
        is_hidden && !matches!(cluster, " " | "─" | "═")
    });
    if hides {
        canvas.put((x + mark, y), x + room, "…", Role::Muted);
    }
}
