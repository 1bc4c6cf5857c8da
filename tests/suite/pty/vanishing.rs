//! Files that are gone, or something else, while the course is read.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::harness::{Session, Setup};

const GONE: &str = "The file of this lesson is gone; what was read of it is still shown.";

/// The title of the first lesson.
const ONE: &str = "What is Node.js";
/// That of the second.
const TWO: &str = "Two";

/// A book of two chapters.
fn book(folder: &Path) {
    for (name, text) in [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [One](one.md)\n- [Two](two.md)\n"),
        ("src/one.md", "# What is Node.js\n\nTea.\n"),
        ("src/two.md", "# Two\n\nCoffee.\n"),
    ] {
        fs::create_dir_all(folder.join("src")).expect("a folder");
        fs::write(folder.join(name), text).expect("a file");
    }
}

/// A course that has been looked through up to its last lesson: what is gone before that was not there from the start.
fn opened(course: &Path, last: &str) -> Session {
    let mut session = Setup::new().course(course).size(80, 24).ready();
    session.wait_for("Tea.");
    look_through(&mut session, last);
    session
}

/// Waits until a course has been looked through up to a lesson.
fn look_through(session: &mut Session, last: &str) {
    session.send("o");
    session.wait_for_screen("how long the last lesson is", |screen| {
        let contents = screen.contents();
        let mut rows = contents.lines();
        rows.any(|row| row.contains(last) && row.contains("min"))
    });
    session.send("\u{1b}");
    session.wait_until_gone("Contents");
}

#[test]
fn a_chapter_that_is_gone_is_told_of_at_its_place_in_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    book(folder.path());
    let mut session = opened(folder.path(), TWO);
    let file = folder.path().join("src/one.md");
    fs::remove_file(&file).expect("it goes");
    session.wait_for(GONE);
    session.wait_for("Tea.");
    session.visit("!", "SUMMARY.md:1:3");
    session.send("L");
    session.wait_for("Coffee.");
    fs::write(file, "# What is Node.js\n\nMore tea.\n").expect("a file");
    session.wait_for("The course was edited; this is how it is now.");
    session.send("H");
    session.wait_for("More tea.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn a_chapter_that_was_gone_before_it_was_opened_is_told_of_too() {
    let folder = tempfile::tempdir().expect("a folder");
    book(folder.path());
    let mut session = opened(folder.path(), TWO);
    fs::remove_file(folder.path().join("src/two.md")).expect("it goes");
    session.send("L");
    session.wait_for("This lesson cannot be shown, as ");
    session.wait_for("it does not exist; write it, or correct its path.");
    session.visit("!", "SUMMARY.md:2:3");
    session.send("H");
    session.wait_for("Tea.");
    session.quit();
}

#[test]
fn what_stands_in_place_of_a_file_is_told_as_it_is_now() {
    let folder = tempfile::tempdir().expect("a folder");
    book(folder.path());
    let mut session = opened(folder.path(), TWO);
    let file = folder.path().join("src/one.md");
    fs::remove_file(&file).expect("it goes");
    fs::create_dir(&file).expect("a folder");
    session.wait_for("This lesson cannot be read any more; 1 problem, ! shows it.");
    session.wait_for("it is a folder, not a file");
    session.visit("!", "cannot be read: it is a folder");
    fs::remove_dir(&file).expect("it goes");
    let mode = Mode::from_raw_mode(0o600);
    mknodat(CWD, &file, FileType::Fifo, mode, 0).expect("a pipe");
    session.wait_for("it is not a regular file; put a file of text in its place.");
    session.visit("!", "cannot be read: it is not a regular file");
    for (target, why) in [("/etc/passwd", "leads out of"), ("one.md", "in a circle")] {
        fs::remove_file(&file).expect("it goes");
        symlink(target, &file).expect("a link");
        session.send("!");
        session.wait_for(why);
        session.send("\u{1b}");
        session.wait_until_gone("Problems");
    }
    fs::remove_file(&file).expect("it goes");
    fs::write(&file, "# What is Node.js\n\nMore tea.\n").expect("a file");
    session.wait_for("More tea.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn a_lesson_of_a_folder_that_comes_back_is_shown_again_as_often_as_it_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.md");
    fs::write(&file, "# What is Node.js\n\nTea.\n").expect("a file");
    fs::write(folder.path().join("b.md"), "# Two\n").expect("a file");
    let mut session = opened(folder.path(), TWO);
    for time in 1..=3 {
        fs::remove_file(&file).expect("it goes");
        fs::create_dir(&file).expect("a folder");
        session.wait_for("This lesson is not in the course any more; o shows what is.");
        fs::remove_dir(&file).expect("it goes");
        let text = format!("# What is Node.js\n\nTea, cup {time}.\n");
        fs::write(&file, text).expect("a file");
        session.wait_for(&format!("Tea, cup {time}."));
        look_through(&mut session, ONE);
    }
    session.quit();
}

#[test]
fn a_course_that_was_moved_away_stays_on_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let (here, away) = (folder.path().join("here"), folder.path().join("away"));
    book(&here);
    let mut session = opened(&here, TWO);
    fs::rename(&here, &away).expect("it moves");
    session.wait_for("The folder of the course is gone; what was read of it is still shown.");
    session.wait_for("Tea.");
    session.visit("!", "the folder of the course is gone");
    session.send("L");
    session.wait_for("This lesson cannot be shown: the folder of the course is gone; put it back.");
    fs::rename(&away, &here).expect("it moves");
    session.wait_for("The folder of the course is there again; this is how it is now.");
    session.wait_for("Coffee.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn a_lesson_that_was_opened_while_the_folder_was_briefly_away_is_shown_when_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let (here, away) = (folder.path().join("here"), folder.path().join("away"));
    book(&here);
    let mut session = opened(&here, TWO);
    fs::rename(&here, &away).expect("it moves");
    session.send("L");
    session.wait_for("This lesson cannot be shown: the folder of the course is gone; put it back.");
    fs::rename(&away, &here).expect("it moves");
    session.wait_for("Coffee.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn a_course_file_that_is_gone_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("course.toml");
    let list =
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    fs::write(&file, list).expect("a file");
    fs::write(folder.path().join("a.md"), "# What is Node.js\n\nTea.\n").expect("a file");
    let mut session = opened(folder.path(), ONE);
    fs::remove_file(&file).expect("it goes");
    session.wait_for("`course.toml` is gone; 1 problem, ! shows it.");
    session.visit("!", "this file is gone");
    fs::write(&file, list).expect("a file");
    session.wait_for("The course was edited; this is how it is now.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn one_file_that_is_gone_is_told_of_until_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.md");
    fs::write(&file, "# What is Node.js\n\nTea.\n").expect("a file");
    let mut session = opened(&file, ONE);
    fs::remove_file(&file).expect("it goes");
    session.wait_for(GONE);
    session.visit("!", "the file of the open lesson is gone");
    fs::write(&file, "# What is Node.js\n\nMore tea.\n").expect("a file");
    session.wait_for("More tea.");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn what_is_told_of_a_file_that_is_gone_goes_when_it_is_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.md");
    fs::write(&file, "# What is Node.js\n\nTea.\n").expect("a file");
    fs::write(folder.path().join("b.md"), "# Two\n").expect("a file");
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n";
    fs::write(folder.path().join("course.toml"), list).expect("a file");
    for (course, last) in [(file.as_path(), ONE), (folder.path(), TWO)] {
        let mut session = opened(course, last);
        let away = folder.path().join("away");
        fs::rename(&file, &away).expect("it goes");
        session.wait_for(GONE);
        fs::rename(&away, &file).expect("it comes back");
        session.wait_for("The file of this lesson is there again; this is how it is now.");
        session.quit();
    }
}

#[test]
fn a_file_that_is_only_numbered_anew_is_not_told_to_be_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    book(folder.path());
    let source = folder.path().join("src");
    fs::rename(source.join("one.md"), source.join("01-one.md")).expect("it moves");
    let list = |first: &str| format!("- [Two](two.md)\n- [One]({first})\n");
    fs::write(source.join("SUMMARY.md"), list("01-one.md")).expect("a file");
    // As a book, and as a folder.
    for (course, id) in [(folder.path(), "01-one"), (&source, "one")] {
        let setup = Setup::new().course(course).size(80, 24);
        let mut session = setup.args(&["--lesson", id]).ready();
        session.wait_for("Tea.");
        look_through(&mut session, TWO);
        let (then, now) = (source.join("01-one.md"), source.join("03-one.md"));
        fs::rename(&then, &now).expect("it moves");
        fs::write(source.join("SUMMARY.md"), list("03-one.md")).expect("a file");
        session.wait_for("The course was edited; this is how it is now.");
        fs::write(&now, "# What is Node.js\n\nMore tea.\n").expect("a file");
        session.wait_for("More tea.");
        let told = ["is gone", "not in the course"];
        assert!(!told.iter().any(|told| session.raw().contains(told)));
        session.quit();
        fs::rename(now, &then).expect("it moves");
        fs::write(then, "# What is Node.js\n\nTea.\n").expect("a file");
        fs::write(source.join("SUMMARY.md"), list("01-one.md")).expect("a file");
    }
}

#[test]
fn that_the_file_of_a_lesson_is_gone_is_no_problem_any_more_when_that_was_left() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        ("a.md", "# What is Node.js\n\nTea.\n"),
        ("b.md", "# Two\n\nCoffee.\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut session = opened(folder.path(), TWO);
    fs::remove_file(folder.path().join("a.md")).expect("it goes");
    session.wait_for("This lesson is not in the course any more");
    session.visit("!", "the file of the open lesson is gone");
    session.send("L");
    session.wait_for("Coffee.");
    session.visit("!", "No problems were found");
    session.quit();
}
