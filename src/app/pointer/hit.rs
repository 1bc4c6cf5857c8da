//! What of the page a click meets.

use crate::app::App;
use crate::app::geometry::Area;
use crate::app::reader::{Spot, WayOn};
use crate::app::travel::Destination;
use crate::course::Link;
use crate::layout::Target;
use crate::text;

/// Something on the page that does something when it is clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A line of the outline beside the text; the block that it leads to.
    Outline(usize),
    /// Something in the text.
    Spot(Spot, Target),
}

/// What stands below the end of a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its cells.
    pub area: Area,
    /// What it says.
    pub words: String,
    /// Whether it leads to another lesson.
    pub leads_on: bool,
}

impl App {
    /// Has the reader know what leads on from the open lesson.
    pub(in crate::app) fn lead_on(&mut self) {
        let next = self.next_lesson();
        self.reader.way_on = next.map(|entry| {
            let title = self.title_of(&entry.id, None);
            let room = self.geometry.column.width;
            // No more of a foreign title than has room.
            let words = format!(
                "Next: {} ›",
                text::clean_line(&text::beginning(&title, room))
            );
            WayOn {
                words: text::fit(&words, room).into_owned(),
                target: Target::Link(Link::Lesson(entry.id.clone(), None)),
            }
        });
        self.reader.way_on_is_to_come = self.next_is_to_come();
    }

    /// What stands below the last row of the lesson, where that is on the screen.
    pub fn ending(&self) -> Option<Ending> {
        let way_on = self.reader.way_on.as_ref();
        let words = match way_on {
            Some(way_on) => way_on.words.as_str(),
            None if self.reader.way_on_is_to_come => return None,
            None if self.reader.lesson.blocks.is_empty() => "This lesson is empty.",
            None => "∙ ∙ ∙",
        };
        let area = self
            .reader
            .ending_area(text::width(words), &self.geometry)?;
        Some(Ending {
            area,
            words: words.to_owned(),
            leads_on: way_on.is_some(),
        })
    }

    /// What a cell of the page leads to.
    pub(super) fn hit(&self, x: usize, y: usize) -> Option<Hit> {
        let outline = self.geometry.outline;
        if let Some(outline) = outline.filter(|outline| outline.contains(x, y)) {
            let lines = self.outline_lines();
            let line = lines.get(y - outline.y)?.as_ref()?;
            return Some(Hit::Outline(line.section.block));
        }
        let spot = self.reader.spot_at(x, y, &self.geometry)?;
        let target = self.reader.target(spot)?;
        Some(Hit::Spot(spot, target.clone()))
    }

    /// Does what the page has for a click on it.
    pub(super) fn click_page(&mut self, x: usize, y: usize) {
        match self.hit(x, y) {
            Some(Hit::Outline(block)) => {
                self.jump(self.reader.lesson.id.clone(), Destination::Block(block));
            }
            Some(Hit::Spot(spot, target)) => self.follow(&target, Some(spot)),
            None => {}
        }
    }
}
