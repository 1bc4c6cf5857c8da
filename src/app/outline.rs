//! The outline beside the text: the sections of the open lesson, one a line.

use super::App;
use crate::course::Section;

impl App {
    /// The lines of the outline from the top; `None` is an empty line or the title.
    pub fn outline_lines(&self) -> Vec<Option<&Section>> {
        let height = self.geometry.outline.map_or(0, |outline| outline.height);
        let mut lines: Vec<Option<&Section>> = vec![None, None];
        lines.extend(
            self.reader
                .lesson
                .sections
                .iter()
                .filter(|section| section.level <= 3)
                .map(Some),
        );
        let Some(room) = height.checked_sub(2).filter(|room| lines.len() - 2 > *room) else {
            return lines;
        };
        // A long outline shows the part around the section that is being read.
        let current = self.reader.section().map(|section| section.block);
        let at = lines
            .iter()
            .position(|line| line.map(|section| section.block) == current)
            .unwrap_or(2);
        let first = at.saturating_sub(room / 2).clamp(2, lines.len() - room);
        lines.drain(2..first);
        lines.truncate(height);
        lines
    }
}
