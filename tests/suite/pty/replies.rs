//! Questions hold nothing up, and no answer acts as a key.

use std::time::{Duration, Instant};

use super::harness::{KEY, KEY_SHOWN, Manners, READY, Setup};

#[test]
fn a_mute_terminal_shows_the_first_page_and_takes_keys() {
    let start = Instant::now();
    let mut session = Setup::new().manners(Manners::Mute).ready();
    // One second is promised; a build without optimization on a busy machine gets more.
    assert!(start.elapsed() < Duration::from_secs(5));
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.quit();
}

#[test]
fn the_first_page_stands_before_anything_is_asked() {
    let session = Setup::new().ready();
    let raw = session.raw();
    let page = raw.find("\x1b[?2026l").expect("a page");
    assert!(raw.find("\x1b]11;?").is_none_or(|question| question > page));
}

#[test]
fn linux_and_screenless_consoles_are_not_asked() {
    let mut session = Setup::new()
        .manners(Manners::Mute)
        .env("TERM", "linux")
        .ready();
    session.quit();
    assert!(!session.raw().contains("\x1b]11"));
}

#[test]
fn answers_never_act_as_keys() {
    let plain = screen_after("");
    for answer in [
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
        "\x1b[?62;22c\x1b[>0;276;0c",
        "\x1b[12;40R\x1b[0n",
        "\x1b[?2026;2$y\x1b[?997;1n\x1b[?31u",
        "\x1bP>|xterm(390)\x1b\\\x1b_Gi=31;OK\x1b\\",
        "\x1b[I\x1b[O\x1b[8;24;80t",
    ] {
        assert_eq!(screen_after(answer), plain, "{answer:?}");
    }
}

#[test]
fn half_a_sequence_holds_up_neither_drawing_nor_keys() {
    for half in [&b"\x1b[1;"[..], b"\x1b]11;rgb:", b"\x1b[200~paste"] {
        let mut session = Setup::new().ready();
        session.send_bytes(half);
        session.resize_until(50, 10, READY);
        // A second of silence, and the keyboard is the learner's again.
        session.wait_for_silence(Duration::from_millis(1100));
        session.send(KEY);
        session.wait_for(KEY_SHOWN);
        session.quit();
    }
}

#[test]
fn an_answer_that_comes_while_quitting_does_not_land_in_the_shell() {
    let script = "\"$0\"; echo it is over; read line; echo \"got <$line>\"";
    let mut session = Setup::script(script).manners(Manners::Mute).ready();
    session.send("q\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?62;22c");
    session.wait_for("it is over");
    session.send("\n");
    session.wait_for("got <>");
}

/// What the screen shows after an answer and a key.
fn screen_after(answer: &str) -> String {
    let mut session = Setup::new().manners(Manners::Mute).ready();
    session.send(answer);
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    // What a lab is called is read when its row is on the screen.
    session.wait_for("Where am I running?");
    session.wait_for("One address that answers");
    // What the next lesson is called is known when the course has been looked through.
    session.wait_for("Next: npm: manifest");
    // A cell with a blank and one that was never written look the same.
    let screen = session.screen();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    session.quit();
    lines.join("\n")
}
