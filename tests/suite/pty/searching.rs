//! What is typed into a search, as bytes of a real terminal, with the real workers behind it.

use super::harness::{Setup, folder};

/// Two lessons; what is looked for stands far down in both.
fn course() -> tempfile::TempDir {
    let filler = "Some words.\n\n".repeat(200);
    let first =
        format!("# First\n\nready\n\n{filler}A needle\nhere.\n\n{filler}The last needle.\n");
    let second = format!("# Second\n\n{filler}One more needle in a haystack.\n");
    folder(&[
        ("01-first.md", first.as_str()),
        ("02-second.md", second.as_str()),
    ])
}

#[test]
fn keys_that_come_all_at_once_lead_where_slow_ones_would() {
    let course = course();
    let mut session = Setup::new().size(80, 24).course(course.path()).start();
    session.wait_for("ready");
    session.send("/needle\r");
    session.wait_for("A needle here.");
    session.send("n");
    session.wait_for("2/2  needle");
    session.wait_for("The last needle.");
    session.send("gg/needle h\rnnn");
    session.wait_for("on from the top");
    session.wait_for("A needle here.");
    session.send("gg/needle");
    session.wait_for("1/2");
    session.send("\x1b");
    session.wait_for("ready");
    session.quit();
}

#[test]
fn the_course_is_searched_and_gone_to() {
    let course = course();
    let mut session = Setup::new().size(80, 24).course(course.path()).start();
    session.wait_for("ready");
    session.send("g/needle");
    session.wait_for("One more needle in a haystack.");
    session.wait_for("1 of 3");
    session.send("\x15haystack\r");
    session.wait_for("1/1  haystack");
    session.wait_for("Second");
    session.send("\x7f");
    session.wait_for("ready");
    session.quit();
}
