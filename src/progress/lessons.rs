//! Progress in lessons that are called otherwise, or are to be forgotten.

use std::collections::BTreeSet;

use super::{Above, Answered, Change, Hinted, Judged, Landmark, Progress, Worked};
use crate::course::{Course, LessonId};

impl Progress {
    /// The same with the lessons called as a course calls them: the journal has names for them that do not depend on what
    /// else there is in the course.
    #[must_use]
    pub fn called_as_in(&self, course: &Course) -> Self {
        let mut called = self.clone();
        called.rename(|key| Some(course.kept(key)?.id.clone()));
        called
    }

    /// All lessons that something is known of.
    pub fn lessons(&self) -> BTreeSet<LessonId> {
        let mut lessons = BTreeSet::new();
        self.clone().rename(|lesson| {
            lessons.insert(lesson.clone());
            None
        });
        lessons
    }

    /// What holds of a lesson whose file has another name from now on, as changes under that name. What is known under the old
    /// one stays: the file may come back.
    pub fn followed(&self, from: &LessonId, to: &LessonId) -> Vec<Change> {
        let lesson = || to.clone();
        let read = self.read.get(from).into_iter().flatten();
        let guessed = self.guessed.get(from).into_iter().flatten();
        let bookmarks = self.bookmarks.iter();
        let bookmarks = bookmarks.filter(|(_, then)| then.lesson == *from);
        let answers = self.answers.iter();
        let judgements = self.judgements.iter();
        let labs = self.labs.iter();
        let hints = self.hints.iter();
        let mut changes: Vec<Change> = Vec::new();
        changes.extend(read.map(|part| Change::Read(lesson(), part.clone())));
        changes.extend(guessed.map(|name| Change::Guessed(lesson(), name.clone())));
        changes.extend(bookmarks.map(|(letter, then)| {
            let now = Landmark {
                lesson: lesson(),
                ..then.clone()
            };
            Change::Followed(*letter, Box::new(then.clone()), now)
        }));
        changes.extend(
            answers
                .filter(|(_, it)| it.lesson == *from)
                .map(|(id, it)| {
                    let now = Answered {
                        lesson: lesson(),
                        ..it.clone()
                    };
                    Change::Answered(id.clone(), now)
                }),
        );
        changes.extend(
            judgements
                .filter(|(_, it)| it.lesson == *from)
                .map(|(name, it)| {
                    let now = Judged {
                        lesson: lesson(),
                        ..it.clone()
                    };
                    Change::Judged(name.clone(), now)
                }),
        );
        changes.extend(labs.filter(|(_, it)| it.lesson == *from).map(|(id, it)| {
            let now = Worked {
                lesson: lesson(),
                ..it.clone()
            };
            Change::Worked(id.clone(), now)
        }));
        changes.extend(
            hints
                .filter(|(_, it)| it.lesson == *from)
                .map(|((lab, _), it)| {
                    let now = Hinted {
                        lesson: lesson(),
                        ..it.clone()
                    };
                    Change::Hinted(lab.clone(), now)
                }),
        );
        changes
    }

    /// Calls lessons otherwise, those that have another name.
    fn rename(&mut self, mut name: impl FnMut(&LessonId) -> Option<LessonId>) {
        self.retain_lessons(|id| {
            if let Some(name) = name(id) {
                *id = name;
            }
            true
        });
    }

    /// Forgets one lesson, but not how well its terms and questions are known. `false` if nothing was known of it.
    pub(super) fn forget(&mut self, lesson: &LessonId) -> bool {
        self.retain_lessons(|id| id != lesson)
    }

    /// Shows each lesson that something is known of to a function that may call it otherwise, and drops what is known of those
    /// that it does not keep. `true` if anything was dropped.
    fn retain_lessons(&mut self, mut keep: impl FnMut(&mut LessonId) -> bool) -> bool {
        let mut is_dropped = false;
        let mut is_kept = |id: &mut LessonId| {
            let is_kept = keep(id);
            is_dropped |= !is_kept;
            is_kept
        };
        let Self {
            place,
            above,
            read,
            bookmarks,
            met,
            answers,
            judgements,
            labs,
            hints,
            guessed,
            begun: _,
            cards: _,
            whereabouts: _,
            memory: _,
            trusted: _,
            text_width: _,
            theme: _,
        } = self;
        for (mut id, mut parts) in std::mem::take(read) {
            if is_kept(&mut id) {
                read.entry(id).or_default().append(&mut parts);
            }
        }
        for (mut id, mut names) in std::mem::take(guessed) {
            if is_kept(&mut id) {
                guessed.entry(id).or_default().append(&mut names);
            }
        }
        if place.take_if(|it| !is_kept(&mut it.lesson)).is_some() {
            *above = Above::default();
        }
        bookmarks.retain(|_, it| is_kept(&mut it.lesson));
        met.retain(|_, it| is_kept(&mut it.lesson));
        answers.retain(|_, it| is_kept(&mut it.lesson));
        judgements.retain(|_, it| is_kept(&mut it.lesson));
        labs.retain(|_, it| is_kept(&mut it.lesson));
        hints.retain(|_, it| is_kept(&mut it.lesson));
        is_dropped
    }
}
