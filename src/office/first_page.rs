//! The first page: how much of the open lesson is read before it is shown. What is left is done by the surveyor.

use std::sync::Arc;

use super::desk::Desk;
use crate::course::{Course, Lesson, LessonId};
use crate::diagnostic::Problem;
use crate::load::Wanted;
use crate::progress::{Landmark, Progress};

/// How the open lesson was read for the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstPage {
    /// Its terms are marked, or there are none.
    Whole,
    /// Its terms are still to be marked, if there are any.
    WithoutTerms,
    /// The same, and it is too long to be read a second time for that.
    Unmarked,
    /// Its terms are still to be marked, and the rest of it is still to be read.
    Beginning,
}

/// The first page, and what it was read with.
pub struct Opening {
    /// What all that follows is read with.
    pub desk: Desk,
    /// The open lesson, as far as it was read.
    pub lesson: Arc<Lesson>,
    /// How it was read.
    pub first_page: FirstPage,
    /// What is wrong with it; nothing if it is read again, since it is told then.
    pub problems: Vec<Problem>,
}

/// The lesson in which the reader left off.
pub fn left_off(progress: &Progress) -> Option<Wanted<'_>> {
    let place = progress.place.as_ref()?;
    Some(Wanted::Kept(place.lesson.as_str()))
}

/// Where the reader left off, in the lesson as it is called now; `None` if the course is not known to have it.
pub fn resume(progress: &Progress, course: &Course) -> Option<Landmark> {
    let place = progress.place.as_ref()?;
    let own = course.kept(&place.lesson);
    let entry = own.or_else(|| progress.heir_in(course, &place.lesson))?;
    Some(Landmark {
        lesson: entry.id.clone(),
        ..place.clone()
    })
}

/// Reads a lesson as far as the first page needs it. Whoever left off somewhere in it waits for all of it.
pub fn open(desk: Desk, id: &LessonId, resume: Option<&Landmark>) -> Opening {
    let opening = |desk, (lesson, problems), first_page| Opening {
        desk,
        lesson: Arc::new(lesson),
        first_page,
        problems,
    };
    if let Some(beginning) = resume.is_none().then(|| desk.beginning(id)).flatten() {
        return opening(desk, (beginning, Vec::new()), FirstPage::Beginning);
    }
    if desk.is_whole() && !desk.has_glossary() {
        let read = desk.read_apart(id);
        return opening(desk, read, FirstPage::Whole);
    }
    if desk.is_long(id) {
        let whole = desk.with_all_lessons(id).map(|(desk, _)| desk);
        let desk = whole.unwrap_or(desk).with_terms();
        let read = desk.read_unmarked(id);
        return opening(desk, read, FirstPage::Unmarked);
    }
    let (lesson, _) = desk.read_apart(id);
    opening(desk, (lesson, Vec::new()), FirstPage::WithoutTerms)
}
