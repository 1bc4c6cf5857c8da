//! The problems of the course as rows of a list.

use crate::app::App;
use crate::app::overlay::{Choice, Item};
use crate::course::Lesson;
use crate::source::Position;

/// What stands below the problems that reading the lessons has brought to light: they are not all that there may be.
const MORE: &str = "“nodecourse check” tries and counts more: links, code, terms, practice.";

/// … where there is less room for it.
const MORE_IN_SHORT: [&str; 3] = [
    "“nodecourse check” tries and counts more.",
    "“nodecourse check” counts more.",
    "more: nodecourse check",
];

impl App {
    /// The problems in the order of their places.
    pub(super) fn problem_items(&self) -> Vec<Item> {
        if self.problems.is_empty() {
            return vec![Item::remark("No problems were found."), more()];
        }
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|problem| (&problem.file, problem.at));
        let here = &self.reader.lesson;
        let starts = starts(here);
        let items = problems.into_iter().map(|problem| {
            let place = problem.place();
            let choice = match problem.at {
                Some(at) if problem.file == here.edition.name => {
                    let after = starts.partition_point(|(start, _)| *start <= at);
                    let nearest = after.checked_sub(1).and_then(|before| starts.get(before));
                    Choice::Block(nearest.map_or(0, |(_, block)| *block))
                }
                _ => Choice::Elsewhere(place.clone()),
            };
            let hint = problem
                .hint
                .as_ref()
                .map(|hint| format!(" ({hint})"))
                .unwrap_or_default();
            let note = format!("{place}: {}{hint}", problem.message);
            let file = place.rsplit('/').next().unwrap_or(&place);
            Item::new(&problem.message, file, choice)
                .indented(1)
                .noted(note)
        });
        items.chain([more()]).collect()
    }
}

fn more() -> Item {
    Item::remark(MORE).or(&MORE_IN_SHORT)
}

/// Where the blocks of a lesson begin in its file, in this order: those of footnotes come last, wherever
/// they were written.
fn starts(lesson: &Lesson) -> Vec<(Position, usize)> {
    let positions = lesson.positions.iter().copied();
    let mut starts: Vec<_> = positions.zip(0..).collect();
    starts.sort_unstable();
    starts
}
