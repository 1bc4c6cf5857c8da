//! Loading: files to course, Markdown to blocks, words to terms.

mod beginning;
mod blocks;
mod book;
mod broken;
mod callouts;
mod check;
mod course;
mod first_look;
mod folders;
mod foreign;
mod glossary;
mod glossary_page;
mod include;
mod labs;
mod landing;
mod large;
mod library;
mod long;
mod outputs;
mod properties;
mod prose;
mod quiz;
mod raw;
mod review;
mod sections;
pub mod sketch;
mod terms;
