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
