//! The headings of a lesson as places to go to: a long one has a hundred thousand, which take hardly more room than their
//! words.

use std::num::NonZeroU32;

/// A heading as a place to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section<'a> {
    /// Unique in the lesson.
    pub id: &'a str,
    /// The words of the heading.
    pub title: &'a str,
    /// 01, 02 … for the sections that are stops; `None` for the headings below them.
    pub number: Option<u32>,
    /// The level of the heading.
    pub level: u8,
    /// The index of the heading in [`Lesson::blocks`](super::Lesson::blocks).
    pub block: usize,
}

/// The sections of a lesson in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sections {
    /// The id and the title of each, end to end.
    text: String,
    /// The rest of each, with where in the text it begins: in order, as are their blocks.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    /// The first byte of the id,
    id: u32,
    /// … and of the title behind it, which goes on to the next id.
    title: u32,
    block: u32,
    number: Option<NonZeroU32>,
    level: u8,
}

impl Sections {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The section with this index.
    pub fn get(&self, index: usize) -> Option<Section<'_>> {
        let entry = self.entries.get(index)?;
        let (start, title) = (entry.id as usize, entry.title as usize);
        Some(Section {
            id: self.text.get(start..title)?,
            title: self.text.get(title..self.start(index + 1))?,
            number: entry.number.map(NonZeroU32::get),
            level: entry.level,
            block: entry.block as usize,
        })
    }

    /// The first one.
    pub fn first(&self) -> Option<Section<'_>> {
        self.get(0)
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Section<'_>> + Clone {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// The section with this id.
    pub fn find(&self, id: &str) -> Option<Section<'_>> {
        self.iter().find(|section| section.id == id)
    }

    /// The index of the section whose heading is this block.
    pub fn index_of(&self, block: usize) -> Option<usize> {
        let block = |entry: &Entry| (entry.block as usize).cmp(&block);
        self.entries.binary_search_by(block).ok()
    }

    /// Those that stand at a block or before it.
    pub fn until(&self, block: usize) -> impl DoubleEndedIterator<Item = Section<'_>> + Clone {
        (0..self.before(block.saturating_add(1))).filter_map(|index| self.get(index))
    }

    /// Those that stand at a block or behind it.
    pub fn from(&self, block: usize) -> impl DoubleEndedIterator<Item = Section<'_>> + Clone {
        (self.before(block)..self.len()).filter_map(|index| self.get(index))
    }

    /// Those that are stops for going section by section.
    pub fn stops(&self) -> impl DoubleEndedIterator<Item = Section<'_>> + Clone {
        self.iter().filter(|section| section.number.is_some())
    }

    /// Adds one behind the others.
    pub fn push(&mut self, section: Section<'_>) {
        let id = self.text.len() as u32;
        self.text.push_str(section.id);
        let title = self.text.len() as u32;
        self.text.push_str(section.title);
        self.entries.push(Entry {
            id,
            title,
            block: section.block as u32,
            number: section.number.and_then(NonZeroU32::new),
            level: section.level,
        });
    }

    /// Makes one a stop with this number.
    pub fn number(&mut self, index: usize, number: u32) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.number = NonZeroU32::new(number);
        }
    }

    /// Takes one out.
    pub fn remove(&mut self, index: usize) {
        let range = self.start(index)..self.start(index + 1);
        if index < self.len() {
            self.entries.remove(index);
        }
        for later in self.entries.iter_mut().skip(index) {
            later.id -= range.len() as u32;
            later.title -= range.len() as u32;
        }
        self.text.drain(range);
    }

    /// Tells them that a block has been put before theirs.
    pub fn move_on(&mut self) {
        for entry in &mut self.entries {
            entry.block += 1;
        }
    }

    /// Gives back the room that is left for more.
    pub fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.entries.shrink_to_fit();
    }

    /// Where in the text a section begins, or what would follow the last one.
    fn start(&self, index: usize) -> usize {
        let entry = self.entries.get(index);
        entry.map_or(self.text.len(), |entry| entry.id as usize)
    }

    /// How many stand before a block.
    fn before(&self, block: usize) -> usize {
        let is_before = |entry: &Entry| (entry.block as usize) < block;
        self.entries.partition_point(is_before)
    }
}

impl<'a> FromIterator<Section<'a>> for Sections {
    fn from_iter<I: IntoIterator<Item = Section<'a>>>(all: I) -> Self {
        let mut sections = Self::default();
        for section in all {
            sections.push(section);
        }
        sections.shrink_to_fit();
        sections
    }
}
