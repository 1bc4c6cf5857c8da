//! Which versions of some files were read.

use std::collections::BTreeMap;

use super::Watched;
use crate::load::files::FileStamp;
use crate::load::library::Library;

/// What tells the versions of files that were read from those that there are now.
#[derive(Debug, Default)]
pub struct Versions(BTreeMap<String, Option<FileStamp>>);

impl Versions {
    /// Adds the files as they are now. Of those that are known it stays what was seen first: they are added before they are
    /// read.
    pub fn add(&mut self, library: &Library, files: Watched) {
        for file in files.read.into_iter().chain(files.absent) {
            self.0
                .entry(file)
                .or_insert_with_key(|file| library.stamp(file));
        }
    }

    /// Whether none of them has been written since then, has gone or has come.
    pub fn are_current(&self, library: &Library) -> bool {
        let mut files = self.0.iter();
        files.all(|(file, stamp)| library.stamp(file) == *stamp)
    }
}
