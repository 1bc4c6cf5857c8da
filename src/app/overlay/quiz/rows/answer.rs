//! What there is to choose or to type as rows, and how that was done.

use std::collections::BTreeSet;

use super::sign;
use super::trace::field;
use crate::app::overlay::quiz::{Air, Draft, Press, QuizView};
use crate::course::Question;
use crate::course::quiz::{Alternative, Ask};
use crate::layout::{Sheet, View};
use crate::practice::quiz::{Verdict, in_order};
use crate::text;
use crate::theme::{Role, Roles};

/// The cells before an alternative.
const ROOM_FOR_MARK: usize = 5;

/// The letters before alternatives.
const LETTERS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

impl QuizView {
    /// What there is to choose or to type, or how that was done.
    pub(super) fn alternatives(
        &self,
        (question, air): (&Question, Air),
        sheet: &mut Sheet<Press>,
        view: &View,
    ) {
        match (&question.ask, &self.draft) {
            (Ask::Choice { options, right, .. }, Draft::One { order, cursor }) => {
                let chosen: BTreeSet<usize> = order.get(*cursor).copied().into_iter().collect();
                self.options((options, *right), (order, &chosen), sheet, view);
            }
            (Ask::Choice { options, right, .. }, Draft::Several { order, chosen, .. }) => {
                self.options((options, *right), (order, chosen), sheet, view);
            }
            (
                Ask::Order { items },
                Draft::Order {
                    order,
                    cursor,
                    held,
                },
            ) => {
                let held = held.then_some(*cursor);
                self.items(items, (order, held), sheet, view);
            }
            (Ask::Short { .. }, Draft::Short(line)) => match self.told {
                None => field("› ", line, Some(Press::Field), sheet),
                Some(verdict) => {
                    let (sign, roles) = sign(verdict);
                    let owner = self.mistake();
                    sheet.marked(&format!("{sign} "), &line.text, roles, owner);
                }
            },
            (Ask::Trace { program, outcome }, Draft::Trace { .. }) => {
                let from = sheet.rows.len();
                self.trace((&program.language, air), outcome, sheet);
                if self.told.is_some() {
                    for owner in sheet.owners.iter_mut().skip(from) {
                        *owner = self.mistake();
                    }
                }
            }
            _ => {}
        }
        if air == Air::Much {
            sheet.blank();
        }
    }

    /// What rows that tell a mistake belong to.
    fn mistake(&self) -> Option<Press> {
        (self.told == Some(Verdict::Wrong)).then_some(Press::Mistake)
    }

    fn options(
        &self,
        (options, right): (&[Alternative], usize),
        (order, chosen): (&[usize], &BTreeSet<usize>),
        sheet: &mut Sheet<Press>,
        view: &View,
    ) {
        let widest = options
            .iter()
            .map(|option| text::width(&option.words))
            .max();
        let is_airy = widest.is_some_and(|widest| widest + ROOM_FOR_MARK > sheet.width);
        for (place, index) in order.iter().enumerate() {
            let Some(option) = options.get(*index) else {
                continue;
            };
            if is_airy {
                sheet.blank();
            }
            let letter = LETTERS.get(place).copied().unwrap_or(" ");
            let (is_right, is_chosen) = (*index < right, chosen.contains(index));
            let owner = Some(Press::Alternative(place));
            if self.told.is_none() {
                let mark = match (right, is_chosen) {
                    (1, true) => format!("▸ {letter}  "),
                    (1, false) => format!("  {letter}  "),
                    (_, true) => format!("{letter} [x] "),
                    (_, false) => format!("{letter} [ ] "),
                };
                sheet.item((&mark, Role::PopupTitle.into()), &option.text, owner, view);
                continue;
            }
            let (sign, roles, words) = match (is_right, is_chosen) {
                (true, true) => ("✓", Role::QuizCorrect, "Your answer, and right."),
                (true, false) => (
                    "✓",
                    Role::QuizCorrect,
                    "This is right; you did not choose it.",
                ),
                (false, true) => ("✗", Role::QuizWrong, "Your answer, and not right."),
                (false, false) => (" ", Role::Muted, ""),
            };
            // Where one is chosen, what was right is no mistake of its own.
            let is_mistake = is_chosen != is_right && (is_chosen || right > 1);
            let owner = self.mistake().filter(|_| is_mistake);
            let mark = format!("{sign} {letter}  ");
            sheet.item((&mark, roles.into()), &option.text, owner, view);
            if !words.is_empty() {
                sheet.marked("     ", words, roles.into(), owner);
            }
            if is_chosen && !is_right && !option.why.is_empty() {
                sheet.item(("     ", Roles::NONE), &option.why, owner, view);
            }
        }
    }

    /// Why what was not chosen is not right.
    pub(super) fn others(&self, question: &Question, sheet: &mut Sheet<Press>, view: &View) {
        let Ask::Choice { options, right, .. } = &question.ask else {
            return;
        };
        let (order, chosen) = match &self.draft {
            Draft::One { order, cursor } => {
                (order, order.get(*cursor).copied().into_iter().collect())
            }
            Draft::Several { order, chosen, .. } => (order, chosen.clone()),
            _ => return,
        };
        let others = LETTERS.iter().zip(order).filter_map(|(letter, index)| {
            let option = options.get(*index)?;
            let is_other = *index >= *right && !chosen.contains(index);
            (is_other && !option.why.is_empty()).then_some((letter, &option.why))
        });
        let others: Vec<_> = others.collect();
        if others.is_empty() {
            return;
        }
        sheet.blank();
        let words = match others.len() {
            1 => "Why not the other one:",
            _ => "Why not the others:",
        };
        sheet.words(words, Role::Muted);
        for (letter, why) in others {
            let from = sheet.rows.len();
            sheet.item(
                (&format!("  {letter}  "), Role::Muted.into()),
                why,
                None,
                view,
            );
            for piece in sheet
                .rows
                .iter_mut()
                .skip(from)
                .flat_map(|row| &mut row.pieces)
            {
                piece.roles = piece.roles.with(Role::Muted);
            }
        }
    }

    fn items(
        &self,
        items: &[Alternative],
        (order, held): (&[usize], Option<usize>),
        sheet: &mut Sheet<Press>,
        view: &View,
    ) {
        let in_order = in_order(order);
        for (place, index) in order.iter().enumerate() {
            let Some(item) = items.get(*index) else {
                continue;
            };
            let number = place + 1;
            if self.told.is_none() {
                let mark = if held == Some(place) { "↕" } else { " " };
                let mark = format!("{mark} {number}  ");
                let owner = Some(Press::Alternative(place));
                sheet.item((&mark, Role::PopupTitle.into()), &item.text, owner, view);
                continue;
            }
            let right = index + 1;
            let ((sign, roles), words) = if right == number {
                (sign(Verdict::Right), None)
            } else if in_order.contains(index) && in_order.len() > 1 {
                let is_first = in_order.first() == Some(index);
                let how = if is_first { "leads" } else { "follows" };
                let words = format!("This {how} rightly; it is number {right}.");
                ((" ", Role::Muted.into()), Some(words))
            } else {
                let words = format!("This comes as number {right}.");
                (sign(Verdict::Wrong), Some(words))
            };
            let mark = format!("{sign} {number}  ");
            sheet.item((&mark, roles), &item.text, self.mistake(), view);
            if let Some(words) = words {
                sheet.marked("     ", &words, roles, self.mistake());
            }
        }
        if self.told == Some(Verdict::Wrong) {
            sheet.blank();
            sheet.words("The right order:", Role::QuizCorrect);
            for (number, item) in (1..).zip(items) {
                let mark = format!("✓ {number}  ");
                sheet.item((&mark, Role::QuizCorrect.into()), &item.text, None, view);
            }
        }
    }
}
