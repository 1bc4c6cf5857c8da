//! Lessons whose files have other names since the last time: looked for by what was kept of their texts, once all lessons
//! have been looked through. Nothing is read for that.

use crate::app::App;
use crate::app::bookmarks::Home;
use crate::course::{Coverage, LessonId};
use crate::progress::{Change, Landmark};
use crate::source::Fingerprint;

impl App {
    /// Keeps what the text of the open lesson is known by with what is kept of that.
    pub(super) fn note_text(&mut self) {
        let lesson = &self.reader.lesson;
        let text = lesson.edition.fingerprint();
        let Some(text) = text.filter(|_| lesson.coverage == Coverage::Whole) else {
            return;
        };
        let id = lesson.id.clone();
        let key = self.key(&id);
        let is_more = |change: &&Change| !matches!(change, Change::Text(..));
        let mut unsaved = self.keeping.unsaved.iter().filter(is_more);
        let kept = &self.keeping.kept;
        // Where its file is there again, what is done there is its own.
        let was_passed_on = kept.heirs.contains_key(&key);
        let is_known = kept.texts.get(&key) == Some(&text) && !was_passed_on;
        if is_known || !unsaved.any(|change| change.lesson() == Some(&key)) {
            return;
        }
        let known = kept.texts.get(&key).filter(|known| known.is_telling());
        let was_other = known.is_some_and(|known| *known != text);
        // Before all have been looked through it is not known whether its text has another name now.
        if (was_passed_on || was_other) && !self.is_looked_through() {
            return;
        }
        if was_passed_on {
            self.pass_bookmarks_on(&key);
        }
        self.note(Change::Text(id, text));
    }

    /// Another text has the name by which the open lesson is kept: bookmarks in the one that had it lead to what that is called
    /// now.
    fn pass_bookmarks_on(&mut self, key: &LessonId) {
        let heir = self.heir_beside(key);
        let Some(now) = heir.map(|heir| self.key(&heir)) else {
            return;
        };
        for change in self.keeping.kept.followed(key, &now) {
            // One that was set here since leads here.
            let is_meant = matches!(&change, Change::Followed(_, then, _) if self.lacks(then));
            if is_meant && self.keeping.kept.apply(&change) {
                self.keeping.unsaved.push(change);
            }
        }
        self.call_lessons();
    }

    /// What the text is called now that had the name of a lesson before, if the lesson has another one.
    fn heir_beside(&self, lesson: &LessonId) -> Option<LessonId> {
        let kept = &self.keeping.kept;
        let entry = self.course.kept(lesson)?;
        let key = self.course.key(entry);
        let now = self.survey.digests.get(&entry.id)?.text?;
        let then = kept.texts.get(&key).filter(|then| then.text != now.text);
        let heir = kept.heirs.get(&key).filter(|_| then.is_some())?;
        let heir = self.course.kept(heir);
        let heir = heir.or_else(|| kept.heir_in(&self.course, kept.heirs.get(&key)?))?;
        (heir.id != entry.id).then(|| heir.id.clone())
    }

    /// The lesson that surely has the text of the one in which a place is, or most of it, where that has left the course, or
    /// another text has its name. One that others are much like is none: they may have been written from one pattern.
    pub(in crate::app) fn home_by_text(&self, landmark: &Landmark) -> Option<LessonId> {
        if let Some(heir) = self.heir(&landmark.lesson) {
            return Some(heir);
        }
        if !self.is_looked_through() {
            return None;
        }
        let own = self.course.kept(&landmark.lesson).map(|entry| &entry.id);
        let known = self.keeping.kept.texts.get(&landmark.lesson);
        let known = known.filter(|_| own.is_none());
        let texts = || {
            let lessons = self.course.lessons();
            lessons.filter_map(|entry| Some((entry, self.survey.digests.get(&entry.id)?.text?)))
        };
        let is_same = |text: &Fingerprint| {
            Some(text.text) == landmark.text || known.is_some_and(|known| known.text == text.text)
        };
        let mut same = texts().filter(|(_, text)| is_same(text));
        if let Some((home, _)) = same.next() {
            let is_it = same.next().is_none() && own != Some(&home.id);
            return is_it.then(|| home.id.clone());
        }
        if own.is_some() {
            let heir = self.heir_beside(&landmark.lesson);
            return heir.or_else(|| self.home_of_shifted(&landmark.lesson));
        }
        let known = known?;
        let mut akin = texts().filter(|(_, text)| known.is_akin_to(text));
        let (home, text) = akin.next()?;
        let is_it = akin.next().is_none() && known.is_edited_in(&text) && !self.knows(home);
        is_it.then(|| home.id.clone())
    }

    /// All lessons have been looked through: looks for what was found nowhere else.
    pub(in crate::app) fn seek_by_text(&mut self) {
        let is_any = self.keeping.unfound.is_some() || self.are_bookmarks_listed();
        if !is_any || !self.is_looked_through() {
            return;
        }
        if let Some(landmark) = self.keeping.unfound.take()
            && let Some(lesson) = self.home_by_text(&landmark)
        {
            self.receive_sought(landmark, Some(lesson));
        }
        if self.are_bookmarks_listed() {
            self.homes.retain(|(_, home)| *home != Home::Nowhere);
            self.seek_homes();
        }
    }

    /// The same: keeps what the texts of lessons are known by of which something is known from before that was kept.
    pub(in crate::app) fn note_texts_of_known(&mut self) {
        if !self.is_looked_through() {
            return;
        }
        let kept = &self.keeping.kept;
        let known = kept.marked_lessons().into_iter();
        let known = known.filter(|key| !kept.texts.contains_key(*key));
        let texts = known.filter_map(|key| {
            let entry = self.course.kept(key)?;
            let text = self.survey.digests.get(&entry.id)?.text?;
            (self.course.key(entry) == *key).then(|| Change::Text(key.clone(), text))
        });
        for change in texts.collect::<Vec<_>>() {
            self.keeping.kept.apply(&change);
            self.keeping.unsaved.push(change);
        }
    }

    /// Whether all lessons have been.
    pub(super) fn is_looked_through(&self) -> bool {
        let digests = &self.survey.digests;
        self.travel.heads_known
            && (self.course.lessons()).all(|entry| digests.get(&entry.id).is_some())
    }
}
