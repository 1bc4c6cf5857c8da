//! What is there and cannot be read, which is not said to be missing.

use std::fs;
use std::os::unix::fs::symlink;

use super::sketch::{sketch_of, told};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};

#[test]
fn what_is_there_and_cannot_be_opened_is_not_said_to_be_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book");
    fs::create_dir_all(book.join("src")).expect("a folder");
    fs::write(folder.path().join("o.md"), "# O").expect("a file");
    let write = |name: &str, text: &str| fs::write(book.join(name), text).expect("a file");
    write("book.toml", "");
    write(
        "src/SUMMARY.md",
        "- [One](one.md)\n- [Zero](zero.md)\n- [Out](out.md)\n",
    );
    let links = "[zero](zero.md) [out](out.md) [round](round.md) [lost](lost.md) [gone](gone.md)";
    write("src/one.md", &format!("# One\n\n{links}\n"));
    let link = |to: &str, name: &str| symlink(to, book.join("src").join(name)).expect("a link");
    link("/dev/zero", "zero.md");
    link("../../o.md", "out.md");
    link("round.md", "round.md");
    link("none.md", "lost.md");
    let library = Library::open(&book).expect("a book");
    let found = told(&load::check(&library));
    let found: Vec<&str> = found
        .iter()
        .filter_map(|told| Some(told.split_once("src/one.md:")?.1.split_once(": ")?.1))
        .collect();
    let outside = "its path leads out of the course's folder (copy the file into the folder)";
    assert_eq!(
        found,
        [
            format!("the link `zero.md` cannot be opened: {outside}"),
            format!("the link `out.md` cannot be opened: {outside}"),
            "the link `round.md` cannot be opened: it is a symbolic link that leads round in a circle (let the link lead to a file, or take it away)".to_owned(),
            "the link `lost.md` cannot be opened: it is a symbolic link to a file that does not exist (let the link lead to a file, or take it away)".to_owned(),
            "the link `gone.md` leads to nothing: there is no `src/gone.md` (did you mean `src/one.md`?)".to_owned(),
        ]
    );
    let (course, _) = load::course(&library);
    let (lesson, _) = load::lesson(&library, &course, &LessonId::new("one"));
    let sketch = sketch_of(lesson.blocks.kept());
    for expected in [
        "{other zero.md:zero}",
        "{file round.md:round}",
        "{missing gone.md:gone}",
    ] {
        assert!(sketch.contains(expected), "{expected} in {sketch}");
    }
}

#[test]
fn sections_of_what_cannot_be_read_are_not_said_to_be_missing() {
    let links = "# One\n\n[huge](huge.md#x) [zero](zero.md#x) [out](out.md#x) [two](two.md#x)\n";
    let list = "format = 1\nid = \"x\"\ntitle = \"X\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\", \"huge.md\", \"zero.md\", \"out.md\"]\n";
    for list in [None, Some(list)] {
        let folder = tempfile::tempdir().expect("a folder");
        let course = folder.path().join("course");
        fs::create_dir(&course).expect("a folder");
        let at = |name: &str| course.join(name);
        fs::write(folder.path().join("o.md"), "# O").expect("a file");
        fs::write(at("one.md"), links).expect("a file");
        fs::write(at("two.md"), "# Two\n").expect("a file");
        if let Some(list) = list {
            fs::write(at("course.toml"), list).expect("a file");
        }
        let huge = fs::File::create(at("huge.md")).expect("a file");
        huge.set_len(3 << 30).expect("a sparse file");
        symlink("/dev/zero", at("zero.md")).expect("a link");
        symlink("../o.md", at("out.md")).expect("a link");
        let library = Library::open(&course).expect("a course");
        let mut checked = load::check(&library);
        checked.retain(|problem| problem.source.name.ends_with("one.md"));
        let checked = told(&checked);
        let sections: Vec<_> = checked
            .iter()
            .filter(|told| told.contains("has no section"))
            .collect();
        assert_eq!(sections.len(), 1, "{checked:?}");
        assert!(sections[0].contains("`two` has no section"), "{checked:?}");
        let (course, _) = load::course(&library);
        let broken = load::broken_links(&library, &course, &LessonId::new("one"));
        assert_eq!(told(&broken.problems), checked);
    }
}

#[test]
fn questions_that_are_there_and_cannot_be_read_are_not_said_to_be_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("course.toml", "format = 1\nid = \"x\"\ntitle = \"X\"\n");
    write("one.md", "# One\n\n<!-- quiz: one -->\n");
    symlink("/dev/zero", folder.path().join("one.quiz.toml")).expect("a link");
    let library = Library::open(folder.path()).expect("a course");
    let found = told(&load::check(&library));
    let words = "`one.quiz.toml` cannot be read: its path leads out of the course's folder (copy the file into the folder)";
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found.iter().all(|found| found.ends_with(words)),
        "{found:?}"
    );
}

#[test]
fn files_of_practice_that_are_there_and_cannot_be_read_are_not_said_to_be_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let link = |to: &str, name: &str| symlink(to, folder.path().join(name)).expect("a link");
    write("course.toml", "format = 1\nid = \"x\"\ntitle = \"X\"\n");
    write("one.md", "# One\n\n<!-- review: r -->\n\n<!-- lab: l -->\n");
    write(
        "labs/l/lab.toml",
        "id = \"l\"\ntitle = \"L\"\nfiles = [\"a.js\"]\n\n[[check]]\nid = \"prints\"\ncmd = [\"node\", \"a.js\"]\nexpect = { stdout = \"1\" }\n",
    );
    write("labs/l/solution/b.js", "1");
    link("README.md", "labs/l/README.md");
    link("nowhere", "labs/l/starter");
    link("a.js", "labs/l/solution/a.js");
    write(
        "reviews/r/review.toml",
        "id = \"r\"\ntitle = \"R\"\nfile = \"flawed.js\"\nprompt = \"Well?\"\n",
    );
    link("flawed.js", "reviews/r/flawed.js");
    let found = told(&load::check(
        &Library::open(folder.path()).expect("a course"),
    ));
    let root = format!("{}/", folder.path().display());
    let found: Vec<String> = found.iter().map(|told| told.replace(&root, "")).collect();
    let circle = "cannot be read: it is a symbolic link that leads round in a circle (let the link lead to a file, or take it away)";
    let lost = "cannot be read: it is a symbolic link to a file that does not exist (let the link lead to a file, or take it away)";
    assert_eq!(
        found,
        [
            format!("labs/l/lab.toml:1:1: `README.md` {circle}"),
            format!("labs/l/lab.toml:1:1: `starter` {lost}"),
            format!("labs/l/lab.toml:3:10: `solution/a.js` {circle}"),
            format!("reviews/r/review.toml:3:8: `flawed.js` {circle}"),
        ]
    );
}
