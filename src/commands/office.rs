//! The work beside the player: reading lessons, looking through the course, highlighting.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::setup;
use crate::app::{Event, Work};
use crate::course::{Course, Lesson, LessonId};
use crate::highlight::{self, Budget};
use crate::load::{self, Library, Matcher};
use crate::shell::{Sender, Worker};

/// Lessons longer than this, in bytes, are shown before their terms are marked.
const MARKED_AT_ONCE: usize = 1 << 20;

/// Whether a lesson is shown before its terms are marked.
pub fn is_long(lesson: &Lesson) -> bool {
    lesson.source.text.len() > MARKED_AT_ONCE
}

/// What the workers work with.
pub struct Desk {
    /// Where the files are.
    pub library: Library,
    /// The course without its lessons.
    pub course: Arc<Course>,
    /// What finds its terms.
    pub matcher: Matcher,
}

/// The workers, each hired when there is work for it. What the learner waits for has its own.
pub struct Office {
    desk: Arc<Desk>,
    /// The first lesson, if it is still to be marked.
    first: Option<LessonId>,
    loader: Option<Worker>,
    surveyor: Option<Worker>,
    highlighter: Option<Worker>,
}

impl Office {
    /// An office without workers.
    pub fn new(desk: Arc<Desk>, first: Option<LessonId>) -> Self {
        Self {
            desk,
            first,
            loader: None,
            surveyor: None,
            highlighter: None,
        }
    }

    /// Gives work to the worker that does it.
    pub fn take(&mut self, work: Work, sender: &Sender) {
        let desk = Arc::clone(&self.desk);
        match work {
            Work::Load(id) => {
                hire(&mut self.loader, "loader", sender).run(move |sender| desk.load(&id, sender));
            }
            Work::LoadThemes => hire(&mut self.loader, "loader", sender).run(|sender| {
                let (themes, problems) = setup::themes();
                sender.send(Event::Themes(themes, problems));
            }),
            Work::Survey => {
                let first = self.first.take();
                hire(&mut self.surveyor, "surveyor", sender)
                    .run(move |sender| desk.survey(first.as_ref(), sender));
            }
            // The name lets it fail without ending the program: grammars are not ours.
            Work::Highlight(code) => {
                hire(&mut self.highlighter, "highlight", sender).run(move |sender| {
                    let never = AtomicBool::new(false);
                    if let Some(tokens) =
                        highlight::highlight(&code.0, &code.1, &Budget::new(&never))
                    {
                        sender.send(Event::Highlighted(code, Arc::new(tokens)));
                    }
                });
            }
        }
    }
}

fn hire<'a>(worker: &'a mut Option<Worker>, name: &'static str, sender: &Sender) -> &'a mut Worker {
    worker.get_or_insert_with(|| Worker::new(name, sender))
}

impl Desk {
    /// Reads a lesson; one that is long is sent before its terms are marked, and once more after.
    fn load(&self, id: &LessonId, sender: &Sender) {
        let (mut lesson, problems) = load::lesson(&self.library, &self.course, id);
        if is_long(&lesson) {
            sender.send(Event::Lesson(Arc::new(lesson.clone()), Vec::new()));
        }
        load::mark_terms(&mut lesson, &self.course, &self.matcher);
        sender.send(Event::Lesson(Arc::new(lesson), problems));
    }

    /// Reads what the terms mean, then looks through all lessons, the one that waits to be marked first.
    fn survey(&self, first: Option<&LessonId>, sender: &Sender) {
        let (glossary, problems) = load::glossary(&self.library, &self.course, &self.matcher);
        sender.send(Event::Glossary(glossary, problems));
        if let Some(id) = first {
            self.load(id, sender);
        }
        for entry in self.course.lessons() {
            let (mut lesson, problems) = load::lesson(&self.library, &self.course, &entry.id);
            load::mark_terms(&mut lesson, &self.course, &self.matcher);
            sender.send(Event::Digest(load::digest(&lesson), problems));
        }
    }
}
