//! The files that lessons had: an id that goes to another lesson, since one that is called alike has come before it, does
//! not take a learner's progress along.

use std::collections::BTreeMap;

use crate::course::LessonId;

/// Lessons by the paths of their files in the course.
pub type Filed = BTreeMap<String, LessonId>;

/// Which file each lesson has, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LessonFiles {
    paths: BTreeMap<LessonId, String>,
    ids: Filed,
}

impl LessonFiles {
    /// The file of a lesson.
    pub fn path(&self, lesson: &LessonId) -> Option<&str> {
        self.paths.get(lesson).map(String::as_str)
    }

    /// The lesson of a file.
    pub fn lesson(&self, path: &str) -> Option<&LessonId> {
        self.ids.get(path)
    }

    /// All lessons with their files.
    pub fn iter(&self) -> impl Iterator<Item = (&LessonId, &str)> {
        self.paths.iter().map(|(id, path)| (id, path.as_str()))
    }

    /// The lessons that have other ids than at an earlier time, or were not known then.
    pub fn since(&self, earlier: &Self) -> Filed {
        let is_news = |(path, id): &(&String, &LessonId)| earlier.ids.get(*path) != Some(*id);
        let news = self.ids.iter().filter(is_news);
        news.map(|(path, id)| (path.clone(), id.clone())).collect()
    }

    /// Takes in which files lessons have, all at once. Gives the ids that lessons had until then, with those that they have
    /// now; `None` if all was known.
    pub fn take(&mut self, filed: &Filed) -> Option<BTreeMap<LessonId, LessonId>> {
        let is_known = |(path, id): (&String, &LessonId)| self.path(id) == Some(path);
        if filed.iter().all(is_known) {
            return None;
        }
        let renamed = filed.iter().filter_map(|(path, id)| {
            let before = self.ids.get(path).filter(|before| *before != id)?;
            Some((before.clone(), id.clone()))
        });
        let renamed = renamed.collect();
        for (path, id) in filed {
            if let Some(before) = self.ids.insert(path.clone(), id.clone())
                && self.path(&before) == Some(path)
            {
                self.paths.remove(&before);
            }
            if let Some(before) = self.paths.insert(id.clone(), path.clone())
                && before != *path
                && self.ids.get(&before) == Some(id)
            {
                self.ids.remove(&before);
            }
        }
        Some(renamed)
    }
}
