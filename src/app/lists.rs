//! Filling the lists, and the themes that one of them tries on.

use super::action::{Action, Group};
use super::geometry::{Area, Geometry};
use super::overlay::{Choice, Item, List, ListKind, Overlay};
use super::{App, Effect, Work};
use crate::course::{Block, BlockKind, Draft, LessonEntry, LessonId, Listed, Section, Term};
use crate::progress::Share;

/// Where the parts of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListArea {
    /// All of it, the frame included.
    pub frame: Area,
    /// The line that shows the filter.
    pub filter: Area,
    /// The rows.
    pub rows: Area,
    /// The note on the selected row, below a line; empty where a list has no notes.
    pub note: Area,
}

/// Where the parts of a list stand on the screen.
pub fn area(geometry: &Geometry, list: &List) -> ListArea {
    let kind = list.kind;
    let screen = geometry.screen;
    let (width, height, note) = match kind {
        ListKind::Themes => (48, 16, 0),
        ListKind::Glossary | ListKind::Problems => (84, 36, 6),
        ListKind::Contents | ListKind::Palette | ListKind::Help | ListKind::Bookmarks => {
            (76, 36, 0)
        }
    };
    let note = if list.items.iter().all(|item| item.note.is_empty()) {
        0
    } else {
        note
    };
    let narrow = screen.width < 60 || screen.height < 16;
    let (width, height) = if narrow {
        (screen.width, screen.height)
    } else {
        // No taller than its items need: the border, the filter, its line and the note come to the rest.
        let needed = list.items.len().max(3) + 4 + note + usize::from(note > 0);
        (
            width.min(screen.width - 4),
            height.min(screen.height - 2).min(needed),
        )
    };
    // The theme picker stands aside, so that the page shows what the theme does to it.
    let x = if kind == ListKind::Themes {
        screen.width - width
    } else {
        (screen.width - width) / 2
    };
    let frame = Area {
        x,
        y: (screen.height - height) / 2,
        width,
        height,
    };
    let inner = frame.inner(2, 1);
    let filter = Area {
        height: 1.min(inner.height),
        ..inner
    };
    let below = inner.height.saturating_sub(2);
    let note = note.min(below / 2);
    let line = usize::from(note > 0);
    let rows = Area {
        y: inner.y + 2,
        height: below - note - line,
        ..inner
    };
    ListArea {
        frame,
        filter,
        rows,
        note: Area {
            y: rows.bottom() + line,
            height: note,
            ..inner
        },
    }
}

impl App {
    /// Opens a list.
    pub(super) fn list(&mut self, kind: ListKind) {
        if kind == ListKind::Themes {
            self.theme_before = Some(self.theme.clone());
            if self.themes.is_empty() {
                self.effects.push(Effect::Work(Work::LoadThemes));
            }
        }
        let list = self.fill(kind);
        self.overlays.push(Overlay::List(Box::new(list)));
    }

    /// Fills an open list again, because more is known now; the filter and the place in it stay.
    pub(super) fn relist(&mut self) {
        let Some(index) = self
            .overlays
            .iter()
            .position(|overlay| matches!(overlay, Overlay::List(_)))
        else {
            return;
        };
        if let Some(Overlay::List(list)) = self.overlays.get(index) {
            let fresh = self.fill(list.kind);
            if let Some(Overlay::List(list)) = self.overlays.get_mut(index) {
                list.refill(fresh);
            }
        }
    }

    fn fill(&self, kind: ListKind) -> List {
        match kind {
            ListKind::Contents => {
                let section = self.reader.section().map(|section| section.id.clone());
                let lesson = self.reader.lesson.id.clone();
                List::new(kind, self.contents(), |choice| match (choice, &section) {
                    (Choice::Section(id, found), Some(section)) => {
                        *id == lesson && found == section
                    }
                    (Choice::Lesson(id), None) => *id == lesson,
                    _ => false,
                })
            }
            ListKind::Glossary => {
                let focused = self.focused_term();
                List::new(
                    kind,
                    self.terms(),
                    |choice| matches!((choice, &focused), (Choice::Term(id), Some(term)) if id == term),
                )
            }
            ListKind::Palette => {
                let mut items: Vec<Item> = self
                    .actions()
                    .into_iter()
                    .filter(|item| item.choice != Choice::Nothing)
                    .collect();
                items.extend(
                    self.contents()
                        .into_iter()
                        .filter(|item| item.choice != Choice::Nothing)
                        .map(|item| item.indented(0)),
                );
                items.extend(self.practice_items().map(|item| item.indented(0)));
                let terms = self.course.glossary.terms.iter();
                items.extend(terms.map(|term| self.term_item(term).indented(0)));
                List::new(kind, items, |_| false)
            }
            ListKind::Help => List::new(kind, self.actions(), |_| false),
            ListKind::Bookmarks => List::new(kind, self.bookmark_items(), |_| false),
            ListKind::Themes => {
                let items = self.themes.iter().map(|theme| {
                    Item::new(&theme.title, &theme.name, Choice::Theme(theme.name.clone()))
                });
                let suiting = Item::new("By the background", "dusk or dawn", Choice::SuitingTheme);
                let items: Vec<Item> = items.chain([suiting]).collect();
                List::new(kind, items, |choice| {
                    *choice == Choice::Theme(self.theme.name.clone())
                })
            }
            ListKind::Problems => List::new(kind, self.problem_items(), |_| false),
        }
    }

    fn actions(&self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut group: Option<Group> = None;
        for action in Action::ALL {
            if group != Some(action.group()) {
                group = Some(action.group());
                items.push(Item::heading(action.group().title()));
            }
            let keys = self.keymap.keys(*action).join(" ");
            items.push(Item::new(action.label(), keys, Choice::Action(*action)).indented(1));
        }
        items
    }

    fn contents(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for (index, module) in self.course.modules.iter().enumerate() {
            if index > 0 || !module.title.is_empty() {
                items.push(Item::heading(&module.title));
            }
            for listed in module.listed() {
                let entry = match listed {
                    Listed::Lesson(entry) => entry,
                    Listed::Draft(draft) => {
                        items.push(draft_item(draft));
                        continue;
                    }
                };
                let open = entry.id == self.reader.lesson.id;
                let digest = self.digests.get(&entry.id);
                let title = digest.map_or(&entry.title, |digest| &digest.title);
                let title = entry.rank.titled(title);
                let depth = 1 + entry.rank.depth * 2;
                let detail = self.standing(&entry.id);
                let choice = Choice::Lesson(entry.id.clone());
                items.push(Item::new(title, detail, choice).indented(depth));
                if open {
                    let sections = self.reader.lesson.sections.iter();
                    items.extend(sections.map(|section| self.section_item(entry, section)));
                    items.extend(self.practice_items());
                }
            }
        }
        items
    }

    /// What the open lesson offers to do.
    fn practice_items(&self) -> impl Iterator<Item = Item> {
        self.offers().map(|(block, title, state)| {
            let title = format!("▸ {title}");
            Item::new(title, state, Choice::Practice(block)).indented(5)
        })
    }

    /// The terms on the screen, marked or not, then all of them.
    fn terms(&self) -> Vec<Item> {
        let terms = &self.course.glossary.terms;
        let here = self.reader.terms_in_view();
        let mut items = Vec::new();
        if !here.is_empty() {
            items.push(Item::heading("On this screen"));
            items.extend(
                here.iter()
                    .filter_map(|id| self.course.glossary.term(id))
                    .map(|term| self.term_item(term)),
            );
            items.push(Item::heading("All terms"));
        }
        items.extend(terms.iter().map(|term| self.term_item(term)));
        items
    }

    fn term_item(&self, term: &Term) -> Item {
        let places = match self.digests.places(&term.id) {
            0 => String::new(),
            1 => "1 place".to_owned(),
            count => format!("{count} places"),
        };
        let meeting = self.progress.met.get(&term.id);
        let met = if meeting.is_some() { "✓ met" } else { "new" };
        let detail = format!("{met} · {places}");
        let first = meeting.map_or(String::new(), |meeting| {
            let title = self.title_of(&meeting.lesson, meeting.section.as_ref());
            format!("First met in {title}.\n")
        });
        Item::new(
            &term.name,
            detail.trim_end_matches(" · "),
            Choice::Term(term.id.clone()),
        )
        .noted(first + &first_words(&term.text))
        .indented(1)
    }

    fn problem_items(&self) -> Vec<Item> {
        if self.problems.is_empty() {
            return vec![Item::heading("No problems were found.")];
        }
        let here = &self.reader.lesson;
        let block_of = |span: crate::source::Span| {
            // The blocks of footnotes come last, wherever they were written.
            let start = |block: &Block| here.source.asked(block.span.start);
            let starts = here.blocks.iter().map(start).enumerate();
            let nearest = starts
                .filter(|(_, start)| *start <= span.start)
                .max_by_key(|(_, start)| *start);
            nearest.map_or(0, |(block, _)| block)
        };
        let item = |problem: &crate::diagnostic::Diagnostic| {
            let choice = match problem.span {
                Some(span) if problem.source.name == here.source.name => {
                    Choice::Block(block_of(span))
                }
                _ => Choice::Elsewhere(problem.place()),
            };
            let hint = problem
                .hint
                .as_ref()
                .map(|hint| format!(" ({hint})"))
                .unwrap_or_default();
            let place = problem.place();
            let note = format!("{place}: {}{hint}", problem.message);
            let file = place.rsplit('/').next().unwrap_or(&place);
            Item::new(&problem.message, file, choice).noted(note)
        };
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|problem| (&problem.source.name, problem.span));
        problems.into_iter().map(item).collect()
    }

    /// How the learner stands in a lesson, and how long it takes.
    fn standing(&self, lesson: &LessonId) -> String {
        let digest = self.digests.get(lesson);
        let is_open = *lesson == self.reader.lesson.id;
        let mut facts = Vec::new();
        if is_open {
            facts.push("here".to_owned());
        }
        let sections = match digest {
            None if is_open => Some(self.reader.lesson.sections.as_slice()),
            digest => digest.map(|digest| digest.sections.as_slice()),
        };
        let share = sections.map(|sections| self.progress.share(lesson, sections));
        facts.extend(share.and_then(Share::words));
        facts.extend(digest.map(|digest| format!("{} min", digest.minutes())));
        facts.join(" · ")
    }

    /// A heading of the open lesson.
    fn section_item(&self, lesson: &LessonEntry, section: &Section) -> Item {
        let label = match section.number {
            Some(number) => format!("{number:02}  {}", section.title),
            None => section.title.clone(),
        };
        let below = if section.number.is_some() { 2 } else { 4 };
        let depth = below + lesson.rank.depth * 2;
        let here = self.reader.section().map(|section| section.block);
        let mut facts = Vec::new();
        if here == Some(section.block) {
            facts.push("here");
        }
        if self.has_read(section) {
            facts.push("✓ read");
        }
        let choice = Choice::Section(lesson.id.clone(), section.id.clone());
        Item::new(label, facts.join(" · "), choice).indented(depth)
    }

    fn focused_term(&self) -> Option<crate::course::TermId> {
        match self.reader.target(self.reader.focus?)? {
            crate::layout::Target::Term(id) => Some(id.clone()),
            _ => None,
        }
    }
}

/// A lesson that is not written yet: it stands there and cannot be chosen.
fn draft_item(draft: &Draft) -> Item {
    let title = draft.rank.titled(&draft.title);
    Item::new(title, "not written yet", Choice::Nothing).indented(1 + draft.rank.depth * 2)
}

/// The beginning of a definition, as one line.
fn first_words(blocks: &[Block]) -> String {
    let prose = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(prose) => Some(prose.text.replace('\n', " ")),
        _ => None,
    });
    prose.unwrap_or_default()
}
