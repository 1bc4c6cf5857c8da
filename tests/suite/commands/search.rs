//! `nodecourse search`: matches with their places in the files.

use std::fs;

use super::{folder, nodecourse, printed, told};

const LESSON: &str = "\
# The *first* lesson

> A quoted
> needle stands
> in two **lines, needle** in words.

## Needlework

| a | b |
| --- | --- |
| needle | x needle |

```js
const a = 1; // needle, needle
```

    a needle

- An item with one [needle](needle.md), and
  another
  needle.

![a needle](b.png)

A note.[^1] Last: the
needle.

[^1]: In the needle's note.
";

#[test]
fn every_match_is_told_with_the_place_where_the_file_says_it() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), LESSON).expect("a file");
    let output = nodecourse(&["search", "needle", "a.md"], folder.path());
    assert_eq!(
        (output.status.code(), told(&output).as_str()),
        (Some(0), "")
    );
    assert_eq!(
        printed(&output),
        "\
a.md:7:1: section of The first lesson: Needlework
a.md:4:3: The first lesson: A quoted needle stands in two lines, needle in words.
a.md:11:3: The first lesson › Needlework: needle
a.md:11:14: The first lesson › Needlework: x needle
a.md:14:17: The first lesson › Needlework: const a = 1; // needle, needle
a.md:17:7: The first lesson › Needlework: a needle
a.md:19:21: The first lesson › Needlework: An item with one needle, and another needle.
a.md:23:5: The first lesson › Needlework: a needle
a.md:26:1: The first lesson › Needlework: A note.[1] Last: the needle.
a.md:28:14: The first lesson › Needlework: In the needle's note.
"
    );
    let output = nodecourse(&["search", "another needle", "a.md"], folder.path());
    assert!(
        printed(&output).starts_with("a.md:20:3: "),
        "{}",
        printed(&output)
    );
    let output = nodecourse(&["search", "lines, needle", "a.md"], folder.path());
    assert!(
        printed(&output).starts_with("a.md:5:12: "),
        "{}",
        printed(&output)
    );
    let output = nodecourse(&["search", "two lines", "a.md"], folder.path());
    assert!(
        printed(&output).starts_with("a.md:5:6: "),
        "{}",
        printed(&output)
    );
}

/// A book whose chapter is put together from other files.
const BOOK: [(&str, &str); 5] = [
    ("book.toml", "[book]\ntitle = \"B\"\n"),
    ("src/SUMMARY.md", "- [One](one.md)\n"),
    (
        "src/one.md",
        "# One\n\n```rust\n{{#include main.rs}}\n```\n\n{{#include part.md}}\n\n```rust\n# let needle = 1;\nlet needle = 2;\n```\n\nA needle after all.\n\n```rust\n{{#rustdoc_include main.rs:2}}\n```\n",
    ),
    (
        "src/main.rs",
        "fn main() {\n    // one\n    // two\n    let needle = 0;\n}\n",
    ),
    ("src/part.md", "## A needle in it\n\nText of\na needle.\n"),
];

#[test]
fn what_was_included_is_told_with_its_own_file_and_line() {
    let folder = folder();
    fs::create_dir(folder.path().join("src")).expect("a folder");
    for (name, text) in BOOK {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let output = nodecourse(&["search", "needle", "."], folder.path());
    assert_eq!(
        printed(&output),
        "\
src/part.md:1:1: section of One: A needle in it
src/main.rs:4:9: One: let needle = 0;
src/part.md:4:3: One › A needle in it: Text of a needle.
src/one.md:10:7: One › A needle in it: let needle = 1;
src/one.md:11:5: One › A needle in it: let needle = 2;
src/one.md:14:3: One › A needle in it: A needle after all.
"
    );
}

#[test]
fn a_lesson_that_is_not_there_is_told_with_its_line_in_the_list() {
    let folder = folder();
    let list = "format = 1\ntitle = \"C\"\nid = \"c\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\n  \"one.md\",\n  \"needles.md\",\n]\n";
    fs::write(folder.path().join("course.toml"), list).expect("a file");
    fs::write(folder.path().join("one.md"), "# One\n").expect("a file");
    let output = nodecourse(&["search", "needles", "."], folder.path());
    let told = printed(&output);
    assert!(told.starts_with("course.toml:9:3: "), "{told}");
}

#[test]
fn a_hidden_line_of_several_listings_is_told_once_with_its_column() {
    let folder = folder();
    fs::create_dir(folder.path().join("src")).expect("a folder");
    let listing = "```rust\n{{#rustdoc_include main.rs:2}}\n```\n\n";
    let chapter = format!("# One\n\n{}", listing.repeat(3));
    for (name, text) in [BOOK[0], BOOK[1], ("src/one.md", &chapter), BOOK[3]] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let output = nodecourse(&["search", "needle", "."], folder.path());
    assert_eq!(printed(&output), "src/main.rs:4:9: One: let needle = 0;\n");
}

#[test]
fn words_that_break_over_a_line_of_a_quote_are_told_at_their_first_one() {
    let folder = folder();
    let text = "# T\n\nAbove.\n\n> quoted quick brown\n> fox again. Then more quick brown fox. A quick\n> *brown* fox.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let output = nodecourse(&["search", "quick brown fox", "a.md"], folder.path());
    assert_eq!(
        printed(&output),
        "\
a.md:5:10: T: quoted quick brown fox again.
a.md:6:24: T: Then more quick brown fox.
a.md:6:43: T: A quick brown fox.
"
    );
}

/// A paragraph in which words touch signs of Markdown.
const TOUCHING: &str = "\
---
title: T
---

Filler
here **Note**: this
call `foo`() or (`bar`) or `` a ` b``
uses `Vec`s and *you*’ll see
an emph*asis*ed para&shy;graph
see [the docs](docs.md), the docs
x&amp;y and <b>bold</b>ly

- > one **two**three

![A *wide* sea](sea.png)
";

#[test]
fn what_touches_signs_of_markdown_is_told_where_it_is() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), TOUCHING).expect("a file");
    for (words, place) in [
        ("Note: this", "6:8"),
        ("foo()", "7:7"),
        ("(bar)", "7:17"),
        ("a ` b", "7:31"),
        ("Vecs", "8:7"),
        ("you'll", "8:18"),
        ("emphasised", "9:4"),
        ("sised", "9:10"),
        ("paragraph", "9:17"),
        ("graph", "9:26"),
        ("docs, the", "10:10"),
        ("x&y", "11:1"),
        ("y and boldly", "11:7"),
        ("boldly", "11:16"),
        ("twothree", "13:11"),
        ("wide sea", "15:6"),
        ("sea.png", "15:17"),
    ] {
        let output = nodecourse(&["search", words, "a.md"], folder.path());
        let printed = printed(&output);
        let found = printed.lines().next().unwrap_or_default();
        assert!(
            found.starts_with(&format!("a.md:{place}: ")),
            "{words}: {found}"
        );
    }
}

#[test]
fn what_is_not_there_is_a_failure() {
    let folder = folder();
    for (words, sentence) in [
        (
            "zzqq xx",
            "Nothing in “Node.js & Express” has the words `zzqq xx`. `zzqq` is nowhere in this course.\n",
        ),
        (
            "\u{1b}[2J",
            "Nothing in “Node.js & Express” has the word `␛[2J`.\n",
        ),
    ] {
        let output = nodecourse(&["search", words], folder.path());
        assert_eq!(
            (output.status.code(), told(&output).as_str()),
            (Some(1), sentence)
        );
        assert_eq!(printed(&output), "");
    }
    for words in ["", " ", "\n\t"] {
        let output = nodecourse(&["search", words], folder.path());
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            told(&output),
            "WORD is empty; give a word, or a phrase in quotes.\n"
        );
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_bad_usage() {
    use std::os::unix::ffi::OsStrExt;
    let words = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .arg("search")
        .arg(words)
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "A word that is no path is not valid UTF-8; type it anew.\n"
    );
}

#[test]
fn only_the_words_are_coloured_and_only_where_it_is_asked_for() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "# T\n\nA needle.\n").expect("a file");
    let plain = nodecourse(&["search", "needle", "a.md"], folder.path());
    assert_eq!(printed(&plain), "a.md:3:3: T: A needle.\n");
    let colored = nodecourse(
        &["search", "needle", "a.md", "--color", "always"],
        folder.path(),
    );
    let line = printed(&colored);
    assert!(line.starts_with("a.md:3:3: T: A \u{1b}["), "{line:?}");
    assert!(line.contains("needle\u{1b}[0m.\n"), "{line:?}");
}

#[test]
fn a_course_that_is_told_leaves_all_words_to_the_search() {
    let folder = folder();
    for (name, text) in [
        ("tea/a.md", "# Pots\n\nA pot of tea.\n"),
        ("other/a.md", "# Tea\n"),
    ] {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    for words in [
        ["search", "of", "tea", "--course", "tea"],
        ["search", "--course", "tea", "of", "tea"],
    ] {
        let output = nodecourse(&words, folder.path());
        assert_eq!(
            printed(&output),
            "tea/a.md:3:7: Pots: A pot of tea.\n",
            "{}",
            told(&output)
        );
    }
    let output = nodecourse(&["term", "tea", "--course", "gone"], folder.path());
    let sentence = told(&output);
    assert!(sentence.contains("There is no `gone`"), "{sentence}");
}

#[test]
fn hostile_files_reach_no_terminal() {
    let folder = folder();
    fs::write(
        folder.path().join("a.md"),
        "# \u{1b}]0;x\u{7} needle\n\n&#27;[2J needle\n",
    )
    .expect("a file");
    let output = nodecourse(
        &["search", "needle", "a.md", "--color", "always"],
        folder.path(),
    );
    // What is found is set off, as the theme says.
    let said = printed(&output)
        .replace("\u{1b}[1;4;35m", "")
        .replace("\u{1b}[0m", "");
    assert!(!said.contains(['\u{1b}', '\u{7}']), "{said:?}");
    assert!(said.contains("␛[2J needle"), "{said:?}");
}

#[test]
fn a_course_that_is_mistyped_or_stands_before_the_words_is_told() {
    let folder = folder();
    fs::create_dir(folder.path().join("brewing")).expect("a folder");
    fs::write(folder.path().join("brewing/tea.md"), "# Tea\n").expect("a file");
    let behind = |path| {
        format!("A course stands behind the words, as in `nodecourse search WORD {path}`.\n")
    };
    for (words, advice) in [
        (&["brewing", "zzzz"][..], behind("brewing")),
        (&["brewing/tea.md", "zzzz"], behind("brewing/tea.md")),
        (
            &["brewng", "zzzz"],
            format!("There is no `brewng`; did you mean `brewing`? {}", behind("brewing")),
        ),
        (
            &["brewing/te.md", "zzzz"],
            format!(
                "There is no `brewing/te.md`; did you mean `brewing/tea.md`? {}",
                behind("brewing/tea.md")
            ),
        ),
        (
            &["elsewhere/x", "zzzz"],
            "There is no `elsewhere/x`; give the path of a course folder or of a Markdown file. It stands behind the words.\n".to_owned(),
        ),
        (
            &["zzzz", "brewng"],
            "There is no `brewng`; did you mean `brewing`?\n".to_owned(),
        ),
        (&["zzzz", "yyyy"], "\n".to_owned()),
        (&["zzzz/yyyy"], "\n".to_owned()),
        (&["brewing/"], behind("brewing/")),
    ] {
        let output = nodecourse(&[&["search"], words].concat(), folder.path());
        let kind = if words.len() == 1 { "word" } else { "words" };
        let nothing = format!("Nothing in “Node.js & Express” has the {kind} `{}`. ", words.join(" "));
        let expected = format!("{nothing}{advice}").replace(" \n", "\n");
        assert_eq!((output.status.code(), told(&output)), (Some(1), expected));
    }
}

#[test]
fn what_there_is_to_do_is_told_with_the_line_that_offers_it() {
    let folder = folder();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("course.toml", "format = 1\nid = \"c\"\n");
    write(
        "a.md",
        "# One\n\nText.\n\n## Two\n\n<!-- lab: pour -->\n\n<!-- review: taste -->\n\n<!-- lab: gone -->\n",
    );
    write("a.quiz.toml", "");
    write("labs/pour/lab.toml", "title = \"Pour the tea\"\n");
    write("reviews/taste/review.toml", "prompt = \"Judge the tea.\"\n");
    for (words, expected) in [
        ("the tea", "a.md:7:1: One › Two: Lab · Pour the tea\n"),
        (
            "taste",
            "a.md:9:1: One › Two: Review the AI’s code · taste\n",
        ),
        (
            "lab",
            "a.md:7:1: One › Two: Lab · Pour the tea\na.md:11:1: One › Two: Lab\n",
        ),
        // A quiz that no line offers stands at the end.
        ("quiz", "a.md:12:1: One › Two: Quiz · One\n"),
    ] {
        let output = nodecourse(&["search", words, "."], folder.path());
        assert_eq!(printed(&output), expected, "{words}: {}", told(&output));
    }
}
