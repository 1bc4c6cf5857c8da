//! How long a key takes in the search of the lesson and of the course: a large one beside a small one.
//!
//! It asserts nothing. Run it on a quiet machine: `cargo bench --bench search`.

mod app;
mod figures;
mod texts;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use figures::{median, shown};
use nodecourse::app::{Event, Key, KeyCode};
use nodecourse::course::{Course, Lesson};
use nodecourse::load::{self, Library, Matcher};
use nodecourse::search::{self, Book, Query, Question, Sheet};
use nodecourse::source::Source;
use nodecourse::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use texts::long_lesson;

const SCREEN: (u16, u16) = (120, 40);
/// What is typed: a letter that stands everywhere, words, a phrase, something rare, what is nowhere, and what is mistyped.
const QUERIES: [&str; 8] = [
    "e",
    "the",
    "event loop",
    "setTimeout",
    "zzzzzz",
    "событие",
    "evènement",
    "evnet loop",
];
const MOST: usize = 200;

fn main() {
    println!("the course, a key to its ranked hits (on a thread of its own)");
    course("1 lesson, 17 KB", 1, 0);
    course("50 lessons, 20 MB", 50, 400_000);
    println!("\nthe lesson, a key to its frame (the loop), and the count (on a thread of its own)");
    lesson("17 KB", 0);
    lesson("10 MB", 10_000_000);
}

fn course(name: &str, lessons: usize, bytes: usize) {
    let text = long_lesson(bytes);
    // Each offers a quiz, whose title is found too.
    let files = (0..lessons).flat_map(|number| {
        let quiz = (format!("{number:03}.quiz.toml"), String::new());
        [(format!("{number:03}.md"), text.clone()), quiz]
    });
    let library = Library::in_memory(files);
    let (course, _) = load::course(&library);
    let mut book = Book::default();
    let (mut reading, mut adding) = (Duration::ZERO, Duration::ZERO);
    for entry in course.lessons() {
        let begin = Instant::now();
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        reading += begin.elapsed();
        let begin = Instant::now();
        book.add_with(&lesson, &load::offers(&library, &lesson));
        adding += begin.elapsed();
    }
    let begin = Instant::now();
    book.list_words(&|| false);
    let listing = begin.elapsed();
    let megabytes = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    println!(
        "  {name}: read in {}, kept in {} more, words listed in {} more, {:.2} MB kept of {:.2} MB",
        shown(reading),
        shown(adding),
        shown(listing),
        megabytes(book.bytes()),
        megabytes(text.len() * lessons)
    );
    for words in QUERIES {
        let times = measure(|| {
            let query = Query::new(words)?;
            let question = Question {
                query: &query,
                here: None,
                most: MOST,
            };
            search::look(question, &book, &course, &|| false)
        });
        println!("    {words:<12} {:>10}", shown(median(times)));
    }
}

fn lesson(name: &str, bytes: usize) {
    let library = Library::bundled();
    let (course, _) = load::course(&library);
    let source = Source::new("01-foundations/01-what-is-nodejs.md", long_lesson(bytes));
    let (mut lesson, _) = load::document(&source, &course);
    load::mark_terms(&mut lesson, &course, &Matcher::new(&course.glossary));
    let lesson = Arc::new(lesson);
    let begin = Instant::now();
    let sheet = Sheet::new(&lesson);
    println!("  {name}: made ready in {}", shown(begin.elapsed()));
    for words in QUERIES {
        let counts = measure(|| sheet.tally(&Query::new(words)?, &|| false));
        let (keys, arrivals) = typed(&course, &lesson, &sheet, words);
        println!(
            "    {words:<12} key to frame {:>10}   count {:>10}   its frame {:>10}",
            shown(keys),
            shown(median(counts)),
            shown(arrivals)
        );
    }
}

/// The slowest key to its frame, and the slowest count to its frame, while words are typed; medians of several times.
fn typed(
    course: &Course,
    lesson: &Arc<Lesson>,
    sheet: &Sheet,
    words: &str,
) -> (Duration, Duration) {
    let mut app = app::reading(course.clone(), Arc::clone(lesson), SCREEN);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SCREEN.0, SCREEN.1));
    let (mut keys, mut arrivals) = (Vec::new(), Vec::new());
    for _ in 0..15 {
        app.update(Event::Key(Key::char('/')));
        let (mut slowest_key, mut slowest_arrival) = (Duration::ZERO, Duration::ZERO);
        for (end, letter) in words.char_indices() {
            let begin = Instant::now();
            black_box(app.update(Event::Key(Key::char(letter))));
            ui::draw(&app, &mut buffer);
            slowest_key = slowest_key.max(begin.elapsed());
            let so_far = words.get(..end + letter.len_utf8()).unwrap_or_default();
            let tally = Query::new(so_far).and_then(|query| sheet.tally(&query, &|| false));
            let serial = app.reader.search.as_ref().map(|search| search.serial);
            if let (Some(tally), Some(serial)) = (tally, serial) {
                let begin = Instant::now();
                app.update(Event::Counted(serial, tally));
                ui::draw(&app, &mut buffer);
                slowest_arrival = slowest_arrival.max(begin.elapsed());
            }
        }
        keys.push(slowest_key);
        arrivals.push(slowest_arrival);
        app.update(Event::Key(Key::plain(KeyCode::Esc)));
    }
    (median(keys), median(arrivals))
}

fn measure<T>(mut work: impl FnMut() -> T) -> Vec<Duration> {
    let times = (0..15).map(|_| {
        let begin = Instant::now();
        black_box(work());
        begin.elapsed()
    });
    times.collect()
}
