//! The parts of a book and the numbers of its chapters, as `SUMMARY.md` and `book.toml` want them.

use super::book::{BOOK, chapter, contents};
use super::sketch::{course, told};

#[test]
fn a_part_without_a_list_keeps_its_title_and_one_without_chapters_is_told() {
    let summary = "# Summary\n\n- [A](a.md)\n\n# Part Two\n\n---\n\n- [B](b.md)\n\n# Empty\n\n# Part Three\n\n[C](c.md)\n\n# Part Four\n";
    let files = [
        BOOK,
        ("src/SUMMARY.md", summary),
        ("src/a.md", "# A\n"),
        ("src/b.md", "# B\n"),
        ("src/c.md", "# C\n"),
    ];
    let (_, course, problems) = course(&files);
    assert_eq!(
        contents(&course),
        [": 1. A (a)", "Part Two: 2. B (b)", "Part Three: C (c)"]
    );
    let hint = "(list its chapters below it, or take it out)";
    assert_eq!(
        told(&problems),
        [
            format!("src/SUMMARY.md:11:1: the part `Empty` has no chapter and is not shown {hint}"),
            format!(
                "src/SUMMARY.md:17:1: the part `Part Four` has no chapter and is not shown {hint}"
            ),
        ]
    );
}

#[test]
fn chapters_have_no_numbers_where_the_book_wants_none() {
    let toml = "[output.html]\nno-section-label = true\n";
    let files = [
        ("book.toml", toml),
        (
            "src/SUMMARY.md",
            "- [A](a.md)\n  - [Intro](b/one.md)\n- [Intro](c/two.md)\n- [Later]()\n",
        ),
        ("src/a.md", "# A\n"),
        ("src/b/one.md", "# B\n"),
        ("src/c/two.md", "# C\n"),
    ];
    let (library, course, problems) = course(&files);
    assert_eq!(
        contents(&course),
        [": A (a), .Intro · one.md (b-one), Intro · two.md (c-two), Later -"]
    );
    assert_eq!(told(&problems), [""; 0]);
    assert_eq!(
        chapter(&library, &course, "b-one").0.title,
        "Intro · one.md"
    );
}
