//! Two lessons that have changed their names with each other since the last time: what is known of each goes with its text.

use std::collections::BTreeMap;

use crate::app::App;
use crate::course::LessonId;
use crate::progress::{Change, Progress};
use crate::source::Fingerprint;

impl App {
    /// All lessons have been looked through: looks whether there are any, once. What is known under the names that they had stays,
    /// as it does where a file is renamed: sections that both have count as read in both.
    pub(in crate::app) fn note_swapped(&mut self) {
        if !self.is_looked_through() {
            return;
        }
        let before = std::mem::take(&mut self.keeping.texts_before);
        let kept = &self.keeping.kept;
        let mut changes = Vec::new();
        for (one, other) in self.swapped(&before) {
            for (from, to) in [(&one, &other), (&other, &one)] {
                changes.extend(followed(kept, from, to));
                let text = before.get(from).copied();
                changes.extend(text.map(|text| Change::Text(to.clone(), text)));
            }
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

    /// The lessons, as the journal calls them, each of which has the text now that was surely the other one's.
    fn swapped(&self, before: &BTreeMap<LessonId, Fingerprint>) -> Vec<(LessonId, LessonId)> {
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
        let home = |lesson: &LessonId| {
            let text = before.get(lesson).filter(|text| text.is_telling())?;
            let is_own = !kept.heirs.contains_key(lesson);
            now.get(&text.text).filter(|_| is_own)?.as_ref()
        };
        let pairs = before.keys().filter_map(|one| {
            let other = home(one).filter(|other| one < *other)?;
            (home(other)? == one).then(|| (one.clone(), other.clone()))
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
