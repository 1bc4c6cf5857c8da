//! The marker of a long list: what the parser is shown of the list again, and what there is to know of all of it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::continued::{is_blank, quoted};
use super::windows::{GROWTH, WINDOW, line_end, line_start};

/// The marker that makes an item one of the same list, whatever its number.
#[derive(Debug)]
pub enum Marker {
    Bullet(char),
    Number(char),
}

/// What is known of a list only when all of it has been seen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extent {
    /// Whether its items stand apart.
    pub is_loose: bool,
    /// How many items it has, if they are numbered.
    pub items: usize,
}

impl Marker {
    /// That of the item that a text begins with.
    pub fn at(text: &str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t']);
        let after = text.trim_start_matches(|character: char| character.is_ascii_digit());
        let sign = after.chars().next()?;
        let is_number = after.len() < text.len();
        Some(if is_number {
            Self::Number(sign)
        } else {
            Self::Bullet(sign)
        })
    }

    /// An item of words in a line, from which the next item stands apart if it is a loose list. It begins so far to the
    /// right that no item behind it could stand in it, and ends with a rule, which nothing goes on.
    pub fn item(&self, is_loose: bool) -> String {
        let marker = match self {
            Self::Bullet(sign) => format!("{sign}"),
            Self::Number(sign) => format!("1{sign}"),
        };
        let indent = " ".repeat(marker.len() + 4);
        let gap = if is_loose { "\n" } else { "" };
        format!("{marker}    a\n{indent}***\n{gap}")
    }

    /// What there is to know of the list whose first item has this marker and begins at a line of a text, in so many
    /// quotes.
    pub fn extent(
        &self,
        (text, mut start): (&str, usize),
        quotes: usize,
        options: Options,
    ) -> Extent {
        let counts = matches!(self, Self::Number(_));
        let beginning = quoted(&self.item(false), quotes);
        let shift = beginning.len();
        let mut extent = Extent::default();
        let mut size = WINDOW;
        loop {
            let end = line_end(text, start + size);
            let window = text.get(start..end).unwrap_or_default();
            let input = format!("{beginning}{window}");
            let mut depth = 0_usize;
            let mut next = None;
            for (event, range) in Parser::new_ext(&input, options).into_offset_iter() {
                match event {
                    // All its items are told of in the same way, also the one that was put before them.
                    Event::Start(Tag::Paragraph) if depth == quotes + 2 && range.start < shift => {
                        extent.is_loose = true;
                        if !counts {
                            return extent;
                        }
                    }
                    Event::Start(Tag::Item) if depth == quotes + 1 && range.start >= shift => {
                        let rest = input.get(range.end..).unwrap_or_default();
                        if end < text.len() && is_blank(rest, quotes) {
                            next = Some(line_start(&input, range.start) - shift + start);
                            break;
                        }
                        extent.items += 1;
                    }
                    Event::End(TagEnd::List(_)) if depth == quotes + 1 => break,
                    _ => {}
                }
                match event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            let Some(next) = next else {
                return extent;
            };
            size = if next > start { WINDOW } else { size * GROWTH };
            start = next;
        }
    }
}
