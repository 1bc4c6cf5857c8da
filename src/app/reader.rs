//! The open lesson: where the learner is in it, what is laid out, what is in focus.

mod focus;
mod scroll;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::geometry::{Area, Geometry};
use crate::course::{BlockKind, Code, Lesson, SectionId, TermId};
use crate::layout::{self, CodeLines, Laid, Target, View};
use crate::theme::Tokens;

pub use focus::{Spot, focusable};

/// Laid-out blocks beyond this number are forgotten, farthest from the screen first.
const KEPT_BLOCKS: usize = 600;

/// A place in a lesson: a row of a block. Rows of the whole document are never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The block.
    pub block: usize,
    /// The row in it, its blank row above counted.
    pub row: usize,
}

/// A place that survives another width: a block and how much of it stands above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The block.
    pub block: usize,
    /// What stands above the row, as [`layout::Row::start`] counts it.
    pub start: usize,
    /// Whether the row is the blank one above the block.
    pub gap: bool,
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
    anchor: Anchor,
    folded: BTreeSet<usize>,
    tokens: HashMap<u64, Option<Arc<Tokens>>>,
    laid: HashMap<usize, Arc<Laid>>,
    column: Area,
    wide: usize,
}

impl Reader {
    /// A reader at the top of a lesson.
    pub fn new(lesson: Arc<Lesson>, geometry: &Geometry) -> Self {
        let mut reader = Self {
            lesson,
            place: Place::default(),
            visible: Vec::new(),
            focus: None,
            code_lines: CodeLines::Wrap,
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
        self.lesson = lesson;
        self.laid.clear();
        self.restore(self.anchor);
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

    /// The code on the screen that has not been highlighted; each is asked for once.
    pub fn unhighlighted(&mut self) -> Vec<Arc<(String, String)>> {
        let mut wanted = Vec::new();
        for block in self.visible_blocks() {
            let Some(BlockKind::Code(code)) =
                self.lesson.blocks.get(block).map(|block| &block.kind)
            else {
                continue;
            };
            let Code { language, text, .. } = &**code;
            let key = code_key(language, text);
            if !language.is_empty() && !self.tokens.contains_key(&key) {
                self.tokens.insert(key, None);
                wanted.push(Arc::new((language.clone(), text.clone())));
            }
        }
        wanted
    }

    /// Colours a block of code that was asked for.
    pub fn highlighted(&mut self, language: &str, text: &str, tokens: Arc<Tokens>) {
        self.tokens.insert(code_key(language, text), Some(tokens));
        let blocks = &self.lesson.blocks;
        self.laid.retain(|block, _| {
            !matches!(blocks.get(*block).map(|block| &block.kind), Some(BlockKind::Code(code)) if code.text == text)
        });
        self.refresh();
    }

    /// Shows long lines of code in another way.
    pub fn set_code_lines(&mut self, code_lines: CodeLines) {
        self.code_lines = code_lines;
        let blocks = &self.lesson.blocks;
        self.laid.retain(|block, _| {
            !matches!(
                blocks.get(*block).map(|block| &block.kind),
                Some(BlockKind::Code(_))
            )
        });
        self.restore(self.anchor);
    }

    /// Folds or unfolds what a summary stands for.
    pub fn fold(&mut self, summary: usize) {
        if !self.folded.remove(&summary) {
            self.folded.insert(summary);
        }
        self.laid.clear();
        self.restore(self.anchor);
    }

    /// Unfolds everything that a block lies in, so that it can be gone to.
    pub fn unfold(&mut self, block: usize) {
        let Some(nest) = self
            .lesson
            .blocks
            .get(block)
            .map(|block| block.nest.clone())
        else {
            return;
        };
        for container in nest {
            if let crate::course::Container::Details { summary } = container {
                let summary = summary as usize;
                let hidden = self.laid(block).rows.is_empty();
                if hidden && !self.is_open(summary) {
                    self.fold(summary);
                }
            }
        }
    }

    /// The marked terms on the screen.
    pub fn visible_terms(&self) -> Vec<TermId> {
        let mut terms = Vec::new();
        for block in self.visible_blocks() {
            for target in self
                .shown(block)
                .map(|laid| laid.targets.as_slice())
                .unwrap_or_default()
            {
                if let Target::Term(id) = target {
                    terms.push(id.clone());
                }
            }
        }
        terms
    }

    /// The share of the lesson that has been read when the screen has been read, from 0 to 1, in source bytes.
    pub fn progress(&self) -> f64 {
        let total = self.lesson.blocks.last().map_or(0, |block| block.span.end);
        if self.at_end() || total == 0 {
            return 1.0;
        }
        let Some(block) = self.lesson.blocks.get(self.place.block) else {
            return 1.0;
        };
        let rows = self
            .shown(self.place.block)
            .map_or(1, |laid| laid.rows.len().max(1));
        let inside = (block.span.end - block.span.start) * self.place.row / rows;
        (block.span.start + inside) as f64 / total as f64
    }

    /// The heading under which the top of the screen stands.
    pub fn section(&self) -> Option<&SectionId> {
        self.lesson
            .section_at(self.place.block)
            .map(|section| &section.id)
    }

    fn is_open(&self, summary: usize) -> bool {
        let open = matches!(
            self.lesson.blocks.get(summary).map(|block| &block.kind),
            Some(BlockKind::Summary { open: true, .. })
        );
        open != self.folded.contains(&summary)
    }
}

fn code_key(language: &str, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (language, text).hash(&mut hasher);
    hasher.finish()
}
