//! The outline beside the text on wide screens.

use super::canvas::Canvas;
use crate::app::App;
use crate::text;
use crate::theme::Role;

/// Draws it where the screen is wide enough.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let Some(area) = app.geometry.outline else {
        return;
    };
    let right = area.right().saturating_sub(2);
    let left = area.x + 2;
    let title = text::clean_line(&app.reader.lesson.title).into_owned();
    canvas.put(
        (left, area.y),
        right,
        &text::fit(&title, right - left),
        Role::Strong,
    );
    let current = app.reader.section();
    for (line, section) in app
        .outline_lines()
        .into_iter()
        .enumerate()
        .take(area.height)
    {
        let Some(section) = section else {
            continue;
        };
        let here = current.is_some_and(|current| current.block == section.block);
        let role = if here { Role::Current } else { Role::Muted };
        let y = area.y + line;
        if here {
            canvas.put((left - 2, y), right, "▌", Role::Current);
        }
        if app.has_read(section) {
            canvas.put((left - 1, y), right, "✓", Role::Muted);
        }
        let number = section
            .number
            .map_or_else(|| "    ".to_owned(), |number| format!("{number:02}  "));
        let x = canvas.put((left, y), right, &number, Role::Muted);
        let title = text::clean_line(&section.title).into_owned();
        canvas.put(
            (x, y),
            right,
            &text::fit(&title, right.saturating_sub(x)),
            role,
        );
    }
}
