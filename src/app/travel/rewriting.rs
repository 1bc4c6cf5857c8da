//! The open lesson is long, and its file was written: it is let go of before the new text becomes blocks, so that there are
//! never two of it in memory.

use std::time::Duration;

use crate::app::effect::{Effect, Work};
use crate::app::overlay::Overlay;
use crate::app::{App, Rewritten};

/// Keys wait no longer for the new text, which depends on no disk any more: on a slow machine they act on what is left of
/// the old one.
const LONGEST_READING: Duration = Duration::from_secs(2);

impl App {
    /// Has the new text of the open lesson read. Until that has been done, what is around the eye stays, and keys wait.
    pub(in crate::app) fn receive_rewritten(&mut self, rewritten: Rewritten) {
        // Whoever has left the lesson reads it when coming back.
        if rewritten.lesson != self.reader.lesson.id {
            return;
        }
        let wide = self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Table(table) => Some(table.seen().map(|row| (table.block, row))),
            _ => None,
        });
        self.reader.thin_out(wide);
        if self.reader.is_thin() {
            // An open list has the sections that the lesson had.
            self.relist();
            self.await_lesson(LONGEST_READING);
        }
        self.effects.push(Effect::Work(Work::Reread(rewritten)));
    }
}
