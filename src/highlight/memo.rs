//! What a grammar said of lines, so that none is read twice.
//!
//! That depends on the line and on where the grammar stands before it, and on nothing else. Lines recur all the time:
//! braces, imports, the same code a step further on. Reading one takes a grammar about a thousand times as long as
//! finding it here.

use std::collections::HashMap;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference};

use crate::theme::Token;

/// So many places of grammars are remembered …
const MOST_STATES: usize = 256;
/// … and so many bytes of lines and their tokens, before everything is forgotten.
const MOST_BYTES: usize = 512 << 10;
/// What a line takes besides its text and tokens: an entry of the map.
const LINE_BYTES: usize = 64;

/// Where a grammar stands between two lines.
type GrammarState = (ParseState, ScopeStack);

/// A state that is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StateId(usize);

/// States of grammars, and the lines that were read there.
#[derive(Default)]
pub(super) struct Memo {
    states: Vec<State>,
    bytes: usize,
}

struct State {
    grammar: GrammarState,
    lines: HashMap<Box<str>, Known>,
}

/// What is known of a line.
struct Known {
    tokens: Box<[Token]>,
    /// Where the grammar stands after it.
    next: StateId,
}

impl Memo {
    /// Where a grammar stands before the first line.
    pub(super) fn beginning(&mut self, syntax: &SyntaxReference) -> StateId {
        self.find((ParseState::new(syntax), ScopeStack::new()))
    }

    /// The state itself.
    pub(super) fn state(&self, id: StateId) -> GrammarState {
        self.states[id.0].grammar.clone()
    }

    /// The tokens of a line that was read in this state, and the state after it.
    pub(super) fn recall(&self, id: StateId, line: &str) -> Option<(&[Token], StateId)> {
        let known = self.states[id.0].lines.get(line)?;
        Some((&known.tokens, known.next))
    }

    /// Remembers a line that was read in one state and led to another; gives the other.
    pub(super) fn keep(
        &mut self,
        before: StateId,
        line: &str,
        tokens: &[Token],
        after: GrammarState,
    ) -> StateId {
        let bytes = LINE_BYTES + line.len() + size_of_val(tokens);
        if self.bytes + bytes > MOST_BYTES || self.states.len() >= MOST_STATES {
            *self = Self::default();
            return self.find(after);
        }
        let next = self.find(after);
        let known = Known {
            tokens: tokens.into(),
            next,
        };
        self.bytes += bytes;
        self.states[before.0].lines.insert(line.into(), known);
        next
    }

    /// The id of a state, a new one if need be.
    fn find(&mut self, grammar: GrammarState) -> StateId {
        let known = self
            .states
            .iter()
            .position(|state| state.grammar == grammar);
        StateId(known.unwrap_or_else(|| {
            self.states.push(State {
                grammar,
                lines: HashMap::new(),
            });
            self.states.len() - 1
        }))
    }
}
