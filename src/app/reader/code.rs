//! The blocks of code in a lesson: their colours, which come later than their text, and their long lines.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::Reader;
use crate::course::{BlockKind, Code};
use crate::layout::CodeLines;
use crate::theme::Tokens;

impl Reader {
    /// The code on the screen that has not been highlighted; each is asked for once.
    pub fn unhighlighted(&mut self) -> Vec<Arc<(String, String)>> {
        let mut wanted = Vec::new();
        for block in self.visible_blocks() {
            let Some(BlockKind::Code(code)) =
                self.lesson.blocks.get(block).map(|block| &block.kind)
            else {
                continue;
            };
            let Code { language, text, .. } = &**code;
            let key = code_key(language, text);
            if !language.is_empty() && !self.tokens.contains_key(&key) {
                self.tokens.insert(key, None);
                wanted.push(Arc::new((language.clone(), text.clone())));
            }
        }
        wanted
    }

    /// Colours a block of code that was asked for.
    pub fn highlighted(&mut self, language: &str, text: &str, tokens: Arc<Tokens>) {
        self.tokens.insert(code_key(language, text), Some(tokens));
        let blocks = &self.lesson.blocks;
        self.laid.retain(|block, _| {
            !matches!(blocks.get(*block).map(|block| &block.kind), Some(BlockKind::Code(code)) if code.text == text)
        });
        self.refresh();
    }

    /// Shows long lines of code in another way.
    pub fn set_code_lines(&mut self, code_lines: CodeLines) {
        self.code_lines = code_lines;
        let blocks = &self.lesson.blocks;
        self.laid.retain(|block, _| {
            !matches!(
                blocks.get(*block).map(|block| &block.kind),
                Some(BlockKind::Code(_))
            )
        });
        self.restore(self.anchor);
    }
}

/// What a block of code is known by while its colours are worked out.
pub(super) fn code_key(language: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (language, text).hash(&mut hasher);
    hasher.finish()
}
