//! A question in the middle of the screen: where its parts stand, how it scrolls, and what keys and clicks answer. Nobody
//! says yes to what they have not seen.

use super::answers::{self, Answer, Row};
use super::bar::{Offer, fixed};
use crate::app::Area;
use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::theme::Role;

/// The widest frame.
const WIDEST: usize = 76;
/// The cells of a frame that are its sides.
const SIDES: usize = 4;
/// The rows of a frame that are not for what the question says: its edges, the answers, and a blank one at each side.
const AROUND: usize = 5;
/// Frames with fewer rows inside have blank ones only if all that the question says fits beside them.
const AIR_FROM: usize = 7;

/// What can be answered where there is no room to say it in full.
const SHORT: [Row; 2] = [
    &[
        ("y: yes", Some(Answer::Yes)),
        ("   ", None),
        ("n: no", Some(Answer::No)),
    ],
    &[
        ("y", Some(Answer::Yes)),
        (" or ", None),
        ("n", Some(Answer::No)),
    ],
];
/// What can be done before enough of it has been seen.
const SCROLLS: [Row; 3] = [
    &[
        ("↓ shows the rest, then y: yes", Some(Answer::More)),
        ("    ", None),
        ("Esc: no", Some(Answer::No)),
    ],
    &[
        ("↓ goes on", Some(Answer::More)),
        ("   ", None),
        ("n: no", Some(Answer::No)),
    ],
    &[
        ("↓", Some(Answer::More)),
        (" or ", None),
        ("n", Some(Answer::No)),
    ],
];

/// What tells one kind of question from another.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// What can be answered, in full.
    pub answers: Row,
    /// What Enter answers: no, where a yes is not to be given by habit.
    pub enter: Answer,
    /// The key for yes and its label, for the bottom row.
    pub yes: (&'static str, &'static str),
    /// How what it says looks.
    pub role: Role,
}

/// What a question says, in lines for its frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The lines.
    pub lines: Vec<String>,
    /// How many of them are to be in sight at once, where there is room for them.
    pub wanted: usize,
    /// How many of the first have to have been on the screen before it can be answered with yes.
    pub needed: usize,
}

/// What of a question has been drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Nothing yet.
    Nothing,
    /// Some of it.
    Some,
    /// All that has to be seen before it can be answered with yes.
    Needed,
}

/// A question as it stands on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What would happen, as a question.
    pub title: &'static str,
    /// What kind of question it is.
    pub kind: &'static Kind,
    /// What it says.
    pub said: Said,
    /// All of it, the frame included.
    pub frame: Area,
    /// Where that stands which it says.
    pub view: Area,
    /// The first line on the screen.
    pub top: usize,
    /// Whether it can be answered at all.
    pub armed: bool,
    /// Whether all that is needed has been on the screen. Only then can it be answered with yes.
    pub is_seen: bool,
    /// What of it has been drawn. Keys that came before were meant for something else.
    pub drawn: Drawn,
    /// The cell of the click that it comes from: a double click is no answer.
    pub clicked: Option<(usize, usize)>,
}

impl Question {
    /// A question that has not been on the screen yet.
    pub fn new(title: &'static str, kind: &'static Kind) -> Self {
        Self {
            title,
            kind,
            said: Said::default(),
            frame: Area::default(),
            view: Area::default(),
            top: 0,
            armed: true,
            is_seen: false,
            drawn: Drawn::Nothing,
            clicked: None,
        }
    }

    /// Tells it the screen, and what it says in lines for that.
    pub fn settle(&mut self, screen: Area, said: Said) {
        let width = frame_width(screen);
        let height = (said.wanted + AROUND).min(screen.height);
        self.frame = Area {
            x: (screen.width - width) / 2,
            y: (screen.height - height) / 2,
            width,
            height,
        };
        let inner = self.frame.inner(2, 1);
        let has_air = inner.height >= AIR_FROM || inner.height >= said.lines.len() + 3;
        let air = usize::from(has_air);
        // The answers stand in the last row.
        self.view = Area {
            y: inner.y + air,
            height: inner.height.saturating_sub(1 + 2 * air),
            ..inner
        };
        let (count, room) = (said.lines.len(), self.view.height);
        self.top = self.top.min(count.saturating_sub(room));
        self.is_seen |= room > 0 && self.top + room >= said.needed;
        self.said = said;
    }

    /// How many lines are above the frame, and below it.
    pub fn hidden(&self) -> (usize, usize) {
        let shown = self.top + self.view.height;
        (self.top, self.said.lines.len().saturating_sub(shown))
    }

    /// Scrolls it, if an action does that.
    pub fn scroll(&mut self, action: Action) {
        let page = self.view.height.saturating_sub(1).max(1).cast_signed();
        let by = |lines: isize| self.top.saturating_add_signed(lines);
        let wanted = match action {
            Action::LineDown => by(1),
            Action::LineUp => by(-1),
            Action::PageDown | Action::HalfDown => by(page),
            Action::PageUp | Action::HalfUp => by(-page),
            Action::Top => 0,
            Action::Bottom => usize::MAX,
            _ => return,
        };
        let last = self.said.lines.len().saturating_sub(self.view.height);
        self.top = wanted.min(last);
    }

    /// Where its answers begin, and what they say: nothing until it can be answered.
    pub fn answers(&self) -> ((usize, usize), Row) {
        let inner = self.frame.inner(2, 1);
        let [short, shortest] = SHORT;
        let all = [self.kind.answers, short, shortest];
        let rows: &[Row] = match (self.armed, self.is_seen) {
            (false, _) => &[],
            (true, true) => &all,
            (true, false) => &SCROLLS,
        };
        let at = (inner.x, inner.bottom().saturating_sub(1));
        (at, answers::fitting(rows, inner.width))
    }

    /// What a click on a cell answers: one beside the question says no, one that was meant for something else nothing.
    pub fn clicked_at(&self, (x, y): (usize, usize)) -> Option<Answer> {
        if !self.frame.contains(x, y) {
            return Some(Answer::No);
        }
        let ((left, row), answers) = self.answers();
        let cell = x.checked_sub(left)?;
        let is_meant = y == row && self.clicked != Some((x, y));
        answers::at(answers, cell).filter(|_| is_meant)
    }

    /// What a key answers; `None` for one that is no answer to any question of its kind.
    pub fn pressed(&self, key: Key) -> Option<Answer> {
        match key.code {
            _ if key.ctrl || key.alt => None,
            Code::Char('y' | 'Y') => Some(Answer::Yes),
            Code::Char('n' | 'N') | Code::Esc => Some(Answer::No),
            Code::Enter => Some(self.kind.enter),
            _ => None,
        }
    }

    /// Whether an answer counts: none does at once, and a yes only from who has seen what it is to.
    pub fn takes(&self, answer: Answer) -> bool {
        self.armed
            && match answer {
                Answer::Yes => self.drawn == Drawn::Needed,
                Answer::No => self.drawn != Drawn::Nothing,
                Answer::More => true,
            }
    }

    /// Whether it is yet to be known that it has been drawn as it is now.
    pub fn awaits_frame(&self) -> bool {
        self.drawn != self.shown()
    }

    /// It has been drawn.
    pub fn take_frame(&mut self) {
        self.drawn = self.shown();
    }

    /// What of it the next frame will have shown.
    fn shown(&self) -> Drawn {
        if self.is_seen {
            Drawn::Needed
        } else {
            Drawn::Some
        }
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<Offer> {
        if !self.armed {
            return Vec::new();
        }
        let (key, label) = self.kind.yes;
        let yes = if self.is_seen {
            fixed(key, label)
        } else {
            fixed("↓", "shows the rest")
        };
        let mut hints = vec![yes, fixed("Esc", "no")];
        if self.is_seen && self.hidden() != (0, 0) {
            hints.push(fixed("↑ ↓", "scroll"));
        }
        hints
    }
}

/// The cells of a line of what a question says.
pub fn room(screen: Area) -> usize {
    frame_width(screen).saturating_sub(SIDES).max(1)
}

/// A narrow screen gives the question all its columns.
fn frame_width(screen: Area) -> usize {
    let wanted = if screen.is_narrow() {
        screen.width
    } else {
        screen.width.saturating_sub(SIDES)
    };
    wanted.min(WIDEST)
}
