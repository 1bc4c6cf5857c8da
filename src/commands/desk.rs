//! A course at hand: where its files are, what is known of it, and what finds its terms.

use std::sync::Arc;

use crate::course::{Course, Glossary, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Library, Matcher};

/// What lessons are read with. Cheap to copy, so that workers can have their own.
#[derive(Clone)]
pub struct Desk {
    /// Where the files are.
    pub library: Library,
    /// The course without its lessons.
    pub course: Arc<Course>,
    /// What finds its terms.
    matcher: Arc<Matcher>,
}

impl Desk {
    /// A course whose terms are known with all that they mean; its problems come with it.
    pub fn new(library: Library) -> (Self, Vec<Diagnostic>) {
        let (course, matcher, problems) = load::course_and_matcher(&library);
        let desk = Self {
            library,
            course: Arc::new(course),
            matcher: Arc::new(matcher),
        };
        (desk, problems)
    }

    /// A course whose terms are not known yet: the first page waits for nothing that it can do without.
    pub fn without_terms(library: Library) -> (Self, Vec<Diagnostic>) {
        let (course, problems) = load::first_look(&library);
        let desk = Self {
            library,
            course: Arc::new(course),
            matcher: Arc::default(),
        };
        (desk, problems)
    }

    /// The same with the names of its terms, and this kind of matcher.
    #[must_use]
    pub fn with_terms(&self, matcher: fn(&Glossary) -> Matcher) -> Self {
        let mut course = Course::clone(&self.course);
        course.glossary = Arc::new(load::term_names(&self.library, &course));
        Self {
            library: self.library.clone(),
            matcher: Arc::new(matcher(&course.glossary)),
            course: Arc::new(course),
        }
    }

    /// Whether the course has a glossary, whatever is in it.
    pub fn has_glossary(&self) -> bool {
        load::has_glossary(&self.library, &self.course)
    }

    /// Whether a lesson is so long that it is not worth reading twice.
    pub fn is_long(&self, id: &LessonId) -> bool {
        load::is_long(&self.library, &self.course, id)
    }

    /// A lesson with its terms marked, as far as they are known.
    pub fn read(&self, id: &LessonId) -> (Lesson, Vec<Diagnostic>) {
        let (mut lesson, problems) = load::lesson(&self.library, &self.course, id);
        load::mark_terms(&mut lesson, &self.course, &self.matcher);
        (lesson, problems)
    }

    /// The terms with what they mean.
    pub fn glossary(&self) -> (Glossary, Vec<Diagnostic>) {
        load::glossary(&self.library, &self.course, &self.matcher)
    }
}
