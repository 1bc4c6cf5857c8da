//! Markdown to blocks: the nest, what opens, the gaps.

use super::sketch::{lesson, lesson_in, sketch, source_in, told};
use nodecourse::course::block::DEEPEST_NEST;
use nodecourse::course::{BlockKind, Container};

/// Markdown, and its blocks line by line.
const CASES: [(&str, &str, &str); 31] = [
    ("nothing", "", ""),
    ("a paragraph", "one\ntwo", "- p one two"),
    (
        "paragraphs have a blank row between them",
        "one\n\ntwo",
        "- p one\n0 p two",
    ),
    ("a heading, a rule", "# A\n***\n", "- h1 #a A\n0 rule"),
    (
        "a tight list has no blank rows",
        "- a\n- b\n  - c\n  - d\n- e",
        "- +bullet0/1 p a\n- +bullet0/1 p b\n- bullet0/1 +bullet1/1 p c\n- bullet0/1 +bullet1/1 p d\n- +bullet0/1 p e",
    ),
    (
        "a loose list has",
        "- a\n\n- b\n\n  c",
        "- +bullet0/1 p a\n0 +bullet0/1 p b\n1 bullet0/1 p c",
    ),
    (
        "the widest marker makes the width of all items",
        "9. a\n10. b\n11. c",
        "- +9./3 p a\n- +10./3 p b\n- +11./3 p c",
    ),
    (
        "tasks",
        "- [ ] a\n- [x] b\n- c",
        "- +[ ]/1 p a\n- +[x]/1 p b\n- +bullet0/1 p c",
    ),
    (
        "loose tasks",
        "- [ ] a\n\n- [x] b",
        "- +[ ]/1 p a\n0 +[x]/1 p b",
    ),
    (
        "an empty item is an empty paragraph",
        "- a\n-\n- c",
        "- +bullet0/1 p a\n- +bullet0/1 p \n- +bullet0/1 p c",
    ),
    (
        "code in tight items has no blank rows",
        "- a\n  ```\n  x\n  ```\n- ```\n  y\n  ```",
        "- +bullet0/1 p a\n- bullet0/1 code  \"x\"\n- +bullet0/1 code  \"y\"",
    ),
    (
        "items of nothing but code are as tight as the source",
        "- ```\n  x\n  ```\n- ```\n  y\n  ```\n\n- ```\n  z\n  ```",
        "- +bullet0/1 code  \"x\"\n- +bullet0/1 code  \"y\"\n0 +bullet0/1 code  \"z\"",
    ),
    (
        "the bar of a quote runs through the gap",
        "> a\n>\n> b\n> > c\n\nd",
        "- +quote p a\n1 quote p b\n1 quote +quote p c\n0 p d",
    ),
    (
        "two quotes do not share a bar",
        "> a\n\n> b",
        "- +quote p a\n0 +quote p b",
    ),
    (
        "a list in a quote in a list",
        "1. > - a\n   > - b\n\n   c",
        "- +1./2 +quote +bullet1/1 p a\n- 1./2 quote +bullet1/1 p b\n1 1./2 p c",
    ),
    (
        "a callout has a title and its body no gap below it",
        "> [!TIP]\n> a\n>\n> b",
        "- +tip title Tip\n- tip p a\n1 tip p b",
    ),
    (
        "a list right below the title of a callout",
        "> [!NOTE]\n> - a\n> - b",
        "- +note title Note\n- note +bullet0/1 p a\n- note +bullet0/1 p b",
    ),
    (
        "a bold lead that no course defines stays",
        "> [!CAUTION]\n> **AI pitfall.** a",
        "- +caution title Caution\n- caution p {strong:AI pitfall.} a",
    ),
    (
        "a table",
        "| a | b |\n|:-:|--:|\n| `c` |\n| d | e | f |",
        "- table [Center, Right] a | b / {code:c} |  / d | e | f",
    ),
    (
        "code keeps its tabs and loses its last newline",
        "```JS\n\ta\n\n```\n\n    indented",
        "- code js \"\\ta\\n\"\n0 code  \"indented\"",
    ),
    (
        "an image alone is a block",
        "![an *image*](a.png)\n\n- ![b](b.png)",
        "- image an image a.png\n0 +bullet0/1 image b b.png",
    ),
    (
        "an image among words is its words",
        "see ![an image](a.png) and ![](c.png)",
        "- p see {image a.png:an image} and {image c.png:c.png}",
    ),
    (
        "a linked image stays a link",
        "[![alt](a.png)](https://b.c)",
        "- p {external https://b.c:{image a.png:alt}}",
    ),
    (
        "a definition list",
        "one\n: first\n: second\n\ntwo\n\n: a\n\n  b",
        "- term one\n- +description p first\n- +description p second\n0 term two\n- +description p a\n1 description p b",
    ),
    (
        "mathematics is code",
        "see $x^2$ and\n\n$$\ny\n$$\n\nb $$z$$ c",
        "- p see {code:x^2} and\n0 code math \"y\"\n0 p b\n0 code math \"z\"\n0 p c",
    ),
    (
        "footnotes stand at the end in the order of their references",
        "a[^b] c[^a]\n\n[^a]: last\n[^b]: first\n\n    more\n\nend",
        "- p a{note b:[1]} c{note a:[2]}\n0 p end\n0 +footnote1 p first\n1 footnote1 p more\n0 +footnote2 p last",
    ),
    (
        "a footnote that nothing refers to is kept",
        "a\n\n[^x]: lonely",
        "- p a\n0 +footnote1 p lonely",
    ),
    ("a reference to no footnote is text", "a[^x]", "- p a[^x]"),
    (
        "an indented term's item after a paragraph",
        "para\n- a\n- b\n\npara",
        "- p para\n0 +bullet0/1 p a\n- +bullet0/1 p b\n0 p para",
    ),
    (
        "lines may end like on Windows",
        "# A\r\n\r\na\r\nb  \r\nc\r\n\r\n```js\r\nx\r\ny\r\n```\r\n\r\n|d|\r\n|-|\r\n|e|\r\n",
        "- h1 #a A\n0 p a b⏎c\n0 code js \"x\\ny\"\n0 table [Left] d / e",
    ),
    ("an empty quote is nothing", ">\n\na", "- p a"),
];

#[test]
fn markdown_becomes_flat_blocks() {
    for (name, markdown, expected) in CASES {
        assert_eq!(sketch(markdown), expected, "{name}: {markdown:?}");
    }
}

#[test]
fn deep_nesting_keeps_the_words_and_drops_the_frames() {
    for depth in [40, 10_000] {
        let markdown = format!("{}deep", "> ".repeat(depth));
        let (lesson, problems) = lesson_in(&[("a.md", &markdown)]);
        let [block] = lesson.blocks.kept() else {
            panic!("one block")
        };
        assert_eq!(block.nest[..], [Container::Quote; DEEPEST_NEST]);
        assert!(matches!(&block.kind, BlockKind::Paragraph(prose) if &*prose.text == "deep"));
        assert_eq!(problems.len(), 1, "{:?}", told(&problems));
    }
}

#[test]
fn spans_count_from_the_beginning_of_the_file() {
    let text = "+++\ntitle = \"T\"\n+++\n# A\n\nwords *here*\n\n```js\nx\n```\n";
    let (lesson, source) = source_in(&[("lesson.md", text)]);
    let texts: Vec<&str> = lesson
        .blocks
        .iter()
        .map(|block| source.slice(block.span).trim_end())
        .collect();
    assert_eq!(texts, ["# A", "words *here*", "```js\nx\n```"]);
    let lines: Vec<usize> = (0..3).map(|block| lesson.line(block)).collect();
    assert_eq!(lines, [4, 6, 8]);
}

#[test]
fn footnotes_know_their_blocks() {
    let lesson = lesson("a[^One] b[^two]\n\n[^two]: x\n[^one]: y\n\n    z\n");
    assert_eq!(lesson.footnotes.get("one"), Some(1..3));
    assert_eq!(lesson.footnotes.get("two"), Some(3..4));
    let lines: Vec<usize> = (0..4).map(|block| lesson.line(block)).collect();
    assert_eq!(lines, [1, 4, 6, 3]);
}

#[test]
fn a_footnote_is_referred_to_in_any_case_as_links_are() {
    let lesson = lesson("a[^Straße] b[^ΣΑΣ]\n\n[^STRASSE]: x\n[^σας]: y\n");
    let footnotes: Vec<_> = lesson.footnotes.iter().collect();
    assert_eq!(footnotes, [("strasse", 1..2), ("σασ", 2..3)]);
    let one = lesson_in(&[("lesson.md", "a[^Straße]\n\n[^STRASSE]: x\n")]);
    assert_eq!(told(&one.1), [""; 0]);
}

#[test]
fn words_are_counted_without_code() {
    assert_eq!(
        lesson("# One two\n\nthree `four`\n\n```\nfive\n```\n\n|six|\n|-|\n|seven|").words,
        6
    );
}

#[test]
fn cells_beyond_the_last_column_are_kept_and_told() {
    let markdown = "| a | b |\n|---|---|\n| `x|y` | z | extra |\n| 1 | 2\\|3 |\n";
    let (lesson, problems) = lesson_in(&[("lesson.md", markdown)]);
    let told = told(&problems);
    let BlockKind::Table(table) = &lesson.blocks[0].kind else {
        panic!("it is a table");
    };
    let cells: Vec<&str> = table.cells().map(|cell| cell.text).collect();
    assert_eq!(cells, ["a", "b", "`x", "y` | z | extra", "1", "2|3"]);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("more cells"), "{told:?}");
}

#[test]
fn a_heading_without_words_is_no_section_and_is_told() {
    let markdown = "# T\n\n##\n\nWords.\n\n## {#here}\n\n## Second\n\n- #\n";
    let (lesson, problems) = lesson_in(&[("lesson.md", markdown)]);
    let titles: Vec<&str> = lesson
        .sections
        .iter()
        .map(|section| section.title)
        .collect();
    assert_eq!(titles, ["Second", ""]);
    assert_eq!(lesson.sections.first().expect("a section").number, Some(1));
    assert_eq!(
        lesson.blocks[1].span.start,
        markdown.find("Words").expect("it is there")
    );
    let told = told(&problems);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("a heading without words is not shown"),
        "{told:?}"
    );
}
