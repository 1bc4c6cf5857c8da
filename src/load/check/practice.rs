//! What can be wrong with the quizzes and reviews that lessons offer. That one is not there is told with the lesson.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::anchors::AnchorsOf;
use crate::course::{Course, LessonId, Practice, QuestionId, SectionId};
use crate::diagnostic::Diagnostic;
use crate::load::library::Library;
use crate::load::problems::Problems;
use crate::load::{quiz, review};
use crate::source::{Source, Span};

/// What a lesson offers to do, and where.
pub struct Offer {
    /// The lesson.
    pub lesson: LessonId,
    /// Its file.
    pub source: Arc<Source>,
    /// What there is to do, each with its place.
    pub practices: Vec<(Practice, Span)>,
}

/// Checks all that there is to do.
pub fn check(
    (library, course): (&Library, &Course),
    offers: &[Offer],
    anchors: &AnchorsOf,
) -> Vec<Diagnostic> {
    let mut checker = Checker {
        library,
        course,
        anchors,
        found: Vec::new(),
        quizzes: BTreeMap::new(),
        owners: HashMap::new(),
    };
    for offer in offers {
        checker.offer(offer);
    }
    // Those that no lesson offers are written to be right, too.
    for id in library.folders("reviews") {
        let (_, problems) = review(library, course, &id);
        checker.found.extend(problems);
    }
    checker.found
}

struct Checker<'a> {
    library: &'a Library,
    course: &'a Course,
    anchors: &'a AnchorsOf,
    found: Vec<Diagnostic>,
    /// The questions of each file that has been read.
    quizzes: BTreeMap<String, BTreeSet<QuestionId>>,
    /// The file that each question stands in.
    owners: HashMap<QuestionId, String>,
}

impl Checker<'_> {
    fn offer(&mut self, offer: &Offer) {
        let mut problems = Problems::new(&offer.source);
        for (practice, span) in &offer.practices {
            match practice {
                Practice::Quiz { file, only } => {
                    if !self.library.has(file) {
                        // That is told with the lesson.
                        continue;
                    }
                    self.quiz(file, &offer.lesson);
                    let known = self.quizzes.get(file);
                    let is_known = |id: &QuestionId| known.is_some_and(|known| known.contains(id));
                    if let Some(id) = only.as_ref().filter(|id| !is_known(id)) {
                        let message =
                            format!("neither a question nor this lesson is called `{id}`");
                        problems.error(*span, message);
                        let known = known.into_iter().flatten().map(QuestionId::as_str);
                        problems.suggest(id.as_str(), known.chain([offer.lesson.as_str()]));
                    }
                }
                Practice::Review(_) | Practice::Lab(_) | Practice::Trace(_) => {}
            }
        }
        self.found.extend(problems.finish());
    }

    /// Checks the questions of a file, once.
    fn quiz(&mut self, file: &str, lesson: &LessonId) {
        if self.quizzes.contains_key(file) {
            return;
        }
        let (quiz, problems) = quiz(self.library, self.course, file);
        self.found.extend(problems);
        let Ok(text) = self.library.read(file) else {
            return;
        };
        let mut problems = Problems::new(&text.source);
        let known = self.anchors.get(lesson).map(|known| &known.ids);
        for question in &quiz.questions {
            if let (Some(section), Some(known)) = (&question.section, known)
                && !known.contains(section)
            {
                let message = format!("the lesson `{lesson}` has no section `{section}`");
                problems.error(question.span, message);
                problems.suggest(section.as_str(), known.iter().map(SectionId::as_str));
            }
            let owner = self.owners.entry(question.id.clone());
            let owner = owner.or_insert_with(|| file.to_owned());
            if owner != file {
                let message = format!("`{owner}` has a question `{}`, too", question.id);
                problems.error(question.span, message);
            }
        }
        self.found.extend(problems.finish());
        let ids = quiz.questions.into_iter().map(|question| question.id);
        self.quizzes.insert(file.to_owned(), ids.collect());
    }
}
