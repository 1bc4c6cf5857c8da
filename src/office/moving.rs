//! Where a course is, and whether what was read in another place was read in it: that is offered, and never taken by itself.

use std::path::Path;

use crate::course::Course;
use crate::load::{CoursePlace, Library};
use crate::progress::{Journal, Progress, Scope, Store, Whereabouts};

/// So many bytes of other journals are read when a course is opened, the newest ones first: the first page waits for them, and
/// they take a few milliseconds.
const MOST_AT_OPENING: u64 = 2 << 20;

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

/// What a course was before, in a sentence without its end, where nothing is known of it here and something is there.
pub fn before(store: &mut Store, library: &Library, course: &str) -> Option<String> {
    if store.path(course, Scope::Course).exists() {
        return None;
    }
    let here = whereabouts(library)?;
    let looked_at = (here.identity.as_str(), MOST_AT_OPENING);
    let others = store.other_journals(course, looked_at, |_| {});
    let mut before = others.iter();
    let was = before.find_map(|other| same_before(&other.progress, &here))?;
    Some(if was.path == here.path {
        "This course had another id before".to_owned()
    } else {
        format!("This course was at {} before", was.path)
    })
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
