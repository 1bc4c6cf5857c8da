//! The searches: counting matches in the open lesson, and looking through the course while its lessons are read.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::desk::Desk;
use crate::app::Event;
use crate::course::{Lesson, LessonId};
use crate::load;
use crate::search::{self, Book, Extent, Query, Question, Sheet};
use crate::shell::Sender;

/// More hits than this are not wanted.
const MOST_HITS: usize = crate::app::searching::MOST_HITS;
/// So many bytes of lessons are read before what they hold is told for the first time; then twice as many each time.
const FIRST_STRIDE: usize = 1 << 20;

/// What searches keep from one key to the next: the texts, and which search is the newest.
#[derive(Debug, Default)]
pub struct Searches {
    newest_count: AtomicU64,
    newest_search: AtomicU64,
    /// The lesson that was counted in last.
    sheet: Mutex<Option<(Weak<Lesson>, Sheet)>>,
    book: Mutex<Book>,
}

impl Searches {
    /// Makes a count the newest: older ones end as soon as they notice.
    pub fn begin_count(self: &Arc<Self>, serial: u64) -> Arc<Self> {
        self.newest_count.store(serial, Ordering::Relaxed);
        Arc::clone(self)
    }

    /// Makes a search the newest: older ones end as soon as they notice.
    pub fn begin_search(self: &Arc<Self>, serial: u64) -> Arc<Self> {
        self.newest_search.store(serial, Ordering::Relaxed);
        Arc::clone(self)
    }

    /// Forgets what a lesson says: it is being read again.
    pub fn forget(&self, lesson: &LessonId) {
        // A search at work has the book; it will have told by the time that the learner asks again.
        if let Ok(mut book) = self.book.try_lock() {
            book.forget(lesson);
        }
    }

    /// Forgets what all lessons say.
    pub fn forget_all(&self) {
        if let Ok(mut book) = self.book.try_lock() {
            *book = Book::default();
        }
    }

    /// Counts the matches in a lesson.
    pub fn count(&self, lesson: &Arc<Lesson>, (words, serial): (&str, u64), sender: &Sender) {
        let is_stale = || self.newest_count.load(Ordering::Relaxed) != serial;
        let Some(query) = Query::new(words).filter(|_| !is_stale()) else {
            return;
        };
        let mut kept = self.sheet.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept
            .take()
            .filter(|(known, _)| known.as_ptr() == Arc::as_ptr(lesson));
        let (_, sheet) =
            kept.insert(known.unwrap_or_else(|| (Arc::downgrade(lesson), Sheet::new(lesson))));
        if let Some(tally) = sheet.tally(&query, &is_stale) {
            sender.send(Event::Counted(serial, tally));
        }
    }

    /// Looks through the lessons that have been read, reads more, and looks again, until all have been read.
    pub fn search(
        &self,
        desk: &Desk,
        here: &LessonId,
        (words, serial): (&str, u64),
        sender: &Sender,
    ) {
        let is_stale = || self.newest_search.load(Ordering::Relaxed) != serial;
        let Some(query) = Query::of_phrase(words) else {
            return;
        };
        // What is found is gone to by the id that its lesson gives itself.
        let (course, _) = desk.outline();
        let here = course.lesson(here).map_or(here, |entry| &entry.id);
        let question = Question {
            query: &query,
            here: Some(here),
            most: MOST_HITS,
        };
        let mut stride = FIRST_STRIDE;
        let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(hits) = search::look(question, &book, course, &is_stale) {
            let extent = hits.extent;
            sender.send(Event::Found(serial, hits));
            if extent != Extent::Reading {
                return;
            }
            let mut read = 0;
            let lessons = course.lessons().map(|entry| &entry.id);
            let unread: Vec<_> = std::iter::once(here)
                .chain(lessons)
                .filter(|id| !book.has(id))
                .collect();
            for id in unread {
                if is_stale() {
                    return;
                }
                let (lesson, _) = load::lesson(&desk.library, course, id);
                read += lesson.source.text.len();
                book.add(&lesson);
                if read >= stride {
                    break;
                }
            }
            stride *= 2;
        }
    }
}
