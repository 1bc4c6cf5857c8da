//! What keys and pasted text do to an answer while it is being given.

use super::{Draft, Fate};
use crate::app::key::{Code, Key};
use crate::app::text_field::Edit;

/// The alternatives that letters and digits choose.
const LETTERS: &str = "abcdefghi";

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
}
