//! A line that is typed into, with its cursor.

use super::canvas::Canvas;
use crate::app::Area;
use crate::app::text_field::{Shown, TextField};
use crate::text;
use crate::theme::{Role, Roles};

/// Draws the part of a line that the area has room for, with marks where there is more; the cell of the cursor is set
/// off.
pub fn draw(line: &TextField, area: Area, roles: Roles, canvas: &mut Canvas<'_>) {
    let shown = line.shown(area.width);
    let x = area.x + usize::from(shown.more_before);
    part(&shown, area, roles, canvas);
    let mut column = 0;
    for (cluster, width) in text::clusters(shown.text) {
        if column == shown.cursor {
            let at = (x + column, area.y);
            canvas.put(at, area.right(), cluster, roles.with(Role::Focus));
        }
        column += width;
    }
    if shown.cursor >= column {
        let at = (x + column, area.y);
        canvas.put(at, area.right(), " ", roles.with(Role::Focus));
    }
}

/// Draws a line that the cursor is not in: its beginning.
pub fn idle(text: &str, area: Area, roles: Roles, canvas: &mut Canvas<'_>) {
    let line = TextField {
        text: text.to_owned(),
        cursor: 0,
    };
    part(&line.shown(area.width), area, roles, canvas);
}

fn part(shown: &Shown<'_>, area: Area, roles: Roles, canvas: &mut Canvas<'_>) {
    let mut at = (area.x, area.y);
    let quiet = roles.with(Role::Muted);
    if shown.more_before {
        at.0 = canvas.put(at, area.right(), "‹", quiet);
    }
    at.0 = canvas.put(at, area.right(), shown.text, roles);
    if shown.more_after {
        canvas.put(at, area.right(), "›", quiet);
    }
}

/// The end of a text that may be too long: of a way the last steps matter most.
pub fn fit_end(way: &str, width: usize) -> String {
    let way = text::clean_line(way);
    let total = text::width(&way);
    if total <= width {
        return way.into_owned();
    }
    let mut skipped = 0;
    let mut rest = String::from("…");
    for (cluster, cells) in text::clusters(&way) {
        if skipped > total - width {
            rest.push_str(cluster);
        }
        skipped += cells;
    }
    rest
}
