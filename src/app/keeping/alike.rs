//! What is kept of the texts of lessons, so that they are known again when their files have other names.

use crate::app::App;
use crate::course::Coverage;
use crate::progress::Change;

impl App {
    /// Keeps what the text of the open lesson is known by with what is kept of that.
    pub(super) fn note_text(&mut self) {
        let lesson = &self.reader.lesson;
        let text = lesson.edition.fingerprint();
        let Some(text) = text.filter(|_| lesson.coverage == Coverage::Whole) else {
            return;
        };
        let id = lesson.id.clone();
        let key = self.key(&id);
        let is_more = |change: &&Change| !matches!(change, Change::Text(..));
        let mut unsaved = self.keeping.unsaved.iter().filter(is_more);
        if self.keeping.kept.texts.get(&key) != Some(&text)
            && unsaved.any(|change| change.lesson() == Some(&key))
        {
            self.note(Change::Text(id, text));
        }
    }
}
