//! The new text of a long lesson: all of it is read at once, or what is around the eye first.

use std::sync::Arc;

use nodecourse::app::{Effect, Event, Rewritten, Work};
use nodecourse::course::{Patch, Stretch};
use nodecourse::load;

use super::Player;

impl Player {
    /// Of a new text that has not been read yet what is around the eye is shown; whether that can be told.
    pub fn patch(&mut self) -> bool {
        let texts = self.asked.iter().rev().filter_map(|effect| match effect {
            Effect::Work(Work::Reread(rewritten, seen)) => Some((rewritten, seen.as_ref()?)),
            _ => None,
        });
        let mut patches = texts.map(|(rewritten, seen)| self.patch_of(rewritten, seen));
        let patch = patches.next().flatten();
        let is_told = patch.is_some();
        if let Some(patch) = patch {
            self.event(Event::Patched(patch));
        }
        is_told
    }

    fn patch_of(&self, rewritten: &Rewritten, seen: &Stretch) -> Option<Patch> {
        let text = (&rewritten.source, &rewritten.lesson);
        load::patch(seen, text, &self.library, &self.app.course, &self.matcher)
    }

    /// The events of a new text that is read.
    pub(super) fn reread(&self, rewritten: Rewritten, seen: Option<&Stretch>) -> Vec<Event> {
        let patch = seen.and_then(|seen| self.patch_of(&rewritten, seen));
        let text = (rewritten.source, rewritten.problems);
        let course = &self.app.course;
        let (mut lesson, problems) =
            load::lesson_of(text, &self.library, course, &rewritten.lesson);
        load::mark_terms(&mut lesson, course, &self.matcher);
        let lesson = Event::Lesson(Arc::new(lesson), problems);
        let patch = patch.map(Event::Patched);
        patch.into_iter().chain([lesson]).collect()
    }
}
