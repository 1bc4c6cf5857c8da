//! The open lesson when its file gets an entirely new name: it is looked for by its text among the lessons that have come, and
//! followed.

use std::collections::BTreeMap;

use super::departed::Since;
use super::seeking::MOST_LESSONS;
use crate::app::App;
use crate::app::effect::{Effect, Work};
use crate::app::history::rename;
use crate::app::overlay::Overlay;
use crate::app::travel::{Destination, Jump};
use crate::course::{Anchor, Coverage, LessonId};
use crate::progress::{Change, Landmark};

impl App {
    /// The open lesson has left the course: has it looked for in those that have come.
    pub(in crate::app) fn seek_renamed(&mut self, new: Vec<LessonId>) {
        let lesson = &self.reader.lesson;
        let is_whole = lesson.coverage == Coverage::Whole;
        if new.is_empty() || new.len() > MOST_LESSONS || !is_whole {
            return;
        }
        // Where the learner is may stand too little to know it by. A long one, and one of short lines, is known by its text alone.
        let blocks = 0..lesson.blocks.len();
        let mut lines = blocks.map(|block| Landmark::of(lesson, Anchor::new(block, 0)));
        let by_line = if lesson.edition.is_long() {
            None
        } else {
            lines.find(|line| line.is_surely_in(lesson))
        };
        let line = by_line.unwrap_or_else(|| Landmark::of(lesson, Anchor::default()));
        self.keeping.unlisted = Some(line.clone());
        self.effects
            .push(Effect::Work(Work::Seek(Box::new(line), new)));
    }

    /// Something was found: `true` if it is the open lesson. It is followed to its new name, or that is told who has more open
    /// than the page.
    pub(in crate::app) fn receive_renamed(
        &mut self,
        landmark: &Landmark,
        lesson: &LessonId,
    ) -> bool {
        let is_it = |line: &mut Landmark| line == landmark;
        if self.keeping.unlisted.take_if(is_it).is_none() {
            return false;
        }
        let open = self.reader.lesson.id.clone();
        let entry = self.course.lesson(lesson);
        let Some(path) = entry.map(|entry| entry.path.clone()) else {
            return true;
        };
        if landmark.lesson != open || self.course.lesson(&open).is_some() || self.is_arriving() {
            return true;
        }
        let key = self.key(&open);
        self.carry_over(&[(key, lesson.clone(), Since::Now)]);
        let long = format!("The file of this lesson has another name now: `{path}`.");
        let short = "The file of this lesson was renamed.".to_owned();
        let is_list = |overlay: &Overlay| matches!(overlay, Overlay::List(_));
        if self.overlays.iter().all(is_list) {
            let mut visit = self.visit();
            let renamed = BTreeMap::from([(open, lesson.clone())]);
            rename(&mut visit.landmark.lesson, &renamed);
            self.travel.history.rename(&renamed);
            self.keeping.rename(&renamed);
            for landmark in self.deleted.values_mut() {
                rename(&mut landmark.lesson, &renamed);
            }
            // The place is kept under the new name.
            self.keeping.saved = None;
            self.go(Jump {
                lesson: lesson.clone(),
                to: Destination::Visit(Box::new(visit)),
            });
        }
        self.tell_or(long, vec![short]);
        true
    }

    /// Lessons that the journal calls so have other names now: what is known of them holds under those, and once only; their
    /// bookmarks lead there.
    pub(super) fn carry_over(&mut self, renamed: &[(LessonId, LessonId, Since)]) {
        let known = self.keeping.kept.lessons();
        let renamed = renamed.iter().filter(|(key, ..)| known.contains(key));
        for (key, lesson, since) in renamed.cloned().collect::<Vec<_>>() {
            let now = self.key(&lesson);
            if key == now {
                continue;
            }
            let mut changes = self.keeping.kept.followed(&key, &now);
            changes.retain(|change| since == Since::Now || !matches!(change, Change::Followed(..)));
            changes.push(Change::Heir(key, now));
            for change in changes {
                if self.keeping.kept.apply(&change) {
                    self.keeping.unsaved.push(change);
                }
            }
        }
        self.call_lessons();
        self.relist();
    }
}
