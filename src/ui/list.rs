//! A list to choose from, with its filter.

use std::borrow::Cow;

use super::canvas::{Canvas, Frame, Look};
use super::text_field;
use crate::app::lists;
use crate::app::overlay::{Choice, Item, List, ListKind, Unfolded};
use crate::app::{Action, App, Area};
use crate::layout::{self, Row};
use crate::text;
use crate::theme::{Role, Roles};

/// With so many cells a row has room for the words of a bookmark and its lesson, both shortened.
const SHARED_FROM: usize = 32;

/// What stands between a lesson and its section.
const WITHIN: &str = " › ";

/// Draws it: the frame, the filter, the rows, and the note on the selected row.
pub fn draw(app: &App, list: &List, canvas: &mut Canvas<'_>) {
    let area = lists::area(&app.geometry, list);
    canvas.frame(area.frame, Frame::Box, list.title());
    if area.rows.height == 0 {
        return;
    }
    if area.filter.height > 0 {
        draw_filter(list, area.filter, canvas);
    }
    if area.filter.height > 0 && area.rows.y > area.filter.bottom() {
        draw_line(area.frame, area.filter.bottom(), canvas);
    }
    let mut line = 0;
    for index in list.top.. {
        let Some((item, matched)) = list.made.get(&index).filter(|_| line < area.lines()) else {
            break;
        };
        let shown = Shown {
            item,
            matched,
            is_selected: index == list.selected && item.choice != Choice::Nothing,
        };
        let height = list.height(index).min(area.lines() - line);
        let row = Area {
            height,
            ..area.line(line)
        };
        draw_item(&shown, row, canvas);
        line += height;
    }
    if list.shown.is_empty() && list.made.is_empty() {
        draw_nothing(app, list, area.rows, canvas);
    }
    if list.is_cut()
        && let (at, all @ 1..) = list.count()
    {
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
    let room = Area {
        x: prompt,
        width: area.right().saturating_sub(prompt),
        ..area
    };
    text_field::draw(&list.filter, room, Role::Popup.into(), canvas);
    if list.filter.text.is_empty() {
        let hints: &[&str] = match list.kind {
            ListKind::Themes => &[
                "type to filter, ↑ ↓ to try one on",
                "type to filter",
                "filter",
            ],
            ListKind::Contents
            | ListKind::Glossary
            | ListKind::Palette
            | ListKind::Help
            | ListKind::Bookmarks
            | ListKind::Problems => &["type to filter", "filter"],
        };
        let fits = |hint: &&&str| prompt + 2 + text::width(hint) <= area.right();
        let hint = hints.iter().find(fits).copied().unwrap_or("");
        canvas.put((prompt + 2, area.y), area.right(), hint, quiet());
    }
}

/// Says that no row has what was typed, and what to do then.
fn draw_nothing(app: &App, list: &List, rows: Area, canvas: &mut Canvas<'_>) {
    let mut put = |line: usize, sentences: &[&str]| {
        if line < rows.height {
            canvas.put_fitting((rows.x, rows.y + line), rows.right(), sentences, quiet());
        }
    };
    if app.is_reading_for(list) || list.is_sifting() {
        put(0, &["Looking through the course…", "Looking…"]);
    } else if app.is_search_offered(list) {
        let search = app.keymap.key(Action::Search);
        put(
            0,
            &[
                &format!("Nothing matches. Enter searches the course, as {search} does."),
                "Nothing matches. Enter searches the course.",
                "Nothing matches. Enter searches.",
                "Nothing matches.",
            ],
        );
        put(1, &["Only the sections of the open lesson are listed.", ""]);
    } else {
        put(
            0,
            &[
                "Nothing matches. Backspace takes a letter back.",
                "Nothing matches. Ctrl-U clears it.",
                "Nothing matches.",
            ],
        );
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
    let wrapped = |words: &str| match words {
        "" => Vec::new(),
        words => layout::words(words, area.width),
    };
    let note = item.told((list.width, list.rows));
    let (mut rows, addition) = (wrapped(note), wrapped(&item.addition));
    let gap = usize::from(!rows.is_empty());
    if !addition.is_empty() && rows.len() + gap + addition.len() <= area.height {
        rows.extend(std::iter::repeat_n(Row::default(), gap));
        rows.extend(addition);
    } else if rows.len() > area.height
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
            Look::on(Role::Popup),
        );
    }
}

fn quiet() -> Roles {
    Roles::from(Role::Popup).with(Role::Muted)
}

/// An item as it is shown.
struct Shown<'a> {
    item: &'a Item,
    /// Which of its letters the filter matches.
    matched: &'a [u32],
    is_selected: bool,
}

impl Shown<'_> {
    /// How it looks where nothing matches.
    fn base(&self) -> Roles {
        if self.is_selected {
            Roles::from(Role::Popup).with(Role::Selected)
        } else if self.item.is_heading() {
            Roles::from(Role::Popup).with(Role::PopupTitle)
        } else if self.item.is_idle || self.item.choice == Choice::Nothing {
            quiet()
        } else {
            Role::Popup.into()
        }
    }

    /// How a letter looks.
    fn letter(&self, index: usize) -> Roles {
        if self.matched.contains(&(index as u32)) {
            self.base().with(Role::Match)
        } else {
            self.base()
        }
    }
}

fn draw_item(shown: &Shown<'_>, area: Area, canvas: &mut Canvas<'_>) {
    let Shown { item, .. } = shown;
    let base = shown.base();
    let (x, y) = (area.x, area.y);
    if shown.is_selected {
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
    if area.height > 1 {
        return draw_unfolded(shown, area, canvas);
    }
    if item.is_heading() {
        let label = text::clean_line(&item.label);
        let mut column = x;
        for (index, (cluster, _)) in text::clusters(&text::fit(&label, area.width)).enumerate() {
            column = canvas.put((column, y), area.right(), cluster, shown.letter(index));
        }
        return;
    }
    let left = x + item.depth;
    let detail = text::clean_line(&item.detail);
    // No more of a long title than fills a row.
    let whole = text::beginning(&item.label, area.width);
    let label = text::width(&text::clean_line(&whole));
    let room = area.right().saturating_sub(left);
    let detail = if label + 2 + text::width(&detail) <= room {
        detail
    } else {
        let left = room.saturating_sub(label + 2);
        shortened(&detail, item, (left, area.width))
    };
    let detail_x = area.right().saturating_sub(text::width(&detail)).max(left);
    let label_right = if detail.is_empty() {
        area.right()
    } else {
        detail_x.saturating_sub(2).max(left)
    };
    let room = label_right.saturating_sub(left);
    let label = text::clean_line(item.fitting(room)).into_owned();
    let label = text::fit(&label, room).into_owned();
    let mut column = left;
    for (index, (cluster, _)) in text::clusters(&label).enumerate() {
        column = canvas.put((column, y), label_right, cluster, shown.letter(index));
    }
    let quiet = if shown.is_selected {
        base
    } else {
        base.with(Role::Muted)
    };
    canvas.put((detail_x, y), area.right(), &detail, quiet);
}

/// Draws a row that takes several of the screen: all of its label and its detail.
fn draw_unfolded(shown: &Shown<'_>, area: Area, canvas: &mut Canvas<'_>) {
    let Shown { item, .. } = shown;
    let base = shown.base();
    let Unfolded {
        label,
        detail,
        is_beside,
    } = item.unfolded(area.width);
    let left = area.x + item.depth;
    let whole = text::clean_line(&item.label).into_owned();
    let mut letters = text::clusters(&whole).enumerate();
    let mut y = area.y;
    for words in label.iter().take(area.height) {
        let mut column = left;
        for (cluster, _) in text::clusters(words) {
            // Blanks at the end of a row are left out.
            let letter = letters.find(|(_, (letter, _))| *letter == cluster);
            let roles = letter.map_or(base, |(index, _)| shown.letter(index));
            column = canvas.put((column, y), area.right(), cluster, roles);
        }
        y += 1;
    }
    // The row that it would stand beside may have no place.
    if is_beside && label.len() <= area.height {
        y -= 1;
    }
    for words in detail.iter().take(area.bottom().saturating_sub(y)) {
        let x = area.right().saturating_sub(text::width(words));
        canvas.put((x.max(left), y), area.right(), words, base);
        y += 1;
    }
}

/// As much of a detail as there is room for beside a label, of which it may take some: facts and keys are shown whole or
/// not at all, the first ones first. The lesson of a bookmark rather loses its end.
fn shortened<'a>(
    detail: &'a str,
    Item {
        choice, is_idle, ..
    }: &Item,
    (left, width): (usize, usize),
) -> Cow<'a, str> {
    let is_shared = matches!(choice, Choice::Bookmark(_)) && width >= SHARED_FROM;
    let room = left.max(if is_shared { width / 2 } else { width / 3 });
    let between = match choice {
        // Keys, but not the words why it cannot be done.
        Choice::Action(_) if !is_idle => " ",
        Choice::Bookmark(_) if detail.contains(WITHIN) => WITHIN,
        _ => " · ",
    };
    let ends = detail.match_indices(between).map(|(end, _)| end);
    let ends: Vec<usize> = ends.chain([detail.len()]).collect();
    let shorter = ends.iter().rev().filter_map(|end| detail.get(..*end));
    let mut fitting = shorter.filter(|shorter| text::width(shorter) <= room);
    match fitting.next() {
        Some(whole) => whole.into(),
        None if is_shared => text::fit(detail, room),
        None => "".into(),
    }
}
