//! The work beside the player: reading lessons, looking through the course, highlighting.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::setup;
use crate::app::{Event, Looked, Progress, Work};
use crate::course::{Digest, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::highlight::{self, Budget};
use crate::load::{self, Matcher};
use crate::shell::{Sender, Worker};

/// How often it is told what looking through the course has found.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// Looking through the course for longer than this shows how far it has come.
const LONG_LOOK: Duration = Duration::from_millis(500);

/// How the open lesson was read for the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstPage {
    /// Its terms are marked, or there are none.
    Whole,
    /// Its terms are still to be marked.
    WithoutTerms,
}

/// The workers, each hired when there is work for it. What the learner waits for has its own.
pub struct Office {
    desk: Arc<Desk>,
    /// The lesson that is open at first, until it has been looked through.
    open: Option<Arc<Lesson>>,
    first_page: FirstPage,
    loader: Option<Worker>,
    surveyor: Option<Worker>,
    highlighter: Option<Worker>,
}

impl Office {
    /// An office without workers.
    pub fn new(desk: Desk, open: Arc<Lesson>, first_page: FirstPage) -> Self {
        Self {
            desk: Arc::new(desk),
            open: Some(open),
            first_page,
            loader: None,
            surveyor: None,
            highlighter: None,
        }
    }

    /// Gives work to the worker that does it.
    pub fn take(&mut self, work: Work, sender: &Sender) {
        match work {
            Work::Load(id) => {
                let desk = Arc::clone(&self.desk);
                hire(&mut self.loader, "loader", sender).run(move |sender| desk.load(&id, sender));
            }
            Work::LoadThemes => hire(&mut self.loader, "loader", sender).run(|sender| {
                let (themes, problems) = setup::themes();
                sender.send(Event::Themes(themes, problems));
            }),
            Work::Survey => self.survey(sender),
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

    /// Marks the terms of the open lesson where that is still to be done, then looks through all others.
    fn survey(&mut self, sender: &Sender) {
        if self.first_page == FirstPage::WithoutTerms
            && let Some(open) = &mut self.open
        {
            // Not in a worker: whatever key is typed next, it finds the terms of this page.
            let desk = self.desk.with_terms(Matcher::new);
            let (lesson, problems) = desk.read(&open.id);
            *open = Arc::new(lesson);
            let glossary = Arc::clone(&desk.course.glossary);
            sender.send(Event::Glossary(glossary, Vec::new()));
            sender.send(Event::Lesson(Arc::clone(open), problems));
            self.desk = Arc::new(desk);
            self.first_page = FirstPage::Whole;
        }
        let open = self.open.take();
        let desk = Arc::clone(&self.desk);
        hire(&mut self.surveyor, "surveyor", sender)
            .run(move |sender| desk.survey(open.as_deref(), sender));
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

    /// Reads what the terms mean and the heads of the lessons, then looks through all of them. The open one is not read
    /// a second time.
    fn survey(&self, open: Option<&Lesson>, sender: &Sender) {
        let tell_terms = || {
            let (glossary, problems) = self.glossary();
            sender.send(Event::Glossary(Arc::new(glossary), problems));
        };
        tell_terms();
        let (course, problems) = self.read_heads();
        sender.send(Event::Course(Arc::clone(course), problems));
        if !course.renamed(&self.course).is_empty() || course.lacks_one_of(&self.course) {
            tell_terms();
        }
        let mut log = Log::new(course.modules.lesson_count(), sender);
        let open = open.and_then(|lesson| {
            let path = &self.course.lesson(&lesson.id)?.path;
            let id = course.modules.at_path(path)?.id.clone();
            let digest = load::digest(lesson);
            log.add(Digest { id, ..digest }, Vec::new());
            log.send(None);
            Some(path)
        });
        for entry in course.lessons() {
            if Some(&entry.path) != open {
                let (lesson, problems) = self.read(&entry.id);
                log.add(load::digest(&lesson), problems);
            }
        }
        log.send(None);
    }
}

/// What looking through the course finds, told now and then: each time, the screen is drawn.
struct Log<'a> {
    sender: &'a Sender,
    total: usize,
    done: usize,
    begun: Instant,
    told: Instant,
    looked: Looked,
}

impl<'a> Log<'a> {
    fn new(total: usize, sender: &'a Sender) -> Self {
        let now = Instant::now();
        Self {
            sender,
            total,
            done: 0,
            begun: now,
            told: now,
            looked: Looked::default(),
        }
    }

    fn add(&mut self, digest: Digest, problems: Vec<Diagnostic>) {
        self.done += 1;
        self.looked.digests.push(digest);
        self.looked.problems.extend(problems);
        if self.told.elapsed() >= BETWEEN_LOOKS {
            let progress = Progress {
                done: self.done,
                total: self.total,
            };
            self.send(Some(progress).filter(|_| self.begun.elapsed() >= LONG_LOOK));
        }
    }

    fn send(&mut self, progress: Option<Progress>) {
        self.told = Instant::now();
        let looked = std::mem::take(&mut self.looked);
        self.sender
            .send(Event::Looked(Looked { progress, ..looked }));
    }
}
