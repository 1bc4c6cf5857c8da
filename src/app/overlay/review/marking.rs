//! What is done to a review: lines are selected, marked and named, and what has been marked is judged.

use super::{Press, ReviewView, Stage};
use crate::course::review::{Category, LineRange};
use crate::practice::judge::judge;
use crate::progress::{Change, Judged};

impl ReviewView {
    /// The selected lines.
    pub fn selected(&self) -> LineRange {
        LineRange::between(self.anchor.unwrap_or(self.cursor), self.cursor)
    }

    /// Whether a row is set off.
    pub fn is_selected(&self, press: Press) -> bool {
        match (&self.stage, press) {
            (Stage::Reading | Stage::Naming(_), Press::Line(line)) => {
                LineRange::between(line, line).lie_in(self.selected())
            }
            (Stage::Naming(chosen), Press::Category(index)) => *chosen == index,
            (Stage::Doubting | Stage::Judged(_) | Stage::Naming(_) | Stage::Reading, _) => false,
        }
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
                // Where there is little room, only what that one means is told.
                self.laid = None;
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
        match self.anchor {
            Some(_) => self.select_one(),
            None => self.select_several(),
        }
    }

    /// Selects from the line of the cursor on, unless lines are selected already.
    fn select_several(&mut self) {
        if self.anchor.is_none() {
            self.anchor = Some(self.cursor);
            // What Enter does is told in the rows.
            self.laid = None;
        }
    }

    /// Selects the line of the cursor alone.
    pub fn select_one(&mut self) {
        if self.anchor.take().is_some() {
            self.laid = None;
        }
    }

    /// Whether what is selected has been marked, so that the mark would be taken off.
    pub(super) fn is_marked(&self) -> bool {
        let selected = self.selected();
        self.marks.iter().any(|(lines, _)| lines.meet(selected))
    }

    /// Selects up to a line.
    pub fn extend_to(&mut self, line: usize) {
        if self.stage == Stage::Reading {
            self.select_several();
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
        if self.is_marked() {
            let selected = self.selected();
            self.marks.retain(|(lines, _)| !lines.meet(selected));
            self.anchor = None;
        } else {
            self.stage = Stage::Naming(0);
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
}
