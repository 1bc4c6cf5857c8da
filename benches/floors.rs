//! What each floor of the house takes: loading, marking terms, laying out, highlighting, drawing.
//!
//! It asserts nothing. Run it on a quiet machine: `cargo bench --bench floors`.

mod app;
mod figures;
mod texts;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::{Duration, Instant};

use figures::{median, shown};
use nodecourse::app::{Event, Key, KeyCode};
use nodecourse::course::{BlockKind, Course, Lesson};
use nodecourse::highlight::{self, Budget};
use nodecourse::layout::{self, CodeLines, Measure, View};
use nodecourse::load::{self, Library, Matcher};
use nodecourse::source::Source;
use nodecourse::theme::Theme;
use nodecourse::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use texts::long_lesson;

const SIZES: [(&str, usize); 3] = [("17 KB", 0), ("400 KB", 400_000), ("10 MB", 10_000_000)];
const SCREEN: (u16, u16) = (120, 40);
/// Each measurement goes on for about as long.
const TIME: Duration = Duration::from_millis(700);

fn main() {
    let library = Library::bundled();
    let (course, _) = load::course(&library);
    let matcher = Matcher::new(&course.glossary);
    println!("once, medians");
    row("the course and its glossary", || load::course(&library));
    row("the matcher of terms", || Matcher::new(&course.glossary));
    row("a theme that inherits", || Theme::bundled("dawn"));
    let begin = Instant::now();
    highlight::prepare();
    println!(
        "  {:<34} {:>10}   once",
        "the grammars",
        shown(begin.elapsed())
    );
    for (name, bytes) in SIZES {
        println!("\na lesson of {name}");
        let source = Source::new("01-foundations/01-what-is-nodejs.md", long_lesson(bytes));
        let (mut lesson, _) = load::document(&source, &course);
        row("parse", || load::document(&source, &course));
        row_with(
            "mark terms",
            || lesson.clone(),
            |mut lesson| {
                load::mark_terms(&mut lesson, &course, &matcher);
                lesson
            },
        );
        load::mark_terms(&mut lesson, &course, &matcher);
        row("digest", || load::digest(&lesson));
        for width in [40, 80, 120, 160] {
            row(&format!("lay out a screen of {width} columns"), || {
                screen(&lesson, width)
            });
        }
        highlighting(&lesson);
        drawing(&course, &lesson);
    }
}

fn highlighting(lesson: &Lesson) {
    let longest = lesson
        .blocks
        .kept()
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Code(code) => Some(code),
            _ => None,
        })
        .max_by_key(|code| code.text.len());
    if let Some(code) = longest {
        let never = AtomicBool::new(false);
        let lines = code.text.lines().count();
        let tokens = || highlight::highlight(&code.language, &code.text, &Budget::new(&never));
        // A thread knows the lines that it has seen.
        let first = || thread::scope(|scope| scope.spawn(tokens).join().is_ok());
        row(
            &format!("highlight {lines} lines of {}", code.language),
            first,
        );
        row("the same again", tokens);
    }
}

fn drawing(course: &Course, lesson: &Lesson) {
    let mut app = app::reading(course.clone(), Arc::new(lesson.clone()), SCREEN);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    row("draw", || ui::draw(&app, &mut buffer));
    let (down, up) = (Key::char(' '), Key::char('b'));
    row("page down and up again", || {
        (app.update(Event::Key(down)), app.update(Event::Key(up)))
    });
    row("line down and up again", || {
        (
            app.update(Event::Key(Key::char('j'))),
            app.update(Event::Key(Key::char('k'))),
        )
    });
    row("to the end and the top", || {
        let home = Key {
            code: KeyCode::Home,
            ..Key::char(' ')
        };
        (
            app.update(Event::Key(Key::char('G'))),
            app.update(Event::Key(home)),
        )
    });
    let mut wide = false;
    row("another size", || {
        wide = !wide;
        app.update(Event::Resize(if wide { 90 } else { SCREEN.0 }, SCREEN.1))
    });
}

/// The rows of one screen from the middle of a lesson.
fn screen(lesson: &Lesson, width: usize) -> usize {
    let view = View {
        width: width.min(76),
        wide: width.min(120),
        code_lines: CodeLines::Wrap,
        buttons: None,
        folded: &BTreeSet::new(),
        tokens: &|_| None,
        marks: &|_, _| Vec::new(),
        practice: &|_| String::new(),
    };
    let mut rows = 0;
    let mut block = lesson.blocks.len() / 2;
    while rows < usize::from(SCREEN.1) && block < lesson.blocks.len() {
        let measure = Measure::new(&lesson.blocks[block]);
        for part in 0..measure.parts() {
            let laid = layout::part(lesson, block, measure.part(part), &view);
            rows += black_box(laid).rows.len();
        }
        block += 1;
    }
    rows
}

fn row<T>(name: &str, mut work: impl FnMut() -> T) {
    row_with(name, || (), |()| work());
}

/// Measures some work on something that is made anew each time, which does not count.
fn row_with<I, T>(name: &str, mut make: impl FnMut() -> I, mut work: impl FnMut(I) -> T) {
    let mut times = Vec::new();
    let until = Instant::now() + TIME;
    while times.len() < 7 || (Instant::now() < until && times.len() < 10_000) {
        let input = make();
        let begin = Instant::now();
        let output = work(input);
        times.push(begin.elapsed());
        black_box(output);
    }
    let count = times.len();
    println!("  {name:<34} {:>10}   of {count}", shown(median(times)));
}
