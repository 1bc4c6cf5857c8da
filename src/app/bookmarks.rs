//! Bookmarks: places with a letter.

mod listed;
mod seeking;

use super::action::Action;
use super::key::{Code, Key};
use super::keymap::{INTERRUPT, LETTER};
use super::travel::{Destination, no_lesson};
use super::{App, Status};
use crate::progress::Change;
use crate::text;

pub use seeking::{Home, Missed};

/// How much of a bookmark's words a message shows, in cells.
const WORDS_SHOWN: usize = 40;

impl App {
    /// Asks for the letter of a bookmark.
    pub(super) fn ask_for_letter(&mut self, action: Action) {
        self.pass_status();
        self.typed.letter_for = Some(action);
        // Another player may have changed them; the question does not wait for that.
        self.compare();
    }

    /// The question for the letter that an action waits for. Where there is little room, which letters there are matters most.
    pub(super) fn letter_question(&self, action: Action) -> Status {
        let (question, short) = match action {
            Action::GoToBookmark => ("Go to which bookmark?", "Which?"),
            _ => ("Under which letter?", "Letter?"),
        };
        let letters = || self.progress.bookmarks.keys();
        let apart: Vec<String> = letters().map(char::to_string).collect();
        let apart = apart.join(" ");
        let together: String = letters().collect();
        let cancels = format!("{question} Esc cancels");
        if apart.is_empty() && action == Action::GoToBookmark {
            // The letter is still awaited: as any other key it might do anything.
            let key = self.keymap.key(Action::Bookmark);
            return Status::asked(vec![
                format!("There are no bookmarks yet: {key} sets one here. Esc cancels"),
                format!("There are no bookmarks yet: {key} sets one."),
                format!("No bookmarks yet: {key} sets one."),
                format!("None yet: {key} sets one."),
            ]);
        }
        if apart.is_empty() {
            return Status::asked(vec![cancels, question.to_owned()]);
        }
        Status::asked(vec![
            format!("{cancels} · yours: {apart}"),
            format!("{question} Yours: {apart}"),
            format!("{short} Yours: {apart}"),
            format!("{short} Yours: {together}"),
            format!("{short} {together}"),
            question.to_owned(),
        ])
    }

    /// Takes the letter that an action waited for; any other key ends the waiting.
    pub(super) fn take_letter(&mut self, action: Action, key: Key) {
        self.uncover_status();
        if key == INTERRUPT {
            return;
        }
        match key.code {
            Code::Char(letter) if letter.is_alphabetic() && !key.ctrl && !key.alt => match action {
                Action::GoToBookmark => self.go_to_bookmark(letter),
                _ => self.set_bookmark(letter),
            },
            Code::Esc => {}
            _ => self.tell(format!(
                "Bookmarks have letters, as in {}.",
                self.key_with(action, 'a')
            )),
        }
    }

    /// Goes to a bookmark.
    pub(super) fn go_to_bookmark(&mut self, letter: char) {
        if !self.went_to_bookmark(letter) {
            // Another player may have made it.
            self.sought = Some(letter);
            self.compare();
        }
    }

    /// Goes to the bookmark that was not known, now that it is known what other players have changed.
    pub(super) fn go_to_sought(&mut self) {
        let Some(letter) = self.sought.take() else {
            return;
        };
        if self.went_to_bookmark(letter) || self.has_failed() {
            return;
        }
        let bookmarks = &self.progress.bookmarks;
        let letters: Vec<String> = bookmarks.keys().map(char::to_string).collect();
        if letters.is_empty() {
            return self.tell_no_bookmarks();
        }
        let letters = letters.join(" ");
        let long = format!("There is no bookmark {letter}. Your bookmarks: {letters}.");
        let short = format!("There is no bookmark {letter}.");
        self.tell_or(long, vec![format!("No {letter}. Yours: {letters}."), short]);
    }

    fn tell_no_bookmarks(&mut self) {
        let key = self.keymap.key(Action::Bookmark);
        let long = format!("There are no bookmarks yet. {key} sets one here.");
        self.tell_or(long, vec![format!("No bookmarks yet. {key} sets one.")]);
    }

    /// Goes to a bookmark that is known. `false` if it is not.
    fn went_to_bookmark(&mut self, letter: char) -> bool {
        let Some(landmark) = self.progress.bookmarks.get(&letter).cloned() else {
            return false;
        };
        self.overlays.clear();
        let lesson = landmark.lesson.clone();
        if self.is_gone(&lesson) {
            let list = self.keymap.key(Action::Bookmarks);
            let none = no_lesson(&lesson, lesson.as_str());
            let none = none.trim_end_matches('.');
            let long = format!("{none}, where bookmark {letter} is: {list} lists all.");
            let short = format!("The lesson of bookmark {letter} is gone: {list} lists all.");
            let shorter = format!("{letter}: no such lesson. {list} lists all.");
            self.fail_or(long, vec![short, shorter]);
            self.miss_bookmark(&landmark);
            return true;
        }
        self.jump(lesson, Destination::Landmark(landmark));
        true
    }

    /// The keys of an action that takes a letter, with the letter.
    fn key_with(&self, action: Action, letter: char) -> String {
        let key = self.keymap.key(action);
        format!("{}{letter}", key.strip_suffix(LETTER).unwrap_or(&key))
    }

    fn set_bookmark(&mut self, letter: char) {
        let landmark = self.reader.bookmark();
        let before = self.progress.bookmarks.get(&letter);
        let back = self.key_with(Action::GoToBookmark, letter);
        let (long, short) = match before.filter(|before| **before != landmark) {
            Some(before) => {
                let was = text::fit(&before.name(), WORDS_SHOWN).into_owned();
                let short = format!("Bookmark {letter} is here now.");
                (format!("{short} It was at “{was}”."), short)
            }
            None => (
                format!("Bookmark {letter} is here. {back} comes back to it."),
                format!("Bookmark {letter} is here: {back} goes to it."),
            ),
        };
        self.note(Change::Bookmark(letter, landmark));
        if !self.tell_bookmark_unkept(letter) && !self.has_failed() {
            self.tell_or(long, vec![short]);
        }
    }
}
