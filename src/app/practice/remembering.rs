//! What keys and clicks do with cards, and which cards there are.

use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::{Effect, Work};
use crate::app::key::{Code, Key};
use crate::app::overlay::memory::{Press, Reading, Sight, Stage, sentence};
use crate::app::overlay::{MemoryView, Overlay, PracticeView, topmost};
use crate::app::page::{Content, area};
use crate::app::shelf::Shelved;
use crate::course::Practice;
use crate::course::card::{Card, Side};
use crate::course::quiz::Ask;
use crate::practice::memory::{Grade, due};
use crate::progress::{Change, Preference};

impl App {
    /// Whether what was met once comes back.
    fn remembers(&self) -> bool {
        let configured = self.config.memory;
        let preferred = self.progress.memory.as_ref();
        let chosen = preferred.and_then(|chosen| chosen.in_force(&configured));
        chosen.copied().unwrap_or(configured)
    }

    /// Notes the day on which what a card asks for was met, as soon as that is known: it is asked for from the next day
    /// on, and not while it is fresh.
    pub(in crate::app) fn begin_card(&mut self, card: Card) {
        match self.dates.today {
            Some(today) => self.note(Change::Begun(card, today)),
            None => self.dates.wait(card),
        }
    }

    /// Opens the cards of the day.
    pub(in crate::app) fn open_memory(&mut self) {
        let stage = if self.remembers() {
            Stage::Waiting
        } else {
            Stage::Off
        };
        if stage == Stage::Waiting {
            self.effects.push(Effect::Work(Work::Today));
        }
        let view = MemoryView::new(stage);
        self.lay_over(PracticeView::Memory(Box::new(view)));
    }

    /// The day is known: begins with its cards, or tells that there are some.
    pub(in crate::app) fn receive_day(&mut self, today: u32) {
        for card in self.dates.take(today) {
            self.begin_card(card);
        }
        if !self.remembers() {
            return;
        }
        let cards = due(&self.progress.cards, &self.candidates(today), today);
        if let Some(view) = self.memory() {
            if view.stage == Stage::Waiting {
                view.begin(cards, today);
            }
            return;
        }
        let key = self.keymap.key(Action::Memory);
        match cards.len() {
            0 => {}
            _ if self.status.is_some() || !self.overlays.is_empty() => {}
            1 => self.tell(format!("1 card is due today. {key} shows it.")),
            count => self.tell(format!("{count} cards are due today. {key} shows them.")),
        }
    }

    /// All cards that there can be on a day: of the questions that were answered and the terms that were met before.
    fn candidates(&self, today: u32) -> Vec<Card> {
        let is_old = |card: &Card| self.progress.begun.get(card) != Some(&today);
        let questions = self.progress.answers.keys().cloned().map(Card::Question);
        let questions = questions.filter(is_old);
        let glossary = &self.course.glossary;
        let reading = Reading {
            course: &self.course,
            digests: &self.survey.digests,
            progress: &self.progress,
        };
        let met = self.progress.met.keys();
        let met = met.filter(|id| is_old(&Card::Term((*id).clone(), Side::Meaning)));
        let terms = met.filter_map(|id| glossary.term(id));
        let sides = terms.flat_map(|term| {
            let sides = Side::ALL.into_iter();
            let sides = sides.filter(|side| match side {
                Side::Meaning | Side::Name => true,
                Side::Gap => sentence(term, reading).is_some(),
            });
            sides.map(|side| Card::Term(term.id.clone(), side))
        });
        questions.chain(sides).collect()
    }

    /// The open cards, whatever lies over them.
    pub(super) fn memory(&mut self) -> Option<&mut MemoryView> {
        found(&mut self.overlays)
    }

    /// Takes a key.
    pub(in crate::app) fn press_memory(&mut self, key: Key) {
        self.pass_status();
        let Some(stage) = self.memory().map(|view| view.stage) else {
            return;
        };
        let plain = !key.ctrl && !key.alt;
        match key.code {
            Code::Char(' ') if plain => self.act_in_practice(Action::Open),
            Code::Char(digit @ '1'..='4') if plain && stage == Stage::Told => {
                let index = digit.to_digit(10).unwrap_or(1) - 1;
                self.grade(usize::try_from(index).unwrap_or_default());
            }
            _ => self.look_up_in_practice(key),
        }
    }

    /// Does with cards what an action says; `false` if it means nothing of its own there.
    pub(super) fn act_in_memory(&mut self, action: Action) -> bool {
        let Some(view) = self.memory() else {
            return false;
        };
        match (action, view.stage) {
            (Action::Close | Action::Quit | Action::Back, _) | (Action::Open, Stage::Done) => {
                self.overlays.pop();
            }
            (Action::Open, Stage::Off) => {
                self.note(Change::Memory(Preference {
                    chosen: true,
                    configured: self.config.memory,
                }));
                self.overlays.pop();
                self.open_memory();
            }
            (Action::Open, Stage::Asked) => view.tell(),
            // The third is “good”.
            (Action::Open, Stage::Told) => self.grade(2),
            (Action::Delete, Stage::Asked | Stage::Told | Stage::Done) => {
                self.note(Change::Memory(Preference {
                    chosen: false,
                    configured: self.config.memory,
                }));
                self.overlays.pop();
                let done = "Nothing comes back any more";
                if !self.tell_choice_unkept(done, done) {
                    self.tell(format!("{done}. What you know is kept."));
                }
            }
            _ => return false,
        }
        true
    }

    /// Takes in how well a card was known.
    fn grade(&mut self, index: usize) {
        let Some(grade) = Grade::ALL.get(index) else {
            return;
        };
        let cards = &self.progress.cards;
        let view = found(&mut self.overlays);
        if let Some(change) = view.and_then(|view| view.grade(*grade, cards)) {
            self.note(change);
        }
    }

    /// Brings open cards in line with the screen, and has read what the present one needs.
    pub(in crate::app) fn settle_memory(&mut self, view: &mut MemoryView) {
        while let Some(card) = view.card().cloned() {
            if self.is_ready(&card) {
                break;
            }
            view.pass();
        }
        let rows = area(&self.geometry, Content::Text).rows;
        let sight = Sight {
            colors: &self.colors,
            keymap: &self.keymap,
            course: &self.course,
            digests: &self.survey.digests,
            shelf: &self.shelf,
            progress: &self.progress,
        };
        view.settle((rows.width, rows.height), sight);
    }

    /// Whether a card can be shown, now or as soon as its question has been read.
    fn is_ready(&mut self, card: &Card) -> bool {
        let id = match card {
            Card::Term(id, _) => return self.course.glossary.term(id).is_some(),
            Card::Question(id) => id,
        };
        let Some(file) = self
            .progress
            .answers
            .get(id)
            .map(|answer| answer.file.clone())
        else {
            return false;
        };
        let only = Some(id.clone());
        self.ask_for(&Practice::Quiz {
            file: file.clone(),
            only,
        });
        match self.shelf.quiz(&file) {
            Shelved::Awaited => true,
            Shelved::Missing => false,
            Shelved::Here(quiz) => {
                let Some((_, question)) = quiz.question(id) else {
                    return false;
                };
                self.colors.want(&question.prompt);
                self.colors.want(&question.context);
                if let Ask::Trace { program, .. } = &question.ask {
                    self.colors.want_code(program);
                }
                true
            }
        }
    }

    /// A click on open cards.
    pub(in crate::app) fn click_memory(&mut self, x: usize, y: usize) {
        let Some(view) = self.memory() else {
            return;
        };
        let rows = view.page.sheet.rows.len();
        let area = area(&self.geometry, Content::Text).fitted(rows);
        if !area.frame.contains(x, y) {
            self.overlays.pop();
            return;
        }
        let row = y.checked_sub(area.rows.y);
        let Some(view) = self.memory() else {
            return;
        };
        match row.and_then(|row| view.page.owner(row)) {
            Some(Press::Grade(index)) => self.grade(index),
            Some(Press::Do(action)) => self.act_in_practice(action),
            None => {}
        }
    }
}

/// The cards among what lies over the page.
fn found(overlays: &mut [Overlay]) -> Option<&mut MemoryView> {
    topmost(overlays, |overlay| match overlay {
        Overlay::Practice(PracticeView::Memory(view)) => Some(&mut **view),
        _ => None,
    })
}
