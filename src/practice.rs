//! What practice comes to: code that is run within limits, so that nothing of it is left when it ends, and whether an
//! answer is right, what of a judgement holds, what comes back when. It knows no screen.
//!
//! ```text
//! player ── leash (a socket) ──▶ supervisor (this program again) ──▶ node ──▶ its children
//!        ◀─ output (two pipes) ────────────────────────────────────┘
//! ```
//!
//! The supervisor is the reaper of everything below it and ends it all when the leash is let go: also when the
//! player is killed. This is the only home of processes that run what a course or a learner has written.

pub mod command;
pub mod compare;
pub mod diff;
mod ending;
pub mod judge;
pub mod lab;
mod leash;
mod limits;
pub mod memory;
pub mod node;
pub mod packages;
mod program;
pub mod quiz;
pub mod review;
mod runner;
mod server;
mod supervise;
pub mod trial;
mod workspace;

pub use command::Command;
pub use ending::ending;
pub use limits::{Limit, Limits};
pub use node::{Node, NodeTrouble};
pub use program::Program;
pub use runner::{End, Ended, Output, Runner, Stream};
pub use server::Server;
pub use supervise::{Fencing, NAME as SUPERVISE, fencing, main as supervise};
pub use workspace::Workspace;
