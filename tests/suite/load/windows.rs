//! A block that is longer than a window is the same as one that is parsed at once. What stands in a quote is.

use std::collections::BTreeMap;

use nodecourse::course::{Block, BlockKind};
use proptest::prelude::*;

use super::sketch::{lesson, lesson_in, sketch_of};

/// Items, whose markers are `@` and whose words are `%`.
const ITEMS: [&str; 26] = [
    "@ %\n",
    "@ %\n",
    "@ %\n",
    "@ %\n\n",
    "@ %\nlazily\n",
    "@ [x] %\n",
    "@ [ ] %\n",
    "@\n@ %\n",
    "@ %\n    - in it\n    - in it\n",
    "@ %\n    - in it\n\n    - far apart\n",
    "@ %\n    1. in it\n       - and in that\n\n         and\n",
    "@ %\n\n    more\n",
    "@ ```js\n    let a;\n\n    let b;\n    ```\n",
    "@     code\n\n           code\n",
    "@ > quoted\n    > more\nlazily\n",
    "@ # Heading\n",
    "@ | a | b |\n    |---|---|\n    | 1 | 2 |\n",
    "@ see [x] and [y][z]\n",
    "@ [x]: #there\n@ %\n",
    "@ %\n\n    [z]: https://example.com\n",
    "@ <details><summary>s</summary>\n\n    in it\n\n    </details>\n",
    "@ <!-- a\n\n    b -->\n",
    "@ %\n    ***\n",
    " @ % farther in\n",
    "  @ % farther in\n",
    "@ Term\n    : what it is\n",
];
const WORDS: &str = "words of an *item* that goes on for a while, and for another";
const MARKERS: [&str; 5] = ["-", "*", "+", "97.", "9)"];
/// What a list ends with.
const ENDS: [&str; 8] = [
    "",
    "\nAfter it.\n",
    "lazily\n",
    "\n1) another\n2) list\n",
    "+ another\n\n+ list\n",
    "***\n",
    "# Heading\n",
    "\n\n    code\n",
];
const LONG: usize = 100 << 10;

fn items(most: usize) -> impl Strategy<Value = String> {
    let items = prop::collection::vec(prop::sample::select(&ITEMS[..]), 1..most);
    items.prop_map(|items| items.concat())
}

fn quoted(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines.flat_map(|line| ["> ", line]).collect()
}

/// The blocks of a text that is parsed at once.
fn at_once(text: &str) -> Vec<String> {
    let quoted = quoted(text);
    let lines = lines(&quoted);
    let own = lines.iter().map(|line| {
        let (gap, rest) = line.split_once(' ').expect("a gap");
        let rest = rest.strip_prefix('+').unwrap_or(rest);
        let rest = rest.strip_prefix("quote ").expect("a quote");
        let gap = gap.parse().map(|gap: usize| gap.saturating_sub(1));
        let gap = gap.map_or("-".to_owned(), |gap| gap.to_string());
        format!("{gap} {rest}")
    });
    own.collect()
}

/// The blocks of a text, each with the beginning of what it was read from.
fn lines(text: &str) -> Vec<String> {
    let lesson = lesson(text);
    let lines = lesson.blocks.iter().map(|block| {
        let source = text.get(block.span.start..).expect("a place");
        let first = source.lines().next().unwrap_or_default();
        let first = first.trim_start_matches(['>', ' ']);
        let line = sketch_of(std::slice::from_ref(&*block));
        format!("{line} <- {first}")
    });
    lines.collect()
}

/// Shows where two readings of the same text begin to differ.
#[track_caller]
pub fn assert_same(found: &[String], expected: &[String]) {
    let differs = found.iter().zip(expected).position(|(a, b)| a != b);
    if let Some(at) = differs {
        let from = at.saturating_sub(3);
        panic!(
            "{at}: {:#?}\n{:#?}",
            &found[from..=at],
            &expected[from..=at]
        );
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn items_that_stand_apart_at_the_end_set_all_of_a_list_apart() {
    let tight = "- item\n".repeat(LONG / 7);
    for (text, is_loose) in [
        (tight.clone(), false),
        (format!("{tight}\nAfter it.\n"), false),
        (format!("{tight}\n- last\n"), true),
        (format!("{tight}- last\n\n  of all\n"), true),
        (format!("{tight}- ```\n\n  ```\n"), false),
        (format!("{tight}\n* other\n"), false),
    ] {
        let lesson = lesson(&text);
        let gaps = lesson.blocks.kept()[1..1000].iter().map(|block| block.gap);
        let expected = is_loose.then_some(0);
        assert!({ gaps }.all(|gap| gap == expected), "{is_loose}");
    }
}

#[test]
fn of_long_lists_in_each_other_only_those_stand_apart_that_do() {
    let inner = "    - inner\n".repeat(LONG / 12);
    for (end, loose) in [
        ("", None),
        ("- outer\n", None),
        ("\nAfter it.\n", None),
        ("\n- outer\n", Some(0)),
        ("\n  - middle\n", Some(1)),
        ("\n    - inner\n- outer\n", Some(2)),
        ("\n      more\n  - middle\n", Some(2)),
    ] {
        let lesson = lesson(&format!("- outer\n  - middle\n{inner}{end}"));
        let gap = |list: u8, shared: u8| (loose == Some(list)).then_some(shared);
        let blocks = &lesson.blocks.kept()[..1000];
        assert_eq!([blocks[1].gap, blocks[2].gap], [gap(0, 1), gap(1, 2)]);
        assert!(
            blocks[3..].iter().all(|block| block.gap == gap(2, 2)),
            "{end}"
        );
    }
}

#[test]
fn the_numbers_of_a_long_list_go_on_and_are_as_wide_as_the_last_one() {
    let count = 30_000;
    let text = "8. item\n".repeat(count);
    let lesson = lesson(&text);
    assert_eq!(lesson.blocks.len(), count);
    let lines = lesson.blocks.iter().enumerate();
    for (index, block) in { lines }.step_by(997) {
        let line = sketch_of(std::slice::from_ref(&*block));
        assert_eq!(line, format!("- +{}./6 p item", index + 8));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_long_list_is_the_same_as_one_parsed_at_once(
        (most, some) in (items(12), items(4)),
        marker in prop::sample::select(&MARKERS[..]),
        end in prop::sample::select(&ENDS[..]),
        is_crlf in any::<bool>(),
    ) {
        let most = most.repeat(LONG / most.replace('%', WORDS).len());
        let text = format!("Before it.\n\n{most}{some}{most}{end}");
        let mut text = text.replace('@', marker).replace('%', WORDS);
        if is_crlf {
            text = text.replace('\n', "\r\n");
        }
        assert_same(&lines(&text), &at_once(&text));
    }
}

/// Lines of a paragraph.
const LINES: [&str; 12] = [
    "words that are *stressed* and **strong**\n",
    "a [link\nin two lines](https://example.com) and `code\nin two`\n",
    "    - no item, because it is too far to the right\n",
    "2) no list, because it does not begin with one\n",
    "a mark ` that has no other on its line, or a * or a _ \n",
    "a line that ends  \nwith a hard break\\\n",
    "raw <b>HTML</b>\n",
    "an ![image](there.png)\n",
    "math $x^2$ in words\n",
    "[a] [link][a] by its name\n",
    "&amp; \\* what is escaped\n",
    "one | column\n",
];

/// The running text of blocks without blanks, and what of it each kind of mark lies on.
fn running(blocks: &[Block]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::<String, String>::new();
    let mut add = |kind: String, text: &str| {
        let words = text.split_ascii_whitespace();
        found.entry(kind).or_default().extend(words);
    };
    for prose in blocks.iter().flat_map(Block::prose) {
        add(String::new(), prose.text);
        for mark in prose.marks {
            add(format!("{:?}", mark.kind), prose.marked(mark));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_long_paragraph_is_the_same_as_one_parsed_at_once(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 1..12),
        (start, is_crlf) in (0_usize..30, any::<bool>()),
    ) {
        let lines = format!("{WORDS}\n{}", lines.concat());
        let lines = lines.repeat((400 << 10) / lines.len());
        let start = "x".repeat(start);
        let mut text = format!("Before.\n\n{start} *a*\n{lines}the end\n\nAfter.\n\n[a]: #there\n");
        if is_crlf {
            text = text.replace('\n', "\r\n");
        }
        let (parts, whole) = (lesson(&text), lesson(&quoted(&text)));
        let [parts, whole] = [&parts, &whole].map(|lesson| lesson.blocks.kept());
        prop_assert!(running(parts) == running(whole));
        let last = parts.len() - 1;
        for block in &parts[2..last] {
            prop_assert!(matches!(block.kind, BlockKind::Paragraph(_)));
            prop_assert_eq!((block.gap, block.nest.len()), (None, 0));
        }
        prop_assert_eq!((parts[1].gap, parts[last].gap), (Some(0), Some(0)));
        for (block, next) in parts[1..].iter().zip(&parts[2..]) {
            prop_assert!(block.span.end <= next.span.start);
        }
    }
}

#[test]
fn what_ends_a_long_paragraph_ends_it_in_any_window() {
    let line = "words of a paragraph that goes on and on and on and on\n";
    let lines = line.repeat((300 << 10) / line.len());
    for (end, last) in [
        ("# Heading\n", "h1 #heading Heading"),
        ("- item\n", "+bullet0/1 p item"),
        ("***\n", "rule"),
        ("> quoted\n", "+quote p quoted"),
        ("| a |\n", ""),
    ] {
        let lesson = lesson(&format!("{lines}{end}"));
        let line = sketch_of(
            lesson
                .blocks
                .last()
                .map(std::slice::from_ref)
                .expect("a block"),
        );
        assert!(line.ends_with(last), "{line}");
        let paragraphs = lesson
            .blocks
            .kept()
            .iter()
            .filter(|block| block.nest.is_empty());
        let texts = paragraphs.flat_map(Block::prose);
        let count: usize = { texts }
            .map(|prose| prose.text.matches("paragraph").count())
            .sum();
        assert_eq!(count, lines.lines().count());
    }
}

#[test]
fn each_link_to_nothing_is_told_of_once() {
    let words = "words that go on and on, ".repeat(140);
    for begins in ["- ", ""] {
        let line = format!("{begins}{words}to [nothing][x]\n");
        let (_, problems) = lesson_in(&[("a.md", &line.repeat(150))]);
        assert_eq!(problems.len(), 150);
    }
}
