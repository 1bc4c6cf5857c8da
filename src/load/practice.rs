//! What a lesson offers to do: its directives, and the quiz beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::ReadError;
use super::keys::{self, Keys};
use super::library::Library;
use super::problems::Problems;
use crate::course::block::{Block, BlockKind, Containers};
use crate::course::practice::{MOST_FOUND, quiz_file};
use crate::course::{Features, Lesson, LessonId, Practice};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Gives a directive of a lesson its meaning: the lesson's own id stands for its whole quiz. Whether it asks for one.
pub fn settle(block: &mut Block, lesson: &LessonId) -> bool {
    let BlockKind::Practice(practice) = &mut block.kind else {
        return false;
    };
    let Practice::Quiz { only, .. } = practice.as_mut() else {
        return false;
    };
    only.take_if(|only| only.as_str() == lesson.as_str());
    true
}

/// Offers the quiz of a lesson, for which no directive has asked, at the end.
pub fn offer_quiz((lesson, source): (&mut Lesson, &Source), library: &Library, path: &str) {
    let file = quiz_file(path);
    if library.has(&file) {
        let end = source.text.len();
        append(lesson, Practice::Quiz { file, only: None }, end);
    }
}

/// Tells of directives whose files are not there.
pub fn missing((lesson, source): (&Lesson, &Arc<Source>), library: &Library) -> Vec<Diagnostic> {
    let mut problems = Problems::new(source);
    for (_, block) in lesson.blocks.with_any(Features::PRACTICE) {
        let BlockKind::Practice(practice) = &block.kind else {
            continue;
        };
        let file = practice.file();
        let Some(trouble) = library.trouble(&file) else {
            continue;
        };
        let span = Some(block.span);
        if trouble != ReadError::Missing {
            problems.error(span, format!("`{file}` cannot be read: {trouble}"));
            problems.advise(&trouble);
            continue;
        }
        let (what, folder, id) = match practice.as_ref() {
            Practice::Quiz { .. } => {
                let message = format!("there are no questions: `{file}` is missing");
                problems.error(span, message);
                problems.hint("write it, or correct its path");
                continue;
            }
            Practice::Review(id) => ("review", "reviews", id),
            Practice::Lab(id) => ("lab", "labs", id),
            Practice::Trace(id) => ("trace", "traces", id),
        };
        let known = library.folders(folder);
        if known.contains(id) {
            problems.error(span, format!("the {what} `{id}` has no `{file}`"));
        } else {
            problems.error(span, format!("there is no {what} `{id}`"));
            problems.suggest(id, known.iter().map(String::as_str));
        }
    }
    problems.finish()
}

/// Adds something to do after the text, which ends at `end`, and before the footnotes.
fn append(lesson: &mut Lesson, practice: Practice, end: usize) {
    let at = lesson
        .footnotes
        .start()
        .unwrap_or(lesson.blocks.len())
        .min(lesson.blocks.len());
    let gap = (at > 0).then_some(0);
    lesson.footnotes.move_on();
    let anchors = lesson.anchors.values_mut();
    anchors
        .filter(|block| **block >= at)
        .for_each(|block| *block += 1);
    // In what stands before it there are no summaries behind it.
    lesson.blocks.change_any(Features::DETAILS, |block| {
        let place = |summary: u32| summary + u32::from(summary as usize >= at);
        block.nest.move_summaries(place);
    });
    let block = Block {
        kind: BlockKind::Practice(Box::new(practice)),
        span: Span::new(end, end),
        nest: Containers::NONE,
        opened: 0,
        gap,
    };
    lesson.blocks.insert(at, block);
}

/// What the things to do in a lesson are called, by their blocks, as far as their files can be read: all that their frames
/// say but for what the learner has done.
pub fn offers(library: &Library, lesson: &Lesson) -> BTreeMap<usize, String> {
    let practices = lesson.practices().take(MOST_FOUND);
    let told = practices.map(|(block, practice)| {
        let title = match &practice {
            Practice::Quiz { .. } => lesson.asked_about(block, &practice).map(str::to_owned),
            Practice::Review(id) | Practice::Lab(id) => title(library, &practice.file(), id),
            Practice::Trace(id) => Some(id.clone()),
        };
        (block, practice.told(&title.unwrap_or_default()))
    });
    told.collect()
}

/// The title of a lab or a review by its file, else by the name of its folder; `None` if it cannot be read.
fn title(library: &Library, file: &str, id: &str) -> Option<String> {
    let source = library.read(file).ok()?.source;
    let mut problems = Problems::new(&source);
    let table = keys::parse(&source.text, 0, &mut problems);
    let title = Keys::new(table.get_ref(), 0).text("title", &mut problems);
    Some(title.map_or_else(|| id.replace('-', " "), |title| title.value))
}

/// The files that say what a lesson offers to do.
pub fn files(lesson: &Lesson) -> BTreeSet<String> {
    lesson
        .practices()
        .map(|(_, practice)| practice.file())
        .collect()
}
