//! Where links lead: what a lesson writes, against the names that its course has.

use std::collections::BTreeMap;

use super::address::{below, decode, from_root, join, on_site_of_book, path, section};
use super::files::COURSE_GLOSSARY;
use crate::course::{CalloutKind, Course, Dialect, LessonId, Link, Modules, TermId, file_name};

/// Redirects of redirects are followed so often.
const MOST_REDIRECTS: usize = 8;

/// The names of a course, as one of its files sees them.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The file that links are relative to, as a path in the course.
    pub path: &'a str,
    /// The lessons, by their path.
    pub lessons: &'a Modules,
    /// The ids of the terms.
    pub terms: &'a BTreeMap<TermId, usize>,
    /// Whether there are no other terms than these.
    pub are_terms_known: bool,
    /// The kinds of callout that the course adds.
    pub callouts: &'a [CalloutKind],
    /// Whose rules the file follows.
    pub dialect: &'a Dialect,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A term that the glossary has.
    Term(TermId),
    /// A term that it does not have.
    NoTerm(String),
    /// Anything else.
    Link(Link),
}

impl<'a> Names<'a> {
    /// The names as the file at `path` sees them.
    pub fn of(course: &'a Course, path: &'a str) -> Self {
        Self {
            path,
            lessons: &course.modules,
            terms: course.glossary.positions(),
            are_terms_known: !course.glossary.is_broken,
            callouts: &course.callouts,
            dialect: &course.dialect,
        }
    }

    /// Where a destination leads.
    pub fn resolve(&self, destination: &str) -> Target {
        if let Some(scheme) = Link::scheme(destination) {
            let is_known = ["http", "https", "mailto"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known));
            return Target::Link(if is_known {
                Link::External(destination.to_owned())
            } else {
                Link::Other(destination.to_owned())
            });
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(decode(fragment))),
            None => (destination, None),
        };
        let other = || Target::Link(Link::Other(destination.to_owned()));
        // What a site is asked leads to the same page.
        let path = path.split('?').next().unwrap_or_default();
        let fragment = fragment.filter(|fragment| !fragment.is_empty());
        let joined = self.join(path);
        let file = joined.as_deref().unwrap_or(path);
        if file.rsplit('/').next() == Some(COURSE_GLOSSARY) {
            let Some(term) = fragment else { return other() };
            let id = TermId::new(term.as_str());
            return if self.terms.contains_key(&id) {
                Target::Term(id)
            } else {
                Target::NoTerm(term)
            };
        }
        let Some(path) = joined.or_else(|| self.on_site(path)) else {
            let moved = self.page_from_root(path);
            let moved = moved.and_then(|page| self.moved(page, fragment));
            return moved.unwrap_or_else(other);
        };
        if let Some(part) = self.moved_part(&path, fragment.as_deref()) {
            return part;
        }
        // What is addressed here is found by the slug: that is how headings get their ids.
        let section = fragment.as_deref().map(section);
        Target::Link(match (self.lesson_at(&path), section) {
            (_, Some(section)) if path == self.path => Link::Section(section),
            (Some(lesson), section) => Link::Lesson(lesson.clone(), section),
            (None, _) => {
                let moved = self.on_site_of(&path);
                let moved = moved.and_then(|page| self.moved(page, fragment));
                return moved.unwrap_or_else(other);
            }
        })
    }

    /// Where a part of a page has gone that is there itself.
    fn moved_part(&self, path: &str, fragment: Option<&str>) -> Option<Target> {
        let Dialect::Book(rules) = self.dialect else {
            return None;
        };
        let (fragment, page) = (fragment?, self.on_site_of(path)?);
        let stem = page.strip_suffix(".md").or(page.strip_suffix(".html"))?;
        let part = format!("{stem}.html#{fragment}");
        rules
            .redirects
            .contains_key(&part)
            .then(|| self.moved(page, Some(fragment.to_owned())))?
    }

    /// Where a page of a book's site has gone that is no more, by the redirects of the book.
    fn moved(&self, mut page: String, mut fragment: Option<String>) -> Option<Target> {
        let Dialect::Book(rules) = self.dialect else {
            return None;
        };
        for _ in 0..MOST_REDIRECTS {
            if let Some(stem) = page.strip_suffix(".md") {
                page = format!("{stem}.html");
            }
            let part = fragment.as_ref().map(|part| format!("{page}#{part}"));
            let part = part.and_then(|part| rules.redirects.get(&part));
            let to = part.or_else(|| rules.redirects.get(&page))?;
            if Link::scheme(to).is_some() {
                return Some(self.resolve(to));
            }
            let (path, new) = to.split_once('#').unwrap_or((to, ""));
            if part.is_some() || !new.is_empty() {
                fragment = Some(decode(new)).filter(|new| !new.is_empty());
            }
            page = match path.strip_prefix('/') {
                Some(path) => join("", &decode(path))?,
                None => join(&page, &decode(path))?,
            };
            if let Some(lesson) = self.lesson_at(&below(&rules.folder, &page)) {
                let section = fragment.as_deref().map(section);
                return Some(Target::Link(Link::Lesson(lesson.clone(), section)));
            }
        }
        None
    }

    /// A path from the root of a server as one from the root of the site.
    fn page_from_root(&self, written: &str) -> Option<String> {
        let path = decode(written.strip_prefix('/')?);
        let inside = match self.dialect {
            Dialect::Book(rules) => on_site_of_book(rules, &path).map(str::to_owned),
            Dialect::Native | Dialect::Plain => None,
        };
        Some(inside.unwrap_or(path))
    }

    /// A path in the course as one from the root of the book's site.
    fn on_site_of(&self, path: &str) -> Option<String> {
        let Dialect::Book(rules) = self.dialect else {
            return None;
        };
        let page = path.strip_prefix(&rules.folder)?;
        Some(page.trim_start_matches('/').to_owned())
    }

    /// Whether a destination has the path that the glossary really has.
    pub fn leads_to_glossary(&self, destination: &str) -> bool {
        let path = path(destination);
        self.join(path).as_deref() == Some(COURSE_GLOSSARY)
    }

    /// A path as written in this file, as a path in the course; an empty one is the file itself.
    fn join(&self, written: &str) -> Option<String> {
        if written.is_empty() {
            return Some(self.path.to_owned());
        }
        join(self.path, &decode(written))
    }

    /// A path from the root of the site that foreign files are for: the course may lie in a folder of it.
    fn on_site(&self, written: &str) -> Option<String> {
        let path = decode(written.strip_prefix('/')?);
        let below = path.split_once('/').map(|(_, below)| below.to_owned());
        let below = below.filter(|_| *self.dialect != Dialect::Native);
        from_root(self.dialect, written)
            .into_iter()
            .chain(below)
            .filter_map(|path| join("", &path))
            .find(|path| self.lesson_at(path).is_some())
    }

    /// The lesson of a path: the file itself, the page that is made of it, or the front page of a folder.
    fn lesson_at(&self, path: &str) -> Option<&LessonId> {
        let lesson = self.lessons.at_path(path);
        let lesson = lesson.or_else(|| {
            let is_page = file_name::markdown_stem(path).is_none();
            is_page.then(|| self.lessons.at_page(path))?
        });
        Some(&lesson?.id)
    }
}
