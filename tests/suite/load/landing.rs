//! Links that lead to files and folders.

use super::sketch::{course, sketch_of, told};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};

#[test]
fn links_in_a_course_lead_to_lessons_files_folders_or_nothing() {
    let home = "# H\n\n[a](docs/) [b](docs) [c](docs/guide.md?x=1#install-now) [d](LICENSE) [e](src/app.js#L3) [f](src/) [g](gone.md#x) [h](../x.md) [i](pic.png) [j](src/none/)\n";
    let guide = "# G\n\n## Install now\n\n[home](..) [here](.) [up](../) [own](?x=1#install-now) [s](../src)\n";
    let (library, course, _) = course(&[
        ("README.md", home),
        ("docs/README.md", "# D\n"),
        ("docs/guide.md", guide),
        ("LICENSE", "x"),
        ("src/app.js", "x"),
        ("pic.png", "x"),
    ]);
    let links = |path: &str| {
        let found = course.lessons().find(|lesson| lesson.path == path);
        let id = found.map(|lesson| lesson.id.clone());
        let id = id.unwrap_or_else(|| LessonId::new("none"));
        sketch_of(load::lesson(&library, &course, &id).0.blocks.kept())
    };
    let home = links("README.md");
    for expected in [
        ":a}",
        ":b}",
        "#install-now:c}",
        "{file LICENSE:d}",
        "{file src/app.js#L3:e}",
        "{folder src/:f}",
        "{missing gone.md#x:g}",
        "{other ../x.md:h}",
        "{file pic.png:i}",
        "{missing src/none/:j}",
    ] {
        assert!(home.contains(expected), "{expected} in {home}");
    }
    assert_eq!(home.matches("{lesson ").count(), 3, "{home}");
    let guide = links("docs/guide.md");
    assert_eq!(guide.matches("{lesson ").count(), 3, "{guide}");
    assert!(guide.contains("{section install-now:own}"), "{guide}");
    assert!(guide.contains("{folder ../src:s}"), "{guide}");
    assert_eq!(
        told(&load::check(&library)),
        [
            "README.md:3:99: the link `gone.md` leads to nothing: there is no `gone.md`",
            "README.md:3:114: the link `../x.md` leads out of the course (copy what it leads to into the course, or give its address)",
            "README.md:3:140: the link `src/none/` leads to nothing: there is no `src/none`",
        ]
    );
}

#[test]
fn a_link_to_a_folder_leads_to_its_front_page_whatever_that_is_called() {
    let links = "[a](up/) [b](up) [c](up/index.html) [d](mixed/) [e](long/) [f](long/index.html) [g](both/) [h](both/README.md) [i](page.html) [j](page) [k](up/other.html) [l](plain/) [m](.)";
    let (library, course, _) = course(&[
        ("INDEX.md", links),
        ("up/INDEX.md", "# Up\n"),
        ("up/other.MD", "# Other\n"),
        ("mixed/ReadMe.md", "# Mixed\n"),
        ("long/index.markdown", "# Long\n"),
        ("both/README.md", "# Second\n"),
        ("both/index.md", "# First\n"),
        ("page.markdown", "# Page\n"),
        ("plain/first.md", "# Plain\n"),
    ]);
    let home = &course.lessons().next().expect("a lesson").id;
    assert_eq!(
        sketch_of(load::lesson(&library, &course, home).0.blocks.kept()),
        "- p {lesson up:a} {lesson up:b} {lesson up:c} {lesson mixed:d} {lesson long:e} {lesson long:f} {lesson both:g} {lesson both-both:h} {lesson page:i} {lesson page:j} {lesson other:k} {folder plain/:l} {lesson index:m}"
    );
}

#[test]
fn a_link_from_the_root_of_a_site_leads_to_the_lesson_that_ends_so() {
    let links = "[a](/learn/modules/publish) [b](/learn/modules/publish.md#step-2) [c](/learn/tools/) [d](/en/learn/tools/index.html) [e](/blog/publish) [f](/learn/http/intro) [g](/x/intro) [h](/learn/pic.png) [i](/LICENSE) [j](/blog/gone) [k](/learn/modules/publish#gone) [l](/modules/publish)";
    let files = [
        ("index.md", &*format!("# H\n\n{links}\n")),
        ("pages/modules/publish.md", "# P\n\n## Step 2\n"),
        ("pages/tools/README.md", "# T\n"),
        ("pages/http/intro.md", "# I\n"),
        ("pages/tls/intro.md", "# J\n"),
        ("pages/LICENSE.md", "# L\n"),
        ("LICENSE", "x"),
    ];
    let (library, course, _) = course(&files);
    let home = &course.lessons().next().expect("a lesson").id;
    let sketch = sketch_of(load::lesson(&library, &course, home).0.blocks.kept());
    for expected in [
        "{lesson publish:a}",
        "{lesson publish#step-2:b}",
        "{lesson tools:c}",
        "{lesson tools:d}",
        "{lesson publish:e}",
        "{lesson intro:f}",
        "{other /x/intro:g}",
        "{other /learn/pic.png:h}",
        "{file /LICENSE:i}",
        "{other /blog/gone:j}",
        "{lesson publish#gone:k}",
        "{lesson publish:l}",
    ] {
        assert!(sketch.contains(expected), "{expected} in {sketch}");
    }
    let expected = [
        "the link `/x/intro` begins at the site's root, and there is no `x/intro` in this course",
        "the link `/learn/pic.png` begins at the site's root, and there is no `learn/pic.png` in this course",
        "the link `/blog/gone` begins at the site's root, and there is no `blog/gone` in this course",
        "the lesson `publish` has no section `gone` (link to one of its headings, or to the lesson alone)",
    ];
    let mut found = told(&load::check(&library));
    found.retain(|told| told.starts_with("index.md"));
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.ends_with(expected), "{found}");
    }
    // A native course names its files, and is no site.
    let native = ("course.toml", "format = 1\nid = \"x\"\ntitle = \"X\"\n");
    let files = files.into_iter().chain([native]).collect::<Vec<_>>();
    let (library, course, _) = super::sketch::course(&files);
    let home = &course.lessons().next().expect("a lesson").id;
    let sketch = sketch_of(load::lesson(&library, &course, home).0.blocks.kept());
    assert!(
        sketch.contains("{other /learn/modules/publish:a}"),
        "{sketch}"
    );
}

#[test]
fn what_begins_at_the_root_of_a_site_and_is_not_there_is_told_with_what_may_have_been_meant() {
    let text = "[a](/tok/tutoral.md) ![b](/static/b.png)\n";
    for files in [
        vec![("a.md", text), ("tok/tutorial.md", "# T\n")],
        vec![
            ("book.toml", "[book]\nsrc = \".\"\n"),
            ("SUMMARY.md", "- [A](a.md)\n- [T](tok/tutorial.md)\n"),
            ("a.md", text),
            ("tok/tutorial.md", "# T\n"),
        ],
    ] {
        let found = told(&load::check(&Library::in_memory(files)));
        assert_eq!(
            found,
            [
                "a.md:1:1: the link `/tok/tutoral.md` begins at the site's root, and there is no `tok/tutoral.md` in this course (did you mean `/tok/tutorial.md`?)",
                "a.md:1:22: the image `/static/b.png` begins at the site's root, and there is no `static/b.png` in this course",
            ]
        );
    }
}

#[test]
fn a_path_from_the_root_of_a_books_site_leads_to_its_chapters_and_files() {
    let links = "[a](/x/b.md) [b](/x/b.html#h) [c](/x/b.html#gone) ![d](/img.png) [e](/img.png) [f](/ab/x/b.html#h) [g](/ab/img.png) [h](/x/gone.html) [i](/x/bb.md) [j](/ab) [k](/print.html) [l](/LICENSE) [m](/old.html) [n](/ab/old.html)\n";
    for (folder, settings) in [
        ("src/", "site-url = \"/ab/\""),
        ("", "site-url = \"https://example.org/ab\""),
    ] {
        let toml = format!(
            "[book]\nsrc = \"{}\"\n[output.html]\n{settings}\n[output.html.redirect]\n\"/old.html\" = \"x/b.html\"\n",
            if folder.is_empty() { "." } else { "src" }
        );
        let [summary, a, index, b, image] = ["SUMMARY.md", "a.md", "index.md", "x/b.md", "img.png"]
            .map(|name| format!("{folder}{name}"));
        let files = [
            ("book.toml", toml.as_str()),
            (&summary, "- [I](index.md)\n- [A](a.md)\n- [B](x/b.md)\n"),
            (&index, "# I\n"),
            (&a, links),
            (&b, "# B\n\n## H\n"),
            (&image, "x"),
            ("LICENSE", "x"),
        ];
        let (library, course, _) = course(&files);
        let (lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
        let sketch = sketch_of(lesson.blocks.kept());
        for expected in [
            "{lesson x-b:a}",
            "{lesson x-b#h:b}",
            "{lesson x-b#gone:c}",
            "{file /img.png:e}",
            "{lesson x-b#h:f}",
            "{file /ab/img.png:g}",
            "{other /x/gone.html:h}",
            "{other /x/bb.md:i}",
            "{lesson index:j}",
            "{other /print.html:k}",
            "{file /LICENSE:l}",
            "{lesson x-b:m}",
            "{lesson x-b:n}",
        ] {
            assert!(sketch.contains(expected), "{expected} in {sketch}");
        }
        let found = told(&load::check(&library));
        let found: Vec<&str> = found
            .iter()
            .filter_map(|told| Some(told.split_once(": ")?.1))
            .collect();
        assert_eq!(
            found,
            [
                "the lesson `x-b` has no section `gone` (link to one of its headings, or to the lesson alone)".to_owned(),
                format!("the link `/x/gone.html` begins at the site's root, and there is no `{folder}x/gone.html` in this course"),
                format!("the link `/x/bb.md` begins at the site's root, and there is no `{folder}x/bb.md` in this course (did you mean `/x/b.md`?)"),
            ]
        );
    }
}

#[test]
fn pages_beside_a_book_on_its_site_are_elsewhere() {
    let links = "[a](../std/index.html#x) [b](../../other/b.html) [c](gone.html) [d](../gone.md) [e](../notes.html)\n";
    let files = [
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", links),
        ("notes.html", "x"),
    ];
    let (library, course, _) = course(&files);
    assert_eq!(
        told(&load::check(&library)),
        [
            "src/a.md:1:50: the link `gone.html` leads to nothing: there is no `src/gone.html`",
            "src/a.md:1:65: the link `../gone.md` leads to nothing: there is no `gone.md`",
        ]
    );
    let (lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
    assert_eq!(
        sketch_of(lesson.blocks.kept()),
        "- p {other ../std/index.html#x:a} {other ../../other/b.html:b} {missing gone.html:c} {missing ../gone.md:d} {file ../notes.html:e}"
    );
}

#[test]
fn links_in_a_glossary_are_told_apart_as_those_of_lessons_are() {
    let links = "[a](a.md) [b](src/app.js) [c](src/) [d](gone.md)";
    let expected = "p {lesson a:a} {file src/app.js:b} {folder src/:c} {missing gone.md:d}";
    let glossary = format!("[loop]\nname = \"loop\"\ntext = \"{links}\"\nmore = \"{links}\"\n");
    let page = format!("# Glossary\n\n## loop\n\n{links}\n");
    for (name, text) in [("glossary.toml", &glossary), ("GLOSSARY.md", &page)] {
        let (_, course, _) = course(&[(name, text), ("a.md", "# A\n"), ("src/app.js", "x")]);
        let term = course.glossary.terms.first().expect("a term");
        assert!(
            sketch_of(&term.text).contains(expected),
            "{}",
            sketch_of(&term.text)
        );
        let more = sketch_of(&term.more);
        assert!(more.is_empty() || more.contains(expected), "{more}");
    }
}

#[test]
fn the_page_with_all_chapters_is_on_the_site_of_a_book_whatever_its_folder() {
    for (toml, folder) in [("", "src/"), ("[book]\nsrc = \".\"\n", "")] {
        let [summary, chapter] = ["SUMMARY.md", "a.md"].map(|name| format!("{folder}{name}"));
        let (library, course, _) = course(&[
            ("book.toml", toml),
            (&summary, "- [A](a.md)"),
            (&chapter, "[p](print.html) [q](reprint.html)\n"),
        ]);
        let (lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
        assert_eq!(
            sketch_of(lesson.blocks.kept()),
            "- p {other print.html:p} {missing reprint.html:q}"
        );
        let problems = told(&load::check(&library));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].contains("reprint.html"), "{problems:?}");
    }
}
