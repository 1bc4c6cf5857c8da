//! What is told when files are edited, come or go while they are read.

use std::sync::Arc;

use super::{Action, App};
use crate::course::{Absence, Coverage};
use crate::diagnostic::{Diagnostic, Problem};

/// What became of files while they were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Edit {
    /// The open lesson has another text.
    Text,
    /// The course has other lessons or terms, or says something else of itself.
    #[default]
    Course,
    /// The file with this name, in which the course said something of itself, is gone.
    Gone(String),
    /// The file of the open lesson is gone.
    LessonGone,
    /// It was gone, and is there again.
    LessonReturned,
    /// The open lesson cannot be read any more.
    Unreadable,
    /// The folder of the course was gone, and is there again.
    Returned,
}

/// The edit that was told last, and one that is yet to be told.
#[derive(Debug, Default)]
pub struct Edited {
    /// What is told of an edit of the course when it is known which lessons there are.
    awaited: Option<Edit>,
    edit: Edit,
    /// How many problems there were.
    count: usize,
    /// The number of the message.
    serial: Option<u64>,
    /// The number of the message that tells of broken links.
    broken: Option<u64>,
}

impl App {
    /// Tells of an edit, and how many problems there are if it has brought so many more.
    pub(super) fn tell_edited(&mut self, edit: Edit, more: usize) {
        if let Some(awaited) = &mut self.edited.awaited {
            // Of the two, one is told: what became of the open lesson, unless that only has another text.
            if edit != Edit::Text {
                *awaited = edit;
            }
            return;
        }
        let failed = self.status.as_ref().is_some_and(|status| status.failed);
        let is_why_told = failed && self.is_edit_told() && self.edited.edit != Edit::Text;
        if edit == Edit::Text && more == 0 && is_why_told {
            return;
        }
        let (text, short, failed) = self.sentence(&edit, more);
        if failed {
            self.fail_or(text, vec![short]);
        } else {
            self.tell_or(text, vec![short]);
        }
        self.edited = Edited {
            awaited: None,
            edit,
            count: self.problems.len(),
            serial: Some(self.serial),
            broken: None,
        };
    }

    /// The course was edited and is looked through once more: what is wrong with it is told anew, beginning with this. The
    /// edit itself is told when it can be seen.
    pub(super) fn begin_anew(&mut self, edit: Edit, problems: Vec<Diagnostic>) {
        self.problems.begin_anew(problems);
        // What is wrong with what it offers is told again, too.
        let lesson = Arc::clone(&self.reader.lesson);
        self.forget_practice(&lesson);
        self.edited.awaited = Some(edit);
    }

    /// It is known which lessons there are: if the course was edited, that is told now.
    pub(super) fn tell_awaited(&mut self) {
        if let Some(edit) = self.edited.awaited.take() {
            self.tell_edited(edit, self.problems.since_edited());
        }
    }

    /// What is wrong with the course. After an edit that is told as soon as it is known.
    pub(super) fn add_course_problems(&mut self, problems: Vec<Diagnostic>) {
        let told = self.problems.since_edited();
        self.problems.add_of_course(problems);
        let more = self.problems.since_edited();
        if more > told && self.edited.awaited.is_none() {
            self.tell_edited(self.edited.edit.clone(), more);
        }
    }

    /// The links of the lesson in a file were looked up: those that are broken. Of the open lesson it is told when some have
    /// come to be so; the message of an edit of the course counts them with all that is wrong.
    pub(super) fn receive_links(&mut self, file: &str, broken: Vec<Problem>) {
        let are_mended = broken.is_empty();
        let Some(new) = self.problems.renew_links(file, broken) else {
            return;
        };
        self.relist();
        if self.reader.lesson.edition.name != file {
            return;
        }
        let shown = self.status.as_ref().map(|status| status.serial);
        if are_mended && shown.is_some() && shown == self.edited.broken {
            self.close_status();
        }
        let is_counted = self.is_edit_told() && self.edited.edit != Edit::Text;
        if new > 0 && !is_counted && self.edited.awaited.is_none() {
            self.tell_broken(new);
        }
    }

    /// Tells that so many links of the open lesson have come to be broken.
    fn tell_broken(&mut self, count: usize) {
        let what = match count {
            1 => "A link of this lesson leads nowhere".to_owned(),
            _ => format!("{count} links of this lesson lead nowhere"),
        };
        let problems = self.problems_shown();
        self.fail_or(format!("{what}; {problems}"), vec![problems]);
        self.edited.broken = Some(self.serial);
    }

    /// How many problems there are, and what shows them.
    fn problems_shown(&self) -> String {
        let key = self.keymap.key(Action::Problems);
        match self.problems.len() {
            1 => format!("1 problem, {key} shows it."),
            count => format!("{count} problems, {key} shows them."),
        }
    }

    /// Has the message of an edit say as many problems as there are, while it is shown.
    pub(super) fn recount_problems(&mut self) {
        let count = self.problems.len();
        // As long as the edit behind it is awaited, not all problems are told again.
        if self.edited.awaited.is_some() {
            return;
        }
        if count == self.edited.count || self.edited.edit == Edit::Text || !self.is_edit_told() {
            return;
        }
        self.edited.count = count;
        let more = self.problems.since_edited();
        let (text, short, failed) = self.sentence(&self.edited.edit, more);
        if let Some(status) = &mut self.status {
            (status.text, status.failed) = (text, failed);
            status.shorter = vec![short];
        }
    }

    /// Whether the message in the bottom row is that of an edit.
    fn is_edit_told(&self) -> bool {
        let shown = self.status.as_ref().map(|status| status.serial);
        shown.is_some() && shown == self.edited.serial
    }

    /// The folder of the course is not there: what was told of its return, or that of a file in it, does not stay.
    pub(super) fn end_returned(&mut self) {
        let is_return = matches!(self.edited.edit, Edit::Returned | Edit::LessonReturned);
        if is_return && self.is_edit_told() {
            self.close_status();
        }
    }

    /// The open lesson is in no list of lessons any more because its file is gone, or is not opened.
    pub(super) fn tell_absent(&mut self, absence: Absence) {
        let edit = match (absence, self.reader.lesson.coverage) {
            (Absence::Unwritten | Absence::Missing, Coverage::Whole | Coverage::Beginning) => {
                Edit::LessonGone
            }
            (_, Coverage::Nothing) | (Absence::Refused, _) => Edit::Unreadable,
        };
        self.tell_edited(edit, self.problems.since_edited());
    }

    /// What an edit is told with, what stands for that where it does not fit on a row, and whether it is something that went
    /// wrong.
    fn sentence(&self, edit: &Edit, more: usize) -> (String, String, bool) {
        let key = self.keymap.key(Action::Problems);
        let problems = match self.problems.len() {
            0 => None,
            _ if more == 0 && *edit != Edit::Unreadable => None,
            _ => Some(self.problems_shown()),
        };
        let is_now = "this is how it is now.".to_owned();
        let (what, rest, is_lost) = match edit {
            Edit::Text => ("The text was edited".to_owned(), is_now, false),
            Edit::Course => ("The course was edited".to_owned(), is_now, false),
            Edit::Returned => {
                let what = "The folder of the course is there again".to_owned();
                (what, is_now, false)
            }
            Edit::LessonReturned => {
                let what = "The file of this lesson is there again".to_owned();
                (what, is_now, false)
            }
            Edit::Gone(name) => {
                let rest = "this is how the course is without it.".to_owned();
                (format!("`{name}` is gone"), rest, true)
            }
            Edit::LessonGone => {
                let what = "The file of this lesson is gone";
                let rest = "what was read of it is still shown.";
                return (format!("{what}; {rest}"), format!("{what}."), true);
            }
            Edit::Unreadable => {
                let what = "This lesson cannot be read any more".to_owned();
                (what, format!("{key} shows why."), true)
            }
        };
        let short = match (&problems, edit) {
            (Some(problems), _) if !is_lost => problems.clone(),
            (_, Edit::Returned) => "The folder is there again.".to_owned(),
            (_, Edit::LessonReturned) => "The file is there again.".to_owned(),
            _ => format!("{what}."),
        };
        let failed = is_lost || problems.is_some();
        let rest = problems.unwrap_or(rest);
        (format!("{what}; {rest}"), short, failed)
    }
}
