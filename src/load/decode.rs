//! Bytes as text.

use std::sync::Arc;

use super::list::Wanted;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// U+FFFD.
const REPLACED: &str = "\u{fffd}";

/// A text as it was read, with what was wrong with its bytes.
pub struct Text {
    /// The text.
    pub source: Arc<Source>,
    /// What was wrong: each kind once, in the order of their places.
    pub problems: Vec<Diagnostic>,
}

/// Bytes as text, without the byte order mark; what is not UTF-8, and NUL, as Markdown has it, becomes U+FFFD and a warning on
/// the first of each.
pub fn decode(name: String, bytes: Vec<u8>) -> Text {
    let (text, wrong) = text(bytes);
    let source = Source::new(name, text);
    let problem = |Wrong { at, message, hint }| {
        let span = Span::new(at, at + REPLACED.len());
        let hint = format!("{hint} is shown as “{REPLACED}”");
        Diagnostic::warning(&source, span, message).with_hint(hint)
    };
    let problems = wrong.into_iter().map(problem).collect();
    Text { source, problems }
}

/// The first bytes of a file as text, without the byte order mark; a character that is cut off becomes U+FFFD.
pub fn beginning(bytes: Vec<u8>) -> String {
    text(bytes).0
}

/// Something that is wrong with some bytes.
struct Wrong {
    /// Where it stands for the first time in their text.
    at: usize,
    message: &'static str,
    hint: &'static str,
}

fn text(bytes: Vec<u8>) -> (String, Vec<Wrong>) {
    let start = bytes.len() - without_mark(&bytes).len();
    let (mut text, valid) = match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..start);
            (text, None)
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to().saturating_sub(start);
            let text = String::from_utf8_lossy(without_mark(error.as_bytes())).into_owned();
            (text, Some(valid))
        }
    };
    let mut wrong: Vec<Wrong> = Vec::new();
    if let Some(valid) = valid {
        // What stands for the NUL bytes before it is longer than they are.
        let before = text.get(..valid).unwrap_or_default();
        let nuls = before.bytes().filter(|byte| *byte == 0).count();
        wrong.push(Wrong {
            at: valid + nuls * (REPLACED.len() - 1),
            message: "this is not UTF-8",
            hint: "save the file as UTF-8; what cannot be read",
        });
    }
    if let Some(at) = text.find('\0') {
        text = text.replace('\0', REPLACED);
        wrong.push(Wrong {
            at,
            message: "this is a NUL byte, which is in no text",
            hint: "take it out; a NUL byte",
        });
    }
    wrong.sort_by_key(|wrong| wrong.at);
    (text, wrong)
}

/// The lines of a long list of lessons that are enough for the first page; `None` if it is not so long. If it is not the
/// first lesson that is wanted, it may be among some more of them.
pub fn first_lines<'a>(list: &'a str, wanted: Wanted<'_>) -> Option<&'a str> {
    const LONG: usize = 16 << 10;
    const FIRST: usize = 6 << 10;
    let bytes = list.as_bytes().get(..LONG)?;
    let first = match wanted {
        Wanted::First => bytes.get(..FIRST)?,
        Wanted::Id(_) | Wanted::File(_) | Wanted::Kept(_) => bytes,
    };
    let end = first.iter().rposition(|byte| *byte == b'\n')?;
    list.get(..=end)
}

/// Bytes without the byte order mark that some editors begin a file with.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}
