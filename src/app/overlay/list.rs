//! A list to choose from: type to filter, arrows to move, Enter to choose.

mod closeness;
mod filter;
mod gauge;
mod item;
mod likeness;
mod parts;
mod stock;
mod typing;

use std::collections::BTreeMap;
use std::ops::Range;

pub use item::{Choice, Item, Unfolded};
pub use stock::Words;
pub use stock::{Entry, Stock};

use filter::Sieve;

use super::Outcome;
use crate::app::action::Action;
use crate::app::text_field::TextField;

/// Which list it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Lessons and sections.
    Contents,
    /// Terms.
    Glossary,
    /// Everything that can be done or gone to.
    Palette,
    /// Keys.
    Help,
    /// Bookmarks.
    Bookmarks,
    /// Themes, tried on as the selection moves.
    Themes,
    /// Problems of the course.
    Problems,
}

/// An open list.
#[derive(Debug)]
pub struct List {
    /// Which list.
    pub kind: ListKind,
    /// All that it can show.
    pub stock: Stock,
    /// What has been typed.
    pub filter: TextField,
    /// What was selected before anything was typed.
    home: Option<Choice>,
    /// The rows that pass the filter, as indices of the stock's entries.
    pub shown: Vec<usize>,
    /// The index of the selected row among those shown.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// How many rows the screen has room for,
    pub rows: usize,
    /// … and how many cells each of them has.
    pub width: usize,
    /// How many of the rows stand in the first column, where there are two.
    pub split: Option<usize>,
    /// How many rows more than one an entry takes at most while it is selected, where the window has room for that.
    pub unfolds: usize,
    /// The width of a row and the height of the screen for which that has been worked out; nothing as long as it has not.
    measured: Option<(usize, usize)>,
    /// Which of the app's filters it has.
    pub serial: u64,
    /// The rows on the screen by their index among those shown, or those that were shown until some are found, without what
    /// has no place there, each with the letters of its label that matched.
    pub made: BTreeMap<usize, (Item, Vec<u32>)>,
    sieve: Sieve,
}

impl List {
    /// A list with the first row selected that stands for `current`, else the first one that can be chosen.
    pub fn new(kind: ListKind, stock: Stock, current: Option<Entry>) -> Self {
        let mut list = Self {
            kind,
            stock,
            filter: TextField::default(),
            home: None,
            shown: Vec::new(),
            selected: 0,
            top: 0,
            rows: usize::MAX,
            width: usize::MAX,
            split: None,
            unfolds: 0,
            measured: None,
            serial: 0,
            made: BTreeMap::new(),
            sieve: Sieve::default(),
        };
        list.refilter(None);
        let mut entries = list.stock.entries.iter();
        match current.and_then(|current| entries.position(|entry| *entry == current)) {
            Some(row) => list.selected = row,
            None => list.select_first(),
        }
        list
    }

    /// The title on its frame.
    pub fn title(&self) -> &'static str {
        match self.kind {
            ListKind::Contents => "Contents",
            ListKind::Glossary => "Glossary",
            ListKind::Palette => "Palette",
            ListKind::Help => "Keys",
            ListKind::Bookmarks => "Bookmarks",
            ListKind::Themes => "Theme",
            ListKind::Problems => "Problems",
        }
    }

    /// What a row stands for, by its index among those shown.
    pub fn entry(&self, row: usize) -> Option<Entry> {
        self.stock.entries.get(*self.shown.get(row)?).copied()
    }

    /// What choosing the selected row means, if there is one.
    pub fn choice(&self) -> Option<Choice> {
        Some(self.stock.choice(self.entry(self.selected)?))
    }

    /// Whether there is a line for a filter: where nothing is to be chosen from, there is nothing to filter.
    pub fn has_filter(&self) -> bool {
        !self.filter.text.is_empty() || self.stock.offers_any()
    }

    /// Whether the selected row cannot be done now.
    pub fn is_idle(&self) -> bool {
        let selected = self.made.get(&self.selected);
        selected.is_some_and(|(item, _)| item.is_idle)
    }

    /// What was chosen, as soon as all rows have been looked at for it; where there is nothing yet, as soon as there is.
    pub fn chosen(&mut self) -> Option<Choice> {
        if self.is_sifting() || !self.sieve.chooses {
            return None;
        }
        let choice = self.choice().filter(|choice| *choice != Choice::Nothing)?;
        self.sieve.chooses = false;
        Some(choice)
    }

    /// What is found from now on is not chosen by itself.
    pub fn choose_no_more(&mut self) {
        self.sieve.chooses = false;
    }

    /// Takes the stock of a fresher list of the same kind. Filter and selection stay; a list that was empty selects what
    /// the fresh one does.
    pub fn refill(&mut self, fresh: Self) {
        let wanted = match self.choice() {
            Some(chosen) if chosen != Choice::Nothing => {
                let mut entries = fresh.stock.entries.iter();
                entries.position(|entry| fresh.stock.is_choice(*entry, &chosen))
            }
            Some(_) | None => fresh.shown.get(fresh.selected).copied(),
        };
        self.stock = fresh.stock;
        let chooses = self.sieve.chooses;
        self.refilter(wanted);
        self.sieve.chooses = chooses;
        self.scroll();
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        self.sieve.chooses = false;
        let page = self.rows.saturating_sub(1).clamp(1, 1000).cast_signed();
        match action {
            Action::Close | Action::Quit => return Outcome::Close,
            Action::Delete => return Outcome::Delete,
            Action::LineDown | Action::NextTarget => self.step(1),
            Action::LineUp | Action::PreviousTarget => self.step(-1),
            Action::PageDown => self.step(page),
            Action::PageUp => self.step(-page),
            Action::NextSection => self.step_beside(1),
            Action::PreviousSection => self.step_beside(-1),
            Action::Top => self.step(isize::MIN / 2),
            Action::Bottom => self.step(isize::MAX / 2),
            Action::Open => {
                self.sieve.chooses = true;
                if let Some(choice) = self.chosen() {
                    return Outcome::Chosen(choice);
                }
            }
            _ => {}
        }
        self.scroll();
        Outcome::Stay
    }

    /// Selects the row on a line of the list's area; `true` if it can be chosen.
    pub fn select_line(&mut self, line: usize) -> bool {
        let row = self.row_at(line);
        let can_choose = self.can_choose(row);
        if can_choose {
            self.selected = row;
        }
        can_choose
    }

    /// Tells the list how many rows there is room for.
    pub fn set_room(&mut self, rows: usize) {
        if self.rows != rows {
            self.made.clear();
        }
        // What it opens with stands among what is around it.
        if self.rows == usize::MAX {
            self.top = self.selected.saturating_sub(rows / 2);
        }
        self.rows = rows;
        self.scroll();
    }

    /// How many rows of the screen a row takes: the selected one as many as it needs to be read to its end.
    pub fn height(&self, row: usize) -> usize {
        let made = self.made.get(&row).filter(|_| row == self.selected);
        let height = made.map_or(1, |(item, _)| item.unfolded(self.width).height());
        height.clamp(1, self.rows.max(1))
    }

    /// Whether not all rows have room.
    pub fn is_cut(&self) -> bool {
        let all = self.shown.len() + self.height(self.selected) - 1;
        self.top > 0 || all > self.rows
    }

    /// The row on a line of the list's area.
    fn row_at(&self, line: usize) -> usize {
        let row = self.top + line;
        if row <= self.selected {
            return row;
        }
        let more = self.height(self.selected) - 1;
        (row - more.min(row)).max(self.selected)
    }

    /// Which one of the rows that can be chosen is selected, from 1, and how many of them there are; headings do not
    /// count, and a term that stands in two rows counts once.
    pub fn count(&self) -> (usize, usize) {
        let mut known = vec![false; self.stock.glossary.terms.len()];
        let mut count = |rows: Range<usize>| {
            let counts = rows.filter(|row| match self.entry(*row) {
                Some(Entry::Term(index)) => {
                    let known = known.get_mut(index);
                    known.is_some_and(|known| !std::mem::replace(known, true))
                }
                Some(_) | None => self.can_choose(*row),
            });
            counts.count()
        };
        let all = self.shown.len();
        let below = (self.selected + 1).min(all);
        let through = count(0..below);
        (through.max(1), through + count(below..all))
    }

    /// Selects the first row that can be chosen, if any is known.
    fn select_first(&mut self) {
        if self.is_awaited() {
            return;
        }
        let mut rows = 0..self.shown.len();
        self.selected = rows.find(|row| self.can_choose(*row)).unwrap_or_default();
    }

    /// Moves the selection by rows that can be chosen.
    fn step(&mut self, rows: isize) {
        let can_choose = |row: &usize| self.can_choose(*row);
        let below = self.selected + 1..self.shown.len();
        let steps = rows.unsigned_abs();
        let found = if rows < 0 {
            let above = (0..self.selected).rev();
            above.filter(can_choose).take(steps).last()
        } else {
            below.filter(can_choose).take(steps).last()
        };
        self.selected = found.unwrap_or(self.selected);
        // What the learner has gone to stays selected when more is found.
        self.sieve.wanted = self.shown.get(self.selected).copied();
    }

    /// Moves the selection to the other column.
    fn step_beside(&mut self, columns: isize) {
        let Some(split) = self.split else {
            return;
        };
        let last = self.shown.len().saturating_sub(1);
        let beside = if columns < 0 {
            self.selected.checked_sub(split)
        } else {
            let beside = (self.selected + split).min(last);
            (self.selected < split && beside >= split).then_some(beside)
        };
        // Beside a row there may be a heading.
        let beside = beside.map(|row| if self.can_choose(row) { row } else { row + 1 });
        if let Some(row) = beside.filter(|row| self.can_choose(*row)) {
            self.selected = row;
            self.sieve.wanted = self.shown.get(row).copied();
        }
    }

    /// Keeps the selection on the screen, and the heading above it where possible.
    fn scroll(&mut self) {
        if self.is_awaited() {
            return;
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
        let rows = self.rows.clamp(1, 10_000);
        let above = self.selected.checked_sub(1);
        let heading = above.filter(|row| !self.can_choose(*row));
        let first = if rows > 2 {
            heading.unwrap_or(self.selected)
        } else {
            self.selected
        };
        if first < self.top {
            self.top = first;
        } else if self.selected >= self.top + rows {
            self.top = self.selected + 1 - rows;
        }
        self.top = self.top.min(self.shown.len().saturating_sub(rows));
    }

    fn can_choose(&self, row: usize) -> bool {
        // A chapter that is not there is passed over, unless it was looked for.
        let skips_drafts = self.kind == ListKind::Contents && !self.is_filtered();
        self.entry(row).is_some_and(|entry| {
            self.stock.can_choose(entry) && !(skips_drafts && self.stock.is_draft(entry))
        })
    }
}
