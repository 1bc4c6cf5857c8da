//! What is looked for in the open lesson: the marks on the page, and going from match to match.

mod cells;
mod matches;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::{Place, Reader};
use crate::course::{Anchor, Passage};
use crate::layout::CodeLines;
use crate::search::{Correction, Offers, Query, Tally};
use crate::source::Edition;
use crate::theme::Role;

/// A search in the open lesson.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is looked for.
    pub query: Query,
    /// What that stands for, if what was typed is nowhere in the lesson.
    pub correction: Option<Correction>,
    /// What was shown, when it began, of what the lesson offers to do.
    pub offers: Arc<Offers>,
    /// Where the matches are, as soon as they have been counted.
    pub tally: Option<Tally>,
    /// The match that the learner is at.
    pub current: Option<Match>,
    /// Where it was, if an edit has taken it away and none of its block stands behind it.
    pub lost: Option<Anchor>,
    /// Where the search began: the first match after it is gone to.
    pub from: Anchor,
    /// How many matches to go on or back as soon as they have been counted.
    pub owed: isize,
    /// Which of the app's searches this is.
    pub serial: u64,
}

/// One match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    /// The text that it stands in.
    pub passage: Passage,
    /// Which of its matches it is.
    pub nth: usize,
}

/// Everything that a search may change of what is seen.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The first row on the screen.
    pub place: Place,
    /// The line under the eye.
    pub anchor: Anchor,
    width: usize,
    /// Whose blocks are folded by these numbers.
    edition: Arc<Edition>,
    folded: BTreeSet<usize>,
    whole_code: BTreeSet<usize>,
    code_lines: CodeLines,
    search: Option<Search>,
}

/// What a step from match to match met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Another match.
    Plain,
    /// The end of the lesson: it went on at the beginning.
    FromTop,
    /// The beginning of the lesson: it went on at the end.
    FromEnd,
    /// There is none.
    Nothing,
}

impl Search {
    /// What is shown of what there is to do at a block.
    fn offer(&self, block: usize) -> Option<Cow<'_, str>> {
        let words = self.offers.get(&block)?;
        Some(Cow::Borrowed(words))
    }
}

impl Reader {
    /// What is seen now, to be come back to.
    pub fn standing(&self) -> Standing {
        Standing {
            place: self.place,
            anchor: self.anchor,
            width: self.column.width,
            edition: Arc::clone(&self.lesson.edition),
            folded: self.folded.clone(),
            whole_code: self.whole_code.clone(),
            code_lines: self.code_lines,
            search: self.search.clone(),
        }
    }

    /// Shows what was seen then, as it was marked then.
    pub fn stand(&mut self, then: &Standing) {
        self.set_search(then.search.clone());
        self.return_to(then);
    }

    /// Goes back to where the learner was, to the same row as long as the width is the same, and undoes what going to
    /// matches has shown, unfolded and scrolled.
    pub fn return_to(&mut self, then: &Standing) {
        self.cover();
        // In an edited text others have these numbers.
        if self.lesson.edition.reads_like(&then.edition) {
            if self.folded != then.folded {
                self.folded.clone_from(&then.folded);
                self.laid.clear();
            }
            self.set_whole_code(&then.whole_code);
        }
        if self.code_lines != then.code_lines {
            self.set_code_lines(then.code_lines);
        }
        if then.width == self.column.width && then.place.block < self.lesson.blocks.len() {
            self.go(then.place);
            self.anchor = then.anchor;
        } else {
            self.restore(then.anchor);
        }
    }

    /// Looks for something else, or for nothing: what is on the screen is marked anew.
    pub fn set_search(&mut self, search: Option<Search>) {
        self.search = search;
        self.laid.clear();
        self.refresh();
    }

    /// Looks for what was meant instead of what was typed.
    pub fn read_as(&mut self, meant: Correction) {
        let query = Query::new(&meant.typed);
        if let (Some(search), Some(query)) = (self.search.take(), query) {
            self.set_search(Some(Search {
                query,
                correction: Some(meant),
                ..search
            }));
        }
    }

    /// Takes in where the matches are, and goes to the first one after the place where the search began, unless it is
    /// at one already.
    pub fn count_matches(&mut self, tally: Tally) -> Step {
        let Some(search) = &mut self.search else {
            return Step::Nothing;
        };
        search.tally = Some(tally);
        let (from, owed, current) = (search.from, search.owed, search.current);
        let lost = search.lost.take();
        search.owed = 0;
        let mut step = match (current, lost) {
            (Some(current), _) => {
                self.set_current(Some(current));
                Step::Plain
            }
            (None, Some(lost)) => {
                let found = self.match_after(lost);
                self.set_current(found.or_else(|| self.first_match()));
                Step::Plain
            }
            (None, None) => self.go_to_first_match(from),
        };
        for _ in 0..owed.unsigned_abs() {
            if step == Step::Nothing {
                break;
            }
            step = self.step_match(owed.signum());
        }
        step
    }

    /// To the next match, or with a negative direction to the one before; from the screen if the one that the learner
    /// was at is no longer on it.
    pub fn step_match(&mut self, direction: isize) -> Step {
        let Some(search) = &self.search else {
            return Step::Nothing;
        };
        let Some(current) = search.current.filter(|_| self.current_row().is_some()) else {
            let here = self.anchor;
            return if direction > 0 {
                self.go_to_first_match(here)
            } else {
                self.go_to_last_match(here)
            };
        };
        let Some(tally) = &search.tally else {
            return Step::Nothing;
        };
        let count = self.matches_in(current.passage).len();
        let inside = current.nth.checked_add_signed(direction.signum());
        let (next, step) = match inside.filter(|nth| *nth < count) {
            Some(nth) => (Some(Match { nth, ..current }), Step::Plain),
            None if direction > 0 => {
                let after = Passage {
                    text: current.passage.text + 1,
                    ..current.passage
                };
                match tally.at_or_after(after) {
                    Some(passage) => (Some(Match { passage, nth: 0 }), Step::Plain),
                    None => (self.first_match(), Step::FromTop),
                }
            }
            None => match tally.before(current.passage) {
                Some(passage) => (self.last_in(passage), Step::Plain),
                None => (
                    tally.last().and_then(|last| self.last_in(last)),
                    Step::FromEnd,
                ),
            },
        };
        self.to_match(next);
        step
    }

    /// The number of the current match, from 1, and how many there are.
    pub fn match_count(&self) -> Option<(usize, usize)> {
        let search = self.search.as_ref()?;
        let tally = search.tally.as_ref()?;
        let current = search.current;
        let number = current.and_then(|current| tally.number(current.passage, current.nth));
        Some((number.unwrap_or(0), tally.total))
    }

    /// Goes to a match: unfolds what hides it, scrolls long code to it, and keeps some rows above it if it was not on
    /// the screen.
    pub fn to_match(&mut self, found: Option<Match>) {
        self.set_current(found);
        let Some(found) = found.filter(|found| found.passage.block < self.lesson.blocks.len())
        else {
            return;
        };
        self.unfold(found.passage.block);
        self.unfold_line(found.passage);
        self.scroll_code_to(found);
        if self.current_row().is_some() {
            return;
        }
        let Some(place) = self.place_of_match(found) else {
            return self.to_block(found.passage.block);
        };
        let top = self.led_to(place, self.height() / 3);
        self.go(top);
    }

    /// What is marked in a text of the lesson.
    pub fn marks(&self, passage: Passage, text: &str) -> Vec<(Range<usize>, Role)> {
        let Some(search) = &self.search else {
            return Vec::new();
        };
        let found = search.query.shown_matches(text).into_iter().enumerate();
        found
            .map(|(nth, range)| {
                let is_current = search.current == Some(Match { passage, nth });
                let role = if is_current {
                    Role::SearchCurrent
                } else {
                    Role::SearchMatch
                };
                (range, role)
            })
            .collect()
    }

    fn go_to_first_match(&mut self, from: Anchor) -> Step {
        let found = self.match_after(from);
        let first = self.first_match();
        self.to_match(found.or(first));
        match (found, first) {
            (Some(_), _) => Step::Plain,
            (None, Some(_)) => Step::FromTop,
            (None, None) => Step::Nothing,
        }
    }

    fn go_to_last_match(&mut self, before: Anchor) -> Step {
        let above = self.match_above_in_row(before);
        let tally = self
            .search
            .as_ref()
            .and_then(|search| search.tally.as_ref());
        let here = Passage {
            block: before.block,
            text: 0,
        };
        let mut inside = self.matches_of(before.block).into_iter();
        let inside = inside
            .rfind(|(_, start)| *start < before.start)
            .map(|(found, _)| found);
        let earlier = tally.and_then(|tally| tally.before(here));
        let last = tally.and_then(Tally::last);
        let found = above.or(inside).or_else(|| self.last_in(earlier?));
        let end = last.and_then(|last| self.last_in(last));
        self.to_match(found.or(end));
        match (found, end) {
            (Some(_), _) => Step::Plain,
            (None, Some(_)) => Step::FromEnd,
            (None, None) => Step::Nothing,
        }
    }

    /// Marks another match as the current one.
    fn set_current(&mut self, found: Option<Match>) {
        let Some(search) = &mut self.search else {
            return;
        };
        let before = std::mem::replace(&mut search.current, found);
        for changed in before.into_iter().chain(found) {
            let block = changed.passage.block;
            self.laid.retain(|(laid, _), _| *laid != block);
        }
        self.refresh();
    }
}
