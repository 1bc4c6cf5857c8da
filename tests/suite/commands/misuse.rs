//! Command lines that cannot be read: one sentence with what to do, nothing printed, and the status of bad usage.

use super::{folder, nodecourse, printed, told};

fn assert_told(arguments: &[&str], sentence: &str) {
    let folder = folder();
    let output = nodecourse(arguments, folder.path());
    assert_eq!(told(&output), format!("{sentence}\n"), "{arguments:?}");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(printed(&output), "", "{arguments:?}");
}

#[test]
fn a_value_that_does_not_fit_is_told_with_those_that_do() {
    let width = |value: &str| {
        format!("`--width` cannot be `{value}`; give a number of columns from 1 to 1000.")
    };
    for value in ["0", "1001", "99999", "-5", "abc", "8O"] {
        assert_told(&["render", "--width", value], &width(value));
    }
    let cases: [(&[&str], &str); 9] = [
        (
            &["--color", "alwys"],
            "`--color` cannot be `alwys`; did you mean `always`?",
        ),
        (
            &["toc", "--color", "sometimes"],
            "`--color` cannot be `sometimes`; it is `auto`, `always` or `never`.",
        ),
        (
            &["check", "--format", "xml"],
            "`--format` cannot be `xml`; it is `human`, `json` or `github`.",
        ),
        (
            &["completions", "bsh"],
            "SHELL cannot be `bsh`; did you mean `bash`?",
        ),
        (
            &["--color"],
            "`--color` has no value; it is `auto`, `always` or `never`.",
        ),
        (
            &["render", "--width"],
            "`--width` has no value; write `--width N`.",
        ),
        (&[""], "PATH is empty; give one, or leave it out."),
        (
            &["search", " "],
            "WORD is empty; give a word, or a phrase in quotes.",
        ),
        (
            &["term", ""],
            "WORD is empty; give a word, or a phrase in quotes.",
        ),
    ];
    for (arguments, sentence) in cases {
        assert_told(arguments, sentence);
    }
}

#[test]
fn an_option_that_a_command_does_not_have_is_told_with_who_has_it_or_what_was_meant() {
    let cases: [(&[&str], &str); 9] = [
        (
            &["--width", "40"],
            "`nodecourse` has no option `--width`; it belongs to `nodecourse render`.",
        ),
        (
            &["toc", "--watch"],
            "`nodecourse toc` has no option `--watch`; it belongs to `nodecourse check-lab`.",
        ),
        (
            &["run", "a.js", "--lesson", "x"],
            "`nodecourse run` has no option `--lesson`; it belongs to `nodecourse`, `nodecourse progress reset` and `nodecourse render`.",
        ),
        (
            &["check", "--course", "x"],
            "`nodecourse check` has no option `--course`; `nodecourse check --help` shows what it takes.",
        ),
        (
            &["render", "--widht", "40"],
            "`nodecourse render` has no option `--widht`; did you mean `--width`?",
        ),
        (
            &["-x"],
            "`nodecourse` has no option `-x`; `nodecourse --help` shows what it takes.",
        ),
        (
            &["search", "->", "."],
            "`nodecourse search` has no option `->`; write `nodecourse search -- '->' [PATH]` to look for it.",
        ),
        (
            &["search", "--inspect"],
            "`nodecourse search` has no option `--inspect`; write `nodecourse search -- '--inspect' [PATH]` to look for it.",
        ),
        (&["--safe=1"], "`--safe` takes no value; leave `=1` out."),
    ];
    for (arguments, sentence) in cases {
        assert_told(arguments, sentence);
    }
}

#[test]
fn words_too_many_missing_or_beside_each_other_are_told() {
    let cases: [(&[&str], &str); 16] = [
        (
            &["check", "a", "b"],
            "`b` is a word too many for `nodecourse check`; `nodecourse check --help` shows what it takes.",
        ),
        (
            &["progress", "export", "a", "b"],
            "`b` is a word too many for `nodecourse progress export`; a course is named by `--course`: write `nodecourse progress export FILE --course PATH`.",
        ),
        (
            &["progress", "import", "a", "b"],
            "`b` is a word too many for `nodecourse progress import`; a course is named by `--course`: write `nodecourse progress import FILE --course PATH`.",
        ),
        (
            &["progress", "reset", "a", "b"],
            "`b` is a word too many for `nodecourse progress reset`; a lesson is named by `--lesson`: write `nodecourse progress reset PATH --lesson ID`.",
        ),
        (
            &["progress", "undo", "a", "b"],
            "`b` is a word too many for `nodecourse progress undo`; `nodecourse progress undo --help` shows what it takes.",
        ),
        (
            &["lab", "a", "b", "c"],
            "`c` is a word too many for `nodecourse lab`; a course is named by `--course`: write `nodecourse lab ID FOLDER --course PATH`.",
        ),
        (
            &["term"],
            "WORD is missing; write `nodecourse term <WORD>...`.",
        ),
        (
            &["check", "--record"],
            "`--run` is missing; write `nodecourse check --run --record [PATH]`.",
        ),
        (
            &["--theme", "dusk", "--theme", "dawn"],
            "`--theme` is given twice; give it once.",
        ),
        (
            &["progress", "undo", "a", "--course", "b"],
            "PATH and `--course` exclude each other; leave one of them out.",
        ),
        (
            &["progress", "a", "--course", "b"],
            "PATH and `--course` exclude each other; leave one of them out.",
        ),
        (
            &["help", "chek"],
            "There is no command `chek`; did you mean `check`?",
        ),
        (
            &["chek", "zzz"],
            "There is no `chek`; did you mean the command `check`?",
        ),
        (
            &["progres", "reset"],
            "There is no `progres`; did you mean the command `progress`?",
        ),
        (
            &["progress", "exprt"],
            "There is no `exprt`; did you mean the command `progress export`?",
        ),
        (
            &["--lesson", "x", "toc"],
            "A path and --lesson before a command are the player's; write them after the command.",
        ),
    ];
    for (arguments, sentence) in cases {
        assert_told(arguments, sentence);
    }
}

#[test]
fn a_word_behind_what_was_to_be_a_command_of_progress_is_told_with_that() {
    for (words, sentence) in [
        (
            ["exprot", "x"],
            "There is no `exprot`; did you mean the command `progress export`?",
        ),
        (
            ["zzz", "x"],
            "`x` is a word too many for `nodecourse progress`; `nodecourse progress --help` shows what it takes.",
        ),
        (
            [".", "export"],
            "`export` comes before what it is for; write `nodecourse progress export --course PATH`.",
        ),
    ] {
        assert_told(&["progress", words[0], words[1]], sentence);
    }
}

#[test]
fn a_path_of_another_command_is_not_taken_for_a_command() {
    let output = nodecourse(&["toc", "chek"], folder().path());
    assert_eq!(
        told(&output),
        "There is no `chek`; give the path of a course folder or of a Markdown file.\n"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_theme_that_there_is_not_is_told_by_every_command() {
    let commands: [&[&str]; 12] = [
        &[],
        &["keys"],
        &["themes"],
        &["toc"],
        &["render"],
        &["term", "runtime"],
        &["search", "runtime"],
        &["check"],
        &["progress"],
        &["lab"],
        &["completions", "bash"],
        &["man"],
    ];
    for command in commands {
        let arguments = [command, &["--theme", "duks"]].concat();
        assert_told(
            &arguments,
            "There is no theme `duks`. Did you mean `dusk`? `nodecourse themes` lists them.",
        );
    }
    assert_told(
        &["toc", "--theme", ""],
        "There is no theme ``. `nodecourse themes` lists them.",
    );
}
