//! Where progress is kept: the folder for it, and the keeper that the player's thread and its end share.

use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::home;
use crate::course::Course;
use crate::progress::{Change, Keeper, Kept, Progress, Trouble};

/// How long the end of the program waits for a disk. After a signal there is no more time than this.
const LAST_WAIT: Duration = Duration::from_millis(400);

/// The keeper of the progress in one course, for several threads.
#[derive(Debug, Clone)]
pub struct Archive(Arc<Mutex<Keeper>>);

impl Archive {
    /// The archive of a course, what is known so far, and why not all of it is.
    pub fn open(course: &Course) -> (Self, Progress, Option<Trouble>) {
        let (archive, mut progress, trouble) = Self::of(&course.id);
        progress.follow_aliases(course);
        (archive, progress, trouble)
    }

    /// The same by the id of the course. Lessons that have got another id are kept by the one that they had.
    pub fn of(course: &str) -> (Self, Progress, Option<Trouble>) {
        let (keeper, progress, trouble) = Keeper::open(home::store(), course);
        (Self(Arc::new(Mutex::new(keeper))), progress, trouble)
    }

    /// Keeps changes.
    ///
    /// # Errors
    ///
    /// Why they wait now; they are tried again with the next ones, be there any or none.
    pub fn keep(&self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        let mut keeper = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keeper.keep(changes)
    }

    /// Keeps changes, and looks what other players have changed, be anything to be kept or not.
    ///
    /// # Errors
    ///
    /// Why they wait now, or why what others have changed is not known.
    pub fn compare(&self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        let mut keeper = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        keeper.compare(changes)
    }

    /// Keeps the last changes of all, and waits no longer than a moment for a disk that does not answer.
    ///
    /// # Errors
    ///
    /// Why they are lost.
    pub fn close(&self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        let (done, result) = mpsc::channel();
        let archive = self.clone();
        // The thread ends with the program.
        thread::spawn(move || done.send(archive.keep(changes)));
        let silent = || Trouble::Homeless("the disk does not answer".to_owned());
        result
            .recv_timeout(LAST_WAIT)
            .unwrap_or_else(|_| Err(silent()))
    }
}
