//! `nodecourse term`: a term explained on the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::desk::Desk;
use super::render::signs::{self, Paper};
use super::setup;
use crate::app::card::{Extent, Knowledge, Subject};
use crate::course::Digests;
use crate::diagnostic::nearest;
use crate::layout::{self, CodeLines, View};
use crate::{load, shell};

/// The width of the explanation.
const WIDTH: usize = 76;

/// Prints what the pop-up would show.
pub fn run(word: &str, path: Option<&Path>) -> anyhow::Result<ExitCode> {
    let (desk, _) = Desk::new(setup::library(path)?);
    let course = desk.course.as_ref();
    let Some(term) = course.glossary.named(word) else {
        if course.glossary.terms.is_empty() {
            bail!("This course has no glossary.");
        }
        match nearest(word, course.glossary.words()) {
            Some(near) => bail!("The glossary has no term `{word}`. Did you mean `{near}`?"),
            None => {
                bail!("The glossary has no term `{word}`. The player's glossary lists all terms.")
            }
        }
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
    let view = View {
        width: WIDTH,
        wide: WIDTH,
        code_lines: CodeLines::Wrap,
        buttons: None,
        folded: &BTreeSet::new(),
        tokens: &|_| None,
        marks: &|_, _| Vec::new(),
        practice: &|_| String::new(),
    };
    let (lead, name, end) = subject.question(knowledge);
    let mut out = format!("{lead}{name}{end}\n\n");
    for row in layout::blocks(&blocks, &view).rows {
        out.push_str(layout::plain(&row).trim_end());
        out.push('\n');
    }
    Ok(shell::print(&out))
}
