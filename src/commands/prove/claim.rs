//! What a course claims of code.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::recording::{self, Recordings};
use super::{block, trace};
use crate::course::block::Expect;
use crate::course::practice::quiz_file;
use crate::course::quiz::{Ask, Outcome};
use crate::course::{BlockKind, Code, Course, Dialect, Kit, Practice, Review};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Library, lab_file};
use crate::office::launch;
use crate::practice::compare::Order;
use crate::practice::finding::{Finding, Location};
use crate::practice::lab;
use crate::practice::review::{self, Files};
use crate::practice::run::packages::{self, Packages};
use crate::practice::run::{Limits, Node, Program, Runner};
use crate::practice::trial::Tools;
use crate::source::{Source, Span};

/// One claim, and where it is made.
#[derive(Debug)]
pub struct Claim {
    source: Arc<Source>,
    span: Option<Span>,
    packages: Packages,
    what: What,
}

/// What is claimed.
#[derive(Debug)]
enum What {
    /// That a block of code prints this, or fails.
    Block {
        program: Box<Program>,
        /// What it prints; `None` for one that fails.
        output: Option<String>,
        order: Order,
    },
    /// That a program of a quiz does this.
    Trace(Box<Code>, Outcome),
    /// That the proofs of a review show its flaws, and find none in the repaired file.
    Review(Box<Review>, Files),
    /// That a lab can be done, and that its checks tell right from wrong.
    Lab(Box<Kit>),
}

/// Everything that a course claims, and what cannot be proven as it is written.
pub fn all(library: &Library, course: &Course) -> (Vec<Claim>, Vec<Diagnostic>) {
    let (mut claims, mut unclear) = blocks(library, course);
    claims.extend(traces(library, course));
    for id in load::review_ids(library) {
        let practice = Practice::Review(id.clone());
        let read = load::review(library, course, &id).0;
        if let (Some(review), Some(source)) = (read, load::practice_source(library, &practice)) {
            let packages = resolved(&review.needs, course, &source, &mut unclear);
            claims.push(Claim {
                source,
                span: None,
                packages,
                what: What::Review(Box::new(review), load::review_files(library, &id)),
            });
        }
    }
    for id in lab_file::ids(library) {
        if let Some((kit, problems)) = lab_file::read(library, &id) {
            // What is wrong as it is written has been told, and would only be told again.
            if problems.iter().any(Diagnostic::is_error) {
                continue;
            }
            let packages = resolved(&kit.lab.needs, course, &kit.source, &mut unclear);
            claims.push(Claim {
                source: Arc::clone(&kit.source),
                span: None,
                packages,
                what: What::Lab(Box::new(kit)),
            });
        }
    }
    (claims, unclear)
}

/// The packages that something needs.
fn resolved(
    needs: &[String],
    course: &Course,
    source: &Arc<Source>,
    unclear: &mut Vec<Diagnostic>,
) -> Packages {
    packages::resolve(needs, &course.packages).unwrap_or_else(|why| {
        unclear.push(Diagnostic::error(source, None, why.trim_end_matches('.')));
        Packages::new()
    })
}

/// What blocks of code say that they print.
fn blocks(library: &Library, course: &Course) -> (Vec<Claim>, Vec<Diagnostic>) {
    let read = |path: &str| load::file(library, path);
    let (mut claims, mut unclear) = (Vec::new(), Vec::new());
    for entry in course.lessons() {
        let (lesson, source) = load::lesson_and_source(library, course, &entry.id);
        for block in lesson.blocks.kept() {
            let BlockKind::Code(code) = &block.kind else {
                continue;
            };
            let attributes = &code.attributes;
            // That a file is not there has been told.
            let are_there = attributes.with.iter().all(|path| library.has(path));
            if attributes.run.is_none() || !are_there {
                continue;
            }
            let output = match &attributes.expect {
                Some(Expect::Output(text)) => Some(text.clone()),
                Some(Expect::File { path, .. }) if !library.has(path) => continue,
                Some(Expect::File { path, .. }) => {
                    let text = read(path);
                    if text.is_none() {
                        let why = format!("the file `{path}` cannot be read as text");
                        unclear.push(Diagnostic::error(&source, block.span, why));
                        continue;
                    }
                    text
                }
                Some(Expect::Fail) => None,
                None => continue,
            };
            let order = if attributes.any_order {
                Order::Any
            } else {
                Order::Given
            };
            match Program::of(code, &course.packages, &read) {
                Ok(program) => claims.push(Claim {
                    source: Arc::clone(&source),
                    span: Some(block.span),
                    packages: program.packages.clone(),
                    what: What::Block {
                        program: Box::new(program),
                        output,
                        order,
                    },
                }),
                Err(why) => {
                    let why = why.trim_end_matches('.');
                    unclear.push(Diagnostic::error(&source, block.span, why));
                }
            }
        }
    }
    (claims, unclear)
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
                    packages: Packages::new(),
                    what: What::Trace(program, outcome),
                });
            }
        }
    }
    claims
}

impl Claim {
    /// What is not as it claims; nothing if it is proven.
    pub fn prove(
        &self,
        (runner, node): (&Runner, &Node),
        recordings: &Recordings,
        stop: &AtomicBool,
    ) -> Vec<Finding> {
        let prepared = match launch::prepare(&self.packages, runner, stop) {
            Ok(prepared) => prepared,
            Err(why) => return vec![Finding::whole(why.trim_end_matches('.'))],
        };
        let tools = Tools {
            runner,
            node,
            packages: prepared.as_deref(),
        };
        match &self.what {
            What::Block {
                program,
                output,
                order,
            } => {
                // A block is run as the player runs it.
                let runner = Runner {
                    limits: Limits::default(),
                    ..runner.clone()
                };
                let proven = block::prove(program, (output.as_deref(), *order), (&runner, node));
                proven.err().map(Finding::whole).into_iter().collect()
            }
            What::Trace(program, outcome) => {
                let proven = trace::prove(program, outcome, tools, stop);
                proven.err().map(Finding::whole).into_iter().collect()
            }
            What::Review(judged, files) => {
                let mut proven = review::prove(judged, files, tools, stop);
                if let Some(printed) = proven.printed {
                    proven.found.extend(recordings.settle(judged, &printed));
                }
                proven.found
            }
            What::Lab(kit) => lab::prove(kit, tools, stop),
        }
    }

    /// Whether a part of it is what was printed once.
    pub fn has_recordings(&self) -> bool {
        matches!(self.what, What::Review(..))
    }

    /// Whether something of it can be recorded and is not.
    pub fn is_unrecorded(&self) -> bool {
        match &self.what {
            What::Review(review, _) => recording::is_missing(review),
            What::Block { .. } | What::Trace(..) | What::Lab(_) => false,
        }
    }

    /// A mistake at its place.
    pub fn told(&self, finding: &Finding, node: &Node) -> Diagnostic {
        let so = format!("this is so on Node.js {}", node.version);
        let words = finding.words.as_str();
        match finding.location {
            Location::Whole => Diagnostic::error(&self.source, self.span, words).with_hint(so),
            Location::At(span) => Diagnostic::error(&self.source, span, words).with_hint(so),
            Location::Recorded(file, line) => {
                let source = self.beside(file);
                let span = source.line(line);
                let hint = format!("{so}; `check --run --record` writes it anew");
                Diagnostic::error(&source, span, words).with_hint(hint)
            }
        }
    }

    /// A file in the folder of a review.
    fn beside(&self, file: &str) -> Arc<Source> {
        let text = match &self.what {
            What::Review(_, files) => files.get(file),
            What::Block { .. } | What::Trace(..) | What::Lab(_) => None,
        };
        let name = &self.source.name;
        let folder = name.rfind('/').and_then(|slash| name.get(..=slash));
        let name = format!("{}{file}", folder.unwrap_or_default());
        Source::new(name, text.map_or("", |text| text))
    }

    /// Its name for people: the folder of a lab or a review, or a file and the line in it.
    pub fn name(&self) -> String {
        let name = &self.source.name;
        match (&self.what, self.span) {
            (What::Lab(kit), _) => format!("{}/{}", lab_file::FOLDER, kit.lab.id),
            (What::Review(review, _), _) => format!("reviews/{}", review.id),
            (_, Some(span)) => format!("{name}:{}", self.source.position(span.start).line),
            (_, None) => name.clone(),
        }
    }

    /// All that its proof depends on but for the Node.js.
    pub fn content(&self) -> String {
        format!("{:?} {:?}", self.packages, self.what)
    }
}
