//! What is known of a block only with the course around it: what its links lead to, what its directive stands for and what its
//! code prints. That is settled as soon as the block has been read, before it is packed.

use super::landing::Landings;
use super::library::Library;
use super::outputs::Outputs;
use super::practice;
use crate::course::{Block, Course, Coverage, LessonEntry};

/// Settles the blocks of a lesson, one after the other.
pub struct Settler<'a> {
    entry: &'a LessonEntry,
    /// `None` until all lessons are known: a link may lead to one of the others, and the lesson is read once more then.
    landings: Option<Landings<'a>>,
    outputs: Outputs<'a>,
    /// Whether a directive has asked for a quiz.
    asks: bool,
}

impl<'a> Settler<'a> {
    /// One for the lesson of an entry.
    pub fn new(library: &'a Library, course: &'a Course, entry: &'a LessonEntry) -> Self {
        let is_whole = course.coverage == Coverage::Whole;
        Self {
            entry,
            landings: is_whole.then(|| Landings::new(library, course, &entry.path)),
            outputs: Outputs::new(library),
            asks: false,
        }
    }

    /// Settles a block.
    pub fn settle(&mut self, block: &mut Block) {
        self.asks |= practice::settle(block, &self.entry.id);
        self.outputs.settle(block);
        if let Some(landings) = &mut self.landings {
            landings.settle(block);
        }
    }

    /// Whether a directive has asked for a quiz.
    pub fn asks(&self) -> bool {
        self.asks
    }
}
