//! mdBook's directives that cannot be followed: each is a line with a label, and a problem at its place.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use super::include::{ANCHORS, book, chapter};
use super::sketch::{sketch_of, source_in};

#[test]
fn a_directive_that_is_all_of_an_item_is_labelled_in_it() {
    let (lesson, problems) = chapter("- {{#video a}}\n- > {{#toc}}\n- In {{#toc}} words.\n", &[]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- +bullet0/1 p {em:Not supported:} {code:{{#video a}}}\n\
         - +bullet0/1 +quote p {em:Not supported:} {code:{{#toc}}}\n\
         - +bullet0/1 p In {em:Not supported:} {code:{{#toc}}} words."
    );
    assert_eq!(problems.len(), 3);
}

#[test]
fn the_place_of_what_stands_for_a_directive_ends_with_a_letter() {
    // The comment that stands for the quiz is shorter than the directive, and has its letters elsewhere.
    for blanks in 0..3 {
        let quiz = format!("{{{{#quiz a{} {}}}}}", " ".repeat(blanks), "日".repeat(12));
        for text in [quiz.clone(), format!("日\n\n{quiz}\n\n日本\n")] {
            let (_, problems) = chapter(&text, &[]);
            assert_eq!(problems.len(), 1, "{problems:?}");
            let (lesson, source) = source_in(&book(&text, &[]));
            for block in lesson.blocks.kept() {
                let (file, span) = source.origin(block.span);
                assert!(file.text.get(span.start..span.end).is_some(), "{text}");
            }
        }
    }
}

#[test]
fn each_directive_of_a_paragraph_has_a_label_of_its_own() {
    let text = "Above.\n{{#video a}}\n{{#video b}}\n{{#include gone.md}}\nBelow.\n\n> {{#video c}} {{#video d}}\n> More.\n\nIn {{#video e}} words.\n";
    let (lesson, problems) = chapter(text, &[]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p Above.\n\
         0 p {em:Not supported:} {code:{{#video a}}}\n\
         0 p {em:Not supported:} {code:{{#video b}}}\n\
         0 p {em:Not included:} {code:{{#include gone.md}}}\n\
         0 p Below.\n\
         0 +quote p {em:Not supported:} {code:{{#video c}}}\n\
         1 quote p {em:Not supported:} {code:{{#video d}}}\n\
         1 quote p More.\n\
         0 p In {em:Not supported:} {code:{{#video e}}} words."
    );
    let places: Vec<_> = problems
        .iter()
        .filter_map(|told| told.split(' ').next())
        .collect();
    assert_eq!(
        places,
        [
            "src/a.md:2:1:",
            "src/a.md:3:1:",
            "src/a.md:4:1:",
            "src/a.md:7:3:",
            "src/a.md:7:16:",
            "src/a.md:10:4:"
        ]
    );
}

#[test]
fn a_directive_that_is_not_closed_takes_nothing_with_it() {
    const UNCLOSED: &str =
        "this directive is not closed and is shown as it is (end it with `}}` in its line)";
    for (text, place, expected) in [
        (
            "Above {{#include x.rs\n\nLost.\n\n## Lost\n\n{{#include x.rs:part}}\n",
            "src/a.md:1:7: ",
            "- p Above {{#include x.rs\n0 p Lost.\n0 h2 #lost Lost\n0 p c",
        ),
        (
            "{{#include x.rs}\nBelow {{#include x.rs:part}}\n",
            "src/a.md:1:1: ",
            "- p {{#include x.rs} Below c",
        ),
        (
            "{{#include x.rs and {{#include x.rs:part}}\n",
            "src/a.md:1:1: ",
            "- p {{#include x.rs and c",
        ),
        (
            "> {{#playground x.rs\n> words of a quote }}\n",
            "src/a.md:1:3: ",
            "- +quote p {{#playground x.rs words of a quote }}",
        ),
        (
            "```text\n{{#include x.rs\n\na }}\n```\n",
            "src/a.md:2:1: ",
            "- code text \"{{#include x.rs\\n\\na }}\"",
        ),
        (
            "{{#include x.rs\n## Kept\n\na }}\n",
            "src/a.md:1:1: ",
            "- p {{#include x.rs\n0 h2 #kept Kept\n0 p a }}",
        ),
        (
            "{{#title A\n***\nb }}\n",
            "src/a.md:1:1: ",
            "- p {{#title A\n0 rule\n0 p b }}",
        ),
        (
            "{{#include x.rs\n```text\n{ a: { b }}\n```\n",
            "src/a.md:1:1: ",
            "- p {{#include x.rs\n0 code text \"{ a: { b }}\"",
        ),
        ("a `{{#include` b\n", "", "- p a {code:{{#include} b"),
        ("In {{#include\nb\n", "", "- p In {{#include b"),
        (
            "{{#include\n\nb\n",
            "src/a.md:1:1: ",
            "- p {{#include\n0 p b",
        ),
        (
            "- > {{#title\n",
            "src/a.md:1:5: ",
            "- +bullet0/1 +quote p {{#title",
        ),
        ("a {{#other b\n\nc }}\n", "", "- p a {{#other b\n0 p c }}"),
    ] {
        let (lesson, problems) = chapter(text, &[ANCHORS]);
        assert_eq!(sketch_of(lesson.blocks.kept()), expected);
        let told = Some(place).filter(|place| !place.is_empty());
        let told = told.map(|place| format!("{place}{UNCLOSED}"));
        assert_eq!(problems, Vec::from_iter(told), "{text}");
    }
    let (lesson, problems) = chapter("{{#include\n  x.rs:part\n}}\n", &[ANCHORS]);
    assert_eq!(sketch_of(lesson.blocks.kept()), "- p c");
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_directive_may_go_on_in_the_next_line() {
    for (text, expected) in [
        ("{{#playground y.rs\neditable}}\n", "- code rust \"y\""),
        ("{{#title My very\r\n  long title}}\na\n", "- p a"),
        ("{{\n#include\nx.rs:part\nmore\nwords\n}}\n", "- p c"),
    ] {
        let (lesson, problems) = chapter(text, &[ANCHORS, ("src/y.rs", "y\n")]);
        assert_eq!(problems, [""; 0], "{text}");
        assert_eq!(lesson.title, "A");
        let shown = sketch_of(lesson.blocks.kept());
        assert_eq!(shown, expected);
    }
    let (_, source) = source_in(&book(
        "{{#playground y.rs\neditable}}\n",
        &[("src/y.rs", "y\n")],
    ));
    assert!(
        source.text.starts_with("```rust,editable\ny\n"),
        "{}",
        source.text
    );
}

#[test]
fn a_directive_that_is_closed_far_off_or_never_takes_no_time() {
    let start = worked();
    for begins in ["\\{{#", "\\{{# }", "{{#x \n", "{{#x }", "{{#x {{"] {
        let text = format!("```text\n{}\n```\n", begins.repeat(150_000));
        let (_, source) = source_in(&book(&text, &[]));
        assert_eq!(source.text, text, "as it is written");
    }
    let took = worked().saturating_sub(start);
    assert!(took < Duration::from_secs(3), "{took:?}");
}

/// How long this thread has worked: that others did meanwhile, too, says nothing of the work.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).expect("a thread's time is not negative")
}

#[test]
fn tags_of_listings_that_never_end_take_time_by_their_number_only() {
    let took = |begins: &str, count: usize| {
        let text = format!("```text\n{}\n```\n", begins.repeat(count));
        let start = worked();
        let (_, source) = source_in(&book(&text, &[]));
        assert_eq!(source.text, text, "as it is written");
        worked().saturating_sub(start)
    };
    for begins in [
        "<Listing ",
        "<Listing a=\"",
        "<Listing a=\"b\" ",
        "<Listing <",
    ] {
        let (some, many) = (took(begins, 50_000), took(begins, 200_000));
        // Four times as many; what grows with the square takes sixteen times as long.
        let is_in_time = many < Duration::from_secs(3) && many < 10 * some;
        assert!(is_in_time, "{begins:?}: {some:?}, {many:?}");
    }
}

#[test]
fn what_brings_nothing_or_too_much_is_followed_and_told_of() {
    let open = (
        "src/o.rs",
        "a\n// ANCHOR: open\nb\n// ANCHOR: none\n// ANCHOR_END: none\nc\n",
    );
    let empty = ("src/e.md", "");
    for (directive, shown, problem) in [
        (
            "{{#include x.rs:3:1}}",
            "",
            "no line of `x.rs` is included: 1 comes before 3 (write `x.rs:1:3`)",
        ),
        (
            "{{#include x.rs:0}}",
            "a",
            "`x.rs` has no line 0 (lines are counted from 1)",
        ),
        (
            "{{#include x.rs::0}}",
            "",
            "`x.rs` has no line 0 (lines are counted from 1)",
        ),
        (
            "{{#include x.rs:1:0}}",
            "",
            "`x.rs` has no line 0 (lines are counted from 1)",
        ),
        (
            "{{#include e.md:2}}",
            "{{#include e.md:2}}",
            "`e.md` is empty (write something into it, or take the directive out)",
        ),
        (
            "{{#include o.rs:open}}",
            "b\\nc",
            "`o.rs` has no `ANCHOR_END: open`, so it is included from there to its end (write `ANCHOR_END: open` in a comment below the last line)",
        ),
        (
            "{{#rustdoc_include o.rs:none}}",
            "# a\\n# b\\n# c",
            "no line of `o.rs` is included: `none` has none (move its two comments around the lines)",
        ),
        (
            "{{#include e.md}}",
            "",
            "no line of `e.md` is included: it is empty (write something into it, or take the directive out)",
        ),
        (
            "{{#include }}",
            "{{#include }}",
            "this directive names no file and is shown as it is (write its path, as in `{{#include code.rs}}`)",
        ),
    ] {
        let text = format!("```text\n{directive}\n```\n");
        let (lesson, problems) = chapter(&text, &[ANCHORS, open, empty]);
        assert_eq!(problems, [format!("src/a.md:2:1: {problem}")]);
        let expected = if shown == directive {
            format!("- p {{em:Not included:}} {{code:{directive}}}\n0 code text \"{shown}\"")
        } else {
            format!("- code text \"{shown}\"")
        };
        assert_eq!(sketch_of(lesson.blocks.kept()), expected, "{directive}");
    }
    let (lesson, _) = chapter("{{#quiz }}\n", &[]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p {em:Not included:} {code:{{#quiz }}}"
    );
    let text = "The `{{#include}}`, `{{ #include }}` and `{{#include a.rs` of mdBook.\n";
    let (_, problems) = chapter(text, &[]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn what_cannot_be_followed_is_a_labelled_line_and_a_problem_at_its_place() {
    for (directive, label, problem) in [
        (
            "{{#include gone.rs}}",
            "Not included",
            "`gone.rs` cannot be included: it does not exist (a path begins at the folder of the file that it stands in)",
        ),
        (
            "{{#include ../../x}}",
            "Not included",
            "`../../x` cannot be included: its path leads out of the book's folder (copy the file into the book's folder)",
        ),
        (
            "{{#include /etc/passwd}}",
            "Not included",
            "`/etc/passwd` cannot be included: its path leads out of the book's folder (copy the file into the book's folder)",
        ),
        (
            "{{#include x.rs:prat}}",
            "Not included",
            "`x.rs` has no `ANCHOR: prat` (did you mean `part`?)",
        ),
        (
            "{{#include x.rs:20:30}}",
            "Not included",
            "`x.rs` has only 9 lines (ask for lines from 1 to 9)",
        ),
        (
            "{{#include x.rs:other}}",
            "Not included",
            "`x.rs` has no `ANCHOR: other` (write `ANCHOR: other` in a comment above the lines, and `ANCHOR_END: other` below them)",
        ),
        (
            "{{#include a.md}}",
            "Not included",
            "`a.md` includes itself (take out one of the directives on the way round)",
        ),
        (
            "{{#video ../video/a.toml}}",
            "Not supported",
            "this directive is not supported and is shown as it is (write here what it stands for, or take it out)",
        ),
        (
            "{{#includ x.rs}}",
            "Not supported",
            "this directive is not supported and is shown as it is (did you mean `include`?)",
        ),
    ] {
        let (lesson, problems) = chapter(&format!("# A\n\n{directive}\n\nafter\n"), &[ANCHORS]);
        let sketch = sketch_of(lesson.blocks.kept());
        let first = problems.first().expect("a problem");
        assert_eq!(*first, format!("src/a.md:3:1: {problem}"));
        assert!(
            sketch.contains(&format!("p {{em:{label}:}} {{code:{directive}}}")),
            "{sketch}"
        );
        assert!(sketch.ends_with("p after"), "{sketch}");
        let inside = format!("```text\n{directive}\n```\n");
        let (lesson, _) = chapter(&inside, &[ANCHORS]);
        if !directive.contains("a.md") {
            assert!(
                sketch_of(lesson.blocks.kept()).contains(directive),
                "as it is in code"
            );
        }
    }
}

#[test]
fn a_directive_that_is_known_by_its_name_only_names_no_file() {
    const TOLD: &str = "this directive names no file and is shown as it is (write its path, as in `{{#include code.rs}}`)";
    for name in [
        "include",
        "rustdoc_include",
        "playground",
        "playpen",
        "quiz",
    ] {
        let directive = format!("{{{{#{name}}}}}");
        let (lesson, problems) = chapter(&format!("{directive}\n\nIn {directive}.\n"), &[]);
        assert_eq!(
            problems,
            [
                format!("src/a.md:1:1: {TOLD}"),
                format!("src/a.md:3:4: {TOLD}")
            ]
        );
        assert_eq!(
            sketch_of(lesson.blocks.kept()),
            format!(
                "- p {{em:Not included:}} {{code:{directive}}}\n0 p In {{em:Not included:}} {{code:{directive}}}."
            )
        );
        // In code it is spoken of, or has its meaning for another program.
        let code = format!("```text\n{directive}\n```\n\n    {directive}\n");
        assert_eq!(chapter(&code, &[]).1, [""; 0]);
    }
}
