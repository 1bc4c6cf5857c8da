//! Typing into the filter of a list, and what is selected then.

use super::List;
use crate::app::key::{Code, Key};
use crate::app::text_field::{Edit, TextField};

/// Clears all of the filter, wherever its cursor is.
const CLEAR: Key = Key {
    code: Code::Char('u'),
    ctrl: true,
    alt: false,
    shift: false,
};

impl List {
    /// Takes a key of the filter. Before anything is typed the keys that move in a line are for the rows.
    pub fn press(&mut self, key: Key) -> Edit {
        self.note_home();
        if key == CLEAR {
            self.filter = TextField::default();
            self.edited(Edit::Changed);
            return Edit::Changed;
        }
        if self.filter.text.is_empty() && !key.is_letter() {
            return Edit::Unknown;
        }
        if !self.has_filter() {
            return Edit::Kept;
        }
        let edit = self.filter.press(key);
        self.edited(edit);
        edit
    }

    /// Takes pasted text into the filter.
    pub fn paste(&mut self, pasted: &str) -> Edit {
        self.note_home();
        if !self.has_filter() {
            return Edit::Kept;
        }
        let edit = self.filter.insert(pasted.trim_end_matches('\n'));
        self.edited(edit);
        edit
    }

    fn note_home(&mut self) {
        if !self.is_filtered() {
            self.home = self.choice();
        }
    }

    /// The row that was selected before anything was typed.
    fn home(&self) -> Option<usize> {
        let home = self.home.as_ref()?;
        let mut entries = self.stock.entries.iter();
        entries.position(|entry| self.stock.is_choice(*entry, home))
    }

    fn edited(&mut self, edit: Edit) {
        if let Edit::Changed | Edit::Full = edit {
            // What was found stays selected among all the others once nothing is left to filter by; where nothing was found,
            // what was selected before.
            let found = self.shown.get(self.selected).copied();
            let found = found.or_else(|| self.home());
            let found = found.filter(|_| !self.is_filtered());
            self.refilter(found);
            if found.is_none() {
                self.select_first();
            }
            self.scroll();
        }
    }
}
