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

/// HTML, and its blocks line by line.
const HTML: [(&str, &str, &str); 17] = [
    (
        "a comment is hidden",
        "a\n\n<!-- quiz: x -->\n\nb <!-- c --> d",
        "- p a\n0 p b  d",
    ),
    (
        "a comment over several lines",
        "<!-- a\n\nb -->\nc",
        "- p c",
    ),
    (
        "tags are dropped, words stay",
        "press <kbd>Ctrl</kbd> x<sub>2</sub>",
        "- p press {code:Ctrl} x₂",
    ),
    ("a break is a hard break", "a<br>b<br/>c", "- p a⏎b⏎c"),
    (
        "words in a block",
        "<div align=\"center\">\n  <b>one</b>\n  two &amp; three\n<p>four</p></div>",
        "- p {strong:one} two & three\n0 p four",
    ),
    (
        "an image",
        "<p><img src=\"a.png\" alt=\"A b\"></p>",
        "- image A b a.png",
    ),
    (
        "details",
        "<details>\n<summary>More</summary>\n\nInside *it*\n\n- a\n\n</details>\n\nafter",
        "- summary More\n0 +details0 p Inside {em:it}\n1 details0 +bullet0/1 p a\n0 p after",
    ),
    (
        "open details",
        "<details open><summary>A</summary>b</details>",
        "- summary open A\n0 +details0 p b",
    ),
    (
        "details without summary",
        "<details>\n\na\n\n</details>",
        "- summary Details\n0 +details0 p a",
    ),
    (
        "a summary in Markdown",
        "<details>\n<summary>\n\nA **b**\n\n</summary>\n\nc\n\n</details>",
        "- summary A {strong:b}\n0 +details0 p c",
    ),
    (
        "details that do not end are open",
        "<details><summary>A</summary>\n\nb\n\nc",
        "- summary open A\n0 +details0 p b\n1 details0 p c",
    ),
    (
        "details end with the item that they stand in",
        "- <details><summary>A</summary>\n\n  b\n- c\n\n</details>",
        "- +bullet0/1 summary open A\n1 bullet0/1 +details0 p b\n0 +bullet0/1 p c",
    ),
    (
        "a stray end",
        "a\n\n</details>\n</summary>\n\nb",
        "- p a\n0 p b",
    ),
    (
        "an end within a paragraph",
        "<details><summary>A</summary>\n\nb</details>\n\nc",
        "- summary A\n0 +details0 p b\n0 p c",
    ),
    (
        "details in details",
        "<details><summary>A</summary>\n<details><summary>B</summary>\nc\n</details>\nd\n</details>\n\ne",
        "- summary A\n0 +details0 summary B\n1 details0 +details1 p c\n1 details0 p d\n0 p e",
    ),
    (
        "words that look like tags",
        "a < b and <3",
        "- p a < b and <3",
    ),
    ("a tag that does not end", "<div\n\na", "- p <div\n0 p a"),
];

#[test]
fn raw_html_is_never_interpreted_but_its_words_are_kept() {
    for (name, markdown, expected) in HTML {
        assert_eq!(sketch(markdown), expected, "{name}: {markdown:?}");
    }
}

/// Tags with an equivalent in Markdown, and the words with their marks.
const TAGS: [(&str, &str); 33] = [
    ("2<sup>10</sup>, H<sub>2</sub>O", "2¹⁰, H₂O"),
    ("x<sup>n+1</sup> a<SUB>(n)</SUB>", "xⁿ⁺¹ a₍ₙ₎"),
    ("1<sup>st</sup> a<sub>q r</sub>", "1^(st) a_(q r)"),
    ("a<sup></sup><sub> </sub>b", "a b"),
    ("a<sup>**2**3</sup> b", "a{strong:²}³ b"),
    ("a<sup>b *c*</sup> d", "a^(b {em:c}) d"),
    ("a<sup>x<sub>1</sub></sup>", "a^(x₁)"),
    ("a<sup><a href=\"#n\">1</a></sup>", "a{section n:¹}"),
    ("<del>gone</del> <s>gone</s>", "{strike:gone} {strike:gone}"),
    (
        "<b>a</b> <strong>b</strong> <mark>c</mark>",
        "{strong:a} {strong:b} {strong:c}",
    ),
    ("<i>a</i> <em>b</em> <var>c</var>", "{em:a} {em:b} {em:c}"),
    (
        "<code>a</code> <kbd>b</kbd> <samp>c</samp>",
        "{code:a} {code:b} {code:c}",
    ),
    ("<b>a *b* <i>c</i></b> d", "{strong:a {em:b} {em:c}} d"),
    (
        "<a href=\"https://a.b/?c&amp;d\">the *docs*</a>.",
        "{external https://a.b/?c&d:the {em:docs}}.",
    ),
    ("<a title=x HREF='#part'>a</a>", "{section part:a}"),
    ("<a href=javascript:x>a</a>", "{other javascript:x:a}"),
    ("<a name=\"x\"></a>a <a id=y>b</a>", "a b"),
    ("<a href=#x>a <a name=y></a> b</a>", "{section x:a  b}"),
    ("<a href=#x>a [b](#y) c</a>", "a {section y:b} c"),
    ("[a <a href=#x>b</a> c](#y)", "{section y:a b c}"),
    ("<a href=#x>https://a.b</a>", "{section x:https://a.b}"),
    (
        "a <img src=\"b.png\" alt=\"c &amp; d\" onerror=x> e",
        "a {image b.png:c & d} e",
    ),
    (
        "<a href=#x>a <img src=b.png></a>",
        "{section x:a {image b.png:b.png}}",
    ),
    ("a <b>unclosed c", "a unclosed c"),
    (
        "a <s>unclosed https://a.b",
        "a unclosed {external https://a.b:https://a.b}",
    ),
    ("a</b> stray</sup> c</a>", "a stray c"),
    ("<b>a <i>b</b> c</i>", "{strong:a b} c"),
    ("*a <b>b* c</b>", "{em:a b} c"),
    ("<b>a *b</b> c*", "a {em:b c}"),
    ("a<sup>b *c</sup> d*", "ab {em:c d}"),
    (
        "a<sup>[^1]</sup>\n\n[^1]: b",
        "a{note 1:[1]}\n0 +footnote1 p b",
    ),
    (
        "<span style=\"x\">a</span> <u>b</u> <blink>c</blink>",
        "a b c",
    ),
    ("| <b>a</b> |\n|-|\n| 2<sup>3</sup> <i>b |", ""),
];

#[test]
fn tags_with_an_equivalent_in_markdown_keep_their_meaning() {
    for (markdown, expected) in TAGS {
        let expected = match expected {
            "" => "- table [Left] {strong:a} / 2³ b".to_owned(),
            expected => format!("- p {expected}"),
        };
        assert_eq!(sketch(markdown), expected, "{markdown:?}");
        // The same in a block of raw HTML, where Markdown is words.
        if !markdown.contains(['*', '[', '|']) && !markdown.contains("> <") {
            let block = format!("<div>\n{markdown}\n</div>");
            assert_eq!(sketch(&block), expected.replace("  ", " "), "{block:?}");
        }
    }
}

#[test]
fn deep_nesting_keeps_the_words_and_drops_the_frames() {
    for depth in [40, 10_000] {
        let markdown = format!("{}deep", "> ".repeat(depth));
        let (lesson, problems) = lesson_in(&[("a.md", &markdown)]);
        let [block] = &lesson.blocks[..] else {
            panic!("one block")
        };
        assert_eq!(block.nest, vec![Container::Quote; DEEPEST_NEST]);
        assert!(matches!(&block.kind, BlockKind::Paragraph(prose) if prose.text == "deep"));
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
    assert_eq!(lesson.footnotes["one"], 1..3);
    assert_eq!(lesson.footnotes["two"], 3..4);
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
        .map(|section| section.title.as_str())
        .collect();
    assert_eq!(titles, ["Second", ""]);
    assert_eq!(lesson.sections[0].number, Some(1));
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
