//! The work beside the player: reading lessons, looking through the course, highlighting, running code; and what that
//! needs of the learner's own files. The commands that open no player use its parts one by one.

pub mod archive;
pub mod consent;
pub mod desk;
pub mod fetching;
pub mod first_page;
pub mod home;
pub mod launch;
pub mod moving;
mod open;
mod rewriting;
pub mod runs;
pub mod seeker;
mod survey;
pub mod themes;
mod tutor;
mod watch;
pub mod workshop;

use std::convert::Infallible;
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::app::{Event, Work};
use crate::course::{Lesson, LessonId};
use crate::diagnostic::Problem;
use crate::highlight::{self, Budget};
use crate::progress::{Change, Kept, Landmark, Trouble};
use crate::shell::{EXPENDABLE, Sender, Worker, memory, strike_work};
use archive::Archive;
use desk::Desk;
use first_page::{FirstPage, Opening};
use open::Open;
use runs::Runs;
use seeker::{NO_SEARCH, SearchState};
use survey::Opened;
use tutor::Tutor;
use watch::{Baseline, watch};

/// The loop waits no longer for the terms of the first page. Most glossaries take a tenth of it at most, and nobody has
/// seen the page yet.
const LONGEST_MARKING: Duration = Duration::from_millis(100);

/// A way to read a lesson.
type Reading = fn(&Desk, &LessonId) -> (Lesson, Vec<Problem>);

/// The workers, each hired when there is work for it. What the learner waits for has its own.
pub struct Office {
    open: Open,
    /// The lesson that is open at first, until it has been looked through.
    first: Option<Arc<Lesson>>,
    first_page: FirstPage,
    loader: Option<Worker>,
    surveyor: Option<Worker>,
    highlighter: Option<Worker>,
    counter: Option<Worker>,
    seeker: Option<Worker>,
    searches: Arc<SearchState>,
    runs: Runs,
    /// Set when the lesson has been left whose code is being highlighted.
    left: Arc<AtomicBool>,
    archive: Archive,
    archivist: Option<Worker>,
    watcher: Option<Worker>,
    tutor: Tutor,
}

impl Office {
    /// An office without workers.
    pub fn new(opening: Opening, archive: Archive) -> Self {
        Self {
            open: Open::new(opening.desk, &opening.lesson),
            first: Some(opening.lesson),
            first_page: opening.first_page,
            loader: None,
            surveyor: None,
            highlighter: None,
            counter: None,
            seeker: None,
            searches: Arc::default(),
            runs: Runs::default(),
            left: Arc::default(),
            archive,
            archivist: None,
            watcher: None,
            tutor: Tutor::default(),
        }
    }

    /// Gives work to the worker that does it.
    pub fn take(&mut self, work: Work, sender: &Sender) {
        match work {
            Work::Enter(id) => self.load((id, Desk::begin), sender),
            Work::Load(id) => self.load((id, Desk::read_apart), sender),
            Work::Reread(rewritten, seen) => {
                let open = self.open.clone();
                hire(&mut self.loader, "loader", sender)
                    .run(move |sender| rewriting::read_into(&open, (rewritten, seen), sender));
            }
            Work::Watch(lesson) => {
                let open = self.open.clone();
                hire(&mut self.loader, "loader", sender)
                    .run(move |_| open.show(&open.desk(), &lesson));
            }
            Work::Seek(landmark, lessons) => self.seek(landmark, lessons, sender),
            Work::Locate(landmark, lesson) => self.locate(landmark, &lesson, sender),
            Work::Forget(lesson) => {
                hire(&mut self.loader, "loader", sender).run(move |_| {
                    drop(lesson);
                    memory::return_small_pieces();
                });
            }
            Work::Practice(practice) => {
                let open = self.open.clone();
                hire(&mut self.loader, "loader", sender).run(move |sender| {
                    if let Some(event) = open.desk().practice(&practice) {
                        sender.send(event);
                    }
                });
            }
            Work::ReadOwn(id) => {
                let desk = self.open.desk();
                hire(&mut self.loader, "loader", sender).run(move |sender| {
                    if let Some(news) = tutor::own_files(&desk, &id) {
                        sender.send(Event::LabNews(id, news));
                    }
                });
            }
            Work::Today => sender.send(Event::Today(today())),
            Work::LoadThemes => hire(&mut self.loader, "loader", sender).run(|sender| {
                let (themes, problems) = themes::all();
                sender.send(Event::Themes(themes, problems));
            }),
            Work::Survey => self.survey(sender),
            Work::Count(counting) => {
                let searches = self.searches.begin_count(counting.serial);
                hire(&mut self.counter, "counter", sender)
                    .run(move |sender| searches.count(&counting, sender));
            }
            Work::Search {
                lesson,
                words,
                serial,
            } => {
                let desk = self.open.desk();
                // A search that waits for its turn does not keep the player from letting go of the lesson.
                let (here, open) = (lesson.id.clone(), Arc::downgrade(&lesson));
                let searches = self.searches.begin_search(serial);
                hire(&mut self.seeker, "seeker", sender).run(move |sender| {
                    let tell = |event| sender.send(event);
                    searches.search(&desk, (&here, &open), (&words, serial), &tell);
                });
            }
            Work::EndCount => {
                let searches = Arc::clone(&self.searches);
                hire(&mut self.counter, "counter", sender).run(move |_| searches.end_count());
            }
            Work::EndSearch => {
                let searches = self.searches.begin_search(NO_SEARCH);
                hire(&mut self.seeker, "seeker", sender).run(move |_| searches.end_search());
            }
            Work::Attend(id, attention, trusted) => {
                let desk = self.open.desk();
                self.tutor.attend((id, attention), trusted, desk, sender);
            }
            Work::Prove(id, trusted) => self.tutor.prove(id, trusted, self.open.desk(), sender),
            Work::LeaveLab => self.tutor.leave(),
            Work::Run(order) => self.runs.start(*order, &self.open, sender),
            Work::StopRun => self.runs.stop(),
            Work::Save(changes) => self.save(changes, Archive::keep, sender),
            Work::Compare(changes) => self.save(changes, Archive::compare, sender),
            // The name lets it fail without ending the program: grammars are not ours.
            Work::Highlight(code) => {
                let left = Arc::clone(&self.left);
                hire(&mut self.highlighter, EXPENDABLE, sender).run(move |sender| {
                    strike_work("highlight");
                    let tokens = highlight::highlight(&code.0, &code.1, &Budget::new(&left));
                    if let Some(tokens) = tokens.filter(|_| !left.load(Ordering::Relaxed)) {
                        sender.send(Event::Highlighted(code, Arc::new(tokens)));
                    }
                });
            }
            // A line at which a grammar hangs holds up the lesson that it stands in, and no other.
            Work::Abandon => {
                mem::take(&mut self.left).store(true, Ordering::Relaxed);
                if let Some(highlighter) = &mut self.highlighter {
                    highlighter.abandon();
                }
            }
        }
    }

    /// Looks for a place beside all that the learner waits for.
    fn seek(&mut self, landmark: Box<Landmark>, lessons: Vec<LessonId>, sender: &Sender) {
        let desk = self.open.desk();
        hire(&mut self.seeker, "seeker", sender).run(move |sender| {
            let home = desk.seek(&landmark, &lessons);
            sender.send(Event::Sought(landmark, home));
        });
    }

    /// Looks for a line in the open lesson. While that waits for its turn, the player can let go of the lesson.
    fn locate(&mut self, landmark: Box<Landmark>, lesson: &Arc<Lesson>, sender: &Sender) {
        let open = Arc::downgrade(lesson);
        hire(&mut self.counter, "counter", sender).run(move |sender| {
            if let Some(lesson) = open.upgrade() {
                let located = landmark.locate(&lesson);
                let edition = Arc::clone(&lesson.edition);
                sender.send(Event::Located(landmark, edition, located));
            }
        });
    }

    /// Has a lesson read in some way.
    fn load(&mut self, (id, read): (LessonId, Reading), sender: &Sender) {
        let open = self.open.clone();
        self.searches.forget(&id);
        hire(&mut self.loader, "loader", sender)
            .run(move |sender| load_into(&open, (&id, read), sender));
    }

    /// Has progress saved in some way.
    fn save(
        &mut self,
        changes: Vec<Change>,
        save: fn(&Archive) -> Result<Kept, Trouble>,
        sender: &Sender,
    ) {
        self.archive.take(changes);
        let archive = self.archive.clone();
        hire(&mut self.archivist, "archivist", sender).run(move |sender| {
            sender.send(match save(&archive) {
                Ok(kept) => Event::Kept(kept),
                Err(trouble) => Event::NotKept(trouble),
            });
        });
    }

    /// Names all lessons where only the first are known, marks the terms of the open one where that is still to be done, then
    /// looks through all others. No key is taken before all lessons are known by their names. One that was typed ahead finds
    /// the terms of the page, too, unless that would keep it waiting.
    fn survey(&mut self, sender: &Sender) {
        let first_page = mem::replace(&mut self.first_page, FirstPage::Whole);
        let first = self.first.take();
        let open = self.open.clone();
        let (naming, named) = mpsc::channel();
        let (marking, marked) = mpsc::channel();
        hire(&mut self.surveyor, "surveyor", sender).run(move |sender| {
            strike_work("survey");
            // What is written from now on is seen, whenever watching begins.
            let before = Baseline::of(&open);
            let tell_marked = move || drop(marking.send(before));
            open.name_lessons(sender);
            drop(naming);
            if matches!(first_page, FirstPage::WithoutTerms | FirstPage::Beginning) {
                let desk = open.desk().with_terms();
                let glossary = Arc::clone(&desk.course.glossary);
                sender.send(Event::Glossary(glossary, Vec::new()));
                open.set_desk(Arc::new(desk));
            }
            let desk = open.desk();
            let opened = match first_page {
                // The list was edited meanwhile: what is on the screen stays.
                _ if desk.course.lesson(&open.lesson()).is_none() => {
                    tell_marked();
                    None
                }
                FirstPage::Whole => {
                    tell_marked();
                    first.map(Opened::Marked)
                }
                FirstPage::WithoutTerms => {
                    drop(first);
                    let lesson = desk.tell(&open.lesson(), sender);
                    tell_marked();
                    Some(Opened::Marked(lesson))
                }
                FirstPage::Beginning => {
                    drop(first);
                    tell_marked();
                    Some(Opened::Marked(desk.tell(&open.lesson(), sender)))
                }
                FirstPage::Unmarked => {
                    tell_marked();
                    first.map(|first| desk.mark(first, sender))
                }
            };
            // A course that was edited is looked through by whom it is read anew.
            desk.survey(opened, sender, || Arc::ptr_eq(&open.desk(), &desk));
        });
        // Nothing is sent: it ends when that is done, or has failed.
        let _: Result<Infallible, _> = named.recv();
        let before = marked.recv_timeout(LONGEST_MARKING).ok();
        if self.open.desk().library.folder().is_some() {
            let (open, searches) = (self.open.clone(), Arc::clone(&self.searches));
            hire(&mut self.watcher, "watcher", sender).run(move |sender| {
                if let Some(before) = before.or_else(|| marked.recv().ok()) {
                    watch(&open, &searches, before, sender);
                }
            });
        }
    }
}

/// The day, counted from 1970.
fn today() -> u32 {
    const SECONDS_A_DAY: u64 = 86_400;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs());
    u32::try_from(seconds / SECONDS_A_DAY).unwrap_or(u32::MAX)
}

fn hire<'a>(worker: &'a mut Option<Worker>, name: &'static str, sender: &Sender) -> &'a mut Worker {
    worker.get_or_insert_with(|| Worker::new(name, sender))
}

/// Reads a lesson to be shown in some way; once more, if terms or lessons have come to be known meanwhile.
fn load_into(open: &Open, (id, read): (&LessonId, Reading), sender: &Sender) {
    loop {
        let desk = open.desk();
        let (lesson, problems) = read(&desk, id);
        let lesson = Arc::new(lesson);
        let tell = || sender.send(Event::Lesson(Arc::clone(&lesson), problems));
        if open.present(&desk, &lesson, tell) {
            return;
        }
    }
}

/// What a mutex has. Whoever panicked with it has ended the program, or left what is whole.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
