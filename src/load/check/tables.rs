//! Tables with more columns than are shown.

use crate::course::BlockKind;
use crate::course::block::MOST_COLUMNS;
use crate::diagnostic::Diagnostic;
use crate::load::lesson::Loaded;
use crate::load::problems::Problems;
use crate::source::Span;

/// The tables of a lesson of which columns are not shown, each at its header.
pub(super) fn problems(loaded: &Loaded) -> Vec<Diagnostic> {
    let Loaded { lesson, source, .. } = loaded;
    let mut problems = Problems::new(source);
    for block in &lesson.blocks {
        let BlockKind::Table(table) = &block.kind else {
            continue;
        };
        let columns = table.columns();
        if columns > MOST_COLUMNS {
            let header = source.slice(block.span).lines().next().map_or(0, str::len);
            let span = Span::new(block.span.start, block.span.start + header);
            problems.warning(
                span,
                format!(
                    "only the first {MOST_COLUMNS} of the {columns} columns of this table are shown"
                ),
            );
            problems.hint("make several tables of it");
        }
    }
    problems.finish()
}
