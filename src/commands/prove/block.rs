//! What a block of code claims to print, proven by running it.

use std::sync::atomic::AtomicBool;

use crate::office::launch::launch;
use crate::practice::compare::{Compared, Order, agrees, as_shown, compare};
use crate::practice::run::{End, Node, Output, Program, Runner, Stream, ending};
use crate::practice::trial::{each_time, error};

/// Runs a block several times, and compares what it prints with what it is said to print.
pub fn prove(
    program: &Program,
    (output, order): (Option<&str>, Order),
    (runner, node): (&Runner, &Node),
) -> Result<(), String> {
    each_time(&mut || {
        let (end, printed, complaints) = once(program, runner, node)?;
        if let Some(sentence) = ending(&end, &runner.limits) {
            return Err(without_stop(&sentence));
        }
        let said = match (output, end) {
            (None, End::Exit(0)) => {
                return Err("it does not fail, as `expect=fail` says".to_owned());
            }
            (Some(_), End::Exit(status)) if status != 0 => {
                let why = error(&complaints).map(|why| format!(": {why}"));
                let why = why.unwrap_or_default();
                return Err(format!("it ends with status {status} instead of 0{why}"));
            }
            (None, _) => return Ok(()),
            // Any other end has been told.
            (Some(said), _) => said,
        };
        differs(said, &printed, (order, "`expect`")).map_err(|words| {
            if order == Order::Given && agrees(&compare(said, &printed, Order::Any)) {
                "it prints the lines that `expect` says in another order; write `order=any` if any is right"
                    .to_owned()
            } else {
                words
            }
        })
    })
}

/// Runs a block once: how it ends, what it prints, and what it complains of.
fn once(program: &Program, runner: &Runner, node: &Node) -> Result<(End, String, String), String> {
    let stop = AtomicBool::new(false);
    let launch = launch(program, (runner, node), &stop).map_err(|why| without_stop(&why))?;
    let (mut printed, mut complaints) = (Vec::new(), Vec::new());
    let ended = runner.run(&launch.command, &stop, &mut |output: Output| {
        let stream = match output.stream {
            Stream::Out => &mut printed,
            Stream::Err => &mut complaints,
        };
        stream.extend(output.bytes);
    });
    Ok((ended.end, as_shown(&printed), as_shown(&complaints)))
}

/// The first line that is not as it is said to be, and by what.
pub(super) fn differs(
    said: &str,
    printed: &str,
    (order, who): (Order, &str),
) -> Result<(), String> {
    let compared = compare(said, printed, order);
    let first = |missing: bool| {
        compared.iter().find_map(|line| match line {
            Compared::Missing(text) if missing => Some(*text),
            Compared::Extra(text) if !missing => Some(*text),
            _ => None,
        })
    };
    match (first(true), first(false)) {
        (None, None) => Ok(()),
        (Some(said), Some(printed)) => {
            Err(format!("it prints `{printed}` where {who} says `{said}`"))
        }
        (Some(said), None) => Err(format!("it does not print `{said}`, as {who} says")),
        (None, Some(printed)) => Err(format!("it prints `{printed}`, which {who} does not say")),
    }
}

fn without_stop(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}
