//! A course whose author wants to reach the terminal: whatever is opened, only the program's own sequences
//! and text that shows come out, on the screen and in pipes.

use std::ffi::{OsStr, OsString};
use std::fmt::Write;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use super::harness::wire::{self, Token};
use super::harness::{Session, Setup, folder};

/// What stands in every text of the course, one after the other. Entities become characters only after
/// the Markdown has been read, and TOML's escapes after the file has.
const POISONS: [(&str, &str); 10] = [
    ("title", "a\x1b]0;x\x07z"),
    ("title, ended otherwise", "a\x1b]2;x\x1b\\z"),
    ("screen and colours", "a\x1b[2J\x1b[31m\x1b[?1049l\x1b[5nz"),
    ("C1", "a\u{9b}31m\u{9d}0;x\u{9c}\u{90}q\u{85}\u{9f}z"),
    ("C0", "a\u{8}\u{7f}\u{b}\u{c}\r\u{1}\u{e}\u{5}z"),
    ("bidi", "a\u{202e}bc\u{202c}\u{2066}d\u{2069}\u{202a}z"),
    (
        "invisible",
        "a\u{200b}\u{feff}\u{e0041}\u{2028}\u{2029}\u{fff9}\u{2060}z",
    ),
    (
        "entities",
        "a&#27;]0;x&#7;&#x1b;[31m&#155;31m&#x202e;&NewLine;z",
    ),
    (
        "clipboard and links",
        "a\x1b]52;c;eA==\x07\x1b]8;;file:///etc\x1b\\z",
    ),
    (
        "marks",
        "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\x1b\u{300}[31mz",
    ),
];

/// Keys that open something, how far they go on in it, and words that show that it is open.
const OVERLAYS: [(&str, usize, &str); 8] = [
    ("o", 6, "─ Contents ─"),
    ("i", 3, "─ Glossary ─"),
    (":", 30, "─ Palette ─"),
    ("!", 12, "─ Problems ─"),
    ("?", 2, "─ Keys ─"),
    ("T", 9, "─ Theme ─"),
    ("K", 0, "Esc close"),
    ("e", 0, "in your editor?"),
];

#[test]
fn nothing_of_a_hostile_course_reaches_the_terminal() {
    // Most of the time the sessions wait for Esc to be alone.
    thread::scope(|scope| {
        for poisons in POISONS.chunks(3) {
            scope.spawn(|| poisons.iter().for_each(|(name, poison)| play(name, poison)));
        }
    });
}

#[test]
fn nothing_of_a_hostile_course_reaches_a_pipe() {
    for (name, poison) in POISONS {
        let course = course(poison);
        let home = folder(&[
            ("nodecourse/config.toml", &config(poison)),
            (
                &format!("nodecourse/themes/{}.toml", file_name(poison)),
                &theme(poison),
            ),
        ]);
        for arguments in command_lines(poison, course.path()) {
            let (output, error) = outputs(home.path(), &arguments);
            for bytes in [&output, &error] {
                let tokens = wire::tokens(bytes)
                    .unwrap_or_else(|error| panic!("{name}, {arguments:?}: {error}"));
                let colored = arguments.iter().any(|argument| argument == "always");
                let ours = tokens.iter().all(|token| match token {
                    Token::Text(_) => true,
                    Token::Style(_) => colored,
                    _ => false,
                });
                assert!(ours, "{name}, {arguments:?}: {tokens:?}");
            }
            assert!(
                !output.is_empty() || !error.is_empty(),
                "{name}, {arguments:?} says nothing"
            );
            let error = String::from_utf8_lossy(&error);
            assert!(!error.contains("a mistake of its own"), "{arguments:?}");
        }
    }
}

/// Opens everything in the player and looks at what it has written.
fn play(name: &str, poison: &str) {
    let course = course(poison);
    let mut session = Setup::new()
        .size(90, 24)
        // It is asked whether to open one, and never opened.
        .env("VISUAL", "false")
        .config("config.toml", &config(poison))
        .config(
            &format!("themes/{}.toml", file_name(poison)),
            &theme(poison),
        )
        .course(&course.path().join(file_name(poison)))
        .ready();
    for (keys, steps, mark) in OVERLAYS {
        session.send(keys);
        session.wait_for(mark);
        for _ in 0..steps {
            session.send("\x1b[B");
        }
        session.visit("", mark);
    }
    session.send(&format!(":\x1b[200~{poison}\x1b[201~"));
    session.catch_up();
    // What was pasted is taken back first.
    session.send("\x15");
    session.visit("", "─ Palette ─");
    assert!(!session.raw().contains("\x1b]52"), "nobody has copied");
    read_on(&mut session);
    session.quit();
    let tokens = wire::tokens(&session.bytes());
    let tokens = tokens.unwrap_or_else(|error| panic!("{name}: {error}"));
    for token in tokens {
        match token {
            Token::Link(address) => {
                assert!(address.starts_with("https://a.example/"), "{address}");
            }
            // What the poison would put there.
            Token::Copy(content) => assert_ne!(content, "eA=="),
            _ => {}
        }
    }
}

/// Goes through the lessons, over everything that can be chosen, and opens it.
fn read_on(session: &mut Session) {
    for _ in 0..12 {
        session.send("\t");
        session.catch_up();
        session.send("\r");
        session.catch_up();
        if session.screen().contains("Esc") {
            session.send("\x1b");
            session.wait_until_gone("Esc");
        }
    }
    session.send("ggf");
    session.wait_for_silence(Duration::from_millis(50));
    session.send("0");
    // A 0 closes letter hints, where there are any.
    for keys in [
        " ", " ", "w0", "W", ">>>", "c0", " ", " ", "G", "L", " ", "M",
    ] {
        session.send(keys);
        session.catch_up();
        if session.screen().contains("Esc") {
            session.send("\x1b");
            session.wait_until_gone("Esc");
        }
    }
}

fn command_lines(poison: &str, place: &Path) -> Vec<Vec<OsString>> {
    let course = place.join(file_name(poison)).into_os_string();
    let broken = place.join("broken").into_os_string();
    let foreign = place.join("foreign").into_os_string();
    let missing = place.join(format!("no {}", file_name(poison)));
    let (course, broken, foreign) = (&*course, &*broken, &*foreign);
    let word = OsStr::new(poison);
    let option = OsString::from(format!("--{poison}"));
    let short = OsString::from(format!("-{poison}"));
    let lines: [&[&OsStr]; 24] = [
        &[course],
        &["render".as_ref(), course],
        &[
            "render".as_ref(),
            course,
            "--color".as_ref(),
            "always".as_ref(),
        ],
        &["render".as_ref(), course, "--width".as_ref(), "20".as_ref()],
        &["render".as_ref(), course, "--width".as_ref(), word],
        &["render".as_ref(), course, "--lesson".as_ref(), word],
        &["render".as_ref(), foreign],
        &["check".as_ref(), course],
        &[
            "check".as_ref(),
            course,
            "--format".as_ref(),
            "json".as_ref(),
        ],
        &[
            "check".as_ref(),
            course,
            "--format".as_ref(),
            "github".as_ref(),
        ],
        &["check".as_ref(), broken],
        &[
            "check".as_ref(),
            broken,
            "--format".as_ref(),
            "json".as_ref(),
        ],
        &["check".as_ref(), foreign],
        &["term".as_ref(), "event loop".as_ref(), course],
        &["term".as_ref(), word, course],
        &["themes".as_ref()],
        &["keys".as_ref()],
        &[course, "--lesson".as_ref(), word],
        &[
            "render".as_ref(),
            course,
            "--color=always".as_ref(),
            "--theme".as_ref(),
            word,
        ],
        &["check".as_ref(), missing.as_os_str()],
        &[&option],
        &[&short],
        &["--color".as_ref(), word],
        &["render".as_ref(), word, word, word],
    ];
    let owned = |line: &&[&OsStr]| line.iter().map(|&word| word.to_owned()).collect();
    lines.iter().map(owned).collect()
}

fn outputs(home: &Path, arguments: &[OsString]) -> (Vec<u8>, Vec<u8>) {
    let output = Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .env("TERM", "xterm-256color")
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("XDG_STATE_HOME", home)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code < 3));
    (output.stdout, output.stderr)
}

/// A course with the poison in every place that an author writes, a broken one, and one with names
/// that are no text.
fn course(poison: &str) -> TempDir {
    let name = file_name(poison);
    let quoted = quoted(poison);
    let course = format!(
        "format = 1\nid = {quoted}\ntitle = {quoted}\nsummary = {quoted}\n{quoted} = 1\n\n\
         [callouts.{quoted}]\nlead = {quoted}\nstyle = {quoted}\n\n\
         [[module]]\ntitle = {quoted}\nlessons = [\"one.md\", {file}, \"no\\u001bsuch.md\"]\n",
        file = self::quoted(&format!("{name}/{name}.md")),
    );
    let glossary = format!(
        "[event-loop]\nname = \"event loop\"\naliases = [{quoted}]\nsee = [{quoted}]\n{quoted} = 2\n\
         text = {quoted}\nmore = {quoted}\n\n\
         [{quoted}]\nname = {quoted}\ntext = {quoted}\n\n[unused]\nname = {quoted}\ntext = \"\"\n"
    );
    let files = folder(&[
        (&format!("{name}/course.toml"), &course),
        (&format!("{name}/glossary.toml"), &glossary),
        (&format!("{name}/one.md"), &lesson(poison)),
        (&format!("{name}/{name}/{name}.md"), &lesson(poison)),
        (
            "broken/course.toml",
            &format!("title = {poison}\n[[{poison}]]\n\"{poison}\" = ?\n"),
        ),
        (
            "broken/glossary.toml",
            &format!("[{poison}\nx = \"{poison}\n"),
        ),
        (
            "broken/a.md",
            &format!("+++\ntitle = \"{poison}\n\"{poison}\" = 1\n+++\n{poison}\n"),
        ),
        (
            "broken/b.md",
            &format!("---\ntitle: {poison}\n---\n{poison}\n"),
        ),
        (
            "foreign/SUMMARY.md",
            &format!("# S\n\n- [{poison}](a.md)\n"),
        ),
    ]);
    let foreign = files.path().join("foreign");
    for prefix in [&b"\xff"[..], b"", b"\xc2", b"\xed\xa0\x80"] {
        let name = [prefix, file_name(poison).as_bytes(), b".md"].concat();
        let body = [b"# ", prefix, poison.as_bytes(), b"\n\n```", prefix, b"\n"].concat();
        fs::write(foreign.join(OsStr::from_bytes(&name)), body).expect("a file");
    }
    files
}

fn lesson(poison: &str) -> String {
    let quoted = quoted(&format!("What is Node.js? {poison}"));
    format!(
        "+++\ntitle = {quoted}\ngoal = {quoted}\n{quoted} = 1\n+++\n# {poison}\n\n\
         It has an event loop. {poison} `{poison}` **{poison}** <b title=\"{poison}\">{poison}</b>\n\n\
         [{poison}](https://a.example/{poison}) [x](https://a.example/ok \"{poison}\") <https://a.example/{poison}>\n\
         [y](glossary.toml#{poison}) [z]({poison}.md#{poison}) [w](javascript:{poison}) ![{poison}]({poison}.png \"{poison}\") [^{poison}] [^n]\n\n\
         [u](<https://a.example/{poison}>) [v](<{poison}>) [one](one.md) [two](#{poison})\n\n\
         [^{poison}]: {poison}\n[^n]: {poison}\n\n\
         ## {poison} {{#{poison}}}\n\n\
         ```js file={poison} expect=\"{poison}\" {poison}={poison}\nconst a = \"{poison}\"; // {poison}\n```\n\n\
         ```{poison}\n{poison}\n```\n\n    {poison}\n\n\
         | {poison} | b |\n| --- | --- |\n| {poison} | `{poison}` |\n| c | [{poison}]({poison}) |\n\n\
         > [!{poison}]\n> {poison}\n\n> [!NOTE]\n> **{poison}.** {poison}\n\n\
         <details><summary>{poison}</summary>\n\n{poison}\n\n</details>\n\n\
         <!-- {poison} -->\n<div {poison}>{poison}</div>\n\n\
         1. {poison}\n   - [ ] {poison}\n\n{poison}\n: {poison}\n\n## The end\n\n{poison}\n"
    )
}

fn config(poison: &str) -> String {
    let quoted = quoted(poison);
    format!(
        "{quoted} = 1\ncode = {quoted}\n\n[keys]\n{quoted} = [\"x\"]\nhelp = [\"?\", {quoted}]\n\
         contents = [\"o\"]\n"
    )
}

fn theme(poison: &str) -> String {
    let quoted = quoted(poison);
    format!(
        "[meta]\nname = {quoted}\ninherits = {quoted}\nappearance = {quoted}\n\n\
         [palette]\n{quoted} = {quoted}\n\n[style]\n{quoted} = {{ fg = {quoted} }}\n"
    )
}

/// A name for a file: the poison, without what no name can have.
fn file_name(poison: &str) -> String {
    poison.replace('/', "")
}

/// A string of TOML that means the text.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        let _ = match character {
            '"' | '\\' => write!(out, "\\{character}"),
            ' '..='~' => write!(out, "{character}"),
            _ => write!(out, "\\U{:08x}", character as u32),
        };
    }
    out.push('"');
    out
}
