//! The links of the open lesson, which break and are mended when other files are written, come or go.
//!
//! They are looked up from the first edit on: who reads a course that nobody edits is told nothing of its links, nor waits
//! for them.

use super::Watcher;
use crate::app::Event;
use crate::load::Seen;

/// So many of the files that they lead to are looked at five times a second, more of them less often.
const AT_ONCE: usize = 50;
/// What goes on being written is waited for at so many looks.
const MOST_WAITS: u32 = 10;

/// What is known of the files that they lead to.
#[derive(Default)]
pub(super) struct Links {
    targets: Seen,
    /// At how many looks these are not looked at before they are again.
    rest: usize,
    /// Whether something has been edited since the program was started.
    is_course_edited: bool,
    /// At how many looks it was known that they have to be looked up, if they have.
    due: Option<u32>,
    /// Which of the lessons that were shown they have been looked up of.
    looked_up: usize,
}

impl Links {
    /// Something was edited: they are looked up as soon as that is whole.
    pub(super) fn check(&mut self) {
        self.is_course_edited = true;
        self.due.get_or_insert(0);
    }

    /// Whether a file that they lead to may have been written by half, or not yet.
    pub(super) fn are_settling(&self) -> bool {
        self.targets.is_settling()
    }
}

impl Watcher<'_> {
    /// What the links of the open lesson lead to may have changed. Of many changes at a time the last counts.
    pub(super) fn look_at_links(&mut self, is_soon: bool) {
        let (desk, id, targets, shown) = self.open.with(|state| {
            let (desk, id) = (state.desk.clone(), state.lesson.clone());
            (desk, id, state.targets.clone(), state.shown)
        });
        let mut is_written = false;
        if self.links.are_settling() || (!is_soon && self.links.rest == 0) {
            is_written = self.links.targets.look(&desk.library, &targets);
            self.links.rest = targets.read.len() / AT_ONCE;
        } else if !is_soon {
            self.links.rest -= 1;
        }
        if is_written {
            self.links.check();
        }
        if shown != self.links.looked_up && self.links.is_course_edited {
            self.links.check();
        }
        let Some(waits) = self.links.due else {
            self.links.looked_up = shown;
            return;
        };
        let may_go_on = is_written || self.is_settling();
        let is_read = desk.is_outlined() && !self.handed.is_unread() && self.stale.is_none();
        if !is_read {
            return;
        }
        if may_go_on && waits < MOST_WAITS {
            self.links.due = Some(waits + 1);
            return;
        }
        (self.links.due, self.links.looked_up) = (None, shown);
        let Some(entry) = desk.known().lesson(&id) else {
            return;
        };
        let file = desk.library.shown(&entry.path);
        self.sender.send(Event::Links(file, desk.broken_links(&id)));
    }
}
