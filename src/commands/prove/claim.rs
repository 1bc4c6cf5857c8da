//! What a course claims of code.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::course::practice::quiz_file;
use crate::course::quiz::{Ask, Outcome};
use crate::course::{Code, Course, Dialect, Kit, Practice, Review};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Library, lab_file};
use crate::practice::review::{self, Files};
use crate::practice::trial::Tools;
use crate::practice::{End, Node, Runner, lab, quiz};
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
    /// That a program of a quiz does this.
    Trace(Box<Code>, Outcome),
    /// That the proofs of a review show its flaws, and find none in the mended file.
    Review(Box<Review>, Files),
    /// That a lab can be done, and that its checks tell right from wrong.
    Lab(Box<Kit>),
}

/// Everything that a course claims.
pub fn all(library: &Library) -> Vec<Claim> {
    let (course, _) = load::course(library);
    let mut claims = traces(library, &course);
    for id in load::review_ids(library) {
        let practice = Practice::Review(id.clone());
        if let (Some(review), Some(source)) = (
            load::review(library, &course, &id).0,
            load::practice_source(library, &practice),
        ) {
            claims.push(Claim {
                source,
                span: None,
                what: What::Review(Box::new(review), load::review_files(library, &id)),
            });
        }
    }
    for id in lab_file::ids(library) {
        if let Some((kit, _)) = lab_file::read(library, &id) {
            claims.push(Claim {
                source: Arc::clone(&kit.source),
                span: None,
                what: What::Lab(Box::new(kit)),
            });
        }
    }
    claims
}

/// The programs of all quizzes. Those of a book are Rust.
fn traces(library: &Library, course: &Course) -> Vec<Claim> {
    let mut claims = Vec::new();
    if course.dialect != Dialect::Native {
        return claims;
    }
    for entry in course.lessons() {
        let file = quiz_file(&entry.path);
        let practice = Practice::Quiz {
            file: file.clone(),
            only: None,
        };
        let Some(source) = load::practice_source(library, &practice) else {
            continue;
        };
        for question in load::quiz(library, course, &file).0.questions {
            if let Ask::Trace { program, outcome } = question.ask {
                claims.push(Claim {
                    source: Arc::clone(&source),
                    span: Some(question.span),
                    what: What::Trace(program, outcome),
                });
            }
        }
    }
    claims
}

impl Claim {
    /// What is not as it claims, a sentence each without a final period; nothing if it is proven.
    pub fn prove(&self, runner: &Runner, node: &Node, stop: &AtomicBool) -> Vec<String> {
        let tools = Tools {
            runner,
            node,
            packages: None,
        };
        match &self.what {
            What::Trace(program, outcome) => trace(program, outcome, tools, stop),
            What::Review(judged, files) => review::prove(judged, files, tools, stop),
            What::Lab(kit) => lab::prove(kit, tools, stop),
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

/// What a program of a quiz does otherwise than is claimed.
fn trace(program: &Code, outcome: &Outcome, tools: Tools<'_>, stop: &AtomicBool) -> Vec<String> {
    const FILE: &str = "main.mjs";
    let workspace = match tools.lay_out([(FILE, program.text.as_bytes())]) {
        Ok(workspace) => workspace,
        Err(error) => return vec![format!("the program could not be set up: {error}")],
    };
    let said = tools.hear(&workspace, &[FILE], stop);
    let ran = said.end == End::Exit(0);
    match outcome {
        Outcome::Prints(_) if !ran => {
            vec![format!(
                "the program does not run to its end: {}",
                said.err.trim()
            )]
        }
        Outcome::Prints(wanted) if quiz::printed(wanted) != quiz::printed(&said.out) => {
            vec![format!("the program prints `{}`", said.out.trim())]
        }
        Outcome::Fails(_) if ran => vec!["the program runs to its end".to_owned()],
        Outcome::Prints(_) | Outcome::Fails(_) => Vec::new(),
    }
}
