//! Looks into folders for what is no lesson: a plain list of all files, whether there are any, and a name that was mistyped.

use std::fs;
use std::path::{Path, PathBuf};

use super::walk::{DEEPEST_FOLDER, is_left_out};

/// The regular files below a folder, whatever they hold, by path in it, in order; no more than `most`. What is hidden,
/// links and what [`super::walk()`] leaves out are not among them.
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
            } else if kind.is_dir() && depth < DEEPEST_FOLDER && !is_left_out(&entry.path()) {
                folders.push((entry.path(), format!("{prefix}{name}/"), depth + 1));
            }
        }
    }
    files.sort();
    files
}

/// Whether there is nothing in a folder.
pub fn is_empty(root: &Path) -> bool {
    fs::read_dir(root).is_ok_and(|mut entries| entries.next().is_none())
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
