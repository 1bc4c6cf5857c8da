//! The pop-up that explains: a trail of subjects, the last one on show, each with its own scroll and focus.

mod card;

pub use card::Card;

use super::Outcome;
use crate::app::action::Action;
use crate::app::card::{Extent, Knowledge, Subject};
use crate::app::geometry::Area;
use crate::app::placement::{Inside, Placement, Side, Wanted, place};
use crate::app::reader::{Spot, focusable};
use crate::layout::Target;
use crate::text;

/// The text in a pop-up is never wider, in cells.
const WIDEST: usize = 64;
/// … but in the frame of a list.
const WIDEST_IN_FRAME: usize = 76;
/// … nor narrower, where the screen allows.
const NARROWEST: usize = 24;
/// Screens narrower than this get a sheet without side borders.
const SHEET_BELOW: usize = 48;
/// In fewer rows no box has a row of text.
const FEWEST: usize = 3;

/// What stands between the steps of a way.
const BETWEEN: &str = " › ";

/// What a pop-up stands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// The page, at a term.
    Term(Area),
    /// A list, or something else in a frame, that it was opened from.
    Frame(Area),
    /// The page, at no place of it.
    Nothing,
}

/// An open pop-up.
#[derive(Debug)]
pub struct Popup {
    /// How the learner came here; the last card is shown. Never empty, and no subject twice.
    pub trail: Vec<Card>,
    /// The term in the text that it belongs to; `None` for one opened from a list.
    pub anchor: Option<Spot>,
    /// Where it stands.
    pub placement: Placement,
    /// Whether it is a sheet with text below it, from which a rule tells it.
    pub is_upper: bool,
    /// Whether the mouse opened it by resting, so that leaving closes it.
    pub hovered: bool,
}

impl Popup {
    /// A pop-up on a subject.
    pub fn new(subject: Subject, anchor: Option<Spot>) -> Self {
        Self {
            trail: vec![Card::new(subject)],
            anchor,
            placement: Placement {
                side: Side::Below,
                area: Area::default(),
            },
            is_upper: false,
            hovered: false,
        }
    }

    /// Goes on to another subject, or back to it if it is on the way already.
    pub fn follow(&mut self, subject: Subject) {
        match self.trail.iter().position(|card| card.subject == subject) {
            Some(index) => self.trail.truncate(index + 1),
            None => self.trail.push(Card::new(subject)),
        }
    }

    /// The card on show.
    pub fn card(&self) -> Option<&Card> {
        self.trail.last()
    }

    /// What the keys do in it now, the most useful first.
    pub fn hints(&self) -> Vec<(Action, &'static str)> {
        let Some(card) = self.card() else {
            return Vec::new();
        };
        let mut hints = vec![(Action::Close, "close")];
        if self.trail.len() > 1 {
            hints.push((Action::Back, "back"));
        }
        if card.focus.is_some() {
            hints.push((Action::Open, "follow"));
        } else if card.extent == Extent::Short {
            hints.push((Action::Open, "in full"));
        }
        if card.laid.rows.len() > self.view().height {
            hints.push((Action::LineDown, "scroll"));
        }
        if card.laid.targets.iter().any(focusable) {
            hints.push((Action::NextTarget, "terms"));
        }
        hints
    }

    /// The rows of the card that the pop-up has room for.
    pub fn view(&self) -> Area {
        self.inside().text
    }

    /// What it has room for.
    pub fn inside(&self) -> Inside {
        let way = self.trail.len() > 1;
        let rule = self.is_upper;
        self.placement.inside(Wanted { way, rule })
    }

    /// Lays the card out and places the pop-up: at its term, over the frame that it was opened from, or in the middle of
    /// the screen.
    pub fn settle(&mut self, screen: Area, ground: Ground, knowledge: Knowledge<'_>) {
        let narrow = screen.width < SHEET_BELOW;
        let width = match ground {
            _ if narrow => screen.width.saturating_sub(2).max(1),
            Ground::Frame(frame) => frame.width.saturating_sub(4).clamp(1, WIDEST_IN_FRAME),
            Ground::Term(_) | Ground::Nothing => (screen.width - 6).min(WIDEST),
        };
        let breadcrumb = usize::from(self.trail.len() > 1);
        let before = (self.placement.area.height > 0).then_some(self.placement.side);
        let Some(card) = self.trail.last_mut() else {
            return;
        };
        let title = text::width(&card.subject.title(knowledge)) + 4;
        card.lay_out(width, knowledge);
        let columns = card
            .laid
            .width
            .max(title)
            .max(NARROWEST)
            .min(width.max(NARROWEST))
            + 4;
        let size = (columns, card.laid.rows.len() + 2 + breadcrumb);
        self.placement = match ground {
            Ground::Term(anchor) => place(
                screen,
                anchor,
                size,
                before.filter(|side| *side != Side::Sheet),
            ),
            Ground::Frame(frame) if !narrow && frame.height >= FEWEST => Placement {
                side: Side::Below,
                // Nothing of the rows under it is left beside it.
                area: Area {
                    height: size.1.min(frame.height),
                    ..frame
                },
            },
            Ground::Frame(_) | Ground::Nothing => centred(screen, size),
        };
        self.is_upper =
            self.placement.side == Side::Sheet && self.placement.area.bottom() < screen.bottom();
        self.show_cut();
        let rows = self.view().height;
        if let Some(card) = self.trail.last_mut() {
            card.scroll_to(card.scroll, rows);
        }
    }

    /// Takes empty rows at its end away where more follows: what ends with one looks finished.
    fn show_cut(&mut self) {
        let Some(card) = self.trail.last() else {
            return;
        };
        let height = self.view().height;
        let needed = card.filled(height);
        let fewer = height.saturating_sub(needed.max(1));
        let placement = &mut self.placement;
        placement.area.height -= fewer.min(placement.area.height);
        let is_lower = placement.side == Side::Sheet && !self.is_upper;
        if placement.side == Side::Above || is_lower {
            placement.area.y += fewer;
        }
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let rows = self.view().height;
        let deep = self.trail.len() > 1;
        let Some(card) = self.trail.last_mut() else {
            return Outcome::Close;
        };
        let fits = card.laid.rows.len() <= rows;
        match action {
            Action::Back if deep => {
                self.trail.pop();
            }
            Action::Close | Action::Quit | Action::Back => return Outcome::Close,
            Action::NextTarget => card.move_focus(1, rows),
            Action::PreviousTarget => card.move_focus(-1, rows),
            Action::Open | Action::Explain => match card
                .focus
                .and_then(|focus| card.laid.targets.get(usize::from(focus)))
            {
                Some(target) => return Outcome::Follow(target.clone()),
                None if card.extent == Extent::Short => card.extent = Extent::Long,
                None => return Outcome::Close,
            },
            Action::LineDown
            | Action::LineUp
            | Action::PageDown
            | Action::PageUp
            | Action::HalfDown
            | Action::HalfUp
                if fits && self.anchor.is_some() =>
            {
                return Outcome::Pass;
            }
            Action::LineDown => card.scroll_to(card.scroll + 1, rows),
            Action::LineUp => card.scroll_to(card.scroll.saturating_sub(1), rows),
            Action::PageDown | Action::HalfDown => {
                card.scroll_to(card.scroll + rows.max(2) / 2, rows);
            }
            Action::PageUp | Action::HalfUp => {
                card.scroll_to(card.scroll.saturating_sub(rows.max(2) / 2), rows);
            }
            Action::Top => card.scroll_to(0, rows),
            Action::Bottom => card.scroll_to(usize::MAX / 2, rows),
            _ => {}
        }
        Outcome::Stay
    }

    /// The way to the card on show, and the row that it stands in.
    pub fn way(&self, knowledge: Knowledge<'_>) -> Option<(String, Area)> {
        let row = self.inside().way?;
        let titles = self.trail.iter().map(|card| card.subject.title(knowledge));
        Some((titles.collect::<Vec<_>>().join(BETWEEN), row))
    }

    /// The card on the way whose title stands at a cell of the screen. Of a way that is too long the end is shown.
    pub fn card_at(&self, (x, y): (usize, usize), knowledge: Knowledge<'_>) -> Option<usize> {
        let (way, row) = self.way(knowledge)?;
        let hidden = text::width(&way).saturating_sub(row.width);
        let at = hidden + x.checked_sub(row.x).filter(|_| row.contains(x, y))?;
        let mut right = 0;
        let ends = way.split(BETWEEN).map(|title| {
            let left = right;
            right += text::width(title) + text::width(BETWEEN);
            left..right - text::width(BETWEEN)
        });
        ends.enumerate()
            .find_map(|(index, cells)| cells.contains(&at).then_some(index))
    }

    /// Goes back to a card on the way.
    pub fn go_back_to(&mut self, card: usize) {
        self.trail.truncate(card + 1);
    }

    /// The target under a cell of the screen.
    pub fn target_at(&self, x: usize, y: usize) -> Option<&Target> {
        let (view, card) = (self.view(), self.card()?);
        let row = card
            .laid
            .rows
            .get(card.scroll + y.checked_sub(view.y)?)
            .filter(|_| view.contains(x, y))?;
        let mut left = view.x;
        for piece in &row.pieces {
            let right = left + text::width(&piece.text);
            if (left..right).contains(&x) {
                return card.laid.targets.get(usize::from(piece.target?));
            }
            left = right;
        }
        None
    }
}

/// In the middle of the screen, for a pop-up that belongs to no term of the text.
fn centred(screen: Area, size: (usize, usize)) -> Placement {
    if screen.width < SHEET_BELOW || screen.height < FEWEST {
        let height = size.1.min(screen.height);
        let area = Area {
            y: screen.bottom() - height,
            height,
            ..screen
        };
        return Placement {
            side: Side::Sheet,
            area,
        };
    }
    let (width, height) = (size.0.min(screen.width), size.1.min(screen.height));
    let area = Area {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    };
    Placement {
        side: Side::Below,
        area,
    }
}
