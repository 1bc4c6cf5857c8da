//! The open lesson: where the learner is in it, what is laid out, what is in focus.

mod code;
mod focus;
mod fold;
mod place;
mod scroll;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::geometry::{Area, Geometry};
use crate::course::{Block, Code, Lesson, MarkKind, Section, TermId};
use crate::layout::{self, Buttons, CodeLines, Laid, Target, View};
use crate::theme::Tokens;

use code::code_key;
pub use focus::{Spot, focusable};
pub use place::{Anchor, Place};

/// Laid-out blocks beyond this number are forgotten, farthest from the screen first.
const KEPT_BLOCKS: usize = 600;

/// What stands on frames to be pressed, with the learner's own keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// On code.
    pub copy: String,
    /// On tables that had to shrink.
    pub wide: String,
}

/// The reader of one lesson.
#[derive(Debug)]
pub struct Reader {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The first row on the screen.
    pub place: Place,
    /// The rows on the screen, from the top; fewer than fit at the end of the lesson.
    pub visible: Vec<Place>,
    /// The term or link in focus.
    pub focus: Option<Spot>,
    /// How long lines of code are shown.
    pub code_lines: CodeLines,
    /// What stands on frames to be pressed.
    pub labels: Labels,
    anchor: Anchor,
    folded: BTreeSet<usize>,
    tokens: HashMap<u64, Option<Arc<Tokens>>>,
    laid: HashMap<usize, Arc<Laid>>,
    column: Area,
    wide: usize,
}

impl Reader {
    /// A reader at the top of a lesson.
    pub fn new(lesson: Arc<Lesson>, geometry: &Geometry, labels: Labels) -> Self {
        let mut reader = Self {
            lesson,
            place: Place::default(),
            visible: Vec::new(),
            focus: None,
            code_lines: CodeLines::Wrap,
            labels,
            anchor: Anchor::default(),
            folded: BTreeSet::new(),
            tokens: HashMap::new(),
            laid: HashMap::new(),
            column: geometry.column,
            wide: geometry.wide,
        };
        reader.refresh();
        reader
    }

    /// Shows another version of the same lesson at the same place.
    pub fn replace(&mut self, lesson: Arc<Lesson>) {
        let landmark = self.landmark();
        self.lesson = lesson;
        self.laid.clear();
        self.to_landmark(&landmark);
    }

    /// Lays out for another screen, keeping the line under the eye.
    pub fn resize(&mut self, geometry: &Geometry) {
        if self.column.width != geometry.column.width || self.wide != geometry.wide {
            self.laid.clear();
        }
        self.column = geometry.column;
        self.wide = geometry.wide;
        self.restore(self.anchor);
    }

    /// How many rows the screen shows of the lesson.
    pub fn height(&self) -> usize {
        self.column.height
    }

    /// The rows of a block, laid out on first use.
    pub fn laid(&mut self, block: usize) -> Arc<Laid> {
        if let Some(laid) = self.laid.get(&block) {
            return Arc::clone(laid);
        }
        let tokens = |code: &Code| {
            self.tokens
                .get(&code_key(&code.language, &code.text))
                .cloned()
                .flatten()
        };
        let view = View {
            width: self.column.width,
            wide: self.wide,
            code_lines: self.code_lines,
            buttons: Some(Buttons {
                copy: &self.labels.copy,
                wide: &self.labels.wide,
            }),
            folded: &self.folded,
            tokens: &tokens,
        };
        let laid = Arc::new(layout::block(&self.lesson, block, &view));
        self.laid.insert(block, Arc::clone(&laid));
        laid
    }

    /// A block that [`Reader::visible`] names, as it was laid out.
    pub fn shown(&self, block: usize) -> Option<&Laid> {
        self.laid.get(&block).map(Arc::as_ref)
    }

    /// Works out what is on the screen. Called after every change of place, width or lesson.
    fn refresh(&mut self) {
        self.visible.clear();
        let mut place = self.place;
        while self.visible.len() < self.height() && place.block < self.lesson.blocks.len() {
            let rows = self.laid(place.block).rows.len();
            while place.row < rows && self.visible.len() < self.height() {
                self.visible.push(place);
                place.row += 1;
            }
            place = Place {
                block: place.block + 1,
                row: 0,
            };
        }
        if self.laid.len() > KEPT_BLOCKS {
            let here = self.place.block;
            self.laid
                .retain(|block, _| block.abs_diff(here) < KEPT_BLOCKS / 2);
        }
        if let Some(spot) = self.focus
            && self.rows_of(spot).is_empty()
        {
            self.focus = None;
        }
    }

    /// The blocks on the screen, each once.
    pub fn visible_blocks(&self) -> Vec<usize> {
        let mut blocks: Vec<usize> = self.visible.iter().map(|place| place.block).collect();
        blocks.dedup();
        blocks
    }

    /// The marked terms on the screen, each with its block.
    pub fn visible_terms(&self) -> Vec<(TermId, usize)> {
        let mut terms = Vec::new();
        for block in self.visible_blocks() {
            for target in self
                .shown(block)
                .map(|laid| laid.targets.as_slice())
                .unwrap_or_default()
            {
                if let Target::Term(id) = target {
                    terms.push((id.clone(), block));
                }
            }
        }
        terms
    }

    /// Every term in the blocks on the screen, in reading order, whether this occurrence is marked or not.
    pub fn terms_in_view(&self) -> Vec<TermId> {
        let mut terms: Vec<TermId> = Vec::new();
        let blocks = self.visible_blocks();
        let prose = blocks
            .iter()
            .filter_map(|block| self.lesson.blocks.get(*block))
            .flat_map(Block::prose);
        for mark in prose.flat_map(|prose| &prose.marks) {
            if let MarkKind::Term { id, .. } = &mark.kind
                && !terms.contains(id)
            {
                terms.push(id.clone());
            }
        }
        terms
    }

    /// The share of the lesson that has been read when the screen has been read, from 0 to 1, in source bytes.
    pub fn progress(&self) -> f64 {
        let total = self.bytes_before(self.lesson.blocks.len());
        if self.at_end() || total == 0 {
            return 1.0;
        }
        let before = self.bytes_before(self.place.block);
        let rows = self
            .shown(self.place.block)
            .map_or(1, |laid| laid.rows.len().max(1));
        let inside = self.bytes_before(self.place.block + 1) - before;
        (before + inside * self.place.row / rows) as f64 / total as f64
    }

    /// The section that is being read: the one at the top of the screen, or the last one when its end is on it.
    pub fn section(&self) -> Option<&Section> {
        let last = self.visible.last().filter(|_| self.at_end());
        self.lesson
            .section_at(last.map_or(self.place.block, |place| place.block))
    }
}
