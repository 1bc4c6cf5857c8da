//! Headings: their ids, and which of them are the stops of a lesson.

use std::collections::HashMap;

use crate::course::{Section, SectionId, slug};

/// The headings of a lesson being read.
#[derive(Debug, Default)]
pub struct Headings {
    /// All headings in reading order, the title among them.
    found: Vec<Heading>,
    /// How often each id was asked for.
    ids: HashMap<SectionId, u32>,
}

#[derive(Debug)]
struct Heading {
    section: Section,
    /// Whether it stands in no quote, list or callout.
    outermost: bool,
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
        while let Some(used) = self.ids.get_mut(id.as_str()) {
            // A heading may be called like the second of another name: then the count goes on.
            *used += 1;
            id = format!("{wanted}-{used}");
            if self.ids.contains_key(id.as_str()) {
                id.clone_from(&wanted);
            }
        }
        let id = SectionId::new(id);
        self.ids.insert(id.clone(), 0);
        id
    }

    /// Keeps a heading.
    pub fn add(&mut self, section: Section, outermost: bool) {
        self.found.push(Heading { section, outermost });
    }

    /// The words of the first heading of level 1.
    pub fn title(&self) -> Option<&str> {
        let first = self
            .found
            .iter()
            .find(|heading| heading.section.level == 1)?;
        Some(&first.section.title)
    }

    /// The sections, the stops among them numbered, without the heading that is the lesson's title.
    ///
    /// The stops are the headings of level 2 if there is exactly one of level 1. Otherwise they are
    /// those of the topmost level that occurs more than once, or of the topmost one.
    pub fn sections(self) -> Vec<Section> {
        let mut counts = [0_u32; 7];
        for heading in self.found.iter().filter(|heading| heading.outermost) {
            if let Some(count) = counts.get_mut(usize::from(heading.section.level)) {
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
        let mut sections = Vec::new();
        for Heading {
            mut section,
            outermost,
        } in self.found
        {
            if outermost && titled && section.level == 1 {
                continue;
            }
            if outermost && stop == Some(usize::from(section.level)) {
                number += 1;
                section.number = Some(number);
            }
            sections.push(section);
        }
        sections
    }
}
