//! No word of a document is lost at any width: the examples of the `CommonMark` specification and of GFM, as an
//! independent parser reads them, beside the rows.
//!
//! The examples come with the package of `pulldown-cmark`, as they do for its own tests; the other parser is `markdown`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use markdown::mdast::Node;
use markdown::{Constructs, ParseOptions};
use nodecourse::course::{BlockKind, Lesson};
use nodecourse::layout::{self, View, plain};
use nodecourse::text;

use crate::layout::build;
use crate::load::sketch;

const WIDTHS: [usize; 4] = [20, 40, 80, 120];
/// The files of examples, and how many there are at least: a file that moves must not turn into a test of nothing.
const EXAMPLES: [(&str, usize); 4] = [
    ("spec.rs", 652),
    ("gfm_table.rs", 9),
    ("gfm_strikethrough.rs", 3),
    ("gfm_tasklist.rs", 2),
];

#[test]
fn every_word_of_every_example_of_the_specification_is_on_the_screen() {
    let folder = examples_folder();
    for (file, count) in EXAMPLES {
        let text = fs::read_to_string(folder.join(file)).expect("examples");
        let examples = examples(&text);
        assert!(examples.len() >= count, "{} in {file}", examples.len());
        for example in examples {
            prove(example);
        }
    }
}

#[test]
fn every_word_of_this_repositorys_own_documents_is_on_the_screen() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    for file in ["README.md", "CHANGELOG.md"] {
        prove(&fs::read_to_string(root.join(file)).expect("a document"));
    }
}

/// Proves that all that the other parser finds in a text is in its rows, and that no row is too wide.
fn prove(markdown: &str) {
    let expected = words(markdown);
    let lesson = sketch::lesson(markdown);
    for width in WIDTHS {
        let rows = rows(&lesson, width);
        for row in &rows {
            assert!(
                text::width(row) <= width,
                "{row:?} at {width} of {markdown:?}"
            );
        }
        let shown = letters(&rows.concat());
        let expected = letters(&expected);
        let missing = if has_table(&lesson) {
            missing_of_any(&expected, &shown)
        } else {
            missing_in_order(&expected, &shown)
        };
        assert_eq!(
            missing, None,
            "{expected:?} in {shown:?} at {width} of {markdown:?}"
        );
    }
}

/// The rows of a lesson with all details open.
fn rows(lesson: &Lesson, width: usize) -> Vec<String> {
    let open: BTreeSet<usize> = lesson.closed_summaries().collect();
    let view = View {
        folded: &open,
        ..build::view(width)
    };
    layout::blocks(lesson.blocks.kept(), &view)
        .rows
        .iter()
        .map(plain)
        .collect()
}

fn has_table(lesson: &Lesson) -> bool {
    lesson
        .blocks
        .iter()
        .any(|block| matches!(block.kind, BlockKind::Table(_)))
}

/// The first letter that does not follow the ones before it.
fn missing_in_order(expected: &str, shown: &str) -> Option<char> {
    let mut rest = shown.chars();
    expected
        .chars()
        .find(|letter| !rest.any(|other| other == *letter))
}

/// The first letter that is not there as often as it should: cells stand beside each other, so rows mix their words.
fn missing_of_any(expected: &str, shown: &str) -> Option<char> {
    let mut rest: Vec<char> = shown.chars().collect();
    expected.chars().find(
        |letter| match rest.iter().position(|other| other == letter) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        },
    )
}

/// A text as it is shown, without blanks.
fn letters(text: &str) -> String {
    text::clean(text)
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// All words that the other parser finds, in reading order.
fn words(markdown: &str) -> String {
    let options = ParseOptions {
        constructs: Constructs {
            gfm_autolink_literal: false,
            ..Constructs::gfm()
        },
        ..ParseOptions::gfm()
    };
    let root = markdown::to_mdast(markdown, &options).expect("Markdown has no errors");
    let mut out = String::new();
    collect(&root, &mut out);
    out
}

fn collect(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => out.push_str(&text.value),
        Node::InlineCode(code) => out.push_str(&code.value),
        Node::Code(code) => out.push_str(&code.value),
        Node::Image(image) => out.push_str(&image.alt),
        Node::ImageReference(image) => out.push_str(&image.alt),
        Node::Html(html) => out.push_str(&without_tags(&html.value)),
        _ => {}
    }
    out.push('\n');
    for child in node.children().into_iter().flatten() {
        collect(child, out);
    }
}

/// The text of raw HTML: tags are dropped, comments and the like are hidden.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = [
            ("<!--", "-->"),
            ("<?", "?>"),
            ("<![CDATA[", "]]>"),
            ("<", ">"),
        ]
        .iter()
        .find(|(start, _)| rest.starts_with(start))
        .and_then(|(_, end)| Some(rest.find(end)? + end.len()));
        rest = end.map_or("", |end| &rest[end..]);
    }
    out + rest
}

/// Where the package of `pulldown-cmark` has its examples.
fn examples_folder() -> PathBuf {
    let compiler = run("rustc", &["-vV"]);
    let host = compiler
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("a host");
    // Packages that only other platforms need are not here.
    let metadata = run(
        env!("CARGO"),
        &[
            "metadata",
            "--format-version=1",
            "--offline",
            "--locked",
            "--filter-platform",
            host,
        ],
    );
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("metadata");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark");
    let manifest = package
        .and_then(|package| package["manifest_path"].as_str())
        .expect("a path");
    PathBuf::from(manifest)
        .with_file_name("tests")
        .join("suite")
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text")
}

/// The documents of a file of examples.
fn examples(file: &str) -> Vec<&str> {
    let after = file.split("let original = r##\"").skip(1);
    after
        .filter_map(|rest| Some(rest.split_once("\"##;")?.0))
        .collect()
}
