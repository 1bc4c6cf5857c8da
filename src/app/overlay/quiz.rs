//! A quiz: one question at a time, what comes of the answer, and the way through all of them.

mod draft;
mod edited;
mod looking;
mod offers;
mod rows;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use draft::{Draft, Fate, Took};

use crate::app::action::Action;
use crate::app::colors::Colors;
use crate::app::keymap::Keymap;
use crate::app::page::Viewport;
use crate::course::{Lesson, LessonId, Practice, Question, QuestionId, Quiz, SectionId, Sections};
use crate::practice::quiz::{Answer, Verdict, grade, words};
use crate::progress::{Answered, Change, Progress};

/// An open quiz.
#[derive(Debug)]
pub struct QuizView {
    /// The questions.
    pub quiz: Arc<Quiz>,
    /// The file that they are in.
    pub file: String,
    /// The only question of them that is asked, if it is one.
    pub only: Option<QuestionId>,
    /// The lesson that asks.
    pub lesson: LessonId,
    /// What stands on the frame.
    pub title: String,
    /// Which of the questions are asked, in their order.
    pub asked: Vec<usize>,
    /// The place among these; after the last one comes the summary.
    pub at: usize,
    /// The answer so far.
    pub draft: Draft,
    /// What has come of it, once it has been given.
    pub told: Option<Verdict>,
    /// The selected line of the summary.
    pub selected: usize,
    /// The rows.
    pub page: Viewport<Press>,
    /// Whether the answer has just been given, or the question opened, so that what came of it is brought into sight, or
    /// what was typed before.
    is_news: bool,
    /// Whether the learner has begun to answer, so that the selected alternative is kept on the screen.
    follows: bool,
    /// The alternatives that have been on the screen, by their place.
    seen: BTreeSet<usize>,
    /// How much room is left free.
    air: Air,
    /// What the rows say of the key that gives the answer.
    offered: &'static str,
    /// The row after those that explain the answer.
    explained: usize,
    /// The place from which the mouse has taken an item up.
    pub grabbed: Option<usize>,
    /// Whether the learner has been asked if the program prints nothing: nothing has been typed.
    pub doubted: bool,
    seed: u64,
    /// The width that the rows were laid out for; `None` if they have to be laid out again.
    laid: Option<usize>,
}

/// Of the half of the screen that a program leaves, so many rows are not typed into …
const BESIDE_TYPED: usize = 5;
/// … and so many are in any case.
const LEAST_TYPED: usize = 2;

/// What a row belongs to, and so what a click on it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// An alternative, by its place on the screen.
    Alternative(usize),
    /// What becomes of a program.
    Fate(Fate),
    /// A line that is typed into.
    Field,
    /// A question, by its place among those that are asked.
    Question(usize),
    /// Something to be done.
    Do(Action),
    /// What was answered, and why that is not right.
    Mistake,
}

/// How much room is left free around what is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Air {
    /// As much as reads well.
    Much,
    /// None, and of the lines that are typed only so many are in sight: a long program needs the room.
    Little(usize),
}

/// What the rows are made with.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The colours of code.
    pub colors: &'a Colors,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// The sections of the lesson that asks.
    pub sections: &'a Sections,
    /// What has been answered.
    pub progress: &'a Progress,
}

impl QuizView {
    /// The quiz that a lesson offers; `None` if it has no such question.
    pub fn new(practice: &Practice, quiz: &Arc<Quiz>, lesson: &Lesson) -> Option<Self> {
        let Practice::Quiz { file, only } = practice else {
            return None;
        };
        let asked = match only {
            Some(id) => vec![quiz.question(id)?.0],
            None => (0..quiz.questions.len()).collect(),
        };
        Some(Self {
            quiz: Arc::clone(quiz),
            file: file.clone(),
            only: only.clone(),
            lesson: lesson.id.clone(),
            title: format!("Quiz · {}", lesson.title),
            asked,
            at: 0,
            draft: Draft::Nothing,
            told: None,
            selected: 0,
            page: Viewport::default(),
            is_news: false,
            follows: false,
            seen: BTreeSet::new(),
            air: Air::Much,
            offered: "answer",
            explained: 0,
            grabbed: None,
            doubted: false,
            seed: 0,
            laid: None,
        })
    }

    /// Begins at the first question that has not been answered, or with the summary.
    pub fn begin(&mut self, seed: u64, progress: &Progress) {
        self.seed = seed;
        let is_open = |at: &usize| {
            let question = self.question_at(*at);
            question.is_some_and(|question| !progress.answers.contains_key(&question.id))
        };
        let first = (0..self.asked.len()).find(is_open);
        let alone = self.asked.len() == 1;
        let at = first.unwrap_or(if alone { 0 } else { self.asked.len() });
        self.go(at, progress);
    }

    /// The question that is asked now.
    pub fn question(&self) -> Option<&Question> {
        self.question_at(self.at)
    }

    /// The nth of the questions that are asked.
    pub fn question_at(&self, at: usize) -> Option<&Question> {
        self.quiz.questions.get(*self.asked.get(at)?)
    }

    /// Whether the summary is shown.
    pub fn is_summary(&self) -> bool {
        self.at >= self.asked.len()
    }

    /// What stands on the frame: also which question it is, where that has been scrolled out of sight, and what is asked
    /// where there is no room for it but here.
    pub fn heading(&self) -> String {
        let (number, count) = (self.at + 1, self.asked.len());
        let is_tight = |question| rows::is_tight(question, self.air);
        match count {
            1 if self.question().is_some_and(is_tight) => rows::WHAT_IT_DOES.to_owned(),
            _ if self.question().is_some_and(is_tight) => {
                format!("{} · {number}/{count}", rows::WHAT_IT_DOES)
            }
            2.. if !self.is_summary() && self.page.scroll > 0 => {
                format!("{} · question {number} of {count}", self.title)
            }
            _ => self.title.clone(),
        }
    }

    /// The section that explains what is asked now.
    pub fn section(&self) -> Option<&SectionId> {
        self.question()?.section.as_ref()
    }

    /// Whether letters are typed and not pressed.
    pub fn is_typing(&self) -> bool {
        self.told.is_none() && matches!(self.draft, Draft::Short(_) | Draft::Trace { .. })
    }

    /// To a question, as it was answered if it was.
    pub fn go(&mut self, at: usize, progress: &Progress) {
        self.at = at.min(self.asked.len());
        self.page.scroll = 0;
        self.follows = false;
        self.seen.clear();
        self.is_news = true;
        self.told = None;
        self.laid = None;
        let Some(question) = self.question() else {
            self.draft = Draft::Nothing;
            self.selected = 0;
            return;
        };
        let known = progress.answers.get(&question.id);
        let restored = known.and_then(|known| Draft::restored(question, self.seed, &known.given));
        match restored {
            Some((draft, answer)) => {
                self.told = Some(grade(&question.ask, &answer));
                self.draft = draft;
            }
            None => self.draft = Draft::new(question, self.seed),
        }
    }

    /// To the next question, or the one before.
    pub fn step(&mut self, steps: isize, progress: &Progress) {
        let last = if self.asked.len() == 1 {
            0
        } else {
            self.asked.len()
        };
        let at = self.at.saturating_add_signed(steps).min(last);
        if at != self.at {
            self.go(at, progress);
        }
    }

    /// Asks once more.
    pub fn retry(&mut self) {
        if let (Some(question), true) = (self.question(), self.told.is_some()) {
            self.draft = Draft::new(question, self.seed);
            self.told = None;
            self.follows = false;
            self.seen.clear();
            self.page.scroll = 0;
            self.laid = None;
        }
    }

    /// Gives the answer; `None` if there is none yet.
    pub fn answer(&mut self) -> Option<Change> {
        let question = self.question()?;
        let answer: Answer = self.draft.answer()?;
        let verdict = grade(&question.ask, &answer);
        let answered = Answered {
            lesson: self.lesson.clone(),
            file: self.file.clone(),
            is_right: verdict == Verdict::Right,
            given: words(&question.ask, &answer),
        };
        let change = Change::Answered(question.id.clone(), answered);
        self.told = Some(verdict);
        self.is_news = true;
        self.laid = None;
        Some(change)
    }

    /// The draft to be changed: the rows are laid out again.
    pub fn draft_mut(&mut self) -> &mut Draft {
        self.laid = None;
        &mut self.draft
    }

    /// Whether nothing has been done to answer the question.
    pub fn is_untouched(&self) -> bool {
        let question = self.question();
        question.is_none_or(|question| self.draft == Draft::new(question, self.seed))
    }

    /// Whether a question without an answer has just been opened; told once.
    pub fn take_opened(&mut self) -> bool {
        self.told.is_none() && std::mem::take(&mut self.is_news)
    }

    /// Keeps what is selected on the screen from now on.
    pub fn follow(&mut self) {
        self.follows = true;
    }

    /// Has the rows laid out again, because more is known.
    pub fn refresh(&mut self) {
        self.laid = None;
    }

    /// Selects another alternative or line of the summary.
    pub fn move_by(&mut self, steps: isize) {
        if self.is_summary() {
            let last = self.asked.len().saturating_sub(1);
            self.selected = self.selected.saturating_add_signed(steps).min(last);
            self.show_selected();
        } else if self.told.is_none() && self.draft.move_by(steps) {
            self.follows = true;
            self.laid = None;
        } else {
            self.page.scroll_by(steps);
        }
    }

    /// What is selected.
    pub fn selection(&self) -> Option<Press> {
        if self.is_summary() {
            return Some(Press::Question(self.selected));
        }
        let open = self.told.is_none();
        self.draft.selected().filter(|_| open)
    }

    /// Whether the rows have a sign of their own before what is selected.
    pub fn has_own_sign(&self) -> bool {
        !self.is_summary() && matches!(self.draft, Draft::One { .. })
    }

    /// Lays the rows out if they are not.
    pub fn settle(&mut self, room: (usize, usize), sight: Sight<'_>) {
        if self.laid != Some(room.0) || self.page.height != room.1 {
            self.lay_out(room, sight);
        }
        self.look();
        let answering = self.answering();
        if self.offered != answering {
            self.offered = answering;
            self.lay_out(room, sight);
        }
    }

    fn lay_out(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        self.air = Air::Much;
        let (mut sheet, mut told) = self.rows((width, self.air), sight);
        if told.foot > 0 && sheet.rows.len() > height {
            let typed = (height / 2).saturating_sub(BESIDE_TYPED).max(LEAST_TYPED);
            self.air = Air::Little(typed);
            (sheet, told) = self.rows((width, self.air), sight);
        }
        self.page.foot = told.foot;
        self.explained = told.explained;
        self.page.fill(sheet, height);
        self.laid = Some(width);
        if self.told.is_some() {
            // What comes of the answer is what the learner waits for.
            if std::mem::take(&mut self.is_news) {
                self.page.scroll = told.scroll(height);
                self.page.scroll_by(0);
            }
        } else if self.follows {
            self.show_selected();
        }
    }
}
