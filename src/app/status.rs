//! The message in the bottom row.

use std::borrow::Cow;
use std::time::Duration;

use super::{Action, App, Effect, Overlay, Timer};

/// How long a message stays in the bottom row.
const STATUS_TIME: Duration = Duration::from_secs(5);

/// A message in the bottom row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// One sentence.
    pub text: String,
    /// What stands for it where it takes too many rows, each shorter than the one before; the last one takes as many as it
    /// needs.
    pub shorter: Vec<String>,
    /// How many rows each of these may take before a shorter one stands for it.
    pub rows: usize,
    /// Whether it tells of something that went wrong.
    pub failed: bool,
    /// Whether it tells which match of a search this is; the keys that go on with the search are offered beside it.
    pub is_of_match: bool,
    /// Whether it greets a new learner.
    pub(super) greets: bool,
    pub(super) serial: u64,
}

impl Status {
    /// A question in the bottom row, each way to put it shorter than the one before.
    pub(super) fn asked(mut shorter: Vec<String>) -> Self {
        Self {
            text: shorter.remove(0),
            shorter,
            rows: 1,
            failed: false,
            is_of_match: false,
            greets: false,
            serial: 0,
        }
    }
}

impl App {
    /// What the bottom row tells: as long as a letter is awaited, the question for it.
    pub fn told(&self) -> Option<Cow<'_, Status>> {
        match self.typed.letter_for {
            Some(action) => Some(Cow::Owned(self.letter_question(action))),
            None => self.status.as_ref().map(Cow::Borrowed),
        }
    }

    /// The message with this number has been shown long enough, unless a question covers it.
    pub(super) fn end_status(&mut self, serial: u64) {
        let is_shown = self
            .status
            .as_ref()
            .is_some_and(|status| status.serial == serial);
        if !is_shown || self.typed.letter_for.is_some() {
            return;
        }
        // What is looked for is typed where it stands: what has to be read comes back after that.
        let is_covered = matches!(self.overlays.last(), Some(Overlay::Prompt(_)));
        if !is_covered && self.status_stays() {
            self.warning = None;
        }
        self.status = None;
    }

    /// Whether the message has to be read: no key takes it away before it has been on the screen for as long as a message is.
    pub(super) fn status_stays(&self) -> bool {
        let serial = |status: &Status| status.serial;
        let shown = self.status.as_ref().map(serial);
        shown.is_some() && shown == self.warning.as_ref().map(serial)
    }

    /// A key was pressed, and the message need not stand any longer, unless it has to be read.
    pub(super) fn pass_status(&mut self) {
        if !self.status_stays() {
            self.status = None;
        }
    }

    /// Takes the message away, be it read or not; `false` if there is none.
    pub(super) fn close_status(&mut self) -> bool {
        if self.status_stays() {
            self.warning = None;
        }
        self.status.take().is_some()
    }

    /// What has to be read, and had to give way to another message, comes back when that is gone, but to nobody who leaves.
    pub(super) fn recall_warning(&mut self) {
        if self.status.is_none()
            && !self.effects.contains(&Effect::Quit)
            && let Some(warning) = &self.warning
        {
            self.status = Some(warning.clone());
            self.uncover_status();
        }
    }

    /// A message that came while a question covered it begins to be seen.
    pub(super) fn uncover_status(&mut self) {
        let stays = self.status_stays();
        if let Some(status) = &mut self.status {
            self.serial += 1;
            status.serial = self.serial;
            if stays {
                self.warning.clone_from(&self.status);
            }
            let seen = Timer::Status(self.serial);
            self.effects.push(Effect::After(STATUS_TIME, seen));
        }
    }

    /// Shows a message for a while.
    pub(super) fn tell(&mut self, text: impl Into<String>) {
        self.serial += 1;
        self.status = Some(Status {
            text: text.into(),
            shorter: Vec::new(),
            rows: 1,
            failed: false,
            is_of_match: false,
            greets: false,
            serial: self.serial,
        });
        self.effects
            .push(Effect::After(STATUS_TIME, Timer::Status(self.serial)));
    }

    /// Shows a message for a while, in short where it does not fit on a row.
    pub(super) fn tell_or(&mut self, text: impl Into<String>, shorter: Vec<String>) {
        self.tell(text);
        if let Some(status) = &mut self.status {
            status.shorter = shorter;
        }
    }

    /// Shows a message for a while that has to be long, in short where it does not fit on two rows.
    pub(super) fn tell_at_length(&mut self, text: impl Into<String>, shorter: Vec<String>) {
        self.tell_or(text, shorter);
        if let Some(status) = &mut self.status {
            status.rows = 2;
        }
    }

    /// Whether the message tells of something that went wrong; one that came while a question covered it has not been seen.
    pub(super) fn has_failed(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.failed)
    }

    /// Shows for a while what went wrong.
    pub(super) fn fail(&mut self, text: impl Into<String>) {
        self.tell(text);
        if let Some(status) = &mut self.status {
            status.failed = true;
        }
    }

    /// Shows for a while what went wrong, in short where it does not fit on a row.
    pub(super) fn fail_or(&mut self, text: impl Into<String>, shorter: Vec<String>) {
        self.fail(text);
        if let Some(status) = &mut self.status {
            status.shorter = shorter;
        }
    }

    /// Shows what went wrong, in short where it does not fit on a row, until it can have been read.
    pub(super) fn warn_or(&mut self, text: impl Into<String>, shorter: Vec<String>) {
        self.fail_or(text, shorter);
        self.warning.clone_from(&self.status);
    }

    /// Tells a new learner of the words that can be explained, if that line still stands and there are some.
    pub(super) fn welcome_to_terms(&mut self) {
        let greets = self.status.as_ref().is_some_and(|status| status.greets);
        if greets && self.problems.is_empty() && !self.course.glossary.terms.is_empty() {
            self.welcome();
        }
    }

    /// The one line that a new learner sees; to who has read the course in another place, that is said instead.
    pub(super) fn welcome(&mut self) {
        if let Some((sentence, shorter)) = self.before.split_first() {
            return self.tell_or(sentence.clone(), shorter.to_vec());
        }
        let (page, next, open, keys) = (
            self.keymap.key(Action::PageDown),
            self.keymap.key(Action::NextTarget),
            self.keymap.key(Action::Open),
            self.keymap.key(Action::Help),
        );
        // What the glossary has may not be known yet: then it is told as soon as it is.
        let has_terms = !self.course.glossary.terms.is_empty();
        let explains = if !has_terms || next.is_empty() || open.is_empty() {
            String::new()
        } else {
            format!(" {next} and {open} explain a word,")
        };
        if self.problems.is_empty() && (page.is_empty() || keys.is_empty()) {
            // Who has taken these keys away needs no introduction.
            self.tell("Welcome.");
        } else if self.problems.is_empty() {
            let short = format!("{page} reads on, {keys} shows all keys.");
            let shorter = vec![
                format!("Welcome. {short}"),
                short,
                format!("{page} reads on, {keys} keys."),
            ];
            let text = format!("Welcome. {page} reads on,{explains} {keys} shows all keys.");
            self.tell_or(text, shorter);
            if let Some(status) = &mut self.status {
                status.greets = true;
            }
        } else {
            let count = self.problems.len();
            let noun = if count == 1 { "problem" } else { "problems" };
            self.fail(format!(
                "{count} {noun} found so far: {} lists what is wrong.",
                self.keymap.key(Action::Problems)
            ));
        }
    }
}
