//! What the app asks of the shell. The shell performs; results come back as events.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::event::{Rewritten, Timer};
use super::news::{Attention, Order};
use crate::course::{LabId, Lesson, LessonId, Practice, Stretch};
use crate::progress::{Change, Landmark, Trusted};
use crate::search::Offers;

/// One thing to be done outside the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop like any program on Ctrl-Z, and come back when continued.
    Suspend,
    /// Paint the whole screen again.
    Redraw,
    /// Work that takes time and comes back as an event.
    Work(Work),
    /// Put text on the clipboard (OSC 52).
    Copy(String),
    /// Open an address in the learner's browser. It has been confirmed.
    Open(String),
    /// Open a file of the course at a line in the learner's editor. It has been confirmed.
    Edit {
        /// The file as the course names it.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// Open a file of the learner's own in their editor.
    EditOwn(PathBuf),
    /// Report the mouse in this way from now on.
    Mouse(MouseMode),
    /// Send [`super::Event::Timer`] after a while.
    After(Duration, Timer),
}

/// Work beside the loop, for threads that know the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Read a lesson that is gone to: [`super::Event::Lesson`]. Of a long one the beginning may come, and the rest has to be
    /// asked for.
    Enter(LessonId),
    /// Read all of a lesson: [`super::Event::Lesson`].
    Load(LessonId),
    /// Read the new text of a lesson: [`super::Event::Patched`] for what is around the eye, if that is given and can be told, and
    /// [`super::Event::Lesson`].
    Reread(Rewritten, Option<Stretch>),
    /// Watch the files of this lesson: it stays on the screen, although another one was read to be shown.
    Watch(Arc<Lesson>),
    /// Look for the place where the learner left off, or that of a bookmark, in these lessons, whose files may have got other
    /// names: [`super::Event::Sought`].
    Seek(Box<Landmark>, Vec<LessonId>),
    /// Look for a line in a long lesson that is open: [`super::Event::Located`].
    Locate(Box<Landmark>, Arc<Lesson>),
    /// Let go of a long lesson that is no longer shown.
    Forget(Arc<Lesson>),
    /// Read what the first page can do without: [`super::Event::Glossary`], [`super::Event::Course`], and look through all
    /// lessons: [`super::Event::Looked`] for some at a time.
    Survey,
    /// Read what there is to do: [`super::Event::Quiz`], [`super::Event::Review`] or [`super::Event::Lab`].
    Practice(Practice),
    /// Attend to the learner's copy of a lab, and check it whenever it is saved, as far as what the learner has agreed
    /// to allows it: [`super::Event::LabNews`].
    Attend(LabId, Attention, Trusted),
    /// Read what the learner has written for a lab: [`super::Event::LabNews`].
    ReadOwn(LabId),
    /// Run the proofs of the review with this id, as far as what the learner has agreed to allows it:
    /// [`super::Event::Proven`].
    Prove(String, Trusted),
    /// Attend to no lab any more.
    LeaveLab,
    /// Tell which day it is: [`super::Event::Today`].
    Today,
    /// Highlight a block of code, given as language and text: [`super::Event::Highlighted`].
    Highlight(Arc<(String, String)>),
    /// Highlight nothing more of what was asked for: its lesson has been left.
    Abandon,
    /// Read all themes: [`super::Event::Themes`].
    LoadThemes,
    /// Count the matches in a lesson: [`super::Event::Counted`]. An older count is no longer wanted.
    Count(Counting),
    /// Look through the course: [`super::Event::Found`], again and again while lessons are read. An older search is no
    /// longer wanted.
    Search {
        /// The open lesson, which is not read a second time.
        lesson: Arc<Lesson>,
        /// What is looked for.
        words: String,
        /// The number of the search.
        serial: u64,
    },
    /// Let go of what counting keeps of a lesson, when that has been done: nothing is typed that would be counted next.
    EndCount,
    /// End the search of the course, and let go of what it keeps of long lessons.
    EndSearch,
    /// Run code: [`super::Event::Ran`] again and again. What runs already is stopped.
    Run(Box<Order>),
    /// Stop what runs.
    StopRun,
    /// Save what has changed, which may be nothing, and what could not be saved before: [`super::Event::Kept`] or
    /// [`super::Event::NotKept`].
    Save(Vec<Change>),
    /// The same, and tell what other players have changed even if nothing is to be saved.
    Compare(Vec<Change>),
}

/// What matches are counted of, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// What is shown of what it offers to do.
    pub offers: Arc<Offers>,
    /// What is looked for.
    pub words: String,
    /// The number of the search.
    pub serial: u64,
}

/// What the terminal reports of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MouseMode {
    /// Nothing: the terminal's own selection works.
    Off,
    /// Clicks, the wheel and dragging.
    #[default]
    Buttons,
    /// Every motion too, for hovering.
    Motion,
}
