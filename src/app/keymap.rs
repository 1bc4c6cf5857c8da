//! Which keys ask for which action, the learner's own bindings included, and what a half-typed sequence means.

use super::action::Action;
use super::key::{Code, Key};

/// What stands for the letter that has to follow, where keys are shown.
pub const LETTER: &str = "+letter";

/// The bindings in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

/// What the keys typed so far amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// The beginning of a longer sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self {
            bindings: Vec::new(),
        };
        for action in Action::ALL {
            for name in action.default_keys() {
                if let Some(keys) = sequence(name) {
                    keymap.bindings.push((keys, *action));
                }
            }
        }
        keymap
    }
}

impl Keymap {
    /// What these keys, typed one after the other, ask for.
    pub fn find(&self, typed: &[Key]) -> Found {
        if let Some((_, action)) = self.bindings.iter().find(|(keys, _)| keys == typed) {
            return Found::Action(*action);
        }
        if self
            .bindings
            .iter()
            .any(|(keys, _)| keys.starts_with(typed))
        {
            return Found::Prefix;
        }
        Found::Nothing
    }

    /// The keys of an action as they are shown, the preferred one first; `m+letter` where a letter has to follow.
    pub fn keys(&self, action: Action) -> Vec<String> {
        let letter = if action.takes_letter() { LETTER } else { "" };
        self.bindings
            .iter()
            .filter(|(_, bound)| *bound == action)
            .map(|(keys, _)| {
                let keys: String = keys.iter().map(ToString::to_string).collect();
                keys + letter
            })
            .collect()
    }

    /// The preferred key of an action; empty if it has none.
    pub fn key(&self, action: Action) -> String {
        self.keys(action).into_iter().next().unwrap_or_default()
    }

    /// The keys that are typed for what is shown as a key; `None` for what stands for several keys, or for any letter.
    pub fn typed(&self, shown: &str) -> Option<Vec<Key>> {
        if let Some(key) = Key::parse(shown) {
            return Some(vec![key]);
        }
        let bindings = self.bindings.iter();
        let mut whole = bindings.filter(|(_, action)| !action.takes_letter());
        let is_shown =
            |keys: &[Key]| keys.iter().map(ToString::to_string).collect::<String>() == shown;
        whole.find_map(|(keys, _)| is_shown(keys).then(|| keys.clone()))
    }

    /// Replaces all keys of an action.
    ///
    /// # Errors
    ///
    /// A sentence that says why: an unknown key, one that a terminal cannot send, or one that is taken.
    pub fn rebind(&mut self, action: Action, names: &[String]) -> Result<(), String> {
        let mut sequences = Vec::new();
        for name in names {
            let keys =
                sequence(name).ok_or_else(|| format!("`{name}` is not the name of a key"))?;
            if let Some(reason) = keys.iter().find_map(|key| untypeable(*key)) {
                return Err(format!("`{name}` cannot be used: {reason}"));
            }
            let clash = |bound: &[Key]| bound.starts_with(&keys) || keys.starts_with(bound);
            if let Some((_, other)) = self
                .bindings
                .iter()
                .find(|(bound, other)| *other != action && clash(bound))
            {
                return Err(format!("`{name}` is already bound to `{}`", other.name()));
            }
            sequences.push(keys);
        }
        self.bindings.retain(|(_, bound)| *bound != action);
        self.bindings
            .extend(sequences.into_iter().map(|keys| (keys, action)));
        Ok(())
    }
}

/// The keys of a name: one key as in `Ctrl-P`, or characters typed one after the other as in `gg`.
pub fn sequence(name: &str) -> Option<Vec<Key>> {
    if let Some(key) = Key::parse(name) {
        return Some(vec![key]);
    }
    let plain = !name.is_empty()
        && name
            .chars()
            .all(|character| character.is_ascii_graphic() && character != '-');
    plain.then(|| name.chars().map(Key::char).collect())
}

/// Why no plain terminal can send this key, if it is so.
pub fn untypeable(key: Key) -> Option<&'static str> {
    match key.code {
        Code::Char('i' | 'm' | '[') if key.ctrl => {
            Some("a terminal sends Tab, Enter or Esc for it")
        }
        Code::Char(character) if key.ctrl && !character.is_ascii_lowercase() => {
            Some("a terminal sends Ctrl with letters only")
        }
        Code::Enter | Code::Esc | Code::Backspace | Code::Tab if key.ctrl => {
            Some("a terminal sends no Ctrl with it")
        }
        Code::Enter | Code::Esc | Code::Backspace if key.shift => {
            Some("a terminal sends no Shift with it")
        }
        _ => None,
    }
}

/// What a key does in every list and question, however keys are bound.
pub fn fixed(key: Key) -> Option<Action> {
    match key.code {
        Code::Esc => Some(Action::Close),
        Code::Enter => Some(Action::Open),
        Code::Up => Some(Action::LineUp),
        Code::Down => Some(Action::LineDown),
        Code::PageUp => Some(Action::PageUp),
        Code::PageDown => Some(Action::PageDown),
        Code::Home => Some(Action::Top),
        Code::End => Some(Action::Bottom),
        Code::Tab if key.shift => Some(Action::PreviousTarget),
        Code::Tab => Some(Action::NextTarget),
        _ => None,
    }
}
