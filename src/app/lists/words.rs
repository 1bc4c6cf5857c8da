//! What the rows of a list say.

use std::borrow::Cow;

use crate::app::App;
use crate::app::action::Action;
use crate::app::overlay::{Choice, Entry, Item, List, ListKind, Stock, Words};
use crate::course::{Block, BlockKind, Coverage, LessonEntry, LessonId, Section, SectionId, Term};
use crate::progress::{Meeting, Share};
use crate::text;

/// What is said of a lesson whose file cannot be read.
const UNREADABLE: &str = "cannot be read";

impl Words for App {
    fn label<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        match entry {
            Entry::Item(index) => {
                let item = stock.items.get(index);
                item.map_or("", |item| &item.label).into()
            }
            Entry::Lesson(position) => {
                let lesson = stock.modules.lesson(position);
                lesson.map_or("".into(), |lesson| self.lesson_label(lesson))
            }
            Entry::Section(index) => stock.section(index).map_or("".into(), section_label),
            Entry::Term(index) => {
                let term = stock.glossary.terms.get(index);
                term.map_or("", |term| &term.name).into()
            }
        }
    }

    fn detail<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        match entry {
            Entry::Item(index) => {
                let item = stock.items.get(index);
                item.map_or("", |item| &item.detail).into()
            }
            Entry::Lesson(position) => {
                let lesson = stock.modules.lesson(position);
                lesson.map_or("".into(), |lesson| self.standing(&lesson.id).into())
            }
            Entry::Section(_) => self.state(stock, entry),
            Entry::Term(index) => {
                let term = stock.glossary.terms.get(index);
                let detail = term.map(|term| self.term_detail(term, (stock, index)));
                detail.unwrap_or_default().into()
            }
        }
    }

    fn state<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        match entry {
            Entry::Item(_) => self.detail(stock, entry),
            Entry::Lesson(position) => {
                let lesson = stock.modules.lesson(position);
                let facts = lesson.map(|lesson| self.state_of(&lesson.id));
                facts.unwrap_or_default().join(" · ").into()
            }
            Entry::Section(index) => {
                let section = stock.section(index);
                let is_here = stock.here == Some(index);
                let here = is_here.then_some("here");
                let read = section.filter(|section| self.has_read(*section));
                let facts = here.into_iter().chain(read.map(|_| "✓ read"));
                facts.collect::<Vec<_>>().join(" · ").into()
            }
            Entry::Term(index) => {
                let term = stock.glossary.terms.get(index);
                term.map_or("", |term| self.meeting(term, (stock, index)))
                    .into()
            }
        }
    }

    fn names<'a>(&self, stock: &'a Stock, entry: Entry) -> Vec<&'a str> {
        match entry {
            Entry::Term(index) => {
                let term = stock.glossary.terms.get(index).into_iter();
                let names = term.flat_map(|term| &term.aliases);
                names.map(String::as_str).collect()
            }
            Entry::Item(index) => match stock.items.get(index).map(|item| &item.choice) {
                Some(Choice::Action(action)) => action.names(),
                _ => Vec::new(),
            },
            Entry::Lesson(_) | Entry::Section(_) => Vec::new(),
        }
    }

    fn id<'a>(&self, stock: &'a Stock, entry: Entry) -> Option<&'a str> {
        match entry {
            Entry::Item(index) => {
                let item = stock.items.get(index)?;
                match &item.choice {
                    Choice::Theme(name) => Some(name),
                    _ => Some(item.file.as_str()).filter(|file| !file.is_empty()),
                }
            }
            Entry::Lesson(position) => Some(stock.modules.lesson(position)?.id.as_str()),
            Entry::Section(index) => Some(stock.section(index)?.id),
            Entry::Term(index) => Some(stock.glossary.terms.get(index)?.id.as_str()),
        }
    }

    fn item(&self, list: &List, entry: Entry) -> Item {
        let stock = &list.stock;
        if let Entry::Item(index) = entry {
            let item = stock.items.get(index).cloned();
            let item = item.unwrap_or_else(|| Item::heading(""));
            return match list.kind {
                ListKind::Palette => item.indented(1),
                _ => item,
            };
        }
        let item = Item::new(
            self.label(stock, entry),
            self.detail(stock, entry),
            stock.choice(entry),
        );
        let depth = match entry {
            _ if list.kind == ListKind::Palette => 1,
            Entry::Item(_) | Entry::Term(_) => 1,
            Entry::Lesson(position) => 1 + depth(stock.modules.lesson(position)),
            Entry::Section(index) => {
                let numbered = stock.section(index).is_some_and(|it| it.number.is_some());
                let below = if numbered { 2 } else { 4 };
                below + depth(self.course.lesson(&stock.lesson))
            }
        };
        let item = item.indented(depth);
        let term = match entry {
            Entry::Term(index) => stock.glossary.terms.get(index),
            Entry::Item(_) | Entry::Lesson(_) | Entry::Section(_) => None,
        };
        match term {
            Some(term) => item
                .noted(first_words(&term.text))
                .added(self.first_met(term)),
            None => item,
        }
    }
}

impl App {
    fn lesson_label(&self, lesson: &LessonEntry) -> Cow<'static, str> {
        lesson.rank.titled(&self.title_of(&lesson.id, None)).into()
    }

    /// What stands in place of the terms where there are none.
    pub(in crate::app) fn why_no_terms(&self) -> String {
        if !self.survey.is_glossary_read {
            "Reading the glossary…".to_owned()
        } else if self.course.glossary.is_broken {
            let key = self.keymap.key(Action::Problems);
            format!("The glossary has no term that can be read. {key} lists why.")
        } else {
            "This course has no glossary.".to_owned()
        }
    }

    /// How the learner stands in a lesson, and how long it takes.
    fn standing(&self, lesson: &LessonId) -> String {
        let digest = self.survey.digests.get(lesson);
        let readable = digest.filter(|digest| digest.coverage != Coverage::Nothing);
        let mut facts = self.state_of(lesson);
        facts.extend(readable.map(|digest| text::reading_time(digest.minutes())));
        facts.join(" · ")
    }

    /// How the learner stands in a lesson.
    fn state_of(&self, lesson: &LessonId) -> Vec<String> {
        let digest = self.survey.digests.get(lesson);
        let is_open = *lesson == self.reader.lesson.id;
        let mut facts = Vec::new();
        if is_open {
            facts.push("here".to_owned());
        }
        if digest.is_some_and(|digest| digest.coverage == Coverage::Nothing) {
            facts.push(UNREADABLE.to_owned());
            return facts;
        }
        let sections = match digest {
            None if is_open => Some(&self.reader.lesson.sections),
            digest => digest.map(|digest| &digest.sections),
        };
        let share = sections.map(|sections| self.share(lesson, sections));
        facts.extend(share.and_then(Share::words));
        facts
    }

    /// Whether the learner has met a term, and how often it is used.
    fn term_detail(&self, term: &Term, at: (&Stock, usize)) -> String {
        let met = self.meeting(term, at);
        let digests = &self.survey.digests;
        match digests.places(&term.id, &self.course) {
            0 => met.to_owned(),
            1 => format!("{met} · 1 place"),
            count => format!("{met} · {count} places"),
        }
    }

    /// Whether the learner has met a term. What was first met in the section in which it stands on the screen has been met
    /// just now.
    fn meeting(&self, term: &Term, (stock, index): (&Stock, usize)) -> &'static str {
        let here = stock.here.and_then(|here| stock.section(here));
        let is_here = |meeting: &Meeting| {
            stock.in_view.contains(&index)
                && meeting.lesson == stock.lesson
                && meeting.section.as_ref().map(SectionId::as_str) == here.map(|section| section.id)
        };
        match self.progress.met.get(&term.id) {
            Some(meeting) if is_here(meeting) => "first met here",
            Some(_) => "✓ met",
            None => "new",
        }
    }

    /// Whether there is something to tell of a term below the list.
    pub(super) fn has_note(&self, term: &Term) -> bool {
        self.progress.met.contains_key(&term.id) || !first_words(&term.text).is_empty()
    }

    /// Where the learner has met a term first; nothing of one that is new.
    fn first_met(&self, term: &Term) -> String {
        let meeting = self.progress.met.get(&term.id);
        meeting.map_or(String::new(), |meeting| {
            let title = self.title_of(&meeting.lesson, meeting.section.as_ref());
            // A title that asks ends the sentence itself.
            let stop = if title.ends_with(['.', '?', '!', '…']) {
                ""
            } else {
                "."
            };
            format!("First met in {title}{stop}")
        })
    }
}

fn section_label(section: Section<'_>) -> Cow<'_, str> {
    match section.number {
        Some(number) => format!("{number:02}  {}", section.title).into(),
        None => section.title.into(),
    }
}

fn depth(lesson: Option<&LessonEntry>) -> usize {
    lesson.map_or(0, |lesson| lesson.rank.indent())
}

/// The beginning of a definition, as one line.
fn first_words(blocks: &[Block]) -> String {
    let prose = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(prose) => Some(prose.text.replace('\n', " ")),
        _ => None,
    });
    prose.unwrap_or_default()
}
