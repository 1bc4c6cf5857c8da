//! Filling the lists, and going on with their filters.

mod area;
mod idle;
mod offers;
mod problems;
mod words;

pub use area::{ListArea, above_rows, area, entry_area, results_width, results_x, whole_frame};

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::action::{Action, Group};
use super::event::Timer;
use super::overlay::{Choice, Entry, Item, List, ListKind, Overlay, Stock};
use super::{App, Effect, Work};
use crate::course::{Coverage, Draft, Listed, TermId};
use crate::layout::Target;
use crate::theme::Theme;

impl App {
    /// Opens a list.
    pub(super) fn list(&mut self, kind: ListKind) {
        if kind == ListKind::Themes {
            self.theming.begin_trying();
            if self.theming.all.is_empty() {
                self.effects.push(Effect::Work(Work::LoadThemes));
            }
        }
        match kind {
            ListKind::Contents => {
                self.ask_for_offers();
                // Another player may have read on.
                self.compare();
            }
            ListKind::Palette => {
                self.ask_for_offers();
                self.ask_for_other_offers();
            }
            ListKind::Problems => self.problems.see(),
            ListKind::Glossary | ListKind::Help | ListKind::Bookmarks | ListKind::Themes => {}
        }
        let list = self.fill(kind);
        self.overlays.push(Overlay::List(Box::new(list)));
    }

    /// Fills an open list again, because more is known now; the filter and the place in it stay.
    pub(super) fn relist(&mut self) {
        // What a list holds depends on what it lies over.
        let lists = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::List(list) => Some(self.fill(list.kind)),
            _ => None,
        });
        let mut fresh = lists.collect::<Vec<List>>().into_iter();
        let is_seen = |overlay: &Overlay| matches!(overlay, Overlay::List(list) if list.kind == ListKind::Problems);
        if self.overlays.iter().any(is_seen) {
            self.problems.see();
        }
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::List(list) = overlay
                && let Some(fresh) = fresh.next()
            {
                list.refill(fresh);
                self.begin_sifting(list);
            }
        }
        self.overlays = overlays;
        self.choose_found();
    }

    /// Whether what a list shows of the course is still being read: what was typed may match it later.
    pub fn is_reading_for(&self, list: &List) -> bool {
        let is_read = self.reader.lesson.coverage != Coverage::Beginning;
        let reads_titles = !self.travel.heads_known || !is_read;
        let reads_terms = !self.survey.is_glossary_read;
        match list.kind {
            ListKind::Contents | ListKind::Bookmarks => reads_titles,
            ListKind::Glossary => reads_terms,
            ListKind::Palette => reads_titles || reads_terms,
            ListKind::Help | ListKind::Themes | ListKind::Problems => false,
        }
    }

    /// Whether a list that has nothing of what was typed leads on to the search of the course: the contents list the sections
    /// of the open lesson only.
    pub fn is_search_offered(&self, list: &List) -> bool {
        let is_known = !list.is_sifting() && !self.is_reading_for(list);
        let is_empty = list.is_filtered() && list.shown.is_empty();
        let has_others = self.course.lessons().nth(1).is_some();
        list.kind == ListKind::Contents && is_empty && is_known && has_others
    }

    /// Searches the course for what the list on top has nothing of; `false` if that is not offered.
    pub(super) fn search_instead(&mut self) -> bool {
        let words = match self.overlays.last() {
            Some(Overlay::List(list)) if self.is_search_offered(list) => list.filter.clone(),
            Some(_) | None => return false,
        };
        self.overlays.pop();
        self.open_finder();
        if let Some(Overlay::Finder(finder)) = self.overlays.last_mut() {
            finder.line = words;
        }
        self.ask();
        true
    }

    /// Looks for the first rows that pass the new filter of the list on top.
    pub(super) fn filtered(&mut self) {
        if let Some(Overlay::List(mut list)) = self.overlays.pop() {
            self.begin_sifting(&mut list);
            self.overlays.push(Overlay::List(list));
        }
    }

    fn begin_sifting(&mut self, list: &mut List) {
        self.serial += 1;
        list.serial = self.serial;
        self.sift(list);
    }

    /// Looks for more rows that pass the filter with this number, unless there is a newer one.
    pub(super) fn sift_on(&mut self, serial: u64) {
        let mut overlays = std::mem::take(&mut self.overlays);
        for overlay in &mut overlays {
            if let Overlay::List(list) = overlay
                && list.serial == serial
            {
                self.sift(list);
            }
        }
        self.overlays = overlays;
        self.choose_found();
    }

    /// Chooses what `Enter` was pressed for before it was known.
    fn choose_found(&mut self) {
        let Some(Overlay::List(list)) = self.overlays.last_mut() else {
            return;
        };
        if let Some(choice) = list.chosen() {
            return self.choose(&choice);
        }
        self.forget_enter();
    }

    /// Where all is known and nothing was chosen, `Enter` is not taken for what comes later.
    pub(super) fn forget_enter(&mut self) {
        let is_known = match self.overlays.last() {
            Some(Overlay::List(list)) => !list.is_sifting() && !self.is_reading_for(list),
            Some(_) | None => false,
        };
        if let Some(Overlay::List(list)) = self.overlays.last_mut()
            && is_known
        {
            list.choose_no_more();
        }
    }

    fn sift(&mut self, list: &mut List) {
        list.sift(self);
        if list.is_sifting() {
            let next = Effect::After(Duration::ZERO, Timer::Sift(list.serial));
            self.effects.push(next);
        }
    }

    fn fill(&self, kind: ListKind) -> List {
        let mut stock = Stock {
            entries: Vec::new(),
            items: Vec::new(),
            modules: self.course.modules.clone(),
            lesson: self.reader.lesson.id.clone(),
            sections: Arc::clone(&self.reader.lesson.sections),
            glossary: Arc::clone(&self.course.glossary),
            here: self.section_here(),
            in_view: HashSet::new(),
            has_notes: false,
            widest: 0,
            is_awaited: match kind {
                ListKind::Themes => self.theming.all.is_empty(),
                ListKind::Glossary => !self.survey.is_glossary_read,
                _ => false,
            },
        };
        let mut current = None;
        match kind {
            ListKind::Contents => {
                self.contents(&mut stock);
                let lesson = || self.course.modules.position(&self.reader.lesson.id);
                current = match stock.here {
                    Some(section) => Some(Entry::Section(section)),
                    None => lesson().map(Entry::Lesson),
                };
            }
            ListKind::Glossary => {
                self.terms(&mut stock);
                let focused = self.focused_term();
                current = focused.and_then(|term| self.term_entry(&term));
            }
            ListKind::Palette => {
                let actions = Action::ALL.iter().copied();
                let (idle, able): (Vec<_>, Vec<_>) =
                    actions.partition(|action| self.why_not(*action).is_some());
                for action in able {
                    stock.push(self.action_item(action));
                }
                self.contents(&mut stock);
                self.other_offers().for_each(|item| stock.push(item));
                stock.entries.extend(self.all_terms());
                let mut entries = std::mem::take(&mut stock.entries);
                // What is not there comes last.
                entries.retain(|entry| stock.can_choose(*entry) && !stock.is_draft(*entry));
                stock.entries = entries;
                for action in idle {
                    let item = self.action_item(action);
                    stock.push(match self.why_not(action) {
                        Some(reason) => item.idle(reason),
                        None => item,
                    });
                }
                self.drafts().for_each(|item| stock.push(item));
            }
            ListKind::Help => self.actions(&mut stock),
            ListKind::Bookmarks => self
                .bookmark_items()
                .into_iter()
                .for_each(|item| stock.push(item)),
            ListKind::Themes => {
                current = self.themes(&mut stock);
            }
            ListKind::Problems => self
                .problem_items()
                .into_iter()
                .for_each(|item| stock.push(item)),
        }
        stock.widest = match kind {
            ListKind::Help | ListKind::Bookmarks | ListKind::Problems => stock.widest_item(),
            ListKind::Contents | ListKind::Glossary | ListKind::Palette | ListKind::Themes => 0,
        };
        let mut terms = stock.glossary.terms.iter();
        stock.has_notes = match kind {
            ListKind::Glossary => terms.any(|term| self.has_note(term)),
            _ => stock.items.iter().any(|item| !item.note.is_empty()),
        };
        List::new(kind, stock, current)
    }

    /// The themes, once they have been read, and the row of the one in force; the first lets the background choose.
    fn themes(&self, stock: &mut Stock) -> Option<Entry> {
        if self.theming.all.is_empty() {
            stock.push(Item::remark("Reading the themes…"));
            return None;
        }
        let now = self.theming.suiting();
        let suiting = self.theming.all.iter().find(|theme| theme.name == now);
        let title = suiting.map_or(now, |theme| &theme.title);
        let detail = format!("now {title}");
        let label = "Match the background";
        let item = Item::new(label, detail, Choice::SuitingTheme);
        let mut current = Some(Entry::Item(stock.items.len()));
        stock.push(item.indented(1));
        for theme in &self.theming.all {
            if self.theming.is_chosen && theme.name == self.theming.theme.name {
                current = Some(Entry::Item(stock.items.len()));
            }
            let choice = Choice::Theme(theme.name.clone());
            let same = |other: &&Theme| other.title == theme.title;
            // The name repeats the title; where two have the same one it tells them apart.
            let detail = match self.theming.all.iter().filter(same).count() {
                1 => theme.appearance.words().to_owned(),
                _ => format!("{} · {}", theme.name, theme.appearance.words()),
            };
            stock.push(Item::new(&theme.title, detail, choice).indented(1));
        }
        current
    }

    fn actions(&self, stock: &mut Stock) {
        let mut group: Option<Group> = None;
        for action in Action::ALL {
            if group != Some(action.group()) {
                group = Some(action.group());
                stock.push(Item::heading(action.group().title()));
            }
            stock.push(self.action_item(*action));
        }
    }

    fn action_item(&self, action: Action) -> Item {
        let keys = self.keymap.keys(action).join(" ");
        Item::new(action.label(), keys, Choice::Action(action)).indented(1)
    }

    fn contents(&self, stock: &mut Stock) {
        let mut position = 0;
        for (index, module) in self.course.modules.iter().enumerate() {
            if index > 0 || !module.title.is_empty() {
                stock.push(Item::heading(&module.title));
            }
            for listed in module.listed() {
                let entry = match listed {
                    Listed::Lesson(entry) => entry,
                    Listed::Draft(draft) => {
                        stock.push(draft_item(draft).indented(1 + draft.rank.indent()));
                        continue;
                    }
                };
                stock.entries.push(Entry::Lesson(position));
                position += 1;
                if entry.id == self.reader.lesson.id {
                    let sections = 0..self.reader.lesson.sections.len();
                    stock.entries.extend(sections.map(Entry::Section));
                    self.offers_here().for_each(|item| stock.push(item));
                }
            }
        }
    }

    /// The lessons that are announced and not there, for whoever looks for one by its title.
    fn drafts(&self) -> impl Iterator<Item = Item> {
        let drafts = self.course.modules.iter().flat_map(|module| &module.drafts);
        drafts.map(draft_item)
    }

    /// The terms in the rows on the screen, marked or not, then all of them.
    fn terms(&self, stock: &mut Stock) {
        let here = self.reader.terms_in_view();
        if !here.is_empty() {
            stock.push(Item::heading("On this screen"));
            for entry in here.iter().filter_map(|id| self.term_entry(id)) {
                stock.entries.push(entry);
                if let Entry::Term(index) = entry {
                    stock.in_view.insert(index);
                }
            }
            stock.push(Item::heading("All terms"));
        }
        stock.entries.extend(self.all_terms());
        if stock.entries.is_empty() {
            stock.push(Item::remark(self.why_no_terms()));
        }
    }

    fn all_terms(&self) -> impl Iterator<Item = Entry> {
        (0..self.course.glossary.terms.len()).map(Entry::Term)
    }

    fn term_entry(&self, id: &TermId) -> Option<Entry> {
        let position = self.course.glossary.positions().get(id);
        position.copied().map(Entry::Term)
    }

    /// The index of the section that the learner is in.
    fn section_here(&self) -> Option<usize> {
        let here = self.reader.section()?;
        let sections = &self.reader.lesson.sections;
        sections.index_of(here.block)
    }

    fn focused_term(&self) -> Option<TermId> {
        match self.reader.target(self.reader.focus?)? {
            Target::Term(id) => Some(id.clone()),
            _ => None,
        }
    }
}

/// A lesson that is announced and not there: it cannot be chosen.
fn draft_item(draft: &Draft) -> Item {
    let title = draft.rank.titled(&draft.title);
    let choice = Choice::Draft(draft.title.clone(), draft.absence);
    let file = draft.path.as_deref().unwrap_or_default();
    Item::new(title, "", choice)
        .of_file(file)
        .idle(draft.absence.words())
}
