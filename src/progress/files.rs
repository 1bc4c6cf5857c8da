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
    ///
    /// A lesson whose id goes to another one that was known, too, and whose own file is not among these, is called by its
    /// path from then on: what is known of both does not mix, and the file may come back.
    pub fn take(&mut self, filed: &Filed) -> Option<BTreeMap<LessonId, LessonId>> {
        let is_known = |(path, id): (&String, &LessonId)| self.lesson(path) == Some(id);
        if filed.iter().all(is_known) {
            return None;
        }
        let mut renamed = BTreeMap::new();
        let mut left = Vec::new();
        for (path, id) in filed {
            let Some(before) = self.lesson(path).filter(|before| *before != id) else {
                continue;
            };
            renamed.insert(before.clone(), id.clone());
            if let Some(other) = self.path(id)
                && !filed.contains_key(other)
            {
                renamed.insert(id.clone(), LessonId::new(other));
                left.push((other.to_owned(), LessonId::new(other)));
            }
        }
        let left = left.iter().map(|(path, id)| (path, id));
        for (path, id) in left.chain(filed) {
            self.set(path, id);
        }
        Some(renamed)
    }

    fn set(&mut self, path: &str, id: &LessonId) {
        if let Some(before) = self.ids.insert(path.to_owned(), id.clone())
            && self.path(&before) == Some(path)
        {
            self.paths.remove(&before);
        }
        if let Some(before) = self.paths.insert(id.clone(), path.to_owned())
            && before != path
            && self.ids.get(&before) == Some(id)
        {
            self.ids.remove(&before);
        }
    }
}
