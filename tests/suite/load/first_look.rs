//! What is read before the first page, and what the heads of the other lessons change.

use super::sketch::told;
use nodecourse::course::{Course, LessonId};
use nodecourse::load::{self, Library, Wanted};

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
    let (course, problems) = load::first_look(&library(), Wanted::First);
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
    let (course, _) = load::first_look(&library(), Wanted::Id("three"));
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
        let (course, _) = load::first_look(&library(), Wanted::Id(wanted));
        let found = course.lesson(&LessonId::new(wanted)).expect("it is found");
        let title = if wanted == "start" { "One" } else { "Two" };
        assert_eq!(found.title, title, "{wanted}");
    }
}

#[test]
fn an_id_that_a_lesson_gives_itself_is_asked_for_before_the_name_of_a_file() {
    let own = "+++\nid = \"beta\"\n+++\n# Own";
    let files = [("a.md", own), ("beta.md", "# By name"), ("c.md", "# C")];
    let library = Library::in_memory(files);
    for wanted in ["beta", "beta-2", "c"] {
        let (first, _) = load::first_look(&library, Wanted::Id(wanted));
        let (all, _) = load::outline(&library);
        let path = |course: &Course| {
            let entry = course.lesson(&LessonId::new(wanted));
            entry.expect("it is found").path.clone()
        };
        assert_eq!(path(&first), path(&all), "{wanted}");
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
        let (course, _) = load::first_look(&library, Wanted::Id(entry.id.as_str()));
        let found = course.lesson(&entry.id).expect("it is found");
        assert_eq!((&found.id, &found.path), (&entry.id, &entry.path));
    }
    let (first, _) = load::first_look(&library, Wanted::First);
    assert_eq!(first.lessons().next(), whole.lessons().next());
}

#[test]
fn links_lead_to_the_same_lesson_before_and_after_the_heads_are_read() {
    let library = library();
    for course in [
        load::first_look(&library, Wanted::First).0,
        load::outline(&library).0,
    ] {
        let (lesson, _) = load::lesson(&library, &course, &LessonId::new("start"));
        let sketch = super::sketch::sketch_of(lesson.blocks.kept());
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
    let (course, problems) = load::first_look(&library, Wanted::First);
    assert_eq!(lessons(&course), ["a A"]);
    assert_eq!(problems.len(), 1, "{:?}", told(&problems));
}

#[test]
fn a_folder_has_the_title_of_its_front_page_whichever_lesson_is_shown() {
    let files = [("README.md", "# Book"), ("a.md", "# A"), ("b.md", "# B")];
    let library = Library::in_memory(files);
    for wanted in [Wanted::First, Wanted::Id("b")] {
        assert_eq!(load::first_look(&library, wanted).0.title, "Book");
    }
}

#[test]
fn twenty_thousand_lessons_of_one_id_are_told_apart_at_once() {
    let text = "+++\nid = \"same\"\n+++\n# Same";
    let files = (0..20_000).map(|number| (format!("{number}-same.md"), text));
    let library = Library::in_memory(files);
    let (course, problems) = load::outline(&library);
    assert_eq!(course.lessons().count(), 20_000);
    assert!(course.lesson(&LessonId::new("same-20000")).is_some());
    assert!((2..=201).contains(&problems.len()), "{}", problems.len());
    let (first, _) = load::first_look(&library, Wanted::First);
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
    let (first, _) = load::first_look(&library, Wanted::First);
    let (whole, problems) = load::outline(&library);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(whole.lessons().count(), names.len());
    assert!(whole.renamed(&first).is_empty());
}

const BOOK: (&str, &str) = ("book.toml", "[book]\ntitle = \"B\"\n");

#[test]
fn of_a_book_the_list_and_the_chapter_shown_are_read_before_the_first_page() {
    let list = "- [One](one.md)\n- [Gone](gone.md)\n  - [Two](two/README.md)\n- [Later]()\n";
    let library = Library::in_memory([
        BOOK,
        ("src/SUMMARY.md", list),
        ("src/one.md", "# Uno"),
        ("src/two/README.md", "+++\nid = \"second\"\n+++\n# Duo"),
    ]);
    for wanted in [Wanted::First, Wanted::Id("two")] {
        let (course, problems) = load::first_look(&library, wanted);
        // A file that was looked for would have its problem.
        assert!(problems.is_empty(), "{:?}", told(&problems));
        assert_eq!(lessons(&course), ["one One", "gone Gone", "two Two"]);
        let module = course.modules.first().expect("a part");
        assert_eq!((module.drafts.len(), course.title.as_str()), (1, "B"));
    }
    let (whole, problems) = load::outline(&library);
    assert_eq!(lessons(&whole), ["one One", "two Two"]);
    assert_eq!(problems.len(), 1, "{:?}", told(&problems));
    let module = whole.modules.first().expect("a part");
    assert_eq!(module.drafts.len(), 2);
    let (asked, problems) = load::first_look(&library, Wanted::Id("gone"));
    assert_eq!((lessons(&asked).len(), problems.len()), (2, 1));
}

#[test]
fn the_id_of_a_chapter_is_the_same_whether_or_not_its_namesakes_are_there() {
    let list = "[Pre](gone.md)\n\n- [A](a/b.md)\n- [Gone](a-b.md)\n- [C](a/b/README.md)\n";
    let library = Library::in_memory([
        BOOK,
        ("src/SUMMARY.md", list),
        ("src/a/b.md", ""),
        ("src/a/b/README.md", ""),
    ]);
    let (whole, _) = load::outline(&library);
    assert_eq!(lessons(&whole), ["a-b A", "a-b-3 C"]);
    let (first, _) = load::first_look(&library, Wanted::First);
    assert_eq!(lessons(&first), lessons(&whole));
    for id in ["a-b", "a-b-3"] {
        let (course, _) = load::first_look(&library, Wanted::Id(id));
        let id = LessonId::new(id);
        let path = |course: &Course| course.lesson(&id).map(|entry| entry.path.clone());
        assert_eq!(path(&course), path(&whole));
        assert!(whole.renamed(&course).is_empty() && whole.lacks_one_of(&course));
    }
}

#[test]
fn a_book_without_a_list_is_known_whole_at_once() {
    let library = Library::in_memory([BOOK, ("src/b.md", "# Two"), ("src/a.md", "# One")]);
    let (first, problems) = load::first_look(&library, Wanted::Id("b"));
    assert_eq!(lessons(&first), ["a One", "b Two"]);
    assert_eq!(problems.len(), 1, "{:?}", told(&problems));
}

#[test]
fn whether_there_is_a_glossary_is_known_without_reading_it() {
    let has = |files: &[(&str, &str)]| {
        let library = Library::in_memory(files.iter().copied());
        let (course, _) = load::first_look(&library, Wanted::First);
        load::has_glossary(&library, &course)
    };
    let book = [BOOK, ("src/SUMMARY.md", "- [A](a.md)"), ("src/a.md", "")];
    let page = |path| (path, "## Word\n\nMeaning.\n");
    assert!(!has(&book) && !has(&[&book[..], &[page("GLOSSARY.md")]].concat()));
    assert!(has(&[&book[..], &[page("src/GLOSSARY.md")]].concat()));
    assert!(has(&[("a.md", ""), page("glossary.md")]));
    assert!(has(&[("a.md", ""), ("glossary.toml", "")]));
    assert!(!has(&[
        ("course.toml", LIST),
        ("01-one.md", ""),
        page("GLOSSARY.md")
    ]));
}

#[test]
fn before_the_heads_are_read_no_lesson_passes_for_another_that_has_the_id_of_its_file() {
    let library = Library::in_memory([
        ("a/intro.md", "+++\nid = \"start\"\n+++\n"),
        ("b/other.md", "+++\nid = \"intro\"\n+++\n"),
    ]);
    let (first, _) = load::first_look(&library, Wanted::First);
    assert_eq!(first.lesson(&LessonId::new("intro")), None);
    let (whole, _) = load::outline(&library);
    let found = whole.lesson(&LessonId::new("intro")).expect("it is found");
    assert_eq!(found.path, "b/other.md");
}

#[test]
fn the_id_of_a_folder_that_lists_nothing_is_known_before_its_files_are() {
    let id = |files: &[(&str, &str)]| {
        let library = Library::in_memory(files.iter().copied());
        let known = load::id_of_folder(&library);
        known.inspect(|id| assert_eq!(*id, load::first_look(&library, Wanted::First).0.id))
    };
    assert!(id(&[("a.md", "")]).is_some());
    assert_eq!(id(&[("a.md", ""), ("course.toml", LIST)]), None);
    assert_eq!(id(&[("a.md", ""), BOOK]), None);
}

#[test]
fn a_post_is_called_by_the_whole_date_of_its_file() {
    let ids = |files: &[&str]| -> Vec<String> {
        let library = Library::in_memory(files.iter().map(|file| (*file, "# Post")));
        let ids = |course: Course| {
            course
                .lessons()
                .map(|lesson| lesson.id.to_string())
                .collect()
        };
        let named: Vec<String> = ids(load::named(&library, Wanted::First).0);
        assert_eq!(named, ids(load::outline(&library).0));
        named
    };
    // The same whichever others come and go.
    let one = ids(&["2021-03-05-tea.md"]);
    assert_eq!(one, ["2021-03-05-tea"]);
    let three = ids(&["2021-03-05-tea.md", "2022-03-05.md", "2023-03-05 tea.md"]);
    assert_eq!(three, ["2021-03-05-tea", "2022-03-05", "2023-03-05-tea"]);
    assert_eq!(ids(&["1-tea.md", "2-tea.md"]), ["tea", "tea-2"]);
}
