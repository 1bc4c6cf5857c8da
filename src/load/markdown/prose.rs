//! Builds running text: one string and its marks, from events that nest.

use super::inline::Inline;
use super::{autolink, long, script};
use crate::course::{Mark, MarkKind, Prose};

/// Running text in the making. One builder is used for all texts of a lesson: its buffer stays.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    marks: Vec<Mark>,
    /// The ranges that have not ended, outermost first.
    open: Vec<Open>,
    /// Which of them is a link: links do not nest.
    link: Option<usize>,
    /// How many of them tags of raw HTML have begun.
    tags: usize,
}

/// A range that has not ended.
#[derive(Debug)]
struct Open {
    /// The tag that has begun it; `None` if Markdown has.
    tag: Option<Inline>,
    /// Where it begins in the text.
    start: u32,
    /// How many marks there were before it.
    before: usize,
    /// Whether the first mark after those is its own; not so for a range that turned out to be plain.
    marked: bool,
}

/// Tags of raw HTML that stand deeper in each other mean nothing.
const MOST_TAGS: usize = 16;

impl Builder {
    /// Adds words. No text begins with a space, not even one that goes on after a comment.
    pub fn text(&mut self, text: &str) {
        if self.text.is_empty() {
            self.text.push_str(text.trim_start_matches(' '));
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds a soft break.
    pub fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Adds a space unless there is one, as HTML joins lines.
    pub fn one_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Adds a hard break.
    pub fn line_break(&mut self) {
        self.text.push('\n');
    }

    /// Adds a text that is marked as a whole.
    pub fn marked(&mut self, text: &str, kind: MarkKind) {
        let start = self.here();
        self.text.push_str(text);
        let end = self.here();
        self.marks.push(Mark { start, end, kind });
    }

    /// Begins a range.
    pub fn open(&mut self, kind: Option<MarkKind>) {
        if matches!(kind, Some(MarkKind::Link(_) | MarkKind::Term { .. })) {
            // A link of Markdown is sure to end, a tag around it is not.
            let around = self.link.and_then(|link| self.open.get_mut(link));
            if let Some(tag) = around.filter(|around| around.tag.is_some()) {
                tag.marked = false;
            }
            self.link = Some(self.open.len());
        }
        self.begin(None, kind);
    }

    /// Begins a range with a tag of raw HTML.
    pub fn open_tag(&mut self, tag: Inline, kind: Option<MarkKind>) {
        if self.tags >= MOST_TAGS {
            return;
        }
        self.tags += 1;
        let kind = match kind {
            Some(MarkKind::Link(_) | MarkKind::Term { .. }) if self.link.is_some() => None,
            Some(kind @ (MarkKind::Link(_) | MarkKind::Term { .. })) => {
                self.link = Some(self.open.len());
                Some(kind)
            }
            kind => kind,
        };
        self.begin(Some(tag), kind);
    }

    /// Ends the innermost range of Markdown. Tags that have not ended in it mean nothing.
    pub fn close(&mut self) {
        while let Some(range) = self.pop() {
            if range.tag.is_none() {
                self.end(&range);
                return;
            }
        }
    }

    /// Ends the innermost range of a tag, unless Markdown has begun one in it: then they cross.
    pub fn close_tag(&mut self, tag: Inline) {
        let inner = self.open.iter().rev();
        let ends = inner
            .take_while(|range| range.tag.is_some())
            .position(|range| range.tag == Some(tag));
        let Some(unclosed) = ends else {
            return;
        };
        for _ in 0..unclosed {
            self.pop();
        }
        if let Some(range) = self.pop() {
            self.end(&range);
            let marks = self.marks.get_mut(range.before..).unwrap_or_default();
            script::shift(tag, &mut self.text, range.start as usize, marks);
        }
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How long the text is so far.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Takes the beginning off a very long text, as far as it is the same whatever follows, and says where the rest began.
    /// What begins in it ends in it.
    pub fn break_off(&mut self) -> Option<(Prose, usize)> {
        let open = self.open.first().map(|range| range.start as usize);
        let (end, start) = long::settled(self.text.get(..open.unwrap_or(self.text.len()))?)?;
        let begins = |mark: &Mark| (mark.start as usize) < start;
        if { self.marks.iter() }.any(|mark| begins(mark) && mark.end as usize > start) {
            return None;
        }
        let count = self.marks.partition_point(begins);
        let mut marks = self.marks.drain(..count).collect();
        for mark in &mut self.marks {
            mark.start -= start as u32;
            mark.end -= start as u32;
        }
        for range in &mut self.open {
            range.start -= start as u32;
            range.before -= count;
        }
        let rest = self.text.split_off(start);
        let text = std::mem::replace(&mut self.text, rest);
        let text = text.get(..end).unwrap_or_default();
        Some((prose(text, &mut marks), start))
    }

    /// The finished text; the builder begins anew.
    pub fn finish(&mut self) -> Prose {
        while !self.open.is_empty() {
            self.close();
        }
        let text = self.text.trim_end_matches([' ', '\n']);
        let prose = prose(text, &mut self.marks);
        self.text.clear();
        prose
    }

    fn begin(&mut self, tag: Option<Inline>, kind: Option<MarkKind>) {
        let start = self.here();
        self.open.push(Open {
            tag,
            start,
            before: self.marks.len(),
            marked: kind.is_some(),
        });
        self.marks.extend(kind.map(|kind| Mark {
            start,
            end: start,
            kind,
        }));
    }

    fn pop(&mut self) -> Option<Open> {
        let range = self.open.pop()?;
        if self.link == Some(self.open.len()) {
            self.link = None;
        }
        self.tags -= usize::from(range.tag.is_some());
        Some(range)
    }

    /// Gives the mark of a range its end.
    fn end(&mut self, range: &Open) {
        let end = self.here();
        let Some(mark) = self.marks.get_mut(range.before).filter(|_| range.marked) else {
            return;
        };
        mark.end = end;
        if let MarkKind::Image(image) = &mark.kind
            && mark.start == mark.end
        {
            self.text.push_str(&image.path);
            mark.end = self.text.len() as u32;
        }
    }

    fn here(&self) -> u32 {
        self.text.len() as u32
    }
}

/// A text that has ended, with its marks. Those of ranges that have not are none.
fn prose(text: &str, marks: &mut Vec<Mark>) -> Prose {
    marks.retain(|mark| mark.start < mark.end);
    if autolink::may_have_any(text) {
        autolink::mark(text, marks);
    }
    let end = text.len() as u32;
    marks.retain_mut(|mark| {
        mark.end = mark.end.min(end);
        mark.start < mark.end
    });
    // Lessons may have a hundred thousand texts: none keeps room for more marks than it has.
    Prose {
        text: text.into(),
        marks: marks.drain(..).collect(),
    }
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    let is_space = |byte: u8| byte == b' ' || byte == b'\n' || byte == b'\t';
    let bytes = text.as_bytes();
    // Two slices are compared many bytes at a time.
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let begins: u32 = pairs
        .map(|(before, byte)| u32::from(is_space(*before) & !is_space(*byte)))
        .sum();
    begins as usize + usize::from(bytes.first().is_some_and(|first| !is_space(*first)))
}
