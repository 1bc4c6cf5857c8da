//! What a course claims of its code, as far as running it can show. Each kind of claim is a kind of [`Claim`].

use std::sync::Arc;

use crate::commands::desk::Desk;
use crate::course::BlockKind;
use crate::course::block::Expect;
use crate::diagnostic::Diagnostic;
use crate::load;
use crate::practice::Program;
use crate::practice::compare::Order;
use crate::source::{Source, Span};

/// One claim.
pub struct Claim {
    /// The file that makes it.
    pub source: Arc<Source>,
    /// Where.
    pub span: Span,
    /// What is claimed.
    pub kind: Kind,
}

/// What is claimed.
pub enum Kind {
    /// A block of code prints this, or fails.
    Block {
        /// The block.
        program: Program,
        /// What it prints; `None` for one that fails.
        output: Option<String>,
        /// Whether the order of its lines matters.
        order: Order,
    },
}

/// All claims of a course, and what cannot be claimed as it is written.
pub fn claims(desk: &Desk) -> (Vec<Claim>, Vec<Diagnostic>) {
    let (course, _) = desk.outline();
    let read = |path: &str| load::file(&desk.library, path);
    let (mut claims, mut problems) = (Vec::new(), Vec::new());
    for entry in course.lessons() {
        let (lesson, _) = load::lesson(&desk.library, course, &entry.id);
        for block in &lesson.blocks {
            let BlockKind::Code(code) = &block.kind else {
                continue;
            };
            let attributes = &code.attributes;
            let output = match &attributes.expect {
                Some(Expect::Output(text)) => Some(text.clone()),
                // That it is not there has been told.
                Some(Expect::File(path)) => Some(read(path).unwrap_or_default()),
                Some(Expect::Fail) => None,
                None => continue,
            };
            if attributes.run.is_none() {
                continue;
            }
            match Program::of(code, &course.packages, &read) {
                Ok(program) => claims.push(Claim {
                    source: Arc::clone(&lesson.source),
                    span: block.span,
                    kind: Kind::Block {
                        program,
                        output,
                        order: if attributes.any_order {
                            Order::Any
                        } else {
                            Order::Given
                        },
                    },
                }),
                Err(why) => {
                    let why = why.trim_end_matches('.');
                    problems.push(Diagnostic::error(&lesson.source, block.span, why));
                }
            }
        }
    }
    (claims, problems)
}
