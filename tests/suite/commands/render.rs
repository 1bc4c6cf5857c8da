//! `nodecourse render`: a course as text, in which letters tell what styles and links tell elsewhere.

use std::fs;

use nodecourse::text;

use super::{folder, nodecourse, printed, told};

const LESSON: &str = "\
# Links

Words ~~struck out~~ and [a link](https://nodejs.org/), a note[^1], [the same](https://nodejs.org/),
<https://auto.example>, <me@example.org>, [a file](main.rs), ~~[struck](https://b.example)~~, [here](#more).

| A | ~~B~~ | [C](https://c.example) |
| --- | --- | --- |
| ~~old~~ | ~~語~~ | [new](https://d.example) |

## More

[^1]: The note.
";

#[test]
fn without_styles_struck_out_words_have_signs_and_links_have_numbers() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), LESSON).expect("a file");
    let output = printed(&nodecourse(&["render", "a.md"], folder.path()));
    insta::assert_snapshot!(output, @r"
    Links
    ━━━━━

    Words ~~struck out~~ and a link[2], a note[1], the same[2],
    https://auto.example, me@example.org, a file[3], ~~struck~~[4], here.

    ┌─────────┬────────┬────────┐
    │ A       │ ~~B~~  │ C[5]   │
    ├─────────┼────────┼────────┤
    │ ~~old~~ │ ~~語~~ │ new[6] │
    └─────────┴────────┴────────┘

    01  More

    ──────────────────────────
    [1] The note.
    [2] https://nodejs.org/
    [3] main.rs
    [4] https://b.example
    [5] https://c.example
    [6] https://d.example
    ");
    for width in ["20", "40", "120"] {
        let arguments = ["render", "a.md", "--width", width];
        let output = printed(&nodecourse(&arguments, folder.path()));
        let most = width.parse().expect("a number");
        assert!(output.lines().all(|line| text::width(line) <= most));
        assert_eq!(output.matches("~~").count(), 10, "{output}");
        for number in 1..=6 {
            assert!(output.contains(&format!("[{number}]")), "{output}");
        }
    }
}

#[test]
fn colours_show_what_is_struck_out_and_no_address() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), LESSON).expect("a file");
    let arguments = ["render", "a.md", "--color", "always"];
    let output = printed(&nodecourse(&arguments, folder.path()));
    assert!(!output.contains("~~") && output.contains("struck out"));
    assert!(output.contains("https://b.example"), "{output}");
}

#[test]
fn a_term_is_explained_with_the_addresses_of_its_links() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let glossary = "[event-loop]\nname = \"event loop\"\ntext = \"\"\"\nSee [the ~~old~~ guide](https://nodejs.org/).\n\"\"\"\n";
    fs::write(at("glossary.toml"), glossary).expect("a file");
    fs::write(
        at("course.toml"),
        "format = 1\nid = \"t\"\ntitle = \"T\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n",
    )
    .expect("a file");
    fs::write(at("a.md"), "# T\n\nThe event loop.\n").expect("a file");
    let output = printed(&nodecourse(&["term", "event loop", "."], folder.path()));
    assert!(output.contains("See the ~~old~~ guide[1]."), "{output}");
    assert!(output.contains("[1] https://nodejs.org/"), "{output}");
}

#[test]
fn what_cannot_be_read_is_no_success() {
    let folder = folder();
    fs::create_dir(folder.path().join("notes")).expect("a folder");
    fs::write(folder.path().join("notes/a.md"), [0, 1, 2]).expect("a file");
    fs::write(folder.path().join("notes/b.md"), "# B\n").expect("a file");
    let output = nodecourse(&["render", "notes", "--lesson", "a"], folder.path());
    assert!(told(&output).contains("binary"), "{}", told(&output));
    assert_eq!(output.status.code(), Some(1));
    let output = nodecourse(&["render", "notes"], folder.path());
    assert_eq!(output.status.code(), Some(0), "the rest is shown");
}

#[test]
fn text_of_a_course_with_errors_says_so_after_it() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    write("course.toml", "id = \"x\"\ntitle = 3\n").expect("a file");
    write("a.md", "# Still here\n").expect("a file");
    for arguments in [&["."][..], &["render", "."]] {
        let output = nodecourse(arguments, folder.path());
        assert!(printed(&output).contains("Still here"));
        assert_eq!(
            told(&output),
            "There are errors in this course; `nodecourse check .` shows them.\n"
        );
        assert_eq!(output.status.code(), Some(0));
    }
    write("a.md", "# Still here\n\n<!-- not closed\n").expect("a file");
    let output = nodecourse(&["render", "."], folder.path());
    assert_eq!(
        told(&output),
        "There are errors in this course; `nodecourse check .` shows them.\n"
    );
    write("course.toml", "id = \"x\"\ntitel = \"x\"\n").expect("a file");
    write("a.md", "# Only a [warning](gone.md)\n").expect("a file");
    let warned = nodecourse(&["render", "."], folder.path());
    assert_eq!(told(&warned), "");
    let bundled = nodecourse(&["render"], folder.path());
    assert_eq!(told(&bundled), "");
}

#[test]
fn text_of_a_folder_names_the_files_that_are_not_in_it() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "# First\n").expect("a file");
    fs::write(folder.path().join("b.md"), b"# Not\0text\n").expect("a file");
    fs::write(folder.path().join("c.md"), "# Last\n").expect("a file");
    let output = nodecourse(&["render", "."], folder.path());
    let text = printed(&output);
    assert!(text.contains("First") && text.contains("Last"), "{text}");
    assert_eq!(
        told(&output),
        "This lesson cannot be shown, as b.md cannot be read: it is a binary file, not text; put a file of text in its place.\n\
         There are errors in this course; `nodecourse check .` shows them.\n"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn rendering_obeys_width_lesson_and_colour() {
    let folder = folder();
    let narrow = printed(&nodecourse(&["render", "--width", "30"], folder.path()));
    assert!(
        narrow
            .lines()
            .all(|line| nodecourse::text::width(line) <= 30)
    );
    let plain = printed(&nodecourse(
        &["render", "--lesson", "what-is-nodejs"],
        folder.path(),
    ));
    assert!(plain.contains("What is Node.js?") && !plain.contains('\x1b'));
    for offer in ["Quiz · 4 questions", "Lab · Where am I running?"] {
        assert!(plain.contains(offer), "{offer}: {plain}");
    }
    let coloured = printed(&nodecourse(&["render", "--color", "always"], folder.path()));
    assert!(coloured.contains("\x1b["));
    let redirected = printed(&nodecourse(&[], folder.path()));
    assert_eq!(redirected, printed(&nodecourse(&["render"], folder.path())));
}

#[test]
fn questions_of_one_file_that_are_asked_one_by_one_have_their_ids() {
    const LISTED: &str = "title = \"C\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    const QUESTION: &str = "\
[[questions]]
id = \"ID\"
type = \"ShortAnswer\"
prompt.prompt = \"Which?\"
answer.answer = \"1\"
";
    let lesson = ["two", "gone", "one", "a"];
    let lesson = lesson.map(|asked| format!("Words.\n\n<!-- quiz: {asked} -->\n\n"));
    let quiz = ["one", "two"].map(|id| QUESTION.replace("ID", id)).concat();
    let folder = folder();
    let course = folder.path().join("course");
    fs::create_dir_all(&course).expect("a folder");
    let files = [
        ("a.md", &*lesson.concat()),
        ("a.quiz.toml", &*quiz),
        ("course.toml", LISTED),
    ];
    for (name, text) in files {
        fs::write(course.join(name), text).expect("a file");
    }
    let text = printed(&nodecourse(&["render", "course"], folder.path()));
    let offers = text.lines().filter_map(|line| line.split("Quiz · ").nth(1));
    let offers: Vec<_> = offers
        .map(|line| line.trim_end_matches(['│', ' ']))
        .collect();
    let expected = ["two", "gone · cannot be shown", "one", "2 questions"];
    assert_eq!(offers, expected, "{text}");
}

#[test]
fn no_letter_carries_more_than_eight_marks() {
    let folder = folder();
    let crowded = format!("# T\n\nx{} and y\u{301}.\n", "\u{301}".repeat(20));
    fs::write(folder.path().join("a.md"), crowded).expect("a file");
    let text = printed(&nodecourse(&["render", "a.md"], folder.path()));
    assert_eq!(text.matches('\u{301}').count(), 9, "{text}");
}

#[test]
fn where_all_lessons_are_listed_is_told_with_the_path() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("my notes")).expect("a folder");
    for number in 0..14 {
        let file = folder.path().join(format!("my notes/{number:02}.md"));
        fs::write(file, "# One\n").expect("a file");
    }
    for (path, command) in [
        (&["my notes"][..], "`nodecourse toc 'my notes'` lists all."),
        (&[], "`nodecourse toc` lists all."),
    ] {
        let arguments = [&["render", "--lesson", "zzzzzzzzzz"], path].concat();
        let said = told(&nodecourse(&arguments, folder.path()));
        assert!(said.trim_end().ends_with(command), "{said}");
    }
}

#[test]
fn what_there_is_to_do_and_cannot_be_read_is_said_not_to_be_shown() {
    let folder = folder();
    fs::create_dir(folder.path().join("src")).expect("a folder");
    let lesson = "# A\n\n{{#quiz nope.toml}}\n";
    for (name, text) in [
        ("book.toml", "[book]\n"),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", lesson),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let output = printed(&nodecourse(&["render", "."], folder.path()));
    assert!(output.contains("· Quiz · cannot be shown "), "{output}");
}
