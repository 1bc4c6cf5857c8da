//! The list of bookmarks: what its rows say, and what is done with the one that is selected.

use super::Home;
use crate::app::action::Action;
use crate::app::overlay::{Choice, Item, Overlay};
use crate::app::travel::no_lesson;
use crate::app::{App, ListKind};
use crate::progress::{Change, Landmark};

impl App {
    /// Opens the list of bookmarks. What was deleted in it earlier is gone for good.
    pub(in crate::app) fn list_bookmarks(&mut self) {
        self.deleted.clear();
        self.moved.clear();
        self.seek_homes();
        self.list(ListKind::Bookmarks);
        self.compare();
    }

    /// Goes to the bookmark that was chosen in the list. Where none leads anywhere, the list stays and it is told why.
    pub(in crate::app) fn choose_bookmark(&mut self, letter: char) {
        let key = self.keymap.key(Action::Delete);
        let Some(landmark) = self.progress.bookmarks.get(&letter) else {
            let short = format!("{letter} is deleted: {key} brings it back.");
            return self.tell_or(format!("Bookmark {short}"), vec![short]);
        };
        let landmark = landmark.clone();
        if self.home_of(&landmark) == Some(&Home::Sought) {
            let long = "Looking for what the bookmark names…".to_owned();
            self.tell_or(long, vec!["Looking for it…".to_owned()]);
            return self.miss_bookmark(&landmark);
        }
        if self.is_gone(&landmark.lesson) {
            // It is called as its row is, whether or not its title was known once.
            let short = no_lesson(&landmark.lesson, landmark.lesson.as_str());
            let shorter = vec![
                short.clone(),
                "Its lesson is not in this course.".to_owned(),
            ];
            self.fail_or(format!("{short} {key} removes the bookmark."), shorter);
            return self.miss_bookmark(&landmark);
        }
        self.went_to_bookmark(letter);
    }

    /// Deletes the bookmark selected in the list, or brings it back.
    pub(in crate::app) fn delete_selected(&mut self) {
        let Some(Overlay::List(list)) = self.overlays.last() else {
            return;
        };
        let Some(Choice::Bookmark(letter)) = list.choice() else {
            return;
        };
        if self.moved.remove(&letter) {
            let key = self.keymap.key(Action::Delete);
            let long =
                format!("Another player has moved bookmark {letter}: {key} once more removes it.");
            let short = format!("Moved by another player: {key} again.");
            return self.tell_or(long, vec![short]);
        }
        if let Some(landmark) = self.unmark(letter) {
            self.deleted.insert(letter, landmark);
        } else if let Some(landmark) = self.deleted.remove(&letter) {
            self.note(Change::Restored(letter, landmark));
        }
        self.relist();
    }

    /// The bookmarks, those that were just deleted among them.
    pub(in crate::app) fn bookmark_items(&self) -> Vec<Item> {
        let mut all: Vec<(&char, &Landmark, bool)> = Vec::new();
        let kept = &self.progress.bookmarks;
        all.extend(kept.iter().map(|(letter, place)| (letter, place, true)));
        let gone = self.deleted.iter();
        all.extend(
            gone.filter(|(letter, _)| !kept.contains_key(letter))
                .map(|(letter, place)| (letter, place, false)),
        );
        all.sort_by_key(|(letter, ..)| **letter);
        if all.is_empty() {
            let key = self.keymap.key(Action::Bookmark);
            return vec![Item::remark(format!("None yet. {key} sets one."))];
        }
        let items = all.into_iter().map(|(letter, landmark, is_kept)| {
            let item = self.bookmark_item(*letter, landmark);
            // The bottom row tells how to bring it back: with that, it would take more rows than before.
            let detail = if is_kept {
                item.detail
            } else {
                "deleted".to_owned()
            };
            Item { detail, ..item }
        });
        items.collect()
    }

    /// A bookmark: the section or the lesson that it is in, and the words of its line unless they are the same. A section
    /// that is not known, or is gone, would be a mere id: there the words tell more.
    fn bookmark_item(&self, letter: char, landmark: &Landmark) -> Item {
        let home = self.home_of(landmark);
        // What is known of the lesson is told of the one that its file is called now.
        let (id, is_gone) = match home {
            Some(Home::In(lesson)) => (lesson, false),
            _ => (&landmark.lesson, self.is_gone(&landmark.lesson)),
        };
        let lesson = if is_gone {
            id.to_string()
        } else {
            self.title_of(id, None)
        };
        let section = landmark.section.as_ref().filter(|_| !is_gone);
        let section = section.and_then(|section| self.section_title(id, section));
        let name = section.unwrap_or(&lesson);
        let is_all = landmark.is_called(name);
        let label = if is_all {
            format!("{letter}  {name}")
        } else {
            format!("{letter}  {name} › {}", landmark.name())
        };
        let detail = match section {
            Some(_) => lesson,
            None if is_all && landmark.section.is_none() => "top of the lesson".to_owned(),
            None => String::new(),
        };
        let item = Item::new(label, detail, Choice::Bookmark(letter)).indented(1);
        if is_gone {
            let is_sought = home == Some(&Home::Sought);
            item.idle(if is_sought {
                "looking for it…"
            } else {
                "not in this course"
            })
        } else {
            item
        }
    }
}
