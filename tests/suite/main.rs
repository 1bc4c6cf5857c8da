//! The test suite: one crate, one module a topic.

mod app;
mod commands;
mod fidelity;
mod highlight;
mod house;
mod input;
mod layout;
mod limits;
mod load;
mod pictures;
mod player;
mod practice;
mod progress;
mod pty;
mod readme;
mod screen;
mod search;
mod shell;
mod steps;
mod table;
mod text;
mod theme;
