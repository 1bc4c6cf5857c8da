//! `SUMMARY.md`: the chapters of a book in their order, as mdBook reads it.
//!
//! Links before the first list are the chapters before the numbered ones, lists are those, and links
//! after them come last; a heading of level 1 names a part, and the first one the list itself. What
//! mdBook refuses is a problem, and what can be read is used.

use super::stray::{Place, Strays};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::course::Rank;
use crate::load::address::decode;
use crate::load::keys::Placed;
use crate::load::problems::Problems;
use crate::source::Span;

/// The file that lists the chapters of a book.
pub const SUMMARY: &str = "SUMMARY.md";

/// A book with more chapters is shown in part.
const MOST_CHAPTERS: usize = 20_000;
/// Chapters nested deeper are shown at this depth.
const DEEPEST: usize = 32;

/// A line of the list.
#[derive(Debug)]
pub enum Item {
    /// A part begins, with this title.
    Part(Placed<String>),
    /// A line between chapters.
    Break,
    /// A chapter.
    Chapter(Chapter),
}

/// A chapter as it is listed.
#[derive(Debug)]
pub struct Chapter {
    /// The title.
    pub title: String,
    /// The file, relative to the list; `None` for one that is not written yet.
    pub path: Option<Placed<String>>,
    /// At which byte of the list it begins.
    pub at: usize,
    /// Where it stands.
    pub rank: Rank,
}

/// Reads the list.
pub fn read(text: &str, problems: &mut Problems) -> Vec<Item> {
    let mut parser = SummaryParser {
        problems,
        items: Vec::new(),
        chapters: 0,
        stage: Stage::Title,
        words: None,
        skipped: None,
        link: None,
        strays: Strays::default(),
        lists: Vec::new(),
        top: 0,
        open: None,
    };
    for (event, range) in Parser::new(text).into_offset_iter() {
        parser.event(event, range.into());
        if parser.chapters >= MOST_CHAPTERS {
            let message = format!("only the first {MOST_CHAPTERS} chapters are listed");
            parser.problems.warning(None, message);
            break;
        }
    }
    parser.tell_empty_part();
    parser.items
}

/// How far the list has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing has come: a heading is the title.
    Title,
    /// The chapters before the numbered ones.
    Before,
    /// The numbered chapters.
    Numbered,
    /// The chapters after them.
    After,
}

/// An item of a list whose link was not read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// None has come.
    Empty(Span),
    /// It has one.
    Linked,
}

struct SummaryParser<'a> {
    problems: &'a mut Problems,
    items: Vec<Item>,
    chapters: usize,
    stage: Stage,
    /// The words of the heading, link or item that is being read.
    words: Option<String>,
    /// A heading that means nothing here.
    skipped: Option<HeadingLevel>,
    /// The link that is being read: its address, and its place.
    link: Option<Placed<String>>,
    /// The words that are no title.
    strays: Strays,
    /// How many items each open list has had.
    lists: Vec<u32>,
    /// How many items the outermost lists before have had.
    top: u32,
    open: Option<Open>,
}

impl SummaryParser<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        if let Some(level) = self.skipped {
            if let Event::Text(text) | Event::Code(text) = &event {
                self.strays.note(text, span, Place::Heading);
            }
            self.skipped = Some(level).filter(|level| event != Event::End(TagEnd::Heading(*level)));
            if self.skipped.is_none() {
                self.strays.tell(self.problems);
            }
            return;
        }
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) => self.words = Some(String::new()),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => self.heading(span),
            Event::Start(Tag::Heading { level, .. }) => self.skipped = Some(level),
            Event::Start(Tag::List(_)) => self.begin_list(span),
            Event::End(TagEnd::List(_)) => {
                let count = self.lists.pop().unwrap_or_default();
                if self.lists.is_empty() {
                    self.top = count;
                }
            }
            Event::Start(Tag::Item) => {
                if let Some(count) = self.lists.last_mut() {
                    *count += 1;
                }
                self.open = Some(Open::Empty(span));
                self.words = Some(String::new());
            }
            Event::End(TagEnd::Item) => self.end_item(),
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock) if self.lists.is_empty() => {
                self.strays.tell(self.problems);
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.begin_link(&dest_url, span);
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::Text(text) | Event::Code(text) => {
                self.note(&text, span);
                if let Some(words) = &mut self.words {
                    words.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(words) = &mut self.words {
                    words.push(' ');
                }
            }
            Event::Rule => self.divide(),
            _ => {}
        }
    }

    /// Takes note of words that no heading, chapter or link has.
    fn note(&mut self, text: &str, span: Span) {
        let place = match (self.open, self.words.is_some()) {
            (Some(Open::Empty(_)), true) if self.link.is_none() => Place::BeforeLink,
            (_, true) => return,
            (None, false) if self.lists.is_empty() && self.stage == Stage::Numbered => {
                Place::BelowList
            }
            (_, false) => Place::Text,
        };
        self.strays.note(text, span, place);
    }

    fn heading(&mut self, span: Span) {
        let title = self.words.take().unwrap_or_default();
        if self.stage == Stage::Title {
            self.stage = Stage::Before;
            return;
        }
        self.stage = Stage::Numbered;
        self.tell_empty_part();
        self.items.push(Item::Part(Placed {
            value: title.trim().to_owned(),
            span,
        }));
    }

    /// Ends what stands together; a part goes on until it has a chapter, whichever kind that is.
    fn divide(&mut self) {
        if !matches!(self.items.last(), Some(Item::Part(_))) {
            self.items.push(Item::Break);
        }
    }

    /// Tells of a part that is the latest of all there is, and has no chapter.
    fn tell_empty_part(&mut self) {
        if let Some(Item::Part(Placed { value, span })) = self.items.last() {
            self.problems.warning(
                *span,
                format!("the part `{value}` has no chapter and is not shown"),
            );
            self.problems
                .hint("list its chapters below it, or take it out");
        }
    }

    fn begin_list(&mut self, span: Span) {
        self.end_item();
        if self.lists.is_empty() {
            match self.stage {
                Stage::Title | Stage::Before => self.items.push(Item::Break),
                Stage::Numbered => {}
                Stage::After => {
                    self.problems.warning(
                        span,
                        "a list cannot follow the chapters after the numbered ones",
                    );
                    self.problems
                        .hint("mdBook refuses this; here its chapters go on with the numbers");
                    self.divide();
                }
            }
            self.stage = Stage::Numbered;
            self.lists.push(self.top);
        } else {
            self.lists.push(0);
        }
    }

    /// Ends an item, or what it has before a list in it. One without a link is a chapter without a file.
    fn end_item(&mut self) {
        let open = self.open.take();
        if let Some(Open::Empty(_)) = open {
            self.strays.forget();
        }
        self.strays.tell(self.problems);
        if let Some(Open::Empty(span)) = open {
            let title = self.words.take().unwrap_or_default();
            self.problems.error(span, "a chapter must be a link");
            self.problems
                .hint("write `[Title](file.md)`, or `[Title]()` while it has no file");
            self.add(&title, None, span);
        }
    }

    fn begin_link(&mut self, address: &str, span: Span) {
        match (self.open, self.lists.is_empty()) {
            (Some(Open::Empty(_)), _) => {}
            (_, false) => {
                self.problems
                    .warning(span, "only the first link of an item is a chapter");
                self.problems.hint("give each chapter an item of its own");
                self.strays.begin_link();
                return;
            }
            (_, true) => {
                self.stage = match self.stage {
                    Stage::Title | Stage::Before => Stage::Before,
                    Stage::Numbered => {
                        self.divide();
                        Stage::After
                    }
                    Stage::After => Stage::After,
                };
            }
        }
        self.words = Some(String::new());
        self.link = Some(Placed {
            value: decode(address),
            span,
        });
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else {
            self.strays.end_link();
            return;
        };
        let title = self.words.take().unwrap_or_default();
        self.open = self.open.map(|_| Open::Linked);
        let span = link.span;
        self.add(
            &title,
            Some(link).filter(|link| !link.value.is_empty()),
            span,
        );
    }

    fn add(&mut self, title: &str, path: Option<Placed<String>>, span: Span) {
        let mut number = String::new();
        for count in self.lists.iter().take(DEEPEST) {
            number.push_str(&count.to_string());
            number.push('.');
        }
        self.chapters += 1;
        self.items.push(Item::Chapter(Chapter {
            title: title.trim().to_owned(),
            path,
            at: span.start,
            rank: Rank {
                depth: self.lists.len().saturating_sub(1).min(DEEPEST),
                number,
            },
        }));
    }
}
