//! What a fence says of its code: how it is run, and what is expected of it.

use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// What may follow the language on a fence.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attributes {
    /// Who may run it: `node`.
    pub run: Option<String>,
    /// What it prints.
    pub expect: Option<Expect>,
    /// Lines of the output may come in any order.
    pub any_order: bool,
    /// The learner is asked for the output before it is shown.
    pub predict: bool,
    /// A caption, and the name it is saved under.
    pub file: Option<String>,
    /// The packages that it needs, each with its version if it is not the course's: `express`, `cors@2.8.5`.
    pub needs: Vec<String>,
    /// The files of the course that are put beside it, by their paths in the course.
    pub with: Vec<String>,
    /// The recorded trace that belongs to it.
    pub trace: Option<String>,
}

/// The same, without taking the room where nothing is said: most fences only name a language, and a lesson may have a
/// hundred thousand blocks of code.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BoxedAttributes(Option<Box<Attributes>>);

/// What a block of code is expected to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Expect {
    /// It prints this text.
    Output(String),
    /// It prints what a file of the course holds.
    File {
        /// Its path in the course.
        path: String,
        /// What it holds, once that is read.
        text: Option<String>,
    },
    /// It ends with a status that is not zero.
    Fail,
}

/// What a fence says that says nothing.
static NOTHING: Attributes = Attributes {
    run: None,
    expect: None,
    any_order: false,
    predict: false,
    file: None,
    needs: Vec::new(),
    with: Vec::new(),
    trace: None,
};

impl Attributes {
    /// Whether `r` does something with it: it is run, or its output is said first and then shown as it was recorded.
    pub fn is_tried(&self) -> bool {
        let is_recorded = matches!(self.expect, Some(Expect::Output(_) | Expect::File { .. }));
        self.run.is_some() || (self.predict && is_recorded)
    }
}

impl BoxedAttributes {
    /// Whether anything is said.
    pub fn says_something(&self) -> bool {
        self.0.is_some()
    }

    /// What is said, to be changed, if anything is.
    pub fn as_mut(&mut self) -> Option<&mut Attributes> {
        self.0.as_deref_mut()
    }
}

impl From<Attributes> for BoxedAttributes {
    fn from(attributes: Attributes) -> Self {
        Self((attributes != NOTHING).then(|| Box::new(attributes)))
    }
}

impl Deref for BoxedAttributes {
    type Target = Attributes;

    fn deref(&self) -> &Attributes {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

/// A package and the version that is named with it, as in `@scope/name@1.2.3`.
pub fn package(need: &str) -> (&str, Option<&str>) {
    let at = need.rfind('@').filter(|at| *at > 0);
    let parts = at.and_then(|at| Some((need.get(..at)?, need.get(at + 1..)?)));
    parts.map_or((need, None), |(name, version)| (name, Some(version)))
}

/// Whether a version is one alone, as in `5.3.0` or `1.0.0-rc.1`, and no range.
pub fn is_exact_version(version: &str) -> bool {
    let numbers = version.split(['-', '+']).next().unwrap_or_default();
    let mut count = 0;
    let all = numbers.split('.').all(|number| {
        count += 1;
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-+".contains(&byte);
    all && count == 3 && version.bytes().all(is_plain)
}
