//! What the course keeps of a lesson: where each term is used, with the sentence around it.

use std::collections::HashSet;

use crate::course::{Digest, Lesson, MarkKind, Practice, SectionId, TermId, TermUse};
use crate::text;

/// The digest of a lesson whose terms are marked.
pub fn digest(lesson: &Lesson) -> Digest {
    let mut uses = Vec::new();
    let mut stops = lesson.stops().peekable();
    let mut section: Option<&SectionId> = None;
    let mut met: HashSet<&TermId> = HashSet::new();
    for (index, block) in lesson.blocks.iter().enumerate() {
        if let Some(stop) = stops.next_if(|stop| stop.block == index) {
            section = Some(&stop.id);
        }
        // A block is one place, however often it names the term.
        met.clear();
        for prose in block.prose() {
            for mark in &prose.marks {
                if let MarkKind::Term { id, .. } = &mark.kind
                    && met.insert(id)
                {
                    uses.push(TermUse {
                        term: id.clone(),
                        block: index,
                        section: section.cloned(),
                        sentence: text::sentence(
                            &prose.text,
                            mark.start as usize..mark.end as usize,
                        )
                        .words,
                    });
                }
            }
        }
    }
    Digest {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        sections: lesson.sections.clone(),
        words: lesson.words,
        uses,
        offers: offers(lesson),
    }
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
