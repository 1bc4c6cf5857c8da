//! The text of a journal: what can be read of it, whether it is sound, and what of it still matters.

use std::collections::HashSet;

use super::record::{Line, Record};
use super::resets::Resets;
use super::{Change, Landmark, Progress};
use crate::course::LessonId;

/// The format that is written.
const FORMAT: u64 = 1;
/// The kind of the first line, which tells the format and the course.
const HEADER: &str = "journal";
/// The kind of the lines that tell what stands around the place that the record before them is about.
const CONTEXT: &str = "context";
/// The kind of the lines behind them that tell where in a row of a table, or in a line of code, that place is.
const WITHIN: &str = "within";
/// Records stand apart by an empty line, so that one wrong byte never joins two of them.
const END: &str = "\n\n";

/// A journal as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal<'a> {
    /// The records whose checksum is right, in their order.
    pub records: Vec<Record<'a>>,
    /// The course that it says it is of.
    pub course: Option<String>,
    /// Whether it is as it was written.
    pub health: Health,
    /// How many bytes come before a last line that was cut off while it was written.
    pub whole: usize,
}

/// Whether a journal is as this version writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Nothing has been written.
    Empty,
    /// It is.
    Sound,
    /// Some of it is not what was written.
    Damaged,
    /// A newer version wrote it.
    Newer,
}

impl<'a> Journal<'a> {
    /// Reads what can be read.
    pub fn read(bytes: &'a [u8]) -> Self {
        let whole = bytes
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |end| end + 1);
        let mut journal = Self {
            records: Vec::new(),
            course: None,
            health: Health::Empty,
            whole,
        };
        let lines = bytes
            .get(..whole)
            .unwrap_or_default()
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        let mut is_sound = true;
        let mut format = None;
        for (index, bytes) in lines.enumerate() {
            journal.health = Health::Damaged;
            let text = std::str::from_utf8(bytes).ok();
            let Some((text, line)) = text.and_then(|text| Some((text, Line::read(text)?))) else {
                is_sound = false;
                continue;
            };
            if matches!(line.kind, CONTEXT | WITHIN) {
                // Where an older version has thrown out the place, there is nothing more to be told of it.
                let last = journal.records.last_mut();
                if let Some(record) = last.filter(|record| record.number == line.number) {
                    let told = match line.kind {
                        CONTEXT => &mut record.context,
                        _ => &mut record.within,
                    };
                    *told = Some(text);
                    let place = record.change.as_mut().and_then(Change::landmark_mut);
                    match (place, line.kind) {
                        (Some(place), CONTEXT) => place.read_around(line.details),
                        (Some(place), _) => place.read_within(line.details),
                        (None, _) => {}
                    }
                }
            } else if line.kind != HEADER {
                journal.records.push(Record {
                    number: line.number,
                    line: text,
                    context: None,
                    within: None,
                    change: Change::read(line.kind, line.details),
                });
            } else if index == 0 {
                let header: Option<(u64, String)> = serde_json::from_str(line.details).ok();
                // A header of another shape can only be a newer one.
                format = Some(header.as_ref().map_or(u64::MAX, |(format, _)| *format));
                journal.course = header.map(|(_, course)| course);
            }
        }
        // A record is written at once; what is left of one begins as records do, or stands after others.
        let tail = bytes.get(whole..).unwrap_or_default();
        let follows = format.is_some() || !journal.records.is_empty();
        if !follows && !begins_as_record(tail) {
            journal.health = Health::Damaged;
        }
        match format {
            Some(FORMAT) if is_sound => journal.health = Health::Sound,
            Some(format) if format > FORMAT => journal.health = Health::Newer,
            _ => {}
        }
        journal
    }

    /// What holds after all its changes.
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for change in self.changes() {
            progress.apply(change);
        }
        progress
    }

    /// The changes that can be read.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.records
            .iter()
            .filter_map(|record| record.change.as_ref())
    }

    /// Calls lessons otherwise, those that have another name, in all that is taken in from it or said of it. Its lines stay.
    pub fn rename(&mut self, name: impl Fn(&LessonId) -> Option<LessonId>) {
        let changes = self.records.iter_mut();
        let lessons = changes.filter_map(|record| record.change.as_mut()?.lesson_mut());
        for lesson in lessons {
            if let Some(name) = name(lesson) {
                *lesson = name;
            }
        }
        for record in &mut self.records {
            if let Some(Change::Heir(_, heir)) = &mut record.change
                && let Some(name) = name(heir)
            {
                *heir = name;
            }
        }
    }

    /// The highest number of a record; 0 if there is none.
    pub fn last(&self) -> u64 {
        let numbers = self.records.iter().map(|record| record.number);
        numbers.max().unwrap_or_default()
    }

    /// The changes of the records with a higher number, as far as they are understood.
    pub fn after(&self, known: u64) -> Vec<Change> {
        let later = self.records.iter().filter(|record| record.number > known);
        later.filter_map(|record| record.change.clone()).collect()
    }

    /// The records that no later one has replaced, and all that are not understood.
    pub fn living(&self) -> Vec<&Record<'a>> {
        let mut replaced = HashSet::new();
        let mut resets = Resets::default();
        let mut living: Vec<&Record<'a>> = self
            .records
            .iter()
            .rev()
            .filter(|record| {
                let Some(change) = &record.change else {
                    return true;
                };
                // Even one that does not hold itself has ended what held before.
                replaced.extend(change.ended());
                if resets.undo(change) {
                    // What it had replaced does not come back. Of a term, though, the first meeting counts.
                    if !matches!(change, Change::Met(..)) {
                        replaced.insert(change.key());
                    }
                    return false;
                }
                resets.add(change);
                replaced.insert(change.key())
            })
            .collect();
        living.reverse();
        living
    }

    /// The text of a journal of this course with these lines.
    pub fn write<'l>(course: &str, lines: impl IntoIterator<Item = &'l str>) -> String {
        let details = serde_json::to_string(&(FORMAT, course)).unwrap_or_default();
        let header = Line {
            number: 0,
            kind: HEADER,
            details: &details,
        };
        let mut text = header.write() + END;
        for line in lines {
            text.push_str(line);
            text.push_str(END);
        }
        text
    }

    /// The text of a journal of this course with these changes.
    pub fn of(course: &str, changes: &[Change]) -> String {
        Self::write(course, []) + &Self::records(changes, 0)
    }

    /// The text of changes whose records are numbered from the one after `last` on.
    pub(super) fn records(changes: &[Change], last: u64) -> String {
        let mut text = String::new();
        for (number, change) in (last.saturating_add(1)..).zip(changes) {
            let place = change.landmark();
            let context = place.and_then(Landmark::around);
            let context = context.map(|details| (CONTEXT, details));
            let within = place.and_then(Landmark::told_within);
            let within = within.map(|details| (WITHIN, details));
            let own = std::iter::once((change.kind(), change.details()));
            for (kind, details) in own.chain(context).chain(within) {
                let details = &details;
                let line = Line {
                    number,
                    kind,
                    details,
                };
                text.push_str(&line.write());
                text.push_str(END);
            }
        }
        text
    }
}

/// Whether bytes are the beginning of a record, or none at all.
fn begins_as_record(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(index, byte)| match index {
        0..8 => byte.is_ascii_hexdigit(),
        8 => *byte == b' ',
        _ => matches!(byte, b' '..=b'~'),
    })
}
