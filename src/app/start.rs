//! What the app is started with.

use std::sync::Arc;

use super::Config;
use super::reach::Reach;
use crate::course::{Course, Lesson};
use crate::diagnostic::Problem;
use crate::progress::{Landmark, Progress, Trouble};
use crate::theme::{Depth, Theme};

/// What the app is started with.
#[derive(Debug)]
pub struct Start {
    /// The course.
    pub course: Arc<Course>,
    /// The first lesson to show.
    pub lesson: Arc<Lesson>,
    /// What was wrong with the course and the configuration.
    pub problems: Vec<Problem>,
    /// The learner's configuration.
    pub config: Config,
    /// What is known of the learner's way through the course.
    pub progress: Progress,
    /// Where in the lesson to go on, if the learner has been here before.
    pub resume: Option<Landmark>,
    /// The theme for now.
    pub theme: Theme,
    /// Whether the learner named the theme: then the terminal's background does not matter.
    pub theme_fixed: bool,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// What may leave the program.
    pub reach: Reach,
    /// Whether the learner has set an editor.
    pub has_editor: bool,
    /// What decides in which order alternatives are shown.
    pub seed: u64,
    /// What the course consists of on disk.
    pub files: Files,
    /// Why what was kept before could not be read, or nothing can be kept.
    pub trouble: Option<Trouble>,
    /// What is said of a course of which more is known from another place than that it was opened here, from the longest form
    /// to the shortest; empty of others.
    pub before: Vec<String>,
    /// The path of the course as the last word of a command that is told, with a blank before it; empty where none is needed.
    pub path: String,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// What a course consists of on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// A folder of files.
    Folder,
    /// One file.
    One,
    /// Nothing: it is in the program, or came on standard input.
    None,
}
