//! A table: the texts of its cells, which may be hundreds of thousands, in two buffers.

mod cells;

use serde::{Deserialize, Serialize};
use std::ops::Range;

pub use cells::Cells;

use cells::{APART, Cell};

use crate::course::prose::{Mark, Prose, ProseRef};
use crate::source::Steps;

/// Columns beyond this are not shown; a note says so.
pub const MOST_COLUMNS: usize = 64;
/// The bytes around the text of a cell: a bar, and a blank at both sides.
const AROUND_CELL: usize = 3;

/// A table. Every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// How the cells of each column are aligned, one a column.
    pub alignments: Box<[Alignment]>,
    /// All of it as it is written. Most cells are a part of this.
    written: Box<str>,
    /// The header's cells, then those of each row: where the text of each starts and where it ends. It is seldom far from the
    /// one before it.
    cells: Box<Steps>,
    /// What few cells have; `None` if none has it: a lesson may have a hundred thousand tables of a few words.
    more: Option<Box<More>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct More {
    /// The texts of the cells that are no part of what is written.
    apart: String,
    /// The marks of all cells, in order.
    marks: Vec<Mark>,
    /// The cells that have marks, each with the index of the first mark that is not its own, or of a cell before it.
    marked: Vec<(u32, u32)>,
    /// Which cells are there, unless all are: the others say nothing, and take no room.
    thinned: Option<Thinned>,
}

/// What is there of it where no cell has any.
static NO_MORE: More = More {
    apart: String::new(),
    marks: Vec::new(),
    marked: Vec::new(),
    thinned: None,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Thinned {
    /// The first of the cells that are there beside the header's.
    first: usize,
    /// How many cells there were.
    count: usize,
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Alignment {
    /// To the left, also where nothing is said.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

impl Table {
    /// A table with these columns, and without a header yet.
    pub fn new(alignments: Vec<Alignment>) -> Self {
        Self {
            alignments: alignments.into(),
            ..Self::default()
        }
    }

    /// Adds a cell, the first ones for the header. Where the text is a part of the table as it is written, `at` is where.
    pub fn push(&mut self, prose: Prose, at: Option<usize>) {
        let end = prose.text.len();
        let cell = match at.and_then(|at| Some((u32::try_from(at).ok()?, at + end))) {
            Some((start, end)) if start < APART => Cell {
                start,
                end: end as u32,
            },
            _ => self.set_apart(&prose.text),
        };
        self.add(cell, prose.marks);
    }

    /// Says how the table is written, which ends the making of one whose cells are parts of that.
    pub fn write(&mut self, written: impl Into<Box<str>>) {
        self.written = written.into();
        self.cells.shrink_to_fit();
        if let Some(more) = &mut self.more {
            more.apart.shrink_to_fit();
            more.marks.shrink_to_fit();
            more.marked.shrink_to_fit();
        }
    }

    /// The header and some rows, and no more how it is written. All rows have the same indices.
    pub(super) fn thinned(&self, rows: Range<usize>) -> Self {
        let columns = self.columns();
        let [first, end] = [rows.start, rows.end.min(self.len())].map(|row| (row + 1) * columns);
        let mut thin = Self::new(self.alignments.to_vec());
        for cell in self.header().chain(self.some(first, end)) {
            thin.push(Prose::new(cell.text, cell.marks), None);
        }
        let count = self.count();
        let more = thin.more.get_or_insert_default();
        for (cell, _) in &mut more.marked {
            if *cell as usize >= columns {
                *cell += (first - columns) as u32;
            }
        }
        more.thinned = Some(Thinned { first, count });
        thin
    }

    /// All of it as it is written; empty if it was not read from a file, or if only some rows are left of it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// How many cells each row has.
    pub fn columns(&self) -> usize {
        self.alignments.len()
    }

    /// How many rows there are below the header.
    pub fn len(&self) -> usize {
        (self.count() / self.columns().max(1)).saturating_sub(1)
    }

    /// Whether there are no rows below the header.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cells of the header.
    pub fn header(&self) -> Cells<'_> {
        self.some(0, self.columns())
    }

    /// The cells of a row below the header; none where there is no such row.
    pub fn row(&self, index: usize) -> Cells<'_> {
        self.rows(index..index + 1)
    }

    /// The cells of some rows below the header, one row after the other.
    pub fn rows(&self, rows: Range<usize>) -> Cells<'_> {
        let [start, end] = [rows.start, rows.end].map(|row| (row + 1) * self.columns());
        self.some(start, end)
    }

    /// How many bytes a row below the header takes in a file at least: those of its texts, and of what stands around them.
    pub fn row_bytes(&self, index: usize) -> usize {
        let texts = self.row(index).map(|cell| cell.text.len());
        texts.sum::<usize>() + self.bytes_around()
    }

    /// How many of them stand around the texts.
    pub fn bytes_around(&self) -> usize {
        self.columns() * AROUND_CELL
    }

    /// All cells, the header's first, as they count as the texts of a block.
    pub fn cells(&self) -> Cells<'_> {
        self.some(0, self.count())
    }

    /// How many cells there are, and were.
    fn count(&self) -> usize {
        let thinned = self.more().thinned.as_ref();
        thinned.map_or(self.cells.len() / 2, |thinned| thinned.count)
    }

    /// Which of [`Table::cells`] a cell is; none of them if it is not there any more.
    fn kept(&self, index: usize) -> Option<usize> {
        let columns = self.columns();
        match &self.more().thinned {
            Some(thinned) if index >= columns => {
                let later = index.checked_sub(thinned.first);
                later.map(|later| later + columns)
            }
            _ => Some(index),
        }
    }

    fn some(&self, start: usize, end: usize) -> Cells<'_> {
        Cells::new(self, start..end.min(self.count()))
    }

    /// The marks of all cells.
    pub(super) fn marks_mut(&mut self) -> &mut [Mark] {
        let more = self.more.as_mut();
        more.map(|more| more.marks.as_mut_slice())
            .unwrap_or_default()
    }

    fn more(&self) -> &More {
        self.more.as_deref().unwrap_or(&NO_MORE)
    }

    /// Adds marks to cells, each with the index of the cell, in order.
    pub(super) fn add_marks(&mut self, found: impl Iterator<Item = (usize, Mark)>) {
        let mut found = found.peekable();
        if found.peek().is_none() {
            return;
        }
        let more = self.more.get_or_insert_default();
        let mut old = std::mem::take(&mut more.marks).into_iter();
        let marked = std::mem::take(&mut more.marked);
        let mut marked = marked.into_iter().peekable();
        let mut taken = 0;
        loop {
            let next = [
                marked.peek().map(|(cell, _)| *cell as usize),
                found.peek().map(|(cell, _)| *cell),
            ];
            let Some(cell) = next.into_iter().flatten().min() else {
                break;
            };
            let start = more.marks.len();
            if let Some((_, end)) = marked.next_if(|(marked, _)| *marked as usize == cell) {
                more.marks.extend(old.by_ref().take(end as usize - taken));
                taken = end as usize;
            }
            while let Some((_, mark)) = found.next_if(|(other, _)| *other == cell) {
                more.marks.push(mark);
            }
            more.marks[start..].sort_by_key(|mark| mark.start);
            more.marked.push((cell as u32, more.marks.len() as u32));
        }
        more.marks.shrink_to_fit();
        more.marked.shrink_to_fit();
    }

    /// Takes off the marks that are not kept.
    pub(super) fn retain_marks(&mut self, mut keep: impl FnMut(&Mark) -> bool) {
        self.rewrite(|cell| {
            let mut marks = cell.marks.to_vec();
            marks.retain(&mut keep);
            (marks.len() < cell.marks.len()).then(|| Prose::new(cell.text, marks))
        });
    }

    /// Puts others in the place of cells, where there are any.
    pub(super) fn rewrite(&mut self, mut other: impl FnMut(ProseRef<'_>) -> Option<Prose>) {
        let others = self.cells().map(&mut other).zip(0..);
        let others = others.filter_map(|(prose, index)| Some((index, prose?)));
        let others: Vec<(usize, Prose)> = others.collect();
        // Nobody writes anything else into what is left of a table.
        if others.is_empty() || self.more().thinned.is_some() {
            return;
        }
        let old = self.clone();
        if let Some(more) = &mut self.more {
            more.marks.clear();
            more.marked.clear();
        }
        let mut others = others.into_iter().peekable();
        *self.cells = Steps::default();
        let mut cells = old.cells.iter();
        for (prose, index) in old.cells().zip(0..) {
            let Some(cell) = Cell::next(&mut cells) else {
                break;
            };
            match others.next_if(|(other, _)| *other == index) {
                Some((_, Prose { text, marks })) if *text == *prose.text => self.add(cell, marks),
                Some((_, prose)) => self.push(prose, None),
                None => self.add(cell, prose.marks.into()),
            }
        }
        self.cells.shrink_to_fit();
        self.more = self.more.take().filter(|more| **more != NO_MORE);
    }

    fn add(&mut self, cell: Cell, marks: Box<[Mark]>) {
        if !marks.is_empty() {
            let more = self.more.get_or_insert_default();
            more.marks.extend(marks);
            let index = self.cells.len() as u32 / 2;
            more.marked.push((index, more.marks.len() as u32));
        }
        self.cells.push(cell.start);
        self.cells.push(cell.end);
    }

    fn set_apart(&mut self, text: &str) -> Cell {
        // Where there is nothing to say, it can be said anywhere.
        if text.is_empty() {
            let end = self.cells.last();
            return Cell { start: end, end };
        }
        let apart = &mut self.more.get_or_insert_default().apart;
        let start = apart.len() as u32;
        apart.push_str(text);
        Cell {
            start: start | APART,
            end: apart.len() as u32 | APART,
        }
    }

    fn text(&self, cell: Cell) -> &str {
        let (buffer, start) = if cell.start & APART == 0 {
            (&*self.written, cell.start)
        } else {
            (self.more().apart.as_str(), cell.start & !APART)
        };
        let range = start as usize..(cell.end & !APART) as usize;
        buffer.get(range).unwrap_or_default()
    }
}
