//! A long text is parsed in pieces, window by window.
//!
//! The parser makes a node for every mark of all that it is given before it tells of the first one, and a node takes
//! far more room than a mark. What it is given ends at the end of a line, but hardly ever at the end of a block: the
//! last block of a window is left to the next one, which begins with it. What the parser has to know of the rest of
//! the text, where links and footnotes lead, is found out beforehand. Where a block does not end in its window, it
//! gets a longer one; but a table goes on in the next, with its header said again, a list with any of its items and an item
//! with any block in it, and a very long paragraph with any of its lines.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::continued::Continued;
use super::definitions::{Definition, Definitions, may_define, within};
use super::marker::makes_loose;
use super::seam::{Seam, Step};
use super::{budget, undefined};

/// A text that is no longer than this is parsed at once.
pub const WINDOW: usize = 64 << 10;
/// How many times longer the next window is where a block is longer than one.
pub const GROWTH: usize = 4;
/// A paragraph that is longer goes on in the next window. The parser reads half of a window ahead of where it breaks
/// off: what is longer than that, a link, code or bold words, may be left as it is written. Nobody writes such a thing;
/// but a tag of raw HTML that is open where the paragraph is broken off ends there, too.
pub const LONG_PARAGRAPH: usize = WINDOW * GROWTH;

/// Where the parsing of a text is.
pub struct Windows<'a> {
    text: &'a str,
    options: Options,
    /// `None` while they are being found out.
    definitions: Option<&'a Definitions>,
    /// Where the next window begins, and how long it is.
    start: usize,
    size: usize,
    /// What goes on there.
    continued: Continued,
    /// The list that somebody asks about, by its index in that: whether it is a loose one.
    asked: Option<usize>,
    /// Whether there was no room for more.
    is_full: bool,
}

/// What a window has told beside its events.
#[derive(Debug, Default)]
pub struct Told {
    /// The links to what is not defined.
    pub broken: Vec<Range<usize>>,
    /// The definitions that it holds, unless they are known.
    pub defined: Vec<(String, Definition)>,
    /// How many items the list has that has begun with its last event, if they are numbered.
    pub items: usize,
    /// Whether its last paragraph goes on in the next window.
    pub goes_on: bool,
    /// Whether the list that is asked about turned out to be a loose one.
    pub is_loose: bool,
}

impl<'a> Windows<'a> {
    /// The windows of what begins at `start` of a text.
    pub fn new(
        text: &'a str,
        (start, options): (usize, Options),
        definitions: Option<&'a Definitions>,
    ) -> Self {
        Self {
            text,
            options,
            definitions,
            start,
            size: WINDOW,
            continued: Continued::default(),
            asked: None,
            is_full: false,
        }
    }

    /// The windows of what begins at `start` of a text within some blocks, the innermost of which is a list that somebody asks
    /// about.
    pub fn within(text: &'a str, (start, options): (usize, Options), continued: Continued) -> Self {
        Self {
            asked: continued.depth().checked_sub(1),
            continued,
            ..Self::new(text, (start, options), None)
        }
    }

    /// Where the part of the text ends that has been parsed.
    pub fn end(&self) -> usize {
        self.start
    }

    /// Whether there is more to parse, and room for it.
    pub fn has_more(&self) -> bool {
        !self.is_full && self.start < self.text.len()
    }

    /// Parses the next window, for which there is so much room, and calls back with its events. If there is no room for
    /// all of a block, its beginning is the last window.
    pub fn next(&mut self, room: usize, mut take: impl FnMut(Event<'_>, Range<usize>)) -> Told {
        let (end, is_last) = self.window(room);
        let (start, text) = (self.start, self.text);
        let window = text.get(start..end).unwrap_or_default();
        let continued = std::mem::take(&mut self.continued);
        let notes = self.notes(window);
        let beginning = continued.beginning(window, None);
        let (first, own) = (notes.len(), notes.len() + beginning.own);
        let prefix = notes + &beginning.text;
        let (shift, input) = (prefix.len(), input(prefix, window));
        let place = |at: usize| (at + start).saturating_sub(shift).max(start);
        let span = |range: Range<usize>| place(range.start)..place(range.end);
        let is_asked = self.asked.is_some() && self.asked == continued.depth().checked_sub(1);
        let mut told = Told {
            is_loose: self.is_seen_loose(window, &continued),
            ..Told::default()
        };
        let mut note_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            if let Some(found) = self.definitions?.link(&link.reference) {
                return Some(address(found));
            }
            let is_here = link.span.start >= shift;
            let broken = undefined::link(&input, &link).filter(|_| is_here);
            told.broken.extend(broken.map(span));
            None
        };
        let parser =
            Parser::new_with_broken_link_callback(&input, self.options, Some(&mut note_broken));
        let mut events = parser.into_offset_iter();
        let defined = events.reference_definitions().iter();
        let defined = defined.map(|(_, link)| link.span.start);
        let defined = defined.filter(|at| *at >= shift).map(place);
        let is_told = self.definitions.is_some();
        let window = (start..end, is_last);
        let mut seam = Seam::new((text, self.options), window, continued, is_told);
        seam.know_definitions(defined);
        let (mut next, mut begins) = (None, false);
        while let Some((event, range)) = events.next() {
            if range.start < shift {
                let is_own = range.start >= own;
                told.is_loose |= is_asked && is_own && is_paragraph(&event);
                if is_own && seam.is_other(&event) {
                    next = Some(start);
                    break;
                }
                if range.start < first || !seam.is_told_before(&event, is_own) {
                    continue;
                }
            }
            let range = span(range);
            next = match seam.step(&event, &range) {
                Step::Take => {
                    take(led(event, self.definitions), range);
                    None
                }
                Step::Hide => None,
                Step::Leave(at) => Some(at),
                Step::Begin(at, items) => {
                    (begins, told.items) = (true, items);
                    take(event, range);
                    Some(at)
                }
                Step::BeginItem(at) => {
                    begins = true;
                    take(event, range);
                    let marker = task_marker(&mut events).map(|(marker, range)| {
                        take(marker, span(range.clone()));
                        place(range.end)
                    });
                    Some(marker.unwrap_or(at))
                }
                Step::BreakParagraph(at, is_hidden) => {
                    told.goes_on = true;
                    if !is_hidden {
                        take(Event::End(TagEnd::Paragraph), range);
                    }
                    Some(at)
                }
            };
            if next.is_some() {
                break;
            }
        }
        self.continued = std::mem::take(&mut seam.continued);
        let next = next.unwrap_or_else(|| seam.end());
        if self.definitions.is_none() {
            let range = shift..(next + shift).saturating_sub(start);
            told.defined = within(events.reference_definitions(), &range);
        }
        drop(events);
        // What the parser has read ahead is read again.
        told.broken.retain(|range| range.start < next);
        self.size = match (told.goes_on, next > start || begins) {
            (true, _) => LONG_PARAGRAPH,
            (false, true) => WINDOW,
            (false, false) => self.size * GROWTH,
        };
        self.start = next;
        if line_start(text, next) == next {
            self.continued.begin_line();
        }
        told
    }

    /// What the parser has to see of the footnotes elsewhere.
    fn notes(&self, window: &str) -> String {
        let notes = self.definitions.map(|known| known.notes(window));
        notes.unwrap_or_default()
    }

    /// Whether a window makes the list that is asked about a loose one, around others that go on.
    fn is_seen_loose(&self, window: &str, continued: &Continued) -> bool {
        let asked = self.asked.map(|asked| (continued, asked));
        asked.is_some_and(|list| makes_loose(window, list, self.options))
    }

    /// Where the next window ends, and whether it is the last one.
    fn window(&mut self, room: usize) -> (usize, bool) {
        let end = line_end(self.text, self.start + self.size);
        let window = self.text.get(self.start..end).unwrap_or_default();
        let is_long = window.len() > 2 * WINDOW;
        let fits = is_long.then(|| budget::end(window, room)).flatten();
        self.is_full = fits.is_some();
        let end = fits.map_or(end, |fits| self.start + fits);
        (end, self.is_full || end == self.text.len())
    }
}

/// The marker of the task that an item is which has just begun, and where it stands.
fn task_marker<'e>(
    events: impl Iterator<Item = (Event<'e>, Range<usize>)>,
) -> Option<(Event<'e>, Range<usize>)> {
    let is_text = |event: &Event<'_>| {
        is_paragraph(event) || matches!(event, Event::Start(Tag::Heading { .. }))
    };
    let mut events = events.skip_while(|(event, _)| is_text(event));
    let next = events.next();
    next.filter(|(event, _)| matches!(event, Event::TaskListMarker(_)))
}

fn is_paragraph(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Paragraph))
}

/// An event whose link leads where the whole text says: a label that is defined twice leads where it was defined first,
/// be that in another window.
fn led<'e>(mut event: Event<'e>, definitions: Option<&Definitions>) -> Event<'e> {
    if let Event::Start(
        Tag::Link {
            link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
            dest_url,
            title,
            id,
        }
        | Tag::Image {
            link_type: LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut,
            dest_url,
            title,
            id,
        },
    ) = &mut event
        && let Some(first) = definitions.and_then(|known| known.link(id))
    {
        (*dest_url, *title) = address(first);
    }
    event
}

/// The address and the title of a link.
fn address<'e>(link: &Definition) -> (CowStr<'e>, CowStr<'e>) {
    let [to, title] = [&link.to, &link.title].map(|text| CowStr::Boxed(text.clone()));
    (to, title)
}

/// What the parser is given.
pub fn input(mut prefix: String, window: &str) -> Cow<'_, str> {
    if prefix.is_empty() {
        return Cow::Borrowed(window);
    }
    prefix.push_str(window);
    Cow::Owned(prefix)
}

/// Where the line begins that a byte is in.
pub fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind(['\n', '\r']).map_or(0, |newline| newline + 1)
}

/// Where the line ends that the byte before a place is in; before the first byte there is none.
pub fn line_end(text: &str, at: usize) -> usize {
    let Some(at) = at.checked_sub(1) else {
        return 0;
    };
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let newline = rest.iter().position(|byte| *byte == b'\n');
    newline.map_or(text.len(), |newline| at + newline + 1)
}

/// All that is defined in what begins at `body` of a text; nothing if one window has room for it, so that the parser sees
/// it itself.
pub fn definitions(text: &str, body: usize, options: Options) -> Definitions {
    let mut found = Definitions::default();
    let markdown = text.get(body..).unwrap_or_default();
    if markdown.len() <= WINDOW || !may_define(markdown) {
        return found;
    }
    let mut windows = Windows::new(text, (body, options), None);
    while windows.has_more() {
        let told = windows.next(budget::room(text), |event, _| {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                found.note(&label);
            }
        });
        for (label, definition) in told.defined {
            found.define(&label, definition);
        }
    }
    found
}
