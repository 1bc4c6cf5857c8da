//! Callouts, also those whose title stands after the tag: `> [!WARNING] Mind the gap`, as Obsidian and
//! others have it. For pulldown-cmark these are quotes, as they are on a code-hosting site.

use std::ops::Range;

use super::head;
use super::walker::Walker;
use crate::course::block::{BlockKind, Container};
use crate::course::{CalloutKind, CalloutStyle};
use crate::source::Span;

/// The line that begins a callout.
#[derive(Debug, PartialEq, Eq)]
struct Alert {
    style: CalloutStyle,
    title: String,
    /// Where the next line begins in the file.
    end: usize,
}

impl Walker<'_> {
    /// Begins the quote at `range`, which is a callout if its first line says so.
    pub(super) fn begin_quote(&mut self, range: &Range<usize>) {
        let Some(alert) = alert(self.text, range, self.names.callouts) else {
            if let Some((style, span)) = open_tag(self.text, range) {
                let tag = style.name().to_uppercase();
                let message = format!("`[!{tag}` is not closed, so this is no callout but a quote");
                self.problems.warning(span, message);
                self.problems.hint(format!("write `[!{tag}]`"));
            }
            return self.nest.open_quote();
        };
        self.title_end = alert.end;
        self.begin_callout(alert.style, alert.title, range);
    }

    /// Begins a callout: its title is a block of its own.
    pub(super) fn begin_callout(
        &mut self,
        style: CalloutStyle,
        title: String,
        range: &Range<usize>,
    ) {
        self.nest.open_callout(style, self.blocks.len());
        let quote = self.text.get(range.clone()).unwrap_or_default();
        let line = quote.split('\n').next().unwrap_or_default();
        let span = Span::new(range.start, range.start + line.len());
        self.emit(BlockKind::CalloutTitle(title), span);
    }

    pub(super) fn rename_callout(&mut self, title: usize, lead: String, style: CalloutStyle) {
        self.nest.restyle(style);
        let Some(block) = self.blocks.get_mut(title) else {
            return;
        };
        block.kind = BlockKind::CalloutTitle(lead);
        if block.opened > 0
            && let Some(Container::Callout(old)) = block.nest.to_mut().last_mut()
        {
            *old = style;
        }
    }
}

/// What follows the `[!` that a quote begins with.
fn tagged<'a>(text: &'a str, range: &Range<usize>) -> Option<&'a str> {
    let quote = text.get(range.clone())?;
    let rest = quote.trim_start_matches([' ', '\t']).strip_prefix('>')?;
    rest.trim_start_matches([' ', '\t']).strip_prefix("[!")
}

/// The kind of callout that a quote begins with, and where it stands, if there is no bracket behind it.
fn open_tag(text: &str, range: &Range<usize>) -> Option<(CalloutStyle, Span)> {
    let rest = tagged(text, range)?;
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (tag, after) = rest.split_at(length);
    let style = style(tag).filter(|_| !after.starts_with([']', '-', '_']))?;
    let start = range.end - rest.len();
    Some((style, Span::new(start - "[!".len(), start + length)))
}

fn style(tag: &str) -> Option<CalloutStyle> {
    let mut styles = CalloutStyle::ALL.into_iter();
    styles.find(|style| style.name().eq_ignore_ascii_case(tag))
}

fn alert(text: &str, range: &Range<usize>, kinds: &[CalloutKind]) -> Option<Alert> {
    // Looked at first: a line may begin many quotes, and its end is far from each of them.
    let rest = tagged(text, range)?;
    let line = rest.split_inclusive('\n').next()?;
    let end = range.end - rest.len() + line.len();
    let (tag, rest) = line.trim_end().split_once(']')?;
    let style = style(tag)?;
    // Obsidian's signs for callouts that fold.
    let title = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    if !title.is_empty() && !title.starts_with([' ', '\t']) {
        return None;
    }
    let title = head::words(title.trim().trim_end_matches('\\'));
    let bare = title.trim_end_matches(['.', ':']).to_lowercase();
    let own = kinds.iter().find(|kind| kind.lead.to_lowercase() == bare);
    Some(Alert {
        style: own.map_or(style, |kind| kind.style),
        title: if title.is_empty() {
            style.title().to_owned()
        } else {
            title
        },
        end,
    })
}
