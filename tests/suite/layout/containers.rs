//! Headings, lists, quotes, callouts and what else rows can begin with.

use std::collections::BTreeSet;

use nodecourse::course::block::ItemNumber;
use nodecourse::course::{Block, BlockKind, CalloutStyle, Container, Marker};
use nodecourse::layout::{self, Target, View};
use nodecourse::theme::{Attribute, Role, Theme, bundled};

use super::build::*;

fn all(blocks: &[Block], width: usize) -> String {
    joined(&layout::blocks(blocks, &view(width)))
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
fn what_a_heading_marks_keeps_its_colour_and_is_underlined() {
    let words = "The {loop} and [Node](u) and **more**";
    for name in bundled::names() {
        let theme = Theme::bundled(name).expect("a bundled theme");
        for (source, base) in [
            (heading(2, words), Role::Heading2),
            (heading(4, words), Role::Heading4),
            (
                table_block(&format!("{words} | b\n1 | 2")),
                Role::TableHeader,
            ),
        ] {
            let laid = layout::blocks(&[gap(None, source)], &view(60));
            let plain = theme.style(base);
            for word in ["loop", "Node", "more"] {
                let mut pieces = laid.rows.iter().flat_map(|row| &row.pieces);
                let piece = pieces.find(|piece| piece.text == word).expect(word);
                let style = theme.style(piece.roles);
                assert_eq!(style.foreground, plain.foreground, "{name}: {word}");
                assert_eq!(style.background, plain.background, "{name}: {word}");
                assert_eq!(style.attributes, style.attributes.union(plain.attributes));
                let underlined = style.attributes.contains(Attribute::Underlined);
                assert!(underlined || word == "more", "{name}: {word}");
            }
        }
    }
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
        marker: Marker::Number(ItemNumber(number)),
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
    let measure = layout::Measure::default();
    assert_eq!(
        layout::part(&lesson, 3, measure.part(0), &view(40)),
        layout::Laid::default()
    );
}

#[test]
fn an_image_is_its_words_and_its_file_in_a_frame() {
    let image = [gap(
        None,
        image("Six phases in a circle", "images/loop.png"),
    )];
    insta::assert_snapshot!(all(&image, 40), @r"
        ┌ image ─────────────────┐
        │ Six phases in a circle │
        │ images/loop.png        │
        └────────────────────────┘
    ");
    insta::assert_snapshot!(all(&image, 20), @r"
        ┌ image ──────────┐
        │ Six phases in a │
        │ circle          │
        │ images/loop.png │
        └─────────────────┘
    ");
    assert_eq!(
        all(&image, 9).replace('\n', " "),
        "Six phases in a circle images/ loop.png "
    );
}

#[test]
fn only_the_words_of_an_image_have_its_role() {
    let image = [gap(None, image("Six phases", "loop.png"))];
    let laid = layout::blocks(&image, &view(40));
    for row in &laid.rows {
        let words: Vec<&str> = row
            .pieces
            .iter()
            .filter(|piece| piece.roles.contains(Role::Image))
            .map(|piece| piece.text.as_str())
            .collect();
        assert!(words.is_empty() || words == ["Six phases"], "{words:?}");
    }
    let border = &laid.rows[1].pieces[0];
    assert_eq!(
        (border.text.as_str(), border.roles),
        ("│", Role::Rule.into())
    );
}

#[test]
fn an_image_without_words_shows_its_file_once() {
    let image = [gap(None, image("images/loop.png", "images/loop.png"))];
    assert_eq!(all(&image, 40).matches("loop.png").count(), 1);
}

#[test]
fn a_rule_is_a_short_line_in_the_middle() {
    assert_eq!(all(&[gap(None, block(BlockKind::Rule))], 12), "    ────\n");
    assert_eq!(all(&[gap(None, block(BlockKind::Rule))], 1), "─\n");
}

#[test]
fn a_short_rule_parts_the_footnotes_from_the_text() {
    let note = |number, words| within(&[Container::Footnote(number)], 1, paragraph(words));
    let blocks = [
        gap(None, paragraph("The last paragraph.")),
        note(1, "one"),
        within(&[Container::Footnote(1)], 0, paragraph("more")),
        note(2, "two"),
    ];
    assert_eq!(
        all(&blocks, 30),
        "The last paragraph.\n\n──────────\n[1] one\n\n    more\n\n[2] two\n"
    );
    assert_eq!(all(&blocks[1..2], 30), "\n[1] one\n");
}

#[test]
fn footnotes_descriptions_and_tasks_hang_under_their_first_letter() {
    let task = |done| Container::Item {
        marker: Marker::Task(done),
        width: 1,
    };
    let in_one = |container| within(&[container], 1, gap(None, paragraph("one two three")));
    assert_eq!(
        all(&[in_one(Container::Footnote(12))], 14),
        "[12] one two\n     three\n"
    );
    assert_eq!(
        all(&[in_one(Container::Description)], 14),
        "    one two\n    three\n"
    );
    assert_eq!(
        all(&[in_one(task(true)), in_one(task(false))], 10),
        "☑ one two\n  three\n☐ one two\n  three\n"
    );
}

#[test]
fn a_blank_row_shows_the_bars_of_what_it_lies_in() {
    let tip = callout(CalloutStyle::Tip);
    let nest = [Container::Quote, bullet(0), tip];
    let text = |inside| all(&[within(&nest, 0, gap(inside, paragraph("a")))], 40);
    assert_eq!(text(None), "│   ▌ a\n");
    assert_eq!(text(Some(0)), "\n│   ▌ a\n");
    assert_eq!(text(Some(2)), "│\n│   ▌ a\n");
    assert_eq!(text(Some(3)), "│   ▌\n│   ▌ a\n");
}
