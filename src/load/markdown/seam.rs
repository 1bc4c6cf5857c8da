//! Where a window is cut off: before its last block, or within that if it goes on in the next window.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::continued::{Continued, Kind};
use super::windows::{LONG_PARAGRAPH, WINDOW, line_end, line_start};

/// A window whose events are being looked at.
pub struct Seam<'a> {
    text: &'a str,
    options: Options,
    /// Where the window lies in the text.
    window: Range<usize>,
    /// Whether nothing comes after it.
    is_last: bool,
    /// Whether somebody wants to know how the blocks look.
    is_told: bool,
    /// The block that the window is in, if that is one that can go on.
    pub continued: Option<Continued>,
    /// How deep in blocks and marks.
    depth: usize,
    /// Where the latest block has ended.
    settled: usize,
    /// Where the definitions of links begin that a window can begin with, in order. They are no events.
    definitions: Vec<usize>,
}

/// What is done with an event.
pub enum Step {
    /// It is told.
    Take,
    /// The next window begins here.
    Leave(usize),
    /// The list begins, and its items, so many if they are numbered, are the next windows.
    BeginList(usize),
    /// The paragraph ends here for now, and the next window begins there.
    BreakParagraph(usize),
}

impl<'a> Seam<'a> {
    /// A window in which a block goes on.
    pub fn new(
        (text, options): (&'a str, Options),
        (window, is_last): (Range<usize>, bool),
        continued: Option<Continued>,
        is_told: bool,
    ) -> Self {
        let is_inside = |block: &Continued| !block.is(Kind::Paragraph);
        Self {
            text,
            options,
            depth: usize::from(continued.as_ref().is_some_and(is_inside)),
            settled: window.start,
            window,
            is_last,
            is_told,
            continued,
            definitions: Vec::new(),
        }
    }

    /// Takes in where the definitions of links in the window begin.
    pub fn know_definitions(&mut self, starts: impl Iterator<Item = usize>) {
        // One that is indented any deeper is one because of the line above it.
        let stands_alone = |start: &usize| {
            let line = self.text.get(line_start(self.text, *start)..*start);
            line.is_some_and(|indent| indent.len() < 4 && indent.bytes().all(|byte| byte == b' '))
        };
        self.definitions = starts.filter(stands_alone).collect();
        self.definitions.sort_unstable();
    }

    /// Whether an event of what the parser saw before the window is one of the block that goes on in it.
    pub fn is_of_block(&self, event: &Event<'_>, is_first: bool) -> bool {
        let Some(block) = &self.continued else {
            return false;
        };
        let begins = matches!(event, Event::Start(Tag::Paragraph)) && block.is(Kind::Paragraph);
        (begins && is_first) || (self.depth == 1 && block.ends_with(event))
    }

    /// Whether a window that should go on with a paragraph turns out to be something else, such as a heading that a line
    /// below it makes one: it is looked at anew, without a beginning.
    pub fn is_other(&mut self, event: &Event<'_>) -> bool {
        let is_other = matches!(event, Event::Start(tag) if *tag != Tag::Paragraph);
        let is_paragraph = |block: &mut Continued| block.is(Kind::Paragraph);
        is_other && self.continued.take_if(is_paragraph).is_some()
    }

    /// What is done with the next event.
    pub fn step(&mut self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let step = match self.depth {
            0 if self.is_open(range.end) => self.begin(event, range),
            1 => self.within(event, range),
            _ => Step::Take,
        };
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth == 0 && matches!(step, Step::Take) {
            self.continued = None;
            self.settled = range.end;
        }
        step
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
        let count = self.definitions.partition_point(|start| *start < at);
        let start = self.definitions.get(count.checked_sub(1)?)?;
        (*start >= self.settled).then(|| line_start(self.text, *start))
    }

    /// Whether a block that ends here may go on behind the window.
    fn is_open(&self, at: usize) -> bool {
        let rest = self.text.get(at..self.window.end).unwrap_or_default();
        !self.is_last && rest.trim_ascii_start().is_empty()
    }

    /// A block that does not end in the window.
    fn begin(&mut self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let line = line_start(self.text, range.start).max(self.settled);
        let next = match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => {
                self.definition_before(line).unwrap_or(line)
            }
            _ => line,
        };
        let is_all = next == self.window.start;
        match event {
            Event::Start(Tag::Table(_)) => {
                let window = self.text.get(range.start..self.window.end);
                self.continued = window.and_then(Continued::table);
                if self.continued.is_some() {
                    return Step::Take;
                }
            }
            Event::Start(Tag::List(_)) if is_all => {
                let list = if self.is_told {
                    Continued::list(self.text, range.start, self.options)
                } else {
                    Continued::any_list(self.text, range.start).map(|list| (list, 0))
                };
                if let Some((list, items)) = list {
                    self.continued = Some(list);
                    return Step::BeginList(items);
                }
            }
            Event::Start(Tag::Paragraph) if is_all && self.window.len() >= LONG_PARAGRAPH => {
                self.continued = Some(Continued::paragraph());
                return Step::Take;
            }
            _ => {}
        }
        self.continued = None;
        Step::Leave(next)
    }

    /// A part of the block that goes on.
    fn within(&self, event: &Event<'_>, range: &Range<usize>) -> Step {
        let Some(block) = &self.continued else {
            return Step::Take;
        };
        let is_last = block.ends_with(event) && self.is_open(range.end);
        match event {
            Event::Start(Tag::Item) if block.is(Kind::List) && self.is_open(range.end) => {
                Step::Leave(line_start(self.text, range.start))
            }
            Event::SoftBreak | Event::HardBreak if block.is(Kind::Paragraph) => {
                let has_room = range.start >= self.window.start + LONG_PARAGRAPH - 2 * WINDOW;
                let before = self.text.get(..range.end).unwrap_or_default();
                if has_room && !self.is_last && before.ends_with('\n') {
                    Step::BreakParagraph(range.end)
                } else {
                    Step::Take
                }
            }
            Event::End(TagEnd::Table) if is_last => Step::Leave(self.window.end),
            Event::End(TagEnd::Paragraph) if is_last && !self.ends_blank() => {
                Step::BreakParagraph(self.window.end)
            }
            _ => Step::Take,
        }
    }

    /// Whether the last line of the window is blank.
    fn ends_blank(&self) -> bool {
        let window = self.text.get(self.window.clone()).unwrap_or_default();
        let window = window.strip_suffix('\n').unwrap_or(window);
        let line = window.rsplit('\n').next().unwrap_or_default();
        line.trim_ascii().is_empty()
    }
}
