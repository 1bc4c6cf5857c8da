//! What there is to do, as rows of a list: what the open lesson offers, and the labs and reviews of the others.

use std::sync::Arc;

use crate::app::App;
use crate::app::overlay::{Choice, Item};
use crate::app::practice::opens;
use crate::course::{LessonId, Practice};

/// The sign of what there is to do: another one than that of the selected row, and of what is folded.
const SIGN: &str = "◆";

/// Of what lessons offer beyond this, the names are not known before it is on the screen.
const MOST_ASKED: usize = 100;

impl App {
    /// Has what the open lesson offers read, so that lists know what it is called, and what is wrong with it.
    pub(in crate::app) fn ask_for_offers(&mut self) {
        let lesson = Arc::clone(&self.reader.lesson);
        for (_, practice) in lesson.practices().take(MOST_ASKED) {
            self.ask_for(&practice);
        }
    }

    /// Has what the other lessons offer read.
    pub(super) fn ask_for_other_offers(&mut self) {
        let offers = self.offers_elsewhere();
        let offers: Vec<Practice> = offers
            .map(|(.., practice)| practice.clone())
            .take(MOST_ASKED)
            .collect();
        for practice in offers {
            self.ask_for(&practice);
        }
    }

    /// What the open lesson offers, each with how far the learner has come with it.
    pub(super) fn offers_here(&self) -> impl Iterator<Item = Item> {
        let lesson = &self.reader.lesson;
        let offers = lesson.practices().filter(|(_, practice)| opens(practice));
        offers.map(|(block, practice)| {
            let name = self.shelf.name(&practice);
            let standing = self.shelf.standing(&practice, &self.progress);
            let choice = Choice::Practice(lesson.id.clone(), block);
            Item::new(titled(&practice, &name), standing, choice).indented(4)
        })
    }

    /// The labs and reviews of the other lessons that have been looked through, each with the lesson.
    pub(super) fn other_offers(&self) -> impl Iterator<Item = Item> {
        self.offers_elsewhere().map(|(lesson, block, practice)| {
            let known = self.shelf.name(practice);
            let name = if known.is_empty() {
                practice.name().unwrap_or_default()
            } else {
                &known
            };
            let standing = self.shelf.standing(practice, &self.progress);
            let place = self.title_of(lesson, None);
            let facts = [standing, place].into_iter();
            let facts: Vec<String> = facts.filter(|fact| !fact.is_empty()).collect();
            let choice = Choice::Practice(lesson.clone(), block);
            Item::new(titled(practice, name), facts.join(" · "), choice)
        })
    }

    fn offers_elsewhere(&self) -> impl Iterator<Item = (&LessonId, usize, &Practice)> {
        let lessons = self.course.lessons().map(|entry| &entry.id);
        let others = lessons.filter(|id| **id != self.reader.lesson.id);
        let digests = others.filter_map(|id| self.survey.digests.get(id));
        digests.flat_map(|digest| {
            let offers = digest.offers.iter();
            offers.map(|(block, practice)| (&digest.id, *block, practice))
        })
    }
}

/// The kind of a thing and its name.
fn titled(practice: &Practice, name: &str) -> String {
    let between = if name.is_empty() { "" } else { " · " };
    format!("{SIGN} {}{between}{name}", practice.title())
}
