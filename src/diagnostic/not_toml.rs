//! What is not TOML, in the same words for every file. It knows the parser's words and not the parser.

use std::sync::Arc;

use super::Diagnostic;
use crate::source::{Source, Span};

/// What people write for true and false.
const BOOLEANS: [&str; 6] = ["yes", "no", "on", "off", "true", "false"];

/// The mistake that the parser tells in `words`; `marked` is what stands where it is.
pub fn message(words: &str, marked: &str) -> String {
    match words {
        "duplicate key" => format!("`{marked}` is given twice"),
        _ => format!("this is not TOML: {words}"),
    }
}

/// What to do about it, where the parser's words alone do not say so.
pub fn hint(words: &str, marked: &str) -> Option<String> {
    let marked = marked.trim();
    Some(match words {
        "duplicate key" => "leave one of them out".to_owned(),
        _ if words.starts_with("string values must be quoted") => match marked {
            "" => "write a value after `=`, or leave the line out".to_owned(),
            word if word.contains(['"', '\n']) => return None,
            word if BOOLEANS.contains(&word.to_lowercase().as_str()) => {
                format!("write `true` or `false`, or text in quotes: `\"{word}\"`")
            }
            word => format!("write text in quotes: `\"{word}\"`"),
        },
        _ if words.starts_with("invalid basic string") => {
            "end the text with `\"`; a `\\` in it is written `\\\\`".to_owned()
        }
        _ if words.starts_with("key with no value") => {
            "write a key and its value as `key = value`".to_owned()
        }
        _ if words.starts_with("unclosed array table") => {
            "end it with `]]`, as in `[[name]]`".to_owned()
        }
        _ if words.starts_with("unclosed table") => "end it with `]`, as in `[name]`".to_owned(),
        _ if words.starts_with("unclosed array") => "end the list with `]`".to_owned(),
        _ if words.starts_with("unclosed inline table") => "end it with `}`".to_owned(),
        _ => return None,
    })
}

/// The mistake in a file that is TOML from its beginning to its end.
pub fn mistake(
    source: &Arc<Source>,
    span: Option<std::ops::Range<usize>>,
    words: &str,
) -> Diagnostic {
    let span = span.map(Span::from);
    let marked = span.map_or("", |span| source.slice(span));
    let mut mistake = Diagnostic::error(source, span, message(words, marked));
    mistake.hint = hint(words, marked);
    mistake
}
