//! Running text: one joined string and the marks on it.
//!
//! Markdown's nested inlines are flattened at loading, so that words, terms and searches can be found
//! across soft breaks and emphasis, and layout needs no recursion.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::id::{FootnoteId, LessonId, SectionId, TermId};
use crate::text;

/// Text with marks. A soft break is a space in it, a hard break a newline. A lesson has a hundred thousand: none has room for
/// more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Prose {
    /// All the words in reading order.
    pub text: Box<str>,
    /// What is marked, ordered by start; marks may nest and overlap.
    pub marks: Box<[Mark]>,
}

/// The same, lent by who has it: a [`Prose`], or the table that it is a cell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ProseRef<'a> {
    /// See [`Prose::text`].
    pub text: &'a str,
    /// See [`Prose::marks`].
    pub marks: &'a [Mark],
}

/// A marked range of [`Prose::text`], in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// What the range is.
    pub kind: MarkKind,
}

/// What a marked range is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// Struck out.
    Strikethrough,
    /// Inline code, and inline mathematics as its source.
    Code,
    /// A link; boxed because few ranges are links.
    Link(Box<Link>),
    /// An image; the range is its alternative text.
    Image(Box<Image>),
    /// A term of the glossary.
    Term {
        /// The term.
        id: TermId,
        /// Whether the course's policy marks this occurrence.
        marked: bool,
    },
    /// A reference to a footnote; the range is its number in brackets.
    Footnote(FootnoteId),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Link {
    /// A place outside: `http`, `https` or `mailto`.
    External(String),
    /// A lesson of this course, and a section of it.
    Lesson(LessonId, Option<SectionId>),
    /// A section of the same lesson.
    Section(SectionId),
    /// A use of a term: the block of a lesson that it stands in. Only the program makes such links.
    Use(LessonId, usize, TermId),
    /// A term of the glossary, linked explicitly.
    Term(TermId),
    /// A file of this course that is no lesson, as it is written.
    File(String),
    /// A folder of this course without a lesson for its front page, as it is written.
    Folder(String),
    /// A path in this course with nothing there, as it is written.
    Missing(String),
    /// Anything else as it is written: an unknown scheme, a file out of the course, or one that was not looked for.
    Other(String),
}

/// An image, which a terminal shows as its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Image {
    /// The path or address as written.
    pub path: String,
    /// The title, often empty.
    pub title: String,
}

impl Link {
    /// The scheme of an address, as RFC 3986 has it, at least two letters long.
    pub fn scheme(address: &str) -> Option<&str> {
        let (scheme, _) = address.split_once(':')?;
        let is_scheme = scheme.len() > 1
            && scheme.starts_with(|character: char| character.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
        is_scheme.then_some(scheme)
    }

    /// What is wrong with following an address of this scheme, where that is so whatever the address is.
    pub fn harm(scheme: &str) -> Option<&'static str> {
        let harms = [
            ("javascript", "would run a script"),
            ("vbscript", "would run a script"),
            ("data", "hides a page in itself"),
            ("file", "names a file of the reader's machine"),
        ];
        let mut harms = harms.iter();
        let (_, harm) = harms.find(|(known, _)| scheme.eq_ignore_ascii_case(known))?;
        Some(harm)
    }
}

impl Mark {
    /// Whether it leads somewhere when it is pressed.
    pub fn is_lead(&self) -> bool {
        matches!(
            self.kind,
            MarkKind::Link(_) | MarkKind::Footnote(_) | MarkKind::Term { marked: true, .. }
        )
    }
}

impl Prose {
    /// Text with marks.
    pub fn new(text: impl Into<Box<str>>, marks: impl Into<Box<[Mark]>>) -> Self {
        Self {
            text: text.into(),
            marks: marks.into(),
        }
    }

    /// Text without marks.
    pub fn plain(text: impl Into<Box<str>>) -> Self {
        Self::new(text, [])
    }

    /// The same, to look at.
    pub fn lend(&self) -> ProseRef<'_> {
        ProseRef {
            text: &self.text,
            marks: &self.marks,
        }
    }
}

impl<'a> ProseRef<'a> {
    /// The words under a mark.
    pub fn marked(self, mark: &Mark) -> &'a str {
        self.text
            .get(mark.start as usize..mark.end as usize)
            .unwrap_or_default()
    }

    /// The file of a marked image, if its words do not say it. What lies elsewhere, as badges do, is no file at hand.
    pub fn file(self, mark: &'a Mark) -> Option<&'a str> {
        let words = self.marked(mark);
        match &mark.kind {
            MarkKind::Image(image) if !words.is_empty() && words != image.path => {
                let path = Some(image.path.as_str());
                path.filter(|path| !path.trim().is_empty() && !path.contains("://"))
            }
            _ => None,
        }
    }

    /// The text as it is shown: the file of an image stands behind its words.
    pub fn shown(self) -> Cow<'a, str> {
        let files = self.marks.iter();
        let files = files.filter_map(|mark| Some((mark.end as usize, self.file(mark)?)));
        let mut files: Vec<(usize, &str)> = files.collect();
        if files.is_empty() {
            return Cow::Borrowed(self.text);
        }
        files.sort_by_key(|(end, _)| *end);
        let mut out = String::with_capacity(self.text.len() + 32 * files.len());
        let mut done = 0;
        for (end, file) in files {
            out.push_str(self.text.get(done..end).unwrap_or_default());
            out.push_str(&behind_image(file));
            done = end;
        }
        out.push_str(self.text.get(done..).unwrap_or_default());
        Cow::Owned(out)
    }
}

/// What is shown of the file of an image behind its words.
pub fn behind_image(file: &str) -> String {
    format!(" [{}]", text::clean_line(file))
}

/// The ranges in which nothing is linked: code, links, images, footnotes, terms. Ordered, possibly overlapping.
pub fn taken(marks: &[Mark]) -> impl Iterator<Item = Range<usize>> + Clone {
    marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Code
        | MarkKind::Link(_)
        | MarkKind::Image(_)
        | MarkKind::Footnote(_)
        | MarkKind::Term { .. } => Some(mark.start as usize..mark.end as usize),
        MarkKind::Strong | MarkKind::Emphasis | MarkKind::Strikethrough => None,
    })
}
