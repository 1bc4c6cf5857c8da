//! The blocks of a long lesson are packed: nobody can tell, but by the room that they take.

use nodecourse::course::block::{Block, BlockKind};
use nodecourse::course::{Blocks, Course, Features, Lent, Lesson, LessonId, Prose};
use nodecourse::diagnostic::Problem;
use nodecourse::load::{self, Library, Matcher};
use nodecourse::source::Span;
use proptest::prelude::*;

use crate::layout::any::any_block;

/// Blocks that stand one behind the other in a file, each so many bytes long there.
fn any_blocks() -> impl Strategy<Value = Vec<Block>> {
    let length =
        prop_oneof![4 => 0usize..9_000, 1 => 20_000usize..50_000, 1 => 120_000usize..150_000];
    prop::collection::vec((any_block(), length), 1..40).prop_map(|blocks| {
        let mut end = 0;
        let placed = blocks.into_iter().map(|(block, length)| {
            let span = Span::new(end, end + length);
            end = span.end;
            Block { span, ..block }
        });
        placed.collect()
    })
}

/// The same packed, some at a time.
fn packed(all: &[Block], at_once: usize) -> Blocks {
    let mut blocks = Blocks::default();
    for some in all.chunks(at_once) {
        for block in some {
            blocks.push(block.clone());
        }
        blocks.pack(Some(blocks.len()));
    }
    blocks.pack(None);
    blocks
}

fn copies(blocks: &Blocks) -> Vec<Block> {
    blocks.iter().map(|block| Block::clone(&block)).collect()
}

/// How many are in memory as blocks, and not packed.
pub fn open_count(blocks: &Blocks) -> usize {
    let open = blocks.iter();
    open.filter(|block| matches!(block, Lent::There(_))).count()
}

/// What the length of its place tells apart.
fn is_large(block: &Block) -> bool {
    block.span.len() >= 128 << 10
}

proptest! {
    #[test]
    fn packed_blocks_are_what_they_were(all in any_blocks(), at_once in 1usize..20) {
        let mut blocks = packed(&all, at_once);
        let plain = Blocks::from(all.clone());
        prop_assert_eq!(blocks.len(), all.len());
        prop_assert_eq!(copies(&blocks), all.clone());
        prop_assert!(blocks == plain);
        prop_assert_eq!(blocks.spans().collect::<Vec<_>>(), plain.spans().collect::<Vec<_>>());
        prop_assert_eq!(open_count(&blocks), all.iter().filter(|block| is_large(block)).count());
        for (index, block) in all.iter().enumerate().rev() {
            prop_assert_eq!(blocks.get(index), Some(block));
            let mut walk = blocks.iter();
            let lent = walk.at(index);
            prop_assert_eq!(lent.as_deref(), Some(block));
        }
        prop_assert!(blocks.get(all.len()).is_none());
        prop_assert_eq!(open_count(&blocks), all.len());
        prop_assert_eq!(copies(&blocks), all.clone());
        blocks.close(|_| false);
        prop_assert_eq!(open_count(&blocks), all.iter().filter(|block| is_large(block)).count());
        prop_assert_eq!(copies(&blocks), all);
    }

    #[test]
    fn what_is_looked_for_is_found_among_packed_blocks(all in any_blocks(), from in 0usize..40) {
        let blocks = packed(&all, 7);
        for wanted in [
            Features::LEAD,
            Features::LINK,
            Features::SUMMARY,
            Features::DETAILS,
            Features::PRACTICE,
            Features::ATTRIBUTES,
        ] {
            let has = |block: &Block| Features::of(block).has_any(wanted);
            let expected = all.iter().enumerate().filter(|(_, block)| has(block));
            let expected: Vec<(usize, &Block)> = expected.collect();
            let found = blocks.with_any(wanted).filter(|(_, block)| has(block));
            let found: Vec<(usize, Block)> =
                found.map(|(index, block)| (index, Block::clone(&block))).collect();
            let found: Vec<(usize, &Block)> =
                found.iter().map(|(index, block)| (*index, block)).collect();
            prop_assert_eq!(&found, &expected);
            let expected: Vec<usize> = expected.into_iter().map(|(index, _)| index).collect();
            let next = expected.iter().find(|index| **index >= from);
            let passes = blocks.next_with(wanted, from).is_none_or(|at| at < from);
            prop_assert!(!passes || next.is_none());
            prop_assert!(next.is_none() || blocks.next_with(wanted, from) <= next.copied());
            let from = from.min(all.len() - 1);
            let before = expected.iter().rfind(|index| **index <= from);
            prop_assert!(before.is_none() || blocks.previous_with(wanted, from) >= before.copied());
        }
    }

    #[test]
    fn packed_blocks_are_changed_as_others_are(all in any_blocks(), at in 0usize..40) {
        let at = at.min(all.len() - 1);
        let new = Block {
            kind: BlockKind::Paragraph(Prose::plain("new")),
            ..all[at].clone()
        };
        let change = |blocks: &mut Blocks| {
            blocks.change_from(at, |first, some| {
                for (index, block) in (first..).zip(some) {
                    block.opened = index as u8;
                }
            });
            blocks.change_any(Features::SUMMARY, |block| block.gap = Some(9));
            blocks.insert(at, new.clone());
            blocks.get_mut(at / 2).expect("a block").gap = Some(7);
            blocks.seal();
        };
        let mut blocks = packed(&all, 5);
        let mut plain = Blocks::from(all.clone());
        change(&mut blocks);
        // Of those that are not packed, all are changed; of packed ones such as stand together with what is looked for.
        let is_summary = |block: &Block| matches!(block.kind, BlockKind::Summary { .. });
        plain.change_from(at, |first, some| {
            for (index, block) in (first..).zip(some) {
                block.opened = index as u8;
            }
        });
        for block in plain.kept_mut().iter_mut().filter(|block| is_summary(block)) {
            block.gap = Some(9);
        }
        plain.insert(at, new.clone());
        plain.get_mut(at / 2).expect("a block").gap = Some(7);
        let is_same = |(one, other): (&Block, &Block)| {
            let gap = if is_summary(other) { other.gap } else { one.gap };
            *one == Block { gap, ..other.clone() }
        };
        let (one, other) = (copies(&blocks), copies(&plain));
        prop_assert_eq!(one.len(), other.len());
        prop_assert!(one.iter().zip(&other).all(is_same));
        let large = other.iter().filter(|block| is_large(block)).count();
        prop_assert!(open_count(&blocks) <= large);
    }
}

/// A lesson of some megabytes with all that a lesson may have.
fn long() -> String {
    let part = |part: usize| {
        format!(
            "## Part {part}\n\nThe event loop of [part {part}](#part-{part}), see the note.[^{part}]\n\n\
             {}. item\n   - below it\n\n```js run predict\nconsole.log({part});\n```\n\n\
             | a | b |\n|---|---|\n| {part} | **loop** |\n\n> [!NOTE]\n> Said of {part}.\n\n\
             <details><summary>More</summary>\n\nInside {part}.\n\n</details>\n\n[^{part}]: The note of {part}.\n\n",
            part + 1
        )
    };
    let parts: String = (0..6_000).map(part).collect();
    format!("---\ntitle: Long\n---\n\n{parts}")
}

/// A lesson as it is kept, not packed.
fn plain_lesson(library: &Library, course: &Course, id: &LessonId) -> (Lesson, Vec<Problem>) {
    let (lesson, problems) = load::lesson(library, course, id);
    let problems = Problem::all_in(&lesson.edition.name, problems);
    (lesson, problems)
}

fn read(
    read: fn(&Library, &Course, &LessonId) -> (Lesson, Vec<Problem>),
    text: &str,
) -> (Lesson, Vec<String>) {
    let glossary = "[event-loop]\nname = \"event loop\"\ntext = \"Turns.\"\n";
    let files = [
        ("a.md", text),
        ("a.quiz.toml", ""),
        ("glossary.toml", glossary),
    ];
    let library = Library::in_memory(files);
    let (course, _) = load::course(&library);
    let (mut lesson, problems) = read(&library, &course, &LessonId::new("a"));
    load::mark_terms(&mut lesson, &course, &Matcher::new(&course.glossary));
    let told = |problem: &Problem| format!("{}: {}", problem.place(), problem.message);
    (lesson, problems.iter().map(told).collect())
}

#[test]
fn a_long_lesson_is_the_same_packed() {
    let text = long();
    let (plain, told) = read(plain_lesson, &text);
    let (packed, told_packed) = read(load::packed_lesson, &text);
    assert_eq!(told, told_packed);
    assert_eq!(open_count(&plain.blocks), plain.blocks.len());
    assert_eq!(open_count(&packed.blocks), 0);
    assert!(plain == packed);
    assert_eq!(load::digest(&plain), load::digest(&packed));
    assert!(plain.practices().eq(packed.practices()));
    assert!(plain.closed_summaries().eq(packed.closed_summaries()));
    assert_eq!(open_count(&packed.blocks), 0);
}

#[test]
fn marks_are_added_to_packed_blocks() {
    let text = long();
    let library = Library::in_memory([
        ("a.md", text.as_str()),
        ("glossary.toml", "[loop]\ntext = \"Turns.\"\n"),
    ]);
    let (course, _) = load::course(&library);
    let matcher = Matcher::new(&course.glossary);
    let id = LessonId::new("a");
    let (mut marked, _) = load::packed_lesson(&library, &course, &id);
    let (mut added, _) = load::packed_lesson(&library, &course, &id);
    load::mark_terms(&mut marked, &course, &matcher);
    let found = load::find_terms(&added, &course, &matcher);
    assert!(found.len() >= 12_000, "{}", found.len());
    added.add_marks(found);
    assert_eq!(open_count(&added.blocks), 0);
    assert!(added == marked);
}

#[test]
fn footnotes_in_any_order_are_the_same_packed() {
    let order: [fn(usize) -> usize; 2] = [|note| note, |note| (note * 7_919) % 9_000];
    for order in order {
        let refer = |note: usize| format!("Words of some length, refer to[^{note}]\n\n");
        let note = |note: usize| {
            let words = "are many, so that few of them are packed together";
            format!("[^{note}]: The words of {note} {words}.\n\n")
        };
        let refers: String = (0..9_000).map(refer).collect();
        let notes: String = (0..9_000).map(order).map(note).collect();
        let text = format!("# Notes\n\n{refers}{notes}");
        let (plain, _) = read(plain_lesson, &text);
        let (packed, _) = read(load::packed_lesson, &text);
        assert_eq!(open_count(&packed.blocks), 0);
        assert!(plain == packed);
    }
}

#[test]
fn a_long_lesson_has_room_for_what_it_takes_packed() {
    let text = "## A\n\na\n\n".repeat(130_000);
    let is_cut = |told: &[String]| told.iter().any(|told| told.contains("too many parts"));
    let (packed, problems) = read(load::packed_lesson, &text);
    assert!(!is_cut(&problems));
    // One of them is the offer of its questions.
    assert_eq!(packed.blocks.len(), 260_001);
    let (_, problems) = read(load::packed_lesson, &"# a\n".repeat(400_000));
    assert!(is_cut(&problems));
}

#[test]
fn a_long_lesson_whose_practice_is_missing_is_packed() {
    let part = "## A\n\nSome words of the lesson.\n\n<!-- lab: nowhere -->\n\n";
    let text = part.repeat((2 << 20) / part.len());
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n";
    let library = Library::in_memory([("a.md", text.as_str()), ("course.toml", list)]);
    let (course, _) = load::course(&library);
    let (lesson, problems) = load::packed_lesson(&library, &course, &LessonId::new("a"));
    assert!(problems.len() > 100);
    assert_eq!(open_count(&lesson.blocks), 0);
}

#[test]
fn the_digest_of_a_lesson_is_the_same_while_it_is_marked() {
    let glossary = "[event-loop]\nname = \"event loop\"\ntext = \"Turns.\"\n";
    let text = format!("{}\nSee [this](glossary.toml#event-loop).\n", long());
    let library = Library::in_memory([("a.md", text.as_str()), ("glossary.toml", glossary)]);
    let (course, _) = load::course(&library);
    for matcher in [Matcher::new(&course.glossary), Matcher::default()] {
        let (mut lesson, _) = load::packed_lesson(&library, &course, &LessonId::new("a"));
        let mut marked = lesson.clone();
        let digest = load::mark_and_digest(&mut lesson, &course, &matcher);
        load::mark_terms(&mut marked, &course, &matcher);
        assert!(!digest.uses.is_empty());
        assert_eq!(digest, load::digest(&marked));
        assert!(lesson == marked);
    }
}
