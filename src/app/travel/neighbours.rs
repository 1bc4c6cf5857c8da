//! The lessons on both sides of the open one, also when that is not in the course any more.

use crate::app::App;
use crate::course::{Course, Coverage, LessonEntry, LessonId};

/// Between which lessons one stood that was taken out of the course.
#[derive(Debug)]
pub struct Neighbours {
    lesson: LessonId,
    /// The file of the last lesson before it that is still there.
    before: Option<String>,
    /// The file of the first one behind it that is still there.
    behind: Option<String>,
}

impl Neighbours {
    /// Those of a lesson that an earlier outline of a course has, and what that is called now; `None` if it has not.
    pub fn of(
        (lesson, called): (&LessonId, &LessonId),
        earlier: &Course,
        course: &Course,
    ) -> Option<Self> {
        let position = earlier.modules.position(lesson)?;
        let is_there = |path: &&String| course.modules.at_path(path).is_some();
        let paths = || earlier.lessons().map(|entry| &entry.path);
        let before: Vec<_> = paths().take(position).filter(is_there).collect();
        Some(Self {
            lesson: called.clone(),
            before: before.last().map(|path| String::clone(path)),
            behind: paths().skip(position + 1).find(is_there).cloned(),
        })
    }
}

impl App {
    /// The lesson after the open one.
    pub(in crate::app) fn next_lesson(&self) -> Option<&LessonEntry> {
        self.lesson_beside(1)
    }

    /// Whether the names of the lessons are still being read, and what follows the open one is not among those that are known.
    pub(in crate::app) fn next_is_to_come(&self) -> bool {
        self.course.coverage == Coverage::Beginning && self.next_lesson().is_none()
    }

    /// The lesson that stands so many after the open one, or before it if there are less than none; the last or the first
    /// where there are not so many, and `None` where there is none at all.
    pub(in crate::app) fn lesson_beside(&self, lessons: isize) -> Option<&LessonEntry> {
        let open = &self.reader.lesson.id;
        if self.course.lesson(open).is_some() {
            return self.course.beside(open, lessons);
        }
        let neighbours = self.travel.neighbours.as_ref();
        let neighbours = neighbours.filter(|neighbours| neighbours.lesson == *open)?;
        let path = match lessons {
            ..0 => neighbours.before.as_ref()?,
            _ => neighbours.behind.as_ref()?,
        };
        let beside = self.course.modules.at_path(path)?;
        let further = lessons - lessons.signum();
        Some(self.course.beside(&beside.id, further).unwrap_or(beside))
    }
}
