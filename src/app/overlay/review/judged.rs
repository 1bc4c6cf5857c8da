//! A review after the judgement, as rows: what was found, missed and wrongly accused, how it is repaired, the proof.

use super::proof::{heading, sign};
use super::reading::{COLUMN, Listing, with_view};
use super::stops::stop_at;
use super::{Press, ReviewView, Sight};
use crate::app::action::Action;
use crate::app::news::Proofs;
use crate::course::review::{Flaw, Lines, Proof, Remark};
use crate::course::{Block, Code};
use crate::layout::Sheet;
use crate::practice::diff::{self, Change};
use crate::practice::judge::{Finding, Judgement, Merit};
use crate::practice::trial::{Difference, Verdict};
use crate::theme::{Role, Roles};

/// From this width on, two versions stand side by side.
const SIDE_BY_SIDE: usize = 110;
/// Of a flaw, as many lines are quoted.
const MOST_QUOTED: usize = 8;

impl ReviewView {
    /// All rows after the judgement.
    pub(super) fn judged_rows(
        &self,
        judgement: &Judgement,
        width: usize,
        sight: Sight<'_>,
    ) -> Sheet<Press> {
        let mut told = Telling {
            view: self,
            sight,
            listing: Listing::new(&self.review.flawed, sight),
            sheet: Sheet::new(width.min(COLUMN)),
        };
        told.verdict(judgement);
        for (index, (flaw, finding)) in self.review.flaws.iter().zip(&judgement.flaws).enumerate() {
            told.flaw(flaw, *finding);
            told.proven(index);
        }
        for ((lines, _), merit) in self.marks.iter().zip(&judgement.marks) {
            told.mark(*lines, *merit);
        }
        for (index, decoy) in self.review.decoys.iter().enumerate() {
            if !judgement.marks.contains(&Merit::Decoy(index)) {
                let words = format!("left alone: {}", decoy.lines.words());
                told.remark(("✓", Role::QuizCorrect), &words, decoy);
            }
        }
        for remark in &self.review.remarks {
            let words = format!("worth a word: {}", remark.lines.words());
            told.remark(("·", Role::Muted), &words, remark);
        }
        let mut sheet = told.sheet;
        // Code side by side may be wider than words.
        sheet.width = width;
        if let Some(fixed) = &self.review.fixed {
            let top = sheet.rows.len();
            heading("How it is repaired", &mut sheet);
            stop_at(top, &mut sheet);
            repaired((&self.review.flawed, fixed), sight, &mut sheet);
        }
        let top = sheet.rows.len();
        self.proof(&mut sheet, sight);
        stop_at(top, &mut sheet);
        sheet.blank();
        let button = |action| Some(Press::Do(action));
        let again = format!("{:<4}", sight.keymap.key(Action::TryAgain));
        sheet.marked(
            &again,
            "try again",
            Role::Muted.into(),
            button(Action::TryAgain),
        );
        sheet.marked(
            "Esc ",
            "back to the lesson",
            Role::Muted.into(),
            button(Action::Close),
        );
        sheet
    }
}

/// What is told, as it grows.
struct Telling<'a> {
    view: &'a ReviewView,
    sight: Sight<'a>,
    listing: Listing<'a>,
    sheet: Sheet<Press>,
}

impl Telling<'_> {
    fn verdict(&mut self, judgement: &Judgement) {
        let (found, count) = (judgement.found(), judgement.flaws.len());
        let (words, role) = match (count, self.view.marks.is_empty()) {
            (0, true) => (
                "✓ Nothing is wrong with this code, and you said so.".to_owned(),
                Role::QuizCorrect,
            ),
            (0, false) => (
                "✗ Nothing is wrong with this code.".to_owned(),
                Role::QuizWrong,
            ),
            (1, _) if found == 1 => ("✓ You found the flaw.".to_owned(), Role::QuizCorrect),
            (1, _) => (
                "✗ There is a flaw that you missed.".to_owned(),
                Role::QuizWrong,
            ),
            (_, _) if found == count => {
                (format!("✓ You found all {count} flaws."), Role::QuizCorrect)
            }
            (_, _) => (
                format!("You found {found} of {count} flaws."),
                Role::PopupTitle,
            ),
        };
        self.sheet.words(&words, role);
        let accused = judgement.accused();
        if accused > 0 {
            let places = if accused == 1 { "place" } else { "places" };
            let words = format!("✗ {accused} {places} wrongly accused.");
            self.sheet.words(&words, Role::QuizWrong);
        }
        self.sheet.blank();
    }

    fn flaw(&mut self, flaw: &Flaw, finding: Finding) {
        let place = format!("{} · {}", flaw.lines.words(), flaw.category.name());
        let (sign, role, words) = match finding {
            Finding::Found => ("✓", Role::QuizCorrect, format!("found: {place}")),
            Finding::FoundAs(category) => (
                "✓",
                Role::QuizCorrect,
                format!("found: {place}, not {}", category.name()),
            ),
            Finding::Missed => ("✗", Role::QuizWrong, format!("missed: {place}")),
        };
        self.told((sign, role), &words, flaw.lines, &flaw.why);
        match &flaw.proof {
            Proof::Shows(shows) => {
                self.sheet
                    .marked("  ", "How it shows:", Role::Muted.into(), None);
                self.blocks(shows);
            }
            Proof::Test { file, pattern } => {
                // A regular expression names no test.
                let name = pattern
                    .as_deref()
                    .filter(|name| !name.contains(['^', '$', '|', '(', '[', '*', '+', '\\']));
                let proof = match name {
                    Some(name) => format!("Proven by “{name}” in {file}."),
                    None => format!("Proven by {file}."),
                };
                let run = self.sight.keymap.key(Action::Run);
                let words = match &self.view.proofs {
                    Proofs::Unasked => format!("{proof} {run} runs it."),
                    Proofs::Asks(_) | Proofs::Running(_) | Proofs::Shown(_) | Proofs::Stuck(_) => {
                        proof
                    }
                };
                self.sheet.marked("  ", &words, Role::Muted.into(), None);
            }
            Proof::None => {}
        }
    }

    /// What has come of the proof of a flaw, once it has been run.
    fn proven(&mut self, index: usize) {
        if let Proofs::Shown(shown) = &self.view.proofs
            && let Some(Some(shown)) = shown.get(index)
        {
            for (file, verdict) in [
                ("this file", &shown.flawed.verdict),
                ("the repaired file", &shown.fixed.verdict),
            ] {
                let (sign, role) = sign(verdict);
                let words = match verdict {
                    Verdict::Passed => "it passes".to_owned(),
                    Verdict::Failed(Difference { expected, seen }) => {
                        format!("it fails: expected {expected}, seen {seen}")
                    }
                    Verdict::Unclear(reason) => reason.clone(),
                };
                let words = format!("on {file} {words}");
                self.sheet
                    .marked(&format!("  {sign} "), &words, role.into(), None);
            }
        }
        self.sheet.blank();
    }

    /// What a mark that lies in no flaw comes to.
    fn mark(&mut self, lines: Lines, merit: Merit) {
        let accused = format!("wrongly accused: {}", lines.words());
        let review = &self.view.review;
        match merit {
            // Those are told with what they are on.
            Merit::Flaw(_) | Merit::Remark(_) => {}
            Merit::Decoy(decoy) => {
                if let Some(decoy) = review.decoys.get(decoy) {
                    self.remark(("✗", Role::QuizWrong), &accused, decoy);
                }
            }
            Merit::TooWide(flaw) => {
                let inside = review.flaws.get(flaw).map(|flaw| flaw.lines.words());
                let inside = inside.unwrap_or_default();
                let words = format!(
                    "too wide: {} hold the flaw at {inside} and lines that are fine.",
                    lines.words()
                );
                self.accusation(&words);
            }
            Merit::Fine => {
                let words = format!("{accused}. Nothing is known to be wrong there.");
                self.accusation(&words);
            }
        }
    }

    /// What is said of lines that nothing is known of.
    fn accusation(&mut self, words: &str) {
        let top = self.sheet.rows.len();
        self.sheet.marked("✗ ", words, Role::QuizWrong.into(), None);
        stop_at(top, &mut self.sheet);
        self.sheet.blank();
    }

    fn remark(&mut self, sign: (&str, Role), words: &str, remark: &Remark) {
        self.told(sign, words, remark.lines, &remark.why);
        self.sheet.blank();
    }

    /// Words on some lines, with the lines and the reason.
    fn told(&mut self, (sign, role): (&str, Role), words: &str, lines: Lines, why: &[Block]) {
        let top = self.sheet.rows.len();
        self.sheet
            .marked(&format!("{sign} "), words, role.into(), None);
        stop_at(top, &mut self.sheet);
        let last = lines.last.min(lines.first + MOST_QUOTED - 1);
        for line in lines.first..=last {
            let muted = Role::Muted.into();
            self.listing.add(line, (" ", muted), None, &mut self.sheet);
        }
        if last < lines.last {
            self.sheet.marked("     ", "…", Role::Muted.into(), None);
        }
        self.blocks(why);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        let sheet = &mut self.sheet;
        if !blocks.is_empty() {
            with_view(sheet.width, self.sight, |view| {
                sheet.item(("  ", Roles::NONE), blocks, None, view);
            });
        }
    }
}

/// The flawed file and the repaired one: side by side where there is room, else one below the other.
fn repaired((flawed, fixed): (&Code, &Code), sight: Sight<'_>, sheet: &mut Sheet<Press>) {
    let changes = diff::lines(&flawed.text, &fixed.text);
    let (old, new) = (Listing::new(flawed, sight), Listing::new(fixed, sight));
    let (removed, added) = (Role::SyntaxDeleted, Role::SyntaxInserted);
    if sheet.width >= SIDE_BY_SIDE {
        for (left, right) in diff::pairs(&changes) {
            let kept = changes_nothing(left, right, &old, &new);
            let side = |at: Option<usize>, listing: &Listing<'_>, sign: &str| {
                at.map(|at| (at, listing.gutter(at, if kept { " " } else { sign })))
            };
            let (left, right) = (side(left, &old, "-"), side(right, &new, "+"));
            let roles = |role: Role| Roles::from(if kept { Role::Muted } else { role });
            let left = left.as_ref();
            let left = left.map(|(at, gutter)| old.line(*at, gutter, roles(removed)));
            let right = right.as_ref();
            let right = right.map(|(at, gutter)| new.line(*at, gutter, roles(added)));
            sheet.beside(left, right);
        }
        return;
    }
    for change in changes {
        match change {
            Change::Kept(_, at) => new.add(at, (" ", Role::Muted.into()), None, sheet),
            Change::Removed(at) => old.add(at, ("-", removed.into()), None, sheet),
            Change::Added(at) => new.add(at, ("+", added.into()), None, sheet),
        }
    }
}

/// Whether both sides have the same line.
fn changes_nothing(
    left: Option<usize>,
    right: Option<usize>,
    old: &Listing<'_>,
    new: &Listing<'_>,
) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => old.lines.get(left) == new.lines.get(right),
        (Some(_) | None, _) => false,
    }
}
