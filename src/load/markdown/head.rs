//! A cheap look at the beginning of a text for its title.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::attributes;
use super::html::{self, Piece};
use super::inline::Inline;
use super::prose::Builder;
use crate::course::{Dialect, MarkKind, Prose};
use crate::load::line::{INDENT, columns, is_heading, is_rule, marker};

/// How much of the text is looked at.
const LOOKED_AT: usize = 16 << 10;

/// What a text calls itself, without parsing it: its first heading of level 1, or whatever heading it begins with.
pub fn first_heading(text: &str) -> Option<String> {
    main_heading(text).or_else(|| leading_heading(text))
}

/// The words of a heading of any level that is the first block of a text.
pub fn leading_heading(text: &str) -> Option<String> {
    let mut rest = text;
    let mut lines = loop {
        let words = rest.trim_start();
        if let Some(comment) = words.strip_prefix("<!--") {
            (_, rest) = comment.split_once("-->")?;
            continue;
        }
        let blanks = rest.len() - words.len();
        let line = rest.get(..blanks)?.rfind('\n').map_or(0, |end| end + 1);
        break rest.get(line..)?.lines();
    };
    let first = lines.next()?;
    let bare = first.trim();
    if columns(first) >= INDENT {
        return None;
    }
    if is_heading(bare) {
        return Some(heading(bare)).filter(|title| !title.is_empty());
    }
    let is_words = !bare.starts_with(['#', '>', '<', '|', '`', '~'])
        && marker(bare).is_none()
        && !is_rule(bare);
    let is_title = is_words && is_underline(lines.next().unwrap_or_default(), b'-');
    is_title
        .then(|| heading(bare))
        .filter(|title| !title.is_empty())
}

/// Whether a line makes a heading of the words above it.
fn is_underline(line: &str, sign: u8) -> bool {
    let bare = line.trim();
    columns(line) < INDENT && !bare.is_empty() && bare.bytes().all(|byte| byte == sign)
}

/// The words of the first heading of level 1.
fn main_heading(text: &str) -> Option<String> {
    let mut before = "";
    let mut fence: Option<&str> = None;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        if end > LOOKED_AT {
            return None;
        }
        let bare = line.trim();
        if let Some(open) = fence {
            if bare.starts_with(open) && bare.trim_start_matches(&open[..1]).is_empty() {
                fence = None;
            }
            continue;
        }
        fence = ["```", "~~~"]
            .into_iter()
            .find(|mark| bare.starts_with(mark));
        let is_words = !before.is_empty() && !before.starts_with(['#', '>', '-']);
        if is_words && !is_rule(before) && is_underline(line, b'=') {
            let title = heading(before);
            if !title.is_empty() {
                return Some(title);
            }
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        if indent < 4 && (bare == "#" || bare.starts_with("# ") || bare.starts_with("#\t")) {
            return Some(heading(bare));
        }
        if let Some(title) = raw_title(text.get(start..)?, bare) {
            return Some(title);
        }
        before = bare;
    }
    None
}

/// The words of an `<h1>` that the first line of a text has, if it is raw HTML.
fn raw_title(text: &str, line: &str) -> Option<String> {
    if !line.starts_with('<') || line.starts_with("<!--") {
        return None;
    }
    let begins = [line.find("<h1"), line.find("<H1")]
        .into_iter()
        .flatten()
        .min()?;
    let block = text.split("\n\n").next().unwrap_or_default();
    let block = block.trim_start().get(begins..)?;
    let (mut words, mut pictures) = (String::new(), String::new());
    for piece in html::pieces(block) {
        match piece {
            Piece::Tag(tag) if tag.closing && tag.heading().is_some() => break,
            Piece::Tag(tag) if tag.is("br") => words.push(' '),
            Piece::Tag(tag) if tag.is("img") => {
                pictures.push_str(&html::decode(tag.attribute("alt").unwrap_or_default()));
            }
            Piece::Text(text) => words.push_str(&html::decode(text)),
            Piece::Tag(_) | Piece::Comment(_) | Piece::Hidden | Piece::Unclosed => {}
        }
    }
    let [words, pictures] = [words, pictures].map(|words| one_line(&words));
    let title = if words.is_empty() { pictures } else { words };
    Some(title).filter(|title| !title.is_empty())
}

/// A title: the words of a heading, and those that stand for its pictures only where it has no other. A logo is called
/// what its project is.
pub fn title(heading: &Prose) -> String {
    let mut words = String::new();
    let mut at = 0;
    for mark in &heading.marks {
        if matches!(mark.kind, MarkKind::Image(_)) && mark.start as usize >= at {
            words.push_str(
                heading
                    .text
                    .get(at..mark.start as usize)
                    .unwrap_or_default(),
            );
            words.push(' ');
            at = mark.end as usize;
        }
    }
    words.push_str(heading.text.get(at..).unwrap_or_default());
    let words = one_line(&words);
    if words.is_empty() {
        one_line(&heading.text)
    } else {
        words
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a heading of one line, without its attributes.
fn heading(line: &str) -> String {
    let end = attributes::of(line).map_or(line.len(), |attributes| attributes.words);
    words(line.get(..end).unwrap_or(line))
}

/// The words of one line of Markdown.
pub fn words(line: &str) -> String {
    let (mut words, mut pictures) = (Builder::default(), Builder::default());
    let mut images = 0_usize;
    for event in Parser::new_ext(line, super::options(&Dialect::Plain)) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if images > 0 => pictures.text(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => words.text(&text),
            Event::SoftBreak | Event::HardBreak => words.space(),
            Event::InlineHtml(html) => {
                for piece in html::pieces(&html) {
                    if let Piece::Tag(tag) = piece
                        && let Some(inline) = Inline::of(tag)
                    {
                        if tag.closing {
                            words.close_tag(inline);
                        } else {
                            words.open_tag(inline, None);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let words = words.finish().text;
    if words.trim().is_empty() {
        pictures.finish().text.into()
    } else {
        words.trim().to_owned()
    }
}
