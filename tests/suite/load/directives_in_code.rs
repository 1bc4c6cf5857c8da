//! Directives of books in code: beside other words, in fences that begin an item, and in indented code.

use super::include::{ANCHORS, chapter};
use super::sketch::sketch_of;

#[test]
fn a_directive_beside_other_words_is_told_unless_it_is_code() {
    const TOLD: &str = "this directive is not supported and is shown as it is (write here what it stands for, or take it out)";
    for (text, places) in [
        ("{{#unknown directive}} and text after\n", &["1:1"][..]),
        ("Text {{#inline thing}} and more.\n", &["1:6"]),
        (
            "# A {{#toc}} b\n\n| {{#a b}} | c |\n| --- | --- |\n| d | {{#e f}} |\n",
            &["1:5", "3:3", "5:7"],
        ),
        ("- One {{#toc}}\n\n  two {{#toc}}.\n", &["1:7", "3:7"]),
        (
            "Say `{{#toc}}`, `a {{#toc}} b` or ``x\n{{#toc}} y``.\n",
            &[],
        ),
        ("Say \\{{#toc}} there.\n", &[]),
        ("    code {{#toc}} here\n", &[]),
        ("```text\na {{#toc}} b\n```\n", &[]),
        ("a <!-- x {{#toc}} y --> <b title=\"{{#toc}}\">b</b>\n", &[]),
        ("<div>\nx {{#toc}} y\n</div>\n", &[]),
    ] {
        let (lesson, problems) = chapter(text, &[]);
        let expected = places.iter().map(|at| format!("src/a.md:{at}: {TOLD}"));
        assert_eq!(problems, expected.collect::<Vec<_>>(), "{text}");
        // A title is called as it is written.
        let titles = text.matches("# A").count();
        let labels = sketch_of(lesson.blocks.kept());
        let labels = labels.matches("{em:Not supported:} {code:{{#").count();
        assert_eq!(labels, places.len() - titles, "{text}");
    }
    // Where it is included several times it is told once, at its own place.
    let twice = "{{#include p.md}}\n\n{{#include p.md}}\n";
    let (_, problems) = chapter(twice, &[("src/p.md", "In {{#toc}} words.\n")]);
    assert_eq!(problems, [format!("src/p.md:1:4: {TOLD}")]);
}

#[test]
fn a_directive_beside_other_words_has_a_label_and_all_words_stay() {
    for (text, expected) in [
        (
            "Text {{#unk a}} mid, {{name}} and {{#include gone.rs}}.\n",
            "- p Text {em:Not supported:} {code:{{#unk a}}} mid, {{name}} and {em:Not included:} {code:{{#include gone.rs}}}.",
        ),
        (
            "[a]({{#toc}}) and `{{#include gone.rs}}`.\n",
            "- p {missing {{#toc}}:a} and {code:{{#include gone.rs}}}.",
        ),
    ] {
        let (lesson, _) = chapter(text, &[]);
        assert_eq!(sketch_of(lesson.blocks.kept()), expected);
    }
    // What stands behind it is told at its own place.
    let (_, problems) = chapter("In {{#a b}} and {{#c d}}.\n\nIn {{#e f}}.\n", &[]);
    let places: Vec<_> = problems.iter().map(|told| &told[..12]).collect();
    assert_eq!(places, ["src/a.md:1:4", "src/a.md:1:1", "src/a.md:3:4"]);
}

#[test]
fn a_label_leaves_all_else_as_it_is_read_without_it() {
    const LABEL: &str = "{em:Not supported:}";
    for (text, expected) in [
        // Addresses, definitions, names of links and headings have no room for one.
        ("[a](b/{{#toc}}/c.md)\n", "- p {missing b/{{#toc}}/c.md:a}"),
        (
            "[a](<b {{#toc}} c.md>)\n",
            "- p {missing b {{#toc}} c.md:a}",
        ),
        (
            "[a {{#toc}} b](https://a.b)\n",
            "- p {external https://a.b:a {{#toc}} b}",
        ),
        (
            "<https://a.b/{{#toc}}/c>\n",
            "- p {external https://a.b/{{#toc}}/c:https://a.b/{{#toc}}/c}",
        ),
        (
            "[a] [b]\n\n[a]: {{#toc}}\n[b]: https://a.b/{{#toc}}\n",
            "- p {missing {{#toc}}:a} {external https://a.b/{{#toc}}:b}",
        ),
        ("In {{#toc}} b\n---\n", "- h2 #in-toc-b In {{#toc}} b"),
        ("a{{#toc}} b\n", "- p a{{#toc}} b"),
        // Backticks stay with those that they are written with.
        ("{{#toc}}`a`\n", "- p LABEL {{#toc}}{code:a}"),
        (
            "`a` {{#toc}} `b`\n",
            "- p {code:a} LABEL {code:{{#toc}}} {code:b}",
        ),
        ("a ` b\n{{#toc}} c\n", "- p a ` b LABEL {{#toc}} c"),
        (
            "({{#toc}}) **{{#toc}} a** *{{#toc}}\n",
            "- p (LABEL {code:{{#toc}}}) {strong:{{#toc}} a} *{{#toc}}",
        ),
    ] {
        let (lesson, problems) = chapter(text, &[]);
        let sketch = sketch_of(lesson.blocks.kept());
        assert_eq!(sketch, expected.replace("LABEL", LABEL), "{text}");
        let is_told = |told: &String| told.contains("this directive is not supported");
        assert!(problems.iter().any(is_told), "{text}");
    }
}

#[test]
fn a_label_above_a_fence_leaves_lists_and_html_as_they_are() {
    const FENCE: &str = "  ```text\n  {{#include gone.rs}}\n  ```\n";
    for (text, expected) in [
        // In a list without blank lines the label goes on with the words above.
        (
            "- a\n- b\nFENCE- c\n",
            "- +bullet0/1 p a\n- +bullet0/1 p b GONE\n- bullet0/1 CODE\n- +bullet0/1 p c",
        ),
        (
            "- a\n\n- b\n\nFENCE",
            "- +bullet0/1 p a\n0 +bullet0/1 p b\n1 bullet0/1 p GONE\n1 bullet0/1 CODE",
        ),
        (
            "a\n: b\nFENCE",
            "- term a\n- +description p b GONE\n1 description CODE",
        ),
        // It does not become one more line of a list or quote above.
        (
            "- a\n  - b\nFENCE- c\n",
            "- +bullet0/1 p a\n- bullet0/1 +bullet1/1 p b\n- bullet0/1 CODE\n- +bullet0/1 p c",
        ),
        (
            "- a\n- b ` c\nFENCE",
            "- +bullet0/1 p a\n- +bullet0/1 p b ` c\n- bullet0/1 CODE",
        ),
        (
            "- a\n- > b\nFENCE- c\n",
            "- +bullet0/1 p a\n- +bullet0/1 +quote p b\n- bullet0/1 CODE\n- +bullet0/1 p c",
        ),
        (
            "<div>\nFENCE</div>\n",
            "- p ```text {{#include gone.rs}} ```",
        ),
        ("<!--\nFENCE-->\n\na\n", "- p a"),
        (
            "a\n\n    ```\n    {{#include gone.rs}}\n",
            "- p a\n0 code  \"```\\n{{#include gone.rs}}\"",
        ),
    ] {
        let (lesson, problems) = chapter(&text.replace("FENCE", FENCE), &[]);
        let expected = expected
            .replace("GONE", "{em:Not included:} {code:{{#include gone.rs}}}")
            .replace("CODE", "code text \"{{#include gone.rs}}\"");
        assert_eq!(sketch_of(lesson.blocks.kept()), expected, "{text}");
        assert_eq!(problems.len(), 1, "{text}");
    }
}

#[test]
fn what_could_not_be_included_in_a_fence_is_told_above_it() {
    const GONE: &str = "{em:Not included:} {code:{{#include gone.rs}}}";
    for (text, expected) in [
        (
            "```rust\n{{#include gone.rs}}\nfn a() {}\n```\n",
            "- p GONE\n0 code rust \"{{#include gone.rs}}\\nfn a() {}\"",
        ),
        (
            "Words:\n```text\n{{#include gone.rs}}\n{{#rustdoc_include gone.rs}}\n```\nEnd.\n",
            "- p Words:\n0 p GONE\n0 p {em:Not included:} {code:{{#rustdoc_include gone.rs}}}\n0 code text \"{{#include gone.rs}}\\n{{#rustdoc_include gone.rs}}\"\n0 p End.",
        ),
        (
            "> ```text\n> {{#include gone.rs}}\n> ```\n",
            "- +quote p GONE\n1 quote code text \"{{#include gone.rs}}\"",
        ),
        (
            "- ```text\n  {{#include gone.rs}}\n  ```\n\n  Two.\n",
            "- +bullet0/1 p GONE\n1 bullet0/1 code text \"{{#include gone.rs}}\"\n1 bullet0/1 p Two.",
        ),
        (
            "1. One\n\n   ```text\n   {{#include gone.rs}}\n   ```\n",
            "- +1./2 p One\n1 1./2 p GONE\n1 1./2 code text \"{{#include gone.rs}}\"",
        ),
        // Directives of other programs are their own.
        (
            "```hbs\n{{#if x}}\n{{name}}\n{{/if}}\n```\n",
            "- code hbs \"{{#if x}}\\n{{name}}\\n{{/if}}\"",
        ),
    ] {
        let (lesson, _) = chapter(text, &[]);
        let sketch = sketch_of(lesson.blocks.kept());
        assert_eq!(sketch, expected.replace("GONE", GONE));
    }
    let (_, problems) = chapter(
        "Words:\n```text\n{{#include gone.rs}}\n```\n\nIn {{#a b}}.\n\n[c](gone.md)\n",
        &[],
    );
    let places: Vec<_> = problems
        .iter()
        .filter_map(|told| told.split(": ").next())
        .collect();
    assert_eq!(places, ["src/a.md:3:1", "src/a.md:6:4"]);
}

#[test]
fn a_fence_that_begins_an_item_is_code_up_to_its_end() {
    let listing = "<Listing caption=\"C\">\n\n```text\nb\n```\n\n</Listing>\n";
    let framed = "0 code text \"b\"\n0 p C";
    for (text, expected) in [
        (
            "- ```hbs\n  {{#if user}}\n  {{/if}}\n  ```\n\n",
            "- +bullet0/1 code hbs \"{{#if user}}\\n{{/if}}\"",
        ),
        (
            "1. ~~~hbs\n   {{#if user}}\n   ~~~\n\n",
            "- +1./2 code hbs \"{{#if user}}\"",
        ),
        (
            "> * ```hbs\n>   {{#if user}}\n>\n>   a\n>   ```\n\n",
            "- +quote +bullet0/1 code hbs \"{{#if user}}\\n\\na\"",
        ),
        (
            "+ > ```hbs\n  >{{#if user}}\n  > ```\n\n",
            "- +bullet0/1 +quote code hbs \"{{#if user}}\"",
        ),
        // What ends the item ends its code; what looks like an item in code is code.
        (
            "- ```hbs\n  {{#if user}}\n\nwords\n\n",
            "- +bullet0/1 code hbs \"{{#if user}}\\n\"\n0 p words",
        ),
        (
            "```hbs\n- ```\n{{#if user}}\n```\n\n",
            "- code hbs \"- ```\\n{{#if user}}\"",
        ),
    ] {
        let (lesson, problems) = chapter(&format!("{text}{listing}"), &[]);
        assert_eq!(problems, [""; 0], "{text}");
        let sketch = sketch_of(lesson.blocks.kept());
        assert!(sketch.starts_with(expected), "{text}: {sketch}");
        assert!(sketch.contains(framed), "{text}: {sketch}");
    }
}

#[test]
fn a_directive_that_is_not_supported_is_code_in_indented_code() {
    for (text, expected) in [
        (
            "Words.\n\n    {{#if indented}}\n    a\n\n    {{#if b}}\n",
            "- p Words.\n0 code  \"{{#if indented}}\\na\\n\\n{{#if b}}\"",
        ),
        ("\t{{#if a}}\n", "- code  \"{{#if a}}\""),
        (
            "- a\n\nb\n\n    {{#if c}}\n",
            "- +bullet0/1 p a\n0 p b\n0 code  \"{{#if c}}\"",
        ),
        ("    {{#include x.rs:part}}\n", "- code  \"c\""),
    ] {
        let (lesson, problems) = chapter(text, &[ANCHORS]);
        assert_eq!(problems, [""; 0], "{text}");
        assert_eq!(sketch_of(lesson.blocks.kept()), expected);
    }
    // Indented, and no code.
    for text in [
        "Words\n    {{#if a}}\n",
        "- a\n\n    {{#if a}}\n",
        "1. a\n\n   b\n\n    {{#if a}}\n",
        "a[^1]\n\n[^1]: b\n\n    {{#if a}}\n",
        "!!! note\n    a\n\n    {{#if a}}\n",
    ] {
        let (lesson, problems) = chapter(text, &[]);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        let sketch = sketch_of(lesson.blocks.kept());
        assert!(!sketch.contains("code  "), "{text}: {sketch}");
    }
}
