//! Files that are edited while they are read.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::harness::{Setup, folder};

/// What is saved is shown within this many milliseconds, with room for a machine that does other things, too.
const SOON: u128 = 2_000;
/// How long a slow program waits between two pieces of what it saves.
const BETWEEN_PIECES: Duration = Duration::from_millis(90);

fn paragraphs(count: usize) -> String {
    let paragraph = |number| ["\nParagraph ", &format!("{number}"), " is here.\n"].concat();
    (1..=count).map(paragraph).collect()
}

#[test]
fn an_edit_is_seen_soon_and_at_the_same_place() {
    let course = tempfile::tempdir().expect("a folder");
    let file = course.path().join("a.md");
    fs::write(&file, format!("# What is Node.js\n{}", paragraphs(60))).expect("a file");
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.send("20j");
    session.wait_for("Paragraph 11 is here");
    let before = session.find("Paragraph 12 is here");
    let saved = Instant::now();
    let text = paragraphs(60).replace("Paragraph 14 is", "Paragraph 14, edited, is");
    fs::write(
        &file,
        format!("# What is Node.js\n\nA new beginning.\n{text}"),
    )
    .expect("a file");
    session.wait_for("Paragraph 14, edited, is here");
    assert!(saved.elapsed().as_millis() < SOON, "{:?}", saved.elapsed());
    assert_eq!(session.find("Paragraph 12 is here"), before);
    session.quit();
}

#[test]
fn an_edit_is_seen_soon_while_a_file_that_the_lesson_links_to_is_written_all_the_time() {
    let lesson = |words: &str| format!("# What is Node.js\n\n{words} the [log](log.txt).\n");
    let course = folder(&[("a.md", &lesson("This is"))]);
    let write = |name: &str, text: &str| fs::write(course.path().join(name), text).expect("a file");
    write("log.txt", &"x".repeat(5_000));
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    // From the first edit on, links are looked up.
    write("a.md", &lesson("Read on in"));
    session.wait_for("Read on in");
    let (end, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let write = &write;
        // Each time less is in it, as if it were being written.
        scope.spawn(move || {
            let mut length = 4_000;
            while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(BETWEEN_PIECES / 3) {
                write("log.txt", &"y".repeat(length));
                length -= 1;
            }
        });
        let mut times: Vec<_> = (0..5)
            .map(|number| {
                let words = format!("For the time number {number} look into");
                let saved = Instant::now();
                write("a.md", &lesson(&words));
                session.wait_for(&words);
                saved.elapsed().as_millis()
            })
            .collect();
        drop(end);
        times.sort_unstable();
        assert!(times[2] < SOON / 2, "{times:?}");
    });
    session.quit();
}

#[test]
fn a_text_that_is_written_in_pieces_is_shown_when_it_is_whole_whatever_is_pressed_meanwhile() {
    let course = tempfile::tempdir().expect("a folder");
    let path = course.path().join("a.md");
    let text = format!("# What is Node.js\n{}", paragraphs(60));
    fs::write(&path, &text).expect("a file");
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.send("40j");
    session.wait_for("Paragraph 21 is here");
    let text = text.replace("Paragraph 24 is", "Paragraph 24, edited, is");
    let mut file = fs::File::create(&path).expect("a file");
    for piece in text.as_bytes().chunks(text.len() / 6) {
        // The screen moves as it does in a whole text.
        session.send("j");
        session.wait_for("Paragraph 24 is here");
        thread::sleep(BETWEEN_PIECES);
        file.write_all(piece).expect("a piece");
    }
    session.wait_for("Paragraph 24, edited, is here");
    session.send("7k");
    session.wait_for("Paragraph 20 is here");
    session.wait_until_gone("Paragraph 32 is here");
    session.quit();
}

#[test]
fn a_long_lesson_follows_its_file_at_the_same_place_and_stays_whole_when_that_is_gone() {
    let course = tempfile::tempdir().expect("a folder");
    let file = course.path().join("a.md");
    let text = paragraphs(60_000);
    let write = |first: &str, text: &str| {
        fs::write(&file, format!("# What is Node.js\n\n{first}\n{text}")).expect("a file");
    };
    write("The beginning.", &text);
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    // Each is written before the one before it can have been shown.
    for nth in 0..4 {
        write(&format!("Another beginning, {nth}."), &text);
    }
    session.wait_for("Another beginning, 3.");
    session.send("50%");
    session.wait_for("50 %");
    session.wait_until_gone("Another beginning");
    let screen = session.screen();
    let line = screen
        .lines()
        .filter(|line| line.contains("is here"))
        .nth(1);
    let line = line.expect("two paragraphs").trim().to_owned();
    let before = session.find(&line);
    let edited = line.replace("is here", "is edited");
    write("The last.\n\nMore.", &text.replace(&line, &edited));
    session.wait_for(&edited);
    assert_eq!(session.find(&edited), before);
    fs::remove_file(&file).expect("it goes");
    session.wait_for("This lesson is not in the course any more");
    session.wait_for(&edited);
    session.send("G");
    session.wait_for("Paragraph 60000 is here");
    session.quit();
}

#[test]
fn a_broken_edit_shows_what_can_be_shown_and_its_problem_until_it_is_mended() {
    let course = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(course.path().join(name), text).expect("a file");
    write("course.toml", "format = 1\nid = \"c\"\ntitle = \"C\"\n");
    write(
        "glossary.toml",
        "[tea]\nname = \"tea\"\ntext = \"Leaves and water.\"\n",
    );
    write("a.md", "# What is Node.js\n\nSome tea.\n");
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("Some tea.");
    write("glossary.toml", "[tea]\nname = \"tea\"\ntext = \"\"\n");
    session.wait_for("1 problem");
    session.wait_for("Some tea.");
    write(
        "glossary.toml",
        "[tea]\nname = \"tea\"\ntext = \"Better leaves.\"\n",
    );
    session.wait_for_screen("a term", |screen| {
        screen.cell(5, 7).is_some_and(vt100::Cell::underline)
    });
    session.wait_until_gone("1 problem");
    session.send("\t\r");
    session.wait_for("Better leaves.");
    session.send("\u{1b}");
    session.wait_until_gone("Better leaves.");
    fs::rename(course.path().join("a.md"), course.path().join("gone")).expect("it moves");
    write("b.md", "# Other\n");
    session.send("j");
    session.wait_for("Some tea.");
    session.quit();
}

#[test]
fn a_lesson_that_can_be_read_no_more_is_told_of_until_it_can() {
    let course = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(course.path().join(name), text).expect("a file");
    write(
        "course.toml",
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n",
    );
    write("a.md", "# What is Node.js\n\nSome tea.\n");
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("Some tea.");
    write("a.md", "# A\0");
    session.wait_for("1 problem");
    session.send("!");
    session.wait_for("course.toml:6:12");
    session.send("\u{1b}");
    session.wait_until_gone("course.toml:6:12");
    write(
        "a.md",
        "# What is Node.js\n\nMore tea.\n\n<!-- lab: none -->\n",
    );
    session.wait_for("More tea.");
    session.send("!");
    session.wait_for("a.md:5:1");
    session.wait_until_gone("course.toml:6:12");
    session.send("\u{1b}");
    session.wait_until_gone("a.md:5:1");
    write("a.md", "# What is Node.js\n\nBetter tea.\n");
    session.wait_for("Better tea.");
    session.send("!");
    session.wait_for("No problems were found");
    session.send("\u{1b}");
    session.wait_until_gone("No problems were found");
    session.quit();
}

/// A book of two chapters, the first with an included text.
fn book(folder: &Path) -> impl Fn(&str, &str) + use<> {
    let folder = folder.to_owned();
    let write = move |name: &str, text: &str| {
        fs::create_dir_all(folder.join("src")).expect("a folder");
        fs::write(folder.join(name), text).expect("a file");
    };
    write("book.toml", "[book]\ntitle = \"B\"\n");
    write("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n");
    write(
        "src/one.md",
        "# What is Node.js\n\nTea.\n\n{{#include part.md}}\n",
    );
    write("src/part.md", "A part.\n");
    write("src/two.md", "# Two\n\nCoffee.\n");
    write
}

#[test]
fn a_file_that_goes_or_comes_holds_up_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = book(folder.path());
    let mut session = Setup::new().course(folder.path()).size(80, 24).ready();
    session.wait_for("A part.");
    fs::remove_file(folder.path().join("src/part.md")).expect("it goes");
    let one = "# What is Node.js\n\nMore tea.\n\n{{#include part.md}}\n";
    write("src/one.md", one);
    session.wait_for("More tea.");
    session.wait_for("Not included:");
    session.send("!");
    session.wait_for("one.md:5:1");
    session.send("\u{1b}");
    session.wait_until_gone("one.md:5:1");
    write("src/part.md", "The same part.\n");
    session.wait_for("The same part.");
    session.wait_until_gone("Not included:");
    session.quit();
}

#[test]
fn a_chapter_that_was_missing_is_there_when_its_file_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = book(folder.path());
    fs::remove_file(folder.path().join("src/two.md")).expect("it goes");
    let mut session = Setup::new().course(folder.path()).size(80, 24).ready();
    session.send("!");
    session.wait_for("SUMMARY.md:2:3");
    write("src/two.md", "# Two\n\nCoffee.\n");
    session.wait_for("No problems were found");
    session.send("\u{1b}");
    session.wait_until_gone("No problems were found");
    session.send("L");
    session.wait_for("Coffee.");
    session.quit();
}

#[test]
fn a_list_of_chapters_that_is_gone_is_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = book(folder.path());
    write("src/two.md", "# Two\n\n{{#include none.md}}\n");
    let mut session = Setup::new().course(folder.path()).size(80, 24).ready();
    // What is gone before the course has been looked through was wrong from the start.
    session.visit("!", "two.md:3");
    fs::remove_file(folder.path().join("src/SUMMARY.md")).expect("it goes");
    session.wait_for("The course was edited; 2 problems");
    session.wait_for("Tea.");
    write("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n");
    session.wait_for("The course was edited; this is how it is now.");
    session.quit();
}

#[test]
fn a_lesson_that_is_taken_out_of_the_course_stays_on_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = book(folder.path());
    let mut session = Setup::new().course(folder.path()).size(80, 24).ready();
    session.send("L");
    session.wait_for("Coffee.");
    write("src/SUMMARY.md", "- [One](one.md)\n");
    session.wait_for("This lesson is not in the course any more; o shows what is.");
    session.wait_for("Coffee.");
    session.send("o");
    session.wait_for("Contents");
    session.send("\r");
    session.wait_for("Tea.");
    session.quit();
}

#[test]
fn a_folder_shows_what_comes_to_it_and_what_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("b.md"),
        "# What is Node.js\n\nTea and [more](more/new.md).\n",
    )
    .expect("a file");
    fs::write(at("c.md"), "+++\ncolour = \"\"\n+++\n# Third\n\nCoffee.\n").expect("a file");
    fs::create_dir(at("more")).expect("a folder");
    let mut session = Setup::new().course(folder.path()).size(80, 24).ready();
    session.wait_for("Tea and");
    // What comes before the course has been looked through was there from the start.
    session.visit("!", "c.md:2");
    fs::write(at("more/new.md"), "# New\n\nMilk.\n").expect("a file");
    fs::write(at("a.md"), "# First\n\nWater.\n").expect("a file");
    session.wait_for("The course was edited; this is how it is now.");
    session.send("\t\r");
    session.wait_for("Milk.");
    fs::rename(at("c.md"), at("d.md")).expect("it moves");
    fs::remove_file(at("a.md")).expect("it goes");
    session.send("o");
    session.wait_until_gone("First");
    session.send("\u{1b}");
    session.wait_until_gone("Contents");
    fs::remove_file(at("more/new.md")).expect("it goes");
    session.wait_for("This lesson is not in the course any more; o shows what is.");
    session.wait_for("Milk.");
    session.quit();
}

#[test]
fn a_link_that_an_edit_breaks_is_listed_with_its_line() {
    let folder = folder(&[
        ("a.md", "# First\n\nWater.\n"),
        ("b.md", "# Second\n\n## Part\n"),
    ]);
    let mut session = Setup::new().course(folder.path()).size(80, 24).start();
    session.wait_for("Next: Second");
    let text = "# First\n\nTea, [good](b.md#part), [gone](c.md)\nand [without](b.md#none).\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    session.wait_for("Tea, good");
    session.send("!");
    session.wait_for("a.md:3:25");
    session.wait_for("a.md:4:5");
    session.send("\u{1b}");
    session.wait_until_gone("a.md:4:5");
    // What has been mended is a problem no more.
    let text = "# First\n\nTea, [good](b.md#part), [gone](b.md).\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    session.wait_until_gone("without");
    session.visit("!", "No problem");
    session.quit();
}
