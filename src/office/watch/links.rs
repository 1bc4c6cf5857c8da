//! The links of the open lesson, which break and are mended when other files are written, come or go; and those of the lessons
//! that were left with broken ones.
//!
//! They are looked up from the first edit on: who reads a course that nobody edits is told nothing of its links, nor waits
//! for them.

use super::{Watcher, Which};
use crate::app::Event;
use crate::course::LessonId;
use crate::load::{Seen, Watched};
use crate::office::desk::Desk;
use crate::office::open::files;

/// So many of the files that they lead to are looked at five times a second, more of them less often.
const AT_ONCE: usize = 50;
/// What goes on being written is waited for at so many looks.
const MOST_WAITS: u32 = 10;
/// Of so many lessons that were left broken links are told.
const MOST_LEFT: usize = 3;

/// What is known of the files that they lead to.
#[derive(Default)]
pub(super) struct Links {
    targets: Seen,
    /// The lessons with broken ones, as they are told: the one that was found last at the end.
    told: Vec<Told>,
    /// At how many looks these are not looked at before they are again.
    rest: usize,
    /// Whether something has been edited since the program was started.
    is_course_edited: bool,
    /// At how many looks it was known that they have to be looked up, if they have.
    due: Option<u32>,
    /// Which of the lessons that were shown they have been looked up of.
    looked_up: usize,
}

/// A lesson whose broken links are told until they are mended.
struct Told {
    id: LessonId,
    /// Its file, as it is shown.
    file: String,
    /// The files that it was read from, and those that its links lead to, the first of very many.
    files: Vec<String>,
    /// Those that mend its broken ones, whichever of its links these are.
    mending: Vec<String>,
}

impl Links {
    /// The files that mend links and break them: those that the open lesson leads to, and those of the lessons whose broken
    /// ones are told.
    fn watched(&self, targets: &Watched) -> Watched {
        let told = self.told.iter().flat_map(|told| &told.files);
        let mut read: Vec<String> = told.chain(&targets.read).cloned().collect();
        read.sort_unstable();
        read.dedup();
        let mending = self.told.iter().flat_map(|told| &told.mending);
        Watched {
            read,
            // What has come since it was looked for is news.
            absent: mending.cloned().collect(),
        }
    }

    /// Something was edited: they are looked up as soon as that is whole.
    pub(super) fn check(&mut self) {
        self.is_course_edited = true;
        self.due.get_or_insert(0);
    }

    /// Whether a file that they lead to may have been written by half, or not yet.
    pub(super) fn are_settling(&self) -> bool {
        self.targets.is_settling()
    }
}

impl Watcher<'_> {
    /// What the links of the open lesson lead to may have changed. Of many changes at a time the last counts.
    pub(super) fn look_at_links(&mut self, which: Which) {
        let (desk, id, targets, own, shown, refers) = self.open.with(|state| {
            let (desk, id) = (state.desk.clone(), state.lesson.clone());
            let (targets, own) = (state.targets.clone(), state.files.clone());
            (desk, id, targets, own, state.shown, state.refers)
        });
        let watched = self.links.watched(&targets);
        let mut is_written = false;
        let is_due = which == Which::All && self.links.rest == 0;
        if is_due || self.links.are_settling() {
            is_written = self.links.targets.look(&desk.library, &watched);
            self.links.rest = (watched.read.len() + watched.absent.len()) / AT_ONCE;
        } else if which == Which::All {
            self.links.rest -= 1;
        }
        if is_written {
            self.links.check();
        }
        if shown != self.links.looked_up && self.links.is_course_edited {
            self.links.check();
        }
        let Some(waits) = self.links.due else {
            self.links.looked_up = shown;
            return;
        };
        let may_go_on = is_written || self.is_settling();
        let is_read = desk.is_outlined() && !self.handed.is_unread() && self.stale.is_none();
        if !is_read {
            return;
        }
        if may_go_on && waits < MOST_WAITS {
            self.links.due = Some(waits + 1);
            return;
        }
        (self.links.due, self.links.looked_up) = (None, shown);
        self.look_up_left(&desk, &id, &targets);
        let Some(entry) = desk.known().lesson(&id) else {
            return;
        };
        let file = desk.library.shown(&entry.path);
        // A long text without any is not read a second time.
        let looked_up = refers.then(|| desk.broken_links(&id));
        let (broken, mending) = looked_up.unwrap_or_default();
        if !broken.is_empty() {
            let (file, files) = (file.clone(), of_both(own, targets));
            self.links.told.push(Told {
                id,
                file,
                files,
                mending,
            });
        }
        self.sender.send(Event::Links(file, broken));
    }

    /// Looks up the links of the lessons that were left with broken ones. Those that were left long ago, and long ones, which
    /// take their time, are told of when they are opened again.
    fn look_up_left(&mut self, desk: &Desk, open: &LessonId, targets: &Watched) {
        let told = &mut self.links.told;
        told.retain(|told| told.id != *open);
        let too_many = told.len().saturating_sub(MOST_LEFT);
        for told in told.drain(..too_many) {
            self.sender.send(Event::Links(told.file, Vec::new()));
        }
        let (sender, mut leads_elsewhere) = (self.sender, false);
        told.retain_mut(|told| {
            let entry = desk.known().lesson(&told.id);
            let file = entry.map(|entry| desk.library.shown(&entry.path));
            // They are told with its file, which may be another one by now.
            if file.as_ref() != Some(&told.file) || desk.is_long(&told.id) {
                sender.send(Event::Links(told.file.clone(), Vec::new()));
                return false;
            }
            // It may lead elsewhere by now.
            let (lesson, _) = desk.read_unmarked(&told.id);
            let (own, targets) = files(desk, &lesson);
            let files = of_both(own, targets);
            leads_elsewhere |= files != told.files;
            told.files = files;
            true
        });
        // What is written after this is seen.
        if leads_elsewhere {
            let watched = self.links.watched(targets);
            if self.links.targets.look(&desk.library, &watched) {
                self.links.check();
            }
        }
        self.links.told.retain_mut(|told| {
            let broken;
            (broken, told.mending) = desk.broken_links(&told.id);
            let stays = !broken.is_empty();
            sender.send(Event::Links(told.file.clone(), broken));
            stays
        });
    }
}

/// The files that a lesson was read from or asks for in vain, and those that it leads to.
fn of_both(own: Watched, targets: Watched) -> Vec<String> {
    let own = own.read.into_iter().chain(own.absent);
    own.chain(targets.read).collect()
}
