//! Terms in running text: found by the linking rules of the course format, marked by the course's policy.

mod names;
mod starts;
mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};

use crate::course::block::{Block, BlockKind};
use crate::course::prose::taken;
use crate::course::{
    Course, Coverage, Glossary, Lesson, LinkPolicy, Mark, MarkKind, Passage, ProseRef, TermId,
};
use names::Pattern;
use starts::Starts;

/// Finds the names of a glossary's terms in text; by default there are none.
#[derive(Debug, Clone, Default)]
pub struct Matcher {
    /// Finds folded patterns in folded text; `None` if there is nothing to find.
    automaton: Option<AhoCorasick>,
    starts: Starts,
    patterns: Vec<Pattern>,
    terms: Vec<TermId>,
    positions: HashMap<TermId, usize>,
}

/// One term in a text.
struct Found {
    range: Range<usize>,
    term: usize,
}

impl Matcher {
    /// The matcher of a glossary. Its automaton is of the kind that is built soonest: a page may wait for it.
    pub fn new(glossary: &Glossary) -> Self {
        let ids = || glossary.terms.iter().map(|term| term.id.clone());
        let patterns = names::patterns(glossary);
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .start_kind(StartKind::Anchored)
            .build(patterns.iter().map(|pattern| &pattern.folded))
            .ok()
            .filter(|_| !patterns.is_empty());
        let mut starts = Starts::default();
        for pattern in &patterns {
            starts.add(&pattern.folded);
        }
        Self {
            automaton,
            starts,
            patterns,
            positions: ids().zip(0..).collect(),
            terms: ids().collect(),
        }
    }

    /// All terms in a text, outside of what is taken already: leftmost, longest, whole words.
    fn find(&self, prose: ProseRef<'_>, folded: &mut Vec<u8>, mut report: impl FnMut(Found)) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        words::fold(prose.text, folded);
        let mut at = 0;
        let mut taken = taken(prose.marks).peekable();
        while let Some(start) = self.starts.next(folded, at) {
            at = start + 1;
            let here = Input::new(folded.as_slice()).range(start..);
            let Ok(Some(hit)) = automaton.try_find(here.anchored(Anchored::Yes)) else {
                continue;
            };
            while taken.next_if(|range| range.end <= start).is_some() {}
            let free = taken
                .clone()
                .take_while(|range| range.start < hit.end())
                .find(|range| range.end > start)
                .map_or(usize::MAX, |range| range.start);
            let found = words::begins_word(prose.text, start)
                .then(|| self.longest(hit.pattern().as_usize(), prose.text, start, free))
                .flatten();
            if let Some(found) = found {
                at = found.range.end;
                report(found);
            }
        }
    }

    /// The longest of a pattern and its beginnings that is a whole word, in the right case, and ends before `free`.
    fn longest(&self, pattern: usize, text: &str, start: usize, free: usize) -> Option<Found> {
        let mut candidate = self.patterns.get(pattern);
        while let Some(pattern) = candidate {
            let end = start + pattern.folded.len();
            if end <= free
                && words::ends_word(text, end)
                && let Some(written) = text.get(start..end)
                && let Some(term) = pattern.term(written)
            {
                return Some(Found {
                    range: start..end,
                    term,
                });
            }
            candidate = pattern
                .shorter
                .and_then(|shorter| self.patterns.get(shorter));
        }
        None
    }
}

/// Marks the terms in a lesson, as the course's policy and the lesson's own list say.
pub fn mark_terms(lesson: &mut Lesson, course: &Course, matcher: &Matcher) {
    mark_each(lesson, course, matcher, |_, _| {});
}

/// The same with a look at each block, by its index, after it has been marked. Whether there was something to mark with:
/// else none is looked at.
pub(super) fn mark_each(
    lesson: &mut Lesson,
    course: &Course,
    matcher: &Matcher,
    mut look: impl FnMut(usize, &Block),
) -> bool {
    if lesson.coverage == Coverage::Nothing {
        // What says so is no text of the course.
        return false;
    }
    let mut marker = Marker::new(matcher, course.link, &lesson.skip);
    if matcher.terms.is_empty() {
        return false;
    }
    let sections = Arc::clone(&lesson.sections);
    let mut stops = sections.stops().map(|stop| stop.block).peekable();
    lesson.blocks.change_from(0, |first, blocks| {
        for (index, block) in (first..).zip(blocks) {
            if stops.next_if_eq(&index).is_some() {
                marker.section += 1;
            }
            marker.mark(block);
            look(index, block);
        }
    });
    true
}

/// The marks that [`mark_terms`] makes, by the text that each of them is for, in reading order: for a lesson that others
/// have too, and that is too long for two of it.
pub fn find_terms(lesson: &Lesson, course: &Course, matcher: &Matcher) -> Vec<(Passage, Mark)> {
    let mut marker = Marker::new(matcher, course.link, &lesson.skip);
    let mut stops = lesson.stops().peekable();
    let mut all = Vec::new();
    for (index, block) in lesson.blocks.iter().enumerate() {
        if stops.next_if(|stop| stop.block == index).is_some() {
            marker.section += 1;
        }
        marker.find(&block, |text, mark| {
            all.push((Passage { block: index, text }, mark));
        });
    }
    all.shrink_to_fit();
    all
}

/// Marks the terms in a definition: each once, but never the term that is being defined.
pub fn mark_definition(blocks: &mut [Block], term: &TermId, matcher: &Matcher) {
    let own = std::slice::from_ref(term);
    let mut marker = Marker::new(matcher, LinkPolicy::FirstPerLesson, own);
    for block in blocks.iter_mut() {
        marker.mark(block);
        block.retain_marks(|mark| !matches!(&mark.kind, MarkKind::Term { id, .. } if id == term));
    }
}

/// Walks through blocks and remembers which terms it has met.
pub(super) struct Marker<'a> {
    matcher: &'a Matcher,
    policy: LinkPolicy,
    skip: &'a [TermId],
    /// Counts the sections, from 1.
    section: u32,
    /// The section in which each term was met last, 0 for none.
    met: Vec<u32>,
    /// The text at hand, folded; one room for all texts.
    folded: Vec<u8>,
}

impl<'a> Marker<'a> {
    pub(super) fn new(matcher: &'a Matcher, policy: LinkPolicy, skip: &'a [TermId]) -> Self {
        Self {
            matcher,
            policy,
            skip,
            section: 1,
            met: vec![0; matcher.terms.len()],
            folded: Vec::new(),
        }
    }

    /// Marks the terms in the next block.
    pub(super) fn mark(&mut self, block: &mut Block) {
        let mut found = Vec::new();
        self.find(block, |text, mark| found.push((text, mark)));
        block.add_marks(found);
    }

    /// Reports the marks that are missing in the texts of a block, in order.
    fn find(&mut self, block: &Block, mut report: impl FnMut(usize, Mark)) {
        let mut find = |marker: &mut Self, text: usize, prose: ProseRef<'_>| {
            marker.find_in(prose, |mark| report(text, mark));
        };
        match &block.kind {
            BlockKind::Heading { prose, .. } => self.meet_links(prose.lend()),
            BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => find(self, 0, prose.lend()),
            BlockKind::Table(table) => {
                for (text, cell) in table.cells().enumerate() {
                    if text < table.columns() {
                        self.meet_links(cell);
                    } else {
                        find(self, text, cell);
                    }
                }
            }
            BlockKind::Code(_)
            | BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::Practice(_)
            | BlockKind::CalloutTitle(_) => {}
        }
    }

    /// Counts the terms that are linked explicitly as met.
    fn meet_links(&mut self, prose: ProseRef<'_>) {
        for mark in prose.marks {
            self.meet_link(mark);
        }
    }

    fn meet_link(&mut self, mark: &Mark) {
        if let MarkKind::Term { id, .. } = &mark.kind
            && let Some(term) = self.matcher.positions.get(id)
        {
            self.met[*term] = self.section;
        }
    }

    fn find_in(&mut self, prose: ProseRef<'_>, mut report: impl FnMut(Mark)) {
        let matcher = self.matcher;
        let mut folded = std::mem::take(&mut self.folded);
        let mut links = prose.marks.iter().peekable();
        matcher.find(prose, &mut folded, |hit| {
            while let Some(link) = links.next_if(|link| link.start < hit.range.start as u32) {
                self.meet_link(link);
            }
            report(self.judge(&hit));
        });
        for link in links {
            self.meet_link(link);
        }
        self.folded = folded;
    }

    /// The mark of an occurrence: whether it is shown depends on what was met before.
    fn judge(&mut self, found: &Found) -> Mark {
        let id = self.matcher.terms[found.term].clone();
        let met = self.met[found.term];
        let marked = !self.skip.contains(&id)
            && match self.policy {
                LinkPolicy::All => true,
                LinkPolicy::FirstPerSection => met != self.section,
                LinkPolicy::FirstPerLesson => met == 0,
                LinkPolicy::Off => false,
            };
        self.met[found.term] = self.section;
        Mark {
            start: found.range.start as u32,
            end: found.range.end as u32,
            kind: MarkKind::Term { id, marked },
        }
    }
}
