//! What can be looked for by name: the lessons of a course, their sections, its terms, and what is not written yet.

use super::course::Book;
use super::hit::Goal;
use crate::course::{Absence, Course, LessonId, Section, SectionId, Sections, TermId};

/// Everything in a course that has a name. There may be a hundred thousand of them, and a search looks at all: they are
/// made one by one as it does.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    pub(super) book: &'a Book,
    pub(super) course: &'a Course,
}

/// Something that can be looked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'a> {
    /// What has it.
    pub bearer: Bearer<'a>,
    /// The name.
    pub words: &'a str,
    /// Other names for it.
    pub others: &'a [String],
    /// The lesson that it is in, by title.
    pub place: &'a str,
}

/// What has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bearer<'a> {
    /// A lesson.
    Lesson(&'a LessonId),
    /// A section of a lesson, by its id.
    Section(&'a LessonId, &'a str),
    /// A term of the glossary.
    Term(&'a TermId),
    /// A chapter that is announced by its title, why it is not there, and at which byte of the course's list that is.
    Draft(&'a str, Absence, Option<usize>),
}

impl<'a> Names<'a> {
    /// Each of them, in the order of the course, what is announced and not there last.
    pub fn iter(self) -> impl Iterator<Item = Name<'a>> {
        let lessons = self.course.lessons();
        let lessons = lessons.flat_map(move |entry| {
            let document = self.book.document(&entry.id);
            let title = document.map_or(&entry.title, |document| &document.title);
            let lesson = Name {
                bearer: Bearer::Lesson(&entry.id),
                words: title,
                others: &[],
                place: "",
            };
            let sections = document.map(|document| &*document.sections);
            // A first heading with the title of its lesson leads where the lesson does.
            let is_title = |section: Section<'_>| section.title == title;
            let first = sections.and_then(Sections::first);
            let again = first.is_some_and(is_title);
            let sections = sections.into_iter().flat_map(Sections::iter);
            let sections = sections.skip(usize::from(again)).map(|section| Name {
                bearer: Bearer::Section(&entry.id, section.id),
                words: section.title,
                others: &[],
                place: title,
            });
            std::iter::once(lesson).chain(sections)
        });
        let terms = self.course.glossary.terms.iter().map(|term| Name {
            bearer: Bearer::Term(&term.id),
            words: &term.name,
            others: &term.aliases,
            place: "",
        });
        let drafts = self.course.modules.iter();
        let drafts = drafts.flat_map(|module| &module.drafts).map(|draft| Name {
            bearer: Bearer::Draft(&draft.title, draft.absence, draft.announced),
            words: &draft.title,
            others: &[],
            place: "",
        });
        lessons.chain(terms).chain(drafts)
    }
}

impl<'a> Name<'a> {
    /// It, and all other names for the same.
    pub(super) fn spellings(self) -> impl DoubleEndedIterator<Item = &'a str> {
        std::iter::once(self.words).chain(self.others.iter().map(String::as_str))
    }
}

impl Bearer<'_> {
    /// The same as where a search leads.
    pub fn goal(self) -> Goal {
        match self {
            Self::Lesson(id) => Goal::Lesson(id.clone()),
            Self::Section(lesson, id) => Goal::Section(lesson.clone(), SectionId::new(id)),
            Self::Term(id) => Goal::Term(id.clone()),
            Self::Draft(title, absence, at) => Goal::Draft(title.to_owned(), absence, at),
        }
    }
}
