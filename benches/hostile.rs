//! What lessons of the worst shapes take, beside what may be taken at most: a first frame of 300 ms for a
//! file of 1 MB, 50 ms from a key to its frame while code is being highlighted, 64 MB and eight times the file.
//!
//! It asserts nothing. Run it on a quiet machine: `cargo bench --bench hostile`, with another size in
//! bytes behind `--` if you like.

mod figures;
#[path = "hostile/shapes.rs"]
mod shapes;
#[path = "start/terminal.rs"]
mod terminal;
mod texts;

use std::env;
use std::fs;
use std::io;
use std::time::Duration;

use figures::{median, shown};
use portable_pty::CommandBuilder;
use shapes::{plain, shapes};
use terminal::Terminal;
use texts::long_lesson;

const SIZE: usize = 1_000_000;
/// What is typed, again and again: on, back, to the end, to the top. `Ctrl-L` behind it makes a frame even
/// where there is nowhere to go.
const KEYS: [&str; 8] = [
    " \x0c",
    " \x0c",
    "j\x0c",
    "b\x0c",
    "G\x0c",
    "k\x0c",
    "b\x0c",
    "\x1b[H\x0c",
];
const PRESSES: usize = 64;
const STARTS: usize = 3;

fn main() -> io::Result<()> {
    let size = env::args().skip(1).find_map(|size| size.parse().ok());
    let size: usize = size.unwrap_or(SIZE);
    let first = if size <= SIZE { 300 } else { 1000 };
    let memory = 64.0 + 8.0 * size as f64 / 1e6;
    println!(
        "lessons of {:.1} MB, 120 × 40; what is beyond the limit has a mark",
        size as f64 / 1e6
    );
    println!(
        "  {:<24} {:>12} {:>12} {:>12}",
        "", "first frame", "key, 99 %", "memory"
    );
    println!(
        "  {:<24} {:>9} ms {:>9} ms {memory:>9.0} MB",
        "at most", first, 50
    );
    let folder = tempfile::tempdir()?;
    let mut all = vec![
        ("the lesson of the course", long_lesson(size)),
        ("plain paragraphs", plain(size)),
    ];
    all.extend(shapes(size));
    for (name, text) in all {
        let path = folder.path().join("lesson.md");
        fs::write(&path, text)?;
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nodecourse"));
        command.arg(&path);
        let start = median(
            (0..STARTS)
                .map(|_| Terminal::start(command.clone()).1)
                .collect(),
        );
        let (mut terminal, _) = Terminal::start(command);
        let mut times: Vec<_> = (0..PRESSES)
            .map(|press| terminal.press(KEYS[press % KEYS.len()]))
            .collect();
        times.sort();
        let key = times
            .get(times.len() * 99 / 100)
            .copied()
            .unwrap_or_default();
        let peak = terminal.memory("VmHWM").unwrap_or_default() / 1024.0;
        println!(
            "  {name:<24} {:>11}{} {:>11}{} {peak:>9.1} MB{}",
            shown(start),
            mark(start > Duration::from_millis(first)),
            shown(key),
            mark(key > Duration::from_millis(50)),
            mark(peak > memory)
        );
    }
    Ok(())
}

fn mark(beyond: bool) -> &'static str {
    if beyond { "!" } else { " " }
}
