//! The block of attributes at the end of a heading: `## Timers {#timers .wide lang=en}`.
//!
//! The parser's own takes any words in braces for attributes, and they would be lost: `## GET /users/{id}`.

/// A heading's attributes. Of them, only the id means something here.
#[derive(Debug, PartialEq, Eq)]
pub struct Attributes {
    /// What stands in `{#…}`.
    pub id: Option<String>,
    /// Where the words of the heading end in its source.
    pub words: usize,
}

/// The attributes of a heading, from its source with all its marks.
pub fn of(heading: &str) -> Option<Attributes> {
    let is_marked = heading.trim_start().starts_with('#');
    let text = if is_marked {
        unclosed(heading.trim_end())
    } else {
        without_underline(heading)
    };
    let inside = text.strip_suffix('}')?;
    let (before, inside) = inside.rsplit_once('{')?;
    let escapes = before.len() - before.trim_end_matches('\\').len();
    if escapes % 2 == 1 {
        return None;
    }
    let attributes = read(inside)?;
    let words = if is_marked {
        unclosed(before.trim_end())
    } else {
        before.trim_end()
    };
    Some(Attributes {
        words: words.len(),
        ..attributes
    })
}

/// What stands between the braces, if it is a list of attributes and nothing else.
fn read(inside: &str) -> Option<Attributes> {
    let mut id = None;
    let mut rest = inside.trim_matches([' ', '\t']);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let end = item(rest)?;
        let (written, after) = rest.split_at(end);
        if !after.is_empty() && !after.starts_with([' ', '\t']) {
            return None;
        }
        if let Some(name) = written.strip_prefix('#') {
            id = Some(name.to_owned());
        }
        rest = after.trim_start_matches([' ', '\t']);
    }
    Some(Attributes { id, words: 0 })
}

/// Where the attribute ends that a text begins with: `#id`, `.class`, `key=value` or `key="a value"`.
fn item(text: &str) -> Option<usize> {
    let name_end = |text: &str| {
        let end = text.find(|character| !is_of_name(character));
        end.unwrap_or(text.len())
    };
    if let Some(name) = text.strip_prefix(['#', '.']) {
        return Some(1 + name_end(name)).filter(|end| *end > 1);
    }
    let key = name_end(text);
    let value = text.get(key..)?.strip_prefix('=')?;
    if key == 0 {
        return None;
    }
    let length = match value.strip_prefix('"') {
        Some(quoted) => quoted.find('"')? + 2,
        None => value.find([' ', '\t']).unwrap_or(value.len()),
    };
    Some(key + 1 + length).filter(|_| length > 0)
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | ':' | '.')
}

/// A heading without the marks that close it: `## Words ##`.
fn unclosed(heading: &str) -> &str {
    let words = heading.trim_end_matches('#');
    if words.ends_with([' ', '\t']) {
        words.trim_end()
    } else {
        heading
    }
}

/// The lines of a heading without the one that underlines them, if there is one.
fn without_underline(heading: &str) -> &str {
    let text = heading.trim_end();
    let (lines, last) = text.rsplit_once('\n').unwrap_or(("", text));
    let last = last.trim_matches([' ', '\t', '>']);
    let is_underline =
        last.bytes().all(|byte| byte == b'=') || last.bytes().all(|byte| byte == b'-');
    if is_underline { lines.trim_end() } else { text }
}
