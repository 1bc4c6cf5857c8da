//! A lesson that is read for its digest alone: what the digest does not keep goes as soon as it has been read, so that a
//! long lesson never lies in memory whole.

use super::digest::{Tally, digest};
use super::lesson::{self, Loaded};
use super::library::Library;
use super::terms::{Marker, Matcher};
use crate::course::{Block, Course, Digest, LessonId, LinkPolicy, MarkKind};
use crate::diagnostic::Diagnostic;

/// What the course keeps of a lesson, and what is wrong with its file.
pub fn survey(
    library: &Library,
    course: &Course,
    matcher: &Matcher,
    id: &LessonId,
) -> (Digest, Vec<Diagnostic>) {
    let mut thinner = Thinner {
        marker: Marker::new(matcher, LinkPolicy::Off, &[]),
        tally: Tally::default(),
        count: 0,
    };
    let each = &mut |block: &mut Block| thinner.thin(block);
    let Loaded {
        lesson,
        source,
        problems,
        references: _,
    } = lesson::load_each(library, course, id, each);
    drop(source);
    let more = thinner.tally.more();
    let digest = digest(&lesson);
    (Digest { more, ..digest }, problems)
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
