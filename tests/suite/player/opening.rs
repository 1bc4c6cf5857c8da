//! How a player is opened: on which files, with what configuration, and where the learner left off.

use std::sync::Arc;

use nodecourse::app::{App, Config, Effect, Event, Files, Reach, Start, Work};
use nodecourse::diagnostic::Problem;
use nodecourse::load::{self, Library, Matcher, Wanted};
use nodecourse::office::first_page;
use nodecourse::progress::{Progress, Trouble};
use nodecourse::theme::{Depth, Theme};

use super::Player;

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
        let progress = self.part();
        let (width, height) = self.size;
        let mut player = Self::begin(library, config, progress).sized(width, height);
        player.saved.splice(0..0, self.saved);
        player
    }

    /// Quits; what is known by then.
    fn part(&mut self) -> Progress {
        self.saved.extend(self.app.parting());
        let mut progress = Progress::default();
        for change in &self.saved {
            progress.apply(change);
        }
        progress
    }

    /// Quits, and opens the same course once more, of which nothing but the page has been read.
    pub fn restart_unread(mut self) -> Self {
        let progress = self.part();
        let (width, height) = self.size;
        Self::open_first(self.library, Config::default(), progress).sized(width, height)
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

    /// The same where the learner left off somewhere.
    pub fn resumed(library: Library, progress: Progress) -> Self {
        Self::open_first(library, Config::default(), progress)
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
        let wanted = first_page::left_off(&progress).unwrap_or(Wanted::First);
        let (mut course, problems) = load::first_look(&library, wanted);
        course.glossary = Arc::new(load::term_names(&library, &course));
        let resume = first_page::resume(&progress, &course);
        let entry = match &resume {
            Some(place) => course.lesson(&place.lesson),
            None => course.lessons().next(),
        };
        let id = entry.expect("the course has a lesson").id.clone();
        let matcher = Matcher::new(&course.glossary);
        let beginning = load::beginning(&library, &course, &id).filter(|_| resume.is_none());
        let (mut lesson, more) = match beginning {
            Some(lesson) => (lesson, Vec::new()),
            None => load::packed_lesson(&library, &course, &id),
        };
        let mut problems = Problem::all(problems);
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
            has_editor: true,
            seed: 1,
            files: Files::Folder,
            trouble,
            before: Vec::new(),
            path: String::new(),
            size: (80, 24),
        });
        let mut player = Self {
            app,
            library,
            matcher,
            asked: Vec::new(),
            saved: Vec::new(),
            others: Vec::new(),
            trouble: in_trouble,
            timers: Vec::new(),
            rests: false,
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
}
