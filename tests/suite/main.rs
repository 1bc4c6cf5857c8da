//! The test suite: one crate, one module a topic.

mod layout;
mod highlight;
mod theme;
mod house;
mod input;
mod pty;
mod screen;
mod shell;
