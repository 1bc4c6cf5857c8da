//! The commands as they are typed: what they print, what they say of a mistake, and their status.

mod checking;
mod claims;
mod consent;
#[cfg(target_os = "linux")]
mod kept;
mod keys;
mod misuse;
mod moved_courses;
mod moving_progress;
mod oldest;
mod opening;
mod practice;
mod progress;
mod proving;
mod recording;
mod renamed_progress;
mod render;
mod run;
mod search;
mod search_words;
mod stand_ins;
mod standard_input;
mod themes;
mod undoing_progress;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use clap::Parser;
use nodecourse::cli::Cli;

/// Runs the program without a terminal, with a configuration folder of its own.
fn nodecourse(arguments: &[&str], folder: &Path) -> Output {
    fed(arguments, Stdio::null(), folder)
}

fn fed(arguments: &[&str], input: impl Into<Stdio>, folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("HOME", folder)
        .env_remove("NO_COLOR")
        .stdin(input)
        .output()
        .expect("the program runs")
}

/// Runs the program with a text on standard input.
fn piped(arguments: &[&str], text: &str, folder: &Path) -> Output {
    let file = folder.join("piped");
    fs::write(&file, text).expect("a file");
    fed(arguments, fs::File::open(file).expect("a file"), folder)
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it is UTF-8")
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it is UTF-8")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn each_mistake_is_one_sentence_with_what_to_do_and_a_status() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("empty")).expect("a folder");
    fs::write(at("lesson.md"), "# One\n").expect("a file");
    fs::write(at("binary.md"), "a\0b").expect("a file");
    let cases: [(&[&str], i32, &str); 17] = [
        (
            &["lesso.md"],
            1,
            "There is no `lesso.md`; did you mean `lesson.md`?",
        ),
        (&["empty"], 1, "The folder `empty` is empty; put"),
        (&["binary.md"], 1, "`binary.md` is a binary file"),
        (&["/dev/null"], 1, "neither a folder nor a regular file"),
        (&["chek"], 2, "did you mean the command `check`?"),
        (
            &["serch", "event loop"],
            2,
            "did you mean the command `search`?",
        ),
        (
            &["no-such-folder", "event loop"],
            2,
            "`event loop` is a word too many for `nodecourse`",
        ),
        (
            &["--lesson", "what-is-nodej"],
            1,
            "Did you mean `what-is-nodejs`?",
        ),
        (
            &["render", "--lesson", "zzz"],
            1,
            "Its lessons are: what-is-nodejs",
        ),
        (
            &["--theme", "duskk"],
            2,
            "Did you mean `dusk`? `nodecourse themes` lists them.",
        ),
        (&["term", "evnt loop"], 1, "Did you mean `event loop`?"),
        (&["term", "ｅｖｎｔ loop"], 1, "Did you mean `event loop`?"),
        (&["term", "loops"], 1, "Did you mean `event loop`?"),
        (
            &["term", "zzz", "yyy"],
            1,
            "`nodecourse search 'zzz yyy'` looks for it in the lessons; the player's glossary lists all 1",
        ),
        (
            &["term", "word", "lesson.md"],
            1,
            "This course has no glossary; `nodecourse search word lesson.md` looks for it in the lessons.",
        ),
        (
            &["render", "--width", "0"],
            2,
            "give a number of columns from 1 to 1000",
        ),
        (&["--colour", "never"], 2, "--color"),
    ];
    for (arguments, status, words) in cases {
        let output = nodecourse(arguments, folder.path());
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(
            told(&output).contains(words),
            "{arguments:?} said {}",
            told(&output)
        );
        assert_eq!(printed(&output), "", "{arguments:?}");
        assert_eq!(told(&output).lines().count(), 1, "{arguments:?}");
    }
}

#[test]
fn a_broken_course_shows_what_can_be_read_and_check_tells_where_it_breaks() {
    let folder = folder();
    fs::write(folder.path().join("course.toml"), "id = \"x\ntitle = 3\n").expect("a file");
    fs::write(
        folder.path().join("a.md"),
        "# Still here\n\nbad \u{fffd} byte\n",
    )
    .expect("a file");
    let rendered = nodecourse(&["."], folder.path());
    assert!(
        printed(&rendered).contains("Still here"),
        "{}",
        told(&rendered)
    );
    let checked = nodecourse(&["check", "."], folder.path());
    assert_eq!(checked.status.code(), Some(1));
    let report = printed(&checked);
    for words in [
        "course.toml:1:8",
        "invalid basic string",
        "1 error and 0 warnings",
    ] {
        assert!(report.contains(words), "{words} is missing in {report}");
    }
    // What is left of the file says nothing true about it.
    assert!(!report.contains("title"), "{report}");
}

#[test]
fn a_course_without_any_lesson_names_its_first_problem() {
    let folder = folder();
    let file = "title = \"x\n[[module]]\nlessons = [\"a.md\"]\n";
    fs::write(folder.path().join("course.toml"), file).expect("a file");
    for arguments in [
        &["."][..],
        &["render", "."],
        &["render", ".", "--lesson", "a"],
    ] {
        let output = nodecourse(arguments, folder.path());
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(printed(&output), "");
        let told = told(&output);
        assert!(
            told.starts_with("This course has no lessons (course.toml:1:11: this is not TOML"),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1);
    }
}

#[test]
fn a_term_is_explained_by_name_alias_or_id() {
    for word in [
        "event loop",
        "EVENT LOOP",
        "event-loop",
        "Event Loops",
        // As a Japanese keyboard types it, and as it is searched for.
        "ｅｖｅｎｔ ｌｏｏｐ",
        "ＥＶＥＮＴ－ｌｏｏｐｓ",
    ] {
        let output = nodecourse(&["term", word], folder().path());
        let text = printed(&output);
        assert!(text.starts_with("event loop\n\n"), "{text}");
        assert!(text.contains("Used in"), "{text}");
    }
    // Blanks are as good as hyphens, where the id is not the name.
    for word in ["event loop lag", "event-loop-lag", "Event-loop lag"] {
        let output = nodecourse(&["term", word], folder().path());
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        assert_eq!(
            printed(&output),
            printed(&nodecourse(&["term", "event-loop-lag"], folder().path()))
        );
    }
}

#[test]
fn options_may_stand_before_a_command_and_a_path_may_not() {
    let folder = folder();
    let output = nodecourse(&["--color", "always", "render"], folder.path());
    assert!(printed(&output).contains("\x1b["), "{}", told(&output));
    let output = nodecourse(&["lesson.md", "render"], folder.path());
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
}

#[test]
fn completions_and_the_manual_name_the_commands() {
    let folder = folder();
    for arguments in [
        ["completions", "bash"].as_slice(),
        &["completions", "fish"],
        &["man"],
    ] {
        let output = nodecourse(arguments, folder.path());
        assert!(printed(&output).contains("render"), "{arguments:?}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn no_arguments_are_the_defaults_of_the_command_line() {
    let parsed = Cli::try_parse_from(["nodecourse"]).expect("nothing to be wrong");
    assert_eq!(format!("{parsed:?}"), format!("{:?}", Cli::default()));
}

#[test]
fn the_contents_are_a_tree_with_ids_and_minutes() {
    let folder = folder();
    for (name, text) in [
        ("book.toml", "[book]\ntitle = \"B\""),
        (
            "src/SUMMARY.md",
            "[Before](a.md)\n\n# Part\n\n- [One](b.md)\n  - [Two](c.md)\n  - [Three]()\n",
        ),
        ("src/a.md", "# A"),
        ("src/b.md", "# B"),
        ("src/c.md", &"word ".repeat(3000)),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let output = nodecourse(&["toc", "."], folder.path());
    assert_eq!(told(&output), "");
    let expected = "\
B

  Before          1 min  a

Part
  1. One          1 min  b
    1.1. Two     15 min  c
    1.2. Three  not written yet
";
    assert_eq!(printed(&output), expected);
    let long = "A word that goes on and on, ".repeat(9);
    let deep = (0..200).map(|depth| format!("{}- [Deep {depth}]()\n", "  ".repeat(depth)));
    let summary = format!("- [{long}end](b.md)\n{}", deep.collect::<String>());
    fs::write(folder.path().join("src/SUMMARY.md"), summary).expect("a file");
    let listed = printed(&nodecourse(&["toc", "."], folder.path()));
    assert!(
        listed.contains(&format!("  1. {long}end    1 min  b\n")),
        "{listed}"
    );
    let deepest = listed.lines().last().expect("a line").trim_start();
    assert!(deepest.ends_with(" Deep 199  not written yet"), "{listed}");
    assert!(
        listed
            .lines()
            .all(|line| !line.starts_with(&" ".repeat(20)))
    );
    let output = nodecourse(&["toc", "empty"], folder.path());
    assert_eq!(
        (output.status.code(), told(&output).lines().count()),
        (Some(1), 1)
    );
}
