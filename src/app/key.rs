//! Keys by name: the one notation of the key table, `config.toml` and the help.

use std::fmt;

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The key itself. A letter with Shift is its capital, without the flag.
    pub code: Code,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; never set for characters.
    pub shift: bool,
}

/// A key without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, in the case in which it was typed.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow left.
    Left,
    /// The arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    Function(u8),
}

/// The names in key notation; the first name of a code is the one shown.
const NAMES: [(&str, Code); 20] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("↑", Code::Up),
    ("↓", Code::Down),
    ("←", Code::Left),
    ("→", Code::Right),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Escape", Code::Esc),
];

/// The names that are words.
pub fn words() -> impl Iterator<Item = &'static str> {
    let names = NAMES.iter().map(|(name, _)| *name);
    names.filter(|name| name.is_ascii())
}

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character without modifiers.
    pub fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// Whether it types a character.
    pub fn is_letter(self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt
    }

    /// The key with this name, as in `j`, `G`, `Space`, `Shift-Tab`, `Ctrl-P`, `Alt-→`. Names and modifiers are
    /// read in any case.
    pub fn parse(name: &str) -> Option<Self> {
        let mut key = Self::char('\0');
        let mut rest = name;
        while let Some((modifier, after)) =
            rest.split_once('-').filter(|(_, after)| !after.is_empty())
        {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return None,
            }
            rest = after;
        }
        key.code = code(rest)?;
        if let Code::Char(character) = key.code {
            if key.ctrl {
                key.code = Code::Char(character.to_ascii_lowercase());
            } else if key.shift {
                key.code = Code::Char(character.to_ascii_uppercase());
            }
            key.shift = false;
        }
        Some(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                formatter.write_str(name)?;
            }
        }
        match self.code {
            Code::Function(number) => write!(formatter, "F{number}"),
            Code::Char(character) if character != ' ' => {
                let shown = if self.ctrl {
                    character.to_ascii_uppercase()
                } else {
                    character
                };
                write!(formatter, "{shown}")
            }
            other => {
                let name = NAMES
                    .iter()
                    .find(|(_, code)| *code == other)
                    .map_or("", |(name, _)| name);
                formatter.write_str(name)
            }
        }
    }
}

fn code(name: &str) -> Option<Code> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        let named = NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, code)| *code);
        return Some(named.unwrap_or(Code::Char(character)));
    }
    if let Some((_, code)) = NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
    {
        return Some(*code);
    }
    let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
    (1..=12).contains(&number).then_some(Code::Function(number))
}
