//! What lies in a folder, by name only: nothing is opened here.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fs::{self, DirEntry, ReadDir};
use std::io;
use std::path::{Path, PathBuf};

use super::names;
use crate::course::Coverage;
use crate::load::order::{self, First};

/// A folder with more entries is read in part.
const MOST_ENTRIES: usize = 50_000;
/// Folders below this depth are not looked into.
const DEEPEST_FOLDER: usize = 32;

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
}

/// All Markdown files below a folder. What is hidden is left out, and folders of dependencies, caches and
/// builds and links to folders are not entered.
pub fn walk(root: &Path) -> io::Result<Walk> {
    let mut walker = Walker::new(root)?;
    let (files, _) = walker.files(usize::MAX);
    Ok(Walk {
        files,
        folders: walker.entered,
        oddities: walker.oddities,
    })
}

/// The first of them, at most so many; and how much of all that is. Folders behind them are not opened.
pub fn first_files(root: &Path, most: usize) -> io::Result<(Vec<String>, Coverage)> {
    Ok(Walker::new(root)?.files(most))
}

/// How much of the files were found, which are all or the first.
pub fn coverage(are_all: bool) -> Coverage {
    if are_all {
        Coverage::Whole
    } else {
        Coverage::Beginning
    }
}

/// The regular files below a folder, whatever they hold, by path in it, in order; no more than `most`. What is hidden,
/// links and what [`walk`] leaves out are not among them.
pub fn listing(root: &Path, most: usize) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new(), 0)];
    while let Some((folder, prefix, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else {
                continue;
            };
            if files.len() + folders.len() >= most {
                break;
            }
            if name.starts_with('.') {
                continue;
            }
            if kind.is_file() {
                files.push(format!("{prefix}{name}"));
            } else if kind.is_dir() && depth < DEEPEST_FOLDER && !is_left_out(&entry.path(), &name)
            {
                folders.push((entry.path(), format!("{prefix}{name}/"), depth + 1));
            }
        }
    }
    files.sort();
    files
}

/// Whether there is a Markdown file below a folder.
pub fn holds_markdown(root: &Path) -> io::Result<bool> {
    let mut walker = Walker::new(root)?;
    loop {
        let holds = walker.next_in_folder().is_some();
        if holds || !walker.enter() {
            return Ok(holds);
        }
    }
}

/// Whether there is nothing in a folder.
pub fn is_empty(root: &Path) -> bool {
    fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_none())
}

/// Walks from file to file.
struct Walker {
    /// The open folder, what its paths begin with, and its depth.
    open: Option<(ReadDir, String, usize)>,
    folders: Vec<(PathBuf, String, usize)>,
    /// What the paths of all folders begin with that have been opened.
    entered: Vec<String>,
    seen: usize,
    oddities: Vec<Oddity>,
    /// The paths whose last names have been told of.
    named: HashSet<String>,
}

impl Walker {
    fn new(root: &Path) -> io::Result<Self> {
        Ok(Self {
            open: Some((fs::read_dir(root)?, String::new(), 0)),
            folders: Vec::new(),
            entered: vec![String::new()],
            seen: 0,
            oddities: Vec::new(),
            named: HashSet::new(),
        })
    }

    /// The files in order, at most so many. Folders are entered in order however many are wanted, so that what is left out
    /// of too many entries is always the same.
    fn files(&mut self, most: usize) -> (Vec<String>, Coverage) {
        let mut files: Vec<String> = Vec::new();
        loop {
            let known = self.folders.len();
            let mut own = First::new(most - files.len());
            while let Some(file) = self.next_in_folder() {
                own.add(file);
            }
            let (mut own, have_room) = own.finish();
            files.append(&mut own);
            // The last is the next to be opened.
            let inner = self.folders.get_mut(known..).unwrap_or_default();
            inner.sort_by_cached_key(|(_, prefix, _)| Reverse(order::key(prefix)));
            if files.len() == most || !self.enter() {
                let are_all = have_room && self.folders.is_empty();
                return (files, coverage(are_all));
            }
        }
    }

    /// Opens the next folder that can be read. `false` if there is none.
    fn enter(&mut self) -> bool {
        while let Some((folder, prefix, depth)) = self.folders.pop() {
            if let Ok(entries) = fs::read_dir(&folder) {
                self.entered.push(prefix.clone());
                self.open = Some((entries, prefix, depth));
                return true;
            }
            let hint = "check its permissions";
            self.note(prefix, "this folder cannot be read", Some(hint));
        }
        false
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

    /// The next file of the open folder, which is closed after its last.
    fn next_in_folder(&mut self) -> Option<String> {
        let (mut entries, prefix, depth) = self.open.take()?;
        for entry in entries.by_ref().flatten() {
            self.seen += 1;
            if self.seen > MOST_ENTRIES {
                let limit = format!("only the first {MOST_ENTRIES} entries of the folder are read");
                self.note("", limit, None);
                self.folders.clear();
                return None;
            }
            if let Some(file) = self.file(&entry, &prefix, depth) {
                self.open = Some((entries, prefix, depth));
                self.note_names(&file);
                return Some(file);
            }
        }
        None
    }

    /// The path of an entry that is a Markdown file; folders are remembered for later.
    fn file(&mut self, entry: &DirEntry, prefix: &str, depth: usize) -> Option<String> {
        let kind = entry.file_type().ok()?;
        let name = match entry.file_name().into_string() {
            Ok(name) => name,
            Err(name) => {
                let shown = name.to_string_lossy();
                if has_markdown_name(&shown) {
                    let path = format!("{prefix}{shown}");
                    let hint = "give the file another name";
                    self.note(path, "the name of this file is not UTF-8", Some(hint));
                }
                return None;
            }
        };
        if name.starts_with('.') {
            return None;
        }
        let is_folder_link = || kind.is_symlink() && entry.path().is_dir();
        if !kind.is_dir() && !is_folder_link() {
            let is_lesson = has_markdown_name(&name);
            return is_lesson.then(|| match prefix {
                "" => name,
                _ => [prefix, &name].concat(),
            });
        }
        let path = [prefix, &name].concat();
        let folder = entry.path();
        if is_left_out(&folder, &name) {
            return None;
        }
        if kind.is_symlink() {
            let hint = "give the program the folder itself, or link to the files in it";
            let message = "this link leads to a folder, and links to folders are not followed";
            self.note(path, message, Some(hint));
            return None;
        }
        if depth + 1 >= DEEPEST_FOLDER {
            let message = "this folder lies too deep to be read";
            self.note(path, message, Some("move it further up"));
            return None;
        }
        if has_markdown_name(&name) {
            let message = "this is a folder, though its name is that of a Markdown file";
            self.note(path.as_str(), message, Some("give it another name"));
        }
        self.folders.push((folder, format!("{path}/"), depth + 1));
        None
    }
}

/// Whether a folder holds what programs have fetched or made: dependencies, what Cargo or Maven builds, or what
/// the Cache Directory Tagging Specification calls a cache.
fn is_left_out(folder: &Path, name: &str) -> bool {
    let builds = ["Cargo.toml", "pom.xml"].map(|file| folder.with_file_name(file));
    name == "node_modules"
        || (name == "target" && builds.iter().any(|file| file.exists()))
        || folder.join("CACHEDIR.TAG").exists()
}

/// Whether a file is Markdown by its name.
pub fn has_markdown_name(name: &str) -> bool {
    [".md", ".markdown"].iter().any(|ending| {
        let stem = name.len().checked_sub(ending.len());
        let parts = stem.and_then(|stem| name.split_at_checked(stem));
        parts.is_some_and(|(stem, end)| {
            !stem.is_empty() && !stem.ends_with('/') && end.eq_ignore_ascii_case(ending)
        })
    })
}

/// The name in the same folder that a mistyped path most likely meant.
pub fn nearest_name(path: &Path) -> Option<PathBuf> {
    const LOOKED_AT: usize = 2000;
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let wanted = path.file_name()?.to_str()?;
    let names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .take(LOOKED_AT)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let nearest = crate::diagnostic::nearest(wanted, names.iter().map(String::as_str))?;
    Some(path.with_file_name(nearest))
}
