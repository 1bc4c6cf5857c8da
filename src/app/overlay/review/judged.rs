//! A review after the judgement, as rows: what is told of it, how the code is repaired, the proof.

use super::proof::heading;
use super::reading::Listing;
use super::repair::repaired;
use super::telling::Telling;
use super::{Press, ReviewView, Sight};
use crate::app::action::Action;
use crate::app::geometry::TEXT_WIDTH;
use crate::app::overlay::button::button;
use crate::course::review::Remark;
use crate::layout::Sheet;
use crate::practice::judge::{Judgement, Merit};
use crate::theme::Role;

impl ReviewView {
    /// All rows after the judgement, and those of them where findings, the repair and the proof begin.
    pub(super) fn judged_rows(
        &self,
        judgement: &Judgement,
        width: usize,
        sight: Sight<'_>,
    ) -> (Sheet<Press>, Vec<usize>) {
        // Only code side by side is wider than text, which keeps the place that it had before the judgement.
        let column = width.min(TEXT_WIDTH);
        let mut told = Telling {
            view: self,
            sight,
            listing: Listing::new(&self.review.flawed, sight),
            sheet: Sheet::new(column),
            stops: Vec::new(),
        };
        told.verdict(judgement);
        for (index, (flaw, finding)) in self.review.flaws.iter().zip(&judgement.flaws).enumerate() {
            told.flaw(flaw, *finding);
            told.proven(index);
        }
        for (mark, merit) in self.marks.iter().zip(&judgement.marks) {
            told.mark(*mark, *merit);
        }
        let decoys = self.review.decoys.iter().enumerate();
        let is_left = |index: usize| !judgement.marks.contains(&Merit::Decoy(index));
        let left = decoys.filter_map(|(index, decoy)| is_left(index).then_some(decoy));
        for decoy in by_line(left) {
            let words = format!("left alone: {}", decoy.lines.words());
            told.remark(("✓", Role::QuizCorrect), &words, decoy);
        }
        for remark in by_line(self.review.remarks.iter()) {
            let words = format!("worth a word: {}", remark.lines.words());
            told.remark(("·", Role::Muted), &words, remark);
        }
        let Telling {
            mut sheet,
            mut stops,
            ..
        } = told;
        let mut wide = 0..0;
        if let Some(fixed) = &self.review.fixed {
            sheet.blank();
            stops.push(sheet.rows.len());
            heading("How it is repaired", &mut sheet);
            let first = sheet.rows.len();
            sheet.width = width;
            repaired((&self.review.flawed, fixed), sight, &mut sheet);
            sheet.width = column;
            wide = first..sheet.rows.len();
        }
        sheet.blank();
        let before = sheet.rows.len();
        self.proof(&mut sheet, sight);
        if sheet.rows.len() > before {
            stops.push(before);
        }
        sheet.blank();
        let again = sight.keymap.key(Action::TryAgain);
        button(&again, "try again", Press::Do(Action::TryAgain), &mut sheet);
        button(
            "Esc",
            "back to the lesson",
            Press::Do(Action::Close),
            &mut sheet,
        );
        sheet.indent((width - column) / 2, |row| !wide.contains(&row));
        (sheet, stops)
    }
}

/// Words on lines in the order of the lines. Flaws keep the order of the author, who tells the worst ones first.
fn by_line<'a>(remarks: impl Iterator<Item = &'a Remark>) -> Vec<&'a Remark> {
    let mut remarks: Vec<_> = remarks.collect();
    remarks.sort_by_key(|remark| remark.lines);
    remarks
}
