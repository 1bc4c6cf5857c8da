//! Choosing alternatives and putting items in order: the cursor, what is chosen, and what is held.

use super::Draft;

impl Draft {
    /// Moves the cursor, and what is held with it; `false` if there is none to move.
    pub fn move_by(&mut self, steps: isize) -> bool {
        match self {
            Self::One { order, cursor } | Self::Several { order, cursor, .. } => {
                let last = order.len().saturating_sub(1);
                *cursor = cursor.saturating_add_signed(steps).min(last);
                true
            }
            Self::Order {
                order,
                cursor,
                held,
            } => {
                let last = order.len().saturating_sub(1);
                let to = cursor.saturating_add_signed(steps).min(last);
                if *held && *cursor < order.len() {
                    let item = order.remove(*cursor);
                    order.insert(to, item);
                }
                *cursor = to;
                true
            }
            Self::Nothing | Self::Short(_) | Self::Trace { .. } => false,
        }
    }

    /// Moves the item at the cursor without taking it up; `false` if nothing is put in order.
    pub(super) fn carry(&mut self, steps: isize) -> bool {
        let Self::Order { held, .. } = self else {
            return false;
        };
        let before = std::mem::replace(held, true);
        self.move_by(steps);
        if let Self::Order { held, .. } = self {
            *held = before;
        }
        true
    }

    /// A click on a place: the item there is taken up, or the one that is held is put there.
    pub fn click(&mut self, place: usize) {
        let Self::Order {
            cursor,
            held,
            order,
            ..
        } = self
        else {
            self.choose(place);
            return;
        };
        if place >= order.len() {
            return;
        }
        if *held {
            self.put(place);
            self.toggle();
        } else {
            *cursor = place;
            *held = true;
        }
    }

    /// Moves the item that is held to a place; `false` if it is there, or none is held.
    pub fn put(&mut self, place: usize) -> bool {
        match self {
            Self::Order {
                cursor, held: true, ..
            } if *cursor != place => {
                let steps = place.cast_signed() - cursor.cast_signed();
                self.move_by(steps)
            }
            _ => false,
        }
    }

    /// The place of the item that is held.
    pub fn held(&self) -> Option<usize> {
        match self {
            Self::Order {
                cursor, held: true, ..
            } => Some(*cursor),
            _ => None,
        }
    }

    /// Puts down what is held.
    pub fn put_down(&mut self) {
        if let Self::Order { held, .. } = self {
            *held = false;
        }
    }

    /// Chooses the alternative at a place of the screen; `false` if there is none.
    pub fn choose(&mut self, place: usize) -> bool {
        let is_there = match self {
            Self::One { order, cursor } | Self::Several { order, cursor, .. } => {
                let is_there = place < order.len();
                if is_there {
                    *cursor = place;
                }
                is_there
            }
            // What is held goes to the place.
            Self::Order { order, .. } => {
                let is_there = place < order.len();
                if is_there
                    && !self.put(place)
                    && let Self::Order { cursor, .. } = self
                {
                    *cursor = place;
                }
                is_there
            }
            Self::Nothing | Self::Short(_) | Self::Trace { .. } => false,
        };
        if is_there && matches!(self, Self::Several { .. }) {
            self.toggle();
        }
        is_there
    }

    /// Chooses what is at the cursor or does so no longer; takes it up to be moved, or puts it down.
    pub fn toggle(&mut self) {
        match self {
            Self::Several {
                order,
                cursor,
                chosen,
            } => {
                if let Some(option) = order.get(*cursor)
                    && !chosen.remove(option)
                {
                    chosen.insert(*option);
                }
            }
            Self::Order { held, .. } => *held = !*held,
            Self::Nothing | Self::One { .. } | Self::Short(_) | Self::Trace { .. } => {}
        }
    }
}
