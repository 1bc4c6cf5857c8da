//! The lessons of a course in reading order, found by id and by path at once, however many there are.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::LessonId;
use super::file_name::markdown_stem;
use super::pages::Pages;
use super::renames::Renames;
use super::tails::Tails;

/// So often lessons are looked for one after another: a map of all takes as long as many searches.
const SEARCHES: usize = 16;

/// A named group of lessons.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Module {
    /// The title; empty in a course that has no modules, and for what stands before or after the named ones.
    pub title: String,
    /// The lessons in reading order.
    pub lessons: Vec<LessonEntry>,
    /// The lessons that are announced only, in reading order.
    pub drafts: Vec<Draft>,
}

/// What the course knows of a lesson before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonEntry {
    /// The lesson's id: its front matter's, else the file's stem without the number.
    pub id: LessonId,
    /// The title, as far as a look at the head of the file tells; before that the file's name. Where others have the
    /// same, with what tells it from them.
    pub title: String,
    /// The file, relative to the course's folder, with `/` between the parts.
    pub path: String,
    /// Other ids that it is found by: earlier ones, and the one that its file's name gives.
    pub aliases: Vec<LessonId>,
    /// Where it stands in the order of chapters.
    pub rank: Rank,
    /// Whether its front matter gives the id, as far as a look at the head of the file tells.
    pub names_itself: bool,
    /// Whether a list of the course names the file. If it cannot be opened, that is told at its place in the list.
    pub is_listed: bool,
}

/// What stands between the title of a lesson and a part of its path, where several lessons have that title.
pub const APART: &str = " · ";

impl LessonEntry {
    /// What the lesson is called whose text calls itself `own`: that, and what tells it from others that do so, too.
    pub fn called<'a>(&'a self, own: &'a str) -> &'a str {
        let number = self.title.strip_suffix(own);
        let number = number.and_then(|number| number.strip_suffix(' '));
        if number.is_some_and(|number| number == self.rank.number) {
            return &self.title;
        }
        let mark = self.title.strip_prefix(own);
        let mark = mark.and_then(|rest| rest.strip_prefix(APART));
        if mark.is_some_and(|mark| self.path.contains(mark)) {
            &self.title
        } else {
            own
        }
    }

    /// The title without what tells the lesson from others that have it, too.
    pub fn own_title(&self) -> &str {
        let number = self.title.strip_prefix(&self.rank.number);
        let title = number.and_then(|rest| rest.strip_prefix(' '));
        let title = title.unwrap_or(&self.title);
        let marked = title.rsplit_once(APART);
        let marked = marked.filter(|(_, mark)| self.path.contains(mark));
        marked.map_or(title, |(own, _)| own)
    }
}

/// All modules, as a slice. They never change, which lets copies share them and the ways to find a lesson in them.
#[derive(Debug, Clone, Default)]
pub struct Modules(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    modules: Vec<Module>,
    // Found out when it has been asked for often: the first page needs hardly any of it.
    searches: AtomicUsize,
    places: OnceLock<Vec<(usize, usize)>>,
    ids: OnceLock<HashMap<LessonId, usize>>,
    paths: OnceLock<HashMap<String, usize>>,
    pages: OnceLock<Pages>,
    tails: OnceLock<Tails>,
    renames: OnceLock<Renames>,
}

/// Chapters that are nested deeper are indented as those that are nested so deep.
const DEEPEST_INDENT: usize = 8;

/// Where a chapter stands among chapters and their sub-chapters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rank {
    /// In how many chapters it is nested.
    pub depth: usize,
    /// Its number, as in “3.2.”; empty where chapters have none.
    pub number: String,
}

/// A lesson that is announced and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Why it is not there.
    pub absence: Absence,
    /// The file that a list of the course names for it, relative to the course's folder, if it names one in there.
    pub path: Option<String>,
    /// At which byte of that list it is announced, if it is in one.
    pub announced: Option<usize>,
    /// Where it would stand.
    pub rank: Rank,
    /// How many lessons of the module stand before it.
    pub after: usize,
}

/// Why a lesson that is announced is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// It is announced without a file.
    Unwritten,
    /// Its file is not there: it may have another name now, or is yet to be written.
    Missing,
    /// It has a path that is not opened.
    Refused,
}

impl Absence {
    /// The words for it, in place of what there would be to say of the lesson.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unwritten => "not written yet",
            Self::Missing => "no file",
            Self::Refused => "cannot be opened",
        }
    }
}

impl Rank {
    /// By how many columns it is indented in a list: what is nested deeper still has room for its title.
    pub fn indent(&self) -> usize {
        self.depth.min(DEEPEST_INDENT) * 2
    }

    /// The title with the number before it, if it does not stand there already.
    pub fn titled(&self, title: &str) -> String {
        let rest = title.strip_prefix(&self.number);
        let is_told = rest.is_some_and(|rest| rest.starts_with(' '));
        if self.number.is_empty() || is_told {
            title.to_owned()
        } else {
            format!("{} {title}", self.number)
        }
    }
}

impl Modules {
    /// These modules, in reading order.
    pub fn new(modules: Vec<Module>) -> Self {
        Self(Arc::new(Shared {
            modules,
            ..Shared::default()
        }))
    }

    /// All lessons in reading order.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonEntry> {
        self.iter().flat_map(|module| &module.lessons)
    }

    /// How many lessons there are.
    pub fn lesson_count(&self) -> usize {
        self.iter().map(|module| module.lessons.len()).sum()
    }

    /// The lesson at a position in reading order, from 0.
    pub fn lesson(&self, position: usize) -> Option<&LessonEntry> {
        let (module, lesson) = *self.places().get(position)?;
        self.get(module)?.lessons.get(lesson)
    }

    /// Where in reading order the lesson with this id stands, or the one with it as an alias.
    pub fn position(&self, id: &LessonId) -> Option<usize> {
        if self.0.ids.get().is_none() && self.search_is_cheaper() {
            let mut lessons = self.lessons();
            let own = lessons.position(|lesson| lesson.id == *id);
            return own.or_else(|| {
                let mut lessons = self.lessons();
                lessons.position(|lesson| lesson.aliases.contains(id))
            });
        }
        let ids = self.0.ids.get_or_init(|| {
            let mut ids = HashMap::with_capacity(self.lesson_count());
            for (position, lesson) in self.lessons().enumerate() {
                ids.entry(lesson.id.clone()).or_insert(position);
            }
            for (position, lesson) in self.lessons().enumerate() {
                for alias in &lesson.aliases {
                    ids.entry(alias.clone()).or_insert(position);
                }
            }
            ids
        });
        ids.get(id).copied()
    }

    /// The lesson of a file.
    pub fn at_path(&self, path: &str) -> Option<&LessonEntry> {
        if self.0.paths.get().is_none() && self.search_is_cheaper() {
            return self.lessons().find(|lesson| lesson.path == path);
        }
        let paths = self.0.paths.get_or_init(|| {
            let lessons = self.lessons().enumerate();
            lessons
                .map(|(position, lesson)| (lesson.path.clone(), position))
                .collect()
        });
        self.lesson(*paths.get(path)?)
    }

    /// The lesson of a page as sites have them: of a file without its ending or with `.html` for it, or the front page of
    /// a folder.
    pub fn at_page(&self, path: &str) -> Option<&LessonEntry> {
        let paths = || self.lessons().map(|lesson| lesson.path.as_str());
        let pages = self.0.pages.get_or_init(|| Pages::new(paths()));
        self.lesson(pages.find(path)?)
    }

    /// The one lesson whose path ends as this one does, without the endings of files and with the folder for what stands
    /// for it: with as many names of the end as there are lessons for.
    pub fn at_end_of(&self, path: &str) -> Option<&LessonEntry> {
        let paths = || self.lessons().map(|lesson| lesson.path.as_str());
        let tails = self.0.tails.get_or_init(|| Tails::new(paths()));
        self.lesson(tails.find(path)?)
    }

    /// The one lesson whose path differs from this one of a file in numbers and the ending only.
    pub fn reordered(&self, path: &str) -> Option<&LessonEntry> {
        markdown_stem(path)?;
        self.lesson(self.renames().reordered(path)?)
    }

    /// All lessons whose paths differ from this one of a file in numbers and the ending only.
    pub fn alike(&self, path: &str) -> impl Iterator<Item = &LessonEntry> {
        let alike = self.renames().alike(path);
        alike.filter_map(|position| self.lesson(position))
    }

    /// The one lesson that has the name of this file in another folder.
    pub fn moved(&self, path: &str) -> Option<&LessonEntry> {
        markdown_stem(path)?;
        self.lesson(self.renames().moved(path)?)
    }

    fn renames(&self) -> &Renames {
        let paths = || self.lessons().map(|lesson| lesson.path.as_str());
        self.0.renames.get_or_init(|| Renames::new(paths()))
    }

    /// Whether to look at all lessons once more takes less time than to make a map of them.
    fn search_is_cheaper(&self) -> bool {
        self.0.searches.fetch_add(1, Ordering::Relaxed) < SEARCHES
    }

    fn places(&self) -> &[(usize, usize)] {
        self.0.places.get_or_init(|| {
            let modules = self.iter().enumerate();
            modules
                .flat_map(|(module, content)| {
                    (0..content.lessons.len()).map(move |lesson| (module, lesson))
                })
                .collect()
        })
    }
}

impl Deref for Modules {
    type Target = [Module];

    fn deref(&self) -> &[Module] {
        &self.0.modules
    }
}

impl PartialEq for Modules {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Modules {}
