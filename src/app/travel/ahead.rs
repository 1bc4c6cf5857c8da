//! Keys that come while another lesson is being read: they are meant for it, and wait for a moment.

use std::time::Duration;

use crate::app::key::Key;
use crate::app::{App, Effect, Timer};
use crate::course::Coverage;

/// Keys wait no longer for a lesson: what lies on a slow disk does not take the keys away.
pub(super) const LONGEST_WAIT: Duration = Duration::from_millis(400);
/// Nor for the rest of a long one or its new text, which depend on no disk any more: on a slow machine they act on what is
/// there of it.
pub(super) const LONGEST_READING: Duration = Duration::from_secs(2);

impl App {
    /// Lets keys wait for the lesson that has been asked for, but no longer than this.
    pub(super) fn await_lesson(&mut self, longest: Duration) {
        self.serial += 1;
        self.travel.wait = Some(self.serial);
        let timer = Timer::Arrival(self.serial);
        self.effects.push(Effect::After(longest, timer));
    }

    /// The same for the rest of a lesson that is still being read, if what was gone to may lie there.
    pub(in crate::app) fn await_rest(&mut self) {
        if self.reader.awaits_rest() {
            self.await_lesson(LONGEST_READING);
        }
    }

    /// The lesson with this number has been waited for long enough.
    pub(in crate::app) fn stop_waiting(&mut self, serial: u64) {
        self.travel.wait.take_if(|waited| *waited == serial);
    }

    /// Takes a key, at once or when its lesson has come.
    pub(in crate::app) fn take_key(&mut self, key: Key) {
        if self.is_coming() {
            self.travel.ahead.push_back(key);
        } else {
            self.press(key);
        }
    }

    /// The next of the keys that have waited.
    pub(in crate::app) fn next_key(&mut self) -> Option<Key> {
        if self.is_coming() {
            return None;
        }
        self.travel.ahead.pop_front()
    }

    /// Whether another lesson is about to come, a newer text of a long one, or the rest of one that keys were typed ahead
    /// for or whose end was gone to. One whose id is not known yet may take long.
    fn is_coming(&self) -> bool {
        let shown = &self.reader.lesson;
        let awaited = self.travel.awaited.as_ref();
        let is_other = awaited.is_some_and(|jump| jump.lesson != shown.id);
        let are_meant_for_rest = !self.travel.ahead.is_empty() || self.reader.awaits_rest();
        let is_rest = shown.coverage == Coverage::Beginning && are_meant_for_rest;
        self.travel.wait.is_some() && (is_other || is_rest || self.reader.is_thin())
    }
}
