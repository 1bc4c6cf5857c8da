//! Whether two landmarks name the same line, in the same text or in one that was edited.

use super::Landmark;
use crate::course::Lesson;

impl Landmark {
    /// Whether another is the same line in a text that may have been edited: as far as is known, what stands around them
    /// is alike.
    pub fn is_at(&self, other: &Self) -> bool {
        // A row may have been edited that is most of its table.
        if let (Some(own), Some(other)) = (&self.in_table, &other.in_table)
            && own.cell.is_known()
            && own.cell.is_surely_at(&other.cell)
        {
            return true;
        }
        if self.words == other.words {
            self.context.is_at(&other.context)
        } else {
            self.context.is_surely_at(&other.context)
        }
    }

    /// Whether another names the same line of the same lesson. What an older version wrote tells nothing of what stands
    /// around it: then all else has to be the same.
    pub(in crate::progress) fn is_same_line(&self, other: &Self) -> bool {
        let count = |landmark: &Self| (landmark.offset, landmark.start, landmark.nth);
        let is_alike = if self.context.is_known() && other.context.is_known() {
            self.is_at(other) && self.is_same_in_row(other)
        } else {
            (&self.section, count(self), &self.words)
                == (&other.section, count(other), &other.words)
        };
        self.lesson == other.lesson && is_alike
    }

    /// Whether another is the same line of the row if they are in one of a table.
    fn is_same_in_row(&self, other: &Self) -> bool {
        if self.inside().is_top() && other.inside().is_top() {
            return true;
        }
        match (&self.in_table, &other.in_table) {
            (Some(own), Some(other)) if own.cell.is_known() && other.cell.is_known() => {
                own.cell.is_at(&other.cell)
            }
            _ => self.nth == other.nth,
        }
    }

    /// Whether another names the same line and tells what stands around it, and this one does not.
    pub(in crate::progress) fn learns_from(&self, other: &Self) -> bool {
        let learns = !self.context.is_known() && other.context.is_known();
        let learns_more = self.in_table.is_none() && other.in_table.is_some();
        (learns || learns_more) && self.is_same_line(other)
    }

    /// Whether another is this very line, and not only one like it: all that stands around it is the same, or it stands where
    /// this one does and little of it was edited.
    pub fn is_found_as(&self, other: &Self) -> bool {
        let block = |landmark: &Self| (landmark.section.clone(), landmark.offset);
        let is_same_block = block(self) == block(other);
        let is_same = (is_same_block || self.words == other.words)
            && self.context.is_whole_in(&other.context);
        let is_edited = is_same_block && self.start == other.start;
        self.is_at(other) && (is_same || is_edited)
    }

    /// Whether it is [found](Self::find) in a lesson as [this very line](Self::is_found_as).
    pub fn is_found_in(&self, lesson: &Lesson) -> bool {
        self.is_found_as(&Self::of(lesson, self.find(lesson)))
    }
}
