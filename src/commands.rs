//! The commands, one file or room each, and what they share.

mod check;
mod check_lab;
mod complete;
mod keys;
mod lab;
mod play;
mod progress;
mod prove;
mod render;
mod report;
mod run;
mod search;
mod setup;
mod term;
mod theme;
mod themes;
mod toc;
mod usage;

use std::env;
use std::process::ExitCode;

use anyhow::anyhow;
use clap::Parser;

use crate::app::reach;
use crate::cli::{Cli, Command};
use crate::office::consent;
use crate::practice;
use crate::shell;
use crate::text::clean_line;

/// The exit status after a command line that asks for something that there is not.
const MISUSED: u8 = 2;

/// Reads the command line and does what it asks.
pub fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    if words
        .next()
        .is_some_and(|word| word == practice::run::SUPERVISE)
    {
        return match practice::run::supervise(words) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => shell::fail(&clean_line(&report::causes(&error.into()))),
        };
    }
    // The usual start has nothing to parse, and a first page to show.
    if env::args_os().len() <= 1 {
        return run(&Cli::default());
    }
    match Cli::try_parse() {
        Ok(cli) if cli.command.is_some() && (cli.path.is_some() || cli.lesson.is_some()) => {
            shell::complain(
                "A path and --lesson before a command are the player's; write them after the command.",
            );
            ExitCode::from(MISUSED)
        }
        Ok(cli) => run(&cli),
        Err(error) => tell(&error),
    }
}

fn run(cli: &Cli) -> ExitCode {
    let result = theme::check(&cli.global).map_err(anyhow::Error::from);
    let result = result.and_then(|()| perform(cli));
    result.unwrap_or_else(|error| {
        shell::complain(&clean_line(&report::causes(&error)));
        match error.downcast_ref::<usage::Misuse>() {
            Some(_) => ExitCode::from(MISUSED),
            None => ExitCode::FAILURE,
        }
    })
}

fn perform(cli: &Cli) -> anyhow::Result<ExitCode> {
    let global = &cli.global;
    match &cli.command {
        None => play::run(cli.path.as_deref(), cli.lesson.as_deref(), global),
        Some(Command::Render {
            path,
            lesson,
            width,
        }) => render::run(path.as_deref(), lesson.as_deref(), *width, global),
        Some(Command::Check {
            path,
            format,
            run,
            node,
            record,
        }) => {
            let extent = match (run, record) {
                (false, _) => check::Extent::Texts,
                (true, false) => check::Extent::Proofs(node),
                (true, true) => check::Extent::Recordings(node),
            };
            if *run && global.safe {
                Err(anyhow!(reach::RUN_WITHOUT))
            } else {
                check::run(path.as_deref(), *format, extent)
            }
        }
        Some(Command::Toc { path }) => toc::run(path.as_deref()),
        Some(Command::Term { words, course }) => term::run(words, course.as_deref()),
        Some(Command::Search { words, course }) => search::run(words, course.as_deref(), global),
        Some(Command::Lab {
            id,
            folder,
            fresh,
            course,
        }) => {
            let start = if *fresh {
                lab::Start::Fresh
            } else {
                lab::Start::GoOn
            };
            let course = course.as_deref();
            match id {
                None => lab::list(course),
                Some(_) if cli.global.safe => Err(anyhow!(reach::COPY_WITHOUT)),
                Some(id) => lab::run(
                    lab::Wanted {
                        id,
                        folder: folder.as_deref(),
                        course,
                    },
                    start,
                ),
            }
        }
        Some(Command::CheckLab {
            id,
            folder,
            watch,
            agree,
            course,
        }) => {
            let when = check_lab::When::of(*watch);
            let wanted = lab::Wanted {
                id,
                folder: folder.as_deref(),
                course: course.as_deref(),
            };
            let agreement = consent::Agreement::of(*agree);
            if global.safe {
                Err(anyhow!(reach::RUN_WITHOUT))
            } else {
                check_lab::run(wanted, when, agreement)
            }
        }
        Some(Command::Run {
            what,
            agree,
            course,
        }) => {
            let agreement = consent::Agreement::of(*agree);
            run::run(what, course.as_deref(), (agreement, global))
        }
        Some(Command::Progress {
            command,
            path,
            course,
        }) => progress::run(command.as_ref(), path.as_deref().or(course.as_deref())),
        Some(Command::Themes) => Ok(themes::run()),
        Some(Command::Keys) => Ok(keys::run()),
        Some(Command::Completions { shell }) => Ok(complete::completions(*shell)),
        Some(Command::Man) => complete::manual(),
    }
}

/// Tells what is wrong with the command line, or what was asked for by `--help` and `--version`.
fn tell(error: &clap::Error) -> ExitCode {
    let message = error.render().to_string();
    if error.use_stderr() {
        let sentence = usage::sentence(error, env::args_os().skip(1));
        shell::complain(&sentence.map_or(message, |sentence| clean_line(&sentence).into_owned()));
        return ExitCode::from(MISUSED);
    }
    shell::print(&message)
}
