//! How long the real program takes to start and to answer a key, beside the least that any program of its
//! kind needs: one that draws a paragraph with ratatui and waits. Ratios of one run count; times do not.
//!
//! It asserts nothing. Run it on a quiet machine: `cargo bench --bench start`.

mod figures;
#[path = "start/terminal.rs"]
mod terminal;
mod texts;

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use figures::{lessons, median, shown};
use portable_pty::CommandBuilder;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::crossterm::{execute, terminal as raw};
use ratatui::widgets::{Paragraph, Wrap};
use terminal::{FRAME_END, Terminal};
use texts::long_lesson;

const ROUNDS: usize = 21;
const PRESSES: usize = 60;
/// Set for the process that is to be the floor.
const FLOOR: &str = "NODECOURSE_BENCH_FLOOR";

fn main() -> io::Result<()> {
    if env::var_os(FLOOR).is_some() {
        return floor();
    }
    let folder = tempfile::tempdir()?;
    let course = |name: &str, lessons: &[&str]| -> io::Result<CommandBuilder> {
        let folder = folder.path().join(name);
        write_course(&folder, lessons)?;
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nodecourse"));
        command.arg(&folder);
        Ok(command)
    };
    let mut least = CommandBuilder::new(env::current_exe()?);
    least.env(FLOOR, "1");
    let programs = [
        ("the floor", least),
        (
            "the course",
            CommandBuilder::new(env!("CARGO_BIN_EXE_nodecourse")),
        ),
        (
            "a lesson of 400 KB",
            course("middle", &[&long_lesson(400_000)])?,
        ),
        (
            "a lesson of 10 MB",
            course("large", &[&long_lesson(10_000_000)])?,
        ),
        (
            "two of them",
            course("two", &[&long_lesson(10_000_000), &long_lesson(10_000_000)])?,
        ),
        (
            "a table of 10 MB",
            course("table", &[&long_table(10_000_000)])?,
        ),
    ];
    let code = course("code", &[&long_code(10_000_000)])?;
    starts(&programs);
    keys(&programs);
    let [.., (_, long), (_, two), _] = &programs;
    for (name, command) in [("large", long), ("code", &code)] {
        edited(name, command, &lesson_file(&folder.path().join(name), 1))?;
    }
    searched(two);
    Ok(())
}

fn starts(programs: &[(&str, CommandBuilder); 6]) {
    let mut times = [const { Vec::new() }; 6];
    for _ in 0..ROUNDS {
        for ((_, command), times) in programs.iter().zip(&mut times) {
            let (_, time) = Terminal::start(command.clone());
            times.push(time);
        }
    }
    let medians = times.map(median);
    println!("start to the first full screen, 120 × 40, medians of {ROUNDS}");
    let [floor, ..] = medians;
    for ((name, _), time) in programs.iter().zip(medians) {
        let ratio = time.as_secs_f64() / floor.as_secs_f64();
        let target = match *name {
            "the course" => "≤ 1.5 × floor",
            "a lesson of 10 MB" | "two of them" | "a table of 10 MB" => "≤ floor + 100 ms",
            _ => "",
        };
        let over = time.saturating_sub(floor);
        println!(
            "  {name:<20} {:>10}   {ratio:>5.2} × floor   floor + {:<10} {target}",
            shown(time),
            shown(over)
        );
    }
}

fn keys(programs: &[(&str, CommandBuilder); 6]) {
    println!("\npage down and up, key to last byte, medians of {PRESSES}, and memory");
    let mut floor = None;
    for (name, command) in programs {
        let (mut terminal, _) = Terminal::start(command.clone());
        terminal.settle(Duration::from_secs(1));
        let first = terminal.memory("VmRSS");
        let mut times: Vec<_> = (0..PRESSES)
            // Where a lesson begins, there is nowhere to go back to: `Ctrl-L` makes a frame even there.
            .map(|press| terminal.press(if press % 6 < 4 { " " } else { "b\x0c" }))
            .collect();
        times.sort();
        let slow = times
            .get(times.len() * 95 / 100)
            .copied()
            .unwrap_or_default();
        let time = median(times);
        let floor = *floor.get_or_insert(time);
        terminal.settle(Duration::from_secs(1));
        let target = match *name {
            "the course" => "< 20 MB",
            "a lesson of 400 KB" => "≤ 4 ms",
            "a lesson of 10 MB" | "two of them" | "a table of 10 MB" => "< 50 MB",
            _ => "",
        };
        println!(
            "  {name:<20} {:>10}   {:>5.2} × floor   95 %: {:<10} {:>6} MB at rest, {:>6} MB at most   {target}",
            shown(time),
            time.as_secs_f64() / floor.as_secs_f64(),
            shown(slow),
            megabytes(first),
            megabytes(terminal.memory("VmHWM"))
        );
    }
}

/// How much memory a lesson of 10 MB takes while it is edited.
fn edited(name: &str, command: &CommandBuilder, file: &Path) -> io::Result<()> {
    let (mut terminal, _) = Terminal::start(command.clone());
    terminal.settle(Duration::from_secs(1));
    let first = terminal.memory("VmRSS");
    let text = fs::read_to_string(file)?;
    // No cell of the page before has one of these, so that all of them are written.
    let mark = "█████";
    fs::write(file, text.replacen("\n\n", &format!("\n\n{mark}\n\n"), 1))?;
    let time = terminal.press_until("", mark.as_bytes());
    terminal.settle(Duration::from_secs(1));
    println!(
        "\na lesson of 10 MB ({name}) while it is edited: shown after {}\n  \
         {:>6} MB at rest, {:>6} MB at most   < 50 MB, {:>6} MB after",
        shown(time),
        megabytes(first),
        megabytes(terminal.memory("VmHWM")),
        megabytes(terminal.memory("VmRSS"))
    );
    Ok(())
}

/// How much memory a search of two lessons of 10 MB takes, and what is left of that when it is closed.
fn searched(command: &CommandBuilder) {
    let (mut terminal, _) = Terminal::start(command.clone());
    terminal.settle(Duration::from_secs(1));
    let first = terminal.memory("VmRSS");
    terminal.press("g/");
    let time = terminal.press("event loop");
    terminal.settle(Duration::from_secs(2));
    let most = terminal.memory("VmHWM");
    terminal.press("\x1b");
    terminal.settle(Duration::from_secs(1));
    println!(
        "\na search of two lessons of 10 MB: a first frame after {}\n  \
         {:>6} MB at rest, {:>6} MB at most   < 100 MB, {:>6} MB when it is closed   as before",
        shown(time),
        megabytes(first),
        megabytes(most),
        megabytes(terminal.memory("VmRSS"))
    );
}

fn megabytes(kilobytes: Option<f64>) -> String {
    kilobytes.map_or("?".to_owned(), |count| {
        format!("{:.1}", count * 1024.0 / 1e6)
    })
}

/// A table of so many bytes, of more than a hundred thousand rows from eight megabytes on.
fn long_table(bytes: usize) -> String {
    let mut text = "# A table\n\n| n | name | what it does |\n| --: | --- | --- |\n".to_owned();
    let mut rows = 1..;
    while text.len() < bytes {
        let row = rows.next().unwrap_or_default();
        text.push_str(&format!(
            "| {row} | `name{row}` | hands {row} slow operations to the event loop and goes on |\n"
        ));
    }
    text
}

/// A lesson that is one block of code of so many bytes.
fn long_code(bytes: usize) -> String {
    let mut text = "# A listing\n\nBefore it.\n\n```js\n".to_owned();
    let mut lines = 1..;
    while text.len() < bytes {
        let line = lines.next().unwrap_or_default();
        text.push_str(&format!(
            "const value{line} = compute({line}, \"some words\"); // note {line}\n"
        ));
    }
    text + "```\n"
}

/// A course of these lessons, with the glossary of the one that comes with the program, and all that it says but its list of
/// lessons.
fn write_course(folder: &Path, texts: &[&str]) -> io::Result<()> {
    fs::create_dir_all(folder.join("01-foundations"))?;
    fs::copy(
        lessons().join("glossary.toml"),
        folder.join("glossary.toml"),
    )?;
    let course = fs::read_to_string(lessons().join("course.toml"))?;
    let head = course.split("[[module]]").next().unwrap_or_default();
    fs::write(folder.join("course.toml"), head)?;
    for (number, text) in (1..).zip(texts) {
        fs::write(lesson_file(folder, number), text)?;
    }
    Ok(())
}

/// The file of a lesson of such a course.
fn lesson_file(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("01-foundations/{number:02}.md"))
}

/// The floor: a screen of text, and another one after each key.
fn floor() -> io::Result<()> {
    let lines: Vec<String> = texts::lesson().lines().map(str::to_owned).collect();
    let mut out = io::stdout();
    raw::enable_raw_mode()?;
    execute!(out, raw::EnterAlternateScreen)?;
    let mut terminal = ratatui::Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let mut first = 0;
    loop {
        let text = lines.get(first..).unwrap_or_default().join("\n");
        terminal.draw(|frame| {
            let paragraph = Paragraph::new(text).wrap(Wrap { trim: false });
            frame.render_widget(paragraph, frame.area());
        })?;
        out.write_all(FRAME_END)?;
        out.flush()?;
        loop {
            if let Event::Key(key) = event::read()? {
                match key.code {
                    KeyCode::Char(' ') => first += 38,
                    KeyCode::Char('b') => first = first.saturating_sub(38),
                    KeyCode::Char('l') => continue,
                    _ => return raw::disable_raw_mode(),
                }
                break;
            }
        }
    }
}
