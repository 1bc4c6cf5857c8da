//! Where a window is cut off: before its last block, or within that if it goes on in the next window.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::continued::{Continued, Kind, is_blank};
use super::defined::Defined;
use super::windows::{LONG_PARAGRAPH, WINDOW, line_end, line_start};

/// A window whose events are being looked at.
pub struct Seam<'a> {
    text: &'a str,
    /// Where the window lies in the text.
    window: Range<usize>,
    /// Whether nothing comes after it.
    is_last: bool,
    /// The blocks that the window is in, as far as they can go on.
    pub continued: Continued,
    /// How deep in blocks and marks.
    depth: usize,
    /// Where the latest block has ended.
    settled: usize,
    defined: Defined,
}

/// What is done with an event.
pub enum Step {
    /// It is told.
    Take,
    /// It is not told: it begins or ends a paragraph of an item that is shown close to others.
    Hide,
    /// The next window begins here.
    Leave(usize),
    /// The block begins, and the next window begins here, in it.
    Begin(usize),
    /// The item begins, and the next window begins behind its marker, or behind that of a task.
    BeginItem(usize),
    /// The paragraph ends here for now, and the next window begins there. It may be a hidden one.
    BreakParagraph(usize, bool),
}

impl<'a> Seam<'a> {
    /// A window in which a block goes on.
    pub fn new(
        text: &'a str,
        (window, is_last): (Range<usize>, bool),
        continued: Continued,
    ) -> Self {
        // That a paragraph goes on is told.
        let is_untold = continued.kind() == Some(Kind::Paragraph);
        Self {
            text,
            depth: continued.depth() - usize::from(is_untold),
            settled: window.start,
            window,
            is_last,
            continued,
            defined: Defined::default(),
        }
    }

    /// Takes in where the definitions of links in the window begin.
    pub fn know_definitions(&mut self, starts: impl Iterator<Item = usize>) {
        self.defined = Defined::new((self.text, &self.window), &self.continued, starts);
    }

    /// Whether an event of what the parser saw before the window begins the paragraph that goes on in it, where it is one of
    /// the innermost block, or ends that.
    pub fn is_told_before(&self, event: &Event<'_>, is_own: bool) -> bool {
        let is_start = is_own && matches!(event, Event::Start(Tag::Paragraph));
        let is_end = self.depth == self.continued.depth() && self.continued.ends_with(event);
        (is_start && self.begins_paragraph()) || is_end
    }

    /// Whether a window that should go on with a paragraph turns out to be something else, such as a heading that a line
    /// below it makes one: it is looked at anew, without a beginning.
    pub fn is_other(&mut self, event: &Event<'_>) -> bool {
        let is_other = matches!(event, Event::Start(tag) if !matches!(tag, Tag::Paragraph | Tag::BlockQuote(_)));
        let is_other = is_other && self.begins_paragraph();
        if is_other {
            self.continued.leave();
        }
        is_other
    }

    /// Whether a paragraph goes on whose beginning is still to be seen.
    fn begins_paragraph(&self) -> bool {
        self.continued.kind() == Some(Kind::Paragraph) && self.depth < self.continued.depth()
    }

    /// What is done with the next event.
    pub fn step(&mut self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let step = if self.depth == self.continued.depth() {
            self.child(event, range)
        } else {
            Step::Take
        };
        if !matches!(step, Step::Take) {
            return step;
        }
        let is_hidden = self.is_hidden(event);
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth < self.continued.depth() && matches!(event, Event::End(_)) {
            self.continued.leave();
        }
        if self.depth == self.continued.depth() && !matches!(event, Event::Start(_)) {
            self.settled = range.end;
        }
        if is_hidden { Step::Hide } else { Step::Take }
    }

    /// Whether an event begins or ends a paragraph that nobody is told of.
    fn is_hidden(&self, event: &Event<'_>) -> bool {
        let depth = match event {
            Event::Start(Tag::Paragraph) => Some(self.depth),
            Event::End(TagEnd::Paragraph) => self.depth.checked_sub(1),
            _ => None,
        };
        depth.is_some() && depth == self.continued.close_depth()
    }

    /// Where the next window begins if no event has said so.
    pub fn end(&self) -> usize {
        if self.is_last {
            self.window.end
        } else {
            let definition = self.definition_before(self.window.end);
            definition.unwrap_or_else(|| line_end(self.text, self.settled))
        }
    }

    /// The latest definition of a link that stands between the latest block and this place. What is below it may belong to
    /// it, and is words whatever it begins with; those before it are done with.
    fn definition_before(&self, at: usize) -> Option<usize> {
        let start = self.defined.before(at)?;
        (start >= self.settled).then(|| self.line(start))
    }

    /// Whether a block that ends here may go on behind the window.
    fn is_open(&self, at: usize) -> bool {
        let rest = self.text.get(at..self.window.end).unwrap_or_default();
        !self.is_last && is_blank(rest, self.continued.quotes())
    }

    /// A block that does not end in the window.
    fn begin(&mut self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let mut line = self.line(range.start);
        // In a quote, a list ends behind the marks of the line that ends it.
        if self.continued.depth() == 0 {
            line = line.max(self.settled);
        }
        let next = match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => {
                self.definition_before(line).unwrap_or(line)
            }
            _ => line,
        };
        if next == self.window.start
            && let Some(step) = self.enter(event, range)
        {
            return step;
        }
        if let Event::Start(Tag::Table(_)) = event
            && self.continued.enter_table(self.text, range.start)
        {
            return Step::Take;
        }
        self.leave(next)
    }

    /// Goes on within a block that begins with the window.
    fn enter(&mut self, event: &Event<'_>, range: &Range<usize>) -> Option<Step> {
        let mut next = self.window.start;
        match event {
            Event::Start(Tag::BlockQuote(kind)) => {
                if !self.continued.enter_quote(kind.is_some()) {
                    return None;
                }
                if kind.is_some() {
                    next = line_end(self.text, next + 1);
                }
            }
            Event::Start(Tag::List(_)) => {
                let list = self.text.get(range.start..);
                if !self.continued.enter_list(list.unwrap_or_default()) {
                    return None;
                }
            }
            Event::Start(Tag::DefinitionList) => self.continued.enter_entries(),
            Event::Start(Tag::HtmlBlock) => {
                let html = self.text.get(range.start..);
                self.continued.enter_html(html.unwrap_or_default());
            }
            Event::Start(Tag::Paragraph) if self.window.len() >= LONG_PARAGRAPH => {
                self.continued.enter_paragraph();
                return Some(Step::Take);
            }
            _ => return None,
        }
        Some(Step::Begin(next))
    }

    /// A part of the block that goes on, or one that stands in nothing.
    fn child(&mut self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let is_end = self.continued.ends_with(event);
        if self.continued.kind() == Some(Kind::Html) {
            return self.line_of_html(is_end, range);
        }
        if !self.is_open(range.end) {
            return match event {
                Event::SoftBreak | Event::HardBreak => self.line_break(range),
                _ => Step::Take,
            };
        }
        match self.continued.kind() {
            None => self.begin(event, range),
            Some(Kind::Quote | Kind::Item) if !is_end => self.begin(event, range),
            Some(Kind::Quote | Kind::Item) => self.leave(self.end()),
            Some(Kind::List) if is_end => Step::Take,
            Some(Kind::List) => self.begin_item(range),
            Some(Kind::Entries) if is_end => self.end_of_entries(),
            Some(Kind::Entries) => self.leave(self.line(range.start)),
            Some(Kind::Table) if is_end && !self.ends_blank() => self.leave(self.window.end),
            Some(Kind::Paragraph) if is_end && !self.ends_blank() => {
                self.break_paragraph(self.window.end)
            }
            Some(Kind::Paragraph) if matches!(event, Event::SoftBreak | Event::HardBreak) => {
                self.line_break(range)
            }
            Some(Kind::Table | Kind::Paragraph | Kind::Html) => Step::Take,
        }
    }

    /// An item that does not end in the window.
    fn begin_item(&mut self, range: &Range<usize>) -> Step {
        let line = self.line(range.start);
        let is_first = line == self.window.start;
        let entered = is_first.then(|| self.continued.enter_item(self.text, range.start));
        match entered.flatten() {
            Some(next) => Step::BeginItem(next),
            None => self.leave(line),
        }
    }

    fn break_paragraph(&self, next: usize) -> Step {
        let is_hidden = self.is_hidden(&Event::End(TagEnd::Paragraph));
        Step::BreakParagraph(next, is_hidden)
    }

    fn leave(&mut self, next: usize) -> Step {
        if next > self.window.start {
            self.continued.go_on();
        }
        Step::Leave(next)
    }

    /// A line of raw HTML. The last one of the window is the first one of the next.
    fn line_of_html(&mut self, is_end: bool, range: &Range<usize>) -> Step {
        let rest = self.text.get(range.start..self.window.end);
        let is_last = rest.is_some_and(|rest| !rest.trim_end_matches('\n').contains('\n'));
        if is_last && !is_end && !self.is_last {
            self.leave(self.line(range.start))
        } else {
            Step::Take
        }
    }

    /// The end of a definition list below which there may be one more term. A very long paragraph is none.
    fn end_of_entries(&mut self) -> Step {
        let next = line_end(self.text, self.settled);
        if next == self.window.start && self.window.len() >= LONG_PARAGRAPH {
            Step::Take
        } else {
            self.leave(next)
        }
    }

    fn line_break(&self, range: &Range<usize>) -> Step {
        let is_long = self.continued.kind() == Some(Kind::Paragraph)
            && range.start >= self.window.start + LONG_PARAGRAPH - 2 * WINDOW;
        let before = self.text.get(..range.end).unwrap_or_default();
        if is_long && !self.is_last && before.ends_with('\n') {
            self.break_paragraph(range.end)
        } else {
            Step::Take
        }
    }

    /// Where the line begins that a byte is in, or the rest of the line that the window begins with.
    fn line(&self, at: usize) -> usize {
        line_start(self.text, at).max(self.window.start)
    }

    /// Whether the last line of the window is blank.
    fn ends_blank(&self) -> bool {
        let window = self.text.get(self.window.clone()).unwrap_or_default();
        let window = window.strip_suffix('\n').unwrap_or(window);
        let line = window.rsplit('\n').next().unwrap_or_default();
        is_blank(line, self.continued.quotes())
    }
}
