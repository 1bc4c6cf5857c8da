//! What actions do that an overlay leaves alone: some mean the same whatever is open, others are told why they do nothing.

use super::action::Action;
use super::effect::Effect;
use super::overlay::Overlay;
use super::{App, reader::Place};

impl App {
    /// Actions that mean the same whatever is open.
    pub(super) fn act_beside(&mut self, action: Action) {
        match action {
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Help if matches!(self.overlays.last(), Some(Overlay::Practice(_))) => {
                self.act_on_page(action, None);
            }
            // Its frame offers to copy the code above it.
            Action::Help | Action::Copy
                if matches!(self.overlays.last(), Some(Overlay::Pane(_))) =>
            {
                self.act_on_page(action, None);
            }
            Action::Copy if matches!(self.overlays.last(), Some(Overlay::Table(_))) => {
                self.copy_wide();
            }
            Action::Help
            | Action::Contents
            | Action::Glossary
            | Action::Bookmark
            | Action::GoToBookmark
            | Action::Bookmarks
            | Action::Palette
            | Action::Problems
            | Action::Search
            | Action::Themes
                if matches!(
                    self.overlays.last(),
                    Some(Overlay::Popup(_) | Overlay::Table(_) | Overlay::Hints(_))
                ) =>
            {
                self.act_on_page(action, None);
            }
            Action::Find if matches!(self.overlays.last(), Some(Overlay::Popup(_))) => {
                self.overlays.clear();
                self.act_on_page(action, None);
            }
            _ if is_of_page(action)
                && matches!(
                    self.overlays.last(),
                    Some(Overlay::Popup(_) | Overlay::Table(_))
                ) =>
            {
                let close = self.keymap.key(Action::Close);
                let long = format!("That is for the page: {close} goes back to it.");
                self.tell_or(long, vec![format!("That is for the page: {close} first.")]);
            }
            _ => {}
        }
    }

    /// Scrolls the page by rows, and says so where it goes no further.
    pub(super) fn scroll_page(&mut self, rows: isize) {
        let before = self.on_screen();
        self.reader.scroll(rows);
        if self.on_screen() == before {
            self.tell_edge(rows > 0);
        }
    }

    /// Back by a screen. `false` at the beginning, which is told.
    pub(super) fn page_up(&mut self) -> bool {
        let before = self.on_screen();
        self.reader.page_up();
        let moved = self.on_screen() != before;
        if !moved {
            self.tell_edge(false);
        }
        moved
    }

    /// Whether nothing is set off on the page that could be put away.
    pub(super) fn is_nothing_open(&self) -> bool {
        self.overlays.is_empty() && self.reader.focus.is_none() && self.reader.search.is_none()
    }

    pub(super) fn tell_nothing_open(&mut self) {
        let quit = self.keymap.key(Action::Quit);
        let long = format!("Nothing is open that could be closed. {quit} quits.");
        self.tell_or(long, vec![format!("Nothing is open. {quit} quits.")]);
    }

    /// What of the lesson is on the screen.
    pub(super) fn on_screen(&self) -> (Place, usize) {
        (self.reader.place, self.reader.visible.len())
    }

    /// That a share of the lesson was not gone to because it is held back, and what leads on.
    pub(super) fn tell_held_back(&mut self, percent: usize) {
        let [run, page] = [Action::Run, Action::PageDown].map(|action| self.keymap.key(action));
        let on = format!("{run} predicts, {page} reads on.");
        let share = percent.min(100);
        let long = format!("{share} % is held back below this code: {on}");
        self.tell_or(long, vec![format!("Held back: {on}")]);
    }

    /// That the page goes no further, and what leads on: there may be something held back, or another lesson.
    pub(super) fn tell_edge(&mut self, is_end: bool) {
        if is_end && self.reader.fold_in_sight().is_some() {
            let key = self.keymap.key(Action::PageDown);
            return self.tell(format!("{key} shows what is held back here."));
        }
        let (here, action, there) = if is_end {
            ("end", Action::NextLesson, "next one")
        } else {
            ("beginning", Action::PreviousLesson, "one before")
        };
        let id = &self.reader.lesson.id;
        let beside = if is_end {
            self.course.next(id)
        } else {
            self.course.previous(id)
        };
        let key = self.keymap.key(action);
        let more = match beside {
            Some(_) if !key.is_empty() => format!(" {key} opens the {there}."),
            Some(_) | None => String::new(),
        };
        let plain = format!("This is the {here} of the lesson.");
        let short = format!("The {here}.");
        self.tell_or(format!("{plain}{more}"), vec![plain, short]);
    }
}

/// Whether an action is about the page alone, and so does nothing while a pop-up or a wide table lies over it.
fn is_of_page(action: Action) -> bool {
    matches!(
        action,
        Action::NextLesson
            | Action::PreviousLesson
            | Action::Percent
            | Action::HintTerms
            | Action::HintAll
            | Action::NextMatch
            | Action::PreviousMatch
            | Action::Forward
            | Action::Delete
            | Action::Run
            | Action::Copy
            | Action::WrapCode
            | Action::Narrower
            | Action::Wider
            | Action::Mouse
            | Action::Edit
            | Action::Memory
    )
}
