//! What a path opens, what is refused, and that nothing outside of a course is read.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::sketch::{sketch_of, told};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};
use tempfile::TempDir;

/// A folder with these files, given as `path`, `text`.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("its folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// Why a path does not open, with the folder's name left out.
fn refused(folder: &TempDir, path: &str) -> String {
    let error = Library::open(&folder.path().join(path)).expect_err("refused");
    error
        .to_string()
        .replace(&folder.path().display().to_string(), "DIR")
}

pub fn lesson_text(library: &Library, id: &str) -> (String, Vec<String>) {
    let (course, _) = load::course(library);
    let (lesson, problems) = load::lesson(library, &course, &LessonId::new(id));
    (sketch_of(lesson.blocks.kept()), told(&problems))
}

#[test]
fn a_folder_a_file_and_links_to_them_open() {
    let folder = folder(&[
        ("c/course.toml", "id = \"c\""),
        ("c/1-a.md", "# A"),
        ("c/glossary.toml", ""),
    ]);
    symlink("c", folder.path().join("link")).expect("a link");
    symlink("c/1-a.md", folder.path().join("link.md")).expect("a link");
    for path in ["c", "link"] {
        let library = Library::open(&folder.path().join(path)).expect("a course");
        let (course, problems) = load::course(&library);
        assert!(problems.is_empty());
        assert_eq!(course.id, "c");
        assert_eq!(lesson_text(&library, "a").0, "- h1 #a A");
    }
    for path in ["c/1-a.md", "link.md"] {
        let library = Library::open(&folder.path().join(path)).expect("a lesson");
        let (course, problems) = load::course(&library);
        assert!(problems.is_empty());
        assert_eq!(course.title, "A");
        assert_eq!(lesson_text(&library, "a").0, "- h1 #a A");
    }
}

#[test]
fn a_file_that_describes_a_course_opens_it() {
    let folder = folder(&[
        ("c/course.toml", "id = \"c\""),
        ("c/glossary.toml", ""),
        ("c/a.md", "# A"),
        ("b/book.toml", ""),
        ("b/src/SUMMARY.md", "- [One](one.md)"),
        ("b/src/one.md", "# One"),
        ("glossary.toml", "not = \"of a course\""),
    ]);
    let lessons = |path: &str| {
        let library = Library::open(&folder.path().join(path)).expect("a course");
        let (course, _) = load::course(&library);
        let titles = course.lessons().map(|entry| entry.title.clone());
        titles.collect::<Vec<_>>()
    };
    assert_eq!(lessons("c/course.toml"), ["A"]);
    assert_eq!(lessons("c/glossary.toml"), ["A"]);
    assert_eq!(lessons("b/book.toml"), ["One"]);
    assert_eq!(lessons("glossary.toml"), ["glossary.toml"]);
}

#[test]
fn a_lesson_alone_has_the_terms_and_the_callouts_of_its_course() {
    let glossary =
        "[event-loop]\nname = \"event loop\"\ntext = \"x\"\n[heap]\nname = \"heap\"\ntext = \"\"\n";
    let course =
        "id = \"c\"\nformat = 9\n[callouts.trap]\nlead = \"AI trap\"\nstyle = \"caution\"\n";
    let folder = folder(&[
        ("c/course.toml", course),
        ("c/glossary.toml", glossary),
        (
            "c/part/1-a.md",
            "# A\n\nThe event loop.\n\n> [!CAUTION]\n> **AI trap.** Mind.\n",
        ),
        ("c/part/2-b.md", "# B"),
    ]);
    let library = Library::open(&folder.path().join("c/part/1-a.md")).expect("a lesson");
    let (course, matcher, problems) = load::course_and_matcher(&library);
    assert_eq!(course.id, "c");
    assert_eq!(course.newer, None);
    assert_eq!(course.lessons().count(), 1);
    let place = format!("{}/c/glossary.toml:6:8", folder.path().display());
    assert!(
        told(&problems).iter().any(|told| told.starts_with(&place)),
        "{problems:?}"
    );
    let (mut lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
    load::mark_terms(&mut lesson, &course, &matcher);
    let sketch = sketch_of(lesson.blocks.kept());
    assert!(
        sketch.contains("event-loop") && sketch.contains("AI trap"),
        "{sketch}"
    );
}

#[test]
fn courses_without_an_id_get_one_that_stays_and_is_their_own() {
    let folder = folder(&[("x/notes/a.md", ""), ("y/notes/a.md", "")]);
    let id = |path: &str| {
        load::course(&Library::open(&folder.path().join(path)).expect("a course"))
            .0
            .id
    };
    assert_eq!(id("x/notes"), id("x/notes"));
    assert_ne!(id("x/notes"), id("y/notes"));
    assert!(id("x/notes").starts_with("notes-"));
}

#[test]
fn what_is_no_course_is_refused_in_one_sentence() {
    let folder = folder(&[
        ("empty/a.txt", ""),
        ("course/a.md", ""),
        ("binary.md", "a\0b"),
    ]);
    assert_eq!(
        refused(&folder, "cuorse"),
        "There is no `DIR/cuorse`; did you mean `DIR/course`?"
    );
    assert_eq!(
        refused(&folder, "zzz"),
        "There is no `DIR/zzz`; give the path of a course folder or of a Markdown file."
    );
    assert_eq!(
        refused(&folder, "course/a.md/b"),
        "There is no `DIR/course/a.md/b`; give the path of a course folder or of a Markdown file."
    );
    fs::create_dir(folder.path().join("nothing")).expect("a folder");
    assert_eq!(
        refused(&folder, "nothing"),
        "The folder `DIR/nothing` is empty; put a Markdown file into it, or give the folder of a course."
    );
    assert_eq!(
        refused(&folder, "empty"),
        "The folder `DIR/empty` has no Markdown file (`*.md`) to read; give a folder that has one, or put one into it."
    );
    assert_eq!(
        refused(&folder, "binary.md"),
        "`DIR/binary.md` is a binary file; give a Markdown file or the folder of a course."
    );
    let large = fs::File::create(folder.path().join("large.md")).expect("a file");
    large.set_len(8 << 30).expect("a sparse file");
    assert_eq!(
        refused(&folder, "large.md"),
        "`DIR/large.md` is larger than 16 MB; split it into several lessons."
    );
    make_pipe(&folder.path().join("pipe.md"));
    let not_a_file =
        "is neither a folder nor a regular file; give a course folder or a Markdown file.";
    assert_eq!(
        refused(&folder, "pipe.md"),
        "`DIR/pipe.md` is a pipe; pipe its text into standard input, as in `cat README.md | nodecourse -`."
    );
    let error = Library::open(Path::new("/dev/null")).expect_err("refused");
    assert_eq!(error.to_string(), format!("`/dev/null` {not_a_file}"));
    symlink("loop", folder.path().join("loop")).expect("a link");
    assert_eq!(
        refused(&folder, "loop"),
        "`DIR/loop` is a symbolic link that leads round in a circle; give the path of the course itself, or mend the link."
    );
    symlink("nowhere.md", folder.path().join("course/lost.md")).expect("a link");
    assert_eq!(
        refused(&folder, "course/lost.md"),
        "`DIR/course/lost.md` is a symbolic link to a file that does not exist; give the path of the course itself, or mend the link."
    );
}

#[test]
fn a_glossary_that_cannot_be_read_is_told() {
    let book = [
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", "# A\n"),
    ];
    let plain = [("a.md", "# A\n")];
    for (files, name) in [(&book[..], "src/glossary.md"), (&plain, "GLOSSARY.md")] {
        for (make, why) in [
            (
                make_pipe as fn(&Path),
                "it is not a regular file (put a file of text in its place)",
            ),
            (
                make_socket,
                "it is not a regular file (put a file of text in its place)",
            ),
            (
                |path: &Path| fs::create_dir(path).expect("a folder"),
                "it is a folder, not a file (put a file of text in its place)",
            ),
            (
                |path: &Path| symlink("nowhere", path).expect("a link"),
                "it is a symbolic link to a file that does not exist (let the link lead to a file, or take it away)",
            ),
        ] {
            let folder = folder(files);
            make(&folder.path().join(name));
            let library = Library::open(folder.path()).expect("a course");
            let told = told(&load::check(&library));
            let told: Vec<&String> = told.iter().filter(|told| told.contains(name)).collect();
            assert_eq!(told.len(), 1, "{name}: {told:?}");
            // In a folder each Markdown file is a lesson, and what is none is told in words of its own.
            if name.starts_with("src") {
                let words = format!("the glossary cannot be read: {why}");
                assert!(told[0].ends_with(&words), "{told:?}");
            }
        }
    }
}

fn make_socket(path: &Path) {
    std::os::unix::net::UnixListener::bind(path).expect("a socket");
}

fn make_pipe(path: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
}

#[test]
fn nothing_outside_of_the_course_is_read() {
    let folder = folder(&[
        ("outside/secret.md", "SECRET"),
        ("c/a.md", "a"),
        ("c/sub/b.md", "b"),
    ]);
    let course_folder = folder.path().join("c");
    let outside = folder.path().join("outside");
    symlink("../outside/secret.md", course_folder.join("up.md")).expect("a link");
    symlink(outside.join("secret.md"), course_folder.join("absolute.md")).expect("a link");
    symlink("../outside", course_folder.join("folder")).expect("a link");
    symlink(
        "sub/../../outside/secret.md",
        course_folder.join("round.md"),
    )
    .expect("a link");
    symlink("sub/../a.md", course_folder.join("inside.md")).expect("a link");
    let inside = fs::canonicalize(&course_folder)
        .expect("a path")
        .join("sub/b.md");
    symlink(inside, course_folder.join("inside-absolute.md")).expect("a link");
    make_pipe(&course_folder.join("pipe.md"));
    fs::create_dir(course_folder.join("directory.md")).expect("a folder");
    let list = r#"lessons = ["up.md", "absolute.md", "folder/secret.md", "round.md", "inside.md", "inside-absolute.md", "pipe.md", "directory.md"]"#;
    fs::write(
        course_folder.join("course.toml"),
        format!("id = \"c\"\n[[module]]\n{list}\n"),
    )
    .expect("a file");

    let library = Library::open(&course_folder).expect("a course");
    let (course, problems) = load::course(&library);
    let reasons: Vec<String> = problems
        .iter()
        .map(|problem| problem.message.clone())
        .collect();
    assert_eq!(
        reasons,
        [
            "the lesson `up.md` cannot be read: its path leads out of the course's folder",
            "the lesson `absolute.md` cannot be read: its path leads out of the course's folder",
            "the lesson `folder/secret.md` cannot be read: its path leads out of the course's folder",
            "the lesson `round.md` cannot be read: its path leads out of the course's folder",
            "the lesson `pipe.md` cannot be read: it is not a regular file",
            "the lesson `directory.md` cannot be read: it is a folder, not a file",
        ]
    );
    let paths: Vec<&str> = course
        .lessons()
        .map(|lesson| lesson.path.as_str())
        .collect();
    assert_eq!(
        paths,
        ["inside.md", "inside-absolute.md", "pipe.md", "directory.md"]
    );
    assert_eq!(lesson_text(&library, "inside").0, "- p a");
    assert_eq!(lesson_text(&library, "inside-absolute").0, "- p b");
    let (text, problems) = lesson_text(&library, "pipe");
    assert_eq!(
        text,
        format!(
            "- p This lesson cannot be shown, as {}/pipe.md cannot be read: it is not a regular file; put a file of text in its place.",
            course_folder.display()
        )
    );
    // The list has told it.
    assert!(problems.is_empty());
}

#[test]
fn a_file_in_a_folder_that_is_too_large_is_a_lesson_that_says_so() {
    let folder = folder(&[("a.md", "")]);
    let large = fs::File::create(folder.path().join("b.md")).expect("a file");
    large.set_len(17 << 20).expect("a sparse file");
    let library = Library::open(folder.path()).expect("a course");
    assert_eq!(
        lesson_text(&library, "b").0,
        format!(
            "- p This lesson cannot be shown, as {}/b.md cannot be read: it is larger than 16 MB; split it into several files.",
            folder.path().display()
        )
    );
}

#[test]
fn names_are_shown_as_they_would_be_typed() {
    let folder = folder(&[
        ("course.toml", "id = \"c\""),
        ("sub/a.md", "# A {#x}\n```js wrong\n```\n"),
    ]);
    let library = Library::open(folder.path()).expect("a course");
    let (_, problems) = lesson_text(&library, "a");
    let expected = format!(
        "{}/sub/a.md:2:7: unknown attribute `wrong`",
        folder.path().display()
    );
    assert_eq!(problems, [expected]);
}

#[test]
fn the_bundled_course_loads_without_errors() {
    let library = Library::bundled();
    let (course, problems) = load::course(&library);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert!(course.lessons().count() > 0);
    for entry in course.lessons() {
        let (lesson, problems) = load::lesson(&library, &course, &entry.id);
        assert_eq!(lesson.title, entry.title);
        assert!(problems.is_empty(), "{:?}", told(&problems));
    }
}

#[test]
fn a_text_from_standard_input_is_a_course() {
    let library = Library::of_input(b"# \xc3\xa9 \xff\n\n[x](y.md)".to_vec()).expect("a text");
    let (course, problems) = load::course(&library);
    assert_eq!(
        (course.title.as_str(), told(&problems).len()),
        ("\u{e9} \u{fffd}", 0)
    );
    let ids: Vec<&str> = course.lessons().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["standard-input"]);
    let (text, problems) = lesson_text(&library, "standard-input");
    assert_eq!(
        text,
        "- h1 #x \u{e9} \u{fffd}\n0 p {other y.md:x}".replace("#x ", "#\u{e9} ")
    );
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("standard input:1:5: this is not UTF-8"));
    let other = Library::of_input(b"# B".to_vec()).expect("a text");
    assert_ne!(load::course(&other).0.id, course.id);
}
