//! Looking in a long lesson for a line that is not where it was: beside the loop, while the learner goes on.

use std::sync::Arc;

use super::Destination;
use crate::app::App;
use crate::app::effect::{Effect, Work};
use crate::course::{Coverage, LessonId};
use crate::progress::{Landmark, Located};
use crate::source::Edition;

/// A line that is looked for in the open lesson.
#[derive(Debug)]
pub struct Wanted {
    landmark: Landmark,
    to: Destination,
    lesson: LessonId,
    /// The number of the message that tells so.
    serial: u64,
}

impl App {
    /// Shows a line of the open lesson that has been under the eye before. In a long lesson one that is not where it was is
    /// looked for, and shown when it has been found.
    pub(super) fn arrive_at(&mut self, landmark: Landmark, to: Destination) {
        let lesson = &self.reader.lesson;
        if !lesson.edition.is_long() || lesson.coverage != Coverage::Whole {
            let located = match to {
                Destination::Visit(_) => Located::surely(landmark.find(lesson)),
                _ => landmark.locate(lesson),
            };
            return self.arrive_where(&landmark, located, to);
        }
        if let Some(place) = landmark.find_at_once(lesson) {
            return self.arrive_where(&landmark, Located::surely(place), to);
        }
        self.effects.push(Effect::Work(Work::Locate(
            Box::new(landmark.clone()),
            Arc::clone(lesson),
        )));
        let lesson = lesson.id.clone();
        let long = "Looking for that place in this lesson…".to_owned();
        self.tell_or(long, vec!["Looking for that place…".to_owned()]);
        self.travel.wanted = Some(Box::new(Wanted {
            landmark,
            to,
            lesson,
            serial: self.serial,
        }));
    }

    /// It is known where a line is in a text: leads there who has gone nowhere else.
    pub(in crate::app) fn receive_located(
        &mut self,
        landmark: &Landmark,
        edition: &Arc<Edition>,
        located: Located,
    ) {
        let is_it = |wanted: &mut Box<Wanted>| wanted.landmark == *landmark;
        let Some(wanted) = self.travel.wanted.take_if(is_it) else {
            return;
        };
        let is_told = self.status.as_ref().map(|status| status.serial) == Some(wanted.serial);
        if is_told {
            self.close_status();
        }
        if wanted.lesson != self.reader.lesson.id || !self.overlays.is_empty() {
            return;
        }
        if self.reader.lesson.edition.reads_like(edition) {
            self.arrive_where(landmark, located, wanted.to);
        } else {
            self.arrive_at(wanted.landmark, wanted.to);
        }
    }

    fn arrive_where(&mut self, landmark: &Landmark, located: Located, to: Destination) {
        self.reader.focus = None;
        self.reader.to_found(landmark, located.place);
        if let Destination::Visit(visit) = to {
            let spots = self.reader.focusable_spots();
            // In an edited file another term or link may have its number.
            let is_same = self.reader.anchor() == visit.anchor;
            let focus = visit.focus.filter(|_| is_same);
            self.reader.focus = focus.filter(|spot| spots.contains(spot));
        } else {
            if !located.is_in {
                let long = "What this bookmark named is gone; this stands as far into the lesson.";
                let short = "What this bookmark named is gone.";
                self.tell_or(long.to_owned(), vec![short.to_owned()]);
            }
            if located.is_gone {
                self.miss_bookmark(landmark);
            }
        }
        let here = self.visit();
        self.travel.history.arrive(here);
    }
}
