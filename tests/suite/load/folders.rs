//! What a folder of Markdown holds: what its lessons are called, what is left out, and what is odd in it.

use std::os::unix::fs::symlink;

use super::library::{folder, lesson_text};
use super::sketch::{sketch_of, told};
use nodecourse::load::{self, Library};

#[test]
fn pages_of_one_name_are_told_apart_by_their_files() {
    let page = "<h1 align=center>Tool</h1>\n\n## Use\n";
    let folder = folder(&[
        ("tool/README.md", "![logo](logo.svg)\n\nText.\n"),
        ("tool/docs/README.md", page),
        ("tool/docs/run.md", page),
        ("tool/docs/stop.md", page),
        ("tool/docs/more.md", "# More\n"),
    ]);
    let library = Library::open(&folder.path().join("tool")).expect("a course");
    let (course, _) = load::course(&library);
    let titles: Vec<&str> = course.lessons().map(|entry| entry.title.as_str()).collect();
    let expected = [
        "README.md",
        "Tool",
        "More",
        "Tool · run.md",
        "Tool · stop.md",
    ];
    assert_eq!(titles, expected);
    assert_eq!(course.title, "tool");
}

#[test]
fn namesakes_in_files_of_one_name_are_told_apart_by_their_paths() {
    let page = "# Tool\n";
    let library = Library::in_memory([
        ("README.md", page),
        ("docs/README.md", page),
        ("docs/run.md", page),
        ("docs/more/README.md", page),
        ("docs/more/run.md", page),
    ]);
    let (course, _) = load::course(&library);
    let titles: Vec<&str> = course.lessons().map(|entry| entry.title.as_str()).collect();
    let expected = [
        "Tool",
        "Tool · docs/",
        "Tool · docs/run.md",
        "Tool · more/",
        "Tool · docs/more/run.md",
    ];
    assert_eq!(titles, expected);
    assert_eq!(course.title, "Tool");
}

#[test]
fn pages_that_stand_for_folders_are_told_apart_as_far_as_it_takes() {
    let page = "# Tool\n";
    let titles = |paths: &[&str]| {
        let (course, _) = load::course(&Library::in_memory(paths.iter().map(|path| (*path, page))));
        assert_eq!(course.title, "Tool");
        let titles = course
            .lessons()
            .map(|entry| entry.title.replace("Tool · ", ""));
        titles.collect::<Vec<String>>()
    };
    // Two of one folder by their files.
    let paths = [
        "README.md",
        "index.md",
        "a/README.md",
        "a/index.md",
        "b/README.md",
    ];
    let expected = ["index.md", "README.md", "a/index.md", "a/README.md", "b/"];
    assert_eq!(titles(&paths), expected);
    // A folder by its path where another one has its name, whatever is in that.
    let paths = ["README.md", "a/x/README.md", "b/y/README.md"];
    assert_eq!(titles(&paths), ["Tool", "x/", "y/"]);
    let (course, _) = load::course(&Library::in_memory([
        ("README.md", page),
        ("a/x/README.md", page),
        ("b/y/README.md", page),
        ("c/x/other.md", "# Other\n"),
    ]));
    let titles: Vec<&str> = course.lessons().map(|entry| entry.title.as_str()).collect();
    assert_eq!(titles, ["Tool", "Tool · a/x/", "Tool · y/", "Other"]);
}

#[test]
fn what_seems_a_lesson_in_a_folder_and_is_none_is_told_of() {
    let folder = folder(&[
        ("c/a.md", "# A"),
        ("c/sub/b.md", "# B"),
        ("c/in.md/c.md", "# C"),
    ]);
    let course = folder.path().join("c");
    for (target, link) in [
        (".", "round"),
        ("..", "sub/up"),
        ("nowhere", "nowhere.md"),
        ("circle.md", "circle.md"),
        ("a.md", "same.md"),
        ("nowhere", "unseen"),
    ] {
        symlink(target, course.join(link)).expect("a link");
    }
    let library = Library::open(&course).expect("a course");
    let problems = load::check(&library);
    let shown = course.to_string_lossy().into_owned();
    let told: Vec<String> = told(&problems)
        .iter()
        .map(|problem| problem.replace(&format!("{shown}/"), ""))
        .collect();
    let link = "this link leads to a folder, and links to folders are not followed (give the program the folder itself, or link to the files in it)";
    assert_eq!(
        told,
        [
            "circle.md: the lesson cannot be read: it is a symbolic link that leads round in a circle (let the link lead to a file, or take it away)",
            "in.md: this is a folder, though its name is that of a Markdown file (give it another name)",
            "nowhere.md: the lesson cannot be read: it is a symbolic link to a file that does not exist (let the link lead to a file, or take it away)",
            &format!("round: {link}"),
            &format!("sub/up: {link}"),
        ]
    );
    let (course, _) = load::course(&library);
    let paths: Vec<&str> = course
        .lessons()
        .map(|lesson| lesson.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "a.md",
            "circle.md",
            "nowhere.md",
            "same.md",
            "in.md/c.md",
            "sub/b.md"
        ]
    );
}

#[test]
fn hidden_folders_dependencies_and_folders_too_deep_are_not_entered() {
    let deep = format!("{}x.md", "d/".repeat(40));
    let folder = folder(&[
        ("a.md", ""),
        (".git/b.md", ""),
        ("node_modules/c/README.md", ""),
        (&deep, ""),
    ]);
    let (course, problems) = load::course(&Library::open(folder.path()).expect("a course"));
    assert_eq!(course.lessons().count(), 1);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.ends_with("lies too deep to be read"));
}

#[test]
fn a_folder_is_read_without_what_programs_have_put_there() {
    let files = [
        (
            "README.md",
            "# R\n\n[a](docs/a.md) [b](docs/) [c](/docs/a) [d](src/main.rs) [e](docs/a.html#x)",
        ),
        ("docs/10.md", ""),
        ("docs/9.md", ""),
        ("docs/a.md", "# A\n\n## X"),
        ("docs/index.md", "# I"),
        ("src/main.rs", ""),
        (".git/x.md", ""),
        (".hidden.md", ""),
        ("node_modules/x/x.md", ""),
        ("Cargo.toml", ""),
        ("target/x.md", ""),
        ("cache/CACHEDIR.TAG", ""),
        ("cache/x.md", ""),
        ("docs/target/on-target.md", ""),
    ];
    let folder = folder(&files);
    let library = Library::open(folder.path()).expect("a course");
    let (course, problems) = load::course(&library);
    assert_eq!(told(&problems), [""; 0]);
    let paths: Vec<&str> = course.lessons().map(|entry| entry.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "README.md",
            "docs/index.md",
            "docs/9.md",
            "docs/10.md",
            "docs/a.md",
            "docs/target/on-target.md"
        ]
    );
    let (text, _) = lesson_text(&library, "readme");
    assert_eq!(
        text,
        "- h1 #r R\n0 p {lesson a:a} {lesson docs:b} {lesson a:c} {file src/main.rs:d} {lesson a#x:e}"
    );
    assert_eq!(told(&load::check(&library)), [""; 0]);
}

#[test]
fn names_that_no_screen_can_show_are_told() {
    let folder = folder(&[
        ("c/two\nlines.md", "# A"),
        ("c/turned \u{202e}b.md", "# B"),
        ("c/bell\u{7}/c.md", "# C"),
        ("c/bell\u{7}/d.md", "# D"),
        ("c/empty\u{7}/x.txt", ""),
        ("c/un\u{200b}seen.md", "# E"),
        ("c/with blank/größe.md", "# F"),
        ("c/שלום.md", "# G"),
    ]);
    let library = Library::open(&folder.path().join("c")).expect("a course");
    let (course, problems) = load::course(&library);
    assert_eq!(course.lessons().count(), 7);
    let shown = format!("{}/c/", folder.path().display());
    let mut told: Vec<String> = told(&problems)
        .iter()
        .map(|told| told.replace(&shown, ""))
        .collect();
    told.sort();
    let hint = "(give it another name)";
    assert_eq!(
        told,
        [
            format!("bell\u{7}: the name of this folder holds a control character {hint}"),
            format!(
                "turned \u{202e}b.md: the name of this file holds a mark that turns the direction of the text {hint}"
            ),
            format!("two\nlines.md: the name of this file holds a line break {hint}"),
            format!(
                "un\u{200b}seen.md: the name of this file holds a character that cannot be seen {hint}"
            ),
        ]
    );
    assert!(problems.iter().all(|problem| !problem.is_error()));
}

#[test]
fn of_a_lesson_whose_whole_course_is_gone_that_is_said() {
    let folder = folder(&[("c/a.md", "# A"), ("c/b.md", "# B")]);
    let library = Library::open(&folder.path().join("c")).expect("a course");
    let (course, _) = load::course(&library);
    let second = &course.modules.lesson(1).expect("a lesson").id;
    let shown = || {
        let (lesson, problems) = load::lesson(&library, &course, second);
        let name = folder.path().join("c/b.md");
        let name = name.to_str().expect("a name");
        let told: Vec<String> = told(&problems)
            .iter()
            .map(|told| told.replace(name, "b.md"))
            .collect();
        (sketch_of(lesson.blocks.kept()).replace(name, "b.md"), told)
    };
    std::fs::remove_file(folder.path().join("c/b.md")).expect("it goes");
    let (text, _) = shown();
    assert_eq!(
        text,
        "- p This lesson cannot be shown, as b.md cannot be read: it does not exist; put it back, or go on with another lesson."
    );
    std::fs::rename(folder.path().join("c"), folder.path().join("d")).expect("it moves");
    let (text, problems) = shown();
    assert_eq!(
        text,
        "- p This lesson cannot be shown: the folder of the course is gone; put it back."
    );
    assert_eq!(
        problems,
        ["b.md: the lesson cannot be read: the folder of the course is gone (put it back)"]
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_text_is_said_not_to_be_shown() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[("a.md", "# A")]);
    let name = std::ffi::OsStr::from_bytes(b"b\xff.md");
    std::fs::write(folder.path().join(name), "# B").expect("a file");
    let library = Library::open(folder.path()).expect("a course");
    let (_, problems) = load::course(&library);
    let told = told(&problems);
    assert_eq!(told.len(), 1, "{told:?}");
    let expected =
        "b\u{fffd}.md: this file is not shown: its name is not UTF-8 (give the file another name)";
    assert!(told[0].ends_with(expected), "{told:?}");
    assert!(problems[0].is_error());
}

#[test]
fn a_folder_is_called_as_it_is_without_the_signs_around_its_name() {
    let (_, course, _) = super::sketch::course(&[
        ("a.md", "# A"),
        ("_private/b.md", "# B"),
        ("02-_more_/c.md", "# C"),
        ("__/d.md", "# D"),
    ]);
    let titles: Vec<&str> = course
        .modules
        .iter()
        .map(|module| module.title.as_str())
        .collect();
    assert_eq!(titles, ["", "More", "__", "Private"]);
}

#[cfg(unix)]
#[test]
fn a_path_through_a_link_to_nothing_is_told_as_that() {
    let folder = folder(&[("a.md", "# A")]);
    let link = folder.path().join("gone");
    std::os::unix::fs::symlink("nowhere", &link).expect("a link");
    for path in ["gone", "gone/", "gone/x/a.md"] {
        let error = Library::open(&folder.path().join(path)).expect_err("nothing is there");
        let expected = format!("`{}` is a symbolic link to a file", link.display());
        assert!(error.to_string().starts_with(&expected), "{path}: {error}");
    }
    let error = Library::open(&folder.path().join("b.md")).expect_err("nothing is there");
    assert!(error.to_string().starts_with("There is no"), "{error}");
}
