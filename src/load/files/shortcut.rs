//! What the first page of a folder of very many files needs, found by its name: to list them all takes as long as all else
//! that is done until the first page stands.

use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::walk::has_markdown_name;
use crate::course::file_name::USUAL_FRONT_PAGES;
use crate::load::order;

/// The file that is to be shown and the folder's front page, in order: the front page alone if none is to be shown. `None` if
/// only a list of the folder can tell them, or if there are none.
pub fn first_files(root: &Path, shown: Option<&str>) -> Option<Vec<String>> {
    let folder = open(root)?;
    let mut files = front_pages(&folder).filter(|pages| pages.len() < 2)?;
    if let Some(shown) = shown
        && !files.iter().any(|file| file == shown)
    {
        let is_own = has_markdown_name(shown) && !shown.starts_with('.') && !shown.contains('/');
        if !is_own || !is_file(&folder, shown)? {
            return None;
        }
        files.push(shown.to_owned());
    }
    order::sort(&mut files);
    Some(files).filter(|files| !files.is_empty())
}

/// The front page of a folder, if it has one of the usual names and no other file has.
pub fn front_page(root: &Path) -> Option<String> {
    let mut pages = front_pages(&open(root)?)?;
    pages.pop().filter(|_| pages.is_empty())
}

/// The files that have the usual names; `None` if only a list of the folder can tell them. Where large letters are as good
/// as small ones, one file has several of the names, and none of them may be its own.
fn front_pages(folder: &OwnedFd) -> Option<Vec<String>> {
    let mut pages = Vec::new();
    for name in USUAL_FRONT_PAGES {
        if is_file(folder, name)? {
            pages.push(name.to_owned());
        }
    }
    Some(pages)
}

fn open(root: &Path) -> Option<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    rustix::fs::open(root, flags, Mode::empty()).ok()
}

/// Whether there is a regular file of this name in a folder; `None` if there is something else, or perhaps.
fn is_file(folder: &OwnedFd, name: &str) -> Option<bool> {
    match rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(status) if FileType::from_raw_mode(status.st_mode) == FileType::RegularFile => {
            Some(true)
        }
        Err(Errno::NOENT) => Some(false),
        _ => None,
    }
}
