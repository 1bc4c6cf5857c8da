//! The wide view of a table: everything scrolls under the header and beside the first column.

use super::canvas::Canvas;
use crate::app::overlay::WideTable;
use crate::app::{App, table_area};
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
