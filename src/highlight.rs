//! What is what in code: which bytes of a block play which syntax role. It runs in a worker, and knows
//! roles but neither colours nor screens.

mod language;
mod memo;
mod scope;

use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};
use syntect::parsing::{SyntaxReference, SyntaxSet};

use self::memo::{Memo, StateId};
use self::scope::Dictionary;
use crate::theme::{Role, Token, Tokens};

/// What may be spent on a block of code; the rest of it stays plain. All time is the processor's: a busy machine changes no
/// colour.
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
    /// The budget that keeps a page from waiting for its colours: lines of 2 KB, 5 ms a line, 100 ms a block.
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
/// There is one list for each line of [`str::lines`]; the bytes between tokens are plain. Lines that this thread
/// looked at before take no time.
pub fn highlight(language: &str, code: &str, budget: &Budget) -> Option<Tokens> {
    thread_local! {
        static GRAMMARS: RefCell<Grammars> = RefCell::default();
    }
    let syntax = language::syntax(language, syntaxes())?;
    let session = language::is_session(syntax, code);
    let mut slow_lines = 0;
    let begin = worked();
    let mut line_begin = begin;
    let mut line_before = "";
    GRAMMARS.with_borrow_mut(|grammars| {
        let mut grammar = Grammar::new(syntax, grammars);
        let lines = code.lines().map(|line| {
            let command = if session {
                language::command(line, line_before)
            } else {
                Some(0)
            };
            line_before = line;
            let spent = line_begin.saturating_sub(begin) >= budget.block
                || slow_lines > SLOW_LINES
                || budget.stop.load(Ordering::Relaxed);
            let (Some(start), false) = (command, spent || line.len() > budget.line_bytes) else {
                return Vec::new();
            };
            let tokens = grammar.line(line, start);
            let now = worked();
            if now.saturating_sub(line_begin) > budget.line {
                slow_lines += 1;
            }
            line_begin = now;
            tokens
        });
        Some(lines.collect())
    })
}

/// How long this thread has worked.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
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

/// What grammars work with.
#[derive(Default)]
struct Grammars {
    memo: Memo,
    dictionary: Dictionary,
}

/// A grammar at work, between two lines.
struct Grammar<'a> {
    memo: &'a mut Memo,
    dictionary: &'a mut Dictionary,
    /// Where it stands.
    state: StateId,
    /// The line with its newline, which the grammars want.
    line: String,
}

impl<'a> Grammar<'a> {
    fn new(syntax: &SyntaxReference, grammars: &'a mut Grammars) -> Self {
        Self {
            state: grammars.memo.beginning(syntax),
            memo: &mut grammars.memo,
            dictionary: &mut grammars.dictionary,
            line: String::new(),
        }
    }

    /// The tokens of a line whose first bytes are a prompt.
    fn line(&mut self, line: &str, prompt: usize) -> Vec<Token> {
        let mut row = Row::new(line);
        row.extend_to(prompt, Some(Role::SyntaxPunctuation));
        let rest = line.get(prompt..).unwrap_or_default();
        let tokens = match self.memo.recall(self.state, rest) {
            Some((tokens, next)) => {
                self.state = next;
                tokens
            }
            None => &self.read(rest),
        };
        for token in tokens {
            row.extend_to(prompt + token.start as usize, None);
            row.extend_to(prompt + token.end as usize, Some(token.role));
        }
        row.tokens
    }

    /// The tokens of a line that is not remembered.
    fn read(&mut self, line: &str) -> Vec<Token> {
        let mut row = Row::new(line);
        let (mut state, mut scopes) = self.memo.state(self.state);
        self.line.clear();
        self.line.push_str(line);
        self.line.push('\n');
        let mut lost = false;
        match state.parse_line(&self.line, syntaxes()) {
            Ok(changes) => {
                for (offset, change) in changes {
                    row.extend_to(offset, self.dictionary.role(&scopes));
                    // A grammar that has lost its place colours no more of this line.
                    lost = scopes.apply(&change).is_err();
                    if lost {
                        break;
                    }
                }
            }
            Err(_) => lost = true,
        }
        if !lost {
            row.extend_to(line.len(), self.dictionary.role(&scopes));
        }
        self.state = self
            .memo
            .keep(self.state, line, &row.tokens, (state, scopes));
        row.tokens
    }
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
