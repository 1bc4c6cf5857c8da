//! How a quiz went, as rows: each question with what came of it.

use super::{WHAT_IT_DOES, button, sign};
use crate::app::action::Action;
use crate::app::overlay::quiz::{Press, QuizView, Sight};
use crate::course::quiz::Ask;
use crate::course::{Block, Question};
use crate::layout::Sheet;
use crate::practice::quiz::Verdict;
use crate::text;
use crate::theme::Role;

/// Of a question, the summary shows as many cells: all of it, unless nobody would read it in a list.
const LONGEST_SUMMARY: usize = 1_000;

impl QuizView {
    /// How it went.
    pub(super) fn summary(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let count = self.asked.len();
        let standings: Vec<_> = (0..count).map(|at| self.standing(at, sight)).collect();
        let of =
            |wanted: Option<Verdict>| standings.iter().filter(|found| **found == wanted).count();
        let (right, open) = (of(Some(Verdict::Right)), of(None));
        let mut words = format!("{right} of {count} right");
        if open > 0 {
            words.push_str(&format!(" · {open} not answered"));
        }
        sheet.words(&words, Role::PopupTitle);
        sheet.blank();
        for (at, standing) in standings.into_iter().enumerate() {
            let (sign, roles) = match standing {
                Some(verdict) => sign(verdict),
                None => ("·", Role::Muted.into()),
            };
            let asked = self.question_at(at).map(asked).unwrap_or_default();
            let asked = text::fit(&asked, LONGEST_SUMMARY).into_owned();
            let mark = format!("{sign} {:>2}  ", at + 1);
            sheet.marked(&mark, &asked, roles, Some(Press::Question(at)));
        }
        sheet.blank();
        sheet.words(
            "Nothing here is a gate: try again whenever you like.",
            Role::Muted,
        );
        button("Esc", "back to the lesson", Action::Close, sheet);
    }
}

/// The first words of a question, on one line.
fn asked(question: &Question) -> String {
    let mut texts = question.prompt.iter().flat_map(Block::prose);
    match (texts.next(), &question.ask) {
        (Some(prose), _) => text::clean_line(prose.text).into_owned(),
        (None, Ask::Trace { program, .. }) => {
            let first = program.text.lines().map(str::trim);
            let first = first.filter(|line| !line.is_empty()).take(1);
            let words = [WHAT_IT_DOES].into_iter().chain(first);
            text::clean_line(&words.collect::<Vec<_>>().join("  ")).into_owned()
        }
        (None, _) => question.id.to_string(),
    }
}
