//! The outline beside the text on wide screens.

use super::canvas::Canvas;
use crate::app::App;
use crate::app::outline::MARGIN;
use crate::text;
use crate::theme::Role;

/// Draws it where the screen is wide enough.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let Some(area) = app.geometry.outline else {
        return;
    };
    let right = area.right();
    let left = area.x + MARGIN;
    let title = text::beginning(app.title(), right - left);
    let title = text::clean_line(&title).into_owned();
    canvas.put(
        (left, area.y),
        right,
        &text::fit(&title, right - left),
        Role::Strong,
    );
    let current = app.reader.section();
    for (line, outlined) in app
        .outline_lines()
        .into_iter()
        .enumerate()
        .take(area.height)
    {
        let Some(outlined) = outlined else {
            continue;
        };
        let section = outlined.section;
        let here = current.is_some_and(|current| current.block == section.block);
        let role = if here { Role::Current } else { Role::Muted };
        let y = area.y + line;
        if here {
            canvas.put((left - 3, y), right, "▌", Role::Current);
        }
        if outlined.begins {
            if app.has_read(section) {
                canvas.put((left - 2, y), right, "✓", Role::Muted);
            }
            if let Some(number) = section.number {
                canvas.put((left, y), right, &format!("{number:02}"), Role::Muted);
            }
        }
        let x = left + outlined.indent;
        canvas.put((x, y), right, &outlined.words, role);
    }
}
