//! Looking at what other players of the course have changed: when it is asked for, and again and again while it is on the
//! screen.

use std::time::Duration;

use crate::app::{App, Effect, ListKind, Overlay, Timer, Work};
use crate::progress::{Change, Landmark};

/// How long an open list of bookmarks waits for the next look at what other players have changed.
const LOOK_AFTER: Duration = Duration::from_secs(2);

impl App {
    /// Has saved what is unsaved, and learns what other players have changed, be anything unsaved or not.
    pub(in crate::app) fn compare(&mut self) {
        let changes = self.gather();
        self.send(changes, Work::Compare);
    }

    /// Looks once more at what other players have changed, after a while, as long as that is on the screen.
    pub(super) fn look_on(&mut self) {
        if !self.keeping.is_looked_at && self.are_bookmarks_listed() {
            self.keeping.is_looked_at = true;
            self.effects.push(Effect::After(LOOK_AFTER, Timer::Others));
        }
    }

    /// That while has passed.
    pub(in crate::app) fn compare_again(&mut self) {
        self.keeping.is_looked_at = false;
        if self.are_bookmarks_listed() {
            self.compare();
        }
    }

    /// Tells which of the bookmarks in the open list other players have moved: what is deleted there is what was seen.
    pub(super) fn note_moved(&mut self, others: &[Change]) {
        if !self.are_bookmarks_listed() {
            return;
        }
        for change in others {
            if let Change::Bookmark(letter, there) = change {
                let here = self.keeping.kept.bookmarks.get(letter);
                if here.is_some_and(|here| here != there) || self.deleted.contains_key(letter) {
                    self.moved.insert(*letter);
                    self.tell(format!("Another player has moved bookmark {letter}."));
                }
            }
        }
    }

    /// Deletes a bookmark, but none that another player has given its letter to meanwhile; tells which one it was.
    pub(in crate::app) fn unmark(&mut self, letter: char) -> Option<Landmark> {
        let kept = self.keeping.kept.bookmarks.remove(&letter)?;
        let change = Change::Unmark(letter, Some(kept));
        self.keeping.unsaved.push(change);
        self.progress.bookmarks.remove(&letter)
    }

    /// Whether the list of bookmarks is open.
    pub(in crate::app) fn are_bookmarks_listed(&self) -> bool {
        let lists_them = |overlay: &Overlay| matches!(overlay, Overlay::List(list) if list.kind == ListKind::Bookmarks);
        self.overlays.iter().any(lists_them)
    }
}
