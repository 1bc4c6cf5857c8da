//! The colours of code that is shown over the page.

use std::collections::HashMap;
use std::sync::Arc;

use crate::course::{Block, BlockKind, Code};
use crate::theme::Tokens;

/// A piece of code by its language and text.
type Key = Arc<(String, String)>;

/// The colours of code in overlays, as far as they are known.
#[derive(Debug, Default)]
pub struct Colors {
    known: HashMap<Key, Option<Arc<Tokens>>>,
    /// What is still to be asked for.
    wanted: Vec<Key>,
}

impl Colors {
    /// Wants the colours of the code among these blocks.
    pub fn want<'a>(&mut self, blocks: impl IntoIterator<Item = &'a Block>) {
        for block in blocks {
            if let BlockKind::Code(code) = &block.kind {
                self.want_code(code);
            }
        }
    }

    /// Wants the colours of a piece of code.
    pub fn want_code(&mut self, code: &Code) {
        let key = Arc::new((code.language.to_string(), code.text.to_string()));
        if !code.language.is_empty() && !self.known.contains_key(&key) {
            self.known.insert(Arc::clone(&key), None);
            self.wanted.push(key);
        }
    }

    /// What is to be asked for, once.
    pub fn asked(&mut self) -> Vec<Key> {
        std::mem::take(&mut self.wanted)
    }

    /// Takes in colours; `true` if they were wanted here.
    pub fn take(&mut self, code: &Key, tokens: &Arc<Tokens>) -> bool {
        let known = self.known.get_mut(code);
        known
            .map(|known| *known = Some(Arc::clone(tokens)))
            .is_some()
    }

    /// The colours of a piece of code.
    pub fn of(&self, code: &Code) -> Option<Arc<Tokens>> {
        let key = (code.language.to_string(), code.text.to_string());
        self.known.get(&key)?.clone()
    }
}
