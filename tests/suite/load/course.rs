//! `course.toml`, folders of Markdown and the list of lessons.

use std::fs;

use super::sketch::{course, lesson_in, sketch_of, source_in, told};
use nodecourse::course::{CalloutStyle, Course, LessonId, LinkPolicy};
use nodecourse::diagnostic::Severity;
use nodecourse::load::{self, Library};

/// The modules as `title: id “lesson title”, …`.
fn outline(course: &Course) -> Vec<String> {
    let modules = course.modules.iter().map(|module| {
        let lessons = module.lessons.iter();
        let lessons: Vec<String> = lessons
            .map(|lesson| format!("{} “{}”", lesson.id, lesson.title))
            .collect();
        format!("{}: {}", module.title, lessons.join(", "))
    });
    modules.collect()
}

#[test]
fn what_to_do_about_a_folder_in_the_list_is_the_same_in_its_place_and_in_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = "format = 1\nid = \"c\"\n[[module]]\nlessons = [\"a.md\"]\n";
    fs::write(folder.path().join("course.toml"), list).expect("a file");
    fs::create_dir(folder.path().join("a.md")).expect("a folder");
    let library = Library::open(folder.path()).expect("a course");
    let (course, problems) = load::course(&library);
    let what = "it is a folder, not a file";
    let next = "name a file in it, or put a file of text in its place";
    let expected = format!("the lesson `a.md` cannot be read: {what} ({next})");
    let problems = told(&problems);
    assert!(
        problems.iter().any(|told| told.ends_with(&expected)),
        "{problems:?}"
    );
    let shown = sketch_of(
        load::lesson(&library, &course, &LessonId::new("a"))
            .0
            .blocks
            .kept(),
    );
    assert!(shown.ends_with(&format!("{what}; {next}.")), "{shown}");
}

#[test]
fn a_folder_that_is_called_as_a_file_keeps_its_name() {
    let folders = [
        "a.md",
        "02-intro.js",
        "v1.2",
        "node.js-basics",
        "03-my_part",
    ];
    let files: Vec<(String, &str)> = folders
        .iter()
        .map(|folder| (format!("{folder}/x.md"), "# X\n"))
        .collect();
    let (course, _) = load::course(&Library::in_memory(files));
    let titles = course.modules.iter().map(|module| module.title.as_str());
    let titles: Vec<&str> = titles.collect();
    assert_eq!(
        titles,
        ["intro.js", "My part", "a.md", "Node.js basics", "v1.2"]
    );
}

#[test]
fn a_course_says_what_it_is() {
    let file = r#"
format = 1
id = "c"
title = "T"
summary = "S"
language = "de"
license = "CC0"
authors = ["A", "B"]
[glossary]
link = "all"
[callouts.pitfall]
lead = "Pitfall."
style = "caution"
[packages]
express = "5.3.0"
[[module]]
title = "M"
lessons = ["b.md", "./01-a.md"]
[[module]]
title = "N"
lessons = []
"#;
    let (_, course, problems) = course(&[
        ("course.toml", file),
        ("01-a.md", "# A"),
        ("b.md", ""),
        ("c.md", ""),
    ]);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!((course.id.as_str(), course.title.as_str()), ("c", "T"));
    assert_eq!(
        (course.summary.as_str(), course.language.as_str()),
        ("S", "de")
    );
    assert_eq!(course.license.as_deref(), Some("CC0"));
    assert_eq!(course.authors, ["A", "B"]);
    assert_eq!(course.link, LinkPolicy::All);
    assert_eq!(course.callouts[0].lead, "Pitfall");
    assert_eq!(course.callouts[0].style, CalloutStyle::Caution);
    assert_eq!(course.packages["express"], "5.3.0");
    assert_eq!(outline(&course), ["M: b “b.md”, a “A”", "N: "]);
}

#[test]
fn without_modules_the_folder_gives_the_order() {
    let (_, course, problems) = course(&[
        ("course.toml", "id = \"c\"\ntitle = \"T\""),
        ("10-c.md", "# C"),
        ("9-b.md", "# B"),
        ("README.md", "# R"),
        ("2-more_things/1-x.md", ""),
        ("2-more_things/index.md", "# I"),
        ("2-more_things/deep/y.md", ""),
        ("10-last/z.md", ""),
        ("labs/one/README.md", "# not a lesson"),
    ]);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(
        outline(&course),
        [
            ": readme “R”, b “B”, c “C”",
            "More things: more-things “I”, x “1-x.md”",
            "More things / Deep: y “y.md”",
            "Last: z “z.md”",
        ]
    );
}

#[test]
fn a_folder_without_course_file_is_called_like_its_front_page() {
    let (_, course, problems) = course(&[
        ("a.md", "# A"),
        ("README.md", "# The book"),
        ("labs/b.md", ""),
    ]);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    assert_eq!(course.title, "The book");
    assert_eq!(course.lessons().count(), 3);
}

#[test]
fn mistakes_in_a_course_file_have_a_place_and_a_hint() {
    for (file, expected) in [
        (
            "id=\"c\"\ntitel = \"x\"\n",
            "course.toml:2:1: unknown key `titel` (did you mean `title`?)",
        ),
        (
            "id=\"c\"\n[glossary]\nlinks = \"x\"\n",
            "course.toml:3:1: unknown key `links` (did you mean `link`?)",
        ),
        (
            "id=\"c\"\n[glossary]\nlink = \"first\"\n",
            "course.toml:3:8: `link` is `first`, not one of first-per-section, first-per-lesson, all, off (did you mean `first-per-lesson`?)",
        ),
        (
            "id=\"c\"\nformat = 2\n",
            "course.toml:2:10: this course needs a newer nodecourse: its format is 2, and this program knows 1 (update nodecourse to open it)",
        ),
        (
            "id=\"c\"\ntitle = []\n",
            "course.toml:2:9: `title` must be a string, not array",
        ),
        (
            "title = \"x\"\n",
            "course.toml:1:1: the course has no id of its own, so progress does not follow its folder when that is moved or copied (write one, as in `id = \"my-course\"`)",
        ),
        (
            "id=\"c\"\n[callouts.x]\nstyle=\"tip\"\n",
            "course.toml:2:11: the callout `x` has no lead",
        ),
        (
            "id=\"c\"\n[[module]]\nlessons = [\n\"a.md\", \"lesson-on.md\"]\n",
            "course.toml:4:9: the lesson `lesson-on.md` cannot be read: it does not exist (did you mean `lesson-one.md`?)",
        ),
        (
            "id=\"c\"\n[[module]]\nlessons = [\n\"lesson-on.md\", \"lesson-one.md\"]\n",
            "course.toml:4:1: the lesson `lesson-on.md` cannot be read: it does not exist (write the file, or take it out of the list)",
        ),
        (
            "id=\"c\"\n[[module]]\nlessons = [\"a.md\", \"../x.md\"]\n",
            "course.toml:3:20: the lesson `../x.md` cannot be read: its path leads out of the course's folder (copy the file into the folder)",
        ),
        (
            "id=\"c\"\n[[module]]\nlessons = [\"a.md\", \"/etc/passwd\"]\n",
            "course.toml:3:20: the lesson `/etc/passwd` cannot be read: its path leads out of the course's folder (copy the file into the folder)",
        ),
        (
            "id=\"c\"\n[[module]]\nlessons = [\"a.md\", \"a.md\"]\n",
            "course.toml:3:20: `a.md` is listed twice (list it once)",
        ),
    ] {
        let (_, course, problems) =
            course(&[("course.toml", file), ("a.md", ""), ("lesson-one.md", "")]);
        assert_eq!(told(&problems), [expected], "{file:?}");
        assert!(course.lessons().count() >= 1, "what can be read is shown");
    }
}

#[test]
fn a_broken_course_file_shows_what_can_be_read() {
    let file =
        "id = \"c\"\ntitle = \"T\"\nsummary = \n[[module]]\ntitle = \"M\"\nlessons = [\"b.md\"]\n";
    let (_, course, problems) = course(&[("course.toml", file), ("a.md", "# A"), ("b.md", "# B")]);
    assert_eq!((course.id.as_str(), course.title.as_str()), ("c", "T"));
    assert_eq!(outline(&course), ["M: b “B”", ": a “A”"]);
    assert_eq!(problems[0].severity, Severity::Error);
    assert!(
        problems[0].place().starts_with("course.toml:3:"),
        "{:?}",
        told(&problems)
    );
    let (_, course, problems) = super::sketch::course(&[("course.toml", "\u{1}[[["), ("a.md", "")]);
    assert_eq!(course.lessons().count(), 1);
    assert!(!problems.is_empty());
}

#[test]
fn a_course_file_that_yields_no_lesson_leaves_all_of_the_folder() {
    let files = [("10-c.md", "# C"), ("9-b.md", "# B"), ("x/a.md", "# A")];
    for (file, message) in [
        (
            "id = \"c\"\ntitle = \"x\n[[module]]\nlessons = [\"9-b.md\"]\n",
            "this is not TOML",
        ),
        (
            "title = \"x\n[[module]]\nlessons = [\"9-b.md\"\n",
            "this is not TOML",
        ),
        (
            "title = \"\"\"x\n[[module]]\nlessons = [\"9-b.md\"]\n",
            "this is not TOML",
        ),
        ("[[module]\nlessons = [\"9-b.md\"]\n", "this is not TOML"),
        (
            "id = \"c\"\n[[module]]\nlessons = [\"gone.md\"]\n",
            "the lesson `gone.md` cannot be read",
        ),
        (
            "id = \"c\"\n[[module]]\nlessons = []\n",
            "no module lists a lesson, so every Markdown file is shown",
        ),
    ] {
        let files: Vec<_> = files.into_iter().chain([("course.toml", file)]).collect();
        let (_, course, problems) = course(&files);
        let told = told(&problems);
        let ids: Vec<&str> = course.lessons().map(|entry| entry.id.as_str()).collect();
        assert!(ids.contains(&"b") && ids.len() == 3, "{file:?} {ids:?}");
        if !message.contains("TOML") {
            assert_eq!(ids, ["b", "c", "a"]);
        }
        assert!(told[0].contains(message), "{file:?} {told:?}");
        for told in &told {
            assert!(
                !told.contains("no id") && !told.contains("no lessons"),
                "{told}"
            );
        }
    }
    let (_, course, _) = course(&[("course.toml", "title = \"x"), ("labs/a.md", "# A")]);
    assert_eq!(course.lessons().count(), 1);
}

#[test]
fn lessons_of_one_name_are_told_apart() {
    let (_, course, problems) = course(&[
        ("01-a/intro.md", ""),
        ("02-b/intro.md", ""),
        ("02-b/1-intro.md", ""),
        ("03-c/x.md", "+++\nid = \"intro\"\n+++\n"),
    ]);
    let ids: Vec<&str> = course.lessons().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, ["intro", "b-intro", "intro-2", "c-intro"]);
    // Of ids that no one has given, no one is told.
    let [problem] = told(&problems).try_into().expect("one problem");
    assert!(
        problem.contains("`intro`") && problem.contains("x.md"),
        "{problem}"
    );
}

#[test]
fn a_course_without_lessons_is_an_error() {
    let (_, course, problems) = course(&[("course.toml", "id = \"c\"")]);
    assert_eq!(course.lessons().count(), 0);
    assert_eq!(
        told(&problems),
        [
            "course.toml: neither it nor its folder has a lesson (add a lesson: a file that ends in `.md`)"
        ]
    );
}

#[test]
fn a_title_of_the_front_matter_alone_begins_the_text() {
    let rest = "Words.[^n]\n\n<details><summary>More</summary>\n\nInside.\n\n</details>\n\n## The title\n\nEnd.\n\n[^n]: Note.\n";
    let (bare, _) = lesson_in(&[("a.md", rest)]);
    let text = format!("---\ntitle: The title\n---\n{rest}");
    let (titled, source) = source_in(&[("a.md", &text)]);
    assert_eq!(
        sketch_of(titled.blocks.kept()),
        format!(
            "- h1 #the-title-title The title\n{}",
            sketch_of(bare.blocks.kept())
                .replacen('-', "0", 1)
                .replace("details1", "details2")
        )
    );
    assert_eq!(
        titled.sections.first().expect("a section").block,
        bare.sections.first().expect("a section").block + 1
    );
    let start =
        |lesson: &nodecourse::course::Lesson| lesson.footnotes.get("n").map(|blocks| blocks.start);
    assert_eq!(start(&titled), start(&bare).map(|start| start + 1));
    assert_eq!(titled.words, bare.words + 2);
    let heading = source.slice(titled.blocks[0].span);
    assert_eq!(heading, "The title");
    for text in ["+++\ntitle = \"A\"\n+++\n", "---\ntitle: >\n  A\n---\n\n"] {
        let (lesson, _) = lesson_in(&[("a.md", text)]);
        assert_eq!(sketch_of(lesson.blocks.kept()), "- h1 #a A", "{text}");
    }
    let (own, _) = lesson_in(&[("a.md", "---\ntitle: A\n---\n# B\n")]);
    assert_eq!(sketch_of(own.blocks.kept()), "- h1 #b B");
}
