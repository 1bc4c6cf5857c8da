//! Texts that have the names of other lessons since the last time, as when files are numbered anew or change their names with
//! each other: what is known of each goes with it.

use std::collections::BTreeMap;

use crate::app::App;
use crate::course::LessonId;
use crate::progress::{Change, Progress};
use crate::source::Fingerprint;

impl App {
    /// All lessons have been looked through: looks whether there are any, once. What is known under the names that they had stays,
    /// as it does where a file is renamed: sections that both have count as read in both.
    pub(in crate::app) fn note_shifted(&mut self) {
        if !self.is_looked_through() {
            return;
        }
        let before = std::mem::take(&mut self.keeping.texts_before);
        let kept = &self.keeping.kept;
        let mut changes = Vec::new();
        for (from, to) in self.shifted(&before) {
            changes.extend(followed(kept, &from, &to));
            let text = before.get(&from).copied();
            changes.extend(text.map(|text| Change::Text(to, text)));
            // It goes there once: what is forgotten there later stays so.
            let other = self.course.kept(&from);
            let other = other.and_then(|entry| self.survey.digests.get(&entry.id)?.text);
            changes.extend(other.map(|text| Change::Text(from, text)));
        }
        if changes.is_empty() {
            return;
        }
        for change in changes {
            if self.keeping.kept.apply(&change) {
                self.keeping.unsaved.push(change);
            }
        }
        self.call_lessons();
        self.relist();
    }

    /// The lessons, as the journal calls them, whose names other texts have now, and what their own surely have. Those whose
    /// names are gone are found as [departed](super::departed) ones.
    fn shifted(&self, before: &BTreeMap<LessonId, Fingerprint>) -> Vec<(LessonId, LessonId)> {
        let kept = &self.keeping.kept;
        let mut now: BTreeMap<u64, Option<LessonId>> = BTreeMap::new();
        for entry in self.course.lessons() {
            let digest = self.survey.digests.get(&entry.id);
            if let Some(text) = digest.and_then(|digest| digest.text) {
                // What several have tells nothing.
                now.entry(text.text)
                    .and_modify(|lesson| *lesson = None)
                    .or_insert_with(|| Some(self.course.key(entry)));
            }
        }
        let pairs = before.iter().filter_map(|(from, text)| {
            let is_own = text.is_telling() && !kept.heirs.contains_key(from);
            let to = now.get(&text.text).filter(|_| is_own)?.as_ref()?;
            let called = self.course.key(self.course.kept(from)?);
            // Both may have had it, and one was edited.
            let had_it = before.get(to).is_some_and(|its| its.text == text.text);
            (called != *to && !had_it).then(|| (from.clone(), to.clone()))
        });
        pairs.collect()
    }
}

/// What is known of a lesson, as it is known of another one from now on. Its bookmarks are found by what they name.
fn followed(kept: &Progress, from: &LessonId, to: &LessonId) -> Vec<Change> {
    let mut changes = kept.followed(from, to);
    changes.retain(|change| !matches!(change, Change::Followed(..) | Change::Text(..)));
    changes
}
