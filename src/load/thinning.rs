//! A lesson that is read for its digest alone: blocks that the digest does not need go as soon as they have been read, so
//! that a long lesson never lies in memory whole.

use super::digest::{Tally, digest};
use super::lesson;
use super::library::Library;
use super::terms::{Marker, Matcher};
use crate::course::{Block, Course, Digest, Lesson, LessonId, LinkPolicy, MarkKind};
use crate::diagnostic::Problem;

/// A lesson with no more in it than its digest needs, and what is wrong with its file.
pub struct Thinned {
    lesson: Lesson,
    tally: Tally,
    problems: Vec<Problem>,
}

impl Thinned {
    /// Reads a lesson.
    pub fn read(library: &Library, course: &Course, matcher: &Matcher, id: &LessonId) -> Self {
        let mut thinner = Thinner {
            marker: Marker::new(matcher, LinkPolicy::Off, &[]),
            tally: Tally::default(),
            count: 0,
        };
        let each = &mut |block: &mut Block| thinner.thin(block);
        let loaded = lesson::load_each(library, course, id, each);
        Self {
            lesson: loaded.lesson,
            tally: thinner.tally,
            // A diagnostic would keep the text.
            problems: Problem::all(loaded.problems),
        }
    }

    /// What the course keeps of it, which shares nothing with it: it may lie apart in memory.
    pub fn digest(self) -> (Digest, Vec<Problem>) {
        let kept = digest(&self.lesson);
        let more = self.tally.more();
        (Digest { more, ..kept }, self.problems)
    }
}

/// Tells which blocks the digest needs: those in which it has a use of a term, and what there is to do.
struct Thinner<'a> {
    marker: Marker<'a>,
    tally: Tally,
    /// How many blocks there were.
    count: usize,
}

impl Thinner<'_> {
    /// Whether a block stays. What leaves only a trace becomes that.
    fn thin(&mut self, block: &mut Block) -> bool {
        self.marker.mark(block);
        let mut is_kept = false;
        for mark in block.prose().flat_map(|prose| prose.marks) {
            if let MarkKind::Term { id, .. } = &mark.kind {
                is_kept |= self.tally.count(id, self.count);
            }
        }
        self.count += 1;
        if is_kept {
            return true;
        }
        let trace = block.trace();
        trace.map(|trace| *block = trace).is_some()
    }
}
