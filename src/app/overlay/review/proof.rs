//! The proofs of a review as rows: what the check printed on both files, as it was recorded or as it was run here.

use super::{Press, ReviewView, Sight};
use crate::app::action::Action;
use crate::app::news::Proofs;
use crate::app::overlay::button;
use crate::layout::{ListingLine, Sheet};
use crate::practice::review::Seen;
use crate::practice::trial::Verdict;
use crate::theme::{Role, Roles};

impl ReviewView {
    /// What can be done about the proofs, or what became of it.
    fn offer_proofs(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        if !self.has_proofs() {
            return;
        }
        let (words, role) = match &self.proofs {
            Proofs::Unasked | Proofs::Asks(_) => ("run the proofs on both files", Role::Muted),
            Proofs::Running(None) => ("running the proofs on both files…", Role::Muted),
            Proofs::Running(Some(missing)) => (missing.as_str(), Role::Muted),
            Proofs::Shown(_) => ("run the proofs again", Role::Muted),
            Proofs::Stuck(reason) => (reason.as_str(), Role::StatusError),
        };
        let mark = if matches!(self.proofs, Proofs::Running(_)) {
            button::mark("…")
        } else {
            button::mark(&sight.keymap.key(Action::Run))
        };
        sheet.marked(&mark, words, role.into(), Some(Press::Do(Action::Run)));
        sheet.blank();
    }

    /// What the check printed on both files: when it was run here, else as it was recorded.
    pub(super) fn proof(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let ran = match &self.proofs {
            Proofs::Shown(shown) => shown.iter().flatten().collect(),
            Proofs::Unasked | Proofs::Asks(_) | Proofs::Running(_) | Proofs::Stuck(_) => Vec::new(),
        };
        let recorded = &self.review.recorded;
        let (flawed, fixed, source) = if ran.is_empty() {
            let wrong = ("✗", Role::QuizWrong);
            let right = ("✓", Role::QuizCorrect);
            let flawed = recorded.flawed.clone().map(|text| (wrong, text));
            let fixed = recorded.fixed.clone().map(|text| (right, text));
            (flawed, fixed, " (recorded)")
        } else {
            let flawed = printed(ran.iter().map(|shown| &shown.flawed));
            let fixed = printed(ran.iter().map(|shown| &shown.fixed));
            (Some(flawed), Some(fixed), " (live)")
        };
        if flawed.is_none() && fixed.is_none() && !self.has_proofs() {
            return;
        }
        heading("The proof", sheet);
        self.offer_proofs(sheet, sight);
        for (file, run) in [("this file", flawed), ("the repaired file", fixed)] {
            let Some(((sign, role), output)) = run else {
                continue;
            };
            let words = format!("What the check printed on {file}{source}:");
            sheet.marked(&format!("{sign} "), &words, role.into(), None);
            for text in output.trim_end().lines() {
                let line = ListingLine {
                    gutter: "  │ ",
                    gutter_roles: Role::CodeBorder.into(),
                    text,
                    tokens: &[],
                    roles: Roles::NONE,
                };
                sheet.code(line, None);
            }
            sheet.blank();
        }
    }
}

/// The sign of a verdict.
pub(super) fn sign(verdict: &Verdict) -> (&'static str, Role) {
    match verdict {
        Verdict::Passed => ("✓", Role::QuizCorrect),
        Verdict::Failed(_) => ("✗", Role::QuizWrong),
        Verdict::Unclear(_) => ("?", Role::StatusError),
    }
}

/// What all proofs have printed on one file, or why one has printed nothing, with the sign of the worst of them.
fn printed<'a>(seen: impl Iterator<Item = &'a Seen>) -> ((&'static str, Role), String) {
    let mut worst = sign(&Verdict::Passed);
    let mut out = String::new();
    for Seen { verdict, printed } in seen {
        let printed = printed.all.as_str();
        let is_worse = match verdict {
            Verdict::Passed => false,
            Verdict::Failed(_) => true,
            Verdict::Unclear(_) => worst == sign(&Verdict::Passed),
        };
        if is_worse {
            worst = sign(verdict);
        }
        match verdict {
            Verdict::Unclear(reason) if printed.is_empty() => out.push_str(&format!("{reason}\n")),
            // Several flaws may be proven by the same test.
            _ if out.contains(printed) => {}
            _ => out.push_str(printed),
        }
    }
    (worst, out)
}

/// What stands above a part of what has been judged.
pub(super) fn heading(words: &str, sheet: &mut Sheet<Press>) {
    sheet.blank();
    sheet.words(words, Role::PopupTitle);
    sheet.blank();
}
