//! `nodecourse run`: code of a file or a lesson, with the limits that the player uses.

mod verdict;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, anyhow, bail};

use super::{report, setup};
use crate::app::reach;
use crate::cli::Global;
use crate::course::block::Expect;
use crate::course::{BlockKind, Code, NodeVersion};
use crate::load;
use crate::office::archive::Archive;
use crate::office::consent::{self, Agreement, Permission};
use crate::office::desk::Desk;
use crate::office::launch::{self, Launch, launch};
use crate::practice::compare::{Order, as_shown};
use crate::practice::run::packages::Packages;
use crate::practice::run::{End, Node, Program, Runner, Stream, ending, hint};
use crate::shell::{self, Relay};
use crate::text::clean_line;
use verdict::Claim;

/// The longest file that is run, in bytes.
const LONGEST_FILE: usize = 4 << 20;
/// The name of code from standard input.
const INPUT_NAME: &str = "main.mjs";
/// How the names of texts end that may have blocks of code in them.
const TEXTS: [&str; 2] = ["md", "markdown"];
/// What Node.js says where another machine cannot be found or reached.
const UNREACHED: [&str; 3] = ["EAI_AGAIN", "ENOTFOUND", "ENETUNREACH"];
/// What is said then.
const OFFLINE: &str =
    "This code has no network: it is kept from other machines, and reaches its own 127.0.0.1 only.";

/// Runs what is asked for: a file, `-`, or a block of a lesson as `LESSON:FILE` or `LESSON:NUMBER`.
pub fn run(
    wanted: &str,
    course: Option<&Path>,
    (agreement, global): (Agreement, &Global),
) -> anyhow::Result<ExitCode> {
    let wanted = match wanted.rsplit_once(':') {
        Some((lesson, block)) if !Path::new(wanted).exists() => {
            block_of((lesson, block), course, (agreement, global))?
        }
        _ if global.safe => bail!(reach::RUN_WITHOUT),
        _ => Wanted {
            program: Ok(file(wanted)?),
            claim: None,
            needed: None,
        },
    };
    let runner = Runner::new();
    let stop = AtomicBool::new(false);
    let program = wanted.program.as_ref();
    let ready = program
        .map_err(String::clone)
        .and_then(|program| ready(program, wanted.needed, (&runner, &stop)));
    let launch = match ready {
        Ok(launch) => launch,
        Err(why) => return Ok(not_run(&why, wanted.claim.as_ref())),
    };
    let mut relay = Relay::default();
    let (mut printed, mut complaints) = (Vec::new(), Vec::new());
    let ended = runner.run(&launch.command, &stop, &mut |output| {
        let kept = match output.stream {
            Stream::Out => &mut printed,
            Stream::Err => &mut complaints,
        };
        kept.extend_from_slice(&output.bytes);
        // Nobody reads any more.
        if !relay.pass_on(&output) {
            stop.store(true, Ordering::Relaxed);
        }
    });
    relay.finish();
    let complaints = String::from_utf8_lossy(&complaints);
    if misses_network(&complaints) && runner.fencing().network {
        shell::complain(OFFLINE);
    }
    let has_failed = matches!(ended.end, End::Exit(1..));
    if let Some(words) = hint(&complaints, &runner.limits).filter(|_| has_failed) {
        shell::complain(&words);
    }
    if let (End::Signal(_), Some(words)) = (&ended.end, ending(&ended.end, &runner.limits)) {
        shell::complain(&words);
    }
    let claim = wanted.claim.as_ref();
    Ok(match ended.end {
        End::Exit(status) => {
            let own = u8::try_from(status).unwrap_or(1);
            let own = claim.map_or(own, |claim| claim.judge(own, &as_shown(&printed)));
            ExitCode::from(own)
        }
        End::Signal(signal) => ExitCode::from(u8::try_from(128 + signal).unwrap_or(1)),
        End::Stopped => ExitCode::SUCCESS,
        end @ (End::Limit(_) | End::Failed(_)) => {
            shell::fail(&ending(&end, &runner.limits).unwrap_or_default())
        }
    })
}

/// Whether an error of Node.js says that another machine could not be found or reached.
fn misses_network(said: &str) -> bool {
    UNREACHED.iter().any(|code| said.contains(code))
}

/// What is to be run.
struct Wanted {
    /// The program; why it may not be run, as a sentence.
    program: Result<Program, String>,
    /// What the course says of it, if it does.
    claim: Option<Claim>,
    /// The oldest Node.js that the course is about.
    needed: Option<NodeVersion>,
}

/// Makes a program ready; why it cannot be run here, as a sentence.
fn ready(
    program: &Program,
    needed: Option<NodeVersion>,
    (runner, stop): (&Runner, &AtomicBool),
) -> Result<Launch, String> {
    let node = Node::find(runner, None).and_then(|node| node.suiting(needed));
    let node = node.map_err(|trouble| format!("{trouble}."))?;
    launch::tell_of_fetching(&program.packages);
    launch(program, (runner, &node), stop)
}

/// Nothing was run: shows what is recorded instead. That is a failure all the same.
fn not_run(why: &str, claim: Option<&Claim>) -> ExitCode {
    let Some(Claim::Prints(recorded, _)) = claim else {
        return shell::fail(why);
    };
    shell::complain(&format!(
        "{why} Nothing was run; this is what the course says that it prints:"
    ));
    shell::print(&format!("{}\n", recorded.trim_end_matches('\n')));
    ExitCode::FAILURE
}

/// The program in a file, which is run alone in a folder of its own.
fn file(wanted: &str) -> anyhow::Result<Program> {
    let path = Path::new(wanted);
    if setup::is_dash(path) {
        let advice = "pipe code into it, as in `cat a.mjs | nodecourse run -`";
        let bytes = setup::piped(LONGEST_FILE, advice)?;
        return Ok(alone(INPUT_NAME, &bytes));
    }
    let refused = |error| report::refused(&format!("`{wanted}` could not be read"), &error);
    let about = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "There is no file `{wanted}`; a block of a lesson is LESSON:NUMBER, as in `what-is-nodejs:1`."
        ),
        about => about.map_err(refused)?,
    };
    if about.is_file() && is_text(path) {
        bail!(
            "`{wanted}` is a text with code in it; name one of its blocks, as in `nodecourse run {wanted}:1`."
        );
    }
    if !about.is_file() || about.len() > LONGEST_FILE as u64 {
        bail!("`{wanted}` is no file of code.");
    }
    let bytes = fs::read(path).map_err(refused)?;
    let name = path.file_name().map(|name| name.to_string_lossy());
    Ok(alone(&name.unwrap_or_default(), &bytes))
}

fn alone(name: &str, bytes: &[u8]) -> Program {
    Program {
        name: name.to_owned(),
        text: String::from_utf8_lossy(bytes).into_owned(),
        beside: Vec::new(),
        packages: Packages::new(),
    }
}

/// The program in a block of a lesson: by the name of its file, or by its number among those that can be run.
fn block_of(
    (lesson, block): (&str, &str),
    course: Option<&Path>,
    (agreement, global): (Agreement, &Global),
) -> anyhow::Result<Wanted> {
    // A file is a course of one lesson.
    let text = Some(Path::new(lesson)).filter(|path| is_text(path) && path.is_file());
    let (desk, _) = Desk::new(setup::library(text.or(course))?);
    let (known, _) = desk.outline();
    let id = setup::lesson_id(known, text.is_none().then_some(lesson), text.or(course))?;
    let (read, _) = desk.read(&id);
    if let Some(why) = report::missing(&read) {
        bail!(why);
    }
    let codes = read
        .blocks
        .kept()
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Code(code) if code.attributes.run.is_some() => Some(&**code),
            _ => None,
        });
    let codes: Vec<&Code> = codes.collect();
    let number = block.parse::<usize>().ok();
    let by_number = number.and_then(|number| codes.get(number.checked_sub(1)?));
    let by_name = codes.iter().find(|code| code.file_name() == Some(block));
    let code = by_number.or(by_name).with_context(|| {
        let names: Vec<&str> = codes.iter().filter_map(|code| code.file_name()).collect();
        if names.is_empty() {
            format!("The lesson `{id}` has no code that can be run.")
        } else {
            format!(
                "The lesson `{id}` has no block `{block}` that can be run; it has 1 to {}: {}.",
                codes.len(),
                names.join(", ")
            )
        }
    })?;
    let file = |path: &str| load::file(&desk.library, path);
    let claim = claim(&desk, code);
    if let (None, Some(Expect::File { path, .. })) = (&claim, &code.attributes.expect) {
        shell::complain(&clean_line(&format!(
            "What this code prints is not compared: there is no text `{path}` in the folder of the course, where it should be recorded."
        )));
    }
    Ok(Wanted {
        claim,
        needed: known.node,
        program: if global.safe {
            Err(reach::RUNS_NOTHING.to_owned())
        } else {
            let program = Program::of(code, &known.packages, &file).map_err(|why| anyhow!(why))?;
            allowed(&desk, program, agreement)
        },
    })
}

/// What the course says of a block.
fn claim(desk: &Desk, code: &Code) -> Option<Claim> {
    if code.attributes.expect == Some(Expect::Fail) {
        return Some(Claim::Fails);
    }
    let order = if code.attributes.any_order {
        Order::Any
    } else {
        Order::Given
    };
    Some(Claim::Prints(desk.recorded(code)?, order))
}

/// The program as it may be run; why it may not, as a sentence.
fn allowed(desk: &Desk, program: Program, agreement: Agreement) -> Result<Program, String> {
    if agreement == Agreement::Given {
        return Ok(program);
    }
    let progress = Archive::progress(&desk.library, desk.known());
    match consent::program(desk, &progress.trusted, program) {
        Permission::Given(program) => Ok(program),
        Permission::Asked(_) => Err(
            "This course did not come with nodecourse, and you have not agreed to run its code: press r on the block in the player, which asks, or add --agree."
                .to_owned(),
        ),
        Permission::Gone => Err("The course was edited just now; run it again.".to_owned()),
    }
}

/// Whether the name of a file is that of Markdown.
fn is_text(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    TEXTS
        .iter()
        .any(|text| extension.eq_ignore_ascii_case(text))
}
