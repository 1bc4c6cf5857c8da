//! A list to choose from, with its filter.

use super::canvas::{Canvas, Frame};
use crate::app::lists;
use crate::app::overlay::{Choice, Item, List, ListKind};
use crate::app::{App, Area};
use crate::text;
use crate::theme::{Role, Roles};

/// Draws it: the frame, the filter, a line, the rows.
pub fn draw(app: &App, list: &List, canvas: &mut Canvas<'_>) {
    let area = lists::area(&app.geometry, list.kind);
    canvas.frame(area, Frame::Box, list.title());
    let inner = area.inner(2, 1);
    if inner.height < 3 {
        return;
    }
    let prompt = canvas.put(
        (inner.x, inner.y),
        inner.right(),
        "› ",
        Roles::from(Role::Popup).with(Role::PopupTitle),
    );
    if list.filter.is_empty() {
        let hint = match list.kind {
            ListKind::Themes => "type to filter, ↑ ↓ to try one on",
            _ => "type to filter",
        };
        canvas.put(
            (prompt, inner.y),
            inner.right(),
            hint,
            Roles::from(Role::Popup).with(Role::Muted),
        );
    } else {
        let end = canvas.put((prompt, inner.y), inner.right(), &list.filter, Role::Popup);
        canvas.put(
            (end, inner.y),
            inner.right(),
            "▏",
            Roles::from(Role::Popup).with(Role::PopupTitle),
        );
    }
    let line = "─".repeat(area.width.saturating_sub(2));
    canvas.put(
        (area.x + 1, inner.y + 1),
        area.right() - 1,
        &line,
        Role::PopupBorder,
    );
    let rows = Area {
        y: inner.y + 2,
        height: inner.height - 2,
        ..inner
    };
    for line in 0..rows.height {
        let index = list.top + line;
        let Some(shown) = list.shown.get(index) else {
            break;
        };
        if let Some(item) = list.items.get(shown.item) {
            let selected = index == list.selected && item.choice != Choice::Nothing;
            draw_item(
                item,
                (&shown.matched, selected),
                Area {
                    y: rows.y + line,
                    height: 1,
                    ..rows
                },
                canvas,
            );
        }
    }
    if list.shown.is_empty() {
        canvas.put(
            (rows.x, rows.y),
            rows.right(),
            "Nothing matches. Backspace takes a letter back.",
            Roles::from(Role::Popup).with(Role::Muted),
        );
    }
    let below = list.shown.len().saturating_sub(list.top + rows.height);
    if list.top + below > 0 && area.height > 3 {
        let mark = format!(" {} of {} ", list.selected + 1, list.shown.len());
        canvas.put_right(
            (area.right() - 2, area.bottom() - 1),
            area.x + 2,
            &mark,
            Role::PopupTitle,
        );
    }
}

fn draw_item(
    item: &Item,
    (matched, selected): (&[u32], bool),
    area: Area,
    canvas: &mut Canvas<'_>,
) {
    let base: Roles = if selected {
        Roles::from(Role::Popup).with(Role::Selected)
    } else {
        Role::Popup.into()
    };
    let (x, y) = (area.x, area.y);
    if selected {
        canvas.fill(
            Area {
                x: x - 1,
                width: area.width + 2,
                ..area
            },
            base,
        );
        canvas.put((x - 1, y), area.right(), "▸", base);
    }
    if item.choice == Choice::Nothing {
        canvas.put(
            (x, y),
            area.right(),
            &item.label,
            Roles::from(Role::Popup).with(Role::PopupTitle),
        );
        return;
    }
    let detail = text::clean_line(&item.detail).into_owned();
    let left = x + item.depth;
    // Keys, times and titles stand at the right; sentences follow the label.
    let detail_room = if text::width(&detail) <= area.width / 3 {
        text::width(&detail) + 2
    } else {
        area.width * 6 / 10
    };
    let label_right = area
        .right()
        .saturating_sub(if detail.is_empty() { 0 } else { detail_room })
        .max(left);
    let label = text::clean_line(&item.label).into_owned();
    let label = text::fit(&label, label_right.saturating_sub(left)).into_owned();
    let mut column = left;
    for (index, (cluster, _)) in text::clusters(&label).enumerate() {
        let roles = if matched.contains(&(index as u32)) {
            base.with(Role::Match)
        } else {
            base
        };
        column = canvas.put((column, y), label_right, cluster, roles);
    }
    let quiet = if selected {
        base
    } else {
        base.with(Role::Muted)
    };
    let detail_x = area
        .right()
        .saturating_sub(detail_room.saturating_sub(2))
        .max(left + 2);
    canvas.put(
        (detail_x, y),
        area.right(),
        &text::fit(&detail, area.right().saturating_sub(detail_x)),
        quiet,
    );
}
