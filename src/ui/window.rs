//! What stands behind a window: nothing of the rows that it covers.

use super::canvas::Canvas;
use crate::app::overlay::{ListKind, Overlay};
use crate::app::practice::{Content, area};
use crate::app::{App, Area, lists, searching};
use crate::theme::Role;

/// Empties the rows of the page that a window covers, whole: what sticks out at its sides, as of a wide table, is of no
/// use and looks broken. A pop-up covers too little for that, and the theme picker shows what it does to the page.
pub fn clear(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_>) {
    let geometry = &app.geometry;
    let beside = |frame: Area| Area {
        y: frame.y,
        height: frame.height,
        ..geometry.body
    };
    let area = match overlay {
        Overlay::List(list) if list.kind == ListKind::Themes => return,
        Overlay::List(list) => beside(lists::area(geometry, list).frame),
        Overlay::Finder(_) => beside(searching::area(geometry).frame),
        Overlay::Quiz(_) | Overlay::Lab(_) | Overlay::Review(_) | Overlay::Memory(_) => {
            let frame = area(geometry, Content::Text).frame;
            Area {
                x: 0,
                width: geometry.screen.width,
                ..frame
            }
        }
        Overlay::Popup(_)
        | Overlay::Hints(_)
        | Overlay::Table(_)
        | Overlay::Confirm(_)
        | Overlay::Consent(_)
        | Overlay::Pane(_)
        | Overlay::Prompt(_) => return,
    };
    canvas.fill(area, Role::Text);
}
