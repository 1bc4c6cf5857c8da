//! A lesson that is read for its digest alone: what the digest does not keep goes as soon as it has been read, so that a
//! long lesson never lies in memory whole.

use super::digest::{Tally, digest};
use super::lesson;
use super::library::Library;
use super::terms::{Marker, Matcher};
use crate::course::{Block, Course, Digest, Lesson, LessonId, LinkPolicy, MarkKind};
use crate::diagnostic::Diagnostic;

/// A lesson with no more in it than its digest needs, and what is wrong with its file.
pub struct Thinned {
    lesson: Lesson,
    tally: Tally,
    problems: Vec<Diagnostic>,
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
            problems: loaded.problems,
        }
    }

    /// What the course keeps of it, which shares nothing with it: it may lie apart in memory.
    pub fn digest(self) -> (Digest, Vec<Diagnostic>) {
        let kept = digest(&self.lesson);
        let more = self.tally.more();
        (Digest { more, ..kept }, self.problems)
    }
}

/// Takes the words out of blocks, but for those in which the digest has a use of a term.
struct Thinner<'a> {
    marker: Marker<'a>,
    tally: Tally,
    /// How many blocks there were.
    count: usize,
}

impl Thinner<'_> {
    fn thin(&mut self, block: &mut Block) {
        self.marker.mark(block);
        let mut is_kept = false;
        for mark in block.prose().flat_map(|prose| prose.marks) {
            if let MarkKind::Term { id, .. } = &mark.kind {
                is_kept |= self.tally.count(id, self.count);
            }
        }
        if !is_kept {
            block.hollow();
        }
        self.count += 1;
    }
}
