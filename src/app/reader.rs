//! The open lesson: where the learner is in it, what is laid out, what is in focus.

mod code;
mod ending;
mod eye;
mod focus;
mod fold;
mod folds;
mod guess;
mod held;
mod parts;
mod pin;
mod place;
mod recorded;
mod scroll;
mod search;
mod share;
mod thin;
mod walk;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::geometry::{Area, Geometry};
use crate::course::{Anchor, BlockKind, Lesson, MarkKind, Section, TermId};
use crate::layout::{self, CodeLines, Laid, Measure, Target};
use crate::progress::Landmark;
use crate::source::Steps;
use crate::theme::Tokens;
use folds::Folds;

pub(in crate::app) use code::code;
pub use ending::WayOn;
pub use focus::focusable;
pub use guess::{Guess, guesses};
pub use held::Held;
pub use place::{Place, Spot};
pub use search::{Match, Search, Standing, Step};

/// What stands on frames to be pressed, with the learner's own keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// On code that can be run.
    pub run: String,
    /// On code whose output is guessed first.
    pub predict: String,
    /// On code that has been run.
    pub again: String,
    /// Where something is held back until the output of code has been said; the shorter ones where there is less room.
    pub held_back: Vec<String>,
    /// The code that has been run, by its key.
    pub ran: HashSet<u64>,
    /// On code.
    pub copy: String,
    /// On tables that had to shrink.
    pub wide: String,
}

/// The reader of one lesson.
#[derive(Debug)]
pub struct Reader {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// The first row on the screen.
    pub place: Place,
    /// The rows on the screen, from the top; fewer than fit at the end of the lesson.
    pub visible: Vec<Place>,
    /// How many of them, at the top, are the header of a table that begins above the screen: they stand over rows of
    /// it.
    pub pinned: usize,
    /// The term or link in focus.
    pub focus: Option<Spot>,
    /// How long lines of code are shown.
    pub code_lines: CodeLines,
    /// What stands on frames to be pressed.
    pub labels: Labels,
    /// What is looked for in the lesson.
    pub search: Option<Search>,
    /// Whether there is a term, a link or something to press in it.
    pub leads: bool,
    /// What leads on below its end.
    pub way_on: Option<WayOn>,
    /// Whether it is known only in a moment what that is.
    pub way_on_is_to_come: bool,
    anchor: Anchor,
    /// Where the learner was before another size of the screen moved the page for a spot, and where it was moved to.
    strayed: Option<(Anchor, Anchor)>,
    /// The line under the eye that the text lacks for now, and the one that the page was put at instead: once the learner
    /// has moved from there, the first is forgotten.
    lost: Option<(Landmark, Landmark)>,
    /// Where the learner went to in a lesson that was still being read, and how far into it that was to be, in percent.
    so_far: Option<(Place, usize)>,
    folded: BTreeSet<usize>,
    /// The code whose hidden lines are shown: words that are typed to be looked for ask for that at every key.
    whole_code: BTreeSet<usize>,
    /// What both were in an older text, as far as it has not been found in this one.
    folds: Folds,
    /// The code whose output is yet to be said, in order.
    guesses: Vec<Guess>,
    /// The names of the code below which all is shown by now.
    revealed: Vec<String>,
    /// The code below which all is shown because something in it was gone to: whoever only looks there while words are
    /// typed that are looked for has not read on.
    glimpsed: Vec<Guess>,
    /// What is told of what there is to do, by its block.
    states: BTreeMap<usize, String>,
    tokens: HashMap<u64, Option<Arc<Tokens>>>,
    /// What the code in a block is known by among the tokens.
    code_keys: HashMap<usize, u64>,
    /// Parts, by the index of their block and their own.
    laid: BTreeMap<(usize, usize), Arc<Laid>>,
    measures: HashMap<usize, Arc<Measure>>,
    /// How many bytes each block and those before it have in the file.
    bytes: Steps,
    /// The share of the lesson above the screen, from 0 to 1.
    read: f64,
    /// What is kept free below a block.
    held: Option<Held>,
    /// The first part of a block below the screen, or the one that goes on there; the block after the last at the end
    /// of the lesson.
    below: Place,
    column: Area,
    wide: usize,
}

impl Reader {
    /// A reader at the top of a lesson.
    pub fn new(lesson: Arc<Lesson>, geometry: &Geometry, labels: Labels) -> Self {
        let mut reader = Self {
            bytes: share::bytes(&lesson),
            leads: focus::leads(&lesson),
            whole_code: fold::whole_code(&lesson),
            lesson,
            place: Place::default(),
            visible: Vec::new(),
            pinned: 0,
            focus: None,
            code_lines: CodeLines::Wrap,
            labels,
            search: None,
            way_on: None,
            way_on_is_to_come: false,
            anchor: Anchor::default(),
            strayed: None,
            lost: None,
            so_far: None,
            folded: BTreeSet::new(),
            folds: Folds::default(),
            guesses: Vec::new(),
            revealed: Vec::new(),
            glimpsed: Vec::new(),
            states: BTreeMap::new(),
            tokens: HashMap::new(),
            code_keys: HashMap::new(),
            laid: BTreeMap::new(),
            measures: HashMap::new(),
            read: 0.0,
            held: None,
            below: Place::default(),
            column: geometry.column,
            wide: geometry.wide,
        };
        reader.refresh();
        reader
    }

    /// Shows another version of the same lesson at the same place. What the learner has unfolded stays that.
    pub fn replace(&mut self, lesson: Arc<Lesson>) {
        let folds = self.folds();
        self.put(lesson, Some(folds));
    }

    /// The same, with what has been folded in its older text, unless it is the same text that has just been folded.
    fn put(&mut self, lesson: Arc<Lesson>, folds: Option<Folds>) {
        let so_far = self.so_far.take().filter(|(place, _)| *place == self.place);
        // A text that is being written may lack the place for a moment: it is not forgotten until the learner moves.
        let (here, lost) = (self.landmark(), self.lost_place());
        let current = self.current_landmark();
        let is_edited = !lesson.edition.reads_like(&self.lesson.edition);
        // What is left of a lesson does not tell how long it was.
        if !lesson.blocks.are_thinned() {
            self.bytes = share::bytes(&lesson);
        }
        self.leads = focus::leads(&lesson);
        self.whole_code = fold::whole_code(&lesson);
        self.lesson = lesson;
        self.code_keys.clear();
        self.strayed = None;
        self.guesses.clear();
        self.glimpsed.clear();
        self.states.clear();
        self.laid.clear();
        self.measures.clear();
        if let Some(folds) = folds {
            self.fold_again(folds, is_edited);
        }
        // In the same text it is the same one, also where it stands in a line that was hidden.
        if is_edited {
            self.follow_match(current);
        }
        if let Some((_, percent)) = so_far {
            self.to_percent(percent);
            return;
        }
        self.come_back_to(lost.as_ref().unwrap_or(&here));
        if is_edited {
            self.read = self.share(self.anchor);
        }
    }

    /// Lays out for another screen, keeping the line under the eye.
    pub fn resize(&mut self, geometry: &Geometry) {
        if self.column.width != geometry.column.width || self.wide != geometry.wide {
            self.laid.clear();
        }
        self.column = geometry.column;
        self.wide = geometry.wide;
        let home = self.home();
        self.restore(home);
        // At another width a row has other lines.
        if !self.anchor.inside.is_top() {
            self.read = self.share(self.anchor);
        }
    }

    /// How many rows the screen shows of the lesson.
    pub fn height(&self) -> usize {
        self.column.height
    }

    /// Works out what is on the screen. Called after every change of place, width or lesson.
    fn refresh(&mut self) {
        self.visible = self.pins(self.place);
        self.pinned = self.visible.len();
        let mut next = Some(self.below_header(self.place, self.pinned));
        while let Some(place) = next.filter(|_| self.visible.len() < self.height()) {
            let rows = self.rows(place);
            let room = self.height() - self.visible.len();
            let end = rows.min(place.row.saturating_add(room));
            let shown = (place.row..end).map(|row| Place { row, ..place });
            self.visible.extend(shown);
            next = if end < rows {
                Some(Place { row: end, ..place })
            } else {
                self.next_part(place)
            };
            // What stands below what is held back is not read before it, nor pushed away when it is shown.
            if end == rows && self.has_fold(place) {
                break;
            }
        }
        self.below = next.unwrap_or(Place {
            block: self.lesson.blocks.len(),
            ..Place::default()
        });
        self.forget();
        if let Some(spot) = self.focus
            && self.rows_of(spot).is_empty()
        {
            self.focus = None;
        }
    }

    /// Tells beside what there is to do at a block how far the learner has come with it.
    pub fn tell_state(&mut self, block: usize, state: String) {
        if self.states.get(&block) != Some(&state) {
            self.states.insert(block, state);
            self.laid.remove(&(block, 0));
            self.restore(self.anchor);
        }
    }

    /// The blocks on the screen, each once.
    pub fn visible_blocks(&self) -> Vec<usize> {
        let mut blocks: Vec<usize> = self.visible.iter().map(|place| place.block).collect();
        blocks.dedup();
        blocks
    }

    /// The parts on the screen, each once, as their first places on it; the one of a pinned header is not among them.
    pub fn visible_parts(&self) -> Vec<Place> {
        let mut parts: Vec<Place> = self.visible.iter().skip(self.pinned).copied().collect();
        parts.dedup_by_key(|place| (place.block, place.part));
        parts
    }

    /// The marked terms on the screen, each with its block.
    pub fn visible_terms(&self) -> Vec<(TermId, usize)> {
        let term = |spot: Spot| match self.target(spot) {
            Some(Target::Term(id)) => Some((id.clone(), spot.block)),
            Some(_) | None => None,
        };
        self.visible_spots().into_iter().filter_map(term).collect()
    }

    /// Every term in the rows on the screen, in reading order, whether this occurrence is marked or not. Those that the
    /// lesson leaves out, since it is about them, are not among them.
    pub fn terms_in_view(&self) -> Vec<TermId> {
        let marked = self.visible_terms().into_iter().map(|(id, _)| id);
        let marked: HashSet<TermId> = marked.collect();
        let mut terms: Vec<TermId> = Vec::new();
        let mut known: HashSet<&TermId> = HashSet::new();
        for place in self.visible_parts() {
            let block = self.lesson.blocks.get(place.block);
            if block.is_some_and(|block| matches!(block.kind, BlockKind::Heading { .. })) {
                continue;
            }
            let shown = self.shown_words(place);
            for prose in self.prose(place) {
                for mark in prose.marks {
                    let words = prose.text.get(mark.start as usize..mark.end as usize);
                    let words = words.unwrap_or_default().replace('\n', " ");
                    if let MarkKind::Term { id, .. } = &mark.kind
                        && !self.lesson.skip.contains(id)
                        && (marked.contains(id) || shown.contains(&words))
                        && known.insert(id)
                    {
                        terms.push(id.clone());
                    }
                }
            }
        }
        terms
    }

    /// What the rows of a part say that are on the screen.
    fn shown_words(&self, part: Place) -> String {
        let is_of_part = |place: &&Place| (place.block, place.part) == (part.block, part.part);
        let places = self.visible.iter().filter(is_of_part);
        let rows = places.filter_map(|place| self.row(*place));
        let rows: Vec<String> = rows
            .map(|row| layout::plain(row).trim().to_owned())
            .collect();
        rows.join(" ")
    }

    /// The share of the lesson that has been read when the screen has been read, from 0 to 1, in source bytes.
    pub fn progress(&self) -> f64 {
        if self.at_end() { 1.0 } else { self.read }
    }

    /// The section that is being read: the one at the top of the screen, or the last one when its end is on it.
    pub fn section(&self) -> Option<Section<'_>> {
        let last = self.visible.last().filter(|_| self.at_end());
        self.lesson
            .section_at(last.map_or(self.place.block, |place| place.block))
    }
}
