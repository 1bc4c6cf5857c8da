//! Keys whose values are lists: what is wrong in one is a mistake, and the other entries are used.

use toml::Spanned;
use toml::de::DeValue;

use super::{Keys, Placed, expect, moved};
use crate::load::problems::Problems;

/// An entry of a list that may hold both.
pub enum Entry<'a> {
    /// A string.
    Text(String),
    /// A table.
    Table(Keys<'a>),
}

impl<'a> Keys<'a> {
    /// A list of strings; the entries that are none are left out.
    pub fn texts(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Placed<String>> {
        self.list(key, problems).unwrap_or_default()
    }

    /// The same; `None` where there is no list.
    pub fn list(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<Vec<Placed<String>>> {
        let found = self.get(key)?;
        let wanted = format!("`{key}` must be a list of strings");
        let entries = expect(found.value.as_array(), &wanted, &found, problems)?;
        let mut texts = Vec::new();
        for entry in entries.value {
            let span = moved(entry.span(), self.start);
            match entry.get_ref().as_str() {
                Some(text) => texts.push(Placed {
                    value: text.to_owned(),
                    span,
                }),
                None => problems.error(span, wanted.clone()),
            }
        }
        Some(texts)
    }

    /// A string, or a list of strings.
    pub fn one_or_more(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<Placed<String>> {
        match self.table.get(key).map(Spanned::get_ref) {
            Some(DeValue::Array(_)) => self.texts(key, problems),
            Some(_) | None => self.text(key, problems).into_iter().collect(),
        }
    }

    /// A list of strings and tables; the entries that are neither are left out.
    pub fn entries_under(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<Placed<Entry<'a>>> {
        let wanted = format!("`{key}` must be a list of strings or tables");
        let Some(found) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = expect(found.value.as_array(), &wanted, &found, problems) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        for entry in list.value {
            let span = moved(entry.span(), self.start);
            let value = match entry.get_ref() {
                DeValue::String(text) => Entry::Text(text.to_string()),
                DeValue::Table(table) => Entry::Table(Self::new(table, self.start)),
                _ => {
                    problems.error(span, wanted.clone());
                    continue;
                }
            };
            entries.push(Placed { value, span });
        }
        entries
    }

    /// A list of tables.
    pub fn tables(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Self> {
        let tables = self.placed_tables(key, problems).into_iter();
        tables.map(|table| table.value).collect()
    }

    /// A list of tables with their places.
    pub fn placed_tables(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<Placed<Self>> {
        let Some(found) = self.get(key) else {
            return Vec::new();
        };
        let entries = found.value.as_array();
        let Some(entries) = expect(
            entries,
            &format!("`{key}` must be a list of tables"),
            &found,
            problems,
        ) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        for entry in entries.value {
            match entry.get_ref().as_table() {
                Some(table) => tables.push(Placed {
                    value: Self::new(table, self.start),
                    span: moved(entry.span(), self.start),
                }),
                None => problems.error(
                    moved(entry.span(), self.start),
                    format!("`{key}` must be a list of tables"),
                ),
            }
        }
        tables
    }
}
