//! What the course keeps of a lesson: where each section first uses each term, with the sentence around it.

use std::collections::HashSet;

use crate::course::{Digest, Lesson, Mark, MarkKind, SectionId, TermId, TermUse};

/// A sentence is cut to this many bytes on either side of its term.
const LONGEST_SIDE: usize = 160;

/// The digest of a lesson whose terms are marked.
pub fn digest(lesson: &Lesson) -> Digest {
    let mut uses = Vec::new();
    let mut stops = lesson.stops().peekable();
    let mut section: Option<&SectionId> = None;
    let mut met: HashSet<&TermId> = HashSet::new();
    for (index, block) in lesson.blocks.iter().enumerate() {
        if let Some(stop) = stops.next_if(|stop| stop.block == index) {
            section = Some(&stop.id);
            met.clear();
        }
        for prose in block.prose() {
            for mark in &prose.marks {
                if let MarkKind::Term { id, .. } = &mark.kind
                    && met.insert(id)
                {
                    uses.push(TermUse {
                        term: id.clone(),
                        block: index,
                        section: section.cloned(),
                        sentence: sentence(&prose.text, mark),
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
    }
}

/// The sentence around a mark, on one line, cut where it is too long.
fn sentence(text: &str, mark: &Mark) -> String {
    let before = text.get(..mark.start as usize).unwrap_or_default();
    let after = text.get(mark.end as usize..).unwrap_or_default();
    let words = text
        .get(before.len()..text.len() - after.len())
        .unwrap_or_default();
    let mut out = String::new();
    let start = sentence_start(before);
    if start.is_cut {
        out.push('…');
    }
    out.push_str(before.get(start.at..).unwrap_or_default());
    out.push_str(words);
    let end = sentence_end(after);
    out.push_str(after.get(..end.at).unwrap_or_default());
    if end.is_cut {
        out.push('…');
    }
    out.trim().replace('\n', " ")
}

/// Where a sentence is cut, and whether that is in the middle.
struct Cut {
    at: usize,
    is_cut: bool,
}

fn sentence_start(before: &str) -> Cut {
    let mut next_letters = (' ', ' ');
    let mut at = before.len();
    let mut word = before.len();
    for (index, character) in before.char_indices().rev() {
        if ends_sentence(character, next_letters.0, next_letters.1) {
            return Cut { at, is_cut: false };
        }
        if before.len() - index > LONGEST_SIDE {
            return Cut {
                at: word,
                is_cut: true,
            };
        }
        if character.is_whitespace() {
            word = index + character.len_utf8();
        }
        next_letters = (character, next_letters.0);
        at = index;
    }
    Cut {
        at: 0,
        is_cut: false,
    }
}

fn sentence_end(after: &str) -> Cut {
    let mut word = 0;
    let mut characters = after.char_indices();
    while let Some((index, character)) = characters.next() {
        let mut ahead = characters.clone().map(|(_, character)| character);
        let next = ahead.next().unwrap_or(' ');
        let next_but_one = ahead.next().unwrap_or('A');
        if ends_sentence(character, next, next_but_one) {
            let at = if character == '\n' {
                index
            } else {
                index + character.len_utf8()
            };
            return Cut { at, is_cut: false };
        }
        if character.is_whitespace() {
            word = index;
        }
        if index > LONGEST_SIDE {
            return Cut {
                at: word,
                is_cut: true,
            };
        }
    }
    Cut {
        at: after.len(),
        is_cut: false,
    }
}

/// Whether a sentence ends with this character: a full stop, a space and no small letter, or a line break.
fn ends_sentence(character: char, next: char, next_but_one: char) -> bool {
    match character {
        '\n' | '。' | '！' | '？' => true,
        '.' | '!' | '?' => next.is_whitespace() && !next_but_one.is_lowercase(),
        _ => false,
    }
}
