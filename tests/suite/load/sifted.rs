//! Blocks of which only some are there: the others take no room, and all keep their indices.

use nodecourse::course::block::{Block, BlockKind, Containers};
use nodecourse::course::{Blocks, Prose};
use nodecourse::source::Span;

fn block(word: &str) -> Block {
    Block {
        kind: BlockKind::Paragraph(Prose::plain(word)),
        span: Span::default(),
        nest: Containers::NONE,
        opened: 0,
        gap: None,
    }
}

/// What the blocks say, those that are gone nothing.
fn said(blocks: &Blocks) -> Vec<String> {
    let word = |block: &Block| block.texts().next().unwrap_or("-".into()).into_owned();
    blocks.iter().map(|block| word(&block)).collect()
}

fn numbered(count: usize) -> Blocks {
    let blocks: Vec<Block> = (0..count).map(|index| block(&index.to_string())).collect();
    blocks.into()
}

#[test]
fn blocks_that_are_let_go_of_leave_a_line_and_the_others_where_they_are() {
    let mut blocks = numbered(6);
    let mut looked_at = 0;
    blocks.sift(1..5, |block| {
        looked_at += 1;
        block.texts().next().as_deref() == Some("3")
    });
    assert_eq!(looked_at, 4);
    assert_eq!(said(&blocks), ["0", "-", "-", "3", "-", "5"]);
    assert_eq!((blocks.len(), blocks.kept().len()), (6, 3));
    blocks.push(block("6"));
    blocks.push(block("7"));
    assert_eq!(blocks.last(), Some(&block("7")));
    blocks.sift(5..7, |block| block.texts().next().as_deref() == Some("6"));
    assert_eq!(said(&blocks), ["0", "-", "-", "3", "-", "-", "6", "7"]);
    let mut changed = Vec::new();
    blocks.change_from(4, |_, blocks| changed.extend_from_slice(blocks));
    assert_eq!(changed, [block("6"), block("7")]);
    assert!(blocks.get_mut(4).is_none() && blocks.get_mut(6).is_some());
}

#[test]
fn a_block_is_put_between_others_whether_they_are_there_or_not() {
    for index in 0..=4 {
        let mut whole = numbered(4);
        let mut sifted = whole.clone();
        sifted.sift(0..4, |block| block.texts().next().as_deref() != Some("1"));
        whole.insert(index, block("new"));
        sifted.insert(index, block("new"));
        let words = said(&whole).into_iter();
        let expected = words.map(|word| if word == "1" { "-".to_owned() } else { word });
        assert_eq!(said(&sifted), expected.collect::<Vec<_>>(), "{index}");
    }
}

#[test]
fn a_block_takes_little_room_beside_what_it_says() {
    assert!(size_of::<Block>() <= 112, "{}", size_of::<Block>());
}

#[test]
fn blocks_that_are_all_wanted_are_as_before() {
    let mut blocks = numbered(4);
    blocks.sift(0..4, |_| true);
    assert!(blocks == numbered(4) && !blocks.are_thinned());
}
