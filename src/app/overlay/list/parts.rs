//! The parts of names as programs have them: `create`, `Read` and `Stream` in `createReadStream`.

/// Whether a part behind the first one begins so, and goes on so in the parts behind it. What was typed is in small letters.
pub(super) fn begin_so(name: &str, typed: &str) -> bool {
    let goes_on_so = |at: usize| {
        let rest = name.get(at..).unwrap_or_default();
        let mut small = rest.chars().flat_map(char::to_lowercase);
        typed.chars().all(|letter| small.next() == Some(letter))
    };
    let mut inner = starts(name).filter(|(_, is_inner)| *is_inner);
    inner.any(|(at, _)| goes_on_so(at))
}

/// Whether what was typed has capitals within, as `rS`, and the parts of one name begin with its own ones, in their order.
pub(super) fn are_named(words: &str, typed: &str) -> bool {
    let wanted = parts(typed);
    let is_one_name = !typed.contains(|letter: char| !letter.is_alphanumeric());
    is_one_name
        && wanted.len() > 1
        && words.split_whitespace().any(|name| {
            let parts = parts(name);
            let mut parts = parts.iter();
            let is_there = |wanted: &String| parts.any(|part| part.starts_with(wanted.as_str()));
            wanted.iter().all(is_there)
        })
}

/// The parts of a name, in small letters.
fn parts(name: &str) -> Vec<String> {
    let starts: Vec<usize> = starts(name).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    let parts = starts.iter().zip(ends);
    parts
        .map(|(start, end)| name.get(*start..end).unwrap_or_default().to_lowercase())
        .collect()
}

/// Where a part begins, and whether it does so within a word.
fn starts(name: &str) -> impl Iterator<Item = (usize, bool)> {
    let mut before = ' ';
    name.char_indices().filter_map(move |(at, letter)| {
        let is_inner = before.is_lowercase() && letter.is_uppercase();
        let begins = is_inner || letter.is_alphanumeric() && !before.is_alphanumeric();
        before = letter;
        begins.then_some((at, is_inner))
    })
}
