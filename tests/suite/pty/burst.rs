//! Many events at once hang nothing.

use std::fmt::Write;

use super::harness::{KEY, KEY_SHOWN, Setup};

#[test]
fn five_thousand_motions_of_the_mouse_leave_the_keyboard_alive() {
    let mut session = Setup::new().ready();
    let mut motions = String::new();
    for step in 0..5000 {
        let (column, row) = (step % 60 + 1, step % 10 + 1);
        let _ = write!(motions, "\x1b[<35;{column};{row}M");
    }
    session.send(&motions);
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.quit();
}

#[test]
fn a_long_paste_leaves_the_keyboard_alive() {
    let mut session = Setup::new().ready();
    session.send(&format!("\x1b[200~{}\x1b[201~", "qx\n".repeat(100_000)));
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.quit();
}
