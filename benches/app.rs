//! The app at the beginning of a lesson, without a terminal.

use std::sync::Arc;

use nodecourse::app::{App, Config, Files, Reach, Start};
use nodecourse::course::{Course, Lesson};
use nodecourse::progress::Progress;
use nodecourse::theme::{Depth, Theme, bundled};

/// The app as someone finds it who reads this lesson for the first time, on a screen of that many columns and rows.
pub fn reading(course: Course, lesson: Arc<Lesson>, size: (u16, u16)) -> App {
    App::new(Start {
        course: Arc::new(course),
        lesson,
        problems: Vec::new(),
        config: Config::default(),
        theme: Theme::bundled(bundled::DARK).unwrap_or_default(),
        progress: Progress::default(),
        resume: None,
        theme_fixed: true,
        depth: Depth::True,
        reach: Reach::Safe,
        has_editor: true,
        seed: 1,
        files: Files::Folder,
        trouble: None,
        before: Vec::new(),
        path: String::new(),
        size,
    })
}
