//! How much a program may take.

use std::time::Duration;

/// How much a program and everything that it starts may take together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From its start to its end; `None` for a server.
    pub time: Option<Duration>,
    /// Bytes of memory of its own, of all processes together.
    pub memory: u64,
    /// Bytes that it prints, on both streams together.
    pub output: u64,
    /// Processes at a time.
    pub processes: usize,
    /// Bytes of the files in its folder; `None` for a program that works elsewhere.
    pub disk: Option<u64>,
}

/// A limit that can be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// See [`Limits::time`].
    Time,
    /// See [`Limits::memory`].
    Memory,
    /// The part of it that Node.js may fill with objects, after which it ends itself.
    Heap,
    /// See [`Limits::output`].
    Output,
    /// See [`Limits::processes`].
    Processes,
    /// See [`Limits::disk`].
    Disk,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // A slow machine needs more than ten seconds for some blocks; whoever does not want to wait stops them.
            time: Some(Duration::from_secs(30)),
            memory: 512 << 20,
            output: 1_000_000,
            processes: 32,
            disk: Some(256 << 20),
        }
    }
}

impl Limit {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Time,
        Self::Memory,
        Self::Heap,
        Self::Output,
        Self::Processes,
        Self::Disk,
    ];

    /// Its word, for people and on the leash.
    pub fn word(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Memory => "memory",
            Self::Heap => "memory for objects",
            Self::Output => "output",
            Self::Processes => "processes",
            Self::Disk => "disk",
        }
    }
}
