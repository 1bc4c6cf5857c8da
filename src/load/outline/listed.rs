//! The files of lessons by their modules, as a list or the folders have them.

use super::Outline;
use super::names::{folder, folder_title};
use crate::load::address;
use crate::load::course_file::CourseFile;
use crate::load::files::ReadError;
use crate::load::keys::Placed;

/// A module as files and folders have it.
pub(super) struct Listed<'a> {
    pub(super) title: String,
    pub(super) files: Vec<ListedFile<'a>>,
}

/// A lesson's file.
pub(super) struct ListedFile<'a> {
    pub(super) path: String,
    /// How the course's list has it, if it is in one.
    pub(super) written: Option<&'a Placed<String>>,
}

impl Listed<'static> {
    /// A module of files that no list has.
    pub(super) fn unwritten(title: String, files: Vec<String>) -> Self {
        let files = files.into_iter().map(|path| ListedFile {
            path,
            written: None,
        });
        Self {
            title,
            files: files.collect(),
        }
    }
}

impl Outline<'_> {
    /// What a course file lists.
    pub(super) fn list<'f>(&mut self, file: &'f CourseFile) -> Vec<Listed<'f>> {
        let mut modules = Vec::new();
        for entry in &file.modules {
            let mut files = Vec::new();
            for written in &entry.lessons {
                let Some(path) = address::join("", &written.value) else {
                    self.refuse(written, &ReadError::Outside);
                    continue;
                };
                if !self.listed.insert(path.clone()) {
                    let message = format!("`{}` is listed twice", written.value);
                    self.problems.error(written.span, message);
                    self.problems.hint("list it once");
                    continue;
                }
                files.push(ListedFile {
                    path,
                    written: Some(written),
                });
            }
            modules.push(Listed {
                title: entry.title.clone(),
                files,
            });
        }
        modules
    }
}

/// Files in order as modules: one for each folder.
pub(super) fn by_folder(files: Vec<String>) -> Vec<Listed<'static>> {
    let mut modules = Vec::new();
    let mut files = files.into_iter().peekable();
    while let Some(first) = files.next() {
        let parent = folder(&first).to_owned();
        let mut module = vec![first];
        while let Some(next) = files.next_if(|next| folder(next) == parent) {
            module.push(next);
        }
        modules.push(Listed::unwritten(folder_title(&parent), module));
    }
    modules
}
