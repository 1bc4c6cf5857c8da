//! The learner's own copy of a lab: made once, never overwritten.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::course::Kit;
use crate::course::lab::STARTER;

/// A learner's folder with more files is checked in part: nobody writes so many for a lab.
const MOST_FILES: usize = 1_000;
/// Folders below this depth are not looked into.
const DEEPEST_FOLDER: usize = 8;
/// All of their bytes together are no more than this.
const MOST_BYTES: u64 = 16 << 20;
/// The task stands beside the files, for those who read it in their editor.
const TASK: &str = "README.md";

/// A folder of the learner's with a lab in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it is.
    pub folder: PathBuf,
}

impl Copy {
    /// The copy in this folder. What is not there yet is taken from the starter; what is there stays as it is.
    ///
    /// # Errors
    ///
    /// When the folder or a file in it cannot be made.
    pub fn open(folder: &Path, kit: &Kit) -> io::Result<Self> {
        let task = std::iter::once((TASK, kit.task.text.as_str()));
        let is_new = is_empty(folder);
        let files = kit.layer(STARTER).map(|(path, text)| (path, text.as_ref()));
        for (path, text) in files.chain(task) {
            // A file that the learner has deleted stays deleted, unless the lab is about it.
            if is_new || kit.lab.files.iter().any(|file| file == path) {
                place(folder, path, text)?;
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Whether a folder has files already, and none that the lab is about: it is somebody else's.
    pub fn is_foreign(folder: &Path, kit: &Kit) -> bool {
        let is_there = |file: &String| folder.join(file).symlink_metadata().is_ok();
        !is_empty(folder) && !kit.lab.files.iter().any(is_there)
    }

    /// Puts the work aside under another name, and begins anew. Returns where the work is now.
    ///
    /// # Errors
    ///
    /// When the folder cannot be renamed or made.
    pub fn fresh(folder: &Path, kit: &Kit) -> io::Result<(Self, Option<PathBuf>)> {
        let aside = if folder.exists() {
            let aside = free_name(folder);
            fs::rename(folder, &aside)?;
            Some(aside)
        } else {
            None
        };
        Ok((Self::open(folder, kit)?, aside))
    }

    /// The learner's files, by path in the folder, as they are now.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read, or they are too large together.
    pub fn files(&self) -> io::Result<Vec<(String, Vec<u8>)>> {
        let mut files = Vec::new();
        let mut left = MOST_BYTES;
        for (path, _) in self.listing()? {
            let opened = OpenOptions::new()
                .read(true)
                .custom_flags(no_follow())
                .open(self.folder.join(&path));
            let file = match opened {
                // Editors write files beside the one that is saved, and take them away again.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                opened => opened?,
            };
            let mut bytes = Vec::new();
            file.take(left + 1).read_to_end(&mut bytes)?;
            let Some(rest) = left.checked_sub(bytes.len() as u64) else {
                return Err(io::Error::other("the files are larger than 16 MB together"));
            };
            left = rest;
            files.push((path, bytes));
        }
        Ok(files)
    }

    /// What tells one state of the files from another; editors that replace a file change it too.
    pub fn stamp(&self) -> Vec<(String, Option<SystemTime>, u64)> {
        let listing = self.listing().unwrap_or_default();
        let stamps = listing.into_iter().map(|(path, metadata)| {
            let modified = metadata.modified().ok();
            (path, modified, metadata.len())
        });
        stamps.collect()
    }

    /// The regular files that are the learner's: not hidden ones, and not what npm has installed.
    fn listing(&self) -> io::Result<Vec<(String, fs::Metadata)>> {
        let mut files = Vec::new();
        let mut folders = vec![(self.folder.clone(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && depth > 0 => continue,
                entries => entries?,
            };
            for entry in entries {
                let entry = entry?;
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                if name.starts_with('.') || name == "node_modules" || name.ends_with('~') {
                    continue;
                }
                let Ok(metadata) = entry.metadata() else {
                    continue;
                };
                if metadata.is_file() && files.len() < MOST_FILES {
                    files.push((format!("{prefix}{name}"), metadata));
                } else if metadata.is_dir() && depth < DEEPEST_FOLDER {
                    folders.push((entry.path(), format!("{prefix}{name}/"), depth + 1));
                }
            }
        }
        files.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(files)
    }
}

/// Whether there is nothing in a folder, or no folder.
fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !folder.exists(),
    }
}

/// Puts a text into a folder, with the folders that its path needs, for the learner's eyes only; a file that is there
/// already stays.
fn place(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let target = folder.join(path);
    if let Some(parent) = target.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(parent)?;
    }
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .custom_flags(no_follow())
        .open(target);
    match opened {
        Ok(mut file) => file.write_all(text.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// A name beside a folder that nothing has: `hello-http.1`, `hello-http.2` …
fn free_name(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut names = (1..).map(|number: u32| folder.with_file_name(format!("{name}.{number}")));
    names
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.with_extension("aside"))
}

/// A link that is put in the place of a file is not followed.
fn no_follow() -> i32 {
    rustix::fs::OFlags::NOFOLLOW.bits().cast_signed()
}
