//! Lessons that are called alike: pages of some programs all begin with the name of the program.

use std::collections::{HashMap, HashSet};

use super::names::{file_name, folder};
use crate::course::{APART, LessonEntry, Module};
use crate::load::order;

/// Adds the name of its file to the title of each lesson that is called like another, or its path where the files are
/// called alike, too. What stands for its folder is told by that, and has its name if another folder's page is called
/// the same; the whole path of that where another folder has the name, and the file where another one stands for it, too.
pub fn tell_apart(modules: &mut [Module]) {
    let names = Names::of(modules);
    let mut marks: HashMap<(String, String), usize> = HashMap::new();
    for lesson in modules.iter().flat_map(|module| &module.lessons) {
        let mark = (lesson.title.clone(), names.mark(lesson));
        *marks.entry(mark).or_default() += 1;
    }
    let titles = modules.iter().flat_map(|module| &module.lessons);
    let titles: Vec<String> = titles.map(|lesson| names.title(lesson, &marks)).collect();
    let lessons = modules.iter_mut().flat_map(|module| &mut module.lessons);
    for (lesson, title) in lessons.zip(titles) {
        lesson.title = title;
    }
}

/// Puts the number of a chapter before its title where another one has the same.
pub fn number(modules: &mut [Module]) {
    let mut titles: HashMap<String, usize> = HashMap::new();
    for lesson in modules.iter().flat_map(|module| &module.lessons) {
        *titles.entry(lesson.title.clone()).or_default() += 1;
    }
    for lesson in modules.iter_mut().flat_map(|module| &mut module.lessons) {
        if titles.get(&lesson.title).is_some_and(|count| *count > 1) {
            lesson.title = lesson.rank.titled(&lesson.title);
        }
    }
}

/// How often there are titles and names among the lessons.
#[derive(Default)]
struct Names {
    /// How many lessons have a title.
    lessons: HashMap<String, usize>,
    /// How many of them stand for folders.
    front_pages: HashMap<String, usize>,
    /// The same in each folder.
    in_folder: HashMap<(String, String), usize>,
    /// The folders of each name.
    folders: HashMap<String, HashSet<String>>,
}

impl Names {
    fn of(modules: &[Module]) -> Self {
        let mut names = Self::default();
        for lesson in modules.iter().flat_map(|module| &module.lessons) {
            let title = || lesson.title.clone();
            *names.lessons.entry(title()).or_default() += 1;
            let folder = folder(&lesson.path).to_owned();
            if is_front_page(lesson) {
                *names.front_pages.entry(title()).or_default() += 1;
                let page = (title(), folder.clone());
                *names.in_folder.entry(page).or_default() += 1;
            }
            let name = file_name(&folder).to_owned();
            names.folders.entry(name).or_default().insert(folder);
        }
        names
    }

    /// Whether a lesson is told by its folder: it stands for that, and no other lesson of its title does.
    fn is_of_folder(&self, lesson: &LessonEntry) -> bool {
        let page = (lesson.title.clone(), folder(&lesson.path).to_owned());
        is_front_page(lesson) && self.in_folder.get(&page) == Some(&1)
    }

    /// The shortest of a path that a person knows the lesson by: its file, or its folder if it is told by that; nothing for
    /// what stands for the course.
    fn mark(&self, lesson: &LessonEntry) -> String {
        if !self.is_of_folder(lesson) {
            return file_name(&lesson.path).to_owned();
        }
        let path = folder(&lesson.path);
        let name = file_name(path);
        let is_only = self.folders.get(name).is_none_or(|paths| paths.len() == 1);
        match (name, is_only) {
            ("", _) => String::new(),
            (name, true) => format!("{name}/"),
            (_, false) => format!("{path}/"),
        }
    }

    /// The title with what tells the lesson from others of that title.
    fn title(&self, lesson: &LessonEntry, marks: &HashMap<(String, String), usize>) -> String {
        let title = lesson.title.clone();
        let is_of_folder = self.is_of_folder(lesson);
        let alike = if is_of_folder {
            &self.front_pages
        } else {
            &self.lessons
        };
        let is_shared = alike.get(&title).is_some_and(|count| *count > 1);
        let short = self.mark(lesson);
        if !is_shared || title == file_name(&lesson.path) || short.is_empty() {
            return title;
        }
        let key = (title, short);
        let is_enough = marks.get(&key).is_none_or(|count| *count == 1);
        let (title, short) = key;
        let mark = if is_enough {
            short
        } else {
            lesson.path.clone()
        };
        [title.as_str(), APART, mark.as_str()].concat()
    }
}

fn is_front_page(lesson: &LessonEntry) -> bool {
    order::is_front_page(file_name(&lesson.path))
}
