//! `nodecourse term`: a term explained on the command line.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::render::signs::{self, Paper};
use super::{report, setup};
use crate::app::card::{Extent, Knowledge, Subject};
use crate::course::{Digests, Glossary, Term};
use crate::diagnostic::nearest;
use crate::layout::{self, View};
use crate::office::desk::Desk;
use crate::{load, search, shell, text};

/// The width of the explanation, in a terminal that is not narrower.
const WIDTH: usize = 76;
/// No more names are offered for one that there is not.
const MOST_NAMES: usize = 3;

/// Prints what the pop-up would show of the term that these words name, of this course or the one that follows them.
pub fn run(words: &[String], course: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (word, path) = setup::words_and_path(words, course);
    let word = word.as_str();
    let (desk, problems) = Desk::new(setup::library(path)?);
    let course = desk.course.as_ref();
    setup::any_lesson(course, &problems)?;
    if let Some(sentence) = report::errors(&problems, path) {
        shell::output::complain(&sentence);
    }
    let Some(term) = named(word, &course.glossary) else {
        if course.glossary.terms.is_empty() {
            let words = text::quoted(word) + &report::behind(path);
            bail!(
                "This course has no glossary; `nodecourse search {words}` looks for it in the lessons."
            );
        }
        if path.is_none()
            && let Some((last, first)) = words.split_last()
            && named(&first.join(" "), &course.glossary).is_some()
        {
            bail!("The glossary has no term `{word}`, and there is no course at `{last}`.");
        }
        let near = near(&search::written(word, word), &course.glossary);
        let Some((last, others)) = near.split_last() else {
            bail!(
                "The glossary has no term `{word}`. {}",
                elsewhere(word, (&course.glossary, path))
            );
        };
        let others: Vec<String> = others.iter().map(|name| format!("`{name}`")).collect();
        let or = if others.is_empty() { "" } else { " or " };
        bail!(
            "The glossary has no term `{word}`. Did you mean {}{or}`{last}`?",
            others.join(", ")
        );
    };
    let mut digests = Digests::default();
    for entry in course.lessons() {
        let (lesson, _) = desk.read(&entry.id);
        digests.insert(load::digest(&lesson));
    }
    let Some(first) = course.lessons().next() else {
        bail!("This course has no lessons.");
    };
    let (lesson, _) = desk.read(&first.id);
    let knowledge = Knowledge {
        course,
        lesson: &lesson,
        digests: &digests,
        here: None,
        met: &BTreeMap::new(),
    };
    let subject = Subject::Entry(term.id.clone());
    let mut blocks = subject.blocks(knowledge, Extent::Long);
    signs::write_out(&mut blocks, Paper::Plain);
    let width = shell::output_width().map_or(WIDTH, |columns| columns.min(WIDTH));
    let view = View::plain(width, &|_| None);
    let mut out = format!("{}\n\n", subject.title(knowledge));
    for row in layout::blocks(&blocks, &view).rows {
        out.push_str(layout::plain(&row).trim_end());
        out.push('\n');
    }
    Ok(shell::print(&out))
}

/// Where to look for a word that is like no term.
fn elsewhere(word: &str, (glossary, path): (&Glossary, Option<&Path>)) -> String {
    let all = match glossary.terms.len() {
        1 => "the only term".to_owned(),
        count => format!("all {count} terms"),
    };
    let words = text::quoted(word) + &report::behind(path);
    format!(
        "`nodecourse search {words}` looks for it in the lessons; the player's glossary lists {all}."
    )
}

/// The term that is named just so, else with other forms of the letters, as a search finds it.
fn named<'a>(word: &str, glossary: &'a Glossary) -> Option<&'a Term> {
    let written = |name: &str| search::written(name, word).into_owned();
    let exactly = glossary.named(word);
    exactly.or_else(|| glossary.named_as(&written(word), written))
}

/// What may have been meant by a word that names no term: the name that is most like it, else those with a word like it.
fn near<'a>(word: &str, glossary: &'a Glossary) -> Vec<&'a str> {
    if let Some(near) = nearest(word, glossary.words()) {
        return vec![near];
    }
    let is_like = |part: &str| part.eq_ignore_ascii_case(word) || nearest(word, [part]).is_some();
    let terms = glossary.terms.iter();
    let names = terms.filter_map(|term| {
        let names = [&term.name].into_iter().chain(&term.aliases);
        let mut parts = names.flat_map(|name| name.split_whitespace());
        parts.any(is_like).then_some(term.name.as_str())
    });
    names.take(MOST_NAMES).collect()
}
