//! A list to choose from, with its filter.

use super::canvas::{Canvas, Frame};
use super::line;
use crate::app::lists;
use crate::app::overlay::{Choice, Item, List, ListKind};
use crate::app::{App, Area};
use crate::layout;
use crate::text;
use crate::theme::{Role, Roles};

/// Draws it: the frame, the filter, the rows, and the note on the selected row.
pub fn draw(app: &App, list: &List, canvas: &mut Canvas<'_>) {
    let area = lists::area(&app.geometry, list);
    canvas.frame(area.frame, Frame::Box, list.title());
    if area.rows.height == 0 {
        return;
    }
    draw_filter(list, area.filter, canvas);
    draw_line(area.frame, area.filter.bottom(), canvas);
    for line in 0..area.rows.height {
        let index = list.top + line;
        let Some((item, matched)) = list.made.get(&index) else {
            break;
        };
        let selected = index == list.selected && item.choice != Choice::Nothing;
        let row = Area {
            y: area.rows.y + line,
            height: 1,
            ..area.rows
        };
        draw_item(item, (matched, selected), row, canvas);
    }
    if list.shown.is_empty() && !list.is_sifting() {
        let rows = area.rows;
        let sentences = [
            "Nothing matches. Backspace takes a letter back.",
            "Nothing matches. Esc clears it.",
            "Nothing matches.",
        ];
        canvas.put_fitting((rows.x, rows.y), rows.right(), &sentences, quiet());
    }
    let below = list.shown.len().saturating_sub(list.top + area.rows.height);
    if list.top + below > 0 {
        let (at, all) = list.count();
        let mark = format!(" {at} of {all} ");
        let (right, y) = (
            area.frame.right().saturating_sub(2),
            area.frame.bottom() - 1,
        );
        canvas.put_right((right, y), area.frame.x + 2, &mark, Role::PopupTitle);
    }
    if area.note.height > 0 {
        draw_line(area.frame, area.note.y - 1, canvas);
        draw_note(list, area.note, canvas);
    }
}

fn draw_filter(list: &List, area: Area, canvas: &mut Canvas<'_>) {
    let title = Roles::from(Role::Popup).with(Role::PopupTitle);
    let prompt = canvas.put((area.x, area.y), area.right(), "› ", title);
    if list.filter.is_empty() {
        let hint = match list.kind {
            ListKind::Themes => "type to filter, ↑ ↓ to try one on",
            ListKind::Contents
            | ListKind::Glossary
            | ListKind::Palette
            | ListKind::Help
            | ListKind::Bookmarks
            | ListKind::Problems => "type to filter",
        };
        let room = area.right().saturating_sub(prompt);
        let mut hints = [hint, "type to filter", "filter"].into_iter();
        let hint = hints.find(|hint| text::width(hint) <= room);
        canvas.put((prompt, area.y), area.right(), hint.unwrap_or(""), quiet());
    } else {
        // Its end is what is being typed.
        let room = area.right().saturating_sub(prompt + 1);
        let filter = line::fit_end(&list.filter, room);
        let end = canvas.put((prompt, area.y), area.right(), &filter, Role::Popup);
        canvas.put((end, area.y), area.right(), "▏", title);
    }
}

fn draw_line(frame: Area, y: usize, canvas: &mut Canvas<'_>) {
    let line = format!("├{}┤", "─".repeat(frame.width.saturating_sub(2)));
    canvas.put((frame.x, y), frame.right(), &line, Role::PopupBorder);
}

fn draw_note(list: &List, area: Area, canvas: &mut Canvas<'_>) {
    let Some((item, _)) = list.made.get(&list.selected) else {
        return;
    };
    let mut rows = layout::words(&item.note, area.width);
    if rows.len() > area.height
        && let Some(last) = area
            .height
            .checked_sub(1)
            .and_then(|last| rows.get_mut(last))
    {
        // What is cut is marked.
        let words = format!("{} …", layout::plain(last));
        let cut = layout::words(&text::fit(&words, area.width), area.width);
        if let Some(row) = cut.into_iter().next() {
            *last = row;
        }
    }
    for (line, row) in rows.iter().enumerate().take(area.height) {
        canvas.row_on(
            (area.x, area.y + line),
            area.right(),
            row,
            (Role::Popup.into(), None),
        );
    }
}

fn quiet() -> Roles {
    Roles::from(Role::Popup).with(Role::Muted)
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
        // A screen of one column has no room beside it.
        let beside = x.saturating_sub(1);
        canvas.fill(
            Area {
                x: beside,
                width: area.width + 2,
                ..area
            },
            base,
        );
        canvas.put((beside, y), area.right(), "▸", base);
    }
    if item.choice == Choice::Nothing && item.depth == 0 {
        let label = text::clean_line(&item.label);
        canvas.put(
            (x, y),
            area.right(),
            &text::fit(&label, area.width),
            Roles::from(Role::Popup).with(Role::PopupTitle),
        );
        return;
    }
    let left = x + item.depth;
    let detail = text::clean_line(&item.detail);
    let label = text::width(&text::clean_line(&item.label));
    let room = area.right().saturating_sub(left);
    let detail = if label + 2 + text::width(&detail) <= room {
        &detail
    } else {
        shortened(
            &detail,
            &item.choice,
            (room.saturating_sub(label + 2)).max(area.width / 3),
        )
    };
    let detail_x = area.right().saturating_sub(text::width(detail)).max(left);
    let label_right = if detail.is_empty() {
        area.right()
    } else {
        detail_x.saturating_sub(2).max(left)
    };
    let label = text::clean_line(&item.label).into_owned();
    let label = text::fit(&label, label_right.saturating_sub(left)).into_owned();
    let mut column = left;
    for (index, (cluster, _)) in text::clusters(&label).enumerate() {
        let roles = if item.choice == Choice::Nothing {
            quiet()
        } else if matched.contains(&(index as u32)) {
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
    canvas.put((detail_x, y), area.right(), detail, quiet);
}

/// As much of a detail as there is room for: facts and keys are shown whole or not at all, the first ones first.
fn shortened<'a>(detail: &'a str, choice: &Choice, room: usize) -> &'a str {
    let between = match choice {
        Choice::Action(_) => " ",
        _ => " · ",
    };
    let ends = detail.match_indices(between).map(|(end, _)| end);
    let ends: Vec<usize> = ends.chain([detail.len()]).collect();
    let shorter = ends.iter().rev().filter_map(|end| detail.get(..*end));
    let mut fitting = shorter.filter(|shorter| text::width(shorter) <= room);
    fitting.next().unwrap_or("")
}
