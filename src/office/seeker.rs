//! The searches: counting matches in the open lesson, and looking through the course while its lessons are read.

mod freshness;

use std::collections::HashSet;
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Weak};

use freshness::Freshness;

use super::desk::Desk;
use super::held;
use crate::app::{Counting, Event};
use crate::course::{Lesson, LessonId};
use crate::load;
use crate::search::{self, Book, Counter, Extent, Offers, Query, Question};
use crate::shell::{Sender, memory};
use crate::source::is_long;

/// More hits than this are not wanted.
const MOST_HITS: usize = crate::app::searching::MOST_HITS;
/// What is newest when nothing is searched for any more: no search has this number.
pub const NO_SEARCH: u64 = u64::MAX;
/// So many bytes of lessons are read before what they hold is told for the first time; then twice as many each time.
const FIRST_STRIDE: usize = 1 << 20;

/// What searches keep from one key to the next: the texts, and which search is the newest.
#[derive(Debug, Default)]
pub struct SearchState {
    newest_count: AtomicU64,
    newest_search: AtomicU64,
    /// The lesson that was counted in last.
    counted: Mutex<Option<Counted>>,
    /// Held for as long as a search is at work.
    book: Mutex<Book>,
    /// What the book was read from. Only who holds the book holds this.
    freshness: Mutex<Freshness>,
    /// What is still in the book, and is no longer what the files say.
    outdated: Mutex<Outdated>,
}

/// What was counted in last.
#[derive(Debug)]
struct Counted {
    lesson: Weak<Lesson>,
    /// What was shown of what it offers to do.
    offers: Arc<Offers>,
    counter: Counter,
}

/// Lessons that have been written since they were read.
#[derive(Debug)]
enum Outdated {
    These(HashSet<LessonId>),
    All,
}

impl Default for Outdated {
    fn default() -> Self {
        Self::These(HashSet::new())
    }
}

impl SearchState {
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

    /// Forgets what a lesson says: it is being read again. A search at work notices when it next looks.
    pub fn forget(&self, lesson: &LessonId) {
        if let Outdated::These(lessons) = &mut *held(&self.outdated) {
            lessons.insert(lesson.clone());
        }
    }

    /// Forgets what all lessons say.
    pub fn forget_all(&self) {
        *held(&self.outdated) = Outdated::All;
    }

    /// Takes what is outdated out of the book; whether there was anything.
    fn refresh(&self, book: &mut Book) -> bool {
        match mem::take(&mut *held(&self.outdated)) {
            Outdated::All => *book = Book::default(),
            Outdated::These(lessons) if lessons.is_empty() => return false,
            Outdated::These(lessons) => lessons.iter().for_each(|lesson| book.forget(lesson)),
        }
        true
    }

    /// Counts the matches in a lesson, and where it has none those of what was meant. That takes longer the first time: it is
    /// told by itself.
    pub fn count(&self, counting: &Counting, sender: &Sender) {
        let Counting {
            lesson,
            offers,
            words,
            serial,
        } = counting;
        let is_stale = || self.newest_count.load(Ordering::Relaxed) != *serial;
        let Some(query) = Query::new(words).filter(|_| !is_stale()) else {
            return;
        };
        let mut kept = held(&self.counted);
        let known = kept.take().filter(|known| {
            known.lesson.as_ptr() == Arc::as_ptr(lesson) && known.offers == *offers
        });
        let Counted { counter, .. } = kept.insert(known.unwrap_or_else(|| Counted {
            lesson: Arc::downgrade(lesson),
            offers: Arc::clone(offers),
            counter: Counter::new(lesson, offers),
        }));
        let Some(tally) = counter.tally(&query, &is_stale) else {
            return;
        };
        let is_any = tally.total > 0;
        sender.send(Event::Counted(*serial, tally));
        if !is_any && let Some((meant, tally)) = counter.meant(&query, &is_stale) {
            sender.send(Event::Meant(*serial, meant, tally));
        }
    }

    /// Lets go of the lesson that was counted in.
    pub fn end_count(&self) {
        let kept = held(&self.counted).take();
        if kept.is_some_and(|kept| is_long(kept.counter.bytes())) {
            memory::return_small_pieces();
        }
    }

    /// Lets go of long lessons, which would take as much memory as what is read. Short ones stay for the next search, which
    /// looks whether they have been written.
    pub fn end_search(&self) {
        let mut book = held(&self.book);
        held(&self.freshness).begin_anew();
        if book.forget_long() {
            memory::return_small_pieces();
        }
    }

    /// Lets go of long lessons while one is read that is shown; not of what a search is at work with. The next key of it
    /// reads them anew.
    pub fn make_room(&self) {
        *held(&self.counted) = None;
        if let Ok(mut book) = self.book.try_lock() {
            book.forget_long();
        }
    }

    /// How many bytes of memory the kept texts take, those that are counted in and those that are searched.
    pub fn bytes(&self) -> (usize, usize) {
        let counted = held(&self.counted);
        let counted = counted.as_ref().map_or(0, |kept| kept.counter.bytes());
        (counted, held(&self.book).bytes())
    }

    /// Looks through the lessons that have been read, reads more, and looks again, until all have been read as they
    /// are now. What is found is told each time. The open lesson is the one that the player has for as long as it has it.
    pub fn search(
        &self,
        desk: &Desk,
        (here, open): (&LessonId, &Weak<Lesson>),
        (words, serial): (&str, u64),
        tell: &dyn Fn(Event),
    ) {
        let is_stale = || self.newest_search.load(Ordering::Relaxed) != serial;
        let Some(query) = Query::new(words) else {
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
        let mut book = held(&self.book);
        let mut freshness = held(&self.freshness);
        self.refresh(&mut book);
        freshness.look(&mut book, &desk.library, &is_stale);
        while let Some(mut hits) = search::look(question, &book, course, &is_stale) {
            if freshness.is_due() && hits.extent == Extent::Done {
                hits.extent = Extent::Reading;
            }
            let extent = hits.extent;
            tell(Event::Found(serial, hits));
            let is_written = freshness.look(&mut book, &desk.library, &is_stale);
            if !self.refresh(&mut book) && !is_written && extent != Extent::Reading {
                return book.list_words(&is_stale);
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
                read += add((&mut book, &mut freshness), desk, (id, open));
                if read >= stride {
                    break;
                }
            }
            stride *= 2;
        }
    }
}

/// Adds a lesson to a book: the open one as the player has it, so that a long one is not in memory twice, and any other as it
/// is read. How long its text is.
fn add(
    (book, freshness): (&mut Book, &mut Freshness),
    desk: &Desk,
    (id, open): (&LessonId, &Weak<Lesson>),
) -> usize {
    let files = (&desk.library, desk.known());
    let before = Freshness::before(files.0, files.1, id);
    if let Some(lesson) = desk.as_open(id, open) {
        freshness.add(files, &lesson, before);
        book.add_with(&lesson, &load::offers(&desk.library, &lesson));
        return lesson.edition.length;
    }
    let (lesson, _) = desk.read_unmarked(id);
    freshness.add(files, &lesson, before);
    book.add_with(&lesson, &load::offers(&desk.library, &lesson));
    let edition = Arc::clone(&lesson.edition);
    drop(lesson);
    if edition.is_long() {
        memory::return_small_pieces();
    }
    edition.length
}
