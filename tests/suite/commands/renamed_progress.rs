//! `nodecourse progress` where lessons have had other names: what is known of them is one lesson's, counted once.

use std::fs;
use std::path::Path;

use nodecourse::course::LessonId;
use nodecourse::progress::{Change, Context, Journal, Landmark};

use super::{folder, nodecourse, printed, told};

/// A course of one lesson, and its progress from when its file was called `a.md`, and then `b.md`.
fn renamed_twice(folder: &Path) {
    let course = folder.join("c");
    fs::create_dir(&course).expect("a folder");
    let listed = "format = 1\nid = \"c\"\ntitle = \"C\"\n";
    fs::write(course.join("course.toml"), listed).expect("a file");
    fs::write(course.join("07-tea.md"), "# Tea\n").expect("a file");
    let id = |name: &str| LessonId::new(name);
    let read = |name: &str| Change::Read(id(name), None);
    let journal = Journal::of(
        "c",
        &[
            read("a.md"),
            read("b.md"),
            Change::Heir(id("a.md"), id("b.md")),
            read("07-tea.md"),
            Change::Heir(id("b.md"), id("07-tea.md")),
        ],
    );
    fs::write(folder.join("mine"), journal).expect("a file");
}

fn landmark(lesson: &str) -> Landmark {
    Landmark {
        lesson: LessonId::new(lesson),
        section: None,
        offset: 0,
        start: 0,
        nth: 0,
        words: "Some words".to_owned(),
        stood: (0, 0),
        row: String::new(),
        text: None,
        context: Context::default(),
        within: None,
    }
}

#[test]
fn what_is_known_of_a_lesson_under_older_names_is_counted_once_and_forgotten_with_it() {
    let folder = folder();
    renamed_twice(folder.path());
    for (arguments, said) in [
        (
            &["import", "mine", "--course", "c"][..],
            "Took in progress in “C”: 1 section.",
        ),
        (&["export", "out", "--course", "c"], "to out: 1 section."),
        (&["reset", "c"], "“C”: 1 section."),
        (&["undo", "c"], "“C”: 1 section."),
        (&["reset", "c", "--lesson", "tea"], "“Tea”: 1 section."),
        (&["reset", "c"], "There is no progress in “C” to forget."),
        (&["undo", "c"], "“C”: 1 section."),
    ] {
        let output = nodecourse(&[&["progress"], arguments].concat(), folder.path());
        assert!(
            printed(&output).contains(said),
            "{arguments:?}: {}{}",
            printed(&output),
            told(&output)
        );
    }
    // A place under an older name leads to the lesson, and one under another name nowhere.
    for (lesson, is_lost) in [("a.md", false), ("z.md", true)] {
        let place = Change::Bookmark('z', landmark(lesson));
        let heir = Change::Heir(LessonId::new("a.md"), LessonId::new("b.md"));
        fs::write(
            folder.path().join("marked"),
            Journal::of("c", &[place, heir]),
        )
        .expect("a file");
        let import = ["progress", "import", "marked", "--course", "c"];
        let output = nodecourse(&import, folder.path());
        let complaint = told(&output);
        assert_eq!(complaint.contains("does not have"), is_lost, "{complaint}");
        nodecourse(&["progress", "undo", "c"], folder.path());
    }
    // Its file comes back under the first name.
    let course = folder.path().join("c");
    fs::rename(course.join("07-tea.md"), course.join("a.md")).expect("it is renamed");
    let shown = printed(&nodecourse(&["progress", "c"], folder.path()));
    assert!(shown.contains("1 of 1 section;"), "{shown}");
}
