//! What code prints is said before what explains it is read: what is held back for that, and what is remembered of it.

use crate::app::reader::guesses;
use crate::app::{Action, App, Keymap};
use crate::progress::Change;

/// What stands where something is held back; the shorter ones where there is less room.
pub fn held_back(keymap: &Keymap) -> Vec<String> {
    let run = keymap.key(Action::Run);
    let on = keymap.key(Action::PageDown);
    vec![
        format!("{run} to say first what it prints · {on} to read on"),
        format!("{run} predict · {on} read on"),
        format!("{on} read on"),
    ]
}

impl App {
    /// Holds back in the open lesson what explains code whose output the learner has not said yet, or read without. In
    /// a section that has been read nothing is held back.
    pub(in crate::app) fn hold_back(&mut self) {
        let lesson = &self.reader.lesson;
        let guesses = guesses(lesson).into_iter();
        let open = guesses.filter(|(guess, section)| {
            !self.progress.has_guessed(&lesson.id, &guess.name)
                && !self.progress.has_read(&lesson.id, section)
        });
        let open = open.map(|(guess, _)| guess).collect();
        self.reader.hold_back(open);
    }

    /// Notes what is held back no longer; not while words are typed that are looked for: what that shows is held back
    /// again when it is given up.
    pub(in crate::app) fn note_revealed(&mut self) {
        if self.is_finding() {
            return;
        }
        for name in self.reader.take_revealed() {
            let lesson = self.reader.lesson.id.clone();
            self.note(Change::Guessed(lesson, name));
        }
    }
}
