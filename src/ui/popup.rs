//! The pop-up that explains a term.

use super::canvas::{Canvas, Frame};
use super::line;
use crate::app::App;
use crate::app::overlay::Popup;
use crate::app::placement::Side;
use crate::text;
use crate::theme::{Role, Roles};

/// Draws it at its place.
pub fn draw(app: &App, popup: &Popup, canvas: &mut Canvas<'_>) {
    let (area, view) = (popup.placement.area, popup.view());
    let Some(card) = popup.card() else {
        return;
    };
    let frame = match popup.placement.side {
        Side::Sheet => Frame::Sheet,
        Side::Above | Side::Below => Frame::Box,
    };
    canvas.frame(area, frame, &card.subject.title(app.knowledge()));
    if popup.is_upper {
        let line = "─".repeat(area.width);
        let bottom = (area.x, area.bottom().saturating_sub(1));
        canvas.put(bottom, area.right(), &line, Role::PopupBorder);
    }
    if popup.trail.len() > 1 && view.y > area.y + 1 {
        let trail: Vec<String> = popup
            .trail
            .iter()
            .map(|card| card.subject.title(app.knowledge()))
            .collect();
        let way = trail.join(" › ");
        canvas.put(
            (view.x, view.y - 1),
            view.right(),
            &line::fit_end(&way, view.width),
            Roles::from(Role::Popup).with(Role::Muted),
        );
    }
    for line in 0..view.height {
        if let Some(row) = card.laid.rows.get(card.scroll + line) {
            canvas.row_on(
                (view.x, view.y + line),
                view.right(),
                row,
                (Role::Popup.into(), card.focus),
            );
        }
    }
    let below = card
        .laid
        .rows
        .len()
        .saturating_sub(card.scroll + view.height);
    edge(app, popup, (card.scroll, below), canvas);
}

/// The keys on the lower edge, and marks where there is more above or below.
fn edge(app: &App, popup: &Popup, (above, below): (usize, usize), canvas: &mut Canvas<'_>) {
    let area = popup.placement.area;
    let sheet = popup.placement.side == Side::Sheet;
    if area.height < 2 {
        return;
    }
    let y = if sheet { area.y } else { area.bottom() - 1 };
    let mut right = area.right().saturating_sub(2);
    if above + below > 0 {
        let mark = match (above > 0, below > 0) {
            // A short title keeps its room.
            _ if area.width < 40 => {
                if below > 0 {
                    " ↓ ".to_owned()
                } else {
                    " ↑ ".to_owned()
                }
            }
            (true, true) => " ↑↓ more ".to_owned(),
            (true, false) => " ↑ more ".to_owned(),
            _ => format!(" ↓ {below} more "),
        };
        canvas.put_right((right, y), area.x + 2, &mark, Role::PopupTitle);
        right = right.saturating_sub(text::width(&mark) + 1);
    }
    if sheet {
        return;
    }
    let keys = popup.hints();
    let words: Vec<String> = keys
        .iter()
        .map(|(action, label)| format!("{} {label}", app.keymap.key(*action)))
        .collect();
    for count in (1..=words.len()).rev() {
        let shown = format!(
            " {} ",
            words
                .get(words.len() - count..)
                .unwrap_or_default()
                .join(" · ")
        );
        if area.x + 2 + text::width(&shown) <= right {
            canvas.put(
                (area.x + 2, y),
                right,
                &shown,
                Roles::from(Role::PopupBorder),
            );
            return;
        }
    }
}
