//! What goes on in the next window: a table, a list, a paragraph. The parser is shown a beginning of it again.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::windows::{GROWTH, WINDOW, line_end, line_start};

/// A block that is longer than a window.
#[derive(Debug, Clone)]
pub struct Continued {
    kind: Kind,
    /// What the parser sees before the next window.
    pub beginning: String,
}

/// The kinds of block that go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It goes on with any row, below its header.
    Table,
    /// It goes on with any item of its own, not with those of a list in it.
    List,
    /// It goes on with a line.
    Paragraph,
}

/// What is known of a list only when all of it has been seen.
#[derive(Debug, Clone, Copy, Default)]
struct Extent {
    is_loose: bool,
    /// How many items it has, if they are numbered.
    items: usize,
}

impl Continued {
    /// The table that begins here.
    pub fn table(text: &str) -> Option<Self> {
        let (line, _) = text.match_indices('\n').nth(1)?;
        let header = text.get(..=line)?;
        Some(Self {
            kind: Kind::Table,
            beginning: header.to_owned(),
        })
    }

    /// The list that begins at `start` of a text, and how many items it has if they are numbered.
    ///
    /// Whether its items stand apart shows at any of them, so that all are looked at before the first one is told of,
    /// or as many as it takes to see that they do.
    pub fn list(text: &str, start: usize, options: Options) -> Option<(Self, usize)> {
        let marker = Marker::at(text.get(start..)?)?;
        let extent = marker.extent(text, line_start(text, start), options);
        let list = Self {
            kind: Kind::List,
            beginning: marker.item(extent.is_loose),
        };
        Some((list, extent.items))
    }

    /// The same where nobody wants to know how its items stand.
    pub fn any_list(text: &str, start: usize) -> Option<Self> {
        let marker = Marker::at(text.get(start..)?)?;
        Some(Self {
            kind: Kind::List,
            beginning: marker.item(false),
        })
    }

    /// A paragraph.
    pub fn paragraph() -> Self {
        Self {
            kind: Kind::Paragraph,
            beginning: "a\n".to_owned(),
        }
    }

    /// Whether it is one of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// Whether an event is its end.
    pub fn ends_with(&self, event: &Event<'_>) -> bool {
        let Event::End(end) = event else {
            return false;
        };
        match self.kind {
            Kind::Table => matches!(end, TagEnd::Table),
            Kind::List => matches!(end, TagEnd::List(_)),
            Kind::Paragraph => matches!(end, TagEnd::Paragraph),
        }
    }
}

/// The marker that makes an item one of the same list, whatever its number.
#[derive(Debug)]
enum Marker {
    Bullet(char),
    Number(char),
}

impl Marker {
    fn at(text: &str) -> Option<Self> {
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
    fn item(&self, is_loose: bool) -> String {
        let marker = match self {
            Self::Bullet(sign) => format!("{sign}"),
            Self::Number(sign) => format!("1{sign}"),
        };
        let indent = " ".repeat(marker.len() + 4);
        let gap = if is_loose { "\n" } else { "" };
        format!("{marker}    a\n{indent}***\n{gap}")
    }

    /// What there is to know of the list whose first item has this marker and begins at a line of a text.
    fn extent(&self, text: &str, mut start: usize, options: Options) -> Extent {
        let counts = matches!(self, Self::Number(_));
        let beginning = self.item(false);
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
                    Event::Start(Tag::Paragraph) if depth == 2 && range.start < shift => {
                        extent.is_loose = true;
                        if !counts {
                            return extent;
                        }
                    }
                    Event::Start(Tag::Item) if depth == 1 && range.start >= shift => {
                        let rest = input.get(range.end..).unwrap_or_default();
                        if end < text.len() && rest.trim_ascii_start().is_empty() {
                            next = Some(line_start(&input, range.start) - shift + start);
                            break;
                        }
                        extent.items += 1;
                    }
                    Event::End(TagEnd::List(_)) if depth == 1 => break,
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
