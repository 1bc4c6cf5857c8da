//! One window: what the parser is given of it, and what is told of what it makes of that.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, RefDefs, Tag, TagEnd};

use super::continued::Continued;
use super::definitions::{Definition, Definitions};
use super::seam::{Seam, Step};
use super::undefined;

/// What a window has told beside its events.
#[derive(Debug, Default)]
pub struct Told {
    /// The links to what is not defined.
    pub broken: Vec<Range<usize>>,
    /// The definitions that it holds, unless they are known.
    pub defined: Vec<(String, Definition)>,
    /// Where the list begins that has begun with its last event.
    pub list: Option<usize>,
    /// How many items it has, if they are numbered.
    pub items: usize,
    /// Whether a block has begun with its last event, in which the next one goes on.
    pub begins: bool,
    /// Whether its last paragraph goes on in the next window.
    pub goes_on: bool,
    /// Which of the lists that go on in it turned out to be loose ones, counted from the one that is asked about.
    pub loose: Vec<usize>,
}

/// What the parser is given: the footnotes that it has to know, the beginning of what goes on in the window, and that.
pub struct Given<'w> {
    /// All of it.
    pub input: Cow<'w, str>,
    /// Where in it the beginning of what goes on lies.
    first: usize,
    /// Where that of the innermost block does.
    own: usize,
    /// Where the window does.
    shift: usize,
    /// Where the window lies in the text.
    start: usize,
}

/// A window whose events are being read.
pub struct Reading<'r> {
    given: &'r Given<'r>,
    /// Where it is cut off.
    pub seam: Seam<'r>,
    /// `None` while they are being found out.
    definitions: Option<&'r Definitions>,
    /// Which of the lists that are asked about the innermost block is.
    asked: Option<usize>,
    /// What it has told so far.
    pub told: Told,
}

impl<'w> Given<'w> {
    /// What the parser is given of a window that begins at `start` of the text, below some footnotes.
    pub fn new((window, start): (&'w str, usize), notes: String, continued: &Continued) -> Self {
        let beginning = continued.beginning(window, None);
        let (first, own) = (notes.len(), notes.len() + beginning.own);
        let prefix = notes + &beginning.text;
        Self {
            first,
            own,
            shift: prefix.len(),
            start,
            input: input(prefix, window),
        }
    }

    /// Where in the text a place is.
    pub fn place(&self, at: usize) -> usize {
        let place = (at + self.start).saturating_sub(self.shift);
        place.max(self.start)
    }

    fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start)..self.place(range.end)
    }

    /// The part of the window before a place in the text.
    pub fn up_to(&self, next: usize) -> Range<usize> {
        self.shift..(next + self.shift).saturating_sub(self.start)
    }

    /// Where the definitions of links in the window begin.
    pub fn defined(&self, links: &RefDefs<'_>) -> impl Iterator<Item = usize> {
        let starts = links.iter().map(|(_, link)| link.span.start);
        let starts = starts.filter(|at| *at >= self.shift);
        starts.map(|at| self.place(at))
    }

    /// Where a link in the window stands that leads nowhere.
    pub fn broken(&self, link: &BrokenLink<'_>) -> Option<Range<usize>> {
        let is_here = link.span.start >= self.shift;
        let broken = undefined::link(&self.input, link).filter(|_| is_here)?;
        Some(self.span(&broken))
    }
}

impl<'r> Reading<'r> {
    /// The reading of what the parser is given, in what is known of all of the text.
    pub fn new(
        given: &'r Given<'r>,
        seam: Seam<'r>,
        (definitions, asked): (Option<&'r Definitions>, Option<usize>),
    ) -> Self {
        Self {
            given,
            seam,
            definitions,
            asked,
            told: Told::default(),
        }
    }

    /// Calls back with the events of the window; where the next one begins.
    pub fn next<'e>(
        &mut self,
        events: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
        mut take: impl FnMut(Event<'e>, Range<usize>),
    ) -> usize {
        while let Some((event, range)) = events.next() {
            if range.start < self.given.shift {
                let is_own = range.start >= self.given.own;
                let asked = self.asked.filter(|_| is_own && is_paragraph(&event));
                self.told.loose.extend(asked);
                if is_own && self.seam.is_other(&event) {
                    return self.given.start;
                }
                let is_known = range.start < self.given.first;
                if is_known || !self.seam.is_told_before(&event, is_own) {
                    continue;
                }
            }
            let told = (event, self.given.span(&range));
            if let Some(next) = self.step(told, &mut take, events) {
                return next;
            }
        }
        self.seam.end()
    }

    /// Does with an event what is to be done; where the next window begins if that is behind it.
    fn step<'e>(
        &mut self,
        (event, range): (Event<'e>, Range<usize>),
        take: &mut impl FnMut(Event<'e>, Range<usize>),
        rest: &mut impl Iterator<Item = (Event<'e>, Range<usize>)>,
    ) -> Option<usize> {
        match self.seam.step(&event, &range) {
            Step::Take => {
                take(led(event, self.definitions), range);
                None
            }
            Step::Hide => None,
            Step::Leave(at) => Some(at),
            Step::Begin(at) => {
                self.told.begins = true;
                if let Event::Start(Tag::List(_)) = event {
                    self.told.list = Some(range.start);
                }
                take(event, range);
                Some(at)
            }
            Step::BeginItem(at) => {
                self.told.begins = true;
                take(event, range);
                let marker = task_marker(rest).map(|(marker, range)| {
                    take(marker, self.given.span(&range));
                    self.given.place(range.end)
                });
                Some(marker.unwrap_or(at))
            }
            Step::BreakParagraph(at, is_hidden) => {
                self.told.goes_on = true;
                if !is_hidden {
                    take(Event::End(TagEnd::Paragraph), range);
                }
                Some(at)
            }
        }
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
pub fn address<'e>(link: &Definition) -> (CowStr<'e>, CowStr<'e>) {
    let [to, title] = [&link.to, &link.title].map(|text| CowStr::Boxed(text.clone()));
    (to, title)
}

/// What the parser is given of a window with something before it.
pub fn input(mut prefix: String, window: &str) -> Cow<'_, str> {
    if prefix.is_empty() {
        return Cow::Borrowed(window);
    }
    prefix.push_str(window);
    Cow::Owned(prefix)
}
