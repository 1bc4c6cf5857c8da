//! Which headings of a glossary are terms, which stand over terms, and which are part of a definition.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::course::{Block, BlockKind};

/// What has more parts with headings is no definition, but a chapter of terms.
const MOST_PARTS: usize = 8;

/// A heading that is a term.
pub(super) struct Entry {
    /// What it is called.
    pub(super) name: String,
    /// Its block.
    pub(super) start: usize,
    /// Where the blocks end that define it.
    pub(super) end: usize,
}

/// A heading of a page.
struct Heading {
    level: u8,
    name: String,
    start: usize,
    /// Where the text directly below it ends, before a definition list, if there is any.
    own_end: Option<usize>,
    /// Whether a definition list follows below it before the next heading.
    has_list: bool,
    /// Where the first heading follows that is not below this one, as one of all headings.
    next: usize,
    /// The heading that it stands below.
    parent: Option<usize>,
}

/// What a heading is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Terms stand below it; with a text of its own it is one itself.
    Group,
    /// A term, with all that stands below it.
    Term,
    /// A part of a term's definition.
    Part,
}

impl Heading {
    /// Whether it is a letter of the alphabet.
    fn is_letter(&self) -> bool {
        self.name.chars().nth(1).is_none()
    }
}

/// The headings that are terms, in the order of the page.
pub(super) fn entries(blocks: &[Block]) -> Vec<Entry> {
    let headings = headings(blocks);
    let titles = headings.iter().filter(|heading| heading.level == 1).count();
    let is_title = |heading: &Heading| heading.level == 1 && titles == 1;
    let chapters = chapters(&headings);
    let mut roles: Vec<Role> = Vec::with_capacity(headings.len());
    let mut entries = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        let parent = heading.parent.and_then(|parent| headings.get(parent));
        let above = heading.parent.and_then(|parent| roles.get(parent));
        let has_deeper = heading.next > index + 1;
        let is_letter_over = heading.is_letter() && (has_deeper || heading.has_list);
        let role = if matches!(above, Some(Role::Term | Role::Part)) {
            Role::Part
        } else if is_title(heading)
            || heading.own_end.is_none()
            || heading.has_list
            || is_letter_over
        {
            Role::Group
        } else if parent.is_some_and(|parent| parent.is_letter() && !is_title(parent))
            || !chapters.contains(&heading.level) && heading.next - index - 1 <= MOST_PARTS
        {
            Role::Term
        } else {
            Role::Group
        };
        roles.push(role);
        if role == Role::Part || is_title(heading) || is_letter_over {
            continue;
        }
        let Some(own_end) = heading.own_end else {
            continue;
        };
        let end = match role {
            Role::Term => {
                let next = headings.get(heading.next).map(|next| next.start);
                let below = heading.start + 1..next.unwrap_or(blocks.len());
                let list = blocks.get(below.clone()).unwrap_or_default();
                let list = list.iter().position(is_entry);
                list.map_or(below.end, |list| below.start + list)
            }
            Role::Group | Role::Part => own_end,
        };
        entries.push(Entry {
            name: heading.name.clone(),
            start: heading.start,
            end,
        });
    }
    entries
}

/// The levels whose headings are chapters of terms, with a remark each: those below them have more names than there are
/// such headings.
fn chapters(headings: &[Heading]) -> HashSet<u8> {
    let mut counts: HashMap<u8, (usize, HashSet<&str>)> = HashMap::new();
    for heading in headings.iter().filter(|heading| heading.own_end.is_some()) {
        counts.entry(heading.level).or_default().0 += 1;
        let mut above = heading.parent.and_then(|parent| headings.get(parent));
        while let Some(heading_above) = above {
            if heading_above.own_end.is_some() {
                let (_, names) = counts.entry(heading_above.level).or_default();
                names.insert(&heading.name);
            }
            above = heading_above.parent.and_then(|parent| headings.get(parent));
        }
    }
    let chapters = counts
        .into_iter()
        .filter(|(_, (count, names))| names.len() > *count);
    chapters.map(|(level, _)| level).collect()
}

/// Whether a block is the term of a definition list.
fn is_entry(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Term(_))
}

/// The headings of a page that stand in nothing else.
fn headings(blocks: &[Block]) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    // Those that the next one may stand below.
    let mut open: Vec<usize> = Vec::new();
    for (start, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, prose, .. } = &block.kind else {
            continue;
        };
        if !block.nest.is_empty() {
            continue;
        }
        let index = headings.len();
        while let Some(heading) = open.last().and_then(|last| headings.get_mut(*last)) {
            if heading.level < *level {
                break;
            }
            heading.next = index;
            open.pop();
        }
        headings.push(Heading {
            level: *level,
            name: prose.text.replace('\n', " "),
            start,
            own_end: None,
            has_list: false,
            next: usize::MAX,
            parent: open.last().copied(),
        });
        open.push(index);
    }
    let count = headings.len();
    let mut end = blocks.len();
    for heading in headings.iter_mut().rev() {
        heading.next = heading.next.min(count);
        let own = blocks.get(heading.start + 1..end).unwrap_or_default();
        let list = own.iter().position(is_entry);
        heading.has_list = list.is_some();
        let own = list.unwrap_or(own.len());
        heading.own_end = (own > 0).then_some(heading.start + 1 + own);
        end = heading.start;
    }
    headings
}
