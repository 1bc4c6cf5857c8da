//! What stands behind a window: nothing of the rows that it covers; and the mark of what it has no room for.

use super::canvas::Canvas;
use crate::app::overlay::{ListKind, Overlay, PracticeView};
use crate::app::page::{Content, area};
use crate::app::{App, Area, lists, searching};
use crate::theme::Role;

/// Whether something is not drawn because another window stands in front of it: of lists, searches and pop-ups only the
/// topmost is, for what would stick out below it would look like a part of it.
pub fn is_hidden(overlays: &[Overlay], index: usize) -> bool {
    let is_window = |overlay: &Overlay| {
        matches!(
            overlay,
            Overlay::Popup(_) | Overlay::List(_) | Overlay::Finder(_)
        )
    };
    let after = overlays.get(index + 1..).unwrap_or_default();
    overlays.get(index).is_some_and(is_window) && after.iter().any(is_window)
}

/// Fewer cells of text beside a question are of no use.
const LEGIBLE: usize = 40;

/// Empties the rows of the page that a window covers, whole: what sticks out at its sides, as of a wide table, is of no
/// use and looks broken. A pop-up covers too little for that, and the theme picker shows what it does to the page.
pub fn clear(app: &App, overlay: &Overlay, canvas: &mut Canvas<'_>) {
    let geometry = &app.geometry;
    let whole = |frame: Area| Area {
        x: 0,
        width: geometry.screen.width,
        ..frame
    };
    // Of an outline that it covers, too, nothing sticks out.
    let beside = |frame: Area| {
        if frame.x < geometry.body.x {
            return whole(frame);
        }
        Area {
            y: frame.y,
            height: frame.height,
            ..geometry.body
        }
    };
    // A question hides what is left of the rows only where that is too little to be read.
    let asked = |frame: Area| {
        if frame.width + LEGIBLE > geometry.body.width {
            beside(frame)
        } else {
            frame
        }
    };
    let area = match overlay {
        Overlay::List(list) if list.kind == ListKind::Themes => return,
        Overlay::List(list) => beside(lists::area(geometry, list).frame),
        Overlay::Finder(_) => beside(searching::area(geometry).frame),
        Overlay::Practice(PracticeView::Memory(view)) if view.card().is_none() => {
            let rows = view.page.sheet.rows.len();
            beside(area(geometry, Content::Text).fitted(rows).frame)
        }
        // The page may give away what a card asks for.
        Overlay::Practice(_) => whole(area(geometry, Content::Text).frame),
        Overlay::Confirm(confirm) => asked(confirm.question.frame),
        Overlay::Consent(consent) => asked(consent.question.frame),
        // A card that belongs to no word of the page stands where a list would.
        Overlay::Popup(popup) if popup.anchor.is_none() => beside(popup.placement.area),
        Overlay::Popup(_)
        | Overlay::Hints(_)
        | Overlay::Table(_)
        | Overlay::Pane(_)
        | Overlay::Prompt(_) => return,
    };
    canvas.fill(area, Role::Text);
}

/// Marks on the lower edge of a frame how many lines are above it and below it.
pub fn more(frame: Area, hidden: (usize, usize), canvas: &mut Canvas<'_>) {
    let mark = match hidden {
        (0, 0) => return,
        (_, 0) => " ↑ more ".to_owned(),
        (0, below) => format!(" ↓ {below} more "),
        (_, below) => format!(" ↑↓ {below} more "),
    };
    let at = (
        frame.right().saturating_sub(2),
        frame.bottom().saturating_sub(1),
    );
    canvas.put_right(at, frame.x + 2, &mark, Role::PopupTitle);
}
