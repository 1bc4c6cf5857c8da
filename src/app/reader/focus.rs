//! Terms, links and buttons on the screen: which one is in focus, where it stands, which comes next.

use super::{Place, Reader};
use crate::app::geometry::{Area, Geometry};
use crate::course::{BlockKind, MarkKind, TermId};
use crate::layout::Target;

/// One target of the lesson: the nth of a block. A term that is wrapped over two rows is one spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The block.
    pub block: usize,
    /// The index in the block's targets.
    pub target: u16,
}

/// Whether Tab stops at a target: terms, links, footnotes and folds, not the buttons on frames.
pub fn focusable(target: &Target) -> bool {
    match target {
        Target::Term(_) | Target::Link(_) | Target::Footnote(_) | Target::Fold(_) => true,
        Target::Copy(_) | Target::Wide(_) => false,
    }
}

impl Reader {
    /// The target at a spot.
    pub fn target(&self, spot: Spot) -> Option<&Target> {
        self.shown(spot.block)?
            .targets
            .get(usize::from(spot.target))
    }

    /// All targets on the screen in reading order, each once.
    pub fn visible_spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for place in &self.visible {
            let pieces = self
                .shown(place.block)
                .and_then(|laid| laid.rows.get(place.row))
                .map(|row| &row.pieces);
            for target in pieces
                .into_iter()
                .flatten()
                .filter_map(|piece| piece.target)
            {
                let spot = Spot {
                    block: place.block,
                    target,
                };
                if !spots.contains(&spot) {
                    spots.push(spot);
                }
            }
        }
        spots
    }

    /// The rows of the screen, from 0, on which a spot stands.
    pub fn rows_of(&self, spot: Spot) -> Vec<usize> {
        let holds = |place: &Place| {
            place.block == spot.block
                && self
                    .shown(place.block)
                    .and_then(|laid| laid.rows.get(place.row))
                    .is_some_and(|row| {
                        row.pieces
                            .iter()
                            .any(|piece| piece.target == Some(spot.target))
                    })
        };
        (0..self.visible.len())
            .filter(|row| self.visible.get(*row).is_some_and(holds))
            .collect()
    }

    /// The cells of a spot on the screen: from its first row to its last.
    pub fn area_of(&self, spot: Spot, geometry: &Geometry) -> Option<Area> {
        let rows = self.rows_of(spot);
        let (first, last) = (*rows.first()?, *rows.last()?);
        let place = self.visible.get(first)?;
        let laid = self.shown(place.block)?;
        let mut x = geometry.block_x(laid.width);
        for piece in &laid.rows.get(place.row)?.pieces {
            let width = crate::text::width(&piece.text);
            if piece.target == Some(spot.target) {
                return Some(Area {
                    x,
                    y: geometry.body.y + first,
                    width,
                    height: last - first + 1,
                });
            }
            x += width;
        }
        None
    }

    /// The spot under a cell of the screen.
    pub fn spot_at(&self, x: usize, y: usize, geometry: &Geometry) -> Option<Spot> {
        let place = self.visible.get(y.checked_sub(geometry.body.y)?)?;
        let laid = self.shown(place.block)?;
        let mut left = geometry.block_x(laid.width);
        for piece in &laid.rows.get(place.row)?.pieces {
            let right = left + crate::text::width(&piece.text);
            if (left..right).contains(&x) {
                return Some(Spot {
                    block: place.block,
                    target: piece.target?,
                });
            }
            left = right;
        }
        None
    }

    /// Moves the focus to the next term or link, scrolling to it if it is below the screen. `false` at the last.
    pub fn focus_next(&mut self) -> bool {
        let spots = self.focusable_spots();
        let next = match self.focus {
            Some(focus) => spots.iter().find(|spot| **spot > focus),
            None => spots.first(),
        };
        if let Some(next) = next {
            self.focus = Some(*next);
            return true;
        }
        let from = self
            .focus
            .map_or(self.last_visible_block(), |focus| focus.block);
        let Some(spot) = (from..self.lesson.blocks.len()).find_map(|block| self.spot_below(block))
        else {
            return false;
        };
        self.show(spot);
        self.focus = Some(spot);
        true
    }

    /// Moves the focus to the term or link before, scrolling to it if it is above the screen. `false` at the first.
    pub fn focus_previous(&mut self) -> bool {
        let spots = self.focusable_spots();
        let previous = match self.focus {
            Some(focus) => spots.iter().rev().find(|spot| **spot < focus),
            None => spots.last(),
        };
        if let Some(previous) = previous {
            self.focus = Some(*previous);
            return true;
        }
        let before = self
            .focus
            .map_or(self.place.block, |focus| focus.block.min(self.place.block));
        let Some(spot) = (0..=before).rev().find_map(|block| self.spot_above(block)) else {
            return false;
        };
        self.show(spot);
        self.focus = Some(spot);
        true
    }

    /// The terms and links on the screen.
    pub fn focusable_spots(&self) -> Vec<Spot> {
        self.visible_spots()
            .into_iter()
            .filter(|spot| self.target(*spot).is_some_and(focusable))
            .collect()
    }

    /// Goes to a use of a term, with some rows above it, and puts the term in focus if it is marked there.
    pub fn to_use(&mut self, block: usize, term: &TermId) {
        self.unfold(block);
        let wanted = Target::Term(term.clone());
        let index = self
            .laid(block)
            .targets
            .iter()
            .position(|target| *target == wanted);
        match index.and_then(|index| u16::try_from(index).ok()) {
            Some(target) => {
                let spot = Spot { block, target };
                self.show(spot);
                self.focus = Some(spot);
            }
            None => self.to_block(block),
        }
    }

    /// Scrolls until a spot is on the screen, with some rows around it.
    pub fn show(&mut self, spot: Spot) {
        if !self.rows_of(spot).is_empty() {
            return;
        }
        let laid = self.laid(spot.block);
        let row = laid
            .rows
            .iter()
            .position(|row| {
                row.pieces
                    .iter()
                    .any(|piece| piece.target == Some(spot.target))
            })
            .unwrap_or_default();
        let place = Place {
            block: spot.block,
            row,
        };
        let above = if place > self.place {
            self.height() * 2 / 3
        } else {
            self.height() / 3
        };
        let top = self.stepped(place, -above.cast_signed());
        self.focus = None;
        self.go(top);
    }

    /// The first term or link of a block that is neither on the screen nor at or before the focus.
    fn spot_below(&mut self, block: usize) -> Option<Spot> {
        let spots = self.spots_of(block);
        let focus = self.focus;
        spots
            .into_iter()
            .find(|spot| focus.is_none_or(|focus| *spot > focus) && self.rows_of(*spot).is_empty())
    }

    /// The last term or link of a block that is neither on the screen nor at or after the focus.
    fn spot_above(&mut self, block: usize) -> Option<Spot> {
        let spots = self.spots_of(block);
        let focus = self.focus;
        spots
            .into_iter()
            .rfind(|spot| focus.is_none_or(|focus| *spot < focus) && self.rows_of(*spot).is_empty())
    }

    /// The terms and links of a block; only blocks that can have some are laid out.
    fn spots_of(&mut self, block: usize) -> Vec<Spot> {
        let Some(content) = self.lesson.blocks.get(block) else {
            return Vec::new();
        };
        let marked = |kind: &MarkKind| {
            matches!(
                kind,
                MarkKind::Link(_) | MarkKind::Footnote(_) | MarkKind::Term { marked: true, .. }
            )
        };
        let may_have = matches!(content.kind, BlockKind::Summary { .. })
            || content
                .prose()
                .iter()
                .any(|prose| prose.marks.iter().any(|mark| marked(&mark.kind)));
        if !may_have {
            return Vec::new();
        }
        let laid = self.laid(block);
        (0..laid.targets.len())
            .filter(|index| {
                laid.targets.get(*index).is_some_and(focusable) && !laid.rows.is_empty()
            })
            .filter_map(|index| {
                Some(Spot {
                    block,
                    target: u16::try_from(index).ok()?,
                })
            })
            .collect()
    }

    fn last_visible_block(&self) -> usize {
        self.visible.last().map_or(0, |place| place.block)
    }
}
