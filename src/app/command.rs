//! What keys and actions do: to the overlay on top, else to the page.

use super::App;
use super::action::Action;
use super::effect::{Effect, Work};
use super::history::{Direction, Step};
use super::key::{Code, Key};
use super::keymap::{self, Found, INTERRUPT, LINE_FEED, fixed};
use super::overlay::{Choice, ListKind, Outcome, Overlay, Purpose};
use super::text_field::Edit;
use super::travel::Destination;
use super::typed::Typed;
use crate::course::Absence;
use crate::layout::Target;

impl App {
    /// Takes a key.
    pub(super) fn press(&mut self, key: Key) {
        let key = self.understood(key);
        self.sought = None;
        if let Some(action) = self.typed.letter_for.take() {
            return self.take_letter(action, key);
        }
        if key == INTERRUPT {
            // Like Esc it takes back what is half-typed first.
            if self.leave_half_typed() {
                return;
            }
            return self.perform(Action::Quit, None);
        }
        if let Some(Overlay::List(_)) = self.overlays.last() {
            // As on the page; the keys of the list come back with it.
            self.pass_status();
        }
        let typing = match self.overlays.last_mut() {
            Some(Overlay::Hints(_)) => return self.press_hint(key),
            Some(Overlay::Prompt(_)) => return self.press_prompt(key),
            Some(Overlay::Finder(_)) => return self.press_finder(key),
            Some(Overlay::Practice(_)) => return self.press_in_practice(key),
            Some(Overlay::Confirm(_) | Overlay::Consent(_)) => {
                if self.press_question(key) {
                    return;
                }
                false
            }
            Some(Overlay::Pane(pane)) if pane.is_typing() => {
                if self.press_draft(key) {
                    return;
                }
                true
            }
            Some(Overlay::List(list)) => {
                // What deletes a bookmark deletes letters first, as long as any are at the right of the cursor.
                let found = self.keymap.find(&[key]);
                let deletes = found == Found::Action(Action::Delete) && !key.is_letter();
                let edit = match list.kind {
                    ListKind::Bookmarks if deletes && list.filter.is_at_end() => Edit::Unknown,
                    _ => list.press(key),
                };
                match edit {
                    Edit::Changed | Edit::Full => {
                        self.filtered();
                        return self.preview_theme();
                    }
                    Edit::Kept => return,
                    Edit::Unknown => {}
                }
                // Letters filter a list, whatever they are bound to; these keys always work in it.
                if let Some(action) = fixed(key) {
                    return self.act(action);
                }
                true
            }
            Some(Overlay::Popup(_) | Overlay::Table(_) | Overlay::Pane(_)) | None => false,
        };
        let on_page = self.is_page_in_front();
        if !typing && on_page && self.typed.take_digit(key) {
            return;
        }
        self.typed.keys.push(key);
        match self.keymap.find(&self.typed.keys) {
            Found::Action(action) => {
                let count = self.typed.count.take();
                self.typed.keys.clear();
                // There is a place at 0 %, but nothing is done no times: as in vi, 0 is no count.
                let counts = |count: &usize| *count > 0 || action == Action::Percent;
                self.perform(action, count.filter(counts));
            }
            Found::Prefix => {}
            Found::Nothing => {
                let typed = self.typed.shown(&self.keymap);
                self.typed.keys.clear();
                self.typed.count = None;
                // Esc takes back what is half-typed.
                if on_page && key.code != Code::Esc {
                    let short = format!("{typed} does nothing here.");
                    let help = self.keymap.key(Action::Help);
                    self.tell_or(format!("{short} {help} shows all keys."), vec![short]);
                }
            }
        }
    }

    /// Takes back what is half-typed: a count, the first keys of a sequence, a question for a letter. `false` if nothing is.
    pub(super) fn leave_half_typed(&mut self) -> bool {
        let typed = std::mem::take(&mut self.typed);
        if typed.letter_for.is_some() {
            self.uncover_status();
        }
        typed != Typed::default()
    }

    /// The key that is meant by one that is not the same everywhere: in lists some stand for arrows, and a line feed is the
    /// Enter of some terminals and scripts.
    fn understood(&self, key: Key) -> Key {
        if let Some(Overlay::List(_) | Overlay::Finder(_)) = self.overlays.last() {
            return keymap::as_arrow(key);
        }
        if key == LINE_FEED && self.keymap.find(&[key]) == Found::Nothing {
            return Key::plain(Code::Enter);
        }
        key
    }

    /// Does what an action says, a number of times if there is a count.
    fn perform(&mut self, action: Action, count: Option<usize>) {
        if self.is_page_in_front() {
            let is_closed = action == Action::Close && self.close_status();
            self.pass_status();
            self.leave_pane(action);
            if action == Action::Close && !is_closed && self.is_nothing_open() {
                return self.tell_nothing_open();
            }
            self.act_on_page(action, count);
        } else {
            self.act(action);
        }
    }

    /// Gives an action to the overlay on top, or to the page if there is none.
    pub(super) fn act(&mut self, action: Action) {
        if self.is_page_in_front() {
            self.leave_pane(action);
            return self.act_on_page(action, None);
        }
        if action == Action::Open && self.search_instead() {
            return;
        }
        let outcome = match self.overlays.last_mut() {
            None => return self.act_on_page(action, None),
            Some(Overlay::Popup(popup)) => popup.apply(action),
            Some(Overlay::List(list)) => list.apply(action),
            Some(Overlay::Table(table)) => table.apply(action),
            Some(Overlay::Hints(_)) => Outcome::Close,
            Some(Overlay::Prompt(prompt)) => prompt.apply(action),
            Some(Overlay::Finder(finder)) => finder.apply(action),
            Some(Overlay::Practice(_)) => return self.act_in_practice(action),
            Some(Overlay::Pane(pane)) => pane.apply(action),
            Some(Overlay::Consent(consent)) => consent.apply(action),
            Some(Overlay::Confirm(confirm)) => confirm.apply(action),
        };
        match outcome {
            Outcome::Stay => self.act_beside(action),
            Outcome::Close => self.close(),
            Outcome::Pass => self.pass_to_page(action),
            Outcome::Follow(target) => self.follow(&target, None),
            Outcome::Kept => self.keep_search(),
            Outcome::Found => self.follow_hit(),
            Outcome::Chosen(choice) => self.choose(&choice),
            Outcome::Stop => self.stop_run(),
            Outcome::Again => self.run_again(),
            Outcome::Delete => self.delete_selected(),
            Outcome::Do(effect) => {
                self.overlays.pop();
                let edits = matches!(effect, Effect::Edit { .. });
                self.effects.push(effect);
                if edits {
                    // The editor has been closed when this is done: what it changed is shown.
                    let lesson = self.reader.lesson.id.clone();
                    self.effects.push(Effect::Work(Work::Load(lesson)));
                }
            }
        }
        self.preview_theme();
        self.forget_enter();
    }

    /// Closes the overlay on top.
    pub(super) fn close(&mut self) {
        match self.overlays.pop() {
            Some(Overlay::List(list)) if list.kind == ListKind::Themes => {
                self.theming.cancel_trying();
            }
            Some(Overlay::Prompt(prompt)) => self.reader.stand(&prompt.began),
            _ => {}
        }
    }

    /// Does what was chosen from a list.
    pub(super) fn choose(&mut self, choice: &Choice) {
        match choice {
            Choice::Theme(name) => self.take_theme(name),
            Choice::SuitingTheme => self.take_suiting_theme(),
            Choice::Term(id) => self.explain_entry(id.clone()),
            Choice::Action(action) => {
                if !self.chosen_in_practice(*action) {
                    self.overlays.clear();
                    self.perform(*action, None);
                }
            }
            Choice::Bookmark(letter) => self.choose_bookmark(*letter),
            Choice::Lesson(id) => self.leave_for(id.clone(), Destination::Top),
            Choice::Section(id, section) => {
                self.leave_for(id.clone(), Destination::Section(section.clone()));
            }
            Choice::Practice(id, block) => {
                self.leave_for(id.clone(), Destination::Practice(*block));
            }
            Choice::Place(id, at) => self.leave_for(id.clone(), Destination::Position(*at)),
            Choice::Draft(title, absence) => self.tell_draft(title, *absence),
            Choice::Elsewhere(place) => {
                self.overlays.clear();
                self.tell(format!("That is in another file: {place}"));
            }
            Choice::Nothing => self.overlays.clear(),
        }
    }

    /// Tells that a lesson of this title is not there, and why. The list that it was chosen from stays, for another one.
    pub(super) fn tell_draft(&mut self, title: &str, absence: Absence) {
        self.tell(match absence {
            Absence::Unwritten => format!("“{title}” is not written yet."),
            Absence::Missing => format!("“{title}” has no file."),
            Absence::Refused => format!("“{title}” cannot be opened."),
        });
    }

    pub(super) fn act_on_page(&mut self, action: Action, count: Option<usize>) {
        let times = count.unwrap_or(1);
        let rows = times.cast_signed();
        let half = (self.reader.height() / 2).max(1).cast_signed();
        match action {
            Action::LineDown => self.scroll_page(rows),
            Action::LineUp => self.scroll_page(-rows),
            Action::HalfDown => self.scroll_page(half.saturating_mul(rows)),
            Action::HalfUp => self.scroll_page(-half.saturating_mul(rows)),
            Action::PageDown => self.repeat(times, Self::page_down),
            Action::PageUp => self.repeat(times, Self::page_up),
            Action::NextSection => {
                self.step(Step::Section, |app| app.repeat(times, Self::next_section));
            }
            Action::PreviousSection => {
                self.step(Step::Section, |app| {
                    app.repeat(times, Self::previous_section);
                });
            }
            Action::NextLesson => self.step(Step::Lesson, |app| app.turn_to_next(rows)),
            Action::PreviousLesson => {
                self.step(Step::Lesson, |app| {
                    app.turn_to_previous(rows, Destination::Top);
                });
            }
            Action::Top | Action::Bottom | Action::Percent => self.leap(action, count),
            Action::NextTarget | Action::PreviousTarget => self.step(Step::Target, |app| {
                app.repeat(times, |app| app.move_focus(action));
            }),
            Action::Open => self.open(),
            Action::Explain => self.explain_here(),
            Action::HintTerms => {
                self.hint(Purpose::Open, |target| matches!(target, Target::Term(_)));
            }
            Action::HintAll => self.hint(Purpose::Open, |_| true),
            Action::Close => self.put_away(),
            Action::Find => self.open_prompt(),
            Action::NextMatch => self.next_match(rows),
            Action::PreviousMatch => self.next_match(-rows),
            Action::Search => self.open_finder(),
            Action::Contents => self.list(ListKind::Contents),
            Action::Glossary => self.list(ListKind::Glossary),
            Action::Bookmark | Action::GoToBookmark => self.ask_for_letter(action),
            Action::Bookmarks => self.list_bookmarks(),
            Action::Delete => {
                let list = self.keymap.key(Action::Bookmarks);
                let short = format!("{list} lists bookmarks to delete.");
                self.tell_or(
                    format!("Bookmarks are deleted in their list: {list}."),
                    vec![short],
                );
            }
            Action::Memory => self.open_memory(),
            Action::TryAgain
            | Action::Reread
            | Action::Extend
            | Action::Hint
            | Action::Solution
            | Action::MarkDone
            | Action::Fresh => {
                let what = "That is for quizzes, reviews and labs";
                let (next, open) = (Action::NextTarget, Action::Open);
                let [next, open] = [next, open].map(|action| self.keymap.key(action));
                let long = format!("{what}: {next} and {open} open one.");
                self.tell_or(long, vec![format!("{what}.")]);
            }
            Action::Palette => self.list(ListKind::Palette),
            Action::Problems => self.list(ListKind::Problems),
            Action::Help => self.list(ListKind::Help),
            Action::Themes => self.list(ListKind::Themes),
            Action::Back => self.revisit(Direction::Back),
            Action::Forward => self.revisit(Direction::Forward),
            Action::Run => self.on_block(Purpose::Run),
            Action::Copy => self.on_block(Purpose::Copy),
            Action::WideTable => self.on_block(Purpose::Widen),
            Action::WrapCode => self.toggle_wrap(),
            Action::CodeLeft | Action::CodeRight => self.scroll_code(action, times),
            Action::Narrower => self.change_width(-2 * rows),
            Action::Wider => self.change_width(2 * rows),
            Action::Mouse => self.change_mouse(),
            Action::Edit => self.edit(),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit => self.effects.push(Effect::Quit),
        }
    }

    /// Repeats a step until it no longer goes on.
    fn repeat(&mut self, times: usize, mut step: impl FnMut(&mut Self) -> bool) {
        for _ in 0..times.min(1000) {
            if !step(self) {
                return;
            }
        }
    }
}
