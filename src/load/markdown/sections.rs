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
    /// hash one is counted on though it need not be. Those that were made by counting are not among them.
    ids: HashSet<u64>,
    /// How often those were asked for again that were: all ids with a number up to that are taken.
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
        while self.is_taken(&wanted) {
            // A heading may be called like the second of another name: then the count goes on.
            let used = self.again.entry(hash(&wanted)).or_default();
            *used += 1;
            let id = format!("{wanted}-{used}");
            if !self.ids.contains(&hash(&id)) {
                return SectionId::new(id);
            }
        }
        self.ids.insert(hash(&wanted));
        SectionId::new(wanted)
    }

    /// Whether a heading has this id: as its name, or since it is called like others.
    fn is_taken(&self, id: &str) -> bool {
        self.ids.contains(&hash(id)) || self.is_counted(id)
    }

    /// Whether it is a name with a number that has been reached in counting those of that name.
    fn is_counted(&self, id: &str) -> bool {
        let counted = || {
            let (name, number) = id.rsplit_once('-').filter(|_| !self.again.is_empty())?;
            let is_number = !number.starts_with('0');
            let number: u32 = number.parse().ok().filter(|_| is_number)?;
            let used = self.again.get(&hash(name))?;
            Some(number <= *used)
        };
        counted().unwrap_or_default()
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
        let is_title = |index: &usize| titled && level(&sections, *index) == 1;
        let title = outermost.clone().find(is_title);
        sections.make_stops(|index, level| {
            let is_outermost = self
                .outermost
                .get(index)
                .is_some_and(|outermost| *outermost);
            is_outermost && stop == Some(usize::from(level)) && title != Some(index)
        });
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
