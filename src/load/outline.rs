//! The modules and lessons of a course, from its list or from the order of its folder. A look at the head of each
//! file tells its id and title; until then it is called what its file is called.

mod head;
mod listed;
mod names;
pub mod namesakes;

use std::collections::HashSet;
use std::sync::Arc;

use super::course_file::CourseFile;
use super::files::{Oddity, ReadError, is_in};
use super::front_matter::FrontMatter;
use super::keys::Placed;
use super::library::Library;
use super::list::Wanted;
use super::order;
use super::problems::Problems;
pub use crate::course::file_name::id_of;
use crate::course::{Absence, Coverage, Draft, LessonEntry, LessonId, Module, Rank};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
pub use head::{HEAD, look_at};
use head::{entry, look};
use listed::{Listed, ListedFile, by_folder};
pub use names::{Ids, file_name, folder_title};

/// Folders of a native course that hold no lessons.
const NOT_LESSONS: [&str; 3] = ["labs/", "reviews/", "traces/"];

/// So many lessons of a folder are enough for the first page.
const FIRST_FILES: usize = 100;

/// How closely the lessons of a course are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Where there are many, the first only, by their names: what the first page needs.
    First,
    /// All, by their names: lessons are called what their files are, or what a list calls them. No file is opened.
    Names,
    /// All, and the head of every file is read.
    Heads,
}

/// Lists the lessons of a course.
pub struct Outline<'a> {
    library: &'a Library,
    look: Look,
    /// The ids that lessons have.
    ids: Ids,
    /// The ids that they have while heads are unread.
    named: Ids,
    /// What may have been meant instead of a file that is not there: those that are not listed anyway.
    unlisted: Option<Vec<String>>,
    /// The paths in the list.
    listed: HashSet<String>,
    problems: Problems,
}

impl<'a> Outline<'a> {
    /// An outline whose mistakes are those of `source`, the file that lists the lessons or stands for the course.
    pub fn new(library: &'a Library, source: &Arc<Source>, look: Look) -> Self {
        Self {
            library,
            look,
            ids: Ids::default(),
            named: Ids::default(),
            unlisted: None,
            listed: HashSet::new(),
            problems: Problems::new(source),
        }
    }

    /// The modules of a native course; and whether those are all, as far as its folder has them and not its list: see
    /// [`Outline::folder`].
    pub fn native(
        mut self,
        file: &CourseFile,
        wanted: Wanted<'_>,
    ) -> (Vec<Module>, Coverage, Vec<Diagnostic>) {
        let list = self.list(file);
        let mut modules = self.modules(list);
        let mut coverage = Coverage::Whole;
        if modules.iter().all(|module| module.lessons.is_empty()) {
            if !file.modules.is_empty() && !file.is_broken && self.problems.is_empty() {
                let message = "no module lists a lesson, so every Markdown file is shown";
                self.problems.warning(None, message);
            }
            let files;
            (files, coverage) = match self.look {
                Look::First if file.modules.is_empty() && !file.is_broken => {
                    self.first_files(wanted)
                }
                _ => (self.every_file(), Coverage::Whole),
            };
            modules = self.modules(by_folder(files));
        } else if file.is_broken {
            // The lessons that a broken list does not have: better shown in another place than not at all.
            let mut rest = self.files(&NOT_LESSONS);
            rest.retain(|path| !self.listed.contains(path));
            let rest = self.modules(vec![Listed::unwritten(String::new(), rest)]);
            modules.extend(rest.into_iter().filter(|rest| !rest.lessons.is_empty()));
        }
        (modules, coverage, self.problems.finish())
    }

    /// The modules of a folder: one for each folder that has Markdown files; and whether those are all. The file of the
    /// lesson that is wanted is among the first of very many: see [`Library::first_files`].
    pub fn folder(mut self, wanted: Wanted<'_>) -> (Vec<Module>, Coverage, Vec<Diagnostic>) {
        let (files, coverage) = if self.look == Look::First {
            self.library.first_files(FIRST_FILES, wanted, &[])
        } else {
            (self.files(&[]), Coverage::Whole)
        };
        let mut modules = self.modules(by_folder(files));
        if self.look == Look::Heads {
            namesakes::tell_apart(&mut modules);
        }
        (modules, coverage, self.problems.finish())
    }

    /// What lies in the folder of a native course that lists nothing, as far as the first page needs it; and whether it is
    /// all.
    fn first_files(&mut self, wanted: Wanted<'_>) -> (Vec<String>, Coverage) {
        let library = self.library;
        let (files, coverage) = library.first_files(FIRST_FILES, wanted, &NOT_LESSONS);
        if files.is_empty() {
            return (self.every_file(), Coverage::Whole);
        }
        (files, coverage)
    }

    /// What lies in the folder of a native course that lists nothing, if need be with what holds no lessons.
    fn every_file(&mut self) -> Vec<String> {
        let mut files = self.files(&[]);
        if files.iter().any(|path| !is_in(path, &NOT_LESSONS)) {
            files.retain(|path| !is_in(path, &NOT_LESSONS));
        }
        files
    }

    /// All Markdown files in natural order.
    fn files(&mut self, except: &[&str]) -> Vec<String> {
        let mut walk = self.library.walk();
        for Oddity {
            path,
            message,
            hint,
            severity,
        } in walk.oddities
        {
            let place = Source::new(self.library.shown(&path), "");
            let told = match severity {
                Severity::Error => Diagnostic::error(&place, None, message),
                Severity::Warning => Diagnostic::warning(&place, None, message),
            };
            self.problems.add(match hint {
                Some(hint) => told.with_hint(hint),
                None => told,
            });
        }
        walk.files.retain(|path| !is_in(path, except));
        walk.files
    }

    fn modules(&mut self, listed: Vec<Listed<'_>>) -> Vec<Module> {
        let count = listed.iter().map(|module| module.files.len()).sum();
        self.named.expect(count);
        let modules = listed.into_iter().map(|listed| self.module(listed));
        modules.collect()
    }

    fn module(&mut self, Listed { title, files }: Listed<'_>) -> Module {
        let mut module = Module {
            title,
            ..Module::default()
        };
        for file in files {
            let path = file.written.map(|_| file.path.clone());
            let announced = file.written.map(|written| written.span.start);
            match self.entry(file) {
                Ok(lesson) => module.lessons.push(lesson),
                Err(absence) => module.drafts.push(Draft {
                    title: path.as_deref().map_or("", file_name).to_owned(),
                    absence,
                    path,
                    announced,
                    rank: Rank::default(),
                    after: module.lessons.len(),
                }),
            }
        }
        module
    }

    /// The lesson of a file, or why there is none.
    fn entry(&mut self, file: ListedFile<'_>) -> Result<LessonEntry, Absence> {
        let ListedFile { path, written } = file;
        let id = id_of(&path);
        let named = self.named.claim(&id, &path);
        if self.look != Look::Heads {
            return Ok(LessonEntry {
                id: LessonId::new(named),
                title: file_name(&path).to_owned(),
                path,
                aliases: Vec::new(),
                rank: Rank::default(),
                names_itself: false,
                is_listed: written.is_some(),
            });
        }
        let front = match (look(self.library, &path), written) {
            (Ok(front), _) => front,
            (Err(_), None) => FrontMatter::default(),
            (Err(error), Some(written)) => {
                self.refuse(written, &error);
                match error {
                    ReadError::Missing => return Err(Absence::Missing),
                    ReadError::Outside => return Err(Absence::Refused),
                    _ => FrontMatter::default(),
                }
            }
        };
        let wanted = front.id.clone().unwrap_or(id);
        let id = self.ids.claim(&wanted, &path);
        // Where no one has given ids, it is the files that lessons are known by.
        let matters = front.id.is_some() || written.is_some();
        if matters && *id != *wanted {
            let message =
                format!("another lesson has the id `{wanted}`, so `{path}` is called `{id}`");
            let span = written.map(|written| written.span);
            self.problems.warning(span, message);
            let hint = "give the lesson an `id` in its front matter";
            self.problems.hint(hint);
        }
        let mut lesson = entry(path, LessonId::new(id), front);
        // Of two that give themselves the same, the second is called otherwise.
        lesson.names_itself &= lesson.id.as_str() == wanted;
        lesson.is_listed = written.is_some();
        // It goes on being found by the id that it had before.
        let named = LessonId::new(named);
        if lesson.id != named && !lesson.aliases.contains(&named) {
            lesson.aliases.push(named);
        }
        Ok(lesson)
    }

    fn refuse(&mut self, written: &Placed<String>, error: &ReadError) {
        let path = &written.value;
        self.problems.error(
            written.span,
            format!("the lesson `{path}` cannot be read: {error}"),
        );
        match error {
            ReadError::Missing => self
                .problems
                .hint("write the file, or take it out of the list"),
            error => self.problems.advise_on_listed(error),
        }
        if *error == ReadError::Missing {
            let files = self.unlisted.get_or_insert_with(|| {
                let mut files = self.library.walk().files;
                files.retain(|file| !self.listed.contains(file));
                files
            });
            let files = files.iter().map(String::as_str);
            self.problems.suggest(path, files);
        }
    }
}

/// The file that stands for the whole course: its front page, or the only lesson.
pub fn front_page(modules: &[Module], coverage: Coverage) -> Option<String> {
    let mut lessons = modules.iter().flat_map(|module| &module.lessons);
    let first = lessons.next()?;
    let is_only = lessons.next().is_none() && coverage == Coverage::Whole;
    (order::is_front_page(&first.path) || is_only).then(|| first.path.clone())
}
