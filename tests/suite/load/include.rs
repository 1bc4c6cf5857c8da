//! mdBook's directives: what is included, what is hidden, and where includes end.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::symlink;

use super::sketch::{course, sketch_of, told};
use nodecourse::course::{BlockKind, Code, Lesson, LessonId};
use nodecourse::load::{self, Library};

/// A chapter of a book with other files, and its problems.
pub fn chapter(text: &str, files: &[(&str, &str)]) -> (Lesson, Vec<String>) {
    let files = book(text, files);
    let (library, course, problems) = course(&files);
    assert_eq!(told(&problems), [""; 0]);
    let (lesson, problems) = load::lesson(&library, &course, &LessonId::new("a"));
    (lesson, told(&problems))
}

/// The files of a book with one chapter.
pub fn book<'a>(text: &'a str, files: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let book = [
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)"),
        ("src/a.md", text),
    ];
    book.into_iter().chain(files.iter().copied()).collect()
}

/// The only block of code of a chapter.
fn code(text: &str, files: &[(&str, &str)]) -> Code {
    let (lesson, problems) = chapter(text, files);
    assert_eq!(problems, [""; 0], "{text}");
    match lesson.blocks.kept() {
        [block] => match &block.kind {
            BlockKind::Code(code) => (**code).clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

const LINES: (&str, &str) = ("listings/x.txt", "one\ntwo\nthree\nfour\nfive\n");
pub const ANCHORS: (&str, &str) = (
    "src/x.rs",
    "a\n// ANCHOR: all\nb\n// ANCHOR: part\nc\n// ANCHOR_END: part\nd\n// ANCHOR_END: all\ne\n",
);

#[test]
fn lines_and_anchors_of_a_file_are_included() {
    for (part, expected) in [
        ("", "one\ntwo\nthree\nfour\nfive"),
        (":2", "two"),
        (":2:3", "two\nthree"),
        (":4:", "four\nfive"),
        ("::2", "one\ntwo"),
        (":4:99", "four\nfive"),
    ] {
        let text = format!("```text\n{{{{#include ../listings/x.txt{part}}}}}\n```\n");
        assert_eq!(&*code(&text, &[LINES]).text, expected, "{part}");
    }
    for (part, expected) in [("all", "b\nc\nd"), ("part", "c")] {
        let text = format!("```text\n{{{{ #include x.rs:{part} }}}}\n```\n");
        assert_eq!(&*code(&text, &[ANCHORS]).text, expected, "{part}");
    }
}

#[test]
fn lines_that_are_there_for_the_compiler_are_counted_and_copied() {
    let hidden = |code: &Code| {
        let hidden = code.hidden.as_ref().expect("hidden lines");
        (hidden.lines, hidden.other.to_string())
    };
    let found = code(
        "```rust,ignore\n{{#rustdoc_include x.rs:part}}\n```\n",
        &[ANCHORS],
    );
    assert_eq!((&*found.language, &*found.text), ("rust", "c"));
    assert_eq!(hidden(&found), (4, "a\nb\nc\nd\ne".to_owned()));

    let text = "```rust\n# use a;\n#\n#[derive(Debug)]\n## x\n    # y\nfn main() {}\n```\n";
    let found = code(text, &[]);
    assert_eq!(&*found.text, "#[derive(Debug)]\n# x\nfn main() {}");
    assert_eq!(
        hidden(&found),
        (
            3,
            "use a;\n\n#[derive(Debug)]\n# x\n    y\nfn main() {}".to_owned()
        )
    );

    assert_eq!(&*code("```python\n# a\n```\n", &[]).text, "# a");
    let found = code("```python,hidelines=!!\n!!a\nb\n```\n", &[]);
    assert_eq!(
        (&*found.text, hidden(&found)),
        ("b", (1, "a\nb".to_owned()))
    );
    let settings = (
        "book.toml",
        "[output.html.code.hidelines]\npython = \"~\"\n",
    );
    let found = code("```python\n~a\nb\n```\n", &[settings]);
    assert_eq!((&*found.text, hidden(&found).0), ("b", 1));
}

#[test]
fn a_playground_is_a_block_of_code() {
    let found = code(
        "{{#playground x.rs editable}}\n",
        &[("src/x.rs", "fn main() {}\n// ```\n")],
    );
    assert_eq!(
        (&*found.language, &*found.text),
        ("rust", "fn main() {}\n// ```")
    );
}

#[test]
fn includes_nest_and_keep_what_stands_before_them() {
    let files = [
        ("src/in/b.md", "b {{#include c.md}} b\n"),
        ("src/in/c.md", "c"),
        LINES,
    ];
    let text = "x {{#include in/b.md}} y\n\n> - ```text\n>   {{#include ../listings/x.txt:1:2}}\n>   ```\n";
    let (lesson, problems) = chapter(text, &files);
    assert_eq!(problems, [""; 0]);
    let sketch = sketch_of(lesson.blocks.kept());
    assert!(sketch.starts_with("- p x b c b y\n"), "{sketch}");
    let BlockKind::Code(code) = &lesson.blocks[1].kind else {
        panic!("{sketch}")
    };
    assert_eq!(&*code.text, "one\ntwo");
}

#[test]
fn what_is_escaped_is_shown_as_it_is() {
    assert_eq!(
        &*code("```text\n\\{{#include x.rs}} and \\{{#y z}}\n```\n", &[]).text,
        "{{#include x.rs}} and \\{{#y z}}"
    );
}

#[test]
fn a_problem_names_the_file_that_it_is_in() {
    let files = [
        ("src/in/b.md", "one\n\ntwo [x][y]\n"),
        ("src/c.md", "```\nx\n```\n{{#include gone.md}}\n"),
    ];
    let text = "# A\n\n{{#include in/b.md}}\n\n{{#include c.md}}\n\nthree [x][z]\n";
    let (lesson, problems) = chapter(text, &files);
    let places: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem.split(": ").next())
        .collect();
    assert_eq!(places.len(), 3, "{problems:?}");
    for place in ["src/in/b.md:3:5", "src/c.md:4:1", "src/a.md:7:7"] {
        assert!(places.contains(&place), "{places:?}");
    }
    let line = |words: &str| {
        let mut blocks = lesson.blocks.iter();
        let block =
            blocks.position(|block| block.prose().any(|prose| prose.text.starts_with(words)));
        lesson.line(block.expect("a block"))
    };
    assert_eq!(
        (line("one"), line("two"), line("three")),
        (3, 3, 7),
        "an editor goes to what asks for it"
    );
}

#[test]
fn the_rust_books_listings_keep_their_captions() {
    let text = "<Listing number=\"1-1\" file-name=\"src/a.rs\" caption=\"Uses `Box<T>`\">\n\n```rust\nx\n```\n\n</Listing>\n\n```html\n<Listing>\n```\n";
    let (lesson, problems) = chapter(text, &[]);
    assert_eq!(problems, [""; 0]);
    let sketch = sketch_of(lesson.blocks.kept());
    let lines: Vec<&str> = sketch.lines().collect();
    assert_eq!(lines[0], "- p Filename: src/a.rs");
    assert_eq!(lines[2], "0 p Listing 1-1: Uses {code:Box<T>}");
    assert!(lines[3].contains("<Listing>"), "{sketch}");
}

#[test]
fn listings_that_are_not_closed_or_not_begun_are_told() {
    const UNCLOSED: &str = "this listing is not closed, so its number and caption are not shown (write `</Listing>` below its code)";
    const STRAY: &str =
        "this tag closes no listing (take it out, or write `<Listing>` above the code)";
    const OPEN: &str = "this tag is not closed and is shown as it is (end it with `>`, and each of its values with a quote)";
    for (text, expected) in [
        (
            "a\n\n<Listing number=\"1-1\">\n\nb\n",
            vec![format!("src/a.md:3:1: {UNCLOSED}")],
        ),
        (
            "<Listing>\n\n<Listing>\n\n</Listing>\n\n</Listing>\n",
            vec![
                format!("src/a.md:1:1: {UNCLOSED}"),
                format!("src/a.md:7:1: {STRAY}"),
            ],
        ),
        (
            "<Listing number=\"1-1\"\n\nb\n",
            vec![format!("src/a.md:1:1: {OPEN}")],
        ),
        ("{{#include l.md}}\n\n</Listing>\n", Vec::new()),
        (
            "`<Listing>`, `</Listing>` and `<Listing number=\"1\"`\n\n```text\n</Listing>\n<Listing a\n```\n",
            Vec::new(),
        ),
    ] {
        let (_, problems) = chapter(text, &[("src/l.md", "<Listing caption=\"c\">\n")]);
        assert_eq!(problems, expected, "{text}");
    }
    let (lesson, _) = chapter("`<Listing>` and `</Listing>`\n", &[]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p {code:<Listing>} and {code:</Listing>}"
    );
}

#[test]
fn includes_end_somewhere() {
    let deep: Vec<(String, String)> = (0..20)
        .map(|number| {
            (
                format!("src/{number}.md"),
                format!("{number} {{{{#include {}.md}}}}", number + 1),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = deep
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let (lesson, problems) = chapter("{{#include 0.md}}", &files);
    assert_eq!(
        problems,
        [
            "src/9.md:1:3: `10.md` is not included: includes are nested more than 10 deep (include what it has directly)"
        ]
    );
    assert!(
        sketch_of(lesson.blocks.kept())
            .contains("8 9 {em:Not included:} {code:{{#include 10.md}}}")
    );

    let many = "{{#include c.md}}\n".repeat(40);
    let files = [
        ("src/b.md", many.as_str()),
        ("src/c.md", many.as_str()),
        ("src/d.md", "x"),
    ];
    let (_, problems) = chapter("{{#include b.md}}\n{{#include b.md}}", &files);
    assert!(
        problems
            .iter()
            .any(|problem| problem.contains("`c.md` includes itself")),
        "{problems:?}"
    );

    let mut text = String::new();
    for _ in 0..1001 {
        text.push_str("{{#include d.md}}\n");
    }
    let (_, problems) = chapter(&text, &files);
    assert_eq!(
        problems,
        [
            "src/a.md:1001:1: `d.md` is not included: a chapter may include 1,000 files (split the chapter into several)"
        ]
    );

    let large = "x\n".repeat(5 << 20);
    let (_, problems) = chapter(
        "{{#include l.md:1}}\n{{#include l.md:2}}",
        &[("src/l.md", &large)],
    );
    assert_eq!(
        problems,
        [
            "src/a.md:2:1: `l.md` is not included: a chapter may include 16 MB (split the chapter into several)"
        ]
    );
    let mut text = String::new();
    for number in 0..20_001 {
        let _ = writeln!(text, "\\{{{{#{number}}}}}");
    }
    let (_, problems) = chapter(&text, &[]);
    assert_eq!(
        problems,
        [
            "src/a.md:20001:1: only the first 20000 directives of a chapter are followed (split the chapter into several)"
        ]
    );
}

#[test]
fn a_circle_of_files_is_named() {
    let files = [
        ("src/b.md", "{{#include c/c.md:2:}}"),
        ("src/c/c.md", "c\n{{#include ../b.md}}"),
        (
            "src/part.md",
            "x {{#include part.md:2}}\ny {{#include part.md:1}}",
        ),
    ];
    let circle = "files include each other in a circle";
    for (text, place, message) in [
        (
            "{{#include b.md}}",
            "src/c/c.md:2:1",
            format!("{circle}: src/b.md → src/c/c.md:2: → src/b.md"),
        ),
        (
            "{{#include a.md}}",
            "src/a.md:1:1",
            "`a.md` includes itself".to_owned(),
        ),
        (
            "{{#include part.md:1}}",
            "src/part.md:2:3",
            format!("{circle}: src/part.md:1 → src/part.md:2 → src/part.md:1"),
        ),
    ] {
        let hint = "take out one of the directives on the way round";
        let (_, problems) = chapter(text, &files);
        assert_eq!(problems, [format!("{place}: {message} ({hint})")]);
    }
}

#[test]
fn nothing_outside_of_the_book_is_included() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book");
    fs::create_dir_all(book.join("src")).expect("a folder");
    fs::write(folder.path().join("secret.rs"), "SECRET").expect("a file");
    fs::write(book.join("book.toml"), "").expect("a file");
    fs::write(book.join("src/SUMMARY.md"), "- [A](a.md)\n- [B](b.md)").expect("a file");
    symlink("../../secret.rs", book.join("src/link.rs")).expect("a link");
    symlink(
        folder.path().join("secret.rs"),
        book.join("src/absolute.rs"),
    )
    .expect("a link");
    symlink("../..", book.join("src/out")).expect("a link");
    symlink("../../secret.rs", book.join("src/b.md")).expect("a link");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        book.join("src/pipe.rs"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .expect("a pipe");
    let outside = format!("{}/secret.rs", folder.path().display());
    let mut text = String::new();
    for path in [
        "../../secret.rs",
        "link.rs",
        "absolute.rs",
        "out/secret.rs",
        "pipe.rs",
        ".",
        &outside,
    ] {
        let _ = writeln!(
            text,
            "{{{{#include {path}}}}}\n\n```rust\n{{{{#rustdoc_include {path}:x}}}}\n```\n"
        );
    }
    fs::write(book.join("src/a.md"), text).expect("a file");
    let library = Library::open(&book).expect("a book");
    let problems = told(&load::check(&library));
    assert!(problems.len() >= 15, "{problems:?}");
    let (course, _) = load::course(&library);
    for entry in course.lessons() {
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        let sketch = sketch_of(lesson.blocks.kept());
        assert!(!sketch.contains("SECRET"), "{sketch}");
    }
}
