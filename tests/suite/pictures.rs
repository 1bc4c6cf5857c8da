//! The pictures in the README are what the real program shows. `NODECOURSE_PICTURES=write cargo test pictures`
//! takes them anew; look at each before it is committed.

mod svg;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::pty::harness::{Manners, Setup};

/// Nothing more comes when nothing came for as long: longer than any message stays.
const SETTLED: Duration = Duration::from_secs(6);
#[test]
fn a_word_is_explained_where_it_stands() {
    picture("pop-up", "dusk", (100, 30), "→\t\t\t\r");
}

#[test]
fn a_wide_screen_shows_outline_table_and_code() {
    picture("wide", "dawn", (160, 49), "→");
}

#[test]
fn a_narrow_screen_is_enough() {
    picture("narrow", "dusk", (40, 15), "→");
}

/// How often the program is started for a picture: on a very busy machine the keys may come before the terms of the page,
/// for which they wait a while only.
const ATTEMPTS: usize = 4;

/// Compares the picture of that name with what the program shows after some keys.
fn picture(name: &str, theme: &str, (columns, rows): (u16, u16), keys: &str) {
    let start = || {
        let mut session = Setup::new()
            .args(&["--theme", theme])
            .env("COLORTERM", "truecolor")
            .manners(Manners::Mute)
            .size(columns, rows)
            .start();
        session.wait_for("What is Node.js?");
        session.send(&keys.replace('→', "\x1b[C"));
        session
    };
    let mut session = start();
    let shown = |screen: &vt100::Screen| svg::svg(screen, "nodecourse in a terminal");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pictures/{name}.svg"));
    if env::var("NODECOURSE_PICTURES").is_ok_and(|wish| wish == "write") {
        while !session.is_silent_for(SETTLED) {}
        fs::write(&path, session.look(shown)).expect("the picture can be written");
        return;
    }
    let wanted = fs::read_to_string(&path).expect("the picture is there");
    for _ in 1..ATTEMPTS {
        if session.comes_to(|screen| shown(screen) == wanted) {
            return;
        }
        session = start();
    }
    assert!(
        session.comes_to(|screen| shown(screen) == wanted),
        "tests/pictures/{name}.svg is another picture; the program shows\n{}",
        session.screen()
    );
}
