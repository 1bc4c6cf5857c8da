//! Where links lead: what a lesson writes, against the names that its course has.

use std::collections::BTreeMap;

use super::book::below;
use super::files::COURSE_GLOSSARY;
use crate::course::{
    BookRules, CalloutKind, Course, Dialect, LessonId, Link, Modules, SectionId, TermId, file_name,
    slug,
};

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

/// The paths in the course that one from the root of a site may mean, the likeliest first; none in a course of our own. The
/// root of a book's site is the folder of its chapters, or stands in a folder of its server; that of a repository's own
/// pages is the repository.
pub fn from_root(dialect: &Dialect, written: &str) -> Vec<String> {
    let Some(path) = written.strip_prefix('/').map(decode) else {
        return Vec::new();
    };
    match dialect {
        Dialect::Native => Vec::new(),
        Dialect::Plain => vec![path],
        Dialect::Book(rules) => {
            let inside = on_site_of_book(rules, &path).map(str::to_owned);
            let paths = inside.into_iter().chain([path.clone()]);
            let mut paths: Vec<String> = paths.map(|path| below(&rules.folder, &path)).collect();
            paths.push(path);
            paths
        }
    }
}

/// A path from the root of a server as one from the root of a book's site, if that has a folder of its own there.
fn on_site_of_book<'p>(rules: &BookRules, path: &'p str) -> Option<&'p str> {
    let rest = path.strip_prefix(&rules.site)?;
    let is_inside = !rules.site.is_empty() && (rest.is_empty() || rest.starts_with('/'));
    is_inside.then(|| rest.trim_start_matches('/'))
}

/// The place in a lesson that a destination has behind its path.
pub fn place(written: &str) -> Option<SectionId> {
    let (_, fragment) = written.split_once('#')?;
    (!fragment.is_empty()).then(|| section(&decode(fragment)))
}

/// What is addressed in a page.
fn section(fragment: &str) -> SectionId {
    SectionId::new(slug(fragment))
}

/// A path relative to a file, as a path in the course; `None` if it leaves the course or begins at the root.
pub fn join(file: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') {
        return None;
    }
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    if !relative.is_empty() && is_plain(folder) && is_plain(relative) {
        // Most are, and a course may list very many.
        let slash = if folder.is_empty() { "" } else { "/" };
        return Some([folder, slash, relative].concat());
    }
    let mut names: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(relative.split('/')) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            _ => names.push(name),
        }
    }
    Some(names.join("/"))
}

/// Whether a path has names only, of which none begins with a dot; it may be empty.
fn is_plain(path: &str) -> bool {
    let mut before = b'/';
    for byte in path.bytes() {
        if before == b'/' && matches!(byte, b'/' | b'.') {
            return false;
        }
        before = byte;
    }
    path.is_empty() || before != b'/'
}

/// Percent-encoding undone; what does not become text stays as it is.
pub fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if let (b'%', [high, low, after @ ..]) = (first, after)
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn digit(byte: u8) -> Option<u8> {
    let value = char::from(byte).to_digit(16)?;
    u8::try_from(value).ok()
}

/// The path of a destination, without the place in it and what a site is asked.
pub fn path(written: &str) -> &str {
    written.split(['#', '?']).next().unwrap_or_default()
}
