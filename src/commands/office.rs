//! The work beside the player: reading lessons, looking through the course, highlighting.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::setup;
use crate::app::{Event, Work};
use crate::course::{Course, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::highlight::{self, Budget};
use crate::load::{self, Library, Matcher};
use crate::shell::{Sender, Worker};

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
    /// The lesson that is open at first, until it has been looked through.
    open: Option<Arc<Lesson>>,
    loader: Option<Worker>,
    surveyor: Option<Worker>,
    highlighter: Option<Worker>,
}

impl Office {
    /// An office without workers.
    pub fn new(desk: Desk, open: Arc<Lesson>) -> Self {
        Self {
            desk: Arc::new(desk),
            open: Some(open),
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
                let open = self.open.take();
                hire(&mut self.surveyor, "surveyor", sender)
                    .run(move |sender| desk.survey(open, sender));
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
    /// Reads a lesson.
    fn load(&self, id: &LessonId, sender: &Sender) {
        let (lesson, problems) = self.read(id);
        sender.send(Event::Lesson(Arc::new(lesson), problems));
    }

    /// Reads what the terms mean, then looks through all lessons. The open one is not read a second time.
    fn survey(&self, open: Option<Arc<Lesson>>, sender: &Sender) {
        let (glossary, problems) = load::glossary(&self.library, &self.course, &self.matcher);
        sender.send(Event::Glossary(glossary, problems));
        let open_id = open.as_ref().map(|lesson| lesson.id.clone());
        if let Some(lesson) = open {
            sender.send(Event::Digest(load::digest(&lesson), Vec::new()));
        }
        for entry in self
            .course
            .lessons()
            .filter(|entry| Some(&entry.id) != open_id.as_ref())
        {
            let (lesson, problems) = self.read(&entry.id);
            sender.send(Event::Digest(load::digest(&lesson), problems));
        }
    }

    fn read(&self, id: &LessonId) -> (Lesson, Vec<Diagnostic>) {
        let (mut lesson, problems) = load::lesson(&self.library, &self.course, id);
        load::mark_terms(&mut lesson, &self.course, &self.matcher);
        (lesson, problems)
    }
}
