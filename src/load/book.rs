//! An mdBook: what `book.toml` says, and its chapters in the order of `SUMMARY.md`.
//!
//! mdBook writes missing chapters and lets includes lead anywhere; here nothing is written and nothing
//! outside of the book's folder is read.

mod closing;
mod compose;
mod contents;
mod directive;
mod doubt;
mod expand;
mod fences;
pub mod hidden;
mod includes;
mod listing;
mod select;
mod stray;
mod summary;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::address;
use super::course_file::CourseFile;
use super::decode::first_lines;
use super::files::ReadError;
use super::keys::{self, Keys, Placed};
use super::library::Library;
use super::list::Wanted;
use super::outline::{Look, namesakes};
use super::problems::Problems;
use crate::course::{BookRules, Coverage, Dialect, LessonId, Module};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

pub use closing::Closings;
pub use compose::Composer;
pub use directive::{NOT_FOLLOWED, REPLACE, UNCLOSED, UNSUPPORTED, known, unclosed};
pub use expand::expand;

use contents::Contents;
use summary::SUMMARY;

/// What an mdBook says of itself.
pub const BOOK_FILE: &str = "book.toml";
/// Where its chapters are if it does not say.
const CHAPTERS: &str = "src";
/// A book as it was opened.
pub struct Book {
    /// What it says of itself.
    pub file: CourseFile,
    /// Its parts, and what stands before and after them.
    pub modules: Vec<Module>,
    /// How much of their list was read.
    pub coverage: Coverage,
    /// The rules of its chapters.
    pub rules: BookRules,
}

/// What stands before the names of chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// Their numbers.
    Numbers,
    /// Nothing.
    None,
}

/// Where the chapters of a book are listed; `None` for what is no book.
pub fn summary(dialect: &Dialect) -> Option<String> {
    match dialect {
        Dialect::Book(rules) => Some(address::below(&rules.folder, SUMMARY)),
        Dialect::Native | Dialect::Plain => None,
    }
}

/// Opens the book that a `book.toml` describes. Until heads are read it has the chapters of `SUMMARY.md` only, and those,
/// too, that are not there.
pub fn read(
    library: &Library,
    source: &Arc<Source>,
    (look, wanted): (Look, Wanted<'_>),
    problems: &mut Vec<Diagnostic>,
) -> Book {
    let mut found = Problems::new(source);
    let (file, rules, labels) = book_file(source, &mut found);
    let path = address::below(&rules.folder, SUMMARY);
    let mut modules = Vec::new();
    let mut coverage = Coverage::Whole;
    match library.read(&path) {
        Ok(text) => {
            problems.extend(text.problems);
            let mut wrong = Problems::new(&text.source);
            let whole = text.source.text.as_str();
            let first = (look == Look::First)
                .then(|| first_lines(whole, wanted))
                .flatten();
            let mut items = first.map_or_else(Vec::new, |first| summary::read(first, &mut wrong));
            // Links may be defined behind the beginning.
            if items.is_empty() || !wrong.is_empty() {
                wrong = Problems::new(&text.source);
                items = summary::read(whole, &mut wrong);
            } else {
                coverage = Coverage::Beginning;
            }
            if items.is_empty() {
                wrong.error(None, format!("`{path}` lists no chapter"));
                wrong.hint("write `- [Title](file.md)` for each; without that they are in the order of their files");
            }
            let contents = Contents::new(library, &rules.folder, look);
            modules = contents.modules(items, &mut wrong);
            problems.extend(wrong.finish());
        }
        Err(ReadError::Missing) => {
            found.error(
                None,
                format!("`{path}` cannot be read: {}", ReadError::Missing),
            );
            found.hint("write it, with `- [Title](file.md)` for each chapter; without it they are in the order of their files");
        }
        Err(error) => {
            let list = Source::new(library.shown(&path), "");
            let message = format!("the list of chapters cannot be read: {error}");
            let advice = error
                .advice()
                .map_or_else(String::new, |advice| format!("{advice}; "));
            let hint = format!(
                "{advice}until then those that can be read are in the order of their files"
            );
            problems.push(Diagnostic::error(&list, None, message).with_hint(hint));
        }
    }
    problems.extend(found.finish());
    if look == Look::Heads && modules.iter().all(|module| module.lessons.is_empty()) {
        modules = Contents::new(library, &rules.folder, look).every_file();
    }
    match labels {
        Labels::Numbers => namesakes::number(&mut modules),
        Labels::None => {
            for module in &mut modules {
                let lessons = module.lessons.iter_mut().map(|lesson| &mut lesson.rank);
                let drafts = module.drafts.iter_mut().map(|draft| &mut draft.rank);
                lessons.chain(drafts).for_each(|rank| rank.number.clear());
            }
            namesakes::tell_apart(&mut modules);
        }
    }
    Book {
        file,
        modules,
        coverage,
        rules,
    }
}

/// The id of a chapter whose head is unread, if the chapter is there. Its name and its title are those of the list.
pub fn look_at(library: &Library, modules: &[Module], path: &str) -> Option<LessonId> {
    library.head(path, 1).ok()?;
    let mut lessons = modules.iter().flat_map(|module| &module.lessons);
    let lesson = lessons.find(|lesson| lesson.path == path)?;
    Some(lesson.id.clone())
}

/// What `book.toml` says; mdBook's own settings beside it are left alone.
fn book_file(source: &Arc<Source>, problems: &mut Problems) -> (CourseFile, BookRules, Labels) {
    let table = keys::parse(&source.text, 0, problems);
    let mut keys = Keys::new(table.get_ref(), 0);
    let mut file = CourseFile::default();
    let mut folder = CHAPTERS.to_owned();
    if let Some(mut book) = keys.table("book", problems) {
        let mut text = |key| book.text(key, problems);
        file.title = text("title").map(|title| title.value);
        file.summary = text("description").map_or_else(String::new, |text| text.value);
        file.language = text("language").map(|language| language.value);
        let written = text("src");
        file.authors = book
            .texts("authors", problems)
            .into_iter()
            .map(|author| author.value)
            .collect();
        if let Some(Placed { value, span }) = written {
            if let Some(inside) = address::join("", &value) {
                folder = inside;
            } else {
                problems.error(span, format!("`{value}` leads out of the book's folder"));
                problems.hint("open the folder that has both the book and its chapters");
            }
        }
    }
    let mut output = keys.table("output", problems);
    let mut html = output
        .as_mut()
        .and_then(|output| output.table("html", problems));
    let mut code = html.as_mut().and_then(|html| html.table("code", problems));
    let hide = code
        .as_mut()
        .and_then(|code| code.table("hidelines", problems))
        .map_or_else(BTreeMap::new, |hide| hide.all_texts(problems));
    let redirects = html
        .as_mut()
        .and_then(|html| html.table("redirect", problems))
        .map_or_else(BTreeMap::new, |pages| pages.all_texts(problems));
    let site = html
        .as_mut()
        .and_then(|html| html.text("site-url", problems));
    let no_labels = html
        .as_mut()
        .and_then(|html| html.flag("no-section-label", problems));
    let labels = match no_labels {
        Some(true) => Labels::None,
        Some(false) | None => Labels::Numbers,
    };
    let from_root = |(page, to): (String, String)| (page.trim_start_matches('/').to_owned(), to);
    let rules = BookRules {
        folder,
        hide,
        site: site.map_or_else(String::new, |site| site_of(&site.value)),
        redirects: redirects.into_iter().map(from_root).collect(),
    };
    (file, rules, labels)
}

/// The path of a site on its server, without slashes around it, of what may be its whole address.
fn site_of(written: &str) -> String {
    let path = match written.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => written,
    };
    path.trim_matches('/').to_owned()
}
