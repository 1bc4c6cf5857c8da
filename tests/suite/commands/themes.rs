//! `nodecourse themes`: the themes that there are, and what is wrong with the learner's own.

use std::fs;

use super::{folder, nodecourse, printed, told};

#[test]
fn themes_are_listed_and_mistakes_in_ones_own_are_told_with_their_place() {
    let folder = folder();
    let themes = folder.path().join("config/nodecourse/themes");
    fs::create_dir_all(&themes).expect("a folder");
    fs::write(
        themes.join("mine.toml"),
        "[meta]\ninherits = \"dusk\"\n[roles]\ntexxt = \"text\"\n",
    )
    .expect("a file");
    let output = nodecourse(&["themes"], folder.path());
    for name in [
        "dusk",
        "dawn",
        "terminal",
        "high-contrast-dark",
        "high-contrast-light",
        "sepia",
        "mono",
        "mine",
    ] {
        assert!(
            printed(&output).lines().any(|line| line.starts_with(name)),
            "{name}"
        );
    }
    assert!(told(&output).contains("mine.toml:4:1"), "{}", told(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn ones_own_themes_inherit_from_each_other_and_a_circle_is_told_where_it_closes() {
    let folder = folder();
    let themes = folder.path().join("config/nodecourse/themes");
    fs::create_dir_all(&themes).expect("a folder");
    let write = |name: &str, parent: &str| {
        let text = format!("[meta]\ninherits = \"{parent}\"\n");
        fs::write(themes.join(format!("{name}.toml")), text).expect("a file");
    };
    // A theme that stands in for a bundled one inherits that one.
    write("dusk", "dusk");
    write("mine", "dusk");
    write("heir", "mine");
    let output = nodecourse(&["themes"], folder.path());
    assert_eq!(told(&output), "");
    assert_eq!(output.status.code(), Some(0));
    write("mine", "heir");
    let output = nodecourse(&["themes"], folder.path());
    let told = told(&output);
    for (heir, parent) in [("mine", "heir"), ("heir", "mine")] {
        let sentence = format!("inheriting from `{parent}` leads round in a circle");
        assert!(told.contains(&sentence), "{told}");
        assert!(told.contains(&format!("{heir}.toml:2:12")), "{told}");
    }
    assert_eq!(told.matches("error").count(), 2, "{told}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_theme_that_cannot_be_read_or_is_not_there_is_told_with_its_place() {
    let folder = folder();
    let config = folder.path().join("config/nodecourse");
    fs::create_dir_all(config.join("themes/mine.toml")).expect("a folder");
    fs::write(config.join("themes/old.toml"), b"[meta]\nname = \"\xe9\"\n").expect("a file");
    fs::write(
        config.join("config.toml"),
        "memory = true\ntheme = \"duskk\"\n",
    )
    .expect("a file");
    let output = nodecourse(&["themes"], folder.path());
    let told = told(&output);
    let places = [
        "there is no theme `duskk`",
        "config.toml:2:9",
        "did you mean `dusk`?",
        "it is a folder",
        "themes/mine.toml",
        "this file is not UTF-8 from here on",
        "themes/old.toml:2:9",
        "save it as UTF-8",
    ];
    let found: Vec<_> = places.iter().map(|words| told.find(words)).collect();
    assert!(
        found.iter().all(Option::is_some) && found.is_sorted(),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_folder_of_themes_that_is_none_is_told_and_the_bundled_ones_are_there() {
    let folder = folder();
    let config = folder.path().join("config/nodecourse");
    fs::create_dir_all(&config).expect("a folder");
    fs::write(config.join("themes"), "").expect("a file");
    let output = nodecourse(&["themes"], folder.path());
    let told = told(&output);
    assert!(told.contains("it is no folder"), "{told}");
    assert_eq!(told.matches("could not be read").count(), 1, "{told}");
    assert!(printed(&output).contains("dusk"), "{}", printed(&output));
}
