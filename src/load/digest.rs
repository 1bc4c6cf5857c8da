//! What the course keeps of a lesson: where each term is used, with the sentence around it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::terms::{self, Matcher};
use crate::course::{
    Course, Digest, Features, Lesson, LessonId, Mark, MarkKind, Passage, Practice, SectionId,
    TermId, TermUse,
};
use crate::text;

/// So many uses of a term in a lesson are kept: no list shows more of one. The others are counted.
const MOST_USES: usize = 50;

/// The uses of terms in a lesson, gathered block by block.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Those that are kept, without their sections.
    kept: Vec<TermUse>,
    sentences: String,
    tally: Tally,
}

/// In how many blocks of a lesson each term has been met, and the last of them.
#[derive(Debug, Default)]
struct Tally(HashMap<TermId, (usize, usize)>);

impl Uses {
    /// Takes in those that a text of a block has among these marks on it. Whether one of them is kept.
    pub(super) fn gather<'a>(
        &mut self,
        block: usize,
        text: &str,
        marks: impl IntoIterator<Item = &'a Mark>,
    ) -> bool {
        let before = self.kept.len();
        for mark in marks {
            let MarkKind::Term { id, .. } = &mark.kind else {
                continue;
            };
            if !self.tally.count(id, block) {
                continue;
            }
            let around = mark.start as usize..mark.end as usize;
            let sentence = self.add(&text::sentence(text, around).words);
            self.kept.push(TermUse {
                term: id.clone(),
                block,
                section: None,
                sentence,
            });
        }
        self.kept.len() > before
    }

    /// The digest of the lesson, given the block in it of each of those that have been gathered from.
    pub(super) fn digest(&self, lesson: &Lesson, index: impl Fn(usize) -> usize) -> Digest {
        let mut stops = lesson.stops().peekable();
        let mut section = None;
        let uses = self.kept.iter().map(|found| {
            let block = index(found.block);
            let passed = std::iter::from_fn(|| stops.next_if(|stop| stop.block <= block));
            if let Some(stop) = passed.last() {
                section = Some(SectionId::new(stop.id));
            }
            TermUse {
                block,
                section: section.clone(),
                ..found.clone()
            }
        });
        let uses: Vec<TermUse> = uses.collect();
        Digest {
            coverage: lesson.coverage,
            id: LessonId::new(lesson.id.as_str()),
            title: lesson.title.clone(),
            sections: Arc::clone(&lesson.sections),
            words: lesson.words,
            uses,
            sentences: self.sentences.clone(),
            more: self.tally.more(),
            offers: offers(lesson),
            text: lesson.edition.fingerprint(),
        }
    }

    /// Adds a sentence to the others, unless it is the last one again; where it is.
    fn add(&mut self, sentence: &str) -> Range<u32> {
        if let Some(TermUse { sentence: last, .. }) = self.kept.last()
            && self.sentences.get(last.start as usize..last.end as usize) == Some(sentence)
        {
            return last.clone();
        }
        let start = self.sentences.len() as u32;
        self.sentences.push_str(sentence);
        start..self.sentences.len() as u32
    }
}

impl Tally {
    /// Counts a use of a term in a block. Whether it is kept: a block is one place, however often it names the term.
    fn count(&mut self, term: &TermId, block: usize) -> bool {
        let Some((count, last)) = self.0.get_mut(term) else {
            self.0.insert(term.clone(), (1, block));
            return true;
        };
        let is_new = *last != block;
        (*count, *last) = (*count + usize::from(is_new), block);
        is_new && *count <= MOST_USES
    }

    /// In how many more blocks a term was used than are kept, where there are more.
    fn more(&self) -> BTreeMap<TermId, usize> {
        let more = self.0.iter().filter_map(|(term, (count, _))| {
            let more = count.checked_sub(MOST_USES).filter(|more| *more > 0)?;
            Some((TermId::new(term.as_str()), more))
        });
        more.collect()
    }
}

/// The digest of a lesson whose terms are marked.
pub fn digest(lesson: &Lesson) -> Digest {
    digest_with(lesson, &[])
}

/// Marks the terms in a lesson, and its digest: each block is looked at once for both.
pub fn mark_and_digest(lesson: &mut Lesson, course: &Course, matcher: &Matcher) -> Digest {
    let mut uses = Uses::default();
    let are_marked = terms::mark_each(lesson, course, matcher, |index, block| {
        for prose in block.prose() {
            uses.gather(index, prose.text, prose.marks);
        }
    });
    if !are_marked {
        // There are those that the text links itself.
        for (index, block) in lesson.blocks.with_any(Features::LEAD) {
            for prose in block.prose() {
                uses.gather(index, prose.text, prose.marks);
            }
        }
    }
    uses.digest(lesson, |block| block)
}

/// The same of a lesson that lacks these marks on its terms.
pub fn digest_with(lesson: &Lesson, found: &[(Passage, Mark)]) -> Digest {
    let mut uses = Uses::default();
    let mut found = found.iter().peekable();
    for (index, block) in lesson.blocks.iter().enumerate() {
        for (text, prose) in block.prose().enumerate() {
            let passage = Passage { block: index, text };
            let more = std::iter::from_fn(|| found.next_if(|(there, _)| *there == passage));
            let more = more.map(|(_, mark)| mark);
            uses.gather(index, prose.text, prose.marks.iter().chain(more));
        }
    }
    uses.digest(lesson, |block| block)
}

/// What a lesson offers that has a name of its own.
fn offers(lesson: &Lesson) -> Vec<(usize, Practice)> {
    let is_named = |practice: &Practice| matches!(practice, Practice::Lab(_) | Practice::Review(_));
    let offers = lesson.practices();
    let named = offers.filter(|(_, practice)| is_named(practice));
    named
        .map(|(block, practice)| (block, practice.clone()))
        .collect()
}
