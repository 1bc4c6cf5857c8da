//! The blocks of code in a lesson: their colours, which come later than their text, and their long lines.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Reader;
use crate::course::{BlockKind, Code, Lesson};
use crate::layout::CodeLines;
use crate::theme::Tokens;

/// So many bytes of a block of code are coloured: there is no time for more of it, and the text is copied for that.
const MOST_COLORED: usize = 1 << 20;

impl Reader {
    /// The code on the screen that has not been highlighted, as far as it is to be; each is asked for once.
    pub fn unhighlighted(&mut self) -> Vec<Arc<(String, String)>> {
        let mut wanted = Vec::new();
        for block in self.visible_blocks() {
            if let Some(key) = self.code_key(block)
                && let Entry::Vacant(entry) = self.tokens.entry(key)
                && let Some(code) = code(&self.lesson, block)
            {
                entry.insert(None);
                let text = colored(code).to_owned();
                wanted.push(Arc::new((code.language.to_string(), text)));
            }
        }
        wanted
    }

    /// What the code in a block is known by while its colours are worked out, if it has a language.
    pub(super) fn code_key(&mut self, block: usize) -> Option<u64> {
        if let Some(key) = self.code_keys.get(&block) {
            return Some(*key);
        }
        let code = code(&self.lesson, block)?;
        // What is left of it for a while would get other colours.
        if code.language.is_empty() || code.excerpt.is_some() {
            return None;
        }
        let key = key_of(code);
        self.code_keys.insert(block, key);
        Some(key)
    }

    /// Colours a block of code that was asked for.
    pub fn highlighted(&mut self, language: &str, text: &str, tokens: Arc<Tokens>) {
        let key = code_key(language, text);
        self.tokens.insert(key, Some(tokens));
        let keys = &self.code_keys;
        self.laid
            .retain(|(block, _), _| keys.get(block) != Some(&key));
        self.refresh();
    }

    /// Marks a block of code as one that has been run.
    pub fn mark_ran(&mut self, block: usize) {
        if let Some(code) = code(&self.lesson, block) {
            self.labels.ran.insert(key_of(code));
            self.laid.retain(|(laid, _), _| *laid != block);
            self.refresh();
        }
    }

    /// What stands on a block of code for running it.
    pub(super) fn run_label(&self, block: usize) -> &str {
        let labels = &self.labels;
        match code(&self.lesson, block) {
            Some(code) if labels.ran.contains(&key_of(code)) => &labels.again,
            Some(code) if code.attributes.predict => &labels.predict,
            _ => &labels.run,
        }
    }

    /// Shows long lines of code in another way.
    pub fn set_code_lines(&mut self, code_lines: CodeLines) {
        self.code_lines = code_lines;
        let lesson = &self.lesson;
        self.laid
            .retain(|(block, _), _| code(lesson, *block).is_none());
        self.restore(self.anchor);
    }
}

/// The code in a block.
pub(in crate::app) fn code(lesson: &Lesson, block: usize) -> Option<&Code> {
    match &lesson.blocks.get(block)?.kind {
        BlockKind::Code(code) => Some(code),
        _ => None,
    }
}

/// What of some code is coloured: its first lines.
fn colored(code: &Code) -> &str {
    let text = &*code.text;
    if text.len() <= MOST_COLORED {
        return text;
    }
    let first = text.as_bytes().get(..MOST_COLORED).unwrap_or_default();
    let end = memchr::memrchr(b'\n', first).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// What some code is known by.
fn key_of(code: &Code) -> u64 {
    code_key(&code.language, colored(code))
}

/// The same of code in a language of which this is coloured.
fn code_key(language: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (language, text).hash(&mut hasher);
    hasher.finish()
}
