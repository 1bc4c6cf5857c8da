//! Raw HTML in the walk: its words are kept, `<br>` breaks the line and `<details>` folds.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::document::ReferenceKind;
use super::html::{self, Piece, Tag};
use super::inline::Inline;
use super::pending::{Details, LeafKind};
use super::walker::Walker;
use crate::course::block::BlockKind;
use crate::course::{Image, Mark, MarkKind, Prose, SectionId, slug};
use crate::source::Span;

/// What stands between the cells of a row of a table in raw HTML.
const CELLS: &str = "·";
/// What stands where `<details>` has no summary.
const NO_SUMMARY: &str = "Details";

impl Walker<'_> {
    /// Takes the lines of a block of raw HTML that goes on, up to `end` of the file, but for what has not ended.
    pub(super) fn html_part(&mut self, end: usize) {
        let Some(start) = self.html.filter(|start| *start <= end) else {
            return;
        };
        let lines = std::mem::take(&mut self.lines);
        let whole = html::whole(&lines);
        // Where in the file a byte of the lines is, is not known; the share of it is near enough.
        let text = self.text;
        let place = |at: usize| {
            let near = start + (end - start) * at / lines.len().max(1);
            (start..=near)
                .rev()
                .find(|at| text.is_char_boundary(*at))
                .unwrap_or(start)
        };
        let span = |part: Range<usize>| Span::new(place(part.start), place(part.end));
        self.html_pieces(lines.get(..whole).unwrap_or_default(), span);
        self.html = Some(place(whole));
        self.lines = lines;
        self.lines.drain(..whole);
        self.settle_running();
    }

    /// Takes a block of raw HTML, or the rest of it.
    pub(super) fn html_block(&mut self, span: Span) {
        let lines = std::mem::take(&mut self.lines);
        self.html_pieces(&lines, |_| span);
        self.end_tight_leaf();
        self.lines = lines;
        self.lines.clear();
    }

    /// Takes pieces of raw HTML; a part of the lines stands at such a place of the file.
    fn html_pieces(&mut self, lines: &str, span: impl Fn(Range<usize>) -> Span) {
        let mut pieces = html::pieces(lines);
        let mut start = 0;
        while let Some(piece) = pieces.next() {
            let end = lines.len() - pieces.left();
            let span = span(std::mem::replace(&mut start, end)..end);
            self.anchor(&piece);
            match piece {
                Piece::Text(text) => self.html_text(text, span),
                Piece::Tag(tag) if tag.is("details") => self.details_tag(tag, span),
                Piece::Tag(tag) if tag.is("summary") => self.summary_tag(tag, span),
                Piece::Tag(tag) if tag.is_block() => {
                    self.end_tight_leaf();
                    if let Some(level) = tag.heading().filter(|_| !tag.closing) {
                        self.begin_raw_heading(level, span);
                    }
                }
                Piece::Tag(tag) => self.html_tag(tag, span),
                Piece::Comment(words) => self.directive(words, span),
                Piece::Hidden => {}
                Piece::Unclosed => self.unclosed_comment(span),
            }
        }
    }

    /// Takes a tag or a comment in running text.
    pub(super) fn inline_html(&mut self, html: &str, span: Span) {
        for piece in html::pieces(html) {
            self.anchor(&piece);
            match piece {
                Piece::Tag(tag) if tag.is("details") && tag.closing => self.details_ending += 1,
                Piece::Tag(tag) => self.html_tag(tag, span),
                Piece::Text(text) => self.prose.text(&html::decode(text)),
                Piece::Comment(_) | Piece::Hidden => {}
                Piece::Unclosed => self.unclosed_comment(span),
            }
        }
    }

    /// Ends the summary: what follows stands inside.
    pub(super) fn summary(&mut self, prose: Prose, span: Span) {
        if prose.text.is_empty() {
            return;
        }
        if let Some(details) = self.details.take() {
            self.begin_details(prose, &details, span);
        }
    }

    /// Gives `<details>` that is waiting for a summary one, before something else begins.
    pub(super) fn settle_details(&mut self, at: usize) {
        if let Some(details) = self.details.take() {
            self.begin_details(Prose::plain(NO_SUMMARY), &details, Span::new(at, at));
        }
    }

    /// The same before a block; a paragraph in `<summary>` becomes the summary itself.
    pub(super) fn settle_before(&mut self, kind: BlockKind, span: Span) -> Option<BlockKind> {
        let Some(details) = self.details.take() else {
            return Some(kind);
        };
        match kind {
            BlockKind::Paragraph(prose) if details.in_summary => {
                self.begin_details(prose, &details, span);
                None
            }
            kind => {
                let at = Span::new(span.start, span.start);
                self.begin_details(Prose::plain(NO_SUMMARY), &details, at);
                Some(kind)
            }
        }
    }

    /// Opens all `<details>` that do not end, so that the rest of the text is not hidden in them.
    pub(super) fn open_unclosed_details(&mut self) {
        let unclosed: Vec<usize> = self.nest.open_summaries().collect();
        for summary in unclosed {
            self.open_details_for_good(summary);
        }
    }

    /// Opens one `<details>` that does not end.
    pub(super) fn open_details_for_good(&mut self, summary: usize) {
        let Some(block) = self.blocks.get_mut(summary) else {
            return;
        };
        if let BlockKind::Summary { open, .. } = &mut block.kind {
            *open = true;
            self.problems.warning(
                block.span,
                "`<details>` has no `</details>` where it can end",
            );
        }
    }

    fn begin_details(&mut self, prose: Prose, details: &Details, span: Span) {
        let open = details.open;
        let summary = self.blocks.len();
        self.emit(BlockKind::Summary { prose, open }, span);
        self.nest.open_details(summary);
    }

    fn details_tag(&mut self, tag: Tag<'_>, span: Span) {
        self.end_tight_leaf();
        self.settle_details(span.start);
        if tag.closing {
            self.nest.close_details();
        } else {
            self.details = Some(Details {
                open: tag.attribute("open").is_some(),
                in_summary: false,
            });
        }
    }

    /// Begins a heading, which in a summary is part of that.
    fn begin_raw_heading(&mut self, level: u8, span: Span) {
        if self
            .details
            .as_ref()
            .is_none_or(|details| !details.in_summary)
        {
            self.begin_tight(LeafKind::RawHeading(level), &(span.start..span.end));
        }
    }

    /// Ends it. A picture without words is no heading, and neither is what has been left empty for its looks.
    pub(super) fn raw_heading(&mut self, level: u8, prose: Prose, span: Span) {
        let is_picture = |mark: &Mark| match &mark.kind {
            MarkKind::Image(image) => *prose.text == *image.path,
            _ => false,
        };
        if prose.text.trim().is_empty() || prose.marks.iter().any(is_picture) {
            self.paragraph(prose, span);
        } else {
            self.heading(level, None, prose, span);
        }
    }

    fn summary_tag(&mut self, tag: Tag<'_>, span: Span) {
        self.end_tight_leaf();
        if let Some(details) = &mut self.details {
            details.in_summary = !tag.closing;
            if !tag.closing {
                self.begin_tight(LeafKind::Summary, &(span.start..span.end));
            }
        }
    }

    /// Keeps the id of a tag, which links may lead to, with the block that comes next.
    fn anchor(&mut self, piece: &Piece<'_>) {
        let Piece::Tag(tag) = piece else {
            return;
        };
        if tag.closing || !self.in_lesson() {
            return;
        }
        if let Some(id) = tag.attribute("id").or_else(|| tag.attribute("name")) {
            let id = SectionId::new(slug(&html::decode(id)));
            self.anchors.entry(id).or_insert(self.blocks.len());
        }
    }

    /// A tag that begins no new line.
    fn html_tag(&mut self, tag: Tag<'_>, span: Span) {
        if tag.is("br") {
            if !self.prose.is_empty() {
                self.prose.line_break();
            }
        } else if (tag.is("td") || tag.is("th")) && !tag.closing {
            // The cells of a row stand side by side.
            if self.leaf.is_some() && !self.prose.is_empty() {
                self.prose.one_space();
                self.prose.text(CELLS);
                self.prose.one_space();
            }
        } else if tag.is("img") && !tag.closing {
            let path = tag.attribute("src").unwrap_or_default();
            let alt = tag
                .attribute("alt")
                .filter(|alt| !alt.is_empty())
                .unwrap_or(path);
            let image = Image {
                path: path.to_owned(),
                title: tag.attribute("title").unwrap_or_default().to_owned(),
            };
            self.refer(ReferenceKind::Image(path.to_owned()), span);
            self.running(&(span.start..span.end));
            let alt = html::decode(alt);
            let words: Vec<&str> = alt.split_whitespace().collect();
            let kind = MarkKind::Image(Box::new(image));
            self.prose.marked(&words.join(" "), kind);
        } else if let Some(inline) = Inline::of(tag) {
            self.inline_tag(inline, tag, span);
        }
    }

    /// A tag that means what Markdown has a mark for.
    fn inline_tag(&mut self, inline: Inline, tag: Tag<'_>, span: Span) {
        if tag.closing {
            return self.prose.close_tag(inline);
        }
        self.running(&(span.start..span.end));
        let address = tag.attribute("href").filter(|_| inline == Inline::Link);
        let kind = match address {
            Some(address) => self.link(LinkType::Inline, &html::decode(address), span),
            None => inline.mark(),
        };
        self.prose.open_tag(inline, kind);
    }

    /// Words in a block of raw HTML: white space counts as one space.
    fn html_text(&mut self, text: &str, span: Span) {
        let text = html::decode(text);
        for word in text.split_inclusive(|character: char| character.is_ascii_whitespace()) {
            let bare = word.trim_end_matches(|character: char| character.is_ascii_whitespace());
            if !bare.is_empty() {
                self.running(&(span.start..span.end));
                self.prose.text(bare);
            }
            if bare.len() < word.len() && self.leaf.is_some() {
                self.prose.one_space();
            }
        }
    }

    fn unclosed_comment(&mut self, span: Span) {
        self.problems.error(
            span,
            "the comment has no `-->`, so everything after it is hidden",
        );
    }
}
