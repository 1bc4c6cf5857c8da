//! Raw HTML as other programs' readers know it: headings, and the cells of tables.

use super::sketch::{course, lesson, sketch};
use nodecourse::load;

#[test]
fn headings_of_raw_html_are_headings() {
    for (text, expected) in [
        (
            "<h1 align=\"center\">\n  The <b>Tool</b>\n</h1>\n\n<h2>Use</h2>\nit\n\n<H3>More</H3>",
            "- h1 #the-tool The {strong:Tool}\n0 h2 #use Use\n0 p it\n0 h3 #more More",
        ),
        (
            "<h1><img src=\"logo.svg\" alt=\"Logo\"> Tool<br>of tools</h1>",
            "- h1 #logo-tool-of-tools {image logo.svg:Logo} Tool⏎of tools",
        ),
        ("<h1><img src=\"a.svg\"></h1>", "- image a.svg a.svg"),
        ("<h1></h1>\n\nx", "- p x"),
        (
            "<details><summary><h3>More</h3></summary>\n\nx\n\n</details>",
            "- summary More\n0 +details0 p x",
        ),
        ("<div><h2>A</h2><p>b</p></div>", "- h2 #a A\n0 p b"),
    ] {
        let found = sketch(text);
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn an_h1_of_raw_html_is_the_title() {
    for (text, title) in [
        (
            "<p>x</p>\n\n<h1 align=center>A &amp; <i>b</i></h1>\n\n## C\n",
            "A & b",
        ),
        ("<div>\r\n<h1>\r\nA\r\nb</h1></div>\r\n", "A b"),
        ("<h1><img alt=\"Logo\" src=\"x\"></h1>", "Logo"),
        ("<!-- <h1>no</h1> -->\n\n# Yes\n", "Yes"),
        ("<h2>no</h2>\n", "a.md"),
        ("```\n<h1>no</h1>\n```\n", "a.md"),
    ] {
        let (_, course, _) = course(&[("a.md", text), ("b.md", "")]);
        let entry = course.lessons().next().expect("a lesson");
        assert_eq!(entry.title, title, "{text}");
    }
    assert_eq!(lesson("<h1>One</h1>\n\n## A\n").title, "One");
}

#[test]
fn the_cells_of_raw_tables_stand_apart_and_their_rows_on_lines_of_their_own() {
    let text = "<table>\n<tr><th>Name</th><th>Use</th></tr>\n<tr>\n  <td>a</td>\n  <td><code>b</code></td><td></td><td>c</td>\n</tr>\n</table>";
    assert_eq!(sketch(text), "- p Name · Use\n0 p a · {code:b} · · c");
    let list = "<ul><li>one</li><li>two</li></ul><p>three<br>four</p>";
    assert_eq!(sketch(list), "- p one\n0 p two\n0 p three⏎four");
}

#[test]
fn the_words_of_an_image_are_one_line() {
    let sketch = sketch("Words <img src=\"a.png\" alt=\"two\n   lines\"> here.\n");
    assert!(sketch.contains("{image a.png:two lines}"), "{sketch}");
}

#[test]
fn a_logo_is_no_part_of_a_title_that_has_words() {
    for (text, title) in [
        ("<h1><img alt=\"Logo\" src=\"x\"> Tool</h1>\n", "Tool"),
        (
            "<h1 align=\"center\">\n  <img alt=\"Logo\" src=\"x\">\n  <br>Tool\n</h1>\n",
            "Tool",
        ),
        ("# ![Logo](x) Tool\n", "Tool"),
        ("# [![Build](b)](c) Tool ![Logo](x)\n", "Tool"),
        ("![Logo](x) Tool\n===\n", "Tool"),
        ("# ![Logo](x)\n", "Logo"),
    ] {
        let (library, course, _) = course(&[("README.md", text), ("b.md", "# B\n")]);
        assert_eq!(course.title, title, "{text}");
        let entry = course.lessons().next().expect("a lesson");
        assert_eq!(entry.title, title, "{text}");
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        assert_eq!(lesson.title, title, "{text}");
    }
}
