//! The containers that the walker is in, and what follows from them for the next block: its nest, how
//! many containers begin with it, and the blank row above it.

use super::list::{List, marker_width};
use crate::course::block::{Block, BlockKind, Container, Containers, DEEPEST_NEST, Marker};
use crate::course::{Blocks, CalloutStyle};

/// What the walker is in, outermost first.
#[derive(Debug, Default)]
pub struct Nest {
    frames: Vec<Frame>,
    containers: Vec<Container>,
    /// The latest that a block was placed in, for each count of them.
    placed: [Containers; DEEPEST_NEST],
    /// How many of the frames the latest block stood in and the next one will, too.
    shared_frames: usize,
    /// The same of the containers.
    shared_containers: usize,
    /// How many lists are open.
    lists: u8,
    /// Whether a container was left out because it lay too deep.
    pub too_deep: bool,
}

/// One thing that blocks stand in, a container or a group of them.
#[derive(Debug)]
pub struct Frame {
    kind: Kind,
    /// Whether it has put a container on the stack.
    contained: bool,
}

/// The kinds of frame.
#[derive(Debug)]
pub enum Kind {
    Quote,
    Callout {
        title: usize,
    },
    List(List),
    Item {
        first_block: usize,
    },
    /// A definition list.
    Entries,
    Description,
    Details {
        summary: usize,
    },
    Footnote,
}

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub struct Joint<'a> {
    /// The index that the block will have.
    pub index: usize,
    /// The file up to the block.
    pub text: &'a str,
}

impl Joint<'_> {
    /// Whether the line above the block is blank, but for the bars of quotes.
    fn has_blank_line(self) -> bool {
        let Some((above, _)) = self.text.rsplit_once('\n') else {
            return false;
        };
        let line = above.rsplit_once('\n').map_or(above, |(_, line)| line);
        line.trim_matches([' ', '\t', '\r', '>']).is_empty()
    }
}

impl Nest {
    /// A nest whose blocks all stand in a footnote; its number is given later.
    pub fn of_footnote() -> Self {
        let mut nest = Self::default();
        nest.push(Kind::Footnote, Some(Container::Footnote(0)));
        nest
    }

    /// Enters a quote.
    pub fn open_quote(&mut self) {
        self.push(Kind::Quote, Some(Container::Quote));
    }

    /// Enters a callout whose title will be the next block.
    pub fn open_callout(&mut self, style: CalloutStyle, title: usize) {
        self.push(Kind::Callout { title }, Some(Container::Callout(style)));
    }

    /// Enters a list.
    pub fn open_list(&mut self, first: Option<u64>, first_block: usize) {
        let list = List::new(first, first_block, self.containers.len());
        self.push(Kind::List(list), None);
        self.lists = self.lists.saturating_add(1);
    }

    /// Takes in how many items the list will have that has just begun, if they are numbered.
    pub fn expect_items(&mut self, count: usize) {
        if let Some(Kind::List(list)) = self.top_mut() {
            list.expect(count);
        }
    }

    /// Enters the next item of the list.
    pub fn open_item(&mut self, first_block: usize) {
        let depth = self.lists.saturating_sub(1);
        let (marker, width) = if let Some(Kind::List(list)) = self.top_mut() {
            list.next_marker(depth)
        } else {
            let bullet = Marker::Bullet { depth };
            (bullet, marker_width(bullet))
        };
        let container = Container::Item { marker, width };
        self.push(Kind::Item { first_block }, Some(container));
    }

    /// Makes the item that has just begun a task.
    pub fn make_task(&mut self, done: bool) {
        let Some(item) = self.frames.len().checked_sub(1) else {
            return;
        };
        if !matches!(self.frames[item].kind, Kind::Item { .. }) {
            return;
        }
        if self.frames[item].contained
            && let Some(Container::Item { marker, .. }) = self.containers.last_mut()
        {
            *marker = Marker::Task(done);
        }
        let list = item.checked_sub(1).map(|list| &mut self.frames[list].kind);
        if let Some(Kind::List(list)) = list {
            list.make_room(Marker::Task(done));
        }
    }

    /// Notes whether the text directly in an item stands in paragraphs of its own.
    pub fn note_text(&mut self, tight: bool) {
        if self.item().is_none() {
            return;
        }
        let list = self.frames.len().checked_sub(2);
        if let Some(Kind::List(list)) = list.map(|list| &mut self.frames[list].kind) {
            list.tight = Some(tight);
        }
    }

    /// Enters a definition list.
    pub fn open_entries(&mut self) {
        self.push(Kind::Entries, None);
    }

    /// Enters the description of a term.
    pub fn open_description(&mut self) {
        self.push(Kind::Description, Some(Container::Description));
    }

    /// Enters the inside of `<details>`.
    pub fn open_details(&mut self, summary: usize) {
        let container = Container::Details {
            summary: u32::try_from(summary).unwrap_or(u32::MAX),
        };
        self.push(Kind::Details { summary }, Some(container));
    }

    /// Leaves the innermost frame that Markdown itself closes, and every `<details>` left open in it.
    /// The summaries of the latter are added to `unclosed`.
    pub fn close(&mut self, blocks: &mut Blocks, unclosed: &mut Vec<usize>) {
        while let Some(frame) = self.pop() {
            match frame.kind {
                Kind::Details { summary } => unclosed.push(summary),
                Kind::List(list) => {
                    self.lists = self.lists.saturating_sub(1);
                    list.widen(blocks);
                    return;
                }
                _ => return,
            }
        }
    }

    /// Leaves `<details>` if that is the innermost frame, as a closing tag asks.
    pub fn close_details(&mut self) {
        if matches!(self.top_mut(), Some(Kind::Details { .. })) {
            self.pop();
        }
    }

    /// The summaries of all `<details>` still open.
    pub fn open_summaries(&self) -> impl Iterator<Item = usize> {
        self.frames.iter().filter_map(|frame| match frame.kind {
            Kind::Details { summary } => Some(summary),
            _ => None,
        })
    }

    /// Whether the walker stands in nothing.
    pub fn is_outermost(&self) -> bool {
        self.frames.is_empty()
    }

    /// The first block of the item that the walker stands directly in.
    pub fn item(&self) -> Option<usize> {
        match self.frames.last()?.kind {
            Kind::Item { first_block } => Some(first_block),
            _ => None,
        }
    }

    /// The title of the callout that the walker stands directly in.
    pub fn callout(&self) -> Option<usize> {
        match self.frames.last()?.kind {
            Kind::Callout { title } => Some(title),
            _ => None,
        }
    }

    /// Gives the callout that the walker stands directly in another look.
    pub fn restyle(&mut self, style: CalloutStyle) {
        if self.frames.last().is_some_and(|frame| frame.contained)
            && let Some(Container::Callout(old)) = self.containers.last_mut()
        {
            *old = style;
        }
    }

    /// The nest, the count of opened containers and the gap of the next block.
    pub fn place(
        &mut self,
        kind: &BlockKind,
        before: Option<&Block>,
        joint: Joint<'_>,
    ) -> (Containers, u8, Option<u8>) {
        let gap = before
            .is_some_and(|before| self.has_gap(kind, before, joint))
            .then_some(self.shared_containers as u8);
        let opened = self.containers.len() - self.shared_containers;
        self.shared_containers = self.containers.len();
        self.shared_frames = self.frames.len();
        (self.shared(), opened as u8, gap)
    }

    /// The containers, those of an earlier block where they are the same.
    fn shared(&mut self) -> Containers {
        let containers = self.containers.as_slice();
        let deepest = containers.len().checked_sub(1);
        let Some(placed) = deepest.and_then(|deepest| self.placed.get_mut(deepest)) else {
            return Containers::NONE;
        };
        if **placed != *containers {
            *placed = containers.into();
        }
        placed.clone()
    }

    fn has_gap(&self, kind: &BlockKind, before: &Block, joint: Joint<'_>) -> bool {
        let Some(common) = self.shared_frames.checked_sub(1) else {
            return true;
        };
        let list_of = |list: Option<usize>| match list.map(|list| &self.frames[list].kind) {
            Some(Kind::List(list)) => list.tight,
            _ => None,
        };
        match self.frames[common].kind {
            Kind::List(_) => !list_of(Some(common)).unwrap_or_else(|| !joint.has_blank_line()),
            Kind::Item { .. } => {
                !list_of(common.checked_sub(1)).unwrap_or_else(|| !joint.has_blank_line())
            }
            Kind::Callout { title } => title + 1 != joint.index,
            Kind::Entries if matches!(before.kind, BlockKind::Term(_)) => false,
            Kind::Entries => matches!(kind, BlockKind::Term(_)) || joint.has_blank_line(),
            Kind::Quote | Kind::Description | Kind::Details { .. } | Kind::Footnote => true,
        }
    }

    fn push(&mut self, kind: Kind, container: Option<Container>) {
        let fits = self.containers.len() < DEEPEST_NEST;
        if let Some(container) = container {
            if fits {
                self.containers.push(container);
            } else {
                self.too_deep = true;
            }
        }
        self.frames.push(Frame {
            kind,
            contained: container.is_some() && fits,
        });
    }

    fn pop(&mut self) -> Option<Frame> {
        let frame = self.frames.pop()?;
        if frame.contained {
            self.containers.pop();
        }
        self.shared_frames = self.shared_frames.min(self.frames.len());
        self.shared_containers = self.shared_containers.min(self.containers.len());
        Some(frame)
    }

    fn top_mut(&mut self) -> Option<&mut Kind> {
        self.frames.last_mut().map(|frame| &mut frame.kind)
    }
}
