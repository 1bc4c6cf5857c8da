//! What the rows of a list stand for. What they say is made when they are shown: a list may have 200,000 rows.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::{Choice, Item, List};
use crate::course::{Glossary, LessonId, Modules, Section, SectionId, Sections};

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// An item that was made with the list.
    Item(usize),
    /// The lesson at this position of the course.
    Lesson(usize),
    /// The section of the open lesson with this index.
    Section(usize),
    /// The term with this index.
    Term(usize),
}

impl Entry {
    /// Whether it stands for a lesson.
    pub fn is_lesson(self) -> bool {
        matches!(self, Self::Lesson(_))
    }
}

/// All that a list can show.
#[derive(Debug)]
pub struct Stock {
    /// One a row, in order.
    pub entries: Vec<Entry>,
    /// The items that were made with the list.
    pub items: Vec<Item>,
    /// The lessons.
    pub modules: Modules,
    /// The open lesson, which may be let go of,
    pub lesson: LessonId,
    /// … and its sections.
    pub sections: Arc<Sections>,
    /// The terms.
    pub glossary: Arc<Glossary>,
    /// The index of the section that the learner is in.
    pub here: Option<usize>,
    /// The indices of the terms on the screen.
    pub in_view: HashSet<usize>,
    /// Whether any row has a note.
    pub has_notes: bool,
    /// The cells that the widest row takes, where the window is as wide as its rows; else 0.
    pub widest: usize,
    /// Whether more of it is still being read.
    pub is_awaited: bool,
}

/// What the rows of a list say.
pub trait Words {
    /// What a row shows first.
    fn label<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str>;
    /// What it shows beside that.
    fn detail<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str>;
    /// What of that the filter looks at: not what nearly every row says, as the minutes that a lesson takes.
    fn state<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str>;
    /// Other words for it; the one that matches is shown.
    fn names<'a>(&self, stock: &'a Stock, entry: Entry) -> Vec<&'a str>;
    /// Its id, which is not shown.
    fn id<'a>(&self, stock: &'a Stock, entry: Entry) -> Option<&'a str>;
    /// All of it.
    fn item(&self, list: &List, entry: Entry) -> Item;
}

impl Stock {
    /// Adds a row that says this.
    pub fn push(&mut self, item: Item) {
        self.entries.push(Entry::Item(self.items.len()));
        self.items.push(item);
    }

    /// The cells that the widest of the items takes.
    pub fn widest_item(&self) -> usize {
        self.items.iter().map(Item::cells).max().unwrap_or(0)
    }

    /// A section of the open lesson.
    pub fn section(&self, index: usize) -> Option<Section<'_>> {
        self.sections.get(index)
    }

    /// The heading that a row is, if it is one.
    pub fn heading(&self, entry: Entry) -> Option<&str> {
        let Entry::Item(index) = entry else {
            return None;
        };
        let item = self.items.get(index)?;
        item.is_heading().then_some(item.label.as_str())
    }

    /// Whether a row is a lesson that is announced and not there.
    pub fn is_draft(&self, entry: Entry) -> bool {
        let Entry::Item(index) = entry else {
            return false;
        };
        let item = self.items.get(index);
        item.is_some_and(|item| matches!(item.choice, Choice::Draft(..)))
    }

    /// Whether there is anything to choose from, now or soon.
    pub fn offers_any(&self) -> bool {
        self.is_awaited || self.entries.iter().any(|entry| self.can_choose(*entry))
    }

    /// What choosing a row means.
    pub fn choice(&self, entry: Entry) -> Choice {
        let choice = match entry {
            Entry::Item(index) => self.items.get(index).map(|item| item.choice.clone()),
            Entry::Lesson(position) => {
                let lesson = self.modules.lesson(position);
                lesson.map(|lesson| Choice::Lesson(lesson.id.clone()))
            }
            Entry::Section(index) => self.section(index).map(|section| {
                let id = SectionId::new(section.id);
                Choice::Section(self.lesson.clone(), id)
            }),
            Entry::Term(index) => {
                let term = self.glossary.terms.get(index);
                term.map(|term| Choice::Term(term.id.clone()))
            }
        };
        choice.unwrap_or(Choice::Nothing)
    }

    /// Whether choosing a row means this. Nothing is made for that: of 200,000 rows each is asked.
    pub fn is_choice(&self, entry: Entry, choice: &Choice) -> bool {
        match (entry, choice) {
            (Entry::Item(index), _) => {
                let item = self.items.get(index);
                item.map_or(*choice == Choice::Nothing, |item| item.choice == *choice)
            }
            (Entry::Lesson(position), Choice::Lesson(id)) => {
                let lesson = self.modules.lesson(position);
                lesson.is_some_and(|lesson| lesson.id == *id)
            }
            (Entry::Section(index), Choice::Section(lesson, id)) => {
                let section = self.section(index);
                section.is_some_and(|section| section.id == id.as_str()) && self.lesson == *lesson
            }
            (Entry::Term(index), Choice::Term(id)) => {
                let term = self.glossary.terms.get(index);
                term.is_some_and(|term| term.id == *id)
            }
            (Entry::Lesson(_) | Entry::Section(_) | Entry::Term(_), _) => false,
        }
    }

    /// Whether a row can be chosen.
    pub fn can_choose(&self, entry: Entry) -> bool {
        match entry {
            Entry::Item(index) => {
                let item = self.items.get(index);
                item.is_some_and(|item| item.choice != Choice::Nothing)
            }
            Entry::Lesson(_) | Entry::Section(_) | Entry::Term(_) => true,
        }
    }
}
