//! The player without a terminal: text in, keys, screen out. Effects are performed at once, in memory.

mod opening;
mod rereading;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nodecourse::app::news::Lab;
use nodecourse::app::searching::MOST_HITS;
use nodecourse::app::{
    App, Counting, Edit, Effect, Event, Findings, Key, Looked, Mouse, MouseKind, Rewritten, Timer,
    Work,
};
use nodecourse::course::{Coverage, LabId, LessonId, Practice};
use nodecourse::highlight::{self, Budget};
use nodecourse::load::{self, Library, Matcher, lab_file};
use nodecourse::progress::{Change, Kept, Trouble, only_home};
use nodecourse::search::{self, Book, Counter, Query, Question};
use nodecourse::source::Source;
use nodecourse::theme::{Role, Theme, bundled};
use nodecourse::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A running player.
pub struct Player {
    pub app: App,
    library: Library,
    matcher: Matcher,
    /// What the app asked of the world and the player does not do in memory.
    pub asked: Vec<Effect>,
    /// What has been saved.
    pub saved: Vec<Change>,
    /// What another player has changed, which is learnt at the next saving.
    pub others: Vec<Change>,
    /// Why nothing can be saved.
    pub trouble: Option<Trouble>,
    /// The timers that have not run out.
    pub timers: Vec<Timer>,
    /// Whether the rest of a long lesson is not read.
    pub rests: bool,
    /// The day, counted from 1970.
    pub today: u32,
    size: (u16, u16),
}

impl Player {
    /// The files of the open lesson have been written: it is read again as the watcher does.
    pub fn edited<'a>(mut self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        self.library = Library::in_memory(files);
        let id = self.app.reader.lesson.id.clone();
        if self.app.reader.lesson.edition.is_long() {
            let event = self.rewritten(id);
            self.event(event);
            return self;
        }
        let (mut lesson, problems) = load::packed_lesson(&self.library, &self.app.course, &id);
        load::mark_terms(&mut lesson, &self.app.course, &self.matcher);
        self.event(Event::Lesson(Arc::new(lesson), problems));
        self
    }

    /// The course has these files now, and is looked through once more.
    pub fn edited_course<'a>(
        mut self,
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        self.library = Library::in_memory(files);
        let (course, problems) = load::outline(&self.library);
        self.event(Event::Changed(Edit::Course, Vec::new()));
        self.event(Event::Course(Arc::new(course), problems));
        self
    }

    /// What the watcher tells of a long lesson.
    fn rewritten(&self, lesson: LessonId) -> Event {
        let text = load::lesson_text(&self.library, &self.app.course, &lesson);
        let (source, problems) = text.expect("the file can be read");
        Event::Rewritten(Rewritten {
            lesson,
            source,
            problems,
            unread: Arc::default(),
        })
    }

    /// Another size of the screen.
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self.event(Event::Resize(width, height));
        self
    }

    /// Presses keys, given by name with spaces between, as in `Tab Enter g g`.
    pub fn press(mut self, keys: &str) -> Self {
        for name in keys.split_whitespace() {
            let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
            self.event(Event::Key(key));
            self.draw();
        }
        self
    }

    /// A frame is drawn, as between two keys that are typed.
    fn draw(&mut self) {
        let is_drawn = |timer: &mut Timer| *timer == Timer::Drawn;
        if self.timers.extract_if(.., is_drawn).count() > 0 {
            self.event(Event::Timer(Timer::Drawn));
        }
    }

    /// Types characters.
    pub fn type_text(mut self, text: &str) -> Self {
        for character in text.chars() {
            self.event(Event::Key(Key::char(character)));
            self.draw();
        }
        self
    }

    /// Clicks on the first place where the screen shows these words.
    pub fn click(mut self, words: &str) -> Self {
        let screen = self.screen();
        let (row, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(words))
            .expect("the words are on the screen");
        let before = &line[..line.find(words).expect("the line has them")];
        let column = nodecourse::text::width(before) as u16;
        self.event(Event::Mouse(Mouse {
            kind: MouseKind::Press,
            column,
            row: row as u16,
        }));
        self.draw();
        self
    }

    /// Lets time pass until every timer has run out.
    pub fn wait(mut self) -> Self {
        for timer in std::mem::take(&mut self.timers) {
            self.event(Event::Timer(timer));
        }
        self
    }

    /// Takes an event, and performs what can be performed in memory.
    pub fn event(&mut self, event: Event) {
        let mut waiting = VecDeque::from([event]);
        while let Some(event) = waiting.pop_front() {
            for effect in self.app.update(event) {
                waiting.extend(self.perform(effect));
            }
        }
    }

    /// Performs something that was asked for earlier.
    pub fn perform_now(&mut self, effect: Effect) {
        for event in self.perform(effect) {
            self.event(event);
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Work(Work::Enter(id)) => {
                match load::beginning(&self.library, &self.app.course, &id) {
                    Some(beginning) => vec![Event::Lesson(Arc::new(beginning), Vec::new())],
                    None => self.perform(Effect::Work(Work::Load(id))),
                }
            }
            Effect::Work(Work::Load(_)) if self.rests => Vec::new(),
            Effect::Work(Work::Load(id)) => {
                let (mut lesson, problems) =
                    load::packed_lesson(&self.library, &self.app.course, &id);
                load::mark_terms(&mut lesson, &self.app.course, &self.matcher);
                vec![Event::Lesson(Arc::new(lesson), problems)]
            }
            Effect::Work(Work::Reread(rewritten, seen)) if !self.rests => {
                self.reread(rewritten, seen.as_ref())
            }
            Effect::Work(Work::Survey) => self.survey(),
            Effect::Work(Work::Seek(landmark, lessons)) => {
                let evidence = |id| {
                    let (lesson, _) = load::lesson(&self.library, &self.app.course, id);
                    Some((lesson.id.clone(), landmark.evidence(&lesson)?))
                };
                let home = only_home(lessons.iter().filter_map(evidence));
                vec![Event::Sought(landmark, home)]
            }
            Effect::Work(Work::Locate(landmark, lesson)) if !self.rests => {
                let located = landmark.locate(&lesson);
                vec![Event::Located(
                    landmark,
                    Arc::clone(&lesson.edition),
                    located,
                )]
            }
            Effect::Work(Work::Highlight(code)) => {
                let never = AtomicBool::new(false);
                let tokens = highlight::highlight(&code.0, &code.1, &Budget::new(&never));
                tokens
                    .map(|tokens| Event::Highlighted(code, Arc::new(tokens)))
                    .into_iter()
                    .collect()
            }
            Effect::Work(Work::Count(counting)) => counted(&counting),
            Effect::Work(Work::Search {
                lesson,
                words,
                serial,
            }) => {
                let mut book = Book::default();
                let course = &self.app.course;
                for entry in course.lessons() {
                    let (lesson, _) = load::lesson(&self.library, course, &entry.id);
                    book.add_with(&lesson, &load::offers(&self.library, &lesson));
                }
                let query = Query::new(&words).expect("there is something to look for");
                let question = Question {
                    query: &query,
                    here: Some(&lesson.id),
                    most: MOST_HITS,
                };
                let hits = search::look(question, &book, course, &|| false);
                vec![Event::Found(serial, hits.expect("nothing is stale"))]
            }
            Effect::Work(Work::LoadThemes) => {
                let themes = bundled::names()
                    .into_iter()
                    .filter_map(Theme::bundled)
                    .collect();
                vec![Event::Themes(themes, Vec::new())]
            }
            Effect::Work(Work::Practice(practice)) => self.practice(practice),
            Effect::Work(Work::Today) => vec![Event::Today(self.today)],
            Effect::Work(Work::Abandon) => Vec::new(),
            Effect::Work(Work::Save(changes) | Work::Compare(changes)) => {
                if let Some(trouble) = self.trouble.clone() {
                    return vec![Event::NotKept(trouble)];
                }
                self.saved.extend(changes);
                vec![Event::Kept(Kept {
                    others: std::mem::take(&mut self.others),
                    ..Kept::default()
                })]
            }
            Effect::After(_, timer) => {
                self.timers.push(timer);
                Vec::new()
            }
            other => {
                self.asked.push(other);
                Vec::new()
            }
        }
    }

    /// Reads what there is to do.
    fn practice(&self, practice: Practice) -> Vec<Event> {
        let source = self.library.shown(&practice.file());
        let findings = |problems| Findings { source, problems };
        match practice {
            Practice::Quiz { file, .. } => {
                let (quiz, problems) = load::quiz(&self.library, &self.app.course, &file);
                vec![Event::Quiz(file, quiz, findings(problems))]
            }
            Practice::Lab(id) => {
                let id = LabId::new(id.as_str());
                let found = lab_file::read(&self.library, &id);
                let (lab, problems) = found.map_or((None, Vec::new()), |(kit, problems)| {
                    let (task, _) = load::document(&kit.task, &self.app.course);
                    let hint = |words: &String| {
                        let source = Source::new(kit.source.name.as_str(), words.as_str());
                        load::document(&source, &self.app.course)
                            .0
                            .blocks
                            .into_kept()
                    };
                    let checks = kit.lab.checks.iter();
                    let hints = checks.map(|check| check.hints.iter().map(hint).collect());
                    let lab = Lab {
                        task: task.blocks.into_kept(),
                        hints: hints.collect(),
                        folder: Some("/home/ann/labs".into()),
                        is_begun: false,
                        kit,
                    };
                    (Some(Box::new(lab)), problems)
                });
                vec![Event::Lab(id, lab, findings(problems))]
            }
            Practice::Review(id) => {
                let (review, problems) = load::review(&self.library, &self.app.course, &id);
                vec![Event::Review(id, review.map(Box::new), findings(problems))]
            }
            Practice::Trace(_) => Vec::new(),
        }
    }

    /// What looking through the course tells, the last first.
    pub fn survey(&self) -> Vec<Event> {
        let (mut course, problems) = load::outline(&self.library);
        course.glossary = Arc::new(load::term_names(&self.library, &course));
        let looked = course.lessons().map(|entry| {
            let (mut lesson, problems) = load::packed_lesson(&self.library, &course, &entry.id);
            load::mark_terms(&mut lesson, &course, &self.matcher);
            Event::Looked(Looked {
                digests: vec![load::digest(&lesson)],
                problems,
                looking: None,
            })
        });
        let mut events: Vec<Event> = looked.collect();
        let open = &self.app.reader.lesson;
        if open.coverage == Coverage::Beginning {
            let (mut lesson, problems) = load::packed_lesson(&self.library, &course, &open.id);
            load::mark_terms(&mut lesson, &course, &self.matcher);
            events.push(Event::Lesson(Arc::new(lesson), problems));
        }
        let (glossary, found) = load::glossary(&self.library, &course, &self.matcher);
        events.push(Event::Course(Arc::new(course), problems));
        events.push(Event::Glossary(Arc::new(glossary), found));
        events
    }

    /// What the screen shows, one line a row, without blanks at the ends.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(self.size.0);
        let lines = buffer.content.chunks(width.max(1)).map(|row| {
            let mut line = String::new();
            let mut skip = 0;
            for cell in row {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                line.push_str(cell.symbol());
                skip = nodecourse::text::width(cell.symbol()).saturating_sub(1);
            }
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The cells.
    pub fn buffer(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        ui::draw(&self.app, &mut buffer);
        buffer
    }

    /// The words on the screen that are painted as one role is, in reading order.
    pub fn painted(&self, role: Role) -> Vec<String> {
        let wanted = ui::canvas::cell_style(self.app.theming.theme.style(role));
        let buffer = self.buffer();
        let mut words = vec![String::new()];
        for cell in &buffer.content {
            let style = cell.style();
            if style.fg == wanted.fg
                && style.add_modifier == wanted.add_modifier
                && style.bg == wanted.bg.or(style.bg)
            {
                words
                    .last_mut()
                    .expect("there is one")
                    .push_str(cell.symbol());
            } else {
                words.push(String::new());
            }
        }
        words.retain(|word| !word.trim().is_empty());
        words
    }
}

/// What is told of the matches in a lesson.
fn counted(counting: &Counting) -> Vec<Event> {
    let serial = counting.serial;
    let query = Query::new(&counting.words).expect("there is something to look for");
    let counter = Counter::new(&counting.lesson, &counting.offers);
    let tally = counter.tally(&query, &|| false).expect("nothing is stale");
    let meant = counter.meant(&query, &|| false);
    let meant = meant.filter(|_| tally.total == 0);
    let meant = meant.map(|(meant, tally)| Event::Meant(serial, meant, tally));
    std::iter::once(Event::Counted(serial, tally))
        .chain(meant)
        .collect()
}
