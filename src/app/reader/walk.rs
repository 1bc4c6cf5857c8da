//! From one term or link to the next or the one before, beyond the screen too. Only parts that may have some are laid out.

use super::focus::focusable;
use super::{Place, Reader, Spot};
use crate::course::{BlockKind, Features, Mark};

impl Reader {
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
        let from = self.focus.filter(|focus| *focus != Spot::WAY_ON);
        let mut part = match self.focus {
            Some(_) => from.map(Spot::place),
            None => self.visible.last().copied(),
        };
        while let Some(place) = part {
            if let Some(spot) = self.spot_below(place) {
                self.show(spot);
                self.focus = Some(spot);
                return true;
            }
            part = self.next_with_spots(place);
        }
        self.focus_way_on()
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
        let from = self.focus.map(Spot::place);
        let mut part = Some(from.map_or(self.place, |focus| focus.min(self.place)));
        while let Some(place) = part {
            if let Some(spot) = self.spot_above(place) {
                self.show(spot);
                self.focus = Some(spot);
                return true;
            }
            part = self.previous_with_spots(place);
        }
        false
    }

    /// The first term or link of a part that is neither on the screen nor at or before the focus.
    fn spot_below(&mut self, part: Place) -> Option<Spot> {
        let spots = self.spots_of(part);
        let focus = self.focus;
        spots
            .into_iter()
            .find(|spot| focus.is_none_or(|focus| *spot > focus) && self.rows_of(*spot).is_empty())
    }

    /// The last term or link of a part that is neither on the screen nor at or after the focus.
    fn spot_above(&mut self, part: Place) -> Option<Spot> {
        let spots = self.spots_of(part);
        let focus = self.focus;
        spots
            .into_iter()
            .rfind(|spot| focus.is_none_or(|focus| *spot < focus) && self.rows_of(*spot).is_empty())
    }

    /// The terms and links of a part; only parts that can have some are laid out.
    fn spots_of(&mut self, part: Place) -> Vec<Spot> {
        if !self.may_have_spots(part) {
            return Vec::new();
        }
        let laid = self.laid(part);
        let targets = laid.targets.iter().zip(0..);
        targets
            .filter(|(target, _)| focusable(target))
            .map(|(_, index)| Spot::of(part, index))
            .collect()
    }

    fn may_have_spots(&self, part: Place) -> bool {
        if self.is_hidden(part.block) {
            return false;
        }
        let block = self.lesson.blocks.get(part.block);
        let folds = matches!(
            block.map(|block| &block.kind),
            Some(BlockKind::Summary { .. } | BlockKind::Practice(_))
        );
        let runs = part.part == 0
            && matches!(
                block.map(|block| &block.kind),
                Some(BlockKind::Code(code)) if code.attributes.is_tried()
            );
        let unfolds = matches!(
            block.map(|block| &block.kind),
            Some(BlockKind::Code(code)) if code.folds()
        );
        let mut prose = self.prose(part).into_iter();
        folds || runs || unfolds || prose.any(|prose| prose.marks.iter().any(Mark::is_lead))
    }

    /// The first block from one on that may have terms or links, and is not known to be folded away.
    fn next_with_leads(&self, block: usize) -> Option<usize> {
        let blocks = &self.lesson.blocks;
        let mut next = blocks.next_with(Features::LEADS, block)?;
        while self.after_hidden(next) > next {
            next = blocks.next_with(Features::LEADS, self.after_hidden(next))?;
        }
        Some(next)
    }

    /// The last one up to a block.
    fn previous_with_leads(&self, block: usize) -> Option<usize> {
        let blocks = &self.lesson.blocks;
        let mut last = blocks.previous_with(Features::LEADS, block)?;
        while let before = self.before_hidden(last)?
            && before < last
        {
            last = blocks.previous_with(Features::LEADS, before)?;
        }
        Some(last)
    }

    /// The first part after the one of a place that may have terms or links.
    fn next_with_spots(&mut self, from: Place) -> Option<Place> {
        let mut place = Place { row: 0, ..from };
        while place.block < self.lesson.blocks.len() {
            place.part += 1;
            if place.part >= self.parts_with_prose(place.block) {
                place.block = self.next_with_leads(place.block + 1)?;
                place.part = 0;
                self.parts_with_prose(place.block);
            }
            if self.may_have_spots(place) {
                return Some(place);
            }
        }
        None
    }

    /// The last part before the one of a place that may have terms or links.
    fn previous_with_spots(&mut self, from: Place) -> Option<Place> {
        let mut place = Place { row: 0, ..from };
        loop {
            if let Some(part) = place.part.checked_sub(1) {
                place.part = part;
            } else {
                place.block = self.previous_with_leads(place.block.checked_sub(1)?)?;
                place.part = self.parts_with_prose(place.block) - 1;
            }
            if self.may_have_spots(place) {
                return Some(place);
            }
        }
    }

    /// How many parts of a block are to be searched for terms and links: only tables have several, and are measured.
    pub(super) fn parts_with_prose(&mut self, block: usize) -> usize {
        match self.lesson.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Table(_)) => self.parts(block),
            Some(_) | None => 1,
        }
    }
}
