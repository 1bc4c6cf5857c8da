//! Looking through a whole course: its lessons are kept as sheets, which take hardly more memory than their text.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::IsStale;
use super::apart::Apart;
use super::correction::{self, Reading, read, read_whole};
use super::hit::{Closeness, Extent, Goal, Hit, Hits};
use super::lack::Lack;
use super::name::Names;
use super::names::names;
use super::query::{Ends, Query};
use super::repeated::repeated;
use super::sheet::{Found, Offers, Sheet};
use super::texts::Texts;
use super::vocabulary::Vocabulary;
use crate::course::{
    Block, BlockKind, Course, Coverage, Lesson, LessonId, Passage, Section, Sections,
};

/// After so many matches a search ends: who sees a count like that types on.
const MOST_MATCHES: usize = 250_000;

/// The lessons of a course that have been read.
#[derive(Debug, Default)]
pub struct Book {
    documents: HashMap<LessonId, Document>,
}

/// A lesson, as far as a search needs it.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) lesson: LessonId,
    is_long: bool,
    pub(super) title: String,
    pub(super) sections: Arc<Sections>,
    /// What each block is to the search.
    parts: Vec<Part>,
    /// The hidden lines of code that code before them has, too: they are found there.
    repeated: HashSet<Passage>,
    sheet: Sheet,
    /// Its words, as soon as they are needed.
    words: OnceCell<Vocabulary>,
}

/// What a block is to a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Text.
    Words,
    /// A heading, which is found by name.
    Heading,
    /// A heading in a quote, a list or a callout, that says nothing of what stands behind those.
    Enclosed,
}

/// What is asked of a book.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is looked for.
    pub query: &'a Query,
    /// The open lesson, whose matches come first among equals.
    pub here: Option<&'a LessonId>,
    /// No more hits than this are wanted.
    pub most: usize,
}

impl Book {
    /// Adds a lesson, or takes a fresher version of it.
    pub fn add(&mut self, lesson: &Lesson) {
        self.add_with(lesson, &Offers::new());
    }

    /// The same with what the things to do in it are called, which is found as texts are.
    pub fn add_with(&mut self, lesson: &Lesson, offers: &Offers) {
        let part = |block: &Block| match block.kind {
            BlockKind::Heading { .. } if block.nest.is_empty() => Part::Heading,
            BlockKind::Heading { .. } => Part::Enclosed,
            _ => Part::Words,
        };
        let document = Document {
            lesson: LessonId::new(lesson.id.as_str()),
            is_long: lesson.edition.is_long(),
            title: lesson.title.clone(),
            sections: Arc::clone(&lesson.sections),
            parts: lesson.blocks.iter().map(|block| part(&block)).collect(),
            repeated: repeated(lesson),
            // What says that a lesson cannot be read is no text of the course.
            sheet: match lesson.coverage {
                Coverage::Nothing => Sheet::default(),
                Coverage::Whole | Coverage::Beginning => Sheet::with(lesson, offers),
            },
            words: OnceCell::new(),
        };
        self.documents.insert(document.lesson.clone(), document);
    }

    /// Forgets a lesson that may have changed.
    pub fn forget(&mut self, lesson: &LessonId) {
        self.documents.remove(lesson);
    }

    /// Forgets the long lessons; whether there were any.
    pub fn forget_long(&mut self) -> bool {
        let before = self.documents.len();
        self.documents.retain(|_, document| !document.is_long);
        self.documents.len() < before
    }

    /// Whether a lesson has been added.
    pub fn has(&self, lesson: &LessonId) -> bool {
        self.documents.contains_key(lesson)
    }

    /// How many bytes of memory the texts take.
    pub fn bytes(&self) -> usize {
        self.documents
            .values()
            .map(|document| {
                let words = document.words.get().map_or(0, Vocabulary::bytes);
                document.sheet.bytes() + words
            })
            .sum()
    }

    /// Lists the words of the lessons, so that what was meant by mistyped ones is found sooner; until that is stale.
    pub fn list_words(&self, is_stale: IsStale) {
        let mut documents = self.documents.values();
        documents.all(|document| document.words(is_stale).is_some());
    }

    /// Everything that has a name.
    pub fn names<'a>(&'a self, course: &'a Course) -> Names<'a> {
        Names { book: self, course }
    }

    pub(super) fn document(&self, lesson: &LessonId) -> Option<&Document> {
        self.documents.get(lesson)
    }
}

/// The best matches in the lessons that have been added; `None` if the search went stale. Where the whole course has none,
/// and words of it are spelled much as those that it lacks, the matches of these; where these have none either, what is at
/// fault.
pub fn look(
    question: Question<'_>,
    book: &Book,
    course: &Course,
    is_stale: IsStale,
) -> Option<Hits> {
    let mut hits = look_for(question, book, course, is_stale)?;
    if !hits.list.iter().all(is_like) || hits.extent != Extent::Done {
        return Some(hits);
    }
    let documents = course
        .lessons()
        .filter_map(|entry| book.document(&entry.id));
    let texts = documents.map(|document| Some((&document.sheet, document.words(is_stale)?)));
    let texts: Vec<_> = texts.collect::<Option<_>>()?;
    let said = correction::Course {
        names: Some(book.names(course)),
        texts: &texts,
    };
    let mut reading = read(question.query, said, is_stale)?;
    if is_stale() {
        return None;
    }
    let look_again =
        |reading: &Reading| look_for_meant(reading, question, (book, course), is_stale);
    let meant = look_again(&reading)?;
    if meant.correction.is_some() {
        return Some(beside(hits.list, meant, question.most));
    }
    // Words that are nowhere at all are no better known as whole ones.
    let mut lack = None;
    if question.query.is_open_phrase() && reading.unknown.is_empty() {
        let whole = read_whole(question.query, said, is_stale)?;
        let meant = look_again(&whole)?;
        if meant.correction.is_some() {
            return Some(beside(hits.list, meant, question.most));
        }
        lack = Some(whole.inside).filter(|inside| !inside.is_empty());
        // The last word of a phrase that is not closed may go on as the one that it begins.
        if question.query.ends == Ends::Open {
            reading.correction = whole.correction.or(reading.correction);
        }
    }
    let lack = lack.map(Lack::Inside);
    hits.lack = lack.or_else(|| Lack::of(question.query, reading));
    Some(hits)
}

/// The matches of what words were read as, without a correction where there are none but names that are only like it; `None`
/// if the search went stale.
fn look_for_meant(
    reading: &Reading,
    question: Question<'_>,
    (book, course): (&Book, &Course),
    is_stale: IsStale,
) -> Option<Hits> {
    if is_stale() {
        return None;
    }
    let correction = reading.correction.clone();
    let query = correction.as_ref();
    let Some(query) = query.and_then(|meant| Query::new(&meant.typed)) else {
        return Some(Hits::default());
    };
    let wanted = Question {
        query: &query,
        ..question
    };
    let meant = look_for(wanted, book, course, is_stale)?;
    let any = !meant.list.iter().all(is_like);
    Some(Hits {
        correction: correction.filter(|_| any),
        ..meant
    })
}

/// What was meant, and names that are like what was typed, which stay in sight: they come before the sentences.
fn beside(alike: Vec<Hit>, mut meant: Hits, most: usize) -> Hits {
    let is_other = |hit: &Hit| meant.list.iter().all(|known| known.goal != hit.goal);
    let alike: Vec<Hit> = alike.into_iter().filter(is_other).collect();
    let is_text = |hit: &Hit| matches!(hit.goal, Goal::Text(..));
    let first = meant.list.iter().position(is_text);
    let first = first.unwrap_or(meant.list.len());
    meant.total += alike.len();
    meant.list.splice(first..first, alike);
    meant.list.truncate(most);
    meant
}

fn is_like(hit: &Hit) -> bool {
    hit.closeness == Closeness::Like
}

/// The same for the words as they are.
fn look_for(
    question: Question<'_>,
    book: &Book,
    course: &Course,
    is_stale: IsStale,
) -> Option<Hits> {
    let (named, count) = names(question.query, book.names(course), question.most);
    let (alike, list): (Vec<Hit>, Vec<Hit>) = named.into_iter().partition(is_like);
    let mut texts = Texts::new(question.most, count);
    let open = question.here.and_then(|here| book.document(here));
    let others = course
        .lessons()
        .filter_map(|entry| book.document(&entry.id));
    let others =
        others.filter(|document| Some(&document.lesson) != open.map(|document| &document.lesson));
    let documents: Vec<&Document> = open.into_iter().chain(others).collect();
    let before = texts.total;
    let mut scan = |query: &Query, take: &dyn Fn(&mut Texts, &Document, Found<'_>)| {
        for document in &documents {
            texts.begin();
            let scanned = document.sheet.scan(query, is_stale, |found| {
                take(&mut texts, document, found);
                if texts.total < MOST_MATCHES {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            });
            if scanned?.is_break() {
                break;
            }
        }
        Some(texts.total)
    };
    let mut apart = None;
    if scan(question.query, &Texts::take)? == before
        && let Some(words) = Apart::of(question.query)
        && scan(&words.anchor, &|texts, document, found| {
            texts.take_apart(document, found, &words);
        })? > before
    {
        apart = Some(words.anchor.words);
    }
    let mut hits = Hits {
        list,
        total: texts.total,
        extent: Extent::Reading,
        apart,
        correction: None,
        lack: None,
    };
    hits.list.extend(texts.whole);
    hits.list.extend(texts.part);
    hits.list
        .truncate(question.most.saturating_sub(alike.len()));
    hits.list.extend(alike);
    if hits.total >= MOST_MATCHES {
        hits.extent = Extent::Enough;
    } else if course.lessons().all(|entry| book.has(&entry.id)) {
        hits.extent = Extent::Done;
    }
    Some(hits)
}

impl Document {
    /// Its words; `None` if they are no longer wanted.
    fn words(&self, is_stale: IsStale) -> Option<&Vocabulary> {
        Vocabulary::kept(&self.words, self.sheet.text(), is_stale)
    }

    /// Whether what is found in a text is told by another hit.
    pub(super) fn is_passed_over(&self, passage: Passage) -> bool {
        let part = self.parts.get(passage.block);
        part.is_some_and(|part| *part != Part::Words) || self.repeated.contains(&passage)
    }

    /// The lesson, the section and the heading below that which a block stands under, by title.
    pub(super) fn place(&self, block: usize) -> String {
        let is_outermost =
            |section: &Section<'_>| self.parts.get(section.block) == Some(&Part::Heading);
        let above = || self.sections.until(block).filter(is_outermost);
        let nearest = above().next_back();
        let stop = above().rfind(|section| section.number.is_some());
        // One of a higher level ends the section.
        let stop = stop.filter(|stop| nearest.is_some_and(|nearest| stop.level < nearest.level));
        let mut titles = vec![self.title.as_str()];
        titles.extend(
            [stop, nearest]
                .into_iter()
                .flatten()
                .map(|section| section.title),
        );
        titles.dedup();
        titles.join(" › ")
    }
}
