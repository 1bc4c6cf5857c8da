//! How large courses fare beside small ones: the first look, looking through all lessons, and lists of very many rows.
//! Ratios of one run count; times do not.
//!
//! It asserts nothing. Run it on a quiet machine: `cargo bench --bench large`.

mod app;
mod figures;

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use figures::{lessons, median, shown};
use nodecourse::app::{App, Effect, Event, Key, Looked, Timer};
use nodecourse::course::Course;
use nodecourse::load::{self, Library, Matcher, Wanted};
use nodecourse::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SCREEN: (u16, u16) = (120, 40);
/// Few lessons, and very many.
const LESSONS: [usize; 2] = [10, 10_000];
const FILES: usize = 52_000;
const HEADINGS: usize = 100_000;
const ROUNDS: usize = 9;

fn main() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    println!("open a course and take the first look, medians of {ROUNDS}");
    let mut small = None;
    let mut row = |name: &str, path: &Path, wanted: Wanted<'_>| {
        let time = medians(|| load::first_look(&open(path), wanted));
        report(name, time, *small.get_or_insert(time));
    };
    let native = LESSONS.map(|count| folder.path().join(format!("native-{count}")));
    for (path, count) in native.iter().zip(LESSONS) {
        write_native(path, count)?;
        row(&format!("a course of {count} lessons"), path, Wanted::First);
    }
    for count in LESSONS {
        let plain = folder.path().join(format!("plain-{count}"));
        write_folder(&plain, count, |_| String::new())?;
        row(&format!("a folder of {count} files"), &plain, Wanted::First);
        // Of very many files these are found by name, and the list of them comes behind the first page.
        let kept = format!("{}-lesson.md", count / 2);
        row("  where the reader left off", &plain, Wanted::Kept(&kept));
        fs::write(plain.join("README.md"), lesson(0, "0-lesson.md"))?;
        row("  with a front page", &plain, Wanted::First);
    }
    let nested = folder.path().join("nested");
    write_folder(&nested, FILES, |file| {
        format!("{}-part/{}-chapter", file % 7, file / 7 % 40)
    })?;
    row(&format!("folders of {FILES} files"), &nested, Wanted::First);

    println!("\nlook through a course, for each lesson");
    let mut small = None;
    for (path, count) in native.iter().zip(LESSONS) {
        let library = open(path);
        let rounds = LESSONS[1] / count / 10;
        let begin = Instant::now();
        for _ in 0..rounds.max(1) {
            black_box(survey(&library));
        }
        let time = begin.elapsed() / (rounds.max(1) * count) as u32;
        report(
            &format!("of {count} lessons"),
            time,
            *small.get_or_insert(time),
        );
    }

    println!(
        "\nlists: key to frame, the slowest of each, beside a line down on the page; asked are 16 ms"
    );
    let mut text = "# All\n\n".to_owned();
    for number in 0..HEADINGS {
        let _ = write!(text, "## Heading {number} of an event loop\n\n");
    }
    let library = Library::in_memory([("all.md", text)]);
    lists("a lesson of 100,000 headings", &library, &[]);
    let library = open(&native[1]);
    let (mut course, _) = load::outline(&library);
    course.glossary = Arc::new(load::term_names(&library, &course));
    let digests = looked(&library, &course);
    lists(
        "a course of 10,000 lessons",
        &library,
        &[Event::Course(Arc::new(course), Vec::new()), digests],
    );
    Ok(())
}

fn open(path: &Path) -> Library {
    Library::open(path).expect("a course")
}

fn survey(library: &Library) -> Event {
    let (mut course, _) = load::outline(library);
    course.glossary = Arc::new(load::term_names(library, &course));
    looked(library, &course)
}

/// What looking through a course finds.
fn looked(library: &Library, course: &Course) -> Event {
    let matcher = Matcher::new(&course.glossary);
    let digests = course.lessons().map(|entry| {
        let (mut lesson, _) = load::lesson(library, course, &entry.id);
        load::mark_terms(&mut lesson, course, &matcher);
        load::digest(&lesson)
    });
    Event::Looked(Looked {
        digests: digests.collect(),
        ..Looked::default()
    })
}

/// Opens each list, types into it and moves in it.
fn lists(name: &str, library: &Library, events: &[Event]) {
    let (mut course, _) = load::named(library, Wanted::First);
    course.glossary = Arc::new(load::term_names(library, &course));
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (lesson, _) = load::lesson(library, &course, &id);
    let mut app = app::reading(course, Arc::new(lesson), SCREEN);
    app.update(Event::Resize(SCREEN.0, SCREEN.1));
    for event in events {
        app.update(event.clone());
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    let mut step = |app: &mut App, event: Event| {
        let begin = Instant::now();
        let effects = app.update(event);
        ui::draw(app, &mut buffer);
        (begin.elapsed(), effects)
    };
    // The slowest of the keys and of the frames between which a filter goes on, and the longest until it is done.
    let mut frame = |app: &mut App, keys: &[&str]| {
        let (mut slowest, mut longest) = (Duration::ZERO, Duration::ZERO);
        for key in keys {
            let mut whole = Duration::ZERO;
            let mut next = Some(Event::Key(Key::parse(key).expect("a key")));
            while let Some(event) = next {
                let (time, effects) = step(app, event);
                slowest = slowest.max(time);
                whole += time;
                next = effects.into_iter().find_map(|effect| match effect {
                    Effect::After(_, timer @ Timer::Sift(_)) => Some(Event::Timer(timer)),
                    _ => None,
                });
            }
            longest = longest.max(whole);
        }
        (slowest, longest)
    };
    println!("  {name}");
    let (page, _) = frame(&mut app, &["j"]);
    // Where most of the lesson lies above.
    frame(&mut app, &["G"]);
    for list in ["o", "i", ":", "!"] {
        let (open, _) = frame(&mut app, &[list]);
        let filters = ["e", "v", "e", "n", "t", "Backspace", "Backspace"];
        let (filter, all) = frame(&mut app, &filters);
        let (walk, _) = frame(&mut app, &["↓", "PgDn", "End", "↑", "Home"]);
        let (close, _) = frame(&mut app, &["Esc", "Esc"]);
        for (what, time) in [
            ("open", open),
            ("filter", filter),
            ("filter, until all is found", all),
            ("move", walk),
            ("close", close),
        ] {
            report(&format!("  {list} {what}"), time, page);
        }
    }
}

fn report(name: &str, time: Duration, small: Duration) {
    let ratio = time.as_secs_f64() / small.as_secs_f64();
    println!("  {name:<32} {:>10}   {ratio:>7.2} ×", shown(time));
}

fn medians<T>(mut work: impl FnMut() -> T) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed()
    });
    median(times.collect())
}

/// A lesson of about 2 KB that uses terms and links to another one.
fn lesson(number: usize, link: &str) -> String {
    let mut text = format!("# Lesson {number}\n\n");
    for section in 1..=3 {
        let words =
            "The event loop runs each callback of the server when its promise is done. ".repeat(8);
        let _ = write!(
            text,
            "## Part {section} of {number}\n\n{words}See [another]({link}).\n\n"
        );
    }
    text
}

/// A course that lists its lessons, with the glossary of the one that comes with the program.
fn write_native(folder: &Path, count: usize) -> io::Result<()> {
    let mut list = "format = 1\nid = \"large\"\ntitle = \"Large\"\n".to_owned();
    let path = |number: usize| format!("{}/{number}-lesson-{number}.md", number / 100);
    for module in 0..count.div_ceil(100) {
        fs::create_dir_all(folder.join(module.to_string()))?;
        let _ = writeln!(list, "[[module]]\ntitle = \"Module {module}\"\nlessons = [");
        for number in module * 100..count.min(module * 100 + 100) {
            let link = format!("../{}#part-1", path(number * 7 % count));
            fs::write(folder.join(path(number)), lesson(number, &link))?;
            let _ = writeln!(list, "  {:?},", path(number));
        }
        list.push_str("]\n");
    }
    fs::write(folder.join("course.toml"), list)?;
    fs::copy(
        lessons().join("glossary.toml"),
        folder.join("glossary.toml"),
    )?;
    Ok(())
}

fn write_folder(folder: &Path, count: usize, inner: impl Fn(usize) -> String) -> io::Result<()> {
    for number in 0..count {
        let inner = folder.join(inner(number));
        fs::create_dir_all(&inner)?;
        let text = lesson(number, "../README.md");
        fs::write(inner.join(format!("{number}-lesson.md")), text)?;
    }
    Ok(())
}
