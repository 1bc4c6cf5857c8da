//! What is known of the lessons that have been looked through, found by lesson and by term.

use std::collections::{HashMap, HashSet};

use super::{Course, Digest, LessonId, TermId, TermUse};

/// The digests of lessons.
#[derive(Debug, Clone, Default)]
pub struct Digests {
    lessons: HashMap<LessonId, Digest>,
    /// The lessons that use a term.
    users: HashMap<TermId, HashSet<LessonId>>,
}

impl Digests {
    /// Adds a digest, in place of an older one of its lesson.
    pub fn insert(&mut self, digest: Digest) {
        if let Some(old) = self.lessons.remove(&digest.id) {
            for term in old.uses.iter().map(|found| &found.term) {
                if let Some(users) = self.users.get_mut(term) {
                    users.remove(&digest.id);
                }
            }
        }
        for found in &digest.uses {
            let users = self.users.entry(found.term.clone()).or_default();
            users.insert(digest.id.clone());
        }
        self.lessons.insert(digest.id.clone(), digest);
    }

    /// The digest of a lesson.
    pub fn get(&self, id: &LessonId) -> Option<&Digest> {
        self.lessons.get(id)
    }

    /// How many places in the lessons of a course use a term, what defines it not among them.
    pub fn places(&self, term: &TermId, course: &Course) -> usize {
        let users = self.users.get(term).into_iter().flatten();
        let users = users.filter(|user| course.modules.position(user).is_some());
        let users = users.filter_map(|user| self.lessons.get(user));
        let own = |digest: &Digest| {
            let is_own =
                |found: &&TermUse| found.term == *term && course.is_definition(digest, found);
            digest.uses.iter().filter(is_own).count()
        };
        users.map(|digest| digest.places(term) - own(digest)).sum()
    }

    /// The uses of a term in the lessons of a course, in reading order, as far as they are kept; without what defines it.
    pub fn uses<'a>(
        &'a self,
        term: &'a TermId,
        course: &'a Course,
    ) -> impl Iterator<Item = (&'a Digest, &'a TermUse)> {
        let users = self.users.get(term).into_iter().flatten();
        let mut users: Vec<(usize, &LessonId)> = users
            .filter_map(|user| Some((course.modules.position(user)?, user)))
            .collect();
        users.sort_unstable();
        users
            .into_iter()
            .flat_map(|(_, user)| self.uses_in(user, term))
            .filter(|(digest, found)| !course.is_definition(digest, found))
    }

    /// The uses of a term in a lesson, as far as they are kept.
    pub fn uses_in<'a>(
        &'a self,
        lesson: &LessonId,
        term: &'a TermId,
    ) -> impl Iterator<Item = (&'a Digest, &'a TermUse)> {
        self.lessons
            .get(lesson)
            .into_iter()
            .flat_map(move |digest| {
                let uses = digest.uses.iter().filter(move |found| found.term == *term);
                uses.map(move |found| (digest, found))
            })
    }
}
