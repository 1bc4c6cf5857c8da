//! The headings of a lesson as places to go to: a long one has a hundred thousand, which take hardly more room than their
//! words.

use std::sync::Arc;

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
    /// The id and the title of each, end to end; no id has a line break, which stands between them. Copies share them.
    text: Arc<String>,
    /// The rest of each, with where in the text it begins: in order, as are their blocks.
    entries: Vec<Entry>,
    /// Of every so many how many stops stand before them.
    ranks: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    /// The first byte of the id; what is said of a section goes on to the next id.
    start: u32,
    /// The block, then whether it is a stop, then the level.
    place: u32,
}

/// What stands between an id and a title.
const BETWEEN: char = '\n';
/// So many of them have one of [`Sections::ranks`].
const APART: usize = 8;
/// The bits of the level in [`Entry::place`], …
const LEVEL: u32 = 0b111;
/// … the one that says that it is a stop, …
const STOP: u32 = 0b1000;
/// … and how far the block is above them.
const BLOCK: u32 = 4;

impl Entry {
    fn block(self) -> usize {
        (self.place >> BLOCK) as usize
    }

    fn level(self) -> u8 {
        (self.place & LEVEL) as u8
    }

    fn is_stop(self) -> bool {
        self.place & STOP > 0
    }
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
        let (id, title) = self.words(index)?;
        Some(Section {
            id,
            title,
            number: entry.is_stop().then(|| self.stops_before(index) + 1),
            level: entry.level(),
            block: entry.block(),
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
        let block = |entry: &Entry| entry.block().cmp(&block);
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
        let entries = self.entries.iter().enumerate();
        let stops = entries.filter(|(_, entry)| entry.is_stop());
        stops.filter_map(|(index, _)| self.get(index))
    }

    /// The ids of these.
    pub fn stop_ids(&self) -> impl Iterator<Item = &str> {
        let entries = self.entries.iter().enumerate();
        let stops = entries.filter(|(_, entry)| entry.is_stop());
        stops.filter_map(|(index, _)| Some(self.words(index)?.0))
    }

    /// How many of them there are.
    pub fn stop_count(&self) -> usize {
        self.stops_before(self.len()) as usize
    }

    /// Adds one behind the others. If it has a number, that is the one behind the latest stop's.
    pub fn push(&mut self, section: Section<'_>) {
        let is_stop = section.number.is_some();
        if self.len().is_multiple_of(APART) {
            self.ranks.push(self.stops_before(self.len()));
        }
        self.entries.push(Entry {
            start: self.text.len() as u32,
            place: (section.block as u32) << BLOCK
                | u32::from(section.level) & LEVEL
                | if is_stop { STOP } else { 0 },
        });
        let text = Arc::make_mut(&mut self.text);
        text.push_str(section.id);
        text.push(BETWEEN);
        text.push_str(section.title);
    }

    /// Makes stops of those of which that is said, and of no others; each is told by its index and its level.
    pub fn make_stops(&mut self, is_stop: impl Fn(usize, u8) -> bool) {
        for (entry, index) in self.entries.iter_mut().zip(0..) {
            entry.place &= !STOP;
            if is_stop(index, entry.level()) {
                entry.place |= STOP;
            }
        }
        self.count_stops();
    }

    /// Takes one out.
    pub fn remove(&mut self, index: usize) {
        let range = self.start(index)..self.start(index + 1);
        if index < self.len() {
            self.entries.remove(index);
        }
        for later in self.entries.iter_mut().skip(index) {
            later.start -= range.len() as u32;
        }
        Arc::make_mut(&mut self.text).drain(range);
        self.count_stops();
    }

    /// Tells them that a block has been put before theirs.
    pub fn move_on(&mut self) {
        for entry in &mut self.entries {
            entry.place += 1 << BLOCK;
        }
    }

    /// Gives those from a block on other places, in the same order.
    pub fn move_from(&mut self, block: usize, place: impl Fn(usize) -> usize) {
        let first = self.before(block);
        for entry in self.entries.iter_mut().skip(first) {
            let place = (place(entry.block()) as u32) << BLOCK;
            entry.place = place | entry.place & (STOP | LEVEL);
        }
    }

    /// Gives back the room that is left for more.
    pub fn shrink_to_fit(&mut self) {
        Arc::make_mut(&mut self.text).shrink_to_fit();
        self.entries.shrink_to_fit();
        self.ranks.shrink_to_fit();
    }

    /// The id and the title of a section.
    fn words(&self, index: usize) -> Option<(&str, &str)> {
        let text = self.text.get(self.start(index)..self.start(index + 1))?;
        let end = memchr::memchr(BETWEEN as u8, text.as_bytes())?;
        Some((text.get(..end)?, text.get(end + 1..)?))
    }

    /// Where in the text a section begins, or what would follow the last one.
    fn start(&self, index: usize) -> usize {
        let entry = self.entries.get(index);
        entry.map_or(self.text.len(), |entry| entry.start as usize)
    }

    /// How many stand before a block.
    fn before(&self, block: usize) -> usize {
        self.entries.partition_point(|entry| entry.block() < block)
    }

    /// How many stops stand before a section.
    fn stops_before(&self, index: usize) -> u32 {
        // That of the next ones may be still to come.
        let first = (index / APART).min(self.ranks.len().saturating_sub(1));
        let entries = self.entries.get(first * APART..index).unwrap_or_default();
        let more = entries.iter().filter(|entry| entry.is_stop()).count() as u32;
        self.ranks.get(first).map_or(0, |rank| rank + more)
    }

    fn count_stops(&mut self) {
        let mut stops = 0;
        self.ranks.clear();
        for together in self.entries.chunks(APART) {
            self.ranks.push(stops);
            stops += together.iter().filter(|entry| entry.is_stop()).count() as u32;
        }
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
