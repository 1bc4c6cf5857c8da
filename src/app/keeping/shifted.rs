//! Texts that have the names of other lessons since the last time, as when files are numbered anew or change their names with
//! each other: what is known of each goes with it.

use std::collections::{BTreeMap, HashMap};

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
            let Some(text) = before.get(&from) else {
                continue;
            };
            changes.extend(followed(kept, (&from, &to), text.text));
            // It goes there once: what is forgotten there later stays so.
            for lesson in [from, to] {
                let entry = self.course.kept(&lesson);
                let text = entry.and_then(|entry| self.survey.digests.get(&entry.id)?.text);
                changes.extend(text.map(|text| Change::Text(lesson, text)));
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

    /// The lessons, as the journal calls them, whose names other texts have now, and what their own surely have. Those whose
    /// names are gone are found as [departed](super::departed) ones.
    fn shifted(&self, before: &BTreeMap<LessonId, Fingerprint>) -> Vec<(LessonId, LessonId)> {
        let now = Texts::of(self);
        let pairs = before.iter().filter_map(|(from, text)| {
            let to = self.home_among(&now, from, text)?;
            // Both may have had it, and one was edited.
            let is_edited = !now.homes.contains_key(&text.text);
            let had_it = before
                .get(&to)
                .is_some_and(|its| its.text == text.text || (is_edited && its.is_akin_to(text)));
            (!had_it).then(|| (from.clone(), to))
        });
        pairs.collect()
    }

    /// The lesson that surely has the text by now that one had whose name is that of another text.
    pub(super) fn home_of_shifted(&self, lesson: &LessonId) -> Option<LessonId> {
        let text = self.keeping.kept.texts.get(lesson)?;
        let home = self.home_among(&Texts::of(self), lesson, text)?;
        Some(self.course.kept(&home)?.id.clone())
    }

    fn home_among(&self, now: &Texts, from: &LessonId, text: &Fingerprint) -> Option<LessonId> {
        let is_own = text.is_telling() && !self.keeping.kept.heirs.contains_key(from);
        let called = self.course.key(self.course.kept(from).filter(|_| is_own)?);
        let to = match now.homes.get(&text.text) {
            Some(home) => home.as_ref()?,
            None => now.home_of_edited(&called, text)?,
        };
        (*to != called).then(|| to.clone())
    }
}

/// What the texts of all lessons are known by now.
struct Texts {
    all: BTreeMap<LessonId, Fingerprint>,
    /// The lesson with each text; `None` where several have it, which tells nothing.
    homes: HashMap<u64, Option<LessonId>>,
}

impl Texts {
    fn of(app: &App) -> Self {
        let mut texts = Self {
            all: BTreeMap::new(),
            homes: HashMap::new(),
        };
        for entry in app.course.lessons() {
            let digest = app.survey.digests.get(&entry.id);
            if let Some(text) = digest.and_then(|digest| digest.text) {
                let key = app.course.key(entry);
                texts
                    .homes
                    .entry(text.text)
                    .and_modify(|lesson| *lesson = None)
                    .or_insert_with(|| Some(key.clone()));
                texts.all.insert(key, text);
            }
        }
        texts
    }

    /// The only lesson with most of a text that was the one called so, and has nothing of it any more.
    fn home_of_edited(&self, called: &LessonId, text: &Fingerprint) -> Option<&LessonId> {
        let own = self.all.get(called)?;
        if text.is_akin_to(own) {
            return None;
        }
        let mut akin = self.all.iter().filter(|(_, its)| text.is_akin_to(its));
        let (home, its) = akin.next()?;
        (akin.next().is_none() && text.is_edited_in(its)).then_some(home)
    }
}

/// What is known of a lesson with a text, as it is known of another one from now on. What was bookmarked in another text that
/// has had its name since stays there.
fn followed(kept: &Progress, (from, to): (&LessonId, &LessonId), text: u64) -> Vec<Change> {
    let mut changes = kept.followed(from, to);
    changes.retain(|change| match change {
        Change::Followed(_, then, _) => then.text == Some(text),
        Change::Text(..) => false,
        _ => true,
    });
    changes
}
