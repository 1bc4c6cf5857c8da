//! What the program may write: its own sequences, each known by name, and text that only shows.
//!
//! It is an allow-list. A byte that is in no token is an error, whatever a terminal would make of it.

use std::str;

/// One thing that the program wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// Text, with newlines and tabs as pipes and the shell's screen have them.
    Text(String),
    /// Colours and attributes (SGR), by their numbers.
    Style(Vec<u8>),
    /// The cursor goes to a cell.
    Move,
    /// The screen is cleared.
    Clear,
    /// A mode is switched on or off.
    Mode(u16, Switch),
    /// A link to this address begins.
    Link(String),
    /// It ends.
    LinkEnd,
    /// This goes to the clipboard, in base64.
    Copy(String),
    /// A question to the terminal: for its background, or what it is.
    Question,
    /// The end of whatever stood unfinished.
    Terminator,
}

/// Which way a mode is switched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    On,
    Off,
}

/// The modes that the program uses: cursor, mouse, alternate screen, paste, synchronized update.
const MODES: [u16; 8] = [25, 1000, 1002, 1003, 1006, 1049, 2004, 2026];

/// Reads all that was written; an error shows the first place that is no token.
pub fn tokens(bytes: &[u8]) -> Result<Vec<Token>, String> {
    let text = str::from_utf8(bytes).map_err(|error| format!("no UTF-8: {error}"))?;
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some((token, length)) = token(rest) else {
            let start = text.len() - rest.len();
            let before: String = text[..start].chars().rev().take(40).collect();
            let before: String = before.chars().rev().collect();
            let place: String = rest.chars().take(40).collect();
            return Err(format!("{place:?} after {before:?}"));
        };
        tokens.push(token);
        rest = &rest[length..];
    }
    Ok(tokens)
}

/// The colours of a style, each as its own numbers: `[31]`, `[38, 5, 4]`, `[48, 2, 1, 2, 3]`. Going back
/// to the terminal's own colours is none.
pub fn colors(style: &[u8]) -> Vec<Vec<u8>> {
    let mut colors = Vec::new();
    let mut rest = style;
    while let [first, after @ ..] = rest {
        let length = match (first, after) {
            (38 | 48 | 58, [5, ..]) => 3,
            (38 | 48 | 58, [2, ..]) => 5,
            _ => 1,
        };
        let (number, after) = rest.split_at(length.min(rest.len()));
        if matches!(first, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107) {
            colors.push(number.to_vec());
        }
        rest = after;
    }
    colors
}

fn token(text: &str) -> Option<(Token, usize)> {
    let Some(sequence) = text.strip_prefix('\x1b') else {
        let end = text
            .find(|character| !shows(character))
            .unwrap_or(text.len());
        return (end > 0).then(|| (Token::Text(text[..end].to_owned()), end));
    };
    if sequence.starts_with('\\') {
        return Some((Token::Terminator, 2));
    }
    if let Some(body) = sequence.strip_prefix('[') {
        let end = body.find(|character| !matches!(character, ' '..='?'))?;
        let token = control(&body[..end], body[end..].chars().next()?)?;
        return Some((token, 2 + end + 1));
    }
    let body = sequence.strip_prefix(']')?;
    let end = body.find("\x1b\\")?;
    Some((command(&body[..end])?, 2 + end + 2))
}

fn control(parameters: &str, last: char) -> Option<Token> {
    match (parameters, last) {
        ("2", 'J') => Some(Token::Clear),
        ("", 'c') => Some(Token::Question),
        (_, 'H') => {
            let numbers = numbers(parameters)?;
            (numbers.len() == 2 || parameters.is_empty()).then_some(Token::Move)
        }
        (_, 'm') => {
            let numbers = numbers(parameters)?.into_iter().map(u8::try_from);
            Some(Token::Style(numbers.collect::<Result<_, _>>().ok()?))
        }
        (_, 'h' | 'l') => {
            let mode = parameters.strip_prefix('?')?.parse().ok()?;
            let switch = if last == 'h' { Switch::On } else { Switch::Off };
            MODES.contains(&mode).then_some(Token::Mode(mode, switch))
        }
        _ => None,
    }
}

fn numbers(parameters: &str) -> Option<Vec<u16>> {
    if parameters.is_empty() {
        return Some(Vec::new());
    }
    let numbers = parameters.split(';').map(str::parse);
    numbers.collect::<Result<_, _>>().ok()
}

fn command(body: &str) -> Option<Token> {
    if let Some(content) = body.strip_prefix("52;c;") {
        let clean = content
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
        return clean.then(|| Token::Copy(content.to_owned()));
    }
    match body {
        "8;;" => Some(Token::LinkEnd),
        "11;?" => Some(Token::Question),
        _ => {
            let (id, address) = body.strip_prefix("8;id=")?.split_once(';')?;
            let clean = id.bytes().all(|byte| byte.is_ascii_hexdigit())
                && address.bytes().all(|byte| byte.is_ascii_graphic())
                && (1..=2083).contains(&address.len());
            clean.then(|| Token::Link(address.to_owned()))
        }
    }
}

/// Whether a terminal shows a character and does nothing else with it, but for line ends and tabs.
fn shows(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => true,
        '\u{200b}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => false,
        _ => !character.is_control(),
    }
}

#[test]
fn foreign_sequences_are_no_tokens() {
    for bytes in [
        "\x1b]0;title\x07",
        "\x1b]0;title\x1b\\",
        "\x1b[31",
        "\x1b[5n",
        "\x1b[?1004h",
        "\x1b[>1u",
        "\x1bc",
        "\x1bP+q\x1b\\",
        "\x1b]52;c;?\x1b\\",
        "\x1b]8;;https://a/\x1b\\",
        "\x1b]8;id=1;https://a/\x07\x1b\\",
        "\u{9b}31m",
        "\u{202e}",
        "\x07",
        "\x08",
        "\x7f",
    ] {
        assert!(tokens(bytes.as_bytes()).is_err(), "{bytes:?}");
    }
    assert!(tokens(b"\xff").is_err());
}

#[test]
fn our_own_sequences_are() {
    let bytes = "a\x1b[2J\x1b[1;38;5;4m\x1b[H\x1b[3;4H\x1b[?25l\x1b]11;?\x1b\\\x1b[c\x1b\\\
        \x1b]8;id=ab;https://a/\x1b\\\x1b]8;;\x1b\\\x1b]52;c;aGk=\x1b\\";
    let tokens = tokens(bytes.as_bytes()).expect("our own");
    assert_eq!(tokens.len(), 12);
    assert_eq!(tokens[2], Token::Style(vec![1, 38, 5, 4]));
    assert_eq!(colors(&[1, 38, 5, 4, 39, 48, 2, 1, 31, 3]).len(), 2);
}
