//! Looking through a course: what its terms mean, the heads of its lessons, then each of them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::desk::Desk;
use crate::app::{Event, Looked, Looking};
use crate::course::{Digest, Lesson, LessonId, Mark, Passage};
use crate::diagnostic::Problem;
use crate::load;
use crate::shell::{Sender, memory};

/// How often it is told what looking through the course has found.
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);
/// Looking through the course for longer than this shows how far it has come.
const LONG_LOOK: Duration = Duration::from_millis(500);

/// So many marks are told at once.
const PIECE: usize = 16 << 10;

/// The lesson that is open, which is not read a second time.
pub enum Opened {
    /// With its terms marked.
    Marked(Arc<Lesson>),
    /// What is kept of it.
    Digested(Box<Digest>),
}

impl Desk {
    /// Reads a lesson whole, and tells the player.
    pub fn tell(&self, id: &LessonId, sender: &Sender) -> Arc<Lesson> {
        let (lesson, problems) = self.read_apart(id);
        let lesson = Arc::new(lesson);
        sender.send(Event::Lesson(Arc::clone(&lesson), problems));
        lesson
    }

    /// Finds the terms of a lesson that the player has without them, and tells it where they are.
    pub fn mark(&self, lesson: Arc<Lesson>, sender: &Sender) -> Opened {
        let (found, digest) = self.find_terms(&lesson);
        // From now on the player alone has the lesson, and need not copy it to mark it.
        let edition = Arc::clone(&lesson.edition);
        drop(lesson);
        for found in pieces(found) {
            sender.send(Event::Terms(Arc::clone(&edition), found));
        }
        Opened::Digested(Box::new(digest))
    }

    /// Reads what the terms mean and the heads of the lessons, then looks through all of them, for as long as `goes_on`
    /// says so between two. The open one is not read a second time.
    pub fn survey(&self, open: Option<Opened>, sender: &Sender, mut goes_on: impl FnMut() -> bool) {
        let tell_terms = || {
            let (glossary, problems) = self.glossary();
            sender.send(Event::Glossary(Arc::new(glossary), problems));
        };
        tell_terms();
        let (course, problems) = self.outline();
        if !goes_on() {
            return;
        }
        sender.send(Event::Course(Arc::clone(course), problems.clone()));
        if !course.renamed(&self.course).is_empty() || course.lacks_one_of(&self.course) {
            tell_terms();
        }
        let mut log = Log::new(course.modules.lesson_count(), sender);
        let open = open.and_then(|open| {
            let digest = match open {
                Opened::Marked(lesson) => load::digest(&lesson),
                Opened::Digested(digest) => *digest,
            };
            let path = &self.course.lesson(&digest.id)?.path;
            let id = course.modules.at_path(path)?.id.clone();
            log.add(Digest { id, ..digest }, Vec::new());
            log.send(None);
            Some(path)
        });
        for entry in course.lessons() {
            if !goes_on() {
                return;
            }
            if Some(&entry.path) != open {
                let is_long = self.is_long(&entry.id);
                // Before, what the reading of the open one has left; after it, what this one has.
                if is_long {
                    memory::return_small_pieces();
                }
                let (digest, problems) = self.digest(&entry.id);
                log.add(digest, problems);
                if is_long {
                    memory::return_small_pieces();
                }
            }
        }
        log.send(None);
    }
}

/// Marks in pieces, in order: each is freed as soon as it has been made part of the lesson.
fn pieces(mut found: Vec<(Passage, Mark)>) -> Vec<Vec<(Passage, Mark)>> {
    let mut pieces = Vec::new();
    while found.len() > PIECE {
        pieces.push(found.split_off(found.len() - PIECE));
        found.shrink_to_fit();
    }
    pieces.push(found);
    pieces.reverse();
    pieces
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

    fn add(&mut self, digest: Digest, problems: Vec<Problem>) {
        self.done += 1;
        self.looked.digests.push(digest);
        self.looked.problems.extend(problems);
        if self.told.elapsed() >= BETWEEN_LOOKS {
            let looking = Looking {
                done: self.done,
                total: self.total,
            };
            self.send(Some(looking).filter(|_| self.begun.elapsed() >= LONG_LOOK));
        }
    }

    fn send(&mut self, looking: Option<Looking>) {
        self.told = Instant::now();
        let looked = std::mem::take(&mut self.looked);
        self.sender
            .send(Event::Looked(Looked { looking, ..looked }));
    }
}
