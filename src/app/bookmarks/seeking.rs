//! Looking for what a bookmark names when the file of its lesson seems to have got another name between two sessions, as it is
//! done for the place where the learner left off. The bookmark stays with the name that its lesson had.

use crate::app::effect::{Effect, Work};
use crate::app::overlay::Overlay;
use crate::app::travel::{Destination, Jump};
use crate::app::{App, ListKind};
use crate::course::{Anchor, LessonId};
use crate::progress::Landmark;

/// A bookmark that the learner went to, and that is not where it leads.
#[derive(Debug)]
pub struct Missed {
    landmark: Landmark,
    /// Where the learner was when that was told.
    here: (LessonId, Anchor),
}

/// Where a bookmark in the list is whose lesson is not in the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    /// It is being looked for.
    Sought,
    /// Surely in this lesson.
    In(LessonId),
    /// In none that it could be in.
    Nowhere,
}

impl App {
    /// Has the bookmarks looked for whose lessons are not in the course: the list tells where they are.
    pub(in crate::app) fn seek_homes(&mut self) {
        let bookmarks: Vec<Landmark> = self.progress.bookmarks.values().cloned().collect();
        for landmark in bookmarks {
            if !self.is_gone(&landmark.lesson) || self.home_of(&landmark).is_some() {
                continue;
            }
            let lessons = self.likely_homes(landmark.lesson.as_str());
            if lessons.is_empty() || self.heir(&landmark.lesson).is_some() {
                let home = self.home_by_text(&landmark).map(Home::In);
                self.homes.extend(home.map(|home| (landmark, home)));
                continue;
            }
            let seek = Work::Seek(Box::new(landmark.clone()), lessons);
            self.effects.push(Effect::Work(seek));
            self.homes.push((landmark, Home::Sought));
        }
    }

    /// Where a bookmark is whose lesson is not in the course, as far as that has been looked for.
    pub(in crate::app) fn home_of(&self, landmark: &Landmark) -> Option<&Home> {
        let mut homes = self.homes.iter();
        let (_, home) = homes.find(|(known, _)| known == landmark)?;
        Some(home)
    }

    /// Takes in where something is that was looked for, if it is a bookmark in the list.
    pub(in crate::app) fn note_home(&mut self, landmark: &Landmark, lesson: Option<&LessonId>) {
        let mut homes = self.homes.iter_mut();
        let Some((_, home)) = homes.find(|(known, _)| known == landmark) else {
            return;
        };
        *home = lesson.map_or(Home::Nowhere, |lesson| Home::In(lesson.clone()));
        if self.are_bookmarks_listed() {
            self.relist();
        }
    }

    /// The lesson of a bookmark is not there, or has nothing of it: has it looked for, if it is known where it may be.
    pub(in crate::app) fn miss_bookmark(&mut self, landmark: &Landmark) {
        if !self.travel.heads_known {
            return;
        }
        let key = self.key(&landmark.lesson);
        let lessons = self.likely_homes(key.as_str());
        let home = self.home_of(landmark).cloned();
        let home = home.or_else(|| self.home_by_text(landmark).map(Home::In));
        if lessons.is_empty() && home.is_none() {
            return;
        }
        if home.is_none() {
            let seek = Work::Seek(Box::new(landmark.clone()), lessons);
            self.effects.push(Effect::Work(seek));
        }
        let here = self.here();
        self.missed.retain(|missed| missed.landmark != *landmark);
        self.missed.push(Missed {
            landmark: landmark.clone(),
            here,
        });
        if let Some(Home::In(lesson)) = home {
            self.receive_missed(landmark, &lesson);
        }
    }

    /// Something that was lost has been found: `true` if it is what a missed bookmark names. Leads there who has done nothing
    /// since, and tells all others.
    pub(in crate::app) fn receive_missed(
        &mut self,
        landmark: &Landmark,
        lesson: &LessonId,
    ) -> bool {
        let mut missed = self.missed.iter();
        let Some(at) = missed.position(|missed| missed.landmark == *landmark) else {
            return false;
        };
        let missed = self.missed.swap_remove(at);
        let title = self.title_of(lesson, None);
        let are_bookmarks = |overlay: &Overlay| matches!(overlay, Overlay::List(list) if list.kind == ListKind::Bookmarks);
        if missed.here != self.here() || !self.overlays.iter().all(are_bookmarks) {
            let long = format!("What the bookmark names is in {title} now.");
            self.tell_or(long, vec![format!("It is in {title} now.")]);
            return true;
        }
        self.overlays.clear();
        let to = Destination::Landmark(Landmark {
            lesson: lesson.clone(),
            ..missed.landmark.clone()
        });
        let was_here = self.course.kept(&missed.landmark.lesson);
        if was_here.is_some_and(|entry| entry.id == self.reader.lesson.id) {
            // The way back leads to where the learner went from, and not to what stands where the bookmark was.
            self.go(Jump {
                lesson: lesson.clone(),
                to,
            });
        } else {
            self.jump(lesson.clone(), to);
        }
        let long = "Here is what the bookmark names: the file of this lesson has another name now.";
        let short = "The bookmark is here: its file was renamed.";
        let shorter = "Its file was renamed.";
        self.tell_or(long.to_owned(), vec![short.to_owned(), shorter.to_owned()]);
        true
    }
}
