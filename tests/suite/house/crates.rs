//! Outside crates: each has one home, and of those that make connections there is only one.

use super::{assert_house_keeps, code, is_word, module, word};

/// Outside crates and the modules that may use them.
const HOMES: [(&str, &[&str]); 45] = [
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
    ("memchr", &["course", "progress"]),
    ("postcard", &["course"]),
    ("pulldown_cmark", &["load"]),
    ("aho_corasick", &["load", "search"]),
    ("include_dir", &["load", "theme"]),
    ("toml", &["load", "app", "theme"]),
    ("similar", &["practice"]),
    ("serde", &["course", "source"]),
    (
        "serde_json",
        &["course", "load", "practice", "progress", "commands"],
    ),
    ("syntect", &["highlight"]),
    ("two_face", &["highlight"]),
    ("unicase", &["load"]),
    ("unicode_linebreak", &["layout"]),
    ("unicode_normalization", &["search"]),
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
    ("foldhash", &["source"]),
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

#[test]
fn outside_crates_have_one_home_each() {
    assert_house_keeps(homes);
}

#[test]
fn every_outside_crate_has_a_home() {
    let manifest = include_str!("../../../Cargo.toml");
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
    let lock = include_str!("../../../Cargo.lock");
    let name = |line: &'static str| line.strip_prefix("name = \"")?.strip_suffix('"');
    let crates: Vec<&str> = lock.lines().filter_map(name).collect();
    assert!(crates.contains(&"ratatui") && crates.contains(&"portable-pty"));
    let found = crates.iter().filter(|name| NETWORK.contains(name));
    assert_eq!(found.collect::<Vec<_>>(), [&"ureq"]);
}

pub fn homes(path: &str, text: &str) -> Vec<String> {
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
