//! `config.toml`: what it changes, and how mistakes are told.

use nodecourse::app::config::parse;
use nodecourse::app::effect::MouseMode;
use nodecourse::app::{Action, Config};
use nodecourse::layout::CodeLines;
use nodecourse::source::Source;

fn read(text: &str) -> (Config, Vec<String>) {
    let (config, problems) = parse(&Source::new("config.toml", text));
    let told = problems.iter().map(|problem| {
        format!(
            "{} {} {}",
            problem.place(),
            problem.message,
            problem.hint.clone().unwrap_or_default()
        )
    });
    (config, told.collect())
}

#[test]
fn every_setting_is_read() {
    let (config, problems) = read(
        "theme = \"sepia\"\ntext_width = 60\nmouse = \"hover\"\ncode = \"scroll\"\n[keys]\npage-down = [\"Space\", \"s\"]\nhelp = \"F2\"\n",
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(
        (config.theme.as_deref(), config.text_width),
        (Some("sepia"), 60)
    );
    assert_eq!(
        (config.mouse, config.code_lines),
        (MouseMode::Motion, CodeLines::Scroll(0))
    );
    assert_eq!(config.keymap.keys(Action::PageDown), ["Space", "s"]);
    assert_eq!(config.keymap.keys(Action::Help), ["F2"]);
}

/// The file, and what is told of it, line by line.
const MISTAKES: [(&str, &str); 33] = [
    (
        "them = \"dusk\"",
        "1:1 `them` is not a setting did you mean `theme`?",
    ),
    (
        "text-width = 60",
        "1:1 `text-width` is not a setting did you mean `text_width`?",
    ),
    (
        "Theme = \"dusk\"",
        "1:1 `Theme` is not a setting did you mean `theme`?",
    ),
    (
        "[key]\nquit = \"x\"",
        "1:2 `key` is not a setting did you mean `keys`?",
    ),
    (
        "wibble = 1",
        "1:1 `wibble` is not a setting the settings are theme, text_width, mouse, code, memory, keys",
    ),
    (
        "quit = \"x\"",
        "1:1 `quit` is not a setting it is an action: write it below a line `[keys]`",
    ),
    (
        "theme = dusk",
        "1:9 this is not TOML: string values must be quoted, expected literal string write text in quotes: `\"dusk\"`",
    ),
    (
        "theme =",
        "1:8 this is not TOML: string values must be quoted, expected literal string write a value after `=`, or leave the line out",
    ),
    (
        "theme = 3",
        "1:9 `theme` must be the name of a theme in quotes, not `3`",
    ),
    (
        "theme = \"dusk\"\ntheme = \"dawn\"",
        "2:1 `theme` is given twice leave one of them out",
    ),
    (
        "theme \"dusk\"",
        "1:7 this is not TOML: key with no value, expected `=` write a key and its value as `key = value`",
    ),
    (
        "text_width = 40",
        "1:14 `text_width` must be a number from 50 to 90, not `40`",
    ),
    (
        "text_width = \"60\"",
        "1:14 `text_width` must be a number from 50 to 90, not `\"60\"`",
    ),
    (
        "mouse = \"hovr\"",
        "1:9 `mouse` must be \"buttons\" or \"hover\" or \"off\", not `\"hovr\"` did you mean `hover`?",
    ),
    (
        "mouse = true",
        "1:9 `mouse` must be \"buttons\" or \"hover\" or \"off\", not boolean",
    ),
    (
        "code = \"warp\"",
        "1:8 `code` must be \"wrap\" or \"scroll\", not `\"warp\"` did you mean `wrap`?",
    ),
    (
        "memory = \"on\"",
        "1:10 `memory` must be true or false, not `\"on\"`",
    ),
    (
        "memory = yes",
        "1:10 this is not TOML: string values must be quoted, expected literal string write `true` or `false`, or text in quotes: `\"yes\"`",
    ),
    (
        "keys = \"x\"",
        "1:8 `keys` must be a table, which begins with a line `[keys]`, not `\"x\"`",
    ),
    (
        "[keys]\ntheme = \"dusk\"",
        "2:1 `theme` is not an action it is a setting: write it above the line `[keys]`",
    ),
    (
        "[keys]\npage_down = \"s\"",
        "2:1 `page_down` is not an action did you mean `page-down`?",
    ),
    (
        "[keys]\nfrobnicate = \"s\"",
        "2:1 `frobnicate` is not an action `nodecourse keys` lists the actions",
    ),
    (
        "[keys]\nquit = \"Spce\"",
        "2:8 `Spce` is not the name of a key did you mean `Space`?",
    ),
    (
        "[keys]\nquit = [\"x\", \"Ctl-P\"]",
        "2:14 `Ctl-P` is not the name of a key did you mean `Ctrl-P`?",
    ),
    (
        "[keys]\nquit = \"F13\"",
        "2:8 `F13` is not the name of a key they are F1 to F12",
    ),
    (
        "[keys]\nquit = \"\"",
        "2:8 `` is not the name of a key write one key, as in `Space` or `Ctrl-P`, or letters one after the other, as in `gg`",
    ),
    (
        "[keys]\nquit = \"Ctrl-I\"",
        "2:8 `Ctrl-I` cannot be used: a terminal sends Tab, Enter or Esc for it take another key; `nodecourse keys` shows those in use",
    ),
    (
        "[keys]\nquit = \"5\"",
        "2:8 `5` cannot be used: digits say how often, as in 12j take another key; `nodecourse keys` shows those in use",
    ),
    (
        "[keys]\nquit = 5",
        "2:8 `quit` must be a key in quotes or a list of keys, not `5`",
    ),
    (
        "[keys]\nquit = [\"x\", 5]",
        "2:14 `quit` must be a key in quotes or a list of keys, not `5`",
    ),
    (
        "[keys]\nquit = \"j\"",
        "2:8 `j` is already bound to `line-down` take another key, or give `line-down` another one under [keys]",
    ),
    (
        "[keys]\nquit = [\"x\", \"xx\"]",
        "2:14 `xx` begins with `x`, which is bound to `quit` leave one of them out",
    ),
    (
        "text_width = 40\n[keys]\nquit = \"Spce\"\nall = \"x\"",
        "1:14 `text_width` must be a number from 50 to 90, not `40`\n3:8 `Spce` is not the name of a key did you mean `Space`?\n4:1 `all` is not an action `nodecourse keys` lists the actions",
    ),
];

#[test]
fn each_mistake_is_told_with_its_place_and_what_to_do() {
    for (text, expected) in MISTAKES {
        let (_, problems) = read(text);
        let told: Vec<&str> = problems
            .iter()
            .map(|problem| {
                problem
                    .strip_prefix("config.toml:")
                    .unwrap_or(problem)
                    .trim()
            })
            .collect();
        assert_eq!(told.join("\n"), expected, "{text}");
    }
}

#[test]
fn what_is_right_beside_a_mistake_holds() {
    let (config, problems) = read(
        "thme = \"sepia\"\ntheme = \"dawn\"\nmouse = \"on\"\nmemory = true\n[keys]\nquit = \"j\"\npage-down = [\"Spce\", \"s\"]\ntop = \"Hoome\"\nhelp = \"F2\"\n",
    );
    assert_eq!(problems.len(), 5, "{problems:?}");
    assert_eq!(
        (config.theme.as_deref(), config.memory),
        (Some("dawn"), true)
    );
    assert_eq!(config.mouse, Config::default().mouse);
    let keys = |action| config.keymap.keys(action);
    assert_eq!(keys(Action::Help), ["F2"]);
    assert_eq!(keys(Action::PageDown), ["s"]);
    let at_first = Config::default().keymap;
    for kept in [Action::Quit, Action::Top] {
        assert_eq!(keys(kept), at_first.keys(kept));
    }
}

#[test]
fn numbers_are_read_in_every_way_that_toml_writes_them() {
    for (text, expected) in [
        ("text_width = 0x40", 64),
        ("text_width = 0o100", 64),
        ("text_width = 0b100_0000", 64),
        ("text_width = 6_4", 64),
    ] {
        let (config, problems) = read(text);
        assert_eq!((config.text_width, problems), (expected, vec![]), "{text}");
    }
    // The digits alone would be a width that there is.
    let (config, problems) = read("text_width = 0x60");
    assert_eq!(config.text_width, Config::default().text_width);
    assert_eq!(
        problems,
        ["config.toml:1:14 `text_width` must be a number from 50 to 90, not `0x60` "]
    );
}

#[test]
fn two_actions_can_change_places_and_one_can_go_without_keys() {
    let (config, problems) = read("[keys]\npage-down = \"b\"\npage-up = \"Space\"\nhelp = []\n");
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(config.keymap.keys(Action::PageDown), ["b"]);
    assert_eq!(config.keymap.keys(Action::PageUp), ["Space"]);
    assert_eq!(config.keymap.keys(Action::Help), Vec::<String>::new());
}

#[test]
fn of_a_file_that_is_no_toml_only_the_first_mistake_is_told_and_the_rest_holds() {
    for text in [
        "[keys\nhelp = \"F2\"\n",
        "text_width = 60\ntheme = \nmouse = \"sometimes\"\n",
        "theme = dawn\nthme = \"sepia\"\n",
        "[keys]\nhelp = [\"F2\"\n[more]\n",
    ] {
        let (_, problems) = read(text);
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert!(problems[0].contains("this is not TOML"), "{problems:?}");
    }
    let (config, _) = read("text_width = 60\ntheme = dawn\n");
    assert_eq!(
        (config.theme.as_deref(), config.text_width),
        (Some("dawn"), 60)
    );
}
