//! Loading: files to course, Markdown to blocks, words to terms.

mod blocks;
mod check;
mod course;
mod glossary;
mod library;
mod long;
mod properties;
mod prose;
mod sections;
pub mod sketch;
mod terms;
