//! What of a question has been on the screen: no answer is chosen among alternatives that have not.

use super::{Draft, Press, QuizView};

impl QuizView {
    /// Remembers which alternatives are on the screen to their end.
    pub(super) fn look(&mut self) {
        if self.told.is_some() || self.is_summary() {
            return;
        }
        let shown = self.page.shown();
        let owners = self
            .page
            .sheet
            .owners
            .get(shown.start..)
            .unwrap_or_default();
        for (at, owner) in owners.iter().enumerate().take(shown.len()) {
            if let Some(Press::Alternative(place)) = owner
                && owners.get(at + 1) != Some(owner)
            {
                self.seen.insert(*place);
            }
        }
    }

    /// The alternative that is looked at before an answer is given: one that has not been on the screen, or, where one
    /// is chosen and the learner has not said which, the one that would be.
    pub(super) fn unread(&self) -> Option<usize> {
        if self.told.is_some() {
            return None;
        }
        let mut places = 0..self.draft.places();
        let unseen = places.find(|place| !self.seen.contains(place));
        unseen.or(match self.draft {
            Draft::One { cursor, .. } if !self.follows && self.is_untouched() => {
                Some(cursor).filter(|cursor| self.is_hidden(*cursor))
            }
            _ => None,
        })
    }

    /// What the key does that gives the answer.
    pub(super) fn answering(&self) -> &'static str {
        match self.unread() {
            None => "answer",
            Some(place) if self.seen.contains(&place) => "show choice",
            Some(_) => "read on",
        }
    }

    /// Scrolls to what is looked at before an answer is given; `false` if there is nothing.
    pub fn look_on(&mut self) -> bool {
        let Some(place) = self.unread() else {
            return false;
        };
        self.follows |= self.seen.contains(&place);
        self.look_at(place);
        true
    }

    /// The alternative that would be chosen or taken up, if it is not on the screen.
    pub fn hidden_selection(&self) -> Option<usize> {
        match (&self.draft, self.selection()) {
            (Draft::Several { .. } | Draft::Order { .. }, Some(Press::Alternative(place))) => {
                Some(place).filter(|place| self.is_hidden(*place))
            }
            _ => None,
        }
    }

    fn is_hidden(&self, place: usize) -> bool {
        !self.page.shows(|press| press == Press::Alternative(place))
    }

    /// Scrolls to an alternative, over nothing that has not been on the screen.
    pub fn look_at(&mut self, place: usize) {
        let is_it = |press| press == Press::Alternative(place);
        let rows = self.page.sheet.rows_of(is_it);
        let shown = self.page.shown();
        if rows.end <= shown.end {
            return self.page.show(is_it);
        }
        let page = shown.len().saturating_sub(2).max(1);
        let ahead = rows.start.saturating_sub(shown.start);
        let steps = if ahead > 0 { page.min(ahead) } else { page };
        self.page.scroll_by(steps.cast_signed());
    }

    /// Scrolls to what is selected, with all that there is to choose if there is room for it.
    pub(super) fn show_selected(&mut self) {
        let Some(selected) = self.selection() else {
            return;
        };
        let is_alternative = |press| matches!(press, Press::Alternative(_));
        if self.page.sheet.rows_of(is_alternative).len() <= self.page.shown().len() {
            self.page.show(is_alternative);
        }
        self.page.show(|press| press == selected);
    }
}
