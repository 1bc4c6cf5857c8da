//! Running text: where lines end, what is kept whole, and where rows begin.

use std::collections::BTreeSet;

use nodecourse::course::{Block, BlockKind, CalloutStyle, Container, Marker};
use nodecourse::layout::{self, Target, View, plain};
use nodecourse::theme::Role;

use super::build::*;

fn shown(source: &str, width: usize) -> String {
    all(&[gap(None, paragraph(source))], width)
}

fn all(blocks: &[Block], width: usize) -> String {
    joined(&layout::blocks(blocks, &view(width)))
}

#[test]
fn blanks_at_a_break_vanish_and_unbreakable_ones_hold() {
    assert_eq!(shown("one   two three", 9), "one   two\nthree\n");
    assert_eq!(shown("one two\u{a0}three", 9), "one\ntwo\u{a0}three\n");
}

#[test]
fn a_hard_break_is_a_row() {
    assert_eq!(shown("one\ntwo", 40), "one\ntwo\n");
    assert_eq!(shown("one\u{2028}two\n", 40), "one\ntwo\n");
}

#[test]
fn chinese_breaks_between_letters_and_not_before_a_full_stop() {
    assert_eq!(shown("事件循环等待。", 8), "事件循环\n等待。\n");
    assert_eq!(shown("事件循环。", 8), "事件循\n环。\n");
}

#[test]
fn an_address_that_fits_on_a_row_is_whole() {
    assert_eq!(
        shown("read https://nodejs.org/api-docs/fs today", 30),
        "read\nhttps://nodejs.org/api-docs/fs\ntoday\n"
    );
}

#[test]
fn a_longer_address_breaks_after_its_signs_only() {
    let address = "https://nodejs.org/en/learn/asynchronous-work?page=2&part=event_loop.html";
    for width in 19..70 {
        let text = shown(&format!("see {address}"), width);
        for row in text.lines().rev().skip(1) {
            assert!(
                row.ends_with(['/', '?', '&', '=', '.', '_', '-']) || row == "see",
                "{width}: {text}"
            );
        }
        assert_eq!(
            text.replace('\n', ""),
            format!(
                "see{}{address}",
                if text.starts_with("see ") { " " } else { "" }
            )
        );
    }
}

#[test]
fn words_of_code_are_whole_and_break_at_blanks() {
    assert_eq!(
        shown("run `node --experimental-strip-types app.ts` now", 28),
        "run node\n--experimental-strip-types\napp.ts now\n"
    );
}

#[test]
fn a_word_longer_than_a_row_is_broken_between_clusters() {
    assert_eq!(shown("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4), "👩‍👩‍👧👩‍👩‍👧\n👩‍👩‍👧\n");
    assert_eq!(
        shown("e\u{301}e\u{301}e\u{301}", 2),
        "e\u{301}e\u{301}\ne\u{301}\n"
    );
    assert_eq!(shown("漢", 1), "□\n");
}

#[test]
fn emphasis_is_a_role_over_the_role_of_its_place() {
    let quoted = within(&[Container::Quote], 1, paragraph("a **b** `c`"));
    let laid = layout::blocks(&[quoted], &view(40));
    let piece = |text: &str| {
        laid.rows[1]
            .pieces
            .iter()
            .find(|piece| piece.text == text)
            .map(|piece| piece.roles)
    };
    assert_eq!(
        piece("b"),
        Some(nodecourse::theme::Roles::from(Role::Quote).with(Role::Strong))
    );
    assert_eq!(
        piece("c"),
        Some(nodecourse::theme::Roles::from(Role::Quote).with(Role::CodeInline))
    );
}

#[test]
fn headings_differ_without_colour_and_hang_under_their_first_letter() {
    let blocks: Vec<Block> = (1..=6)
        .map(|level| heading(level, "A heading that wraps"))
        .collect();
    insta::assert_snapshot!(page(&lesson(blocks), &view(16)).trim_start(), @r"
        A heading that
        wraps
        ━━━━━━━━━━━━━━

        01  A heading
            that wraps

        ◆ A heading that
          wraps

        ◇ A heading that
          wraps

        › A heading that
          wraps

        · A heading that
          wraps
    ");
}

#[test]
fn a_heading_of_a_text_without_sections_has_a_sign() {
    assert_eq!(all(&[gap(None, heading(2, "Title"))], 40), "■ Title\n");
}

#[test]
fn every_row_of_a_deep_quote_has_all_its_bars() {
    let nest = [Container::Quote; 3];
    let blocks = [
        within(&nest, 3, gap(None, paragraph("one two three four"))),
        within(&nest, 0, gap(Some(3), paragraph("five"))),
    ];
    assert_eq!(
        all(&blocks, 24),
        "│ │ │ one two three four\n│ │ │\n│ │ │ five\n"
    );
    assert_eq!(
        all(&blocks, 16),
        "│ │ │ one two\n│ │ │ three four\n│ │ │\n│ │ │ five\n"
    );
    let deep = within(&[Container::Quote; 8], 8, gap(None, paragraph("one two")));
    assert_eq!(all(&[deep], 20).matches('│').count(), 8);
}

#[test]
fn numbers_are_right_aligned_in_the_width_of_their_list() {
    let item = |number| Container::Item {
        marker: Marker::Number(number),
        width: 3,
    };
    let blocks = [
        within(&[item(9)], 1, gap(None, paragraph("nine"))),
        within(&[item(10)], 1, gap(None, paragraph("ten and more"))),
        within(&[item(10)], 0, gap(Some(1), paragraph("again"))),
    ];
    assert_eq!(
        all(&blocks, 13),
        " 9. nine\n10. ten and\n    more\n\n    again\n"
    );
}

#[test]
fn lists_nest_until_there_is_no_room_and_then_keep_the_words() {
    let nest: Vec<Container> = (0..12).map(bullet).collect();
    let block = within(&nest, 1, gap(None, paragraph("deep words in a list")));
    let wide = all(std::slice::from_ref(&block), 60);
    assert_eq!(wide, format!("{}▪ deep words in a list\n", "  ".repeat(11)));
    assert_eq!(
        all(&[block], 24),
        "          ▪ deep words\n            in a list\n"
    );
}

#[test]
fn an_item_in_an_item_shows_both_markers() {
    let block = within(&[bullet(0), bullet(1)], 2, gap(None, paragraph("a")));
    assert_eq!(all(&[block], 40), "• ◦ a\n");
}

#[test]
fn a_place_in_a_text_is_found_again_at_another_width() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let blocks = [gap(None, paragraph(&words.join(" ")))];
    let narrow = layout::blocks(&blocks, &view(30));
    let wide = layout::blocks(&blocks, &view(76));
    let place = &narrow.rows[40];
    let found = wide.rows.iter().rfind(|row| row.start <= place.start);
    let first = plain(place).split(' ').next().map(str::to_owned);
    assert!(plain(found.expect("a row")).contains(&first.expect("a word")));
}

#[test]
fn an_empty_item_shows_its_marker() {
    let block = within(&[bullet(0)], 1, gap(None, paragraph("")));
    assert_eq!(all(&[block], 40).trim_end(), "•");
}

#[test]
fn callouts_say_what_they_are_in_words_and_signs() {
    let mut signs = BTreeSet::new();
    for style in CalloutStyle::ALL {
        let title = within(
            &[callout(style)],
            1,
            gap(None, callout_title(style.title())),
        );
        let text = all(&[title], 40);
        assert!(text.ends_with(&format!(" {}\n", style.title())), "{text}");
        assert!(
            signs.insert(text.split(' ').nth(1).map(str::to_owned)),
            "{text}"
        );
    }
}

#[test]
fn a_summary_folds_what_is_inside_it() {
    let summary = |open| {
        block(BlockKind::Summary {
            prose: prose("More about [it](u)"),
            open,
        })
    };
    let inside = within(
        &[Container::Details { summary: 0 }],
        1,
        paragraph("Hidden words"),
    );
    let folded = BTreeSet::from([0]);
    let open = [gap(None, summary(true)), inside.clone()];
    let closed = [gap(None, summary(false)), inside];

    assert_eq!(all(&open, 40), "▾ More about it\n\n  Hidden words\n");
    assert_eq!(all(&closed, 40), "▸ More about it\n");
    let other = View {
        folded: &folded,
        ..view(40)
    };
    assert_eq!(joined(&layout::blocks(&open, &other)), "▸ More about it\n");
    assert_eq!(
        joined(&layout::blocks(&closed, &other)),
        "▾ More about it\n\n  Hidden words\n"
    );

    let laid = layout::blocks(&open, &view(40));
    assert_eq!(laid.targets[0], Target::Fold(0));
    assert!(matches!(laid.targets[1], Target::Link(_)));
    assert_eq!(laid.rows[0].pieces[0].target, Some(0));
}

#[test]
fn a_block_that_does_not_exist_has_no_rows() {
    let lesson = lesson(Vec::new());
    assert_eq!(
        layout::block(&lesson, 3, &view(40)),
        layout::Laid::default()
    );
}

#[test]
fn a_wrapped_link_is_one_target() {
    let laid = layout::blocks(
        &[gap(None, paragraph("see [the event loop of Node](u) now"))],
        &view(12),
    );
    assert_eq!(laid.targets.len(), 1);
    let words: Vec<&str> = laid
        .rows
        .iter()
        .flat_map(|row| &row.pieces)
        .filter(|piece| piece.target == Some(0))
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(
        words,
        ["the", "event loop", "of Node"].map(|words| words).to_vec()
    );
    assert_eq!(plain(&laid.rows[0]), "see the");
}
