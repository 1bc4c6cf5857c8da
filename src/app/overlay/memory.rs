//! The cards of a day, one at a time: asked, told, graded.

mod gap;
mod rows;

pub use gap::{Reading, gap, sentence};

use std::collections::{BTreeMap, VecDeque};

use crate::app::action::Action;
use crate::app::colors::Colors;
use crate::app::keymap::Keymap;
use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::page::Viewport;
use crate::app::shelf::Shelf;
use crate::course::card::{Card, Recall};
use crate::course::{Course, Digests};
use crate::practice::memory::{Grade, graded};
use crate::progress::{Change, Progress};

/// Rows at the bottom with fewer cells tell of the grades and of nothing else.
const NARROW: usize = 42;
/// … and those with fewer than this do not tell that Enter is a grade too.
const WIDE: usize = 60;

/// The open cards.
#[derive(Debug)]
pub struct MemoryView {
    /// How far it has come.
    pub stage: Stage,
    /// The cards that are still to come, the present one first.
    pub queue: VecDeque<Card>,
    /// How many have been done.
    pub done: usize,
    /// The rows.
    pub page: Viewport<Press>,
    today: u32,
    /// The width that the rows were laid out for; `None` if they have to be laid out again.
    laid: Option<usize>,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing comes back until the learner wants it.
    Off,
    /// Which day it is, is awaited.
    Waiting,
    /// The card is asked.
    Asked,
    /// It has been told.
    Told,
    /// There are no more cards today.
    Done,
}

/// What a row belongs to, and so what a click on it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// How well the card was known, by the index of the grade.
    Grade(usize),
    /// Something to be done.
    Do(Action),
}

/// What the rows are made with.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The colours of code.
    pub colors: &'a Colors,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The course.
    pub course: &'a Course,
    /// What is known of its lessons.
    pub digests: &'a Digests,
    /// The questions that have been read.
    pub shelf: &'a Shelf,
    /// What is known of the learner.
    pub progress: &'a Progress,
}

impl<'a> Sight<'a> {
    /// Where sentences are looked for.
    fn reading(&self) -> Reading<'a> {
        Reading {
            course: self.course,
            digests: self.digests,
            progress: self.progress,
        }
    }
}

impl MemoryView {
    /// What is shown before it is known which cards there are.
    pub fn new(stage: Stage) -> Self {
        Self {
            stage,
            queue: VecDeque::new(),
            done: 0,
            page: Viewport::default(),
            today: 0,
            laid: None,
        }
    }

    /// Begins with the cards of a day.
    pub fn begin(&mut self, cards: Vec<Card>, today: u32) {
        self.queue = cards.into();
        self.today = today;
        self.ask();
    }

    /// The present card.
    pub fn card(&self) -> Option<&Card> {
        self.queue.front()
    }

    /// Asks the card that comes now.
    fn ask(&mut self) {
        self.stage = if self.queue.is_empty() {
            Stage::Done
        } else {
            Stage::Asked
        };
        self.page.scroll = 0;
        self.laid = None;
    }

    /// Passes a card over that cannot be shown any more.
    pub fn pass(&mut self) {
        self.queue.pop_front();
        self.ask();
    }

    /// Tells what the card asks for.
    pub fn tell(&mut self) {
        if self.stage == Stage::Asked {
            self.stage = Stage::Told;
            self.laid = None;
        }
    }

    /// Takes in how well the card was known. One that was forgotten comes once more at the end.
    pub fn grade(&mut self, grade: Grade, known: &BTreeMap<Card, Recall>) -> Option<Change> {
        if self.stage != Stage::Told {
            return None;
        }
        let card = self.queue.pop_front()?;
        let recall = graded(known.get(&card), grade, self.today);
        if grade == Grade::Again {
            self.queue.push_back(card.clone());
        } else {
            self.done += 1;
        }
        self.ask();
        Some(Change::Recalled(card, recall))
    }

    /// In how many days the present card would come back.
    fn days(&self, grade: Grade, known: &BTreeMap<Card, Recall>) -> u32 {
        let before = self.card().and_then(|card| known.get(card));
        let recall = graded(before, grade, self.today);
        recall.due.saturating_sub(recall.seen)
    }

    /// Has the rows laid out again, because more is known.
    pub fn refresh(&mut self) {
        self.laid = None;
    }

    /// Lays the rows out if they are not.
    pub fn settle(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        if self.laid == Some(width) && self.page.height == height {
            return;
        }
        let sheet = self.rows(width, sight);
        self.page.fill(sheet, height);
        self.laid = Some(width);
        if self.stage == Stage::Told {
            self.page.show(|press| matches!(press, Press::Grade(_)));
        }
    }

    /// The keys that matter now, the most useful first. Every grade is offered at any width: words give way first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        let mut hints = vec![fixed("Esc", "close")];
        match self.stage {
            Stage::Off => hints.push(fixed("Enter", "turn it on")),
            Stage::Asked => hints.push(fixed("Enter", "show the answer")),
            Stage::Told => {
                let (close, good) = match bar.room {
                    0..NARROW => ("", "3"),
                    NARROW..WIDE => ("close", "3"),
                    _ => ("close", "3 Enter"),
                };
                return vec![
                    fixed("Esc", close),
                    fixed("1", "again"),
                    fixed("2", "hard"),
                    fixed(good, "good"),
                    fixed("4", "easy"),
                ];
            }
            Stage::Waiting | Stage::Done => {}
        }
        if matches!(self.stage, Stage::Asked | Stage::Done) {
            hints.push(bar.bound(Action::Delete, "turn it off"));
        }
        hints
    }
}
