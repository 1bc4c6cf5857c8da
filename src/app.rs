//! State and decisions: what a key does. It has no input or output, no clock and no terminal.

pub mod action;
mod asking;
mod beside;
mod bookmarks;
pub mod card;
pub mod colors;
mod command;
pub mod config;
mod dates;
mod drafts;
pub mod edited;
pub mod effect;
pub mod event;
mod explaining;
mod finding;
pub mod footer;
pub mod geometry;
pub mod history;
mod keeping;
pub mod key;
pub mod keymap;
pub mod lists;
pub mod news;
pub mod outline;
pub mod overlay;
pub mod page;
pub mod placement;
mod pointer;
pub mod practice;
pub mod problems;
pub mod reach;
pub mod reader;
pub mod running;
mod screen;
mod searches;
pub mod searching;
mod shelf;
mod start;
mod status;
pub mod survey;
pub mod text_area;
pub mod text_field;
pub mod theming;
mod travel;
mod turning;
pub mod typed;
mod viewing;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

pub use action::Action;
pub use config::Config;
pub use edited::Edit;
pub use effect::{Counting, Effect, MouseMode, Work};
pub use event::{Event, Findings, Looked, Looking, Mouse, MouseKind, Rewritten, Timer};
pub use geometry::{Area, Geometry};
pub use keeping::ranges::Ranges;
pub use key::{Code as KeyCode, Key};
pub use keymap::Keymap;
pub use overlay::{ListKind, Overlay};
pub use reach::Reach;
pub use reader::Reader;
pub use screen::table_area;
pub use shelf::MISSING;
pub use start::{Files, Start};
pub use status::Status;

use crate::course::{Course, Coverage};
use crate::progress::{Landmark, Progress};
use crate::theme::Tokens;
use bookmarks::{Home, Missed};
use card::Knowledge;
use colors::Colors;
use dates::Dates;
use drafts::Drafts;
use edited::Edited;
use keeping::Keeping;
use pointer::Pointer;
use problems::Problems;
use searches::Searches;
use shelf::Shelf;
use survey::Survey;
use theming::Theming;
use travel::Travel;
use typed::Typed;

/// The whole state of the player.
#[derive(Debug)]
pub struct App {
    /// The course.
    pub course: Arc<Course>,
    /// What the course consists of on disk.
    pub files: Files,
    /// What looking through the course has found.
    pub survey: Survey,
    /// What is wrong with the course.
    pub problems: Problems,
    /// How the files were edited that it is read from.
    edited: Edited,

    /// The open lesson.
    pub reader: Reader,
    /// What lies over the page, the topmost last.
    pub overlays: Vec<Overlay>,
    /// The message in the bottom row.
    pub status: Option<Status>,
    /// The message that has to be read, and has not been on the screen for long enough.
    warning: Option<Status>,
    /// How the screen is divided.
    pub geometry: Geometry,
    /// The theme in force and those that can be chosen.
    pub theming: Theming,
    /// The colours of code in what is open over the page.
    colors: Colors,

    /// The keys in force.
    pub keymap: Keymap,
    /// What is half-typed.
    pub typed: Typed,
    /// The mouse.
    pointer: Pointer,

    /// What is known of the learner's way through the course.
    pub progress: Progress,
    /// What of that is yet to be saved.
    keeping: Keeping,
    /// What the learner prefers.
    config: Config,
    /// Which day it is.
    dates: Dates,
    /// Where jumps began, and where one is to lead.
    travel: Travel,
    /// What has been looked for.
    searches: Searches,
    /// The bookmarks that were deleted in the open list.
    deleted: BTreeMap<char, Landmark>,
    /// Those that another player has moved while the list was open.
    moved: BTreeSet<char>,
    /// What is said instead of the welcome, from the longest form to the shortest, if anything is.
    before: Vec<String>,
    /// The path of the course, for commands that are told: see [`Start::path`].
    path: String,
    /// The letter of a bookmark that is not known, and is asked for.
    sought: Option<char>,
    /// The bookmarks that were not where they lead, and are looked for.
    missed: Vec<Missed>,
    /// Where the bookmarks are whose lessons are not in the course.
    homes: Vec<(Landmark, Home)>,

    /// What there is to do, as far as it has been read.
    shelf: Shelf,
    /// What has been begun and not been compared.
    drafts: Drafts,

    /// What may leave the program.
    pub reach: Reach,
    /// Whether the learner has set an editor.
    pub has_editor: bool,
    /// The number of the newest thing that is answered later.
    serial: u64,
    /// What is to be done outside after this event.
    effects: Vec<Effect>,
}

impl App {
    /// The player at the top of its first lesson.
    pub fn new(start: Start) -> Self {
        let preferred = start.progress.text_width.as_ref();
        let text_width = preferred
            .and_then(|preferred| preferred.in_force(&start.config.text_width))
            .map_or(start.config.text_width, |width| {
                (*width).clamp(geometry::TEXT_WIDTHS.0, geometry::TEXT_WIDTHS.1)
            });
        let (width, height) = (usize::from(start.size.0), usize::from(start.size.1));
        let geometry = Geometry::new(width, height, text_width);
        let labels = reader::Labels {
            run: format!("{} run", start.config.keymap.key(Action::Run)),
            predict: format!("{} predict", start.config.keymap.key(Action::Run)),
            again: format!("ran, {} again", start.config.keymap.key(Action::Run)),
            held_back: running::held_back(&start.config.keymap),
            ran: HashSet::new(),
            copy: format!("{} copy", start.config.keymap.key(Action::Copy)),
            wide: format!("{} wide", start.config.keymap.key(Action::WideTable)),
        };
        let theming = Theming::new(&start);
        let reader = Reader::new(start.lesson, &geometry, labels);
        let mut app = Self {
            files: start.files,
            survey: Survey::default(),
            problems: Problems::default(),
            edited: Edited::default(),
            reader,
            overlays: Vec::new(),
            status: None,
            warning: None,
            geometry,
            theming,
            colors: Colors::default(),
            keymap: start.config.keymap.clone(),
            typed: Typed::default(),
            pointer: Pointer::new(start.config.mouse),
            progress: start.progress.called_as_in(&start.course),
            course: start.course,
            keeping: Keeping::new(start.progress),
            config: start.config,
            dates: Dates::default(),
            travel: Travel::default(),
            searches: Searches::default(),
            deleted: BTreeMap::new(),
            moved: BTreeSet::new(),
            before: start.before,
            path: start.path,
            sought: None,
            missed: Vec::new(),
            homes: Vec::new(),
            shelf: Shelf::default(),
            drafts: Drafts::new(start.seed),
            reach: start.reach,
            has_editor: start.has_editor,
            serial: 0,
            effects: Vec::new(),
        };
        app.reader.code_lines = app.config.code_lines;
        app.problems.add_placed(start.problems);
        // Performed with the first event, which is the terminal's size.
        app.effects.push(Effect::Mouse(app.pointer.mode));
        app.effects.push(Effect::Work(Work::Survey));
        app.hold_back();
        app.begin(start.resume.as_ref());
        app.effects.push(Effect::Work(Work::Today));
        app.begin_in(start.trouble);
        app.settle();
        app
    }

    /// Takes one event in, and the keys that have waited for it, and says what is to be done outside.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = self.take(event);
        while let Some(key) = self.next_key() {
            effects.extend(self.take(Event::Key(key)));
        }
        effects
    }

    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(key) => self.take_key(key),
            Event::Mouse(mouse) => self.point(mouse),
            Event::Paste(text) => self.paste(&text),
            Event::Counted(serial, tally) => self.counted(serial, tally),
            Event::Meant(serial, meant, tally) => self.read_as(serial, meant, tally),
            Event::Ran(serial, news) => self.news(serial, news),
            Event::Found(serial, hits) => self.found(serial, hits),
            Event::Resize(width, height) => self.resize((width, height)),
            Event::Lesson(lesson, problems) => {
                // What is wrong with a lesson is told with all of it.
                let is_told = lesson.coverage != Coverage::Beginning;
                let file = &lesson.edition.name;
                let found = is_told.then(|| self.problems.renew_placed(file, problems));
                let more = found.unwrap_or_default();
                self.forget_practice(&lesson);
                self.receive(lesson, more);
                self.ask_for_offers();
            }
            Event::Rewritten(rewritten) => self.receive_rewritten(rewritten),
            Event::Patched(patch) => self.receive_patch(patch),
            Event::Terms(edition, found) => self.receive_terms(&edition, found),
            Event::Lab(id, lab, findings) => self.receive_lab(&id, lab, findings),
            Event::Proven(id, proofs) => self.hear_of_proofs(&id, proofs),
            Event::LabNews(id, news) => self.hear_of_lab(&id, news),
            Event::Today(today) => self.receive_day(today),
            Event::Quiz(file, quiz, findings) => self.receive_quiz(&file, quiz, findings),
            Event::Review(id, review, findings) => {
                self.receive_review(&id, review.map(|review| *review), findings);
            }
            Event::Glossary(glossary, problems) => {
                self.add_course_problems(problems);
                Arc::make_mut(&mut self.course).glossary = glossary;
                self.survey.is_glossary_read = true;
                self.welcome_to_terms();
                self.relist();
            }
            Event::Names(course, problems) => {
                self.add_course_problems(problems);
                self.receive_names(&course);
            }
            Event::Course(course, problems) => {
                self.add_course_problems(problems);
                self.tell_awaited();
                self.receive_course(&course);
                // What is on the first page does not wait for it.
                self.ask_for_offers();
            }
            Event::Sought(landmark, lesson) => self.receive_sought(*landmark, lesson),
            Event::Located(landmark, edition, located) => {
                self.receive_located(&landmark, &edition, located);
            }
            Event::Changed(edit, problems) => self.begin_anew(edit, problems),
            Event::Looked(looked) => {
                self.problems.add_placed(looked.problems);
                // An open list is filled again when all is known, not ten times a second, but for the short one of bookmarks,
                // whose titles are waited for.
                self.note_texts(&looked.digests);
                let is_all = self.survey.take(looked.digests, looked.looking);
                if is_all {
                    self.seek_by_text();
                    self.note_shifted();
                    self.note_texts_of_known();
                }
                if is_all || self.are_bookmarks_listed() {
                    self.relist();
                }
            }
            Event::Links(file, broken) => self.receive_links(&file, broken),
            Event::Highlighted(code, tokens) => self.color(&code, tokens),
            Event::Themes(themes, problems) => {
                self.problems.add(problems);
                self.receive_themes(&themes);
            }
            Event::Background(appearance) => self.adapt(appearance),
            Event::Timer(Timer::Status(serial)) => self.end_status(serial),
            Event::Timer(Timer::Hover(serial)) => self.rest(serial),
            Event::Timer(Timer::Second(serial)) => self.second(serial),
            Event::Timer(Timer::Armed(serial)) => self.arm(serial),
            Event::Timer(Timer::Drawn) => self.ask_in_earnest(),
            Event::Timer(Timer::Sift(serial)) => self.sift_on(serial),
            Event::Timer(Timer::Arrival(serial)) => self.stop_waiting(serial),
            Event::Timer(Timer::Reading(serial)) => self.tell_reading(serial),
            Event::Timer(Timer::Stood(serial)) => self.stood(serial),
            Event::Timer(Timer::Save) => self.save_in_time(),
            Event::Timer(Timer::Retry) => self.save_again(),
            Event::Timer(Timer::Others) => self.compare_again(),
            Event::Kept(kept) => self.kept(kept),
            Event::NotKept(trouble) => self.not_kept(trouble),
            Event::Away => self.end_returned(),
            Event::Told(text) => self.tell(text),
            Event::Failed(text) => self.fail(text),
        }
        self.recount_problems();
        self.recall_warning();
        self.settle();
        std::mem::take(&mut self.effects)
    }

    /// What pop-ups can tell.
    pub fn knowledge(&self) -> Knowledge<'_> {
        Knowledge {
            course: &self.course,
            lesson: &self.reader.lesson,
            digests: &self.survey.digests,
            met: &self.progress.met,
            here: None,
        }
    }

    /// Takes in the colours of a piece of code.
    fn color(&mut self, code: &Arc<(String, String)>, tokens: Arc<Tokens>) {
        if self.colors.take(code, &tokens) {
            for overlay in &mut self.overlays {
                if let Overlay::Practice(view) = overlay {
                    view.refresh();
                }
            }
        }
        self.reader.highlighted(&code.0, &code.1, tokens);
    }
}
