//! The links of one lesson, looked up without a look at all of its course.

use super::sketch::told;
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};

const LIST: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\", \"sub/c.md\"]\n";

/// What is wrong with the links of the lesson `a`, by the course as it was with all its files and without this one.
fn broken_without(files: &[(&str, &str)], gone: &str) -> (Vec<String>, Vec<String>) {
    let (course, _) = load::course(&Library::in_memory(files.iter().copied()));
    let files = files.iter().filter(|(name, _)| *name != gone);
    let now = Library::in_memory(files.copied());
    let broken = told(&load::broken_links(&now, &course, &LessonId::new("a")).problems);
    let mut checked = told(&load::check(&now));
    checked.retain(|told| told.starts_with("a.md:"));
    (broken, checked)
}

#[test]
fn they_are_told_as_a_look_at_all_of_the_course_tells_them() {
    let lesson = "# A\n\n[x](b.md#part), [y](sub/c.md), [z](#here) ![i](i.png)\n\n<a href=\"b.md#none\">w</a>\n\n## Here\n";
    let files = [
        ("course.toml", LIST),
        ("a.md", lesson),
        ("b.md", "# B\n\n## Part\n"),
        ("sub/c.md", "# C\n"),
        ("i.png", ""),
    ];
    for gone in ["", "b.md", "sub/c.md", "i.png"] {
        let (broken, checked) = broken_without(&files, gone);
        assert_eq!(broken, checked, "without {gone}");
        let has_more = usize::from(!gone.is_empty());
        assert!(broken.len() > has_more, "without {gone}: {broken:?}");
    }
}

#[test]
fn those_of_a_long_lesson_are_looked_up_unless_they_would_fill_the_memory() {
    let text = |links: usize| {
        let lead = "Words that go on and on.\n\n".repeat(40_000);
        format!("# A\n\n{lead}{}", "[x](none.md) ".repeat(links))
    };
    let look_up = |text: &str| {
        let library = Library::in_memory([("a.md", text)]);
        let (course, _) = load::course(&library);
        load::broken_links(&library, &course, &LessonId::new("a"))
            .problems
            .len()
    };
    assert_eq!(look_up(&text(3)), 3);
    assert_eq!(look_up(&text(300_000)), 0);
}

#[test]
fn they_come_with_the_files_that_mend_them_however_many_links_are_whole() {
    let whole = "[x](there.txt), ".repeat(300);
    let lesson = format!(
        "# A\n\n{whole}[y](b.md#none), ![i](sub/none.png), [z](<no ne.txt#top>).\n\n<a href=\"none.md\">w</a>\n"
    );
    let files = [
        ("course.toml", LIST),
        ("a.md", &lesson),
        ("b.md", "# B\n"),
        ("sub/c.md", "# C\n"),
        ("there.txt", ""),
    ];
    let library = Library::in_memory(files);
    let (course, _) = load::course(&library);
    let broken = load::broken_links(&library, &course, &LessonId::new("a"));
    let mending = ["b.md", "no ne.txt", "none.md", "sub/none.png"];
    assert_eq!(broken.files, mending);
    assert_eq!(broken.problems.len(), mending.len());
}

#[test]
fn a_lesson_knows_whether_it_leads_to_anything_that_may_not_be_there() {
    let refers = |text: &str| {
        let library = Library::in_memory([("a.md", text)]);
        let (course, _) = load::course(&library);
        let (lesson, _) = load::packed_lesson(&library, &course, &LessonId::new("a"));
        let broken = load::broken_links(&library, &course, &LessonId::new("a"));
        assert_eq!(lesson.refers, !broken.problems.is_empty(), "{text}");
        lesson.refers
    };
    for leads in [
        "[x](none.md)",
        "Of it only [](none.md) is left.",
        "## [](none.md)",
        "<a href=\"none.md\"></a>",
        "<a href=\"none.md\">x",
        "![x](none.png)",
        "<img src=\"none.png\">",
    ] {
        assert!(refers(&format!("# A\n\n{leads}\n")), "{leads}");
    }
    assert!(!refers(
        "# A\n\n*Words* and `code` <https://example.org/>.\n"
    ));
}
