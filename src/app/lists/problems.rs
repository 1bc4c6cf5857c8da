//! The problems of the course as rows of a list.

use crate::app::App;
use crate::app::overlay::{Choice, Item};
use crate::course::LessonId;
use crate::progress::Trouble;

impl App {
    /// That progress is not kept, if that is so; and the problems of the course in the order of their places.
    pub(super) fn problem_items(&self) -> Vec<Item> {
        let unkept = self.known_trouble().map(unkept);
        if self.problems.is_empty() && unkept.is_none() {
            let none = "No problems were found in what has been read.";
            let none = Item::remark(none).or(vec!["No problems were found.".to_owned()]);
            return vec![none, self.more()];
        }
        let mut problems: Vec<_> = self.problems.iter().collect();
        problems.sort_by_key(|problem| (&problem.file, problem.at));
        let items = problems.into_iter().map(|problem| {
            let place = problem.place();
            let choice = match (self.lesson_in(&problem.file), problem.at) {
                (Some(lesson), Some(at)) => Choice::Place(lesson.clone(), at),
                (Some(lesson), None) => Choice::Lesson(lesson.clone()),
                (None, _) => Choice::Elsewhere(place.clone()),
            };
            let hint = problem.hint.as_ref();
            let todo = hint.map_or_else(String::new, |hint| format!(" ({hint})"));
            let note = format!("{place}: {}{todo}", problem.message);
            let brief = hint.map_or_else(|| place.clone(), |hint| format!("{place}: {hint}"));
            let file = place.rsplit('/').next().unwrap_or(&place);
            Item::new(&problem.message, file, choice)
                .indented(1)
                .noted(note)
                .noted_in_brief(brief)
        });
        unkept
            .into_iter()
            .chain(items)
            .chain([self.more()])
            .collect()
    }

    /// What stands below the problems that reading the lessons has brought to light: they are not all that there may be.
    fn more(&self) -> Item {
        let path = &self.path;
        let command = format!("nodecourse check{path}");
        let whole = format!("“{command}” also looks at links, images, code, terms, practice.");
        let mut shorter = vec![
            format!("“{command}” also looks at links, images, terms."),
            format!("“{command}” looks at links."),
            format!("links: {command}"),
        ];
        if !path.is_empty() {
            // Of a long path there may be no room for any of these.
            let in_general = ["links: nodecourse check PATH", "links: nodecourse check"];
            shorter.extend(in_general.map(str::to_owned));
        }
        Item::remark(whole).or(shorter)
    }

    /// The lesson that a file is, by the name that problems are told with.
    fn lesson_in(&self, file: &str) -> Option<&LessonId> {
        let here = &self.reader.lesson;
        if here.edition.name == file {
            return Some(&here.id);
        }
        // Before the path in the course stands the folder as it was called.
        let path = &self.course.lesson(&here.id)?.path;
        let folder = here.edition.name.strip_suffix(path.as_str())?;
        let lesson = self.course.modules.at_path(file.strip_prefix(folder)?);
        lesson.map(|lesson| &lesson.id)
    }
}

/// That progress is not kept, and what becomes of it.
fn unkept(trouble: &Trouble) -> Item {
    let message = format!("progress is not kept: {}", trouble.reason());
    let Some(path) = trouble.path() else {
        return Item::new(&message, "", Choice::Nothing)
            .indented(1)
            .noted(format!("{message} (what is new is lost when you quit)"));
    };
    let place = path.display().to_string();
    let file = place.rsplit('/').next().unwrap_or(&place).to_owned();
    let hint = "all of it is kept as soon as that works again";
    Item::new(&message, file, Choice::Elsewhere(place.clone()))
        .indented(1)
        .noted(format!("{place}: {message} ({hint})"))
        .noted_in_brief(format!("{place}: {hint}"))
}
