//! What other programs write beside Markdown: admonitions, and directives that are not supported.

use nodecourse::diagnostic::Diagnostic;

use super::sketch::{lesson_in, sketch, sketch_of, source_in, told};

const BOOK: (&str, &str) = ("book.toml", "");
const LIST: (&str, &str) = ("src/SUMMARY.md", "[A](a.md)");
const UNKNOWN: &str = "this directive is not supported and is shown as it is (write here what it stands for, or take it out)";

#[test]
fn admonitions_of_other_programs_are_callouts() {
    for (text, expected) in [
        (
            "!!! note \"My **title**\"\n    one\n    two\n\n    - x\n\nafter",
            "- +note title My title\n- note p one two\n1 note +bullet0/1 p x\n0 p after",
        ),
        (
            "!!! warning\n    a\n!!! tip\n    b\nc",
            "- +warning title Warning\n- warning p a\n0 +tip title Tip\n- tip p b\n0 p c",
        ),
        (
            "???+ danger\n    a\n\n    !!! info\n        b\n\n    c",
            "- +caution title Danger\n- caution p a\n1 caution +note title Info\n- caution note p b\n1 caution p c",
        ),
        (
            "- a\n\n    !!! tip\n        b",
            "- +bullet0/1 p a\n1 bullet0/1 +tip title Tip\n- bullet0/1 tip p b",
        ),
        (
            ":::note[A *b*]\n\nx\n\n:::\ny",
            "- +note title A b\n- note p x\n0 p y",
        ),
        (
            "::: danger STOP\nx\n\n~~~js\n:::\n~~~\n:::",
            "- +caution title STOP\n- caution p x\n1 caution code js \":::\"",
        ),
        (
            "::::tip\na\n:::info\nb\n:::\nc\n::::",
            "- +tip title Tip\n- tip p a\n1 tip +note title Info\n- tip note p b\n1 tip p c",
        ),
        (
            "````admonish warning title=\"A \\\"b\\\"\"\nx\n```js\ny\n```\n````\nz",
            "- +warning title A \"b\"\n- warning p x\n1 warning code js \"y\"\n0 p z",
        ),
        (
            "//// tab | Linux\n/// tip\na\n///\nb\n////\nc",
            "- +note title Linux\n- note +tip title Tip\n- note tip p a\n1 note p b\n0 p c",
        ),
        ("```admonish\nx\n```", "- +note title Note\n- note p x"),
        (
            "```admonish title='T'\nx\n```",
            "- +note title T\n- note p x",
        ),
    ] {
        assert_eq!(sketch(text), expected, "{text}");
        let chapter = [BOOK, LIST, ("src/a.md", text)];
        assert_eq!(
            sketch_of(lesson_in(&chapter).0.blocks.kept()),
            expected,
            "{text}"
        );
    }
}

#[test]
fn a_directive_that_is_all_of_an_item_or_a_quote_is_labelled_in_it() {
    let text = "- {% a %}\n- b\n  {% c %}\n\n1. ::: d\n   e\n   :::\n\n> {{ f }}\n\n- {{ g }} h\n";
    let expected = "- +bullet0/1 p {em:Not supported:} {code:{% a %}}\n\
        0 +bullet0/1 p b\n\
        1 bullet0/1 p {em:Not supported:} {code:{% c %}}\n\
        0 +1./2 p {em:Not supported:} {code:::: d} e\n\
        1 1./2 p {em:Not supported:} {code::::}\n\
        0 +quote p {em:Not supported:} {code:{{ f }}}\n\
        0 +bullet0/1 p {{ g }} h";
    for files in [
        vec![("lesson.md", text)],
        vec![BOOK, LIST, ("src/a.md", text)],
    ] {
        assert_eq!(sketch_of(lesson_in(&files).0.blocks.kept()), expected);
    }
}

#[test]
fn directives_that_are_not_known_are_labelled_where_they_stand_alone() {
    let label = |raw: &str| format!("p {{em:Not supported:}} {{code:{raw}}}");
    let text = "a\n{% include x.html %}\n{{ toc }}\n\n:::tabs\nb\n:::\n";
    let expected = [
        "- p a".to_owned(),
        format!("0 {}", label("{% include x.html %}")),
        format!("0 {}", label("{{ toc }}")),
        format!("0 {}", label(":::tabs")),
        "0 p b".to_owned(),
        format!("0 {}", label(":::")),
    ];
    for files in [
        vec![("lesson.md", text)],
        vec![BOOK, LIST, ("src/a.md", text)],
    ] {
        let (lesson, problems) = lesson_in(&files);
        let lines = sketch_of(lesson.blocks.kept());
        assert_eq!(lines.lines().collect::<Vec<_>>(), expected);
        let name = files.last().expect("a file").0;
        let places = ["2:1", "3:1", "5:1", "7:1"];
        let expected = places.map(|place| format!("{name}:{place}: {UNKNOWN}"));
        assert_eq!(told(&problems), expected);
    }
}

#[test]
fn blocks_that_never_end_take_nothing_from_what_follows() {
    let text = format!("{}!!! note\n    b\n", "::: a.b.c\n    x: y\n\n".repeat(20));
    let (lesson, problems) = lesson_in(&[("lesson.md", &text)]);
    let shown = sketch_of(lesson.blocks.kept());
    assert!(shown.ends_with("+note title Note\n- note p b"), "{shown}");
    assert_eq!(problems.len(), 20);
}

#[test]
fn a_callout_that_is_not_closed_is_told_with_the_line_that_closes_it() {
    let told = |place: &str, what: &str, line: &str| {
        format!(
            "{place}: this callout is not closed and goes on to the end of {what} (close it with a line that has only {line})"
        )
    };
    let around = "the callout around it";
    for (text, expected) in [
        (
            "# A\n\n:::note\nx\n\n## B\n",
            vec![told("lesson.md:3:1", "the page", "`:::`")],
        ),
        (
            "- a\n\n  :::: tip T\n  x\n",
            vec![told("lesson.md:3:3", "the page", "`::::`")],
        ),
        (
            "/// note\nx\n",
            vec![told("lesson.md:1:1", "the page", "`///`")],
        ),
        (
            "~~~admonish tip\nx\n",
            vec![told("lesson.md:1:1", "the page", "`~~~`")],
        ),
        (
            "````admonish\nx\n",
            vec![told("lesson.md:1:1", "the page", "4 backticks")],
        ),
        (
            "!!! note\n    :::tip\n    x\n\nb\n",
            vec![told("lesson.md:2:5", around, "`:::`")],
        ),
        ("!!! note\n    x\n", vec![]),
        ("::::note\n:::tip\nx\n:::\n::::\n", vec![]),
    ] {
        let (_, problems) = lesson_in(&[("lesson.md", text)]);
        assert_eq!(super::sketch::told(&problems), expected, "{text}");
    }
}

#[test]
fn a_body_without_end_is_changed_in_part_and_no_word_is_lost() {
    let text = format!(":::note\n{}last\n", "a\n".repeat(300_000));
    let (_, source) = source_in(&[("lesson.md", &text)]);
    let origins = source.origins.as_ref().expect("its parts");
    assert!(origins.parts.len() < 450_000, "{}", origins.parts.len());
    assert_eq!(source.text.matches("a\n").count(), 300_000);
    assert!(source.text.ends_with("a\nlast\n"));
}

#[test]
fn what_only_looks_like_a_directive_stays_as_it_is() {
    for text in [
        "a\n{{ b }}\nc",
        "{{ a }} and {{ b }}",
        "{% if x %}a{% endif %}",
        "a {{ b }} {% c %} ::: !!! note",
        "`{{ a }}`",
        "```\n{{ a }}\n\n{% b %}\n:::note\n!!! note\n    x\n```",
        "    {% a %}\n\n    !!! note\n        x",
        "<pre>\n{% a %}\n</pre>",
        "!!! wow this is great\n\nx",
        "!!!\n\n???",
        "/// A comment of Rust | or so\n\n///\n",
        "{* a *} b",
        "```admonishment\nx\n```",
    ] {
        let (lesson, problems) = lesson_in(&[("lesson.md", text)]);
        assert_eq!(told(&problems), [""; 0], "{text}");
        let shown = sketch_of(lesson.blocks.kept());
        assert!(
            !shown.contains("title") && !shown.contains("Not supported"),
            "{text}: {shown}"
        );
        assert_eq!(source_in(&[("lesson.md", text)]).1.text, text);
    }
    let native = [
        ("course.toml", "id = \"c\"\n"),
        ("a.md", "{{ a }}\n\n!!! note\n    b\n"),
    ];
    assert_eq!(told(&lesson_in(&native).1), [""; 0]);
}

#[test]
fn places_in_what_was_put_together_are_those_of_the_file() {
    let text = "# A\n\n!!! note\n    See [b][c].\n\n::: tip\n{{#include x.md}}\n:::\n";
    let files = [
        BOOK,
        LIST,
        ("src/a.md", text),
        ("src/x.md", "One\n[d][e]\n"),
    ];
    let (_, problems) = lesson_in(&files);
    assert_eq!(
        told(&problems),
        [
            "src/x.md:2:1: there is no definition of `[e]`, so the link is only words",
            "src/a.md:4:9: there is no definition of `[c]`, so the link is only words",
        ]
    );
}

#[test]
fn each_line_that_is_a_directive_is_labelled_also_among_words() {
    let text = "# T\n\n{{#tabs}}\n{{#tab name=\"A\"}}\ntab a\n{{#endtab}}\n{{/tabs}}\n\nWords and\n{{ name }}\nmore.\n";
    let (lesson, problems) = lesson_in(&[("a.md", text)]);
    let sketch = sketch_of(lesson.blocks.kept());
    assert_eq!(sketch.matches("Not supported").count(), 4, "{sketch}");
    assert!(sketch.contains("p tab a"), "{sketch}");
    assert!(sketch.contains("Words and {{ name }} more."), "{sketch}");
    assert_eq!(told(&problems).len(), 4, "{:?}", told(&problems));
}

#[test]
fn a_directive_of_mdbook_that_is_not_closed_is_told_in_any_folder() {
    let told_of = |text: &str| told(&lesson_in(&[("lesson.md", text)]).1);
    let text = "# A\n\nb {{#include a.rs\n\n{{#playground b.rs} c\n";
    let problem =
        "this directive is not closed and is shown as it is (end it with `}}` in its line)";
    let expected = ["3:3", "5:1"].map(|place| format!("lesson.md:{place}: {problem}"));
    assert_eq!(told_of(text), expected);
    for text in [
        "The `{{#include a.rs` of mdBook.\n",
        "\\{{#include a.rs\n",
        "```\n{{#include a.rs\n```\n\n    {{#include a.rs\n",
        "{{#if a\n",
        "b {{#include\na.rs}} c\n",
    ] {
        assert_eq!(told_of(text), [""; 0], "{text}");
    }
    let own = [
        ("course.toml", "format = 1\nid = \"c\"\n"),
        ("lesson.md", text),
    ];
    let problem = "this directive of mdBook is shown as it is (write here what it stands for: such directives are followed in books only, which have a `book.toml`)";
    let expected = ["3:3", "5:1"].map(|place| format!("lesson.md:{place}: {problem}"));
    assert_eq!(told(&lesson_in(&own).1), expected);
}

#[test]
fn in_a_course_of_our_own_directives_of_mdbook_are_told_and_other_braces_are_words() {
    let text = "# A\n\n{{#include a.rs}}\n\n- {{#quiz b.toml}}\n\nb {{#include a.rs}} c {{ d }}\n\n{{#if e}}\n\n{{#title}}\n\n::: tip\n\n```\n{{#include a.rs}}\n{{#include\n```\n\n`{{#include a.rs}}`\n";
    let own = [
        ("course.toml", "format = 1\nid = \"c\"\n"),
        ("lesson.md", text),
    ];
    let (_, problems) = lesson_in(&own);
    let places: Vec<String> = problems.iter().map(Diagnostic::place).collect();
    assert_eq!(places, ["lesson.md:3:1", "lesson.md:5:3"]);
    assert_eq!(source_in(&own).1.text, text);
}
