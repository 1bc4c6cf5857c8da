//! Where progress is kept: the folder for it, and the keeper that the player's thread and its end share.

use std::mem;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::{held, home, moving};
use crate::course::Course;
use crate::load::Library;
use crate::progress::{Change, Keeper, Kept, Progress, Trouble};

/// The keeper of the progress in one course, for several threads.
#[derive(Debug, Clone)]
pub struct Archive(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    /// Held for as long as something is being written.
    keeper: Mutex<Keeper>,
    /// What has been taken and not been given to the keeper, in order.
    taken: Mutex<Vec<Change>>,
}

/// An archive, and what was found in it.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The archive.
    pub archive: Archive,
    /// What is known so far.
    pub progress: Progress,
    /// Why not all of it is.
    pub trouble: Option<Trouble>,
    /// What the course was before, where something is known of that, and nothing of the learner's own here: see [`moving::before`].
    pub before: Option<moving::Before>,
}

impl Archive {
    /// What is known of the way through a course whose lessons' heads have been read.
    pub fn progress(library: &Library, course: &Course) -> Progress {
        let store = home::store().ok();
        let lasting = store.and_then(|mut store| moving::kept_id(&mut store, library, &course.id));
        let (_, progress, _) = Self::of(lasting.as_deref().unwrap_or(&course.id));
        progress.called_as_in(course)
    }

    /// The archive of the course with this id, what is known so far, and why not all of it is. Lessons have the names in it that
    /// progress has for them: see [`Course::key`].
    pub fn of(course: &str) -> (Self, Progress, Option<Trouble>) {
        let (keeper, progress, trouble) = Keeper::open(home::store(), course);
        (Self::new(keeper), progress, trouble)
    }

    /// The same of a course that is opened, and may have been moved.
    pub fn open(library: &Library, course: &str) -> Opened {
        let mut store = home::store().ok();
        let store = &mut store;
        let while_broken = store
            .as_mut()
            .and_then(|store| moving::id_while_broken(store, library, course));
        let course = while_broken.as_deref().unwrap_or(course);
        let mut before = store
            .as_mut()
            .and_then(|store| moving::before(store, library, course));
        let known = before.as_ref();
        let lasting = known.and_then(|before| moving::lasting_id(before, library, course));
        if lasting.is_some() {
            before = None;
        }
        let course = lasting.as_deref().unwrap_or(course);
        let (keeper, progress, trouble) = Keeper::open(home::store(), course);
        Opened {
            archive: Self::new(keeper.at(moving::whereabouts(library))),
            progress,
            trouble,
            before,
        }
    }

    /// The archive that a keeper works for.
    pub fn new(keeper: Keeper) -> Self {
        Self(Arc::new(Shared {
            keeper: Mutex::new(keeper),
            taken: Mutex::default(),
        }))
    }

    /// Takes changes at once. Whoever keeps next keeps them: the worker that is asked to may come too late, if the program
    /// ends.
    pub fn take(&self, changes: Vec<Change>) {
        held(&self.0.taken).extend(changes);
    }

    /// Keeps what has been taken.
    ///
    /// # Errors
    ///
    /// Why it waits now; it is tried again the next time, be there anything new or not.
    pub fn keep(&self) -> Result<Kept, Trouble> {
        self.keep_by(Keeper::keep)
    }

    /// Keeps what has been taken, and looks what other players have changed, be anything to be kept or not.
    ///
    /// # Errors
    ///
    /// Why it waits now, or why what others have changed is not known.
    pub fn compare(&self) -> Result<Kept, Trouble> {
        self.keep_by(Keeper::compare)
    }

    fn keep_by<T>(&self, keep: impl FnOnce(&mut Keeper, Vec<Change>) -> T) -> T {
        let mut keeper = held(&self.0.keeper);
        // Not before: what is taken first is kept first.
        let changes = mem::take(&mut *held(&self.0.taken));
        keep(&mut keeper, changes)
    }

    /// Keeps the last changes of all, and waits no longer than this for a disk that does not answer.
    ///
    /// # Errors
    ///
    /// Why they are lost.
    pub fn close(&self, changes: Vec<Change>, patience: Duration) -> Result<Kept, Trouble> {
        self.take(changes);
        let (done, result) = mpsc::channel();
        let archive = self.clone();
        // The thread ends with the program.
        thread::spawn(move || done.send(archive.keep()));
        let silent = || Trouble::Homeless("the disk does not answer".to_owned());
        result
            .recv_timeout(patience)
            .unwrap_or_else(|_| Err(silent()))
    }
}
