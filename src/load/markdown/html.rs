//! Raw HTML, which is never interpreted: its tags and comments are told from its words, in one pass.

use std::borrow::Cow;

/// A piece of raw HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words, with entities as written.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
    /// A comment, without its marks.
    Comment(&'a str),
    /// A declaration or an instruction.
    Hidden,
    /// A comment that does not end.
    Unclosed,
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as written.
    pub name: &'a str,
    /// Whether it is an end tag.
    pub closing: bool,
    attributes: &'a str,
}

/// The pieces of raw HTML in reading order.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    rest: &'a str,
    /// No `>` follows, so that all the rest is text: it is not searched for twice.
    no_more_tags: bool,
}

/// Tags before and after which HTML begins a new line.
const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Splits raw HTML.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces {
        rest: html,
        no_more_tags: false,
    }
}

/// How much of some lines is the same whatever follows them: all but a tag or a comment that does not end in them.
pub fn whole(lines: &str) -> usize {
    let mut pieces = pieces(lines);
    loop {
        let rest = pieces.rest;
        match pieces.next() {
            None => return lines.len(),
            Some(Piece::Unclosed) => return lines.len() - rest.len(),
            Some(_) if pieces.no_more_tags => return lines.len() - rest.len(),
            Some(_) => {}
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.no_more_tags || !begins_markup(self.rest) {
            let end = if self.no_more_tags {
                self.rest.len()
            } else {
                text_end(self.rest)
            };
            return Some(Piece::Text(self.take(end)));
        }
        if self.rest.starts_with("<!--") {
            let Some(end) = self.rest[2..].find("-->") else {
                self.rest = "";
                return Some(Piece::Unclosed);
            };
            let comment = self.take(2 + end + 3);
            let words = comment.trim_start_matches("<!--").trim_end_matches("-->");
            return Some(Piece::Comment(words));
        }
        let Some(end) = self.rest.find('>') else {
            self.no_more_tags = true;
            return self.next();
        };
        Some(tag(self.take(end + 1)))
    }
}

impl<'a> Pieces<'a> {
    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    fn take(&mut self, end: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at(end);
        self.rest = rest;
        piece
    }
}

/// Whether a tag or a comment begins here.
fn begins_markup(html: &str) -> bool {
    let mut bytes = html.bytes();
    bytes.next() == Some(b'<')
        && match bytes.next() {
            Some(b'/') => bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic()),
            Some(b'!' | b'?') => true,
            Some(byte) => byte.is_ascii_alphabetic(),
            None => false,
        }
}

/// Where the text ends that begins here: at the next tag.
fn text_end(html: &str) -> usize {
    html.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && begins_markup(&html[*at..]))
        .unwrap_or(html.len())
}

fn tag(text: &str) -> Piece<'_> {
    let inner = text.trim_start_matches('<').trim_end_matches('>');
    if inner.starts_with(['!', '?']) {
        return Piece::Hidden;
    }
    let closing = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner
        .find(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .unwrap_or(inner.len());
    Piece::Tag(Tag {
        name: &inner[..end],
        closing,
        attributes: &inner[end..],
    })
}

impl<'a> Tag<'a> {
    /// Whether the tag has this name, in any case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The level of the heading that it begins or ends.
    pub fn heading(&self) -> Option<u8> {
        let level = self.name.strip_prefix(['h', 'H'])?.parse().ok()?;
        (1..=6).contains(&level).then_some(level)
    }

    /// Whether words before and after the tag do not stand on one line.
    pub fn is_block(&self) -> bool {
        BLOCKS.iter().any(|name| self.is(name))
    }

    /// The value of an attribute; empty for one that has none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|character: char| {
                character.is_whitespace() || matches!(character, '/' | '"' | '\'' | '=')
            });
            let end = rest
                .find(|character: char| character.is_whitespace() || matches!(character, '=' | '/'))
                .unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            if found.is_empty() {
                return None;
            }
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(value) => attribute_value(value.trim_start()),
                None => ("", after),
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// The value that the text begins with, and what follows it.
fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Words with the commonest entities replaced; the others stay as they are written.
pub fn decode(text: &str) -> Cow<'_, str> {
    const NAMED: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", "\u{a0}"),
        // The last, so that `&amp;lt;` stays `&lt;`.
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        NAMED
            .iter()
            .fold(text.to_owned(), |text, (entity, character)| {
                text.replace(entity, character)
            }),
    )
}
