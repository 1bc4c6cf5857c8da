//! What the course keeps of a lesson: where each term is used, with the sentence around it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::course::{
    Digest, Lesson, LessonId, Mark, MarkKind, Passage, Practice, Section, SectionId, TermId,
    TermUse,
};
use crate::text;

/// So many uses of a term in a lesson are kept: no list shows more of one. The others are counted.
const MOST_USES: usize = 50;

/// In how many blocks of a lesson each term has been met, and the last of them.
#[derive(Debug, Default)]
pub(super) struct Tally(HashMap<TermId, (usize, usize)>);

impl Tally {
    /// Counts a use of a term in a block. Whether it is kept: a block is one place, however often it names the term.
    pub(super) fn count(&mut self, term: &TermId, block: usize) -> bool {
        let Some((count, last)) = self.0.get_mut(term) else {
            self.0.insert(term.clone(), (1, block));
            return true;
        };
        let is_new = *last != block;
        (*count, *last) = (*count + usize::from(is_new), block);
        is_new && *count <= MOST_USES
    }

    /// In how many more blocks a term was used than are kept, where there are more.
    pub(super) fn more(self) -> BTreeMap<TermId, usize> {
        let more = self.0.into_iter().filter_map(|(term, (count, _))| {
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

/// The same of a lesson that lacks these marks on its terms.
pub fn digest_with(lesson: &Lesson, found: &[(Passage, Mark)]) -> Digest {
    let (mut uses, mut sentences): (Vec<TermUse>, String) = Default::default();
    let mut found = found.iter().peekable();
    let sections: Vec<Section> = lesson.sections.iter().map(Section::apart).collect();
    let stops = sections.iter().filter(|section| section.number.is_some());
    let mut stops = stops.peekable();
    let mut section: Option<&SectionId> = None;
    let mut tally = Tally::default();
    for (index, block) in lesson.blocks.iter().enumerate() {
        if let Some(stop) = stops.next_if(|stop| stop.block == index) {
            section = Some(&stop.id);
        }
        for (text, prose) in block.prose().enumerate() {
            let passage = Passage { block: index, text };
            let more = std::iter::from_fn(|| found.next_if(|(there, _)| *there == passage));
            let more = more.map(|(_, mark)| mark);
            for mark in prose.marks.iter().chain(more) {
                let MarkKind::Term { id, .. } = &mark.kind else {
                    continue;
                };
                if !tally.count(id, index) {
                    continue;
                }
                let around = mark.start as usize..mark.end as usize;
                let sentence = text::sentence(prose.text, around).words;
                let last = uses.last().map(|last: &TermUse| last.sentence.clone());
                let sentence = add(&mut sentences, &sentence, last.unwrap_or_default());
                uses.push(TermUse {
                    term: id.clone(),
                    block: index,
                    section: section.cloned(),
                    sentence,
                });
            }
        }
    }
    uses.shrink_to_fit();
    sentences.shrink_to_fit();
    Digest {
        coverage: lesson.coverage,
        id: LessonId::new(lesson.id.as_str()),
        title: lesson.title.clone(),
        sections,
        words: lesson.words,
        uses,
        sentences,
        more: tally.more(),
        offers: offers(lesson),
    }
}

/// Adds a sentence to the others, unless it is the last one again; where it is.
fn add(sentences: &mut String, sentence: &str, last: Range<u32>) -> Range<u32> {
    if sentences.get(last.start as usize..last.end as usize) == Some(sentence) {
        return last;
    }
    let start = sentences.len() as u32;
    sentences.push_str(sentence);
    start..sentences.len() as u32
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
