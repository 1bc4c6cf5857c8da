//! The bottom row: what it tells, which keys it offers, and where each of them stands. Drawing and the mouse both ask
//! here, so that they agree.

mod keys;

use std::borrow::Cow;

use super::overlay::Overlay;
use super::overlay::bar::Offer;
use super::{Action, App, Key, KeyCode, Looking, Status};
use crate::layout;
use crate::text;
use crate::theme::Role;

/// The cells between what is offered.
const AIRY: usize = 3;
/// … and where there is little room.
const CLOSE: usize = 2;
/// Rows with fewer cells are such.
const NARROW: usize = 72;
/// Screens with fewer rows have few for the text.
const LOW: usize = 20;
/// Rows with so many cells say much.
const LEGIBLE: usize = 40;
/// So many cells are left for keys beside the counter of a search.
const COUNTED_FROM: usize = 26;

/// The bottom row but for the message in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footer {
    /// What is told at its end.
    pub notes: Vec<Note>,
    /// The column up to which there is room for something else.
    pub right: usize,
    /// What is offered.
    pub offers: Vec<Placed>,
}

/// Words at the end of the bottom row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where they begin.
    pub x: usize,
    /// The words.
    pub words: String,
    /// How they look.
    pub role: Role,
}

/// An offer at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where it begins.
    pub x: usize,
    /// The key and what it does.
    pub offer: Offer,
}

impl Footer {
    /// The bottom row as it is now.
    pub fn of(app: &App) -> Self {
        let mut footer = Self {
            right: app.geometry.screen.right().saturating_sub(1),
            ..Self::default()
        };
        let told = app.told_below();
        let typed = app.typed.shown(&app.keymap);
        // A question says more than what stands beside it, which gets what is left.
        let question = told.as_deref().filter(|_| app.typed.letter_for.is_some());
        let left = question.map_or(1, |question| {
            let words = fitting(question, footer.right.saturating_sub(1));
            1 + text::width(words) + AIRY
        });
        let is_kept = app.known_trouble().is_none();
        let are_told = !is_kept || app.problems.are_announced(&app.reader.lesson.edition.name);
        let count = app.problems.len() + usize::from(!is_kept);
        if !typed.is_empty() {
            footer.note(typed, left, Role::BarKey);
        } else if are_told && app.overlays.is_empty() && told.is_none() {
            let noun = if count == 1 { "problem" } else { "problems" };
            let words = format!("{} {count} {noun}", app.keymap.key(Action::Problems));
            let left = app.geometry.screen.width / 2;
            footer.note(words, left, Role::StatusError);
        }
        // What a message told of a search stays when the message goes.
        if told.is_none()
            && app.is_page_in_front()
            && let Some((number @ 1.., total)) = app.reader.match_count()
        {
            footer.note(format!("{number}/{total}"), COUNTED_FROM, Role::Bar);
        }
        if let Some(looking) = app.survey.looking {
            let beside = cells_beside(app, told.as_deref(), footer.right);
            if let Some(words) = looking_words(looking, beside, footer.right) {
                footer.note(words, left, Role::Bar);
            } else if app.is_page_in_front() {
                footer.note(looking_shortly(looking), left, Role::Bar);
            }
        }
        footer.offer(app, told.as_deref());
        footer
    }

    /// The key that is offered at a column.
    pub fn key_at(&self, x: usize) -> Option<&str> {
        let mut offers = self.offers.iter();
        let placed = offers.find(|placed| (placed.x..placed.x + width(&placed.offer)).contains(&x));
        placed.map(|placed| placed.offer.0.as_str())
    }

    /// Puts words at the end, if there is room for them after the column `left`.
    fn note(&mut self, words: String, left: usize, role: Role) {
        let width = text::width(&text::clean_line(&words));
        if left + width <= self.right {
            let x = self.right - width;
            self.notes.push(Note { x, words, role });
            self.right = self.right.saturating_sub(width + 2);
        }
    }

    fn offer(&mut self, app: &App, told: Option<&Status>) {
        let (offers, start) = match told {
            None => (keys::offers(app, self.right.saturating_sub(1)), 1),
            Some(status) => {
                let told = message(app, status, self.right);
                let [told] = told.as_slice() else {
                    return;
                };
                let start = 1 + text::width(told) + AIRY;
                let room = self.right.saturating_sub(start);
                (keys::beside(app, status, room), start)
            }
        };
        let all: usize = offers.iter().map(width).sum();
        let gaps = offers.len().saturating_sub(1);
        let fits = |gap: &usize| start + all + gap * gaps <= self.right;
        let gap = [AIRY, CLOSE].into_iter().find(fits);
        let gap = gap.unwrap_or_else(|| least_gap(self.right.saturating_sub(start)));
        let mut x = start;
        for offer in offers {
            let width = width(&offer);
            if offer.0.is_empty() || x + width > self.right {
                continue;
            }
            self.offers.push(Placed { x, offer });
            x += width + gap;
        }
    }
}

impl App {
    /// Whether a message stands above the bottom row, on the lower edge of what is open: no key takes it away for a while, and
    /// the keys of what is open are seen meanwhile.
    pub fn tells_above(&self) -> bool {
        let has_edge = match self.overlays.last() {
            // What is typed stands in the bottom row itself, and letters may stand anywhere above it.
            None | Some(Overlay::Prompt(_) | Overlay::Hints(_)) => false,
            Some(_) => !self.is_page_in_front(),
        };
        has_edge && self.status_stays() && self.typed.letter_for.is_none()
    }

    /// What is told in the bottom row.
    pub fn told_below(&self) -> Option<Cow<'_, Status>> {
        self.told().filter(|_| !self.tells_above())
    }

    /// Presses the key that is offered at a cell of the bottom row; `false` if none is. An offer of several keys means
    /// none of them, and a question is not answered with yes by a click.
    pub(super) fn click_footer(&mut self, x: usize, y: usize) -> bool {
        let is_there = self.geometry.footer.is_some_and(|area| area.contains(x, y));
        let footer = Footer::of(self);
        if !is_there {
            return false;
        }
        let Some(key) = footer.key_at(x) else {
            // Between two keys nothing is meant, least of all to close what is open.
            let is_own_row = matches!(self.overlays.last(), None | Some(Overlay::Prompt(_)));
            return !is_own_row;
        };
        let asks = matches!(
            self.overlays.last(),
            Some(Overlay::Confirm(_) | Overlay::Consent(_))
        );
        let keys = self.keymap.typed(key).unwrap_or_default();
        if !asks || keys == [Key::plain(KeyCode::Esc)] {
            for key in keys {
                self.press(key);
            }
        }
        true
    }
}

/// The rows of a message that ends before the column `right`: half of the screen at most, and two where that leaves little
/// of the text, if a row has room for more than a few words.
pub fn message(app: &App, status: &Status, right: usize) -> Vec<String> {
    let room = right.saturating_sub(1);
    let words = text::clean_line(fitting(status, room));
    if text::width(&words) <= room {
        return vec![words.into_owned()];
    }
    let mut rows: Vec<String> = layout::words(&words, room)
        .iter()
        .map(layout::plain)
        .collect();
    let screen = app.geometry.screen;
    let half = (screen.height / 2).max(1);
    let most = if screen.height < LOW && screen.width >= LEGIBLE {
        half.min(2)
    } else {
        half
    };
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            *last = text::fit(&format!("{last} …"), room).into_owned();
        }
    }
    rows
}

/// The longest words of a message that fit into rows of so many cells, or else the shortest.
fn fitting(status: &Status, room: usize) -> &str {
    let fits = |words: &&String| {
        let words = text::clean_line(words);
        text::width(&words) <= room
            || status.rows > 1 && layout::words(&words, room).len() <= status.rows
    };
    let mut variants = std::iter::once(&status.text).chain(&status.shorter);
    let fitting = variants.find(fits);
    fitting.or(status.shorter.last()).unwrap_or(&status.text)
}

/// The cells that what else the bottom row tells has to have beside how far looking through the course has come: of a
/// message and of the keys of a window all are needed, of those of the page some.
fn cells_beside(app: &App, told: Option<&Status>, right: usize) -> usize {
    if let Some(status) = told {
        return text::width(&status.text);
    }
    if app.is_page_in_front() {
        return keys::FEWEST;
    }
    let offers = keys::offers(app, right);
    let gap = least_gap(right);
    let all: usize = offers.iter().map(|offer| width(offer) + gap).sum();
    all.saturating_sub(gap)
}

/// How far looking through the course has come, in short where it has to be; nothing where there is no room for it.
fn looking_words(looking: Looking, beside: usize, right: usize) -> Option<String> {
    let [done, total] = [looking.done, looking.total].map(grouped);
    let long = format!("Looking through the course… {done} of {total}");
    let mut words = [long, looking_shortly(looking)].into_iter();
    words.find(|words| beside + text::width(words) + 3 <= right)
}

fn looking_shortly(Looking { done, total }: Looking) -> String {
    format!("Looking… {} %", done * 100 / total.max(1))
}

/// The cells between offers for which so many cells do not suffice.
fn least_gap(room: usize) -> usize {
    if room < NARROW { CLOSE } else { AIRY }
}

/// The cells of an offer.
fn width((key, label): &Offer) -> usize {
    let between = usize::from(!label.is_empty());
    text::width(key) + between + text::width(label)
}

/// A number as people write it, as in `10,000`.
fn grouped(number: usize) -> String {
    let mut out = number.to_string();
    for at in (1..out.len())
        .rev()
        .filter(|at| (out.len() - at).is_multiple_of(3))
        .collect::<Vec<_>>()
    {
        out.insert(at, ',');
    }
    out
}
