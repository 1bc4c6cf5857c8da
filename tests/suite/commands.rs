//! The commands as they are typed: what they print, what they say of a mistake, and their status.

mod checking;
mod claims;
mod consent;
#[cfg(target_os = "linux")]
mod kept;
mod keys;
mod misuse;
mod oldest;
mod opening;
mod practice;
mod progress;
mod proving;
mod recording;
mod render;
mod run;
mod search;
mod stand_ins;
mod themes;

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
    let cases: [(&[&str], i32, &str); 15] = [
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
        (&["term", "loops"], 1, "Did you mean `event loop`?"),
        (
            &["term", "word", "lesson.md"],
            1,
            "This course has no glossary.",
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
fn text_of_a_course_with_errors_says_so_after_it() {
    let folder = folder();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    write("course.toml", "id = \"x\"\ntitle = 3\n").expect("a file");
    write("a.md", "# Still here\n").expect("a file");
    for arguments in [&["."][..], &["render", "."]] {
        let output = nodecourse(arguments, folder.path());
        assert!(printed(&output).contains("Still here"));
        assert_eq!(
            told(&output),
            "1 error was found in this course; `nodecourse check .` shows it.\n"
        );
        assert_eq!(output.status.code(), Some(0));
    }
    write("a.md", "# Still here\n\n<!-- not closed\n").expect("a file");
    let output = nodecourse(&["render", "."], folder.path());
    assert_eq!(
        told(&output),
        "2 errors were found in this course; `nodecourse check .` shows them.\n"
    );
    write("course.toml", "id = \"x\"\ntitel = \"x\"\n").expect("a file");
    write("a.md", "# Only a [warning](gone.md)\n").expect("a file");
    let warned = nodecourse(&["render", "."], folder.path());
    assert_eq!(told(&warned), "");
    let bundled = nodecourse(&["render"], folder.path());
    assert_eq!(told(&bundled), "");
}

#[test]
fn text_of_a_folder_names_the_files_that_are_not_in_it() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "# First\n").expect("a file");
    fs::write(folder.path().join("b.md"), b"# Not\0text\n").expect("a file");
    fs::write(folder.path().join("c.md"), "# Last\n").expect("a file");
    let output = nodecourse(&["render", "."], folder.path());
    let text = printed(&output);
    assert!(text.contains("First") && text.contains("Last"), "{text}");
    assert_eq!(
        told(&output),
        "b.md: This lesson cannot be shown: it is a binary file, not text.\n\
         1 error was found in this course; `nodecourse check .` shows it.\n"
    );
    assert_eq!(output.status.code(), Some(0));
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
fn a_term_is_explained_by_name_alias_or_id() {
    for word in ["event loop", "EVENT LOOP", "event-loop", "Event Loops"] {
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
fn rendering_obeys_width_lesson_and_colour() {
    let folder = folder();
    let narrow = printed(&nodecourse(&["render", "--width", "30"], folder.path()));
    assert!(
        narrow
            .lines()
            .all(|line| nodecourse::text::width(line) <= 30)
    );
    let plain = printed(&nodecourse(
        &["render", "--lesson", "what-is-nodejs"],
        folder.path(),
    ));
    assert!(plain.contains("What is Node.js?") && !plain.contains('\x1b'));
    for offer in ["Quiz · 4 questions", "Lab · Where am I running?"] {
        assert!(plain.contains(offer), "{offer}: {plain}");
    }
    let coloured = printed(&nodecourse(&["render", "--color", "always"], folder.path()));
    assert!(coloured.contains("\x1b["));
    let redirected = printed(&nodecourse(&[], folder.path()));
    assert_eq!(redirected, printed(&nodecourse(&["render"], folder.path())));
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

#[test]
fn no_letter_carries_more_than_eight_marks() {
    let folder = folder();
    let crowded = format!("# T\n\nx{} and y\u{301}.\n", "\u{301}".repeat(20));
    fs::write(folder.path().join("a.md"), crowded).expect("a file");
    let text = printed(&nodecourse(&["render", "a.md"], folder.path()));
    assert_eq!(text.matches('\u{301}').count(), 9, "{text}");
}

/// Runs the program with a text on standard input.
fn piped(arguments: &[&str], text: &str, folder: &Path) -> Output {
    let file = folder.join("piped");
    fs::write(&file, text).expect("a file");
    fed(arguments, fs::File::open(file).expect("a file"), folder)
}

#[test]
fn standard_input_can_be_the_course_of_every_command() {
    let folder = folder();
    let text = "# Title\n\nWords [x][y].\n";
    let expected = "Title\n━━━━━\n\nWords [x][y].\n";
    for arguments in [
        &["-"][..],
        &["render", "-"],
        &["-", "--lesson", "standard-input"],
    ] {
        let output = piped(arguments, text, folder.path());
        assert_eq!(
            (printed(&output).as_str(), told(&output).as_str()),
            (expected, ""),
            "{arguments:?}"
        );
    }
    let output = piped(&["check", "--format", "json", "-"], text, folder.path());
    assert!(
        printed(&output).contains("\"file\":\"standard input\""),
        "{}",
        printed(&output)
    );
    let output = piped(&["toc", "-"], text, folder.path());
    assert_eq!(
        printed(&output),
        "Title\n\n  Title    1 min  standard-input\n"
    );
    let output = piped(&["-"], "", folder.path());
    assert_eq!(
        (output.status.code(), told(&output).as_str()),
        (Some(0), "")
    );
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
    let output = nodecourse(&["toc", "empty"], folder.path());
    assert_eq!(
        (output.status.code(), told(&output).lines().count()),
        (Some(1), 1)
    );
}
