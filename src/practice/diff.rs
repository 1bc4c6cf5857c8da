//! Two versions of a file side by side, line by line.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// So many lines of both versions together are compared between the first and the last that differ. Beyond that all of
/// them are taken for changed: the work grows with the square of what differs, and nobody reads so many.
const MOST_LINES: usize = 6_000;

/// A line of one version or of both, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is in both.
    Kept(usize, usize),
    /// It is in the old version only.
    Removed(usize),
    /// It is in the new version only.
    Added(usize),
}

/// The lines of both versions in one order.
pub fn lines(old: &str, new: &str) -> Vec<Change> {
    let old: Vec<&str> = old.split('\n').collect();
    let new: Vec<&str> = new.split('\n').collect();
    let same = |(old, new): &(&&str, &&str)| old == new;
    let first = old.iter().zip(&new).take_while(same).count();
    let (left, right) = (old.len() - first, new.len() - first);
    let ends = old.iter().rev().zip(new.iter().rev());
    let last = ends.take(left.min(right)).take_while(same).count();
    let (left, right) = (left - last, right - last);
    if left + right > MOST_LINES {
        let kept = (0..first).map(|at| Change::Kept(at, at));
        let removed = (first..first + left).map(Change::Removed);
        let added = (first..first + right).map(Change::Added);
        let rest = (first + left..old.len()).zip(first + right..new.len());
        let rest = rest.map(|(old, new)| Change::Kept(old, new));
        return kept.chain(removed).chain(added).chain(rest).collect();
    }
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => changes.extend((0..len).map(|at| Change::Kept(old_index + at, new_index + at))),
            DiffOp::Delete {
                old_index, old_len, ..
            } => changes.extend((old_index..old_index + old_len).map(Change::Removed)),
            DiffOp::Insert {
                new_index, new_len, ..
            } => changes.extend((new_index..new_index + new_len).map(Change::Added)),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => {
                changes.extend((old_index..old_index + old_len).map(Change::Removed));
                changes.extend((new_index..new_index + new_len).map(Change::Added));
            }
        }
    }
    changes
}

/// The same in pairs, as two columns have them: what was removed stands beside what came in its place.
pub fn pairs(changes: &[Change]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    // The first pair that still waits for its right side.
    let mut waiting = 0;
    for change in changes {
        match change {
            Change::Kept(old, new) => {
                pairs.push((Some(*old), Some(*new)));
                waiting = pairs.len();
            }
            Change::Removed(old) => pairs.push((Some(*old), None)),
            Change::Added(new) => {
                match pairs.get_mut(waiting) {
                    Some(pair) => pair.1 = Some(*new),
                    None => pairs.push((None, Some(*new))),
                }
                waiting += 1;
            }
        }
    }
    pairs
}
