//! Where the files of a course come from: the binary, a folder, one file, or texts in memory.

mod contents;
mod place;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::bundled;
use super::decode::{Text, beginning, decode};
use super::files::{self, FileStamp, LARGEST_FILE, ReadError};
use crate::course::slug;
use crate::text::fnv64;

pub use place::CoursePlace;

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

    /// The path of the course as it was typed; `None` if the course is not on disk.
    pub fn typed(&self) -> Option<&str> {
        match &self.storage {
            Storage::Folder { shown, .. } | Storage::File { shown, .. } => Some(shown),
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
        id_of(&self.name(), own)
    }

    /// The id that a course without one of its own had at a path where there is nothing any more. The path leads through
    /// folders that there are, as far as there are any.
    pub fn id_at(path: &Path) -> Option<String> {
        let path = std::path::absolute(path).ok()?;
        let mut folders = path.ancestors().skip(1);
        let found = folders.find_map(|folder| Some((folder, folder.canonicalize().ok()?)));
        let (folder, mut whole) = found?;
        for component in path.strip_prefix(folder).ok()?.components() {
            let Component::Normal(name) = component else {
                return None;
            };
            whole.push(name);
        }
        let name = whole.file_name()?.to_string_lossy();
        Some(id_of(&name, whole.as_os_str().as_encoded_bytes()))
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

    /// What tells whether names have come to a folder or gone from it; `None` where there is no such folder on disk.
    pub(super) fn folder_stamp(&self, path: &str) -> Option<FileStamp> {
        files::folder_stamp(self.folder()?, path)
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

/// An id of a name and a hash of what tells namesakes apart.
fn id_of(name: &str, own: &[u8]) -> String {
    format!("{}-{:08x}", slug(name), fnv64(own) >> 32)
}

fn cut(bytes: &[u8], most: usize) -> Vec<u8> {
    bytes.get(..most).unwrap_or(bytes).to_vec()
}
