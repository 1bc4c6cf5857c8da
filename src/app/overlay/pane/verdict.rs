//! How a run ended, and whether it is as the learner and the course have said.

use super::comparison::{self, Labels, beside};
use super::row::{PaneRow, line};
use super::{Pane, Stage};
use crate::course::block::Expect;
use crate::practice::compare::{Order, agrees, as_meant, compare};
use crate::practice::run::{End, Ended, Limits, Stream, ending, hint};
use crate::text;
use crate::theme::Role;

/// What stands on the frame: the status and the time.
pub(super) fn note(ended: &Ended) -> String {
    let how = match &ended.end {
        End::Exit(status) => format!("exit {status}"),
        End::Signal(_) => "killed".to_owned(),
        End::Stopped | End::Limit(_) => "stopped".to_owned(),
        End::Failed(_) => return "not run".to_owned(),
    };
    format!("{how} · {}", text::elapsed(ended.time))
}

/// What a run has to say when it is over: what it printed, which may be long, and what is to be said of it.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// What it printed, and how that differs from what was said.
    pub(super) lines: Vec<PaneRow>,
    /// What is to be said of it.
    pub(super) words: Vec<PaneRow>,
    /// Whether what is to be said stands above what it printed: where something was said of it first, or lines differ.
    pub(super) leads: bool,
}

/// Everything that a run has to say when it is over.
pub(super) fn verdict(pane: &Pane) -> Verdict {
    match &pane.stage {
        Stage::Recorded(why) => recorded(pane, why),
        Stage::Refused(why) => Verdict {
            words: vec![PaneRow::sentence("✗", why, Role::StatusError)],
            ..Verdict::default()
        },
        Stage::Ended(ended) => ran(pane, &ended.end),
        Stage::Predicting(_) | Stage::Preparing(..) | Stage::Running(_) | Stage::Stopping => {
            Verdict::default()
        }
    }
}

fn recorded(pane: &Pane, why: &str) -> Verdict {
    let mut verdict = Verdict::default();
    let Some(expected) = &pane.expected else {
        let words = format!("{why} The course has recorded no output of this code.");
        verdict
            .words
            .push(PaneRow::sentence(" ", words, Role::Muted));
        return verdict;
    };
    if let Some(said) = &pane.prediction {
        let words = if prediction(pane, (said, expected), comparison::RECORDED, &mut verdict) {
            right("You said what the course says.")
        } else {
            wrong("You did not say what the course says.")
        };
        verdict.words.push(words);
    } else {
        let lines = expected.lines();
        let lines = lines.map(|text| line(Stream::Out, text));
        verdict.lines.extend(lines);
    }
    let words = format!("{why} This is what the course says that it prints.");
    verdict
        .words
        .push(PaneRow::sentence(" ", words, Role::Muted));
    verdict.part();
    verdict
}

fn ran(pane: &Pane, end: &End) -> Verdict {
    let mut verdict = Verdict::default();
    let trouble = ending(end, &Limits::default());
    // It may be a megabyte: only what is compared is read as a whole.
    let is_compared = pane.prediction.is_some() || pane.expected.is_some();
    let printed = if is_compared && trouble.is_none() {
        pane.printed.text()
    } else {
        String::new()
    };
    let said = pane.prediction.as_ref().filter(|_| trouble.is_none());
    if let Some(said) = said {
        let words = if prediction(pane, (said, &printed), comparison::RAN, &mut verdict) {
            right("It printed what you said.")
        } else {
            wrong("It did not print what you said.")
        };
        verdict.words.push(words);
    }
    if trouble.is_none() {
        course(pane, end, &printed, &mut verdict);
    }
    // A comparison holds all lines of standard output.
    let is_compared = verdict.leads;
    let is_shown = |stream: Stream| !is_compared || stream == Stream::Err;
    let lines = pane.printed.lines.iter();
    let lines = lines.filter(|(stream, _)| is_shown(*stream));
    verdict
        .lines
        .extend(lines.map(|(stream, text)| line(*stream, text)));
    if pane.printed.lines.is_empty() && !matches!(end, End::Failed(_)) {
        let words = "It printed nothing.";
        verdict
            .lines
            .push(PaneRow::sentence(" ", words, Role::Muted));
    }
    if let Some(trouble) = trouble {
        let words = PaneRow::sentence("✗", trouble, Role::StatusError);
        verdict.words.push(words);
        if pane.prediction.is_some() && !matches!(end, End::Failed(_)) {
            let words = "So what it printed is not compared with what you said.";
            verdict
                .words
                .push(PaneRow::sentence(" ", words, Role::Muted));
        }
    }
    if matches!(end, End::Exit(1..))
        && let Some(words) = hint(&complaints(pane), &Limits::default())
    {
        verdict
            .words
            .push(PaneRow::sentence(" ", words, Role::Muted));
    }
    verdict.part();
    verdict
}

/// What was printed to standard error.
fn complaints(pane: &Pane) -> String {
    let lines = pane.printed.lines.iter();
    let lines = lines.filter(|(stream, _)| *stream == Stream::Err);
    let lines: Vec<&str> = lines.map(|(_, text)| text.as_str()).collect();
    lines.join("\n")
}

impl Verdict {
    /// Parts what was printed from what is said of it.
    fn part(&mut self) {
        if self.lines.is_empty() || self.words.is_empty() {
            return;
        }
        if self.leads {
            self.words.push(blank());
        } else {
            self.lines.push(blank());
        }
    }

    /// Takes in a comparison; whether both sides agree.
    fn compare(&mut self, pane: &Pane, (said, printed): (&str, &str), labels: Labels) -> bool {
        let compared = compare(said, printed, order(pane));
        let agrees = agrees(&compared);
        if !agrees || self.lines.is_empty() {
            if !self.lines.is_empty() {
                self.lines.push(blank());
            }
            self.lines.extend(beside(compared, order(pane), labels));
        }
        self.leads |= !agrees;
        agrees
    }
}

/// The learner's lines beside those that were printed, and whether they are the same.
fn prediction(
    pane: &Pane,
    (said, printed): (&str, &str),
    labels: Labels,
    verdict: &mut Verdict,
) -> bool {
    let said = as_meant(said, printed);
    verdict.leads = true;
    verdict.compare(pane, (&said, printed), labels)
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
            let said = (expected.as_str(), printed);
            if agrees(&compare(said.0, said.1, order(pane))) {
                right("It printed what the course says.")
            } else {
                verdict.compare(pane, said, comparison::COURSE);
                wrong("It did not print what the course says.")
            }
        }
        (false, status, Some(_)) => wrong(&format!(
            "It ended with status {status}; the course says that it ends well."
        )),
    };
    verdict.words.push(words);
}

fn blank() -> PaneRow {
    PaneRow::sentence(" ", "", Role::Muted)
}

fn right(words: &str) -> PaneRow {
    PaneRow::sentence("✓", words, Role::CalloutTip)
}

fn wrong(words: &str) -> PaneRow {
    PaneRow::sentence("✗", words, Role::StatusError)
}

fn order(pane: &Pane) -> Order {
    if pane.code.attributes.any_order {
        Order::Any
    } else {
        Order::Given
    }
}
