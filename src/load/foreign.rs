//! What other programs write beside Markdown: admonitions of `MkDocs`, Docusaurus and mdbook-admonish become callouts, and
//! directives that are not supported are labelled where they have a line of their own. Code is left as it is.

mod frame;
mod label;
mod opening;

use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use super::book::{Closings, Composer};
use super::fence::Fence;
use super::line::{INDENT, columns, fence, lead, marker, stripped};
use super::problems::Problems;
use crate::course::{CalloutStyle, Dialect};
use crate::source::{Source, Span};
use frame::{End, Frame};
use opening::{Admonition, Body};

/// Admonitions nested deeper stay as they are written.
const DEEPEST: usize = 8;
/// After so many changes the rest of a file stays as it is written: where each comes from takes memory.
const MOST_CHANGES: usize = 200_000;
/// What can only be here if one of these is.
const SIGNS: [&str; 8] = ["!!!", "???", ":::", "///", "admonish", "{{", "{%", "{*"];
/// What begins raw text, and what ends it.
const RAW: [(&str, &str); 4] = [
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<!--", "-->"),
];

/// The text of a file as Markdown that is understood here; the file itself where that says it all.
pub fn rewrite(source: &Arc<Source>, dialect: &Dialect, problems: &mut Problems) -> Arc<Source> {
    // One look for all of them: few texts have any.
    // Only for this kind of match are many bytes compared at once.
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostFirst);
    let signs = || builder.build(SIGNS).ok();
    let has_sign = || signs().is_none_or(|signs| signs.is_match(&source.text));
    // In a course of our own nothing is rewritten, and of all this only directives of mdBook are told.
    let is_native = *dialect == Dialect::Native;
    if (is_native && !source.text.contains("{{")) || !has_sign() {
        return Arc::clone(source);
    }
    let mut rewriter = Rewriter {
        source,
        dialect,
        problems,
        composer: Composer::new(source),
        copied: Span::default(),
        frames: vec![Frame::default()],
        left: MOST_CHANGES,
        code: None,
        raw: None,
        above: Line::Blank,
        closings: Closings::default(),
    };
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let end = start + line.len();
        rewriter.line(Span::new(start, end));
        start = end;
    }
    rewriter.finish()
}

/// What a line is to the one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Blank,
    Words,
}

struct Rewriter<'a> {
    source: &'a Arc<Source>,
    dialect: &'a Dialect,
    problems: &'a mut Problems,
    composer: Composer,
    /// What is to be copied as it is.
    copied: Span,
    /// The open frames, the file first.
    frames: Vec<Frame>,
    /// How many more changes are made.
    left: usize,
    /// The fence around the code that the line is in.
    code: Option<Fence>,
    /// What ends the raw text that the line is in.
    raw: Option<&'static str>,
    above: Line,
    closings: Closings,
}

impl Rewriter<'_> {
    fn line(&mut self, span: Span) {
        if self.left == 0 {
            if self.frames.len() > 1 {
                self.close(1, span.start);
            }
            return self.copy(span, span.start);
        }
        let source = Arc::clone(self.source);
        let whole = source.slice(span).trim_end_matches(['\n', '\r']);
        if whole.trim().is_empty() {
            self.copy(span, span.start);
            self.above = Line::Blank;
            return;
        }
        let indent = columns(whole);
        let outdented = |frame: &Frame| matches!(frame.end, End::Outdent(least) if indent < least);
        if let Some(frame) = self.frames.iter().position(outdented) {
            self.close(frame, span.start);
        }
        let strip = self.frame().strip;
        let rest = stripped(whole, strip);
        let start = span.start + whole.len() - rest.len();
        self.code = self.code.filter(|code| code.holds(rest));
        if self.ends_frame(rest, span) {
            return;
        }
        let is_text = self.code.is_none() && self.raw.is_none() && !self.is_code(rest);
        let may_open = is_text && *self.dialect != Dialect::Native;
        if !may_open || !self.opens(rest, span) {
            if is_text {
                self.tell_directives(span);
            }
            self.look_at(rest);
            self.copy(span, start);
            self.above = Line::Words;
        }
    }

    fn frame(&mut self) -> &mut Frame {
        // The first is the file's, and is never taken off.
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// Whether a line is code because it is indented, and takes note of the lists that it stands in.
    fn is_code(&mut self, line: &str) -> bool {
        let indent = columns(line);
        let frame = self.frame();
        while frame.lists.last().is_some_and(|start| indent < *start) {
            frame.lists.pop();
        }
        let own = indent - frame.lists.last().copied().unwrap_or_default();
        if own < INDENT
            && let Some(marker) = marker(line.trim_start())
        {
            frame.lists.push(indent + marker);
        }
        own >= INDENT
    }

    /// Takes note of where code and raw text begin and end.
    fn look_at(&mut self, line: &str) {
        let words = line.trim();
        if let Some(end) = self.raw {
            self.raw = Some(end).filter(|end| !words.contains(end));
        } else if let Some(code) = self.code {
            self.code = Some(code).filter(|code| !code.ends(line));
        } else {
            self.code = Fence::opening(line);
            let mut pairs = RAW.iter().filter(|(begin, _)| words.starts_with(begin));
            let pair = pairs.find(|(_, end)| !words.contains(end));
            self.raw = pair.map(|(_, end)| *end);
        }
    }

    /// Takes a line that ends a frame.
    fn ends_frame(&mut self, line: &str, span: Span) -> bool {
        let words = line.trim();
        let fence = fence(words).filter(|(.., info)| info.is_empty());
        let is_fence = |frame: &Frame| {
            matches!((frame.end, fence), (End::Fence(sign, least), Some((other, count, _)))
                if sign == other && count >= least)
        };
        if let Some(frame) = self.frames.iter().position(is_fence) {
            self.close(frame, span.start);
            return true;
        }
        let Some((sign, count, "")) = opening::marks(words).filter(|_| self.code.is_none()) else {
            return false;
        };
        let index = self.frames.len() - 1;
        let frame = self.frame();
        if sign == ':' && frame.labelled.last().is_some_and(|least| count >= *least) {
            frame.labelled.pop();
            self.label(line, span);
            return true;
        }
        let ends = matches!(frame.end, End::Marks(own, least) if own == sign && count >= least);
        if ends {
            self.close(index, span.start);
        }
        ends
    }

    /// Takes a line that begins an admonition, or is a directive.
    fn opens(&mut self, line: &str, span: Span) -> bool {
        let (words, indent) = (line.trim(), columns(line));
        let fits = self.frames.len() <= DEEPEST;
        if words.starts_with("!!!") || words.starts_with("???") {
            let body = self.frame().strip + indent + INDENT;
            let follows = if self.next_indent(span.end) >= Some(body) {
                Body::Indented
            } else {
                Body::Missing
            };
            let found = opening::indented(words, follows).filter(|_| fits);
            return found.is_some_and(|found| {
                self.open(&found, (indent, body), End::Outdent(body), span);
                true
            });
        }
        if let Some((sign, count, name)) =
            opening::marks(words).filter(|(.., name)| !name.is_empty())
        {
            let strip = self.frame().strip + indent;
            let found = match sign {
                ':' => opening::fenced(name),
                _ => opening::slashed(name),
            };
            match found.filter(|_| fits) {
                Some(found) => self.open(&found, (indent, strip), End::Marks(sign, count), span),
                None if sign == ':' => {
                    self.label(line, span);
                    self.frame().labelled.push(count);
                }
                None => return false,
            }
            return true;
        }
        if let Some((sign, count, info)) = fence(words)
            && let Some(found) = opening::admonish(info).filter(|_| fits)
        {
            let strip = self.frame().strip + indent;
            self.open(&found, (indent, strip), End::Fence(sign, count), span);
            return true;
        }
        let (lead, words) = line.split_at(lead(line));
        let words = words.trim();
        if let Some((':', count, name)) = opening::marks(words).filter(|_| !lead.is_empty())
            && !name.is_empty()
        {
            self.label_behind(lead, words, span);
            self.frame().labelled.push(count);
            return true;
        }
        let is_book = matches!(self.dialect, Dialect::Book(_)) && words.starts_with("{{#");
        if is_book || !opening::is_directive(words) {
            return false;
        }
        if !lead.is_empty() {
            self.label_behind(lead, words, span);
            return true;
        }
        // In the middle of a paragraph it is more likely a word of it, unless a sign says what it is.
        let may_be_word = |rest: &str| !rest.starts_with(['#', '/', '<', '%']);
        let is_word = words.strip_prefix("{{").is_some_and(may_be_word)
            && (self.above == Line::Words || self.next_indent_below(span.end).is_some());
        if !is_word {
            self.label(line, span);
        }
        !is_word
    }

    /// Begins an admonition whose first line is indented by `indent`, and whose others have `strip` columns less.
    fn open(&mut self, found: &Admonition, (indent, strip): (usize, usize), end: End, span: Span) {
        let Admonition { style, title } = found;
        let outer = self.frame().prefix.clone();
        let prefix = format!("{outer}{}> ", " ".repeat(indent));
        let first = format!("{}\n{prefix}[!{}] {title}\n", outer.trim_end(), tag(*style));
        self.put(&first, span);
        self.frames.push(Frame {
            prefix,
            strip,
            end,
            opening: span,
            lists: Vec::new(),
            labelled: Vec::new(),
        });
        self.code = None;
        self.above = Line::Blank;
    }

    /// Closes a frame and all in it.
    fn close(&mut self, frame: usize, at: usize) {
        let frame = frame.max(1);
        self.tell_unclosed(frame + 1, "of the callout around it");
        self.frames.truncate(frame);
        let outer = self.frame().prefix.trim_end().to_owned();
        self.put(&format!("{outer}\n"), Span::new(at, at));
        self.code = None;
        self.raw = None;
        self.above = Line::Blank;
    }

    /// How far the next line with words is indented, counted from a place in the file.
    fn next_indent(&self, from: usize) -> Option<usize> {
        let rest = self.source.text.get(from..).unwrap_or_default();
        let line = rest.lines().find(|line| !line.trim().is_empty())?;
        Some(columns(line))
    }

    /// The same of the line right below, if it has words that are no directive.
    fn next_indent_below(&self, from: usize) -> Option<usize> {
        let rest = self.source.text.get(from..).unwrap_or_default();
        let line = rest.lines().next().filter(|line| !line.trim().is_empty())?;
        (!opening::is_directive(line)).then(|| columns(line))
    }

    /// Copies a line from a place in it on.
    fn copy(&mut self, line: Span, start: usize) {
        let frame = self.frame();
        if frame.prefix.is_empty() && frame.strip == 0 {
            if self.copied.end != line.start {
                self.flush();
                self.copied.start = line.start;
            }
            self.copied.end = line.end;
            return;
        }
        let prefix = frame.prefix.clone();
        let rest = Span::new(start, line.end);
        let is_blank = self.source.slice(rest).trim().is_empty();
        if is_blank {
            self.put(&format!("{}\n", prefix.trim_end()), line);
            return;
        }
        self.put(&prefix, Span::new(start, start));
        self.composer.copy(self.source, rest);
    }

    fn put(&mut self, text: &str, span: Span) {
        self.flush();
        self.left = self.left.saturating_sub(1);
        self.composer.put(text, self.source, span);
    }

    fn flush(&mut self) {
        let copied = std::mem::take(&mut self.copied);
        self.composer.copy(self.source, copied);
    }

    fn finish(mut self) -> Arc<Source> {
        self.tell_unclosed(1, "of the page");
        if self.copied == Span::new(0, self.source.text.len()) {
            return Arc::clone(self.source);
        }
        self.flush();
        self.composer.finish()
    }
}

/// The word of an alert.
fn tag(style: CalloutStyle) -> String {
    style.name().to_uppercase()
}
