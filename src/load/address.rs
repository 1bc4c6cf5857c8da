//! What a written destination is made of, the path and the place in a page, and which paths of a course it may mean. What
//! stands there is not asked for.

use crate::course::{BookRules, Dialect, SectionId, slug};

/// The paths in the course that one from the root of a site may mean, the likeliest first; none in a course of our own. The
/// root of a book's site is the folder of its chapters, or stands in a folder of its server; that of a repository's own
/// pages is the repository.
pub fn from_root(dialect: &Dialect, written: &str) -> Vec<String> {
    let Some(path) = written.strip_prefix('/').map(decode) else {
        return Vec::new();
    };
    match dialect {
        Dialect::Native => Vec::new(),
        Dialect::Plain => vec![path],
        Dialect::Book(rules) => {
            let inside = on_site_of_book(rules, &path).map(str::to_owned);
            let paths = inside.into_iter().chain([path.clone()]);
            let mut paths: Vec<String> = paths.map(|path| below(&rules.folder, &path)).collect();
            paths.push(path);
            paths
        }
    }
}

/// A path from the root of a server as one from the root of a book's site, if that has a folder of its own there.
pub fn on_site_of_book<'p>(rules: &BookRules, path: &'p str) -> Option<&'p str> {
    let rest = path.strip_prefix(&rules.site)?;
    let is_inside = !rules.site.is_empty() && (rest.is_empty() || rest.starts_with('/'));
    is_inside.then(|| rest.trim_start_matches('/'))
}

/// The place in a lesson that a destination has behind its path.
pub fn place(written: &str) -> Option<SectionId> {
    let (_, fragment) = written.split_once('#')?;
    (!fragment.is_empty()).then(|| section(&decode(fragment)))
}

/// What is addressed in a page.
pub fn section(fragment: &str) -> SectionId {
    SectionId::new(slug(fragment))
}

/// A path in a folder of the course.
pub fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    }
}

/// A path relative to a file, as a path in the course; `None` if it leaves the course or begins at the root.
pub fn join(file: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') {
        return None;
    }
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    if !relative.is_empty() && is_plain(folder) && is_plain(relative) {
        // Most are, and a course may list very many.
        let slash = if folder.is_empty() { "" } else { "/" };
        return Some([folder, slash, relative].concat());
    }
    let mut names: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(relative.split('/')) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            _ => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// Whether a path has names only, of which none begins with a dot; it may be empty.
fn is_plain(path: &str) -> bool {
    let mut before = b'/';
    for byte in path.bytes() {
        if before == b'/' && matches!(byte, b'/' | b'.') {
            return false;
        }
        before = byte;
    }
    path.is_empty() || before != b'/'
}

/// Percent-encoding undone; what does not become text stays as it is.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if let (b'%', [high, low, after @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

/// The path of a destination, without the place in it and what a site is asked.
pub fn path(written: &str) -> &str {
    written.split(['#', '?']).next().unwrap_or_default()
}
