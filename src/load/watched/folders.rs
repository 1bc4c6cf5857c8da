//! Whether lessons have come or gone in a course that is what its folders hold, where no list tells of them.

use std::collections::{HashMap, HashSet};

use super::GONE;
use crate::course::Course;
use crate::course::file_name::{bare_name, place};
use crate::load::files::FileStamp;
use crate::load::library::Library;
use crate::load::list;
use crate::text::fnv64;

/// Of more folders the first are watched.
const MOST_FOLDERS: usize = 4_000;
/// So many are looked at each time: with five looks a second that takes some thousandths of the processor's time, and the
/// last of [`MOST_FOLDERS`] is looked at within four seconds.
const AT_ONCE: usize = 200;
/// A name that is new at more looks than this is there to stay: editors write files beside others for a moment.
const COME: u32 = 1;

/// What was seen of the folders of a course.
#[derive(Debug, Default)]
pub struct Folders {
    /// Those that were walked, with what tells whether names have come or gone since then.
    stamps: Vec<(String, Option<FileStamp>)>,
    /// The one that is looked at next.
    next: usize,
    /// Whether the names are compared at the next look, whatever the stamps say: what comes while they are listed, or in
    /// the same moment by the clock of the file system, changes no stamp.
    is_due: bool,
    /// At how many looks before this one the names have been others.
    differs: Option<u32>,
    /// A hash of the names that have been told, until the course has them: they are told once, whatever it makes of them.
    told: Option<u64>,
    /// Whether the course has not been read anew since these were told.
    is_answer_due: bool,
}

/// How the lessons in the folders differ from those of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    /// Some have come, have gone, have other names, or are in another order.
    Others,
    /// The open one is not there, nor one that it could have been renamed to: it may be being written anew.
    OpenGone,
}

impl Folders {
    /// Whether a course has lessons because a folder holds them.
    pub fn hold_lessons(library: &Library, course: &Course) -> bool {
        let mut lessons = course.lessons().peekable();
        let has_none = lessons.peek().is_none();
        library.is_folder() && (has_none || lessons.any(|lesson| !lesson.is_listed))
    }

    /// The course has been read anew, because of what was told here or for another reason: the names are compared with its
    /// own at the next look.
    pub fn await_comparison(&mut self) {
        self.is_due = true;
        // What was told before some lessons went, of which something else told, is news again when they are back.
        if !std::mem::take(&mut self.is_answer_due) {
            self.told = None;
        }
    }

    /// Looks at some of the folders. Whether they hold other lessons than the course has, and have done so for long enough
    /// to be no half of an edit; the file of the open one may be away for longer than others.
    pub fn look(&mut self, library: &Library, course: &Course, open: &str) -> bool {
        let is_first = self.stamps.is_empty();
        let is_touched = self.are_touched(library) || is_first;
        let before = self.differs;
        let waited = before.map_or(0, |looks| looks + 1);
        let is_waited_for = before.is_some() && matches!(waited, COME | GONE);
        if !(is_touched || self.is_due || is_waited_for) {
            self.differs = before.map(|_| waited);
            return false;
        }
        self.is_due = is_touched;
        self.take_stamps(library);
        let names = list::unlisted(library);
        let hash = fnv64(names.join("\0").as_bytes());
        let difference = difference(course, &names, open);
        if difference.is_none() {
            self.told = None;
        }
        let difference = difference.filter(|_| self.told != Some(hash));
        let is_told = match difference {
            None => false,
            Some(Difference::Others) => waited >= COME,
            Some(Difference::OpenGone) => waited >= GONE,
        };
        self.differs = difference.filter(|_| !is_told).map(|_| waited);
        if is_told {
            self.told = Some(hash);
            self.is_answer_due = true;
        }
        is_told
    }

    /// Whether names have come or gone in one of the folders that are looked at now.
    fn are_touched(&mut self, library: &Library) -> bool {
        let count = self.stamps.len();
        let mut are_touched = false;
        for _ in 0..count.min(AT_ONCE) {
            self.next %= count;
            if let Some((path, then)) = self.stamps.get_mut(self.next) {
                let now = library.folder_stamp(path);
                are_touched |= now != *then;
                *then = now;
            }
            self.next += 1;
        }
        are_touched
    }

    /// Walks the folders once more. Stamps of those that are known stay: they are older than what is listed after this.
    fn take_stamps(&mut self, library: &Library) {
        let known: HashMap<_, _> = std::mem::take(&mut self.stamps).into_iter().collect();
        let folders = library.walk().folders.into_iter().take(MOST_FOLDERS);
        let stamped = folders.map(|path| {
            let stamp = known.get(&path).copied();
            let stamp = stamp.unwrap_or_else(|| library.folder_stamp(&path));
            (path, stamp)
        });
        self.stamps = stamped.collect();
    }
}

/// How the lessons that no list names differ from those of the course.
fn difference(course: &Course, names: &[String], open: &str) -> Option<Difference> {
    let lessons = course.lessons().filter(|lesson| !lesson.is_listed);
    let known: Vec<&str> = lessons.map(|lesson| lesson.path.as_str()).collect();
    if known == names {
        return None;
    }
    let known: HashSet<&str> = known.into_iter().collect();
    let is_open_or_heir = |name: &String| {
        let is_called_alike = place(name) == place(open) || bare_name(name) == bare_name(open);
        name == open || (is_called_alike && !known.contains(name.as_str()))
    };
    Some(
        if known.contains(open) && !names.iter().any(is_open_or_heir) {
            Difference::OpenGone
        } else {
            Difference::Others
        },
    )
}
