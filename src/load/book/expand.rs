//! A chapter with the texts that its directives ask for.
//!
//! Where everything comes from is kept, so that a mistake is told at the file that it is in. A directive
//! that cannot be followed stays in the text as it is, with a label.

mod aside;
mod tell;

use std::collections::HashSet;
use std::sync::Arc;

use aside::{Aside, Unfollowed};

use super::compose::Composer;
use super::directive::{self, Directive, File, Kind, Part};
use super::doubt::{self, Doubt};
use super::includes::{CourseFile, Includes, Refusal};
use super::listing::{self, Listing};
use super::select;
use crate::diagnostic::Severity;
use crate::load::address;
use crate::load::library::Library;
use crate::load::line;
use crate::load::problems::Problems;
use crate::source::{Source, Span};

/// Includes nested deeper are not followed.
const DEEPEST: usize = 10;
/// A chapter may have as many directives.
const MOST_DIRECTIVES: usize = 20_000;
/// What stands before a directive is repeated before each line that it includes if it is no longer.
const LONGEST_PREFIX: usize = 100;
/// What makes a line of Rust one that is not shown.
const HIDDEN: &str = "# ";

/// The text of the chapter at `path` as it is shown, with its directives followed.
pub fn expand(
    library: &Library,
    chapter: &Arc<Source>,
    path: &str,
    problems: &mut Problems,
) -> Arc<Source> {
    if !chapter.text.contains("{{") && !chapter.text.contains(listing::OPENING) {
        return Arc::clone(chapter);
    }
    let mut expander = Expander {
        includes: Includes::new(library),
        problems,
        composer: Composer::new(chapter),
        told: HashSet::new(),
        left: MOST_DIRECTIVES,
        way: vec![Step::new(path, &directive::WHOLE, "")],
        listing: None,
        asides: Vec::new(),
    };
    let whole = Span::new(0, chapter.text.len());
    let place = CourseFile {
        source: Arc::clone(chapter),
        path: path.to_owned(),
    };
    expander.text(&place, whole);
    expander.end_listing();
    for problem in std::mem::take(&mut expander.includes.problems) {
        expander.problems.add(problem);
    }
    expander.label_asides();
    expander.composer.unused = expander.includes.unused(&expander.composer);
    expander.composer.absent = expander.includes.absent;
    expander.composer.finish()
}

/// What comes after a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing in its line but blanks, or another directive.
    Ends,
    /// More of its line.
    GoesOn,
}

impl Line {
    fn after(rest: &str) -> Self {
        let mut bytes = rest.bytes().take(LONGEST_PREFIX);
        let first = bytes.position(|byte| byte == b'\n' || !byte.is_ascii_whitespace());
        let rest = first.and_then(|first| rest.get(first..));
        match rest {
            Some(rest) if !rest.starts_with(['\n', '{']) => Self::GoesOn,
            Some(_) | None => Self::Ends,
        }
    }
}

/// What becomes of the lines that a directive does not ask for.
enum Rest {
    /// They are left out.
    Left,
    /// They are there and not shown.
    Hidden,
}

/// A directive: the file that it stands in, and where.
type Asking<'a> = (&'a CourseFile, Span);

struct Expander<'a> {
    includes: Includes<'a>,
    problems: &'a mut Problems,
    composer: Composer,
    /// The mistakes that were told already: a file may be included often.
    told: HashSet<(String, Span)>,
    /// How many more directives are followed.
    left: usize,
    /// The chapter, and the includes that led here.
    way: Vec<Step>,
    listing: Option<OpenListing>,
    /// The directives that stay as they are and have no line of their own.
    asides: Vec<Aside>,
}

/// A file that is being included.
struct Step {
    /// Which file, and which part of it.
    what: String,
    /// The same as it is told.
    shown: String,
}

impl Step {
    fn new(path: &str, part: &Part<'_>, written: &str) -> Self {
        let sign = if written.is_empty() { "" } else { ":" };
        Self {
            what: format!("{path}:{part:?}"),
            shown: format!("{path}{sign}{written}"),
        }
    }
}

/// A listing whose end is still to come.
struct OpenListing {
    /// The file that begins it, and where.
    place: CourseFile,
    span: Span,
    /// What is shown where it ends.
    caption: String,
}

impl Expander<'_> {
    /// Adds a part of a file, with its directives followed.
    fn text(&mut self, place: &CourseFile, span: Span) {
        let text = place.source.text.get(..span.end).unwrap_or_default();
        let mut at = span.start;
        while let Some(found) = directive::next(text, at) {
            if self.left == 0 {
                self.too_many(place, found.range.start);
                break;
            }
            self.left -= 1;
            self.composer
                .copy(&place.source, Span::new(at, found.range.start));
            at = found.range.end;
            let rest = text.get(at..).unwrap_or_default();
            self.directive(place, &found, Line::after(rest));
        }
        self.composer.copy(&place.source, Span::new(at, span.end));
    }

    fn directive(&mut self, place: &CourseFile, directive: &Directive<'_>, after: Line) {
        let span = Span::from(directive.range.clone());
        let before = self.composer.line();
        let is_prefix =
            before.len() <= LONGEST_PREFIX && before.trim_matches([' ', '\t', '>']).is_empty();
        let begins_item = before.len() <= LONGEST_PREFIX && line::lead(before) == before.len();
        let prefix = if is_prefix { before } else { "" }.to_owned();
        let fence = self.composer.fence();
        let is_code = fence.is_some() || self.composer.is_indented();
        let has_line = (is_prefix || begins_item) && !is_code && after == Line::Ends;
        let asked = self.composer.asked;
        self.composer.asked = asked.or(Some(span.start));
        let outer = std::mem::replace(&mut self.composer.prefix, prefix.clone());
        let followed = self.follow(place, directive);
        self.composer.prefix = outer;
        self.composer.asked = asked;
        let unfollowed = match followed {
            Ok(()) => return,
            Err(None) => Unfollowed::Unknown,
            Err(Some(refusal)) => {
                self.tell(place, span, refusal);
                Unfollowed::Refused
            }
        };
        if !has_line {
            return self.put_aside((place, span), unfollowed, fence);
        }
        let label = match unfollowed {
            Unfollowed::Unknown => self.tell_unsupported(place, span),
            Unfollowed::Refused => aside::NOT_INCLUDED,
        };
        let labelled = aside::labelled(label, (place, span));
        // A paragraph of its own, whatever stands above and below.
        let labelled = if is_prefix {
            format!("\n{labelled}\n")
        } else {
            labelled
        };
        let outer = std::mem::replace(&mut self.composer.prefix, prefix);
        self.composer.put(&labelled, &place.source, span);
        self.composer.prefix = outer;
    }

    /// Does what a directive asks for.
    ///
    /// # Errors
    ///
    /// Why it cannot be done; `None` if it is not known what it asks for.
    fn follow(
        &mut self,
        place: &CourseFile,
        directive: &Directive<'_>,
    ) -> Result<(), Option<Refusal>> {
        let span = Span::from(directive.range.clone());
        match &directive.kind {
            Kind::Escaped => {
                let shown = Span::new(span.start + 1, span.end);
                self.composer.copy(&place.source, shown);
            }
            Kind::Unclosed => {
                self.composer.copy(&place.source, span);
                self.warn((place, span), directive::UNCLOSED);
            }
            Kind::Listing(_) | Kind::ListingEnd | Kind::ListingOpen if self.composer.is_code() => {
                self.composer.copy(&place.source, span);
            }
            Kind::ListingOpen => {
                self.composer.copy(&place.source, span);
                self.warn((place, span), listing::OPEN_TAG);
            }
            Kind::Listing(Listing { above, below }) => {
                self.end_listing();
                self.listing = Some(OpenListing {
                    place: place.clone(),
                    span,
                    caption: below.clone(),
                });
                self.composer
                    .put(&format!("\n{above}\n"), &place.source, span);
            }
            Kind::ListingEnd => {
                let open = self.listing.take().map(|listing| listing.caption);
                if open.is_none() {
                    self.warn((place, span), listing::STRAY);
                }
                let caption = open.unwrap_or_default();
                self.composer
                    .put(&format!("\n{caption}\n"), &place.source, span);
            }
            Kind::Quiz(path) => {
                if self.composer.is_code() {
                    return Err(None);
                }
                let comment = quiz(place, path).map_err(Some)?;
                self.composer.put(&comment, &place.source, span);
            }
            // It names the page for the browser: in the book the chapter keeps the name that it is listed with.
            Kind::Title => {}
            Kind::Nameless => return Err(Some(Refusal::nameless())),
            Kind::Other => return Err(None),
            Kind::Include(file) => {
                self.include((place, span), file, &Rest::Left)
                    .map_err(Some)?;
            }
            Kind::Rustdoc(file) => {
                self.include((place, span), file, &Rest::Hidden)
                    .map_err(Some)?;
            }
            Kind::Playground(file, attributes) => {
                let included = self
                    .includes
                    .find(place, file.path, self.composer.prefix.len())
                    .map_err(Some)?;
                let fence = fence_around(&included.source.text);
                let first = format!("{fence}rust,{}\n", attributes.join(","));
                self.composer.put(&first, &place.source, span);
                self.add((place, span), (&included, file), &Rest::Left)
                    .map_err(Some)?;
                self.composer
                    .put(&format!("\n{fence}"), &place.source, span);
            }
        }
        Ok(())
    }

    fn include(&mut self, asking: Asking<'_>, file: &File<'_>, rest: &Rest) -> Result<(), Refusal> {
        let prefix = self.composer.prefix.len();
        let included = self.includes.find(asking.0, file.path, prefix)?;
        self.add(asking, (&included, file), rest)
    }

    /// Adds the part of a file that a directive asks for.
    fn add(
        &mut self,
        asking: Asking<'_>,
        (included, file): (&CourseFile, &File<'_>),
        rest: &Rest,
    ) -> Result<(), Refusal> {
        let step = Step::new(&included.path, &file.part, file.written);
        if let Some(first) = self.way.iter().position(|other| other.what == step.what) {
            return Err(self.circle(first, file));
        }
        if self.way.len() > DEEPEST {
            let message = format!(
                "`{}` is not included: includes are nested more than {DEEPEST} deep",
                file.path
            );
            return Err(Refusal::new(message, "include what it has directly"));
        }
        let text = &included.source.text;
        let selection = select::select(text, &file.part).map_err(|missing| Refusal {
            message: format!("`{}` {}", file.path, missing.message),
            hint: missing.hint,
            meant: Some((missing.written, missing.known)),
            severity: Severity::Error,
        })?;
        if let Some(Doubt { message, hint }) = doubt::about(file, &selection) {
            self.warn(asking, (&message, &hint));
        }
        let mut runs = selection.runs;
        if matches!(rest, Rest::Left) {
            runs = runs
                .into_iter()
                .skip_while(|run| !run.asked)
                .take_while(|run| run.asked)
                .collect();
        }
        if let Some(last) = runs.last_mut() {
            let text = included.source.slice(last.span);
            let line = text.strip_suffix('\n').unwrap_or(text);
            let line = line.strip_suffix('\r').unwrap_or(line);
            last.span.end = last.span.start + line.len();
        }
        self.way.push(step);
        for run in runs {
            if run.asked {
                self.text(included, run.span);
            } else {
                // Each line is a part of its own, so that it is told where it is.
                let mut start = run.span.start;
                for line in included.source.slice(run.span).split_inclusive('\n') {
                    let span = Span::new(start, start + line.len());
                    let sign = Span::new(start, start);
                    self.composer.put(HIDDEN, &included.source, sign);
                    self.composer.copy(&included.source, span);
                    start = span.end;
                }
            }
        }
        self.way.pop();
        Ok(())
    }
}

/// The comment that stands for a quiz.
fn quiz(place: &CourseFile, path: &str) -> Result<String, Refusal> {
    let path = address::join(&place.path, path).filter(|path| !path.contains("--"));
    let outside = || {
        let message = "the path of the quiz leads out of the book's folder".to_owned();
        Refusal::new(message, "copy the file into the book's folder")
    };
    Ok(format!(
        "\n\n<!-- quiz: /{} -->\n\n",
        path.ok_or_else(outside)?
    ))
}

/// A fence that no line of the code ends.
fn fence_around(code: &str) -> String {
    let longest = code
        .lines()
        .map(|line| {
            line.trim_start()
                .bytes()
                .take_while(|byte| *byte == b'`')
                .count()
        })
        .max();
    "`".repeat(longest.unwrap_or(0).max(2) + 1)
}
