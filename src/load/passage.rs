//! Markdown in a string of a TOML file.

use std::sync::Arc;

use super::keys::Placed;
use super::links::Names;
use super::markdown;
use super::problems::Problems;
use crate::course::Block;
use crate::source::Source;

/// A string as blocks. What is wrong in it is told at the place of the string.
pub fn blocks(
    text: &Placed<String>,
    source: &Arc<Source>,
    names: &Names<'_>,
    problems: &mut Problems,
) -> Vec<Block> {
    let inner = Source::new(source.name.as_str(), text.value.as_str());
    let mut found = Problems::new(&inner);
    let document = markdown::parse(&text.value, 0, names, &mut found);
    for mut diagnostic in found.finish() {
        diagnostic.source = Arc::clone(source);
        diagnostic.span = Some(text.span);
        problems.add(diagnostic);
    }
    document.blocks.into_kept()
}
