//! What a block of code prints, under the block: first what the learner says that it prints, then what it does.

mod comparison;
mod offers;
mod printed;
mod row;
mod rows;
mod verdict;

pub use printed::Printed;
pub use row::PaneRow;

use super::Outcome;
use crate::app::action::Action;
use crate::app::text_area::TextArea;
use crate::course::Code;
use crate::practice::run::{Ended, Output};

/// With more rows than this, the rest is not shown.
const MOST_ROWS: usize = 10_000;

/// The pane under a block.
#[derive(Debug)]
pub struct Pane {
    /// The block.
    pub block: usize,
    /// Its code.
    pub code: Code,
    /// The number of the run.
    pub serial: u64,
    /// How far it is.
    pub stage: Stage,
    /// What the learner has said that it prints.
    pub prediction: Option<String>,
    /// What the course says that it prints.
    pub expected: Option<String>,
    /// What it has printed.
    pub printed: Printed,
    /// The rows, as wide as the pane.
    pub rows: Vec<PaneRow>,
    /// The first row in sight.
    pub top: usize,
    /// Whether the newest row stays in sight, or what is to be seen first, until the learner has scrolled.
    pub follows: bool,
    /// Whether the screen has another size since it was brought in line with it.
    pub is_resized: bool,
    /// Whether what explains the code begins below the screen.
    pub leads_on: bool,
    /// Where lines differ, how many rows at the top say so: then what is to be seen first stands there.
    words: Option<usize>,
    /// The cells for text, and the rows.
    room: (usize, usize),
    /// The lines that have become rows.
    wrapped: usize,
}

/// How far a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The learner says what it prints.
    Predicting(TextArea),
    /// It is being prepared; what is done, and for so many seconds.
    Preparing(String, u64),
    /// It runs, for so many seconds.
    Running(u64),
    /// It was told to stop.
    Stopping,
    /// It has ended.
    Ended(Ended),
    /// It was not run, for this reason; what the course says is shown.
    Recorded(String),
    /// It could not be run, for this reason.
    Refused(String),
}

impl Pane {
    /// A pane for a block that is about to be run, or whose output is to be said first.
    pub fn new(block: usize, code: Code) -> Self {
        let stage = if code.attributes.predict {
            Stage::Predicting(TextArea::default())
        } else {
            Stage::Preparing(String::new(), 0)
        };
        Self {
            block,
            code,
            serial: 0,
            stage,
            prediction: None,
            expected: None,
            printed: Printed::default(),
            rows: Vec::new(),
            top: 0,
            follows: true,
            is_resized: false,
            leads_on: false,
            words: None,
            room: (0, 0),
            wrapped: 0,
        }
    }

    /// Begins a run with this number.
    pub fn begin(&mut self, serial: u64) {
        self.serial = serial;
        self.stage = Stage::Preparing(String::new(), 0);
        self.printed = Printed::default();
        self.follows = true;
        self.words = None;
        self.forget_rows();
    }

    /// Takes in what it has printed.
    pub fn print(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            self.printed.take(&output);
        }
    }

    /// The run has ended.
    pub fn end(&mut self, ended: Ended) {
        self.printed.finish();
        self.stage = Stage::Ended(ended);
        self.forget_rows();
    }

    /// It is not run.
    pub fn settle_for(&mut self, stage: Stage) {
        self.stage = stage;
        self.forget_rows();
        self.follows = false;
    }

    /// Whether keys are typed into it.
    pub fn is_typing(&self) -> bool {
        matches!(self.stage, Stage::Predicting(_))
    }

    /// How many lines are typed, while they are.
    pub fn typed(&self) -> Option<usize> {
        match &self.stage {
            Stage::Predicting(draft) => Some(draft.lines.len()),
            _ => None,
        }
    }

    /// Takes in what was pasted.
    pub fn paste(&mut self, pasted: &str) {
        if let Stage::Predicting(draft) = &mut self.stage {
            draft.insert(pasted.trim_end_matches('\n'));
        }
    }

    /// Whether something runs in it, or is about to.
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Preparing(..) | Stage::Running(_))
    }

    /// What an action does.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = self.room.1.saturating_sub(1).max(1);
        let (above, below) = self.more();
        match action {
            Action::Close | Action::Back if self.is_busy() => return Outcome::Stop,
            Action::Close | Action::Back => return Outcome::Close,
            Action::Quit => return Outcome::Pass,
            Action::Run if !self.is_busy() && self.stage != Stage::Stopping => {
                return Outcome::Again;
            }
            // Where there is no more of it, the page goes on.
            Action::LineDown | Action::PageDown | Action::HalfDown if !below => {
                return Outcome::Pass;
            }
            Action::LineUp | Action::PageUp | Action::HalfUp if !above => return Outcome::Pass,
            Action::LineDown => self.scroll(1),
            Action::LineUp => self.scroll(-1),
            Action::PageDown | Action::HalfDown => self.scroll(page.cast_signed()),
            Action::PageUp | Action::HalfUp => self.scroll(-page.cast_signed()),
            Action::Top => self.scroll(-MOST_ROWS.cast_signed()),
            Action::Bottom => self.scroll(MOST_ROWS.cast_signed()),
            _ => {}
        }
        Outcome::Stay
    }

    /// How many rows it wants, its frame not among them.
    pub fn wanted(&self) -> usize {
        match &self.stage {
            Stage::Predicting(draft) => draft.lines.len().max(3) + 2,
            _ => self.rows.len().max(1),
        }
    }

    /// Tells it how many rows its frame has room for.
    pub fn settle(&mut self, rows: usize) {
        self.room.1 = rows;
        if self.follows {
            self.top = self
                .words
                .map_or(usize::MAX, |words| self.first_difference(words));
        }
        self.top = self.top.min(self.last_top());
    }

    /// The first row to be shown for the first line that differs to be among those shown.
    fn first_difference(&self, words: usize) -> usize {
        let mut rows = self.rows.iter().skip(words);
        let first = rows.position(row::is_difference).unwrap_or(0) + words;
        if first + 2 <= self.room.1 {
            0
        } else {
            first.saturating_sub(1)
        }
    }

    /// Whether there is more above, and below; not where none of it is on the screen.
    pub fn more(&self) -> (bool, bool) {
        let is_seen = self.room.1 > 0;
        (
            is_seen && self.top > 0,
            is_seen && self.top < self.last_top(),
        )
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.room.1)
    }

    fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        self.follows = self.is_busy() && self.top == self.last_top();
    }

    /// For how many seconds it is being prepared, if what is done is known.
    pub fn prepared_for(&self) -> Option<u64> {
        match &self.stage {
            Stage::Preparing(what, seconds) if !what.is_empty() => Some(*seconds),
            _ => None,
        }
    }
}
