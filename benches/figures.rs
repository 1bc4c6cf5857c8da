//! Medians, and lessons of any size.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// The folder of the course.
pub fn lessons() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons")
}

/// The one in the middle.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A duration in a unit that fits it.
pub fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 {
        format!("{micros:.1} µs")
    } else {
        format!("{:.2} ms", micros / 1000.0)
    }
}
