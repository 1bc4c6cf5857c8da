//! Progress in lessons that are called otherwise, or are to be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use super::{Above, Progress};
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

    /// Calls lessons otherwise, those that have another name.
    fn rename(&mut self, mut name: impl FnMut(&LessonId) -> Option<LessonId>) {
        let mut present = |id: &mut LessonId| {
            if let Some(name) = name(id) {
                *id = name;
            }
        };
        let Self {
            place,
            above: _,
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
            memory: _,
            trusted: _,
            text_width: _,
            theme: _,
        } = self;
        for (mut id, parts) in std::mem::take(read) {
            present(&mut id);
            read.entry(id).or_default().extend(parts);
        }
        for (mut id, names) in std::mem::take(guessed) {
            present(&mut id);
            guessed.entry(id).or_default().extend(names);
        }
        let landmarks = bookmarks.values_mut().chain(place);
        landmarks.for_each(|landmark| present(&mut landmark.lesson));
        let met = met.values_mut();
        met.for_each(|meeting| present(&mut meeting.lesson));
        let answers = answers.values_mut();
        answers.for_each(|answer| present(&mut answer.lesson));
        let judgements = judgements.values_mut();
        judgements.for_each(|judged| present(&mut judged.lesson));
        let labs = labs.values_mut();
        labs.for_each(|worked| present(&mut worked.lesson));
        let hints = hints.values_mut();
        hints.for_each(|hinted| present(&mut hinted.lesson));
    }

    /// Forgets one lesson, but not how well its terms and questions are known. `false` if nothing was known of it.
    pub(super) fn forget(&mut self, lesson: &LessonId) -> bool {
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
            memory: _,
            trusted: _,
            text_width: _,
            theme: _,
        } = self;
        let mut news = read.remove(lesson).is_some();
        news |= guessed.remove(lesson).is_some();
        if place.take_if(|place| place.lesson == *lesson).is_some() {
            *above = Above::default();
            news = true;
        }
        news |= drop_from(bookmarks, |landmark| landmark.lesson == *lesson);
        news |= drop_from(met, |meeting| meeting.lesson == *lesson);
        news |= drop_from(answers, |answer| answer.lesson == *lesson);
        news |= drop_from(judgements, |judged| judged.lesson == *lesson);
        news |= drop_from(labs, |worked| worked.lesson == *lesson);
        news |= drop_from(hints, |hinted| hinted.lesson == *lesson);
        news
    }
}

/// Takes out of a map what is meant. `false` if it had none of that.
fn drop_from<K: Ord, V>(map: &mut BTreeMap<K, V>, is_meant: impl Fn(&V) -> bool) -> bool {
    let before = map.len();
    map.retain(|_, value| !is_meant(value));
    map.len() < before
}
