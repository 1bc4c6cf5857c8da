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
    /// What was wrong.
    pub problem: Option<Diagnostic>,
}

/// Bytes as text, without the byte order mark; what is not UTF-8, and NUL, as Markdown has it, becomes U+FFFD and a warning on
/// the first of them.
pub fn decode(name: String, bytes: Vec<u8>) -> Text {
    let (text, wrong) = text(bytes);
    let source = Source::new(name, text);
    let problem = wrong.map(|Wrong { at, message, hint }| {
        let span = Span::new(at, at + REPLACED.len());
        let hint = format!("{hint} is shown as “{REPLACED}”");
        Diagnostic::warning(&source, span, message).with_hint(hint)
    });
    Text { source, problem }
}

/// The first bytes of a file as text, without the byte order mark; a character that is cut off becomes U+FFFD.
pub fn beginning(bytes: Vec<u8>) -> String {
    text(bytes).0
}

/// The first that is wrong with some bytes.
struct Wrong {
    /// Where it stands in their text.
    at: usize,
    message: &'static str,
    hint: &'static str,
}

fn text(bytes: Vec<u8>) -> (String, Option<Wrong>) {
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
    let nul = text.find('\0');
    if nul.is_some() {
        text = text.replace('\0', REPLACED);
    }
    let not_utf8 = valid.filter(|valid| nul.is_none_or(|nul| *valid < nul));
    let wrong = match (not_utf8, nul) {
        (Some(at), _) => Some(Wrong {
            at,
            message: "this is not UTF-8",
            hint: "save the file as UTF-8; what cannot be read",
        }),
        (None, Some(at)) => Some(Wrong {
            at,
            message: "this is a NUL byte, which is in no text",
            hint: "take it out; a NUL byte",
        }),
        (None, None) => None,
    };
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
