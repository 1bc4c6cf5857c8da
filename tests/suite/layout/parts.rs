//! Blocks of several parts: together they are what the whole would be.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use nodecourse::course::{BlockKind, Code};
use nodecourse::layout::{CodeLines, Laid, Measure, View, plain};
use proptest::prelude::*;

use super::build::{self, *};

/// So many rows or lines that there are several parts.
const MANY: usize = 400;

fn many_rows(cells: &[String]) -> String {
    let mut source = String::from("Number | Words");
    for (number, cell) in cells.iter().cycle().take(MANY).enumerate() {
        let _ = write!(source, "\n{number} | {cell}");
    }
    source
}

/// The letters of all parts.
fn letters(parts: &[Laid]) -> String {
    let shown: String = parts.iter().map(joined).collect();
    shown
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_parts_of_a_table_hold_all_its_words_in_columns_that_line_up(
        cells in prop::collection::vec("[a-z]{0,12}( [a-z]{1,12}){0,9}", 1..9), width in 24usize..100,
    ) {
        let source = many_rows(&cells);
        let lesson = lesson(vec![gap(None, table_block(&source))]);
        let parts = parts(&lesson, 0, &view(width));
        prop_assert!(parts.len() > 2);
        let rows = || parts.iter().flat_map(|laid| &laid.rows);
        prop_assert!(rows().is_sorted_by_key(|row| row.start));
        let bars = |row: &str| -> BTreeSet<usize> {
            let signs = row.chars().enumerate();
            signs.filter(|(_, sign)| "│┬┼╪┴".contains(*sign)).map(|(at, _)| at).collect()
        };
        let columns: BTreeSet<usize> = rows().flat_map(|row| bars(&plain(row))).collect();
        // A grid has a bar between its columns and two at its sides or none; cards have none.
        prop_assert!([0, 1, 3].contains(&columns.len()), "{columns:?}");
        for laid in &parts {
            prop_assert_eq!(laid.width, parts[0].width);
            prop_assert!(laid.rows.iter().all(|row| row.width() <= laid.width));
        }
        let once = |name: &str| letters(&parts).matches(name).count() == 1;
        if !columns.is_empty() {
            prop_assert!(once("Number") && once("Words"));
        }
    }

    #[test]
    fn the_parts_of_code_are_its_lines(
        lines in prop::collection::vec("[a-z]{0,9}( [a-z(]{1,30}){0,9}", 1..9), width in 12usize..80,
    ) {
        let text = lines.iter().cycle().take(MANY).cloned().collect::<Vec<_>>().join("\n");
        let lesson = lesson(vec![gap(None, code("", &text))]);
        for code_lines in [CodeLines::Wrap, CodeLines::Scroll(0)] {
            let view = View { code_lines, wide: 400, ..view(width) };
            let parts = parts(&lesson, 0, &view);
            prop_assert!(parts.len() > 2);
            let rows: Vec<String> = parts.iter().flat_map(|laid| &laid.rows).map(plain).collect();
            prop_assert_eq!(rows.len(), MANY + 2);
            for (row, line) in rows.iter().skip(1).zip(text.split('\n')) {
                prop_assert_eq!(row.trim_matches('│').trim(), line.trim());
            }
        }
    }

    #[test]
    fn a_place_in_a_part_is_found_from_where_it_starts(
        cells in prop::collection::vec("[a-z]{0,12}( [a-z]{1,12}){0,9}", 1..9), width in 24usize..100,
    ) {
        let text = many_rows(&cells);
        for block in [table_block(&text), code("", &text)] {
            let measure = Measure::new(&block);
            let lesson = lesson(vec![block]);
            for (index, laid) in parts(&lesson, 0, &view(width)).iter().enumerate() {
                for row in &laid.rows {
                    prop_assert!(row.start <= measure.length);
                    prop_assert_eq!(measure.part_at(row.start), index);
                }
            }
        }
    }

    #[test]
    fn the_wide_view_of_a_part_has_the_columns_of_the_whole(
        cells in prop::collection::vec("[a-z]{0,12}( [a-z]{1,30}){0,9}", 1..9),
    ) {
        let (natural, laid) = build::natural(&table(&many_rows(&cells)));
        prop_assert!(laid.rows.iter().all(|row| row.width() == natural.width));
        prop_assert!(laid.rows.len() > MANY + natural.frozen_rows);
    }
}

#[test]
fn a_long_line_goes_on_in_the_next_part_and_loses_nothing() {
    let numbers: Vec<String> = (0..20_000).map(|number| number.to_string()).collect();
    let text = format!("first\n{}\nlast", numbers.join(" "));
    let lesson = lesson(vec![gap(None, code("", &text))]);
    let wrapped = parts(&lesson, 0, &view(60));
    assert!(wrapped.len() > 5, "{}", wrapped.len());
    let wanted: String = text.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let shown = letters(&wrapped);
    assert!(shown.strip_prefix("ccopy") == Some(wanted.as_str()));
    let marked = wrapped[2]
        .rows
        .iter()
        .filter(|row| plain(row).starts_with("│ ↪ "));
    assert_eq!(marked.count(), wrapped[2].rows.len());

    let scrolled = View {
        code_lines: CodeLines::Scroll(0),
        ..view(60)
    };
    let rows: usize = parts(&lesson, 0, &scrolled)
        .iter()
        .map(|laid| laid.rows.len())
        .sum();
    assert_eq!(rows, 5);
}

#[test]
fn every_row_of_a_long_line_of_blanks_and_tabs_starts_in_its_own_part() {
    for text in [
        "\t".repeat(40_000),
        " ".repeat(40_000),
        "a \t".repeat(20_000),
    ] {
        let block = code("", &text);
        let measure = Measure::new(&block);
        let lesson = lesson(vec![block]);
        let parts = parts(&lesson, 0, &view(60));
        assert!(parts.len() > 2);
        for (index, laid) in parts.iter().enumerate() {
            for row in &laid.rows {
                assert_eq!(measure.part_at(row.start), index, "{row:?}");
            }
            assert!(laid.rows.is_sorted_by_key(|row| row.start));
        }
    }
}

#[test]
fn a_line_without_a_blank_is_cut_between_letters() {
    let text = "漢🇨🇭".repeat(8_000);
    let lesson = lesson(vec![gap(None, code("", &text))]);
    let parts = parts(&lesson, 0, &view(60));
    assert!(parts.len() > 2);
    let shown: String = parts.iter().map(joined).collect();
    assert_eq!(shown.matches('漢').count(), 8_000);
    assert_eq!(shown.matches("🇨🇭").count(), 8_000);
}

#[test]
fn what_a_measure_takes_for_granted_of_blanks_is_so() {
    // Each cell alone decides how wide its column is, and no row may be wider for those before it.
    let cells = [
        "( a b", "a ) b", "\" a b", "a !b c", "x [ y z", "é a b", "a  b c", "a—b c",
    ];
    for cell in cells {
        let wide = "w".repeat(9);
        let both = table_block(&format!("h | i\n{wide} | {wide} {wide}\n{cell} | {cell}"));
        for width in 8..40 {
            let lesson = lesson(vec![both.clone()]);
            for row in parts(&lesson, 0, &view(width))
                .iter()
                .flat_map(|laid| &laid.rows)
            {
                assert!(row.width() <= width, "{:?}", plain(row));
            }
        }
    }
}

#[test]
fn tokens_colour_the_lines_of_every_part() {
    use nodecourse::theme::{Role, Token};
    use std::sync::Arc;

    let text = "const a = 1;\n".repeat(MANY);
    let token = Token {
        start: 0,
        end: 5,
        role: Role::SyntaxKeyword,
    };
    let tokens = Arc::new(vec![vec![token]; MANY]);
    let known = |_: &Code| Some(Arc::clone(&tokens));
    let view = View {
        tokens: &known,
        ..view(60)
    };
    let lesson = lesson(vec![code("js", &text)]);
    assert!(matches!(lesson.blocks[0].kind, BlockKind::Code(_)));
    let parts = parts(&lesson, 0, &view);
    let words = parts
        .iter()
        .flat_map(|laid| &laid.rows)
        .flat_map(|row| &row.pieces);
    let keywords = words.filter(|piece| piece.roles.contains(Role::SyntaxKeyword));
    assert_eq!(keywords.count(), MANY);
}
