//! What can be wrong with code that is to be run, before it is.

use crate::course::{BlockKind, Code, Course, Dialect, block};
use crate::diagnostic::Diagnostic;
use crate::load::lesson::Loaded;
use crate::load::problems::Problems;
use crate::source::Span;

/// The programs that code can be run with.
const RUNNERS: [&str; 1] = ["node"];

/// The mistakes in the fences of a lesson.
pub(super) fn problems(loaded: &Loaded, course: &Course) -> Vec<Diagnostic> {
    let mut problems = Problems::new(&loaded.source);
    if matches!(course.dialect, Dialect::Book(_)) {
        return problems.finish();
    }
    for block in loaded.lesson.blocks.kept() {
        if let BlockKind::Code(code) = &block.kind {
            fence(code, block.span, &mut problems);
            packages(code, course, block.span, &mut problems);
        }
    }
    problems.finish()
}

fn fence(code: &Code, span: Span, problems: &mut Problems) {
    let attributes = &code.attributes;
    match attributes.run.as_deref() {
        Some(runner) if !RUNNERS.contains(&runner) => {
            problems.error(span, format!("nothing here runs `{runner}`"));
            problems.meant("node");
        }
        Some(_) if attributes.file.is_none() && code.file_name().is_none() => {
            problems.error(span, format!("node runs no `{}`", code.language));
            problems.hint("name the file, as in `file=main.mjs`");
        }
        Some(_) | None => {}
    }
    if attributes.predict && attributes.expect.is_none() {
        let message = "`predict` needs `expect`: there is nothing to compare with";
        problems.error(span, message);
    }
}

fn packages(code: &Code, course: &Course, span: Span, problems: &mut Problems) {
    for need in &code.attributes.needs {
        let (name, own) = block::package(need);
        let version = own.or_else(|| course.packages.get(name).map(String::as_str));
        match version {
            None => {
                problems.error(span, format!("the package `{name}` has no version"));
                let key = if name.contains(['/', '@', '.']) {
                    format!("\"{name}\"")
                } else {
                    name.to_owned()
                };
                let hint = format!("write `{key} = \"1.2.3\"` under [packages] of course.toml");
                problems.hint(hint);
            }
            Some(version) if !block::is_exact_version(version) => {
                let message =
                    format!("the package `{name}` has the version `{version}`, which is not exact");
                problems.error(span, message);
                problems.hint(if own.is_some() {
                    format!("write one version, as in `{name}@1.2.3`")
                } else {
                    format!("write one version, as in `{name} = \"1.2.3\"` under [packages] of course.toml")
                });
            }
            Some(_) => {}
        }
    }
}
