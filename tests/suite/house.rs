//! The rules of the house (`src/lib.rs` draws its map), read off the source: floors, headers, sizes, and the one
//! home of each thing that is dangerous or foreign.

mod crates;
mod sinks;

use std::fs;
use std::path::{Path, PathBuf};

use crates::homes;
use sinks::sinks;

/// The floors from the ground up; imports go down only.
const FLOORS: [&[&str]; 8] = [
    &["source", "diagnostic", "text"],
    &["course", "theme"],
    &[
        "load",
        "layout",
        "highlight",
        "search",
        "practice",
        "progress",
    ],
    &["app"],
    &["ui"],
    &["shell"],
    &["office"],
    &["main", "cli", "commands"],
];

/// Neighbours that may use each other all the same.
const NEIGHBOURS: [(&str, &str); 4] = [
    ("diagnostic", "source"),
    ("main", "cli"),
    ("main", "commands"),
    ("commands", "cli"),
];

/// More lines than this, and a file is split by noun.
const MOST_LINES: usize = 400;

/// The folders with code, first that of the program.
const FOLDERS: [&str; 3] = ["src", "tests", "benches"];

/// A rule: what it finds wrong in a file, given by its path below its folder.
type Rule = fn(&str, &str) -> Vec<String>;

#[test]
fn imports_go_down_only() {
    assert_house_keeps(floors);
}

#[test]
fn every_file_starts_with_what_it_is_for() {
    assert_all_keep(header);
}

#[test]
fn no_file_is_longer_than_400_lines() {
    assert_all_keep(size);
}

#[test]
fn the_floor_rule_can_fail() {
    for (path, line) in [
        ("course/block.rs", "use crate::app::Key;"),
        ("app.rs", "use crate::shell;"),
        ("load/markdown.rs", "use crate::layout::Row;"),
        ("layout.rs", "use crate::{course::Block, highlight};"),
        (
            "layout.rs",
            "use crate::{\n    course::{Block, Span},\n    ui,\n};",
        ),
        ("theme.rs", "    let row = crate::layout::row();"),
        ("text.rs", "pub use crate::source::Span;"),
        ("attic.rs", ""),
    ] {
        assert_eq!(floors(path, line).len(), 1, "{path}: {line}");
    }
    for (path, line) in [
        ("app.rs", "use crate::theme::Role;"),
        ("app/reader.rs", "use crate::app::Key;"),
        ("main.rs", "    nodecourse::commands::main()"),
        ("theme.rs", "//! See [`crate::ui`]."),
        ("lib.rs", "pub mod shell;"),
    ] {
        assert_eq!(floors(path, line), [""; 0], "{path}: {line}");
    }
}

#[test]
fn the_other_rules_can_fail() {
    assert_eq!(header("a.rs", "use std::fs;\n").len(), 1);
    assert_eq!(header("a.rs", "//!\n").len(), 1);
    assert_eq!(size("a.rs", &"\n".repeat(401)).len(), 1);
    for line in [
        "cell.set_symbol(text);",
        "println!(\"{error}\");",
        "eprint!(\"\");",
        "out.write_all(bytes)?;",
        "Line::from(title)",
    ] {
        assert_eq!(sinks("app/reader.rs", line).len(), 1, "{line}");
        assert_eq!(sinks("app/reader.rs", &format!("// {line}")), [""; 0]);
    }
    for line in [
        "use pulldown_cmark::Parser;",
        "use std::process::{self, Command};",
        "std::process::exit(1)",
        "use ratatui::crossterm::style;",
        "use rustix::{fs, process};",
        "use std::net::TcpStream;",
        "use std::{net, thread};",
    ] {
        assert!(!homes("app/reader.rs", line).is_empty(), "{line}");
    }
    assert_eq!(homes("cli.rs", "use std::process::ExitCode;"), [""; 0]);
    assert_eq!(homes("app.rs", "fn terminal_process() {}"), [""; 0]);
}

/// Asserts that the program keeps a rule.
fn assert_house_keeps(rule: Rule) {
    assert_folders_keep(&FOLDERS[..1], rule);
}

/// Asserts that the program, its tests and its benches keep a rule.
fn assert_all_keep(rule: Rule) {
    assert_folders_keep(&FOLDERS, rule);
}

fn assert_folders_keep(folders: &[&str], rule: Rule) {
    let mut count = 0;
    let mut complaints = Vec::new();
    for folder in folders {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for file in files(&root) {
            count += 1;
            let path = file.strip_prefix(&root).expect("a file below its root");
            let text = fs::read_to_string(&file).expect("source is text");
            let path = path.display().to_string();
            let tell = |found: String| format!("{folder}/{path}: {found}");
            complaints.extend(rule(&path, &text).into_iter().map(tell));
        }
    }
    assert!(count > 10, "the source is somewhere else");
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn floors(path: &str, text: &str) -> Vec<String> {
    let own = module(path);
    if own == "lib" {
        return Vec::new();
    }
    let Some(floor) = floor(own) else {
        return vec![format!(
            "the module {own} has no floor in tests/suite/house.rs"
        )];
    };
    imports(text)
        .into_iter()
        .filter(|used| {
            let below = self::floor(used).is_none_or(|used| used < floor);
            let neighbour = NEIGHBOURS.contains(&(own, used.as_str()));
            used != own && !below && !neighbour
        })
        .map(|used| format!("{own} uses {used}, which is not below it"))
        .collect()
}

fn header(_: &str, text: &str) -> Vec<String> {
    let first = text.lines().next().unwrap_or_default();
    let says = first
        .strip_prefix("//! ")
        .is_some_and(|says| says.len() > 10);
    complaint(!says, "does not start with a `//!` sentence")
}

fn size(_: &str, text: &str) -> Vec<String> {
    complaint(text.lines().count() > MOST_LINES, "is too long")
}

fn complaint(holds: bool, words: &str) -> Vec<String> {
    holds.then(|| words.to_owned()).into_iter().collect()
}

/// The module at the top of the tree that a file belongs to.
fn module(path: &str) -> &str {
    let top = path.split('/').next().unwrap_or_default();
    top.trim_end_matches(".rs")
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The lines that are neither comments nor tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// The modules at the top of the tree that a file names.
fn imports(text: &str) -> Vec<String> {
    let code: String = code(text).flat_map(|line| [line, "\n"]).collect();
    let mut modules = Vec::new();
    for start in ["crate::", "nodecourse::"] {
        for (place, _) in code.match_indices(start) {
            let rest = &code[place + start.len()..];
            match rest.strip_prefix('{') {
                Some(list) => modules.extend(heads(list)),
                None => modules.push(word(rest).to_owned()),
            }
        }
    }
    modules.retain(|module| !module.is_empty());
    modules.dedup();
    modules
}

/// The first words of a list in braces, whose opening brace has been read.
fn heads(list: &str) -> Vec<String> {
    let mut depth = 1;
    let mut outer = String::new();
    for character in list.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 1 => outer.push(character),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    let heads = outer.split(',').map(|item| word(item.trim()).to_owned());
    heads.collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|character: char| !is_word(character));
    &text[..end.unwrap_or(text.len())]
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
