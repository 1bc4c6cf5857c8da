//! The search of the whole course: a line to type into, and the results below it.

mod unfolded;

pub use unfolded::HitRow;

use super::Outcome;
use crate::app::action::Action;
use crate::app::text_field::TextField;
use crate::search::{Goal, Hit, Hits};

/// The open search of the course.
#[derive(Debug, Default)]
pub struct Finder {
    /// What has been typed.
    pub line: TextField,
    /// What has been found so far.
    pub hits: Hits,
    /// The index of the selected hit.
    pub selected: usize,
    /// The first hit on the screen.
    pub top: usize,
    /// How many rows the screen has room for,
    pub rows: usize,
    /// … and how many cells a hit has.
    pub width: usize,
    /// Which of the app's searches the hits have to be of; 0 for none.
    pub serial: u64,
    /// Whether hits are awaited.
    pub state: State,
    /// How many searches back in time the line is, 0 for a new one.
    pub recalled: usize,
}

/// What the hits are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// Nothing has been asked for.
    #[default]
    Idle,
    /// The hits are of an earlier question.
    Waiting,
    /// The hits are of an earlier question, and the first one of this question is to be gone to.
    Wanted,
    /// They are of this one.
    Answered,
}

impl Finder {
    /// The selected hit.
    pub fn current(&self) -> Option<&Hit> {
        self.hits.list.get(self.selected)
    }

    /// Takes hits in. What was selected stays so if the learner has moved to it.
    pub fn receive(&mut self, hits: Hits) {
        let chosen = self
            .current()
            .filter(|_| self.selected > 0 && self.state == State::Answered);
        let goal = chosen.map(|hit| hit.goal.clone());
        self.hits = hits;
        self.state = State::Answered;
        let again = self
            .hits
            .list
            .iter()
            .position(|hit| Some(&hit.goal) == goal.as_ref());
        self.selected = again.unwrap_or(0);
        self.scroll();
    }

    /// Forgets the hits.
    pub fn clear(&mut self) {
        self.hits = Hits::default();
        self.state = State::Idle;
        (self.selected, self.top) = (0, 0);
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = (self.rows / 2).clamp(1, 1000).cast_signed();
        match action {
            Action::Close | Action::Quit => return Outcome::Close,
            Action::LineDown | Action::NextTarget => self.step(1),
            Action::LineUp | Action::PreviousTarget => self.step(-1),
            Action::PageDown => self.step(page),
            Action::PageUp => self.step(-page),
            Action::Open if self.current().is_some() => return Outcome::Found,
            _ => {}
        }
        Outcome::Stay
    }

    /// Selects the hit on a row of the list; `true` if there is one.
    pub fn select_row(&mut self, row: usize) -> bool {
        let found = self.rows().find(|(_, rows)| rows.contains(&row));
        if let Some((hit, _)) = found {
            self.selected = hit;
        }
        found.is_some()
    }

    /// The hits on the screen by index, with the rows that each has: whole ones, but for a single one that is too high.
    pub fn rows(&self) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
        let mut row = 0;
        let hits = self.hits.list.iter().enumerate().skip(self.top);
        hits.map_while(move |(index, hit)| {
            let first = row;
            row += self.height(index, hit);
            let is_whole = row <= self.rows || first == 0 && self.rows > 0;
            is_whole.then_some((index, first..row.min(self.rows)))
        })
    }

    /// Tells it how many rows there is room for, and how many cells a hit has.
    pub fn set_room(&mut self, (width, rows): (usize, usize)) {
        self.rows = rows;
        self.width = width;
        self.scroll();
    }

    /// The rows of the selected hit where it takes more of them to be read to its end; none where it does not.
    pub fn unfolded(&self) -> Vec<HitRow> {
        let hit = self.current();
        hit.map_or_else(Vec::new, |hit| unfolded::rows(hit, self.width))
    }

    fn step(&mut self, hits: isize) {
        let last = self.hits.list.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(hits).min(last);
        self.scroll();
    }

    /// Keeps the selected hit on the screen, all of it.
    fn scroll(&mut self) {
        self.top = self.top.min(self.selected);
        let mut needed: usize = self.heights(self.top..self.selected + 1);
        while needed > self.rows && self.top < self.selected {
            needed -= self.heights(self.top..self.top + 1);
            self.top += 1;
        }
    }

    fn heights(&self, hits: std::ops::Range<usize>) -> usize {
        let all = self.hits.list.iter().enumerate();
        let hits = all.skip(hits.start).take(hits.len());
        hits.map(|(index, hit)| self.height(index, hit)).sum()
    }

    fn height(&self, index: usize, hit: &Hit) -> usize {
        if index != self.selected {
            return height(hit);
        }
        let unfolded = unfolded::rows(hit, self.width).len();
        unfolded.min(self.rows).max(height(hit))
    }
}

/// The rows of a hit: a name takes one, a sentence stands below its place, and why a name was found below that.
fn height(hit: &Hit) -> usize {
    match hit.goal {
        Goal::Lesson(_) | Goal::Section(..) | Goal::Term(_) | Goal::Draft(..) => {
            1 + usize::from(hit.reason.is_some())
        }
        Goal::Text(..) => 2,
    }
}
