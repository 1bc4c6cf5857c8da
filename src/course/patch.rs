//! What the newer text of a long lesson says around the eye, which is shown before all of it has been read.

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::id::{LessonId, TermId};
use crate::source::Edition;

/// What is left around the eye of a lesson that has been [thinned out](super::Lesson::thin_out): blocks in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The index of the first.
    pub first: usize,
    /// The blocks. The first and the last one may be there in part only, unless the lesson begins or ends with them.
    pub blocks: Vec<Block>,
    /// Whether nothing follows in the lesson but footnotes.
    pub is_end: bool,
    /// How many bytes the file had.
    pub length: usize,
    /// Terms that are not marked in the lesson.
    pub skip: Vec<TermId>,
}

/// What stands in the place of some blocks of such a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The lesson.
    pub lesson: LessonId,
    /// As the edition of no whole text it is like no other.
    pub edition: Arc<Edition>,
    /// The blocks.
    pub blocks: Range<usize>,
    /// What stands in their place, as they would be counted there.
    pub new: Vec<Block>,
}
