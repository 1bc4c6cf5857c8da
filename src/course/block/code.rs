//! A block of code, and the lines of it that are hidden.

use serde::{Deserialize, Serialize};
use std::iter;
use std::sync::Arc;

use super::BoxedAttributes;
use super::excerpt::Excerpt;

/// A block of code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Code {
    /// The first word of the fence, in lower case; empty for indented code. A lesson has thousands of blocks, and few words
    /// for them: they share these.
    pub language: Arc<str>,
    /// The exact text, tabs included, without the final newline and the hidden lines.
    pub text: Box<str>,
    /// What the fence says of it.
    pub attributes: BoxedAttributes,
    /// The lines that are not shown, if there are any.
    pub hidden: Option<Box<Hidden>>,
    /// What there is to know of the rest, where [`Code::text`] is only some lines of it.
    pub excerpt: Option<Box<Excerpt>>,
}

/// The lines of a block of code that help it to compile and tell the reader nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hidden {
    /// How many there are.
    pub lines: usize,
    /// The code with them, as it is copied and compiled; while they are shown, the code without them.
    pub other: Box<str>,
    /// Which line of all each of the others is, from 0.
    pub numbers: Vec<u32>,
    /// Whether they are shown.
    pub shown: bool,
}

impl Code {
    /// The name that it is saved and run under; `None` where neither the fence nor its language tells one.
    pub fn file_name(&self) -> Option<&str> {
        match (self.attributes.file.as_deref(), &*self.language) {
            (Some(file), _) => Some(file),
            (None, "js" | "javascript" | "mjs") => Some("main.mjs"),
            (None, "cjs") => Some("main.cjs"),
            (None, "ts" | "typescript" | "mts") => Some("main.ts"),
            (None, _) => None,
        }
    }

    /// All of it, as it is copied and compiled.
    pub fn whole(&self) -> &str {
        match &self.hidden {
            Some(hidden) if !hidden.shown => &hidden.other,
            Some(_) | None => &self.text,
        }
    }

    /// The lines of all of it; those that are not there any more are empty.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let [above, below] = self.lines_gone();
        let lines = iter::repeat_n("", above).chain(self.whole().split('\n'));
        lines.chain(iter::repeat_n("", below))
    }

    /// How many lines all of it has.
    pub fn line_count(&self) -> usize {
        let [above, below] = self.lines_gone();
        above + self.whole().split('\n').count() + below
    }

    /// The number of a shown line among all lines, both from 0.
    pub fn number(&self, shown: usize) -> usize {
        let number = self.shown_numbers().and_then(|numbers| numbers.get(shown));
        number.map_or(shown, |number| *number as usize)
    }

    /// Whether a line, counted among all from 0, is one that is not shown now.
    pub fn hides(&self, line: usize) -> bool {
        let is_shown = |numbers: &[u32]| numbers.binary_search(&(line as u32)).is_ok();
        line < self.line_count()
            && self
                .shown_numbers()
                .is_some_and(|numbers| !is_shown(numbers))
    }

    /// For each of all lines the byte of the text where it begins; for a hidden one, where the next does that is shown.
    pub fn starts(&self) -> Vec<usize> {
        let (first, [above, below]) = (self.first_byte(), self.lines_gone());
        let later = self.text.match_indices('\n');
        let later = later.map(|(at, _)| first + at + 1);
        let shown: Vec<usize> = iter::repeat_n(0, above)
            .chain(iter::once(first))
            .chain(later)
            .chain(iter::repeat_n(self.len(), below))
            .collect();
        let Some(numbers) = self.shown_numbers() else {
            return shown;
        };
        let lines = 0..self.line_count();
        let start = |line: usize| {
            let above = numbers.partition_point(|number| (*number as usize) < line);
            shown.get(above).or(shown.last()).copied().unwrap_or(0)
        };
        lines.map(start).collect()
    }

    /// Which of all lines the shown ones are, while some are hidden.
    fn shown_numbers(&self) -> Option<&[u32]> {
        let hidden = self.hidden.as_ref().filter(|hidden| !hidden.shown)?;
        Some(&hidden.numbers)
    }

    /// Whether it has lines that can be shown and hidden.
    pub fn folds(&self) -> bool {
        self.hidden.as_ref().is_some_and(|hidden| hidden.lines > 0)
    }

    /// Shows the lines that are hidden, or hides them again; `false` if there are none.
    pub fn fold(&mut self) -> bool {
        let Some(hidden) = self.hidden.as_mut().filter(|hidden| hidden.lines > 0) else {
            return false;
        };
        std::mem::swap(&mut self.text, &mut hidden.other);
        hidden.shown = !hidden.shown;
        true
    }
}
