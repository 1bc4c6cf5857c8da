//! `nodecourse progress export` and `import`: progress that goes from one place to another.

use std::fs;

use nodecourse::course::LessonId;
use nodecourse::progress::{Change, Journal};
use nodecourse::text::fnv32;

use super::progress::learn;
use super::{folder, nodecourse, piped, printed, told};

#[test]
fn a_dash_is_standard_output_and_input() {
    let (here, there) = (folder(), folder());
    learn(here.path());
    let exported = nodecourse(&["progress", "export", "-"], here.path());
    assert_eq!(
        printed(&exported),
        printed(&nodecourse(&["progress", "export"], here.path()))
    );
    assert!(!here.path().join("-").exists(), "no file is called so");
    let import = ["progress", "import", "-"];
    let imported = piped(&import, &printed(&exported), there.path());
    assert_eq!(
        printed(&imported),
        "Took in progress in “Node.js & Express”: 1 section, 1 term, 1 bookmark, the place.\n`nodecourse progress undo` takes it back.\n",
        "{}",
        told(&imported)
    );
    for (arguments, text, sentence) in [
        (
            &import[..],
            "no progress\n",
            "What came on standard input holds no progress; `nodecourse progress export` writes such files.\n",
        ),
        (
            &["progress", "import", "-", "--course", "-"],
            "# Notes\n",
            "Standard input brings either the progress or the course; name a file for one of them.\n",
        ),
    ] {
        let output = piped(arguments, text, there.path());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(told(&output), sentence, "{arguments:?}");
    }
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    let folder = folder();
    learn(folder.path());
    let full = |command: &str| {
        let script = format!("trap '' XFSZ; ulimit -f 0; {command}");
        let state = folder.path().join("state");
        let output = std::process::Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_nodecourse")])
            .current_dir(folder.path())
            .env("XDG_STATE_HOME", state)
            .output();
        output.expect("it runs")
    };
    let output = full("exec \"$0\" progress export mine");
    assert_eq!(output.status.code(), Some(1));
    let said = told(&output);
    assert!(said.contains("`mine` could not be written"), "{said}");
    assert!(!folder.path().join("mine").exists());
    let again = nodecourse(&["progress", "export", "mine"], folder.path());
    assert!(printed(&again).contains("Wrote"), "{}", told(&again));
    // What is there already is no file of its own.
    full("exec \"$0\" progress export mine");
    assert!(folder.path().join("mine").exists());
}

#[test]
fn a_folder_is_no_file_to_write_and_may_be_the_course_that_was_meant() {
    let folder = folder();
    fs::create_dir(folder.path().join("my notes")).expect("a folder");
    fs::write(folder.path().join("my notes/a.md"), "# Notes\n").expect("a file");
    let is = "`my notes` is a folder, and progress is written to a file;";
    for (arguments, next) in [
        (
            &["my notes"][..],
            "`nodecourse progress export FILE --course 'my notes'` writes that in the course there.",
        ),
        (
            &["my notes", "--course", "my notes"],
            "name one in it that does not exist.",
        ),
    ] {
        let arguments = [&["progress", "export"], arguments].concat();
        let output = nodecourse(&arguments, folder.path());
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(told(&output), format!("{is} {next}\n"));
    }
}

#[test]
fn what_is_no_file_of_progress_is_told_with_what_to_do() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("tea")).expect("a folder");
    fs::write(at("tea/a.md"), "# Tea\n").expect("a file");
    for (arguments, sentence) in [
        (
            &["export"][..],
            "There is no progress in “Node.js & Express” to export; `nodecourse progress export FILE --course PATH` writes that in the course at PATH.",
        ),
        (
            &["export", "--course", "tea"],
            "There is no progress in “Tea” to export.",
        ),
        (
            &["export", "tea/a.md"],
            "There is a file `tea/a.md` already; `nodecourse progress export FILE --course tea/a.md` writes the progress in it to a file that does not exist.",
        ),
        (
            &["import", "gone"],
            "`gone` could not be read: there is no such file. `nodecourse progress export FILE` writes one.",
        ),
        (
            &["import", "tea"],
            "`tea` is a folder, and progress is taken in from a file; `nodecourse progress import FILE --course tea` takes one into the course there.",
        ),
        (
            &["import", "tea", "--course", "tea"],
            "`tea` is a folder, and progress is taken in from a file; name one that `nodecourse progress export FILE` has written.",
        ),
        (
            &["import", "tea", "--course", "tea/a.md"],
            "`tea` is a folder, and progress is taken in from a file; did you mean `nodecourse progress import tea/a.md --course tea`?",
        ),
        (
            &["import", "tea/a.md"],
            "`tea/a.md` holds no progress; `nodecourse progress export` writes such files.",
        ),
    ] {
        let output = nodecourse(&[&["progress"], arguments].concat(), folder.path());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(told(&output), format!("{sentence}\n"), "{arguments:?}");
    }
}

#[test]
fn progress_of_a_newer_version_is_taken_in_as_far_as_it_is_understood() {
    let folder = folder();
    let line = |rest: &str| format!("{:08x} {rest}\n\n", fnv32(rest.as_bytes()));
    let head = line("0 journal [9,\"nodejs-express\"]");
    let dream = line("1 dream [\"of tea\"]");
    let read = line("2 read [\"what-is-nodejs\",null]");
    fs::write(folder.path().join("some"), [&*head, &dream, &read].concat()).expect("a file");
    fs::write(folder.path().join("none"), head + &dream).expect("a file");
    for (file, taken, sentence) in [
        (
            "some",
            "Took in progress in “Node.js & Express”: 1 section.\n`nodecourse progress undo` takes it back.\n",
            "`some` was written by a newer nodecourse; what this one can read of it was taken in. Update nodecourse to take in the rest.\n",
        ),
        (
            "none",
            "",
            "`none` was written by a newer nodecourse, and this one can read nothing of it; update nodecourse, then take it in.\n",
        ),
    ] {
        let output = nodecourse(&["progress", "import", file], folder.path());
        assert_eq!(printed(&output), taken);
        assert_eq!(told(&output), sentence);
        assert_eq!(output.status.code(), Some(1), "{file}");
    }
}

#[test]
fn progress_of_another_course_goes_where_it_belongs() {
    let folder = folder();
    learn(folder.path());
    fs::write(folder.path().join("notes.md"), "# Notes\n").expect("a file");
    nodecourse(&["progress", "export", "mine"], folder.path());
    let into = nodecourse(
        &["progress", "import", "mine", "--course", "notes.md"],
        folder.path(),
    );
    assert!(
        printed(&into).starts_with("Took in progress in “Notes”: "),
        "{}",
        printed(&into)
    );
    assert_eq!(
        told(&into),
        "These lead to lessons that “Notes” does not have: the place, the bookmark a. Perhaps the file is of another course.\n"
    );
    let shown = printed(&nodecourse(&["progress", "notes.md"], folder.path()));
    assert!(
        shown.contains("bookmarks  1") && shown.contains("courses/notes-md-"),
        "{shown}"
    );
}

#[test]
fn progress_of_a_folder_that_was_moved_is_taken_over() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    for name in ["a/fb", "b/fb"] {
        fs::create_dir_all(at(name)).expect("a folder");
        fs::write(at(name).join("one.md"), "# One\n").expect("a file");
    }
    learn(folder.path());
    nodecourse(&["progress", "export", "mine"], folder.path());
    nodecourse(
        &["progress", "import", "mine", "--course", "a/fb"],
        folder.path(),
    );
    let shown = printed(&nodecourse(&["progress", "b/fb"], folder.path()));
    let command = shown.split('`').nth(1).expect("a command");
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    assert_eq!(words.get(..2), Some(&["progress", "import"][..]), "{shown}");
    assert_eq!(words.get(3..), Some(&["--course", "b/fb"][..]), "{shown}");
    let taken = nodecourse(&words, folder.path());
    assert!(
        printed(&taken).contains("1 section, 1 term, 1 bookmark, the place"),
        "{}",
        printed(&taken)
    );
    let shown = printed(&nodecourse(&["progress", "b/fb"], folder.path()));
    assert!(!shown.contains("elsewhere"), "{shown}");
    let shown = printed(&nodecourse(&["progress", "a/fb"], folder.path()));
    assert!(!shown.contains("elsewhere"), "{shown}");
}

#[test]
fn progress_of_a_folder_that_is_gone_is_reached_by_its_old_path() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("old")).expect("a folder");
    fs::write(at("old/one.md"), "# One\n").expect("a file");
    learn(folder.path());
    let run = |arguments: &[&str]| nodecourse(arguments, folder.path());
    let tell = |arguments: &[&str]| printed(&run(arguments));
    tell(&["progress", "export", "mine"]);
    tell(&["progress", "import", "mine", "--course", "old"]);
    fs::rename(at("old"), at("new")).expect("it is moved");
    let sum = "1 section, 1 term, 1 bookmark, the place";
    for path in ["old", "old/", "new/../old"] {
        let shown = tell(&["progress", path]);
        assert!(shown.starts_with("old\n\n"), "{path}: {shown}");
        assert!(shown.contains("read       1 section\n"), "{shown}");
        assert!(
            shown.contains("this course is not there any more"),
            "{shown}"
        );
    }
    let exported = tell(&["progress", "export", "carried", "--course", "old"]);
    assert_eq!(
        exported,
        format!("Wrote the progress in “old” to carried: {sum}.\n")
    );
    let taken = tell(&["progress", "import", "carried", "--course", "new"]);
    assert!(taken.contains(sum), "{taken}");
    let reset = tell(&["progress", "reset", "old"]);
    assert!(
        reset.contains("`nodecourse progress undo old` brings it back"),
        "{reset}"
    );
    let undone = tell(&["progress", "undo", "old"]);
    assert!(undone.contains(sum), "{undone}");
    let lesson = ["progress", "reset", "--lesson", "what-is-nodejs", "old"];
    let reset = tell(&lesson);
    assert!(reset.contains("in “what-is-nodejs”: 1 section"), "{reset}");
    for arguments in [
        &["progress", "import", "mine", "--course", "old"][..],
        &["progress", "older"],
        &["progress", "export", "--course", "older"],
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(told(&output).contains("There is no `old"), "{arguments:?}");
    }
}

#[test]
fn progress_of_another_text_from_standard_input_is_not_offered() {
    let folder = folder();
    learn(folder.path());
    nodecourse(&["progress", "export", "mine"], folder.path());
    piped(
        &["progress", "import", "mine", "--course", "-"],
        "# One\n",
        folder.path(),
    );
    let shown = printed(&piped(&["progress", "-"], "# One\n", folder.path()));
    assert!(shown.contains("bookmarks  1"), "{shown}");
    let shown = printed(&piped(&["progress", "-"], "# Two\n", folder.path()));
    assert!(shown.contains("(not there yet)"), "{shown}");
    assert!(!shown.contains("elsewhere"), "{shown}");
}

#[test]
fn progress_of_a_course_that_is_not_known_here_says_how_to_take_it_in() {
    let (here, there) = (folder(), folder());
    fs::write(here.path().join("notes.md"), "# Notes\n").expect("a file");
    learn(here.path());
    nodecourse(&["progress", "export", "mine"], here.path());
    nodecourse(
        &["progress", "import", "mine", "--course", "notes.md"],
        here.path(),
    );
    let file = there.path().join("notes");
    let file = file.to_str().expect("a path");
    nodecourse(
        &["progress", "export", file, "--course", "notes.md"],
        here.path(),
    );
    let output = nodecourse(&["progress", "import", "notes"], there.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("`nodecourse progress import notes --course PATH`"),
        "{}",
        told(&output)
    );
    assert!(!there.path().join("state").exists(), "nothing is written");
}

#[test]
fn a_file_of_progress_that_is_cut_off_is_taken_in_as_far_as_it_goes() {
    let (here, there) = (folder(), folder());
    learn(here.path());
    let exported = nodecourse(&["progress", "export"], here.path()).stdout;
    let end = exported.len();
    fs::write(there.path().join("most"), &exported[..end - 20]).expect("a file");
    let output = nodecourse(&["progress", "import", "most"], there.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        printed(&output).contains(": 1 section, 1 term, 1 bookmark.\n"),
        "{}",
        printed(&output)
    );
    assert_eq!(
        told(&output),
        "`most` is cut off or damaged; what can be read of it was taken in.\n"
    );
    fs::write(there.path().join("head"), &exported[..60]).expect("a file");
    let output = nodecourse(&["progress", "import", "head"], there.path());
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("no progress can be read of it"),
        "{}",
        told(&output)
    );
}

#[test]
fn what_is_known_of_a_lesson_under_two_names_is_counted_once() {
    let folder = folder();
    let course = folder.path().join("c");
    fs::create_dir(&course).expect("a folder");
    let listed = "format = 1\nid = \"c\"\ntitle = \"C\"\n";
    fs::write(course.join("course.toml"), listed).expect("a file");
    let own = "+++\nid = \"tea\"\naliases = [\"coffee\"]\n+++\n# Tea\n";
    fs::write(course.join("a.md"), own).expect("a file");
    let read = |name: &str| Change::Read(LessonId::new(name), None);
    let journal = Journal::of("c", &[read("tea"), read("coffee")]);
    fs::write(folder.path().join("mine"), journal).expect("a file");
    for (arguments, said) in [
        (
            &["import", "mine", "--course", "c"][..],
            "Took in progress in “C”: 1 section.",
        ),
        (&["export", "out", "--course", "c"], "to out: 1 section."),
        (&["reset", "c"], "“C”: 1 section."),
        (&["undo", "c"], "“C”: 1 section."),
        (&["reset", "c", "--lesson", "tea"], "“Tea”: 1 section."),
    ] {
        let output = nodecourse(&[&["progress"], arguments].concat(), folder.path());
        assert!(
            printed(&output).contains(said),
            "{}{}",
            printed(&output),
            told(&output)
        );
    }
}
