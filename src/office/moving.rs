//! Where a course is, and whether what was read in another place was read in it: that is offered, and never taken by itself.

use std::path::Path;

use crate::load::{CoursePlace, Library};
use crate::progress::{OtherJournal, Scope, Store, Whereabouts};

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
pub fn same_before<'a>(other: &'a OtherJournal, here: &Whereabouts) -> Option<&'a Whereabouts> {
    let was = other.progress.whereabouts.as_ref()?;
    let is_same = was.identity == here.identity;
    (is_same && (was.path == here.path || is_left(was))).then_some(was)
}

/// What a course was before, in a sentence without its end, where nothing is known of it here and something is there.
pub fn before(store: &mut Store, library: &Library, course: &str) -> Option<String> {
    if store.path(course, Scope::Course).exists() {
        return None;
    }
    let here = whereabouts(library)?;
    let others = store.other_journals(course, &here.identity, MOST_AT_OPENING);
    let mut before = others.iter().filter_map(|other| same_before(other, &here));
    let was = before.find(|was| !is_renamed_file(was, &here))?;
    Some(if was.path == here.path {
        "This course had another id before".to_owned()
    } else {
        format!("This course was at {} before", was.path)
    })
}

/// Whether a course is a file that had another name: its one lesson is called by that, so what was read is of another one.
fn is_renamed_file(was: &Whereabouts, here: &Whereabouts) -> bool {
    let (was, here) = (Path::new(&was.path), Path::new(&here.path));
    here.is_file() && was.file_name() != here.file_name()
}
