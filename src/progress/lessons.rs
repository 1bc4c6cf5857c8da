//! Progress in lessons that are called otherwise, or are to be forgotten.

use std::collections::BTreeMap;

use super::{Above, Filed, Progress};
use crate::course::{Course, LessonId};

impl Progress {
    /// Gives what is known of lessons the ids that they have now: the file tells which lesson is meant, if that has not got
    /// an id of its own, then the ids that lessons had earlier.
    pub fn follow(&mut self, course: &Course) {
        let moved = self.files.iter().filter_map(|(id, path)| {
            let entry = course.lesson_of(id, Some(path))?;
            let is_moved = entry.path == path && entry.id != *id;
            is_moved.then(|| (entry.path.clone(), entry.id.clone()))
        });
        let moved: Filed = moved.collect();
        self.follow_files(&moved);
        self.rename(|id| {
            let entry = course.lesson(id).filter(|entry| entry.id != *id);
            entry.map(|entry| entry.id.clone())
        });
    }

    /// Takes in which files lessons have. What is known of a lesson goes with its file. `false` if all was known.
    pub(super) fn follow_files(&mut self, filed: &Filed) -> bool {
        let Some(renamed) = self.files.take(filed) else {
            return false;
        };
        if !renamed.is_empty() {
            self.rename(|id| renamed.get(id).cloned());
        }
        true
    }

    /// Gives lessons other ids, all at once.
    fn rename(&mut self, now: impl Fn(&LessonId) -> Option<LessonId>) {
        let rename = |id: &mut LessonId| {
            if let Some(now) = now(id) {
                *id = now;
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
            files: _,
            text_width: _,
            theme: _,
        } = self;
        for (mut id, parts) in std::mem::take(read) {
            rename(&mut id);
            read.entry(id).or_default().extend(parts);
        }
        for (mut id, names) in std::mem::take(guessed) {
            rename(&mut id);
            guessed.entry(id).or_default().extend(names);
        }
        let landmarks = bookmarks.values_mut().chain(place);
        landmarks.for_each(|landmark| rename(&mut landmark.lesson));
        let met = met.values_mut();
        met.for_each(|meeting| rename(&mut meeting.lesson));
        let answers = answers.values_mut();
        answers.for_each(|answer| rename(&mut answer.lesson));
        let judgements = judgements.values_mut();
        judgements.for_each(|judged| rename(&mut judged.lesson));
        let labs = labs.values_mut();
        labs.for_each(|worked| rename(&mut worked.lesson));
        let hints = hints.values_mut();
        hints.for_each(|hinted| rename(&mut hinted.lesson));
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
            files: _,
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
