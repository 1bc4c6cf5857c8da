//! Keeping what the player tells: what could not be written waits, and is tried again with the next change, and without one.

use std::collections::HashSet;
use std::mem;

use super::{Aside, Change, Progress, Scope, Store, Trouble, Whereabouts};

/// Keeps the progress in one course.
#[derive(Debug)]
pub struct Keeper {
    /// Where; or why nowhere.
    pub store: Result<Store, Trouble>,
    course: String,
    waiting: Vec<Change>,
    /// What was found while changes were kept, until it is told.
    untold: Kept,
    known: [u64; 2],
    /// Where the course is, to be kept with the first change.
    whereabouts: Option<Whereabouts>,
}

/// What came of keeping changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// What other players have changed since the last time.
    pub others: Vec<Change>,
    /// Where a journal that could not be read whole has been put.
    pub aside: Option<Aside>,
}

impl Keeper {
    /// A keeper for a course, and what is known so far. It makes no file yet.
    pub fn open(store: Result<Store, Trouble>, course: &str) -> (Self, Progress, Option<Trouble>) {
        let mut keeper = Self {
            store,
            course: course.to_owned(),
            waiting: Vec::new(),
            untold: Kept::default(),
            known: [0; 2],
            whereabouts: None,
        };
        let (progress, trouble) = keeper.load();
        (keeper, progress, trouble)
    }

    /// The same, with what is known of where the course is: that is kept with its progress.
    #[must_use]
    pub fn at(mut self, whereabouts: Option<Whereabouts>) -> Self {
        self.whereabouts = whereabouts;
        self
    }

    /// Keeps changes, and those that could not be kept before, and looks what other players have changed in the course, be
    /// anything to be kept or not.
    ///
    /// # Errors
    ///
    /// Why they wait now, or why what others have changed is not known.
    pub fn compare(&mut self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        self.add(changes)?;
        let store = self.store.as_mut().map_err(|trouble| trouble.clone())?;
        let [known, _] = &mut self.known;
        let (others, last) = store.others(&self.course, *known)?;
        *known = last;
        self.untold.others.extend(others);
        Ok(mem::take(&mut self.untold))
    }

    /// Keeps changes, and those that could not be kept before.
    ///
    /// # Errors
    ///
    /// Why they wait now.
    pub fn keep(&mut self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        self.add(changes)?;
        Ok(mem::take(&mut self.untold))
    }

    /// Adds changes to their journals, and those that wait. What is found there is told when all has gone well: of a failure
    /// only the reason is told.
    fn add(&mut self, changes: Vec<Change>) -> Result<(), Trouble> {
        let replacing = changes.iter().filter(|change| !change.is_conditional());
        let replaced: HashSet<_> = replacing.map(Change::key).collect();
        self.waiting.retain(|old| !replaced.contains(&old.key()));
        self.waiting.extend(changes);
        if self.waiting.is_empty() {
            return Ok(());
        }
        let store = self.store.as_mut().map_err(|trouble| trouble.clone())?;
        for (scope, known) in [Scope::Course, Scope::Preferences]
            .into_iter()
            .zip(&mut self.known)
        {
            let mut changes: Vec<Change> = self
                .waiting
                .iter()
                .filter(|change| change.scope() == scope)
                .cloned()
                .collect();
            if changes.is_empty() {
                continue;
            }
            if scope == Scope::Course {
                changes.extend(self.whereabouts.clone().map(Change::Whereabouts));
            }
            let added = store.add(&self.course, (scope, &changes), *known)?;
            *known = added.last;
            self.untold.others.extend(added.others);
            if let Some(aside) = added.aside {
                self.untold.aside = Some(aside);
            }
            self.waiting.retain(|change| change.scope() != scope);
        }
        Ok(())
    }

    fn load(&mut self) -> (Progress, Option<Trouble>) {
        let store = match &mut self.store {
            Ok(store) => store,
            Err(trouble) => return (Progress::default(), Some(trouble.clone())),
        };
        let mut trouble = None;
        let mut load = |scope| {
            store.load(&self.course, scope).unwrap_or_else(|found| {
                trouble = Some(found);
                (Progress::default(), 0)
            })
        };
        let (preferences, last) = load(Scope::Preferences);
        let (course, latest) = load(Scope::Course);
        self.known = [latest, last];
        let progress = Progress {
            text_width: preferences.text_width,
            theme: preferences.theme,
            memory: preferences.memory,
            ..course
        };
        (progress, trouble)
    }
}
