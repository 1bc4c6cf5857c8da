//! How a run ended, and whether it is as the learner and the course have said.

use super::{Pane, PaneRow, Stage, line};
use crate::course::block::Expect;
use crate::practice::compare::{Compared, Order, agrees, compare};
use crate::practice::run::{End, Ended, Limits, Stream, ending};
use crate::theme::Role;

/// What stands on the frame: the status and the time.
pub(super) fn note(ended: &Ended) -> String {
    let how = match &ended.end {
        End::Exit(status) => format!("exit {status}"),
        End::Signal(_) => "killed".to_owned(),
        End::Stopped | End::Limit(_) => "stopped".to_owned(),
        End::Failed(_) => return "not run".to_owned(),
    };
    format!("{how} · {:.2} s", ended.time.as_secs_f64())
}

/// What a run has to say when it is over: what it printed, which may be long, and what is to be said of it.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// What it printed, and how that differs from what was said.
    pub(super) lines: Vec<PaneRow>,
    /// What is to be said of it.
    pub(super) words: Vec<PaneRow>,
}

/// Everything that a run has to say when it is over.
pub(super) fn verdict(pane: &Pane) -> Verdict {
    match &pane.stage {
        Stage::Recorded(why) => recorded(pane, why),
        Stage::Refused(why) => Verdict {
            words: vec![PaneRow::new("✗", why, Role::StatusError)],
            ..Verdict::default()
        },
        Stage::Ended(ended) => ran(pane, &ended.end),
        Stage::Predicting(_) | Stage::Preparing(_) | Stage::Running(_) | Stage::Stopping => {
            Verdict::default()
        }
    }
}

fn recorded(pane: &Pane, why: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(expected) = &pane.expected else {
        let words = format!("{why} The course has recorded no output of this code.");
        verdict.words.push(PaneRow::new(" ", words, Role::Muted));
        return verdict;
    };
    if let Some(said) = &pane.prediction {
        prediction(pane, (said, expected), &mut verdict);
    } else {
        let lines = expected.lines();
        let lines = lines.map(|text| line(Stream::Out, text));
        verdict.lines.extend(lines);
    }
    verdict.lines.push(blank());
    let words = format!("{why} This is what the course says that it prints.");
    verdict.words.push(PaneRow::new(" ", words, Role::Muted));
    verdict
}

fn ran(pane: &Pane, end: &End) -> Verdict {
    let mut verdict = Verdict::default();
    let printed = pane.printed.text();
    let trouble = ending(end, &Limits::default());
    let said = pane.prediction.as_ref().filter(|_| trouble.is_none());
    // What was said beside what was printed holds all lines of standard output.
    let is_shown = |stream: Stream| said.is_none() || stream == Stream::Err;
    if let Some(said) = said {
        prediction(pane, (said, &printed), &mut verdict);
    }
    let lines = pane.printed.lines.iter();
    let lines = lines.filter(|(stream, _)| is_shown(*stream));
    verdict
        .lines
        .extend(lines.map(|(stream, text)| line(*stream, text)));
    if verdict.lines.is_empty() && !matches!(end, End::Failed(_)) {
        verdict
            .lines
            .push(PaneRow::new(" ", "It printed nothing.", Role::Muted));
    }
    match trouble {
        Some(trouble) => verdict
            .words
            .push(PaneRow::new("✗", trouble, Role::StatusError)),
        None => course(pane, end, &printed, &mut verdict),
    }
    if !verdict.lines.is_empty() && !verdict.words.is_empty() {
        verdict.lines.push(blank());
    }
    verdict
}

/// The learner's lines beside those that were printed.
fn prediction(pane: &Pane, (said, printed): (&str, &str), verdict: &mut Verdict) {
    let compared = compare(said, printed, order(pane));
    let rows = compared.iter().map(|line| told(*line, "you said"));
    verdict.lines.extend(rows);
    verdict.words.push(if agrees(&compared) {
        right("As you said.")
    } else {
        wrong("Not as you said.")
    });
}

/// Whether it is as the course says.
fn course(pane: &Pane, end: &End, printed: &str, verdict: &mut Verdict) {
    let End::Exit(status) = end else {
        return;
    };
    let fails = pane.code.attributes.expect == Some(Expect::Fail);
    let words = match (fails, status, &pane.expected) {
        (true, 0, _) => wrong("The course says that it fails, and it does not."),
        (true, _, _) => right("It fails, as the course says."),
        (false, _, None) => return,
        (false, 0, Some(expected)) => {
            let compared = compare(expected, printed, order(pane));
            if agrees(&compared) {
                right("As the course says.")
            } else {
                verdict.lines.push(blank());
                let rows = compared.iter().map(|line| told(*line, "the course"));
                verdict.lines.extend(rows);
                wrong("Not as the course says.")
            }
        }
        (false, status, Some(_)) => wrong(&format!(
            "It ended with status {status}; the course says that it ends well."
        )),
    };
    verdict.words.push(words);
}

fn blank() -> PaneRow {
    PaneRow::new(" ", "", Role::Muted)
}

fn right(words: &str) -> PaneRow {
    PaneRow::new("✓", words, Role::CalloutTip)
}

fn wrong(words: &str) -> PaneRow {
    PaneRow::new("✗", words, Role::StatusError)
}

/// A line of a comparison; who said what was not printed is named.
fn told(compared: Compared<'_>, who: &str) -> PaneRow {
    match compared {
        Compared::Same(text) => PaneRow::new("✓", text, Role::Code),
        Compared::Missing(text) => PaneRow::new("✗", format!("{who}: {text}"), Role::StatusError),
        Compared::Extra(text) => PaneRow::new("✗", format!("it printed: {text}"), Role::Code),
    }
}

fn order(pane: &Pane) -> Order {
    if pane.code.attributes.any_order {
        Order::Any
    } else {
        Order::Given
    }
}
