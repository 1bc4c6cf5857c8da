//! Colours for code: which bytes of a block play which syntax role. It runs in a worker and knows
//! neither themes nor screens.

mod language;
mod scope;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

use self::scope::Dictionary;
use crate::theme::{Role, Token, Tokens};

/// What may be spent on a block of code; the rest of it stays plain.
#[derive(Debug, Clone, Copy)]
pub struct Budget<'a> {
    /// The longest line that is looked at, in bytes.
    pub line_bytes: usize,
    /// A line that takes longer is slow. A few are forgiven: a language's first lines build its rules.
    pub line: Duration,
    /// The time for the whole block.
    pub block: Duration,
    /// Set from another thread when nobody wants the colours any more.
    pub stop: &'a AtomicBool,
}

/// So many slow lines are forgiven in a block.
const SLOW_LINES: usize = 5;

impl<'a> Budget<'a> {
    /// The budget of contract C3: lines of 2 KB, 5 ms a line, 100 ms a block.
    pub fn new(stop: &'a AtomicBool) -> Self {
        Self {
            line_bytes: 2048,
            line: Duration::from_millis(5),
            block: Duration::from_millis(100),
            stop,
        }
    }
}

/// The tokens of a block of code, as far as the budget reaches; `None` for a language that is not known.
///
/// There is one list for each line of [`str::lines`]; the bytes between tokens are plain.
pub fn highlight(language: &str, code: &str, budget: &Budget) -> Option<Tokens> {
    let set = syntaxes();
    let syntax = language::syntax(language, set)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut dictionary = Dictionary::default();
    let mut tokens = Tokens::new();
    let mut slow_lines = 0;
    let begin = Instant::now();
    let mut line_begin = begin;
    let mut whole_line = String::new();
    for line in code.lines() {
        let spent = line_begin.duration_since(begin) >= budget.block || slow_lines > SLOW_LINES;
        if spent || line.len() > budget.line_bytes || budget.stop.load(Ordering::Relaxed) {
            tokens.push(Vec::new());
            continue;
        }
        whole_line.clear();
        whole_line.push_str(line);
        whole_line.push('\n');
        let Ok(changes) = state.parse_line(&whole_line, set) else {
            tokens.push(Vec::new());
            continue;
        };
        let mut row = Row::new(line);
        for (offset, change) in changes {
            row.extend_to(offset, dictionary.role(&stack));
            // A grammar that pops too often loses its place, not the reader's.
            let _ = stack.apply(&change);
        }
        row.extend_to(line.len(), dictionary.role(&stack));
        tokens.push(row.tokens);
        let now = Instant::now();
        if now.duration_since(line_begin) > budget.line {
            slow_lines += 1;
        }
        line_begin = now;
    }
    Some(tokens)
}

/// Whether [`highlight`] knows the language.
pub fn knows(language: &str) -> bool {
    language::syntax(language, syntaxes()).is_some()
}

/// Loads the grammars, which takes some milliseconds, unless that has been done.
pub fn prepare() {
    syntaxes();
}

fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(two_face::syntax::extra_newlines)
}

/// The tokens of one line, growing from left to right.
struct Row<'a> {
    line: &'a str,
    end: usize,
    tokens: Vec<Token>,
}

impl<'a> Row<'a> {
    fn new(line: &'a str) -> Self {
        Self {
            line,
            end: 0,
            tokens: Vec::new(),
        }
    }

    /// Gives the bytes up to `offset` a role, or leaves them plain.
    fn extend_to(&mut self, offset: usize, role: Option<Role>) {
        let start = self.end;
        let mut end = offset.min(self.line.len());
        while !self.line.is_char_boundary(end) {
            end -= 1;
        }
        if end <= start {
            return;
        }
        self.end = end;
        let Some(role) = role else {
            return;
        };
        if let Some(last) = self.tokens.last_mut()
            && last.role == role
            && last.end as usize == start
        {
            last.end = end as u32;
            return;
        }
        self.tokens.push(Token {
            start: start as u32,
            end: end as u32,
            role,
        });
    }
}
