//! Where in its file a match stands. Texts are joined of what stands between Markdown's signs, so that the way back
//! is found by looking for the words once more, in the running text of the part of the file that the block was read from.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::course::{Block, BlockKind, Course, Lesson, Passage, SectionId};
use crate::load::{self, Written};
use crate::search::Query;
use crate::source::{Position, Source, Span};
use crate::text;

/// The places in the files of a lesson, worked out once for each block.
#[derive(Debug)]
pub struct Places<'a> {
    /// The lesson, and the text that it was read from.
    lesson: &'a Lesson,
    source: &'a Arc<Source>,
    query: &'a Query,
    course: &'a Course,
    /// What the text says, as soon as one of its matches is in prose.
    written: OnceCell<Written>,
    /// The files that it was put together from, as far as they have been asked for.
    files: Vec<File>,
    /// The matches of a block, in order.
    blocks: HashMap<usize, Vec<Match>>,
}

/// A file, and where each of its lines begins.
#[derive(Debug)]
struct File {
    source: Arc<Source>,
    lines: Vec<usize>,
}

/// A match of a block: its text, which match of the text it is, and the byte of the lesson's text.
type Match = (usize, usize, usize);

impl<'a> Places<'a> {
    /// The places of a query's matches in a lesson.
    pub fn new(
        (lesson, source): &'a (Lesson, Arc<Source>),
        query: &'a Query,
        course: &'a Course,
    ) -> Self {
        Self {
            lesson,
            source,
            query,
            course,
            written: OnceCell::new(),
            files: Vec::new(),
            blocks: HashMap::new(),
        }
    }

    /// Where a file has the nth match of a text, as `file:line:column`. Where signs stand between its words, it is
    /// where the first one of them most likely is.
    pub fn text(&mut self, passage: Passage, nth: usize) -> String {
        let Some(block) = self.lesson.blocks.get(passage.block) else {
            return self.place(0);
        };
        let matches = self.blocks.entry(passage.block).or_insert_with(|| {
            let source = self.source.slice(block.span);
            if let BlockKind::Code(_) = block.kind {
                return in_code(source, self.query);
            }
            let written = || load::written(self.source, self.course);
            let written = self.written.get_or_init(written);
            in_prose(block, source, self.query, written)
        });
        let known =
            matches.binary_search_by_key(&(passage.text, nth), |(text, nth, _)| (*text, *nth));
        let at = known
            .ok()
            .and_then(|at| matches.get(at))
            .map_or(0, |(_, _, at)| *at);
        self.place(block.span.start + at)
    }

    /// Where a heading is, or the beginning of the lesson.
    pub fn heading(&mut self, section: Option<&SectionId>) -> String {
        let block = section.map_or(Some(0), |section| self.lesson.heading(section));
        let block = block.and_then(|block| self.lesson.blocks.get(block));
        self.place(block.map_or(0, |block| block.span.start))
    }

    /// The file, the line and the column that a byte of the lesson's text comes from.
    fn place(&mut self, at: usize) -> String {
        let (source, span) = self.source.origin(Span::new(at, at + 1));
        let known = |file: &&File| Arc::ptr_eq(&file.source, &source);
        if let Some(file) = self.files.iter().find(known) {
            return file.place(span.start);
        }
        let file = File::new(source);
        let place = file.place(span.start);
        self.files.push(file);
        place
    }
}

impl File {
    fn new(source: Arc<Source>) -> Self {
        let later = source.text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(later).collect();
        Self { source, lines }
    }

    fn place(&self, at: usize) -> String {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = self.source.text.get(start..at).unwrap_or_default();
        let column = before.chars().count() + 1;
        let [line, column] = [line, column].map(|count| count as u32);
        shown(&self.source, Position { line, column })
    }
}

/// A place as it is printed.
pub fn shown(source: &Source, at: Position) -> String {
    format!("{}:{}:{}", source.name, at.line, at.column)
}

/// In code the lines are those of the file, after the line of the fence if there is one.
fn in_code(source: &str, query: &Query) -> Vec<Match> {
    let fence = usize::from(source.trim_start().starts_with(['`', '~']));
    let mut found = Vec::new();
    let mut start = 0;
    for (index, words) in source.split_inclusive('\n').enumerate() {
        if let Some(line) = index.checked_sub(fence) {
            let matches = query.matches(words).enumerate();
            found.extend(matches.map(|(nth, range)| (line, nth, start + range.start)));
        }
        start += words.len();
    }
    found
}

/// In prose the matches are counted: if the file has as many, or as many of their first word, they are the same, else each
/// is the one that is nearest to where it should be by the length of the texts.
fn in_prose(block: &Block, source: &str, query: &Query, written: &Written) -> Vec<Match> {
    let first_word = query.words.split_whitespace().next().and_then(Query::new);
    let mut found = Vec::new();
    // Of each match which of the first words it begins with, and where it is among all texts.
    let mut ways = Vec::new();
    let (mut length, mut words) = (0, 0);
    for (index, text) in block.texts().enumerate() {
        let firsts = first_word
            .as_ref()
            .map_or_else(Vec::new, |word| word.shown_matches(&text));
        for (nth, range) in query.shown_matches(&text).into_iter().enumerate() {
            found.push((index, nth, 0));
            let before = firsts.partition_point(|first| first.start < range.start);
            ways.push((words + before, length + range.start));
        }
        words += firsts.len();
        length += text::clean(&text).len() + 1;
    }
    let (shown, begin) = written.part(block.span.start..block.span.end);
    let place = |at: usize| written.place(begin + at).saturating_sub(block.span.start);
    let places = |query: &Query| -> Vec<usize> {
        let matches = query.matches(shown);
        matches.map(|found| place(found.start)).collect()
    };
    let starts = places(query);
    let firsts = first_word.map_or_else(Vec::new, |word| places(&word));
    let is_counted = starts.len() == found.len();
    let in_file: Vec<usize> = if starts.is_empty() && firsts.is_empty() {
        // The file of an image is no running text.
        query.matches(source).map(|found| found.start).collect()
    } else {
        Vec::new()
    };
    for (number, ((_, _, at), (word, expected))) in found.iter_mut().zip(ways).enumerate() {
        let known = if is_counted {
            starts.get(number)
        } else if firsts.len() == words {
            firsts.get(word)
        } else {
            None
        };
        let all = [&starts, &firsts, &in_file];
        let some = all.into_iter().find(|places| !places.is_empty());
        let expected = source.len() * expected / length.max(1);
        let near = || nearest(some.map_or(&[], |places| places.as_slice()), expected);
        *at = known.copied().unwrap_or_else(near);
    }
    found
}

/// The one of some ascending places that is nearest to another; the beginning if there is none.
fn nearest(starts: &[usize], wanted: usize) -> usize {
    let after = starts.partition_point(|start| *start < wanted);
    let around = [after.checked_sub(1), Some(after)].into_iter().flatten();
    let around = around.filter_map(|at| starts.get(at).copied());
    around
        .min_by_key(|start| start.abs_diff(wanted))
        .unwrap_or(0)
}
