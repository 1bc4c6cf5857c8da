//! Texts made of what the files of a course are made of, right and wrong.

use proptest::prelude::*;

/// Text made of what Markdown is made of.
pub fn markdown() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "10) ",
        "# ",
        "## ",
        "===",
        "---",
        "***",
        "```",
        "~~~js run",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "](",
        "](#a)",
        ")",
        "![",
        "[^1]",
        "[^1]: ",
        "[x]",
        "[ ] ",
        "|",
        "|-|-|\n",
        ": ",
        "$",
        "$$",
        "<details>",
        "<details open>",
        "</details>",
        "<summary>",
        "</summary>",
        "<br>",
        "<b>",
        "</b>",
        "<a href=#a>",
        "</a>",
        "<sup>",
        "2",
        "</sup>",
        "<sub>",
        "</sub>",
        "<!--",
        "-->",
        "<b",
        ">",
        "<p>",
        "<img src=a alt=b>",
        "> [!NOTE]\n",
        "> [!TIP] ",
        "**Lead.** ",
        "term",
        "terms",
        "Term-two",
        "http://a.b",
        "www.a.b",
        "&amp;",
        "&#27;",
        "\\",
        "é",
        "事",
        "\u{301}",
        "\r\n",
        "+++\n",
        "---\n",
        "title: x\n",
        "{#id}",
        "expect=\"a\\",
        "\"",
        "glossary.toml#term",
        "\0",
        "\u{feff}",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// Lists of chapters, right and wrong.
pub fn summary() -> impl Strategy<Value = String> {
    let pieces = [
        "# T\n",
        "\n",
        "- ",
        "  ",
        "    ",
        "* ",
        "1. ",
        "[A](a.md)",
        "[B](b/index.md)",
        "[C]()",
        "[D](../../x)",
        "[E",
        "\n---\n",
        "## x\n",
        "<!-- c -->",
        "`w`",
        "\n\n",
        "[a]: a.md\n",
        "[A]",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Texts full of directives.
pub fn directives() -> impl Strategy<Value = String> {
    let pieces = [
        "{{#include x.rs}}",
        "{{#include a.md}}",
        "{{#include in/y.md:2:}}",
        "{{#rustdoc_include x.rs:n}}",
        "{{#playground x.rs a b}}",
        "{{#title T}}",
        "\\{{#include x.rs}}",
        "{{#",
        "}}",
        "{{",
        "\\",
        "{{#quiz x}}",
        "ANCHOR: n",
        "ANCHOR_END: n",
        "```rust\n",
        "\n```\n",
        "\n",
        "# ",
        "    ",
        "> ",
        "é",
        "<Listing a=\"b\">",
        "</Listing>",
        "<Listing ",
        "caption='",
        "{{#include ../../x}}",
        "words ",
        "\r\n",
    ];
    let piece = prop::sample::select(pieces.to_vec());
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// TOML made of the keys that course files have, with values of any kind.
pub fn toml() -> impl Strategy<Value = String> {
    let keys = prop::sample::select(vec![
        "id",
        "title",
        "format",
        "authors",
        "[glossary]\nlink",
        "[callouts.x]\nlead",
        "style",
        "[[module]]\nlessons",
        "[term]\nname",
        "aliases",
        "text",
        "more",
        "see",
        "case",
        "plural",
        "skip",
        "goal",
        "[a.b]\nc",
        "module",
        "callouts",
    ]);
    let values = prop::sample::select(vec![
        "1",
        "-1",
        "\"x\"",
        "\"\"",
        "[]",
        "[\"a.md\"]",
        "[\"term\", 2]",
        "true",
        "{}",
        "{ x = 1 }",
        "1979-05-27",
        "\"off\"",
        "2.5",
        "\"\\u0000\"",
    ]);
    prop::collection::vec((keys, values), 0..10).prop_map(|lines| {
        let lines = lines
            .iter()
            .map(|(key, value)| format!("{key} = {value}\n"));
        lines.collect()
    })
}
