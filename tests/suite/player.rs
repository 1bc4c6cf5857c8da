//! The player without a terminal: text in, keys, screen out. Effects are performed at once, in memory.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nodecourse::app::news::Lab;
use nodecourse::app::searching::MOST_HITS;
use nodecourse::app::{
    App, Config, Effect, Event, Files, Findings, Key, Looked, Mouse, MouseKind, Reach, Start,
    Timer, Work,
};
use nodecourse::course::{Coverage, LabId, Practice};
use nodecourse::highlight::{self, Budget};
use nodecourse::load::{self, Library, Matcher, Wanted, lab_file};
use nodecourse::progress::{Change, Kept, Progress, Trouble};
use nodecourse::search::{self, Book, Query, Question, Sheet};
use nodecourse::source::Source;
use nodecourse::theme::{Depth, Role, Theme, bundled};
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
    /// Why nothing can be saved.
    pub trouble: Option<Trouble>,
    /// The timers that have not run out.
    pub timers: Vec<Timer>,
    /// The day, counted from 1970.
    pub today: u32,
    size: (u16, u16),
}

impl Player {
    /// Opens one Markdown text as a lesson, at 80×24.
    pub fn open(markdown: &str) -> Self {
        Self::course([("lesson.md", markdown)])
    }

    /// Opens a lesson with a glossary beside it.
    pub fn with_glossary(markdown: &str, glossary: &str) -> Self {
        let course = "format = 1\nid = \"test\"\ntitle = \"Test course\"\n\n[[module]]\ntitle = \"Module\"\nlessons = [\"lesson.md\"]\n";
        Self::course([
            ("course.toml", course),
            ("glossary.toml", glossary),
            ("lesson.md", markdown),
        ])
    }

    /// Opens the course of these files.
    pub fn course<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self::start(Library::in_memory(files), Config::default())
    }

    /// Opens the course that the program comes with.
    pub fn bundled() -> Self {
        let mut player = Self::start(Library::bundled(), Config::default());
        player.app.files = Files::None;
        player
    }

    /// Opens a text as a lesson where what was kept cannot be read.
    pub fn in_trouble(markdown: &str, trouble: Trouble) -> Self {
        let library = Library::in_memory([("lesson.md", markdown)]);
        Self::open_at(
            library,
            Config::default(),
            (Progress::default(), Some(trouble)),
        )
    }

    /// Opens a course with a configuration.
    pub fn start(library: Library, config: Config) -> Self {
        Self::begin(library, config, Progress::default())
    }

    /// Quits, and opens the course as it is now with this configuration.
    pub fn again(mut self, library: Library, config: Config) -> Self {
        self.saved.extend(self.app.parting());
        let mut progress = Progress::default();
        for change in &self.saved {
            progress.apply(change);
        }
        let (width, height) = self.size;
        let saved = self.saved;
        let mut player = Self::begin(library, config, progress).sized(width, height);
        player.saved = saved;
        player
    }

    /// Quits, and opens the same course once more.
    pub fn restart(self) -> Self {
        let library = self.library.clone();
        self.again(library, Config::default())
    }

    /// Opens a course where the learner left off, and looks through it.
    fn begin(library: Library, config: Config, progress: Progress) -> Self {
        let mut player = Self::open_first(library, config, progress);
        for event in player.survey().into_iter().rev() {
            player.event(event);
        }
        player
    }

    /// Opens a course before anything but its first page has been read.
    pub fn first_page(library: Library, config: Config) -> Self {
        Self::open_first(library, config, Progress::default())
    }

    fn open_first(library: Library, config: Config, progress: Progress) -> Self {
        Self::open_at(library, config, (progress, None))
    }

    fn open_at(
        library: Library,
        config: Config,
        (progress, trouble): (Progress, Option<Trouble>),
    ) -> Self {
        let in_trouble = trouble.clone();
        let left_off = progress.place.clone();
        let wanted = left_off
            .as_ref()
            .map_or(Wanted::First, |place| Wanted::Id(place.lesson.as_str()));
        let (mut course, mut problems) = load::named(&library, wanted);
        course.glossary = Arc::new(load::term_names(&library, &course));
        let resume = left_off.filter(|place| course.lesson(&place.lesson).is_some());
        let entry = match &resume {
            Some(place) => course.lesson(&place.lesson),
            None => course.lessons().next(),
        };
        let id = entry.expect("the course has a lesson").id.clone();
        let matcher = Matcher::new(&course.glossary);
        let beginning = load::beginning(&library, &course, &id).filter(|_| resume.is_none());
        let (mut lesson, more) = match beginning {
            Some(lesson) => (lesson, Vec::new()),
            None => load::lesson(&library, &course, &id),
        };
        problems.extend(more);
        load::mark_terms(&mut lesson, &course, &matcher);
        let app = App::new(Start {
            course: Arc::new(course),
            lesson: Arc::new(lesson),
            problems,
            config,
            progress,
            resume,
            theme: Theme::bundled("dusk").expect("dusk is bundled"),
            theme_fixed: true,
            depth: Depth::True,
            reach: Reach::Ask,
            seed: 1,
            files: Files::Folder,
            trouble,
            size: (80, 24),
        });
        let mut player = Self {
            app,
            library,
            matcher,
            asked: Vec::new(),
            saved: Vec::new(),
            trouble: in_trouble,
            timers: Vec::new(),
            today: 20_000,
            size: (80, 24),
        };
        // The first event starts the survey, which is left to the caller.
        for effect in player.app.update(Event::Resize(80, 24)) {
            if effect != Effect::Work(Work::Survey) {
                for event in player.perform(effect) {
                    player.event(event);
                }
            }
        }
        player
    }

    /// The files of the open lesson have been written: it is read again as the watcher does.
    pub fn edited<'a>(mut self, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        self.library = Library::in_memory(files);
        let id = self.app.reader.lesson.id.clone();
        let (mut lesson, problems) = load::lesson(&self.library, &self.app.course, &id);
        load::mark_terms(&mut lesson, &self.app.course, &self.matcher);
        self.event(Event::Lesson(Arc::new(lesson), problems));
        self
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
        }
        self
    }

    /// Types characters.
    pub fn type_text(mut self, text: &str) -> Self {
        for character in text.chars() {
            self.event(Event::Key(Key::char(character)));
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
        let mut waiting = vec![event];
        while let Some(event) = waiting.pop() {
            for effect in self.app.update(event) {
                waiting.extend(self.perform(effect));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Work(Work::Load(id)) => {
                let (mut lesson, problems) = load::lesson(&self.library, &self.app.course, &id);
                load::mark_terms(&mut lesson, &self.app.course, &self.matcher);
                vec![Event::Lesson(Arc::new(lesson), problems)]
            }
            Effect::Work(Work::Survey) => self.survey(),
            Effect::Work(Work::Highlight(code)) => {
                let never = AtomicBool::new(false);
                let tokens = highlight::highlight(&code.0, &code.1, &Budget::new(&never));
                tokens
                    .map(|tokens| Event::Highlighted(code, Arc::new(tokens)))
                    .into_iter()
                    .collect()
            }
            Effect::Work(Work::Count {
                lesson,
                words,
                serial,
            }) => {
                let query = Query::new(&words).expect("there is something to look for");
                let tally = Sheet::new(&lesson).tally(&query, &|| false);
                vec![Event::Counted(serial, tally.expect("nothing is stale"))]
            }
            Effect::Work(Work::Search {
                words,
                here,
                serial,
            }) => {
                let mut book = Book::default();
                let course = &self.app.course;
                for entry in course.lessons() {
                    book.add(&load::lesson(&self.library, course, &entry.id).0);
                }
                let query = Query::new(&words).expect("there is something to look for");
                let question = Question {
                    query: &query,
                    here: Some(&here),
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
            Effect::Work(Work::Save(changes)) => {
                if let Some(trouble) = self.trouble.clone() {
                    return vec![Event::NotKept(trouble)];
                }
                self.saved.extend(changes);
                vec![Event::Kept(Kept::default())]
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
                        load::document(&source, &self.app.course).0.blocks
                    };
                    let checks = kit.lab.checks.iter();
                    let hints = checks.map(|check| check.hints.iter().map(hint).collect());
                    let lab = Lab {
                        task: task.blocks,
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
            let (mut lesson, problems) = load::lesson(&self.library, &course, &entry.id);
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
            let (mut lesson, problems) = load::lesson(&self.library, &course, &open.id);
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
