//! What a program of a quiz is said to do, proven by running it.

use std::sync::atomic::AtomicBool;

use crate::course::Code;
use crate::course::quiz::Outcome;
use crate::practice::quiz::printed;
use crate::practice::run::End;
use crate::practice::trial::{Said, Tools, each_time};

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
            .map_err(|error| format!("the program could not be set up: {error}"))?;
        match differs(outcome, &tools.hear(&workspace, &[FILE], stop)) {
            Some(words) => Err(words),
            None => Ok(()),
        }
    })
}

/// What a program has done otherwise than is claimed.
fn differs(outcome: &Outcome, said: &Said) -> Option<String> {
    let ran = said.end == End::Exit(0);
    match outcome {
        Outcome::Prints(_) if !ran => Some(format!(
            "the program does not run to its end: {}",
            said.err.trim()
        )),
        Outcome::Prints(wanted) => (printed(wanted) != printed(&said.out))
            .then(|| format!("the program prints `{}`", said.out.trim())),
        Outcome::Fails(_) if ran => Some("the program runs to its end".to_owned()),
        Outcome::Fails(None) => None,
        Outcome::Fails(Some(wanted)) => match failing_line(&said.err) {
            Some(line) if line == *wanted => None,
            Some(line) => Some(format!("the program fails in line {line}, not in {wanted}")),
            None => Some(format!(
                "the program fails, but Node.js does not say that it is in line {wanted}; throw an `Error`"
            )),
        },
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
