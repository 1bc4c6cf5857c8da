//! What a library holds: its folders and the files in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{INPUT, Library, Storage};
use crate::course::Coverage;
use crate::load::files::{self, ReadError, Walk};
use crate::load::{Wanted, bundled, order};

/// No folder of practice has more files.
const MOST_FILES: usize = 1_000;

/// Texts by their path.
type Texts = BTreeMap<String, Arc<str>>;

impl Library {
    /// Whether the path names a folder of the course.
    pub(in crate::load) fn has_folder(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let is_above = |file: &str| {
            let below = file.strip_prefix(path);
            below.is_some_and(|below| below.starts_with('/'))
        };
        match &self.storage {
            Storage::Bundled => bundled::files().iter().any(|file| is_above(file)),
            Storage::Memory(texts) => texts.keys().any(|file| is_above(file)),
            Storage::Folder { root, .. } | Storage::File { root, .. } => {
                files::is_folder_inside(root, path)
            }
            Storage::Input(_) => false,
        }
    }

    /// The files below a folder of the course, or of all of it if that is empty, by path in that folder, in order.
    pub(in crate::load) fn files_in(&self, folder: &str) -> Vec<String> {
        let inside = match folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
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
    pub(in crate::load) fn folders(&self, path: &str) -> BTreeSet<String> {
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
    pub(in crate::load) fn texts_in(&self, folder: &str) -> (Texts, Vec<(String, ReadError)>) {
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

    /// The first Markdown files in order, at most so many; and how much of all that is. Those in some folders do not count. The file that is to be shown is
    /// among them, with those around it, if it lies between others in its folder; see [`files::first_files`].
    pub(in crate::load) fn first_files(
        &self,
        most: usize,
        wanted: Wanted<'_>,
        except: &[&str],
    ) -> (Vec<String>, Coverage) {
        if let Storage::Folder { root, .. } = &self.storage {
            let first = files::first_files(root, (most, except), wanted);
            return first.unwrap_or((Vec::new(), Coverage::Whole));
        }
        let shown = wanted.kept();
        let mut files = self.walk().files;
        files.retain(|file| !files::is_in(file, except));
        let are_all = files.len() <= most;
        let shown = files.iter().position(|file| Some(file.as_str()) == shown);
        let around = shown.map_or(0..0, |shown| shown.saturating_sub(1)..shown + 2);
        let around = files.get(around).unwrap_or_default();
        let around = around
            .iter()
            .filter(|file| !files[..most.min(files.len())].contains(file));
        let around: Vec<String> = around.cloned().collect();
        files.truncate(most);
        files.extend(around);
        (files, files::coverage(are_all))
    }

    /// All Markdown files, in order.
    pub(in crate::load) fn walk(&self) -> Walk {
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
            ..Walk::default()
        }
    }
}

/// The name of the folder in `folder` on the way to a file.
fn folder_below(file: &str, folder: &str) -> Option<String> {
    let rest = file.strip_prefix(folder)?.strip_prefix('/')?;
    Some(rest.split_once('/')?.0.to_owned())
}
