//! Which Node.js a course needs.

use std::fmt;

/// The first two numbers of a version of Node.js.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeVersion {
    /// The release line.
    pub major: u32,
    /// The release in it.
    pub minor: u32,
}

impl NodeVersion {
    /// Reads one as Node.js says it, `v22.13.1`, or as authors write it, `22.13` or `22`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('v').unwrap_or(text);
        let mut numbers = text.split('.');
        let major = numbers.next()?.parse().ok()?;
        let minor = match numbers.next() {
            Some(minor) => minor.parse().ok()?,
            None => 0,
        };
        Some(Self { major, minor })
    }
}

impl fmt::Display for NodeVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minor {
            0 => write!(f, "{}", self.major),
            minor => write!(f, "{}.{minor}", self.major),
        }
    }
}
