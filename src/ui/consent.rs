//! The question before code of a course from elsewhere is run.

use super::canvas::{Canvas, Frame};
use crate::app::App;
use crate::app::overlay::{Consent, answers};
use crate::theme::{Role, Roles};

/// Draws it in the middle of the screen.
pub fn draw(app: &App, consent: &Consent, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let area = consent.frame(screen);
    canvas.frame(area, Frame::Box, "Run code of this course?");
    let (inner, view) = (area.inner(2, 1), consent.view(screen));
    let lines = consent.lines(screen);
    let shown = lines.iter().skip(consent.top).take(view.height);
    for (line, words) in shown.enumerate() {
        canvas.put((view.x, view.y + line), view.right(), words, Role::Popup);
    }
    let (at, answers) = consent.answers(screen);
    let roles = Roles::from(Role::Popup).with(Role::Strong);
    canvas.put(at, inner.right(), &answers::words(answers), roles);
    let mark = match consent.more() {
        (0, 0) => return,
        (_, 0) => " ↑ more ".to_owned(),
        (0, below) => format!(" ↓ {below} more "),
        (_, below) => format!(" ↑↓ {below} more "),
    };
    let at = (
        area.right().saturating_sub(2),
        area.bottom().saturating_sub(1),
    );
    canvas.put_right(at, area.x + 2, &mark, Role::PopupTitle);
}
