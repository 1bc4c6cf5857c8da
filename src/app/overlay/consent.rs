//! The question before code of a course from elsewhere is run for the first time. Its default is no.

use super::Outcome;
use super::answers::{self, Answer, Row};
use super::bar::{Offer, fixed};
use crate::app::Area;
use crate::app::action::Action;
use crate::app::news::{Attention, Before, Plan};
use crate::layout;

/// So many rows of the code that would run are in sight at once, where there is room for them.
const LISTED: usize = 10;
/// The widest frame.
const WIDEST: usize = 76;
/// Frames with fewer rows inside have no blank ones.
const AIR_FROM: usize = 7;

/// What stays possible behind every fence.
const STAYS: &str = "It can still use the processor up to its limits.";

/// What can be answered, in full and in short.
const ANSWERS: [Row; 2] = [
    &[
        ("y: yes, run it", Some(Answer::Yes)),
        ("    ", None),
        ("Enter, n or Esc: no", Some(Answer::No)),
    ],
    &[
        ("y: yes", Some(Answer::Yes)),
        ("    ", None),
        ("Esc: no", Some(Answer::No)),
    ],
];
/// What can be done before enough of it has been seen.
const SCROLLS: [Row; 2] = [
    &[
        ("↓ shows the rest", Some(Answer::More)),
        ("    ", None),
        ("Esc: no", Some(Answer::No)),
    ],
    &[
        ("↓ more", Some(Answer::More)),
        ("    ", None),
        ("Esc: no", Some(Answer::No)),
    ],
];

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

/// The open question.
#[derive(Debug)]
pub struct Consent {
    /// What would run.
    pub plan: Plan,
    /// Where that was asked for.
    pub cause: Cause,
    /// Whether it can be answered: not before it has been on the screen for a moment.
    pub armed: bool,
    /// The number of the moment after which it can.
    pub serial: u64,
    /// The first line on the screen.
    pub top: usize,
    /// How many lines there is room for.
    room: usize,
    /// How many lines there are.
    count: usize,
    /// Whether all that the question says has been on the screen, and the first of the code that would run. Only then
    /// can it be answered with yes.
    pub is_seen: bool,
}

impl Consent {
    /// A question that has not been on the screen yet.
    pub fn new(plan: Plan, cause: Cause, serial: u64) -> Self {
        Self {
            plan,
            cause,
            armed: false,
            serial,
            top: 0,
            room: 0,
            count: 0,
            is_seen: false,
        }
    }

    /// Where its frame stands in the middle of a screen.
    pub fn frame(&self, screen: Area) -> Area {
        let width = width(screen);
        let wanted = self.words(width).len() + self.list(width).len().min(LISTED);
        let height = (wanted + 5).min(screen.height);
        Area {
            x: (screen.width - width) / 2,
            y: (screen.height - height) / 2,
            width,
            height,
        }
    }

    /// Where its lines stand in that: the answers stand in the last row.
    pub fn view(&self, screen: Area) -> Area {
        let inner = self.frame(screen).inner(2, 1);
        let air = usize::from(inner.height >= AIR_FROM);
        Area {
            y: inner.y + air,
            height: inner.height.saturating_sub(1 + 2 * air),
            ..inner
        }
    }

    /// Where its answers begin, and what they say: nothing until it can be answered.
    pub fn answers(&self, screen: Area) -> ((usize, usize), Row) {
        let inner = self.frame(screen).inner(2, 1);
        let rows: &[Row] = match (self.armed, self.is_seen) {
            (false, _) => &[],
            (true, true) => &ANSWERS,
            (true, false) => &SCROLLS,
        };
        let at = (inner.x, inner.bottom().saturating_sub(1));
        (at, answers::fitting(rows, inner.width))
    }

    /// What a click on a cell answers.
    pub fn answer_at(&self, (x, y): (usize, usize), screen: Area) -> Option<Answer> {
        let ((left, row), answers) = self.answers(screen);
        let cell = x.checked_sub(left)?;
        answers::at(answers, cell).filter(|_| y == row)
    }

    /// All of its lines.
    pub fn lines(&self, screen: Area) -> Vec<String> {
        let width = width(screen);
        let mut lines = self.words(width);
        lines.extend(self.list(width));
        lines
    }

    /// What it says, in lines for a frame of this width.
    fn words(&self, width: usize) -> Vec<String> {
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
            lines.extend(wrapped(words, width));
        }
        lines
    }

    /// What would run, or what of it has changed, the packages first.
    fn list(&self, width: usize) -> Vec<String> {
        let plan = &self.plan;
        // Of a course that has changed only what is new in it is told, packages among that.
        let packages = Some(plan.packages.join(", "))
            .filter(|packages| !packages.is_empty() && !matches!(plan.before, Before::Differs(_)));
        let packages = packages.map(|packages| format!("packages from npm: {packages}"));
        let entries = packages.into_iter().chain(plan.listed());
        entries.flat_map(|entry| wrapped(&entry, width)).collect()
    }

    /// Tells it the screen, and whether that shows what has to be seen.
    pub fn settle(&mut self, screen: Area) {
        let words = self.words(width(screen)).len();
        self.count = self.lines(screen).len();
        self.room = self.view(screen).height;
        self.top = self.top.min(self.count.saturating_sub(self.room));
        self.is_seen |= self.room > 0 && self.top + self.room >= self.count.min(words + 1);
    }

    /// How many lines are above the frame, and below it.
    pub fn more(&self) -> (usize, usize) {
        let below = self.count.saturating_sub(self.top + self.room);
        (self.top, below)
    }

    /// Scrolls it, if the key does that.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = self.room.saturating_sub(1).max(1);
        let by = |lines: isize| self.top.saturating_add_signed(lines);
        self.top = match action {
            Action::Quit => return Outcome::Pass,
            Action::LineDown => by(1),
            Action::LineUp => by(-1),
            Action::PageDown => by(page.cast_signed()),
            Action::PageUp => by(-page.cast_signed()),
            Action::Top => 0,
            Action::Bottom => self.count,
            _ => self.top,
        };
        Outcome::Stay
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<Offer> {
        if !self.armed {
            return Vec::new();
        }
        let yes = if self.is_seen {
            fixed("y", "yes, run it")
        } else {
            fixed("↓", "shows the rest")
        };
        let mut hints = vec![yes, fixed("Esc", "no")];
        if self.is_seen && self.more() != (0, 0) {
            hints.push(fixed("↑ ↓", "scroll"));
        }
        hints
    }
}

fn width(screen: Area) -> usize {
    let wanted = screen.width.saturating_sub(4).clamp(1, WIDEST);
    wanted.min(screen.width)
}

/// Words in lines for a frame of this width.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let rows = layout::words(words, width.saturating_sub(4).max(1));
    rows.iter().map(layout::plain).collect()
}
