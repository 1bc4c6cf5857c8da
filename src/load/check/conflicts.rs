//! What Git leaves in a file when two versions of it could not be joined.

use crate::course::{BlockKind, Lesson};
use crate::diagnostic::Diagnostic;
use crate::load::problems::Problems;
use crate::source::Span;

/// How the lines begin that Git writes above and below two versions.
const BEGINS: &str = "<<<<<<< ";
const ENDS: &str = ">>>>>>> ";

/// The conflicts in a lesson. Code may show one.
pub(super) fn problems(lesson: &Lesson) -> Vec<Diagnostic> {
    let mut problems = Problems::new(&lesson.source);
    let text = &lesson.source.text;
    if !text.contains(BEGINS) || !text.contains(ENDS) {
        return problems.finish();
    }
    let is_code = |at: usize| {
        let mut blocks = lesson.blocks.iter();
        blocks.any(|block| {
            matches!(block.kind, BlockKind::Code(_))
                && (block.span.start..block.span.end).contains(&at)
        })
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with(BEGINS) && !is_code(start) {
            let span = Span::new(start, start + line.trim_end().len());
            problems.error(span, "two versions of this text were never joined");
            problems.hint(
                "keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
            );
        }
        start += line.len();
    }
    problems.finish()
}
