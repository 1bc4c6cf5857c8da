//! Which keys ask for which action, the learner's own bindings included, and what a half-typed sequence means.

pub mod spelling;

use super::action::Action;
use super::key::{Code, Key};
use spelling::Refusal;

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
            .map(|(keys, _)| written(keys) + letter)
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

    /// Takes all its keys from an action.
    pub fn unbind(&mut self, action: Action) {
        self.bindings.retain(|(_, bound)| *bound != action);
    }

    /// Gives an action one more key, or sequence of keys.
    ///
    /// # Errors
    ///
    /// When it, or what it begins with, is taken.
    pub fn bind(&mut self, action: Action, keys: Vec<Key>) -> Result<(), Refusal> {
        let clash = |(bound, _): &&(Vec<Key>, Action)| {
            bound.starts_with(&keys) || keys.starts_with(bound.as_slice())
        };
        let Some((bound, other)) = self.bindings.iter().find(clash) else {
            self.bindings.push((keys, action));
            return Ok(());
        };
        let (name, other) = (written(&keys), other.name());
        let taken = written(bound);
        let message = if *bound == keys {
            format!("`{name}` is already bound to `{other}`")
        } else if bound.starts_with(&keys) {
            format!("`{name}` begins `{taken}`, which is bound to `{other}`")
        } else {
            format!("`{name}` begins with `{taken}`, which is bound to `{other}`")
        };
        let hint = if other == action.name() {
            "leave one of them out".to_owned()
        } else {
            format!("take another key, or give `{other}` another one under [keys]")
        };
        Err(Refusal {
            message,
            hint: Some(hint),
        })
    }

    /// Gives an action that has no keys those that it had at first, as far as they are free.
    pub fn restore(&mut self, action: Action) {
        if self.bindings.iter().any(|(_, bound)| *bound == action) {
            return;
        }
        for keys in action
            .default_keys()
            .iter()
            .filter_map(|name| sequence(name))
        {
            // One that is taken meanwhile stays with who has it.
            let _ = self.bind(action, keys);
        }
    }
}

fn written(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
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

/// A line feed, as a terminal sends it for Ctrl-J.
pub const LINE_FEED: Key = Key {
    code: Code::Char('j'),
    ctrl: true,
    alt: false,
    shift: false,
};

/// What leaves the one thing that is open or asked, or else the program.
pub const INTERRUPT: Key = Key {
    code: Code::Char('c'),
    ctrl: true,
    alt: false,
    shift: false,
};

/// The arrow that a key stands for in what is chosen from while letters are typed, where letters alone cannot move: the
/// keys of fzf, vi and readline. Other keys are themselves.
pub fn as_arrow(key: Key) -> Key {
    match key.code {
        Code::Char('n' | 'j') if key.ctrl && !key.alt => Key::plain(Code::Down),
        Code::Char('p' | 'k') if key.ctrl && !key.alt => Key::plain(Code::Up),
        _ => key,
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
