//! The names of keys as people write them: what they mean, and what was probably meant by those that mean nothing.

use super::{sequence, untypeable};
use crate::app::key::{self, Code, Key};
use crate::diagnostic::nearest;

/// Why keys cannot be bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, as a sentence without a period.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// A word of so many letters that is nearly the name of a key is not taken for letters that are typed one after the
/// other; a shorter one only if it begins with a capital, as the names do.
const LONG_WORD: usize = 4;
/// No word of fewer letters is taken for the name of a key.
const SHORT_WORD: usize = 3;
/// What keys are called elsewhere.
const OTHER_NAMES: [(&str, &str); 8] = [
    ("Return", "Enter"),
    ("Spacebar", "Space"),
    ("Del", "Delete"),
    ("Ins", "Insert"),
    ("Bksp", "Backspace"),
    ("PageUp", "PgUp"),
    ("PageDown", "PgDn"),
    ("Escape", "Esc"),
];
/// The modifiers, and what they are called elsewhere.
const MODIFIERS: [(&str, &str); 9] = [
    ("Ctrl", "Ctrl"),
    ("Control", "Ctrl"),
    ("Ctl", "Ctrl"),
    ("C", "Ctrl"),
    ("Alt", "Alt"),
    ("Meta", "Alt"),
    ("M", "Alt"),
    ("Shift", "Shift"),
    ("S", "Shift"),
];

/// The keys of a name.
///
/// # Errors
///
/// When it is no name, when it looks like a mistyped one, and when no key can be bound that is called so.
pub fn read(name: &str) -> Result<Vec<Key>, Refusal> {
    let is_key = Key::parse(name).is_some();
    let looks_like_key = !is_key && (is_word(name) || has_modifier(name) || is_function(name));
    let Some(keys) = sequence(name).filter(|_| !looks_like_key) else {
        return Err(unknown(name));
    };
    if let Some(reason) = keys.iter().find_map(|key| untypeable(*key)) {
        return Err(unfit(name, reason));
    }
    match keys.first().map(|key| (key.code, key.alt)) {
        Some((Code::Char('0'..='9'), false)) => Err(unfit(name, "digits say how often, as in 12j")),
        _ => Ok(keys),
    }
}

/// Whether this is a word that is nearly the name of a key.
fn is_word(name: &str) -> bool {
    let is_long = name.len() >= LONG_WORD || name.starts_with(|first: char| first.is_uppercase());
    let is_word = name.len() >= SHORT_WORD && name.chars().all(char::is_alphabetic);
    is_word && is_long && named(name).is_some()
}

/// Whether this is a modifier with a key, written otherwise than here.
fn has_modifier(name: &str) -> bool {
    name.split_once('+')
        .is_some_and(|(modifier, key)| modifier.len() > 1 && !key.is_empty())
        && meant(name).is_some()
}

/// Whether this is the name of a function key that there is not.
fn is_function(name: &str) -> bool {
    let number = name.strip_prefix('F').unwrap_or_default();
    !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
}

fn unknown(name: &str) -> Refusal {
    let hint = match meant(name) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if is_function(name) => "they are F1 to F12".to_owned(),
        None => {
            "write one key, as in `Space` or `Ctrl-P`, or letters one after the other, as in `gg`"
                .to_owned()
        }
    };
    Refusal {
        message: format!("`{name}` is not the name of a key"),
        hint: Some(hint),
    }
}

fn unfit(name: &str, reason: &str) -> Refusal {
    Refusal {
        message: format!("`{name}` cannot be used: {reason}"),
        hint: Some("take another key; `nodecourse keys` shows those in use".to_owned()),
    }
}

/// The key that was probably meant: `Ctrl-P` for `Ctl+p`, `<C-p>` and the like.
fn meant(name: &str) -> Option<Key> {
    let bare = name.trim().trim_start_matches('<').trim_end_matches('>');
    let mut parts = bare.split(['-', '+', ' ']).filter(|part| !part.is_empty());
    let last = parts.next_back()?;
    let mut whole = String::new();
    for part in parts {
        whole.push_str(modifier(part)?);
        whole.push('-');
    }
    whole.push_str(named(last).unwrap_or(last));
    let key = Key::parse(&whole)?;
    let is_same = whole == name;
    (!is_same && untypeable(key).is_none()).then_some(key)
}

/// The name of a key that is nearest to a word, its own included.
fn named(word: &str) -> Option<&'static str> {
    if let Some((_, name)) = OTHER_NAMES
        .iter()
        .find(|(other, _)| other.eq_ignore_ascii_case(word))
    {
        return Some(name);
    }
    let others = OTHER_NAMES.iter().map(|(other, _)| *other);
    if word.len() < 2 {
        return None;
    }
    let swapped = key::words().find(|name| letters(name) == letters(word));
    let near = swapped.or_else(|| nearest(word, key::words().chain(others)))?;
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == near);
    Some(other.map_or(near, |(_, name)| *name))
}

/// The letters of a word in the order of the alphabet: two that changed places are the most common slip in a short word.
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters
}

fn modifier(word: &str) -> Option<&'static str> {
    let names = MODIFIERS.iter();
    let same = names
        .clone()
        .find(|(other, _)| other.eq_ignore_ascii_case(word));
    if let Some((_, name)) = same {
        return Some(name);
    }
    let near = nearest(word, names.clone().map(|(other, _)| *other))?;
    names
        .clone()
        .find(|(other, _)| *other == near)
        .map(|(_, name)| *name)
}
