//! Where the matches of a search stand: in the texts of the lesson, and on the screen.

use std::ops::Range;

use super::Match;
use crate::app::reader::{Place, Reader};
use crate::course::block::MOST_COLUMNS;
use crate::course::{Anchor, BlockKind, Inside, Passage};
use crate::layout::{self, CodeLines, Row};
use crate::progress::Landmark;
use crate::theme::Role;

/// Columns of a scrolled line of code that are shown before a match.
const BEFORE_MATCH: usize = 8;

impl Reader {
    /// The column, from 1, of the cell that the current match stands in, if the table does not show that.
    pub fn hidden_column(&self) -> Option<usize> {
        let passage = self.search.as_ref()?.current?.passage;
        let block = self.lesson.blocks.get(passage.block)?;
        let BlockKind::Table(table) = &block.kind else {
            return None;
        };
        let column = passage.text % table.columns().max(1);
        (column >= MOST_COLUMNS).then_some(column + 1)
    }

    /// The row of the screen, from 0, on which the current match begins.
    pub fn current_row(&self) -> Option<usize> {
        self.visible
            .iter()
            .position(|place| self.row(*place).is_some_and(is_current))
    }

    /// How many rows of a table stand above the current match, the header counted, the byte of the cell that it begins with, and
    /// how many bytes it has; `None` if it is not on the screen.
    pub fn cell_of_match(&self, block: usize) -> Option<(usize, Inside, usize)> {
        let current = self.search.as_ref()?.current?;
        let passage = current.passage;
        if passage.block != block || self.current_row().is_none() {
            return None;
        }
        let columns = self.lesson.table(block)?.columns().max(1);
        let found = self.matches_in(passage).get(current.nth)?.clone();
        let inside = Inside::new(passage.text % columns, found.start);
        Some((passage.text / columns, inside, found.len()))
    }

    /// Scrolls cut lines of code so far that a match is in sight.
    pub(super) fn scroll_code_to(&mut self, found: Match) {
        let CodeLines::Scroll(_) = self.code_lines else {
            return;
        };
        let block = found.passage.block;
        if self.place_of_match(found).is_some() {
            return;
        }
        let content = self.lesson.blocks.get(block).map(|block| &block.kind);
        let Some(BlockKind::Code(code)) = content else {
            return;
        };
        let line = code.lines().nth(found.passage.text).unwrap_or_default();
        let start = self
            .matches_in(found.passage)
            .get(found.nth)
            .map_or(0, |range| range.start);
        let column = layout::column(line, start).saturating_sub(BEFORE_MATCH);
        self.set_code_lines(CodeLines::Scroll(column));
    }

    pub(super) fn first_match(&self) -> Option<Match> {
        let tally = self.search.as_ref()?.tally.as_ref()?;
        let passage = tally.at_or_after(Passage::default())?;
        Some(Match { passage, nth: 0 })
    }

    pub(super) fn last_in(&self, passage: Passage) -> Option<Match> {
        let nth = self.matches_in(passage).len().checked_sub(1)?;
        Some(Match { passage, nth })
    }

    /// The first match that stands no higher than an anchor.
    pub(super) fn match_after(&mut self, from: Anchor) -> Option<Match> {
        if let Some(found) = self.match_below_in_row(from) {
            return Some(found);
        }
        // What is left of the row that it is inside of stands above it.
        let least = from.start + usize::from(!from.inside.is_top());
        let inside = self.matches_of(from.block).into_iter();
        let mut after = inside.filter(|(_, start)| *start >= least);
        if let Some((found, _)) = after.next() {
            return Some(found);
        }
        let below = Passage {
            block: from.block + 1,
            text: 0,
        };
        let tally = self.search.as_ref()?.tally.as_ref()?;
        let passage = tally.at_or_after(below)?;
        Some(Match { passage, nth: 0 })
    }

    /// The matches of a block, each with what stands above it, as [`Row::start`] counts it.
    pub(super) fn matches_of(&self, block: usize) -> Vec<(Match, usize)> {
        let (Some(search), Some(content)) = (&self.search, self.lesson.blocks.get(block)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut above = 0;
        let lines = match &content.kind {
            BlockKind::Code(code) => code.starts(),
            _ => Vec::new(),
        };
        for (text, words) in content.texts().chain(search.offer(block)).enumerate() {
            let passage = Passage { block, text };
            for (nth, range) in search.query.shown_matches(&words).into_iter().enumerate() {
                let start = match &content.kind {
                    BlockKind::Table(table) => (text / table.columns().max(1)).saturating_sub(1),
                    BlockKind::Code(_) => match lines.get(text) {
                        Some(line) if self.code_lines == CodeLines::Wrap => line + range.start,
                        Some(line) => *line,
                        // The file that it is stands above it.
                        None => 0,
                    },
                    _ => above + range.start,
                };
                found.push((Match { passage, nth }, start));
            }
            above += words.len() + 1;
        }
        found
    }

    /// Where the current match stands, in words that hold in an edited file too, and how many stand before it on that line.
    pub(in crate::app::reader) fn current_landmark(&self) -> Option<(Landmark, usize)> {
        let current = self.search.as_ref()?.current?;
        let block = current.passage.block;
        let matches = self.matches_of(block);
        let (_, start) = *matches.iter().find(|(found, _)| *found == current)?;
        let beside = matches.iter().filter(|(_, other)| *other == start);
        let before = beside.take_while(|(found, _)| *found != current).count();
        Some((self.landmark_at(Anchor::new(block, start)), before))
    }

    /// Makes that match the current one in another version of the lesson, or the first one behind its place.
    pub(in crate::app::reader) fn follow_match(&mut self, then: Option<(Landmark, usize)>) {
        let Some((landmark, before)) = then else {
            return;
        };
        let Anchor { block, start, .. } = landmark.find(&self.lesson);
        let mut after = self.matches_of(block);
        after.retain(|(_, other)| *other >= start);
        let line = after.first().map(|(_, start)| *start);
        let beside = after.iter().take_while(|(_, start)| Some(*start) == line);
        let found = beside.take(before + 1).last().map(|(found, _)| *found);
        if let Some(search) = &mut self.search {
            search.current = found;
            search.lost = found.is_none().then(|| Anchor::new(block, start));
        }
    }

    pub(super) fn matches_in(&self, passage: Passage) -> Vec<Range<usize>> {
        let block = self.lesson.blocks.get(passage.block);
        let (Some(search), Some(block)) = (&self.search, block) else {
            return Vec::new();
        };
        let mut texts = block.texts().chain(search.offer(passage.block));
        let text = texts.nth(passage.text);
        text.map_or_else(Vec::new, |text| search.query.shown_matches(&text))
    }

    /// The row in which a match begins that is the current one; `None` where it is scrolled out.
    pub(super) fn place_of_match(&mut self, found: Match) -> Option<Place> {
        let block = found.passage.block;
        let matches = self.matches_of(block).into_iter();
        let (_, start) = matches.rev().find(|(known, _)| *known == found)?;
        let part = self.measure(block).part_at(start);
        let place = Place {
            block,
            part,
            row: 0,
        };
        let row = self.laid(place).rows.iter().position(is_current)?;
        Some(Place { row, ..place })
    }
}

fn is_current(row: &Row) -> bool {
    let is_current = |piece: &layout::Piece| piece.roles.contains(Role::SearchCurrent);
    row.pieces.iter().any(is_current)
}
