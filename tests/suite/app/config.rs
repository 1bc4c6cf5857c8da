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

#[test]
fn each_mistake_is_told_with_its_place_and_the_rest_holds() {
    let (config, problems) = read(
        "thme = \"sepia\"\ntext_width = 600\nmouse = \"on\"\n[keys]\npage-dwn = \"n\"\nquit = \"j\"\nhelp = \"F2\"\n",
    );
    let told = problems.join("\n");
    for expected in [
        "config.toml:1:1 `thme` is not a setting did you mean `theme`?",
        "config.toml:2:14 `text_width` is a number from 50 to 90",
        "config.toml:3:9 `mouse` is",
        "config.toml:5:1 `page-dwn` is not an action did you mean `page-down`?",
        "config.toml:6:8 `j` is already bound to `line-down`",
    ] {
        assert!(told.contains(expected), "{expected} is missing in\n{told}");
    }
    assert_eq!(config.keymap.keys(Action::Help), ["F2"]);
    assert_eq!(config.text_width, Config::default().text_width);
}

#[test]
fn a_file_that_is_no_toml_is_told_and_changes_nothing() {
    let (config, problems) = read("theme = \n");
    assert_eq!(problems.len(), 1);
    assert!(
        problems
            .iter()
            .all(|problem| problem.starts_with("config.toml:1:")),
        "{problems:?}"
    );
    assert_eq!(config.text_width, Config::default().text_width);
}
