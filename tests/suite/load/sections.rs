//! Titles, front matter, headings and stops.

use super::sketch::{course, lesson, lesson_in, sketch, sketch_of, told};
use nodecourse::course::{LessonId, SectionId};
use nodecourse::load;

fn stops(markdown: &str) -> Vec<String> {
    let lesson = lesson(markdown);
    let sections = lesson.sections.iter().map(|section| {
        let number = section
            .number
            .map_or("--".to_owned(), |number| format!("{number:02}"));
        format!("{number} {} #{}", section.title, section.id)
    });
    sections.collect()
}

#[test]
fn the_stops_are_the_headings_below_the_title() {
    for (markdown, expected) in [
        (
            "# T\n## A\n### B\n## C",
            &["01 A #a", "-- B #b", "02 C #c"][..],
        ),
        ("# T\n### A\n### B", &["01 A #a", "02 B #b"]),
        (
            "# T\n## A\n### B\n### C",
            &["01 A #a", "-- B #b", "-- C #c"],
        ),
        ("## A\n### B\n### C", &["-- A #a", "01 B #b", "02 C #c"]),
        ("### A", &["01 A #a"]),
        ("# A\n## B\n# C", &["01 A #a", "-- B #b", "02 C #c"]),
        ("> # Q\n\n# T\n## A", &["-- Q #q", "01 A #a"]),
        ("# T", &[]),
        ("", &[]),
    ] {
        assert_eq!(stops(markdown), expected, "{markdown:?}");
    }
}

#[test]
fn ids_of_headings_are_slugs_and_unique() {
    assert_eq!(
        sketch("# What's new?\n# A\n# A\n# A-1\n# A\n# 事件\n# ???\n# B {#Own-Id}\n# `c` *d*"),
        "- h1 #whats-new What's new?\n0 h1 #a A\n0 h1 #a-1 A\n0 h1 #a-1-1 A-1\n0 h1 #a-2 A\n0 h1 #事件 事件\n0 h1 #section ???\n0 h1 #own-id B\n0 h1 #c-d {code:c} {em:d}"
    );
}

#[test]
fn sections_know_their_block() {
    let lesson = lesson("# T\n\na\n\n## B\n\nc");
    assert_eq!(lesson.sections.first().expect("a section").block, 2);
    assert_eq!(lesson.section_at(3).map(|section| section.title), Some("B"));
    assert!(lesson.section_at(1).is_none());
    assert_eq!(lesson.heading(&SectionId::new("b")), Some(2));
}

#[test]
fn the_title_is_the_front_matters_else_the_first_headings_else_the_files() {
    for (markdown, expected) in [
        ("+++\ntitle = \"F\"\n+++\n# H", "F"),
        ("---\ntitle: F\n---\n# H", "F"),
        ("---\r\ntitle: 'It''s'\r\nother: x\r\n---\r\n# H", "It's"),
        ("---\ntitle: \"a \\\"b\\\"\"\n...\n", "a \"b\""),
        ("---\nlayout: x\n---\n# H `c`", "H c"),
        ("a\n\n# H", "H"),
        ("H\n===\n", "H"),
        ("H\n   ---\n", "H"),
        ("___\n---\n", "lesson.md"),
        ("* * *\n---\n", "lesson.md"),
        ("___\n===\n", "lesson.md"),
        ("Foo\n    ---\n", "lesson.md"),
        ("Foo\n\t===\n", "lesson.md"),
        ("<!-- a -->\n***\n---\n\n# H\n", "H"),
        ("```\n# no\n```\n", "lesson.md"),
        ("", "lesson.md"),
        ("\u{feff}# H", "H"),
    ] {
        let (lesson, _) = lesson_in(&[("lesson.md", markdown)]);
        assert_eq!(lesson.title, expected, "{markdown:?}");
        let entry = super::sketch::course(&[("lesson.md", markdown)]).1;
        let title = entry.lessons().next().map(|entry| entry.title.clone());
        assert_eq!(
            title.as_deref(),
            Some(expected),
            "the list has it too: {markdown:?}"
        );
    }
}

#[test]
fn front_matter_is_never_shown_as_text() {
    for (markdown, expected) in [
        ("+++\ntitle = \"T\"\n+++\na", "- h1 #t T\n0 p a"),
        ("+++\nbroken\n+++\na", "- p a"),
        ("---\ntitle: T\nlist:\n  - x\n---\na", "- h1 #t T\n0 p a"),
        ("---\rtitle: T\r---\ra", "- h1 #t T\n0 p a"),
        ("---\n---\na", "- p a"),
        (
            "---\nnot a key\n---\na",
            "- rule\n0 h2 #not-a-key not a key\n0 p a",
        ),
        ("---\n\na", "- rule\n0 p a"),
    ] {
        assert_eq!(sketch(markdown), expected, "{markdown:?}");
    }
    let long = format!("+++\n# {}\n+++\na", "x".repeat(70 << 10));
    let (lesson, problems) = lesson_in(&[("a.md", &long)]);
    assert_eq!(lesson.blocks.len(), 1);
    assert_eq!(
        told(&problems),
        ["a.md:1:1: the front matter is longer than 64 KB and is not read (shorten it)"]
    );
}

#[test]
fn titles_in_yaml_are_read_as_people_write_them() {
    for (front, expected) in [
        (
            "title: \"Node.js: the basics\" # draft\n",
            "Node.js: the basics",
        ),
        ("title: 'C#: It''s a tour'\n", "C#: It's a tour"),
        ("title: C# and F # not G\n", "C# and F"),
        (
            "title: >-\n  Folded\n  words\ndate: 2024-01-01\n",
            "Folded words",
        ),
        ("title: |\n  As it is\n", "As it is"),
        (
            "title: A long title that\n  goes on below\ntags: [a, b]\n",
            "A long title that goes on below",
        ),
        (
            "title: \"A long title in quotes\n  that goes on: below\"\n",
            "A long title in quotes that goes on: below",
        ),
        ("title:\n  On a line of its own\n", "On a line of its own"),
        ("\"title\": Quoted key\nid: x\n", "Quoted key"),
        (
            "title : A blank before the colon\n",
            "A blank before the colon",
        ),
        (
            "# Made by a program\ntags:\n- a\n- b\ntitle: After a list\n",
            "After a list",
        ),
        (
            "sidebar:\n  title: Of the side bar\ntitle: Of the page\n",
            "Of the page",
        ),
        (
            "description: |\n  title: no\n\n  More.\ntitle: \"\\u00dcber\"\n",
            "Über",
        ),
        ("title: ~\n", "H"),
        ("title:\n  en: A\n  de: B\n", "H"),
        ("title: [a, b]\n", "H"),
        ("title: \"\"\n", "H"),
    ] {
        let text = format!("---\n{front}---\n# H\n");
        let (lesson, problems) = lesson_in(&[("a.md", &text)]);
        assert_eq!(lesson.title, expected, "{front}");
        assert_eq!(sketch_of(lesson.blocks.kept()), "- h1 #h H", "{front}");
        let is_list = usize::from(front == "title: [a, b]\n");
        assert_eq!(told(&problems).len(), is_list, "{front}");
    }
}

#[test]
fn front_matter_says_what_a_lesson_is() {
    let text = "+++\nid = \"own\"\ngoal = \"G\"\naliases = [\"old\"]\n[glossary]\nskip = [\"loop\", \"lop\"]\n+++\n";
    let (library, course, _) =
        super::sketch::course(&[("01-a.md", text), ("glossary.toml", "[loop]\ntext = \"x\"")]);
    let entry = course
        .lesson(&LessonId::new("old"))
        .expect("found by its old id");
    assert_eq!(entry.id, LessonId::new("own"));
    let (lesson, problems) = nodecourse::load::lesson(&library, &course, &entry.id);
    assert_eq!(lesson.goal.as_deref(), Some("G"));
    assert_eq!(lesson.skip.len(), 2);
    assert_eq!(
        told(&problems),
        ["01-a.md:6:17: the glossary has no term `lop` (did you mean `loop`?)"]
    );
}

#[test]
fn mistakes_in_front_matter_have_a_place() {
    let told_of = |text: &str| told(&lesson_in(&[("a.md", text)]).1);
    assert_eq!(
        told_of("+++\ntitel = \"x\"\n+++\n"),
        ["a.md:2:1: unknown key `titel` (did you mean `title`?)"]
    );
    assert_eq!(
        told_of("+++\ntitle = 3\n+++\n"),
        ["a.md:2:9: `title` must be a string, not integer"]
    );
    assert_eq!(
        told_of("+++\nid = \"My Id\"\n+++\n"),
        [
            "a.md:2:6: `My Id` is no id: an id has only lower-case letters, digits and hyphens (did you mean `my-id`?)"
        ]
    );
    assert_eq!(
        told_of("+++\ntitle = \"x\"\n"),
        [
            "a.md:1:1: the front matter does not end: a second `+++` is missing (write `+++` on a line of its own below it)"
        ]
    );
    assert_eq!(
        told_of("+++\nid = \"\"\n+++\n"),
        ["a.md:2:6: an id cannot be empty (write one, or leave the line out)"]
    );
    assert_eq!(
        told_of("---\ntitle: \"x\nfoo: 1\n---\na\n"),
        [
            "a.md:2:8: the title begins with `\"` and does not end with it (write `\"` behind it, too)"
        ]
    );
    for (front, told) in [
        (
            "title: [\n",
            "a.md:2:8: the value of `title` begins with `[`, and no `]` ends it (write `]` behind it)",
        ),
        (
            "title: A\ntags: [a, [b]\ndate: 1\n",
            "a.md:3:7: the value of `tags` begins with `[`, and no `]` ends it (write `]` behind it)",
        ),
        (
            "author: {name: x\n",
            "a.md:2:9: the value of `author` begins with `{`, and no `}` ends it (write `}` behind it)",
        ),
        (
            "summary: 'Tis the season\n",
            "a.md:2:10: the value of `summary` begins with `'`, and no `'` ends it (write `'` behind it)",
        ),
        (
            "title: [a, b]\n",
            "a.md:2:8: the title is a list or a table, not a text (write it as text, in quotes if it begins with a bracket)",
        ),
        (
            "title:\n  - A\n",
            "a.md:3:1: the title is a list or a table, not a text (write it as text, in quotes if it begins with a bracket)",
        ),
        (
            "title:\n- A\n- B\n",
            "a.md:3:1: the title is a list or a table, not a text (write it as text, in quotes if it begins with a bracket)",
        ),
    ] {
        let text = format!("---\n{front}---\n# A\n");
        assert_eq!(told_of(&text), [told], "{text}");
    }
    let strange = "title: A [draft]\ntags: [a, \"b]\", 'c]', it's, # ]\n  d]\nlayout: {{ x }}\nmenu: {a: [1, 2],\n  b: }\nbase: &base\n  key: [\n  other: \"\nuse: *base\ntext: |\n  title: [\n\n  - \"\nmore: >-\n  'x\nlist:\n- [a, b]\n- 'c'\nquote: \"a\n  b: [\"\nkind: !!set {a}\n\"quoted key\": 'It''s'\n# [\nlast: ~\n";
    let text = format!("---\n{strange}---\n# A\n");
    assert_eq!(told_of(&text), [""; 0]);
    assert_eq!(told_of("---\ntitle: {{ x }}\n---\n# A\n"), [""; 0]);
    let (open, problems) = lesson_in(&[("a.md", "---\ntitle: \"Not closed\n---\n# H\n")]);
    assert_eq!((&*open.title, problems.len()), ("\"Not closed", 1));
    assert_eq!(sketch_of(open.blocks.kept()), "- h1 #h H");
    let open = "a.md:1:1: the front matter does not end: a second `---` is missing (write `---` on a line of its own below it, or leave a line blank below this one if it is a rule)";
    for text in [
        "---\ntitle: x\n\n# A\n\nWords.\n",
        "---\ntitle: x\ntags:\n  - a\n\nWords.\n\n---\n\nMore.\n",
    ] {
        assert_eq!(told_of(text), [open], "{text}");
    }
    for text in [
        "---\n\ntitle: x\n",
        "---\nSome words: these.\n",
        "---\ntitle: 'It''s'\n---\n",
        "---\ntitle: \"a\n  b\"\n---\n",
    ] {
        assert_eq!(told_of(text), [""; 0], "{text}");
    }
    assert!(told_of("+++\n= x\n+++\n")[0].starts_with("a.md:2:1: this is not TOML"));
}

#[test]
fn only_attributes_are_taken_out_of_a_heading() {
    for (written, words, id) in [
        ("GET /users/{id}", "GET /users/{id}", "get-users-id"),
        ("API {v2}", "API {v2}", "api-v2"),
        ("{title}", "{title}", "title"),
        ("Object {}", "Object {}", "object"),
        ("A {#b c}", "A {#b c}", "a-b-c"),
        ("A \\{#b}", "A {#b}", "a-b"),
        ("A {b", "A {b", "a-b"),
        ("A {#b}", "A", "b"),
        ("A{#b}", "A", "b"),
        ("*A* b {.c #d_e_f key=\"x y\" k=1}", "A b", "d-e-f"),
        ("A {#_b_}", "A", "b"),
        ("A {.c}", "A", "a"),
    ] {
        let forms = [
            format!("# T\n\n## {written}\n"),
            format!("# T\n\n## {written} ##\n"),
            format!("# T\n\n{written}\n---\n"),
            format!("# T\n\n> {written}\n> ---\n"),
        ];
        for markdown in forms {
            let lesson = lesson(&markdown);
            let section = lesson.sections.first().expect("a section");
            assert_eq!(section.title, words, "{markdown:?}");
            assert_eq!(section.id, id, "{markdown:?}");
        }
        for title in [format!("# {written}\n"), format!("{written}\n===\n")] {
            let (_, course, _) = course(&[("README.md", "# R"), ("a.md", &title)]);
            let titles: Vec<_> = course.lessons().map(|lesson| &lesson.title).collect();
            assert!(titles.iter().any(|title| *title == words), "{titles:?}");
            assert_eq!(lesson(&title).title, words, "{title:?}");
        }
    }
    assert_eq!(stops("# T\n## A ## {#b}"), ["01 A #b"]);
}

#[test]
fn titles_in_yaml_are_read_with_their_escapes_and_over_several_lines() {
    for (written, title) in [
        (
            "\"q \\u00e9 \\\"x\\\" \\\\ \\x41 \\z\"",
            "q é \"x\" \\ A \\z",
        ),
        ("'It''s'", "It's"),
        (">\n  A long\n  title", "A long title"),
        (">-\n  A long\n\n  title\nother: x", "A long title"),
        ("|\n  A title", "A title"),
    ] {
        let text = format!("---\ntitle: {written}\n---\n\nText.\n");
        assert_eq!(lesson(&text).title, title, "{text}");
    }
}

#[test]
fn a_file_without_a_title_is_called_as_the_heading_that_it_begins_with() {
    for (text, title) in [
        ("## Two {#x}\n\na\n", "Two"),
        ("<!-- a\nb -->\n\n  ### `Three`\n", "Three"),
        ("Two\n---\na\n", "Two"),
        ("---\ntags: []\n---\n## Two\n", "Two"),
        ("---\ntitle: Front\n---\n## Two\n", "Front"),
        ("## Two\n\n# One\n", "One"),
        ("a\n\n## Two\n", "a.md"),
        ("    ## code\n", "a.md"),
        ("#hashtag\n", "a.md"),
        ("- a\n---\n", "a.md"),
    ] {
        let (library, course, _) = course(&[("a.md", text), ("b.md", "")]);
        let entry = course.lessons().next().expect("a lesson");
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        assert_eq!((&*entry.title, &*lesson.title), (title, title), "{text}");
    }
}

#[test]
fn the_stop_of_a_block_is_the_last_one_at_or_before_it() {
    let parts = "## One\n\na\n\n### Below\n\nb\n\n> ## Quoted\n\n## Two\n\nc[^n]\n\n### More\n\nd\n\n[^n]: ## Note\n";
    for text in [
        "",
        "# T\n\nNothing but text.\n",
        parts,
        "# T\n\n## A\n",
        "> # Q\n\na\n",
    ] {
        let lesson = lesson(text);
        assert_eq!(lesson.stop_count(), lesson.stops().count(), "{text}");
        for block in 0..=lesson.blocks.len() + 1 {
            let before = lesson.stops().filter(|stop| stop.block <= block);
            assert_eq!(lesson.section_at(block), before.last(), "{text} {block}");
            let behind = lesson.stops().filter(|stop| stop.block >= block);
            assert!(lesson.stops_from(block).eq(behind), "{text} {block}");
        }
    }
}
