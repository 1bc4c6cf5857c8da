//! A course at hand: where its files are, what is known of it, and what finds its terms.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock, Weak};

use super::moving;
use crate::app::news::Lab;
use crate::app::{Event, Findings};
use crate::course::block::Expect;
use crate::course::{
    Block, BlockKind, Code, Course, Coverage, Digest, Glossary, Kit, LabId, Lesson, LessonId, Mark,
    Passage, Patch, Practice, Stretch,
};
use crate::diagnostic::{Diagnostic, Problem};
use crate::load::{self, Library, Matcher, Thinned, Wanted, lab_file};
use crate::progress::{Landmark, only_home};
use crate::shell::memory::{self, Maker};
use crate::source::{Edition, Source};

/// What lessons are read with. Cheap to copy, so that workers can have their own.
#[derive(Clone)]
pub struct Desk {
    /// Where the files are.
    pub library: Library,
    /// The course without its lessons, as it was known at first.
    pub course: Arc<Course>,
    /// The course with the heads of all its lessons read, and what is wrong with them, as soon as they are.
    outline: Arc<OnceLock<(Arc<Course>, Vec<Diagnostic>)>>,
    /// What finds its terms.
    matcher: Arc<Matcher>,
    /// What makes the long lessons that the player keeps.
    maker: Arc<Maker>,
}

impl Desk {
    /// A course whose terms are known with all that they mean; its problems come with it.
    pub fn new(library: Library) -> (Self, Vec<Diagnostic>) {
        let (course, matcher, problems) = load::course_and_matcher(&library);
        let desk = Self {
            library,
            course: Arc::new(course),
            outline: Arc::default(),
            matcher: Arc::new(matcher),
            maker: Arc::default(),
        };
        (desk, problems)
    }

    /// A course whose terms are not known yet, nor the heads of its lessons but for the one that is wanted, nor all lessons
    /// of very many: the first page waits for nothing that it can do without.
    pub fn at_first_look(library: Library, wanted: Wanted<'_>) -> (Self, Vec<Diagnostic>) {
        let (course, problems) = load::first_look(&library, wanted);
        (Self::without_terms(library, course), problems)
    }

    /// The same with all lessons.
    pub fn of_names(library: Library, wanted: Wanted<'_>) -> (Self, Vec<Diagnostic>) {
        let (course, problems) = load::named(&library, wanted);
        (Self::without_terms(library, course), problems)
    }

    fn without_terms(library: Library, course: Course) -> Self {
        Self {
            library,
            course: Arc::new(course),
            outline: Arc::default(),
            matcher: Arc::default(),
            maker: Arc::default(),
        }
    }

    /// The same with all lessons, and what is wrong with their list; `None` if all are known.
    pub fn with_all_lessons(&self, open: &LessonId) -> Option<(Self, Vec<Diagnostic>)> {
        let entry = self.course.lesson(open).filter(|_| !self.is_whole())?;
        Some(Self::of_names(
            self.library.clone(),
            Wanted::File(&entry.path),
        ))
    }

    /// Whether all lessons are known, by their names at least.
    pub fn is_whole(&self) -> bool {
        self.course.coverage == Coverage::Whole
    }

    /// The same with the names of its terms.
    #[must_use]
    pub fn with_terms(&self) -> Self {
        let mut course = Course::clone(&self.course);
        course.glossary = Arc::new(load::term_names(&self.library, &course));
        Self {
            library: self.library.clone(),
            // The one that there may be knows no terms.
            outline: Arc::default(),
            matcher: Arc::new(Matcher::new(&course.glossary)),
            course: Arc::new(course),
            maker: Arc::clone(&self.maker),
        }
    }

    /// Whether the course has a glossary, whatever is in it.
    pub fn has_glossary(&self) -> bool {
        load::has_glossary(&self.library, &self.course)
    }

    /// The beginning of a lesson that is too long to be waited for.
    pub fn beginning(&self, id: &LessonId) -> Option<Lesson> {
        load::beginning(&self.library, &self.course, id)
    }

    /// A lesson with its terms marked, as far as they are known.
    pub fn read(&self, id: &LessonId) -> (Lesson, Vec<Diagnostic>) {
        let course = self.known();
        let (mut lesson, problems) = load::lesson(&self.library, course, id);
        load::mark_terms(&mut lesson, course, &self.matcher);
        (lesson, problems)
    }

    /// The same for a player, which keeps it until it reads another one: if it is long, it is packed, and lies together in memory.
    pub fn read_apart(&self, id: &LessonId) -> (Lesson, Vec<Problem>) {
        if !self.is_long(id) {
            let (lesson, problems) = self.read(id);
            let problems = Problem::all_in(&lesson.edition.name, problems);
            return (lesson, problems);
        }
        let (desk, id) = (self.clone(), id.clone());
        self.maker.make(move || {
            let course = desk.known();
            let (mut lesson, problems) = load::packed_lesson(&desk.library, course, &id);
            load::mark_terms(&mut lesson, course, &desk.matcher);
            (lesson, problems)
        })
    }

    /// The one of these lessons in which a place surely is. A long one is known by all of its text alone, and where a long one
    /// has the name that the place has, nobody has looked whether it is still there: then all are.
    pub fn seek(&self, landmark: &Landmark, lessons: &[LessonId]) -> Option<LessonId> {
        let namesake = self.known().kept(&landmark.lesson);
        let has_long_namesake = namesake.is_some_and(|entry| self.is_long(&entry.id));
        let evidence = |id: &LessonId| {
            if self.is_long(id) {
                let (source, _) = self.text(id)?;
                return landmark.evidence_of_text(&Edition::of(&source));
            }
            let (lesson, _) = load::lesson(&self.library, self.known(), id);
            if has_long_namesake {
                return landmark.evidence_of_text(&lesson.edition);
            }
            landmark.evidence(&lesson)
        };
        let lessons = lessons.iter();
        only_home(lessons.filter_map(|id| Some((id.clone(), evidence(id)?))))
    }

    /// The text that the file of a lesson has now; `None` if it cannot be read.
    pub fn text(&self, id: &LessonId) -> Option<(Arc<Source>, Vec<Diagnostic>)> {
        load::lesson_text(&self.library, self.known(), id)
    }

    /// A lesson with such a text, which may be long whatever its file is by now, and its digest. The text goes before the
    /// terms are marked.
    pub fn read_text(
        &self,
        id: &LessonId,
        text: (Arc<Source>, Vec<Diagnostic>),
    ) -> (Lesson, Vec<Problem>, Digest) {
        let (desk, id) = (self.clone(), id.clone());
        self.maker.make(move || {
            let course = desk.known();
            let (mut lesson, problems) = load::lesson_of(text, &desk.library, course, &id);
            let digest = load::mark_and_digest(&mut lesson, course, &desk.matcher);
            (lesson, problems, digest)
        })
    }

    /// What such a text has in the place of what is around the eye.
    pub fn patch(&self, stretch: &Stretch, text: (&Arc<Source>, &LessonId)) -> Option<Patch> {
        load::patch(stretch, text, &self.library, self.known(), &self.matcher)
    }

    /// As much of a lesson as is shown first when it is gone to: the beginning of a long one, so that the player can let go of
    /// the one before. All of it is asked for then.
    pub fn begin(&self, id: &LessonId) -> (Lesson, Vec<Problem>) {
        let beginning = load::beginning(&self.library, self.known(), id);
        beginning.map_or_else(|| self.read_apart(id), |lesson| (lesson, Vec::new()))
    }

    /// The links of a lesson that are broken, and the files that mend them.
    pub fn broken_links(&self, id: &LessonId) -> (Vec<Problem>, Vec<String>) {
        let look_up = || {
            let broken = load::broken_links(&self.library, self.known(), id);
            let entry = self.known().lesson(id);
            let file = entry.map(|entry| self.library.shown(&entry.path));
            // A diagnostic would keep the text.
            let problems = Problem::all_in(&file.unwrap_or_default(), broken.problems);
            (problems, broken.files)
        };
        if self.is_long(id) {
            memory::apart(&look_up)
        } else {
            look_up()
        }
    }

    /// A lesson whose terms are still to be marked, as [`Desk::read_apart`] reads it.
    pub fn read_unmarked(&self, id: &LessonId) -> (Lesson, Vec<Problem>) {
        let read =
            |desk: &Self, id: &LessonId| load::packed_lesson(&desk.library, desk.known(), id);
        if !self.is_long(id) {
            return read(self, id);
        }
        let (desk, id) = (self.clone(), id.clone());
        self.maker.make(move || read(&desk, &id))
    }

    /// A lesson as the player has it, if it has this one, and all of what the file says now. Nobody else has it while that is
    /// looked up.
    pub fn as_open(&self, id: &LessonId, open: &Weak<Lesson>) -> Option<Arc<Lesson>> {
        let is_whole = |lesson: &Arc<Lesson>| {
            lesson.id == *id
                && lesson.coverage == Coverage::Whole
                && !lesson.blocks.are_thinned()
                && lesson.edition.included.is_empty()
        };
        let edition = Arc::clone(&open.upgrade().filter(is_whole)?.edition);
        let (source, _) = self.text(id)?;
        let is_current = Edition::of(&source).reads_like(&edition);
        drop(source);
        open.upgrade().filter(|_| is_current)
    }

    /// What the course keeps of a lesson, which is not read for anything else.
    pub fn digest(&self, id: &LessonId) -> (Digest, Vec<Problem>) {
        let read = || Thinned::read(&self.library, self.known(), &self.matcher, id);
        let thinned = if self.is_long(id) {
            memory::apart(&read)
        } else {
            read()
        };
        thinned.digest()
    }

    /// What is still to be marked in such a lesson, and its digest.
    pub fn find_terms(&self, lesson: &Lesson) -> (Vec<(Passage, Mark)>, Digest) {
        let found = load::find_terms(lesson, self.known(), &self.matcher);
        let digest = load::digest_with(lesson, &found);
        (found, digest)
    }

    /// Whether a lesson is a long one.
    pub fn is_long(&self, id: &LessonId) -> bool {
        load::is_long(&self.library, self.known(), id)
    }

    /// The course with the heads of all lessons read, which is done once. From then on lessons are read by the ids that
    /// they give themselves.
    pub fn outline(&self) -> &(Arc<Course>, Vec<Diagnostic>) {
        self.outline.get_or_init(|| {
            let (mut course, problems) = load::outline(&self.library);
            course.glossary = Arc::clone(&self.course.glossary);
            (Arc::new(course), problems)
        })
    }

    /// Whether the heads of all lessons have been read.
    pub fn is_outlined(&self) -> bool {
        self.outline.get().is_some()
    }

    /// What a block of code is said to print, if that is told.
    pub fn recorded(&self, code: &Code) -> Option<String> {
        match &code.attributes.expect {
            Some(Expect::Output(text)) => Some(text.clone()),
            Some(Expect::File { path, text }) => {
                let text = text.clone();
                text.or_else(|| load::file(&self.library, path))
            }
            Some(Expect::Fail) | None => None,
        }
    }

    /// What there is to do, read.
    pub fn practice(&self, practice: &Practice) -> Option<Event> {
        let (library, course) = (&self.library, self.known());
        let findings = |problems| Findings {
            source: library.shown(&practice.file()),
            problems,
        };
        match practice {
            Practice::Quiz { file, .. } => {
                let (quiz, problems) = load::quiz(library, course, file);
                Some(Event::Quiz(file.clone(), quiz, findings(problems)))
            }
            Practice::Lab(id) => {
                let id = LabId::new(id.as_str());
                let (lab, problems) = match lab_file::read(library, &id) {
                    Some((kit, problems)) => (Some(Box::new(self.lab(kit))), problems),
                    None => (
                        None,
                        load::unreadable(library, practice).into_iter().collect(),
                    ),
                };
                Some(Event::Lab(id, lab, findings(problems)))
            }
            Practice::Review(id) => {
                let (review, problems) = load::review(library, course, id);
                let review = review.map(Box::new);
                Some(Event::Review(id.clone(), review, findings(problems)))
            }
            Practice::Trace(_) => None,
        }
    }

    /// A lab to be shown: its task without the title, which stands on the frame.
    fn lab(&self, kit: Kit) -> Lab {
        let (lesson, _) = load::document(&kit.task, self.known());
        let mut task = lesson.blocks.into_kept();
        let is_title = |block: &Block| matches!(block.kind, BlockKind::Heading { level: 1, .. });
        if task.first().is_some_and(is_title) {
            task.remove(0);
        }
        if let Some(first) = task.first_mut() {
            first.gap = None;
        }
        let hint = |hint: &String| {
            let source = Source::new(kit.source.name.as_str(), hint.as_str());
            load::document(&source, self.known()).0.blocks.into_kept()
        };
        let checks = kit.lab.checks.iter();
        let hints = checks.map(|check| check.hints.iter().map(hint).collect());
        let hints = hints.collect();
        let folder = self.lab_folder(&kit.lab.id).ok();
        Lab {
            is_begun: folder.as_ref().is_some_and(|folder| folder.is_dir()),
            folder,
            task,
            hints,
            kit,
        }
    }

    /// The folder of the learner's copy of a lab.
    ///
    /// # Errors
    ///
    /// When the system names no folder for data.
    pub fn lab_folder(&self, lab: &LabId) -> anyhow::Result<PathBuf> {
        moving::lab_folder(&self.library, &self.known().id, lab)
    }

    /// The terms with what they mean.
    pub fn glossary(&self) -> (Glossary, Vec<Diagnostic>) {
        load::glossary(&self.library, self.known(), &self.matcher)
    }

    /// The course as far as it is known.
    pub fn known(&self) -> &Course {
        self.outline
            .get()
            .map_or(&self.course, |(course, _)| course)
    }
}
