//! A line that is typed into, with its cursor.

use super::canvas::Canvas;
use crate::app::Area;
use crate::app::line::Line;
use crate::text;
use crate::theme::{Role, Roles};

/// Draws the part of a line that the area has room for; the cell of the cursor is set off.
pub fn draw(line: &Line, area: Area, roles: Roles, canvas: &mut Canvas<'_>) {
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
