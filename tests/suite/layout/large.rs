//! Blocks of a size that nobody writes: laid out in linear time, or these tests would not end.

use std::fmt::Write as _;

use nodecourse::course::{Block, BlockKind, FootnoteId, Mark, MarkKind, Prose};
use nodecourse::layout::{self, CodeLines, View};

use super::build::{block, code, paragraph, table_block, view};

fn rows(block: Block, view: &View) -> usize {
    layout::blocks(&[block], view).rows.len()
}

#[test]
fn a_paragraph_of_a_megabyte() {
    let words = "event loop ".repeat(100_000);
    assert_eq!(rows(paragraph(&words), &view(76)), 100_000 / 7 + 2);
}

#[test]
fn a_word_of_a_megabyte() {
    for part in ["x", "漢", "a/", "a-b_", "🇨🇭", "e\u{301}", "\u{301}", "://"] {
        let word = part.repeat(500_000 / part.len());
        assert!(rows(paragraph(&word), &view(76)) > 0);
    }
}

#[test]
fn a_paragraph_of_a_hundred_thousand_marks() {
    let (text, mut marks) = ("🇨🇭 a/b ".repeat(50_000), Vec::new());
    let length = text.len() as u32;
    for start in (0..length).step_by(8) {
        let end = (start + 20_000).min(length);
        marks.push(Mark {
            start,
            end,
            kind: MarkKind::Code,
        });
        let kind = MarkKind::Footnote(FootnoteId::new("1"));
        marks.push(Mark { start, end, kind });
    }
    let prose = Prose::new(text, marks);
    assert!(rows(block(BlockKind::Paragraph(prose)), &view(76)) > 4_000);
}

#[test]
fn a_line_of_code_of_a_megabyte() {
    for part in ["x", "漢", "\t", "\u{301}"] {
        let line = part.repeat(1_000_000 / part.len());
        assert!(rows(code("js", &line), &view(76)) > 2);
        let scrolled = View {
            code_lines: CodeLines::Scroll(900_000),
            ..view(76)
        };
        assert_eq!(rows(code("js", &line), &scrolled), 4);
    }
}

#[test]
fn code_of_a_hundred_thousand_lines() {
    let text = "const a = 1;\n".repeat(100_000);
    assert_eq!(rows(code("js", &text), &view(76)), 100_000 + 4);
}

#[test]
fn a_table_of_a_hundred_thousand_rows() {
    let mut source = String::from("Number | Square | Words");
    for number in 0..100_000 {
        let _ = write!(source, "\n{number} | {} | some `words`", number * 3);
    }
    assert_eq!(rows(table_block(&source), &view(76)), 100_000 + 5);
}
