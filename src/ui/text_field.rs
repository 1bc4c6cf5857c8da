//! A line that is typed into, with its cursor.

use super::canvas::Canvas;
use crate::app::Area;
use crate::app::text_field::TextField;
use crate::text;
use crate::theme::{Role, Roles};

/// Draws the part of a line that the area has room for; the cell of the cursor is set off.
pub fn draw(line: &TextField, area: Area, roles: Roles, canvas: &mut Canvas<'_>) {
    let (shown, cursor) = line.shown(area.width);
    let mut column = 0;
    for (cluster, width) in text::clusters(shown) {
        let roles = if column == cursor {
            roles.with(Role::Focus)
        } else {
            roles
        };
        canvas.put((area.x + column, area.y), area.right(), cluster, roles);
        column += width;
    }
    if cursor >= column {
        let at = (area.x + column, area.y);
        canvas.put(at, area.right(), " ", roles.with(Role::Focus));
    }
}

/// The end of a text that may be too long: of a way the last steps matter most, of a filter what is being typed.
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
