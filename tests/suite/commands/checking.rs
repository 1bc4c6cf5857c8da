//! What `check` prints for people, programs and GitHub.

use std::fs;

use super::{folder, nodecourse, printed};

#[test]
fn a_place_far_in_a_long_line_has_its_column_and_is_in_the_excerpt() {
    let folder = folder();
    let before = "é word ".repeat(100);
    let text = format!("# A\n\n{before}[b](gone.md) {}\n", "after ".repeat(100));
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let human = printed(&nodecourse(&["check", "."], folder.path()));
    assert!(human.contains("a.md:3:701\n"), "{human}");
    let lines: Vec<&str> = human.lines().collect();
    let marked = lines
        .iter()
        .position(|line| line.contains("^^^"))
        .expect("the place is marked");
    let column = |line: &str, sign: &str| {
        let at = line.find(sign).expect("it is there");
        line[..at].chars().count()
    };
    assert_eq!(
        column(lines[marked], "^"),
        column(lines[marked - 1], "[b]"),
        "{human}"
    );
    assert!(lines[marked - 1].contains("| …"), "{human}");
}

#[test]
fn chapters_that_are_refused_are_told_once_and_are_not_called_unwritten() {
    let folder = folder();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("book.toml", "");
    write("src/a.md", "# A\n");
    write("src/deep/x.txt", "");
    write(
        "src/SUMMARY.md",
        "- [A](a.md)\n- [Deep](deep)\n- [Out](../../o.md)\n- [Root](/a.md)\n- [Again](a.md)\n- [Gone](gone.md)\n- [Draft]()\n",
    );
    let toc = printed(&nodecourse(&["toc", "."], folder.path()));
    let line = |title: &str| {
        let line = toc.lines().find(|line| line.contains(title));
        line.expect("it is listed").to_owned()
    };
    for title in ["Out", "Root", "Again"] {
        assert!(line(title).contains("cannot be opened"), "{toc}");
    }
    assert!(line("Gone").contains("no file"), "{toc}");
    assert!(line("Draft").contains("not written yet"), "{toc}");
    let human = printed(&nodecourse(&["check", "."], folder.path()));
    assert!(human.contains("5 errors"), "{human}");
    assert_eq!(
        human.matches("it is a folder, not a file").count(),
        1,
        "{human}"
    );
    assert!(human.contains("src/SUMMARY.md:2:3"), "{human}");
}

#[test]
fn check_reports_for_people_programs_and_github() {
    let folder = folder();
    fs::write(
        folder.path().join("course.toml"),
        "id = \"x\"\ntitle = \"X\"\n",
    )
    .expect("a file");
    fs::write(folder.path().join("a.md"), "# A\n\nSee [b](b.md) now.\n").expect("a file");
    let human = printed(&nodecourse(&["check", "."], folder.path()));
    assert!(
        human.contains("a.md:3:5") && human.contains("^^^"),
        "{human}"
    );
    let json = printed(&nodecourse(
        &["check", ".", "--format", "json"],
        folder.path(),
    ));
    let first = json.lines().next().expect("a line");
    let value: serde_json::Value = serde_json::from_str(first).expect("it is JSON");
    assert_eq!(
        (value["line"].as_u64(), value["column"].as_u64()),
        (Some(3), Some(5)),
        "{json}"
    );
    let github = printed(&nodecourse(
        &["check", ".", "--format", "github"],
        folder.path(),
    ));
    assert!(github.contains("file=a.md,line=3,col=5::"), "{github}");
}

#[test]
fn the_bundled_course_passes_check() {
    let output = nodecourse(&["check"], folder().path());
    assert_eq!(printed(&output), "No problems found.\n");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_hostile_name_adds_no_line_to_what_programs_read() {
    let folder = folder();
    let course = "id = \"x\"\ntitle = \"X\"\n\"k\\u2028::stop-commands::pwn\" = 1\n";
    fs::write(folder.path().join("course.toml"), course).expect("a file");
    fs::write(folder.path().join("a.md"), "# A\n").expect("a file");
    for format in ["github", "json"] {
        let output = nodecourse(&["check", ".", "--format", format], folder.path());
        let lines: Vec<String> = printed(&output).lines().map(str::to_owned).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("stop-commands"), "{lines:?}");
    }
}
