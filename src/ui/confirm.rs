//! A question before something leaves the program, drawn with everything that would happen.

use super::canvas::{Canvas, Frame};
use crate::app::App;
use crate::app::overlay::{Confirm, answers};
use crate::theme::{Role, Roles};

/// Draws the question in the middle of the screen.
pub fn draw(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let (area, view) = (confirm.frame(screen), confirm.view(screen));
    canvas.frame(area, Frame::Box, &confirm.question);
    let lines = confirm.lines(screen);
    let visible = lines.iter().skip(confirm.top).take(view.height);
    for (line, words) in visible.enumerate() {
        canvas.put(
            (view.x, view.y + line),
            view.right(),
            words,
            Roles::from(Role::Popup).with(Role::Strong),
        );
    }
    let below = lines.len().saturating_sub(confirm.top + view.height);
    if confirm.top + below > 0 && area.height > 1 {
        let mark = match (confirm.top, below) {
            (0, below) => format!(" ↓ {below} more "),
            (_, 0) => " ↑ more ".to_owned(),
            _ => format!(" ↑↓ {below} more "),
        };
        let at = (area.right().saturating_sub(2), area.bottom() - 1);
        canvas.put_right(at, area.x + 1, &mark, Role::PopupTitle);
    }
    let (at, answers) = confirm.answers(screen);
    canvas.put(
        at,
        area.inner(2, 1).right(),
        &answers::words(answers),
        Roles::from(Role::Popup).with(Role::Muted),
    );
}
