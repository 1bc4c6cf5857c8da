//! Bytes as text.

use std::sync::Arc;

use super::list::Wanted;
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A text as it was read, with what was wrong with its bytes.
pub struct Text {
    /// The text.
    pub source: Arc<Source>,
    /// What was wrong.
    pub problem: Option<Diagnostic>,
}

/// Bytes as text, without the byte order mark; what is not UTF-8 becomes U+FFFD and a warning.
pub fn decode(name: String, bytes: Vec<u8>) -> Text {
    let start = bytes.len() - without_mark(&bytes).len();
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..start);
            Text {
                source: Source::new(name, text),
                problem: None,
            }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to().saturating_sub(start);
            let bytes = error.into_bytes();
            let source = Source::new(name, String::from_utf8_lossy(without_mark(&bytes)));
            let span = Span::new(at, at + '\u{fffd}'.len_utf8());
            let problem = Diagnostic::warning(&source, span, "this is not UTF-8")
                .with_hint("save the file as UTF-8; what cannot be read is shown as “\u{fffd}”");
            Text {
                source,
                problem: Some(problem),
            }
        }
    }
}

/// The first bytes of a file as text, without the byte order mark; a character that is cut off becomes U+FFFD.
pub fn beginning(bytes: Vec<u8>) -> String {
    let start = bytes.len() - without_mark(&bytes).len();
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..start);
            text
        }
        Err(error) => String::from_utf8_lossy(without_mark(error.as_bytes())).into_owned(),
    }
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
