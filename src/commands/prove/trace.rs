//! What a program of a quiz is said to do, proven by running it.

use std::sync::atomic::AtomicBool;

use super::block;
use crate::course::Code;
use crate::course::quiz::Outcome;
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::compare::Order;
use crate::practice::quiz::printed;
use crate::practice::run::{End, Limits, ending};
use crate::practice::trial::{Said, Tools, each_time, error};

/// The file that a program is put into.
const FILE: &str = "main.mjs";

/// Whether a program does what is claimed, each time that it is run; if not, why.
pub fn prove(
    program: &Code,
    outcome: &Outcome,
    tools: Tools<'_>,
    stop: &AtomicBool,
) -> Result<(), String> {
    each_time(&mut || {
        let workspace = tools
            .lay_out([(FILE, program.text.as_bytes())])
            .map_err(|error| {
                format!(
                    "the program could not be set up: {}",
                    Obstacle::from(&error)
                )
            })?;
        let said = tools.hear(&workspace, &[FILE], stop);
        match differs(outcome, (&said, &tools.runner.limits)) {
            Some(words) => Err(words),
            None => Ok(()),
        }
    })
}

/// What a program has done otherwise than is claimed.
fn differs(outcome: &Outcome, (said, limits): (&Said, &Limits)) -> Option<String> {
    let ran = said.end == End::Exit(0);
    match outcome {
        Outcome::Prints(_) if !ran => Some(format!(
            "the program {}, and `stdout` says that it runs to its end",
            how(said, limits)
        )),
        Outcome::Prints(wanted) => {
            let (wanted, seen) = (printed(wanted).join("\n"), printed(&said.out).join("\n"));
            let compared = block::differs(&wanted, &seen, (Order::Given, "`stdout`"));
            compared
                .err()
                .map(|words| words.replacen("it ", "the program ", 1))
        }
        Outcome::Fails(_) if ran => {
            let prints = match printed(&said.out).first() {
                None => "prints nothing".to_owned(),
                Some(first) => format!("prints `{first}`"),
            };
            Some(format!(
                "the program runs to its end and {prints}, and `doesCompile = false` says that it fails"
            ))
        }
        Outcome::Fails(None) => None,
        Outcome::Fails(Some(wanted)) => match failing_line(&said.err) {
            Some(line) if line == *wanted => None,
            Some(line) => {
                let why = error(&said.err).map(|why| format!(": {why}"));
                let why = why.unwrap_or_default();
                Some(format!(
                    "the program fails in line {line}, and `lineNumber` says {wanted}{why}"
                ))
            }
            None => Some(format!(
                "the program fails, but Node.js does not say that it is in line {wanted}; throw an `Error`"
            )),
        },
    }
}

/// How a program has ended that did not end well.
fn how(said: &Said, limits: &Limits) -> String {
    match &said.end {
        End::Exit(status) => {
            let why = error(&said.err).map(|why| format!(" ({why})"));
            format!("ends with status {status}{}", why.unwrap_or_default())
        }
        end => {
            let words = ending(end, limits).unwrap_or_default();
            format!("does not end by itself ({})", words.trim_end_matches('.'))
        }
    }
}

/// The line of the program in which it failed, from what Node.js says of an error that nobody has caught: `…/main.mjs:3`
/// before the code, and else the first place in the stack that lies in the program.
fn failing_line(err: &str) -> Option<u64> {
    let place = |line: &str| -> Option<u64> {
        let (_, after) = line.split_once(&format!("/{FILE}:"))?;
        let end = after.find(|letter: char| !letter.is_ascii_digit());
        after.get(..end.unwrap_or(after.len()))?.parse().ok()
    };
    let head = err.lines().filter(|line| line.starts_with("file://"));
    let stack = err
        .lines()
        .filter(|line| line.trim_start().starts_with("at "));
    head.chain(stack).find_map(place)
}
