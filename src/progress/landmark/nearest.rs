//! The block with certain words that is nearest to a place, in a lesson that may be long and packed.

use std::ops::Range;

use memchr::memmem::Finder;

use super::Landmark;
use crate::course::Lesson;

impl Landmark {
    /// The block with these words that is nearest to another.
    pub(super) fn nearest(
        &self,
        lesson: &Lesson,
        range: Range<usize>,
        there: usize,
    ) -> Option<usize> {
        if self.words.is_empty() {
            return None;
        }
        let blocks = &lesson.blocks;
        let word = Finder::new(telling(&self.words));
        let [mut below, mut above] = [blocks.iter(), blocks.iter()];
        let mut next = Some(there.max(range.start));
        let mut last = there.min(range.end).checked_sub(1);
        loop {
            // What is packed with nothing that says the word is passed over.
            while let Some(silent) = next.and_then(|next| blocks.silent_with(next, &word)) {
                next = Some(silent.end);
            }
            while let Some(silent) = last.and_then(|last| blocks.silent_with(last, &word)) {
                last = silent.start.checked_sub(1);
            }
            next = next.filter(|next| range.contains(next));
            last = last.filter(|last| range.contains(last));
            let is_below = match (next, last) {
                (None, None) => return None,
                (Some(next), Some(last)) => next - there.min(next) <= there - last.min(there),
                (Some(_), None) => true,
                (None, Some(_)) => false,
            };
            let (walk, index) = if is_below {
                (&mut below, next?)
            } else {
                (&mut above, last?)
            };
            if self.is_said_by(&*walk.at(index)?) {
                return Some(index);
            }
            if is_below {
                next = Some(index + 1);
            } else {
                last = index.checked_sub(1);
            }
        }
    }
}

/// The longest word of a text that is letters and digits of English alone, and is not its last, which may have been cut: what
/// is packed holds it as it is.
fn telling(text: &str) -> &str {
    let mut words: Vec<&str> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .collect();
    words.pop();
    words
        .into_iter()
        .max_by_key(|word| word.len())
        .unwrap_or_default()
}
