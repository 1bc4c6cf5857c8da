//! A text on standard input is a course for every command.

use std::process::Command;

use super::{folder, piped, printed, told};

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
fn a_pipe_with_a_path_is_told_what_to_do_instead() {
    let folder = folder();
    for command in ["", "render", "toc", "check"] {
        let script = format!("echo '# x' | \"$0\" {command} /dev/stdin");
        let output = Command::new("/bin/sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_nodecourse")])
            .current_dir(folder.path())
            .output()
            .expect("a shell");
        let told = told(&output);
        let expected = "`/dev/stdin` is a pipe; pipe its text into standard input, as in ";
        assert!(told.starts_with(expected), "{command}: {told}");
        assert_eq!((output.status.code(), told.lines().count()), (Some(1), 1));
    }
}
