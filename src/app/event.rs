//! What can happen to the app: keys, the mouse, the screen's size, and results of work done elsewhere.

use std::sync::Arc;

use super::edited::Edit;
use super::key::Key;
use super::news::{Lab, LabNews, News, Proofs};
use crate::course::{
    Course, Digest, Glossary, LabId, Lesson, LessonId, Mark, Passage, Patch, Quiz, Review,
};
use crate::diagnostic::{Diagnostic, Problem};
use crate::progress::{Kept, Landmark, Located, Trouble};
use crate::search::{Correction, Hits, Tally};
use crate::source::{Edition, Source};
use crate::theme::{Appearance, Theme, Tokens};

/// One thing that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// A lesson was read; it replaces the one shown if it is the same or the one asked for.
    Lesson(Arc<Lesson>, Vec<Problem>),
    /// The file of a long lesson was written: what it has now is to be read with [`super::Work::Reread`], before which the
    /// lesson as it was can be let go of.
    Rewritten(Rewritten),
    /// What that says around the eye: all of it is still being read.
    Patched(Patch),
    /// The terms of the lesson with this text were found: marks that it lacks, in reading order.
    Terms(Arc<Edition>, Vec<(Passage, Mark)>),
    /// The glossary was read: at first the names of its terms, later what they mean.
    Glossary(Arc<Glossary>, Vec<Diagnostic>),
    /// All lessons are known by their names: of very many, only the first were before.
    Names(Arc<Course>, Vec<Diagnostic>),
    /// The heads of all lessons were read: at first only the names of their files are known.
    Course(Arc<Course>, Vec<Diagnostic>),
    /// What was looked for is surely in this lesson, or in none of those it was looked for in.
    Sought(Box<Landmark>, Option<LessonId>),
    /// Where a line is in the lesson with this text.
    Located(Box<Landmark>, Arc<Edition>, Located),
    /// Files of the course were edited: what is wrong with it is told anew, beginning with this. The learner is told of the edit
    /// when [`Event::Course`] has shown it.
    Changed(Edit, Vec<Diagnostic>),
    /// The folder of the course is not there, if only for a moment: when it stays away, that is told.
    Away,
    /// A lab was read; `None` if it cannot be shown.
    Lab(LabId, Option<Box<Lab>>, Findings),
    /// Something became of the proofs of the review with this id.
    Proven(String, Proofs),
    /// Something became of the learner's copy of a lab.
    LabNews(LabId, LabNews),
    /// The questions of a file were read.
    Quiz(String, Quiz, Findings),
    /// The review with this id was read; `None` if there is nothing to be judged.
    Review(String, Option<Box<Review>>, Findings),
    /// It is this day, counted from 1970.
    Today(u32),
    /// Lessons were looked through.
    Looked(Looked),
    /// After an edit the links of the lesson in this file were looked up: those that are broken.
    Links(String, Vec<Problem>),
    /// A block of code, by language and text, was highlighted.
    Highlighted(Arc<(String, String)>, Arc<Tokens>),
    /// The matches of the search with this number were counted in the open lesson.
    Counted(u64, Tally),
    /// There are none; this was most likely meant, and these are the matches of that.
    Meant(u64, Correction, Tally),
    /// The search of the course with this number has found so much so far.
    Found(u64, Hits),
    /// What happens to the code of the run with this number.
    Ran(u64, News),
    /// All themes were read.
    Themes(Vec<Theme>, Vec<Diagnostic>),
    /// The terminal told whether its background is dark or light.
    Background(Appearance),
    /// A timer that was asked for has run out.
    Timer(Timer),
    /// Progress was saved.
    Kept(Kept),
    /// Progress could not be saved; it is tried again with the next change.
    NotKept(Trouble),
    /// Something to tell in the status line.
    Told(String),
    /// Something went wrong; one sentence for the status line.
    Failed(String),
}

/// A text that the file of a lesson has now. Whatever becomes of the file, that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// The lesson.
    pub lesson: LessonId,
    /// The text.
    pub source: Arc<Source>,
    /// What is wrong with its bytes.
    pub problems: Vec<Diagnostic>,
    /// Held until the lesson has been read, or is not wanted.
    pub unread: Arc<()>,
}

/// All that is wrong with one file: what was told of that file before holds no longer.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The name of the file, as the sources of its problems have it.
    pub source: String,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

/// What looking through some lessons found, many at a time.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    /// What is in them.
    pub digests: Vec<Digest>,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
    /// How far it has come, if it takes long and is not done.
    pub looking: Option<Looking>,
}

/// How far looking through the course has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looking {
    /// The lessons looked through.
    pub done: usize,
    /// All lessons.
    pub total: usize,
}

/// What a timer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// The message with this number has been shown long enough.
    Status(u64),
    /// The question with this number has been on the screen for a moment.
    Armed(u64),
    /// A frame has been drawn with all that a question says.
    Drawn,
    /// A second of the run with this number has passed.
    Second(u64),
    /// The place has changed some time ago.
    Save,
    /// It could not be saved some time ago.
    Retry,
    /// What other players have changed was looked at some time ago.
    Others,
    /// The screen with this number has stood for a moment, unless another one came.
    Stood(u64),
    /// The mouse has rested; the number tells which rest.
    Hover(u64),
    /// A frame has been drawn: more rows of a list can be looked at; the number tells with which filter.
    Sift(u64),
    /// The lesson with this number has been waited for long enough.
    Arrival(u64),
    /// The new text of a long lesson, for which the keys with this number wait, has been read for a moment.
    Reading(u64),
}

/// Something the mouse did, in cells from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The left button is held and the mouse moved.
    Drag,
    /// The left button went up.
    Release,
    /// The mouse moved with no button held.
    Move,
    /// The wheel turned up.
    ScrollUp,
    /// The wheel turned down.
    ScrollDown,
    /// The wheel turned left, or up with Shift held.
    ScrollLeft,
    /// The wheel turned right, or down with Shift held.
    ScrollRight,
}
