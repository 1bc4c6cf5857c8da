//! What Git leaves in a file when two versions of it could not be joined.

use crate::course::BlockKind;
use crate::diagnostic::Diagnostic;
use crate::load::lesson::Loaded;
use crate::load::problems::Problems;
use crate::source::Span;

/// How the lines begin that Git writes above and below two versions.
const BEGINS: &str = "<<<<<<< ";
const ENDS: &str = ">>>>>>> ";

/// The conflicts in a lesson. Code may show one.
pub(super) fn problems(loaded: &Loaded) -> Vec<Diagnostic> {
    let Loaded { lesson, source, .. } = loaded;
    let mut problems = Problems::new(source);
    let text = &source.text;
    if !text.contains(BEGINS) || !text.contains(ENDS) {
        return problems.finish();
    }
    let code = lesson.blocks.iter();
    let code = code.filter(|block| matches!(block.kind, BlockKind::Code(_)));
    let mut code: Vec<Span> = code.map(|block| block.span).collect();
    code.sort_unstable();
    let mut code = code.into_iter().peekable();
    // Where the code ends that has begun so far.
    let mut code_end = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        while let Some(begun) = code.next_if(|span| span.start <= start) {
            code_end = code_end.max(begun.end);
        }
        if line.starts_with(BEGINS) && start >= code_end {
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
