//! What has been looked for: it is repeated, and recalled with the arrows.

use super::key::Code;
use super::text_field::TextField;

/// Nobody recalls more searches than this.
const MOST_SEARCHES: usize = 100;

/// What has been looked for, each once, the newest last.
#[derive(Debug, Default)]
pub struct Searches {
    list: Vec<String>,
    /// Whether matches have been counted since the line for that was closed.
    pub(super) has_counted: bool,
    /// Whether the course has been searched since its search was closed.
    pub(super) has_searched: bool,
}

/// Which way through the searches of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the one before.
    Older,
    /// To the one after.
    Newer,
}

impl Way {
    /// The way that an arrow leads.
    pub fn of(arrow: Code) -> Self {
        if arrow == Code::Up {
            Self::Older
        } else {
            Self::Newer
        }
    }
}

impl Searches {
    /// Keeps what was looked for.
    pub fn remember(&mut self, words: &str) {
        self.list.retain(|known| known != words);
        self.list.push(words.to_owned());
        if self.list.len() > MOST_SEARCHES {
            self.list.remove(0);
        }
    }

    /// What was looked for last.
    pub fn last(&self) -> Option<String> {
        self.list.last().cloned()
    }

    /// The line of another search, by how many searches back it is; an empty line after the newest.
    pub fn recall(&self, recalled: &mut usize, way: Way) -> Option<TextField> {
        let wanted = match way {
            Way::Older => *recalled + 1,
            Way::Newer => recalled.checked_sub(1)?,
        };
        let line = match wanted.checked_sub(1) {
            Some(back) => TextField::of(self.list.iter().rev().nth(back)?),
            None => TextField::default(),
        };
        *recalled = wanted;
        Some(line)
    }
}
