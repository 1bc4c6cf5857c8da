//! What keys and actions do: to the overlay on top, else to the page.

use super::action::Action;
use super::card::Subject;
use super::effect::{Effect, MouseMode};
use super::geometry::TEXT_WIDTHS;
use super::key::{Code, Key};
use super::keymap::Found;
use super::overlay::hints::Typed;
use super::overlay::{Choice, Confirm, Hints, ListKind, Outcome, Overlay, Purpose, WideTable};
use super::reader::Spot;
use super::travel::{Destination, Direction};
use super::{App, Reach};
use crate::course::{BlockKind, Link};
use crate::layout::{self, CodeLines, Target};

/// Counts stop growing here.
const LARGEST_COUNT: usize = 99_999;
/// How far `<` and `>` scroll long code, in cells.
const CODE_STEP: usize = 8;

impl App {
    /// Takes a key.
    pub(super) fn press(&mut self, key: Key) {
        if key
            == (Key {
                ctrl: true,
                ..Key::char('c')
            })
        {
            return self.perform(Action::Quit, None);
        }
        let typing = match self.overlays.last_mut() {
            Some(Overlay::Hints(_)) => return self.press_hint(key),
            Some(Overlay::List(list)) => {
                if list.press(key) {
                    return self.preview_theme();
                }
                true
            }
            Some(Overlay::Confirm(_)) => match key.code {
                Code::Char('y' | 'Y') => return self.act(Action::Open),
                Code::Char('n' | 'N') => return self.act(Action::Close),
                _ => false,
            },
            Some(Overlay::Popup(_) | Overlay::Table(_)) | None => false,
        };
        if !typing && self.overlays.is_empty() && self.take_digit(key) {
            return;
        }
        self.keys.push(key);
        match self.keymap.find(&self.keys) {
            Found::Action(action) => {
                let count = self.count.take();
                self.keys.clear();
                self.perform(action, count);
            }
            Found::Prefix => {}
            Found::Nothing => {
                let unknown =
                    self.keys.len() == 1 && self.overlays.is_empty() && self.count.is_none();
                self.keys.clear();
                self.count = None;
                if unknown && key.code != Code::Esc {
                    self.tell(format!(
                        "{key} does nothing here. {} shows all keys.",
                        self.keymap.key(Action::Help)
                    ));
                }
            }
        }
        self.show_typed();
    }

    /// Does what an action says, a number of times if there is a count.
    fn perform(&mut self, action: Action, count: Option<usize>) {
        if self.overlays.is_empty() {
            self.status = None;
            self.act_on_page(action, count);
        } else {
            self.act(action);
        }
        self.show_typed();
    }

    /// Gives an action to the overlay on top, or to the page if there is none.
    pub(super) fn act(&mut self, action: Action) {
        let outcome = match self.overlays.last_mut() {
            None => return self.act_on_page(action, None),
            Some(Overlay::Popup(popup)) => popup.apply(action),
            Some(Overlay::List(list)) => list.apply(action),
            Some(Overlay::Table(table)) => table.apply(action),
            Some(Overlay::Hints(_)) => Outcome::Close,
            Some(Overlay::Confirm(confirm)) => match action {
                Action::Open => Outcome::Do(confirm.effect.clone()),
                Action::Close | Action::Quit | Action::Back => Outcome::Close,
                _ => Outcome::Stay,
            },
        };
        match outcome {
            Outcome::Stay => self.act_beside(action),
            Outcome::Close => self.close(),
            Outcome::Pass => self.act_on_page(action, None),
            Outcome::Follow(target) => self.follow(&target, None),
            Outcome::Chosen(choice) => self.choose(&choice),
            Outcome::Do(effect) => {
                self.overlays.pop();
                self.effects.push(effect);
            }
        }
        self.preview_theme();
    }

    /// Actions that mean the same whatever is open.
    fn act_beside(&mut self, action: Action) {
        match action {
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            _ => {}
        }
    }

    /// Closes the overlay on top.
    pub(super) fn close(&mut self) {
        if let Some(Overlay::List(list)) = self.overlays.pop()
            && list.kind == ListKind::Themes
            && let Some(theme) = self.theme_before.take()
        {
            self.theme = theme;
        }
    }

    /// Does what was chosen from a list.
    pub(super) fn choose(&mut self, choice: &Choice) {
        if let Choice::Theme(name) = choice {
            return self.take_theme(name);
        }
        if let Choice::Term(id) = choice {
            self.overlays
                .push(Overlay::Popup(Box::new(super::overlay::Popup::new(
                    Subject::Entry(id.clone()),
                    None,
                ))));
            return;
        }
        self.overlays.clear();
        match choice {
            Choice::Action(action) => self.perform(*action, None),
            Choice::Lesson(id) => self.jump(id.clone(), Destination::Top),
            Choice::Section(id, section) => {
                self.jump(id.clone(), Destination::Section(section.clone()))
            }
            Choice::Block(block) => self.reader.to_block(*block),
            Choice::Nothing | Choice::Term(_) | Choice::Theme(_) => {}
        }
    }

    fn act_on_page(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        let rows = times.cast_signed();
        let half = (self.reader.height() / 2).max(1).cast_signed();
        match action {
            Action::LineDown => self.reader.scroll(rows),
            Action::LineUp => self.reader.scroll(-rows),
            Action::HalfDown => self.reader.scroll(half.saturating_mul(rows)),
            Action::HalfUp => self.reader.scroll(-half.saturating_mul(rows)),
            Action::PageDown => self.repeat(times, Self::page_down),
            Action::PageUp => self.repeat(times, |app| {
                app.reader.page_up();
                true
            }),
            Action::NextSection => {
                self.repeat(times, |app| app.reader.next_section() || app.turn_to_next())
            }
            Action::PreviousSection => {
                self.repeat(times, |app| {
                    app.reader.previous_section() || app.turn_to_previous(Destination::LastSection)
                });
            }
            Action::NextLesson => {
                self.turn_to_next();
            }
            Action::PreviousLesson => {
                self.turn_to_previous(Destination::Top);
            }
            Action::Top | Action::Bottom | Action::Percent => self.leap(action, count),
            Action::NextTarget => self.repeat(times, |app| app.move_focus(Action::NextTarget)),
            Action::PreviousTarget => {
                self.repeat(times, |app| app.move_focus(Action::PreviousTarget))
            }
            Action::Open => self.open(),
            Action::Explain => self.explain_here(),
            Action::HintTerms => {
                self.hint(Purpose::Open, |target| matches!(target, Target::Term(_)))
            }
            Action::HintAll => self.hint(Purpose::Open, |_| true),
            Action::Close => self.reader.focus = None,
            Action::Contents => self.list(ListKind::Contents),
            Action::Glossary => self.list(ListKind::Glossary),
            Action::Palette => self.list(ListKind::Palette),
            Action::Problems => self.list(ListKind::Problems),
            Action::Help => self.list(ListKind::Help),
            Action::Themes => self.list(ListKind::Themes),
            Action::Back => self.revisit(Direction::Back),
            Action::Forward => self.revisit(Direction::Forward),
            Action::Copy => self.on_block(Purpose::Copy),
            Action::WideTable => self.on_block(Purpose::Widen),
            Action::WrapCode => self.toggle_wrap(),
            Action::CodeLeft | Action::CodeRight => self.scroll_code(action, times),
            Action::Narrower => self.change_width(-2 * rows),
            Action::Wider => self.change_width(2 * rows),
            Action::Mouse => self.change_mouse(),
            Action::Edit => self.edit(),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit => self.effects.push(Effect::Quit),
        }
    }

    /// Puts the block's exact source on the clipboard.
    pub(super) fn copy(&mut self, block: usize) {
        let Some(content) = self.reader.lesson.blocks.get(block) else {
            return;
        };
        let (what, text) = match &content.kind {
            BlockKind::Code(code) => {
                let name = code
                    .attributes
                    .file
                    .clone()
                    .unwrap_or_else(|| "the code".to_owned());
                (name, code.text.clone())
            }
            BlockKind::Table(_) => (
                "the table as Markdown".to_owned(),
                self.reader.lesson.markdown(content),
            ),
            _ => return,
        };
        let lines = text.lines().count();
        let noun = if lines == 1 { "line" } else { "lines" };
        self.effects.push(Effect::Copy(text));
        self.tell(format!("Sent {what} to the clipboard, {lines} {noun}."));
    }

    /// Shows a table at its full width.
    pub(super) fn widen(&mut self, block: usize) {
        if let Some(BlockKind::Table(table)) = self
            .reader
            .lesson
            .blocks
            .get(block)
            .map(|block| &block.kind)
        {
            let table = WideTable {
                natural: layout::natural(table),
                left: 0,
                top: 0,
                room: (0, 0),
            };
            self.overlays.push(Overlay::Table(Box::new(table)));
        }
    }

    /// Takes a digit of a count; a leading 0 is not one.
    fn take_digit(&mut self, key: Key) -> bool {
        let Code::Char(character @ '0'..='9') = key.code else {
            return false;
        };
        if key.ctrl
            || key.alt
            || !self.keys.is_empty()
            || (character == '0' && self.count.is_none())
        {
            return false;
        }
        let digit = character as usize - '0' as usize;
        self.count = Some((self.count.unwrap_or_default() * 10 + digit).min(LARGEST_COUNT));
        self.show_typed();
        true
    }

    fn show_typed(&mut self) {
        let count = self
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        let keys: String = self.keys.iter().map(ToString::to_string).collect();
        self.typed = format!("{count}{keys}");
    }

    fn press_hint(&mut self, key: Key) {
        let Some(Overlay::Hints(hints)) = self.overlays.last_mut() else {
            return;
        };
        let purpose = hints.purpose;
        match hints.press(key) {
            Typed::More => {}
            Typed::Nothing => {
                self.overlays.pop();
            }
            Typed::Chosen(spot) => {
                self.overlays.pop();
                match purpose {
                    Purpose::Open => {
                        if let Some(target) = self.reader.target(spot).cloned() {
                            self.follow(&target, Some(spot));
                        }
                    }
                    Purpose::Copy => self.copy(spot.block),
                    Purpose::Widen => self.widen(spot.block),
                }
            }
        }
    }

    /// Repeats a step until it no longer goes on.
    fn repeat(&mut self, times: usize, mut step: impl FnMut(&mut Self) -> bool) {
        for _ in 0..times.min(1000) {
            if !step(self) {
                return;
            }
        }
    }

    fn page_down(&mut self) -> bool {
        self.reader.page_down() || self.turn_to_next()
    }

    /// On to the next lesson. `false` at the end of the course.
    fn turn_to_next(&mut self) -> bool {
        if let Some(next) = self
            .course
            .next(&self.reader.lesson.id)
            .map(|entry| entry.id.clone())
        {
            self.jump(next, Destination::Top);
        } else {
            self.reader.to_bottom();
            self.tell("This is the end of the course.");
        }
        false
    }

    /// Back to the lesson before. `false` at the beginning of the course.
    fn turn_to_previous(&mut self, to: Destination) -> bool {
        match self
            .course
            .previous(&self.reader.lesson.id)
            .map(|entry| entry.id.clone())
        {
            Some(previous) => self.jump(previous, to),
            None => self.tell("This is the beginning of the course."),
        }
        false
    }

    fn leap(&mut self, action: Action, count: Option<usize>) {
        let lesson = self.reader.lesson.id.clone();
        let here = self.reader.anchor();
        self.jump(lesson, Destination::Anchor(here));
        match (action, count) {
            (Action::Top, _) => self.reader.to_top(),
            (Action::Percent, Some(percent)) => self.reader.to_percent(percent),
            (Action::Percent, None) => self.tell("Type a number first, as in 50%."),
            _ => self.reader.to_bottom(),
        }
    }

    fn move_focus(&mut self, action: Action) -> bool {
        let moved = if action == Action::NextTarget {
            self.reader.focus_next()
        } else {
            self.reader.focus_previous()
        };
        if !moved {
            let side = if action == Action::NextTarget {
                "below"
            } else {
                "above"
            };
            self.tell(format!("There is no term or link {side}."));
            return false;
        }
        if let Some(Target::Link(link)) =
            self.reader.focus.and_then(|spot| self.reader.target(spot))
        {
            let text = describe(link, self);
            self.tell(text);
        }
        true
    }

    fn open(&mut self) {
        let spot = self.reader.focus;
        match spot.and_then(|spot| self.reader.target(spot).cloned()) {
            Some(target) => self.follow(&target, spot),
            None => self.tell(format!(
                "{} chooses a term or link; then {} explains or follows it.",
                self.keymap.key(Action::NextTarget),
                self.keymap.key(Action::Open)
            )),
        }
    }

    fn explain_here(&mut self) {
        let is_term = |app: &Self, spot: &Spot| {
            matches!(
                app.reader.target(*spot),
                Some(Target::Term(_) | Target::Footnote(_))
            )
        };
        let focused = self.reader.focus.filter(|spot| is_term(self, spot));
        let spot = focused.or_else(|| {
            self.reader
                .focusable_spots()
                .into_iter()
                .find(|spot| is_term(self, spot))
        });
        match spot.and_then(|spot| self.reader.target(spot).cloned()) {
            Some(target) => self.follow(&target, spot),
            None => self.tell(format!(
                "There is no term on this screen. {} lists all terms.",
                self.keymap.key(Action::Glossary)
            )),
        }
    }

    fn hint(&mut self, purpose: Purpose, wanted: impl Fn(&Target) -> bool) {
        let spots: Vec<_> = self
            .reader
            .visible_spots()
            .into_iter()
            .filter(|spot| self.reader.target(*spot).is_some_and(&wanted))
            .filter_map(|spot| {
                self.reader
                    .area_of(spot, &self.geometry)
                    .map(|area| (spot, (area.x, area.y)))
            })
            .collect();
        if spots.is_empty() {
            return self.tell("There is nothing to choose on this screen.");
        }
        self.overlays
            .push(Overlay::Hints(Hints::new(&spots, purpose)));
    }

    /// Copies or widens the one block on the screen that this can be done to, or asks which.
    fn on_block(&mut self, purpose: Purpose) {
        let blocks: Vec<usize> = self.reader.visible_blocks();
        let fits = |block: &usize| match self
            .reader
            .lesson
            .blocks
            .get(*block)
            .map(|block| &block.kind)
        {
            Some(BlockKind::Code(_)) => purpose == Purpose::Copy,
            Some(BlockKind::Table(_)) => true,
            _ => false,
        };
        let fitting: Vec<usize> = blocks.into_iter().filter(fits).collect();
        match (fitting.as_slice(), purpose) {
            ([], Purpose::Widen) => self.tell("There is no table on this screen."),
            ([], _) => self.tell("There is no code and no table on this screen."),
            ([block], Purpose::Widen) => self.widen(*block),
            ([block], _) => self.copy(*block),
            (blocks, _) => {
                let cell = |block: &usize| {
                    let row = self
                        .reader
                        .visible
                        .iter()
                        .position(|place| place.block == *block)?;
                    let x = self.geometry.block_x(self.reader.shown(*block)?.width);
                    Some((
                        Spot {
                            block: *block,
                            target: 0,
                        },
                        (x, self.geometry.body.y + row),
                    ))
                };
                let spots: Vec<_> = blocks.iter().filter_map(cell).collect();
                self.overlays
                    .push(Overlay::Hints(Hints::new(&spots, purpose)));
            }
        }
    }

    fn toggle_wrap(&mut self) {
        let (code_lines, text) = match self.reader.code_lines {
            CodeLines::Wrap => (
                CodeLines::Scroll(0),
                "Long lines of code scroll: < and > move them.",
            ),
            CodeLines::Scroll(_) => (CodeLines::Wrap, "Long lines of code wrap."),
        };
        self.reader.set_code_lines(code_lines);
        self.tell(text);
    }

    fn scroll_code(&mut self, action: Action, times: usize) {
        let CodeLines::Scroll(offset) = self.reader.code_lines else {
            return self.tell(format!(
                "Long lines wrap now. {} scrolls them.",
                self.keymap.key(Action::WrapCode)
            ));
        };
        let step = CODE_STEP * times;
        let offset = if action == Action::CodeRight {
            offset + step
        } else {
            offset.saturating_sub(step)
        };
        self.reader
            .set_code_lines(CodeLines::Scroll(offset.min(LARGEST_COUNT)));
    }

    fn change_width(&mut self, cells: isize) {
        let (narrowest, widest) = TEXT_WIDTHS;
        let width = self
            .text_width
            .saturating_add_signed(cells)
            .clamp(narrowest, widest);
        self.text_width = width;
        self.resize(self.size);
        let shown = self.geometry.column.width;
        self.tell(if shown < width {
            format!("The text may be {width} columns wide; this screen has room for {shown}.")
        } else {
            format!("The text is {width} columns wide.")
        });
    }

    fn change_mouse(&mut self) {
        let (mode, text) = match self.mouse {
            MouseMode::Buttons => (MouseMode::Motion, "Mouse: resting on a term explains it."),
            MouseMode::Motion => (MouseMode::Off, "Mouse: off, your terminal selects text."),
            MouseMode::Off => (MouseMode::Buttons, "Mouse: clicks and the wheel work."),
        };
        self.mouse = mode;
        self.effects.push(Effect::Mouse(mode));
        self.tell(text);
    }

    fn edit(&mut self) {
        if self.reach == Reach::Safe {
            return self.tell("Safe mode opens no editor.");
        }
        let lesson = &self.reader.lesson;
        let Some(block) = lesson.blocks.get(self.reader.place.block) else {
            return;
        };
        let Some(file) = self
            .course
            .lesson(&lesson.id)
            .map(|entry| entry.path.clone())
        else {
            return;
        };
        let line = lesson.source.position(block.span.start).line;
        self.overlays.push(Overlay::Confirm(Confirm {
            question: "Open this file in your editor?".to_owned(),
            subject: format!("{}, line {line}", lesson.source.name),
            effect: Effect::Edit { file, line },
        }));
    }
}

/// Where a link leads, for the status line.
fn describe(link: &Link, app: &App) -> String {
    let title = |id| {
        app.course
            .lesson(id)
            .map_or_else(|| id.to_string(), |entry| entry.title.clone())
    };
    match link {
        Link::External(address) => address.clone(),
        Link::Lesson(id, None) => title(id),
        Link::Lesson(id, Some(section)) => format!("{} › {section}", title(id)),
        Link::Section(id) => format!("#{id}"),
        Link::Term(id) => format!("the term {id}"),
        Link::Other(target) => target.clone(),
    }
}
