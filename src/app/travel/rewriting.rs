//! The open lesson is long, and its file was written: it is let go of before the new text becomes blocks, so that there are
//! never two of it in memory.

use std::time::Duration;

use super::ahead::LONGEST_READING;
use crate::app::effect::{Effect, Work};
use crate::app::overlay::Overlay;
use crate::app::{App, Rewritten, Timer};
use crate::course::Patch;

/// When it takes longer than this, that is told.
const UNNOTICED: Duration = Duration::from_millis(100);

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
        let seen = self.reader.stretch();
        if self.reader.is_thin() {
            // An open list has the sections that the lesson had.
            self.relist();
            self.await_lesson(LONGEST_READING);
            let timer = Timer::Reading(self.serial);
            self.effects.push(Effect::After(UNNOTICED, timer));
        }
        self.effects
            .push(Effect::Work(Work::Reread(rewritten, seen)));
    }

    /// Shows what the new text says around the eye. Nothing is noted of that before all of it has been read. What lies over
    /// the page names blocks: below pop-ups and lists they keep their indices, and below all else they stay.
    pub(in crate::app) fn receive_patch(&mut self, patch: Patch) {
        let is_as_long = patch.new.len() == patch.blocks.len();
        let goes_on = |overlay: &Overlay| {
            is_as_long && matches!(overlay, Overlay::Popup(_) | Overlay::List(_))
        };
        if self.overlays.iter().all(goes_on) && self.reader.is_patched_by(&patch) {
            self.note_place();
            let above = self.above();
            self.reader.patch(patch);
            self.pass_again(above);
        }
    }

    /// The new text is still being read, as whoever presses a key notices.
    pub(in crate::app) fn tell_reading(&mut self, serial: u64) {
        if self.travel.wait == Some(serial) && self.reader.is_thin() {
            let long = "Reading the edited text…".to_owned();
            self.tell_or(long, vec!["Reading…".to_owned()]);
            self.travel.told_reading = Some(self.serial);
        }
    }

    /// The new text has been read: that it was being read is told no longer.
    pub(super) fn end_reading(&mut self) {
        let shown = self.status.as_ref().map(|status| status.serial);
        if self
            .travel
            .told_reading
            .take()
            .is_some_and(|told| shown == Some(told))
        {
            self.close_status();
        }
    }
}
