//! What `check` prints for people.

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
    for title in ["Gone", "Draft"] {
        assert!(line(title).contains("not written yet"), "{toc}");
    }
    let human = printed(&nodecourse(&["check", "."], folder.path()));
    assert!(human.contains("5 errors"), "{human}");
    assert_eq!(
        human.matches("it is a folder, not a file").count(),
        1,
        "{human}"
    );
    assert!(human.contains("src/SUMMARY.md:2:3"), "{human}");
}
