//! Code to be judged: the listing, the marks on it, and what the judgement comes to.

mod judged;
mod marking;
mod offers;
mod proof;
mod reading;
mod repair;
mod telling;

use std::sync::Arc;

use crate::app::action::Action;
use crate::app::colors::Colors;
use crate::app::keymap::Keymap;
use crate::app::news::Proofs;
use crate::app::page::{Content, Viewport};
use crate::course::{Lesson, LessonId, Review};
use crate::practice::judge::{Judgement, Mark, judge};
use crate::progress::Progress;

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
    pub page: Viewport<Press>,
    /// The cells that both versions of the file take side by side.
    breadth: usize,
    /// The rows where the parts of what has been judged begin.
    stops: Vec<usize>,
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
            title: title(review),
            stage: Stage::Reading,
            cursor: 0,
            anchor: None,
            marks: Vec::new(),
            breadth: breadth(review),
            stops: Vec::new(),
            proofs: Proofs::default(),
            page: Viewport::default(),
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

    /// Shows another version of the review, if it has not been judged. Marks stay on code that is the same. `false` if it
    /// is the version that it has.
    pub fn take(&mut self, review: &Arc<Review>) -> bool {
        if self.is_judged() || *self.review == **review {
            return false;
        }
        if self.review.flawed.text != review.flawed.text {
            self.marks.clear();
            self.anchor = None;
            self.stage = Stage::Reading;
        }
        self.review = Arc::clone(review);
        self.title = title(review);
        self.breadth = breadth(review);
        self.cursor = self.cursor.min(self.last_line());
        self.laid = None;
        true
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

    /// What the page is made of: two versions side by side among text once it has been judged.
    pub fn content(&self) -> Content {
        match self.stage {
            Stage::Judged(_) => Content::Code(self.breadth),
            Stage::Reading | Stage::Naming(_) | Stage::Doubting => Content::Text,
        }
    }

    /// Whether it has been judged.
    pub fn is_judged(&self) -> bool {
        matches!(self.stage, Stage::Judged(_))
    }

    /// Whether the rows have been laid out.
    pub fn is_laid(&self) -> bool {
        self.laid.is_some()
    }

    /// Has the rows laid out again.
    pub fn refresh(&mut self) {
        self.laid = None;
    }

    /// Lays the rows out if they are not.
    pub fn settle(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        if self.laid == Some(width) && self.page.height == height {
            return;
        }
        let (sheet, stops) = match &self.stage {
            Stage::Judged(judgement) => self.judged_rows(judgement, width, sight),
            Stage::Reading | Stage::Naming(_) | Stage::Doubting => {
                (self.reading_rows(width, sight), Vec::new())
            }
        };
        self.page.fill(sheet, height);
        self.stops = stops;
        self.laid = Some(width);
        if std::mem::take(&mut self.is_news) {
            self.show_proofs();
        }
        self.show();
    }

    /// Scrolls to the next part of what has been judged, or to the one before.
    pub fn step_part(&mut self, by: isize) {
        let at = self.page.scroll;
        let mut stops = self.stops.iter().copied();
        let stop = if by > 0 {
            stops.find(|stop| *stop > at)
        } else {
            // Above the first one is the verdict.
            stops.rfind(|stop| *stop < at).or(Some(0))
        };
        if let Some(stop) = stop {
            self.page.scroll = stop;
            self.page.scroll_by(0);
        }
    }

    /// Scrolls to where the proofs are told, their heading at the top.
    fn show_proofs(&mut self) {
        let of_proofs = |press| press == Press::Do(Action::Run);
        let first = self.page.sheet.rows_of(of_proofs).start;
        if first > 0 {
            self.page.scroll = first;
            self.page.show_above();
            self.page.scroll_by(0);
        }
    }

    /// Scrolls to what the learner looks at.
    fn show(&mut self) {
        match self.stage {
            Stage::Reading if self.follows => {
                let cursor = self.cursor;
                self.page.show(|press| press == Press::Line(cursor));
            }
            // Where there is no room for both, what is chosen among and what is chosen come before the line.
            Stage::Naming(chosen) => {
                let last = self.selected().last;
                self.page.show(|press| press == Press::Line(last));
                self.page.show(|press| matches!(press, Press::Category(_)));
                self.page.show(|press| press == Press::Category(chosen));
            }
            Stage::Doubting => self.page.scroll_by(isize::MAX),
            Stage::Reading | Stage::Judged(_) => {}
        }
    }
}

/// What stands on the frame.
fn title(review: &Review) -> String {
    format!("Review the AI’s code · {}", review.title)
}

/// The cells that both versions of the file take side by side.
fn breadth(review: &Review) -> usize {
    let fixed = review.fixed.as_ref();
    fixed.map_or(0, |fixed| repair::breadth(&review.flawed, fixed))
}
