//! The lessons of a course by the pages that sites make of them: of `a/b.md` the page `a/b`, and of the front page of a
//! folder the folder.

use std::collections::HashMap;

use super::file_name::{is_front_page, markdown_stem, split};

/// Where in reading order the lesson of a page stands; the first if several are made into the same.
#[derive(Debug, Default)]
pub struct Pages {
    files: HashMap<Box<str>, usize>,
    folders: HashMap<Box<str>, usize>,
}

impl Pages {
    /// The pages of these files, in reading order.
    pub fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut pages = Self::default();
        for (position, path) in paths.enumerate() {
            if let Some(stem) = markdown_stem(path) {
                pages.files.entry(stem.into()).or_insert(position);
            }
            let (folder, name) = split(path);
            if is_front_page(name) {
                pages.folders.entry(folder.into()).or_insert(position);
            }
        }
        pages
    }

    /// The lesson of a page, which is written as `a/b`, as `a/b.html`, or for a folder as `a`, `a/` or `a/index.html`.
    pub fn find(&self, path: &str) -> Option<usize> {
        let page = path.strip_suffix(".html");
        let folder = match page.map(split) {
            Some((folder, "index")) => folder,
            _ => path.trim_end_matches('/'),
        };
        let file = self.files.get(page.unwrap_or(path));
        file.or_else(|| self.folders.get(folder)).copied()
    }
}
