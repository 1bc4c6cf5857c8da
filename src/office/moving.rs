//! A course that was moved: its progress comes along, and the learner is told.

use crate::load::Library;
use crate::progress::{Store, Whereabouts};

/// That progress came along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// A sentence that tells where from.
    pub sentence: String,
    /// One that fits on the bottom row of a small screen.
    pub short: String,
}

/// Where a course is, as its journal keeps it.
pub fn whereabouts(library: &Library) -> Option<Whereabouts> {
    let place = library.place()?;
    Some(Whereabouts {
        path: place.path,
        identity: place.identity,
        before: None,
    })
}

/// Carries over the progress in a course that was moved, if it has no id of its own and nothing is known of it where it is. What
/// fails is not told: the course opens as one that was never read, and nothing is lost.
pub fn carry_over(store: &mut Store, library: &Library, course: &str) -> Option<Moved> {
    if !library.gives_id(course) {
        return None;
    }
    let here = whereabouts(library)?;
    let was = store.carry_over(course, &here).ok()??;
    let (what, from) = if here.path.is_empty() {
        ("This text begins as one that you have read", String::new())
    } else if was.path == here.path {
        ("This course had an id of its own before", String::new())
    } else {
        ("This course was moved", format!(" from {}", was.path))
    };
    let end = "your progress came along.";
    Some(Moved {
        sentence: format!("{what}{from}: {end}"),
        short: format!("{what}: {end}"),
    })
}
