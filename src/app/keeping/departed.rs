//! Lessons that are not open when their files get other names: what is known of them goes with their texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::App;
use crate::app::history::rename;
use crate::course::{Course, Digest, LessonId};
use crate::source::Fingerprint;

/// Lessons that have left the course while the player runs, and those that have come.
#[derive(Debug, Default)]
pub(super) struct Departed {
    /// Those that have left, by the journal's names for them.
    gone: BTreeMap<LessonId, Gone>,
    /// Those that have come, and what their texts are known by, as far as they have been read.
    new: BTreeMap<LessonId, Option<Fingerprint>>,
    /// Those of them that are yet to be read.
    unread: BTreeSet<LessonId>,
}

/// A lesson that has left the course.
#[derive(Debug)]
struct Gone {
    id: LessonId,
    path: String,
    /// What its text was known by.
    text: Fingerprint,
    since: Since,
}

/// Since when a lesson is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// Since some time before the player was opened: its bookmarks stay with the name that its file had, and it is told what
    /// they lead to.
    Before,
    /// It left while the player ran.
    Now,
}

impl Departed {
    /// The lessons that have left and come with the same text, where only one has left with it and only one has come.
    fn pairs(&self) -> Vec<(LessonId, LessonId)> {
        let gone = only(self.gone.iter().map(|(key, gone)| (gone.text.text, key)));
        let new = self.new.iter();
        let new = only(new.filter_map(|(id, text)| Some((text.as_ref()?.text, id))));
        let pairs = gone.into_iter().filter_map(|(text, key)| {
            let heir = (*new.get(&text)?)?;
            Some((key?.clone(), heir.clone()))
        });
        pairs.collect()
    }

    /// The lessons that have left, and the one that has come with most of the text of each, where that is like no other of all
    /// these texts. A lesson that is edited keeps its marks, and so does one whose name changes, too.
    fn edited(&self, texts: &[(LessonId, Fingerprint)]) -> Vec<(LessonId, LessonId)> {
        let pairs = self.gone.iter().filter_map(|(key, gone)| {
            let mut akin = texts.iter().filter(|(_, text)| gone.text.is_akin_to(text));
            let (heir, text) = akin.next()?;
            let also = self.gone.values().filter(|it| it.text.is_akin_to(text));
            let is_only = akin.next().is_none() && also.count() == 1;
            let is_it = is_only && self.new.contains_key(heir) && gone.text.is_edited_in(text);
            is_it.then(|| (key.clone(), heir.clone()))
        });
        pairs.collect()
    }
}

/// The lessons with each text; `None` where there are several.
fn only<'a>(
    lessons: impl Iterator<Item = (u64, &'a LessonId)>,
) -> BTreeMap<u64, Option<&'a LessonId>> {
    let mut only = BTreeMap::new();
    for (text, lesson) in lessons {
        only.entry(text)
            .and_modify(|known| *known = None)
            .or_insert(Some(lesson));
    }
    only
}

impl App {
    /// All lessons of the course are known: those of which something is known, and which are not there, may have left since
    /// the last time. Then those of which nothing is known have come.
    pub(in crate::app) fn note_departed_before(&mut self) {
        let (course, kept) = (&self.course, &self.keeping.kept);
        let left = |key: &LessonId| course.kept(key).is_none();
        let is_passed_on = |key: &LessonId| kept.heirs.contains_key(key);
        // What is hardly written yet may be like others that are not either.
        let gone = kept.texts.iter();
        let gone = gone.filter(|(key, text)| text.is_telling() && !is_passed_on(key) && left(key));
        let gone = gone.map(|(key, text)| {
            let gone = Gone {
                id: key.clone(),
                path: key.as_str().to_owned(),
                text: *text,
                since: Since::Before,
            };
            (key.clone(), gone)
        });
        let gone: BTreeMap<_, _> = gone.collect();
        if gone.is_empty() {
            return;
        }
        // One whose file is there again has to get back what has been done under another name meanwhile.
        let known = kept.marked_lessons().into_iter();
        let opened = self.keeping.opened_instead.as_ref();
        let known = known.filter(|key| !is_passed_on(key) && opened != Some(*key));
        let known = known.filter_map(|key| Some(&course.kept(key)?.id));
        let known: BTreeSet<&LessonId> = known.collect();
        let lessons = course.lessons().map(|entry| &entry.id);
        let new: BTreeSet<LessonId> = lessons.filter(|id| !known.contains(id)).cloned().collect();
        self.keeping.departed = Departed {
            gone,
            new: new.iter().map(|id| (id.clone(), None)).collect(),
            unread: new,
        };
    }

    /// The course has other lessons than in an earlier outline, these new ones among them: remembers which have left.
    pub(in crate::app) fn note_departed(&mut self, earlier: &Course, new: &[LessonId]) {
        let course = &self.course;
        let departed = &mut self.keeping.departed;
        let left = |path: &str| course.modules.at_path(path).is_none();
        for entry in earlier.lessons().filter(|entry| left(&entry.path)) {
            let key = earlier.key(entry);
            let text = self.survey.digests.get(&entry.id);
            // One with an heir by its name is called as that.
            if let Some(text) = text.and_then(|digest| digest.text)
                && course.heir(&key, earlier).is_none()
            {
                let (id, path) = (entry.id.clone(), entry.path.clone());
                let since = Since::Now;
                let gone = Gone {
                    id,
                    path,
                    text,
                    since,
                };
                departed.gone.insert(key, gone);
            }
        }
        departed
            .gone
            .retain(|key, gone| left(&gone.path) && course.kept(key).is_none());
        if departed.gone.is_empty() {
            departed.new.clear();
            departed.unread.clear();
            return;
        }
        departed.new.retain(|id, _| course.lesson(id).is_some());
        departed.unread.retain(|id| course.lesson(id).is_some());
        for id in new {
            departed.new.insert(id.clone(), None);
            departed.unread.insert(id.clone());
        }
    }

    /// The lessons that have left, and what they are called now: all new ones have been read.
    fn departed_and_come(&self) -> Vec<(LessonId, LessonId)> {
        let departed = &self.keeping.departed;
        let mut pairs = departed.pairs();
        let is_known = |id: &LessonId| self.course.lesson(id).is_none_or(|it| self.knows(it));
        let new = departed.new.iter();
        let new = new.filter_map(|(id, text)| Some((id.clone(), (*text)?)));
        let others = self.course.lessons().map(|entry| &entry.id);
        let others = others.filter(|id| !departed.new.contains_key(*id));
        let others = others.filter_map(|id| Some((id.clone(), self.survey.digests.get(id)?.text?)));
        let texts: Vec<_> = new.chain(others).collect();
        let edited = departed.edited(&texts).into_iter();
        let edited = edited.filter(|(key, heir)| {
            !is_known(heir) && !pairs.iter().any(|(it, its)| it == key || its == heir)
        });
        let edited: Vec<_> = edited.collect();
        pairs.extend(edited);
        pairs
    }

    /// These lessons have been read: once all new ones have been, those with the texts of lessons that have left are what
    /// these are called now.
    pub(in crate::app) fn note_texts(&mut self, digests: &[Digest]) {
        let departed = &mut self.keeping.departed;
        let mut is_any = false;
        for digest in digests {
            if departed.unread.remove(&digest.id) {
                departed.new.insert(digest.id.clone(), digest.text);
                is_any = true;
            }
        }
        if !is_any || !departed.unread.is_empty() {
            return;
        }
        let pairs = self.departed_and_come();
        self.keeping.departed.new.clear();
        let mut renamed = BTreeMap::new();
        let mut carried = Vec::new();
        for (key, heir) in pairs {
            let Some(gone) = self.keeping.departed.gone.remove(&key) else {
                continue;
            };
            carried.push((key.clone(), heir.clone(), gone.since));
            // Another lesson may have its id by now; the open one is followed as soon as it has been found.
            let ids = [gone.id, LessonId::new(gone.path), key].into_iter();
            let free =
                ids.filter(|id| self.course.lesson(id).is_none() && *id != self.reader.lesson.id);
            renamed.extend(free.map(|id| (id, heir.clone())));
        }
        if carried.is_empty() {
            return;
        }
        self.travel.history.rename(&renamed);
        self.keeping.rename(&renamed);
        for landmark in self.deleted.values_mut() {
            rename(&mut landmark.lesson, &renamed);
        }
        self.carry_over(&carried);
    }
}
