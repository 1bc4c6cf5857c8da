//! What goes on in the next window: quotes and items of lists, and a table, a list, a paragraph in them.

use pulldown_cmark::{Event, TagEnd};

use super::beginning::opening;
use super::marker::Marker;
use super::windows::line_end;

/// Quotes that stand deeper than in so many are not gone on with, nor are items: a line may begin thousands.
const MOST: usize = 8;

/// The blocks that are longer than a window, each but the first one in the one before it.
#[derive(Debug, Clone, Default)]
pub struct Continued {
    /// Those that hold others, outermost first.
    pub(super) outer: Vec<Outer>,
    /// What stands in them.
    pub(super) inner: Option<Inner>,
    /// Whether what comes next stands below the tag of a callout.
    pub(super) is_tagged: bool,
    /// How many of those that hold others have their marks before the window, in its first line. It begins behind the marker
    /// of an item then.
    pub(super) passed: usize,
}

/// A block that holds others.
#[derive(Debug, Clone)]
pub enum Outer {
    /// A quote or a callout.
    Quote,
    /// A list. It has an item of its own around whatever stands deeper.
    List {
        /// What makes an item one of it.
        marker: Marker,
        /// Whether its items stand apart.
        is_loose: bool,
    },
    /// An item of the list before it, by its marker and the blanks around that.
    Item(String),
}

/// A block that goes on in others, or in none.
#[derive(Debug, Clone)]
pub struct Inner {
    kind: Kind,
    /// What the parser sees of it, without the marks of those around it.
    pub(super) beginning: String,
}

/// The kinds of block that go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It goes on with any block of its own.
    Quote,
    /// It goes on with any row, below its header.
    Table,
    /// It goes on with any item of its own, not with those of a list in it.
    List,
    /// It goes on with any block of its own.
    Item,
    /// A definition list, which goes on with any term or definition. Whether it is loose shows in nothing.
    Entries,
    /// Raw HTML, which goes on with a line.
    Html,
    /// It goes on with a line.
    Paragraph,
}

impl Continued {
    /// In how many blocks what comes next stands.
    pub fn depth(&self) -> usize {
        self.outer.len() + usize::from(self.inner.is_some())
    }

    /// How many of them are quotes.
    pub fn quotes(&self) -> usize {
        let quotes = self.outer.iter();
        let quotes = quotes.filter(|outer| matches!(outer, Outer::Quote));
        quotes.count()
    }

    /// What kind the innermost one is.
    pub fn kind(&self) -> Option<Kind> {
        let outer = self.outer.last().map(|outer| match outer {
            Outer::Quote => Kind::Quote,
            Outer::List { .. } => Kind::List,
            Outer::Item(_) => Kind::Item,
        });
        self.inner.as_ref().map(|inner| inner.kind).or(outer)
    }

    /// Which of the lists from the one with an index on the block with another index is, if it is one.
    pub fn list(&self, first: usize, index: usize) -> Option<usize> {
        let is_list = |outer: &&Outer| matches!(outer, Outer::List { .. });
        self.outer.get(index).filter(is_list)?;
        let before = self.outer.get(first..index)?.iter();
        Some(before.filter(is_list).count())
    }

    /// Enters a quote. Whether it can go on.
    pub fn enter_quote(&mut self, is_tagged: bool) -> bool {
        let fits = self.quotes() < MOST;
        if fits {
            self.outer.push(Outer::Quote);
            self.is_tagged = is_tagged;
        }
        fits
    }

    /// Enters the table that begins at `start` of a text. Whether it has a header.
    pub fn enter_table(&mut self, text: &str, start: usize) -> bool {
        let header = line_end(text, start + 1);
        let marks = line_end(text, header + 1);
        let mut lines = [start..header, header..marks].map(|range| text.get(range));
        // The marks of quotes are put before both.
        for _ in 0..self.quotes() {
            if let [_, Some(line)] = &mut lines {
                *line = line.trim_start_matches([' ', '\t']);
                *line = line.strip_prefix('>').unwrap_or(line);
            }
        }
        let [Some(header), Some(marks)] = lines else {
            return false;
        };
        let marks = marks.trim_start_matches([' ', '\t']);
        let is_whole = header.ends_with('\n') && marks.ends_with('\n');
        if is_whole {
            self.enter(Kind::Table, format!("{header}{marks}"));
        }
        is_whole
    }

    /// Enters the list that a text begins with. Whether it can go on.
    pub fn enter_list(&mut self, text: &str) -> bool {
        let marker = Marker::at(text);
        self.outer.extend(marker.map(|marker| Outer::List {
            marker,
            is_loose: false,
        }));
        marker.is_some()
    }

    /// Takes in that the items of the list that has been entered stand apart.
    pub fn set_apart(&mut self) {
        if let Some(Outer::List { is_loose, .. }) = self.outer.last_mut() {
            *is_loose = true;
        }
    }

    /// Enters the item of the list that begins at `start` of a text; where what stands in it does. That of a task is left to
    /// the parser unless it is one of plain words: what stands in it would begin a block elsewhere.
    pub fn enter_item(&mut self, text: &str, start: usize) -> Option<usize> {
        let items = self.outer.iter();
        let items = items.filter(|outer| matches!(outer, Outer::Item(_)));
        let rest = text.get(start..line_end(text, start + 1))?;
        let opening = opening(rest).filter(|_| items.count() < MOST)?;
        let words = rest.get(opening.len()..).unwrap_or_default();
        let is_task = ["[ ]", "[x]", "[X]"].map(|task| words.strip_prefix(task));
        let task = is_task.into_iter().flatten().next();
        if task.is_some_and(|words| !words.trim_start().starts_with(char::is_alphabetic)) {
            return None;
        }
        // Of an empty line nothing is in the item.
        let is_passed = !words.trim().is_empty();
        let next = if is_passed {
            start + opening.len()
        } else {
            start + rest.len()
        };
        self.outer.push(Outer::Item(opening));
        self.passed = self.outer.len();
        Some(next)
    }

    /// Enters a definition list. What stands below the definition that the parser sees is never so far to the right that
    /// it could stand in it.
    pub fn enter_entries(&mut self) {
        self.enter(Kind::Entries, "a\n   :    ***\n".to_owned());
    }

    /// Enters the raw HTML that begins so.
    pub fn enter_html(&mut self, html: &str) {
        self.enter(Kind::Html, tag(html.trim_start()));
    }

    /// Enters a paragraph.
    pub fn enter_paragraph(&mut self) {
        self.enter(Kind::Paragraph, "a\n".to_owned());
    }

    fn enter(&mut self, kind: Kind, beginning: String) {
        self.inner = Some(Inner { kind, beginning });
    }

    /// Leaves the innermost one.
    pub fn leave(&mut self) {
        if self.inner.take().is_none() {
            self.outer.pop();
        }
        self.is_tagged = false;
        self.passed = self.passed.min(self.outer.len());
    }

    /// Takes in that the next window does not begin where the quote does.
    pub fn go_on(&mut self) {
        self.is_tagged = false;
    }

    /// Takes in that the next window begins with a line.
    pub fn begin_line(&mut self) {
        self.passed = 0;
    }

    /// Whether an event is the end of the innermost one.
    pub fn ends_with(&self, event: &Event<'_>) -> bool {
        let (Some(kind), Event::End(end)) = (self.kind(), event) else {
            return false;
        };
        match kind {
            Kind::Quote => matches!(end, TagEnd::BlockQuote(_)),
            Kind::Table => matches!(end, TagEnd::Table),
            Kind::List => matches!(end, TagEnd::List(_)),
            Kind::Item => matches!(end, TagEnd::Item),
            Kind::Entries => matches!(end, TagEnd::DefinitionList),
            Kind::Html => matches!(end, TagEnd::HtmlBlock),
            Kind::Paragraph => matches!(end, TagEnd::Paragraph),
        }
    }

    /// How deep the paragraphs are that the parser tells of although the items that they stand in are shown close together.
    pub fn close_depth(&self) -> Option<usize> {
        let depth = self.outer.len();
        match self.outer.as_slice() {
            [
                ..,
                Outer::List {
                    is_loose: false, ..
                },
                Outer::Item(_),
            ] => Some(depth),
            [
                ..,
                Outer::List {
                    is_loose: false, ..
                },
            ] => Some(depth + 1),
            _ => None,
        }
    }
}

/// Whether nothing is in these lines, but for the marks of quotes where there are any.
pub fn is_blank(lines: &str, quotes: usize) -> bool {
    let is_mark = |byte: u8| quotes > 0 && byte == b'>';
    lines
        .bytes()
        .all(|byte| byte.is_ascii_whitespace() || is_mark(byte))
}

/// A line that begins raw HTML which ends as this does: with a mark of its own, or at a blank line.
fn tag(html: &str) -> String {
    let inner = html.strip_prefix('<').unwrap_or_default();
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    for name in ["pre", "style", "script", "textarea"] {
        let after = inner.as_bytes().get(name.len()..).unwrap_or_default();
        let found = inner.get(..name.len()).unwrap_or_default();
        if found.eq_ignore_ascii_case(name) && after.first().is_none_or(is_end) {
            return format!("<{name}\n");
        }
    }
    for mark in ["!--", "?", "![CDATA["] {
        if inner.starts_with(mark) {
            return format!("<{mark}\n");
        }
    }
    let is_declaration = |rest: &str| rest.starts_with(|first: char| first.is_ascii_alphabetic());
    if inner.strip_prefix('!').is_some_and(is_declaration) {
        "<!A\n".to_owned()
    } else {
        "<div>\n".to_owned()
    }
}
