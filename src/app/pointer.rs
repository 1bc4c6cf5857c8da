//! The mouse: clicks on what can be chosen, the wheel, and resting on a term.

mod hit;

use std::time::Duration;

use super::card::Subject;
use super::effect::{Effect, MouseMode};
use super::event::{Mouse, MouseKind, Timer};
use super::footer::Footer;
use super::overlay::{ListKind, Overlay, Popup};
use super::reader::Spot;
use super::{Action, App};
use super::{lists, searching};
use crate::layout::Target;

/// How many rows one turn of the wheel moves.
const WHEEL: isize = 3;
/// How long the mouse rests on a term before it is explained.
const HOVER_OPEN: Duration = Duration::from_millis(350);
/// How long the mouse may be elsewhere before that pop-up closes.
const HOVER_CLOSE: Duration = Duration::from_millis(250);

/// What happens when the mouse goes on resting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hover {
    /// This term is explained.
    Open(Spot),
    /// The pop-up that resting opened closes.
    Close,
}

/// The mouse, as far as the app knows it.
#[derive(Debug)]
pub struct Pointer {
    /// What the terminal reports of it.
    pub mode: MouseMode,
    /// What happens when it goes on resting; the number tells which rest.
    hover: Option<(u64, Hover)>,
}

impl Pointer {
    /// A mouse that has not moved yet.
    pub fn new(mode: MouseMode) -> Self {
        Self { mode, hover: None }
    }
}

impl App {
    /// Takes something that the mouse did.
    pub(super) fn point(&mut self, mouse: Mouse) {
        let (x, y) = (usize::from(mouse.column), usize::from(mouse.row));
        let moves_only = matches!(
            mouse.kind,
            MouseKind::Move | MouseKind::Drag | MouseKind::Release
        );
        if !moves_only && !self.typed.shown(&self.keymap).is_empty() {
            // What the bottom row would offer without what is half-typed, nobody has clicked on.
            let is_offered = Footer::of(self).key_at(x).is_some();
            let is_there = self.geometry.footer.is_some_and(|area| area.contains(x, y));
            self.leave_half_typed();
            if mouse.kind == MouseKind::Press && is_there && !is_offered {
                return;
            }
        }
        match mouse.kind {
            MouseKind::Press => {
                let is_asked = self.overlays.last().and_then(Overlay::question).is_some();
                self.click(x, y);
                if let Some(Overlay::Confirm(confirm)) = self.overlays.last_mut()
                    && !is_asked
                {
                    confirm.question.clicked = Some((x, y));
                }
            }
            MouseKind::ScrollUp => self.wheel(-WHEEL, x, y),
            MouseKind::ScrollDown => self.wheel(WHEEL, x, y),
            MouseKind::ScrollLeft => self.act(Action::CodeLeft),
            MouseKind::ScrollRight => self.act(Action::CodeRight),
            MouseKind::Move => self.hover(x, y),
            MouseKind::Drag | MouseKind::Release => self.point_in_practice(mouse.kind, (x, y)),
        }
    }

    /// A timer of the mouse ran out: if nothing has moved since, what was planned happens.
    pub(super) fn rest(&mut self, serial: u64) {
        match self
            .pointer
            .hover
            .take_if(|(planned, _)| *planned == serial)
            .map(|(_, hover)| hover)
        {
            Some(Hover::Open(spot)) if self.overlays.is_empty() => {
                if let Some(Target::Term(id)) = self.reader.target(spot).cloned() {
                    let mut popup = Popup::new(Subject::Term(id), Some(spot));
                    popup.hovered = true;
                    self.overlays.push(Overlay::Popup(Box::new(popup)));
                }
            }
            Some(Hover::Close) => {
                self.overlays
                    .pop_if(|overlay| matches!(overlay, Overlay::Popup(popup) if popup.hovered));
            }
            Some(Hover::Open(_)) | None => {}
        }
    }

    fn click(&mut self, x: usize, y: usize) {
        if self.click_footer(x, y) {
            return;
        }
        // Where nothing is, nothing is meant: what is told of a search stays.
        let is_nothing = self.is_page_in_front() && self.hit(x, y).is_none();
        let stays = self.status_stays();
        self.status
            .take_if(|status| !(stays || is_nothing && status.is_of_match));
        if self.click_way(x, y) {
            return;
        }
        if self.is_page_in_front() {
            self.overlays.clear();
            let header = self.geometry.header;
            if header.is_some_and(|area| area.contains(x, y)) {
                // It names the lesson and tells how far it is read: the contents say the same of all that there is.
                return self.act(Action::Contents);
            }
            return self.click_page(x, y);
        }
        match self.overlays.last_mut() {
            None => self.click_page(x, y),
            Some(Overlay::Popup(popup)) => {
                popup.hovered = false;
                if popup.placement.area.contains(x, y) {
                    if let Some(target) = popup.target_at(x, y).cloned() {
                        self.follow(&target, None);
                    }
                } else {
                    self.overlays.pop();
                    if self.overlays.is_empty() {
                        self.click_page(x, y);
                    }
                }
            }
            Some(Overlay::List(list)) => {
                let area = lists::area(&self.geometry, list);
                if !area.frame.contains(x, y) {
                    self.close();
                } else if let Some(line) = area.line_at(x, y) {
                    let before = list.selected;
                    let is_row = list.select_line(line);
                    // The keys are there to be read: what one does is done at the second click on its row.
                    if is_row && (list.kind != ListKind::Help || list.selected == before) {
                        self.act(Action::Open);
                    }
                }
            }
            Some(Overlay::Finder(finder)) => {
                let area = searching::area(&self.geometry);
                if !area.frame.contains(x, y) {
                    self.close();
                } else if let Some(row) = y.checked_sub(area.rows.y)
                    && row < finder.rows
                    && finder.select_row(row)
                {
                    self.act(Action::Open);
                }
            }
            Some(Overlay::Practice(_)) => self.point_in_practice(MouseKind::Press, (x, y)),
            // The half of its row that the words leave says how to go back.
            Some(Overlay::Prompt(_)) => {
                let is_way_back = self
                    .geometry
                    .footer
                    .is_some_and(|area| area.contains(x, y) && x >= area.x + area.width / 2);
                self.act(if is_way_back {
                    Action::Close
                } else {
                    Action::Open
                });
            }
            Some(Overlay::Pane(pane)) => {
                let outside =
                    !super::running::area(&self.geometry, &self.reader, pane).contains(x, y);
                if outside && !pane.is_busy() && !pane.is_typing() {
                    self.overlays.pop();
                }
            }
            Some(Overlay::Confirm(_) | Overlay::Consent(_)) => self.click_question(x, y),
            Some(Overlay::Hints(_) | Overlay::Table(_)) => {
                self.overlays.pop();
            }
        }
    }

    /// Goes back to the card whose title was clicked in the way of a pop-up; `false` if there is none.
    fn click_way(&mut self, x: usize, y: usize) -> bool {
        let knowledge = self.knowledge();
        let card = match self.overlays.last() {
            Some(Overlay::Popup(popup)) => popup.card_at((x, y), knowledge),
            Some(_) | None => None,
        };
        let (Some(card), Some(Overlay::Popup(popup))) = (card, self.overlays.last_mut()) else {
            return false;
        };
        popup.go_back_to(card);
        true
    }

    fn wheel(&mut self, rows: isize, x: usize, y: usize) {
        let action = if rows > 0 {
            Action::LineDown
        } else {
            Action::LineUp
        };
        let over_popup = match self.overlays.last_mut() {
            None | Some(Overlay::Prompt(_)) => return self.reader.scroll(rows),
            Some(Overlay::Popup(popup)) => popup.placement.area.contains(x, y),
            Some(Overlay::Practice(view)) => return view.scroll_by(rows),
            Some(
                Overlay::List(_)
                | Overlay::Hints(_)
                | Overlay::Table(_)
                | Overlay::Confirm(_)
                | Overlay::Consent(_)
                | Overlay::Pane(_)
                | Overlay::Finder(_),
            ) => true,
        };
        if !over_popup {
            return self.reader.scroll(rows);
        }
        for _ in 0..rows.unsigned_abs() {
            self.act(action);
        }
    }

    fn hover(&mut self, x: usize, y: usize) {
        if self.pointer.mode != MouseMode::Motion {
            return;
        }
        let spot = self
            .reader
            .spot_at(x, y, &self.geometry)
            .filter(|spot| matches!(self.reader.target(*spot), Some(Target::Term(_))));
        match self.overlays.last() {
            None => match spot {
                Some(spot) => self.plan(Hover::Open(spot), HOVER_OPEN),
                None => self.pointer.hover = None,
            },
            Some(Overlay::Popup(popup)) if popup.hovered => {
                if popup.placement.area.contains(x, y) || (spot.is_some() && popup.anchor == spot) {
                    self.pointer.hover = None;
                } else {
                    self.plan(Hover::Close, HOVER_CLOSE);
                }
            }
            Some(_) => self.pointer.hover = None,
        }
    }

    /// Plans something for when the mouse has rested; the same plan is not made twice.
    fn plan(&mut self, hover: Hover, after: Duration) {
        if self
            .pointer
            .hover
            .is_some_and(|(_, planned)| planned == hover)
        {
            return;
        }
        self.serial += 1;
        self.pointer.hover = Some((self.serial, hover));
        self.effects
            .push(Effect::After(after, Timer::Hover(self.serial)));
    }
}
