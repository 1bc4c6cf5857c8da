//! Opening the player.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{render, setup};
use crate::app::{App, Effect, Event, MouseMode, Reach, Start};
use crate::cli::Global;
use crate::course::{Course, LessonId};
use crate::highlight::{self, Budget};
use crate::load::{self, Library, Matcher};
use crate::shell::{self, Program, Sender, Worker};
use crate::{text, ui};

/// Lessons longer than this, in bytes, are shown before their terms are marked.
const MARKED_AT_ONCE: usize = 1 << 20;

/// Opens the player, or prints the text where there is no terminal to play in.
pub fn run(path: Option<&Path>, wanted: Option<&str>, global: &Global) -> anyhow::Result<ExitCode> {
    let terminal = shell::protect();
    let library = setup::library(path)?;
    if !std::io::stdout().is_terminal() {
        return render::run(path, wanted, None, global);
    }
    if let Some(sentence) = shell::obstacle() {
        return Ok(shell::fail(sentence));
    }
    let (mut config, mut problems) = setup::config();
    let (theme, more) = setup::theme(global, &config)?;
    problems.extend(more);
    if config.mouse == MouseMode::Motion && std::env::var_os("SSH_CONNECTION").is_some() {
        config.mouse = MouseMode::Buttons;
    }
    let (course, more) = load::course(&library);
    problems.extend(more);
    let id = setup::lesson_id(&course, wanted)?;
    let desk = Arc::new(Desk {
        matcher: Matcher::new(&course.glossary),
        library,
        course,
    });
    let (mut lesson, more) = load::lesson(&desk.library, &desk.course, &id);
    problems.extend(more);
    let unmarked = lesson.source.text.len() > MARKED_AT_ONCE;
    if !unmarked {
        load::mark_terms(&mut lesson, &desk.course, &desk.matcher);
    }
    let theme_fixed = global.theme.is_some() || config.theme.is_some();
    let start = Start {
        course: desk.course.clone(),
        lesson,
        problems,
        config,
        theme,
        theme_fixed,
        depth: setup::depth(global),
        reach: if global.safe { Reach::Safe } else { Reach::Ask },
        size: (80, 24),
    };
    let root = desk.library.folder().map(Path::to_owned);
    let mut office = Office {
        desk,
        first: unmarked.then_some(id),
        loader: None,
        painter: None,
    };
    let mut program = Program {
        state: App::new(start),
        update: App::update,
        draw: ui::draw,
        work: Box::new(move |effect, sender| office.take(effect, sender)),
        root,
        ask_background: !theme_fixed,
    };
    let ending = shell::run(&terminal, &mut program)?;
    Ok(ending.status())
}

/// What the workers work with.
struct Desk {
    library: Library,
    course: Course,
    matcher: Matcher,
}

/// The workers, hired when there is work for them.
struct Office {
    desk: Arc<Desk>,
    /// The first lesson, if it is still to be marked.
    first: Option<LessonId>,
    loader: Option<Worker>,
    painter: Option<Worker>,
}

impl Office {
    fn take(&mut self, effect: Effect, sender: &Sender) {
        let desk = Arc::clone(&self.desk);
        let loader = self
            .loader
            .get_or_insert_with(|| Worker::new("loader", sender));
        match effect {
            Effect::Load(id) => loader.run(move |sender| desk.load(&id, sender)),
            Effect::Survey => {
                let first = self.first.take();
                loader.run(move |sender| desk.survey(first.as_ref(), sender));
            }
            Effect::LoadThemes => loader.run(|sender| {
                let (themes, problems) = setup::themes();
                sender.send(Event::Themes(themes, problems));
            }),
            Effect::Highlight(code) => {
                let painter = self
                    .painter
                    .get_or_insert_with(|| Worker::new("highlight", sender));
                painter.run(move |sender| {
                    let never = AtomicBool::new(false);
                    let (language, text) = &*code;
                    if let Some(tokens) = highlight::highlight(language, text, &Budget::new(&never))
                    {
                        sender.send(Event::Highlighted(code, Arc::new(tokens)));
                    }
                });
            }
            other => sender.send(Event::Failed(format!(
                "Nobody here can do this: {}",
                text::clean(&format!("{other:?}"))
            ))),
        }
    }
}

impl Desk {
    /// Reads a lesson; one that is long is sent before its terms are marked, and once more after.
    fn load(&self, id: &LessonId, sender: &Sender) {
        let (mut lesson, problems) = load::lesson(&self.library, &self.course, id);
        if lesson.source.text.len() > MARKED_AT_ONCE {
            sender.send(Event::Lesson(Arc::new(lesson.clone()), Vec::new()));
        }
        load::mark_terms(&mut lesson, &self.course, &self.matcher);
        sender.send(Event::Lesson(Arc::new(lesson), problems));
    }

    /// Looks through all lessons, the one that waits to be marked first.
    fn survey(&self, first: Option<&LessonId>, sender: &Sender) {
        if let Some(id) = first {
            self.load(id, sender);
        }
        for entry in self.course.lessons() {
            let (mut lesson, problems) = load::lesson(&self.library, &self.course, &entry.id);
            load::mark_terms(&mut lesson, &self.course, &self.matcher);
            sender.send(Event::Digest(load::digest(&lesson), problems));
        }
    }
}
