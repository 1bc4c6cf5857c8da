//! The program is ended, stopped and hung up on again and again, at instants all over the start and the reading.
//!
//! `NODECOURSE_ROUNDS=100 cargo test rounds` plays a hundred of each; a common run of the suite plays as many as it has
//! time for. A single round may be held up by a busy machine, so that each has some seconds and their median has to keep
//! to the time that is promised.

use std::env;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::harness::{Fate, Manners, Session, Setup};

/// How many rounds of each kind a common run plays.
const ROUNDS: usize = 25;
/// How many are played at a time.
const PLAYERS: usize = 4;
/// What a round may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(5);
/// What is promised from a signal to the end or to the next frame, and what the median may take.
const SIGNAL_TIME: Duration = Duration::from_millis(500);
/// The same from a hang-up to the end.
const HANG_UP_TIME: Duration = Duration::from_secs(1);
/// How long it goes on with them, at most.
const TRAFFIC_TIME: Duration = Duration::from_millis(60);
/// Keys that keep it busy: pages, a pop-up, lists, themes on trial.
const TRAFFIC: [&str; 8] = ["G", "gg", "  ", "\t\r", "o", "T\x1b[B\x1b[B", "W>>", "jjjj"];
/// Closes what is open, and quits.
const AWAY: &str = "\x03\x03\x03\x03";

#[test]
fn every_signal_ends_it_at_any_instant() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let times = rounds(|round| {
            let mut session = Setup::new().manners(Manners::Mute).start();
            busy(&mut session, round);
            let begin = Instant::now();
            session.signal(signal);
            let fate = session.fate_within(PATIENCE);
            let time = begin.elapsed();
            assert_ended_by(&session, fate, signal);
            session.assert_restored();
            time
        });
        assert_median(times, SIGNAL_TIME);
    }
}

#[test]
fn quitting_at_any_instant_restores_the_terminal() {
    let times = rounds(|round| {
        let mut session = Setup::new().manners(Manners::Mute).start();
        busy(&mut session, round);
        session.wait_until_entered();
        let begin = Instant::now();
        session.send(AWAY);
        assert_eq!(session.fate_within(PATIENCE), Fate::Exited(0));
        session.assert_restored();
        begin.elapsed()
    });
    assert_median(times, SIGNAL_TIME);
}

#[test]
fn every_failure_restores_the_terminal() {
    for fault in ["panic", "survey", "error"] {
        let times = rounds(|_| {
            let session = Setup::new().manners(Manners::Mute).fault(fault).start();
            session.wait_until_entered();
            let begin = Instant::now();
            assert_eq!(session.fate_within(PATIENCE), Fate::Exited(1), "{fault}");
            session.assert_restored();
            begin.elapsed()
        });
        assert_median(times, SIGNAL_TIME);
    }
}

#[test]
fn stopping_at_any_instant_lends_the_terminal_out() {
    let times = rounds(|round| {
        let mut session = Setup::new().manners(Manners::Mute).start();
        let mut longest = Duration::ZERO;
        for again in 0..3 {
            busy(&mut session, round * 3 + again);
            // Before it watches for the signal, the system stops nobody who has no shell to continue him.
            session.wait_until_entered();
            session.signal(Signal::TSTP);
            assert_eq!(session.fate_within(PATIENCE), Fate::Stopped);
            session.assert_restored();
            let begin = Instant::now();
            session.signal(Signal::CONT);
            session.wait_until_inside();
            session.catch_up();
            session.assert_inside();
            longest = longest.max(begin.elapsed());
        }
        session.send(AWAY);
        assert_eq!(session.fate_within(PATIENCE), Fate::Exited(0));
        session.assert_restored();
        longest
    });
    assert_median(times, SIGNAL_TIME);
}

#[test]
fn a_hang_up_at_any_instant_ends_it_and_takes_no_time() {
    let setups: [fn() -> Setup; 3] = [
        Setup::new,
        || Setup::script("trap '' HUP; exec \"$0\""),
        || Setup::new().without_controlling_terminal(),
    ];
    for setup in setups {
        let work = Mutex::new(Vec::new());
        let times = rounds(|round| {
            let mut session = setup().manners(Manners::Mute).start();
            busy(&mut session, round);
            let entered = session.raw().contains("\x1b[?1049h");
            let before = session.work();
            session.hang_up();
            let begin = Instant::now();
            let (fate, after) = session.fate_and_work(PATIENCE);
            let time = begin.elapsed();
            match fate {
                Fate::Exited(129) => {}
                // Before it has entered the terminal it finds none, or the signal finds no handler.
                Fate::Exited(1) | Fate::Killed(1) if !entered => {}
                other => panic!("{other:?}"),
            }
            work.lock()
                .expect("no panic")
                .push(after.saturating_sub(before));
            time
        });
        assert_median(times, HANG_UP_TIME);
        assert_median(work.into_inner().expect("no panic"), HANG_UP_TIME / 20);
    }
}

fn rounds(play: impl Fn(usize) -> Duration + Sync) -> Vec<Duration> {
    played(ROUNDS, PLAYERS, play)
}

/// Plays so many rounds, or as many as are asked for, some at a time; what each has measured.
pub fn played(
    common: usize,
    players: usize,
    play: impl Fn(usize) -> Duration + Sync,
) -> Vec<Duration> {
    let count = env::var("NODECOURSE_ROUNDS").ok();
    let count = count.and_then(|count| count.parse().ok()).unwrap_or(common);
    let next = AtomicUsize::new(0);
    let times = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..players {
            scope.spawn(|| {
                loop {
                    let round = next.fetch_add(1, Ordering::Relaxed);
                    if round >= count {
                        return;
                    }
                    let time = play(round);
                    times.lock().expect("no panic").push(time);
                }
            });
        }
    });
    times.into_inner().expect("no panic")
}

/// Goes to an instant that is another one each round: half of them lie in the start, the others among
/// keys and what they do.
fn busy(session: &mut Session, round: usize) {
    static START: OnceLock<Duration> = OnceLock::new();
    let start = *START.get_or_init(|| {
        let begin = Instant::now();
        Setup::new().manners(Manners::Mute).ready().quit();
        begin.elapsed()
    });
    // Multiples of the golden ratio are spread as evenly as can be, however many there are.
    let place = (round as f64 * 0.618_034).fract();
    if round.is_multiple_of(2) {
        session.pass(start.mul_f64(place));
    } else {
        session.wait_until_entered();
        session.send(TRAFFIC[round / 2 % TRAFFIC.len()]);
        session.pass(TRAFFIC_TIME.mul_f64(place));
    }
}

/// A signal ends it with its status; before there is a handler, and anything to restore, it ends at once.
fn assert_ended_by(session: &Session, fate: Fate, signal: Signal) {
    let number = signal.as_raw();
    if fate == Fate::Killed(number) {
        session.wait_until_ended();
        assert_eq!(session.raw(), "", "{signal:?}");
    } else {
        assert_eq!(fate, Fate::Exited(128 + number), "{signal:?}");
    }
}

/// The median keeps to a time.
pub fn assert_median(mut times: Vec<Duration>, most: Duration) {
    times.sort();
    let median = times[times.len() / 2];
    assert!(median <= most, "{median:?} of {times:?}");
}
