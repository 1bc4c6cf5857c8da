//! Going from finding to finding in what has been judged, which may be many screens long.

use super::{Press, ReviewView, Stage};
use crate::layout::Sheet;

impl ReviewView {
    /// Goes to the next finding, or back to the one before: its first row at the top of the screen.
    pub fn step(&mut self, steps: isize) {
        if !matches!(self.stage, Stage::Judged(_)) {
            return;
        }
        let here = self.page.scroll;
        let found = if steps > 0 {
            self.next_stop()
        } else {
            let before = stops(&self.page.sheet).filter(|stop| *stop < here).last();
            Some(before.unwrap_or(0))
        };
        if let Some(stop) = found {
            self.page.scroll = stop;
            self.page.scroll_by(0);
        }
    }

    /// The row of the next finding, if there is more below.
    pub(super) fn next_stop(&self) -> Option<usize> {
        let mut stops = stops(&self.page.sheet);
        let next = stops.find(|stop| *stop > self.page.scroll);
        next.filter(|_| self.page.hidden().1 > 0)
    }
}

/// Makes the first row with words from a row on the beginning of a finding.
pub(super) fn stop_at(row: usize, sheet: &mut Sheet<Press>) {
    let rows = sheet.rows.iter().zip(&mut sheet.owners).skip(row);
    let mut rows = rows.filter(|(row, _)| !row.pieces.is_empty());
    if let Some((_, owner)) = rows.next() {
        *owner = Some(Press::Stop);
    }
}

fn stops(sheet: &Sheet<Press>) -> impl Iterator<Item = usize> {
    let owners = sheet.owners.iter().enumerate();
    owners.filter_map(|(row, owner)| (*owner == Some(Press::Stop)).then_some(row))
}
