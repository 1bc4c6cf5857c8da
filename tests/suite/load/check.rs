//! What `check` finds beyond the mistakes of loading.

use super::sketch::told;
use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::{self, Library};
use nodecourse::source::Source;

fn check(files: &[(&str, &str)]) -> Vec<String> {
    told(&load::check(&Library::in_memory(files.iter().copied())))
}

#[test]
fn a_good_course_has_no_problems() {
    let lesson = "# A\n\n## Node.js, C/C++\n\n## Part\n\n[x](#part) [y](02-b.md#other-part) [z](https://a.b) ![i](img/a.png) [f](img) [g](#nodejs-cc) a term.\n\n```js expect-file=out.txt\n```\n";
    assert_eq!(
        check(&[
            ("glossary.toml", "[term]\ntext = \"x\""),
            ("01-a.md", lesson),
            ("02-b.md", "# B\n\n## Other part\n"),
            ("img/a.png", ""),
            ("out.txt", ""),
        ]),
        [""; 0]
    );
}

#[test]
fn broken_links_are_found_with_their_place_in_order() {
    let lesson = "# A\n\n[x](#prat) and [y](b.md#othr)\n\n![i](img/b.png) [z](b.markdown)\n\n[o](../../x.md) [s](custom:x) [t](sub/glossary.toml#used)\n\n```js expect-file=out.txt\n```\n\n## Part\n";
    assert_eq!(
        check(&[
            ("glossary.toml", "[used]\ntext = \"x\""),
            ("b.md", "# B\n\n## Other\n"),
            ("a.md", lesson),
            ("img/a.png", ""),
        ]),
        [
            "a.md:3:1: the lesson `a` has no section `prat` (did you mean `part`?)",
            "a.md:3:16: the lesson `b` has no section `othr` (did you mean `other`?)",
            "a.md:5:1: the image `img/b.png` leads to nothing: there is no `img/b.png`",
            "a.md:5:17: the link `b.markdown` leads to nothing: there is no `b.markdown` (did you mean `b.md`?)",
            "a.md:7:1: the link `../../x.md` leads out of the course (copy what it leads to into the course, or give its address)",
            "a.md:7:31: the link `sub/glossary.toml` leads to nothing: there is no `sub/glossary.toml` (did you mean `glossary.toml`?)",
            "a.md:9:1: the file `out.txt` leads to nothing: there is no `out.txt` in the folder of the course",
        ]
    );
}

#[test]
fn the_top_of_a_page_is_always_there() {
    let links = "[a](#top) [b](#Top) [c](#) [d](b.md#top) [e](b.md#)";
    let glossary = "[used]\ntext = \"[x](a.md#top)\"";
    let files = [("glossary.toml", glossary), ("b.md", "# B\n\nused\n")];
    let lesson = format!("# A\n\n{links}\n");
    let told = check(&[("a.md", lesson.as_str()), files[0], files[1]]);
    assert_eq!(told, [""; 0]);
    let lesson = format!("# A\n\n{links} [f](#tip)\n\n## Top\n");
    let told = check(&[("a.md", lesson.as_str()), files[0], files[1]]);
    assert_eq!(
        told,
        [
            "a.md:3:53: the lesson `a` has no section `tip` (link to one of its headings, or to the lesson alone)"
        ]
    );
}

#[test]
fn what_may_have_been_meant_is_of_the_kind_that_is_missing() {
    let lesson = "# A\n\n![i](imag.png) [l](imag.png) [p](imag.html) [m](imag.md)\n\n```js expect-file=imag.txt\n```\n";
    for (name, meant) in [
        ("image.md", ["", "", "image.md", "image.md", ""]),
        ("image.png", ["image.png", "image.png", "", "", "image.png"]),
    ] {
        let told = check(&[("a.md", lesson), (name, "x")]);
        let hint = |told: &String| {
            let hint = told.split_once("(did you mean `");
            hint.map_or("", |(_, rest)| rest.trim_end_matches("`?)"))
                .to_owned()
        };
        assert_eq!(told.iter().map(hint).collect::<Vec<_>>(), meant, "{told:?}");
    }
}

#[test]
fn of_names_that_are_as_near_the_likeliest_is_offered_wherever_it_stands() {
    for (written, names, meant) in [
        (
            "page-50001",
            ["page-5000", "page-10001", "page-50000"],
            "page-50000",
        ),
        (
            "page-50001",
            ["page-50000", "page-50002", "page-5001"],
            "page-50000",
        ),
        ("set-up", ["set-upon", "setup", "sit-up"], "sit-up"),
        ("exprot", ["expert", "export", "exports"], "export"),
        ("streams", ["streams-2", "stream", "steam"], "stream"),
    ] {
        let [one, two, three] = names.map(|name| format!("{name}.md"));
        let lesson = format!("# A\n\n[x]({written}.md)\n");
        for order in [[&one, &two, &three], [&three, &two, &one]] {
            let files = order.map(|name| (name.as_str(), "# X\n"));
            let told = check(&[&[("a.md", lesson.as_str())][..], &files].concat());
            let hint = format!("(did you mean `{meant}.md`?)");
            assert!(told.iter().any(|told| told.ends_with(&hint)), "{told:?}");
        }
    }
}

#[test]
fn references_without_a_definition_are_warnings() {
    let lesson = "\
# A

Read[^x] *this [^y-z] and* [b][c], [C][] or ![d *e*][f g].

Fine: [^1] [b] [ ] [x] [d][] [z][d] `[^x] [b][c]` \\[^x] a[i][j] [a](b) [^a b] [ ][ ] m[^2].

- [ ] task
- [x] [q][
  r]

```js
[^x] [b][c]
```

    [b][c]

[^1]: Note [^no]

[d]: b
";
    assert_eq!(
        check(&[("a.md", lesson), ("b", "")]),
        [
            "a.md:3:5: there is no footnote `[^x]`",
            "a.md:3:16: there is no footnote `[^y-z]`",
            "a.md:3:28: there is no definition of `[c]`, so the link is only words",
            "a.md:3:36: there is no definition of `[C]`, so the link is only words",
            "a.md:3:45: there is no definition of `[f g]`, so the link is only words",
            "a.md:5:87: there is no footnote `[^2]`",
            "a.md:8:7: there is no definition of `[r]`, so the link is only words",
            "a.md:17:12: there is no footnote `[^no]`",
        ]
    );
}

#[test]
fn a_missing_file_is_found_wherever_it_is_named() {
    let lesson = "\
# A

<a href=\"gone.md\">a</a> <img src=\"gone.png\" alt=\"b\"> ![c][c] term[^n] <a href=\"b.png\">b</a>

<p><img src=\"gone2.png\"></p>

| ![d](gone3.png) |
|-|

[^n]: [e](gone.zip)

[c]: gone4.png
";
    let glossary = "\
[term]
text = \"A [b](gone.md), ![c](b.png), [d](a.md#gone) and [e](https://e.f).\"
more = \"![c](gone.png) [t](#term)\"
";
    assert_eq!(
        check(&[("a.md", lesson), ("glossary.toml", glossary), ("b.png", "")]),
        [
            "a.md:3:1: the link `gone.md` leads to nothing: there is no `gone.md`",
            "a.md:3:25: the image `gone.png` leads to nothing: there is no `gone.png`",
            "a.md:3:54: the image `gone4.png` leads to nothing: there is no `gone4.png`",
            "a.md:5:1: the image `gone2.png` leads to nothing: there is no `gone2.png`",
            "a.md:7:3: the image `gone3.png` leads to nothing: there is no `gone3.png`",
            "a.md:10:7: the link `gone.zip` leads to nothing: there is no `gone.zip`",
            "glossary.toml:2:8: the link `gone.md` leads to nothing: there is no `gone.md`",
            "glossary.toml:2:8: the lesson `a` has no section `gone` (link to one of its headings, or to the lesson alone)",
            "glossary.toml:3:8: the image `gone.png` leads to nothing: there is no `gone.png`",
        ]
    );
}

#[test]
fn addresses_that_are_never_opened_are_warnings() {
    let lesson = "# A\n\n[a](javascript:alert(1)) [b](DATA:text/html,x) [c](file:///etc) [d](custom:x) <javascript:x>\n";
    let hint = "(link to an `https:` address or to a file of the course)";
    assert_eq!(
        check(&[("a.md", lesson)]),
        [
            format!(
                "a.md:3:1: the link is not opened: a `javascript:` address would run a script {hint}"
            ),
            format!(
                "a.md:3:26: the link is not opened: a `DATA:` address hides a page in itself {hint}"
            ),
            format!(
                "a.md:3:48: the link is not opened: a `file:` address names a file of the reader's machine {hint}"
            ),
            format!(
                "a.md:3:79: the link is not opened: a `javascript:` address would run a script {hint}"
            ),
        ]
    );
}

#[test]
fn unused_terms_and_long_definitions_are_warnings() {
    let long = "word ".repeat(61);
    let glossary =
        format!("[used]\ntext = \"x\"\n[unused]\ntext = \"x\"\n[long]\ntext = \"{long}\"\n");
    assert_eq!(
        check(&[("glossary.toml", &glossary), ("a.md", "used and long")]),
        [
            "glossary.toml:3:2: no lesson uses the term `unused`",
            "glossary.toml:5:2: the definition of `long` has 61 words, more than the 60 that fit the pop-up (move what is not needed at once to `more`)",
        ]
    );
}

#[test]
fn problems_do_not_go_on_for_ever() {
    let lesson = "```js wrong\n```\n".repeat(1000);
    let problems = check(&[("course.toml", "id = \"c\""), ("a.md", &lesson)]);
    assert_eq!(problems.len(), 201);
    assert!(problems.contains(&"a.md: 800 more problems in this file".to_owned()));
}

#[test]
fn files_of_a_fence_are_looked_for_in_the_course_folder() {
    let lesson = "# A\n\n```js run=node with=\"files/a.mjs b.mjs\" expect-file=m/a.out\n```\n";
    assert_eq!(
        check(&[("m/a.md", lesson), ("m/a.out", ""), ("files/a.mjs", "")]),
        [
            "m/a.md:3:1: the file `b.mjs` leads to nothing: there is no `b.mjs` in the folder of the course"
        ]
    );
}

#[test]
fn fences_that_cannot_be_run_or_proven_are_found() {
    let lesson = "\
# A

```js run=deno
```

```js run=node predict
```

```js predict expect=x
```

```js run=node needs=\"express cors@2.8.5 body @scope/x left-pad@^1\"
```

```txt run=node
```
";
    let course = "id = \"c\"\n[packages]\nexpress = \"5.3.0\"\nbody = \"^1.0.0\"\n";
    assert_eq!(
        check(&[("course.toml", course), ("a.md", lesson)]),
        [
            "a.md:3:1: nothing here runs `deno` (did you mean `node`?)",
            "a.md:6:1: `predict` needs `expect`: there is nothing to compare with",
            "a.md:12:1: the package `body` has the version `^1.0.0`, which is not exact (write one version, as in `body = \"1.2.3\"` under [packages] of course.toml)",
            "a.md:12:1: the package `@scope/x` has no version (write `\"@scope/x\" = \"1.2.3\"` under [packages] of course.toml)",
            "a.md:12:1: the package `left-pad` has the version `^1`, which is not exact (write one version, as in `left-pad@1.2.3`)",
            "a.md:15:1: node runs no `txt` (name the file, as in `file=main.mjs`)",
        ]
    );
}

#[test]
fn versions_that_were_never_joined_are_found_outside_of_code() {
    let versions = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> theirs\n";
    let lesson = format!("# A\n\n```\n{versions}```\n\nText.\n\n{versions}\n## End\n");
    assert_eq!(
        check(&[("a.md", &lesson)]),
        [
            "a.md:13:1: two versions of this text were never joined (keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`)"
        ]
    );
}

#[test]
fn a_conflict_is_told_between_blocks_of_code_and_not_in_them() {
    let block = "```\n<<<<<<< a\n>>>>>>> b\n```\n\n";
    let lesson = format!("# A\n\n{block}<<<<<<< c\n\n{block}\n>>>>>>> d\n\n{block}<<<<<<< e\n");
    let found = check(&[("a.md", &lesson)]);
    let places: Vec<&str> = found
        .iter()
        .filter_map(|told| told.split_once(": two versions"))
        .map(|(place, _)| place)
        .collect();
    assert_eq!(places, ["a.md:8:1", "a.md:23:1"]);
}

#[test]
fn a_file_that_code_names_from_its_lesson_is_told_with_its_path_in_the_course() {
    let lesson = "# A\n\n```js expect-file=a.out\n```\n\n```js expect-file=../out/b.out\n```\n";
    assert_eq!(
        check(&[("m/a.md", lesson), ("m/a.out", ""), ("out/b.out", "")]),
        [
            "m/a.md:3:1: the file `a.out` leads to nothing: there is no `a.out` in the folder of the course (code names files from the folder of the course: write `m/a.out`)",
            "m/a.md:6:1: the file `../out/b.out` leads out of the course (code names files from the folder of the course: write `out/b.out`)",
        ]
    );
}

#[test]
fn where_there_is_nothing_better_to_do_the_hint_stays() {
    let source = Source::new("a.md", "");
    let hinted = Diagnostic::warning(&source, None, "odd").with_hint("write it");
    let unchanged = hinted.clone().advised(None::<&str>);
    assert_eq!(unchanged.hint.as_deref(), Some("write it"));
    let changed = hinted.advised(Some("correct it"));
    assert_eq!(changed.hint.as_deref(), Some("correct it"));
}

#[test]
fn a_fence_that_is_never_closed_is_told_where_it_begins() {
    let told_of = |text: &str| {
        let books: [&[(&str, &str)]; 3] = [
            &[("a.md", text)],
            &[("course.toml", "format = 1\nid = \"c\""), ("a.md", text)],
            &[
                ("book.toml", ""),
                ("src/SUMMARY.md", "- [A](a.md)"),
                ("src/a.md", text),
            ],
        ];
        let [plain, native, book] = books.map(check);
        assert_eq!(plain, native);
        let book: Vec<&str> = book
            .iter()
            .map(|told| told.trim_start_matches("src/"))
            .collect();
        assert_eq!(plain, book);
        plain
    };
    let fault = "this block of code is never closed: all that follows is shown as code";
    for (text, place, fence) in [
        ("# A\n\n```js\nx\n\n## B\n\nwords\n", "3:1", "```"),
        ("# A\n\n  ~~~~\nx\n~~~\n", "3:3", "~~~~"),
        ("# A\n\n```\nx\n```\n\nwords\n\n```\n", "9:1", "```"),
        ("# A\n\n```", "3:1", "```"),
        ("# A\n\n```\nx\n    ```\n", "3:1", "```"),
        ("# A\r\n\r\n```\r\nx\r\n``` js\r\n", "3:1", "```"),
    ] {
        let expected = format!(
            "a.md:{place}: {fault} (write a line with nothing but {fence} where the code ends)"
        );
        assert_eq!(told_of(text), [expected], "{text}");
    }
    for text in [
        "# A\n\n```\nx\n```",
        "# A\n\n```\nx\n  ````  \n\n",
        "# A\r\n\r\n```\r\nx\r\n```\r\n",
        "# A\n\n    ```\n    x\n",
        "# A\n\n\t~~~\n",
        "# A\n\n- a\n\n  ```\n  x\n\nwords\n",
        "# A\n\n- a\n\n  ```\n  x\n",
        "# A\n\n> ```\n> x\n",
        "# A\n\n````\n```\nx\n````\n",
    ] {
        assert_eq!(told_of(text), [""; 0], "{text}");
    }
}

#[test]
fn a_table_with_more_columns_than_are_shown_is_told_at_its_header() {
    let table = |columns: usize| {
        let cells = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
        [cells("a"), cells("-"), cells("b"), cells("c")].concat()
    };
    let text = format!(
        "# T\n\n{}\n> {}\n",
        table(64),
        table(65).replace('\n', "\n> ")
    );
    assert_eq!(
        check(&[("a.md", &text)]),
        [
            "a.md:8:3: only the first 64 of the 65 columns of this table are shown (make several tables of it)"
        ]
    );
}
