//! Progress in lessons that are called otherwise, or are to be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use super::{Above, Change, Landmark, Progress};
use crate::course::{Course, Coverage, LessonEntry, LessonId};

impl Progress {
    /// The same with the lessons called as a course calls them: the journal has names for them that do not depend on what
    /// else there is in the course.
    #[must_use]
    pub fn called_as_in(&self, course: &Course) -> Self {
        let mut called = self.clone();
        called.rename(|key| Some(course.kept(key)?.id.clone()));
        if let Some(place) = &mut called.place
            && let Some(heir) = self.heir_in(course, &place.lesson)
        {
            place.lesson = heir.id.clone();
        }
        called
    }

    /// All lessons that something is known of.
    pub fn lessons(&self) -> BTreeSet<&LessonId> {
        let place = self.place.iter().map(|it| &it.lesson);
        let met = self.met.values().map(|it| &it.lesson);
        let texts = self.texts.keys().chain(self.heirs.keys());
        let marked = self.marked_lessons();
        marked
            .into_iter()
            .chain(place)
            .chain(met)
            .chain(texts)
            .collect()
    }

    /// Those of which more is known than that they were looked at: the learner did something there that must not be lost.
    pub fn marked_lessons(&self) -> BTreeSet<&LessonId> {
        let bookmarks = self.bookmarks.values().map(|it| &it.lesson);
        let answers = self.answers.values().map(|it| &it.lesson);
        let judgements = self.judgements.values().map(|it| &it.lesson);
        let labs = self.labs.values().map(|it| &it.lesson);
        let hints = self.hints.values().map(|it| &it.lesson);
        let practised = answers.chain(judgements).chain(labs).chain(hints);
        let read = self.read.keys().chain(self.guessed.keys());
        read.chain(bookmarks).chain(practised).collect()
    }

    /// The lesson of a course that has, under another name, what is known of one that is not in it.
    pub fn heir_in<'a>(&self, course: &'a Course, lesson: &LessonId) -> Option<&'a LessonEntry> {
        if course.coverage != Coverage::Whole || course.kept(lesson).is_some() {
            return None;
        }
        let mut key = lesson;
        for _ in 0..self.heirs.len() {
            key = self.heirs.get(key)?;
            if let Some(heir) = course.kept(key) {
                return Some(heir);
            }
        }
        None
    }

    /// All names under which something is known of a lesson of a course: what is known under an older one comes again with that.
    pub fn names_of(&self, course: &Course, lesson: &LessonId) -> Vec<&LessonId> {
        let ends = self.ends(|key| course.kept(key).is_some());
        let is_own = |key: &&LessonId| {
            let end = ends.get(key).copied().unwrap_or(key);
            course.kept(end).is_some_and(|entry| entry.id == *lesson)
        };
        self.lessons().into_iter().filter(is_own).collect()
    }

    /// The same with all that is known of a lesson under one name: that in the course, or else its last one.
    #[must_use]
    pub fn called_once_in(&self, course: &Course) -> Self {
        let ends = self.ends(|key| course.kept(key).is_some());
        let mut called = self.clone();
        called.rename(|key| {
            let end = ends.get(key).copied().unwrap_or(key);
            Some(course.kept(end).map_or(end, |entry| &entry.id).clone())
        });
        called
    }

    /// Where the way from name to name ends for lessons that have others now: at the first one that is an end, or the last.
    pub(super) fn ends(
        &self,
        is_end: impl Fn(&LessonId) -> bool,
    ) -> BTreeMap<&LessonId, &LessonId> {
        let mut ends: BTreeMap<&LessonId, &LessonId> = BTreeMap::new();
        for lesson in self.heirs.keys() {
            let (mut name, mut way) = (lesson, Vec::new());
            // No way is walked twice, and none is a circle.
            let end = loop {
                if let Some(end) = ends.get(name) {
                    break *end;
                }
                match self.heirs.get(name).filter(|_| !is_end(name)) {
                    Some(next) => {
                        way.push(name);
                        name = next;
                    }
                    None => break name,
                }
            };
            ends.extend(way.into_iter().map(|name| (name, end)));
        }
        ends
    }

    /// What a lesson is called now as far as is known here.
    pub(super) fn last_name<'a>(&'a self, lesson: &'a LessonId) -> &'a LessonId {
        let mut name = lesson;
        while let Some(next) = self.heirs.get(name) {
            name = next;
        }
        name
    }

    /// What holds of a lesson whose file has another name from now on, as changes under that name. What is known under the old
    /// one stays: the file may come back.
    pub fn followed(&self, from: &LessonId, to: &LessonId) -> Vec<Change> {
        let own = |(_, then): &(&char, &Landmark)| then.lesson == *from;
        let bookmarks = self.bookmarks.iter().filter(own);
        let bookmarks = bookmarks.map(|(letter, then)| {
            // Its letter may name another place by the time that this is kept.
            Change::Followed(*letter, Box::new(then.clone()), then.clone())
        });
        let read = self.read.get(from).into_iter().flatten();
        let read = read.map(|part| Change::Read(from.clone(), part.clone()));
        let guessed = self.guessed.get(from).into_iter().flatten();
        let guessed = guessed.map(|name| Change::Guessed(from.clone(), name.clone()));
        let answers = self.answers.iter().filter(|(_, it)| it.lesson == *from);
        let answers = answers.map(|(id, it)| Change::Answered(id.clone(), it.clone()));
        let judgements = self.judgements.iter();
        let judgements = judgements.filter(|(_, it)| it.lesson == *from);
        let judgements = judgements.map(|(name, it)| Change::Judged(name.clone(), it.clone()));
        let labs = self.labs.iter().filter(|(_, it)| it.lesson == *from);
        let labs = labs.map(|(id, it)| Change::Worked(id.clone(), it.clone()));
        let hints = self.hints.iter().filter(|(_, it)| it.lesson == *from);
        let hints = hints.map(|((lab, _), it)| Change::Hinted(lab.clone(), it.clone()));
        let known = read.chain(guessed).chain(bookmarks).chain(answers);
        let text = self.texts.get(from);
        let text = text.map(|text| Change::Text(from.clone(), *text));
        let known = known.chain(judgements).chain(labs).chain(hints).chain(text);
        let followed = known.map(|mut change| {
            if let Some(lesson) = change.lesson_mut() {
                *lesson = to.clone();
            }
            change
        });
        followed.collect()
    }

    /// Forgets one lesson, but not how well its terms and questions are known. `false` if nothing was known of it.
    pub(super) fn forget(&mut self, lesson: &LessonId) -> bool {
        // There may be very many to forget, and of very many something may be known.
        let is_read = self.read.remove(lesson).is_some();
        let is_guessed = self.guessed.remove(lesson).is_some();
        let is_text = self.texts.remove(lesson).is_some();
        let is_passed_on = self.heirs.remove(lesson).is_some();
        let is_known = is_read || is_guessed || is_text || is_passed_on;
        self.retain_others(&mut |id| id != lesson) || is_known
    }

    /// Calls lessons otherwise, those that have another name.
    fn rename(&mut self, mut name: impl FnMut(&LessonId) -> Option<LessonId>) {
        let mut rename = |id: &mut LessonId| {
            if let Some(name) = name(id) {
                *id = name;
            }
            true
        };
        for (mut id, mut parts) in std::mem::take(&mut self.read) {
            rename(&mut id);
            self.read.entry(id).or_default().append(&mut parts);
        }
        for (mut id, mut names) in std::mem::take(&mut self.guessed) {
            rename(&mut id);
            self.guessed.entry(id).or_default().append(&mut names);
        }
        for (mut id, text) in std::mem::take(&mut self.texts) {
            rename(&mut id);
            self.texts.insert(id, text);
        }
        for (mut id, heir) in std::mem::take(&mut self.heirs) {
            rename(&mut id);
            self.heirs.insert(id, heir);
        }
        self.retain_others(&mut rename);
    }

    /// Shows the lesson of all that is not kept by lessons to a function that may call it otherwise, and drops what it does not
    /// keep. `true` if anything was dropped.
    fn retain_others(&mut self, keep: &mut dyn FnMut(&mut LessonId) -> bool) -> bool {
        let mut is_dropped = false;
        let mut is_kept = |id: &mut LessonId| {
            let is_kept = keep(id);
            is_dropped |= !is_kept;
            is_kept
        };
        let Self {
            place,
            above,
            bookmarks,
            met,
            answers,
            judgements,
            labs,
            hints,
            read: _,
            guessed: _,
            texts: _,
            heirs: _,
            begun: _,
            cards: _,
            whereabouts: _,
            memory: _,
            trusted: _,
            text_width: _,
            theme: _,
        } = self;
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
