//! What is true of all blocks at all widths.

use nodecourse::course::{
    BlockKind, FootnoteId, Link, Mark, MarkKind, Prose, ProseRef, Table, TermId,
};
use nodecourse::layout::{self, CodeLines, Laid, Row, Target, View, plain};
use nodecourse::text;
use proptest::prelude::*;

use super::any::{any_block, any_nest, any_prose, any_table, any_words};
use super::build::{self, block, joined, within};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_row_is_wider_than_asked(block in any_block(), width in 1usize..120, more in 0usize..40) {
        for code_lines in [CodeLines::Wrap, CodeLines::Scroll(0), CodeLines::Scroll(7)] {
            let view = View { wide: width + more, code_lines, ..build::view(width) };
            let laid = layout::blocks(std::slice::from_ref(&block), &view);
            let limit = match block.kind {
                BlockKind::Table(_) | BlockKind::Code(_) => width + more,
                _ => width,
            };
            for row in &laid.rows {
                prop_assert!(row.width() <= limit, "{:?} is wider than {limit}", plain(row));
            }
            prop_assert_eq!(laid.width, laid.rows.iter().map(Row::width).max().unwrap_or(0));
        }
    }

    #[test]
    fn no_control_character_leaves(block in any_block(), width in 1usize..120) {
        let laid = layout::blocks(&[block], &build::view(width));
        for piece in laid.rows.iter().flat_map(|row| &row.pieces) {
            prop_assert_eq!(text::clean_line(&piece.text), piece.text.as_str());
            prop_assert!(!piece.text.is_empty());
        }
    }

    #[test]
    fn a_row_starts_no_earlier_than_the_one_above(block in any_block(), width in 1usize..120) {
        let laid = layout::blocks(&[block], &build::view(width));
        prop_assert!(laid.rows.is_sorted_by_key(|row| row.start));
    }

    #[test]
    fn the_same_block_and_view_are_the_same_rows(block in any_block(), width in 1usize..120) {
        let blocks = [block];
        let view = build::view(width);
        prop_assert_eq!(layout::blocks(&blocks, &view), layout::blocks(&blocks, &view));
    }

    #[test]
    fn all_words_of_a_paragraph_are_in_its_rows_in_order(mut prose in any_prose(), width in 2usize..120) {
        let marks = prose.marks.iter().filter(|mark| !matches!(mark.kind, MarkKind::Image(_)));
        prose.marks = marks.cloned().collect();
        let words = letters(&text::clean(&prose.text));
        let laid = layout::blocks(&[block(BlockKind::Paragraph(prose))], &build::view(width));
        prop_assert_eq!(letters(&joined(&laid)), words);
    }

    #[test]
    fn all_words_of_any_nest_are_in_its_rows_in_order(
        prose in any_prose(), nest in any_nest(), width in 2usize..120,
    ) {
        let words = letters(&text::clean(&prose.text));
        let opened = (nest.len() / 2) as u8;
        let block = within(&nest, opened, block(BlockKind::Paragraph(prose)));
        let laid = layout::blocks(&[block], &build::view(width));
        let shown = letters(&joined(&laid));
        let mut rest = shown.chars();
        for letter in words.chars() {
            prop_assert!(rest.any(|other| other == letter), "{letter:?} of {words:?} in {shown:?}");
        }
    }

    #[test]
    fn the_pieces_of_a_target_spell_its_words(
        words in prop::collection::vec((any_words(), 0usize..4), 1..6), width in 2usize..100,
    ) {
        let (prose, expected) = with_targets(&words);
        let laid = layout::blocks(&[block(BlockKind::Paragraph(prose))], &build::view(width));
        prop_assert_eq!(laid.targets.len(), expected.len());
        prop_assert_eq!(spelled(&laid), expected);
    }

    #[test]
    fn a_table_holds_all_its_words_at_every_width(table in any_table(), width in 20usize..120) {
        let cells = expected_cells(&table);
        let laid = layout::blocks(&[block(BlockKind::Table(Box::new(table.clone())))], &build::view(width));
        if laid.rows.iter().any(|row| plain(row).contains('│')) {
            prop_assert_eq!(grid_cells(&laid, table.columns()), cells);
        } else {
            let (shown, expected) = cards(&table, &laid);
            prop_assert_eq!(shown, expected);
        }
    }

    #[test]
    fn no_word_of_a_table_is_broken_while_the_longest_fit(table in any_table(), width in 20usize..120) {
        let mut plain = Table::new(table.alignments.to_vec());
        for cell in table.cells() {
            let text = cell.text.chars().filter(|letter| matches!(letter, 'a'..='z' | '_' | ' '));
            plain.push(Prose::new(text.collect::<String>(), cell.marks), None);
        }
        let table = plain;
        let words = |cell: ProseRef<'_>| cell.text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let longest = |column: usize| {
            let cells = table.cells().skip(column).step_by(table.columns());
            cells.flat_map(words).map(|word| text::width(&word)).max()
        };
        let least: usize = (0..table.columns()).map(|column| longest(column).unwrap_or(0).max(8)).sum();
        prop_assume!(least + table.columns() * 3 < width);
        let laid = layout::blocks(&[block(BlockKind::Table(Box::new(table.clone())))], &build::view(width));
        let shown = joined(&laid);
        prop_assert!(bordered(&laid), "{shown}");
        for word in table.cells().flat_map(words) {
            prop_assert!(shown.contains(&word), "{word} in\n{shown}");
        }
    }

    #[test]
    fn the_right_border_is_straight(table in any_table(), width in 20usize..120) {
        let laid = layout::blocks(&[block(BlockKind::Table(Box::new(table)))], &build::view(width));
        if bordered(&laid) {
            let rows = laid.rows.iter().filter(|row| !row.pieces.is_empty());
            for row in rows {
                prop_assert_eq!(row.width(), laid.width, "{}", joined(&laid));
            }
        }
    }

    #[test]
    fn the_wide_view_holds_all_words_and_is_straight(table in any_table()) {
        let (natural, laid) = build::natural(&table);
        prop_assert_eq!(natural.width, laid.width);
        for row in &laid.rows {
            prop_assert_eq!(row.width(), laid.width);
        }
        prop_assert_eq!(grid_cells(&laid, table.columns()), expected_cells(&table));
    }

    #[test]
    fn wrapped_code_is_the_code(lines in prop::collection::vec("[ -~é漢\t]{0,60}", 1..6), width in 12usize..80) {
        let source = lines.join("\n");
        let blocks = [build::code("js", &source)];
        let whole = View { wide: 1000, ..build::view(width) };
        let whole = code_rows(&layout::blocks(&blocks, &whole));
        let mut rows = code_rows(&layout::blocks(&blocks, &build::view(width))).into_iter().peekable();
        for (line, goes_on) in whole {
            prop_assert!(!goes_on);
            let first = rows.next().map(|(row, _)| row).unwrap_or_default();
            prop_assert!(line.starts_with(&first), "{first:?} of {line:?}");
            let mut rest = line.strip_prefix(&first).unwrap_or_default();
            while let Some((row, _)) = rows.next_if(|(_, goes_on)| *goes_on) {
                rest = rest.trim_start_matches(' ');
                prop_assert!(!row.is_empty() && rest.starts_with(&row), "{row:?} of {rest:?}");
                rest = rest.strip_prefix(&row).unwrap_or_default();
            }
            prop_assert_eq!(rest, "");
        }
        prop_assert_eq!(rows.next(), None);
    }
}

/// The rows of a framed block of code, without the blanks at their ends and, where a line goes on,
/// without its indent and mark; and whether that is so.
fn code_rows(laid: &Laid) -> Vec<(String, bool)> {
    let rows = laid.rows.iter().map(plain);
    rows.filter_map(|row| {
        let inside = row.strip_prefix("│ ")?.strip_suffix(" │")?;
        Some(match inside.split_once('↪') {
            Some((_, text)) if text::width(inside) >= 16 => (text[1..].trim_end().to_owned(), true),
            Some((_, text)) => (text.trim_end().to_owned(), true),
            None => (inside.trim_end_matches(' ').to_owned(), false),
        })
    })
    .collect()
}

/// A text without its blanks.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// The words of each target, over all rows.
fn spelled(laid: &Laid) -> Vec<String> {
    let mut out = vec![String::new(); laid.targets.len()];
    for piece in laid.rows.iter().flat_map(|row| &row.pieces) {
        if let Some(target) = piece.target {
            out[usize::from(target)].push_str(&letters(&piece.text));
        }
    }
    out
}

fn bordered(laid: &Laid) -> bool {
    laid.rows.iter().any(|row| plain(row).starts_with('┌'))
}

/// The letters of all cells, row by row; rows without any are left out, for a grid of no rules
/// cannot tell them from nothing.
fn expected_cells(table: &Table) -> Vec<Vec<String>> {
    let rows = (0..table.len()).map(|row| table.row(row));
    std::iter::once(table.header())
        .chain(rows)
        .map(|row| {
            row.map(|cell| letters(&text::clean(cell.text)))
                .collect::<Vec<_>>()
        })
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect()
}

/// The letters of all cells as a grid shows them.
fn grid_cells(laid: &Laid, columns: usize) -> Vec<Vec<String>> {
    let ruled = laid
        .rows
        .iter()
        .any(|row| plain(row).contains(['╪', '╞', '═']));
    let mut out = vec![vec![String::new(); columns]];
    for row in &laid.rows {
        let row = plain(row);
        if row.is_empty()
            || row.contains(['┬', '┼', '┴', '╪', '┌', '├', '└', '╞'])
            || row.starts_with(['─', '═'])
        {
            out.push(vec![String::new(); columns]);
            continue;
        }
        let inside = row.strip_prefix('│').unwrap_or(&row);
        for (column, cell) in inside.split('│').take(columns).enumerate() {
            out.last_mut().expect("a row")[column].push_str(&letters(cell));
        }
        if !ruled {
            out.push(vec![String::new(); columns]);
        }
    }
    out.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    out
}

/// The letters of all cards, and what they should be.
fn cards(table: &Table, laid: &Laid) -> (String, String) {
    let rows = laid.rows.iter().map(plain);
    let shown = rows
        .filter(|row| !row.starts_with('─'))
        .map(|row| letters(&row))
        .collect();
    let cell = |cell: ProseRef<'_>| letters(&text::clean(cell.text));
    if table.is_empty() {
        return (shown, table.header().map(cell).collect());
    }
    let mut expected = String::new();
    for row in 0..table.len() {
        for (name, value) in table.header().map(cell).zip(table.row(row).map(cell)) {
            let parts = match (name.is_empty(), value.is_empty()) {
                (true, _) => ["", "", &value],
                (false, true) => [&name, ":", "–"],
                (false, false) => [&name, ":", &value],
            };
            expected.extend(parts);
        }
    }
    (shown, expected)
}

/// Prose in which some words are targets, and the letters of each target.
fn with_targets(words: &[(String, usize)]) -> (Prose, Vec<String>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut expected = Vec::new();
    for (words, kind) in words {
        let start = text.len() as u32;
        text.push_str(words);
        let end = text.len() as u32;
        text.push_str(" and ");
        let kind = match kind {
            0 => MarkKind::Term {
                id: TermId::new("thread"),
                marked: true,
            },
            1 => MarkKind::Link(Box::new(Link::External("https://nodejs.org".into()))),
            2 => MarkKind::Footnote(FootnoteId::new("1")),
            _ => MarkKind::Term {
                id: TermId::new("thread"),
                marked: false,
            },
        };
        if !matches!(kind, MarkKind::Term { marked: false, .. }) {
            expected.push(letters(words));
        }
        marks.push(Mark { start, end, kind });
    }
    (Prose::new(text, marks), expected)
}

#[test]
fn an_explicit_link_to_a_term_is_a_term() {
    let link = Link::Term(TermId::new("event-loop"));
    let mark = Mark {
        start: 4,
        end: 8,
        kind: MarkKind::Link(Box::new(link)),
    };
    let prose = Prose::new("the loop", [mark]);
    let laid = layout::blocks(&[block(BlockKind::Paragraph(prose))], &build::view(40));
    assert_eq!(laid.targets, [Target::Term(TermId::new("event-loop"))]);
}
