//! A question before something leaves the program, drawn with everything that would happen.

use super::canvas::{Canvas, Frame};
use crate::app::App;
use crate::app::overlay::Confirm;
use crate::text;
use crate::theme::{Role, Roles};

/// What can be answered, in full and in short.
const ANSWERS: [&str; 3] = [
    "Enter or y: yes    Esc or n: no",
    "y: yes   n: no",
    "y or n",
];
/// What can be done before the end of the subject has been seen.
const SCROLLS: [&str; 3] = [
    "↓ shows the rest, then y: yes    Esc: no",
    "↓ goes on   n: no",
    "↓ or n",
];

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
    let inner = area.inner(2, 1);
    let answers = if confirm.is_seen { ANSWERS } else { SCROLLS };
    let fits = |words: &&str| text::width(words) <= inner.width;
    let [.., shortest] = answers;
    canvas.put(
        (inner.x, inner.bottom().saturating_sub(1)),
        inner.right(),
        answers.into_iter().find(fits).unwrap_or(shortest),
        Roles::from(Role::Popup).with(Role::Muted),
    );
}
