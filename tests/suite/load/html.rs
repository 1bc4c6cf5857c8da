//! HTML amid Markdown: tags that mean what Markdown can say are followed, of all others the words are kept.

use super::sketch::sketch;

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
