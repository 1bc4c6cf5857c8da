//! Code that an assistant wrote, to be judged: what is wrong with it, what only looks so, and how it is repaired.

use super::block::{Block, Code};
use crate::source::Span;

/// A file to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Names the learner's judgement.
    pub id: String,
    /// What the code is about.
    pub title: String,
    /// What the assistant was asked, and the question.
    pub prompt: Vec<Block>,
    /// The packages that its proofs need.
    pub needs: Vec<String>,
    /// The judged file's name in the folder of its proofs: they import `subject` with its extension.
    pub subject: String,
    /// The judged file.
    pub flawed: Code,
    /// The repaired one, if it is there.
    pub fixed: Option<Code>,
    /// What is wrong, in the order of the author; often several, sometimes nothing.
    pub flaws: Vec<Flaw>,
    /// What looks odd and is fine.
    pub decoys: Vec<Remark>,
    /// What is no flaw and worth a word.
    pub remarks: Vec<Remark>,
    /// What the check printed on the flawed file and on the repaired one, where that is recorded.
    pub recorded: Recorded,
}

/// What the check printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recorded {
    /// On the flawed file, where it fails.
    pub flawed: Option<String>,
    /// On the repaired one, where it passes.
    pub fixed: Option<String>,
}

impl Recorded {
    /// The files that hold it, on the flawed file and on the repaired one. They are shown; nothing is run with them.
    pub const FILES: [&str; 2] = ["flawed.out", "fixed.out"];
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Its lines.
    pub lines: LineRange,
    /// What kind of flaw it is.
    pub category: Category,
    /// Why it is one.
    pub why: Vec<Block>,
    /// How it shows.
    pub proof: Proof,
    /// Where it is told in its file.
    pub span: Span,
}

/// How a flaw shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A test that fails on the flawed file and passes on the repaired one.
    Test {
        /// The file, in the review's folder.
        file: String,
        /// Which of its tests; all of them if it is not said.
        pattern: Option<String>,
    },
    /// Words: the input, the wrong result, the expected one.
    Shows(Vec<Block>),
    /// It does not.
    None,
}

/// A word on some lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The lines.
    pub lines: LineRange,
    /// The word.
    pub why: Vec<Block>,
}

/// Lines of a file, counted from 0, both ends among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineRange {
    /// The first.
    pub first: usize,
    /// The last.
    pub last: usize,
}

/// The kinds of flaw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// It lets somebody do what they may not.
    Security,
    /// It holds up everything else.
    Blocking,
    /// What goes wrong is not noticed, or ends too much.
    ErrorHandling,
    /// Something is never given back.
    Leak,
    /// Something is used otherwise than it is meant.
    ApiMisuse,
    /// Something is used that does not exist.
    InventedApi,
}

impl Review {
    /// Whether it has a test that shows one of its flaws, and a repaired file that passes it.
    pub fn has_tests(&self) -> bool {
        let is_test = |flaw: &Flaw| matches!(flaw.proof, Proof::Test { .. });
        self.fixed.is_some() && self.flaws.iter().any(is_test)
    }
}

impl Category {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Security,
        Self::Blocking,
        Self::ErrorHandling,
        Self::Leak,
        Self::ApiMisuse,
        Self::InventedApi,
    ];

    /// The name in course files and journals.
    pub fn name(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Blocking => "blocking",
            Self::ErrorHandling => "error-handling",
            Self::Leak => "leak",
            Self::ApiMisuse => "api-misuse",
            Self::InventedApi => "invented-api",
        }
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Security => "somebody can do what they may not",
            Self::Blocking => "everybody else has to wait for it",
            Self::ErrorHandling => "what goes wrong is lost, or ends too much",
            Self::Leak => "something is never given back",
            Self::ApiMisuse => "used otherwise than it is meant",
            Self::InventedApi => "it does not exist",
        }
    }

    /// The category with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.name() == name)
    }
}

impl LineRange {
    /// The lines from one to another, whichever comes first.
    pub fn between(one: usize, other: usize) -> Self {
        Self {
            first: one.min(other),
            last: one.max(other),
        }
    }

    /// Whether all of these lines are among those.
    pub fn lie_in(self, those: Self) -> bool {
        those.first <= self.first && self.last <= those.last
    }

    /// Whether some of these lines are among those.
    pub fn meet(self, those: Self) -> bool {
        self.first <= those.last && those.first <= self.last
    }

    /// As people count: `line 8`, `lines 8–10`.
    pub fn words(self) -> String {
        let (first, last) = (self.first + 1, self.last + 1);
        if first == last {
            format!("line {first}")
        } else {
            format!("lines {first}–{last}")
        }
    }
}
