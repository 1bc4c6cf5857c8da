//! The question before code of a course from elsewhere is run for the first time. Its default is no.

use super::Outcome;
use super::answers::Answer;
use super::question::{self, Kind, Question, Said};
use crate::app::Area;
use crate::app::action::Action;
use crate::app::news::{Attention, Before, Plan};
use crate::layout;
use crate::theme::Role;

/// So many rows of the code that would run are in sight at once, where there is room for them.
const LISTED: usize = 10;

/// What stays possible behind every fence.
const STAYS: &str = "It can still use the processor up to its limits.";

/// Only `y` is a yes.
const KIND: Kind = Kind {
    answers: &[
        ("y: yes, run it", Some(Answer::Yes)),
        ("    ", None),
        ("Enter, n or Esc: no", Some(Answer::No)),
    ],
    enter: Answer::No,
    yes: ("y", "yes, run it"),
    role: Role::Popup,
};

/// What asked for code to be run, and hears the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The pane under a block of code.
    Code,
    /// A lab, whose copy needs this first.
    Lab(Attention),
    /// A review, for its proofs.
    Review,
}

/// The open question. It cannot be answered before it has been on the screen for a moment.
#[derive(Debug)]
pub struct Consent {
    /// The question on the screen.
    pub question: Question,
    /// What would run.
    pub plan: Plan,
    /// Where that was asked for.
    pub cause: Cause,
    /// The number of the moment after which it can be answered.
    pub serial: u64,
}

impl Consent {
    /// A question that has not been on the screen yet.
    pub fn new(plan: Plan, cause: Cause, serial: u64) -> Self {
        let question = Question::new("Run code of this course?", &KIND);
        Self {
            question: Question {
                armed: false,
                ..question
            },
            plan,
            cause,
            serial,
        }
    }

    /// Tells it the screen. It can be answered with yes once all that it says has been on that, and the first of the code
    /// that would run.
    pub fn settle(&mut self, screen: Area) {
        let room = question::room(screen);
        let mut lines = self.words(room);
        let words = lines.len();
        let list = self.list(room);
        let listed = list.len().min(LISTED);
        lines.extend(list);
        let said = Said {
            wanted: words + listed,
            needed: lines.len().min(words + 1),
            lines,
        };
        self.question.settle(screen, said);
    }

    /// What it says, in lines of so many cells.
    fn words(&self, room: usize) -> Vec<String> {
        let plan = &self.plan;
        let fence = match (plan.fencing.files, plan.fencing.network) {
            (_, true) => {
                "It is fenced in: it writes in a temporary folder only, cannot open your files, and reaches no network and no other program."
            }
            (true, false) => {
                "It is fenced in: it writes in a temporary folder only and cannot open your files. The network is open to it, it sees which programs you run and, before Linux 6.12, can end them: this system does not let that be closed."
            }
            (false, false) => {
                "This system has no fence: it can do everything that you can do, with all your files."
            }
        };
        let mut lines = Vec::new();
        let rest = plan.fencing.files.then_some(STAYS);
        let fence = [fence]
            .into_iter()
            .chain(rest)
            .collect::<Vec<_>>()
            .join(" ");
        for words in [plan.reason(), "", &fence, "", plan.heading()] {
            lines.extend(wrapped(words, room));
        }
        lines
    }

    /// What would run, or what of it has changed, the packages first.
    fn list(&self, room: usize) -> Vec<String> {
        let plan = &self.plan;
        // Of a course that has changed only what is new in it is told, packages among that.
        let packages = Some(plan.packages.join(", "))
            .filter(|packages| !packages.is_empty() && !matches!(plan.before, Before::Differs(_)));
        let packages = packages.map(|packages| format!("packages from npm: {packages}"));
        let entries = packages.into_iter().chain(plan.listed());
        entries.flat_map(|entry| wrapped(&entry, room)).collect()
    }

    /// Scrolls it, if the key does that.
    pub fn apply(&mut self, action: Action) -> Outcome {
        if action == Action::Quit {
            return Outcome::Pass;
        }
        self.question.scroll(action);
        Outcome::Stay
    }
}

/// Words in lines of so many cells.
fn wrapped(words: &str, room: usize) -> Vec<String> {
    let rows = layout::words(words, room);
    rows.iter().map(layout::plain).collect()
}
