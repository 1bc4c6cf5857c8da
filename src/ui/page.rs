//! The lesson: the rows that are on the screen, and the links in them.

use super::Hyperlink;
use super::canvas::Canvas;
use crate::app::reader::Spot;
use crate::app::{App, Area};
use crate::course::Link;
use crate::layout::Target;
use crate::text;
use crate::theme::{Role, Roles};

/// Draws the visible rows; below the last one stands what comes next.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let geometry = &app.geometry;
    for (line, place) in app.reader.visible.iter().enumerate() {
        let Some(laid) = app.reader.shown(*place) else {
            continue;
        };
        if let Some(row) = laid.rows.get(place.row) {
            let focus = app
                .reader
                .focus
                .filter(|spot| (spot.block, spot.part) == (place.block, place.part))
                .map(|spot| spot.target);
            canvas.row(
                (geometry.block_x(laid.width), geometry.body.y + line),
                geometry.body.right(),
                row,
                focus,
            );
        }
    }
    if let Some(ending) = app.ending() {
        let role = if ending.leads_on {
            Role::Link
        } else {
            Role::Muted
        };
        let roles = Roles::from(role);
        let roles = if app.reader.focus == Some(Spot::WAY_ON) {
            roles.with(Role::Focus)
        } else {
            roles
        };
        let Area { x, y, .. } = ending.area;
        canvas.put((x, y), geometry.column.right(), &ending.words, roles);
    }
}

/// The external links on the screen.
pub fn hyperlinks(app: &App) -> Vec<Hyperlink> {
    let mut links = Vec::new();
    for (line, place) in app.reader.visible.iter().enumerate() {
        let Some(laid) = app.reader.shown(*place) else {
            continue;
        };
        let mut x = app.geometry.block_x(laid.width);
        for piece in laid
            .rows
            .get(place.row)
            .map(|row| row.pieces.as_slice())
            .unwrap_or_default()
        {
            let end = (x + text::width(&piece.text)).min(app.geometry.body.right());
            let target = piece
                .target
                .and_then(|target| laid.targets.get(usize::from(target)));
            if let Some(Target::Link(Link::External(address))) = target {
                links.push(Hyperlink {
                    row: (app.geometry.body.y + line) as u16,
                    start: x as u16,
                    end: end as u16,
                    address: address.clone(),
                });
            }
            x = end;
        }
    }
    links
}
