//! A question as rows: what is asked, what there is to choose, and what comes of the answer.

use std::collections::BTreeSet;

use super::{Draft, Fate, Press, QuizView, Sight};
use crate::app::action::Action;
use crate::app::line::Line;
use crate::course::quiz::{Alternative, Ask, Outcome};
use crate::course::{Block, BlockKind, Code, Question, Section};
use crate::layout::{CodeLines, Sheet, View};
use crate::practice::quiz::{Verdict, printed};
use crate::text;
use crate::theme::{Role, Roles};

/// With more questions, their signs would fill the screen.
const MOST_SIGNS: usize = 24;
/// The cells before an alternative.
const ROOM_FOR_MARK: usize = 5;
/// Of a question, the summary shows as many cells.
const LONGEST_SUMMARY: usize = 200;

/// The letters before alternatives.
const LETTERS: [&str; 9] = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];

impl QuizView {
    /// All rows at a width.
    pub(super) fn rows(&self, width: usize, sight: Sight<'_>) -> Sheet<Press> {
        let nothing = BTreeSet::new();
        let tokens = |code: &Code| sight.colors.of(code);
        let view = View {
            width,
            wide: width,
            code_lines: CodeLines::Wrap,
            buttons: None,
            folded: &nothing,
            tokens: &tokens,
            marks: &|_, _| Vec::new(),
            practice: &|_| String::new(),
        };
        let mut sheet = Sheet::new(width);
        match self.question() {
            Some(question) => {
                self.signs(&mut sheet, sight);
                ask(question, &mut sheet, &view);
                self.alternatives(question, &mut sheet, &view);
                self.outcome(question, &mut sheet, (&view, sight));
            }
            None => self.summary(&mut sheet, sight),
        }
        sheet
    }

    /// How far the learner has come: a sign for each question, and its number in words.
    fn signs(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let count = self.asked.len();
        if count < 2 {
            return;
        }
        let mut signs = String::new();
        if count <= MOST_SIGNS {
            for at in 0..count {
                signs.push_str(match self.standing(at, sight) {
                    _ if at == self.at => "▸ ",
                    Some(Verdict::Right) => "✓ ",
                    Some(Verdict::Wrong) => "✗ ",
                    None => "· ",
                });
            }
            signs.push(' ');
        }
        let words = format!("{signs}question {} of {count}", self.at + 1);
        sheet.words(&words, Role::Muted);
        sheet.blank();
    }

    fn standing(&self, at: usize, sight: Sight<'_>) -> Option<Verdict> {
        let question = self.question_at(at)?;
        let answer = sight.progress.answers.get(&question.id)?;
        Some(if answer.is_right {
            Verdict::Right
        } else {
            Verdict::Wrong
        })
    }

    /// What there is to choose or to type, or how that was done.
    fn alternatives(&self, question: &Question, sheet: &mut Sheet<Press>, view: &View) {
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
                    sheet.marked(&format!("{sign} "), &line.text, roles, None);
                }
            },
            (Ask::Trace { program, outcome }, Draft::Trace { .. }) => {
                self.trace(&program.language, outcome, sheet);
            }
            _ => {}
        }
        sheet.blank();
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
            let mark = format!("{sign} {letter}  ");
            sheet.item((&mark, roles.into()), &option.text, None, view);
            if !words.is_empty() {
                sheet.marked("     ", words, roles.into(), None);
            }
            if is_chosen && !is_right && !option.why.is_empty() {
                sheet.item(("     ", Roles::NONE), &option.why, None, view);
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
            let verdict = if *index == place {
                Verdict::Right
            } else {
                Verdict::Wrong
            };
            let (sign, roles) = sign(verdict);
            let mark = format!("{sign} {number}  ");
            sheet.item((&mark, roles), &item.text, None, view);
            if verdict == Verdict::Wrong {
                let words = format!("This comes as number {}.", index + 1);
                sheet.marked("     ", &words, roles, None);
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

    fn trace(&self, language: &str, outcome: &Outcome, sheet: &mut Sheet<Press>) {
        let Draft::Trace {
            fate,
            lines,
            row,
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
        let kinds = [
            (Fate::Runs, "It runs to its end and prints:"),
            (Fate::Fails, fails),
        ];
        if let Some(verdict) = self.told {
            return traced(verdict, (&self.draft, outcome), kinds, sheet);
        }
        for (kind, words) in kinds {
            let is_chosen = kind == *fate;
            let mark = if is_chosen { "(•) " } else { "( ) " };
            let roles = Roles::from(if is_chosen { Role::Text } else { Role::Muted });
            sheet.marked(mark, words, roles, Some(Press::Fate(kind)));
            match kind {
                Fate::Runs if is_chosen => {
                    for (index, line) in lines.iter().enumerate() {
                        let owner = (index == *row).then_some(Press::Field);
                        field("    › ", line, owner, sheet);
                    }
                }
                Fate::Fails if is_chosen => {
                    field("    because of line › ", number, Some(Press::Field), sheet);
                }
                Fate::Runs | Fate::Fails => {}
            }
        }
    }

    /// What comes of the answer, and what can be done next.
    fn outcome(
        &self,
        question: &Question,
        sheet: &mut Sheet<Press>,
        (view, sight): (&View, Sight<'_>),
    ) {
        let keymap = sight.keymap;
        let Some(verdict) = self.told else {
            let owner = Some(Press::Do(Action::Open));
            sheet.marked("⏎ ", "answer", Role::Muted.into(), owner);
            return;
        };
        let (sign, roles) = sign(verdict);
        let words = match (verdict, &question.ask) {
            (Verdict::Right, _) => "Right.".to_owned(),
            (Verdict::Wrong, Ask::Short { answers }) => {
                let answer = answers.first().map_or("", String::as_str);
                format!("Not right. It is: {}", text::clean_line(answer))
            }
            (Verdict::Wrong, _) => "Not right.".to_owned(),
        };
        sheet.marked(&format!("{sign} "), &words, roles, None);
        if !question.context.is_empty() {
            sheet.blank();
            sheet.blocks(&question.context, view);
        }
        sheet.blank();
        let is_last = self.at + 1 >= self.asked.len();
        let next = match (is_last, self.asked.len()) {
            (_, 1) => "back to the lesson",
            (true, _) => "how it went",
            (false, _) => "next question",
        };
        button("⏎", next, Action::Open, sheet);
        button(
            &keymap.key(Action::TryAgain),
            "try again",
            Action::TryAgain,
            sheet,
        );
        if let Some(section) = &question.section {
            let mut sections = sight.sections.iter();
            let known = sections.find(|known| known.id == *section);
            let title = known.map_or(section.as_str(), |known: &Section| known.title.as_str());
            let words = format!("read again: {title}");
            button(&keymap.key(Action::Reread), &words, Action::Reread, sheet);
        }
    }

    fn summary(&self, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
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

/// What is asked, with what is to be done.
fn ask(question: &Question, sheet: &mut Sheet<Press>, view: &View) {
    sheet.blocks(&question.prompt, view);
    let todo = match &question.ask {
        Ask::Choice { right: 1, .. } => "Choose one:",
        Ask::Choice { .. } => "Choose all that are right:",
        Ask::Short { .. } => "Type the answer:",
        Ask::Trace { program, .. } => {
            sheet.blank();
            let block = Block {
                kind: BlockKind::Code(program.clone()),
                span: question.span,
                nest: Vec::new(),
                opened: 0,
                gap: None,
            };
            sheet.blocks(&[block], view);
            "What does this program do?"
        }
        Ask::Order { .. } => "Put these in order:",
    };
    sheet.blank();
    sheet.words(todo, Role::Muted);
    sheet.blank();
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
        lines,
        number,
        ..
    } = draft
    else {
        return;
    };
    let (sign, roles) = sign(verdict);
    let said = match fate {
        Fate::Runs => runs.1.trim_end_matches(':').to_owned(),
        Fate::Fails if number.text.is_empty() => fails.1.to_owned(),
        Fate::Fails => format!("{} Because of line {}.", fails.1, number.text),
    };
    sheet.marked(
        &format!("{sign} "),
        &format!("You said: {said}"),
        roles,
        None,
    );
    let typed: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let typed = typed.join("\n");
    let typed = if *fate == Fate::Runs {
        printed(&typed)
    } else {
        Vec::new()
    };
    match outcome {
        Outcome::Prints(output) => {
            let right = printed(output);
            if *fate == Fate::Fails {
                sheet.words("  It runs to its end and prints:", Role::Muted);
            }
            for at in 0..right.len().max(typed.len()) {
                let (right, typed) = (right.get(at).copied(), typed.get(at).copied());
                match (right, typed) {
                    (Some(right), Some(typed)) if right == typed => {
                        sheet.marked("  ✓ ", right, Role::QuizCorrect.into(), None);
                    }
                    (right, typed) => {
                        let right = right.unwrap_or("(nothing more)");
                        sheet.marked("  ✗ ", right, Role::QuizWrong.into(), None);
                        let typed = typed.map_or("(nothing)", |typed| typed);
                        let words = format!("you said: {typed}");
                        sheet.marked("      ", &words, Role::Muted.into(), None);
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
fn field(mark: &str, line: &Line, owner: Option<Press>, sheet: &mut Sheet<Press>) {
    let room = sheet.width.saturating_sub(text::width(mark) + 1);
    let (shown, cursor) = line.shown(room);
    let cursor = owner.map(|_| cursor);
    sheet.input(mark, shown, cursor, owner);
}

/// A row that does something when it is pressed, with its key.
fn button(key: &str, words: &str, action: Action, sheet: &mut Sheet<Press>) {
    let mark = format!("{key:<4}");
    sheet.marked(&mark, words, Role::Muted.into(), Some(Press::Do(action)));
}

fn sign(verdict: Verdict) -> (&'static str, Roles) {
    match verdict {
        Verdict::Right => ("✓", Role::QuizCorrect.into()),
        Verdict::Wrong => ("✗", Role::QuizWrong.into()),
    }
}

/// The first words of a question, on one line.
fn asked(question: &Question) -> String {
    let mut texts = question.prompt.iter().flat_map(Block::prose);
    match (texts.next(), &question.ask) {
        (Some(prose), _) => text::clean_line(&prose.text).into_owned(),
        (None, Ask::Trace { .. }) => "What does this program do?".to_owned(),
        (None, _) => question.id.to_string(),
    }
}
