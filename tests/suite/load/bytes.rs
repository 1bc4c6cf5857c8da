//! Files whose bytes are not those of a text, or not all of them.

use std::fs;

use nodecourse::load::{self, Library};

use super::library::{folder, lesson_text};
use super::sketch::told;

#[test]
fn text_that_is_not_utf8_is_shown_and_told() {
    let folder = folder(&[]);
    fs::write(
        folder.path().join("a.md"),
        b"\xef\xbb\xbfone\nt\xc3\xa9 \xff wo",
    )
    .expect("a file");
    let library = Library::open(folder.path()).expect("a course");
    let (text, problems) = lesson_text(&library, "a");
    assert_eq!(text, "- p one té \u{fffd} wo");
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].contains("a.md:2:4: this is not UTF-8"),
        "{problems:?}"
    );
}

#[test]
fn a_nul_byte_in_a_text_is_shown_and_told() {
    let folder = folder(&[]);
    let (words, end) = ("Some words of a lesson.\n".repeat(4), "\n\nand more");
    let cases = [
        // One …
        (
            format!("# A\n\n{words}te\0xt{end}").into_bytes(),
            ["7:3: this is a NUL byte"].as_slice(),
        ),
        // … behind a byte order mark, and beside what is no UTF-8: each is told, once, and where it stands first.
        (
            [
                format!("\u{feff}{words}te\0x\0\nt ").as_bytes(),
                b"\xff\0\xfe",
            ]
            .concat(),
            &["5:3: this is a NUL byte", "6:3: this is not UTF-8"],
        ),
        (
            [words.as_bytes(), b"\xff te\0xt"].concat(),
            &["5:1: this is not UTF-8", "5:5: this is a NUL byte"],
        ),
        // A title, and what is beyond the part that is looked at.
        (
            format!("# A \0 B\n\n{words}").into_bytes(),
            &["1:5: this is a NUL byte"],
        ),
        (
            format!("{}{}", words.repeat(100), "\0".repeat(10)).into_bytes(),
            &["401:1: this is a NUL byte"],
        ),
    ];
    for (bytes, places) in cases {
        fs::write(folder.path().join("a.md"), &bytes).expect("a file");
        let library = Library::open(&folder.path().join("a.md")).expect("a text");
        let (text, problems) = lesson_text(&library, "a");
        assert!(
            text.contains('\u{fffd}') && text.contains("words"),
            "{text}"
        );
        assert!(!text.contains('\0'), "{text}");
        assert_eq!(problems.len(), places.len(), "{problems:?}");
        for (problem, place) in problems.iter().zip(places) {
            assert!(problem.contains(&format!("a.md:{place}")), "{problems:?}");
        }
        let (course, problems) = load::course(&Library::open(folder.path()).expect("a course"));
        assert!(problems.is_empty(), "{:?}", told(&problems));
        assert!(course.lessons().all(|entry| !entry.title.contains('\0')));
    }
}

#[test]
fn what_only_begins_like_a_text_is_a_binary_file() {
    let folder = folder(&[]);
    let words = "Some words of a lesson.\n".repeat(4);
    let utf16 = words
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<u8>>();
    let with_mark = [b"\xff\xfe", utf16.as_slice()].concat();
    let padded = [words.as_bytes(), &[0; 400]].concat();
    let other = [
        b"\x89PNG\r\n\x1a\n\0",
        b"\x80\xc3\x28 a b c".repeat(20).as_slice(),
    ]
    .concat();
    for (bytes, said) in [
        (utf16, "binary"),
        (with_mark, "UTF-16"),
        (padded, "binary"),
        (other, "binary"),
    ] {
        let file = folder.path().join("a.md");
        fs::write(&file, &bytes).expect("a file");
        let error = Library::open(&file).expect_err("it is no text").to_string();
        assert!(error.contains(said), "{error}");
        // The folder says the same, whatever is read of the file.
        let library = Library::open(folder.path()).expect("a course");
        assert!(lesson_text(&library, "a").0.contains(said));
    }
}
