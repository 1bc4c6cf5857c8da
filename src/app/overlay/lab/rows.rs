//! A lab as rows: the task, the learner's folder, the checks with what they saw, and the solution.

use super::{LabView, Press, Side, Sight, State};
use crate::app::action::Action;
use crate::app::overlay::button;
use crate::app::reach::{self, Reach};
use crate::course::Code;
use crate::layout::{ListingLine, Sheet, View};
use crate::practice::diff::{self, Change};
use crate::practice::trial::Verdict;
use crate::progress::LabState;
use crate::theme::{Role, Roles};

impl LabView {
    /// All rows at a width.
    pub(super) fn rows(&self, width: usize, sight: Sight<'_>) -> Sheet<Press> {
        let mut sheet = Sheet::new(width);
        let tokens = |code: &Code| sight.colors.of(code);
        let view = View::plain(width, &tokens);
        match self.side {
            Side::Work => {
                self.task(&mut sheet, &view);
                self.place(&mut sheet, sight);
                if self.state != State::Untouched {
                    self.checks(&mut sheet, (&view, sight));
                }
                self.buttons(&mut sheet, sight);
            }
            Side::Solution => self.beside(&mut sheet, sight),
        }
        sheet
    }

    fn task(&self, sheet: &mut Sheet<Press>, view: &View) {
        sheet.blocks(&self.lab.task, view);
        sheet.blank();
    }

    /// Where the work is, and what is to be edited.
    fn place(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let files = self.lab.kit.lab.files.join(", ");
        sheet.marked("Files   ", &files, Role::PopupTitle.into(), None);
        if let Some(folder) = &self.lab.folder {
            let words = folder.display().to_string();
            sheet.marked("Folder  ", &words, Role::Muted.into(), None);
        }
        let known = sight.progress.labs.get(self.id());
        let known = known.map(|worked| worked.state);
        let words = match (known, &self.state) {
            (_, State::Stuck(reason)) => reason.as_str(),
            (_, State::Untouched) if sight.reach == Reach::Safe => reach::COPIES_NOTHING,
            (_, State::Untouched) => "A copy of what it begins with is put there.",
            (Some(LabState::Done), _) => "You have marked this lab as done.",
            _ => "Every save is checked.",
        };
        let (role, owner) = match self.state {
            State::Stuck(_) => (Role::StatusError, Some(Press::Trouble)),
            _ => (Role::Muted, None),
        };
        sheet.marked("        ", words, role.into(), owner);
        sheet.blank();
    }

    fn checks(&self, sheet: &mut Sheet<Press>, (view, sight): (&View, Sight<'_>)) {
        let passed = self.verdicts.iter();
        let passed = passed
            .filter(|verdict| **verdict == Some(Verdict::Passed))
            .count();
        let total = self.verdicts.len();
        let words = match self.state {
            State::Preparing(ref packages) => format!("Getting {packages} ready…"),
            State::Copying => "Copying the files…".to_owned(),
            State::Checking => "Checking…".to_owned(),
            _ if passed == total => "All checks pass.".to_owned(),
            State::Checked | State::Stuck(_) if !self.verdicts.iter().flatten().any(is_told) => {
                "Not checked".to_owned()
            }
            _ => format!("{passed} of {total} checks pass"),
        };
        let role = if self.passes() {
            Role::QuizCorrect
        } else {
            Role::PopupTitle
        };
        sheet.words(&words, role);
        sheet.blank();
        let shared = self.shared_trouble();
        if let Some(reason) = shared {
            let is_stuck = matches!(self.state, State::Stuck(_));
            let owner = (!is_stuck).then_some(Press::Trouble);
            sheet.marked("could not check: ", reason, Role::StatusError.into(), owner);
            sheet.blank();
        }
        for (index, check) in self.lab.kit.lab.checks.iter().enumerate() {
            let verdict = self.verdicts.get(index).and_then(Option::as_ref);
            let (sign, role) = match verdict {
                None => ("· ", Role::Muted),
                Some(Verdict::Passed) => ("✓ ", Role::QuizCorrect),
                Some(Verdict::Failed(_)) => ("✗ ", Role::QuizWrong),
                Some(Verdict::Unclear(_)) => ("? ", Role::StatusError),
            };
            let owner = Some(Press::Check(index));
            sheet.marked(sign, &check.name, role.into(), owner);
            match verdict {
                Some(Verdict::Failed(difference)) => {
                    sheet.marked(
                        "    expected  ",
                        &difference.expected,
                        Role::Text.into(),
                        owner,
                    );
                    sheet.marked("    seen      ", &difference.seen, Role::Text.into(), owner);
                }
                Some(Verdict::Unclear(reason)) if shared != Some(reason.as_str()) => {
                    sheet.marked("    could not check: ", reason, Role::Text.into(), owner);
                }
                Some(Verdict::Passed | Verdict::Unclear(_)) | None => {}
            }
            if verdict == Some(&Verdict::Passed) {
                continue;
            }
            let shown = self.hints.get(index).copied().unwrap_or(0);
            let hints = self.lab.hints.get(index).map_or(&[][..], Vec::as_slice);
            for hint in hints.iter().take(shown) {
                sheet.item(("    hint  ", Role::PopupTitle.into()), hint, owner, view);
            }
            if shown < hints.len() && index == self.selected && shown > 0 {
                let words = format!("{} shows another hint", sight.keymap.key(Action::Hint));
                sheet.marked("    ", &words, Role::Muted.into(), owner);
            }
        }
        sheet.blank();
    }

    /// What keeps several checks from being done: it is said once, above them.
    fn shared_trouble(&self) -> Option<&str> {
        let mut reasons = self.verdicts.iter().filter_map(|verdict| match verdict {
            Some(Verdict::Unclear(reason)) => Some(reason.as_str()),
            Some(Verdict::Passed | Verdict::Failed(_)) | None => None,
        });
        let first = reasons.next()?;
        reasons.any(|reason| reason == first).then_some(first)
    }

    fn buttons(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let keymap = sight.keymap;
        let mut button = |key: &str, words: &str, action| {
            button::button(key, words, Press::Do(action), sheet);
        };
        let is_safe = sight.reach == Reach::Safe;
        if self.state == State::Untouched {
            if !is_safe {
                button("Enter", "begin: copy the files", Action::Open);
            }
        } else {
            if !is_safe {
                button("Enter", "check now", Action::Open);
                button(
                    &keymap.key(Action::Edit),
                    "open the file in your editor",
                    Action::Edit,
                );
            }
            if self.has_hint() {
                button(
                    &keymap.key(Action::Hint),
                    "a hint for the selected check",
                    Action::Hint,
                );
            }
            button(
                &keymap.key(Action::Solution),
                "the solution beside yours",
                Action::Solution,
            );
            if !is_safe {
                button(
                    &keymap.key(Action::Fresh),
                    "put your work aside and begin anew",
                    Action::Fresh,
                );
            }
        }
        let known = sight.progress.labs.get(self.id());
        let known = known.map(|worked| worked.state);
        let words = match known {
            Some(LabState::Done) => "not done after all",
            Some(LabState::Passed | LabState::Open) | None => "mark as done, or skip",
        };
        button(&keymap.key(Action::MarkDone), words, Action::MarkDone);
        button("Esc", "back to the lesson", Action::Close);
    }

    /// The learner's files beside the solution, as a diff.
    fn beside(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let mut files = self.solution();
        let is_same =
            files.all(|(path, text)| self.own.iter().any(|own| own.0 == *path && own.1 == *text));
        let words = if is_same {
            "What is yours is the solution."
        } else {
            "What is yours has a −, what the solution has instead a +."
        };
        sheet.words(words, Role::Muted);
        for (path, solution) in self.solution() {
            sheet.blank();
            sheet.words(path, Role::PopupTitle);
            let own = self.own.iter().find(|(own, _)| own == path);
            let own = own.map_or("", |(_, text)| text.as_str());
            let (old, new): (Vec<&str>, Vec<&str>) =
                (own.split('\n').collect(), solution.split('\n').collect());
            for change in diff::lines(own, solution) {
                let (gutter, roles, text) = match change {
                    Change::Kept(_, at) => ("  ", Roles::from(Role::Text), new.get(at)),
                    Change::Removed(at) => ("− ", Roles::from(Role::QuizWrong), old.get(at)),
                    Change::Added(at) => ("+ ", Roles::from(Role::QuizCorrect), new.get(at)),
                };
                let text = text.copied().unwrap_or_default();
                let line = ListingLine {
                    gutter,
                    gutter_roles: roles,
                    text,
                    tokens: &[],
                    roles,
                };
                sheet.code(line, None);
            }
        }
        sheet.blank();
        let key = sight.keymap.key(Action::Solution);
        let back = Press::Do(Action::Solution);
        button::button(&key, "back to the lab", back, sheet);
    }
}

/// Whether a check could be made.
fn is_told(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Passed | Verdict::Failed(_))
}
