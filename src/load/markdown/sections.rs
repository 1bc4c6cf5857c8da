//! Headings: their ids, and which of them are the stops of a lesson.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::course::{Section, SectionId, Sections, slug};

/// The headings of a lesson being read.
#[derive(Debug, Default)]
pub struct Headings {
    /// All headings in reading order, the title among them.
    found: Sections,
    /// Whether each of them stands in no quote, list or callout.
    outermost: Vec<bool>,
    /// The ids that are taken, by their hashes: they take as much room as all the words of many headings. Of two with the same
    /// hash one is counted on though it need not be.
    ids: HashSet<u64>,
    /// How often those were asked for again that were.
    again: HashMap<u64, u32>,
}

/// The heading that is the title of a lesson, and no section of it.
#[derive(Debug, Default)]
pub struct Title {
    /// Its words; those of the first heading of level 1 if none is the title.
    pub words: Option<String>,
    /// Where links to it lead.
    pub place: Option<(SectionId, usize)>,
}

impl Headings {
    /// An id for a heading that no other heading of the lesson has: its own, else the slug of its words.
    pub fn id(&mut self, explicit: Option<&str>, words: &str) -> SectionId {
        let mut wanted = explicit.map(slug).unwrap_or_default();
        if wanted.is_empty() {
            wanted = slug(words);
        }
        if wanted.is_empty() {
            wanted.push_str("section");
        }
        let mut id = wanted.clone();
        while self.ids.contains(&hash(&id)) {
            // A heading may be called like the second of another name: then the count goes on.
            let used = self.again.entry(hash(&id)).or_default();
            *used += 1;
            id = format!("{wanted}-{used}");
            if self.ids.contains(&hash(&id)) {
                id.clone_from(&wanted);
            }
        }
        self.ids.insert(hash(&id));
        SectionId::new(id)
    }

    /// Keeps a heading.
    pub fn add(&mut self, section: Section<'_>, outermost: bool) {
        self.found.push(section);
        self.outermost.push(outermost);
    }

    /// The words of the first heading of level 1.
    fn words_of_title(&self) -> Option<String> {
        let mut headings = self.found.iter();
        let first = headings.find(|heading| heading.level == 1)?;
        Some(first.title.to_owned())
    }

    /// The sections, the stops among them numbered, without the heading that is the lesson's title; and that.
    ///
    /// The stops are the headings of level 2 if there is exactly one of level 1. Otherwise they are
    /// those of the topmost level that occurs more than once, or of the topmost one.
    pub fn sections(self) -> (Sections, Title) {
        let words = self.words_of_title();
        let mut place = None;
        let mut sections = self.found;
        let outermost = self.outermost.iter().enumerate();
        let outermost = outermost.filter_map(|(index, outermost)| outermost.then_some(index));
        let level = |sections: &Sections, index| {
            sections
                .get(index)
                .map_or(0, |section| usize::from(section.level))
        };
        let mut counts = [0_u32; 7];
        for index in outermost.clone() {
            if let Some(count) = counts.get_mut(level(&sections, index)) {
                *count += 1;
            }
        }
        let titled = counts[1] == 1;
        if titled {
            counts[1] = 0;
        }
        let topmost = |least: u32| counts.iter().position(|count| *count >= least);
        let stop = if titled && counts[2] > 0 {
            Some(2)
        } else {
            topmost(2).or_else(|| topmost(1))
        };
        let mut number = 0;
        let mut title = None;
        for index in outermost {
            let level = level(&sections, index);
            if titled && level == 1 {
                title = Some(index);
            } else if stop == Some(level) {
                number += 1;
                sections.number(index, number);
            }
        }
        if let Some(title) = title {
            let heading = sections.get(title);
            place = heading.map(|heading| (SectionId::new(heading.id), heading.block));
            sections.remove(title);
        }
        sections.shrink_to_fit();
        (sections, Title { words, place })
    }
}

/// The same for the same id in every run: ids are kept with what the learner has read.
fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}
