//! Where in its file a match stands. Texts are joined of what stands between Markdown's signs, so that the way back
//! is found by looking for the words once more, in the part of the file that the block was read from.

use std::collections::HashMap;

use crate::course::{Block, BlockKind, Lesson, Passage, SectionId};
use crate::search::Query;
use crate::source::Position;
use crate::text;

/// The places in the file of a lesson, worked out once for each block.
#[derive(Debug)]
pub struct Places<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    query: &'a Query,
    /// Where each line begins.
    lines: Vec<usize>,
    /// The matches of a block, in order.
    blocks: HashMap<usize, Vec<Match>>,
}

/// A match of a block: its text, which match of the text it is, and the byte of the file.
type Match = (usize, usize, usize);

impl<'a> Places<'a> {
    /// The places of a query's matches in a lesson.
    pub fn new(lesson: &'a Lesson, query: &'a Query) -> Self {
        let text = &lesson.source.text;
        let later = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            lesson,
            query,
            lines: std::iter::once(0).chain(later).collect(),
            blocks: HashMap::new(),
        }
    }

    /// Where the file has the nth match of a text. Where signs stand between its words, it is where the first one of
    /// them most likely is.
    pub fn text(&mut self, passage: Passage, nth: usize) -> Position {
        let Some(block) = self.lesson.blocks.get(passage.block) else {
            return self.position(0);
        };
        let matches = self.blocks.entry(passage.block).or_insert_with(|| {
            let source = self.lesson.source.slice(block.span);
            match &block.kind {
                BlockKind::Code(_) => in_code(source, self.query),
                _ => in_prose(block, source, self.query),
            }
        });
        let known =
            matches.binary_search_by_key(&(passage.text, nth), |(text, nth, _)| (*text, *nth));
        let at = known
            .ok()
            .and_then(|at| matches.get(at))
            .map_or(0, |(_, _, at)| *at);
        self.position(block.span.start + at)
    }

    /// Where a heading is, or the beginning of the lesson.
    pub fn heading(&self, section: Option<&SectionId>) -> Position {
        let block = section.map_or(Some(0), |section| self.lesson.heading(section));
        let block = block.and_then(|block| self.lesson.blocks.get(block));
        self.position(block.map_or(0, |block| block.span.start))
    }

    /// The line and the column of a byte.
    fn position(&self, at: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= at).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = self.lesson.source.text.get(start..at).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }
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

/// In prose the matches are counted: if the file has as many, they are the same, else each is the one that is nearest to
/// where it should be by the length of the texts.
fn in_prose(block: &Block, source: &str, query: &Query) -> Vec<Match> {
    let mut found = Vec::new();
    let mut length = 0;
    for (index, words) in block.texts().into_iter().enumerate() {
        let matches = query.shown_matches(words).into_iter().enumerate();
        found.extend(matches.map(|(nth, range)| (index, nth, length + range.start)));
        length += text::clean(words).len() + 1;
    }
    let first_word = query.words.split_whitespace().next().and_then(Query::new);
    let mut starts = readable(source, query);
    if starts.is_empty() {
        starts = first_word.map_or_else(Vec::new, |word| readable(source, &word));
    }
    let counted = starts.len() == found.len();
    for (number, (_, _, at)) in found.iter_mut().enumerate() {
        let expected = source.len() * *at / length.max(1);
        *at = if counted {
            starts.get(number).copied().unwrap_or(0)
        } else {
            nearest(&starts, expected)
        };
    }
    found
}

/// Where a source has the words, but not where they are part of the target of a link.
fn readable(source: &str, query: &Query) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut done, mut in_target) = (0, false);
    for found in query.matches(source) {
        let between = source.get(done..found.start).unwrap_or_default();
        in_target = match (between.rfind("]("), between.rfind(')')) {
            (Some(open), Some(close)) => open > close,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => in_target,
        };
        done = found.start;
        if !in_target {
            starts.push(found.start);
        }
    }
    starts
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
