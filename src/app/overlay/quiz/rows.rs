//! A question as rows: what is asked, what there is to choose, and what comes of the answer.

mod answer;
mod summary;
mod trace;

use std::ops::Range;

use super::{Air, Press, QuizView, Sight};
use crate::app::action::Action;
use crate::app::overlay::button;
use crate::course::quiz::Ask;
use crate::course::{Block, BlockKind, Code, Containers, Question};
use crate::layout::{Sheet, View};
use crate::practice::quiz::Verdict;
use crate::text;
use crate::theme::{Role, Roles};

/// With more questions, their signs would fill the screen.
const MOST_SIGNS: usize = 24;

/// What is asked of a program.
pub(super) const WHAT_IT_DOES: &str = "What does this program do?";

/// Where an answered question tells what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// The first row of the question.
    pub(super) question: usize,
    /// The rows of what came of the answer, the explanation among them.
    pub(super) verdict: Range<usize>,
    /// The rows of what was answered and why that is not right; none of an answer that is.
    pub(super) mistake: Range<usize>,
    /// The row after all that explains the answer, the reasons of the other choices among it.
    pub(super) explained: usize,
    /// How many rows at the end stay in sight while the program above them scrolls.
    pub(super) foot: usize,
}

impl Told {
    /// How far a page of so many rows is scrolled to show what came of the answer, with the question if there is room
    /// for both. Of an answer that is not right the reason is shown in any case.
    pub(super) fn scroll(&self, height: usize) -> usize {
        let (Range { start, end }, mistake) = (&self.verdict, &self.mistake);
        if end - self.question <= height {
            return end.saturating_sub(height);
        }
        if mistake.is_empty() {
            return *start;
        }
        let mut from = [self.question, *start].into_iter();
        let from = from.find(|from| mistake.end - from <= height);
        from.unwrap_or(mistake.start.min(mistake.end.saturating_sub(height)))
    }
}

impl QuizView {
    /// All rows at a width, and which of them tell what came of the answer.
    pub(super) fn rows(
        &self,
        (width, air): (usize, Air),
        sight: Sight<'_>,
    ) -> (Sheet<Press>, Told) {
        let tokens = |code: &Code| sight.colors.of(code);
        let view = View::plain(width, &tokens);
        let mut sheet = Sheet::new(width);
        let mut told = Told::default();
        let Some(question) = self.question() else {
            self.summary(&mut sheet, sight);
            return (sheet, told);
        };
        let is_tight = is_tight(question, air);
        if !is_tight {
            self.signs(&mut sheet, sight);
        }
        told.question = sheet.rows.len();
        let asked = ask((question, air), &mut sheet, &view);
        told.verdict.start = sheet.rows.len();
        match self.told {
            None if todo(question).is_empty() => {}
            None => sheet.words(todo(question), Role::Muted),
            Some(verdict) => outcome(verdict, question, &mut sheet),
        }
        if air == Air::Much {
            sheet.blank();
        }
        self.alternatives((question, air), &mut sheet, &view);
        if self.told.is_some() {
            sheet.blocks(&question.context, &view);
            told.verdict.end = sheet.rows.len();
            told.mistake = sheet.rows_of(|press| press == Press::Mistake);
            self.others(question, &mut sheet, &view);
            told.explained = sheet.rows.len();
            sheet.blank();
            self.ways_on(question, &mut sheet, sight);
        } else {
            if !is_tight {
                let key = self.draft.answer_key();
                button(key, self.offered, Action::Open, &mut sheet);
            }
            told.foot = asked.map_or(0, |asked| sheet.rows.len() - asked);
        }
        (sheet, told)
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

    /// What can be done next.
    fn ways_on(&self, question: &Question, sheet: &mut Sheet<Press>, sight: Sight<'_>) {
        let keymap = sight.keymap;
        button("Enter", self.way_on(), Action::Open, sheet);
        button(
            &keymap.key(Action::TryAgain),
            "try again",
            Action::TryAgain,
            sheet,
        );
        if let Some(section) = &question.section {
            let known = sight.sections.find(section.as_str());
            let title = known.map_or(section.as_str(), |known| known.title);
            let words = format!("read again: {title}");
            button(&keymap.key(Action::Reread), &words, Action::Reread, sheet);
        }
    }
}

/// Whether only a program and what is said of it have room on the screen: the frame tells what is asked, and the bottom
/// row how it is answered.
pub(super) fn is_tight(question: &Question, air: Air) -> bool {
    air != Air::Much && matches!(question.ask, Ask::Trace { .. })
}

/// What is asked. Where something is typed, the row from which on that stays in sight.
fn ask((question, air): (&Question, Air), sheet: &mut Sheet<Press>, view: &View) -> Option<usize> {
    let mut typed = None;
    sheet.blocks(&question.prompt, view);
    if let Ask::Trace { program, .. } = &question.ask {
        sheet.blank();
        let block = Block {
            kind: BlockKind::Code(program.clone()),
            span: question.span,
            nest: Containers::NONE,
            opened: 0,
            gap: None,
        };
        sheet.blocks(&[block], view);
        if air == Air::Much {
            sheet.blank();
        }
        typed = Some(sheet.rows.len());
        if air == Air::Much {
            sheet.words(WHAT_IT_DOES, Role::Muted);
        }
    }
    if air == Air::Much || typed.is_none() {
        sheet.blank();
    }
    match question.ask {
        Ask::Short { .. } => Some(sheet.rows.len()),
        Ask::Choice { .. } | Ask::Trace { .. } | Ask::Order { .. } => typed,
    }
}

/// What is to be done.
fn todo(question: &Question) -> &'static str {
    match &question.ask {
        Ask::Choice { right: 1, .. } => "Choose one:",
        Ask::Choice { .. } => "Choose all that are right:",
        Ask::Short { .. } => "Type the answer:",
        // The program is what is asked about.
        Ask::Trace { .. } => "",
        Ask::Order { .. } => {
            "Put these in order: Space takes one up, ↑ ↓ move it, Space puts it down. Or drag it."
        }
    }
}

/// What comes of the answer.
fn outcome(verdict: Verdict, question: &Question, sheet: &mut Sheet<Press>) {
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
}

/// A row that does something when it is pressed, with its key.
fn button(key: &str, words: &str, action: Action, sheet: &mut Sheet<Press>) {
    button::button(key, words, Press::Do(action), sheet);
}

fn sign(verdict: Verdict) -> (&'static str, Roles) {
    match verdict {
        Verdict::Right => ("✓", Role::QuizCorrect.into()),
        Verdict::Wrong => ("✗", Role::QuizWrong.into()),
    }
}
