//! What the newer text of a long lesson says around the eye, which is shown before all of it has been read.

use std::ops::Range;
use std::sync::Arc;

use super::block::Block;
use super::id::TermId;
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
    /// The file as it was when they were read.
    pub edition: Arc<Edition>,
    /// Terms that are not marked in the lesson.
    pub skip: Vec<TermId>,
}

/// What stands in the place of some blocks of such a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The file as it was when the others were read, …
    pub before: Arc<Edition>,
    /// … and as it is now, as far as it has been read.
    pub edition: Arc<Edition>,
    /// The blocks.
    pub blocks: Range<usize>,
    /// What stands in their place, as many headings among it as were there.
    pub new: Vec<Block>,
}
