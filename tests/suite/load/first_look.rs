//! What is read before the first page, and what the heads of the other lessons change.

use super::sketch::told;
use nodecourse::course::{Course, LessonId};
use nodecourse::load::{self, Library};

const LIST: &str = "id = \"c\"\ntitle = \"C\"\n[[module]]\nlessons = [\"01-one.md\", \"02-two.md\", \"gone.md\", \"03-three.md\"]\n";

fn library() -> Library {
    Library::in_memory([
        ("course.toml", LIST),
        (
            "01-one.md",
            "+++\nid = \"start\"\n+++\n# One\n\n[two](02-two.md)",
        ),
        (
            "02-two.md",
            "+++\nid = \"second\"\naliases = [\"old\"]\n+++\n# Two",
        ),
        ("03-three.md", "# Three"),
    ])
}

/// The lessons as `id title`.
fn lessons(course: &Course) -> Vec<String> {
    let lessons = course.lessons();
    lessons
        .map(|lesson| format!("{} {}", lesson.id, lesson.title))
        .collect()
}

#[test]
fn only_the_list_and_the_lesson_shown_are_read_before_the_first_page() {
    let (course, problems) = load::first_look(&library(), None);
    // A file that was opened would have its title, and `gone.md` its problem.
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(
        lessons(&course),
        [
            "start One",
            "two 02-two.md",
            "gone gone.md",
            "three 03-three.md"
        ]
    );
    let (course, problems) = load::outline(&library());
    assert_eq!(lessons(&course), ["start One", "second Two", "three Three"]);
    assert_eq!(problems.len(), 1, "{:?}", told(&problems));
}

#[test]
fn the_lesson_asked_for_is_the_one_that_is_read() {
    let (course, _) = load::first_look(&library(), Some("three"));
    assert_eq!(
        lessons(&course),
        [
            "one 01-one.md",
            "two 02-two.md",
            "gone gone.md",
            "three Three"
        ]
    );
}

#[test]
fn an_id_that_only_the_head_of_a_lesson_knows_is_found() {
    for wanted in ["second", "old", "two", "start"] {
        let (course, _) = load::first_look(&library(), Some(wanted));
        let found = course.lesson(&LessonId::new(wanted)).expect("it is found");
        let title = if wanted == "start" { "One" } else { "Two" };
        assert_eq!(found.title, title, "{wanted}");
    }
}

#[test]
fn the_id_of_a_lesson_is_the_same_whichever_heads_were_read() {
    let files = [
        ("a/intro.md", "+++\nid = \"basics\"\n+++\n"),
        ("b/basics.md", "+++\nid = \"intro\"\n+++\n"),
        ("b/intro.md", ""),
        ("c/intro.md", ""),
        ("d/1-x.md", "+++\nid = \"own\"\n+++\n"),
    ];
    let library = Library::in_memory(files);
    let (whole, _) = load::outline(&library);
    for entry in whole.lessons() {
        let (course, _) = load::first_look(&library, Some(entry.id.as_str()));
        let found = course.lesson(&entry.id).expect("it is found");
        assert_eq!((&found.id, &found.path), (&entry.id, &entry.path));
    }
    let (first, _) = load::first_look(&library, None);
    assert_eq!(first.lessons().next(), whole.lessons().next());
}

#[test]
fn links_lead_to_the_same_lesson_before_and_after_the_heads_are_read() {
    let library = library();
    for course in [
        load::first_look(&library, None).0,
        load::outline(&library).0,
    ] {
        let (lesson, _) = load::lesson(&library, &course, &LessonId::new("start"));
        let sketch = super::sketch::sketch_of(&lesson.blocks);
        let (_, id) = sketch.split_once("{lesson ").expect("a link");
        let (id, _) = id.split_once(':').expect("its end");
        let (whole, _) = load::outline(&library);
        let found = whole.lesson(&LessonId::new(id)).expect("it is found");
        assert_eq!(found.path, "02-two.md", "{sketch}");
    }
}

#[test]
fn a_first_lesson_that_is_not_there_is_not_the_one_shown() {
    let list = "id = \"c\"\n[[module]]\nlessons = [\"gone.md\", \"a.md\"]\n";
    let library = Library::in_memory([("course.toml", list), ("a.md", "# A")]);
    let (course, problems) = load::first_look(&library, None);
    assert_eq!(lessons(&course), ["a A"]);
    assert_eq!(problems.len(), 1, "{:?}", told(&problems));
}

#[test]
fn a_folder_has_the_title_of_its_front_page_whichever_lesson_is_shown() {
    let files = [("README.md", "# Book"), ("a.md", "# A"), ("b.md", "# B")];
    let library = Library::in_memory(files);
    for wanted in [None, Some("b")] {
        assert_eq!(load::first_look(&library, wanted).0.title, "Book");
    }
}

#[test]
fn twenty_thousand_lessons_of_one_id_are_told_apart_at_once() {
    let files = (0..20_000).map(|number| (format!("{number}-same.md"), "# Same"));
    let library = Library::in_memory(files);
    let (course, problems) = load::outline(&library);
    assert_eq!(course.lessons().count(), 20_000);
    assert!(course.lesson(&LessonId::new("same-20000")).is_some());
    assert!((2..=201).contains(&problems.len()), "{}", problems.len());
    let (first, _) = load::first_look(&library, None);
    assert!(course.renamed(&first).is_empty());
}

#[test]
fn names_with_spaces_newlines_and_escapes_are_lessons_too() {
    let names = [
        "a b.md",
        "c\nd.md",
        "e\u{1b}[2Jf.md",
        "\u{202e}g.md",
        "!!!.md",
    ];
    let library = Library::in_memory(names.map(|name| (name, "text")));
    let (first, _) = load::first_look(&library, None);
    let (whole, problems) = load::outline(&library);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(whole.lessons().count(), names.len());
    assert!(whole.renamed(&first).is_empty());
}
