//! Where a course is, and whether what was read in another place was read in it: that is offered, and never taken by itself.

use std::path::{Path, PathBuf};

use super::home;
use crate::course::{Course, LabId};
use crate::load::{self, CoursePlace, Library};
use crate::progress::{Journal, OtherJournal, Progress, Scope, Store, Whereabouts};

/// So many bytes of other journals are read when a course is opened, the newest ones first: the first page waits for them, and
/// they take a few milliseconds.
const MOST_AT_OPENING: u64 = 2 << 20;

/// The same where the id of the course cannot be read.
const MOST_FOR_ID: u64 = 16 << 20;

/// What a course was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The id under which it is kept, if its journal says that.
    pub id: Option<String>,
    /// Where it was; `None` if it was here, under another id.
    pub path: Option<String>,
    /// Whether its file or folder had the name that it has now.
    pub is_same_name: bool,
    /// Whether the place is known from there.
    pub has_place: bool,
    /// How many bookmarks are.
    pub bookmarks: usize,
}

/// Where a course is, as its journal keeps it.
pub fn whereabouts(library: &Library) -> Option<Whereabouts> {
    let place = library.place()?;
    Some(Whereabouts {
        path: place.path,
        identity: place.identity,
    })
}

/// Whether a course is surely not any more where it was.
pub fn is_left(was: &Whereabouts) -> bool {
    let place = CoursePlace {
        path: was.path.clone(),
        identity: was.identity.clone(),
    };
    place.is_left()
}

/// Where the course that is here was when another journal was kept, if it surely was that one: at a path that it has left, or
/// here, under an id that it has no longer.
pub fn same_before<'a>(other: &'a Progress, here: &Whereabouts) -> Option<&'a Whereabouts> {
    let was = other.whereabouts.as_ref()?;
    let is_same = was.identity == here.identity;
    (is_same && (was.path == here.path || is_left(was))).then_some(was)
}

/// What a course was before, where nothing is known of it here but that it was opened, and more is there.
pub fn before(store: &mut Store, library: &Library, course: &str) -> Option<Before> {
    let is_kept = store.path(course, Scope::Course).exists();
    let known = is_kept.then(|| store.load(course, Scope::Course).ok());
    let known = known.flatten().map(|(known, _)| known);
    let opened = known.as_ref().and_then(Progress::only_opened);
    if is_kept && opened.is_none() {
        return None;
    }
    let here = whereabouts(library)?;
    let looked_at = (here.identity.as_str(), MOST_AT_OPENING);
    let others = store.other_journals(course, looked_at, opened, |_| {});
    // That it was opened there, too, is nothing to take over, and would be told for ever.
    let has_more = |other: &&OtherJournal| !is_kept || other.progress.only_opened().is_none();
    let mut others = others.iter().filter(has_more);
    others.find_map(|other| {
        let was = same_before(&other.progress, &here)?;
        Some(Before {
            id: other.course.clone(),
            path: (was.path != here.path).then(|| was.path.clone()),
            is_same_name: Path::new(&was.path).file_name() == Path::new(&here.path).file_name(),
            has_place: other.progress.place.is_some(),
            bookmarks: other.progress.bookmarks.len(),
        })
    })
}

/// The id under which the progress in a course is kept while the line for its id is broken: that of the newest journal from
/// here, in which it will be when the line is mended. `None` if the line is not broken, or nothing is known from here.
pub fn id_while_broken(store: &mut Store, library: &Library, course: &str) -> Option<String> {
    if !load::breaks_id(library, course) {
        return None;
    }
    let here = whereabouts(library)?;
    store.newest_journal(course, (&here.identity, MOST_FOR_ID), |id, progress| {
        if id == course {
            // That the course was opened while the line was broken is nothing to go on from.
            progress.only_opened().is_none()
        } else {
            progress.whereabouts.as_ref() == Some(&here)
        }
    })
}

/// The id that a course had here before, if it gives none any more and nothing but that it was opened is known without it.
pub fn lasting_id(before: &Before, library: &Library, course: &str) -> Option<String> {
    let is_here = before.path.is_none();
    let id = before.id.clone().filter(|_| is_here);
    id.filter(|_| load::lacks_id(library, course))
}

/// The id under which progress in a course is kept where that is not the one that it gives: see [`id_while_broken`] and
/// [`lasting_id`].
pub fn kept_id(store: &mut Store, library: &Library, course: &str) -> Option<String> {
    id_while_broken(store, library, course).or_else(|| {
        let before = before(store, library, course)?;
        lasting_id(&before, library, course)
    })
}

/// The folder in which the learner's copy of a lab is kept. It goes by the id that the progress in the course is kept under.
///
/// # Errors
///
/// When the system names no folder for data.
pub fn lab_folder(library: &Library, course: &str, lab: &LabId) -> anyhow::Result<PathBuf> {
    let store = home::store().ok();
    let kept = store.and_then(|mut store| kept_id(&mut store, library, course));
    home::lab_folder(kept.as_deref().unwrap_or(course), lab)
}

/// Where a course is one file that surely had another name when a journal was kept, calls its lesson in that as the file is
/// called now: a lesson without an id of its own is called by its file.
pub fn call_as_here(journal: &mut Journal<'_>, library: &Library, course: &Course) {
    let here = whereabouts(library).filter(|_| !library.is_folder());
    let (Some(here), Some(entry)) = (here, course.lessons().next()) else {
        return;
    };
    let before = journal.progress();
    let Some(was) = same_before(&before, &here) else {
        return;
    };
    journal.rename(|key| {
        let is_own = Path::new(&was.path).ends_with(key.as_str());
        (is_own && course.kept(key).is_none()).then(|| course.key(entry))
    });
}
