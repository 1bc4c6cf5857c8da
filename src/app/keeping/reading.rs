//! What of a lesson has been read, from what has been on the screen.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::passed::{Passed, named};
use crate::app::App;
use crate::course::{Coverage, Lesson, LessonId, Section, SectionId, Sections};
use crate::progress::{Above, Change, Part, Share};

/// How many sections of the open lesson have been read.
#[derive(Debug, Default)]
pub struct ReadHere {
    /// All sections that it has.
    sections: Arc<Sections>,
    /// So many of its parts were known to have been read when they were counted, some of which it may not have any more.
    known: usize,
    count: usize,
}

impl App {
    /// Whether a section of the open lesson has been read.
    pub fn has_read(&self, section: Section<'_>) -> bool {
        let lesson = &self.reader.lesson.id;
        let part = Some(SectionId::new(section.id));
        self.progress.has_read(lesson, &part)
    }

    /// How many sections of the open lesson have not been read; a lesson without sections counts as one.
    pub fn unread(&self) -> usize {
        let lesson = &self.reader.lesson;
        match lesson.stop_count() {
            0 => usize::from(!self.progress.has_read(&lesson.id, &None)),
            stops => stops - self.read_of(&lesson.id, &lesson.sections),
        }
    }

    /// Counts the sections of the open lesson that have been read, if there may be others than before: there may be a hundred
    /// thousand, and every frame tells of them.
    pub(in crate::app) fn count_read(&mut self) {
        let lesson = &self.reader.lesson;
        let known = self.progress.read.get(&lesson.id);
        let known = known.map_or(0, BTreeSet::len);
        let before = &self.keeping.read_here;
        if before.known != known || !Arc::ptr_eq(&before.sections, &lesson.sections) {
            self.keeping.read_here = ReadHere {
                sections: Arc::clone(&lesson.sections),
                known,
                count: self.progress.read_of(&lesson.id, &lesson.sections),
            };
        }
    }

    /// How much has been read of a lesson with these sections.
    pub(in crate::app) fn share(&self, lesson: &LessonId, sections: &Arc<Sections>) -> Share {
        let has_read = self.progress.has_read(lesson, &None);
        Share::of(
            self.read_of(lesson, sections),
            sections.stop_count(),
            has_read,
        )
    }

    /// How many of these sections of a lesson have been read, as they have been counted, if they have.
    fn read_of(&self, lesson: &LessonId, sections: &Arc<Sections>) -> usize {
        let here = &self.keeping.read_here;
        if *lesson == self.reader.lesson.id && Arc::ptr_eq(sections, &here.sections) {
            return here.count;
        }
        self.progress.read_of(lesson, sections)
    }

    /// Whether there are any. Every frame asks for it: of many sections no one looks at each before as many have been read.
    pub fn has_unread(&self) -> bool {
        let lesson = &self.reader.lesson;
        let read = self.progress.read.get(&lesson.id);
        read.map_or(0, BTreeSet::len) < lesson.stop_count() || self.unread() > 0
    }

    /// Notes the parts of the lesson that have been read: all rows of their blocks have been on the screen.
    pub(super) fn read(&mut self) {
        let reader = &self.reader;
        // What is shown before all of a new text has been read counts when it is.
        let is_unread = reader.lesson.coverage == Coverage::Nothing || reader.is_thin();
        if is_unread || self.is_arriving() || self.is_finding() {
            return;
        }
        let id = reader.lesson.id.clone();
        let look = (id.clone(), reader.visible.clone());
        if self.keeping.looked_at.as_ref() == Some(&look) {
            return;
        }
        let key = self.key(&id);
        let reader = &self.reader;
        let Range { mut start, end } = reader.passed();
        let cut = [start, end];
        let passed = self.keeping.passed.entry(id.clone()).or_default();
        let mut whole = Vec::new();
        for (index, part) in cut.into_iter().enumerate() {
            // What the screen cuts has been on it when all its rows have been, those that a header covers not among
            // them.
            let Some(laid) = reader.shown_part(part) else {
                continue;
            };
            let seen = reader.visible.iter().skip(reader.pinned);
            let seen = seen.filter(|place| (place.block, place.part) == part);
            let rows = named(laid);
            let names = seen.filter_map(|place| rows.get(place.row).copied().flatten());
            passed.see(part, names);
            let is_whole = passed.has_seen(part, rows.iter().copied().flatten());
            if index == 0 && start < end && !is_whole {
                start.1 += 1;
            }
            if is_whole {
                whole.push(part);
            }
        }
        for (block, part) in whole {
            let all = self.reader.parts(block);
            let passed = self.keeping.passed.entry(id.clone()).or_default();
            passed.pass(block, part..part + 1, all);
        }
        let passed = self.keeping.passed.entry(id.clone()).or_default();
        if start.0 < end.0 {
            let all = self.reader.parts(start.0);
            if start.1 < all {
                passed.pass(start.0, start.1..all, all);
            }
            for seen in self.reader.not_held_back(start.0 + 1..end.0) {
                passed.blocks.insert(seen);
            }
        }
        if end.1 > 0 {
            let from = if start.0 == end.0 { start.1 } else { 0 };
            let all = self.reader.parts(end.0);
            passed.pass(end.0, from..end.1, all);
        }
        let is_read = |range: &Range<usize>| passed.blocks.covers(range);
        let blocks = &(cut[0].0..end.0 + 1);
        let read: Vec<Part> = parts(&self.reader.lesson, blocks)
            .into_iter()
            .filter(|(part, range)| !self.keeping.kept.has_read(&key, part) && is_read(range))
            .map(|(part, _)| part)
            .collect();
        for part in read {
            self.note(Change::Read(id.clone(), part));
        }
        self.keeping.looked_at = Some(look);
    }

    /// The text above the place, back to the beginning of its section, was on the screen before.
    pub(super) fn pass_what_is_above(&mut self) {
        let id = self.reader.lesson.id.clone();
        let (above, place) = (self.blocks_above(), self.reader.place);
        let all = self.reader.parts(place.block);
        let laid = self.reader.laid(place);
        let passed = self.keeping.passed.entry(id).or_default();
        for above in self.reader.not_held_back(above) {
            passed.blocks.insert(above);
        }
        if place.part > 0 {
            passed.pass(place.block, 0..place.part, all);
        }
        let rows = named(&laid);
        let above = place.row + self.reader.pinned;
        let above = rows.iter().take(above).copied().flatten();
        passed.see((place.block, place.part), above);
    }

    /// Whether it was.
    pub(in crate::app) fn above(&self) -> Above {
        let nothing = Passed::default();
        let passed = self.keeping.passed.get(&self.reader.lesson.id);
        let passed = passed.unwrap_or(&nothing);
        let place = self.reader.place;
        let above = self.blocks_above();
        let rows = self.reader.shown(place).map(named).unwrap_or_default();
        // What a header covers is not seen now.
        let above_rows = place.row + self.reader.pinned;
        let rows = rows.iter().take(above_rows).copied().flatten();
        if passed.blocks.covers(&above)
            && passed.has(place.block, place.part)
            && passed.has_seen((place.block, place.part), rows)
        {
            Above::Passed
        } else {
            Above::Skipped
        }
    }

    fn blocks_above(&self) -> Range<usize> {
        let block = self.reader.place.block;
        let section = self.reader.lesson.section_at(block);
        section.map_or(0, |section| section.block)..block
    }
}

/// The parts of a lesson that have some of these blocks, with all of their own. Footnotes belong to none.
fn parts(lesson: &Lesson, blocks: &Range<usize>) -> Vec<(Part, Range<usize>)> {
    let has_some = |range: &Range<usize>| range.start < blocks.end && blocks.start < range.end;
    let end = lesson.footnotes.start().unwrap_or(lesson.blocks.len());
    if lesson.stop_count() == 0 {
        let whole = Some(0..end).filter(has_some);
        return whole.map(|range| (None, range)).into_iter().collect();
    }
    let mut parts = Vec::new();
    // At every step through a lesson of any length: only those that may be kept cost anything.
    let first = lesson.section_at(blocks.start);
    let stops = lesson.stops_from(first.map_or(0, |first| first.block));
    let mut stops = stops.peekable();
    while let Some(stop) = stops.next_if(|stop| stop.block < blocks.end) {
        let next = stops.peek().map_or(end, |next| next.block);
        let range = stop.block..next.max(stop.block);
        if has_some(&range) {
            parts.push((Some(SectionId::new(stop.id)), range));
        }
    }
    parts
}
