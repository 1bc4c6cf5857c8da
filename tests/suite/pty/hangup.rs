//! When the terminal goes away, so does the program.

use std::time::Duration;

use super::harness::{Fate, Session, Setup};

const SOON: Duration = Duration::from_secs(1);

#[test]
fn a_hang_up_ends_it() {
    assert_ends(Setup::new().ready());
}

#[test]
fn a_hang_up_ends_it_where_its_signal_is_ignored() {
    assert_ends(Setup::script("trap '' HUP; exec \"$0\"").ready());
}

#[test]
fn a_hang_up_ends_it_without_a_controlling_terminal() {
    assert_ends(Setup::new().without_controlling_terminal().ready());
}

#[test]
fn an_ignored_hang_up_signal_stays_ignored() {
    let mut session = Setup::script("trap '' HUP; exec \"$0\"").ready();
    session.signal(rustix::process::Signal::HUP);
    session.quit();
}

fn assert_ends(mut session: Session) {
    session.hang_up();
    assert_eq!(session.fate_within(SOON), Fate::Exited(129));
}
