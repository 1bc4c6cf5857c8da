//! A card as rows: what is asked, what is told, and the grades.

use super::gap::{gap, sentence};
use super::{MemoryView, Press, Sight, Stage};
use crate::app::action::Action;
use crate::app::overlay::button::button;
use crate::app::shelf::Shelved;
use crate::course::card::{Card, Side};
use crate::course::quiz::{Ask, Outcome};
use crate::course::{Block, Code, Containers, Prose, Question, Term};
use crate::layout::{Sheet, View};
use crate::practice::memory::{Grade, MOST_A_DAY};
use crate::practice::quiz::arrange;
use crate::text;
use crate::theme::{Role, Roles};

impl MemoryView {
    /// All rows at a width.
    pub(super) fn rows(&self, width: usize, sight: Sight<'_>) -> Sheet<Press> {
        let tokens = |code: &Code| sight.colors.of(code);
        let view = View::plain(width, &tokens);
        let mut sheet = Sheet::new(width);
        match self.stage {
            Stage::Off => {
                let words = format!(
                    "Words and questions fade. Turned on, this brings the terms that you have met and the questions that you have answered back when you are about to forget them: at most {MOST_A_DAY} cards a day, and only when you ask for them."
                );
                sheet.words(&words, Role::Text);
                sheet.blank();
                button("Enter", "turn it on", Press::Do(Action::Open), &mut sheet);
                button("Esc", "not now", Press::Do(Action::Close), &mut sheet);
            }
            Stage::Waiting => sheet.words("Looking for cards…", Role::Muted),
            Stage::Asked | Stage::Told => self.card_rows(&mut sheet, &view, sight),
            Stage::Done => {
                let words = match self.done {
                    0 => "Nothing is due today.".to_owned(),
                    1 => "1 card done. Nothing more is due today.".to_owned(),
                    count => format!("{count} cards done. Nothing more is due today."),
                };
                sheet.words(&words, Role::PopupTitle);
                sheet.blank();
                let words =
                    "The terms you meet and the questions you answer become cards the next day.";
                sheet.words(words, Role::Muted);
                sheet.blank();
                button("Esc", "close", Press::Do(Action::Close), &mut sheet);
            }
        }
        sheet
    }

    fn card_rows(&self, sheet: &mut Sheet<Press>, view: &View, sight: Sight<'_>) {
        let left = match self.queue.len() {
            1 => "the last card today".to_owned(),
            count => format!("{count} cards today"),
        };
        sheet.words(&left, Role::Muted);
        sheet.blank();
        let is_told = self.stage == Stage::Told;
        match self.card() {
            Some(Card::Term(id, side)) => {
                if let Some(term) = sight.course.glossary.term(id) {
                    term_rows((term, *side), self.stage, sheet, (view, sight));
                }
            }
            Some(Card::Question(id)) => {
                let answer = sight.progress.answers.get(id);
                if let Some(answer) = answer
                    && let Shelved::Here(quiz) = sight.shelf.quiz(&answer.file)
                    && let Some((_, question)) = quiz.question(id)
                {
                    question_rows((question, self.today.into()), self.stage, sheet, view);
                }
            }
            None => {}
        }
        sheet.blank();
        if !is_told {
            button("Enter", "show the answer", Press::Do(Action::Open), sheet);
            return;
        }
        sheet.words("How well did you know it?", Role::Muted);
        for (index, grade) in Grade::ALL.into_iter().enumerate() {
            let when = match self.days(grade, &sight.progress.cards) {
                _ if grade == Grade::Again => "once more today".to_owned(),
                days => text::in_days(days),
            };
            let words = format!("{:<6} {when}", grade.name());
            button(&(index + 1).to_string(), &words, Press::Grade(index), sheet);
        }
    }
}

fn term_rows(
    (term, side): (&Term, Side),
    stage: Stage,
    sheet: &mut Sheet<Press>,
    (view, sight): (&View, Sight<'_>),
) {
    let title = Roles::from(Role::PopupTitle);
    let is_told = stage == Stage::Told;
    match side {
        Side::Meaning => {
            sheet.words(&format!("What does “{}” mean?", term.name), title);
            if is_told {
                sheet.blank();
                sheet.blocks(&term.text, view);
            }
            return;
        }
        Side::Name => {
            sheet.words("Which word is this?", title);
            sheet.blank();
            let text: Vec<Block> = if is_told {
                term.text.clone()
            } else {
                term.text.iter().map(|block| hidden(block, term)).collect()
            };
            sheet.blocks(&text, view);
        }
        Side::Gap => {
            sheet.words("Which word is missing?", title);
            sheet.blank();
            let sentence = sentence(term, sight.reading()).unwrap_or_default();
            let shown = gap(sentence, &term.name).unwrap_or_default();
            sheet.words(if is_told { sentence } else { &shown }, Role::Text);
        }
    }
    if is_told {
        sheet.blank();
        sheet.marked("✓ ", &term.name, Role::QuizCorrect.into(), None);
        if side == Side::Gap {
            sheet.blank();
            sheet.blocks(&term.text, view);
        }
    }
}

/// A definition that does not give the term away.
fn hidden(block: &Block, term: &Term) -> Block {
    let mut block = block.clone();
    block.rewrite(|prose| {
        let text = gap(prose.text, &term.name)?;
        Some(Prose::new(text, prose.marks))
    });
    block
}

fn question_rows(
    (question, seed): (&Question, u64),
    stage: Stage,
    sheet: &mut Sheet<Press>,
    view: &View,
) {
    let is_told = stage == Stage::Told;
    sheet.blocks(&question.prompt, view);
    sheet.blank();
    let right = Roles::from(Role::QuizCorrect);
    match &question.ask {
        Ask::Choice {
            options,
            right: count,
            ..
        } => {
            for index in arrange(question, seed) {
                if let Some(option) = options.get(index) {
                    let mark = match (is_told, index < *count) {
                        (false, _) => "· ",
                        (true, true) => "✓ ",
                        (true, false) => "  ",
                    };
                    sheet.item((mark, right), &option.text, None, view);
                }
            }
        }
        Ask::Short { answers } => {
            if let Some(answer) = answers.first().filter(|_| is_told) {
                sheet.marked("✓ ", answer, right, None);
            }
        }
        Ask::Trace { program, outcome } => {
            let code = Block {
                kind: crate::course::BlockKind::Code(program.clone()),
                span: question.span,
                nest: Containers::NONE,
                opened: 0,
                gap: None,
            };
            sheet.blocks(&[code], view);
            match outcome {
                _ if !is_told => sheet.words("What does this program do?", Role::Muted),
                Outcome::Prints(output) => {
                    sheet.words("It prints:", Role::Muted);
                    for line in output.lines() {
                        sheet.marked("✓ ", line, right, None);
                    }
                }
                Outcome::Fails(Some(line)) => {
                    let words = format!("It fails, because of line {line}.");
                    sheet.marked("✓ ", &words, right, None);
                }
                Outcome::Fails(None) => sheet.marked("✓ ", "It fails.", right, None),
            }
        }
        Ask::Order { items } => {
            let order = if is_told {
                (0..items.len()).collect()
            } else {
                arrange(question, seed)
            };
            for (number, item) in (1..).zip(order.into_iter().filter_map(|index| items.get(index)))
            {
                let mark = if is_told {
                    format!("✓ {number}  ")
                } else {
                    "· ".to_owned()
                };
                sheet.item((&mark, right), &item.text, None, view);
            }
        }
    }
    if is_told && !question.context.is_empty() {
        sheet.blank();
        sheet.blocks(&question.context, view);
    }
}
