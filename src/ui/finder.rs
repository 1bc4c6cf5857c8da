//! The search of the course: the line, and the hits with what matched in them.

use std::borrow::Cow;
use std::ops::Range;

use super::canvas::{Canvas, Frame, Look};
use super::text_field;
use crate::app::overlay::Finder;
use crate::app::overlay::finder::HitRow;
use crate::app::searching::{self, FinderArea};
use crate::app::{App, Area};
use crate::layout;
use crate::search::{Extent, Goal, Hit};
use crate::text;
use crate::theme::{Role, Roles};

/// The cells between a name and what kind of thing it is.
const GAP: usize = 2;
/// With fewer cells a name that has no room beside what kind of thing it is stands without that.
const NAMED_FROM: usize = 30;
/// With fewer cells behind the kind of a thing the beginning of where it is tells nothing.
const NAMED_OF: usize = 16;
/// With fewer cells a section stands without its lesson.
const SHARED_FROM: usize = 48;
/// What stands between a lesson and its section.
const WITHIN: &str = " › ";

/// Draws it.
pub fn draw(app: &App, finder: &Finder, canvas: &mut Canvas<'_>) {
    let area = searching::area(&app.geometry);
    canvas.frame(area.frame, Frame::Box, "Search the course");
    if area.line.height == 0 {
        return;
    }
    let title = Roles::from(Role::Popup).with(Role::PopupTitle);
    let x = canvas.put((area.line.x, area.line.y), area.line.right(), "› ", title);
    let room = Area {
        x,
        width: area.line.right().saturating_sub(x),
        ..area.line
    };
    text_field::draw(&finder.line, room, Role::Popup.into(), canvas);
    let has_rule = area.rows.y > area.line.bottom();
    if has_rule {
        let rule = format!("├{}┤", "─".repeat(area.frame.width.saturating_sub(2)));
        let at = (area.frame.x, area.line.bottom());
        canvas.put(at, area.frame.right(), &rule, Role::PopupBorder);
        draw_caveat(finder, &area, canvas);
    }
    for (index, rows) in finder.rows() {
        if let Some(hit) = finder.hits.list.get(index) {
            let hits = area.hits();
            let area = Area {
                y: hits.y + rows.start,
                height: rows.len(),
                ..hits
            };
            let unfolded = if index == finder.selected {
                finder.unfolded()
            } else {
                Vec::new()
            };
            if !unfolded.is_empty() {
                draw_unfolded(&unfolded, area, canvas);
                continue;
            }
            let shades = if index == finder.selected {
                let base = Roles::from(Role::Popup).with(Role::Selected);
                select(area, base, canvas);
                Shades {
                    base,
                    quiet: base,
                    place: base,
                }
            } else {
                Shades {
                    base: Role::Popup.into(),
                    quiet: quiet(),
                    place: Roles::from(Role::Popup).with(Role::PopupPlace),
                }
            };
            draw_hit(hit, shades, area, canvas);
        }
    }
    if finder.hits.list.is_empty() && area.rows.height > 0 {
        draw_sentence(&sentences(finder), area.rows, canvas);
    }
    let at = (
        area.frame.right().saturating_sub(2),
        area.frame.bottom() - 1,
    );
    let caveats = if has_rule {
        Vec::new()
    } else {
        finder.caveats()
    };
    let notes = if caveats.is_empty() {
        finder.notes()
    } else {
        caveats
    };
    for note in notes {
        let note = text::clean_line(&note);
        if canvas.put_right(at, area.frame.x + 2, &format!(" {note} "), Role::PopupTitle) {
            break;
        }
    }
}

/// Says what the hits are of instead of what was typed, on the rule above them.
fn draw_caveat(finder: &Finder, area: &FinderArea, canvas: &mut Canvas<'_>) {
    let room = area.frame.width.saturating_sub(4);
    let notes = finder.caveats().into_iter();
    let mut notes = notes.map(|note| format!(" {} ", text::clean_line(&note)));
    if let Some(note) = notes.find(|note| text::width(note) <= room) {
        let at = (area.frame.x + 2, area.line.bottom());
        canvas.put(at, area.frame.right(), &note, Role::PopupTitle);
    }
}

/// What stands in the place of hits, the longer before the shorter.
fn sentences(finder: &Finder) -> Vec<String> {
    let sentences = if finder.line.text.trim().is_empty() {
        [
            "Type words: names of lessons, sections and terms come first, then sentences.",
            "Type words.",
        ]
    } else if finder.hits.extent == Extent::Done {
        if let Some(lack) = &finder.hits.lack {
            let sentence = format!("{} {}", lack.sentence(("“", "”")), lack.advice());
            let notes = lack.notes().into_iter().map(|note| note + ".");
            let sentences = std::iter::once(sentence).chain(notes);
            let sentences = sentences.map(|sentence| text::clean_line(&sentence).into_owned());
            return sentences.chain(["Nothing found.".to_owned()]).collect();
        }
        let is_one_word = finder.line.text.split_whitespace().nth(1).is_none();
        let nothing = if is_one_word {
            "Nothing in this course has this word. Check its spelling, or try another."
        } else {
            "Nothing in this course has these words. Check them, or try fewer."
        };
        [nothing, "Nothing found."]
    } else {
        return Vec::new();
    };
    sentences.map(str::to_owned).to_vec()
}

/// Draws the first of some sentences on as many rows as it needs, or where there are fewer the first that fits on one.
fn draw_sentence(sentences: &[String], area: Area, canvas: &mut Canvas<'_>) {
    let Some((long, shorter)) = sentences.split_first() else {
        return;
    };
    let rows = layout::words(long, area.width);
    if rows.len() > area.height {
        let shorter: Vec<&str> = shorter.iter().map(String::as_str).collect();
        canvas.put_fitting((area.x, area.y), area.right(), &shorter, quiet());
        return;
    }
    for (line, row) in rows.iter().enumerate() {
        let at = (area.x, area.y + line);
        canvas.row_on(at, area.right(), row, Look::on(quiet()));
    }
}

fn quiet() -> Roles {
    Roles::from(Role::Popup).with(Role::Muted)
}

/// How the words of a hit look.
#[derive(Clone, Copy)]
struct Shades {
    /// Those that were found.
    base: Roles,
    /// Those that say what it is,
    quiet: Roles,
    /// … and where a sentence stands.
    place: Roles,
}

fn draw_hit(hit: &Hit, shades: Shades, area: Area, canvas: &mut Canvas<'_>) {
    let Shades { base, quiet, place } = shades;
    // What leads nowhere stands back, as it does in the contents.
    let base = match hit.goal {
        Goal::Draft(..) => quiet,
        _ => base,
    };
    let label = text::clean_line(&hit.label()).into_owned();
    if let Goal::Text(..) = hit.goal {
        let label = fitting_place(&label, area.width);
        canvas.put((area.x, area.y), area.right(), &label, place);
        if area.height > 1 {
            let below = below(area);
            Marked::of(&hit.words, &hit.marks).draw(below, base, canvas);
        }
        return;
    }
    let room = area
        .width
        .saturating_sub(text::width(&text::clean_line(&hit.words)) + GAP);
    // What kind of thing it is tells more than the end of a long name.
    let least = if area.width < NAMED_FROM {
        ""
    } else {
        hit.kind()
    };
    let whole = text::width(hit.kind());
    let label = if text::width(&label) <= room || room >= whole + NAMED_OF {
        text::fit(&label, room)
    } else if whole <= room {
        hit.kind().into()
    } else {
        least.into()
    };
    let label = label.as_ref();
    let taken = text::width(label);
    canvas.put((area.right() - taken, area.y), area.right(), label, quiet);
    let gap = if taken > 0 { GAP } else { 0 };
    let words = Area {
        width: area.width.saturating_sub(taken + gap),
        ..area
    };
    Marked::of(&hit.words, &hit.marks).draw(words, base, canvas);
    if let Some(reason) = hit.reason.as_ref().filter(|_| area.height > 1) {
        let below = below(area);
        Marked::of(&reason.words, &reason.marks).draw(below, base, canvas);
    }
}

/// The place of a sentence in so many cells: its section tells more than its lesson, of whose name at least a third of them
/// shows the beginning.
fn fitting_place(place: &str, cells: usize) -> Cow<'_, str> {
    let parts = place.rsplit_once(WITHIN);
    let Some((lesson, section)) = parts.filter(|_| text::width(place) > cells) else {
        return text::fit(place, cells);
    };
    if cells < SHARED_FROM {
        return text::fit(section, cells);
    }
    let both = cells.saturating_sub(text::width(WITHIN));
    let left = both.saturating_sub(text::width(section));
    let lesson = text::fit(lesson, left.max(both / 3));
    let section = text::fit(section, both.saturating_sub(text::width(&lesson)));
    format!("{lesson}{WITHIN}{section}").into()
}

/// Sets the rows of a hit off, with the sign of what is selected.
fn select(area: Area, base: Roles, canvas: &mut Canvas<'_>) {
    // A screen of one column has no room beside it.
    let beside = area.x.saturating_sub(2);
    let rows = Area {
        x: beside,
        width: area.width + 3,
        ..area
    };
    canvas.fill(rows, base);
    canvas.put((beside, area.y), area.right(), "▸", base);
}

/// Draws the selected hit on as many rows as it needs.
fn draw_unfolded(rows: &[HitRow], area: Area, canvas: &mut Canvas<'_>) {
    let base = Roles::from(Role::Popup).with(Role::Selected);
    select(area, base, canvas);
    for (line, row) in rows.iter().enumerate().take(area.height) {
        let indent = row.indent.min(area.width);
        let at = Area {
            x: area.x + indent,
            y: area.y + line,
            width: area.width - indent,
            height: 1,
        };
        Marked::of(&row.words, &row.marks).draw(at, base, canvas);
    }
}

/// The row below the first one of a hit, indented.
fn below(area: Area) -> Area {
    Area {
        x: area.x + 2.min(area.width),
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: 1,
    }
}

/// Words with what matched in them.
struct Marked<'a> {
    words: &'a str,
    /// The bytes that matched.
    marks: &'a [Range<usize>],
}

impl<'a> Marked<'a> {
    fn of(words: &'a str, marks: &'a [Range<usize>]) -> Self {
        Self { words, marks }
    }

    /// Draws them; where they are too long for the row, the part around the first match.
    fn draw(&self, area: Area, base: Roles, canvas: &mut Canvas<'_>) {
        let Self { words, marks } = *self;
        let start = self.first_shown(area.width);
        let mut column = 0;
        if start > 0 {
            column = text::width("…");
            canvas.put((area.x, area.y), area.right(), "…", base);
        }
        let shown = words.get(start..).unwrap_or_default();
        let fits = text::width(shown) <= area.width.saturating_sub(column);
        let room = area.width.saturating_sub(usize::from(!fits));
        let mut at = start;
        for (cluster, width) in text::clusters(shown) {
            if column + width > room {
                canvas.put((area.x + column, area.y), area.right(), "…", base);
                return;
            }
            let is_match = marks.iter().any(|mark| mark.contains(&at));
            let roles = if is_match {
                base.with(Role::Match)
            } else {
                base
            };
            canvas.put((area.x + column, area.y), area.right(), cluster, roles);
            column += width;
            at += cluster.len();
        }
    }

    /// The byte from which they are shown so that the first match is among them, with some words before it.
    fn first_shown(&self, cells: usize) -> usize {
        let Self { words, marks } = *self;
        let Some(mark) = marks.first() else {
            return 0;
        };
        let end = words.get(..mark.end).map_or(0, text::width);
        if end < cells.saturating_sub(1) || text::width(words) <= cells {
            return 0;
        }
        let before = words.get(..mark.start).unwrap_or_default();
        let mut start = before.len();
        let mut taken = text::width(words.get(mark.clone()).unwrap_or_default());
        for (at, letter) in before.char_indices().rev() {
            taken += text::width(letter.encode_utf8(&mut [0; 4]));
            if taken > cells * 2 / 3 {
                break;
            }
            if letter.is_whitespace() {
                start = at + letter.len_utf8();
            }
        }
        start
    }
}
