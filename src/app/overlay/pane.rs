//! What a block of code prints, under the block: first what the learner says that it prints, then what it does.

mod printed;
mod verdict;

pub use printed::Printed;

use super::Outcome;
use super::bar::{Bar, Offer, fixed};
use crate::app::action::Action;
use crate::app::lines::Lines;
use crate::app::reach::Reach;
use crate::course::Code;
use crate::layout;
use crate::practice::run::{Ended, Output, Stream};
use crate::text;
use crate::theme::Role;

/// With more rows than this, the rest is not shown.
const MOST_ROWS: usize = 10_000;
/// The cells before a line: its mark and a blank.
const MARGIN: usize = 2;

/// The pane under a block.
#[derive(Debug)]
pub struct Pane {
    /// The block.
    pub block: usize,
    /// Its code.
    pub code: Code,
    /// The number of the run.
    pub serial: u64,
    /// How far it is.
    pub stage: Stage,
    /// What the learner has said that it prints.
    pub prediction: Option<String>,
    /// What the course says that it prints.
    pub expected: Option<String>,
    /// What it has printed.
    pub printed: Printed,
    /// The rows, as wide as the pane.
    pub rows: Vec<PaneRow>,
    /// The first row in sight.
    pub top: usize,
    /// Whether the newest row stays in sight, or what is to be seen first, until the learner has scrolled.
    pub follows: bool,
    /// Whether the screen has another size since it was brought in line with it.
    pub is_resized: bool,
    /// Whether what is to be seen first stands at the top.
    opens_at_top: bool,
    /// The rows at the top that say what is to be said, where lines differ.
    words: usize,
    /// The cells for text, and the rows.
    room: (usize, usize),
    /// The lines that have become rows.
    wrapped: usize,
}

/// How far a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// The learner says what it prints.
    Predicting(Lines),
    /// It is being prepared; what is done, and for so many seconds.
    Preparing(String, u64),
    /// It runs, for so many seconds.
    Running(u64),
    /// It was told to stop.
    Stopping,
    /// It has ended.
    Ended(Ended),
    /// It was not run, for this reason; what the course says is shown.
    Recorded(String),
    /// It could not be run, for this reason.
    Refused(String),
}

/// One row of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneRow {
    /// One cell that tells what kind of line it is.
    pub mark: &'static str,
    /// The words: clean, and no wider than the pane.
    pub text: String,
    /// How they look.
    pub role: Role,
}

impl PaneRow {
    fn new(mark: &'static str, text: impl Into<String>, role: Role) -> Self {
        Self {
            mark,
            text: text.into(),
            role,
        }
    }
}

impl Pane {
    /// A pane for a block that is about to be run, or whose output is to be said first.
    pub fn new(block: usize, code: Code) -> Self {
        let stage = if code.attributes.predict {
            Stage::Predicting(Lines::default())
        } else {
            Stage::Preparing(String::new(), 0)
        };
        Self {
            block,
            code,
            serial: 0,
            stage,
            prediction: None,
            expected: None,
            printed: Printed::default(),
            rows: Vec::new(),
            top: 0,
            follows: true,
            is_resized: false,
            opens_at_top: false,
            words: 0,
            room: (0, 0),
            wrapped: 0,
        }
    }

    /// Begins a run with this number.
    pub fn begin(&mut self, serial: u64) {
        self.serial = serial;
        self.stage = Stage::Preparing(String::new(), 0);
        self.printed = Printed::default();
        self.follows = true;
        self.opens_at_top = false;
        self.forget_rows();
    }

    /// Takes in what it has printed.
    pub fn print(&mut self, outputs: Vec<Output>) {
        for output in outputs {
            self.printed.take(&output);
        }
    }

    /// The run has ended.
    pub fn end(&mut self, ended: Ended) {
        self.printed.finish();
        self.stage = Stage::Ended(ended);
        self.forget_rows();
    }

    /// It is not run.
    pub fn settle_for(&mut self, stage: Stage) {
        self.stage = stage;
        self.forget_rows();
        self.follows = false;
    }

    /// Whether keys are typed into it.
    pub fn is_typing(&self) -> bool {
        matches!(self.stage, Stage::Predicting(_))
    }

    /// How many lines are typed, while they are.
    pub fn typed(&self) -> Option<usize> {
        match &self.stage {
            Stage::Predicting(draft) => Some(draft.lines.len()),
            _ => None,
        }
    }

    /// Takes in what was pasted.
    pub fn paste(&mut self, pasted: &str) {
        if let Stage::Predicting(draft) = &mut self.stage {
            draft.insert(pasted.trim_end_matches('\n'));
        }
    }

    /// Whether something runs in it, or is about to.
    pub fn is_busy(&self) -> bool {
        matches!(self.stage, Stage::Preparing(..) | Stage::Running(_))
    }

    /// The title of its frame.
    pub fn title(&self) -> &'static str {
        match self.stage {
            Stage::Predicting(_) => "What does it print?",
            Stage::Recorded(_) if self.expected.is_none() => "Not run",
            Stage::Recorded(_) => "Recorded output",
            Stage::Preparing(..)
            | Stage::Running(_)
            | Stage::Stopping
            | Stage::Ended(_)
            | Stage::Refused(_) => "Output",
        }
    }

    /// What it is at, for its frame.
    pub fn note(&self) -> String {
        match &self.stage {
            Stage::Predicting(_) | Stage::Recorded(_) | Stage::Refused(_) => String::new(),
            Stage::Preparing(what, _) if what.is_empty() => "starting".to_owned(),
            Stage::Preparing(_, seconds) => format!("{seconds} s"),
            Stage::Running(seconds) => format!("running · {seconds} s"),
            Stage::Stopping => "stopping".to_owned(),
            Stage::Ended(ended) => verdict::note(ended),
        }
    }

    /// What an action does.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let page = self.room.1.saturating_sub(1).max(1);
        let (above, below) = self.more();
        match action {
            Action::Close | Action::Back if self.is_busy() => return Outcome::Stop,
            Action::Close | Action::Back => return Outcome::Close,
            Action::Quit => return Outcome::Pass,
            Action::Run if !self.is_busy() && self.stage != Stage::Stopping => {
                return Outcome::Again;
            }
            // Where there is no more of it, the page goes on.
            Action::LineDown | Action::PageDown | Action::HalfDown if !below => {
                return Outcome::Pass;
            }
            Action::LineUp | Action::PageUp | Action::HalfUp if !above => return Outcome::Pass,
            Action::LineDown => self.scroll(1),
            Action::LineUp => self.scroll(-1),
            Action::PageDown | Action::HalfDown => self.scroll(page.cast_signed()),
            Action::PageUp | Action::HalfUp => self.scroll(-page.cast_signed()),
            Action::Top => self.scroll(-MOST_ROWS.cast_signed()),
            Action::Bottom => self.scroll(MOST_ROWS.cast_signed()),
            _ => {}
        }
        Outcome::Stay
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        let draft = match &self.stage {
            Stage::Predicting(draft) => draft,
            Stage::Preparing(..) | Stage::Running(_) => {
                return vec![bar.bound(Action::Close, "stop")];
            }
            Stage::Stopping => return Vec::new(),
            Stage::Ended(_) | Stage::Recorded(_) | Stage::Refused(_) => {
                let mut hints = vec![bar.bound(Action::Close, "close")];
                // Where nothing is run, nothing but another prediction can come of it.
                if bar.reach != Reach::Safe || self.prediction.is_some() {
                    hints.push(bar.bound(Action::Run, "again"));
                }
                let (above, below) = self.more();
                if below {
                    hints.push(bar.bound(Action::LineDown, "down"));
                }
                if above {
                    hints.push(bar.bound(Action::LineUp, "up"));
                }
                return hints;
            }
        };
        let tab = if draft.is_empty() {
            "skip: show the output"
        } else if self.code.attributes.run.is_none() {
            "compare"
        } else {
            "run and compare"
        };
        vec![
            fixed("Tab", tab),
            fixed("Esc", "close"),
            fixed("Enter", "new line"),
            fixed("PgUp PgDn", "scroll"),
        ]
    }

    /// How many rows it wants, its frame not among them.
    pub fn wanted(&self) -> usize {
        match &self.stage {
            Stage::Predicting(draft) => draft.lines.len().max(3) + 2,
            _ => self.rows.len().max(1),
        }
    }

    /// Makes rows for a frame of this width.
    pub fn lay_out(&mut self, width: usize) {
        let cells = width.saturating_sub(4 + MARGIN);
        if cells != self.room.0 {
            self.forget_rows();
        }
        self.room.0 = cells;
        if self.rows.is_empty() {
            self.wrapped = 0;
        }
        self.wrap_more();
    }

    /// Tells it how many rows its frame has room for.
    pub fn settle(&mut self, rows: usize) {
        self.room.1 = rows;
        if self.follows {
            self.top = if self.opens_at_top {
                self.first_difference()
            } else {
                usize::MAX
            };
        }
        self.top = self.top.min(self.last_top());
    }

    /// The first row to be shown for the first line that differs to be among those shown.
    fn first_difference(&self) -> usize {
        let mut rows = self.rows.iter().skip(self.words);
        let first = rows.position(is_difference).unwrap_or(0) + self.words;
        if first + 2 <= self.room.1 {
            0
        } else {
            first.saturating_sub(1)
        }
    }

    /// Whether there is more above, and below; not where none of it is on the screen.
    pub fn more(&self) -> (bool, bool) {
        let is_seen = self.room.1 > 0;
        (
            is_seen && self.top > 0,
            is_seen && self.top < self.last_top(),
        )
    }

    fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.room.1)
    }

    fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.last_top());
        self.follows = self.is_busy() && self.top == self.last_top();
    }

    /// For how many seconds it is being prepared, if what is done is known.
    pub fn prepared_for(&self) -> Option<u64> {
        match &self.stage {
            Stage::Preparing(what, seconds) if !what.is_empty() => Some(*seconds),
            _ => None,
        }
    }

    /// Has its rows made anew.
    pub fn forget_rows(&mut self) {
        self.rows.clear();
        self.wrapped = 0;
    }

    /// Makes rows of the lines that are new.
    fn wrap_more(&mut self) {
        if self.is_typing() || self.room.0 == 0 {
            return;
        }
        if let Stage::Ended(_) | Stage::Recorded(_) | Stage::Refused(_) = self.stage {
            if self.rows.is_empty() {
                let verdict = verdict::verdict(self);
                self.opens_at_top = verdict.differs;
                // What is to be said of it is always shown: where lines differ, above them.
                let (first, last) = if verdict.differs {
                    (verdict.words, verdict.lines)
                } else {
                    (verdict.lines, verdict.words)
                };
                self.rows = self.wrap(first);
                self.words = if self.opens_at_top {
                    self.rows.len()
                } else {
                    0
                };
                self.rows.extend(self.wrap(last));
            }
            return;
        }
        if let Stage::Preparing(what, _) = &self.stage {
            // How far that has come is told anew.
            let row = PaneRow::new(" ", what, Role::Muted);
            self.rows = self.wrap(vec![row]);
            return;
        }
        let new = self.printed.lines.get(self.wrapped..).unwrap_or_default();
        let rows = new.iter().map(|(stream, text)| line(*stream, text));
        let rows = self.wrap(rows.collect());
        self.wrapped = self.printed.lines.len();
        self.rows.extend(rows);
        self.rows.truncate(MOST_ROWS);
    }

    /// Breaks rows where they are wider than the pane, between words if that helps, and ends where there are too many.
    fn wrap(&self, rows: Vec<PaneRow>) -> Vec<PaneRow> {
        let width = self.room.0.max(1);
        let mut out = Vec::new();
        for row in rows {
            let line = text::clean_line(&row.text);
            let mut parts = Vec::new();
            if text::width(&line) <= width {
                parts.push(0..line.len());
            } else {
                parts = layout::breaks(&line, width);
            }
            for (index, part) in parts.into_iter().enumerate() {
                if out.len() >= MOST_ROWS {
                    let words = "There is more, which is not shown here.";
                    out.push(PaneRow::new(" ", words, Role::Muted));
                    return out;
                }
                let is_prose = matches!(row.role, Role::Muted | Role::CalloutTip);
                let mark = match index {
                    0 => row.mark,
                    _ if is_prose => " ",
                    _ => "↪",
                };
                let words = line.get(part).unwrap_or_default();
                out.push(PaneRow::new(mark, words, row.role));
            }
        }
        out
    }
}

/// Whether a row tells what one side has and the other does not.
fn is_difference(row: &PaneRow) -> bool {
    row.mark == verdict::SAID || row.mark == verdict::PRINTED
}

/// A line as it was printed. What went to standard error has a mark.
fn line(stream: Stream, text: &str) -> PaneRow {
    match stream {
        Stream::Out => PaneRow::new(" ", text, Role::Code),
        Stream::Err => PaneRow::new("!", text, Role::StatusError),
    }
}
