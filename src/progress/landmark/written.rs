//! A landmark as a journal has it: fields that every version knows, and beside them what newer ones tell of it.

use serde_json::{Value, json};

use super::{Landmark, Within};
use crate::course::{Inside, LessonId, SectionId};
use crate::progress::{Context, context};

/// How many fields a landmark has in a journal at most: the last ones are left out where there is nothing to say.
const FIELDS: usize = 8;

/// The fields as a journal has them.
type Fields = (
    String,
    Option<String>,
    usize,
    usize,
    usize,
    String,
    Option<String>,
    Option<(usize, usize)>,
);

impl Landmark {
    pub(in crate::progress) fn fields(&self) -> Value {
        let row = Some(&self.row).filter(|row| !row.is_empty());
        let stood = Some(self.stood).filter(|(_, all)| *all > 0);
        let mut fields = vec![
            json!(self.lesson.as_str()),
            json!(self.section.as_ref().map(SectionId::as_str)),
            json!(self.offset),
            json!(self.start),
            json!(self.nth),
            json!(self.words),
            json!(row),
            json!(stood),
        ];
        while fields.pop_if(|last| last.is_null()).is_some() {}
        Value::Array(fields)
    }

    /// What stands around it and what its text is known by, as a journal has them beside the fields; `None` if neither is known.
    pub(in crate::progress) fn around(&self) -> Option<String> {
        let (inside, units) = (self.context.inside, self.context.units);
        let around = match (self.context.is_known(), self.text) {
            (true, Some(text)) => serde_json::to_string(&(inside, units, text)),
            (true, None) => serde_json::to_string(&(inside, units)),
            (false, Some(text)) => serde_json::to_string(&[text]),
            (false, None) => return None,
        };
        around.ok()
    }

    /// Takes that in, unless a newer version must have written it.
    pub(in crate::progress) fn read_around(&mut self, around: &str) {
        let read = serde_json::from_str::<(usize, [u32; context::ALL], u64)>(around);
        let (context, text) = match read {
            Ok((inside, units, text)) => (Some((inside, units)), Some(text)),
            Err(_) => match serde_json::from_str::<[u64; 1]>(around) {
                Ok([text]) => (None, Some(text)),
                Err(_) => (serde_json::from_str(around).ok(), None),
            },
        };
        if let Some((inside, units)) = context {
            self.context = Context { units, inside };
        }
        self.text = text;
    }

    pub(in crate::progress) fn read(mut fields: Value) -> serde_json::Result<Self> {
        if let Value::Array(list) = &mut fields {
            let lacks = FIELDS.saturating_sub(list.len());
            list.extend(std::iter::repeat_n(Value::Null, lacks));
        }
        let fields: Fields = serde_json::from_value(fields)?;
        let (lesson, section, offset, start, nth, words, row, stood) = fields;
        Ok(Self {
            lesson: LessonId::new(lesson),
            section: section.map(SectionId::new),
            offset,
            start,
            nth,
            words,
            stood: stood.unwrap_or_default(),
            row: row.unwrap_or_default(),
            text: None,
            context: Context::default(),
            within: None,
        })
    }

    /// Where in a row of a table, or in a line of code, it is, as a journal has that beside the fields; `None` where there is
    /// nothing to say.
    pub(in crate::progress) fn told_within(&self) -> Option<String> {
        let Within {
            inside: Inside { column, byte },
            words: Context { units, inside },
            covered,
        } = self.within.as_deref()?;
        let is_told = !self.inside().is_top() || self.words_around().is_some();
        let line = is_told.then_some((column, byte, inside, units));
        serde_json::to_string(&(covered, line)).ok()
    }

    /// Takes that in, unless a newer version must have written it.
    pub(in crate::progress) fn read_within(&mut self, details: &str) {
        type Line = (u32, u32, usize, [u32; context::ALL]);
        let Ok((covered, line)) = serde_json::from_str::<(usize, Option<Line>)>(details) else {
            return;
        };
        let line = line.map(|(column, byte, inside, units)| {
            let words = Context { units, inside };
            (Inside { column, byte }, words)
        });
        let (inside, words) = line.unwrap_or_default();
        self.within = Some(Box::new(Within {
            inside,
            words,
            covered,
        }));
    }
}
