//! The pop-up that explains a term.

use super::canvas::{Canvas, Frame, Look};
use super::text_field;
use crate::app::App;
use crate::app::overlay::Popup;
use crate::app::placement::Side;
use crate::theme::{Role, Roles};

/// Draws it at its place.
pub fn draw(app: &App, popup: &Popup, canvas: &mut Canvas<'_>) {
    let (area, inside) = (popup.placement.area, popup.inside());
    let view = inside.text;
    let Some(card) = popup.card() else {
        return;
    };
    let frame = match popup.placement.side {
        Side::Sheet => Frame::Sheet,
        Side::Above | Side::Below => Frame::Box,
    };
    if inside.has_title {
        canvas.frame(area, frame, &card.subject.title(app.knowledge()));
    } else {
        canvas.fill(area, Role::Popup);
    }
    if inside.has_rule {
        let line = "─".repeat(area.width);
        let bottom = (area.x, area.bottom().saturating_sub(1));
        canvas.put(bottom, area.right(), &line, Role::PopupBorder);
    }
    if let Some((way, row)) = popup.way(app.knowledge()) {
        canvas.put(
            (row.x, row.y),
            row.right(),
            &text_field::fit_end(&way, row.width),
            Roles::from(Role::Popup).with(Role::Muted),
        );
    }
    let look = Look {
        ground: Role::Popup.into(),
        focus: card.focus,
    };
    for line in 0..view.height {
        if let Some(row) = card.laid.rows.get(card.scroll + line) {
            canvas.row_on((view.x, view.y + line), view.right(), row, look);
        }
    }
    let below = card
        .laid
        .rows
        .len()
        .saturating_sub(card.scroll + view.height);
    edge(popup, (card.scroll, below), canvas);
}

/// Marks on the edge where there is more above or below. What the keys do stands in the bottom row.
fn edge(popup: &Popup, (above, below): (usize, usize), canvas: &mut Canvas<'_>) {
    let area = popup.placement.area;
    if !popup.inside().has_title || above + below == 0 {
        return;
    }
    let y = match popup.placement.side {
        Side::Sheet => area.y,
        Side::Above | Side::Below => area.bottom() - 1,
    };
    let right = area.right().saturating_sub(2);
    let mark = match (above > 0, below > 0) {
        // A short title keeps its room.
        (_, true) if area.width < 40 => " ↓ ".to_owned(),
        (_, false) if area.width < 40 => " ↑ ".to_owned(),
        (true, true) => " ↑↓ more ".to_owned(),
        (true, false) => " ↑ more ".to_owned(),
        (false, _) => format!(" ↓ {below} more "),
    };
    canvas.put_right((right, y), area.x + 2, &mark, Role::PopupTitle);
}
