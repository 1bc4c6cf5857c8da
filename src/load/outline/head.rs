//! The heads of files: what a lesson says of itself, before the rest of it is read.

use super::file_name;
use crate::course::{LessonEntry, LessonId, Module, Rank};
use crate::load::files::ReadError;
use crate::load::front_matter::{self, FrontMatter};
use crate::load::library::Library;
use crate::load::markdown;
use crate::load::problems::Problems;
use crate::source::Source;

/// How much of a file is looked at: the longest front matter and the beginning of the text.
pub const HEAD: usize = 80 << 10;

/// Looks at the head of one lesson of an outline whose heads are unread, and says which id it has. `None` if the other
/// heads have to be read for that: it is not there, or it has an id that another lesson seems to have.
pub fn look_at(library: &Library, modules: &mut [Module], path: &str) -> Option<LessonId> {
    let front = look(library, path).ok()?;
    let mut lessons = modules.iter().flat_map(|module| &module.lessons);
    let is_other =
        |lesson: &LessonEntry, id: &String| lesson.path != path && lesson.id.as_str() == id;
    if let Some(id) = &front.id
        && lessons.any(|lesson| is_other(lesson, id))
    {
        return None;
    }
    let mut lessons = modules.iter_mut().flat_map(|module| &mut module.lessons);
    let lesson = lessons.find(|lesson| lesson.path == path)?;
    let id = front.id.clone();
    let id = id.map_or_else(|| lesson.id.clone(), LessonId::new);
    *lesson = LessonEntry {
        is_listed: lesson.is_listed,
        ..entry(path.to_owned(), id, front)
    };
    Some(lesson.id.clone())
}

/// The front matter of a file, with the first heading as its title where it gives none.
pub(super) fn look(library: &Library, path: &str) -> Result<FrontMatter, ReadError> {
    let head = library.head(path, HEAD)?;
    // What is wrong with the front matter is said when the lesson is loaded.
    let mut unheard = Problems::new(&Source::new("", ""));
    let mut front = front_matter::read(&head, &mut unheard);
    if front.title.is_none() {
        front.title = markdown::first_heading(head.get(front.body..).unwrap_or_default());
    }
    Ok(front)
}

/// A lesson whose head has been looked at.
pub(super) fn entry(path: String, id: LessonId, front: FrontMatter) -> LessonEntry {
    LessonEntry {
        id,
        names_itself: front.id.is_some(),
        title: front.title.unwrap_or_else(|| file_name(&path).to_owned()),
        path,
        aliases: front.aliases.into_iter().map(LessonId::new).collect(),
        rank: Rank::default(),
        is_listed: false,
    }
}
