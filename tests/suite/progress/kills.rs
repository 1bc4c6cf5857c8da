//! A program that is killed at any instant loses at most the change that it was writing.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nodecourse::progress::{Health, Journal, Scope, Store};

use super::{COURSE, add, count, load, place, quick_folder, read};

/// Names the lesson, the folder and the number of changes to the process that writes.
pub const TASK: [&str; 3] = [
    "NODECOURSE_TEST_LESSON",
    "NODECOURSE_TEST_FOLDER",
    "NODECOURSE_TEST_CHANGES",
];
/// So many kills in all.
const KILLS: usize = 1000;
/// After so many a new journal is begun, so that most of the time goes into writing.
const ROUNDS: usize = 25;
/// So many are under way at a time, each in a folder of its own.
const SIDE_BY_SIDE: usize = 4;

#[test]
fn a_thousand_kills_leave_a_journal_with_all_that_was_acknowledged() {
    thread::scope(|scope| {
        for lane in 0..SIDE_BY_SIDE {
            scope.spawn(move || kill_again_and_again(lane));
        }
    });
}

/// Not a test of its own: the other process of the tests of kills and of concurrent writers, which start this
/// very program for it.
#[test]
#[ignore = "it is started by the tests beside it"]
fn writer() {
    let [lesson, folder, changes] = TASK.map(|name| env::var(name).unwrap_or_default());
    assert!(
        !folder.is_empty(),
        "the tests beside it tell where to write"
    );
    let mut store = Store::new(&folder);
    let known = load(&mut store);
    let before = known.read.iter().filter(|(id, _)| id.as_str() == lesson);
    let before: usize = before.map(|(_, parts)| parts.len()).sum();
    let wanted: Option<usize> = changes.parse().ok();
    let last = wanted.map_or(usize::MAX, |wanted| before + wanted);
    let mut out = std::io::stdout();
    if wanted.is_none() {
        // Much that no longer matters soon, so that the journal is often made short.
        let places = (0..24).map(|number| place(&format!("filler {number}")));
        add(&mut store, &places.collect::<Vec<_>>()).expect("it is kept");
    }
    for number in before..last {
        let mut changes = vec![read(&lesson, number)];
        if wanted.is_none() {
            changes.push(place(&number.to_string()));
        }
        add(&mut store, &changes).expect("it is kept");
        if writeln!(out, "kept {}", number + 1)
            .and_then(|()| out.flush())
            .is_err()
        {
            return;
        }
    }
}

/// Starts the process that writes.
pub fn start_writer(lesson: &str, folder: &Path, changes: Option<usize>) -> Child {
    let program = env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command
        .args([
            "progress::kills::writer",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(TASK[0], lesson)
        .env(TASK[1], folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    match changes {
        Some(changes) => command.env(TASK[2], changes.to_string()),
        None => command.env_remove(TASK[2]),
    };
    command.spawn().expect("a process")
}

fn kill_again_and_again(lane: usize) {
    let mut folder = quick_folder();
    let mut random = lane as u64 + 1;
    let (mut before, mut shrunk) = (0, 0);
    for round in 0..KILLS / SIDE_BY_SIDE {
        if round % ROUNDS == 0 {
            folder = quick_folder();
        }
        let mut child = start_writer("water", folder.path(), None);
        let output = child.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines();
        let kept = |lines: &mut dyn Iterator<Item = std::io::Result<String>>| {
            lines.map_while(Result::ok).find_map(|line| {
                let number = line.rsplit("kept ").next()?.parse::<usize>().ok();
                number.filter(|_| line.contains("kept "))
            })
        };
        let mut acknowledged = kept(&mut lines).expect("it keeps something");
        wait(&mut random);
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        while let Some(number) = kept(&mut lines) {
            acknowledged = number;
        }
        let mut store = Store::new(folder.path());
        let bytes = std::fs::read(store.path(COURSE, Scope::Course)).expect("a journal");
        assert_eq!(Journal::read(&bytes).health, Health::Sound, "round {round}");
        let progress = load(&mut store);
        let known = count(&progress);
        let one_more = acknowledged + 1;
        assert!(
            (acknowledged..=one_more).contains(&known),
            "round {round}: {known} of {acknowledged}"
        );
        // The two changes of a save that was under way may be cut apart; what was acknowledged is there whole.
        let under_way = known - acknowledged;
        let words = progress.place.expect("a place").words;
        let place: usize = words.parse().expect("a number");
        assert!(
            (acknowledged - 1..known).contains(&place) && place + 1 + under_way >= known,
            "round {round}: place {place} of {known}"
        );
        shrunk += usize::from(bytes.len() < before && round % ROUNDS > 0);
        before = bytes.len();
    }
    assert!(shrunk > 0, "it is made short in between");
}

/// Some time, up to a few saves long.
fn wait(random: &mut u64) {
    *random = random
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    let until = Instant::now() + Duration::from_micros((*random >> 33) % 4000);
    while Instant::now() < until {
        thread::yield_now();
    }
}
