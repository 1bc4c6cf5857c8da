//! A review before it is judged, as rows: the prompt, the listing with its marks, the menu.

use std::sync::Arc;

use super::{Press, ReviewView, Sight, Stage};
use crate::app::action::Action;
use crate::app::overlay::button::button;
use crate::course::Code;
use crate::course::review::{Category, LineRange};
use crate::layout::{ListingLine, Sheet, View};
use crate::text;
use crate::theme::{Role, Roles, Tokens};

/// The letters before the categories.
const LETTERS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
/// Narrower menus show what the categories are called, and of the selected one what it means.
const ROOM_FOR_MEANINGS: usize = 60;
/// What stands before a marked line: whether it is right is not known yet.
const MARK: &str = "●";

impl ReviewView {
    /// All rows before the judgement.
    pub(super) fn reading_rows(&self, width: usize, sight: Sight<'_>) -> Sheet<Press> {
        let mut sheet = Sheet::new(width);
        with_view(width, sight, |view| sheet.blocks(&self.review.prompt, view));
        sheet.blank();
        let todo = "Mark the lines that you would not merge, and say why.";
        sheet.words(todo, Role::Muted);
        sheet.blank();
        let listing = Listing::new(&self.review.flawed, sight);
        let selected = self.selected();
        for line in 0..listing.lines.len() {
            let at = LineRange::between(line, line);
            let mark = self.marks.iter().find(|(lines, _)| at.lie_in(*lines));
            let (sign, roles) = match mark {
                Some(_) => (MARK, Role::PopupTitle),
                None => (" ", Role::Muted),
            };
            listing.add(
                line,
                (sign, roles.into()),
                Some(Press::Line(line)),
                &mut sheet,
            );
            if let Some((lines, category)) = mark.filter(|(lines, _)| lines.last == line) {
                let words = format!("└ {} · {}", lines.words(), category.name());
                let mark = " ".repeat(listing.digits + 2);
                sheet.marked(
                    &mark,
                    &words,
                    Role::PopupTitle.into(),
                    Some(Press::Line(line)),
                );
            }
            if let Stage::Naming(chosen) = self.stage
                && line == selected.last
            {
                menu((selected, chosen), &listing, &mut sheet);
            }
        }
        sheet.blank();
        let judge = Press::Do(Action::Open);
        match (&self.stage, self.marks.len()) {
            // Enter chooses a kind.
            (Stage::Naming(_), _) => {}
            (Stage::Reading, _) if self.anchor.is_some() => {
                button("Enter", self.selection_offer(), judge, &mut sheet);
            }
            (Stage::Doubting, _) => {
                sheet.words(
                    "You have marked nothing. Is nothing wrong with this code?",
                    Role::Text,
                );
                button("Enter", "yes, nothing is wrong", judge, &mut sheet);
                let back = Press::Do(Action::Close);
                button("Esc", "look on", back, &mut sheet);
            }
            (_, 0) => button("Enter", "nothing is wrong", judge, &mut sheet),
            (_, 1) => button("Enter", "judge with 1 mark", judge, &mut sheet),
            (_, count) => {
                let words = format!("judge with {count} marks");
                button("Enter", &words, judge, &mut sheet);
            }
        }
        sheet
    }
}

/// The kinds of flaw, to choose one.
fn menu((selected, chosen): (LineRange, usize), listing: &Listing<'_>, sheet: &mut Sheet<Press>) {
    let indent = " ".repeat(listing.digits + 2);
    let is_narrow = sheet.width < ROOM_FOR_MEANINGS;
    if !is_narrow {
        sheet.blank();
    }
    let words = format!("What is wrong with {}?", selected.words());
    sheet.marked(&indent, &words, Role::PopupTitle.into(), None);
    let widest = Category::ALL.map(|category| category.name().len());
    let widest = widest.into_iter().max().unwrap_or_default();
    for (index, category) in Category::ALL.into_iter().enumerate() {
        let letter = LETTERS.get(index).copied().unwrap_or_default();
        let (mark, words) = if is_narrow {
            (format!("{indent}{letter}  "), category.name())
        } else {
            let mark = format!("{indent}{letter}  {:<widest$}  ", category.name());
            (mark, category.meaning())
        };
        let owner = Some(Press::Category(index));
        sheet.marked(&mark, words, Role::Text.into(), owner);
        if is_narrow && index == chosen {
            let under = " ".repeat(text::width(&mark));
            sheet.marked(&under, category.meaning(), Role::Muted.into(), owner);
        }
    }
    sheet.blank();
}

/// The lines of a file with their colours.
pub(super) struct Listing<'a> {
    pub(super) lines: Vec<&'a str>,
    /// How many digits the highest number has.
    pub(super) digits: usize,
    tokens: Option<Arc<Tokens>>,
}

impl<'a> Listing<'a> {
    /// The lines of a file.
    pub(super) fn new(code: &'a Code, sight: Sight<'_>) -> Self {
        Self {
            tokens: sight.colors.of(code),
            ..Self::plain(code)
        }
    }

    /// The lines of a file without colours.
    pub(super) fn plain(code: &'a Code) -> Self {
        let lines: Vec<&str> = code.text.split('\n').collect();
        Self {
            digits: lines.len().to_string().len().max(2),
            tokens: None,
            lines,
        }
    }

    /// A line with its number, counted from 0, behind a sign.
    pub(super) fn line<'g>(&'g self, at: usize, gutter: &'g str, roles: Roles) -> ListingLine<'g> {
        let tokens = self.tokens.as_ref().and_then(|tokens| tokens.get(at));
        ListingLine {
            gutter,
            gutter_roles: roles,
            text: self.lines.get(at).copied().unwrap_or_default(),
            tokens: tokens.map_or(&[], Vec::as_slice),
            roles: Roles::NONE,
        }
    }

    /// What stands before a line.
    pub(super) fn gutter(&self, at: usize, sign: &str) -> String {
        format!("{sign} {:>digits$} │ ", at + 1, digits = self.digits)
    }

    /// Adds a line with its number.
    pub(super) fn add(
        &self,
        at: usize,
        (sign, roles): (&str, Roles),
        owner: Option<Press>,
        sheet: &mut Sheet<Press>,
    ) {
        let gutter = self.gutter(at, sign);
        sheet.code(self.line(at, &gutter, roles), owner);
    }
}

/// Lays blocks out as a review shows them.
pub(super) fn with_view(width: usize, sight: Sight<'_>, lay_out: impl FnOnce(&View)) {
    let tokens = |code: &Code| sight.colors.of(code);
    let view = View::plain(width, &tokens);
    lay_out(&view);
}
