//! The wide view of a table: everything scrolls under the header and beside the first column. Words in a column that is
//! wider than its room stay in sight until they have to go.

use std::ops::Range;

use super::canvas::Canvas;
use crate::app::overlay::WideTable;
use crate::app::{App, Area, table_area};
use crate::layout::{self, Row};
use crate::text;
use crate::theme::Role;

/// Draws it over the whole screen.
pub fn draw(app: &App, table: &WideTable, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = table_area(&app.geometry);
    canvas.fill(area, Role::Text);
    let cells = table.frozen;
    let frozen = table.frozen_rows(area.height);
    let head = (0..frozen).map(|row| (0, row));
    for (line, place) in head.chain(table.visible.iter().copied()).enumerate() {
        let Some(row) = table.row(place) else {
            break;
        };
        let y = area.y + line;
        let scrolled = (area.x + cells, y);
        canvas.row_from(scrolled, area.right(), row, cells + table.left);
        if let Some(column) = table.cut_column() {
            let hidden = cells + table.left - column.start;
            let stays = hidden.min(free(row, &column));
            let right = area.right().min(area.x + cells + column.len() - hidden);
            // Marks that stood there do not shine through.
            let cut = Area {
                x: scrolled.0,
                y,
                width: right.saturating_sub(scrolled.0),
                height: 1,
            };
            canvas.fill(cut, Role::Text);
            canvas.row_from(scrolled, right, row, column.start + hidden - stays);
        }
        canvas.row_from((area.x, y), area.x + cells, row, 0);
    }
    if app.geometry.header.is_none() {
        return;
    }
    canvas.fill(
        Area {
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

/// How many cells are free at the right of the words in a column, but for the blank before the line.
fn free(row: &Row, column: &Range<usize>) -> usize {
    let (mut at, mut end) = (0, column.start);
    for (cluster, width) in text::clusters(&layout::plain(row)) {
        at += width;
        if at > column.start && at <= column.end && cluster != " " {
            end = at;
        }
    }
    (column.end - end).saturating_sub(1)
}
