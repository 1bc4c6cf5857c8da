//! What a search of a course finds.

use std::ops::Range;

use super::correction::Correction;
use super::lack::Lack;
use crate::course::{Absence, LessonId, Passage, SectionId, TermId};

/// The matches of a course, the best first.
///
/// Lessons come first, then sections, then terms, then texts, because whoever looks for the name of something wants
/// the place that is about it. Lessons that are announced and not there come behind all that can be gone to by its name. Among each kind, whole words come before parts of words; of names, then, what is
/// called just so comes before what begins with the words, and that before the rest, and sections that have some of the
/// words only in the title of their lesson come behind all names; of texts, the open lesson comes
/// before the others, and those stand in the order of the course. Names that are only like the words come last, and only
/// where no name holds them. Of them, those with the fewest mistakes
/// come first, and after all that have some the names with the letters among others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// The best, no more than were asked for.
    pub list: Vec<Hit>,
    /// How many matches there are in all; several in one sentence are one hit.
    pub total: usize,
    /// Whether the whole course has been looked through.
    pub extent: Extent,
    /// The word that the matches in texts are counted by, if no text has all the words side by side: then these are
    /// sentences that have them apart.
    pub apart: Option<String>,
    /// What is looked for instead, if the words stand nowhere in the course.
    pub correction: Option<Correction>,
    /// What is at fault, if several words have no match, nor have those that they were read as.
    pub lack: Option<Lack>,
}

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Some lessons have still to be read.
    #[default]
    Reading,
    /// The whole course has been looked through.
    Done,
    /// There are so many matches that the rest of the course was not looked through: words that stand so often are
    /// still being typed.
    Enough,
}

/// Words with what matched in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The words.
    pub words: String,
    /// Which bytes of them matched.
    pub marks: Vec<Range<usize>>,
}

/// What stands before another name for a term.
const ALSO: &str = "also called ";

impl Excerpt {
    /// Another name for a term, with what matched in it.
    pub fn also(name: &str, marks: &[Range<usize>]) -> Self {
        let shifted = |mark: &Range<usize>| mark.start + ALSO.len()..mark.end + ALSO.len();
        Self {
            words: format!("{ALSO}{name}"),
            marks: marks.iter().map(shifted).collect(),
        }
    }
}

/// One result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub goal: Goal,
    /// How well it matches.
    pub closeness: Closeness,
    /// The name, or the sentence.
    pub words: String,
    /// Which bytes of the words matched.
    pub marks: Vec<Range<usize>>,
    /// The lesson and the section, by title; empty where the words say it all.
    pub place: String,
    /// The number of a section, where another one of its lesson is called the same.
    pub number: Option<u32>,
    /// Why a name was found that does not hold the words itself.
    pub reason: Option<Excerpt>,
}

impl Hit {
    /// The kind of a name in a word; nothing for a sentence.
    pub fn kind(&self) -> &'static str {
        match &self.goal {
            Goal::Lesson(_) => "lesson",
            Goal::Section(..) => "section",
            Goal::Term(_) => "term",
            Goal::Draft(_, absence, _) => absence.words(),
            Goal::Text(..) => "",
        }
    }

    /// What it is: the kind of a name, or the place of a sentence.
    pub fn label(&self) -> String {
        match &self.goal {
            Goal::Section(..) => match self.number {
                Some(number) => format!("section {number:02} of {}", self.place),
                None => format!("section of {}", self.place),
            },
            Goal::Lesson(_) | Goal::Term(_) | Goal::Draft(..) => self.kind().to_owned(),
            Goal::Text(..) => self.place.clone(),
        }
    }
}

/// Where a result leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// To a lesson.
    Lesson(LessonId),
    /// To a section of a lesson.
    Section(LessonId, SectionId),
    /// To a term's entry.
    Term(TermId),
    /// Nowhere: a lesson of this title is announced and not there, why, and at which byte of the course's list that is.
    Draft(String, Absence, Option<usize>),
    /// To a match in a text of a lesson: the nth there.
    Text(LessonId, Passage, usize),
}

/// How well something matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// It holds the words as whole ones.
    Whole,
    /// It holds them as part of others.
    Part,
    /// It does not hold them, but is spelled much the same.
    Like,
}
