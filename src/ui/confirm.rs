//! A question before something leaves the program, drawn with everything that would happen.

use super::canvas::{Canvas, Frame};
use crate::app::App;
use crate::app::overlay::Confirm;
use crate::theme::{Role, Roles};

/// Draws the question in the middle of the screen.
pub fn draw(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = confirm.frame(screen);
    canvas.frame(area, Frame::Box, &confirm.question);
    let inner = area.inner(2, 1);
    let lines = confirm.lines(screen);
    for (line, words) in lines.iter().enumerate().take(confirm.room(screen)) {
        canvas.put(
            (inner.x, inner.y + 1 + line),
            inner.right(),
            words,
            Roles::from(Role::Popup).with(Role::Strong),
        );
    }
    let answers = if confirm.is_whole(screen) {
        "Enter or y: yes    Esc or n: no"
    } else {
        "Too long to show here. Esc: no"
    };
    let y = inner.bottom().saturating_sub(1);
    canvas.put(
        (inner.x, y),
        inner.right(),
        answers,
        Roles::from(Role::Popup).with(Role::Muted),
    );
}
