//! Running text that is too long for one block.

use std::fmt::Write as _;

use nodecourse::course::{Block, BlockKind, MarkKind, ProseRef};
use proptest::prelude::*;

use super::sketch::{lesson, lesson_in};

const LONGEST: usize = 32 << 10;

fn words(count: usize) -> String {
    (0..count).fold(String::new(), |mut words, number| {
        let _ = write!(words, "word{number} ");
        words
    })
}

fn texts(blocks: &[Block]) -> Vec<ProseRef<'_>> {
    blocks.iter().flat_map(Block::prose).collect()
}

/// All words, with a blank between two texts.
fn joined(blocks: &[Block]) -> String {
    let texts: Vec<&str> = texts(blocks).iter().map(|prose| prose.text).collect();
    texts.join(" ")
}

#[test]
fn a_long_paragraph_is_several_blocks_without_a_gap() {
    let text = words(20_000);
    let lesson = lesson(&format!("Before.\n\n- {text}\n\nAfter.\n"));
    let blocks = lesson.blocks.kept();
    assert!(blocks.len() > 6, "{}", blocks.len());
    assert_eq!(joined(&blocks[1..blocks.len() - 1]), text.trim_end());
    assert_eq!(blocks[1].opened, 1);
    for block in &blocks[2..blocks.len() - 1] {
        assert_eq!((block.gap, block.opened), (None, 0));
        assert_eq!(block.nest, blocks[1].nest);
    }
    for (block, next) in blocks[1..blocks.len() - 1].iter().zip(&blocks[2..]) {
        assert!(block.span.end <= next.span.start && !block.span.is_empty());
    }
    assert_eq!(lesson.words, 20_002);
}

#[test]
fn a_mark_across_a_cut_goes_on_after_it() {
    let text = words(10_000);
    let lesson = lesson(&format!("a **{}** [b](c.md)\n", text.trim_end()));
    let strong =
        |prose: &ProseRef<'_>| prose.marks.iter().any(|mark| mark.kind == MarkKind::Strong);
    assert!(texts(lesson.blocks.kept()).iter().all(strong));
    let marked: Vec<&str> = texts(lesson.blocks.kept())
        .iter()
        .flat_map(|prose| prose.marks.iter().map(|mark| prose.marked(mark)))
        .collect();
    assert_eq!(marked.join(" "), format!("{} b", text.trim_end()));
}

#[test]
fn what_is_cut_off_keeps_its_place_in_headings_details_and_terms() {
    let text = words(5_000);
    let heading = lesson(&format!("# T\n\n## {text}\n\nAfter.\n"));
    assert_eq!(heading.sections.first().expect("a section").block, 1);
    assert!(matches!(heading.blocks[2].kind, BlockKind::Paragraph(_)));

    let html = format!("<details><summary>{text}</summary>\n\nInside.\n\n</details>\n\nAfter.\n");
    let details = lesson(&html);
    let inside = details.blocks.iter().find(|block| !block.nest.is_empty());
    let container = inside.expect("something is inside").nest[0];
    assert_eq!(format!("{container:?}"), "Details { summary: 0 }");
    assert_eq!(
        joined(details.blocks.kept()).replace(" Inside. After.", ""),
        text.trim_end()
    );

    let entries = lesson(&format!("{text}\n: What it is.\n"));
    let terms = entries
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Term(_)));
    assert!(terms.count() > 1);
}

#[test]
fn a_long_footnote_is_shown_whole() {
    let text = words(10_000);
    let lesson = lesson(&format!("See[^n].\n\n[^n]: {text}\n\nAfter.\n"));
    let range = lesson.footnotes.get("n").expect("a footnote");
    assert!(range.len() > 2);
    assert_eq!(joined(&lesson.blocks.kept()[range]), text.trim_end());
}

#[test]
fn a_long_cell_goes_on_in_the_next_row() {
    let text = words(10_000);
    let lesson = lesson(&format!(
        "| a | b |\n|---|---|\n| x | {text} |\n| y | z |\n"
    ));
    let BlockKind::Table(table) = &lesson.blocks[0].kind else {
        panic!("a table");
    };
    assert!(table.len() > 3);
    let column = |index: usize| {
        let cells = (0..table.len()).filter_map(|row| table.row(row).nth(index));
        let cells: Vec<&str> = cells.map(|cell| cell.text).collect();
        cells.join(" ")
    };
    assert_eq!(column(1), format!("{text}z"));
    assert_eq!(column(0).replace(' ', ""), "xy");
}

#[test]
fn terms_are_found_in_all_of_a_long_text() {
    let text = "thread ".repeat(20_000);
    let glossary = "[thread]\ntext = \"A line of execution.\"\n";
    let (lesson, _) = lesson_in(&[("glossary.toml", glossary), ("lesson.md", &text)]);
    let marks: usize = texts(lesson.blocks.kept())
        .iter()
        .map(|prose| prose.marks.len())
        .sum();
    assert_eq!(marks, 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn nothing_is_lost_where_a_text_is_cut(part in "[a-z漢é]{1,40}( |🇨🇭|e\u{301})?") {
        let text = part.repeat(80_000 / part.len());
        let lesson = lesson(&format!("x{text}\n"));
        let bare = |text: &str| text.replace(' ', "");
        prop_assert_eq!(bare(&joined(lesson.blocks.kept())), bare(&format!("x{text}")));
        for prose in texts(lesson.blocks.kept()) {
            prop_assert!(prose.text.len() <= LONGEST + 64);
            let whole = !prose.text.starts_with('\u{301}');
            prop_assert!(whole, "a letter is cut");
        }
    }
}
