//! What a highlighter says of a block of code: which bytes of which line play which role.

use super::role::Role;

/// The tokens of a block of code, one list a line. Lines without tokens are plain.
pub type Tokens = Vec<Vec<Token>>;

/// A range of bytes in a line of code, and its role. Tokens of a line are ordered and do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The first byte in the line.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// One of the syntax roles.
    pub role: Role,
}
