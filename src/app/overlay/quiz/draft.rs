//! An answer while it is being given.

use std::collections::BTreeSet;

use super::{NARROW, Press};
use crate::app::key::{Code, Key};
use crate::app::line::{Edit, Line};
use crate::app::lines::Lines;
use crate::course::Question;
use crate::course::quiz::{Ask, Outcome};
use crate::practice::quiz::{Answer, arrange, recall};

/// The alternatives that letters and digits choose.
const LETTERS: &str = "abcdefghi";

/// What says that a program fails, or that it runs after all.
const OTHER_FATE: &str = "Shift-Tab";

/// An answer while it is being given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// There is nothing to be answered.
    Nothing,
    /// One is to be chosen: the one at the cursor.
    One {
        /// The options in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
    },
    /// Several are to be chosen.
    Several {
        /// The options in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
        /// The options that are chosen.
        chosen: BTreeSet<usize>,
    },
    /// A few words are typed.
    Short(Line),
    /// What a program does is typed.
    Trace {
        /// What becomes of it.
        fate: Fate,
        /// What it prints.
        typed: Lines,
        /// The number of the line that it fails at.
        number: Line,
    },
    /// Items are put in order.
    Order {
        /// The items in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
        /// Whether the item at the cursor goes where the cursor goes.
        held: bool,
    },
}

/// What becomes of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It runs to its end.
    Runs,
    /// It does not.
    Fails,
}

/// What a draft makes of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// It has used it.
    Used,
    /// The answer is complete.
    Answer,
    /// It does not know it.
    Unknown,
}

impl Draft {
    /// An answer that has not been begun.
    pub fn new(question: &Question, seed: u64) -> Self {
        let order = arrange(question, seed);
        match &question.ask {
            Ask::Choice { right: 1, .. } => Self::One { order, cursor: 0 },
            Ask::Choice { .. } => Self::Several {
                order,
                cursor: 0,
                chosen: BTreeSet::new(),
            },
            Ask::Short { .. } => Self::Short(Line::default()),
            Ask::Trace { .. } => Self::Trace {
                fate: Fate::Runs,
                typed: Lines::default(),
                number: Line::default(),
            },
            Ask::Order { .. } => Self::Order {
                order,
                cursor: 0,
                held: false,
            },
        }
    }

    /// An answer that was given before, if it still means something.
    pub fn restored(question: &Question, seed: u64, words: &[String]) -> Option<(Self, Answer)> {
        let answer = recall(&question.ask, words)?;
        let mut draft = Self::new(question, seed);
        match (&mut draft, &answer) {
            (Self::One { order, cursor }, Answer::Chosen(given)) => {
                *cursor = order.iter().position(|option| given.contains(option))?;
            }
            (Self::Several { chosen, .. }, Answer::Chosen(given)) => chosen.clone_from(given),
            (Self::Short(line), Answer::Typed(typed)) => *line = Line::of(typed),
            (Self::Trace { typed, .. }, Answer::Traced(Outcome::Prints(given))) => {
                *typed = Lines::of(given);
            }
            (Self::Trace { fate, number, .. }, Answer::Traced(Outcome::Fails(line))) => {
                *fate = Fate::Fails;
                *number = Line::of(&line.map(|line| line.to_string()).unwrap_or_default());
            }
            (Self::Order { order, .. }, Answer::Ordered(given)) => order.clone_from(given),
            _ => return None,
        }
        Some((draft, answer))
    }

    /// The answer; `None` if it has not been begun.
    pub fn answer(&self) -> Option<Answer> {
        match self {
            Self::Nothing => None,
            Self::One { order, cursor } => {
                Some(Answer::Chosen(BTreeSet::from([*order.get(*cursor)?])))
            }
            Self::Several { chosen, .. } => {
                (!chosen.is_empty()).then(|| Answer::Chosen(chosen.clone()))
            }
            Self::Short(line) => {
                let typed = line.text.trim();
                (!typed.is_empty()).then(|| Answer::Typed(typed.to_owned()))
            }
            Self::Trace {
                fate: Fate::Fails,
                number,
                ..
            } => Some(Answer::Traced(Outcome::Fails(
                number.text.trim().parse().ok(),
            ))),
            Self::Trace { typed, .. } => {
                let typed = typed.text().trim_end().to_owned();
                Some(Answer::Traced(Outcome::Prints(typed)))
            }
            Self::Order { order, .. } => Some(Answer::Ordered(order.clone())),
        }
    }

    /// Whether it says that a program prints nothing, if only because nothing has been typed yet.
    pub fn prints_nothing(&self) -> bool {
        matches!(self, Self::Trace { fate: Fate::Runs, typed, .. } if typed.is_empty())
    }

    /// Whether Enter begins no new line but gives the answer.
    fn ends_with_enter(&self) -> bool {
        matches!(self, Self::Trace { typed, .. } if typed.is_at_empty_end())
    }

    /// Whether something can be typed and nothing has been.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Short(line) => line.text.is_empty(),
            Self::Trace { typed, number, .. } => number.text.is_empty() && typed.is_empty(),
            Self::Nothing | Self::One { .. } | Self::Several { .. } | Self::Order { .. } => false,
        }
    }

    /// The alternative or the field where the cursor is.
    pub fn selected(&self) -> Option<Press> {
        match self {
            Self::Nothing => None,
            Self::One { cursor, .. }
            | Self::Several { cursor, .. }
            | Self::Order { cursor, .. } => Some(Press::Alternative(*cursor)),
            Self::Short(_) | Self::Trace { .. } => Some(Press::Field),
        }
    }

    /// Moves the cursor, and what is held with it; `false` if there is none to move.
    pub fn move_by(&mut self, steps: isize) -> bool {
        match self {
            Self::One { order, cursor } | Self::Several { order, cursor, .. } => {
                let last = order.len().saturating_sub(1);
                *cursor = cursor.saturating_add_signed(steps).min(last);
                true
            }
            Self::Order {
                order,
                cursor,
                held,
            } => {
                let last = order.len().saturating_sub(1);
                let to = cursor.saturating_add_signed(steps).min(last);
                if *held && *cursor < order.len() {
                    let item = order.remove(*cursor);
                    order.insert(to, item);
                }
                *cursor = to;
                true
            }
            Self::Nothing | Self::Short(_) | Self::Trace { .. } => false,
        }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Took {
        match self {
            Self::Nothing => Took::Unknown,
            Self::One { .. } | Self::Several { .. } | Self::Order { .. } => self.press_choice(key),
            Self::Short(line) => match (key.code, line.press(key)) {
                (Code::Enter, _) => Took::Answer,
                (_, Edit::Unknown) => Took::Unknown,
                (_, Edit::Changed | Edit::Kept | Edit::Full) => Took::Used,
            },
            Self::Trace { .. } => self.press_trace(key),
        }
    }

    fn press_choice(&mut self, key: Key) -> Took {
        if key.ctrl || key.alt {
            return Took::Unknown;
        }
        match key.code {
            Code::Enter => Took::Answer,
            // To choose one, the cursor is enough: the key goes on by a screen.
            Code::Char(' ') if matches!(self, Self::One { .. }) => Took::Unknown,
            Code::Char(' ') => {
                self.toggle();
                Took::Used
            }
            Code::Up | Code::Down if key.shift => {
                let steps = if key.code == Code::Up { -1 } else { 1 };
                if self.carry(steps) {
                    Took::Used
                } else {
                    Took::Unknown
                }
            }
            Code::Char(letter) => {
                let digit = letter.to_digit(10).and_then(|digit| digit.checked_sub(1));
                let digit = digit.and_then(|digit| usize::try_from(digit).ok());
                match digit.or_else(|| LETTERS.find(letter)) {
                    Some(place) if self.choose(place) => Took::Used,
                    _ => Took::Unknown,
                }
            }
            _ => Took::Unknown,
        }
    }

    /// Moves the item at the cursor without taking it up; `false` if nothing is put in order.
    fn carry(&mut self, steps: isize) -> bool {
        let Self::Order { held, .. } = self else {
            return false;
        };
        let before = std::mem::replace(held, true);
        self.move_by(steps);
        if let Self::Order { held, .. } = self {
            *held = before;
        }
        true
    }

    /// A click on a place: the item there is taken up, or the one that is held is put there.
    pub fn click(&mut self, place: usize) {
        let Self::Order {
            cursor,
            held,
            order,
            ..
        } = self
        else {
            self.choose(place);
            return;
        };
        if place >= order.len() {
            return;
        }
        if *held {
            self.put(place);
            self.toggle();
        } else {
            *cursor = place;
            *held = true;
        }
    }

    /// Moves the item that is held to a place; `false` if it is there, or none is held.
    pub fn put(&mut self, place: usize) -> bool {
        match self {
            Self::Order {
                cursor, held: true, ..
            } if *cursor != place => {
                let steps = place.cast_signed() - cursor.cast_signed();
                self.move_by(steps)
            }
            _ => false,
        }
    }

    /// The place of the item that is held.
    pub fn held(&self) -> Option<usize> {
        match self {
            Self::Order {
                cursor, held: true, ..
            } => Some(*cursor),
            _ => None,
        }
    }

    /// Puts down what is held.
    pub fn put_down(&mut self) {
        if let Self::Order { held, .. } = self {
            *held = false;
        }
    }

    /// Chooses the alternative at a place of the screen; `false` if there is none.
    pub fn choose(&mut self, place: usize) -> bool {
        let is_there = match self {
            Self::One { order, cursor } | Self::Several { order, cursor, .. } => {
                let is_there = place < order.len();
                if is_there {
                    *cursor = place;
                }
                is_there
            }
            // What is held goes to the place.
            Self::Order { order, .. } => {
                let is_there = place < order.len();
                if is_there
                    && !self.put(place)
                    && let Self::Order { cursor, .. } = self
                {
                    *cursor = place;
                }
                is_there
            }
            Self::Nothing | Self::Short(_) | Self::Trace { .. } => false,
        };
        if is_there && matches!(self, Self::Several { .. }) {
            self.toggle();
        }
        is_there
    }

    /// Chooses what is at the cursor or does so no longer; takes it up to be moved, or puts it down.
    pub fn toggle(&mut self) {
        match self {
            Self::Several {
                order,
                cursor,
                chosen,
            } => {
                if let Some(option) = order.get(*cursor)
                    && !chosen.remove(option)
                {
                    chosen.insert(*option);
                }
            }
            Self::Order { held, .. } => *held = !*held,
            Self::Nothing | Self::One { .. } | Self::Short(_) | Self::Trace { .. } => {}
        }
    }

    /// Says what becomes of a program.
    pub fn decide(&mut self, decided: Fate) {
        if let Self::Trace { fate, .. } = self {
            *fate = decided;
        }
    }

    fn press_trace(&mut self, key: Key) -> Took {
        let Self::Trace {
            fate,
            typed,
            number,
        } = self
        else {
            return Took::Unknown;
        };
        match (*fate, key.code) {
            // Where there is no line to go to, the program scrolls.
            (Fate::Runs, Code::Up) if typed.row == 0 => return Took::Unknown,
            (Fate::Runs, Code::Down) if typed.row + 1 >= typed.lines.len() => {
                return Took::Unknown;
            }
            (Fate::Runs, Code::Tab) if key.shift => *fate = Fate::Fails,
            (Fate::Fails, Code::Tab) if key.shift => *fate = Fate::Runs,
            // As where the output of code in the text is said first.
            (_, Code::Tab) | (Fate::Fails, Code::Enter) => return Took::Answer,
            (Fate::Runs, Code::Enter) if typed.is_at_empty_end() => return Took::Answer,
            (Fate::Fails, Code::Char(letter)) if !letter.is_ascii_digit() => {}
            (Fate::Fails, _) if number.press(key) == Edit::Unknown => return Took::Unknown,
            (Fate::Runs, _) if !typed.press(key) => return Took::Unknown,
            (Fate::Fails | Fate::Runs, _) => {}
        }
        Took::Used
    }

    /// Takes pasted text into what is typed.
    pub fn paste(&mut self, pasted: &str) {
        match self {
            Self::Short(line) => {
                line.insert(pasted.trim_end_matches('\n'));
            }
            Self::Trace {
                fate: Fate::Fails,
                number,
                ..
            } => {
                let digits: String = pasted.chars().filter(char::is_ascii_digit).collect();
                number.insert(&digits);
            }
            Self::Trace { typed, .. } => typed.insert(pasted.trim_end_matches('\n')),
            Self::Nothing | Self::One { .. } | Self::Several { .. } | Self::Order { .. } => {}
        }
    }

    /// The keys that matter while it is being given.
    pub fn hints(&self, room: usize) -> Vec<(String, &'static str)> {
        let hints: &[(&str, &'static str)] = match self {
            Self::Nothing => &[],
            Self::One { .. } => &[("Enter", "answer"), ("↑ ↓", "choose")],
            Self::Several { .. } => &[
                ("Enter", "answer"),
                ("Space", "choose, or not"),
                ("↑ ↓", "move"),
            ],
            Self::Short(_) => &[("Enter", "answer")],
            Self::Trace { fate, .. } => match fate {
                Fate::Runs if self.ends_with_enter() => {
                    &[("Enter", "answer"), (OTHER_FATE, "it fails")]
                }
                // The answer stands on the page too.
                Fate::Runs if room < NARROW => &[(OTHER_FATE, "it fails"), ("Tab", "answer")],
                Fate::Runs => &[
                    ("Tab", "answer"),
                    (OTHER_FATE, "it fails"),
                    ("Enter", "next line"),
                ],
                Fate::Fails => &[("Tab", "answer"), (OTHER_FATE, "it runs")],
            },
            Self::Order { held: true, .. } => &[
                ("↑ ↓", "move it"),
                ("Space", "put down"),
                ("Enter", "answer"),
            ],
            Self::Order { .. } => &[("Space", "take up"), ("↑ ↓", "choose"), ("Enter", "answer")],
        };
        // As long as there is no answer, none can be given.
        let is_open = self.answer().is_none();
        let hints = hints
            .iter()
            .filter(|(_, label)| !is_open || *label != "answer");
        hints
            .map(|(key, label)| ((*key).to_owned(), *label))
            .collect()
    }
}
