//! The rules of the house (`src/lib.rs` draws its map), read off the source: floors, headers, sizes, and the one
//! home of each thing that is dangerous or foreign.

use std::fs;
use std::path::{Path, PathBuf};

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

/// What turns text into cells or sends it out, and the files that may.
const SINKS: [(&str, &[&str]); 28] = [
    (".set_symbol(", CELLS),
    (".set_char(", CELLS),
    (".set_string(", CELLS),
    (".set_stringn(", CELLS),
    (".set_line(", CELLS),
    (".set_span(", CELLS),
    (".with_lines(", CELLS),
    ("Span::raw", CELLS),
    ("Span::styled", CELLS),
    ("Line::from", CELLS),
    ("Line::raw", CELLS),
    ("Line::styled", CELLS),
    ("Text::raw", CELLS),
    ("Paragraph::", CELLS),
    ("Print(", &[]),
    ("PrintStyledContent(", &[]),
    ("SetTitle", &[]),
    ("print!(", &[]),
    ("println!(", &[]),
    ("eprint!(", &[]),
    ("eprintln!(", &[]),
    ("dbg!(", &[]),
    ("writeln!(", &[]),
    ("execute!(", &[]),
    ("queue!(", &[]),
    ("stderr()", &["shell/output.rs"]),
    (
        ".write_all(",
        &[
            "shell/output.rs",
            "practice/lab/copy.rs",
            "practice/lab/ask/connection.rs",
        ],
    ),
    (
        "rustix::io::write(",
        &["shell/terminal.rs", "shell/terminal/device.rs"],
    ),
];

/// Where cells are written.
const CELLS: &[&str] = &["ui/canvas.rs", "shell/screen.rs"];

/// Outside crates and the modules that may use them.
const HOMES: [(&str, &[&str]); 39] = [
    ("crossterm", &["shell"]),
    ("termina", &["shell"]),
    ("itoa", &["shell"]),
    ("signal_hook", &["shell", "practice"]),
    ("rustix::process", &["shell", "practice"]),
    ("rustix::termios", &["shell"]),
    ("rustix::event", &["shell"]),
    ("process::Command", &["shell", "practice"]),
    ("process::exit", &["shell"]),
    ("open::that_detached", &["shell"]),
    ("ratatui", &["ui", "shell"]),
    ("nucleo_matcher", &["app", "search"]),
    ("pulldown_cmark", &["load"]),
    ("aho_corasick", &["load", "search"]),
    ("include_dir", &["load", "theme"]),
    ("toml", &["load", "app", "theme"]),
    ("similar", &["practice"]),
    (
        "serde_json",
        &["course", "load", "practice", "progress", "commands"],
    ),
    ("syntect", &["highlight"]),
    ("two_face", &["highlight"]),
    ("unicode_linebreak", &["layout"]),
    ("unicode_segmentation", &["text"]),
    ("unicode_width", &["text"]),
    ("strsim", &["diagnostic"]),
    ("anyhow", &["shell", "office", "commands"]),
    ("clap", &["cli", "commands"]),
    ("clap_complete", &["cli", "commands"]),
    ("clap_mangen", &["commands"]),
    ("annotate_snippets", &["commands"]),
    ("etcetera", &["office"]),
    ("regex_lite", &["load", "practice"]),
    ("ureq", &["practice"]),
    ("hmac_sha256", &["practice"]),
    ("landlock", &["practice"]),
    ("tempfile", &["practice"]),
    ("std::net", &["practice"]),
    ("rustix::net", &["practice"]),
    ("libc", &["practice", "shell"]),
    ("seccompiler", &["practice"]),
];

/// Crates that make connections. Of these only `ureq` is below anything that the program or its tests use: it lives in
/// `practice` and asks the learner's own servers.
const NETWORK: [&str; 30] = [
    "actix-web",
    "async-std",
    "attohttpc",
    "axum",
    "curl",
    "curl-sys",
    "git2",
    "h2",
    "hickory-resolver",
    "hyper",
    "isahc",
    "libgit2-sys",
    "libssh2-sys",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "ring",
    "russh",
    "rustls",
    "smol",
    "socket2",
    "ssh2",
    "surf",
    "tokio",
    "tungstenite",
    "ureq",
    "zbus",
];

/// More lines than this, and a file is split by noun.
const MOST_LINES: usize = 500;

/// A rule: what it finds wrong in a file, given by its path below `src`.
type Rule = fn(&str, &str) -> Vec<String>;

#[test]
fn imports_go_down_only() {
    assert_house_keeps(floors);
}

#[test]
fn every_file_starts_with_what_it_is_for() {
    assert_house_keeps(header);
}

#[test]
fn no_file_is_longer_than_500_lines() {
    assert_house_keeps(size);
}

#[test]
fn text_reaches_the_terminal_through_one_home_only() {
    assert_house_keeps(sinks);
}

#[test]
fn outside_crates_have_one_home_each() {
    assert_house_keeps(homes);
}

#[test]
fn every_outside_crate_has_a_home() {
    let manifest = include_str!("../../Cargo.toml");
    let (_, after) = manifest
        .split_once("[dependencies]\n")
        .expect("the manifest has dependencies");
    let crates: Vec<String> = after
        .lines()
        .take_while(|line| !line.is_empty())
        .map(|line| word(&line.replace('-', "_")).to_owned())
        .collect();
    assert!(crates.len() > 10, "{crates:?}");
    let homeless = crates.iter().filter(|name| {
        let is_of = |home: &str| home.split("::").next() == Some(name);
        !HOMES.iter().any(|(home, _)| is_of(home))
    });
    assert_eq!(homeless.collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn only_ureq_makes_connections() {
    let lock = include_str!("../../Cargo.lock");
    let name = |line: &'static str| line.strip_prefix("name = \"")?.strip_suffix('"');
    let crates: Vec<&str> = lock.lines().filter_map(name).collect();
    assert!(crates.contains(&"ratatui") && crates.contains(&"portable-pty"));
    let found = crates.iter().filter(|name| NETWORK.contains(name));
    assert_eq!(found.collect::<Vec<_>>(), [&"ureq"]);
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
    assert_eq!(size("a.rs", &"\n".repeat(501)).len(), 1);
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

fn assert_house_keeps(rule: Rule) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root);
    assert!(files.len() > 10, "the source is somewhere else");
    let mut complaints = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).expect("a file below its root");
        let text = fs::read_to_string(&file).expect("source is text");
        let path = path.display().to_string();
        let found = rule(&path, &text);
        complaints.extend(found.into_iter().map(|found| format!("{path}: {found}")));
    }
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

fn sinks(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (sink, homes) in SINKS {
        let used = code(text).any(|line| has_word(line, sink));
        if used && !homes.contains(&path) {
            complaints.push(format!("{sink} belongs to {homes:?}"));
        }
    }
    complaints
}

fn homes(path: &str, text: &str) -> Vec<String> {
    let own = module(path);
    let mut complaints = Vec::new();
    for (name, homes) in HOMES {
        let used = code(text).any(|line| uses(line, name));
        if used && !homes.contains(&own) {
            complaints.push(format!("{name} belongs to {homes:?}"));
        }
    }
    complaints
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

/// Whether a line names `name`, and not a longer word that ends with it.
fn has_word(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        !name.starts_with(is_word) || !before.is_some_and(is_word)
    })
}

/// Whether a line uses a path, also as an item of a list in braces.
fn uses(line: &str, path: &str) -> bool {
    let whole = |name: &str| {
        line.match_indices(name).any(|(place, _)| {
            let before = line[..place].chars().next_back();
            let after = line[place + name.len()..].chars().next();
            !before.is_some_and(is_word) && !after.is_some_and(is_word)
        })
    };
    match path.split_once("::") {
        Some((first, second)) => {
            whole(path) || (line.contains(&format!("{first}::{{")) && whole(second))
        }
        None => whole(&format!("{path}::")) || whole(&format!("use {path}")),
    }
}
