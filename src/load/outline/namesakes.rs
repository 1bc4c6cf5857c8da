//! Lessons of a folder that are called alike: pages of some programs all begin with the name of the program.

use std::collections::HashMap;

use super::names::{file_name, folder};
use crate::course::{APART, LessonEntry, Module};
use crate::load::order;

/// Adds the name of its file to the title of each lesson that is called like another, or its path where the files are
/// called alike, too. What stands for its folder is told by that, and has its name if another folder's page is called
/// the same.
pub fn tell_apart(modules: &mut [Module]) {
    let mut lessons: HashMap<String, usize> = HashMap::new();
    let mut marks: HashMap<(String, String), usize> = HashMap::new();
    for lesson in modules.iter().flat_map(|module| &module.lessons) {
        *lessons.entry(lesson.title.clone()).or_default() += 1;
        let mark = (lesson.title.clone(), mark(lesson));
        *marks.entry(mark).or_default() += 1;
    }
    let mut front_pages: HashMap<String, usize> = HashMap::new();
    for lesson in modules.iter().flat_map(|module| &module.lessons) {
        if is_front_page(lesson) {
            *front_pages.entry(lesson.title.clone()).or_default() += 1;
        }
    }
    for lesson in modules.iter_mut().flat_map(|module| &mut module.lessons) {
        let alike = if is_front_page(lesson) {
            &front_pages
        } else {
            &lessons
        };
        let short = mark(lesson);
        let is_shared = alike.get(&lesson.title).is_some_and(|count| *count > 1);
        if !is_shared || lesson.title == file_name(&lesson.path) || short.is_empty() {
            continue;
        }
        let key = (lesson.title.clone(), short);
        let is_enough = marks.get(&key).is_none_or(|count| *count == 1);
        let (title, short) = key;
        let mark = match (is_enough, is_front_page(lesson)) {
            (true, _) => short,
            (false, true) => format!("{}/", folder(&lesson.path)),
            (false, false) => lesson.path.clone(),
        };
        lesson.title = [title.as_str(), APART, mark.as_str()].concat();
    }
}

fn is_front_page(lesson: &LessonEntry) -> bool {
    order::is_front_page(file_name(&lesson.path))
}

/// The shortest of a path that a person knows the lesson by: its file, or its folder if it stands for that; nothing for
/// what stands for the course.
fn mark(lesson: &LessonEntry) -> String {
    if !is_front_page(lesson) {
        return file_name(&lesson.path).to_owned();
    }
    match file_name(folder(&lesson.path)) {
        "" => String::new(),
        folder => format!("{folder}/"),
    }
}
