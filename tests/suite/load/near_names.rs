//! Which file is asked about where a link leads to nothing.

use super::sketch::{course, told};
use nodecourse::load;

#[test]
fn a_file_is_meant_only_by_a_name_that_is_near() {
    let links = "# A\n\n[a](missing.md) [b](none.md) [c](icn.md) [d](in.md) [e](sub/inc.md)\n";
    let (library, ..) = course(&[
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n- [Inc](inc.md)\n"),
        ("src/a.md", links),
        ("src/inc.md", "# Inc\n"),
    ]);
    let told = told(&load::check(&library));
    let meant: Vec<bool> = told
        .iter()
        .map(|told| told.contains("did you mean `src/inc.md`?"))
        .collect();
    assert_eq!(meant, [false, false, true, true, true], "{told:?}");
}
