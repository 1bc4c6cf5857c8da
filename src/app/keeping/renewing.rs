//! The open lesson in a newer version: what has been on the screen of the older one.

use std::sync::Arc;

use crate::app::{App, Edit};
use crate::course::{Coverage, Lesson, Mark, Passage};
use crate::progress::Above;
use crate::source::Edition;

impl App {
    /// Takes in a lesson that replaces an older version of itself. Where the text has changed, what has been on the
    /// screen has other numbers now.
    pub(in crate::app) fn take_version(&mut self, lesson: Arc<Lesson>, more: usize) {
        let above = self.above();
        let before = &self.reader.lesson;
        let is_edited =
            before.coverage == Coverage::Whole && !lesson.edition.reads_like(&before.edition);
        let wide_table = self.wide_table();
        self.reader.replace(lesson);
        self.hold_back();
        if let Some(table) = wide_table {
            self.widen_again(&table);
        }
        if is_edited {
            self.follow_code();
            let edit = match self.reader.lesson.coverage {
                Coverage::Nothing => Edit::Unreadable,
                Coverage::Whole | Coverage::Beginning => Edit::Text,
            };
            self.tell_edited(edit, more);
            self.pass_again(above);
        }
    }

    /// In another text other blocks have been on the screen: of those above, whether they have been is known.
    pub(in crate::app) fn pass_again(&mut self, above: Above) {
        self.keeping.passed.remove(&self.reader.lesson.id);
        self.keeping.looked_at = None;
        if above == Above::Passed {
            self.pass_what_is_above();
        }
    }

    /// Marks terms in the open lesson, if it is still the one that they were found in.
    pub(in crate::app) fn receive_terms(
        &mut self,
        edition: &Arc<Edition>,
        found: Vec<(Passage, Mark)>,
    ) {
        if Arc::ptr_eq(edition, &self.reader.lesson.edition) {
            Arc::make_mut(&mut self.reader.lesson).add_marks(found);
            self.take_version(Arc::clone(&self.reader.lesson), 0);
        }
    }
}
