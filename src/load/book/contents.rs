//! The chapters of a book as lessons: which of them there are, and what each is called.

use std::collections::HashSet;

use super::summary::{Chapter, Item, SUMMARY};
use crate::course::{Absence, Draft, LessonEntry, LessonId, Link, Module, Rank, slug};
use crate::load::files::ReadError;
use crate::load::keys::Placed;
use crate::load::library::Library;
use crate::load::outline::{Ids, Look};
use crate::load::problems::Problems;
use crate::load::{address, front_matter, markdown, order, outline};
use crate::source::Source;

/// The chapters as modules of lessons.
pub struct Contents<'a> {
    library: &'a Library,
    folder: &'a str,
    /// The file that lists the chapters.
    list: String,
    look: Look,
    listed: HashSet<String>,
    /// The chapters that the list names anywhere, as it does.
    named: HashSet<String>,
    ids: Ids,
    /// The Markdown files of the folder, once one is missing.
    files: Option<Vec<String>>,
    modules: Vec<Module>,
}

impl<'a> Contents<'a> {
    /// None yet, of a book whose chapters are in this folder.
    pub fn new(library: &'a Library, folder: &'a str, look: Look) -> Self {
        Self {
            library,
            folder,
            list: address::below(folder, SUMMARY),
            look,
            listed: HashSet::new(),
            named: HashSet::new(),
            ids: Ids::default(),
            files: None,
            modules: vec![Module::default()],
        }
    }

    /// The parts of the book, and what stands before and after them.
    pub fn modules(mut self, items: Vec<Item>, problems: &mut Problems) -> Vec<Module> {
        self.ids.expect(items.len());
        self.listed.reserve(items.len());
        if self.look == Look::Heads {
            let chapters = items.iter().filter_map(|item| match item {
                Item::Chapter(chapter) => Some(chapter.path.as_ref()?.value.as_str()),
                Item::Part(_) | Item::Break => None,
            });
            let inside = chapters.filter_map(|chapter| address::join("", chapter));
            self.named = inside.collect();
        }
        for item in items {
            match item {
                Item::Part(title) => self.modules.push(Module {
                    title: title.value,
                    ..Module::default()
                }),
                Item::Break => self.modules.push(Module::default()),
                Item::Chapter(chapter) => self.chapter(chapter, problems),
            }
        }
        self.modules
            .retain(|module| !module.lessons.is_empty() || !module.drafts.is_empty());
        self.modules
    }

    /// The Markdown files of the folder in natural order, each folder in it a part.
    pub fn every_file(mut self) -> Vec<Module> {
        let mut files = self.files().to_vec();
        files.retain(|name| name != SUMMARY);
        let mut part = None;
        for name in files {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            if part.as_deref() != Some(folder) {
                part = Some(folder.to_owned());
                self.modules.push(Module {
                    title: outline::folder_title(folder),
                    ..Module::default()
                });
            }
            let path = address::below(self.folder, &name);
            let title = self.heading(&path).unwrap_or_default();
            let id = self.id(&path);
            let entry = lesson((path, id), title, Rank::default());
            if let Some(module) = self.modules.last_mut() {
                module.lessons.push(entry);
            }
        }
        self.modules.retain(|module| !module.lessons.is_empty());
        self.modules
    }

    /// The title that a file gives itself.
    fn heading(&self, path: &str) -> Option<String> {
        let head = self.library.head(path, outline::HEAD).ok()?;
        // What is wrong with the front matter is said when the chapter is loaded.
        let mut unheard = Problems::new(&Source::new("", ""));
        let front = front_matter::read(&head, &mut unheard);
        let text = head.get(front.body..).unwrap_or_default();
        front.title.or_else(|| markdown::first_heading(text))
    }

    /// A chapter that can be shown is a lesson; of the others, the title is.
    fn chapter(&mut self, chapter: Chapter, problems: &mut Problems) {
        let found = self.place(&chapter, problems);
        let written = chapter.path.as_ref();
        let path = written.and_then(|written| address::join(&self.list, &written.value));
        let own = path.as_deref().filter(|_| chapter.title.is_empty());
        let own = own.and_then(|path| self.heading(path));
        let Some(module) = self.modules.last_mut() else {
            return;
        };
        let Chapter {
            title, rank, at, ..
        } = chapter;
        let title = own.unwrap_or(title);
        match found {
            Ok((path, id)) => module.lessons.push(LessonEntry {
                is_listed: true,
                ..lesson((path, id), title, rank)
            }),
            Err(absence) => module.drafts.push(Draft {
                path,
                announced: Some(at),
                after: module.lessons.len(),
                title,
                absence,
                rank,
            }),
        }
    }

    /// The file of a chapter, and its id.
    fn place(
        &mut self,
        chapter: &Chapter,
        problems: &mut Problems,
    ) -> Result<(String, LessonId), Absence> {
        let written = chapter.path.as_ref().ok_or(Absence::Unwritten)?;
        let (name, span) = (&written.value, written.span);
        let Some(path) = address::join(&self.list, name) else {
            self.refuse(written, &ReadError::Outside, problems);
            return Err(Absence::Refused);
        };
        if !self.listed.insert(path.clone()) {
            problems.error(span, format!("the chapter `{name}` is listed twice"));
            problems.hint("list it once; mdBook refuses this");
            return Err(Absence::Refused);
        }
        // A chapter that is not there has an id, too: those of the others do not depend on what is read.
        let id = self.id(&path);
        if self.look == Look::Heads
            && let Err(error) = self.library.head(&path, 1)
        {
            self.refuse(written, &error, problems);
            match error {
                ReadError::Missing => return Err(Absence::Missing),
                ReadError::Outside => return Err(Absence::Refused),
                _ => {}
            }
        }
        Ok((path, id))
    }

    fn refuse(&mut self, written: &Placed<String>, error: &ReadError, problems: &mut Problems) {
        let Placed { value: name, span } = written;
        problems.error(
            *span,
            format!("the chapter `{name}` cannot be read: {error}"),
        );
        match error {
            ReadError::Missing if Link::scheme(name).is_some() => {
                problems.hint("a chapter is a file of the book, not an address");
                return;
            }
            ReadError::Missing => {
                problems.hint("write the file, or `[Title]()` while there is none");
            }
            error => problems.advise_on_listed(error),
        }
        if *error == ReadError::Missing {
            // What is listed anyway was hardly meant.
            let named = std::mem::take(&mut self.named);
            let files = self.files().iter();
            let free = files.filter(|file| *file != SUMMARY && !named.contains(*file));
            problems.suggest(name, free.map(String::as_str));
            self.named = named;
        }
    }

    /// A chapter's path as its id: it is one chapter's only, wherever the chapter is listed.
    fn id(&mut self, path: &str) -> LessonId {
        let inside = path
            .strip_prefix(self.folder)
            .unwrap_or(path)
            .trim_start_matches('/');
        let (folder, name) = inside.rsplit_once('/').unwrap_or(("", inside));
        let stem = inside.rsplit_once('.').map_or(inside, |(stem, _)| stem);
        let named = if order::is_front_page(name) && !folder.is_empty() {
            folder
        } else {
            stem
        };
        let wanted = match slug(named) {
            empty if empty.is_empty() => "chapter".to_owned(),
            slug => slug,
        };
        // The folder is in it already.
        LessonId::new(self.ids.claim(&wanted, name))
    }

    /// The files that a mistyped chapter may have meant, as `SUMMARY.md` would name them.
    fn files(&mut self) -> &[String] {
        self.files.get_or_insert_with(|| {
            let folder = address::below(self.folder, "");
            let files = self.library.walk().files.into_iter();
            files
                .filter_map(|path| path.strip_prefix(&folder).map(str::to_owned))
                .collect()
        })
    }
}

/// The lesson of a file, which is called as the file is where it has no title.
fn lesson((path, id): (String, LessonId), title: String, rank: Rank) -> LessonEntry {
    let title = if title.is_empty() {
        outline::file_name(&path).to_owned()
    } else {
        title
    };
    LessonEntry {
        id,
        title,
        path,
        aliases: Vec::new(),
        rank,
        names_itself: false,
        is_listed: false,
    }
}
