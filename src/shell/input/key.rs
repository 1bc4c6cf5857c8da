//! What a whole sequence means: termina knows xterm's, kitty's and the Linux console's keys, and the
//! table here rewrites the others to those.

use std::borrow::Cow;

use termina::event::{KeyCode as Code, KeyEvent, KeyEventKind, Modifiers};
use termina::event::{MouseButton, MouseEventKind};
use termina::{Event, Parser};

use crate::app::{Key, KeyCode, Mouse, MouseKind};

/// Decodes sequences that are known to be whole.
#[derive(Debug, Default)]
pub struct Meaning {
    parser: Parser,
}

impl Meaning {
    /// The key with these bytes; `None` for keys that no one can bind, and for releases.
    pub fn key(&mut self, bytes: &[u8]) -> Option<Key> {
        let (bytes, alt) = match bytes {
            [0x1b, rest @ ..] if rest.starts_with(b"\x1b") => (rest, true),
            _ => (bytes, false),
        };
        match self.parse(&canonical(bytes))? {
            Event::Key(event) => {
                let mut key = key(event)?;
                key.alt |= alt;
                Some(key)
            }
            _ => None,
        }
    }

    /// The mouse report with these bytes; `None` for buttons that mean nothing here.
    pub fn mouse(&mut self, bytes: &[u8]) -> Option<Mouse> {
        let Event::Mouse(event) = self.parse(bytes)? else {
            return None;
        };
        let shift = event.modifiers.contains(Modifiers::SHIFT);
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
            MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
            MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
            MouseEventKind::Moved => MouseKind::Move,
            MouseEventKind::ScrollUp if shift => MouseKind::ScrollLeft,
            MouseEventKind::ScrollDown if shift => MouseKind::ScrollRight,
            MouseEventKind::ScrollUp => MouseKind::ScrollUp,
            MouseEventKind::ScrollDown => MouseKind::ScrollDown,
            MouseEventKind::ScrollLeft => MouseKind::ScrollLeft,
            MouseEventKind::ScrollRight => MouseKind::ScrollRight,
            MouseEventKind::Down(_) | MouseEventKind::Up(_) | MouseEventKind::Drag(_) => {
                return None;
            }
        };
        Some(Mouse {
            kind,
            column: event.column,
            row: event.row,
        })
    }

    fn parse(&mut self, bytes: &[u8]) -> Option<Event> {
        self.parser.parse(bytes, false);
        let event = self.parser.pop();
        // It may hold what it took for a beginning, or for keys behind one that it does not know.
        let is_one = self.parser.pop().is_none();
        self.parser = Parser::default();
        event.filter(|_| is_one)
    }
}

/// The same key as xterm sends it.
fn canonical(bytes: &[u8]) -> Cow<'_, [u8]> {
    let rewritten = match bytes {
        [0x08] => Some(vec![0x7f]),
        [0x1b, 0x08] => Some(vec![0x1b, 0x7f]),
        [0x1b, b'[', b'[', _] => None,
        [0x1b, b'[', parameters @ .., last] => control(parameters, *last),
        [0x1b, b'O', parameters @ .., last] => single(parameters, *last),
        _ => None,
    };
    rewritten.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// rxvt's keys with Shift and Ctrl, and xterm's other way to send characters with modifiers.
fn control(parameters: &[u8], last: u8) -> Option<Vec<u8>> {
    match last {
        b'a'..=b'd' => Some(with_modifier(b"1", b'2', last.to_ascii_uppercase())),
        b'^' => Some(with_modifier(parameters, b'5', b'~')),
        b'$' => Some(with_modifier(parameters, b'2', b'~')),
        b'@' => Some(with_modifier(parameters, b'6', b'~')),
        b'Z' => Some(b"\x1b[Z".to_vec()),
        b'~' => {
            let (modifiers, code) = parameters
                .strip_prefix(b"27;")
                .and_then(|rest| split_once(rest, b';'))?;
            Some([b"\x1b[", code, b";", modifiers, b"u"].concat())
        }
        _ => None,
    }
}

/// The keypad in application mode, rxvt's arrows with Ctrl, and modifiers after `ESC O`.
fn single(parameters: &[u8], last: u8) -> Option<Vec<u8>> {
    match (parameters, last) {
        ([], b'a'..=b'd') => Some(with_modifier(b"1", b'5', last.to_ascii_uppercase())),
        ([], b'M') => Some(b"\r".to_vec()),
        ([], b'I') => Some(b"\t".to_vec()),
        ([], b' ') => Some(b" ".to_vec()),
        ([], b'X') => Some(b"=".to_vec()),
        ([], b'j'..=b'y') => Some(vec![last - b'j' + b'*']),
        ([], _) => None,
        ([.., modifier], _) => Some(with_modifier(b"1", *modifier, last)),
    }
}

fn with_modifier(parameter: &[u8], modifier: u8, last: u8) -> Vec<u8> {
    [b"\x1b[", parameter, b";", &[modifier, last]].concat()
}

fn split_once(bytes: &[u8], at: u8) -> Option<(&[u8], &[u8])> {
    let place = bytes.iter().position(|byte| *byte == at)?;
    Some((bytes.get(..place)?, bytes.get(place + 1..)?))
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.contains(modifier);
    let foreign = Modifiers::SUPER | Modifiers::HYPER;
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(foreign) {
        return None;
    }
    let mut shift = held(Modifiers::SHIFT);
    let ctrl = held(Modifiers::CONTROL);
    let code = match event.code {
        Code::Char(character) if character.is_control() => return None,
        Code::Char(character) => {
            let upper = shift && !ctrl;
            shift = false;
            KeyCode::Char(if upper {
                capital(character)
            } else if ctrl {
                character.to_ascii_lowercase()
            } else {
                character
            })
        }
        Code::BackTab => {
            shift = true;
            KeyCode::Tab
        }
        Code::Enter => KeyCode::Enter,
        Code::Backspace => KeyCode::Backspace,
        Code::Tab => KeyCode::Tab,
        Code::Escape => KeyCode::Esc,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Insert => KeyCode::Insert,
        Code::Delete => KeyCode::Delete,
        Code::Function(number) => KeyCode::Function(number),
        Code::KeypadBegin
        | Code::CapsLock
        | Code::ScrollLock
        | Code::NumLock
        | Code::PrintScreen
        | Code::Pause
        | Code::Menu
        | Code::Null
        | Code::Modifier(_)
        | Code::Media(_) => return None,
    };
    Some(Key {
        code,
        ctrl,
        alt: held(Modifiers::ALT) || held(Modifiers::META),
        shift,
    })
}

/// The capital of a letter that has exactly one.
fn capital(character: char) -> char {
    let mut upper = character.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}
