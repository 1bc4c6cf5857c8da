//! The lines that begin an admonition in other programs' Markdown, and those that are directives to them.

use crate::course::CalloutStyle;

/// What an admonition says on its first line.
#[derive(Debug, PartialEq, Eq)]
pub struct Admonition {
    /// How it looks.
    pub style: CalloutStyle,
    /// What stands on it; empty if that is the name of its style.
    pub title: String,
}

/// What the words for kinds of admonition stand for; others are notes.
const STYLES: [(&str, CalloutStyle); 25] = [
    ("note", CalloutStyle::Note),
    ("info", CalloutStyle::Note),
    ("abstract", CalloutStyle::Note),
    ("summary", CalloutStyle::Note),
    ("example", CalloutStyle::Note),
    ("quote", CalloutStyle::Note),
    ("question", CalloutStyle::Note),
    ("todo", CalloutStyle::Note),
    ("seealso", CalloutStyle::Note),
    ("secondary", CalloutStyle::Note),
    ("details", CalloutStyle::Note),
    ("tab", CalloutStyle::Note),
    ("tip", CalloutStyle::Tip),
    ("hint", CalloutStyle::Tip),
    ("success", CalloutStyle::Tip),
    ("check", CalloutStyle::Tip),
    ("important", CalloutStyle::Important),
    ("warning", CalloutStyle::Warning),
    ("attention", CalloutStyle::Warning),
    ("caution", CalloutStyle::Caution),
    ("danger", CalloutStyle::Caution),
    ("error", CalloutStyle::Caution),
    ("failure", CalloutStyle::Caution),
    ("bug", CalloutStyle::Caution),
    ("deprecated", CalloutStyle::Caution),
];

impl Admonition {
    fn new(kind: &str, title: &str) -> Self {
        let known = style(kind);
        let style = known.unwrap_or(CalloutStyle::Note);
        let mut letters = kind.chars();
        let title = match (title.trim(), letters.next()) {
            ("", Some(first)) if !kind.eq_ignore_ascii_case(style.name()) => {
                first.to_uppercase().chain(letters).collect()
            }
            (title, _) => title.to_owned(),
        };
        Self { style, title }
    }
}

/// How a kind of admonition looks, if it is one of the usual ones.
fn style(kind: &str) -> Option<CalloutStyle> {
    let mut styles = STYLES.iter();
    let found = styles.find(|(name, _)| name.eq_ignore_ascii_case(kind))?;
    Some(found.1)
}

/// Whether lines that belong to an admonition follow its first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    Indented,
    Missing,
}

/// `!!! note "Title"` and the folding `??? note`, as `MkDocs` has them. Without a body such a line is only taken for one
/// if its kind is a usual one.
pub fn indented(line: &str, body: Body) -> Option<Admonition> {
    let rest = line.strip_prefix("!!!");
    let rest = rest.or_else(|| {
        let rest = line.strip_prefix("???")?;
        Some(rest.strip_prefix('+').unwrap_or(rest))
    })?;
    let (kinds, title) = match rest.split_once('"') {
        Some((kinds, title)) => (kinds, title.trim_end().strip_suffix('"')?),
        None => (rest, ""),
    };
    let is_word = |word: &str| {
        word.chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    let mut words = kinds.split_whitespace();
    let kind = words.next().filter(|kind| is_word(kind))?;
    let is_one = words.all(is_word) && (body == Body::Indented || style(kind).is_some());
    is_one.then(|| Admonition::new(kind, title))
}

/// A line that begins with three colons or slashes, or more: the sign, how many they are, and what follows them.
pub fn marks(line: &str) -> Option<(char, usize, &str)> {
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, ':' | '/'))?;
    let rest = line.trim_start_matches(sign);
    let count = line.len() - rest.len();
    (count >= 3).then(|| (sign, count, rest.trim()))
}

/// `/// note | Title`, by what follows the slashes, as the blocks of `PyMdown` have it.
pub fn slashed(words: &str) -> Option<Admonition> {
    let (kind, title) = words.split_once('|').unwrap_or((words, ""));
    let kind = kind.trim();
    style(kind)?;
    Some(Admonition::new(kind, title))
}

/// `:::note[Title]` and `::: note Title`, by what follows the colons, as Docusaurus, `VitePress` and others have them.
pub fn fenced(words: &str) -> Option<Admonition> {
    let end = words.find(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let (kind, rest) = words.split_at(end.unwrap_or(words.len()));
    style(kind)?;
    let rest = rest
        .split_once('{')
        .map_or(rest, |(before, _)| before)
        .trim();
    let title = rest
        .strip_prefix('[')
        .and_then(|title| title.strip_suffix(']'));
    Some(Admonition::new(kind, title.unwrap_or(rest)))
}

/// What follows the fence of mdbook-admonish: `admonish warning title="X"`.
pub fn admonish(info: &str) -> Option<Admonition> {
    let rest = info.strip_prefix("admonish")?;
    if rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '-') {
        return None;
    }
    let rest = rest.trim_start_matches([' ', ',']);
    let end = rest.find([' ', ',', '.', '"']).unwrap_or(rest.len());
    let (kind, rest) = rest.split_at(end);
    let (kind, rest) = if kind.is_empty() || kind.contains('=') {
        ("note", &info[info.len() - kind.len() - rest.len()..])
    } else {
        (kind, rest)
    };
    Some(Admonition::new(kind, &quoted(rest)))
}

/// What stands between the first quotes, which may be those of `title=`.
fn quoted(text: &str) -> String {
    let rest = text.split_once("title=").map_or(text, |(_, rest)| rest);
    let Some(start) = rest.find(['"', '\'']) else {
        return String::new();
    };
    let (quote, rest) = rest[start..].split_at(1);
    let mut title = String::new();
    let mut is_escaped = false;
    for letter in rest.chars() {
        match letter {
            '\\' if !is_escaped => is_escaped = true,
            letter if !is_escaped && quote.starts_with(letter) => break,
            letter => {
                title.push(letter);
                is_escaped = false;
            }
        }
    }
    title
}

/// Whether a line is one directive to a program that makes pages of texts, `{{ … }}`, `{% … %}` or `{* … *}`, and nothing
/// else.
pub fn is_directive(line: &str) -> bool {
    let line = line.trim();
    [("{{", "}}"), ("{%", "%}"), ("{*", "*}")]
        .iter()
        .any(|(open, close)| {
            let inside = line.strip_prefix(open);
            inside.and_then(|inside| inside.find(close))
                == line.len().checked_sub(open.len() + close.len())
                && line.len() > open.len() + close.len()
        })
}
