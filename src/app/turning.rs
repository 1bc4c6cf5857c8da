//! Turning to the lesson behind or before, as a page is turned, and leaping within the open one.

use super::App;
use super::action::Action;
use super::history::Step;
use super::travel::{Destination, Jump};

impl App {
    /// On by a screen, and behind the end to the next lesson. `false` if there is nothing more to go on to on this one.
    pub(super) fn page_down(&mut self) -> bool {
        if self.reader.page_down() {
            return true;
        }
        self.step(Step::Leap, |app| app.turn_to_next(1));
        false
    }

    /// To the next section, and behind the last one to the next lesson. `false` if there is nothing more to go on to on
    /// this one.
    pub(super) fn next_section(&mut self) -> bool {
        if self.reader.next_section() {
            return true;
        }
        self.turn_to_next(1);
        false
    }

    /// To the section before, and before the first one to the last of the lesson before. `false` if there is nothing more
    /// to go back to on this one.
    pub(super) fn previous_section(&mut self) -> bool {
        if self.reader.previous_section() {
            return true;
        }
        self.turn_to_previous(1, Destination::LastSection);
        false
    }

    /// On by so many lessons.
    pub(super) fn turn_to_next(&mut self, lessons: isize) {
        if let Some(lesson) = self.lesson_beside(lessons).map(|entry| entry.id.clone()) {
            let to = Destination::Top;
            self.go(Jump { lesson, to });
        } else if self.course.lesson(&self.reader.lesson.id).is_none() {
            self.tell_unlisted();
        } else {
            self.reader.to_bottom();
            self.tell(format!("This is the end of the {}.", self.whole()));
        }
    }

    /// Back by so many lessons.
    pub(super) fn turn_to_previous(&mut self, lessons: isize, to: Destination) {
        match self.lesson_beside(-lessons).map(|entry| entry.id.clone()) {
            Some(lesson) => self.go(Jump { lesson, to }),
            None if self.course.lesson(&self.reader.lesson.id).is_none() => self.tell_unlisted(),
            None => self.tell(format!("This is the beginning of the {}.", self.whole())),
        }
    }

    /// What has an end where no lesson follows: a lesson that stands alone, as a text from standard input does, is no course.
    fn whole(&self) -> &'static str {
        let has_drafts = self.course.modules.iter().any(|it| !it.drafts.is_empty());
        if self.course.modules.lesson_count() == 1 && !has_drafts {
            "lesson"
        } else {
            "course"
        }
    }

    /// To the beginning, the end or a share of the open lesson.
    pub(super) fn leap(&mut self, action: Action, count: Option<usize>) {
        let to = match (action, count) {
            (Action::Top, _) => Destination::Top,
            (Action::Percent, Some(percent)) => Destination::Percent(percent),
            (Action::Percent, None) => return self.tell("Type a number first, as in 50%."),
            _ => Destination::Bottom,
        };
        let before = self.on_screen();
        let lesson = self.reader.lesson.id.clone();
        self.step(Step::Leap, |app| app.go(Jump { lesson, to }));
        // Keys that are typed on are meant for the place that is gone to.
        self.await_rest();
        if action != Action::Percent && self.on_screen() == before {
            self.tell_edge(action == Action::Bottom);
        }
    }
}
