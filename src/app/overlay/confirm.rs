//! A question before something leaves the program. Nobody says yes to what they have not seen the end of.

use super::Outcome;
use super::answers::{self, Answer, Row};
use crate::app::Area;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::text;

/// Narrower screens give the question all their columns.
const NARROW: usize = 60;
/// The widest frame.
const WIDEST: usize = 80;

/// What can be answered, in full and in short.
const ANSWERS: [Row; 3] = [
    &[
        ("Enter or y: yes", Some(Answer::Yes)),
        ("    ", None),
        ("Esc or n: no", Some(Answer::No)),
    ],
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
/// What can be done before the end of the subject has been seen.
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

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// What would happen, as a question.
    pub question: String,
    /// Exactly what it would happen to: the whole address, the whole command.
    pub subject: String,
    /// What is done on yes.
    pub effect: Effect,
    /// The first line of the subject on the screen.
    pub top: usize,
    /// How many of its lines the frame has room for.
    pub room: usize,
    /// Whether its end has been on the screen. Only then can it be answered with yes.
    pub is_seen: bool,
    /// The cell of the click that it comes from: a double click is no answer.
    pub clicked: Option<(usize, usize)>,
}

impl Confirm {
    /// A question that has not been on the screen yet.
    pub fn new(question: impl Into<String>, subject: impl Into<String>, effect: Effect) -> Self {
        Self {
            question: question.into(),
            subject: subject.into(),
            effect,
            top: 0,
            room: 0,
            is_seen: false,
            clicked: None,
        }
    }

    /// Where its frame stands in the middle of a screen.
    pub fn frame(&self, screen: Area) -> Area {
        let width = width(screen);
        let height = (self.lines(screen).len() + 5).min(screen.height);
        Area {
            x: (screen.width - width) / 2,
            y: (screen.height - height) / 2,
            width,
            height,
        }
    }

    /// Where the subject stands in it.
    pub fn view(&self, screen: Area) -> Area {
        let inner = self.frame(screen).inner(2, 1);
        // The answers stand in the last row, and where there is room a blank row at each side of the subject.
        let air = usize::from(inner.height > 4 || inner.height >= self.lines(screen).len() + 3);
        Area {
            y: inner.y + air,
            height: inner.height.saturating_sub(1 + 2 * air),
            ..inner
        }
    }

    /// Where its answers begin, and what they say.
    pub fn answers(&self, screen: Area) -> ((usize, usize), Row) {
        let inner = self.frame(screen).inner(2, 1);
        let rows = if self.is_seen { ANSWERS } else { SCROLLS };
        let at = (inner.x, inner.bottom().saturating_sub(1));
        (at, answers::fitting(&rows, inner.width))
    }

    /// What a click on a cell answers.
    pub fn answer_at(&self, (x, y): (usize, usize), screen: Area) -> Option<Answer> {
        let ((left, row), answers) = self.answers(screen);
        let cell = x.checked_sub(left)?;
        let is_meant = y == row && self.clicked != Some((x, y));
        answers::at(answers, cell).filter(|_| is_meant)
    }

    /// The whole subject in lines as wide as the frame's inside: nothing of an address may be hidden.
    pub fn lines(&self, screen: Area) -> Vec<String> {
        let room = width(screen).saturating_sub(4).max(1);
        let mut lines = vec![String::new()];
        let mut used = 0;
        for (cluster, cells) in text::clusters(&text::clean_line(&self.subject)) {
            if used + cells > room {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(cluster);
            }
            used += cells;
        }
        lines
    }

    /// Tells it the screen, and whether that shows the end of the subject.
    pub fn settle(&mut self, screen: Area) {
        let lines = self.lines(screen).len();
        self.room = self.view(screen).height;
        self.top = self.top.min(lines.saturating_sub(self.room));
        self.is_seen |= self.top + self.room >= lines;
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = self.room.saturating_sub(1).max(1);
        let by = |lines: isize| self.top.saturating_add_signed(lines);
        self.top = match action {
            Action::Open if self.is_seen => return Outcome::Do(self.effect.clone()),
            Action::Close | Action::Quit | Action::Back => return Outcome::Close,
            Action::LineDown => by(1),
            Action::LineUp => by(-1),
            Action::PageDown | Action::HalfDown => by(page.cast_signed()),
            Action::PageUp | Action::HalfUp => by(-page.cast_signed()),
            Action::Top => 0,
            Action::Bottom => usize::MAX / 2,
            _ => self.top,
        };
        Outcome::Stay
    }
}

fn width(screen: Area) -> usize {
    let wanted = if screen.width < NARROW {
        screen.width
    } else {
        screen.width - 4
    };
    wanted.min(WIDEST)
}
