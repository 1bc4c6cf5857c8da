//! The course that the binary carries.

use std::path::Path;

use include_dir::{Dir, DirEntry, include_dir};

static COURSE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");

/// The bytes of a file.
pub fn bytes(path: &str) -> Option<&'static [u8]> {
    match entry(path)? {
        DirEntry::File(file) => Some(file.contents()),
        DirEntry::Dir(_) => None,
    }
}

/// Whether there is a file or a folder.
pub fn has(path: &str) -> bool {
    path.is_empty() || entry(path).is_some()
}

/// The paths of all files, in no order.
pub fn files() -> Vec<String> {
    let mut folders = vec![&COURSE];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(
            folder
                .files()
                .filter_map(|file| Some(file.path().to_str()?.to_owned())),
        );
    }
    files
}

/// What there is at a path. Only the folders on the way to it are looked into: the first page asks for some files, and
/// must not take longer for each that the course has.
fn entry(path: &str) -> Option<&'static DirEntry<'static>> {
    let path = path.trim_end_matches('/');
    let mut entries = COURSE.entries();
    loop {
        let is_on_the_way = |entry: &&DirEntry<'_>| match entry {
            DirEntry::Dir(folder) => leads_to(folder.path(), path),
            DirEntry::File(file) => file.path().as_os_str() == path,
        };
        match entries.iter().find(is_on_the_way)? {
            DirEntry::Dir(folder) if folder.path().as_os_str() != path => {
                entries = folder.entries();
            }
            found => return Some(found),
        }
    }
}

/// Whether one path is the other, or a folder above it.
fn leads_to(above: &Path, path: &str) -> bool {
    let rest = above.to_str().and_then(|above| path.strip_prefix(above));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
