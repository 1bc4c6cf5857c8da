//! The beginning of a long lesson, which is shown before the rest has been read.

use nodecourse::course::{Coverage, Lesson, LessonId};
use nodecourse::load::{self, Library};

const LONG: usize = 3 << 20;

/// The beginning of a lesson of a folder, and the lesson.
fn read(text: &str, others: &[(&str, &str)]) -> (Option<Lesson>, Lesson) {
    let files = [("a.md", text)].into_iter().chain(others.iter().copied());
    let library = Library::in_memory(files);
    let (course, _) = load::outline(&library);
    let id = LessonId::new("a");
    let (whole, _) = load::lesson(&library, &course, &id);
    (load::beginning(&library, &course, &id), whole)
}

fn long(part: &str) -> String {
    format!("# Long\n\n{}", part.repeat(LONG / part.len()))
}

#[test]
fn the_beginning_of_a_long_lesson_is_like_that_of_all_of_it() {
    let words = "Some *words*, and `code`. ".repeat(20);
    let text = long(&format!(
        "## Part\n\n{words}\n\n- one\n- two\n\n```js\nlet a;\n```\n\n"
    ));
    let (beginning, whole) = read(&text, &[]);
    let beginning = beginning.expect("it is long");
    assert_eq!(beginning.coverage, Coverage::Beginning);
    assert_eq!(whole.coverage, Coverage::Whole);
    assert_eq!((&beginning.id, &beginning.title), (&whole.id, &whole.title));
    let count = beginning.blocks.len() - 1;
    assert!((500..5_000).contains(&count), "{count}");
    assert!(beginning.blocks.kept()[..count] == whole.blocks.kept()[..count]);
    let ratio = beginning.words as f64 / whole.words as f64;
    assert!((0.9..1.1).contains(&ratio), "{ratio}");
}

#[test]
fn what_does_not_end_in_the_beginning_begins_there() {
    for part in [
        "words ",
        "> words\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "é",
        "\n",
    ] {
        let (beginning, whole) = read(&long(part), &[]);
        if let Some(beginning) = beginning {
            assert!(beginning.blocks[0].prose().eq(whole.blocks[0].prose()));
        }
    }
}

#[test]
fn a_first_page_that_depends_on_the_rest_waits_for_it() {
    let (short, _) = read("# Short\n\nWords.\n", &[]);
    assert_eq!(short, None);
    let (defines, _) = read(
        &(long("Words with [a link].\n\n") + "[a link]: b.md\n"),
        &[],
    );
    assert_eq!(defines, None);
    // What is defined in it, and what is only referred to further on, is no reason to wait.
    let near = format!(
        "[a link][b] and words.\n\n[b]: b.md\n\n{}",
        long("Words.\n\n")
    );
    let far = format!("{}[a link][b]\n\n[b]: b.md\n", long("Words.\n\n"));
    for text in [near, far] {
        let (beginning, whole) = read(&text, &[]);
        let beginning = beginning.expect("it does not depend on the rest");
        let count = beginning.blocks.len() - 1;
        assert!(beginning.blocks.kept()[..count] == whole.blocks.kept()[..count]);
    }
    let chapter = long("Words.\n\n");
    let book = [
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", &chapter),
    ];
    let (chapter, _) = read("", &book);
    assert_eq!(chapter, None);
}

#[test]
fn of_a_lesson_of_short_lines_the_beginning_has_no_more_lines_than_of_any_other() {
    let (beginning, whole) = read(&"a\n\n".repeat(500_000), &[]);
    let beginning = beginning.expect("it is long");
    // Each of 4096 lines is a paragraph, or the blank line below one.
    assert_eq!(beginning.blocks.len(), 2048);
    assert!(whole.blocks.len() > 100_000);
}
