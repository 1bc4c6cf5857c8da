//! Opening the player.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::desk::Desk;
use super::office::{FirstPage, Office};
use super::{render, setup, theme};
use crate::app::{App, MouseMode, Reach, Start};
use crate::cli::Global;
use crate::load::Matcher;
use crate::shell::{self, Program};
use crate::ui;

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
    let (chosen, more) = theme::chosen(global, &config)?;
    problems.extend(more);
    if config.mouse == MouseMode::Motion && std::env::var_os("SSH_CONNECTION").is_some() {
        config.mouse = MouseMode::Buttons;
    }
    let (mut desk, more) = Desk::without_terms(library);
    problems.extend(more);
    let id = setup::lesson_id(&desk.course, wanted)?;
    let mut first_page = FirstPage::Whole;
    if desk.has_glossary() {
        if desk.is_long(&id) {
            desk = desk.with_terms(Matcher::for_long_text);
        } else {
            first_page = FirstPage::WithoutTerms;
        }
    }
    let (lesson, more) = desk.read(&id);
    // What is wrong with a page that is read again is told then.
    problems.extend(more.into_iter().filter(|_| first_page == FirstPage::Whole));
    let lesson = Arc::new(lesson);
    let theme_fixed = global.theme.is_some() || config.theme.is_some();
    let start = Start {
        course: Arc::clone(&desk.course),
        lesson: Arc::clone(&lesson),
        problems,
        config,
        theme: chosen,
        theme_fixed,
        depth: theme::depth(global),
        reach: if global.safe { Reach::Safe } else { Reach::Ask },
        size: terminal.size(),
    };
    let root = desk.library.folder().map(Path::to_owned);
    let mut office = Office::new(desk, lesson, first_page);
    let mut program = Program {
        state: App::new(start),
        update: App::update,
        draw: ui::draw,
        work: Box::new(move |work, sender| office.take(work, sender)),
        root,
        ask_background: !theme_fixed,
    };
    let ending = shell::run(&terminal, &mut program)?;
    Ok(ending.status())
}
