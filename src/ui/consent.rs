//! The question before code of a course from elsewhere is run.

use super::canvas::{Canvas, Frame};
use crate::app::App;
use crate::app::overlay::Consent;
use crate::theme::{Role, Roles};

/// Draws it in the middle of the screen.
pub fn draw(app: &App, consent: &Consent, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = consent.frame(screen);
    canvas.frame(area, Frame::Box, "Run code of this course?");
    let inner = area.inner(2, 1);
    let room = inner.height.saturating_sub(2);
    for (line, words) in consent.lines(area.width).iter().enumerate().take(room) {
        let at = (inner.x, inner.y + 1 + line);
        canvas.put(at, inner.right(), words, Role::Popup);
    }
    let answers = match (consent.is_whole(screen), consent.armed) {
        (_, false) => "",
        (true, true) => "y: yes, run it    Enter, n or Esc: no",
        (false, true) => "Too long to show here. Esc: no",
    };
    let y = inner.bottom().saturating_sub(1);
    let roles = Roles::from(Role::Popup).with(Role::Strong);
    canvas.put((inner.x, y), inner.right(), answers, roles);
}
