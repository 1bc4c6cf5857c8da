//! The README holds what it says: its examples work, and what it names is there.

use std::path::Path;
use std::sync::Arc;

use clap::{CommandFactory, Parser};
use nodecourse::app::config;
use nodecourse::cli::Cli;
use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::{self, Library};
use nodecourse::source::Source;
use nodecourse::theme::{self, bundled};

const README: &str = include_str!("../../README.md");

/// A fenced block of the README.
struct Fence {
    info: &'static str,
    text: String,
}

impl Fence {
    /// The file that it is an example of.
    fn file(&self) -> Option<&'static str> {
        self.info
            .split(' ')
            .find_map(|word| word.strip_prefix("file="))
    }
}

#[test]
fn the_example_of_a_configuration_works() {
    let (_, problems) = config::parse(&example("config.toml"));
    assert_eq!(told(&problems), "");
}

#[test]
fn the_example_of_a_theme_works() {
    let (theme, problems) =
        theme::file::parse(&example("ember.toml"), &|_, name| bundled::source(name));
    assert_eq!(told(&problems), "");
    assert_eq!(
        (theme.name.as_str(), theme.title.as_str()),
        ("ember", "Ember")
    );
}

#[test]
fn the_example_of_a_course_has_no_problem() {
    let names = [
        "course.toml",
        "glossary.toml",
        "basics/01-water.md",
        "basics/01-water.quiz.toml",
        "labs/timer/lab.toml",
        "reviews/kettle/review.toml",
    ];
    let beside = [
        (
            "labs/timer/README.md",
            "# A timer\n\nPrint how long it takes.\n",
        ),
        ("labs/timer/starter/timer.mjs", "console.log(0);\n"),
        ("labs/timer/solution/timer.mjs", "console.log(4);\n"),
        (
            "labs/timer/wrong/always-green/timer.mjs",
            "console.log(2);\n",
        ),
        (
            "reviews/kettle/flawed.mjs",
            "let water = 1.5;\nwhile (true) heat();\nwater -= 1;\n",
        ),
        (
            "reviews/kettle/fixed.mjs",
            "let water = 1.5;\nif (water > 0) heat();\nwater -= 1;\n",
        ),
    ];
    let files = names.map(|name| (name, example(name).text.clone()));
    let beside = beside.map(|(name, text)| (name, text.to_owned()));
    let library = Library::in_memory(files.into_iter().chain(beside));
    assert_eq!(told(&load::check(&library)), "");
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (mut lesson, _) = load::lesson(&library, &course, &id);
    load::mark_terms(&mut lesson, &course, &load::Matcher::new(&course.glossary));
    assert_eq!(load::digest(&lesson).uses.len(), 2, "steep and tannin");
}

#[test]
fn every_example_is_one_of_these() {
    let files: Vec<_> = fences().iter().filter_map(Fence::file).collect();
    assert_eq!(
        files,
        [
            "config.toml",
            "ember.toml",
            "course.toml",
            "glossary.toml",
            "basics/01-water.md",
            "basics/01-water.quiz.toml",
            "labs/timer/lab.toml",
            "reviews/kettle/review.toml",
        ]
    );
}

#[test]
fn the_commands_shown_are_understood() {
    let mut count = 0;
    for fence in fences().iter().filter(|fence| fence.info == "sh") {
        for line in fence.text.lines() {
            let line = line.split(" #").next().unwrap_or(line).trim();
            if line.starts_with("nodecourse") {
                let words = line.replace("\"event loop\"", "event-loop");
                let read = Cli::try_parse_from(words.split_whitespace());
                assert!(read.is_ok(), "{line}: {}", read.expect_err("it failed"));
                count += 1;
            } else {
                assert!(line.starts_with("cargo "), "{line}");
            }
        }
    }
    assert!(count > 10);
}

#[test]
fn every_command_and_option_is_named_and_no_other() {
    let mut command = Cli::command();
    command.build();
    let mut options = Vec::new();
    let progress = command.find_subcommand("progress").expect("it is there");
    let nested = progress.get_subcommands();
    for subcommand in nested.filter(|nested| nested.get_name() != "help") {
        let name = subcommand.get_name();
        assert!(
            README.contains(&format!("nodecourse progress {name}")),
            "{name}"
        );
        let arguments = subcommand.get_arguments();
        options.extend(arguments.filter_map(|option| option.get_long()));
    }
    for subcommand in command.get_subcommands().chain([&command]) {
        let name = subcommand.get_name();
        if name != "help" && name != "nodecourse" {
            assert!(README.contains(&format!("nodecourse {name}")), "{name}");
        }
        options.extend(
            subcommand
                .get_arguments()
                .filter_map(|option| option.get_long()),
        );
    }
    for option in &options {
        let common = ["help", "version"].contains(option);
        assert!(
            common || README.contains(&format!("--{option}")),
            "{option}"
        );
    }
    for word in README.split(|character: char| !character.is_alphanumeric() && character != '-') {
        let cargo = ["release", "path"];
        if let Some(option) = word
            .strip_prefix("--")
            .filter(|rest| rest.starts_with(char::is_alphabetic))
        {
            assert!(
                options.contains(&option) || cargo.contains(&option),
                "--{option}"
            );
        }
    }
}

#[test]
fn every_bundled_theme_is_named() {
    for name in bundled::names() {
        assert!(README.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn links_lead_to_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let targets = README
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let local: Vec<_> = targets
        .filter(|target| !target.starts_with("https:") && !target.contains("glossary.toml#"))
        .collect();
    assert!(local.len() > 5);
    for target in local {
        assert!(root.join(target).is_file(), "{target}");
    }
}

#[test]
fn the_licences_are_those_of_the_package_and_the_course() {
    assert_eq!(env!("CARGO_PKG_LICENSE"), "MIT");
    let (course, _) = load::course(&Library::bundled());
    assert_eq!(course.license.as_deref(), Some("CC-BY-4.0"));
    assert!(README.contains("[MIT License](LICENSE)") && README.contains("[CC BY 4.0]"));
}

#[test]
fn the_rust_version_is_that_of_the_package() {
    assert!(README.contains(&format!(
        "(https://rustup.rs) {}",
        env!("CARGO_PKG_RUST_VERSION")
    )));
}

fn example(file: &str) -> Arc<Source> {
    let fence = fences()
        .into_iter()
        .find(|fence| fence.file() == Some(file))
        .unwrap_or_else(|| panic!("the README has no example of {file}"));
    Source::new(file, fence.text)
}

fn fences() -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        let info = line.trim_start_matches('`');
        let fence = line.strip_suffix(info).unwrap_or_default();
        if fence.len() >= 3 {
            let text: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
            let text = text.join("\n") + "\n";
            fences.push(Fence { info, text });
        }
    }
    fences
}

fn told(problems: &[Diagnostic]) -> String {
    let lines = problems
        .iter()
        .map(|problem| format!("{} {}", problem.place(), problem.message));
    lines.collect::<Vec<_>>().join("\n")
}
