//! The labels of footnotes, each with its index: a long lesson has a hundred thousand, which take hardly more room than their
//! letters.

use std::hash::{BuildHasher, RandomState};

/// Labels in the order in which they have been met.
#[derive(Debug, Default)]
pub struct Labels {
    /// All of them end to end, and where each ends.
    text: String,
    ends: Vec<u32>,
    /// Each index and one more, at the place that the hash of its label says or behind it; 0 where there is none. Some are free.
    slots: Vec<u32>,
    hasher: RandomState,
}

/// There are so many slots at first.
const FEWEST: usize = 16;

impl Labels {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The label with this index.
    pub fn get(&self, index: usize) -> &str {
        let before = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |end| *end as usize);
        let end = self.ends.get(index).map_or(start, |end| *end as usize);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The index of a label, which is the next one if it is new.
    pub fn index(&mut self, label: &str) -> usize {
        if self.len() * 4 >= self.slots.len() * 3 {
            self.spread();
        }
        let slot = self.slot(label);
        let Some(taken) = self.slots.get_mut(slot) else {
            return 0;
        };
        if let Some(index) = taken.checked_sub(1) {
            return index as usize;
        }
        self.text.push_str(label);
        self.ends.push(self.text.len() as u32);
        *taken = self.ends.len() as u32;
        self.len() - 1
    }

    /// The indices in the order of the labels.
    pub fn sorted(&self) -> Vec<u32> {
        let mut indices: Vec<u32> = (0..self.len() as u32).collect();
        indices.sort_unstable_by_key(|index| self.get(*index as usize));
        indices
    }

    /// Makes twice as many slots.
    fn spread(&mut self) {
        let count = (self.slots.len() * 2).max(FEWEST);
        self.slots = Vec::new();
        self.slots.resize(count, 0);
        for index in 0..self.len() {
            let slot = self.slot(self.get(index));
            if let Some(slot) = self.slots.get_mut(slot) {
                *slot = index as u32 + 1;
            }
        }
    }

    /// The slot of a label, or the one that it will have.
    fn slot(&self, label: &str) -> usize {
        // There are as many as a power of two.
        let last = self.slots.len().saturating_sub(1);
        let mut slot = self.hasher.hash_one(label) as usize & last;
        while let Some(index) = self.slots.get(slot).and_then(|slot| slot.checked_sub(1)) {
            if self.get(index as usize) == label {
                break;
            }
            slot = (slot + 1) & last;
        }
        slot
    }
}
