//! Coming back to where the learner left off, and what is said of that.

use crate::app::{Action, App};
use crate::course::Coverage;
use crate::progress::{Above, Landmark};

impl App {
    /// Goes to where the learner left off, and says so; greets who comes for the first time.
    pub(in crate::app) fn begin(&mut self, resume: Option<&Landmark>) {
        let Some(landmark) = resume else {
            if self.has_lost_its_lesson() {
                // That place is known until there is another one.
                self.keeping.saved = Some(self.here());
                self.lose_place();
                self.note_opened_instead();
                if let Some(path) = self.missing_file() {
                    let long =
                        format!("The file of the lesson where you left off is gone: `{path}`");
                    let short = format!("The file where you left off is gone: `{path}`");
                    let shorter = "The file where you left off is gone.";
                    return self.tell_or(long, vec![short, shorter.to_owned()]);
                }
                let key = self.keymap.key(Action::Contents);
                let long = "The lesson where you left off is not in this course any more";
                let short = format!("Your last lesson is gone; {key} shows all.");
                return self.tell_or(format!("{long}; {key} shows what is."), vec![short]);
            }
            if self.progress.is_blank() || !self.problems.is_empty() || !self.before.is_empty() {
                self.welcome();
            }
            return;
        };
        self.reader.come_back_to(landmark);
        self.keeping.saved = Some(self.here());
        if self.progress.above == Above::Passed {
            self.pass_what_is_above();
        }
        if self.lacks(landmark) {
            self.lose_place();
        }
        if !landmark.is_in(&self.reader.lesson) {
            let long = "What you read last is gone; this stands as far into the lesson.";
            let short = "What you read last is gone.";
            return self.tell_or(long.to_owned(), vec![short.to_owned()]);
        }
        if !self.before.is_empty() {
            // Here the course was only opened.
            return self.welcome();
        }
        let place = self.keeping.kept.place.as_ref();
        if place.is_some_and(|place| self.heir(&place.lesson).is_some()) {
            return self.tell_renamed();
        }
        let top = self.keymap.key(Action::Top);
        let short = format!("Back where you left off · {top} for the top");
        // At the end of a lesson the last section counts as open, which may not have been on a smaller screen.
        let open = self.reader.section().filter(|open| self.has_read(*open));
        let lesson = &self.reader.lesson;
        let section = open.or_else(|| lesson.section_at(self.reader.place.block));
        let title = section.map_or(lesson.title.as_str(), |section| section.title);
        let long = format!("Back where you left off: {title} · {top} for the top");
        self.tell_or(long, vec![short, "Back where you left off".to_owned()]);
    }

    /// The file that a list of the course names for the lesson where the learner left off, if that is not there.
    fn missing_file(&self) -> Option<String> {
        let lesson = &self.progress.place.as_ref()?.lesson;
        self.course.missing_file(lesson).map(str::to_owned)
    }

    /// Whether the lesson where the learner left off is surely not in the course.
    fn has_lost_its_lesson(&self) -> bool {
        let place = self.progress.place.as_ref();
        self.course.coverage == Coverage::Whole
            && place.is_some_and(|place| self.course.kept(&place.lesson).is_none())
    }
}
