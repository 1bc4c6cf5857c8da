//! A long text is parsed in pieces, window by window.
//!
//! The parser makes a node for every mark of all that it is given before it tells of the first one, and a node takes
//! far more room than a mark. What it is given ends at the end of a line, but hardly ever at the end of a block: the
//! last block of a window is left to the next one, which begins with it. What the parser has to know of the rest of
//! the text, where links and footnotes lead, is found out beforehand. Where a block does not end in its window, it
//! gets a longer one; but a table goes on in the next, with its header said again, a list with any of its items and an item
//! with any block in it, and a very long paragraph with any of its lines.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag};

use super::budget;
use super::continued::Continued;
use super::definitions::{Definitions, may_define, within};
use super::extent::{Extents, made_loose};
use super::seam::Seam;
use super::window::{Given, Reading, Told, address};

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
    /// The list that somebody asks about, by its index in that: whether it is a loose one, and those in it are.
    asked: Option<usize>,
    /// What is known of the lists.
    extents: Extents,
    /// Whether there was no room for more.
    is_full: bool,
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
            extents: Extents::default(),
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
    pub fn next(&mut self, room: usize, take: impl FnMut(Event<'_>, Range<usize>)) -> Told {
        let (range, is_last) = self.window(room);
        let text = self.text;
        let window = text.get(range.clone()).unwrap_or_default();
        let continued = std::mem::take(&mut self.continued);
        let loose = self.seen_loose(window, &continued);
        let innermost = continued.depth().checked_sub(1);
        let asked = self.asked.zip(innermost);
        let asked = asked.and_then(|(first, innermost)| continued.list(first, innermost));
        let given = Given::new((window, range.start), self.notes(window), &continued);
        let mut broken = Vec::new();
        let mut note_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            if let Some(found) = self.definitions?.link(&link.reference) {
                return Some(address(found));
            }
            broken.extend(given.broken(&link));
            None
        };
        let input = given.input.as_ref();
        let parser =
            Parser::new_with_broken_link_callback(input, self.options, Some(&mut note_broken));
        let mut events = parser.into_offset_iter();
        let mut seam = Seam::new(text, (range, is_last), continued);
        seam.know_definitions(given.defined(events.reference_definitions()));
        let mut reading = Reading::new(&given, seam, (self.definitions, asked));
        let next = reading.next(&mut events, take);
        let (continued, mut told) = (reading.seam.continued, reading.told);
        if self.definitions.is_none() {
            told.defined = within(events.reference_definitions(), &given.up_to(next));
        }
        drop(events);
        // What the parser has read ahead is read again.
        broken.retain(|range: &Range<usize>| range.start < next);
        told.broken = broken;
        told.loose.extend(loose);
        self.continued = continued;
        self.go_on(next, &told);
        told.items = told.list.map_or(0, |list| self.items(list));
        told
    }

    /// Takes in where the next window begins, and how long it is.
    fn go_on(&mut self, next: usize, told: &Told) {
        self.size = match (told.goes_on, next > self.start || told.begins) {
            (true, _) => LONG_PARAGRAPH,
            (false, true) => WINDOW,
            (false, false) => self.size * GROWTH,
        };
        self.start = next;
        if line_start(self.text, next) == next {
            self.continued.begin_line();
        }
    }

    /// What the parser has to see of the footnotes elsewhere.
    fn notes(&self, window: &str) -> String {
        let notes = self.definitions.map(|known| known.notes(window));
        notes.unwrap_or_default()
    }

    /// Which lists a window makes loose ones, around others that go on.
    fn seen_loose(&self, window: &str, continued: &Continued) -> Vec<usize> {
        let asked = self.asked.map(|first| (continued, first));
        let loose = asked.map(|lists| made_loose(window, lists, self.options));
        loose.unwrap_or_default()
    }

    /// How many items the list has that has begun, if they are numbered.
    ///
    /// Whether they stand apart shows at any of them, so that all are looked at before the first one is told of, or as many
    /// as it takes to see that they do. While the definitions are being found out, nobody wants to know.
    fn items(&mut self, list: usize) -> usize {
        if self.definitions.is_none() {
            return 0;
        }
        let (text, place) = (self.text, (self.start, self.options));
        let windows = || Windows::within(text, place, self.continued.clone());
        let extent = self.extents.of((text, list), windows);
        if extent.is_loose {
            self.continued.set_apart();
        }
        extent.items
    }

    /// Where the next window lies, and whether it is the last one.
    fn window(&mut self, room: usize) -> (Range<usize>, bool) {
        let end = line_end(self.text, self.start + self.size);
        let window = self.text.get(self.start..end).unwrap_or_default();
        let is_long = window.len() > 2 * WINDOW;
        let fits = is_long.then(|| budget::end(window, room)).flatten();
        self.is_full = fits.is_some();
        let end = fits.map_or(end, |fits| self.start + fits);
        (self.start..end, self.is_full || end == self.text.len())
    }
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
