//! Lessons that are parsed window by window, and those that there is no room to parse.

use std::fmt::Write;

use nodecourse::course::{Block, BlockKind, Code, Container, Lesson, Link, Mark, MarkKind, Table};
use nodecourse::diagnostic::Diagnostic;

use super::sketch::{lesson_in, sketch_of, told};

const NOTE: &str = "From here on this file is not shown as a lesson, but as it is written: it has too many parts. \
                    Split it into several lessons.";

fn read(text: &str) -> (Lesson, Vec<Diagnostic>) {
    lesson_in(&[("a.md", text)])
}

#[test]
fn blocks_are_the_same_wherever_a_window_ends() {
    let unit = "Words\nof a paragraph.\n\n- loose\n\n  more\n- item\n\n      code in it\n\n> quoted\n> > twice\n\
        lazily\n\n```js\nconst a = [1];\n\n# no heading\n```\n\n1. one\n2. two\n   - three\n\n| a | b |\n|---|--:|\n\
        | 1 | 2 |\n\n<details><summary>More</summary>\n\nInside *it*.\n\n</details>\n\n<!-- hidden\n\n# too -->\n\n\
        Term\n: its description\n\n    indented\n\n    code\n\n***\n";
    let (once, _) = read(&unit.repeat(2));
    let twice = sketch_of(once.blocks.kept());
    let first = sketch_of(&once.blocks.kept()[..once.blocks.len() / 2]);
    let second = twice.strip_prefix(&first).expect("the same beginning");
    let count = (400 << 10) / unit.len();
    let (many, problems) = read(&unit.repeat(count));
    let numbered = |text: &str| text.replace(|letter: char| letter.is_ascii_digit(), "");
    let expected = numbered(&first) + &numbered(second).repeat(count - 1);
    assert!(numbered(&sketch_of(many.blocks.kept())) == expected);
    assert_eq!(told(&problems), [""; 0]);
}

#[test]
fn of_two_definitions_of_a_label_the_first_counts_in_any_window() {
    let words = "Words of a paragraph, which go on and on.\n\n".repeat(4_000);
    let text = format!(
        "[a]: https://first.example/\n\n{words}[A]: https://second.example/\n\nThis [link][a] leads there.\n"
    );
    let (lesson, _) = read(&text);
    let last = lesson.blocks.kept().last().expect("a block");
    let marks = last.prose().flat_map(|prose| prose.marks);
    let to: Vec<_> = marks.map(|mark| mark.kind.clone()).collect();
    let first = Link::External("https://first.example/".to_owned());
    assert_eq!(to, [MarkKind::Link(Box::new(first))]);
}

#[test]
fn links_and_footnotes_are_defined_in_any_window() {
    let words = "Some [words][Far  away] and [more], too.[^note]\n\n";
    let count = (400 << 10) / words.len();
    let text = format!(
        "[more]: #first\n\n{}[far away]: https://example.com 'T'\n\n[^note]: The note.\n",
        words.repeat(count)
    );
    let (lesson, problems) = read(&text);
    assert!(told(&problems).iter().all(|told| told.contains("#first")));
    let links = |wanted: &Link| {
        let prose = lesson.blocks.kept().iter().flat_map(Block::prose);
        let marks = prose.flat_map(|prose| prose.marks);
        marks
            .filter(|mark| matches!(&mark.kind, MarkKind::Link(link) if **link == *wanted))
            .count()
    };
    assert_eq!(
        links(&Link::External("https://example.com".to_owned())),
        count
    );
    assert!(lesson.footnotes.iter().map(|(label, _)| label).eq(["note"]));
    let notes = lesson.blocks.kept().iter().flat_map(Block::prose);
    let notes = notes.filter(|prose| prose.text.ends_with("too.[1]"));
    assert_eq!(notes.count(), count);
    assert_eq!(lesson.blocks.len(), count + 1);
}

#[test]
fn what_is_longer_than_a_window_stays_one_block() {
    let rows: String = (0..30_000).fold(String::new(), |mut rows, row| {
        let _ = writeln!(rows, "| {row} | *some* words |");
        rows
    });
    let code = "const list = [[1], [2]];\n\n".repeat(20_000);
    let items = "- item\n".repeat(30_000);
    let text = format!(
        "# A\n\nBefore\n\n| n | w |\n|--:|---|\n{rows}\n```js\n{code}```\n\n{items}\nAfter\n"
    );
    let (lesson, problems) = read(&text);
    assert_eq!(told(&problems), [""; 0]);
    let BlockKind::Table(table) = &lesson.blocks[2].kind else {
        panic!("no table: {:?}", lesson.blocks[2]);
    };
    assert_eq!(table.len(), 30_000);
    assert!((0..30_000).all(|row| {
        table
            .row(row)
            .next()
            .is_some_and(|cell| cell.text == row.to_string())
    }));
    assert_eq!(
        text.get(..lesson.blocks[2].span.end)
            .map(|text| text.ends_with("words |\n")),
        Some(true)
    );
    let BlockKind::Code(block) = &lesson.blocks[3].kind else {
        panic!("no code: {:?}", lesson.blocks[3]);
    };
    assert!(format!("{}\n", block.text) == code);
    assert_eq!(lesson.blocks.len(), 4 + 30_000 + 1);
    let tight = lesson.blocks.kept()[5..].iter().take(29_999);
    assert!(tight.map(|block| block.gap).all(|gap| gap.is_none()));
}

#[test]
fn a_lesson_of_too_many_parts_is_shown_in_part_and_as_it_is_written() {
    let text = "a\n\n".repeat(500_000) + "```js\nlet b;\n\n\nlast\n```\n";
    let (lesson, problems) = read(&text);
    let line = told(&problems);
    assert_eq!(line.len(), 1);
    assert!(
        line[0].ends_with(
            "the file has too many parts; from here on it is shown as it is written \
             (split it into several lessons)"
        ),
        "{line:?}"
    );
    assert_nothing_is_lost(&text, &lesson);
    let whole = sketch_of(&lesson.blocks.kept()[..1000]);
    assert_eq!(whole.matches("p a").count(), 1000);
}

#[test]
fn one_part_that_there_is_no_room_for_is_cut() {
    for part in ["[a](b) ", "**a**b", "> ", "- é\n", "|x", "é[é]"] {
        let text = format!("# A\n\n{}\n", part.repeat(1_500_000 / part.len()));
        let (lesson, problems) = read(&text);
        assert_eq!(
            told(&problems)
                .iter()
                .filter(|told| told.contains("too many parts"))
                .count(),
            1,
            "{part}"
        );
        assert_nothing_is_lost(&text, &lesson);
    }
}

#[test]
fn what_people_write_has_room() {
    let text = include_str!("../../../lessons/01-foundations/01-what-is-nodejs.md");
    let body = text.splitn(3, "---").last().unwrap_or_default();
    let (lesson, problems) = read(&body.repeat((3 << 20) / body.len()));
    assert!(
        told(&problems)
            .iter()
            .all(|told| !told.contains("too many parts"))
    );
    assert!(lesson.blocks.len() > 10_000);
}

/// What is not parsed stands below the note, from where the blocks before it end.
#[track_caller]
fn assert_nothing_is_lost(text: &str, lesson: &Lesson) {
    let is_note = |block: &Block| block.texts().eq([NOTE]);
    let at = lesson
        .blocks
        .kept()
        .iter()
        .position(is_note)
        .expect("a note");
    let mut end = lesson.blocks[at - 1].span.end;
    let first = lesson.blocks[at].span.start;
    let left_out = text.get(end..first).expect("in order");
    assert!(left_out.trim_matches([' ', '\n', '>']).is_empty());
    end = first;
    for block in &lesson.blocks.kept()[at + 1..] {
        let BlockKind::Code(code) = &block.kind else {
            panic!("no source: {block:?}");
        };
        assert_eq!((&*code.language, block.span.start), ("", end));
        let source = &text[block.span.start..block.span.end];
        assert_eq!(source.strip_suffix('\n').unwrap_or(source), &*code.text);
        assert!(source.len() <= 256 << 10);
        end = block.span.end;
    }
    assert_eq!(end, text.len());
}

#[test]
fn marks_take_little_room() {
    // A lesson of 10 MB with a glossary has more than a hundred thousand of them.
    assert!(size_of::<Mark>() <= 24, "{}", size_of::<Mark>());
}

#[test]
fn blocks_take_little_room() {
    // A lesson of 10 MB may have two hundred thousand of them.
    let sizes = [
        (size_of::<Block>(), 96),
        (size_of::<Code>(), 56),
        (size_of::<Table>(), 64),
        (size_of::<Container>(), 8),
    ];
    assert!(sizes.iter().all(|(size, most)| size <= most), "{sizes:?}");
}
