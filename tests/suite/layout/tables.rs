//! Tables: how they fit, and that nothing is lost.

use nodecourse::course::{BlockKind, Container};
use nodecourse::layout::{self, Laid, Target, View, plain};
use nodecourse::theme::Role;

use super::build::*;

const QUEUES: &str = "\
Queue | Filled by | When it runs
`nextTick` | `process.nextTick()` | before everything else
microtasks | promises, `queueMicrotask` | when the stack is empty";

/// The rows of a table without the blank row above.
fn shown(source: &str, width: usize) -> String {
    joined(&laid(source, &view(width)))
}

fn laid(source: &str, view: &View) -> Laid {
    layout::blocks(&[gap(None, table_block(source))], view)
}

#[test]
fn a_table_that_fits_has_borders_and_no_rules_between_rows() {
    insta::assert_snapshot!(shown(QUEUES, 76), @r"
        ┌────────────┬──────────────────────────┬─────────────────────────┐
        │ Queue      │ Filled by                │ When it runs            │
        ├────────────┼──────────────────────────┼─────────────────────────┤
        │ nextTick   │ process.nextTick()       │ before everything else  │
        │ microtasks │ promises, queueMicrotask │ when the stack is empty │
        └────────────┴──────────────────────────┴─────────────────────────┘
    ");
}

#[test]
fn a_table_that_has_to_wrap_tells_its_rows_apart_and_offers_the_wide_view() {
    insta::assert_snapshot!(shown(QUEUES, 60), @r"
        ┌────────────┬──────────────────────┬────────────── w wide ┐
        │ Queue      │ Filled by            │ When it runs         │
        ╞════════════╪══════════════════════╪══════════════════════╡
        │ nextTick   │ process.nextTick()   │ before everything    │
        │            │                      │ else                 │
        ├────────────┼──────────────────────┼──────────────────────┤
        │ microtasks │ promises,            │ when the stack is    │
        │            │ queueMicrotask       │ empty                │
        └────────────┴──────────────────────┴──────────────────────┘
    ");
    assert_eq!(laid(QUEUES, &view(60)).targets, [Target::Wide(0)]);
    assert_eq!(laid(QUEUES, &view(76)).targets, []);
}

#[test]
fn the_sides_go_before_a_word_is_broken() {
    insta::assert_snapshot!(shown(QUEUES, 46), @r"
        ───────────────────────────────────── w wide ─
        Queue      │ Filled by          │ When it runs
        ═══════════╪════════════════════╪═════════════
        nextTick   │ process.nextTick() │ before
                   │                    │ everything
                   │                    │ else
        ───────────┼────────────────────┼─────────────
        microtasks │ promises,          │ when the
                   │ queueMicrotask     │ stack is
                   │                    │ empty
        ──────────────────────────────────────────────
    ");
}

#[test]
fn rows_become_cards_before_a_word_is_broken() {
    insta::assert_snapshot!(shown(QUEUES, 40), @r"
        ─────────────────────────────── w wide ─
        Queue: nextTick
        Filled by: process.nextTick()
        When it runs: before everything else
        ────────────────────────────────────────
        Queue: microtasks
        Filled by: promises, queueMicrotask
        When it runs: when the stack is empty
        ────────────────────────────────────────
    ");
}

#[test]
fn a_table_may_be_wider_than_the_text() {
    let roomy = View {
        wide: 90,
        ..view(50)
    };
    assert_eq!(laid(QUEUES, &roomy).width, laid(QUEUES, &view(90)).width);
    let tight = View {
        wide: 62,
        ..view(50)
    };
    assert!(laid(QUEUES, &tight).width > 50);
    assert!(laid(QUEUES, &tight).width <= 62);
}

#[test]
fn identifiers_are_whole_wherever_they_fit() {
    let source = "Module | What it does\n`child_process` | runs other programs, as with `worker_threads` but apart";
    for width in 20..100 {
        let text = shown(source, width);
        assert!(text.contains("child_process"), "{text}");
        assert!(text.contains("worker_threads"), "{text}");
    }
}

#[test]
fn long_paths_break_before_a_table_becomes_cards() {
    insta::assert_snapshot!(shown("File | Holds\nsrc/layout/table/columns_of_a_table.rs | widths of columns and the like", 40), @r"
        ┌────────────────────┬───────── w wide ┐
        │ File               │ Holds           │
        ╞════════════════════╪═════════════════╡
        │ src/layout/table/  │ widths of       │
        │ columns_of_a_      │ columns and the │
        │ table.rs           │ like            │
        └────────────────────┴─────────────────┘
    ");
}

#[test]
fn cells_are_aligned_as_the_table_says() {
    insta::assert_snapshot!(shown("left | :center: | right:\na | b | c\nlonger | longer still | longest", 76), @r"
        ┌────────┬──────────────┬─────────┐
        │ left   │    center    │   right │
        ├────────┼──────────────┼─────────┤
        │ a      │      b       │       c │
        │ longer │ longer still │ longest │
        └────────┴──────────────┴─────────┘
    ");
}

#[test]
fn borders_are_straight_beside_wide_letters() {
    insta::assert_snapshot!(shown("語 | Emoji\n日本語 | 👩‍👩‍👧 🇨🇭\ndéjà | ☑", 40), @r"
        ┌────────┬───────┐
        │ 語     │ Emoji │
        ├────────┼───────┤
        │ 日本語 │ 👩‍👩‍👧 🇨🇭 │
        │ déjà   │ ☑     │
        └────────┴───────┘
    ");
}

#[test]
fn a_table_without_header_or_with_empty_cells_is_a_table() {
    insta::assert_snapshot!(shown("|\na|\n|b", 40), @r"
        ┌───┬───┐
        │ a │   │
        │   │ b │
        └───┴───┘
    ");
}

#[test]
fn a_wrapping_table_without_header_tells_its_rows_apart() {
    insta::assert_snapshot!(shown(" | \na b c d e f g h i j k l m n | \no p q r s t | u\nv | w", 24), @r"
        ┌────────────── w wide ┐
        │ a b c d e f g h  │   │
        │ i j k l m n      │   │
        ├──────────────────┼───┤
        │ o p q r s t      │ u │
        ├──────────────────┼───┤
        │ v                │ w │
        └──────────────────┴───┘
    ");
}

#[test]
fn a_header_wraps_like_any_cell() {
    insta::assert_snapshot!(shown("A header that says a lot | n\nx | 1", 22), @r"
        ┌──────────── w wide ┐
        │ A header that  │ n │
        │ says a lot     │   │
        ╞════════════════╪═══╡
        │ x              │ 1 │
        └────────────────┴───┘
    ");
}

#[test]
fn a_card_shows_an_empty_value_as_a_dash() {
    insta::assert_snapshot!(shown("Identifier | Another column\nveryLongIdentifierOfSorts | \nx | [link](https://a.b) and some more words", 24), @r"
        ─────────────── w wide ─
        Identifier:
          veryLongIdentifierOfSo
          rts
        Another column: –
        ────────────────────────
        Identifier: x
        Another column: link and
          some more words
        ────────────────────────
    ");
}

#[test]
fn columns_past_the_sixty_fourth_are_noted() {
    let header: Vec<String> = (1..=70).map(|number| format!("c{number}")).collect();
    let source = format!("{}\n{}", header.join("|"), vec!["x"; 70].join("|"));
    let text = shown(&source, 40);
    assert!(text.contains("c64: x\n"), "{text}");
    assert!(!text.contains("c65"));
    assert!(
        text.ends_with("… and 6 more columns, which are not\nshown\n"),
        "{text}"
    );
}

#[test]
fn targets_in_cells_come_in_reading_order() {
    let laid = laid("[h](u) | b\n{thread} | [l](v)", &view(40));
    let words: Vec<String> = laid
        .targets
        .iter()
        .map(|target| format!("{target:?}"))
        .collect();
    assert_eq!(words.len(), 3, "{words:?}");
    assert!(
        words[0].contains("\"u\"") && words[1].contains("thread") && words[2].contains("\"v\"")
    );
}

#[test]
fn a_header_in_cards_leads_somewhere_only_once() {
    let source =
        "[A header to read](u) | Another one\naVeryLongIdentifier | b\nanotherLongIdentifier | d";
    let laid = laid(source, &view(24));
    assert!(!joined(&laid).contains('│'));
    assert_eq!(laid.targets.len(), 2, "the wide view and one link");
}

#[test]
fn the_header_has_a_role_of_its_own() {
    let laid = laid(QUEUES, &view(76));
    let header = &laid.rows[1].pieces[1];
    assert!(header.text.contains("Queue") && header.roles.contains(Role::TableHeader));
    assert!(
        laid.rows[3]
            .pieces
            .iter()
            .any(|piece| piece.text == "nextTick"
                && piece.roles.contains(Role::CodeInline)
                && piece.roles.contains(Role::Table))
    );
}

#[test]
fn the_wide_view_freezes_the_header_and_the_first_column() {
    let table = table("Long header | Value\n`child_process` | words that need some room\na | b");
    let (natural, laid) = natural(&table);
    let rows: Vec<String> = laid.rows.iter().map(plain).collect();
    insta::assert_snapshot!(rows.join("\n"), @r"
        ┌───────────────┬───────────────────────────┐
        │ Long header   │ Value                     │
        ├───────────────┼───────────────────────────┤
        │ child_process │ words that need some room │
        │ a             │ b                         │
        └───────────────┴───────────────────────────┘
    ");
    assert_eq!(natural.frozen_rows, 3);
    assert_eq!(natural.frozen_cells, 17);
    assert_eq!(natural.width, rows[0].chars().count());
}

#[test]
fn a_table_in_a_list_item_stands_beside_its_marker() {
    let table = block(BlockKind::Table(Box::new(table("a | b\n1 | 2"))));
    let quoted = within(&[Container::Quote, bullet(0)], 1, gap(Some(1), table));
    insta::assert_snapshot!(joined(&layout::blocks(&[quoted], &view(40))), @r"
        │
        │ • ┌───┬───┐
        │   │ a │ b │
        │   ├───┼───┤
        │   │ 1 │ 2 │
        │   └───┴───┘
    ");
}
