//! `reviews/<id>/review.toml`: code to be judged, with what is wrong in it.

use std::sync::Arc;

use super::address::join;
use super::keys::{self, Keys, Placed};
use super::library::Library;
use super::links::Names;
use super::problems::Problems;
use super::{decode, passage};
use crate::course::review::{Category, Flaw, LineRange, Proof, Recorded, Remark, Review};
use crate::course::{Block, Code, Course};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Nobody judges more code than this, in bytes, and no check has to print more.
const LONGEST: usize = 200 << 10;

/// Reads a review at a path in the course. `None` if there is no code to be judged.
pub fn read(
    library: &Library,
    course: &Course,
    path: &str,
    source: &Arc<Source>,
) -> (Option<Review>, Vec<Diagnostic>) {
    let mut problems = Problems::new(source);
    let table = keys::parse(&source.text, 0, &mut problems);
    let mut keys = Keys::new(table.get_ref(), 0);
    let place = keys.place();
    for (key, message) in [
        ("prompt", "the review has no `prompt`"),
        ("file", "the review has no `file` to be judged"),
    ] {
        if !keys.has(key) {
            problems.error(place, message);
        }
    }
    let id = keys.text("id", &mut problems);
    let title = keys.text("title", &mut problems);
    let file = keys.text("file", &mut problems);
    let prompt = keys.text("prompt", &mut problems);
    let needs = keys.texts("needs", &mut problems);
    let flaws = keys.placed_tables("flaw", &mut problems);
    let decoys = keys.placed_tables("decoy", &mut problems);
    let remarks = keys.placed_tables("remark", &mut problems);
    keys.finish(&mut problems);
    let folder = path.rsplit('/').nth(1).unwrap_or(path);
    if let Some(id) = id.filter(|id| id.value != folder) {
        let message = format!("the id is `{}`, and the folder is `{folder}`", id.value);
        problems.error(id.span, message);
    }
    let mut parser = Parser {
        library,
        path,
        source,
        names: Names::of(course, path),
        problems,
        code: String::new(),
        place,
    };
    let flawed = parser.judged(file.as_ref());
    let Some(flawed) = flawed else {
        return (None, parser.problems.finish());
    };
    parser.code = flawed.text.to_string();
    let file_span = file.as_ref().map(|file| file.span);
    let name = file.map_or_else(String::new, |file| file.value);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let fixed = parser.output(&format!("fixed.{extension}"));
    if fixed.is_none() && !flaws.is_empty() {
        let message = format!("there is no repaired file `fixed.{extension}` beside `{name}`");
        let span = file_span.unwrap_or(place);
        parser.absent(&format!("fixed.{extension}"), span, message);
    }
    let review = Review {
        id: folder.to_owned(),
        title: title.map_or_else(|| folder.replace('-', " "), |title| title.value),
        prompt: prompt
            .map(|prompt| parser.blocks(&prompt))
            .unwrap_or_default(),
        needs: needs.into_iter().map(|package| package.value).collect(),
        subject: format!("subject.{extension}"),
        flaws: flaws
            .into_iter()
            .filter_map(|flaw| parser.flaw(flaw))
            .collect(),
        decoys: parser.remarks(decoys),
        remarks: parser.remarks(remarks),
        fixed: fixed.map(|text| code(&name, &text)),
        recorded: {
            let [flawed, fixed] = Recorded::FILES.map(|file| parser.output(file));
            Recorded { flawed, fixed }
        },
        flawed,
    };
    parser.unrecorded(&review);
    (Some(review), parser.problems.finish())
}

struct Parser<'a> {
    library: &'a Library,
    path: &'a str,
    source: &'a Arc<Source>,
    names: Names<'a>,
    problems: Problems,
    /// The judged file.
    code: String,
    /// Where the file begins to say something.
    place: Span,
}

impl Parser<'_> {
    /// Warns of what proofs print and nobody has recorded.
    fn unrecorded(&mut self, review: &Review) {
        let Recorded { flawed, fixed } = &review.recorded;
        let recorded = Recorded::FILES.into_iter().zip([flawed, fixed]);
        let missing = recorded.filter(|(_, text)| text.is_none());
        let missing: Vec<String> = missing.map(|(name, _)| format!("`{name}`")).collect();
        let mut flaws = review.flaws.iter();
        let proven = flaws.find(|flaw| matches!(flaw.proof, Proof::Test { .. }));
        let Some(flaw) = proven.filter(|_| review.has_tests() && !missing.is_empty()) else {
            return;
        };
        let message =
            "what the proofs print is not recorded, so that nobody without Node.js sees it";
        self.problems.warning(flaw.span, message);
        let hint = format!("`check --run --record` writes {}", missing.join(" and "));
        self.problems.hint(hint);
    }

    /// The judged file.
    fn judged(&mut self, file: Option<&Placed<String>>) -> Option<Code> {
        let file = file?;
        let Some(text) = self.file(&file.value) else {
            let message = format!("there is no file `{}` beside the review", file.value);
            self.absent(&file.value, file.span, message);
            return None;
        };
        if text.len() > LONGEST {
            let message = format!(
                "`{}` is larger than 200 kB, too large to be judged",
                file.value
            );
            self.problems.error(file.span, message);
            return None;
        }
        Some(code(&file.value, &text))
    }

    fn flaw(&mut self, table: Placed<Keys<'_>>) -> Option<Flaw> {
        let Placed {
            value: mut keys,
            span,
        } = table;
        // A name for authors to talk about it; nothing is kept under it.
        keys.text("id", &mut self.problems);
        self.needs(&keys, &["at", "category", "why"], span);
        if !keys.has("proof") && !keys.has("shows") {
            let message = "the flaw has neither `proof` nor `shows`";
            self.problems.error(span, message);
            let hint = "name the test that fails, or write input, wrong result and expected result";
            self.problems.hint(hint);
        }
        let at = keys.text("at", &mut self.problems);
        let names = Category::ALL.map(|category| (category.name(), category));
        let category = keys.choice("category", &names, &mut self.problems);
        let why = keys.text("why", &mut self.problems);
        let shows = keys.text("shows", &mut self.problems);
        let proof = keys.table("proof", &mut self.problems);
        keys.finish(&mut self.problems);
        let why = self.why(why);
        let proof = match (proof, shows) {
            (Some(proof), _) => self.proof(proof, span),
            (None, Some(shows)) => Proof::Shows(self.blocks(&shows)),
            (None, None) => Proof::None,
        };
        Some(Flaw {
            lines: self.lines(at)?,
            category: category?,
            why,
            proof,
            span,
        })
    }

    /// Tells what a table does not say.
    fn needs(&mut self, keys: &Keys<'_>, wanted: &[&str], span: Span) {
        for key in wanted.iter().filter(|key| !keys.has(key)) {
            let message = match *key {
                "at" => "it does not say where it is: `at` is missing".to_owned(),
                key => format!("it has no `{key}`"),
            };
            self.problems.error(span, message);
        }
    }

    fn proof(&mut self, mut keys: Keys<'_>, span: Span) -> Proof {
        if !keys.has("test") {
            self.problems.error(span, "the proof has no `test`");
        }
        let test = keys.text("test", &mut self.problems);
        let pattern = keys.text("pattern", &mut self.problems);
        keys.finish(&mut self.problems);
        let Some(test) = test else {
            return Proof::None;
        };
        if self.file(&test.value).is_none() {
            let message = format!("there is no test `{}` beside the review", test.value);
            self.problems.error(test.span, message);
        }
        Proof::Test {
            file: test.value,
            pattern: pattern.map(|pattern| pattern.value),
        }
    }

    fn remarks(&mut self, tables: Vec<Placed<Keys<'_>>>) -> Vec<Remark> {
        let mut remarks = Vec::new();
        for Placed {
            value: mut keys,
            span,
        } in tables
        {
            keys.text("id", &mut self.problems);
            self.needs(&keys, &["at", "why"], span);
            let at = keys.text("at", &mut self.problems);
            let why = keys.text("why", &mut self.problems);
            keys.finish(&mut self.problems);
            let why = self.why(why);
            if let Some(lines) = self.lines(at) {
                remarks.push(Remark { lines, why });
            }
        }
        remarks
    }

    fn why(&mut self, why: Option<Placed<String>>) -> Vec<Block> {
        let Some(why) = why else {
            return Vec::new();
        };
        if why.value.trim().is_empty() {
            self.problems.error(why.span, "`why` is empty");
        }
        self.blocks(&why)
    }

    /// The lines of the one place where a text stands.
    fn lines(&mut self, at: Option<Placed<String>>) -> Option<LineRange> {
        let at = at?;
        let text = at.value.trim_matches('\n');
        let mut places = self.code.match_indices(text).map(|(place, _)| place);
        let (first, second) = (places.next(), places.next());
        let (Some(first), None, false) = (first, second, text.is_empty()) else {
            let message = match (first, text.is_empty()) {
                (_, true) => "`at` is empty".to_owned(),
                (None, _) => format!("`{text}` does not stand in the judged file"),
                (Some(_), _) => format!("`{text}` stands in the judged file more than once"),
            };
            self.problems.error(at.span, message);
            self.problems
                .hint("`at` is a text that stands there exactly once");
            return None;
        };
        let line = |at: usize| {
            self.code
                .get(..at)
                .map_or(0, |above| above.matches('\n').count())
        };
        Some(LineRange::between(line(first), line(first + text.len())))
    }

    /// The text of such a file, if it is no longer than anybody would read.
    fn output(&mut self, name: &str) -> Option<String> {
        let text = self.file(name)?;
        if text.len() > LONGEST {
            let message = format!("`{name}` is larger than 200 kB and is left out");
            self.problems.error(self.place, message);
            return None;
        }
        Some(text)
    }

    /// The text of a file in the review's folder.
    fn file(&self, name: &str) -> Option<String> {
        let decode::Text { source, .. } = self.library.read(&join(self.path, name)?).ok()?;
        Some(source.text.clone())
    }

    /// Tells of a file that should be beside the review.
    fn absent(&mut self, name: &str, span: Span, message: String) {
        let path = join(self.path, name);
        let trouble = path.and_then(|path| self.library.trouble(&path));
        self.problems.absent(span, (name, trouble), message);
    }

    fn blocks(&mut self, text: &Placed<String>) -> Vec<Block> {
        passage::blocks(text, self.source, &self.names, &mut self.problems)
    }
}

/// A file as code.
fn code(name: &str, text: &str) -> Code {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let language = match extension {
        "mjs" | "cjs" => "js",
        "mts" | "cts" => "ts",
        other => other,
    };
    Code {
        language: language.into(),
        text: text.trim_end_matches('\n').into(),
        ..Code::default()
    }
}
