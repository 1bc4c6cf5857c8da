//! A row of a list, and what choosing it means.

use crate::app::action::Action;
use crate::course::{Absence, LessonId, SectionId, TermId};
use crate::layout;
use crate::source::Position;
use crate::text;

/// No row has more cells than this.
const MOST_CELLS: usize = 500;

/// What choosing an item means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A heading or a remark: cannot be chosen.
    Nothing,
    /// Do this.
    Action(Action),
    /// Open this lesson.
    Lesson(LessonId),
    /// Go to this section.
    Section(LessonId, SectionId),
    /// Show this term's entry.
    Term(TermId),
    /// Go to the bookmark with this letter.
    Bookmark(char),
    /// Take this theme.
    Theme(String),
    /// Take the theme that suits the terminal's background.
    SuitingTheme,
    /// Do what this block of a lesson offers.
    Practice(LessonId, usize),
    /// Go to what is written here in the file of a lesson.
    Place(LessonId, Position),
    /// Tell that a lesson of this title is not there, and why.
    Draft(String, Absence),
    /// Tell where it is: a place in a file that is no lesson.
    Elsewhere(String),
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the filter looks at and the row shows first.
    pub label: String,
    /// What stands for the label of a remark where there is no room for it, each shorter than the one before.
    pub shorter: Vec<String>,
    /// What the row shows beside it.
    pub detail: String,
    /// What is told in full below the list while the row is selected; often empty.
    pub note: String,
    /// What is told instead of the note where the row says all of its label, if that is less.
    pub brief: Option<String>,
    /// What is told below the note, a row apart, where there is room for all of it; often empty.
    pub addition: String,
    /// The file that it stands for, by which it is found and which is not shown; often empty.
    pub file: String,
    /// How far it is indented.
    pub depth: usize,
    /// What choosing it means.
    pub choice: Choice,
    /// Whether choosing it would only tell why that cannot be done now; then its detail says it in a few words.
    pub is_idle: bool,
}

/// All that a row says, on as many rows as it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfolded {
    /// The label.
    pub label: Vec<String>,
    /// The detail; it begins in the last row of the label where it fits into that.
    pub detail: Vec<String>,
    /// Whether it does.
    pub is_beside: bool,
}

impl Unfolded {
    /// How many rows it takes.
    pub fn height(&self) -> usize {
        let below = if self.is_beside { 0 } else { self.detail.len() };
        self.label.len().max(1) + below
    }
}

impl Item {
    /// An item that can be chosen.
    pub fn new(label: impl Into<String>, detail: impl Into<String>, choice: Choice) -> Self {
        Self {
            label: label.into(),
            shorter: Vec::new(),
            detail: detail.into(),
            note: String::new(),
            brief: None,
            addition: String::new(),
            file: String::new(),
            depth: 0,
            choice,
            is_idle: false,
        }
    }

    /// The title of a group of items.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::new(label, "", Choice::Nothing)
    }

    /// Whether it is the title of a group of items.
    pub fn is_heading(&self) -> bool {
        self.choice == Choice::Nothing && self.depth == 0
    }

    /// A remark where there is nothing to choose from.
    pub fn remark(words: impl Into<String>) -> Self {
        Self::heading(words).indented(1)
    }

    /// The item, in fewer words where it does not fit.
    #[must_use]
    pub fn or(mut self, shorter: Vec<String>) -> Self {
        self.shorter = shorter;
        self
    }

    /// What is shown of its label in so many cells where it takes one row, before that is cut.
    pub fn fitting(&self, room: usize) -> &str {
        let mut variants = std::iter::once(&self.label).chain(&self.shorter);
        let fits = |words: &&String| text::width(&text::clean_line(words)) <= room;
        let last = self.shorter.last();
        variants.find(fits).or(last).unwrap_or(&self.label)
    }

    /// The cells of a row that says all of it; of what is longer than any row, no more than that is known.
    pub fn cells(&self) -> usize {
        let cells =
            |words: &str| text::width(&text::clean_line(&text::beginning(words, MOST_CELLS)));
        let gap = if self.detail.is_empty() { 0 } else { 2 };
        self.depth + cells(&self.label) + gap + cells(&self.detail)
    }

    /// All of it in so many cells.
    pub fn unfolded(&self, width: usize) -> Unfolded {
        let room = width.saturating_sub(self.depth).max(1);
        let rows = |words: &str| -> Vec<String> {
            let words = text::clean_line(words);
            let rows = layout::words(&words, room);
            let rows = rows.iter().map(layout::plain);
            rows.filter(|_| !words.is_empty()).collect()
        };
        let (label, detail) = (rows(&self.label), rows(&self.detail));
        let is_beside = match (label.last(), detail.as_slice()) {
            (Some(label), [detail]) => text::width(label) + 2 + text::width(detail) <= room,
            (_, []) => true,
            (..) => false,
        };
        Unfolded {
            label,
            detail,
            is_beside,
        }
    }

    /// The item without what certainly has no place in so many rows of so many cells: a foreign title may be longer than
    /// any screen, and is not to be wrapped whole for every frame.
    #[must_use]
    pub fn cut(mut self, (width, rows): (usize, usize)) -> Self {
        // The narrowest row takes a wide letter, and the word that is cut stands below the rows that are shown.
        let cells = rows.saturating_add(2).saturating_mul(width.max(2));
        let texts = [
            &mut self.label,
            &mut self.detail,
            &mut self.note,
            &mut self.addition,
        ];
        for words in texts.into_iter().chain(&mut self.brief) {
            if words.len() > cells {
                *words = text::beginning(words, cells).into_owned();
            }
        }
        self
    }

    /// The item with a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The item with less of a note where the row says all of its label.
    #[must_use]
    pub fn noted_in_brief(mut self, note: impl Into<String>) -> Self {
        self.brief = Some(note.into());
        self
    }

    /// What is told below a list of so many rows of so many cells.
    pub fn told(&self, (width, rows): (usize, usize)) -> &str {
        let brief = self.brief.as_deref();
        let brief = brief.filter(|_| self.unfolded(width).label.len() <= rows);
        brief.unwrap_or(&self.note)
    }

    /// The item with an addition to its note.
    #[must_use]
    pub fn added(mut self, addition: impl Into<String>) -> Self {
        self.addition = addition.into();
        self
    }

    /// The item, which is found by the path of a file, too.
    #[must_use]
    pub fn of_file(mut self, path: &str) -> Self {
        path.clone_into(&mut self.file);
        self
    }

    /// The item, which cannot be done now for a reason.
    #[must_use]
    pub fn idle(mut self, reason: &str) -> Self {
        reason.clone_into(&mut self.detail);
        self.is_idle = true;
        self
    }

    /// The item with another name for it, by which it was found.
    #[must_use]
    pub fn called(mut self, name: &str) -> Self {
        let between = if self.detail.is_empty() { "" } else { " · " };
        self.detail = format!("also called {name}{between}{}", self.detail);
        self
    }

    /// The item, indented.
    #[must_use]
    pub fn indented(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}
