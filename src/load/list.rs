//! The list of a course's lessons, as its files have it, looked at as closely as there is time for.

use std::sync::Arc;

use super::book;
use super::course_file::{self, CourseFile};
use super::files::COURSE_FILE;
use super::library::Library;
use super::outline::{self, Look, Outline};
use super::read_toml;
use crate::course::{Course, Coverage, Dialect, LessonEntry, LessonId, Module, Modules};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Which lesson is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// The first.
    First,
    /// The one with this id.
    Id(&'a str),
    /// The one of this file.
    File(&'a str),
    /// The one that the learner's progress calls so: see [`Course::kept`].
    Kept(&'a str),
}

impl<'a> Wanted<'a> {
    /// What the learner's progress calls it, if it is known by that.
    pub(super) fn kept(self) -> Option<&'a str> {
        match self {
            Self::Kept(key) => Some(key),
            Self::First | Self::Id(_) | Self::File(_) => None,
        }
    }
}

/// What the first page needs of a course: where its lessons are, and the head of the one to be shown. The others are called
/// what their files are called, or what the list of a book calls them, and of very many the last are not there;
/// [`outline()`] knows better. The glossary is not read yet.
pub fn first_look(library: &Library, wanted: Wanted<'_>) -> (Course, Vec<Diagnostic>) {
    let first = look(library, Look::First, wanted);
    first.unwrap_or_else(|| named(library, wanted))
}

/// The id of a folder whose files say nothing of the course, known before they are listed; `None` where a list says what
/// the course is, or where there is one file only.
pub fn id_of_folder(library: &Library) -> Option<String> {
    let has_list = || {
        [COURSE_FILE, book::BOOK_FILE]
            .iter()
            .any(|list| library.has(list))
    };
    (library.is_folder() && !has_list()).then(|| library.id())
}

/// Whether an id was made for the course because its file gives none: the line is missing, or broken.
pub fn lacks_id(library: &Library, id: &str) -> bool {
    library.is_folder() && library.has(COURSE_FILE) && id == library.id()
}

/// Whether that is so because the line is broken, and not because there is none.
pub fn breaks_id(library: &Library, id: &str) -> bool {
    lacks_id(library, id)
        && read_toml(library, COURSE_FILE, &mut Vec::new())
            .is_none_or(|source| course_file::breaks_id(&source))
}

/// What a course is, with the names of all lessons at least.
pub fn named(library: &Library, wanted: Wanted<'_>) -> (Course, Vec<Diagnostic>) {
    look(library, Look::Names, wanted).unwrap_or_else(|| outline(library))
}

/// `None` if a closer look is needed to say which lesson is to be shown, and what it is called.
fn look(library: &Library, look: Look, wanted: Wanted<'_>) -> Option<(Course, Vec<Diagnostic>)> {
    let mut problems = Vec::new();
    let mut list = list(library, (look, wanted), &mut problems);
    let shown = list.shown(wanted)?;
    let gives_title = |path: &String| list.file.title.is_none() && *path != shown;
    let front_page = outline::front_page(&list.modules, list.coverage).filter(gives_title);
    let id = list.look_at(library, &shown)?;
    let is_wanted = match wanted {
        Wanted::First | Wanted::File(_) => true,
        // An id that comes from the name of a file may be another lesson's own. Of very many lessons, only those are asked
        // that are known anyway.
        Wanted::Id(wanted) => {
            let is_own = list.dialect != Dialect::Plain || list.names_itself(&shown);
            id.as_str() == wanted && (is_own || list.coverage == Coverage::Beginning)
        }
        Wanted::Kept(key) => {
            let is_own = list.dialect == Dialect::Native || list.names_itself(&shown);
            shown == key || (is_own && id.as_str() == key)
        }
    };
    let is_known =
        is_wanted && front_page.is_none_or(|path| list.look_at(library, &path).is_some());
    is_known.then(|| (list.course(library), problems))
}

/// A course with the heads of all its lessons read. The glossary is not.
pub fn outline(library: &Library) -> (Course, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let list = list(library, (Look::Heads, Wanted::First), &mut problems);
    (list.course(library), problems)
}

/// The files of the lessons that no list names, in reading order: what its folders hold. None of them is opened, but in a
/// book without a list.
pub fn unlisted(library: &Library) -> Vec<String> {
    let mut unheard = Vec::new();
    let mut modules = list(library, (Look::Names, Wanted::First), &mut unheard).modules;
    if modules.iter().all(|module| module.lessons.is_empty()) {
        modules = list(library, (Look::Heads, Wanted::First), &mut unheard).modules;
    }
    let lessons = modules.into_iter().flat_map(|module| module.lessons);
    let unlisted = lessons.filter(|lesson| !lesson.is_listed);
    unlisted.map(|lesson| lesson.path).collect()
}

/// What a course says of itself, its lessons and the rules that they follow. A first look at a folder looks for the file
/// that is to be shown, too.
fn list(
    library: &Library,
    (look, wanted): (Look, Wanted<'_>),
    problems: &mut Vec<Diagnostic>,
) -> List {
    if let Some(source) = read_toml(library, COURSE_FILE, problems) {
        let beginning = (look == Look::First).then(|| course_file::beginning(&source, wanted));
        let (mut file, coverage, found) = if let Some(file) = beginning.flatten() {
            (file, Coverage::Beginning, Vec::new())
        } else {
            let (file, found) = course_file::read(&source);
            (file, Coverage::Whole, found)
        };
        if !library.is_folder() {
            // What is wrong with the course matters less than the lesson that was asked for.
            file.newer = None;
            let (mut modules, coverage, found) =
                Outline::new(library, &source, look).folder(wanted);
            problems.extend(found);
            for lesson in modules.iter_mut().flat_map(|module| &mut module.lessons) {
                lesson.is_listed = file.lists(&lesson.path);
            }
            return List {
                file,
                modules,
                coverage,
                dialect: Dialect::Native,
            };
        }
        problems.extend(found);
        let (modules, known, found) = Outline::new(library, &source, look).native(&file, wanted);
        problems.extend(found);
        let coverage = if known == Coverage::Beginning {
            known
        } else {
            coverage
        };
        if modules.iter().all(|module| module.lessons.is_empty()) {
            let message = "neither it nor its folder has a lesson";
            let hint = "add a lesson: a file that ends in `.md`";
            problems.push(Diagnostic::error(&source, None, message).with_hint(hint));
        }
        return List {
            file,
            modules,
            coverage,
            dialect: Dialect::Native,
        };
    }
    if let Some(source) = read_toml(library, book::BOOK_FILE, problems) {
        let book = book::read(library, &source, (look, wanted), problems);
        return List {
            file: book.file,
            modules: book.modules,
            coverage: book.coverage,
            dialect: Dialect::Book(Arc::new(book.rules)),
        };
    }
    let source = Source::new(library.shown_root(), "");
    let (modules, coverage, found) = Outline::new(library, &source, look).folder(wanted);
    problems.extend(found);
    List {
        file: CourseFile::default(),
        modules,
        coverage,
        dialect: Dialect::Plain,
    }
}

/// A course as its files list it.
struct List {
    file: CourseFile,
    modules: Vec<Module>,
    coverage: Coverage,
    dialect: Dialect,
}

impl List {
    /// The file of the lesson to be shown. `None` if no lesson is known to be that, or if it leads on to one that is not
    /// known yet, though in a folder of very many files that is told later.
    fn shown(&self, wanted: Wanted<'_>) -> Option<String> {
        let has_id = |lesson: &LessonEntry, id: &str| lesson.id.as_str() == id;
        let position = |is_shown: &dyn Fn(&LessonEntry) -> bool| self.lessons().position(is_shown);
        let shown = match wanted {
            Wanted::First => Some(0),
            Wanted::Id(id) => position(&|lesson| has_id(lesson, id)),
            Wanted::File(path) => position(&|lesson| lesson.path == path),
            Wanted::Kept(key) => position(&|lesson| lesson.path == key)
                .or_else(|| position(&|lesson| has_id(lesson, key))),
        };
        let mut rest = self.lessons().skip(shown?);
        let shown = rest.next()?;
        let is_found_alone = !shown.is_listed && matches!(wanted, Wanted::First | Wanted::Kept(_));
        let is_enough = self.coverage == Coverage::Whole || is_found_alone || rest.next().is_some();
        is_enough.then(|| shown.path.clone())
    }

    fn lessons(&self) -> impl Iterator<Item = &LessonEntry> {
        self.modules.iter().flat_map(|module| &module.lessons)
    }

    /// Whether the lesson of a file is known to give itself its id.
    fn names_itself(&self, path: &str) -> bool {
        let mut lessons = self.lessons();
        lessons.any(|lesson| lesson.path == path && lesson.names_itself)
    }

    /// Looks at one lesson, of which nothing was read yet, and says which id it has. `None` if the others have to be looked
    /// at for that, or if it is not there.
    fn look_at(&mut self, library: &Library, path: &str) -> Option<LessonId> {
        match self.dialect {
            Dialect::Book(_) => book::look_at(library, &self.modules, path),
            Dialect::Native | Dialect::Plain => outline::look_at(library, &mut self.modules, path),
        }
    }

    fn course(self, library: &Library) -> Course {
        let Self {
            file,
            modules,
            coverage,
            dialect,
        } = self;
        Course {
            id: file.id.unwrap_or_else(|| library.id()),
            title: file
                .title
                .filter(|title| !title.trim().is_empty())
                .unwrap_or_else(|| title(library, &modules, coverage)),
            summary: file.summary,
            language: file.language.unwrap_or_else(|| "en".to_owned()),
            license: file.license,
            authors: file.authors,
            link: file.link,
            callouts: file.callouts,
            packages: file.packages,
            newer: file.newer,
            node: file.node,
            dialect,
            modules: Modules::new(modules),
            coverage,
            glossary: Arc::default(),
        }
    }
}

/// The title of a course that gives none: its front page's, or its folder's.
fn title(library: &Library, modules: &[Module], coverage: Coverage) -> String {
    let mut lessons = modules.iter().flat_map(|module| &module.lessons);
    let first = lessons
        .next()
        .filter(|_| outline::front_page(modules, coverage).is_some())
        // One that is called what its file is called says nothing of the course.
        .filter(|first| first.title != outline::file_name(&first.path));
    first.map_or_else(|| library.name(), |first| first.own_title().to_owned())
}
