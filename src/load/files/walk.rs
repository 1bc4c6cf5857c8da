//! What lies in a folder, by name only: nothing is opened here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder with more entries is read in part.
const MOST_ENTRIES: usize = 50_000;
/// Folders below this depth are not looked into.
const DEEPEST_FOLDER: usize = 32;

/// What a walk through a folder found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// The Markdown files, relative to the folder, with `/` between the names; in no order.
    pub files: Vec<String>,
    /// What was left out, as sentences for a warning.
    pub left_out: Vec<String>,
}

/// All Markdown files below a folder. What is hidden is left out, and folders of dependencies, caches and
/// builds and links to folders are not entered.
pub fn walk(root: &Path) -> io::Result<Walk> {
    let mut found = Walk::default();
    let mut seen = 0;
    let mut folders = vec![(root.to_owned(), String::new(), 0)];
    fs::read_dir(root)?;
    while let Some((folder, prefix, depth)) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            found
                .left_out
                .push(format!("the folder `{prefix}` cannot be read"));
            continue;
        };
        for entry in entries.flatten() {
            seen += 1;
            if seen > MOST_ENTRIES {
                let limit = format!("only the first {MOST_ENTRIES} entries of the folder are read");
                found.left_out.push(limit);
                return Ok(found);
            }
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let Ok(name) = entry.file_name().into_string() else {
                if has_markdown_name(&entry.file_name().to_string_lossy()) {
                    let shown = entry.file_name().to_string_lossy().into_owned();
                    found
                        .left_out
                        .push(format!("the name of `{prefix}{shown}` is not UTF-8"));
                }
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            if kind.is_dir() {
                if is_left_out(&folder, &name) {
                    continue;
                }
                if depth + 1 >= DEEPEST_FOLDER {
                    found
                        .left_out
                        .push(format!("`{prefix}{name}` lies too deep to be read"));
                    continue;
                }
                folders.push((entry.path(), format!("{prefix}{name}/"), depth + 1));
            } else if has_markdown_name(&name) {
                found.files.push(format!("{prefix}{name}"));
            }
        }
    }
    Ok(found)
}

/// Whether a folder holds what programs have fetched or made: dependencies, what Cargo or Maven builds, or what
/// the Cache Directory Tagging Specification calls a cache.
fn is_left_out(parent: &Path, name: &str) -> bool {
    let builds = ["Cargo.toml", "pom.xml"].map(|file| parent.join(file));
    name == "node_modules"
        || (name == "target" && builds.iter().any(|file| file.exists()))
        || parent.join(name).join("CACHEDIR.TAG").exists()
}

/// Whether a file is Markdown by its name.
pub fn has_markdown_name(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("markdown")
    })
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
