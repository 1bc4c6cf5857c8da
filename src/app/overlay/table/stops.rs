//! Where the columns of a wide table stop when they are scrolled: each whole where it fits, else by its parts.

/// By so many cells a column goes by that is wider than its room.
const STEP: usize = 8;

/// The places where the scrolled columns can begin, as cells that are left of the room, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stops {
    /// All of them.
    list: Vec<usize>,
    /// Those where a column begins.
    columns: Vec<usize>,
}

/// The stops of columns of these widths in so many cells. At the last one the end of the table is in sight.
pub(super) fn stops(columns: impl Iterator<Item = usize>, room: usize) -> Stops {
    let (mut list, mut starts, mut start) = (Vec::new(), Vec::new(), 0);
    for width in columns {
        list.push(start);
        starts.push(start);
        let hidden = width.saturating_sub(room);
        let inside = (start..start + hidden).step_by(STEP.min(room.max(1)));
        list.extend(inside.skip(1));
        if hidden > 0 {
            list.push(start + hidden);
        }
        start += width;
    }
    let end = start.saturating_sub(room);
    let too_early = list.partition_point(|stop| *stop < end);
    list.truncate(too_early + 1);
    starts.retain(|start| list.last().is_some_and(|last| start <= last));
    Stops {
        list,
        columns: starts,
    }
}

impl Stops {
    /// Adds one.
    pub(super) fn add(&mut self, stop: usize) {
        let after = self.list.partition_point(|known| *known < stop);
        if self.list.get(after) != Some(&stop) {
            self.list.insert(after, stop);
        }
    }

    /// The last one that is no further than this.
    pub(super) fn at_most(&self, left: usize) -> usize {
        let until = self.list.iter().take_while(|stop| **stop <= left);
        until.last().copied().unwrap_or(0)
    }

    /// The next one to the right, if there is any.
    pub(super) fn after(&self, left: usize) -> usize {
        self.list
            .iter()
            .copied()
            .find(|stop| *stop > left)
            .unwrap_or(left)
    }

    /// The next one to the left, if there is any.
    pub(super) fn before(&self, left: usize) -> usize {
        left.checked_sub(1).map_or(0, |left| self.at_most(left))
    }

    /// The one furthest to the right so that nothing is passed over that was not in the room yet: the beginning of a
    /// column if there is one.
    pub(super) fn page_after(&self, left: usize, room: usize) -> usize {
        let is_next = |stop: &usize| (left + 1..=left + room).contains(stop);
        let column = self.columns.iter().copied().rfind(is_next);
        let stop = || self.list.iter().copied().rfind(is_next);
        column.or_else(stop).unwrap_or_else(|| self.after(left))
    }

    /// The same to the left.
    pub(super) fn page_before(&self, left: usize, room: usize) -> usize {
        let is_before = |stop: &usize| (left.saturating_sub(room)..left).contains(stop);
        let column = self.columns.iter().copied().find(is_before);
        let stop = || self.list.iter().copied().find(is_before);
        column.or_else(stop).unwrap_or_else(|| self.before(left))
    }
}
