//! What of the page a click meets.

use crate::app::geometry::Area;
use crate::app::reader::Spot;
use crate::app::travel::Destination;
use crate::app::{App, Geometry};
use crate::layout::Target;
use crate::text;

/// Something on the page that does something when it is clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A line of the outline beside the text; the block that it leads to.
    Outline(usize),
    /// Something in the text.
    Spot(Spot, Target),
    /// What leads on to the next lesson, below the last row.
    WayOn,
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
    /// What stands below the last row of the lesson, where that is on the screen.
    pub fn ending(&self) -> Option<Ending> {
        let Geometry { body, column, .. } = self.geometry;
        let y = body.y + self.reader.visible.len() + 1;
        if y >= body.bottom() || !self.reader.at_end() {
            return None;
        }
        let next = self.course.next(&self.reader.lesson.id);
        let words = match next {
            Some(entry) => {
                let words = format!(
                    "Next: {} ›",
                    text::clean_line(&self.title_of(&entry.id, None))
                );
                text::fit(&words, column.width).into_owned()
            }
            None if self.reader.lesson.blocks.is_empty() => "This lesson is empty.".to_owned(),
            None => "∙ ∙ ∙".to_owned(),
        };
        let width = text::width(&words).min(column.width);
        let area = Area {
            x: column.x + (column.width - width) / 2,
            y,
            width,
            height: 1,
        };
        Some(Ending {
            area,
            words,
            leads_on: next.is_some(),
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
        if let Some(ending) = self.ending()
            && ending.leads_on
            && ending.area.contains(x, y)
        {
            return Some(Hit::WayOn);
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
            Some(Hit::WayOn) => {
                self.turn_to_next(1);
            }
            None => {}
        }
    }
}
