//! Opening the player.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{render, report, setup, theme};
use crate::app::{App, Config, Files, MouseMode, Reach, Start};
use crate::cli::Global;
use crate::diagnostic::Problem;
use crate::load::{self, Wanted};
use crate::office::archive::{Archive, Opened};
use crate::office::desk::Desk;
use crate::office::moving::Before;
use crate::office::{Office, first_page, themes};
use crate::progress::{Kept, Progress, Trouble};
use crate::shell::{self, Ending, Keyboard, Program};
use crate::{text, ui};

/// How long the end of the program waits for a disk that is busy. The terminal has been given back by then.
const LAST_WAIT: Duration = Duration::from_secs(3);
/// The same after a signal, or where the terminal is gone: the program ends within a second.
const HURRIED_WAIT: Duration = Duration::from_millis(600);

/// Opens the player, or prints the text where there is no terminal to play in.
pub fn run(path: Option<&Path>, wanted: Option<&str>, global: &Global) -> anyhow::Result<ExitCode> {
    shell::memory::return_large_pieces();
    // Standard input may bring the text, and has no keys then.
    let keyboard = if path.is_some_and(setup::is_dash) {
        Keyboard::beside_input()
    } else {
        Keyboard::Input
    };
    let terminal = shell::protect(keyboard);
    let begun = Instant::now();
    let library = setup::library_or_command(path, &[])?;
    terminal.keyboard().forget_typed(begun.elapsed());
    if !std::io::stdout().is_terminal() {
        return render::lessons((library, path), wanted, None, global);
    }
    if let Some(why) = terminal.obstacle() {
        let path = report::behind(path);
        let sentence = format!("{why}; `nodecourse render{path}` prints a lesson instead.");
        return Ok(shell::fail(&sentence));
    }
    let (mut config, mut problems) = setup::config();
    if config.mouse == MouseMode::Motion && std::env::var_os("SSH_CONNECTION").is_some() {
        config.mouse = MouseMode::Buttons;
    }
    // Where the reader left off tells what to look at, if it can be known before anything is.
    let kept = load::id_of_folder(&library).map(|id| Archive::open(&library, &id));
    let is_known = kept.is_some();
    let left_off = kept.as_ref();
    let left_off = left_off.and_then(|opened| first_page::left_off(&opened.progress));
    let asked_for = wanted.map(Wanted::Id);
    let (mut desk, mut found) =
        Desk::at_first_look(library, asked_for.or(left_off).unwrap_or(Wanted::First));
    let kept = kept.unwrap_or_else(|| Archive::open(&desk.library, &desk.course.id));
    let Opened {
        archive,
        progress,
        trouble,
        before,
    } = kept;
    let theme_wanted = preferred_theme(&progress, &config);
    let (chosen, more) = theme::chosen(global, theme_wanted.as_deref(), &config)?;
    problems.extend(more);
    if let Some(left_off) = first_page::left_off(&progress)
        && wanted.is_none()
        && !is_known
    {
        let first = desk.course.lessons().next().map(|entry| &entry.id);
        let resume = first_page::resume(&progress, &desk.course);
        if first != resume.as_ref().map(|landmark| &landmark.lesson) {
            // Its head is read at once, and not that of the first lesson.
            (desk, found) = Desk::at_first_look(desk.library, left_off);
        }
    }
    setup::any_lesson(&desk.course, &found)?;
    problems.extend(found);
    let resume = first_page::resume(&progress, &desk.course).filter(|_| wanted.is_none());
    let left_off = resume.as_ref().map(|landmark| landmark.lesson.as_str());
    let id = setup::lesson_id(&desk.course, wanted.or(left_off), path)?;
    let mut opening = first_page::open(desk, &id, resume.as_ref());
    let mut problems = Problem::all(problems);
    problems.append(&mut opening.problems);
    let desk = &opening.desk;
    let theme_fixed = global.theme.is_some() || theme_wanted.is_some();
    // One that was chosen in the player may be left there for the one that suits.
    let ask_background = global.theme.is_none() && config.theme.is_none();
    let start = Start {
        course: Arc::clone(&desk.course),
        lesson: Arc::clone(&opening.lesson),
        problems,
        config,
        progress,
        resume,
        theme: chosen,
        theme_fixed,
        depth: theme::depth(global),
        reach: if global.safe { Reach::Safe } else { Reach::Ask },
        has_editor: shell::editor::command().is_some(),
        seed: RandomState::new().hash_one(()),
        files: match (desk.library.folder(), desk.library.is_folder()) {
            (None, _) => Files::None,
            (Some(_), true) => Files::Folder,
            (Some(_), false) => Files::One,
        },
        trouble,
        before: before.map_or_else(Vec::new, |before| told_before(&before, path)),
        path: report::behind(path),
        size: terminal.size(),
    };
    let root = desk.library.folder().map(Path::to_owned);
    let mut office = Office::new(opening, archive.clone());
    let mut program = Program {
        state: App::new(start),
        update: App::update,
        draw: ui::draw,
        work: Box::new(move |work, sender| office.take(work, sender)),
        root,
        ask_background,
    };
    let ended = shell::run(&terminal, &mut program);
    let patience = match ended {
        Ok(Ending::Quit) => LAST_WAIT,
        Ok(_) | Err(_) => HURRIED_WAIT,
    };
    keep_last(&archive, &mut program.state, patience);
    Ok(ended?.status())
}

/// That a course was something else before, and what tells more of that, from the longest to the shortest.
fn told_before(before: &Before, path: Option<&Path>) -> Vec<String> {
    let command = format!("`nodecourse progress{}`", report::behind(path));
    let what = match (before.has_place, before.bookmarks) {
        (true, 0) => "your place comes",
        (true, 1) => "your place and bookmark come",
        (true, _) => "your place and bookmarks come",
        (false, 1) => "your bookmark comes",
        (false, 2..) => "your bookmarks come",
        (false, 0) => "your progress comes",
    };
    let mut told = Vec::new();
    match before.path.as_deref() {
        None => told.push("This course had another id before".to_owned()),
        Some(was) => {
            told.push(format!(
                "This course was at {} before",
                text::clean_line(was)
            ));
            let name = Path::new(was).file_name().filter(|_| !before.is_same_name);
            let name = name.map(|name| name.to_string_lossy().into_owned());
            told.extend(name.map(|name| format!("This was {} before", text::clean_line(&name))));
        }
    }
    let long = told
        .iter()
        .map(|was| format!("{was}: {command} tells how {what} along."));
    let short = told
        .last()
        .map(|was| format!("{was}: {command} tells more."));
    let mut forms: Vec<String> = long.chain(short).collect();
    forms.extend([
        format!("Read elsewhere before? {command} tells."),
        "Read elsewhere before? `nodecourse progress PATH` tells.".to_owned(),
        "Moved? `nodecourse progress` tells.".to_owned(),
    ]);
    forms
}

/// Keeps what has not been kept, and tells if that cannot be done.
fn keep_last(archive: &Archive, app: &mut App, patience: Duration) {
    let changes = app.parting();
    let has_no_place =
        |trouble: &Trouble| matches!(trouble, Trouble::Homeless(_) | Trouble::Barred { .. });
    match archive.close(changes, patience) {
        // That there is no place to keep it in was told when it was found, and is told once.
        Err(trouble) if has_no_place(&trouble) && app.known_trouble().is_some_and(has_no_place) => {
        }
        Err(trouble) => shell::complain(&format!("Progress was not kept: {trouble}.")),
        Ok(Kept {
            aside: Some(aside), ..
        }) => shell::complain(&aside.to_string()),
        Ok(_) => {}
    }
}

/// The theme by name, `None` for the one that suits the background: what was chosen in the player, until the
/// configuration names another.
fn preferred_theme(progress: &Progress, config: &Config) -> Option<String> {
    let chosen = progress.theme.as_ref();
    let chosen = chosen.and_then(|chosen| chosen.in_force(&config.theme));
    chosen
        .filter(|name| name.as_deref().is_none_or(themes::exists))
        .unwrap_or(&config.theme)
        .clone()
}
