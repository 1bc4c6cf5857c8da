//! How soon the player answers to a key, and what memory it takes, while a block of a lesson spins, drips or floods,
//! beside the same keys when nothing runs. At most: 50 ms from a key to its frame, and 64 MB more than at rest.
//!
//! It asserts nothing, and needs Node.js. Run it on a quiet machine: `cargo bench --bench running`.

mod figures;
#[path = "start/terminal.rs"]
mod terminal;
mod texts;

use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use figures::{median, shown};
use portable_pty::CommandBuilder;
use terminal::Terminal;
use texts::long_lesson;

/// Keys of each kind: down and up in what is printed, and `Ctrl-L` behind it, whose frame can be told from all others.
const KEYS: [&str; 2] = ["j\x0c", "k\x0c"];
const PRESSES: usize = 120;
/// Keys during one flood, which is over soon.
const IN_A_FLOOD: usize = 4;
/// The time between them.
const PAUSE: Duration = Duration::from_millis(25);
/// What a frame for `Ctrl-L` clears the screen with.
const CLEAR: &[u8] = b"\x1b[2J";
/// How long nothing comes when a run has ended.
const SILENCE: Duration = Duration::from_millis(400);
/// A key is answered within this time.
const LIMIT: Duration = Duration::from_millis(50);
const MORE_MEMORY: f64 = 64.0;

/// Code that runs for ten seconds without printing, while it prints short lines, and code that soon has printed too much.
const SPIN: &str = "for (;;) {}";
const DRIP: &str = "setInterval(() => console.log('x\\n'.repeat(400)), 10)";
const FLOOD: &str = "for (;;) console.log('\\n'.repeat(5000))";

fn main() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    println!(
        "from a key to its frame while code runs, 120 × 40, {PRESSES} keys; what is beyond the limit has a mark"
    );
    println!(
        "  {:<22} {:>11} {:>12}   {:>12}",
        "", "median", "99 %", "memory"
    );
    println!(
        "  {:<22} {:>11} {:>9} ms   {MORE_MEMORY:>6} MB more",
        "at most",
        "",
        LIMIT.as_millis()
    );
    for (name, code) in [("it spins", SPIN), ("it drips", DRIP), ("it floods", FLOOD)] {
        let path = folder.path().join("lesson.md");
        let text = long_lesson(20_000);
        let lesson = format!("# A block\n\n```js run=node\n{code}\n```\n\n{text}");
        fs::write(&path, lesson)?;
        measure(&path, name, code == FLOOD);
    }
    Ok(())
}

fn measure(path: &Path, name: &str, ends_soon: bool) {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nodecourse"));
    command.arg(path);
    let (mut terminal, _) = Terminal::start(command);
    terminal.settle(SILENCE);
    let idle = (0..PRESSES)
        .map(|number| press(&mut terminal, number))
        .collect();
    let rest = terminal.memory("VmRSS").unwrap_or_default();
    // The first run asks, and takes no answer at once.
    terminal.press("r");
    terminal.settle(SILENCE);
    terminal.press("y");
    let mut times = Vec::new();
    while times.len() < PRESSES {
        times.push(press(&mut terminal, times.len()));
        if ends_soon && times.len() % IN_A_FLOOD == 0 {
            terminal.settle(SILENCE);
            terminal.press("r");
        }
    }
    let more = (terminal.memory("VmHWM").unwrap_or_default() - rest) / 1024.0;
    tell("nothing runs", idle, &format!("{:>6.1} MB", rest / 1024.0));
    let mark = mark(more > MORE_MEMORY);
    tell(name, times, &format!("{more:>6.1} MB more{mark}"));
}

fn press(terminal: &mut Terminal, number: usize) -> Duration {
    thread::sleep(PAUSE);
    terminal.press_until(KEYS[number % KEYS.len()], CLEAR)
}

fn tell(name: &str, mut times: Vec<Duration>, memory: &str) {
    times.sort();
    let slow = times
        .get(times.len() * 99 / 100)
        .copied()
        .unwrap_or_default();
    println!(
        "  {name:<22} {:>11} {:>12}{}  {memory:>12}",
        shown(median(times)),
        shown(slow),
        mark(slow > LIMIT)
    );
}

fn mark(beyond: bool) -> &'static str {
    if beyond { "!" } else { " " }
}
