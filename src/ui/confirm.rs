//! A question before something leaves the program. It shows everything that would happen.

use super::canvas::{Canvas, Frame};
use crate::app::overlay::Confirm;
use crate::app::{App, Area};
use crate::text;
use crate::theme::{Role, Roles};

/// Draws the question in the middle of the screen.
pub fn draw(app: &App, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let screen = app.geometry.screen;
    let width = screen
        .width
        .saturating_sub(4)
        .clamp(1, 80)
        .min(screen.width);
    let inner_width = width.saturating_sub(4).max(1);
    let subject = text::clean_line(&confirm.subject).into_owned();
    let lines = cut(&subject, inner_width);
    let height = (lines.len() + 6).min(screen.height);
    let area = Area {
        x: (screen.width - width) / 2,
        y: (screen.height - height) / 2,
        width,
        height,
    };
    canvas.frame(area, Frame::Box, &confirm.question);
    let inner = area.inner(2, 1);
    let room = inner.height.saturating_sub(2);
    for (line, words) in lines.iter().enumerate().take(room) {
        canvas.put(
            (inner.x, inner.y + 1 + line),
            inner.right(),
            words,
            Roles::from(Role::Popup).with(Role::Strong),
        );
    }
    let y = inner.bottom().saturating_sub(1);
    canvas.put(
        (inner.x, y),
        inner.right(),
        "Enter or y: yes    Esc or n: no",
        Roles::from(Role::Popup).with(Role::Muted),
    );
}

/// The whole text in lines of a width: nothing of an address may be hidden.
fn cut(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for (cluster, cells) in text::clusters(words) {
        if used + cells > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(cluster);
        }
        used += cells;
    }
    lines
}
