//! The outline beside the text: the sections of the open lesson.

use super::App;
use crate::course::Section;
use crate::layout;
use crate::text;

/// The cells left free at its left, where signs stand; at its right, the page has its own.
pub const MARGIN: usize = 3;
/// The least cells of a section's number and the blanks after it.
const NUMBER: usize = 4;
/// How much farther the rest of a title stands that takes more rows: where it begins, subsections do.
const FARTHER: usize = 2;
/// Headings of lower levels are not in it.
const MOST_LEVELS: u8 = 3;
/// The rows above the sections: the lesson's title and an empty one.
const ABOVE: usize = 2;

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineLine<'a> {
    /// The section that it leads to.
    pub section: Section<'a>,
    /// As much of the section's title as stands in the row.
    pub words: String,
    /// How far from the numbers' first cell it stands.
    pub indent: usize,
    /// Whether the title begins here.
    pub begins: bool,
}

impl App {
    /// The rows of the outline from the top; `None` is an empty one or the title.
    ///
    /// Titles that are longer than the outline is wide take more rows, if there are enough for all of them; else they are cut.
    pub fn outline_lines(&self) -> Vec<Option<OutlineLine<'_>>> {
        let Some(area) = self.geometry.outline else {
            return Vec::new();
        };
        let height = area.height.saturating_sub(ABOVE);
        let sections = &self.reader.lesson.sections;
        let is_listed = |section: &Section<'_>| section.level <= MOST_LEVELS;
        let listed = sections.iter().filter(is_listed);
        let listed: Vec<Section<'_>> = listed.take(height + 1).collect();
        let columns = Columns::of(&listed, area.width);
        let wrapped = |section| wrapped(section, columns, height + 1);
        let mut lines: Vec<_> = listed
            .into_iter()
            .flat_map(wrapped)
            .take(height + 1)
            .collect();
        if lines.len() > height {
            // A long outline shows the part around the section that is being read, and no frame waits for the rest of it.
            let current = self.reader.section().map_or(0, |section| section.block);
            let above = sections.until(current).rev().filter(is_listed);
            let above = above.filter(|section| section.block < current).take(height);
            let mut shown: Vec<Section<'_>> = above.collect();
            shown.reverse();
            let at = shown.len();
            shown.extend(sections.from(current).filter(is_listed).take(height));
            let first = at
                .saturating_sub(height / 2)
                .min(shown.len().saturating_sub(height));
            shown.drain(..first);
            shown.truncate(height);
            let columns = Columns::of(&shown, area.width);
            lines = shown
                .into_iter()
                .map(|section| cut(section, columns))
                .collect();
        }
        let above = std::iter::repeat_n(None, ABOVE);
        above.chain(lines.into_iter().map(Some)).collect()
    }
}

/// How the cells of a row are divided.
#[derive(Clone, Copy)]
struct Columns {
    /// The cells of the number, and the blanks behind it.
    number: usize,
    /// The cells of the title.
    room: usize,
}

impl Columns {
    /// So that the largest number of these sections has a blank behind it.
    fn of(sections: &[Section<'_>], width: usize) -> Self {
        let numbers = sections.iter().filter_map(|section| section.number);
        let digits = numbers.max().map_or(0, |number| number.to_string().len());
        let number = NUMBER.max(digits + 1);
        Self {
            number,
            room: width.saturating_sub(MARGIN + number).max(1),
        }
    }
}

/// The rows of a section's title, all of those that count.
fn wrapped(section: Section<'_>, columns: Columns, most: usize) -> Vec<OutlineLine<'_>> {
    let Columns { number, room } = columns;
    // No more of a foreign title than fills them: this is done for every frame.
    let title = text::beginning(section.title, room * (most + 1));
    let title = text::clean_line(&title);
    let rows = layout::words(&title, room);
    let rest = rows.get(1).and_then(|second| title.get(second.start..));
    let below = layout::words(
        rest.unwrap_or_default(),
        room.saturating_sub(FARTHER).max(1),
    );
    let below = below.into_iter().filter(|_| rest.is_some());
    let line = |(index, row)| OutlineLine {
        section,
        words: layout::plain(&row),
        indent: number + if index == 0 { 0 } else { FARTHER },
        begins: index == 0,
    };
    let rows = rows.into_iter().take(1).chain(below);
    rows.enumerate().map(line).collect()
}

fn cut(section: Section<'_>, columns: Columns) -> OutlineLine<'_> {
    let Columns { number, room } = columns;
    let title = text::beginning(section.title, room);
    OutlineLine {
        section,
        words: text::fit(&text::clean_line(&title), room).into_owned(),
        indent: number,
        begins: true,
    }
}
