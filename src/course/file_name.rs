//! What the name of a lesson's file says: whether it is Markdown, and whether it is the front page of its folder.

/// The endings that the files of lessons have, in any case.
const MARKDOWN: [&str; 2] = [".md", ".markdown"];

/// A path or a name without the ending that makes it Markdown; `None` if it is none by its name.
pub fn markdown_stem(path: &str) -> Option<&str> {
    // Many names are asked.
    MARKDOWN.iter().find_map(|ending| {
        let stem = without(path, ending)?;
        (!stem.is_empty() && !stem.ends_with('/')).then_some(stem)
    })
}

/// Whether a file stands for its folder, by its name: whatever its ending is, and in any case.
pub fn is_front_page(name: &str) -> bool {
    // Many names are asked, and most are told by their first letter.
    if !name.starts_with(['r', 'R', 'i', 'I']) {
        return false;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

/// The folder of a path, which is empty for the course's own, and the name in it.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A path without its ending, if it has this one in any case.
pub fn without<'a>(path: &'a str, ending: &str) -> Option<&'a str> {
    let bytes = path.as_bytes();
    let at = bytes.len().checked_sub(ending.len())?;
    let has_ending = bytes.get(at..)?.eq_ignore_ascii_case(ending.as_bytes());
    path.get(..at).filter(|_| has_ending)
}
