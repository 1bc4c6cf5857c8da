//! What blocks look like as rows, and what is true of every row at any width.

pub mod any;
pub mod build;
mod code;
mod containers;
mod gallery;
mod large;
mod marks;
mod parts;
mod properties;
mod prose;
mod tables;
