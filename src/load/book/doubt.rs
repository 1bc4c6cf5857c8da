//! What is followed and is hardly what was meant: a part of a file that has no line, or more than its author thinks.

use super::directive::{File, Part};
use super::select::Selection;

/// What is odd about it, and what to do.
pub struct Doubt {
    /// What it brings.
    pub message: String,
    /// What to write.
    pub hint: String,
}

/// What is odd about the part of a file that a directive asks for, if anything is.
pub fn about(file: &File<'_>, selection: &Selection) -> Option<Doubt> {
    let File {
        path,
        written,
        part,
    } = file;
    if let Some(anchor) = &selection.open {
        return Some(Doubt {
            message: format!(
                "`{path}` has no `ANCHOR_END: {anchor}`, so it is included from there to its end"
            ),
            hint: format!("write `ANCHOR_END: {anchor}` in a comment below the last line"),
        });
    }
    let mut ends = written.split(':').map(str::parse::<usize>);
    let (first, last) = (ends.next(), ends.next());
    match (first, last) {
        (Some(Ok(0)), _) | (_, Some(Ok(0))) => {
            return Some(Doubt {
                message: format!("`{path}` has no line 0"),
                hint: "lines are counted from 1".to_owned(),
            });
        }
        (Some(Ok(first)), Some(Ok(last))) if last < first => {
            return Some(Doubt {
                message: format!("no line of `{path}` is included: {last} comes before {first}"),
                hint: format!("write `{path}:{last}:{first}`"),
            });
        }
        _ => {}
    }
    let is_empty = selection.runs.iter().all(|run| !run.asked);
    is_empty.then(|| match part {
        Part::Anchor(anchor) => Doubt {
            message: format!("no line of `{path}` is included: `{anchor}` has none"),
            hint: "move its two comments around the lines".to_owned(),
        },
        Part::Lines(_) => Doubt {
            message: format!("no line of `{path}` is included: it is empty"),
            hint: "write something into it, or take the directive out".to_owned(),
        },
    })
}
