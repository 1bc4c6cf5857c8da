//! A list to choose from: type to filter, arrows to move, Enter to choose.

mod filter;
mod item;

pub use item::{Choice, Item};

use super::Outcome;
use crate::app::action::Action;
use crate::app::key::{Code, Key};

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

/// A row that passes the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The index of the item.
    pub item: usize,
    /// Which characters of its label matched; found out for the rows on the screen.
    pub matched: Vec<u32>,
}

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Which list.
    pub kind: ListKind,
    /// All items.
    pub items: Vec<Item>,
    /// What has been typed.
    pub filter: String,
    /// The rows that pass the filter.
    pub shown: Vec<Shown>,
    /// The index of the selected row among those shown.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// How many rows the screen has room for.
    pub rows: usize,
}

impl List {
    /// A list with the first item that is `current` selected.
    pub fn new(kind: ListKind, items: Vec<Item>, current: impl Fn(&Choice) -> bool) -> Self {
        let mut list = Self {
            kind,
            items,
            filter: String::new(),
            shown: Vec::new(),
            selected: 0,
            top: 0,
            rows: usize::MAX,
        };
        list.refilter();
        let at = |wanted: &dyn Fn(&Choice) -> bool| {
            list.shown.iter().position(|shown| {
                list.items
                    .get(shown.item)
                    .is_some_and(|item| wanted(&item.choice))
            })
        };
        list.selected = at(&current)
            .or_else(|| at(&|choice| *choice != Choice::Nothing))
            .unwrap_or_default();
        list
    }

    /// The title on its frame.
    pub fn title(&self) -> &'static str {
        match self.kind {
            ListKind::Contents => "Contents",
            ListKind::Glossary => "Glossary",
            ListKind::Palette => "Find",
            ListKind::Help => "Keys",
            ListKind::Bookmarks => "Bookmarks",
            ListKind::Themes => "Theme",
            ListKind::Problems => "Problems",
        }
    }

    /// The selected item.
    pub fn current(&self) -> Option<&Item> {
        self.items.get(self.shown.get(self.selected)?.item)
    }

    /// Takes a typed key: characters go into the filter.
    pub fn press(&mut self, key: Key) -> bool {
        match key.code {
            Code::Char(character) if !key.ctrl && !key.alt => self.filter.push(character),
            Code::Backspace if !self.filter.is_empty() => {
                self.filter.pop();
            }
            Code::Char('u') if key.ctrl => self.filter.clear(),
            _ => return false,
        }
        self.refilter();
        self.select_first();
        self.scroll();
        true
    }

    /// Takes the items of a fresher list of the same kind. Filter and selection stay; a list that was empty selects what
    /// the fresh one does.
    pub fn refill(&mut self, fresh: Self) {
        let chosen = self.current().map(|item| item.choice.clone());
        let preselected = fresh.current().map(|item| item.choice.clone());
        self.items = fresh.items;
        self.refilter();
        let wanted = chosen.or(preselected);
        let found = self.shown.iter().position(|shown| {
            self.items.get(shown.item).map(|item| &item.choice) == wanted.as_ref()
        });
        self.selected = found.unwrap_or(self.selected);
        self.scroll();
    }

    /// Takes pasted text into the filter.
    pub fn paste(&mut self, pasted: &str) {
        self.filter
            .extend(pasted.chars().filter(|character| !character.is_control()));
        self.refilter();
        self.select_first();
        self.scroll();
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = self.rows.saturating_sub(1).clamp(1, 1000).cast_signed();
        match action {
            Action::Close if !self.filter.is_empty() => {
                self.filter.clear();
                self.refilter();
            }
            Action::Close | Action::Quit => return Outcome::Close,
            Action::Delete => return Outcome::Delete,
            Action::LineDown | Action::NextTarget => self.step(1),
            Action::LineUp | Action::PreviousTarget => self.step(-1),
            Action::PageDown => self.step(page),
            Action::PageUp => self.step(-page),
            Action::Top => self.step(isize::MIN / 2),
            Action::Bottom => self.step(isize::MAX / 2),
            Action::Open => match self.current() {
                Some(Item {
                    choice: Choice::Nothing,
                    ..
                })
                | None => {}
                Some(item) => return Outcome::Chosen(item.choice.clone()),
            },
            _ => {}
        }
        self.scroll();
        Outcome::Stay
    }

    /// Selects the row on a line of the list's area; `true` if it can be chosen.
    pub fn select_line(&mut self, line: usize) -> bool {
        let Some(shown) = self.shown.get(self.top + line) else {
            return false;
        };
        if !self.can_choose(shown) {
            return false;
        }
        self.selected = self.top + line;
        true
    }

    /// Tells the list how many rows there is room for.
    pub fn set_rows(&mut self, rows: usize) {
        self.rows = rows;
        self.scroll();
        self.match_letters();
    }

    /// Which one of the rows that can be chosen is selected, from 1, and how many of them there are; headings do not
    /// count.
    pub fn count(&self) -> (usize, usize) {
        let (above, below) = self.shown.split_at(self.selected.min(self.shown.len()));
        let count = |rows: &[Shown]| rows.iter().filter(|shown| self.can_choose(shown)).count();
        let before = count(above);
        (before + 1, before + count(below))
    }

    /// Selects the first row that can be chosen.
    fn select_first(&mut self) {
        self.selected = self
            .shown
            .iter()
            .position(|shown| self.can_choose(shown))
            .unwrap_or_default();
    }

    /// Moves the selection by rows that can be chosen.
    fn step(&mut self, rows: isize) {
        let can_choose = |row: &usize| {
            self.shown
                .get(*row)
                .is_some_and(|shown| self.can_choose(shown))
        };
        let below = self.selected + 1..self.shown.len();
        let steps = rows.unsigned_abs();
        let found = if rows < 0 {
            let above = (0..self.selected).rev();
            above.filter(can_choose).take(steps).last()
        } else {
            below.filter(can_choose).take(steps).last()
        };
        self.selected = found.unwrap_or(self.selected);
    }

    /// Keeps the selection on the screen, and the heading above it where possible.
    fn scroll(&mut self) {
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
        let rows = self.rows.clamp(1, 10_000);
        let heading = self.selected.checked_sub(1).filter(|row| {
            self.shown
                .get(*row)
                .is_some_and(|shown| !self.can_choose(shown))
        });
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

    fn can_choose(&self, shown: &Shown) -> bool {
        self.items
            .get(shown.item)
            .is_some_and(|item| item.choice != Choice::Nothing)
    }
}
