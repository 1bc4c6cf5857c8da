//! The linking rules of the course format, and the digest.

use super::sketch::{course, lesson_in, sketch_of};
use nodecourse::course::SectionId;
use nodecourse::diagnostic::Problem;
use nodecourse::load::{self, Matcher, Thinned};

const GLOSSARY: &str = r#"
[event-loop]
name = "event loop"
aliases = ["loop"]
text = "x"
[event]
text = "x"
[API]
name = "API"
text = "x"
[v8]
name = "V8"
text = "x"
[node-js]
name = "Node.js"
text = "x"
[js-engine]
name = "JavaScript engine"
text = "x"
[query]
text = "x"
[process]
text = "x"
[bus]
text = "x"
[npm]
plural = false
text = "x"
[tls]
name = "tls"
case = "any"
text = "x"
[go]
name = "Go"
case = "exact"
text = "x"
[kreis]
name = "Übung"
text = "x"
[cjk]
name = "事件"
text = "x"
"#;

/// A paragraph, and the terms found in it.
const CASES: [(&str, &str); 33] = [
    ("The event loop.", "The {TERM event-loop:event loop}."),
    ("one\nevent\nloop", "one {TERM event-loop:event loop}"),
    ("an event-loop", "an {TERM event-loop:event-loop}"),
    ("*event* loop", "{em:{TERM event-loop:event loop}}"),
    ("Event loops", "{TERM event-loop:Event loops}"),
    ("event Loop", "{TERM event:event} {TERM event-loop:Loop}"),
    ("eventloop events", "eventloop {TERM event:events}"),
    ("event loopy", "{TERM event:event} loopy"),
    ("event-driven", "{TERM event:event}-driven"),
    ("prevent loop", "prevent {TERM event-loop:loop}"),
    ("event `loop`", "{TERM event:event} {code:loop}"),
    (
        "an API, APIs, API's",
        "an {TERM API:API}, {term API:APIs}, {term API:API}'s",
    ),
    ("api Api apis APIS", "api Api apis APIS"),
    ("V8 v8", "{TERM v8:V8} v8"),
    ("node.js", "{TERM node-js:node.js}"),
    ("NODE.js Node.jsx", "NODE.js Node.jsx"),
    (
        "a JavaScript engine",
        "a {TERM js-engine:JavaScript engine}",
    ),
    ("a javascript engine", "a javascript engine"),
    ("queries querys", "{TERM query:queries} querys"),
    ("buses buss", "{TERM bus:buses} buss"),
    ("npm npms Npm", "{TERM npm:npm} npms {term npm:Npm}"),
    ("TLS tLs", "{TERM tls:TLS} {term tls:tLs}"),
    ("Go go", "{TERM go:Go} go"),
    ("übung Übungs", "{TERM kreis:übung} {term kreis:Übungs}"),
    ("这是事件循环", "这是{TERM cjk:事件}循环"),
    (
        "process.env my_process process_x",
        "process.env my_process process_x",
    ),
    (
        "End of process. process",
        "End of {TERM process:process}. {term process:process}",
    ),
    ("éevent evente\u{301}", "éevent evente\u{301}"),
    ("[an event](https://a.b)", "{external https://a.b:an event}"),
    ("![event](a.png) x", "{image a.png:event} x"),
    ("`event`", "{code:event}"),
    (
        "https://a.b/event",
        "{external https://a.b/event:https://a.b/event}",
    ),
    (
        "[x](glossary.toml#event) event",
        "{TERM event:x} {term event:event}",
    ),
];

#[test]
fn terms_are_found_as_whole_words_leftmost_and_longest() {
    for (markdown, expected) in CASES {
        let (lesson, _) = lesson_in(&[("glossary.toml", GLOSSARY), ("a.md", markdown)]);
        assert_eq!(
            sketch_of(lesson.blocks.kept()),
            format!("- p {expected}"),
            "{markdown:?}"
        );
    }
}

#[test]
fn terms_are_found_in_cells_items_callouts_and_descriptions_but_not_in_headings() {
    let markdown = "# event\n\n|event|\n|-|\n|event|\n\n- event\n\n> [!NOTE]\n> event\n\nevent\n: event\n\n<details><summary>event</summary></details>\n";
    let course = "id = \"x\"\n[glossary]\nlink = \"all\"\n";
    let (lesson, _) = lesson_in(&[
        ("course.toml", course),
        ("glossary.toml", GLOSSARY),
        ("a.md", markdown),
    ]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- h1 #event event\n0 table [Left] event / {TERM event:event}\n0 +bullet0/1 p {TERM event:event}\n0 +note title Note\n- note p {TERM event:event}\n0 term {TERM event:event}\n- +description p {TERM event:event}\n0 summary open {TERM event:event}"
            .replace("summary open", "summary")
    );
}

#[test]
fn the_policy_decides_which_occurrences_are_marked() {
    let markdown = "event event\n\n## A\n\nevent\n\n## [B](glossary.toml#event)\n\nevent\n";
    for (policy, expected) in [
        ("all", "MM M M"),
        ("first-per-section", "Mm M m"),
        ("first-per-lesson", "Mm m m"),
        ("off", "mm m m"),
    ] {
        let course = format!("id = \"x\"\n[glossary]\nlink = \"{policy}\"\n");
        let (lesson, _) = lesson_in(&[
            ("course.toml", &course),
            ("glossary.toml", GLOSSARY),
            ("a.md", markdown),
        ]);
        let found = sketch_of(lesson.blocks.kept());
        let paragraphs: Vec<String> = found
            .lines()
            .filter(|line| line.contains(" p "))
            .map(|line| {
                let marks = line.split('{').skip(1);
                marks
                    .map(|mark| if mark.starts_with("TERM") { 'M' } else { 'm' })
                    .collect()
            })
            .collect();
        assert_eq!(paragraphs.join(" "), expected, "{policy}");
        assert!(
            found.contains("{TERM event:B}"),
            "an explicit link is always marked"
        );
    }
}

#[test]
fn a_lesson_may_skip_a_term_but_links_it_explicitly() {
    let markdown = "+++\n[glossary]\nskip = [\"event\"]\n+++\nevent [event](glossary.toml#event)";
    let (lesson, _) = lesson_in(&[("glossary.toml", GLOSSARY), ("a.md", markdown)]);
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p {term event:event} {TERM event:event}"
    );
}

#[test]
fn the_digest_has_the_first_use_in_each_section_with_its_sentence() {
    let files = [
        ("glossary.toml", GLOSSARY),
        (
            "a.md",
            "# T\n\nFirst one. It handles an event, e.g. one\nof many. And another event.\n\n## A\n\nAn event! The event.\n",
        ),
    ];
    let (library, course, _) = course(&files);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (mut lesson, _) = load::lesson(&library, &course, &id);
    load::mark_terms(&mut lesson, &course, &Matcher::new(&course.glossary));
    let digest = load::digest(&lesson);
    let uses: Vec<(usize, Option<&str>, &str)> = digest
        .uses
        .iter()
        .map(|found| {
            let section = found.section.as_ref().map(SectionId::as_str);
            (found.block, section, digest.sentence(found))
        })
        .collect();
    assert_eq!(
        uses,
        [
            (1, None, "It handles an event, e.g. one of many."),
            (3, Some("a"), "An event!"),
        ]
    );
    assert_eq!(digest.words, lesson.words);
}

#[test]
fn terms_that_are_found_first_and_marked_later_are_the_same() {
    let text = "# An event\n\nAn event, an [event](glossary.toml#event) and an *event*.\n\n| event | b |\n| --- | --- |\n| event | the event |\n\n## More\n\n- An event\n\n> An event\n";
    let (library, course, _) = course(&[("glossary.toml", GLOSSARY), ("a.md", text)]);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (mut later, _) = load::lesson(&library, &course, &id);
    let matcher = Matcher::new(&course.glossary);
    let mut at_once = later.clone();
    load::mark_terms(&mut at_once, &course, &matcher);
    let found = load::find_terms(&later, &course, &matcher);
    assert_eq!(load::digest_with(&later, &found), load::digest(&at_once));
    later.add_marks(found);
    assert_eq!(later, at_once);
    assert_eq!(sketch_of(later.blocks.kept()).matches("{TERM").count(), 3);
}

#[test]
fn of_very_many_uses_only_the_first_are_kept_and_the_others_are_counted() {
    let markdown = "An event happens.\n\n".repeat(500);
    let (lesson, _) = lesson_in(&[("glossary.toml", GLOSSARY), ("a.md", &markdown)]);
    let digest = load::digest(&lesson);
    let mut uses = digest.uses.iter();
    assert_eq!(uses.len(), 50);
    assert!(uses.all(|found| digest.sentence(found) == "An event happens."));
    assert_eq!(digest.places(&digest.uses[0].term), 500);
}

#[test]
fn a_lesson_that_is_looked_through_has_the_digest_of_one_that_is_read() {
    let part = "## A [part](glossary.toml#go)\n\nAn event[^n] of the API.\n\nNothing.\n\n```js\nevent\n```\n\n\
        | event | Go |\n| --- | --- |\n| API | the event loop |\n\n- Go\n- <details><summary>V8</summary>\n\n  event\n\n  \
        </details>\n\n> [!NOTE]\n> A query.\n\n";
    let notes = "[^n]: Of Go, too.\n\n    And of V8.\n";
    let text = format!("---\ntitle: Go\n---\n{}{notes}", part.repeat(3000));
    let files = [("glossary.toml", GLOSSARY), ("a.md", text.as_str())];
    let (library, course, _) = course(&files);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let matcher = Matcher::new(&course.glossary);
    let (mut read, problems) = load::lesson(&library, &course, &id);
    load::mark_terms(&mut read, &course, &matcher);
    let digest = load::digest(&read);
    assert!(digest.more.len() >= 5 && digest.sections.len() == 3000);
    assert_eq!(
        Thinned::read(&library, &course, &matcher, &id).digest(),
        (digest, Problem::all(problems))
    );
}

#[test]
fn a_long_sentence_is_cut_around_its_term() {
    let markdown = format!("{}event {}", "word ".repeat(100), "more ".repeat(100));
    let (lesson, _) = lesson_in(&[("glossary.toml", GLOSSARY), ("a.md", &markdown)]);
    let digest = load::digest(&lesson);
    let sentence = digest.sentence(&digest.uses[0]);
    assert!(
        sentence.starts_with("…word ") && sentence.ends_with(" more…"),
        "{sentence}"
    );
    assert!(
        sentence.contains(" event more ") && sentence.len() < 400,
        "{sentence}"
    );
}
