//! A lab: the task, where the learner's files are, and what the checks say of them.

mod rows;

use std::sync::Arc;

use crate::app::action::Action;
use crate::app::colors::Colors;
use crate::app::keymap::Keymap;
use crate::app::news::{Attention, Lab, LabNews};
use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::page::Viewport;
use crate::app::reach::Reach;
use crate::course::lab::SOLUTION;
use crate::course::{LabId, LessonId};
use crate::practice::trial::Verdict;
use crate::progress::{Change, Hinted, LabState, Progress, Worked};

/// An open lab.
#[derive(Debug)]
pub struct LabView {
    /// The lab.
    pub lab: Arc<Lab>,
    /// The lesson that offers it.
    pub lesson: LessonId,
    /// What stands on the frame.
    pub title: String,
    /// What is shown.
    pub side: Side,
    /// How far the checks have come.
    pub state: State,
    /// What each check has said last.
    pub verdicts: Vec<Option<Verdict>>,
    /// How many hints of each check have been asked for.
    pub hints: Vec<usize>,
    /// The selected check.
    pub selected: usize,
    /// The learner's files beside the solution, once asked for.
    pub own: Vec<(String, String)>,
    /// What the copy was to be attended with last.
    pub asked: Attention,
    /// The rows.
    pub page: Viewport<Press>,
    /// Whether what is selected is brought into sight with the next rows.
    follows: bool,
    /// The first row on the screen when the solution was opened.
    left_at: usize,
    /// The width that the rows were laid out for; `None` if they have to be laid out again.
    laid: Option<usize>,
}

/// What of a lab is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The task and the checks.
    Work,
    /// The learner's files beside the solution.
    Solution,
}

/// How far the checks have come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There is no copy yet.
    Untouched,
    /// The files that it begins with are copied.
    Copying,
    /// The packages that they need are made ready.
    Preparing(String),
    /// They are being run.
    Checking,
    /// They have been run on the files as they are.
    Checked,
    /// They cannot be run, or no copy can be made; why, as a sentence.
    Stuck(String),
}

/// What a row belongs to, and so what a click on it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    /// A check.
    Check(usize),
    /// Why nothing can be checked.
    Trouble,
    /// Something to be done.
    Do(Action),
}

/// What the rows are made with.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The colours of code.
    pub colors: &'a Colors,
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// What is known of the learner's way.
    pub progress: &'a Progress,
    /// What may leave the program.
    pub reach: Reach,
}

impl LabView {
    /// A lab as the learner left it.
    pub fn new(lab: &Arc<Lab>, lesson: LessonId) -> Self {
        let checks = lab.kit.lab.checks.len();
        let state = match (&lab.folder, lab.is_begun) {
            (None, _) => {
                State::Stuck("There is no folder for your work: HOME is not set.".to_owned())
            }
            (Some(_), true) => State::Checking,
            (Some(_), false) => State::Untouched,
        };
        Self {
            lab: Arc::clone(lab),
            lesson,
            title: format!("Lab · {}", lab.kit.lab.title),
            side: Side::Work,
            state,
            verdicts: vec![None; checks],
            hints: vec![0; checks],
            selected: 0,
            own: Vec::new(),
            asked: Attention::Check,
            page: Viewport::default(),
            follows: false,
            left_at: 0,
            laid: None,
        }
    }

    /// Names it.
    pub fn id(&self) -> &LabId {
        &self.lab.kit.lab.id
    }

    /// Whether all checks pass.
    pub fn passes(&self) -> bool {
        let mut verdicts = self.verdicts.iter();
        !self.verdicts.is_empty() && verdicts.all(|verdict| *verdict == Some(Verdict::Passed))
    }

    /// The copy is attended to from now on. That is seen at once, wherever the task was being read.
    pub fn begin(&mut self, attention: Attention) {
        self.asked = attention;
        self.state = match attention {
            Attention::Begin | Attention::Fresh => State::Copying,
            Attention::Check => State::Checking,
        };
        self.follows = true;
        self.laid = None;
    }

    /// Takes news in. What they change in the learner's progress is returned.
    pub fn hear(&mut self, news: LabNews) -> Option<Change> {
        self.laid = None;
        match news {
            LabNews::Copied(aside) => {
                self.state = State::Checking;
                // What was said of the work that is put aside does not hold for the new copy.
                if aside.is_some() {
                    self.verdicts.fill(None);
                }
            }
            LabNews::Checking => self.state = State::Checking,
            LabNews::Prepares(packages) => self.state = State::Preparing(packages),
            LabNews::Verdict(index, verdict) => {
                if let Some(slot) = self.verdicts.get_mut(index) {
                    *slot = Some(verdict);
                }
            }
            LabNews::Checked => {
                self.state = State::Checked;
                self.follows = true;
                self.select_open();
                if self.passes() {
                    return Some(self.worked(LabState::Passed));
                }
            }
            LabNews::Files(files) => self.own = files,
            LabNews::Asks(_) => {}
            LabNews::Stuck(reason) => {
                self.state = State::Stuck(reason);
                self.follows = true;
            }
        }
        None
    }

    /// That the lab has come so far.
    pub fn worked(&self, state: LabState) -> Change {
        let lesson = self.lesson.clone();
        Change::Worked(self.id().clone(), Worked { lesson, state })
    }

    /// Selects the first check that does not pass, unless the selected one is still open.
    fn select_open(&mut self) {
        let is_open = |index: &usize| self.verdicts.get(*index) != Some(&Some(Verdict::Passed));
        if is_open(&self.selected) && self.selected < self.verdicts.len() {
            return;
        }
        if let Some(first) = (0..self.verdicts.len()).find(is_open) {
            self.selected = first;
        }
    }

    /// Shows the hints that were taken at another time.
    pub fn recall_hints(&mut self, progress: &Progress) {
        let (id, checks) = (self.id(), &self.lab.kit.lab.checks);
        let taken = checks.iter().map(|check| {
            let taken = progress.hints.get(&(id.clone(), check.id.clone()));
            taken.map_or(0, |hinted| hinted.count)
        });
        self.hints = taken.collect();
    }

    /// Shows one more hint for the selected check; `None` if there is none left.
    pub fn hint(&mut self) -> Option<Change> {
        if !self.has_hint() {
            return None;
        }
        let check = self.lab.kit.lab.checks.get(self.selected)?.id.clone();
        let shown = self.hints.get_mut(self.selected)?;
        *shown += 1;
        let hinted = Hinted {
            lesson: self.lesson.clone(),
            check,
            count: *shown,
        };
        self.follows = true;
        self.laid = None;
        Some(Change::Hinted(self.id().clone(), hinted))
    }

    /// Selects another check, or scrolls where there is none to select.
    pub fn move_by(&mut self, steps: isize) {
        let last = self.verdicts.len().saturating_sub(1);
        let selected = self.selected.saturating_add_signed(steps).min(last);
        if self.side == Side::Solution
            || self.state == State::Untouched
            || selected == self.selected
        {
            self.page.scroll_by(steps);
            return;
        }
        self.selected = selected;
        self.show_selected();
    }

    fn show_selected(&mut self) {
        let selected = self.selected;
        self.page.show(|press| press == Press::Check(selected));
    }

    /// What is selected.
    pub fn selection(&self) -> Option<Press> {
        let is_shown = self.side == Side::Work && self.state != State::Untouched;
        is_shown.then_some(Press::Check(self.selected))
    }

    /// To the solution, and back to where it was opened.
    pub fn turn(&mut self) {
        (self.side, self.page.scroll) = match self.side {
            Side::Work => {
                self.left_at = self.page.scroll;
                (Side::Solution, 0)
            }
            Side::Solution => (Side::Work, self.left_at),
        };
        self.laid = None;
    }

    /// The files of the solution that the learner was to write.
    pub fn solution(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = &self.lab.kit.lab.files;
        let solution = self.lab.kit.layer(SOLUTION);
        solution
            .filter(|(path, _)| files.iter().any(|file| file == path))
            .map(|(path, text)| (path, text.as_ref()))
    }

    /// Has the rows laid out again, because more is known.
    pub fn refresh(&mut self) {
        self.laid = None;
    }

    /// Lays the rows out if they are not.
    pub fn settle(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        if self.laid == Some(width) && self.page.height == height {
            return;
        }
        let sheet = self.rows(width, sight);
        self.page.fill(sheet, height);
        self.laid = Some(width);
        if std::mem::take(&mut self.follows) && self.side == Side::Work {
            if matches!(self.state, State::Stuck(_)) {
                self.page.show(|press| press == Press::Trouble);
                return;
            }
            // All checks, if there is room for them, and what keeps them from being done.
            self.page
                .show(|press| matches!(press, Press::Check(_) | Press::Trouble));
            self.show_selected();
            self.page.show_above();
        }
    }

    /// Whether the selected check has a hint that has not been asked for.
    pub(super) fn has_hint(&self) -> bool {
        let all = self.lab.hints.get(self.selected).map_or(0, Vec::len);
        let shown = self.hints.get(self.selected).copied();
        shown.is_some_and(|shown| shown < all)
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        let mut hints = vec![fixed("Esc", "close")];
        if self.side == Side::Solution {
            let (above, below) = self.page.hidden();
            hints = vec![fixed("Esc", "back to the lab")];
            if below > 0 {
                hints.push(bar.bound(Action::PageDown, "read on"));
            }
            if above > 0 {
                hints.push(bar.bound(Action::PageUp, "back"));
            }
            return hints;
        }
        let is_safe = bar.reach == Reach::Safe;
        match self.state {
            State::Untouched if is_safe => {}
            State::Untouched => hints.push(fixed("Enter", "begin")),
            State::Copying => {}
            State::Preparing(_) | State::Checking | State::Checked | State::Stuck(_) => {
                if !is_safe {
                    hints.push(bar.bound(Action::Edit, "edit"));
                    hints.push(fixed("Enter", "check"));
                }
                if self.has_hint() {
                    hints.push(bar.bound(Action::Hint, "hint"));
                }
            }
        }
        if self.selection().is_some() && self.verdicts.len() > 1 {
            hints.push(fixed("↑ ↓", "choose a check"));
        }
        hints.push(bar.bound(Action::Solution, "solution"));
        hints.push(bar.bound(Action::MarkDone, "mark as done"));
        hints
    }
}
