//! Links that lead to files and folders.

use super::sketch::{course, sketch_of, told};
use nodecourse::course::LessonId;
use nodecourse::load;

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
        sketch_of(&load::lesson(&library, &course, &id).0.blocks)
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
            "README.md:3:114: the link `../x.md` leads out of the course",
            "README.md:3:140: the link `src/none/` leads to nothing: there is no `src/none`",
        ]
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
