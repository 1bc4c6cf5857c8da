//! nodecourse: a course player for the terminal. This page is the map of the house.

pub mod app;
pub mod course;
pub mod diagnostic;
pub mod layout;
pub mod load;
pub mod shell;
pub mod highlight;
pub mod source;
pub mod text;
pub mod theme;
pub mod ui;
