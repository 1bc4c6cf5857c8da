//! What lies in a folder, by name only: nothing is opened here.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::entries::{self, Kind};
use super::{names, shortcut};
use crate::course::{Coverage, file_name};
use crate::diagnostic::Severity;
use crate::load::Wanted;
use crate::load::order::{self, Around, First};

/// A folder with more entries is read in part.
const MOST_ENTRIES: usize = 50_000;
/// In a folder with more entries, what the first page needs is looked for by its name before the rest of them are listed.
const FEW_ENTRIES: usize = 600;
/// Folders below this depth are not looked into.
pub(super) const DEEPEST_FOLDER: usize = 32;

/// What a walk through a folder found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// The Markdown files in order, relative to the folder, with `/` between the names.
    pub files: Vec<String>,
    /// The folders that were looked into, in order, each with `/` at its end; the one that was walked is empty.
    pub folders: Vec<String>,
    /// What was left out, or may not be what it seems.
    pub oddities: Vec<Oddity>,
}

/// Something in a folder that its author may want to know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// Where it lies in the folder that was walked; empty for the folder itself.
    pub path: String,
    /// What is odd: one sentence without a final period.
    pub message: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
    /// How bad it is.
    pub severity: Severity,
}

/// All Markdown files below a folder. What is hidden is left out, and folders of dependencies, caches and
/// builds and links to folders are not entered.
pub fn walk(root: &Path) -> io::Result<Walk> {
    let mut walker = Walker::new(root);
    let (files, _) = walker.files(usize::MAX, None)?;
    for file in &files {
        walker.note_names(file);
    }
    Ok(Walk {
        files,
        folders: walker.entered,
        oddities: walker.oddities,
    })
}

/// The first of them, at most so many; and how much of all that is. Folders behind them are not opened. If the file that is
/// to be shown is not among them, it comes after them with those around it, if it lies between others in its folder. Of a
/// folder with very many entries it comes alone, or with the front page. What lies in the folders `except` is left out; see
/// [`is_in`].
pub fn first_files(
    root: &Path,
    (most, except): (usize, &[&str]),
    wanted: Wanted<'_>,
) -> io::Result<(Vec<String>, Coverage)> {
    let shown = wanted.kept().filter(|path| !is_in(path, except));
    let mut around = shown.map(Around::new);
    let mut walker = Walker::new(root);
    walker.except = except;
    walker.shortcut =
        Some(wanted).filter(|wanted| matches!(wanted, Wanted::First | Wanted::Kept(_)));
    let (mut files, coverage) = walker.files(most, around.as_mut())?;
    if let Some(known) = walker.known {
        return Ok((known, Coverage::Beginning));
    }
    if let Some(mut around) = around
        && coverage == Coverage::Beginning
        && files.iter().rev().skip(1).all(|file| *file != around.path)
    {
        if !walker.entered.contains(&around.prefix) {
            walker.look_around(&mut around);
        }
        let more = around.finish().into_iter().flatten();
        let more: Vec<String> = more.filter(|file| !files.contains(file)).collect();
        files.extend(more);
    }
    Ok((files, coverage))
}

/// How much of the files were found, which are all or the first.
pub fn coverage(are_all: bool) -> Coverage {
    if are_all {
        Coverage::Whole
    } else {
        Coverage::Beginning
    }
}

/// Whether there is a Markdown file below a folder.
pub fn holds_markdown(root: &Path) -> io::Result<bool> {
    let mut walker = Walker::new(root);
    let mut next = Some(Folder::default());
    while let Some(folder) = next {
        let mut holds = false;
        walker.read(&folder, |_| {
            holds = true;
            ControlFlow::Break(())
        })?;
        if holds {
            return Ok(true);
        }
        next = walker.next_folder();
    }
    Ok(false)
}

/// A folder that is, or will be, looked into.
#[derive(Default)]
struct Folder {
    /// What the paths of its files begin with: its own path in the folder that is walked.
    prefix: String,
    depth: usize,
}

/// Walks from folder to folder.
struct Walker<'a> {
    root: &'a Path,
    /// The folders that were found and not looked at yet, the next one last.
    folders: Vec<Folder>,
    /// What the paths of all folders begin with that have been read.
    entered: Vec<String>,
    seen: usize,
    /// Which lesson is to be shown, if its file is to be looked for by its name: see [`shortcut::first_files`].
    shortcut: Option<Wanted<'a>>,
    /// What was found instead of the list of a folder with very many entries.
    known: Option<Vec<String>>,
    /// What the paths of folders begin with that are not looked into.
    except: &'a [&'a str],
    oddities: Vec<Oddity>,
    /// The paths whose last names have been told of.
    named: HashSet<String>,
}

impl<'a> Walker<'a> {
    fn new(root: &'a Path) -> Self {
        Self {
            root,
            folders: Vec::new(),
            entered: Vec::new(),
            seen: 0,
            shortcut: None,
            known: None,
            except: &[],
            oddities: Vec::new(),
            named: HashSet::new(),
        }
    }

    fn path(&self, folder: &Folder) -> PathBuf {
        self.root.join(&folder.prefix)
    }

    /// The files in order, at most so many. Folders are entered in order however many are wanted, so that what is left out
    /// of too many entries is always the same.
    fn files(
        &mut self,
        most: usize,
        mut around: Option<&mut Around>,
    ) -> io::Result<(Vec<String>, Coverage)> {
        let mut files: Vec<String> = Vec::new();
        let mut folder = Folder::default();
        loop {
            let known = self.folders.len();
            // Files of one folder are in order as their names are.
            let mut own = First::new(most - files.len());
            let mut around = around
                .as_deref_mut()
                .filter(|around| around.prefix == folder.prefix);
            self.read(&folder, |name| {
                own.add(name);
                if let Some(around) = &mut around {
                    around.add(name);
                }
                ControlFlow::Continue(())
            })?;
            if self.known.is_some() {
                return Ok((Vec::new(), Coverage::Beginning));
            }
            let (mut own, have_room) = own.finish();
            if self.seen > MOST_ENTRIES && folder.depth == 0 {
                // Whatever the system lists first: the course begins with it, and so does its first page.
                let left_out = shortcut::front_page(self.root).filter(|page| !own.contains(page));
                own.splice(0..0, left_out);
            }
            files.extend(own.into_iter().map(|name| match folder.prefix.as_str() {
                "" => name,
                prefix => [prefix, &name].concat(),
            }));
            // The last is the next to be opened.
            let inner = self.folders.get_mut(known..).unwrap_or_default();
            inner.sort_by_cached_key(|folder| Reverse(order::key(&folder.prefix)));
            if files.len() >= most {
                let mut rest = self.folders.iter();
                let are_all = have_room && rest.all(|folder| self.leaves_out(folder));
                return Ok((files, coverage(are_all)));
            }
            match self.next_folder() {
                Some(next) => folder = next,
                None => return Ok((files, coverage(have_room))),
            }
        }
    }

    /// Looks for a file and those around it in its folder only, if that lies in the one that is walked.
    fn look_around(&mut self, around: &mut Around) {
        let folder = Folder {
            prefix: around.prefix.clone(),
            depth: 1,
        };
        let path = self.path(&folder).canonicalize();
        if path.is_ok_and(|path| path.starts_with(self.root)) {
            // A folder that cannot be read has no files.
            let _ = self.read(&folder, |name| {
                around.add(name);
                ControlFlow::Continue(())
            });
        }
    }

    /// Whether a folder is not looked into.
    fn leaves_out(&self, folder: &Folder) -> bool {
        is_in(&folder.prefix, self.except) || is_left_out(&self.path(folder))
    }

    /// The next folder to be looked into, if there is one.
    fn next_folder(&mut self) -> Option<Folder> {
        while let Some(folder) = self.folders.pop() {
            // Only now, since it takes a look at the disk: of very many folders most may be behind all that is wanted.
            if self.leaves_out(&folder) {
                continue;
            }
            let path = folder.prefix.trim_end_matches('/');
            if folder.depth >= DEEPEST_FOLDER {
                let message = "this folder lies too deep to be read";
                self.note(path, message, Some("move it further up"));
                continue;
            }
            if has_markdown_name(path) {
                let message = "this is a folder, though its name is that of a Markdown file";
                self.note(path, message, Some("give it another name"));
            }
            return Some(folder);
        }
        None
    }

    fn note(
        &mut self,
        path: impl Into<String>,
        message: impl Into<String>,
        hint: Option<&'static str>,
    ) {
        self.oddities.push(Oddity {
            path: path.into(),
            message: message.into(),
            hint,
            severity: Severity::Warning,
        });
    }

    /// Tells of the names in the path of a Markdown file that no screen can show.
    fn note_names(&mut self, file: &str) {
        for (path, message) in names::oddities(file) {
            if self.named.insert(path.to_owned()) {
                self.note(path, message, Some("give it another name"));
            }
        }
    }

    /// Goes through the Markdown files of a folder by name until `take` breaks off. The folders in it are remembered for
    /// later.
    fn read(
        &mut self,
        folder: &Folder,
        mut take: impl FnMut(&str) -> ControlFlow<()>,
    ) -> io::Result<()> {
        let read = entries::visit(&self.path(folder), |name, kind| {
            self.seen += 1;
            if self.seen > MOST_ENTRIES {
                let limit = format!("only the first {MOST_ENTRIES} entries of the folder are read");
                self.note("", limit, None);
                self.folders.clear();
                return ControlFlow::Break(());
            }
            if self.seen > FEW_ENTRIES
                && folder.depth == 0
                && let Some(wanted) = self.shortcut.take()
            {
                self.known = shortcut::first_files(self.root, wanted.kept());
                if self.known.is_some() {
                    return ControlFlow::Break(());
                }
            }
            match self.file(folder, name, kind) {
                Some(file) => take(file),
                None => ControlFlow::Continue(()),
            }
        });
        match read {
            Ok(()) => self.entered.push(folder.prefix.clone()),
            // Without the first folder there is nothing.
            Err(error) if folder.depth == 0 => return Err(error),
            Err(_) => {
                let hint = "check its permissions";
                let message = "this folder cannot be read";
                self.note(folder.prefix.as_str(), message, Some(hint));
            }
        }
        Ok(())
    }

    /// The name of an entry that is a Markdown file; folders are remembered for later.
    fn file<'n>(&mut self, within: &Folder, name: &'n OsStr, kind: Kind) -> Option<&'n str> {
        let Some(name) = name.to_str() else {
            let shown = name.to_string_lossy();
            if has_markdown_name(&shown) {
                let path = format!("{}{shown}", within.prefix);
                // No path of a course can name it, so it cannot be a lesson.
                self.oddities.push(Oddity {
                    path,
                    message: "this file is not shown: its name is not UTF-8".to_owned(),
                    hint: Some("give the file another name"),
                    severity: Severity::Error,
                });
            }
            return None;
        };
        if name.starts_with('.') {
            return None;
        }
        if kind == Kind::Folder {
            self.folders.push(Folder {
                prefix: [&within.prefix, name, "/"].concat(),
                depth: within.depth + 1,
            });
            return None;
        }
        let path = || self.path(within).join(name);
        if kind == Kind::Link && path().is_dir() {
            if !is_left_out(&path()) {
                let hint = "give the program the folder itself, or link to the files in it";
                let message = "this link leads to a folder, and links to folders are not followed";
                self.note(format!("{}{name}", within.prefix), message, Some(hint));
            }
            return None;
        }
        has_markdown_name(name).then_some(name)
    }
}

/// Whether a folder holds what programs have fetched or made: dependencies, what Cargo or Maven builds, or what
/// the Cache Directory Tagging Specification calls a cache.
pub(super) fn is_left_out(folder: &Path) -> bool {
    let is_called = |name: &str| folder.file_name() == Some(OsStr::new(name));
    let builds = ["Cargo.toml", "pom.xml"].map(|file| folder.with_file_name(file));
    is_called("node_modules")
        || (is_called("target") && builds.iter().any(|file| file.exists()))
        || folder.join("CACHEDIR.TAG").exists()
}

/// Whether a path leads through one of these folders, each with `/` at its end.
pub fn is_in(path: &str, folders: &[&str]) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}

/// Whether a file is Markdown by its name.
pub fn has_markdown_name(name: &str) -> bool {
    file_name::markdown_stem(name).is_some()
}
