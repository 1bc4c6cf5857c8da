//! The room that a pane takes of the page, and what is in front there.

use crate::app::geometry::{Area, Geometry};
use crate::app::overlay::{Overlay, Pane};
use crate::app::reader::Held;
use crate::app::{Action, App, Reader};

/// The fewest rows of a pane, its frame among them.
const LEAST_ROWS: usize = 5;
/// The rows of what is typed into that are left free: the next line, and what to do.
const SPARE: usize = 2;
/// The rows that a pane would like to have when it opens.
const WANTED_ROWS: usize = 12;

/// Where the pane under a block stands: in the rows that the text keeps free for it, as far as they are on the screen.
pub fn area(geometry: &Geometry, reader: &Reader, pane: &Pane) -> Area {
    let rows = reader.held_rows();
    let (x, width) = span(geometry, reader, pane.block);
    Area {
        x,
        y: geometry.body.y + rows.start,
        width,
        height: rows.len(),
    }
}

/// The column where the pane under a block begins, and its width: those of the block, if that is on the screen.
fn span(geometry: &Geometry, reader: &Reader, block: usize) -> (usize, usize) {
    let mut places = reader.visible.iter();
    let place = places.find(|place| place.block == block);
    let laid = place.and_then(|place| reader.shown(*place));
    let column = geometry.column;
    let width = laid.map_or(column.width, |laid| laid.width.max(column.width));
    (geometry.block_x(width), width)
}

/// The rows that a pane is given: as many as it wants, and so few that something of the page stays in sight. What is
/// typed into leaves the code as many as it needs.
fn height(geometry: &Geometry, pane: &Pane, code: usize) -> usize {
    let body = geometry.body.height;
    let most = (body * 2 / 3).max(LEAST_ROWS).min(body);
    let wanted = match pane.typed() {
        Some(typed) => body
            .saturating_sub(code + 2)
            .clamp(typed + SPARE, pane.wanted()),
        None => pane.wanted(),
    };
    (wanted + 2).clamp(LEAST_ROWS.min(most), most)
}

impl App {
    /// Scrolls so far that there is room for the pane under its block.
    pub(in crate::app) fn make_room(&mut self) {
        let Some((block, is_typing)) = self.pane().map(|pane| (pane.block, pane.is_typing()))
        else {
            return;
        };
        let most = self.reader.height() * 2 / 3;
        self.reader.hold(None);
        // What is typed into has its own place: as much of the code as there is room for stands above it.
        if !is_typing {
            self.reader.show_end(block, WANTED_ROWS.min(most));
        }
    }

    /// Brings an open pane in line with the screen: the text makes room for it.
    pub(in crate::app) fn settle_pane(&mut self, pane: &mut Pane) {
        self.drafts.keep_said(&self.reader.lesson.id, pane);
        let (_, width) = span(&self.geometry, &self.reader, pane.block);
        pane.lay_out(width);
        let code = self.reader.rows_in(pane.block);
        let rows = height(&self.geometry, pane, code);
        let before = self.reader.held().map_or(0, |held| held.rows);
        let block = pane.block;
        let home = std::mem::take(&mut pane.is_resized).then(|| self.reader.home());
        self.reader.hold(Some(Held { block, rows }));
        // What is new in it is seen, for as long as the learner has not scrolled it; another size is nothing new.
        let is_new = pane.follows && home.is_none();
        if rows > before && (is_new || before == 0) {
            if pane.is_typing() {
                self.reader.show_with_code(block);
            } else {
                self.reader.show_end(block, 0);
            }
        }
        // For another size the page moves only for now.
        if let Some(home) = home {
            self.reader.strayed_from(home);
        }
        let area = area(&self.geometry, &self.reader, pane);
        pane.settle(area.inner(2, 1).height);
        pane.leads_on = self.reader.explains_below(block);
    }

    /// What lies over the page and has no more to scroll leaves it to the page; it does not turn to another lesson.
    pub(in crate::app) fn pass_to_page(&mut self, action: Action) {
        let is_open = !self.overlays.is_empty();
        if action == Action::PageDown && is_open && self.reader.at_end() {
            return;
        }
        self.act_on_page(action, None);
    }

    /// Whether keys belong to the page: nothing lies over it but a pane that has been scrolled out of sight, and that
    /// neither runs nor is typed into.
    pub fn is_page_in_front(&self) -> bool {
        match self.overlays.as_slice() {
            [] => true,
            [Overlay::Pane(pane)] => {
                let is_free = !pane.is_typing() && !pane.is_busy();
                is_free && self.reader.height() > 0 && self.reader.held_rows().is_empty()
            }
            _ => false,
        }
    }

    /// Closes a pane out of sight, unless the page is only scrolled, perhaps back to it.
    pub(in crate::app) fn leave_pane(&mut self, action: Action) {
        let is_scrolled = match action {
            Action::LineDown
            | Action::LineUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::PageUp
            | Action::Top
            | Action::Bottom => true,
            // Behind the end comes another lesson.
            Action::PageDown => !self.reader.at_end(),
            _ => false,
        };
        if !is_scrolled {
            self.overlays.clear();
            self.reader.hold(None);
        }
    }
}
