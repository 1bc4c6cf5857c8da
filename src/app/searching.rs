//! Searching the whole course: asking, taking in what is found, and going there.

use std::sync::Arc;

use super::App;
use super::effect::{Effect, Work};
use super::geometry::{Area, Geometry};
use super::key::{Code, Key};
use super::keymap;
use super::lists::{above_rows, results_width, results_x};
use super::overlay::finder::State;
use super::overlay::{Finder, Overlay, topmost};
use super::reader::Match;
use super::searches::Way;
use super::text_field::Edit;
use super::travel::{Destination, Sought};
use crate::search::{self, Closeness, Extent, Goal, Hit, Hits, Lack, Query};

/// No more hits are listed; who wants more of them wants other words.
pub const MOST_HITS: usize = 200;

/// Where the parts of the search stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FinderArea {
    /// All of it, the frame included.
    pub frame: Area,
    /// The line that is typed into.
    pub line: Area,
    /// The hits.
    pub rows: Area,
}

impl FinderArea {
    /// The cells of the hits, without those of the sign of the selected one, which has a blank behind it.
    pub fn hits(&self) -> Area {
        let indent = 1.min(self.rows.width);
        Area {
            x: self.rows.x + indent,
            width: self.rows.width - indent,
            ..self.rows
        }
    }
}

/// Where the parts of the search stand on the screen.
pub fn area(geometry: &Geometry) -> FinderArea {
    let screen = geometry.screen;
    let narrow = screen.is_narrow();
    let frame = if narrow {
        // The bottom row tells how to leave.
        let bottom = usize::from(geometry.footer.is_some());
        Area {
            height: screen.height - bottom,
            ..screen
        }
    } else {
        let width = results_width(geometry).min(screen.width - 4);
        let height = 40.min(screen.height - 2);
        Area {
            x: results_x(geometry, width),
            y: (screen.height - height) / 2,
            width,
            height,
        }
    };
    let inner = frame.inner(2, 1);
    let above = above_rows(inner.height).max(1);
    FinderArea {
        frame,
        line: Area {
            height: 1.min(inner.height),
            ..inner
        },
        rows: Area {
            y: inner.y + above,
            height: inner.height.saturating_sub(above),
            ..inner
        },
    }
}

impl App {
    /// Opens the search of the course.
    pub(super) fn open_finder(&mut self) {
        self.overlays.push(Overlay::Finder(Box::default()));
    }

    /// Takes a key of the search: what edits the line does so, the rest moves among the hits.
    pub(super) fn press_finder(&mut self, key: Key) {
        let Some(Overlay::Finder(finder)) = self.overlays.last_mut() else {
            return;
        };
        // With nothing found the arrows are free to recall searches.
        let edit = match key.code {
            Code::Up | Code::Down if finder.hits.list.is_empty() => {
                let way = Way::of(key.code);
                let line = self.searches.recall(&mut finder.recalled, way);
                line.map_or(Edit::Kept, |line| {
                    finder.line = line;
                    Edit::Changed
                })
            }
            _ => finder.line.press(key),
        };
        match edit {
            Edit::Changed | Edit::Full => self.ask(),
            Edit::Kept => {}
            Edit::Unknown => match keymap::fixed(key) {
                Some(super::Action::Open) if finder.state == State::Waiting => {
                    finder.state = State::Wanted;
                }
                Some(action) => self.act(action),
                None => self.press_beside_line(key),
            },
        }
    }

    /// Asks for what stands in the line now.
    pub(super) fn ask(&mut self) {
        self.serial += 1;
        let serial = self.serial;
        let Some(Overlay::Finder(finder)) = self.overlays.last_mut() else {
            return;
        };
        finder.serial = serial;
        if Query::new(&finder.line.text).is_none() {
            return finder.clear();
        }
        finder.state = State::Waiting;
        self.searches.has_searched = true;
        self.effects.push(Effect::Work(Work::Search {
            lesson: Arc::clone(&self.reader.lesson),
            words: finder.line.text.clone(),
            serial,
        }));
    }

    /// Has let go of what was kept for the next key of a search whose line has been closed, whichever way that was.
    pub(super) fn end_searches(&mut self) {
        let is_open = |found: fn(&Overlay) -> bool| self.overlays.iter().any(found);
        let is_counting = is_open(|overlay| matches!(overlay, Overlay::Prompt(_)));
        let is_searching = is_open(|overlay| matches!(overlay, Overlay::Finder(_)));
        if !is_counting && std::mem::take(&mut self.searches.has_counted) {
            self.effects.push(Effect::Work(Work::EndCount));
        }
        if !is_searching && std::mem::take(&mut self.searches.has_searched) {
            self.effects.push(Effect::Work(Work::EndSearch));
        }
    }

    /// Takes in what has been found so far.
    pub(super) fn found(&mut self, serial: u64, mut hits: Hits) {
        let finder = topmost(&mut self.overlays, |overlay| match overlay {
            Overlay::Finder(finder) if finder.serial == serial => Some(finder),
            _ => None,
        });
        let Some(finder) = finder else {
            return;
        };
        let meant = hits.correction.as_ref().map(|meant| &meant.typed);
        if let Some(query) = Query::new(meant.unwrap_or(&finder.line.text)) {
            for hit in &mut hits.list {
                let known = hit.reason.take();
                hit.reason = known.or_else(|| search::reason(hit, &query, &self.course.glossary));
            }
        }
        let wanted = finder.state == State::Wanted;
        let (any, reading) = (!hits.list.is_empty(), hits.extent == Extent::Reading);
        finder.receive(hits);
        if wanted && any {
            self.follow_hit();
        } else if wanted && reading {
            finder.state = State::Wanted;
        }
    }

    /// Goes to the selected hit.
    pub(super) fn follow_hit(&mut self) {
        let Some(Overlay::Finder(finder)) = self.overlays.last() else {
            return;
        };
        let Some(Hit {
            goal, words: told, ..
        }) = finder.current().cloned()
        else {
            return;
        };
        let meant = finder.hits.correction.as_ref().map(|meant| &meant.typed);
        let words = meant.unwrap_or(&finder.line.text).trim().to_owned();
        let apart = finder.hits.apart.clone();
        self.searches.remember(&words);
        match goal {
            Goal::Term(id) => self.explain_entry(id),
            Goal::Draft(title, absence, _) => self.tell_draft(&title, absence),
            Goal::Lesson(id) => self.leave_for(id, Destination::Top),
            Goal::Section(id, section) => self.leave_for(id, Destination::Section(section)),
            Goal::Text(id, passage, nth) => {
                let words = apart.unwrap_or(words);
                self.leave_for(
                    id,
                    Destination::Match(Sought {
                        found: Match { passage, nth },
                        words,
                        told,
                    }),
                );
            }
        }
    }
}

impl Finder {
    /// What the hits are of instead of what was typed, for the rule above them, the longer before the shorter; none where they
    /// are of that.
    pub fn caveats(&self) -> Vec<String> {
        if let Some(meant) = &self.hits.correction {
            return meant.notes("course");
        }
        let mut hits = self.hits.list.iter();
        if self.hits.list.is_empty() || !hits.all(|hit| hit.closeness == Closeness::Like) {
            return Vec::new();
        }
        let lack = self.hits.lack.iter().flat_map(Lack::notes);
        let lack = lack.map(|note| format!("{note}: these names are similar"));
        let nothing = "Nothing has what you typed: these names are similar".to_owned();
        let nothing = Some(nothing).filter(|_| self.hits.extent == Extent::Done);
        let short = ["These names are only similar", "Only similar", "similar"];
        let short = short.map(str::to_owned);
        lack.chain(nothing).chain(short).collect()
    }

    /// What the search is at, for its frame, the longer before the shorter.
    pub fn notes(&self) -> Vec<String> {
        let (listed, total) = (self.hits.list.len(), self.hits.total);
        match (self.state, self.hits.extent) {
            (State::Idle, _) => Vec::new(),
            (State::Answered, Extent::Done) if listed == 0 => vec!["nothing found".to_owned()],
            (State::Waiting | State::Wanted, _) if listed == 0 => vec!["searching…".to_owned()],
            (_, extent) => {
                let more = match extent {
                    Extent::Reading => "…",
                    Extent::Enough => "+",
                    Extent::Done => "",
                };
                let place = self.selected + usize::from(listed > 0);
                // Of very many only the first are listed; otherwise some places have several matches.
                let is_cut = listed >= MOST_HITS && total > listed;
                let beyond = if is_cut { "+" } else { more };
                if self.hits.apart.is_some() {
                    let short = format!("{place} of {listed}{beyond}");
                    return vec![format!("{short} · sentences with the words apart"), short];
                }
                if total == listed {
                    return vec![format!("{place} of {listed}{more}")];
                }
                let (first, cut) = if is_cut {
                    ("the first ", "+")
                } else {
                    ("", "")
                };
                let long = format!("{place} of {first}{listed} places · {total}{more} matches");
                let short = format!("{place} of {listed}{cut} · {total}{more} matches");
                match extent {
                    Extent::Enough => vec![
                        format!("{short}, the rest not looked through: more words find fewer"),
                        format!("{short}, the rest not looked through"),
                        format!("{short}, not all"),
                        short,
                    ],
                    Extent::Reading | Extent::Done => {
                        vec![long, short, format!("{place} of {listed}{beyond}")]
                    }
                }
            }
        }
    }
}
