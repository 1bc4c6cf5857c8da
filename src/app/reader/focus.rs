//! Terms, links and buttons on the screen: which one is in focus, where it stands.

use super::{Place, Reader, Spot};
use crate::app::geometry::{Area, Geometry};
use crate::course::{BlockKind, Features, Lesson, Link, Mark, MarkKind, TermId};
use crate::layout::{Laid, Piece, Row, Target};
use crate::theme::Role;

/// Whether Tab stops at a target: terms, links, footnotes and folds, and code that can be run, not the other buttons on frames.
pub fn focusable(target: &Target) -> bool {
    match target {
        Target::Term(_)
        | Target::Link(_)
        | Target::Footnote(_)
        | Target::Fold(_)
        | Target::Practice(_)
        | Target::Run(_) => true,
        Target::Copy(_) | Target::Wide(_) => false,
    }
}

impl Spot {
    /// A spot in the part that a place lies in.
    pub fn of(place: Place, target: u16) -> Self {
        Self {
            block: place.block,
            part: place.part,
            target,
        }
    }

    /// The first row of its part.
    pub(super) fn place(self) -> Place {
        Place {
            block: self.block,
            part: self.part,
            row: 0,
        }
    }
}

impl Reader {
    /// The target at a spot.
    pub fn target(&self, spot: Spot) -> Option<&Target> {
        if spot == Spot::WAY_ON {
            return self.way_on.as_ref().map(|way_on| &way_on.target);
        }
        self.shown(spot.place())?
            .targets
            .get(usize::from(spot.target))
    }

    /// What the key that opens is for: what is in focus, else the frame of something to do that the current match stands on.
    pub fn at_hand(&self) -> Option<Spot> {
        self.focus.or_else(|| self.frame_of_match())
    }

    /// The offer on whose frame the current match is seen.
    fn frame_of_match(&self) -> Option<Spot> {
        let place = *self.visible.get(self.current_row()?)?;
        Some(Spot::of(place, offer_in(self.shown(place)?)?))
    }

    /// All targets on the screen in reading order, each once. A pinned header is passed over: it stands elsewhere.
    pub fn visible_spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for place in self.visible.iter().skip(self.pinned) {
            let pieces = self.row(*place).map(|row| &row.pieces);
            for target in pieces
                .into_iter()
                .flatten()
                .filter_map(|piece| piece.target)
            {
                let spot = Spot::of(*place, target);
                if !spots.contains(&spot) {
                    spots.push(spot);
                }
            }
        }
        let way_on = self.ending_row().filter(|_| self.way_on.is_some());
        spots.extend(way_on.map(|_| Spot::WAY_ON));
        spots
    }

    /// The rows of the screen, from 0, on which a spot stands.
    pub fn rows_of(&self, spot: Spot) -> Vec<usize> {
        if spot == Spot::WAY_ON {
            let row = self.ending_row().filter(|_| self.way_on.is_some());
            return row.into_iter().collect();
        }
        let on = |place: &Place| {
            (place.block, place.part) == (spot.block, spot.part)
                && self.row(*place).is_some_and(|row| holds(row, spot))
        };
        (0..self.visible.len())
            .filter(|row| self.visible.get(*row).is_some_and(on))
            .collect()
    }

    /// The cells of a spot on the screen: from its first row to its last.
    pub fn area_of(&self, spot: Spot, geometry: &Geometry) -> Option<Area> {
        if spot == Spot::WAY_ON {
            return self.way_on_area(geometry);
        }
        let rows = self.rows_of(spot);
        let (first, last) = (*rows.first()?, *rows.last()?);
        let place = self.visible.get(first)?;
        let laid = self.shown(*place)?;
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
        let way_on = self.way_on_area(geometry);
        if way_on.is_some_and(|area| area.contains(x, y)) {
            return Some(Spot::WAY_ON);
        }
        let place = self.visible.get(y.checked_sub(geometry.body.y)?)?;
        let laid = self.shown(*place)?;
        let mut left = geometry.block_x(laid.width);
        for piece in &laid.rows.get(place.row)?.pieces {
            let right = left + crate::text::width(&piece.text);
            if (left..right).contains(&x) {
                let target = piece.target.or_else(|| framed(piece, laid))?;
                return Some(Spot::of(*place, target));
            }
            left = right;
        }
        None
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
        for part in 0..self.parts_with_prose(block) {
            let place = Place {
                part,
                ..self.place_of(block)
            };
            let is_used = |mark: &Mark| match &mark.kind {
                MarkKind::Term { id, .. } => id == term,
                MarkKind::Link(link) => **link == Link::Term(term.clone()),
                _ => false,
            };
            let mut prose = self.prose(place).into_iter();
            if !prose.any(|prose| prose.marks.iter().any(is_used)) {
                continue;
            }
            let laid = self.laid(place);
            let index = laid.targets.iter().position(|target| *target == wanted);
            if let Some(target) = index.and_then(|index| u16::try_from(index).ok()) {
                let spot = Spot::of(place, target);
                self.show(spot);
                self.focus = Some(spot);
                return;
            }
            if part > 0 {
                return self.go(Place { row: 0, ..place });
            }
        }
        self.to_block(block);
    }

    /// Scrolls until a spot is on the screen, with some rows around it.
    pub fn show(&mut self, spot: Spot) {
        if !self.rows_of(spot).is_empty() {
            return;
        }
        if spot == Spot::WAY_ON {
            return self.to_bottom();
        }
        let laid = self.laid(spot.place());
        let row = laid.rows.iter().position(|row| holds(row, spot));
        let place = Place {
            row: row.unwrap_or_default(),
            ..spot.place()
        };
        let above = if place > self.place {
            self.height() * 2 / 3
        } else {
            self.height() / 3
        };
        let top = self.led_to(place, above);
        self.focus = None;
        self.go(top);
    }
}

/// Whether there is a term, a link or something to press in a lesson.
pub(super) fn leads(lesson: &Lesson) -> bool {
    let mut blocks = lesson.blocks.with_any(Features::LEADS);
    blocks.any(|(_, block)| match &block.kind {
        BlockKind::Summary { .. } | BlockKind::Practice(_) => true,
        BlockKind::Code(code) => code.attributes.run.is_some() || code.folds(),
        _ => block
            .prose()
            .any(|prose| prose.marks.iter().any(Mark::is_lead)),
    })
}

/// What a piece of a frame stands around: an offer is pressed on its frame too.
fn framed(piece: &Piece, laid: &Laid) -> Option<u16> {
    if !piece.roles.contains(Role::PracticeBorder) {
        return None;
    }
    offer_in(laid)
}

/// What can be done where a block offers that.
fn offer_in(laid: &Laid) -> Option<u16> {
    let offer = |target: &Target| matches!(target, Target::Practice(_));
    let index = laid.targets.iter().position(offer)?;
    u16::try_from(index).ok()
}

/// Whether a spot stands in a row.
fn holds(row: &Row, spot: Spot) -> bool {
    let mut pieces = row.pieces.iter();
    pieces.any(|piece| piece.target == Some(spot.target))
}
