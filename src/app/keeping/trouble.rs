//! Progress that cannot be kept: what is said of it, and trying again.

use std::time::Duration;

use crate::app::{App, Effect, Timer, Work};
use crate::progress::Trouble;

/// How long a disk that could not take what is to be saved is left alone.
const RETRY_AFTER: Duration = Duration::from_secs(30);

impl App {
    /// Why progress is not kept, if that is so and the learner knows it.
    pub fn known_trouble(&self) -> Option<&Trouble> {
        self.keeping.trouble.as_ref()
    }

    /// Says at once why what was kept before is not known, or nothing can be kept.
    pub(in crate::app) fn begin_in(&mut self, trouble: Option<Trouble>) {
        let Some(found) = &trouble else {
            return;
        };
        let why = format!("Progress is not kept: {}.", found.reason());
        match found {
            Trouble::Homeless(_) => self.warn_or(why, Vec::new()),
            Trouble::Barred { .. } | Trouble::Refused { .. } => {
                let long = format!("{why} What was kept before cannot be read.");
                self.warn_or(long, vec![why]);
            }
        }
        self.keeping.trouble = trouble;
    }

    /// It could not be saved: says so once, and tries again after a while.
    pub(in crate::app) fn not_kept(&mut self, trouble: Trouble) {
        let refused = self.keeping.sent.pop_front().unwrap_or_default();
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
        let text = format!("Progress is not kept: {}.", trouble.reason());
        if self.keeping.trouble.replace(trouble).is_none() {
            self.warn_or(text, Vec::new());
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
}
