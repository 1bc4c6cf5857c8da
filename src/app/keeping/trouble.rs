//! Progress that cannot be kept: what is said of it, and trying again.

use std::mem;
use std::time::Duration;

use crate::app::{App, Effect, Timer, Work};
use crate::progress::{Change, Trouble};

/// How long a disk that could not take what is to be saved is left alone.
const RETRY_AFTER: Duration = Duration::from_secs(30);

/// Why progress is not kept, told already.
#[derive(Debug)]
pub(super) struct KnownTrouble {
    trouble: Trouble,
    /// Whether it was told, too, how long what is chosen for all courses holds.
    is_told_of_choice: bool,
}

impl From<Trouble> for KnownTrouble {
    fn from(trouble: Trouble) -> Self {
        Self {
            trouble,
            is_told_of_choice: false,
        }
    }
}

impl App {
    /// Why progress is not kept, if that is so and the learner knows it.
    pub fn known_trouble(&self) -> Option<&Trouble> {
        self.keeping.trouble.as_ref().map(|known| &known.trouble)
    }

    /// Says at once why what was kept before is not known, or nothing can be kept.
    pub(in crate::app) fn begin_in(&mut self, trouble: Option<Trouble>) {
        let Some(found) = &trouble else {
            return;
        };
        let (why, mut shorter) = told(found);
        match found {
            Trouble::Homeless(_) => self.warn_or(why, shorter),
            Trouble::Barred { .. } | Trouble::Refused { .. } => {
                let long = format!("{why} What was kept before cannot be read.");
                shorter.insert(0, why);
                self.warn_or(long, shorter);
            }
        }
        self.keeping.trouble = trouble.map(KnownTrouble::from);
    }

    /// It could not be saved: says so once, and tries again after a while.
    pub(in crate::app) fn not_kept(&mut self, trouble: Trouble) {
        let refused = self.keeping.sent.pop_front().unwrap_or_default();
        let bookmark = refused.iter().rev().find_map(bookmarked);
        let may_pass = !matches!(trouble, Trouble::Homeless(_));
        // Where nothing is ever kept, nothing comes of others either.
        if may_pass {
            self.keeping.refused.extend(refused);
        }
        if !self.keeping.is_retried && may_pass {
            self.keeping.is_retried = true;
            self.effects.push(Effect::After(RETRY_AFTER, Timer::Retry));
        }
        // Where there are no files, there is nothing to look at.
        if may_pass {
            self.look_on();
        }
        if let Some(known) = &mut self.keeping.trouble {
            known.trouble = trouble;
        } else {
            let (text, shorter) = told(&trouble);
            self.keeping.trouble = Some(trouble.into());
            self.warn_or(text, shorter);
            if let Some(letter) = bookmark {
                // It was told that it is here, and not that it may not stay.
                self.tell_bookmark_unkept(letter);
            }
            self.relist();
        }
        self.go_to_sought();
    }

    /// Tries again to have saved what waits for it.
    pub(in crate::app) fn save_again(&mut self) {
        self.keeping.is_retried = false;
        if self.keeping.trouble.is_some() {
            let changes = self.gather();
            self.send(changes, Work::Save);
        }
    }

    /// It is kept again: says so, if it was told that it is not.
    pub(super) fn end_trouble(&mut self) {
        if self.keeping.trouble.take().is_some() {
            self.warning = None;
            self.tell("Progress is kept again.");
            self.relist();
        }
    }

    /// Tells of a bookmark that was set while it is known that progress is not kept: for how long it holds, and why. `false` if
    /// progress is kept.
    pub(in crate::app) fn tell_bookmark_unkept(&mut self, letter: char) -> bool {
        let Some(trouble) = self.known_trouble() else {
            return false;
        };
        let (how_long, reason) = (how_long(trouble), trouble.reason());
        let done = format!("Bookmark {letter} is here, {how_long}");
        let long = format!("{done}. Progress is not kept: {reason}.");
        let shorter = vec![
            format!("{done}: {reason}."),
            format!("{letter} is here, not kept: {reason}."),
        ];
        // Whoever reads this has read that progress is not kept.
        if self.warning.is_some() {
            self.warn_or(long, shorter);
        } else {
            self.fail_or(long, shorter);
        }
        true
    }

    /// Tells of something that was chosen for all courses while it is known that progress is not kept, for how long it holds:
    /// once, since whoever tries one after the other has read it then. That progress is not kept is not told anew.
    pub(in crate::app) fn tell_choice_unkept(&mut self, done: &str, in_short: &str) -> bool {
        let Some(known) = &mut self.keeping.trouble else {
            return false;
        };
        if mem::replace(&mut known.is_told_of_choice, true) {
            return false;
        }
        let trouble = &known.trouble;
        let (how_long, reason) = (how_long(trouble), trouble.reason());
        let long = format!("{done}, {how_long}: {reason}.");
        let shorter = [done, in_short].map(|done| format!("{done}, {how_long}."));
        self.fail_or(long, shorter.into());
        true
    }
}

/// The letter of a bookmark that a change sets.
fn bookmarked(change: &Change) -> Option<char> {
    match change {
        Change::Bookmark(letter, _) => Some(*letter),
        _ => None,
    }
}

/// How long something holds that is not kept.
fn how_long(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Homeless(_) => "until you quit",
        Trouble::Barred { .. } | Trouble::Refused { .. } => "not on disk yet",
    }
}

/// What is told of trouble, and that in short.
fn told(trouble: &Trouble) -> (String, Vec<String>) {
    let reason = trouble.reason();
    let short = format!("Progress not kept: {reason}.");
    let long = format!("Progress is not kept: {reason}.");
    (long, vec![short, format!("Not kept: {reason}.")])
}
