//! What blocks look like as rows, and what is true of every row at any width.

mod build;
mod gallery;
mod properties;
