//! Finding words in the open lesson: the prompt, and going from match to match.

use std::sync::Arc;

use super::action::Action;
use super::effect::{Counting, Effect, Work};
use super::key::{Code, Key};
use super::keymap::Found;
use super::overlay::{Overlay, Prompt};
use super::reader::{Search, Step};
use super::searches::Way;
use super::text_field::Edit;
use super::{App, keymap};
use crate::course::Anchor;
use crate::search::{Correction, Offers, Query, Tally};
use crate::text;

/// The words of a search take no more cells than this in a message.
const WORDS_IN_MESSAGE: usize = 32;

impl App {
    /// Opens the line for what is looked for.
    pub(super) fn open_prompt(&mut self) {
        self.reader.focus = None;
        let prompt = Prompt::new(self.reader.standing());
        self.overlays.push(Overlay::Prompt(Box::new(prompt)));
    }

    /// Whether that line is open: what it leads to is only looked at until it is kept.
    pub(super) fn is_finding(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Prompt(_)))
    }

    /// Takes a key of that line.
    pub(super) fn press_prompt(&mut self, key: Key) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        let edit = match key.code {
            Code::Backspace if prompt.line.text.is_empty() => return self.act(Action::Close),
            Code::Up | Code::Down => {
                match self
                    .searches
                    .recall(&mut prompt.recalled, Way::of(key.code))
                {
                    Some(line) => {
                        prompt.line = line;
                        Edit::Changed
                    }
                    None => Edit::Kept,
                }
            }
            _ => prompt.line.press(key),
        };
        match edit {
            Edit::Unknown => match keymap::fixed(key) {
                Some(action) => self.act(action),
                None => self.press_beside_line(key),
            },
            Edit::Kept => {}
            Edit::Changed | Edit::Full => self.edited(edit),
        }
    }

    /// A key that means the same in a line that is typed: to suspend the program, or draw it anew.
    pub(super) fn press_beside_line(&mut self, key: Key) {
        if let Found::Action(action @ (Action::Suspend | Action::Redraw)) = self.keymap.find(&[key])
            && key.ctrl
        {
            self.act_beside(action);
        }
    }

    /// Takes pasted text into the line that is being typed.
    pub(super) fn paste(&mut self, pasted: &str) {
        match self.overlays.last_mut() {
            Some(Overlay::List(list)) => {
                if list.paste(pasted) != Edit::Kept {
                    self.filtered();
                    self.preview_theme();
                }
            }
            Some(Overlay::Practice(view)) => view.paste(pasted),
            Some(Overlay::Prompt(prompt)) => {
                let edit = prompt.line.insert(pasted.trim_end_matches('\n'));
                self.edited(edit);
            }
            Some(Overlay::Finder(finder)) => {
                if finder.line.insert(pasted.trim_end_matches('\n')) != Edit::Kept {
                    self.ask();
                }
            }
            Some(Overlay::Pane(pane)) => pane.paste(pasted),
            Some(
                Overlay::Popup(_)
                | Overlay::Hints(_)
                | Overlay::Table(_)
                | Overlay::Confirm(_)
                | Overlay::Consent(_),
            )
            | None => {}
        }
    }

    /// Looks for what stands in the prompt now.
    fn edited(&mut self, edit: Edit) {
        let Some(Overlay::Prompt(prompt)) = self.overlays.last_mut() else {
            return;
        };
        prompt.note = (edit == Edit::Full).then_some("too long, the end is left out");
        let (words, from) = (prompt.line.text.clone(), prompt.began.anchor);
        if !self.seek(&words, from) {
            self.stand_at_prompt();
        }
    }

    /// Goes back to where the prompt was opened.
    fn stand_at_prompt(&mut self) {
        if let Some(Overlay::Prompt(prompt)) = self.overlays.last() {
            self.reader.return_to(&prompt.began);
        }
    }

    /// Begins to look for words; `false` if there are none.
    pub(super) fn seek(&mut self, words: &str, from: Anchor) -> bool {
        self.seek_among(words, from, self.shown_offers())
    }

    /// The same, given what is shown of what there is to do.
    pub(super) fn seek_among(&mut self, words: &str, from: Anchor, offers: Offers) -> bool {
        self.serial += 1;
        let serial = self.serial;
        let offers = Arc::new(offers);
        let search = Query::new(words).map(|query| Search {
            query,
            offers: Arc::clone(&offers),
            correction: None,
            tally: None,
            current: None,
            lost: None,
            from,
            owed: 0,
            serial,
        });
        let begun = search.is_some();
        self.reader.set_search(search);
        if begun {
            self.searches.has_counted = true;
            self.effects.push(Effect::Work(Work::Count(Counting {
                lesson: Arc::clone(&self.reader.lesson),
                offers,
                words: words.to_owned(),
                serial,
            })));
        }
        begun
    }

    /// Counts the matches of a search once more, because the lesson has changed.
    pub(super) fn count_again(&mut self) {
        let Some(search) = self.reader.search.take() else {
            return;
        };
        self.seek(&search.query.typed, search.from);
        if let Some(again) = &mut self.reader.search {
            again.correction = search.correction;
        }
        // What is only looked at while words are typed is gone to anew.
        let is_finding = self.is_finding();
        if let Some(again) = self.reader.search.as_mut().filter(|_| !is_finding) {
            (again.current, again.lost) = (search.current, search.lost);
        }
    }

    /// Takes in where the matches are.
    pub(super) fn counted(&mut self, serial: u64, tally: Tally) {
        let is_newest = |search: &Search| search.serial == serial;
        if !self.reader.search.as_ref().is_some_and(is_newest) {
            return;
        }
        let typing = self.is_finding();
        self.stand_at_prompt();
        let step = self.reader.count_matches(tally);
        if !typing {
            self.tell_match(step);
        }
    }

    /// Takes in what was meant by words that the lesson does not have, and where that is.
    pub(super) fn read_as(&mut self, serial: u64, meant: Correction, tally: Tally) {
        let search = self.reader.search.as_ref();
        if search.is_some_and(|search| search.serial == serial) {
            self.reader.read_as(meant);
            self.counted(serial, tally);
        }
    }

    /// Closes the prompt and stays where it has led; an empty one repeats the last search.
    pub(super) fn keep_search(&mut self) {
        // What has been shown is of words that were typed before these.
        if self.reader.match_count().is_none() {
            self.stand_at_prompt();
        }
        let Some(Overlay::Prompt(prompt)) = self.overlays.pop() else {
            return;
        };
        let words = prompt.line.text.trim().to_owned();
        if words.is_empty() {
            match self.searches.last() {
                Some(last) => {
                    self.seek(&last, prompt.began.anchor);
                }
                None => self.tell("There is no search to repeat yet."),
            }
        } else {
            let search = self.reader.search.as_ref();
            let meant = search.and_then(|search| search.correction.as_ref());
            let words = meant.map_or(words.as_str(), |meant| meant.typed.as_str());
            self.searches.remember(words);
        }
        let began = self.visit_at(prompt.began.anchor, None);
        self.travel.history.leave(began);
        if self.reader.match_count().is_some() {
            self.tell_match(Step::Plain);
        }
    }

    /// To the next match, or with a negative count to one before; of the last search if there is none now.
    pub(super) fn next_match(&mut self, count: isize) {
        let count = count.clamp(-1000, 1000);
        if self.reader.search.is_none() {
            let Some(last) = self.searches.last() else {
                let find = self.keymap.key(Action::Find);
                let short = "Nothing has been looked for yet.";
                let long = format!("{short} {find} finds words.");
                return self.tell_or(long, vec![short.to_owned()]);
            };
            self.seek(&last, self.reader.anchor());
            // The first match from here on is the next one.
            let owed = if count > 0 { count - 1 } else { count };
            if let Some(search) = &mut self.reader.search {
                search.owed = owed;
            }
            return;
        }
        if let Some(search) = self
            .reader
            .search
            .as_mut()
            .filter(|search| search.tally.is_none())
        {
            search.owed = search.owed.saturating_add(count);
            return;
        }
        let mut step = Step::Plain;
        for _ in 0..count.unsigned_abs() {
            step = match (step, self.reader.step_match(count)) {
                (Step::FromTop | Step::FromEnd, Step::Plain) => step,
                (_, next) => next,
            };
        }
        self.tell_match(step);
    }

    /// Ends a search that began at a place which the learner goes back to.
    pub(super) fn end_search_at(&mut self, anchor: Anchor) {
        let search = self.reader.search.as_ref();
        if search.is_some_and(|search| search.from == anchor) {
            self.reader.set_search(None);
            self.status.take_if(|status| status.is_of_match);
        }
    }

    /// Puts away what is set off on the page: the focus and the marks.
    pub(super) fn put_away(&mut self) {
        self.reader.focus = None;
        if self.reader.search.is_some() {
            self.reader.set_search(None);
        }
    }

    /// Tells which match this is, and whether the search went round.
    fn tell_match(&mut self, step: Step) {
        let (Some(search), Some((number, total))) =
            (&self.reader.search, self.reader.match_count())
        else {
            return;
        };
        let words = text::fit(&search.query.typed, WORDS_IN_MESSAGE).into_owned();
        if total == 0 {
            let search = self.keymap.key(Action::Search);
            let short = format!("“{words}” is not in this lesson.");
            self.tell_or(
                format!("{short} {search} searches the course."),
                vec![short],
            );
            return self.mark_as_match();
        }
        let round = match step {
            Step::FromTop => " · on from the top",
            Step::FromEnd => " · on from the end",
            Step::Plain | Step::Nothing => "",
        };
        let column = self
            .reader
            .hidden_column()
            .map_or_else(String::new, |column| {
                format!(" · in column {column} of the table, which is not shown")
            });
        let read_as = search.correction.as_ref();
        let read_as = read_as.map_or_else(String::new, |meant| {
            format!(" · {} in this lesson", meant.lack())
        });
        let read = read_as.trim_end_matches(" in this lesson");
        let short = format!("{number}/{total}  {words}");
        self.tell_or(
            format!("{short}{read_as}{column}{round}"),
            vec![
                format!("{short}{read_as}{round}"),
                format!("{short}{read}{round}"),
                format!("{short}{round}"),
                short,
            ],
        );
        self.mark_as_match();
    }

    fn mark_as_match(&mut self) {
        if let Some(status) = &mut self.status {
            status.is_of_match = true;
        }
    }
}
