//! Code to be judged: the listing, the marks on it, and what the judgement comes to.

mod hints;
mod judged;
mod proof;
mod reading;
mod stops;

use std::sync::Arc;

use crate::app::action::Action;
use crate::app::colors::Colors;
use crate::app::keymap::Keymap;
use crate::app::news::Proofs;
use crate::app::page::{Content, Page};
use crate::course::review::{Category, Lines, Proof};
use crate::course::{Lesson, LessonId, Review};
use crate::practice::judge::{Judgement, Mark, judge};
use crate::progress::{Change, Judged, Progress};

/// An open review.
#[derive(Debug)]
pub struct ReviewView {
    /// The review.
    pub review: Arc<Review>,
    /// The lesson that asks for it.
    pub lesson: LessonId,
    /// What stands on the frame.
    pub title: String,
    /// How far it has come.
    pub stage: Stage,
    /// The line of the cursor, from 0.
    pub cursor: usize,
    /// The line where a selection began.
    pub anchor: Option<usize>,
    /// What the learner would not merge, in the order of the lines.
    pub marks: Vec<Mark>,
    /// Its proofs, as they are run.
    pub proofs: Proofs,
    /// The rows.
    pub page: Page<Press>,
    /// Whether the cursor has been moved, so that it is kept on the screen.
    follows: bool,
    /// Whether something has become of the proofs, so that they are brought into sight.
    is_news: bool,
    /// The width that the rows were laid out for; `None` if they have to be laid out again.
    laid: Option<usize>,
}

/// How far a review has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Lines are looked at and marked.
    Reading,
    /// What is wrong with the selected lines is chosen, by the index of the category.
    Naming(usize),
    /// Nothing has been marked: is that the answer?
    Doubting,
    /// It has been judged.
    Judged(Judgement),
}

/// What a row belongs to, and so what a click on it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A line of the listing.
    Line(usize),
    /// A category of the menu, by its index.
    Category(usize),
    /// The first row of a finding.
    Stop,
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
}

impl ReviewView {
    /// A review as the learner left it.
    pub fn new(review: &Arc<Review>, lesson: &Lesson, progress: &Progress) -> Self {
        let mut view = Self {
            review: Arc::clone(review),
            lesson: lesson.id.clone(),
            title: format!("Review the AI’s code · {}", review.title),
            stage: Stage::Reading,
            cursor: 0,
            anchor: None,
            marks: Vec::new(),
            proofs: Proofs::default(),
            page: Page::default(),
            follows: false,
            is_news: false,
            laid: None,
        };
        if let Some(judged) = progress.judgements.get(&review.id) {
            let last = view.last_line();
            let there = judged.marks.iter().filter(|(lines, _)| lines.last <= last);
            view.marks = there.copied().collect();
            view.stage = Stage::Judged(judge(review, &view.marks));
        }
        view
    }

    /// Goes on with marks that were made before, where the code is still to be judged.
    pub fn resume(&mut self, marks: Vec<Mark>) {
        if self.stage == Stage::Reading {
            let last = self.last_line();
            self.marks = marks;
            self.marks.retain(|(lines, _)| lines.last <= last);
            self.laid = None;
        }
    }

    /// Takes in what became of its proofs.
    pub fn take_proofs(&mut self, proofs: Proofs) {
        // How far it is scrolls nothing.
        self.is_news |= !matches!(
            (&self.proofs, &proofs),
            (Proofs::Running(_), Proofs::Running(_))
        );
        self.proofs = proofs;
        self.laid = None;
    }

    /// The index of the last line.
    fn last_line(&self) -> usize {
        self.review.flawed.text.matches('\n').count()
    }

    /// The selected lines.
    pub fn selected(&self) -> Lines {
        Lines::between(self.anchor.unwrap_or(self.cursor), self.cursor)
    }

    /// What the page is mostly made of: two versions side by side once it has been judged.
    pub fn content(&self) -> Content {
        match self.stage {
            Stage::Judged(_) => Content::Code,
            Stage::Reading | Stage::Naming(_) | Stage::Doubting => Content::Text,
        }
    }

    /// Whether a row is set off.
    pub fn is_selected(&self, press: Press) -> bool {
        match (&self.stage, press) {
            (Stage::Reading, Press::Line(line)) => {
                Lines::between(line, line).lie_in(self.selected())
            }
            (Stage::Naming(chosen), Press::Category(index)) => *chosen == index,
            (Stage::Doubting | Stage::Judged(_) | Stage::Naming(_) | Stage::Reading, _) => false,
        }
    }

    /// Whether the rows have been laid out.
    pub fn is_laid(&self) -> bool {
        self.laid.is_some()
    }

    /// Has the rows laid out again.
    pub fn refresh(&mut self) {
        self.laid = None;
    }

    /// Moves the cursor, in the listing or in the menu, or scrolls what has been judged.
    pub fn move_by(&mut self, steps: isize) {
        let last = self.last_line();
        match &mut self.stage {
            Stage::Reading => {
                self.cursor = self.cursor.saturating_add_signed(steps).min(last);
                self.follows = true;
                self.show();
            }
            Stage::Naming(chosen) => {
                let last = Category::ALL.len() - 1;
                *chosen = chosen.saturating_add_signed(steps).min(last);
            }
            Stage::Doubting | Stage::Judged(_) => self.page.scroll_by(steps),
        }
    }

    /// Puts the cursor on a line.
    pub fn go(&mut self, line: usize) {
        if self.stage == Stage::Reading {
            self.cursor = line.min(self.last_line());
            self.follows = true;
        }
    }

    /// Begins to select lines, or stops it.
    pub fn extend(&mut self) {
        if self.stage != Stage::Reading {
            return;
        }
        self.anchor = match self.anchor {
            Some(_) => None,
            None => Some(self.cursor),
        };
    }

    /// Selects up to a line.
    pub fn extend_to(&mut self, line: usize) {
        if self.stage == Stage::Reading {
            self.anchor = self.anchor.or(Some(self.cursor));
            self.cursor = line.min(self.last_line());
            self.follows = true;
            self.show();
        }
    }

    /// Takes the mark off the selected lines, or asks what is wrong with them.
    pub fn mark(&mut self) {
        if self.stage != Stage::Reading {
            return;
        }
        let selected = self.selected();
        let before = self.marks.len();
        self.marks.retain(|(lines, _)| !lines.meet(selected));
        if self.marks.len() == before {
            self.stage = Stage::Naming(0);
        } else {
            self.anchor = None;
        }
        self.laid = None;
    }

    /// Says what is wrong with the selected lines.
    pub fn name(&mut self, category: usize) {
        if let (Stage::Naming(_), Some(category)) = (&self.stage, Category::ALL.get(category)) {
            self.marks.push((self.selected(), *category));
            self.marks.sort_unstable();
            self.anchor = None;
            self.stage = Stage::Reading;
            self.laid = None;
        }
    }

    /// One step back; `false` if there is none.
    pub fn step_back(&mut self) -> bool {
        match self.stage {
            Stage::Naming(_) | Stage::Doubting => self.stage = Stage::Reading,
            Stage::Reading if self.anchor.is_some() => self.anchor = None,
            Stage::Reading | Stage::Judged(_) => return false,
        }
        self.laid = None;
        true
    }

    /// Judges what has been marked; asks first if that is nothing.
    pub fn judge(&mut self) -> Option<Change> {
        if self.stage == Stage::Reading && self.marks.is_empty() {
            self.stage = Stage::Doubting;
            self.laid = None;
            return None;
        }
        self.stage = Stage::Judged(judge(&self.review, &self.marks));
        self.anchor = None;
        self.page.scroll = 0;
        self.laid = None;
        let judged = Judged {
            lesson: self.lesson.clone(),
            marks: self.marks.clone(),
        };
        Some(Change::Judged(self.review.id.clone(), judged))
    }

    /// Begins once more.
    pub fn retry(&mut self) {
        if matches!(self.stage, Stage::Judged(_)) {
            self.stage = Stage::Reading;
            self.marks.clear();
            self.cursor = 0;
            self.follows = false;
            self.page.scroll = 0;
            self.laid = None;
        }
    }

    /// Lays the rows out if they are not.
    pub fn settle(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        if self.laid == Some(width) && self.page.height == height {
            return;
        }
        let sheet = match &self.stage {
            Stage::Judged(judgement) => self.judged_rows(judgement, width, sight),
            Stage::Reading | Stage::Naming(_) | Stage::Doubting => self.reading_rows(width, sight),
        };
        self.page.fill(sheet, height);
        self.laid = Some(width);
        if std::mem::take(&mut self.is_news) {
            self.show_proofs();
        }
        self.show();
    }

    /// Scrolls to where the proofs are told, their heading at the top.
    fn show_proofs(&mut self) {
        let of_proofs = |press| press == Press::Do(Action::Run);
        let first = self.page.sheet.rows_of(of_proofs).start;
        if first > 0 {
            self.page.scroll = first;
            self.step(-1);
        }
    }

    /// Scrolls to what the learner looks at.
    fn show(&mut self) {
        match self.stage {
            Stage::Reading if self.follows => {
                let cursor = self.cursor;
                self.page.show(|press| press == Press::Line(cursor));
            }
            Stage::Naming(_) => {
                let last = self.selected().last;
                self.page.show(|press| matches!(press, Press::Category(_)));
                self.page.show(|press| press == Press::Line(last));
            }
            Stage::Doubting => self.page.scroll_by(isize::MAX),
            Stage::Reading | Stage::Judged(_) => {}
        }
    }

    /// Whether there are proofs that can be run.
    fn has_proofs(&self) -> bool {
        let mut flaws = self.review.flaws.iter();
        flaws.any(|flaw| matches!(flaw.proof, Proof::Test { .. }))
    }

    /// Whether its proofs can be run now.
    pub fn can_prove(&self) -> bool {
        let is_running = matches!(self.proofs, Proofs::Running(_));
        matches!(self.stage, Stage::Judged(_)) && self.has_proofs() && !is_running
    }
}
