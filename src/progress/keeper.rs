//! Keeping what the player tells: what could not be written waits, and is tried again with the next change, and without one.

use std::collections::HashSet;

use super::{Aside, Change, Progress, Scope, Store, Trouble};

/// Keeps the progress in one course.
#[derive(Debug)]
pub struct Keeper {
    /// Where; or why nowhere.
    pub store: Result<Store, Trouble>,
    course: String,
    waiting: Vec<Change>,
    known: [u64; 2],
}

/// What came of keeping changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// What other players have changed since the last time.
    pub others: Vec<Change>,
    /// What was kept, which holds over that.
    pub own: Vec<Change>,
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
            known: [0; 2],
        };
        let (progress, trouble) = keeper.load();
        (keeper, progress, trouble)
    }

    /// Keeps changes, and those that could not be kept before. With none at all it looks what other players have changed.
    ///
    /// # Errors
    ///
    /// Why they wait now.
    pub fn keep(&mut self, changes: Vec<Change>) -> Result<Kept, Trouble> {
        let replaced: HashSet<_> = changes.iter().map(Change::key).collect();
        self.waiting.retain(|old| !replaced.contains(&old.key()));
        self.waiting.extend(changes);
        if self.waiting.is_empty() {
            return Ok(self.look());
        }
        let store = self.store.as_mut().map_err(|trouble| trouble.clone())?;
        let mut kept = Kept::default();
        for (scope, known) in [Scope::Course, Scope::Preferences]
            .into_iter()
            .zip(&mut self.known)
        {
            let changes: Vec<Change> = self
                .waiting
                .iter()
                .filter(|change| change.scope() == scope)
                .cloned()
                .collect();
            if changes.is_empty() {
                continue;
            }
            let added = store.add(&self.course, (scope, &changes), *known)?;
            *known = added.last;
            kept.others.extend(added.others);
            kept.own.extend(changes);
            kept.aside = added.aside.or(kept.aside);
            self.waiting.retain(|change| change.scope() != scope);
        }
        Ok(kept)
    }

    /// What other players have changed in the course; nothing if that cannot be read, since nothing is lost then.
    fn look(&mut self) -> Kept {
        let mut kept = Kept::default();
        let [known, _] = &mut self.known;
        let store = self.store.as_mut().ok();
        if let Some(Ok((others, last))) = store.map(|store| store.others(&self.course, *known)) {
            (kept.others, *known) = (others, last);
        }
        kept
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
