//! Lessons of any size.

use std::fs;

use crate::figures::lessons;

/// The first lesson of the course that comes with the program.
pub fn lesson() -> String {
    let path = lessons().join("01-foundations/01-what-is-nodejs.md");
    fs::read_to_string(path).expect("the course is there")
}

/// That lesson again and again, until it has about so many bytes.
pub fn long_lesson(bytes: usize) -> String {
    let lesson = lesson();
    let start = lesson.find("\n# ").expect("it has a title");
    let text = lesson.get(start..).unwrap_or_default();
    text.repeat((bytes / text.len()).max(1))
}
