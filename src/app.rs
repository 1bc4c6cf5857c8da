//! State and decisions: what a key does. It has no input or output, no clock and no terminal.

pub mod effect;
pub mod event;
pub mod key;

pub use effect::Effect;
pub use event::{Event, Mouse, MouseKind, Timer};
pub use key::{Code as KeyCode, Key};
