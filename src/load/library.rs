//! Where the files of a course come from: the binary, a folder, one file, or texts in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bundled;
use super::decode::{Text, beginning, decode};
use super::files::{self, FileStamp, LARGEST_FILE, ReadError, Walk};
use super::order;
use crate::course::{Coverage, slug};
use crate::text::fnv64;

/// No folder of practice has more files.
const MOST_FILES: usize = 1_000;

/// Texts by their path.
type Texts = BTreeMap<String, Arc<str>>;

/// What a text from standard input is called.
const INPUT: &str = "standard input";

/// The files of a course. Cheap to copy, so that a worker can have its own.
#[derive(Debug, Clone)]
pub struct Library {
    pub(super) storage: Storage,
}

/// Where the files are.
#[derive(Debug, Clone)]
pub(super) enum Storage {
    /// In the binary.
    Bundled,
    /// In a folder.
    Folder {
        /// The canonical path, which no file is read outside of.
        root: PathBuf,
        /// The path as it was typed.
        shown: String,
    },
    /// One file, which may link to the files beside it.
    File {
        /// The canonical path.
        path: PathBuf,
        /// The folder that it lies in, or that of the course around it.
        root: PathBuf,
        /// Its path in that folder.
        name: String,
        /// The path as it was typed.
        shown: String,
    },
    /// What was read from standard input.
    Input(Arc<Vec<u8>>),
    /// Texts by their path in the course.
    Memory(Arc<BTreeMap<String, String>>),
}

impl Library {
    /// The course that the binary carries.
    pub fn bundled() -> Self {
        Self {
            storage: Storage::Bundled,
        }
    }

    /// A course of texts by their path in it: for what is no file, such as a text in a test.
    pub fn in_memory<P: Into<String>, T: Into<String>>(
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let texts = texts
            .into_iter()
            .map(|(path, text)| (path.into(), text.into()))
            .collect();
        Self {
            storage: Storage::Memory(Arc::new(texts)),
        }
    }

    /// The folder of the course, for an editor; `None` if the course is not on disk.
    pub fn folder(&self) -> Option<&Path> {
        match &self.storage {
            Storage::Folder { root, .. } | Storage::File { root, .. } => Some(root),
            Storage::Bundled | Storage::Input(_) | Storage::Memory(_) => None,
        }
    }

    /// Whether it may hold more files than one lesson.
    pub fn is_folder(&self) -> bool {
        match self.storage {
            Storage::Bundled | Storage::Folder { .. } | Storage::Memory(_) => true,
            Storage::File { .. } | Storage::Input(_) => false,
        }
    }

    /// Whether there is a course around what is shown, with a title, callouts and terms of its own.
    pub(super) fn is_in_course(&self) -> bool {
        self.is_folder() || self.has(files::COURSE_FILE)
    }

    /// The name of a course that gives itself none: its folder's or its file's.
    pub(super) fn name(&self) -> String {
        let name = match &self.storage {
            Storage::Folder { root, .. } => root.file_name(),
            Storage::File { path, .. } => path.file_name(),
            Storage::Input(_) => return INPUT.to_owned(),
            Storage::Bundled | Storage::Memory(_) => None,
        };
        name.map_or("Course".to_owned(), |name| {
            name.to_string_lossy().into_owned()
        })
    }

    /// An id for a course that gives none: its name, and a hash of its path, or of its text where it has
    /// none, against namesakes.
    pub(super) fn id(&self) -> String {
        let own = match &self.storage {
            Storage::Folder { root: path, .. } | Storage::File { path, .. } => {
                path.as_os_str().as_encoded_bytes()
            }
            Storage::Input(bytes) => bytes.as_slice(),
            Storage::Bundled | Storage::Memory(_) => &[],
        };
        format!("{}-{:08x}", slug(&self.name()), fnv64(own) >> 32)
    }

    /// The name of a file as a person would type it.
    pub fn shown(&self, path: &str) -> String {
        match &self.storage {
            Storage::Bundled => format!("lessons/{path}"),
            Storage::Folder { shown, .. } if matches!(shown.as_str(), "." | "./") => {
                path.to_owned()
            }
            Storage::Folder { shown, .. } => format!("{}/{path}", shown.trim_end_matches('/')),
            Storage::File { shown, name, .. } if path == name => shown.clone(),
            Storage::File {
                shown, name, root, ..
            } => match shown.strip_suffix(name.as_str()) {
                Some(folder) => format!("{folder}{path}"),
                None => root.join(path).to_string_lossy().into_owned(),
            },
            Storage::Input(_) | Storage::Memory(_) => path.to_owned(),
        }
    }

    /// The name of the course's folder as a person would type it.
    pub(super) fn shown_root(&self) -> String {
        match &self.storage {
            Storage::Bundled => "lessons".to_owned(),
            Storage::Folder { shown, .. } | Storage::File { shown, .. } => shown.clone(),
            Storage::Input(_) | Storage::Memory(_) => self.name(),
        }
    }

    /// Whether this is the course that comes with the program.
    pub fn is_bundled(&self) -> bool {
        matches!(self.storage, Storage::Bundled)
    }

    /// A file's whole text.
    pub(super) fn read(&self, path: &str) -> Result<Text, ReadError> {
        let bytes = self.bytes(path, LARGEST_FILE)?;
        Ok(decode(self.shown(path), bytes))
    }

    /// The beginning of a file's text, at most `most` bytes.
    pub(super) fn head(&self, path: &str, most: usize) -> Result<String, ReadError> {
        let bytes = self.bytes(path, most)?;
        Ok(beginning(bytes))
    }

    /// What tells this version of a file from another; `None` where it is no file on disk.
    pub(super) fn stamp(&self, path: &str) -> Option<FileStamp> {
        files::stamp_inside(self.folder()?, path)
    }

    /// The path in the course of a file that is shown under this name.
    pub(super) fn path_of(&self, shown: &str) -> Option<String> {
        let root = self.shown("");
        Some(shown.strip_prefix(&root)?.to_owned()).filter(|path| !path.is_empty())
    }

    /// How many bytes a file has; 0 if it cannot be opened.
    pub(super) fn length(&self, path: &str) -> usize {
        match &self.storage {
            Storage::Bundled => bundled::bytes(path).map_or(0, <[u8]>::len),
            Storage::Folder { root, .. } | Storage::File { root, .. } => {
                files::length_inside(root, path)
            }
            Storage::Input(bytes) => bytes.len(),
            Storage::Memory(texts) => texts.get(path).map_or(0, String::len),
        }
    }

    /// Whether the path names something in the course.
    pub fn has(&self, path: &str) -> bool {
        match &self.storage {
            Storage::Bundled => bundled::has(path),
            Storage::Folder { root, .. } => files::exists_inside(root, path),
            Storage::File { root, name, .. } => path == name || files::exists_inside(root, path),
            Storage::Input(_) => path == INPUT,
            Storage::Memory(texts) => {
                let folder = format!("{}/", path.trim_end_matches('/'));
                path.is_empty()
                    || texts.contains_key(path)
                    || texts.keys().any(|name| name.starts_with(&folder))
            }
        }
    }

    /// Why what the path names cannot be opened, if it cannot.
    pub(super) fn trouble(&self, path: &str) -> Option<ReadError> {
        match &self.storage {
            Storage::Folder { root, .. } => files::trouble_inside(root, path),
            Storage::File { root, name, .. } if path != name => files::trouble_inside(root, path),
            _ => (!self.has(path)).then_some(ReadError::Missing),
        }
    }

    /// Whether the path names a folder of the course.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let is_above = |file: &str| {
            let below = file.strip_prefix(path);
            below.is_some_and(|below| below.starts_with('/'))
        };
        match &self.storage {
            Storage::Bundled => bundled::files().iter().any(|file| is_above(file)),
            Storage::Memory(texts) => texts.keys().any(|file| is_above(file)),
            Storage::Folder { root, .. } | Storage::File { root, .. } => {
                let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
                path.is_empty() || files::folders_inside(root, parent).contains(name)
            }
            Storage::Input(_) => false,
        }
    }

    /// The files below a folder of the course, by path in that folder, in order.
    pub(super) fn files_in(&self, folder: &str) -> Vec<String> {
        let inside = format!("{folder}/");
        match &self.storage {
            Storage::Folder { root, .. } => {
                let Ok(path) = root.join(folder).canonicalize() else {
                    return Vec::new();
                };
                if !path.starts_with(root) {
                    return Vec::new();
                }
                files::listing(&path, MOST_FILES)
            }
            Storage::Memory(texts) => {
                let names = texts.keys().filter_map(|name| name.strip_prefix(&inside));
                names.map(str::to_owned).collect()
            }
            Storage::Bundled => {
                let files = bundled::files();
                let inside = files.iter().filter_map(|path| path.strip_prefix(&inside));
                let mut files: Vec<String> = inside.map(str::to_owned).collect();
                files.sort();
                files
            }
            // One file alone has no course around it.
            Storage::File { .. } | Storage::Input(_) => Vec::new(),
        }
    }

    /// The names of the folders in a folder.
    pub(super) fn folders(&self, path: &str) -> BTreeSet<String> {
        match &self.storage {
            Storage::Bundled => {
                let files = bundled::files();
                let below = files.iter().filter_map(|file| folder_below(file, path));
                below.collect()
            }
            Storage::Folder { root, .. } | Storage::File { root, .. } => {
                files::folders_inside(root, path)
            }
            Storage::Input(_) => BTreeSet::new(),
            Storage::Memory(texts) => {
                let below = texts.keys().filter_map(|file| folder_below(file, path));
                below.collect()
            }
        }
    }

    /// The texts below a folder of the course, by path in that folder, and what could not be read of them.
    pub(super) fn texts_in(&self, folder: &str) -> (Texts, Vec<(String, ReadError)>) {
        let (mut texts, mut unread) = (BTreeMap::new(), Vec::new());
        for path in self.files_in(folder) {
            match self.read(&format!("{folder}/{path}")) {
                Ok(text) => {
                    texts.insert(path, Arc::from(text.source.text.as_str()));
                }
                Err(error) => unread.push((path, error)),
            }
        }
        (texts, unread)
    }

    /// The first Markdown files in order, at most so many; and how much of all that is.
    pub(super) fn first_files(&self, most: usize) -> (Vec<String>, Coverage) {
        if let Storage::Folder { root, .. } = &self.storage {
            let first = files::first_files(root, most);
            return first.unwrap_or((Vec::new(), Coverage::Whole));
        }
        let mut files = self.walk().files;
        let are_all = files.len() <= most;
        files.truncate(most);
        (files, files::coverage(are_all))
    }

    /// All Markdown files, in order.
    pub(super) fn walk(&self) -> Walk {
        let files = match &self.storage {
            Storage::Folder { root, .. } => return files::walk(root).unwrap_or_default(),
            Storage::File { name, .. } => vec![name.clone()],
            Storage::Input(_) => vec![INPUT.to_owned()],
            Storage::Memory(texts) => texts.keys().cloned().collect(),
            Storage::Bundled => bundled::files(),
        };
        let is_lesson = |name: &String| files::has_markdown_name(name) || !self.is_folder();
        let mut files: Vec<String> = files.into_iter().filter(is_lesson).collect();
        order::sort(&mut files);
        Walk {
            files,
            oddities: Vec::new(),
        }
    }

    fn bytes(&self, path: &str, most: usize) -> Result<Vec<u8>, ReadError> {
        match &self.storage {
            Storage::Bundled => {
                let bytes = bundled::bytes(path).ok_or(ReadError::Missing)?;
                Ok(cut(bytes, most))
            }
            Storage::Folder { root, .. } => files::read_inside(root, path, most),
            Storage::File {
                path: file,
                root,
                name,
                ..
            } => {
                if path == name {
                    files::read(file, most)
                } else {
                    files::read_inside(root, path, most)
                }
            }
            Storage::Input(bytes) if path == INPUT => Ok(cut(bytes, most)),
            Storage::Input(_) => Err(ReadError::Missing),
            Storage::Memory(texts) => {
                let text = texts.get(path).ok_or(ReadError::Missing)?;
                Ok(cut(text.as_bytes(), most))
            }
        }
    }
}

fn cut(bytes: &[u8], most: usize) -> Vec<u8> {
    bytes.get(..most).unwrap_or(bytes).to_vec()
}

/// The name of the folder in `folder` on the way to a file.
fn folder_below(file: &str, folder: &str) -> Option<String> {
    let rest = file.strip_prefix(folder)?.strip_prefix('/')?;
    Some(rest.split_once('/')?.0.to_owned())
}
