//! The line that opens a block of code: the language, then the attributes.

use std::ops::Range;

use crate::course::Dialect;
use crate::course::block::{Attributes, Expect};
use crate::diagnostic::nearest;
use crate::load::problems::Problems;
use crate::source::Span;

/// The attributes that a fence may have.
const KNOWN: [&str; 9] = [
    "run",
    "expect",
    "expect-file",
    "order",
    "predict",
    "file",
    "needs",
    "with",
    "trace",
];

/// What follows the fence on its line, with where it begins in the file.
pub fn info<'a>(source: &'a str, block: &Range<usize>) -> (usize, &'a str) {
    let line = source
        .get(block.clone())
        .and_then(|text| text.lines().next())
        .unwrap_or_default();
    let Some(fence) = line.find(['`', '~']) else {
        return (block.start, "");
    };
    let fence_character = line.as_bytes()[fence];
    let run = line[fence..]
        .bytes()
        .take_while(|byte| *byte == fence_character);
    let info = &line[fence + run.count()..];
    let start = block.start + line.len() - info.trim_start().len();
    (start, info.trim())
}

/// The language, in lower case, and the attributes of a line that begins at `start` in its file.
pub fn parse(
    (info, start): (&str, usize),
    dialect: &Dialect,
    problems: &mut Problems,
) -> (String, Attributes) {
    let mut attributes = Attributes::default();
    let mut words = Words { info, at: 0 };
    let language_end = info.find([' ', '\t', ',']).unwrap_or(info.len());
    let mut language = info[..language_end].to_lowercase();
    if language.contains('=') {
        language.clear();
    } else {
        words.at = language_end;
    }
    // mdBook's attributes are others.
    if matches!(dialect, Dialect::Book(_)) {
        return (language, attributes);
    }
    let words: Vec<Word<'_>> = words.collect();
    // A line of any origin has attributes of any program.
    let is_ours =
        *dialect == Dialect::Native || words.iter().any(|word| KNOWN.contains(&word.name));
    for word in words {
        if word.name.starts_with('{') || word.name.ends_with('}') {
            continue;
        }
        let is_known = KNOWN.contains(&word.name) || nearest(word.name, KNOWN).is_some();
        if !is_ours && !is_known {
            continue;
        }
        let span = Span::new(start + word.span.start, start + word.span.end);
        apply(&mut attributes, &word, span, problems);
    }
    (language, attributes)
}

/// One attribute as it is written.
struct Word<'a> {
    name: &'a str,
    value: Option<Value>,
    span: Range<usize>,
}

/// What follows the equals sign.
struct Value {
    text: String,
    quoted: bool,
}

fn apply(attributes: &mut Attributes, word: &Word<'_>, span: Span, problems: &mut Problems) {
    let text = word.value.as_ref().map(|value| value.text.clone());
    let needs_value = |problems: &mut Problems| {
        if text.is_none() {
            problems.warning(span, format!("the attribute `{}` needs a value", word.name));
        }
    };
    match word.name {
        "run" => attributes.run = Some(text.unwrap_or_else(|| "node".to_owned())),
        "predict" => attributes.predict = true,
        "order" if text.as_deref() == Some("any") => attributes.any_order = true,
        "order" => {
            problems.warning(span, "the attribute `order` has one value");
            problems.meant("order=any");
        }
        "expect" => {
            needs_value(problems);
            attributes.expect = match &word.value {
                Some(value) if !value.quoted && value.text == "fail" => Some(Expect::Fail),
                _ => text.map(Expect::Output),
            };
        }
        "expect-file" => {
            needs_value(problems);
            attributes.expect = text.map(|path| Expect::File { path, text: None });
        }
        "file" => {
            needs_value(problems);
            attributes.file = text;
        }
        "needs" => {
            needs_value(problems);
            attributes.needs = words_of(text);
        }
        "with" => {
            needs_value(problems);
            attributes.with = words_of(text);
        }
        "trace" => {
            needs_value(problems);
            attributes.trace = text;
        }
        unknown => {
            problems.warning(span, format!("unknown attribute `{unknown}`"));
            problems.suggest(unknown, KNOWN);
        }
    }
}

/// The words of a value that may have several.
fn words_of(text: Option<String>) -> Vec<String> {
    let text = text.unwrap_or_default();
    text.split_whitespace().map(str::to_owned).collect()
}

/// Takes the attributes off an info string one by one.
struct Words<'a> {
    info: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let info = self.info;
        self.at += span_of(&info[self.at..], |byte| matches!(byte, b' ' | b'\t' | b','));
        let start = self.at;
        if start == info.len() {
            return None;
        }
        self.at += span_of(&info[start..], |byte| {
            !matches!(byte, b' ' | b'\t' | b',' | b'=')
        });
        let name = &info[start..self.at];
        let value = info[self.at..].starts_with('=').then(|| {
            self.at += 1;
            self.value()
        });
        Some(Word {
            name,
            value,
            span: start..self.at,
        })
    }
}

impl Words<'_> {
    /// A value, quoted or up to the next space or comma.
    fn value(&mut self) -> Value {
        let rest = &self.info[self.at..];
        let Some(quoted) = rest.strip_prefix('"') else {
            let end = span_of(rest, |byte| !matches!(byte, b' ' | b'\t' | b','));
            self.at += end;
            return Value {
                text: rest[..end].to_owned(),
                quoted: false,
            };
        };
        let mut text = String::new();
        let mut characters = quoted.char_indices();
        self.at = self.info.len();
        while let Some((at, character)) = characters.next() {
            match character {
                '"' => {
                    self.at -= quoted.len() - at - 1;
                    break;
                }
                '\\' => match characters.next() {
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, escaped @ ('"' | '\\'))) => text.push(escaped),
                    Some((_, other)) => text.extend(['\\', other]),
                    None => text.push('\\'),
                },
                _ => text.push(character),
            }
        }
        Value { text, quoted: true }
    }
}

/// How many bytes at the beginning are all of a kind; the kinds split no character.
fn span_of(text: &str, is_of_kind: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| is_of_kind(*byte)).count()
}
