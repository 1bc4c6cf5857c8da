//! What goes on in the next window: quotes, and a table, a list, a paragraph in them. The parser is shown a beginning of
//! them again.

use pulldown_cmark::{Event, Options, TagEnd};

use super::marker::Marker;
use super::windows::{line_end, line_start};

/// Quotes that stand deeper than in so many are not gone on with: a line may begin thousands.
const MOST_QUOTES: usize = 8;
/// A tag of a callout that has its line for itself. What is below it may be words of a paragraph, as lines without the
/// marks of the quote are.
const TAG: &str = "[!NOTE]\n";
/// What nothing goes on.
const RULE: &str = "***\n";

/// The blocks that are longer than a window, each but the first one in the one before it.
#[derive(Debug, Clone, Default)]
pub struct Continued {
    /// How many quotes there are.
    quotes: usize,
    /// Whether what comes next stands below the tag of a callout.
    is_tagged: bool,
    /// What stands in them.
    inner: Option<Inner>,
}

/// A block that goes on in quotes, or in none.
#[derive(Debug, Clone)]
struct Inner {
    kind: Kind,
    /// What the parser sees of it, without the marks of the quotes.
    beginning: String,
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
        self.quotes + usize::from(self.inner.is_some())
    }

    /// How many of them are quotes.
    pub fn quotes(&self) -> usize {
        self.quotes
    }

    /// What kind the innermost one is.
    pub fn kind(&self) -> Option<Kind> {
        let quote = (self.quotes > 0).then_some(Kind::Quote);
        self.inner.as_ref().map(|inner| inner.kind).or(quote)
    }

    /// Enters a quote. Whether it can go on.
    pub fn enter_quote(&mut self, is_tagged: bool) -> bool {
        let fits = self.quotes < MOST_QUOTES;
        if fits {
            self.quotes += 1;
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
        for _ in 0..self.quotes {
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

    /// Enters the list that begins at `start` of a text; how many items it has if they are numbered.
    ///
    /// Whether its items stand apart shows at any of them, so that all are looked at before the first one is told of,
    /// or as many as it takes to see that they do. Without options, nobody wants to know.
    pub fn enter_list(
        &mut self,
        text: &str,
        start: usize,
        options: Option<Options>,
    ) -> Option<usize> {
        let marker = Marker::at(text.get(start..)?)?;
        let line = line_start(text, start);
        let extent = options.map(|options| marker.extent((text, line), self.quotes, options));
        let extent = extent.unwrap_or_default();
        self.enter(Kind::List, marker.item(extent.is_loose));
        Some(extent.items)
    }

    /// Enters a definition list. What stands below the definition that the parser sees is never so far to the right that
    /// it could stand in it.
    pub fn enter_entries(&mut self) {
        self.enter(Kind::Entries, format!("a\n   :    {RULE}"));
    }

    /// Enters the raw HTML that begins so.
    pub fn enter_html(&mut self, html: &str) {
        self.enter(Kind::Html, opening(html.trim_start()));
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
            self.quotes = self.quotes.saturating_sub(1);
        }
        self.is_tagged = false;
    }

    /// Takes in that the next window does not begin where the quote does.
    pub fn go_on(&mut self) {
        self.is_tagged = false;
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
            Kind::Entries => matches!(end, TagEnd::DefinitionList),
            Kind::Html => matches!(end, TagEnd::HtmlBlock),
            Kind::Paragraph => matches!(end, TagEnd::Paragraph),
        }
    }

    /// What the parser sees before a window.
    pub fn beginning(&self, window: &str) -> String {
        if let Some(inner) = &self.inner {
            return quoted(&inner.beginning, self.quotes);
        }
        if self.quotes == 0 {
            return String::new();
        }
        let is_lazy = !has_marks(window, self.quotes);
        let line = if self.is_tagged || is_lazy { TAG } else { RULE };
        quoted(line, self.quotes)
    }
}

/// Lines in so many quotes.
pub fn quoted(lines: &str, quotes: usize) -> String {
    let marks = "> ".repeat(quotes);
    let lines = lines.split_inclusive('\n');
    lines.flat_map(|line| [marks.as_str(), line]).collect()
}

/// Whether nothing is in these lines, but for the marks of quotes where there are any.
pub fn is_blank(lines: &str, quotes: usize) -> bool {
    let is_mark = |byte: u8| quotes > 0 && byte == b'>';
    lines
        .bytes()
        .all(|byte| byte.is_ascii_whitespace() || is_mark(byte))
}

/// Whether a line has the marks of so many quotes.
fn has_marks(line: &str, quotes: usize) -> bool {
    let marks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'>'));
    marks.filter(|byte| *byte == b'>').count() >= quotes
}

/// A line that begins raw HTML which ends as this does: with a mark of its own, or at a blank line.
fn opening(html: &str) -> String {
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
