//! `nodecourse keys`: the key table with the learner's own keys.

use std::fs;

use nodecourse::text;

use super::{folder, nodecourse, printed, told};

#[test]
fn keys_show_the_learners_own() {
    let folder = folder();
    let config = folder.path().join("config/nodecourse");
    fs::create_dir_all(&config).expect("a folder");
    fs::write(
        config.join("config.toml"),
        "[keys]\npage-down = \"s\"\nquit = \"j\"\n",
    )
    .expect("a file");
    let output = nodecourse(&["keys"], folder.path());
    let row = |name: &str| {
        printed(&output)
            .lines()
            .find(|line| line.contains(name))
            .map(str::to_owned)
    };
    assert!(
        row(" page-down ").is_some_and(|row| row.trim_start().starts_with("s ")),
        "{}",
        printed(&output)
    );
    assert!(
        told(&output).contains("config.toml:3:8"),
        "{}",
        told(&output)
    );
}

#[test]
fn the_names_of_the_actions_stand_in_one_column() {
    let folder = folder();
    let listed = printed(&nodecourse(&["keys"], folder.path()));
    let column = |name: &str| {
        let row = listed.lines().find(|line| line.contains(name));
        let (keys, _) = row?.split_once(name)?;
        Some(text::width(keys))
    };
    for name in [" line-down ", " quit ", " forward "] {
        assert!(column(name).is_some(), "{name}: {listed}");
        assert_eq!(column(name), column(" page-down "), "{listed}");
    }
}

#[test]
fn what_is_wrong_with_the_configuration_is_told_in_its_order() {
    let folder = folder();
    let config = folder.path().join("config/nodecourse");
    fs::create_dir_all(&config).expect("a folder");
    let text = "text_width = 40\ntheme = \"duskk\"\n[keys]\nquit = \"Spce\"\n";
    fs::write(config.join("config.toml"), text).expect("a file");
    let output = nodecourse(&["keys"], folder.path());
    let told = told(&output);
    let lines = [
        "config.toml:1:14",
        "config.toml:2:9",
        "did you mean `dusk`?",
        "config.toml:4:8",
        "did you mean `Space`?",
    ];
    let found: Vec<_> = lines.iter().map(|words| told.find(words)).collect();
    assert!(
        found.iter().all(Option::is_some) && found.is_sorted(),
        "{told}"
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains(" quit "));
}

#[test]
fn a_configuration_that_cannot_be_read_is_told_with_what_to_do_by_keys_and_themes() {
    for (file, said, next) in [
        (
            "config",
            "a file is in the way of the folder",
            "move it away",
        ),
        ("config/nodecourse", "it is no folder", "move it away"),
        (
            "config/nodecourse/config.toml/inside",
            "config.toml",
            "give the folder another name",
        ),
    ] {
        let folder = folder();
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().expect("it has one")).expect("a folder");
        fs::write(&file, "").expect("a file");
        for command in ["keys", "themes"] {
            let output = nodecourse(&[command], folder.path());
            let told = told(&output);
            assert!(told.contains(said), "{command}: {told}");
            assert!(told.contains(next), "{command}: {told}");
            assert_eq!(told.matches("could not be read").count(), 1, "{told}");
            assert_eq!(output.status.code(), Some(1));
            assert!(printed(&output).contains("dusk") || command == "keys");
        }
    }
}
