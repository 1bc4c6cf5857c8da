//! A page of Markdown as the glossary of a book or a folder.

use super::sketch::{course, lesson_in, sketch_of, told};
use nodecourse::course::{Course, TermId};

/// The terms as `id: name, alias = definition`.
fn terms(course: &Course) -> Vec<String> {
    let line = |term: &nodecourse::course::Term| {
        let names = [term.name.as_str()];
        let names: Vec<&str> = names
            .into_iter()
            .chain(term.aliases.iter().map(String::as_str))
            .collect();
        format!(
            "{}: {} = {}",
            term.id,
            names.join(", "),
            sketch_of(&term.text).replace('\n', " / ")
        )
    };
    course.glossary.terms.iter().map(line).collect()
}

#[test]
fn headings_with_text_below_them_are_terms() {
    let page = "---\ntitle: x\n---\n# Glossary\n\nAll our words.\n\n## A\n\n### Application programming interface (API)\n\nHow programs talk, in an event loop.\n\n- one\n\n### Arrow (see below)\n\nA sign.\n\n## E\n\n### Event Loop\n\nIt waits.\n\n### event loop\n\nAgain.\n\n### Empty\n";
    let files = [
        ("GLOSSARY.md", page),
        (
            "a.md",
            "An event loop, APIs and an API.\n\n## S\n\nEvent loops.",
        ),
    ];
    let (_, course, problems) = course(&files);
    assert_eq!(
        terms(&course),
        [
            "application-programming-interface: Application programming interface, API = - p How programs talk, in an {TERM event-loop:event loop}. / 0 +bullet0/1 p one",
            "arrow: Arrow = - p A sign.",
            "event-loop: Event Loop = - p It waits.",
        ]
    );
    assert_eq!(
        told(&problems),
        ["GLOSSARY.md:26:1: `event loop` is a name of another term already",]
    );
    let (lesson, _) = lesson_in(&[
        (
            "a.md",
            "An event loop, APIs and an API.\n\n## S\n\nEvent loops.",
        ),
        files[0],
    ]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p An {TERM event-loop:event loop}, {TERM application-programming-interface:APIs} and an {term application-programming-interface:API}.\n0 h2 #s S\n0 p {TERM event-loop:Event loops}."
    );
}

#[test]
fn definition_lists_are_terms() {
    let page = "# Words\n\nOne (Uno)\n: The **first** two.\n\n    More of it.\n\nThree\n: A third.\n\nwords\n";
    let (_, course, problems) = course(&[
        ("book.toml", ""),
        ("src/SUMMARY.md", "[W](glossary.md)"),
        ("src/glossary.md", page),
    ]);
    assert_eq!(
        terms(&course),
        [
            "one: One, Uno = - p The {strong:first} two. / 0 p More of it.",
            "three: Three = - p A third.",
        ]
    );
    assert_eq!(told(&problems), [""; 0]);
    assert_eq!(
        course.glossary.named("uno").map(|term| &term.id),
        Some(&TermId::new("one"))
    );
}

#[test]
fn a_course_has_its_own_file_for_that() {
    let page = ("GLOSSARY.md", "# G\n\n## One\n\nx\n");
    let native = ("course.toml", "id = \"c\"");
    let toml = ("glossary.toml", "[two]\ntext = \"y\"");
    for (files, expected) in [
        (vec![page, native], 0),
        (vec![page, toml], 1),
        (vec![page], 1),
    ] {
        let (_, course, _) = course(&files);
        assert_eq!(course.glossary.terms.len(), expected);
    }
    let (_, course, _) = course(&[page, toml]);
    assert_eq!(course.glossary.terms[0].name, "two");
}

#[test]
fn the_page_of_a_book_may_include_its_terms() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        (
            "src/GLOSSARY.md",
            "# Glossary\n\n{{#include words/loop.md}}\n",
        ),
        ("src/words/loop.md", "## Event loop\n\nIt waits.\n"),
        ("src/a.md", "# A\n\nAn event loop.\n"),
    ];
    let (library, course, _) = course(&files);
    assert_eq!(terms(&course), ["event-loop: Event loop = - p It waits."]);
    let watched = nodecourse::load::course_files(&library, &course);
    assert!(
        watched.read.contains(&"src/words/loop.md".to_owned()),
        "{watched:?}"
    );
}

#[test]
fn a_page_that_lies_deeper_is_the_glossary_too_and_the_least_deep_wins() {
    let term = |name: &str| format!("# Glossary\n\n## {name}\n\nWhat it is.\n");
    let (deep, deeper) = (term("green tea"), term("black tea"));
    let folder = [
        ("README.md", "# T\n"),
        ("a/docs/GLOSSARY.md", deeper.as_str()),
        ("app/glossary.md", deep.as_str()),
    ];
    let book = [
        ("book.toml", ""),
        (
            "src/SUMMARY.md",
            "- [A](a.md)\n- [Words](app/glossary.md)\n",
        ),
        ("src/a.md", "# A\n"),
        ("src/app/glossary.md", deep.as_str()),
    ];
    for files in [&folder[..], &book] {
        let (_, course, _) = course(files);
        let names: Vec<&str> = course
            .glossary
            .terms
            .iter()
            .map(|term| term.name.as_str())
            .collect();
        assert_eq!(names, ["green tea"]);
    }
}

#[test]
fn headings_and_definition_lists_of_one_page_are_terms() {
    let page = "# Words\n\n## Event loop\n\nIt waits.\n\n## More\n\nTick\n: One turn.\n\nThese are short.\n\n## P\n\nWith a P.\n\nPhase\n: A part of it.\n\n## Queue\n\nA line.\n\nHead\n: Its beginning.\n\nAfterwards.\n";
    let (_, course, problems) = course(&[("a.md", "# A\n"), ("GLOSSARY.md", page)]);
    assert_eq!(
        terms(&course),
        [
            "event-loop: Event loop = - p It waits.",
            "head: Head = - p Its beginning.",
            "phase: Phase = - p A part of it.",
            "queue: Queue = - p A line.",
            "tick: Tick = - p One turn.",
        ]
    );
    assert_eq!(told(&problems), [""; 0]);
}

#[test]
fn a_term_has_a_name_on_each_line_above_its_definition_and_on_both_sides_of_a_slash() {
    let page = "# G\n\nTwo\n*Names* (N)\n: Shared.\n\n## HTTP / HTTPS\n\nA protocol.\n\n## Event Loop / Main Loop (of Node)\n\nIt waits.\n\n## Input / output stream\n\nFlows.\n\n## TCP/IP\n\nLower.\n";
    let text = "The main loop, HTTPS, a name and an N.\n";
    let (library, course, problems) = course(&[("a.md", text), ("GLOSSARY.md", page)]);
    assert_eq!(
        terms(&course),
        [
            "event-loop: Event Loop, Main Loop = - p It waits.",
            "http: HTTP, HTTPS = - p A protocol.",
            "input-output-stream: Input / output stream = - p Flows.",
            "tcp-ip: TCP/IP = - p Lower.",
            "two: Two, Names, N = - p Shared.",
        ]
    );
    assert_eq!(told(&problems), [""; 0]);
    let glossary = course.lessons().find(|entry| entry.path == "GLOSSARY.md");
    let glossary = nodecourse::load::lesson(&library, &course, &glossary.expect("a page").id).0;
    let sketch = sketch_of(glossary.blocks.kept());
    assert!(sketch.contains("term Two⏎{em:Names} (N)"), "{sketch}");
}

#[test]
fn of_very_many_headings_the_first_are_terms_and_the_rest_is_told() {
    let page: Vec<String> = (0..20_002)
        .map(|index| format!("## t{index}\n\nx\n\n"))
        .collect();
    let page = page.concat();
    let files = [("GLOSSARY.md", page.as_str()), ("a.md", "Words.")];
    let (_, course, problems) = course(&files);
    assert_eq!(course.glossary.terms.len(), 20_000);
    let too_many = problems
        .iter()
        .filter(|problem| problem.message.contains("at most 20,000 terms"));
    assert_eq!(too_many.count(), 1);
}

#[test]
fn deeper_headings_are_part_of_a_definition() {
    let term = "event-emitter: event emitter, emitter = - p Emits. / 0 h4 #details Details / 0 p Sub heading.";
    let cases: [(&str, &[&str]); 6] = [
        // Letters, with and without a remark.
        (
            "# G\n\n## E\n\n### event emitter / emitter\n\nEmits.\n\n#### Details\n\nSub heading.\n\n## F\n",
            &[term],
        ),
        (
            "# G\n\n## E\n\nWith an E.\n\n### event emitter / emitter\n\nEmits.\n\n#### Details\n\nSub heading.\n",
            &[term],
        ),
        // One of several terms has more to say, in several parts.
        (
            "# G\n\n## loop\n\nTurns.\n\n## tick\n\nOnce.\n\n### Use\n\nx\n\n#### More\n\ny\n\n## spin\n\nOnce.\n",
            &[
                "loop: loop = - p Turns.",
                "spin: spin = - p Once.",
                "tick: tick = - p Once. / 0 h3 #use Use / 0 p x / 0 h4 #more More / 0 p y",
            ],
        ),
        // All of them have the same parts.
        (
            "# G\n\n## loop\n\nTurns.\n\n### Use\n\nx\n\n### See\n\ny\n\n## tick\n\nOnce.\n\n### Use\n\nx\n\n### See\n\ny\n",
            &[
                "loop: loop = - p Turns. / 0 h3 #use Use / 0 p x / 0 h3 #see See / 0 p y",
                "tick: tick = - p Once. / 0 h3 #use-1 Use / 0 p x / 0 h3 #see-1 See / 0 p y",
            ],
        ),
        // A heading with a remark over many terms is none of them alone.
        (
            "# G\n\n## Concepts\n\nThese.\n\n### loop\n\nTurns.\n\n### tick\n\nOnce.\n\n## Tools\n\n### npm\n\nFetches.\n",
            &[
                "concepts: Concepts = - p These.",
                "loop: loop = - p Turns.",
                "npm: npm = - p Fetches.",
                "tick: tick = - p Once.",
            ],
        ),
        // A list of definitions below such a part has terms of its own.
        (
            "# G\n\n## loop\n\nTurns.\n\n### Phases\n\nSome.\n\npoll\n: Waits.\n\n## tick\n\nOnce.\n",
            &[
                "loop: loop = - p Turns. / 0 h3 #phases Phases / 0 p Some.",
                "poll: poll = - p Waits.",
                "tick: tick = - p Once.",
            ],
        ),
    ];
    for (page, expected) in cases {
        let (_, course, problems) = course(&[("a.md", "# A\n"), ("GLOSSARY.md", page)]);
        assert_eq!(terms(&course), expected, "{page}");
        assert_eq!(told(&problems), [""; 0], "{page}");
    }
}

#[test]
fn a_short_form_beside_a_slash_is_a_name_too() {
    for (written, names) in [
        ("event emitter / emitter", &["event emitter", "emitter"][..]),
        ("loop / event loop", &["loop", "event loop"]),
        (
            "application programming interface / API",
            &["application programming interface", "API"],
        ),
        ("input / output stream", &["input / output stream"]),
    ] {
        for page in [
            format!("# G\n\n## {written}\n\nIt is.\n"),
            format!("# G\n\n{written}\n: It is.\n"),
        ] {
            let (_, course, _) = course(&[("a.md", "# A\n"), ("GLOSSARY.md", &page)]);
            let term = &course.glossary.terms[0];
            let found = [&term.name].into_iter().chain(&term.aliases);
            assert_eq!(found.collect::<Vec<_>>(), names, "{page}");
        }
    }
}
