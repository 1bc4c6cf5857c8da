//! What stands before a block's rows: one prefix for each quote, item and callout that it lies in.

use super::row::Row;
use crate::course::block::ItemNumber;
use crate::course::{Block, CalloutStyle, Container, Marker};
use crate::text;
use crate::theme::{Role, Roles};

/// How far descriptions are indented.
const DESCRIPTION: usize = 4;
/// How far the inside of details is indented: to the first letter of the summary.
const DETAILS: usize = 2;

/// The cells that prefixes leave for text: 16, or half of a narrower column.
pub(super) fn least_text(width: usize) -> usize {
    const LEAST: usize = 16;
    (width / 2).clamp(2, LEAST).min(width)
}

/// The prefixes of a block's rows.
#[derive(Debug, Default)]
pub(super) struct Nest {
    first: Row,
    rest: Row,
    gap: Option<Row>,
    /// The cells that each prefix takes.
    pub(super) width: usize,
}

/// One container's part of the prefix.
#[derive(Debug, Clone)]
struct Step {
    first: String,
    rest: String,
    roles: Roles,
    kind: Kind,
}

/// What is given up last where there is no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A bar, which every row must show.
    Bar,
    /// A marker on the first row, blanks on the others.
    Indent,
}

impl Nest {
    /// The prefixes of a block in a column of this width.
    pub(super) fn new(block: &Block, width: usize) -> Self {
        if block.nest.is_empty() {
            return Self {
                gap: block.gap.map(|_| Row::default()),
                ..Self::default()
            };
        }
        let opened = block.nest.len().saturating_sub(usize::from(block.opened));
        let mut steps: Vec<Step> = block
            .nest
            .iter()
            .enumerate()
            .map(|(depth, container)| Step::new(*container, Share::at(depth, opened)))
            .collect();
        let room = width.saturating_sub(least_text(width));
        squeeze(&mut steps, room);

        let mut nest = Self::default();
        let inside = block.gap.map(|inside| usize::from(inside).min(steps.len()));
        let mut gap = Row::default();
        for (depth, step) in steps.iter().enumerate() {
            nest.first.push(&step.first, step.roles, None);
            nest.rest.push(&step.rest, step.roles, None);
            nest.width += step.width();
            if inside.is_some_and(|inside| depth < inside) {
                gap.push(&step.rest, step.roles, None);
            }
        }
        gap.trim();
        nest.gap = inside.map(|_| gap);
        nest
    }

    /// The rows with what stands before and above them.
    pub(super) fn around(self, rows: Vec<Row>) -> Vec<Row> {
        if self.width == 0 && self.gap.is_none() {
            return rows;
        }
        let mut out = Vec::with_capacity(rows.len() + 1);
        out.extend(self.gap);
        let mut rows = rows.into_iter();
        out.extend(rows.next().map(|row| before(&self.first, row)));
        out.extend(rows.map(|row| before(&self.rest, row)));
        out
    }

    /// The rows of a part that is not the first, with what stands before them.
    pub(super) fn below(self, rows: Vec<Row>) -> Vec<Row> {
        if self.width == 0 {
            return rows;
        }
        let rows = rows.into_iter();
        rows.map(|row| before(&self.rest, row)).collect()
    }
}

/// A row with its prefix.
fn before(prefix: &Row, row: Row) -> Row {
    if prefix.pieces.is_empty() {
        return row;
    }
    let mut whole = prefix.clone();
    whole.pieces.reserve(row.pieces.len());
    if row.pieces.is_empty() {
        whole.trim();
    }
    (whole.start, whole.inside) = (row.start, row.inside);
    whole.append(row);
    whole
}

/// Whether a container begins with this block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Begins,
    GoesOn,
}

impl Share {
    fn at(depth: usize, opened: usize) -> Self {
        if depth >= opened {
            Self::Begins
        } else {
            Self::GoesOn
        }
    }
}

impl Step {
    fn new(container: Container, share: Share) -> Self {
        match container {
            Container::Quote => Self::bar("│ ", Role::QuoteBar.into()),
            Container::Callout(style) => Self::bar("▌ ", callout(style)),
            Container::Item { marker, width } => Self::item(&glyph(marker), width.into(), share),
            Container::Description => Self::item("", DESCRIPTION - 1, share),
            Container::Footnote(number) => Self::item(&format!("[{number}]"), 0, share),
            Container::Details { .. } => Self::item("", DETAILS - 1, share),
        }
    }

    fn bar(bar: &str, roles: Roles) -> Self {
        Self {
            first: bar.to_owned(),
            rest: bar.to_owned(),
            roles,
            kind: Kind::Bar,
        }
    }

    /// A marker at the right of `width` cells and a space.
    fn item(marker: &str, width: usize, share: Share) -> Self {
        let taken = text::width(marker);
        let width = width.max(taken);
        let rest = " ".repeat(width + 1);
        let first = match share {
            Share::Begins => format!("{}{marker} ", " ".repeat(width - taken)),
            Share::GoesOn => rest.clone(),
        };
        Self {
            first,
            rest,
            roles: Role::ListMarker.into(),
            kind: Kind::Indent,
        }
    }

    fn width(&self) -> usize {
        text::width(&self.first)
    }

    /// Gives up what can be seen without: blanks, but no bar and no marker.
    fn thin(&mut self) {
        match self.kind {
            Kind::Bar => {
                self.first.truncate(self.first.trim_end().len());
                self.rest.truncate(self.rest.trim_end().len());
            }
            Kind::Indent => {
                let marker = self.first.trim();
                self.first = if marker.is_empty() {
                    String::new()
                } else {
                    format!("{marker} ")
                };
                self.rest = " ".repeat(text::width(&self.first));
            }
        }
    }

    fn clear(&mut self) {
        self.first.clear();
        self.rest.clear();
    }
}

/// Makes the steps fit: first the inner blanks go, then inner markers, then inner bars.
fn squeeze(steps: &mut [Step], room: usize) {
    let mut total: usize = steps.iter().map(Step::width).sum();
    let mut save = |step: &mut Step, change: fn(&mut Step)| {
        if total > room {
            let before = step.width();
            change(step);
            total -= before - step.width();
        }
    };
    for step in steps.iter_mut().rev() {
        save(step, Step::thin);
    }
    for kind in [Kind::Indent, Kind::Bar] {
        for step in steps.iter_mut().rev().filter(|step| step.kind == kind) {
            save(step, Step::clear);
        }
    }
}

/// What stands before the first row of an item.
fn glyph(marker: Marker) -> String {
    match marker {
        Marker::Bullet { depth } => match depth % 3 {
            0 => "•",
            1 => "◦",
            _ => "▪",
        }
        .to_owned(),
        Marker::Number(ItemNumber(number)) => format!("{number}."),
        Marker::Task(true) => "☑".to_owned(),
        Marker::Task(false) => "☐".to_owned(),
    }
}

/// The roles of a callout's bar and title.
pub(super) fn callout(style: CalloutStyle) -> Roles {
    Roles::from(match style {
        CalloutStyle::Note => Role::CalloutNote,
        CalloutStyle::Tip => Role::CalloutTip,
        CalloutStyle::Important => Role::CalloutImportant,
        CalloutStyle::Warning => Role::CalloutWarning,
        CalloutStyle::Caution => Role::CalloutCaution,
    })
}
