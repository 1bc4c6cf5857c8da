//! Sentences in which a term is left out.

use crate::course::lesson::TermUse;
use crate::course::{Course, Digest, Digests, Term};
use crate::progress::{Meeting, Progress};

/// In no more places of a course is a sentence looked for.
const MOST_USES: usize = 50;

/// Where sentences are looked for.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The course.
    pub course: &'a Course,
    /// What is in its lessons.
    pub digests: &'a Digests,
    /// What the learner has met in them.
    pub progress: &'a Progress,
}

/// A sentence in which a term can be left out: of the section in which the learner met it, else of that lesson, else the
/// first one of the course.
pub fn sentence<'a>(term: &'a Term, reading: Reading<'a>) -> Option<&'a str> {
    let Reading {
        course,
        digests,
        progress,
    } = reading;
    let met = progress.met.get(&term.id);
    let near = |is_near: &dyn Fn(&TermUse, &Meeting) -> bool| {
        let met = met?;
        let uses = digests.uses_in(&met.lesson, &term.id);
        let mut uses = uses.filter(|(_, found)| is_near(found, met));
        uses.find_map(|found| with_gap(found, term))
    };
    near(&|found, met| found.section == met.section)
        .or_else(|| near(&|_, _| true))
        .or_else(|| {
            let uses = digests.uses(&term.id, course);
            let mut uses = uses.take(MOST_USES);
            uses.find_map(|found| with_gap(found, term))
        })
}

/// The sentence around a use of a term, if the term can be left out there.
fn with_gap<'a>((digest, found): (&'a Digest, &TermUse), term: &Term) -> Option<&'a str> {
    let sentence = digest.sentence(found);
    gap(sentence, &term.name).map(|_| sentence)
}

/// A text with a term left out wherever it stands, an ending of the word with it; `None` if it stands nowhere. The gap is
/// as long as the word in bytes, so that marks stay where they are.
pub fn gap(text: &str, term: &str) -> Option<String> {
    let (lower, wanted) = (text.to_ascii_lowercase(), term.to_ascii_lowercase());
    if wanted.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, _) in lower.match_indices(&wanted) {
        let before = text
            .get(..start)
            .and_then(|before| before.chars().next_back());
        if start < done || before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = text.get(start + wanted.len()..).unwrap_or_default();
        let ending = rest.find(|letter: char| !letter.is_alphanumeric());
        let end = start + wanted.len() + ending.unwrap_or(rest.len());
        out.push_str(text.get(done..start).unwrap_or_default());
        out.push_str(&"_".repeat(end - start));
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    (done > 0).then_some(out)
}
