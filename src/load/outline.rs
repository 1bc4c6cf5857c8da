//! The modules and lessons of a course, from its list or from the order of its folder, with a look at
//! the head of each file for its id and title.

use std::collections::HashSet;
use std::sync::Arc;

use super::course_file::CourseFile;
use super::files::ReadError;
use super::front_matter;
use super::library::Library;
use super::order;
use super::problems::Problems;
use super::{front_matter::FrontMatter, links, markdown};
use crate::course::{LessonEntry, LessonId, Module, Rank, slug};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// How much of a file is looked at: the longest front matter and the beginning of the text.
pub const HEAD: usize = 80 << 10;
/// Folders of a native course that hold no lessons.
const NOT_LESSONS: [&str; 3] = ["labs/", "reviews/", "traces/"];

/// Lists the lessons of a course.
pub struct Outline<'a> {
    library: &'a Library,
    /// The file that lists the lessons, or stands for the course.
    source: &'a Arc<Source>,
    ids: HashSet<String>,
    /// All files, once one is missing.
    all_files: Option<Vec<String>>,
    problems: Problems,
}

impl<'a> Outline<'a> {
    /// An outline whose mistakes are those of `source`.
    pub fn new(library: &'a Library, source: &'a Arc<Source>) -> Self {
        Self {
            library,
            source,
            ids: HashSet::new(),
            all_files: None,
            problems: Problems::new(source),
        }
    }

    /// The modules of a native course.
    pub fn native(mut self, file: &CourseFile) -> (Vec<Module>, Vec<Diagnostic>) {
        if file.modules.is_empty() {
            return self.every_file();
        }
        let mut listed = HashSet::new();
        let mut modules = Vec::new();
        for entry in &file.modules {
            let mut lessons = Vec::new();
            for path in &entry.lessons {
                let Some(normal) = links::join("", &path.value) else {
                    self.refuse(&path.value, path.span, &ReadError::Outside);
                    continue;
                };
                if !listed.insert(normal.clone()) {
                    let message = format!("`{}` is listed twice", path.value);
                    self.problems.error(path.span, message);
                    continue;
                }
                match self.look(&normal) {
                    Ok(front) => lessons.push(self.entry(normal, front, Some(path.span))),
                    Err(error) => {
                        self.refuse(&path.value, path.span, &error);
                        if !matches!(error, ReadError::Missing | ReadError::Outside) {
                            let unread = FrontMatter::default();
                            lessons.push(self.entry(normal, unread, Some(path.span)));
                        }
                    }
                }
            }
            modules.push(Module {
                title: entry.title.clone(),
                lessons,
                ..Module::default()
            });
        }
        if modules.iter().all(|module| module.lessons.is_empty()) {
            if !file.is_broken && self.problems.is_empty() {
                let message = "no module lists a lesson, so every Markdown file is shown";
                self.problems.warning(None, message);
            }
            return self.every_file();
        }
        if file.is_broken {
            let rest = self.unlisted(&listed);
            modules.extend((!rest.lessons.is_empty()).then_some(rest));
        }
        (modules, self.problems.finish())
    }

    /// The modules of a native course that lists none: of its folder, if need be with what holds no lessons.
    fn every_file(self) -> (Vec<Module>, Vec<Diagnostic>) {
        let files = self.library.walk().files;
        let is_lesson = |path: &String| !is_in(path, &NOT_LESSONS);
        let except: &[&str] = if files.iter().any(is_lesson) {
            &NOT_LESSONS
        } else {
            &[]
        };
        self.folder(except)
    }

    /// The modules of a folder: one for each folder that has Markdown files, but for those in `except`.
    pub fn folder(mut self, except: &[&str]) -> (Vec<Module>, Vec<Diagnostic>) {
        let mut modules: Vec<Module> = Vec::new();
        let mut folder = None;
        for path in self.files(except) {
            let parent = path
                .rsplit_once('/')
                .map_or("", |(parent, _)| parent)
                .to_owned();
            if folder.as_ref() != Some(&parent) {
                modules.push(Module {
                    title: folder_title(&parent),
                    ..Module::default()
                });
                folder = Some(parent);
            }
            let front = self.look(&path).unwrap_or_default();
            let entry = self.entry(path, front, None);
            if let Some(module) = modules.last_mut() {
                module.lessons.push(entry);
            }
        }
        (modules, self.problems.finish())
    }

    /// The lessons that a broken list does not have: better shown in another place than not at all.
    fn unlisted(&mut self, listed: &HashSet<String>) -> Module {
        let mut lessons = Vec::new();
        for path in self.files(&NOT_LESSONS) {
            if !listed.contains(&path) {
                let front = self.look(&path).unwrap_or_default();
                lessons.push(self.entry(path, front, None));
            }
        }
        Module {
            lessons,
            ..Module::default()
        }
    }

    /// All Markdown files in natural order.
    fn files(&mut self, except: &[&str]) -> Vec<String> {
        let mut walk = self.library.walk();
        for left_out in walk.left_out {
            self.problems.warning(None, left_out);
        }
        walk.files.retain(|path| !is_in(path, except));
        walk.files
            .sort_by(|left, right| order::natural(left, right));
        walk.files
    }

    /// The front matter of a file, with the first heading as its title where it gives none.
    fn look(&self, path: &str) -> Result<FrontMatter, ReadError> {
        let head = self.library.head(path, HEAD)?;
        // What is wrong with the front matter is said when the lesson is loaded.
        let mut unheard = Problems::new(self.source);
        let mut front = front_matter::read(&head, &mut unheard);
        if front.title.is_none() {
            front.title = markdown::first_heading(head.get(front.body..).unwrap_or_default());
        }
        Ok(front)
    }

    fn entry(&mut self, path: String, front: FrontMatter, span: Option<Span>) -> LessonEntry {
        let wanted = front.id.unwrap_or_else(|| id_of(&path));
        let id = self.unique(&wanted, &path, span);
        LessonEntry {
            id: LessonId::new(id),
            title: front.title.unwrap_or_else(|| file_name(&path).to_owned()),
            path,
            aliases: front.aliases.into_iter().map(LessonId::new).collect(),
            rank: Rank::default(),
        }
    }

    /// The id, or one like it if another lesson has it: with the folder in it, else with a number.
    fn unique(&mut self, wanted: &str, path: &str, span: Option<Span>) -> String {
        if self.ids.insert(wanted.to_owned()) {
            return wanted.to_owned();
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let longer = slug(&format!("{} {wanted}", without_numbers(folder)));
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let id = std::iter::once(longer)
            .chain(numbered)
            .find(|id| self.ids.insert(id.clone()))
            .unwrap_or_default();
        let message = format!("another lesson has the id `{wanted}`, so `{path}` is called `{id}`");
        self.problems.warning(span, message);
        let hint = "give the lesson an `id` in its front matter";
        self.problems.hint(hint);
        id
    }

    fn refuse(&mut self, path: &str, span: Span, error: &ReadError) {
        self.problems
            .error(span, format!("the lesson `{path}` cannot be read: {error}"));
        if *error == ReadError::Missing {
            let files = self
                .all_files
                .get_or_insert_with(|| self.library.walk().files);
            let files = files.iter().map(String::as_str);
            self.problems.suggest(path, files);
        }
    }
}

fn is_in(path: &str, folders: &[&str]) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}

/// The id of a lesson that gives none: its file's stem without the number, or its folder's for a front page.
pub fn id_of(path: &str) -> String {
    let name = file_name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    let named = if order::is_front_page(name) && !folder.is_empty() {
        folder
    } else {
        stem
    };
    let id = slug(without_number(named));
    if !id.is_empty() {
        return id;
    }
    let id = slug(named);
    if id.is_empty() {
        "lesson".to_owned()
    } else {
        id
    }
}

/// The last name of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A name without the number that puts it in order.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    if bare.len() < rest.len() && rest.len() < name.len() {
        bare
    } else {
        name
    }
}

fn without_numbers(path: &str) -> String {
    let names: Vec<&str> = path.split('/').map(without_number).collect();
    names.join("/")
}

/// `01-first_steps/02-more` as “First steps / More”.
pub fn folder_title(folder: &str) -> String {
    let titles: Vec<String> = folder
        .split('/')
        .map(|name| {
            let words = without_number(name).replace(['-', '_'], " ");
            let mut letters = words.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect();
    titles.join(" / ")
}
