//! The keys of a TOML table, read one by one: a wrong value is a mistake at its place and the rest of
//! the table is still used, and a key that nobody asked for is a mistake with a “did you mean”.

mod list;

use std::collections::BTreeMap;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub use list::Entry;

use super::problems::Problems;
use crate::course::slug;
use crate::diagnostic::not_toml;
use crate::source::Span;

/// A table being read.
pub struct Keys<'a> {
    table: &'a DeTable<'a>,
    /// Where the TOML begins in its file.
    start: usize,
    asked: Vec<&'static str>,
}

/// A value and where it stands in its file.
#[derive(Debug, Clone)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// The place.
    pub span: Span,
}

/// Parses TOML that begins at `start` in its file, and returns what can be read of it. Where something cannot, the first
/// such place is a problem, and nothing that follows from it is: the others are hushed.
pub fn parse<'a>(text: &'a str, start: usize, problems: &mut Problems) -> Spanned<DeTable<'a>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.into_iter().next() {
        let marked = error.span().and_then(|span| text.get(span));
        let marked = marked.unwrap_or_default();
        let span = error.span().map(|span| moved(span, start));
        problems.error(span, not_toml::message(error.message(), marked));
        if let Some(hint) = not_toml::hint(error.message(), marked) {
            problems.hint(hint);
        }
        problems.hush();
    }
    table
}

impl<'a> Keys<'a> {
    /// Begins to read a table of TOML that begins at `start` in its file.
    pub fn new(table: &'a DeTable<'a>, start: usize) -> Self {
        Self {
            table,
            start,
            asked: Vec::new(),
        }
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// A string.
    pub fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed<String>> {
        let found = self.get(key)?;
        let text = found.value.as_str().map(str::to_owned);
        expect(text, &format!("`{key}` must be a string"), &found, problems)
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str, problems: &mut Problems) -> Option<bool> {
        let found = self.get(key)?;
        let flag = found.value.as_bool();
        Some(
            expect(
                flag,
                &format!("`{key}` must be true or false"),
                &found,
                problems,
            )?
            .value,
        )
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed<u64>> {
        let found = self.get(key)?;
        let number = found.value.as_integer();
        let number =
            number.and_then(|number| u64::from_str_radix(number.as_str(), number.radix()).ok());
        expect(
            number,
            &format!("`{key}` must be a whole number"),
            &found,
            problems,
        )
    }

    /// A string, or a whole number as one.
    pub fn number_or_text(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        let found = self.get(key)?;
        let text = match found.value {
            DeValue::Integer(number) => Some(
                u64::from_str_radix(number.as_str(), number.radix())
                    .map_or_else(|_| number.to_string(), |number| number.to_string()),
            ),
            other => other.as_str().map(str::to_owned),
        };
        let wanted = format!("`{key}` must be a whole number or a string");
        Some(expect(text, &wanted, &found, problems)?.value)
    }

    /// One of a few words.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        problems: &mut Problems,
    ) -> Option<T> {
        let word = self.text(key, problems)?;
        let chosen = choices.iter().find(|(name, _)| *name == word.value);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!(
                "`{key}` is `{}`, not one of {}",
                word.value,
                names.join(", ")
            );
            problems.error(word.span, message);
            problems.suggest(&word.value, names);
        }
        chosen.map(|(_, choice)| *choice)
    }

    /// A table.
    pub fn table(&mut self, key: &'static str, problems: &mut Problems) -> Option<Self> {
        let found = self.get(key)?;
        let table = expect(
            found.value.as_table(),
            &format!("`{key}` must be a table"),
            &found,
            problems,
        )?;
        Some(Self::new(table.value, self.start))
    }

    /// Any value, as JSON.
    pub fn json(&mut self, key: &'static str, problems: &mut Problems) -> Option<Value> {
        let found = self.get(key)?;
        let value = json(found.value);
        let wanted = format!("`{key}` must be what JSON can say");
        Some(expect(value, &wanted, &found, problems)?.value)
    }

    /// Whether a key is there and has a table.
    pub fn has_table(&self, key: &str) -> bool {
        let value = self.table.get(key);
        value.is_some_and(|value| value.get_ref().is_table())
    }

    /// Where the value of a key stands, if it is there.
    pub fn place_of(&self, key: &str) -> Option<Span> {
        Some(moved(self.table.get(key)?.span(), self.start))
    }

    /// Where the table's first key stands.
    pub fn place(&self) -> Span {
        let spans = self.table.keys().map(|key| moved(key.span(), self.start));
        spans.min().unwrap_or(Span::new(self.start, self.start))
    }

    /// All keys as ids with the tables under them, in the order of the file.
    pub fn entries(&self, problems: &mut Problems) -> Vec<(Placed<String>, Self)> {
        let mut entries = Vec::new();
        for (key, value) in self.table {
            let id = Placed {
                value: key.get_ref().to_string(),
                span: moved(key.span(), self.start),
            };
            match value.get_ref().as_table() {
                Some(table) => entries.push((id, Self::new(table, self.start))),
                None => problems.error(id.span, format!("`{}` must be a table", id.value)),
            }
        }
        entries.sort_by_key(|(id, _)| id.span);
        entries
    }

    /// All keys with the strings under them.
    pub fn all_texts(&self, problems: &mut Problems) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for (key, value) in self.table {
            let name: &str = key.get_ref();
            match value.get_ref().as_str() {
                Some(text) => {
                    texts.insert(name.to_owned(), text.to_owned());
                }
                None => problems.error(
                    moved(value.span(), self.start),
                    format!("`{name}` must be a string"),
                ),
            }
        }
        texts
    }

    /// Warns of the keys that nobody asked for.
    pub fn finish(self, problems: &mut Problems) {
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if !self.asked.contains(&name) {
                problems.warning(
                    moved(key.span(), self.start),
                    format!("unknown key `{name}`"),
                );
                problems.suggest(name, self.asked.iter().copied());
            }
        }
    }

    fn get(&mut self, key: &'static str) -> Option<Placed<&'a DeValue<'a>>> {
        self.asked.push(key);
        let value = self.table.get(key)?;
        Some(Placed {
            value: value.get_ref(),
            span: moved(value.span(), self.start),
        })
    }
}

/// An id as its author wrote it, if it is one; else the slug that stands for it.
pub fn id(written: &Placed<String>, problems: &mut Problems) -> Option<String> {
    if written.value.is_empty() {
        problems.warning(written.span, "an id cannot be empty");
        problems.hint("write one, or leave the line out");
        return None;
    }
    let id = slug(&written.value);
    if id != written.value {
        problems.warning(
            written.span,
            format!(
                "`{}` is no id: an id has only lower-case letters, digits and hyphens",
                written.value
            ),
        );
        if !id.is_empty() {
            problems.meant(&id);
        }
    }
    Some(id).filter(|id| !id.is_empty())
}

/// What was read of a value, or the mistake that it is something else.
fn expect<T>(
    read: Option<T>,
    wanted: &str,
    found: &Placed<&DeValue<'_>>,
    problems: &mut Problems,
) -> Option<Placed<T>> {
    let Some(value) = read else {
        let kind = found.value.type_str();
        problems.error(found.span, format!("{wanted}, not {kind}"));
        return None;
    };
    Some(Placed {
        value,
        span: found.span,
    })
}

/// A value of TOML as one of JSON; `None` for dates, and for numbers that JSON has not.
fn json(value: &DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Boolean(flag) => Value::from(*flag),
        DeValue::Integer(number) => {
            Value::from(i64::from_str_radix(number.as_str(), number.radix()).ok()?)
        }
        DeValue::Float(number) => {
            let number: f64 = number.as_str().parse().ok()?;
            Value::Number(serde_json::Number::from_f64(number)?)
        }
        DeValue::Array(entries) => {
            let entries = entries.iter().map(|entry| json(entry.get_ref()));
            entries.collect::<Option<Vec<_>>>()?.into()
        }
        DeValue::Table(table) => {
            let pairs = table.iter().map(|(key, value)| {
                let key: &str = key.get_ref();
                Some((key.to_owned(), json(value.get_ref())?))
            });
            Value::Object(pairs.collect::<Option<_>>()?)
        }
        DeValue::Datetime(_) => return None,
    })
}

fn moved(span: std::ops::Range<usize>, start: usize) -> Span {
    Span::new(span.start + start, span.end + start)
}
