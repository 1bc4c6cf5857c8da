//! A text on standard input is a course for every command.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::{folder, printed, told};

/// Runs the program with a text on standard input.
fn piped(arguments: &[&str], text: &str, folder: &Path) -> Output {
    let file = folder.join("piped");
    fs::write(&file, text).expect("a file");
    Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stdin(fs::File::open(file).expect("a file"))
        .output()
        .expect("the program runs")
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
