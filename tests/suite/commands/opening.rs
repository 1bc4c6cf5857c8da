//! What is said where a course cannot be opened: the file, the line, the cause and what to do.

use std::fs;

use super::{folder, nodecourse, printed, told};

#[test]
fn a_course_that_cannot_be_opened_says_why_and_where() {
    let cases: [(&[(&str, &str)], &str); 7] = [
        (
            &[("c/book.toml", "[book]\ntitle = \"X\"\n")],
            "This course has no lessons (c/book.toml: `src/SUMMARY.md` cannot be read: it does not exist); write it, with `- [Title](file.md)` for each chapter; without it they are in the order of their files.\n",
        ),
        (
            &[("c/book.toml", "[book\ntitle = \"X\"\n")],
            "This course has no lessons (c/book.toml:1:6: this is not TOML: unclosed table, expected `]`).\n",
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
            "This course has no lessons (c/src/SUMMARY.md:3:3: the chapter `a.md` cannot be read: it does not exist).\n",
        ),
        (
            &[("c/course.toml", "id = \"c\"\n")],
            "This course has no lessons (c/course.toml: the course has no lessons).\n",
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
