//! Code that is run within limits, so that nothing of it is left when it ends. It knows neither courses nor grades.
//!
//! ```text
//! player ── leash (a socket) ──▶ supervisor (this program again) ──▶ node ──▶ its children
//!        ◀─ output (two pipes) ────────────────────────────────────┘
//! ```
//!
//! The supervisor is the reaper of everything below it and ends it all when the leash is let go: also when the
//! player is killed. Where the system allows it a first process of their own stands between it and node, with which the
//! kernel ends them. This is the only home of processes that run what a course or a learner has written.

pub mod command;
mod door;
mod ending;
mod leash;
mod leashed;
mod limits;
pub mod node;
mod output;
pub mod packages;
mod program;
mod runner;
mod server;
mod supervise;
mod workspace;

pub use command::Command;
pub use door::Door;
pub use ending::{ending, hint};
pub use limits::{Limit, Limits};
pub use node::{Node, NodeTrouble};
pub use output::{End, Ended, Output, Stream};
pub use program::Program;
pub use runner::Runner;
pub use server::Server;
pub use supervise::{Fencing, NAME as SUPERVISE, main as supervise};
pub use workspace::Workspace;
