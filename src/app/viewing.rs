//! Blocks of code and tables, and how the page is shown.

use std::sync::Arc;

use super::action::Action;
use super::effect::{Effect, MouseMode};
use super::geometry::{Geometry, TEXT_WIDTHS};
use super::overlay::{Confirm, Hints, Overlay, Purpose, WideTable};
use super::reader::{Spot, code};
use super::{App, Files, Reach, reach};
use crate::course::{Anchor, BlockKind, Lesson};
use crate::layout::{CodeLines, Row};
use crate::progress::{Change, Landmark, Preference};

/// How far `<` and `>` scroll long code, in cells.
const CODE_STEP: usize = 8;
/// Long code scrolls no further than this.
const FARTHEST_SCROLL: usize = 99_999;

impl App {
    /// Puts the block's exact source on the clipboard.
    pub(super) fn copy(&mut self, block: usize) {
        let lesson = Arc::clone(&self.reader.lesson);
        self.copy_of(&lesson, block);
    }

    /// Puts the table of the wide view on the clipboard.
    pub(super) fn copy_wide(&mut self) {
        if let Some(Overlay::Table(table)) = self.overlays.last() {
            self.copy(table.block);
        }
    }

    fn copy_of(&mut self, lesson: &Lesson, block: usize) {
        let Some(content) = lesson.blocks.get(block) else {
            return;
        };
        let (what, text) = match &content.kind {
            BlockKind::Code(code) if code.excerpt.is_some() => return self.tell_read_anew("code"),
            BlockKind::Code(code) => {
                let name = code
                    .attributes
                    .file
                    .clone()
                    .unwrap_or_else(|| "the code".to_owned());
                (name, code.whole().to_owned())
            }
            BlockKind::Table(table) if table.written().is_empty() => {
                return self.tell_read_anew("table");
            }
            BlockKind::Table(table) => (
                "the table as Markdown".to_owned(),
                content.unquoted(table.written()),
            ),
            _ => return,
        };
        let lines = text.lines().count();
        let noun = if lines == 1 { "line" } else { "lines" };
        self.effects.push(Effect::Copy(text));
        let told = format!("Sent {what} to the clipboard, {lines} {noun}.");
        let shorter = [" to the clipboard", ""].map(|goal| format!("Sent{goal}, {lines} {noun}."));
        self.tell_or(told, shorter.into());
    }

    /// Of a block only a part is left for a moment.
    fn tell_read_anew(&mut self, what: &str) {
        let short = format!("The {what} is being read anew");
        let long = format!("{short}; it can be copied in a moment.");
        self.tell_or(long, vec![format!("{short}.")]);
    }

    /// Shows a table at its full width.
    pub(super) fn widen(&mut self, block: usize) {
        let measure = self.reader.measure(block);
        let line = self.reader.first_line_of(block);
        if let Some(table) = self.reader.lesson.table(block) {
            let found = self.reader.cell_of_match(block);
            let table = WideTable::new(table, (block, line), measure).aimed_at(found);
            self.overlays.push(Overlay::Table(Box::new(table)));
        }
    }

    /// The table that is shown at its full width, in words that hold in an edited lesson too.
    pub(super) fn wide_table(&self) -> Option<Landmark> {
        let mut overlays = self.overlays.iter();
        let block = overlays.find_map(|overlay| match overlay {
            Overlay::Table(table) => Some(table.block),
            _ => None,
        })?;
        Some(Landmark::of(&self.reader.lesson, Anchor::new(block, 0)))
    }

    /// Shows that table as it is in the lesson now, or no longer if it has none there.
    pub(super) fn widen_again(&mut self, landmark: &Landmark) {
        let block = landmark.find(&self.reader.lesson).block;
        let measure = self.reader.measure(block);
        let found = self.reader.lesson.table(block);
        self.overlays.retain_mut(|overlay| match (overlay, found) {
            (Overlay::Table(wide), Some(table)) => {
                wide.renew(table, block, Arc::clone(&measure));
                true
            }
            (Overlay::Table(_), None) => false,
            _ => true,
        });
    }

    /// The blocks on the screen that can be run, copied or widened.
    pub(super) fn blocks_for(&self, purpose: Purpose) -> Vec<usize> {
        let blocks: Vec<usize> = self.reader.visible_blocks();
        let fits = |block: &usize| match self
            .reader
            .lesson
            .blocks
            .get(*block)
            .map(|block| &block.kind)
        {
            Some(BlockKind::Code(code)) => match purpose {
                Purpose::Run => code.attributes.is_tried(),
                Purpose::Copy => true,
                Purpose::Widen | Purpose::Open => false,
            },
            Some(BlockKind::Table(_)) => purpose != Purpose::Run,
            _ => false,
        };
        blocks.into_iter().filter(fits).collect()
    }

    /// Runs, copies or widens the one block on the screen that this can be done to, or asks which.
    pub(super) fn on_block(&mut self, purpose: Purpose) {
        let fitting = self.blocks_for(purpose);
        match (fitting.as_slice(), purpose) {
            ([], Purpose::Run) => self.tell_or(
                "There is no code to run on this screen.",
                vec!["There is no code to run here.".to_owned()],
            ),
            ([], Purpose::Widen) => self.tell("There is no table on this screen."),
            ([], _) => self.tell_or(
                "There is no code and no table on this screen.",
                vec!["There is no code and no table here.".to_owned()],
            ),
            ([block], Purpose::Run) => self.run_block(*block),
            ([block], Purpose::Widen) => self.widen(*block),
            ([block], _) => self.copy(*block),
            (blocks, _) => {
                let cell = |block: &usize| {
                    // Its frame, not the empty row above that.
                    let is_drawn =
                        |row: &Row| row.pieces.iter().any(|it| !it.text.trim().is_empty());
                    let mut visible = self.reader.visible.iter();
                    let row = visible.position(|place| {
                        place.block == *block && self.reader.row(*place).is_some_and(is_drawn)
                    })?;
                    let place = self.reader.visible.get(row)?;
                    let x = self.geometry.block_x(self.reader.shown(*place)?.width);
                    Some((Spot::of(*place, 0), (x, self.geometry.body.y + row)))
                };
                let spots: Vec<_> = blocks.iter().filter_map(cell).collect();
                self.overlays
                    .push(Overlay::Hints(Hints::new(&spots, purpose)));
            }
        }
    }

    pub(super) fn toggle_wrap(&mut self) {
        let (code_lines, text) = match self.reader.code_lines {
            CodeLines::Wrap => (
                CodeLines::Scroll(0),
                "Long lines of code scroll: < and > move them.",
            ),
            CodeLines::Scroll(_) => (CodeLines::Wrap, "Long lines of code wrap."),
        };
        self.reader.set_code_lines(code_lines);
        self.tell_or(text, vec![text.replace(" of code", "")]);
    }

    pub(super) fn scroll_code(&mut self, action: Action, times: usize) {
        let CodeLines::Scroll(offset) = self.reader.code_lines else {
            return self.tell(format!(
                "Long lines wrap now. {} scrolls them.",
                self.keymap.key(Action::WrapCode)
            ));
        };
        let blocks = self.reader.visible_blocks();
        let mut blocks = blocks.into_iter();
        if blocks.all(|block| code(&self.reader.lesson, block).is_none()) {
            return self.tell("There is no code on this screen.");
        }
        if action == Action::CodeLeft && offset == 0 {
            let right = self.keymap.key(Action::CodeRight);
            let short = "Long lines stand at their beginning.";
            let long = format!("{short} {right} scrolls them on.");
            return self.tell_or(long, vec![short.to_owned()]);
        }
        let step = CODE_STEP * times;
        let offset = if action == Action::CodeRight {
            offset + step
        } else {
            offset.saturating_sub(step)
        };
        self.reader
            .set_code_lines(CodeLines::Scroll(offset.min(FARTHEST_SCROLL)));
    }

    pub(super) fn change_width(&mut self, cells: isize) {
        let (narrowest, widest) = TEXT_WIDTHS;
        let width = self
            .geometry
            .text_width
            .saturating_add_signed(cells)
            .clamp(narrowest, widest);
        self.note(Change::Width(Preference {
            chosen: width,
            configured: self.config.text_width,
        }));
        let screen = self.geometry.screen;
        self.divide(Geometry::new(screen.width, screen.height, width));
        let done = format!("The text is {width} columns wide");
        if self.tell_choice_unkept(&done, &format!("{width} columns")) {
            return;
        }
        let shown = self.geometry.column.width;
        if shown < width {
            let may = format!("The text may be {width} columns wide");
            let long = format!("{may}; this screen has room for {shown}.");
            return self.tell_or(long, vec![format!("{may}.")]);
        }
        self.tell(format!("{done}."));
    }

    pub(super) fn change_mouse(&mut self) {
        let (mode, text, shorter) = match self.pointer.mode {
            MouseMode::Buttons => {
                let text = "Mouse: resting on a term explains it.";
                (MouseMode::Motion, text, None)
            }
            MouseMode::Motion => {
                let text = "Mouse: off, your terminal selects text.";
                (MouseMode::Off, text, Some("Mouse: off.".to_owned()))
            }
            MouseMode::Off => {
                let text = "Mouse: clicks and the wheel work.";
                (MouseMode::Buttons, text, None)
            }
        };
        self.pointer.mode = mode;
        self.effects.push(Effect::Mouse(mode));
        self.tell_or(text, shorter.into_iter().collect());
    }

    pub(super) fn edit(&mut self) {
        if self.reach == Reach::Safe {
            return self.tell(reach::OPENS_NO_EDITOR);
        }
        if self.files == Files::None {
            let short = "There is no file to edit";
            let long = format!("{short}: the course is in no folder.");
            return self.tell_or(long, vec![format!("{short}.")]);
        }
        if !self.has_editor {
            return self.tell_no_editor();
        }
        let lesson = &self.reader.lesson;
        let Some(file) = self
            .course
            .lesson(&lesson.id)
            .map(|entry| entry.path.clone())
        else {
            return self.tell_unlisted();
        };
        let line = lesson.line(self.reader.place.block);
        let confirm = Confirm::new(
            "Open this file in your editor?",
            format!("{}, line {line}", lesson.edition.name),
            Effect::Edit { file, line },
        );
        self.overlays.push(Overlay::Confirm(Box::new(confirm)));
    }

    /// Nobody has said with what files are edited.
    pub(super) fn tell_no_editor(&mut self) {
        let short = reach::HAS_NO_EDITOR_IN_SHORT.to_owned();
        self.tell_or(reach::HAS_NO_EDITOR, vec![short]);
    }
}
