//! What a course claims of code.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::course::Kit;
use crate::diagnostic::Diagnostic;
use crate::load::{Library, lab_file};
use crate::practice::lab::{self, Tools};
use crate::practice::{Node, Runner};
use crate::source::{Source, Span};

/// One claim, and where it is made.
#[derive(Debug)]
pub struct Claim {
    source: Arc<Source>,
    span: Option<Span>,
    what: What,
}

/// What is claimed.
#[derive(Debug)]
enum What {
    /// That a lab can be done, and that its checks tell right from wrong.
    Lab(Box<Kit>),
}

/// Everything that a course claims.
pub fn all(library: &Library) -> Vec<Claim> {
    let labs = lab_file::ids(library).into_iter().filter_map(|id| {
        let (kit, _) = lab_file::read(library, &id)?;
        Some(Claim {
            source: Arc::clone(&kit.source),
            span: None,
            what: What::Lab(Box::new(kit)),
        })
    });
    labs.collect()
}

impl Claim {
    /// What is not as it claims, a sentence each without a final period; nothing if it is proven.
    pub fn prove(&self, runner: &Runner, node: &Node, stop: &AtomicBool) -> Vec<String> {
        match &self.what {
            What::Lab(kit) => {
                let tools = Tools {
                    runner,
                    node,
                    packages: None,
                };
                lab::prove(kit, tools, stop)
            }
        }
    }

    /// A mistake at its place.
    pub fn told(&self, words: &str) -> Diagnostic {
        Diagnostic::error(&self.source, self.span, words)
    }

    /// All that its proof depends on but for the Node.js.
    pub fn content(&self) -> String {
        format!("{:?}", self.what)
    }
}
