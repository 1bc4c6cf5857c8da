//! Running text: marks, links, bare addresses, fences.

use super::sketch::{lesson_in, sketch, sketch_of, told, words};
use nodecourse::course::block::{Attributes, Expect};
use nodecourse::course::{BlockKind, Code};
use nodecourse::diagnostic::Severity;

/// A paragraph, and its words with their marks.
const CASES: [(&str, &str); 31] = [
    ("a *b **c** d*", "a {em:b {strong:c} d}"),
    ("~~a~~ `b  c`", "{strike:a} {code:b  c}"),
    ("a  \nb\\\nc", "a⏎b⏎c"),
    ("a &amp; b &lt;c&gt; \\*d\\*", "a & b <c> *d*"),
    ("costs $5 and $10", "costs $5 and $10"),
    ("[a](https://b.c/d)", "{external https://b.c/d:a}"),
    (
        "[a](HTTP://b.c) [b](mailto:a@b.c)",
        "{external HTTP://b.c:a} {external mailto:a@b.c:b}",
    ),
    (
        "<a@b.c> <https://d.e>",
        "{external mailto:a@b.c:a@b.c} {external https://d.e:https://d.e}",
    ),
    ("[a](javascript:alert(1))", "{other javascript:alert(1):a}"),
    ("[a](file:///etc/passwd)", "{other file:///etc/passwd:a}"),
    ("[a](/etc/passwd)", "{other /etc/passwd:a}"),
    ("[a](../../b.md)", "{other ../../b.md:a}"),
    ("[a](b.zip)", "{missing b.zip:a}"),
    ("[a](#The-Part)", "{section the-part:a}"),
    ("[a](#a--b%20c)", "{section a-b-c:a}"),
    ("[a](lesson.md#x)", "{section x:a}"),
    ("[a][r]\n\n[r]: #x", "{section x:a}"),
    (
        "see https://a.b/c_d_e.",
        "see {external https://a.b/c_d_e:https://a.b/c_d_e}.",
    ),
    ("(www.a.b/c)", "({external http://www.a.b/c:www.a.b/c})"),
    (
        "www.a.b/(c)?! x",
        "{external http://www.a.b/(c):www.a.b/(c)}?! x",
    ),
    (
        "http://a.b/?c=d&copy;",
        "{external http://a.b/?c=d©:http://a.b/?c=d©}",
    ),
    (
        "http://a.b/c&amp;amp; d",
        "{external http://a.b/c:http://a.b/c}&amp; d",
    ),
    ("xhttp://a.b wwww.a.b", "xhttp://a.b wwww.a.b"),
    (
        "http://localhost www. https://",
        "http://localhost www. https://",
    ),
    ("http://a_b.c", "http://a_b.c"),
    (
        "`http://a.b` [http://c.d](#e)",
        "{code:http://a.b} {section e:http://c.d}",
    ),
    ("*http://a.b*", "{em:{external http://a.b:http://a.b}}"),
    ("ftp://a.b", "ftp://a.b"),
    ("a <span title=\"x\">b</span>", "a b"),
    ("a <!-- hidden --> b", "a  b"),
    ("![a *b* c](d.png) e", "{image d.png:a {em:b} c} e"),
];

#[test]
fn inlines_become_marks_on_one_text() {
    for (markdown, expected) in CASES {
        assert_eq!(sketch(markdown), format!("- p {expected}"), "{markdown:?}");
    }
}

#[test]
fn links_find_the_lessons_of_the_course() {
    let text = "[a](../02-b/01-two.md) [b](02-three.md#Some-Part) [c](./01-one.md) [d](../02-b/) [e](03-gone.md)";
    let (lesson, problems) = lesson_in(&[
        ("01-a/01-one.md", text),
        ("01-a/02-three.md", ""),
        ("02-b/README.md", ""),
        ("02-b/01-two.md", ""),
    ]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p {lesson two:a} {lesson three#some-part:b} {lesson one:c} {lesson b:d} {missing 03-gone.md:e}"
    );
    assert!(problems.is_empty());
}

#[test]
fn links_to_terms_work_everywhere_and_unknown_ones_are_words() {
    let (lesson, problems) = lesson_in(&[
        ("glossary.toml", "[event-loop]\ntext = \"x\"\n"),
        (
            "a/b.md",
            "## [The loop](../glossary.toml#event-loop)\n\n[x](../glossary.toml#evnt-loop) [y](../glossary.toml) [z](glossary.toml#event-loop)",
        ),
    ]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- h2 #the-loop {TERM event-loop:The loop}\n0 p x {file ../glossary.toml:y} {TERM event-loop:z}"
    );
    assert_eq!(
        told(&problems),
        ["a/b.md:3:1: the glossary has no term `evnt-loop` (did you mean `event-loop`?)"]
    );
    assert_eq!(problems[0].severity, Severity::Error);
}

fn code(fence: &str) -> (Code, Vec<String>) {
    let (lesson, problems) = lesson_in(&[("a.md", &format!("{fence}\nx\n```\n"))]);
    let Some(BlockKind::Code(code)) = lesson.blocks.kept().first().map(|block| &block.kind) else {
        panic!("code")
    };
    (*code.clone(), told(&problems))
}

#[test]
fn fences_have_a_language_and_attributes() {
    let (code, problems) = code(
        r#"```JS run=node expect="a\n\"b\" \\ \t" predict file=order.js needs="express cors@2.8.5" with=files/lab.mjs trace=t1 order=any"#,
    );
    assert_eq!(&*code.language, "js");
    assert_eq!(
        *code.attributes,
        Attributes {
            run: Some("node".to_owned()),
            expect: Some(Expect::Output("a\n\"b\" \\ \\t".to_owned())),
            any_order: true,
            predict: true,
            file: Some("order.js".to_owned()),
            needs: vec!["express".to_owned(), "cors@2.8.5".to_owned()],
            with: vec!["files/lab.mjs".to_owned()],
            trace: Some("t1".to_owned()),
        }
    );
    assert!(problems.is_empty());
}

#[test]
fn fences_may_have_commas_and_expect_failures_and_files() {
    let (comma, _) = code("```js,run,predict");
    assert_eq!(&*comma.language, "js");
    assert_eq!(comma.attributes.run.as_deref(), Some("node"));
    assert!(comma.attributes.predict);
    assert_eq!(
        code("```js expect=fail").0.attributes.expect,
        Some(Expect::Fail)
    );
    assert_eq!(
        code("```js expect=\"fail\"").0.attributes.expect,
        Some(Expect::Output("fail".to_owned()))
    );
    assert_eq!(
        code("~~~js expect-file=out.txt\n~~~\n\n```")
            .0
            .attributes
            .expect,
        Some(Expect::File {
            path: "out.txt".to_owned(),
            text: None
        })
    );
    assert_eq!(
        code("``` file=a.js").0.attributes.file.as_deref(),
        Some("a.js")
    );
}

#[test]
fn unknown_attributes_are_pointed_at() {
    assert_eq!(
        code("```js run=node expct=\"a b\" order=all").1,
        [
            "a.md:1:16: unknown attribute `expct` (did you mean `expect`?)",
            "a.md:1:28: the attribute `order` has one value (did you mean `order=any`?)",
        ]
    );
    assert_eq!(
        code("```js file").1,
        ["a.md:1:7: the attribute `file` needs a value"]
    );
    assert_eq!(code("```rust {.numbers}").1, [""; 0]);
}

#[test]
fn a_fence_in_a_quote_in_a_list_keeps_its_attributes() {
    let (lesson, problems) = lesson_in(&[(
        "a.md",
        "1. a\n   > ```js file=b.js wrong\n   > x\n   > ```\n",
    )]);
    let BlockKind::Code(code) = &lesson.blocks[1].kind else {
        panic!("code")
    };
    assert_eq!(code.attributes.file.as_deref(), Some("b.js"));
    assert_eq!(told(&problems), ["a.md:2:22: unknown attribute `wrong`"]);
}

#[test]
fn a_mark_may_be_cut_by_a_trailing_space() {
    let (lesson, _) = lesson_in(&[("a.md", "<p>a <b>b </b></p>")]);
    let BlockKind::Paragraph(prose) = &lesson.blocks[0].kind else {
        panic!("a paragraph")
    };
    assert_eq!(words(prose.lend()), "a {strong:b}");
}
