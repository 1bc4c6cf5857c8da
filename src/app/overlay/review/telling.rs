//! What is told of a judgement, as rows: what was found, missed and wrongly accused, with the lines and the reasons.

use super::proof::sign;
use super::reading::{Listing, with_view};
use super::{Press, ReviewView, Sight};
use crate::app::action::Action;
use crate::app::news::Proofs;
use crate::course::Block;
use crate::course::review::{Flaw, LineRange, Proof, Remark};
use crate::layout::Sheet;
use crate::practice::judge::{Finding, Judgement, Mark, Merit};
use crate::practice::trial::{Difference, Verdict};
use crate::theme::{Role, Roles};

/// Of a flaw, as many lines are quoted.
const MOST_QUOTED: usize = 8;

/// What is told, as it grows.
pub(super) struct Telling<'a> {
    pub(super) view: &'a ReviewView,
    pub(super) sight: Sight<'a>,
    pub(super) listing: Listing<'a>,
    pub(super) sheet: Sheet<Press>,
    /// The rows where findings begin.
    pub(super) stops: Vec<usize>,
}

impl Telling<'_> {
    pub(super) fn verdict(&mut self, judgement: &Judgement) {
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

    pub(super) fn flaw(&mut self, flaw: &Flaw, finding: Finding) {
        let place = format!("{} · {}", flaw.lines.words(), flaw.category.name());
        let (sign, role, words) = match finding {
            Finding::Found => ("✓", Role::QuizCorrect, format!("found: {place}")),
            Finding::FoundAs(category) => (
                "✓",
                Role::QuizCorrect,
                format!("found: {place}; you said {}", category.name()),
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
    pub(super) fn proven(&mut self, index: usize) {
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
    pub(super) fn mark(&mut self, (lines, category): Mark, merit: Merit) {
        let place = format!("{} · {}", lines.words(), category.name());
        let accused = format!("wrongly accused: {place}");
        let wrong = ("✗", Role::QuizWrong);
        let review = &self.view.review;
        match merit {
            // Those are told with what they are on.
            Merit::Flaw(_) | Merit::Remark(_) => {}
            Merit::Decoy(decoy) => {
                if let Some(decoy) = review.decoys.get(decoy) {
                    self.told(wrong, &accused, lines, &decoy.why);
                    self.sheet.blank();
                }
            }
            Merit::TooWide(flaw) => {
                let inside = review.flaws.get(flaw).map(|flaw| flaw.lines.words());
                let inside = inside.unwrap_or_default();
                let words = format!(
                    "too wide: {} hold the flaw at {inside} and lines that are fine. You said {}.",
                    lines.words(),
                    category.name()
                );
                self.said(wrong, &words);
                self.sheet.blank();
            }
            Merit::Fine => {
                let words = format!("{accused}. Nothing is known to be wrong there.");
                self.told(wrong, &words, lines, &[]);
                self.sheet.blank();
            }
        }
    }

    pub(super) fn remark(&mut self, sign: (&str, Role), words: &str, remark: &Remark) {
        self.told(sign, words, remark.lines, &remark.why);
        self.sheet.blank();
    }

    /// Words on some lines, with the lines and the reason.
    fn told(&mut self, sign: (&str, Role), words: &str, lines: LineRange, why: &[Block]) {
        self.said(sign, words);
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

    /// What a finding begins with.
    fn said(&mut self, (sign, role): (&str, Role), words: &str) {
        self.stops.push(self.sheet.rows.len());
        self.sheet
            .marked(&format!("{sign} "), words, role.into(), None);
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
