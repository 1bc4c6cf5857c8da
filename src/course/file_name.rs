//! What the name of a lesson's file says: whether it is Markdown, and whether it is the front page of its folder.

use super::id::slug;

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

/// The names that front pages have nearly everywhere. There are many more: each letter may be large or small.
pub const USUAL_FRONT_PAGES: [&str; 10] = [
    "INDEX.md",
    "Index.md",
    "README.MD",
    "README.markdown",
    "README.md",
    "Readme.md",
    "index.markdown",
    "index.md",
    "readme.markdown",
    "readme.md",
];

/// The folder of a path, which is empty for the course's own, and the name in it.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// A path without what changes when files are put in another order or a front page gets another of its names: the numbers
/// and the ending. Dates are no numbers here.
pub fn place(path: &str) -> String {
    let (folders, name) = split(path);
    let folders = folders.split('/').map(without_number);
    let stem = if is_front_page(name) { "" } else { bare(name) };
    let names: Vec<&str> = folders.chain([stem]).collect();
    names.join("/")
}

/// What a file is called wherever it lies, without number and ending; what stands for its folder is called as that.
pub fn bare_name(path: &str) -> &str {
    match split(path) {
        (folder, name) if is_front_page(name) => without_number(split(folder).1),
        (_, name) => bare(name),
    }
}

fn bare(name: &str) -> &str {
    let stem = markdown_stem(name).unwrap_or(name);
    if begins_with_date(name) {
        stem
    } else {
        without_number(stem)
    }
}

/// Whether a name begins with a date, as those of a journal do: `2021-03-05-title`.
pub fn begins_with_date(name: &str) -> bool {
    const DATE: &str = "0000-00-00";
    name.len() >= DATE.len()
        && name
            .bytes()
            .zip(DATE.bytes())
            .all(|(byte, form)| match form {
                b'-' => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
}

/// A path without its ending, if it has this one in any case.
pub fn without<'a>(path: &'a str, ending: &str) -> Option<&'a str> {
    let bytes = path.as_bytes();
    let at = bytes.len().checked_sub(ending.len())?;
    let has_ending = bytes.get(at..)?.eq_ignore_ascii_case(ending.as_bytes());
    path.get(..at).filter(|_| has_ending)
}

/// The id of a lesson that gives none: its file's stem without the number, or its folder's for a front page. A date is no number.
pub fn id_of(path: &str) -> String {
    let (_, name) = split(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let named = if is_front_page(name)
        && let Some(folder) = path.rsplit('/').nth(1)
        && !folder.is_empty()
    {
        folder
    } else {
        stem
    };
    let bare = if begins_with_date(named) {
        named
    } else {
        without_number(named)
    };
    let id = slug(bare);
    if !id.is_empty() {
        return id;
    }
    let id = slug(named);
    if id.is_empty() {
        "lesson".to_owned()
    } else {
        id
    }
}

/// The number that puts a name in order, 0 if it has none.
pub fn number(name: &str) -> u64 {
    let digits = name.len() - without_number(name).len();
    let digits = name.get(..digits).unwrap_or_default();
    let digits = digits.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    digits.parse().unwrap_or_default()
}

/// A name without the number that puts it in order.
pub fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    if bare.len() < rest.len() && rest.len() < name.len() {
        bare
    } else {
        name
    }
}
