//! Searching without a screen: what matches, where it is counted, and in which order a course tells it.

mod correcting;
mod course;
mod editing;
mod forms;
mod keeping;
mod long_texts;
mod matching;
mod sections;
