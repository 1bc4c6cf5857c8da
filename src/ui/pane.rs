//! What a block of code prints, under the block.

use super::canvas::{Canvas, Frame};
use super::text_field;
use crate::app::overlay::Pane;
use crate::app::overlay::pane::Stage;
use crate::app::text_area::TextArea;
use crate::app::{Action, App, Area, running};
use crate::theme::{Role, Roles};

/// Draws it.
pub fn draw(app: &App, pane: &Pane, canvas: &mut Canvas<'_>) {
    let area = running::area(&app.geometry, &app.reader, pane);
    // The page may have been scrolled past it. One row of it says nothing, and an edge alone looks broken.
    if area.height < 2 {
        return;
    }
    canvas.frame(area, Frame::Box, pane.title());
    let note = pane.note();
    if !note.is_empty() {
        let right = area.right().saturating_sub(2);
        let left = area.x + pane.title().len() + 6;
        canvas.put_right(
            (right, area.y),
            left,
            &format!(" {note} "),
            Role::PopupTitle,
        );
    }
    let inner = area.inner(2, 1);
    match &pane.stage {
        Stage::Predicting(draft) => predicting(draft, inner, canvas),
        Stage::Preparing(..)
        | Stage::Running(_)
        | Stage::Stopping
        | Stage::Ended(_)
        | Stage::Recorded(_)
        | Stage::Refused(_) => rows(pane, inner, canvas),
    }
    let marks = match pane.more() {
        _ if pane.is_typing() => return,
        (above, _) if pane.tells_why() => {
            let more = if above { "↑ more · " } else { "" };
            format!("{more}↓ why · {}", app.keymap.key(Action::PageDown))
        }
        (true, true) => "↑ more ↓".to_owned(),
        (true, false) => "↑ more".to_owned(),
        (false, true) => "more ↓".to_owned(),
        (false, false) => return,
    };
    let at = (
        area.right().saturating_sub(2),
        area.bottom().saturating_sub(1),
    );
    canvas.put_right(at, area.x + 2, &format!(" {marks} "), Role::PopupTitle);
}

fn rows(pane: &Pane, inner: Area, canvas: &mut Canvas<'_>) {
    let shown = pane.rows.iter().skip(pane.top).take(inner.height);
    for (line, row) in shown.enumerate() {
        let y = inner.y + line;
        let roles = Roles::from(Role::Popup).with(row.role);
        canvas.put((inner.x, y), inner.right(), row.mark, roles);
        canvas.put((inner.x + 2, y), inner.right(), &row.text, roles);
    }
}

/// The draft, with the line of the cursor in sight, and what to do with it where there is room.
fn predicting(draft: &TextArea, inner: Area, canvas: &mut Canvas<'_>) {
    let hint = usize::from(inner.height > draft.lines.len().min(3));
    let room = inner.height.saturating_sub(hint);
    let first = (draft.row + 1).saturating_sub(room);
    for (index, typed) in draft.lines.iter().enumerate().skip(first).take(room) {
        let row = Area {
            x: inner.x + 2,
            y: inner.y + index - first,
            width: inner.width.saturating_sub(2),
            height: 1,
        };
        let roles = Roles::from(Role::Popup).with(Role::Code);
        if index == draft.row {
            canvas.put((inner.x, row.y), inner.right(), "›", Role::PopupTitle);
            text_field::draw(typed, row, roles, canvas);
        } else {
            text_field::idle(&typed.text, row, roles, canvas);
        }
    }
    if hint > 0 {
        let sentences: &[&str] = if draft.is_empty() {
            &[
                "Type every line that it prints, then Tab.",
                "Type what it prints, then Tab.",
                "Type it, then Tab.",
            ]
        } else {
            &[
                "Tab shows what it prints, and compares.",
                "Tab shows it and compares.",
                "Tab compares.",
            ]
        };
        let quiet = Roles::from(Role::Popup).with(Role::Muted);
        let at = (inner.x + 2, inner.bottom() - 1);
        canvas.put_fitting(at, inner.right(), sentences, quiet);
    }
}
