//! A course as plain values: modules, lessons, blocks, prose, glossary. It knows no file and no screen.

mod anchor;
pub mod block;
mod blocks;
pub mod card;
pub mod contents;
pub mod dialect;
pub mod digests;
pub mod file_name;
mod footnotes;
pub mod glossary;
pub mod id;
pub mod lab;
pub mod lesson;
pub mod modules;
pub mod node;
mod pages;
mod patch;
pub mod practice;
pub mod prose;
pub mod quiz;
mod renames;
pub mod review;
mod sections;
mod tails;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

pub use anchor::{Anchor, Inside};
pub use block::{
    Alignment, Block, BlockKind, Code, Container, Containers, Hidden, Marker, Passage, Table,
};
pub use blocks::{Blocks, Features, Lent, Walk};
pub use contents::Listed;
pub use dialect::{BookRules, Dialect};
pub use digests::Digests;
pub use footnotes::Footnotes;
pub use glossary::{Case, Glossary, Term};
pub use id::{FootnoteId, LabId, LessonId, QuestionId, SectionId, TermId, slug};
pub use lab::{Kit, Lab};
pub use lesson::{Coverage, Digest, Lesson, TermUse};
pub use modules::{APART, Absence, Draft, LessonEntry, Module, Modules, Rank};
pub use node::NodeVersion;
pub use patch::{Patch, Stretch};
pub use practice::Practice;
pub use prose::{Image, Link, Mark, MarkKind, Prose, ProseRef, behind_image};
pub use quiz::{Question, Quiz};
pub use review::Review;
pub use sections::{Section, Sections};

/// Everything about a course but the bodies of its lessons, which are loaded one by one.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Names the learner's progress; never changes.
    pub id: String,
    /// The title on the screen.
    pub title: String,
    /// One or two sentences on what the course is about.
    pub summary: String,
    /// The language of the text, as a BCP 47 tag.
    pub language: String,
    /// Under which licence the text may be shared, if the course says.
    pub license: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Which occurrences of a term are marked.
    pub link: LinkPolicy,
    /// The kinds of callout that the course adds.
    pub callouts: Vec<CalloutKind>,
    /// The exact versions of the packages that its code needs, by name.
    pub packages: BTreeMap<String, String>,
    /// Why this program is too old for it, if it is.
    pub newer: Option<Diagnostic>,
    /// The oldest Node.js that its code runs with, if the course says.
    pub node: Option<NodeVersion>,
    /// Whose rules its lessons follow.
    pub dialect: Dialect,
    /// The modules in reading order.
    pub modules: Modules,
    /// How much of their list was read: some of it is enough for the first page of a long one.
    pub coverage: Coverage,
    /// The terms.
    pub glossary: Arc<Glossary>,
}

/// Which occurrences of a term are marked in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkPolicy {
    /// Each.
    All,
    /// The first in each section.
    #[default]
    FirstPerSection,
    /// The first in each lesson.
    FirstPerLesson,
    /// None; terms are still found in the glossary.
    Off,
}

/// The five kinds of callout, as GitHub's alerts have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CalloutStyle {
    /// Good to know.
    Note,
    /// Helps to do it better.
    Tip,
    /// Needed to succeed.
    Important,
    /// Needs attention now.
    Warning,
    /// What can go wrong.
    Caution,
}

/// A kind of callout that a course adds, recognised by its bold first words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalloutKind {
    /// The key in `course.toml`.
    pub id: String,
    /// The bold lead without its period, which becomes the title.
    pub lead: String,
    /// How it looks.
    pub style: CalloutStyle,
}

impl Course {
    /// All lessons in reading order.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonEntry> {
        self.modules.lessons()
    }

    /// The lesson with this id, or with it as an alias.
    pub fn lesson(&self, id: &LessonId) -> Option<&LessonEntry> {
        self.modules.lesson(self.modules.position(id)?)
    }

    /// What the learner's progress calls a lesson. Ids that come from the names of files may go to a file that is added, and
    /// are no names for that; those that a lesson or the author's list gives are.
    pub fn key(&self, lesson: &LessonEntry) -> LessonId {
        let is_listed = self.dialect == Dialect::Native && lesson.is_listed;
        if lesson.names_itself || is_listed {
            lesson.id.clone()
        } else {
            LessonId::new(lesson.path.as_str())
        }
    }

    /// The lesson that the learner's progress calls so. One whose file is gone may have been renamed or moved; should the file
    /// come back, it is that again.
    pub fn kept(&self, key: &LessonId) -> Option<&LessonEntry> {
        let by_id = self.lesson(key);
        let own = by_id.filter(|entry| entry.id == *key && entry.names_itself);
        own.or_else(|| self.modules.at_path(key.as_str()))
            .or(by_id)
            .or_else(|| self.modules.reordered(key.as_str()))
            .or_else(|| self.modules.moved(key.as_str()))
    }

    /// Whether a use of a term stands in what defines it: below its heading on the page that is the glossary, or there as
    /// the name before its description.
    pub fn is_definition(&self, digest: &Digest, found: &TermUse) -> bool {
        let (Some(page), Some(term)) = (&self.glossary.page, self.glossary.term(&found.term))
        else {
            return false;
        };
        if self
            .lesson(&digest.id)
            .is_none_or(|entry| entry.path != *page)
        {
            return false;
        }
        let section = found.section.as_ref();
        let section = section.and_then(|id| digest.sections.find(id.as_str()));
        let heading = section.map_or("", |section| section.title).to_lowercase();
        let (name, sentence) = (term.name.to_lowercase(), digest.sentence(found));
        let rest = heading.strip_prefix(name.as_str());
        let is_below = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        is_below || sentence.trim().to_lowercase() == name
    }

    /// What a lesson is called whose text calls itself `own`: one place says it, for all that names lessons.
    pub fn called<'a>(&'a self, id: &LessonId, own: &'a str) -> &'a str {
        self.lesson(id).map_or(own, |entry| entry.called(own))
    }

    /// The lesson that stands so many after this one, or before it if there are less than none; the last or the first
    /// where there are not so many, and `None` where there is none at all.
    pub fn beside(&self, id: &LessonId, lessons: isize) -> Option<&LessonEntry> {
        let position = self.modules.position(id)?;
        let last = self.modules.lesson_count().saturating_sub(1);
        let there = position.saturating_add_signed(lessons).min(last);
        self.modules.lesson(there).filter(|_| there != position)
    }

    /// The lesson after this one.
    pub fn next(&self, id: &LessonId) -> Option<&LessonEntry> {
        self.modules.lesson(self.modules.position(id)? + 1)
    }

    /// The lesson before this one.
    pub fn previous(&self, id: &LessonId) -> Option<&LessonEntry> {
        let position = self.modules.position(id)?.checked_sub(1)?;
        self.modules.lesson(position)
    }

    /// Why a file that a list of the course names is no lesson.
    pub fn absence(&self, path: &str) -> Option<Absence> {
        let mut drafts = self.modules.iter().flat_map(|module| &module.drafts);
        let draft = drafts.find(|draft| draft.path.as_deref() == Some(path));
        draft.map(|draft| draft.absence)
    }

    /// The file that a list of the course names for a lesson that the learner's progress calls so, where that is not there. One
    /// whose file gave it another id than its name does is not known.
    pub fn missing_file(&self, key: &LessonId) -> Option<&str> {
        let drafts = self.modules.iter().flat_map(|module| &module.drafts);
        let missing = drafts.filter(|draft| draft.absence == Absence::Missing);
        let paths = missing.filter_map(|draft| draft.path.as_deref());
        let is_it = |path: &&str| *path == key.as_str() || file_name::id_of(path) == key.as_str();
        let mut files = paths.filter(is_it);
        let file = files.next()?;
        files.next().is_none().then_some(file)
    }

    /// What became of a lesson that the learner's progress calls so and that stood in an earlier outline of the course, or in
    /// one before that: a lesson that is new in this one.
    pub fn heir(&self, key: &LessonId, earlier: &Self) -> Option<&LessonEntry> {
        let was_there = |lesson: &LessonEntry| earlier.modules.at_path(&lesson.path).is_some();
        let heir = self.kept(key).filter(|lesson| !was_there(lesson))?;
        // Of several that are gone it is the nearest.
        let nearest = earlier.kept(&self.key(heir));
        let is_of_other = nearest.is_some_and(|other| {
            earlier.key(other) != *key && self.modules.at_path(&other.path).is_none()
        });
        Some(heir).filter(|_| !is_of_other)
    }

    /// The lessons that have other ids here than in an earlier outline of the course: from those to these. One whose file is
    /// gone is what it was renamed to; one without such an heir, and whose id another one has now that was there before, is
    /// called by its path.
    pub fn renamed(&self, earlier: &Self) -> BTreeMap<LessonId, LessonId> {
        let taken = |id: &LessonId| {
            let own = self.lesson(id).filter(|entry| entry.id == *id);
            own.is_some_and(|entry| earlier.modules.at_path(&entry.path).is_some())
        };
        let pairs = earlier.lessons().filter_map(|old| {
            let at_path = self.modules.at_path(&old.path);
            let new = match at_path.or_else(|| self.heir(&earlier.key(old), earlier)) {
                Some(new) => new.id.clone(),
                None if taken(&old.id) => LessonId::new(old.path.as_str()),
                None => return None,
            };
            (new != old.id).then(|| (old.id.clone(), new))
        });
        pairs.collect()
    }

    /// Whether a lesson of an earlier outline of the course is not there after all.
    pub fn lacks_one_of(&self, earlier: &Self) -> bool {
        let mut lessons = earlier.lessons();
        lessons.any(|lesson| self.modules.at_path(&lesson.path).is_none())
    }
}

impl CalloutStyle {
    /// The five, in the order of their urgency.
    pub const ALL: [Self; 5] = [
        Self::Note,
        Self::Tip,
        Self::Important,
        Self::Warning,
        Self::Caution,
    ];

    /// The name in course files, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Caution => "caution",
        }
    }

    /// The title of a callout that has no lead of its own.
    pub fn title(self) -> &'static str {
        match self {
            Self::Note => "Note",
            Self::Tip => "Tip",
            Self::Important => "Important",
            Self::Warning => "Warning",
            Self::Caution => "Caution",
        }
    }
}
