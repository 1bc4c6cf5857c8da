//! What is said where a course cannot be opened: the file, the line, the cause and what to do.

use std::fs;

use super::{folder, nodecourse, printed, told};

#[test]
fn words_need_no_quotes_and_a_course_may_follow_them() {
    let folder = folder();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("c/a.md", "# A\n\nGreen tea with milk.\n");
    write("c/GLOSSARY.md", "## green tea\n\nNot fermented.\n");
    for (arguments, name) in [
        (&["term", "event", "loop"][..], "event loop\n"),
        (&["term", "event loop"], "event loop\n"),
        (&["term", "green", "tea", "c"], "green tea\n"),
    ] {
        let output = nodecourse(arguments, folder.path());
        assert!(printed(&output).starts_with(name), "{}", told(&output));
    }
    let found = printed(&nodecourse(&["search", "tea", "with", "c"], folder.path()));
    assert!(found.starts_with("c/a.md:3:7: "), "{found}");
    let found = printed(&nodecourse(&["search", "event", "loop"], folder.path()));
    assert!(found.contains("event loop"), "{found}");
    let output = nodecourse(&["term", "green", "tea", "c/gone"], folder.path());
    assert!(
        told(&output).starts_with("There is no `c/gone`"),
        "{}",
        told(&output)
    );
}

#[test]
fn a_lesson_that_cannot_be_read_is_not_called_read() {
    let folder = folder();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text);
    write(
        "course.toml",
        "id = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n",
    )
    .expect("a file");
    write("a.md", "# A\n").expect("a file");
    write("b.md", "b\0").expect("a file");
    let listed = printed(&nodecourse(&["toc", "."], folder.path()));
    assert!(listed.contains("cannot be read  b\n"), "{listed}");
    let ids = listed
        .lines()
        .filter(|line| line.contains("  1 min") || line.ends_with("  b"));
    let columns: Vec<_> = ids.map(|line| line.chars().count()).collect();
    assert_eq!(columns, [columns[0]; 2], "{listed}");
}

#[test]
fn a_course_that_cannot_be_opened_says_why_and_where() {
    let cases: [(&[(&str, &str)], &str); 7] = [
        (
            &[("c/book.toml", "[book]\ntitle = \"X\"\n")],
            "This course has no lessons (c/book.toml: `src/SUMMARY.md` cannot be read: it does not exist); write it, with `- [Title](file.md)` for each chapter; without it they are in the order of their files.\n",
        ),
        (
            &[("c/book.toml", "[book\ntitle = \"X\"\n")],
            "This course has no lessons (c/book.toml:1:6: this is not TOML: unclosed table, expected `]`); end it with `]`, as in `[name]`.\n",
        ),
        (
            &[("c/book.toml", ""), ("c/src/SUMMARY.md", "# Summary\n")],
            "This course has no lessons (c/src/SUMMARY.md: `src/SUMMARY.md` lists no chapter); write `- [Title](file.md)` for each; without that they are in the order of their files.\n",
        ),
        (
            &[
                ("c/book.toml", ""),
                ("c/src/SUMMARY.md", "# Summary\n\n- [A](a.md)\n"),
            ],
            "This course has no lessons (c/src/SUMMARY.md:3:3: the chapter `a.md` cannot be read: it does not exist); write the file, or `[Title]()` while there is none.\n",
        ),
        (
            &[("c/course.toml", "id = \"c\"\n")],
            "This course has no lessons (c/course.toml: neither it nor its folder has a lesson); add a lesson: a file that ends in `.md`.\n",
        ),
        (
            &[
                ("c/course.toml", "id = \"c\"\nformat = 9\n"),
                ("c/a.md", "# A\n"),
            ],
            "c/course.toml:2:10: this course needs a newer nodecourse: its format is 9, and this program knows 1; update nodecourse to open it.\n",
        ),
        (
            &[("c/notes.txt", "")],
            "The folder `c` has no Markdown file (`*.md`) to read; give a folder that has one, or put one into it.\n",
        ),
    ];
    for (files, sentence) in cases {
        let folder = folder();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        for arguments in [
            &["c"][..],
            &["toc", "c"],
            &["render", "c"],
            &["search", "x", "c"],
        ] {
            let output = nodecourse(arguments, folder.path());
            assert_eq!(told(&output), sentence, "{arguments:?}");
            assert_eq!(printed(&output), "", "{arguments:?}");
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        }
    }
}

#[test]
fn whatever_is_printed_of_a_course_with_errors_says_so_and_how_to_see_them() {
    let folder = folder();
    let course = folder.path().join("we ird");
    fs::create_dir(&course).expect("a folder");
    fs::write(course.join("course.toml"), "id = 3\n").expect("a file");
    fs::write(course.join("a.md"), "# Tea\n").expect("a file");
    let glossary = "[tea]\nname = \"tea\"\ntext = \"Leaves.\"\n";
    fs::write(course.join("glossary.toml"), glossary).expect("a file");
    let commands = [
        &["toc", "we ird"][..],
        &["search", "Tea", "we ird"],
        &["term", "tea", "we ird"],
        &["render", "we ird"],
    ];
    for arguments in commands {
        let output = nodecourse(arguments, folder.path());
        let said = told(&output);
        assert!(said.contains("There are errors in this course"), "{said}");
        assert!(
            said.contains("`nodecourse check 'we ird'` shows them."),
            "{said}"
        );
    }
}

#[test]
fn a_block_of_a_lesson_that_cannot_be_read_is_not_called_missing() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "# A\n").expect("a file");
    fs::write(folder.path().join("x.md"), "\0").expect("a file");
    let output = nodecourse(&["run", "--course", ".", "x:1"], folder.path());
    assert!(
        told(&output).contains("it is a binary file"),
        "{}",
        told(&output)
    );
    assert_eq!(output.status.code(), Some(1));
    let output = nodecourse(&["lab", "caret-range", "a.md"], folder.path());
    assert!(
        told(&output).contains("a.md is a file; name a folder"),
        "{}",
        told(&output)
    );
}

#[test]
#[cfg(target_os = "linux")]
fn what_the_system_refuses_is_told_with_what_to_do_and_without_its_number() {
    let folder = folder();
    for (arguments, sentence) in [
        (
            &["/proc/self/mem"][..],
            "`/proc/self/mem` cannot be read: input/output error; check the path and the disk, or choose another place.\n",
        ),
        (
            &["run", "/proc/self/mem"],
            "`/proc/self/mem` could not be read: input/output error; check the path and the disk, or choose another place.\n",
        ),
        (
            &["lab", "where-am-i", "/dev/null/lab"],
            "The lab could not be copied to /dev/null/lab: a file is in the way of the folder; move it away, or choose another place.\n",
        ),
        (
            &["lab", "where-am-i", "/proc/lab"],
            "The lab could not be copied to /proc/lab: there is no such file or folder; check the path.\n",
        ),
        (
            &["progress", "import", "/dev/null/file"],
            "`/dev/null/file` could not be read: a file is in the way of the folder; move it away, or choose another place.\n",
        ),
    ] {
        let output = nodecourse(arguments, folder.path());
        assert_eq!(told(&output), sentence);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
}
