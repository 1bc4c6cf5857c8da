//! The labs of all lessons as rows of the palette, once the lessons have been looked through.

use super::PRACTICE;
use crate::app::App;
use crate::app::overlay::{Choice, Item, Stock};
use crate::course::{LessonId, Practice};

impl App {
    /// The labs of lessons that are not open, in reading order: the lesson, the block that offers it, the lab.
    pub(in crate::app) fn labs_elsewhere(
        &self,
    ) -> impl Iterator<Item = (&LessonId, usize, &Practice)> {
        let open = &self.reader.lesson.id;
        let others = self.course.lessons().filter(move |entry| entry.id != *open);
        let known = others.filter_map(|entry| self.digests.get(&entry.id));
        known.flat_map(|digest| {
            let labs = digest.labs.iter();
            labs.map(move |(block, lab)| (&digest.id, *block, lab))
        })
    }

    /// Adds them, called by their ids before they have been read.
    pub(super) fn list_labs_elsewhere(&self, stock: &mut Stock) {
        for (lesson, block, lab) in self.labs_elsewhere() {
            let name = Some(self.shelf.name(lab)).filter(|name| !name.is_empty());
            let name = name.or_else(|| lab.name().map(str::to_owned));
            let title = format!("{PRACTICE} {} · {}", lab.title(), name.unwrap_or_default());
            let state = self.shelf.standing(lab, &self.progress);
            let choice = Choice::Lab(lesson.clone(), block);
            stock.push(Item::new(title, state, choice).indented(1));
        }
    }
}
