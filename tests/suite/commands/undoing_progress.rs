//! `nodecourse progress undo`: what was imported last is taken back, and what was forgotten last is brought back.

use std::fs;

use nodecourse::course::LessonId;
use nodecourse::progress::{Change, Journal};

use super::progress::learn;
use super::{folder, nodecourse, printed, told};

#[test]
fn what_is_undone_can_be_named_like_what_is_shown() {
    let folder = folder();
    fs::write(folder.path().join("notes.md"), "# Notes\n").expect("a file");
    learn(folder.path());
    nodecourse(&["progress", "export", "mine"], folder.path());
    nodecourse(
        &["progress", "import", "mine", "--course", "notes.md"],
        folder.path(),
    );
    let reset = nodecourse(&["progress", "reset", "notes.md"], folder.path());
    assert!(
        printed(&reset).contains("Forgot the progress in “Notes”"),
        "{}",
        told(&reset)
    );
    let command = "`nodecourse progress undo notes.md` brings";
    let shown = nodecourse(&["progress", "notes.md"], folder.path());
    for said in [&reset, &shown] {
        assert!(printed(said).contains(command), "{}", printed(said));
    }
    let undone = nodecourse(&["progress", "undo", "notes.md"], folder.path());
    assert!(
        printed(&undone).contains("Brought back the progress in “Notes”: "),
        "{}",
        told(&undone)
    );
}

#[test]
fn what_was_forgotten_and_learned_again_is_not_missing_when_it_is_undone() {
    let folder = folder();
    let tell = |arguments: &[&str]| printed(&nodecourse(arguments, folder.path()));
    learn(folder.path());
    tell(&["progress", "export", "mine"]);
    tell(&["progress", "reset"]);
    tell(&["progress", "import", "mine"]);
    let command = "`nodecourse progress undo`";
    assert!(tell(&["progress"]).contains(&format!("{command} takes back what was imported last")));
    assert_eq!(
        tell(&["progress", "undo"]),
        "Took back what was imported last into “Node.js & Express”; what you have learnt since stays.\n"
    );
    let shown = tell(&["progress"]);
    assert!(shown.contains("place      none yet"), "{shown}");
    assert!(shown.contains(&format!("{command} brings back what was forgotten last")));
    // What was forgotten comes with the second, or is not missing where it was learned again.
    learn(folder.path());
    assert_eq!(
        tell(&["progress", "undo"]),
        "Everything that was forgotten last of “Node.js & Express” is known again already.\n"
    );
    assert!(!tell(&["progress"]).contains("progress undo"));
}

#[test]
fn an_import_after_a_reset_is_taken_back_first_and_then_the_reset() {
    let folder = folder();
    let tell = |arguments: &[&str]| printed(&nodecourse(arguments, folder.path()));
    learn(folder.path());
    tell(&["progress", "export", "mine"]);
    tell(&["progress", "reset"]);
    tell(&["progress", "import", "mine"]);
    let first = tell(&["progress", "undo"]);
    assert!(first.contains("Took back what was imported"), "{first}");
    assert_eq!(
        tell(&["progress", "undo"]),
        "Brought back the progress in “Node.js & Express”: 1 section, 1 term, 1 bookmark, the place.\n"
    );
    assert!(!tell(&["progress"]).contains("progress undo"));
}

#[test]
fn what_is_imported_is_taken_back_in_the_course_whose_path_is_told() {
    let folder = folder();
    let tell = |arguments: &[&str]| printed(&nodecourse(arguments, folder.path()));
    fs::write(folder.path().join("notes.md"), "# Notes\n").expect("a file");
    learn(folder.path());
    tell(&["progress", "export", "mine"]);
    let import = ["progress", "import", "mine", "--course", "notes.md"];
    let command = "`nodecourse progress undo notes.md` takes";
    let imported = tell(&import);
    assert!(imported.contains(command), "{imported}");
    assert!(tell(&["progress", "notes.md"]).contains(command));
    // What brings nothing new cannot be taken back, but the import before it can.
    assert!(!tell(&import).contains("undo"));
    let undone = tell(&["progress", "undo", "notes.md"]);
    assert!(undone.contains("into “Notes”"), "{undone}");
    let shown = tell(&["progress", "notes.md"]);
    assert!(!shown.contains("undo"), "{shown}");
    // A file of a course that is not meant here goes to that, and so does what takes it back.
    let read = Change::Read(LessonId::new("water"), None);
    fs::write(folder.path().join("other"), Journal::of("tea", &[read])).expect("a file");
    let imported = tell(&["progress", "import", "other"]);
    let command = "`nodecourse progress undo PATH` takes it back, with the path of that course.";
    assert!(imported.contains(command), "{imported}");
}
