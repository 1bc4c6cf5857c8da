//! mdBooks: `book.toml`, the chapters of `SUMMARY.md`, and links between them.

use std::fs;

use super::sketch::{course, sketch_of, told};
use nodecourse::course::{Course, Dialect, Lesson, LessonId, Listed};
use nodecourse::load::{self, Library};

pub const BOOK: (&str, &str) = (
    "book.toml",
    "[book]\ntitle = \"T\"\nauthors = [\"A\", \"B\"]\ndescription = \"D\"\nlanguage = \"de\"\nmultilingual = false\n[build]\ncreate-missing = true\n",
);

/// The parts, and in each the chapters with the depth of their nesting as dots.
pub fn contents(course: &Course) -> Vec<String> {
    let line = |listed: &Listed<'_>| match listed {
        Listed::Lesson(entry) => format!(
            "{}{} ({})",
            ".".repeat(entry.rank.depth),
            entry.rank.titled(&entry.title),
            entry.id
        ),
        Listed::Draft(draft) => format!(
            "{}{} -",
            ".".repeat(draft.rank.depth),
            draft.rank.titled(&draft.title)
        ),
    };
    let part = |module: &nodecourse::course::Module| {
        let lines: Vec<String> = module.listed().iter().map(line).collect();
        format!("{}: {}", module.title, lines.join(", "))
    };
    course.modules.iter().map(part).collect()
}

pub fn chapter(library: &Library, course: &Course, id: &str) -> (Lesson, Vec<String>) {
    let (lesson, problems) = load::lesson(library, course, &LessonId::new(id));
    (lesson, told(&problems))
}

/// The book's contents and problems, with chapters that are there.
fn summary(text: &str) -> (Vec<String>, Vec<String>) {
    let (_, course, problems) = course(&[
        BOOK,
        ("src/SUMMARY.md", text),
        ("src/a.md", "# Other"),
        ("src/b/README.md", ""),
        ("src/b/c.md", ""),
        ("src/my file.md", ""),
        ("unlisted.md", ""),
    ]);
    (contents(&course), told(&problems))
}

#[test]
fn a_book_opens_with_its_parts_and_nested_chapters() {
    let text = "\
# Summary

[Before](a.md)

# Part `one`

- [B](b/README.md)
  - [C *c*](./b/c.md)
    - [Later]()
  - [Soon]()

---

# Two

* [F](my%20file.md)

----

[After]()
";
    let (contents, problems) = summary(text);
    assert_eq!(
        contents,
        [
            ": Before (a)",
            "Part one: 1. B (b), .1.1. C c (b-c), ..1.1.1. Later -, .1.2. Soon -",
            "Two: 2. F (my-file)",
            ": After -",
        ]
    );
    assert_eq!(problems, [""; 0]);
}

#[test]
fn what_a_book_says_of_itself_is_used() {
    let (_, course, problems) =
        course(&[BOOK, ("src/SUMMARY.md", "- [A](a.md)"), ("src/a.md", "")]);
    assert_eq!(told(&problems), [""; 0]);
    assert_eq!((course.title.as_str(), course.summary.as_str()), ("T", "D"));
    assert_eq!((course.language.as_str(), course.authors.len()), ("de", 2));
    assert!(matches!(course.dialect, Dialect::Book(_)));
}

#[test]
fn chapters_may_lie_elsewhere_but_not_outside() {
    let files = [
        ("docs/en/SUMMARY.md", "[A](a.md)"),
        ("docs/en/a.md", ""),
        ("SUMMARY.md", "[B](b.md)"),
        ("b.md", ""),
    ];
    for (source, ids, expected) in [
        ("docs/en/", "a", vec![]),
        ("./", "b", vec![]),
        (
            "../x",
            "b",
            vec![
                "book.toml: `src/SUMMARY.md` cannot be read: it does not exist (write it, with `- [Title](file.md)` for each chapter; without it they are in the order of their files)",
                "book.toml:2:7: `../x` leads out of the book's folder (open the folder that has both the book and its chapters)",
            ],
        ),
    ] {
        let book = format!("[book]\nsrc = \"{source}\"");
        let files: Vec<(&str, &str)> = files
            .into_iter()
            .chain([("book.toml", book.as_str())])
            .collect();
        let (_, course, problems) = course(&files);
        assert_eq!(told(&problems), expected);
        if expected.is_empty() {
            let found: Vec<&str> = course.lessons().map(|entry| entry.id.as_str()).collect();
            assert_eq!(found, [ids]);
        }
    }
}

#[test]
fn words_of_the_list_that_are_no_chapter_are_told_of() {
    let out = "mdBook leaves them out, too: write a chapter, `[Title](file.md)`, or a comment, `<!-- … -->`";
    let below =
        "mdBook refuses a list below them: write a part, `# Title`, or a comment, `<!-- … -->`";
    let before = "mdBook refuses them: begin the item with its link";
    let part = "mdBook leaves them out, too: write a part, `# Title`";
    for (text, told) in [
        ("# S\n\nSome words.\n\n[A](a.md)\n", vec![("3:1", out)]),
        ("[A](a.md) and `more`\nwords\n", vec![("1:11", out)]),
        ("- [A](a.md)\n\nSome words.\n", vec![("3:1", below)]),
        ("- [A](a.md) *words*\n", vec![("1:14", out)]),
        ("- See [A](a.md)\n", vec![("1:3", before)]),
        ("- [A](a.md)\n\n## Words\n", vec![("3:4", part)]),
        (
            "- [A](a.md)\n\n<!-- words -->\n---\n\n[B](b/c.md) –\n",
            vec![],
        ),
        ("# S\n# P\n- [A `b` *c*](a.md)\n", vec![]),
    ] {
        let expected = told.iter().map(|(place, hint)| {
            format!("src/SUMMARY.md:{place}: these words are no chapter and are not shown ({hint})")
        });
        let expected: Vec<String> = expected.collect();
        assert_eq!(summary(text).1, expected, "{text}");
    }
}

#[test]
fn a_chapter_that_is_listed_without_a_title_has_that_of_its_file() {
    let (contents, problems) = summary("- [](a.md)\n- [](b/c.md)\n- []()\n");
    assert_eq!(contents, [": 1. Other (a), 2. c.md (b-c), 3.  -"]);
    assert_eq!(problems, [""; 0]);
}

#[test]
fn a_list_that_is_there_and_cannot_be_read_is_told_at_its_place() {
    let then = "until then those that can be read are in the order of their files";
    let place = "put a file of text in its place";
    let utf16 = b"\xff\xfe-\0 \0[\0A\0]\0".as_slice();
    let cases: [(&[u8], &str, &str); 3] = [
        (utf16, "it is UTF-16, not UTF-8", "save it as UTF-8"),
        (b"- \0", "it is a binary file, not text", place),
        (b"", "it is a folder, not a file", place),
    ];
    for (bytes, reason, advice) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        let source = folder.path().join("src");
        fs::create_dir(&source).expect("a folder");
        let list = source.join("SUMMARY.md");
        if bytes.is_empty() {
            fs::create_dir(&list).expect("a folder");
        } else {
            fs::write(&list, bytes).expect("a file");
        }
        fs::write(folder.path().join("book.toml"), "").expect("a file");
        fs::write(source.join("a.md"), "# A").expect("a file");
        let library = Library::open(folder.path()).expect("a book");
        let (course, problems) = load::course(&library);
        let expected = format!(
            "{}: the list of chapters cannot be read: {reason} ({advice}; {then})",
            list.display()
        );
        assert_eq!(told(&problems), [expected]);
        assert_eq!(course.lessons().count(), 1);
    }
}

#[test]
fn what_is_wrong_with_the_list_is_told_at_its_place_and_nothing_is_lost() {
    for (text, contents, problems) in [
        (
            "- [A](a.md)\n- [X](zzz.md)\n- [A again](a.md)\n- [S](https://a.example/a.md)\n",
            vec![": 1. A (a), 2. X -, 3. A again -, 4. S -"],
            vec![
                "src/SUMMARY.md:2:3: the chapter `zzz.md` cannot be read: it does not exist (write the file, or `[Title]()` while there is none)",
                "src/SUMMARY.md:3:3: the chapter `a.md` is listed twice (list it once; mdBook refuses this)",
                "src/SUMMARY.md:4:3: the chapter `https://a.example/a.md` cannot be read: it does not exist (a chapter is a file of the book, not an address)",
            ],
        ),
        (
            "- [A](a.dm)\n- [S](SUMMAR.md)\n- [A](a.md)\n- [B](b/d.md)\n- [B](b/c.md)\n",
            vec![": 1. A -, 2. S -, 3. A (a-2), 4. B -, 5. B (b-c)"],
            vec![
                "src/SUMMARY.md:1:3: the chapter `a.dm` cannot be read: it does not exist (write the file, or `[Title]()` while there is none)",
                "src/SUMMARY.md:2:3: the chapter `SUMMAR.md` cannot be read: it does not exist (write the file, or `[Title]()` while there is none)",
                "src/SUMMARY.md:4:3: the chapter `b/d.md` cannot be read: it does not exist (write the file, or `[Title]()` while there is none)",
            ],
        ),
        (
            "- [A](a.dm)\n- [O](../../o.md)\n- [R](/a.md)\n- [B](b/c.md)",
            vec![": 1. A -, 2. O -, 3. R -, 4. B (b-c)"],
            vec![
                "src/SUMMARY.md:1:3: the chapter `a.dm` cannot be read: it does not exist (did you mean `a.md`?)",
                "src/SUMMARY.md:2:3: the chapter `../../o.md` cannot be read: its path leads out of the course's folder (copy the file into the folder)",
                "src/SUMMARY.md:3:3: the chapter `/a.md` cannot be read: its path leads out of the course's folder (copy the file into the folder)",
            ],
        ),
        (
            "- words\n  - [A](a.md) and [B](b/c.md)\n",
            vec![": 1. words -, .1.1. A (a)"],
            vec![
                "src/SUMMARY.md:1:1: a chapter must be a link (write `[Title](file.md)`, or `[Title]()` while it has no file)",
                "src/SUMMARY.md:2:15: these words are no chapter and are not shown (mdBook leaves them out, too: write a chapter, `[Title](file.md)`, or a comment, `<!-- … -->`)",
                "src/SUMMARY.md:2:19: only the first link of an item is a chapter (give each chapter an item of its own)",
            ],
        ),
        (
            "- [A](a.md)\n\n[B](b/README.md)\n\n- [C](b/c.md)\n",
            vec![": 1. A (a)", ": B (b)", ": 2. C (b-c)"],
            vec![
                "src/SUMMARY.md:5:1: a list cannot follow the chapters after the numbered ones (mdBook refuses this; here its chapters go on with the numbers)",
            ],
        ),
    ] {
        let (found, told) = summary(text);
        assert_eq!(found, contents, "{text}");
        assert_eq!(told, problems, "{text}");
    }
}

#[test]
fn a_book_without_a_list_shows_its_files_in_order() {
    let missing = "book.toml: `src/SUMMARY.md` cannot be read: it does not exist (write it, with `- [Title](file.md)` for each chapter; without it they are in the order of their files)";
    let files = [
        BOOK,
        ("src/10.md", "# Ten"),
        ("src/2/x.md", ""),
        ("src/2.md", "# Two"),
        ("x.md", ""),
    ];
    let (_, course, problems) = course(&files);
    assert_eq!(told(&problems), [missing]);
    assert_eq!(contents(&course), [": Two (2), Ten (10)", "2: x.md (2-x)"]);
    let empty = [
        ("book.toml", "title ="),
        ("src/SUMMARY.md", "# Nothing\n\nwords\n"),
        ("src/a.md", ""),
    ];
    let (_, course, problems) = super::sketch::course(&empty);
    assert_eq!(contents(&course), [": a.md (a)"]);
    assert_eq!(problems.len(), 3, "{:?}", told(&problems));
}

#[test]
fn a_chapter_has_the_title_that_it_is_listed_with() {
    let (library, course, _) = course(&[
        BOOK,
        ("src/SUMMARY.md", "- [Listed](a.md)\n- [B](b.md)"),
        ("src/a.md", "# Heading\n"),
        ("src/b.md", "{{#title Own}}\n# Heading\n"),
    ]);
    assert_eq!(chapter(&library, &course, "a").0.title, "Listed");
    let (lesson, problems) = chapter(&library, &course, "b");
    // The directive names the page for the browser only, and is not shown.
    assert_eq!((lesson.title.as_str(), problems.len()), ("B", 0));
    assert_eq!(sketch_of(lesson.blocks.kept()), "- h1 #heading Heading");
}

#[test]
fn links_between_chapters_work_as_pages_and_as_files() {
    let links = "[a](b/c.md) [b](b/c.html#part) [c](b/index.html) [d](b/) [e](c.html) [f](a.html) [g](../src/b/c.md#old) [h](print.html) [i](b/README.md) [j](https://x.y) [k](/en/b/c)";
    let (library, course, _) = course(&[
        BOOK,
        (
            "src/SUMMARY.md",
            "- [A](a.md)\n- [B](b/README.md)\n- [C](b/c.md)",
        ),
        ("src/a.md", links),
        ("src/b/README.md", "# B"),
        ("src/b/c.md", "# C\n\n<a id=\"old\"></a>\n\n## Part\n"),
    ]);
    assert_eq!(
        sketch_of(chapter(&library, &course, "a").0.blocks.kept()),
        "- p {lesson b-c:a} {lesson b-c#part:b} {lesson b:c} {lesson b:d} {missing c.html:e} {lesson a:f} {lesson b-c#old:g} {other print.html:h} {lesson b:i} {external https://x.y:j} {other /en/b/c:k}"
    );
    let (lesson, _) = chapter(&library, &course, "b-c");
    let heading = |id: &str| lesson.heading(&nodecourse::course::SectionId::new(id));
    assert_eq!(
        (heading("old"), heading("part"), heading("c")),
        (Some(1), Some(1), Some(0))
    );
    assert_eq!(
        told(&load::check(&library)),
        [
            "src/a.md:1:58: the link `c.html` leads to nothing: there is no `src/c.html` (did you mean `src/b/c.md`?)",
            "src/a.md:1:155: the link `/en/b/c` begins at the site's root, and there is no `src/en/b/c` in this course",
        ]
    );
}

#[test]
fn links_follow_the_redirects_of_the_book() {
    let redirects = "[book]\ntitle = \"B\"\n[output.html.redirect]\n\"/old.html\" = \"part/new.html\"\n\"/part/older.html\" = \"../old.html\"\n\"/old.html#moved\" = \"/a.html#here\"\n\"/out.html\" = \"https://example.com/\"\n\"/round.html\" = \"round.html\"\n\"/up.html\" = \"../../x.html\"\n\"/a.html#gone\" = \"part/new.html#here\"\n";
    let links = [
        "old.md",
        "old.html#s",
        "part/older.md",
        "/old.html",
        "out.html",
        "round.html",
        "up.html",
        "part/new.md",
        "old.md#moved",
        "#gone",
        "a.html#gone",
        "a.md#there",
    ];
    let text = links.map(|link| format!("[x]({link})")).join(" ");
    let files = [
        ("book.toml", redirects),
        ("src/SUMMARY.md", "- [A](a.md)\n- [New](part/new.md)\n"),
        ("src/a.md", text.as_str()),
        ("src/part/new.md", "# New\n"),
    ];
    let (library, course, problems) = course(&files);
    assert_eq!(told(&problems), [""; 0]);
    let (lesson, _) = chapter(&library, &course, "a");
    let links = [
        "lesson part-new",
        "lesson part-new#s",
        "lesson part-new",
        "lesson part-new",
        "external https://example.com/",
        "missing round.html",
        "missing up.html",
        "lesson part-new",
        "lesson a#here",
        "lesson part-new#here",
        "lesson part-new#here",
        "section there",
    ];
    let links = links.map(|link| format!("{{{link}:x}}")).join(" ");
    assert_eq!(sketch_of(lesson.blocks.kept()), format!("- p {links}"));
}
