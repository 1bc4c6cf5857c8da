//! Looking for the lesson where the learner left off when its file seems to have another name now: by what stood at the place.
//! All that comes of it is the way there. What is known of lessons stays with their names, and the place, too, until the
//! learner moves on.

use crate::app::App;
use crate::app::effect::{Effect, Work};
use crate::app::travel::Destination;
use crate::course::{LessonEntry, LessonId};
use crate::progress::Landmark;

/// In a course of more lessons nothing is looked for where any of them may be the one.
pub(super) const MOST_LESSONS: usize = 300;

impl App {
    /// The lesson that the place leads to is not there, or has nothing of it.
    pub(super) fn lose_place(&mut self) {
        let mut place = self.keeping.kept.place.clone();
        if let Some(place) = &mut place
            && let Some(heir) = self.heir(&place.lesson)
        {
            place.lesson = self.key(&heir);
        }
        self.keeping.lost = place;
    }

    /// The open lesson may be the one that the place is in under another name, of which nothing is known before it is read on.
    pub(super) fn note_opened_instead(&mut self) {
        let open = self.course.lesson(&self.reader.lesson.id);
        let fresh = open.filter(|open| !self.knows(open));
        self.keeping.opened_instead = fresh.map(|open| self.course.key(open));
    }

    /// Whether the open lesson has nothing of what a landmark names, or may be another one.
    pub(in crate::app) fn lacks(&self, landmark: &Landmark) -> bool {
        let lesson = &self.reader.lesson;
        landmark.has_left(lesson) || (!lesson.edition.is_long() && landmark.is_gone_from(lesson))
    }

    /// Has a lost place looked for, now that all lessons are known.
    pub(in crate::app) fn seek_place(&mut self) {
        let Some(landmark) = self.keeping.lost.take() else {
            return;
        };
        let lessons = self.likely_homes(landmark.lesson.as_str());
        self.keeping.sought = Some(Box::new(landmark.clone()));
        if lessons.is_empty() {
            self.keeping.unfound = Some(landmark);
        } else {
            let seek = Work::Seek(Box::new(landmark), lessons);
            self.effects.push(Effect::Work(seek));
        }
    }

    /// Where a place may be that is not in the lesson of this path: in those that are called so but for the numbers, or,
    /// where no lesson has the path any more, in any. What stands in several of them tells nothing.
    pub(in crate::app) fn likely_homes(&self, path: &str) -> Vec<LessonId> {
        let id = |entry: &LessonEntry| entry.id.clone();
        let modules = &self.course.modules;
        if let Some(own) = modules.at_path(path) {
            let namesakes = modules.alike(path);
            let others = namesakes.filter(|entry| entry.path != own.path);
            return others.take(MOST_LESSONS).map(id).collect();
        }
        if modules.lesson_count() > MOST_LESSONS {
            return Vec::new();
        }
        self.course.lessons().map(id).collect()
    }

    /// What a lesson is called now that is not in the course, if all that is known of it has gone to that.
    pub(in crate::app) fn heir(&self, lesson: &LessonId) -> Option<LessonId> {
        let heir = self.keeping.kept.heir_in(&self.course, lesson)?;
        Some(heir.id.clone())
    }

    /// Whether something is known of a lesson: then it was there before, beside the one that is looked for. Of one whose text
    /// has had another name meanwhile it tells nothing, nor of one that was opened only now.
    pub(super) fn knows(&self, lesson: &LessonEntry) -> bool {
        let (key, kept) = (self.course.key(lesson), &self.keeping.kept);
        let is_read = kept.read.contains_key(&key) || kept.guessed.contains_key(&key);
        let is_fresh = self.keeping.opened_instead.as_ref() == Some(&key);
        is_read && !is_fresh && !kept.heirs.contains_key(&key)
    }

    /// Something has been looked for. The place: leads there who has gone nowhere since, and tells all others.
    pub(in crate::app) fn receive_sought(&mut self, landmark: Landmark, lesson: Option<LessonId>) {
        let is_open = self.keeping.unlisted.as_ref() == Some(&landmark);
        // A lesson that is open goes by what is sure, since what is known of it goes with it.
        let by_text = || self.home_by_text(&landmark).filter(|_| !is_open);
        let heir = self.heir(&landmark.lesson).filter(|_| !is_open);
        let is_heir = heir.is_some();
        let lesson = heir.or(lesson).or_else(by_text);
        self.note_home(&landmark, lesson.as_ref());
        let Some(lesson) = lesson else {
            if self.keeping.sought.as_deref() == Some(&landmark) {
                self.keeping.unfound = Some(landmark);
            }
            return;
        };
        if self.receive_renamed(&landmark, &lesson) || self.receive_missed(&landmark, &lesson) {
            return;
        }
        if self.keeping.sought.as_deref() != Some(&landmark) {
            return;
        }
        let Some(entry) = self.course.lesson(&lesson) else {
            return;
        };
        let has_namesake = self.course.modules.at_path(landmark.lesson.as_str());
        if self.course.key(entry) == landmark.lesson {
            return;
        }
        if !is_heir && has_namesake.is_none() && self.knows(entry) {
            // It may be what the lesson is called now, which the texts of all tell.
            self.keeping.unfound = Some(landmark);
            return;
        }
        if self.has_moved() || self.is_arriving() || !self.overlays.is_empty() {
            let title = self.title_of(&lesson, None);
            let short = format!("You left off in {title}.");
            return self.tell_or(
                format!("Where you left off is in {title} now."),
                vec![short],
            );
        }
        // Whoever sees the lesson already is in it; and what another text has the name of is not found by that again.
        let is_settled = lesson == self.reader.lesson.id || has_namesake.is_some();
        self.keeping.led_to = (!is_settled).then(|| lesson.clone());
        let landmark = Landmark {
            lesson: lesson.clone(),
            ..landmark
        };
        self.jump(lesson, Destination::Landmark(landmark));
        self.tell_renamed();
    }

    /// Tells that the place is in a lesson that is called otherwise now.
    pub(super) fn tell_renamed(&mut self) {
        let long = "Back where you left off: the file of this lesson has another name now.";
        let short = "Back where you left off: its file was renamed.";
        let shorter = "Back where you left off";
        self.tell_or(long.to_owned(), vec![short.to_owned(), shorter.to_owned()]);
    }

    /// Who was led to a place has not moved by that.
    pub(super) fn stay_where_led(&mut self) {
        let is_here = |lesson: &mut LessonId| *lesson == self.reader.lesson.id;
        if !self.is_arriving() && self.keeping.led_to.take_if(is_here).is_some() {
            self.keeping.saved = Some(self.here());
        }
    }
}
