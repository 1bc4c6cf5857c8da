//! Which lessons may have been written since searches read them: nothing tells of those that are not open.
//!
//! They are looked for when a search is opened. That takes a few system calls for each lesson.

use std::collections::HashMap;

use crate::course::{Course, Lesson, LessonId};
use crate::load::{self, Library, Versions, Watched};
use crate::search::Book;

/// So many lessons are looked at before anything is told, which takes no longer than a search. Those of larger courses are
/// looked at while what was kept of them is shown.
const AT_ONCE: usize = 500;

/// What the lessons in the book were read from.
#[derive(Debug, Default)]
pub(super) struct Freshness {
    versions: HashMap<LessonId, Versions>,
    /// The lessons that have not been looked at since the search was opened.
    due: Vec<LessonId>,
    /// How many lessons are looked at next.
    most: usize,
}

impl Freshness {
    /// The next search is another one: every lesson is looked at once more.
    pub(super) fn begin_anew(&mut self) {
        self.due = self.versions.keys().cloned().collect();
        self.most = AT_ONCE;
    }

    /// Whether there are lessons that have not been looked at.
    pub(super) fn is_due(&self) -> bool {
        !self.due.is_empty()
    }

    /// Takes lessons that have been written out of the book: of the first ones, then of all others, for as long as they are
    /// wanted. Whether there was any.
    pub(super) fn look(
        &mut self,
        book: &mut Book,
        library: &Library,
        is_stale: &dyn Fn() -> bool,
    ) -> bool {
        let mut is_any = false;
        for _ in 0..self.most {
            let Some(id) = self.due.pop() else {
                break;
            };
            let versions = self.versions.get(&id);
            if versions.is_some_and(|versions| !versions.are_current(library)) {
                book.forget(&id);
                self.versions.remove(&id);
                is_any = true;
            }
            if is_stale() {
                return is_any;
            }
        }
        self.most = usize::MAX;
        is_any
    }

    /// The file of a lesson as it is before it is read.
    pub(super) fn before(library: &Library, course: &Course, id: &LessonId) -> Versions {
        let own = course.lesson(id).map(|entry| entry.path.clone());
        let mut versions = Versions::default();
        let read = own.into_iter().collect();
        let own = Watched {
            read,
            ..Watched::default()
        };
        versions.add(library, own);
        versions
    }

    /// A lesson has been read, and what it offers to do has not.
    pub(super) fn add(
        &mut self,
        (library, course): (&Library, &Course),
        lesson: &Lesson,
        mut versions: Versions,
    ) {
        versions.add(library, load::lesson_files(library, course, lesson));
        self.versions.insert(lesson.id.clone(), versions);
    }
}
