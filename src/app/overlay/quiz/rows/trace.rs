//! What a program is said to do as rows: while that is typed, and beside what it does.

use super::sign;
use crate::app::overlay::quiz::draft::offers::OTHER_FATE;
use crate::app::overlay::quiz::{Air, Draft, Fate, Press, QuizView};
use crate::app::text_field::TextField;
use crate::course::quiz::Outcome;
use crate::layout::Sheet;
use crate::practice::quiz::{Verdict, printed};
use crate::text;
use crate::theme::{Role, Roles};

impl QuizView {
    pub(super) fn trace(
        &self,
        (language, air): (&str, Air),
        outcome: &Outcome,
        sheet: &mut Sheet<Press>,
    ) {
        let Draft::Trace {
            fate,
            typed,
            number,
        } = &self.draft
        else {
            return;
        };
        let fails = if language == "rust" {
            "It does not compile."
        } else {
            "It does not run to its end."
        };
        let is_tight = air != Air::Much;
        let kinds = [
            (Fate::Runs, "It runs to its end and prints:"),
            (Fate::Fails, fails),
        ];
        if let Some(verdict) = self.told {
            return traced(verdict, (&self.draft, outcome), kinds, sheet);
        }
        for (kind, words) in kinds {
            let is_chosen = kind == *fate;
            let other = match kind {
                Fate::Runs => format!("It runs ({OTHER_FATE})."),
                Fate::Fails => format!("It fails ({OTHER_FATE})."),
            };
            let words = if is_tight && !is_chosen {
                &other
            } else {
                words
            };
            let mark = if is_chosen { "(•) " } else { "( ) " };
            let roles = Roles::from(if is_chosen { Role::Text } else { Role::Muted });
            sheet.marked(mark, words, roles, Some(Press::Fate(kind)));
            match kind {
                Fate::Runs if is_chosen => {
                    let most = match air {
                        Air::Much => usize::MAX,
                        Air::Little(most) => most,
                    };
                    let shown = typed.in_sight(most);
                    for (index, line) in typed.lines.iter().enumerate() {
                        if !shown.contains(&index) {
                            continue;
                        }
                        let is_cut = |edge: usize, end: usize| index == edge && edge != end;
                        let mark = if is_cut(shown.start, 0) {
                            "  ↑ › "
                        } else if is_cut(shown.end - 1, typed.lines.len() - 1) {
                            "  ↓ › "
                        } else {
                            "    › "
                        };
                        let owner = (index == typed.row).then_some(Press::Field);
                        field(mark, line, owner, sheet);
                    }
                }
                Fate::Fails if is_chosen => {
                    field("    because of line › ", number, Some(Press::Field), sheet);
                }
                // What has been typed is still there for who thinks better of it.
                Fate::Runs => {
                    for line in typed
                        .lines
                        .iter()
                        .filter(|_| !typed.is_empty() && !is_tight)
                    {
                        sheet.marked("      ", &line.text, Role::Muted.into(), None);
                    }
                }
                Fate::Fails => {}
            }
        }
    }
}

/// What was said of a program beside what it does.
fn traced(
    verdict: Verdict,
    (draft, outcome): (&Draft, &Outcome),
    [runs, fails]: [(Fate, &str); 2],
    sheet: &mut Sheet<Press>,
) {
    let Draft::Trace {
        fate,
        typed,
        number,
    } = draft
    else {
        return;
    };
    let (sign, roles) = sign(verdict);
    let mark = format!("{sign} ");
    if let (Fate::Fails, Outcome::Prints(output)) = (fate, outcome) {
        let words = if output.trim().is_empty() {
            "You said that it fails; it prints nothing."
        } else {
            "You said that it fails; it prints:"
        };
        sheet.marked(&mark, words, roles, None);
        for line in printed(output) {
            sheet.marked("    ", line, Role::Text.into(), None);
        }
        return;
    }
    let said = match fate {
        Fate::Runs if printed(&typed.text()).is_empty() => {
            runs.1.replace("prints:", "prints nothing.")
        }
        Fate::Runs => runs.1.to_owned(),
        Fate::Fails if number.text.is_empty() => fails.1.to_owned(),
        Fate::Fails => format!("{} Because of line {}.", fails.1, number.text),
    };
    sheet.marked(&mark, &format!("You said: {said}"), roles, None);
    let typed = typed.text();
    let typed = if *fate == Fate::Runs {
        printed(&typed)
    } else {
        Vec::new()
    };
    match outcome {
        Outcome::Prints(output) => {
            let right = printed(output);
            for at in 0..right.len().max(typed.len()) {
                let (right, typed) = (right.get(at).copied(), typed.get(at).copied());
                match (right, typed) {
                    (Some(right), Some(typed)) if right == typed => {
                        sheet.marked("  ✓ ", right, Role::QuizCorrect.into(), None);
                    }
                    (right, typed) => {
                        let words = format!("you said:  {}", typed.unwrap_or("(nothing)"));
                        sheet.marked("  ✗ ", &words, Role::QuizWrong.into(), None);
                        let words = format!("it prints: {}", right.unwrap_or("(nothing more)"));
                        sheet.marked("  → ", &words, Role::Text.into(), None);
                    }
                }
            }
        }
        Outcome::Fails(line) => {
            for line in typed {
                sheet.marked("  ✗ ", line, Role::QuizWrong.into(), None);
            }
            let words = match line {
                Some(line) => format!("{} Because of line {line}.", fails.1),
                None => fails.1.to_owned(),
            };
            if verdict == Verdict::Wrong {
                sheet.marked("✓ ", &words, Role::QuizCorrect.into(), None);
            }
        }
    }
}

/// A line that is typed into; the one with an owner has the cursor.
pub(super) fn field(mark: &str, line: &TextField, owner: Option<Press>, sheet: &mut Sheet<Press>) {
    let room = sheet.width.saturating_sub(text::width(mark) + 1);
    let start = TextField {
        text: line.text.clone(),
        cursor: 0,
    };
    let line = if owner.is_some() { line } else { &start };
    let shown = line.shown(room);
    let signs = [(shown.more_before, "‹"), (shown.more_after, "›")];
    let signs = signs.map(|(is_cut, sign)| if is_cut { sign } else { "" });
    let cursor = owner.map(|_| shown.cursor);
    sheet.input((mark, signs), shown.text, cursor, owner);
}
