//! The progress in a course that was moved, or that lost its id: it is offered with its command, and never taken by itself.

mod broken_id;
mod known_again;

use std::fs;
use std::path::Path;

use nodecourse::load::{self, Library};
use nodecourse::office::moving::whereabouts;
use nodecourse::progress::{Change, Keeper, Scope, Store};
use tempfile::TempDir;

use super::{nodecourse, piped, printed, told};

/// A folder on a disk that knows when its files came to be; `None` where there is none.
fn folder() -> Option<TempDir> {
    let folder = super::folder();
    let metadata = fs::metadata(folder.path()).expect("a folder");
    metadata.created().is_ok().then_some(folder)
}

/// A lesson is read, as the player keeps it.
fn learn(library: &Library, lesson: usize, folder: &Path) {
    let mut keeper = keeper(library, folder);
    let (course, _) = load::outline(library);
    let entry = course.lessons().nth(lesson).expect("a lesson");
    let read = Change::Read(course.key(entry), None);
    keeper.keep(vec![read]).expect("it is kept");
}

fn keeper(library: &Library, folder: &Path) -> Keeper {
    let (course, _) = load::outline(library);
    let (keeper, _, _) = Keeper::open(Ok(store(folder)), &course.id);
    keeper.at(whereabouts(library))
}

fn store(folder: &Path) -> Store {
    Store::new(folder.join("state/nodecourse"))
}

fn library(path: &str, folder: &Path) -> Library {
    Library::open(&folder.join(path)).expect("it is there")
}

fn learn_in(path: &str, folder: &Path) {
    learn(&library(path, folder), 0, folder);
}

/// A folder of two lessons.
fn make(name: &str, folder: &Path) {
    let course = folder.join(name);
    fs::create_dir_all(&course).expect("a folder");
    for (file, text) in [("one.md", "# One\n"), ("two.md", "# Two\n")] {
        fs::write(course.join(file), text).expect("a file");
    }
}

fn rename(old: &str, new: &str, folder: &Path) {
    fs::rename(folder.join(old), folder.join(new)).expect("it is moved");
}

fn shown(path: &str, folder: &Path) -> String {
    let output = nodecourse(&["progress", path], folder);
    assert_eq!(told(&output), "", "nothing is done by itself");
    printed(&output)
}

/// What is offered, row by row.
fn offers(path: &str, folder: &Path) -> Vec<String> {
    let shown = shown(path, folder);
    let rows = shown
        .lines()
        .filter_map(|row| row.trim().strip_prefix("elsewhere"));
    rows.map(|row| row.trim().to_owned()).collect()
}

/// The row for what was learnt where the course was before.
fn offer(old: &str, new: &str, folder: &Path) -> String {
    let whole = folder.canonicalize().expect("a folder");
    let id = Library::id_at(&folder.join(old)).expect("an id");
    let journal = store(folder).path(&id, Scope::Course);
    format!(
        "progress in this course from when it was at {}; `nodecourse progress import {} --course {new}` takes it over",
        whole.join(old).display(),
        journal.display()
    )
}

/// Runs the command of an offer.
fn take(offer: &str, folder: &Path) {
    let command = offer.split('`').nth(1).expect("a command");
    let words: Vec<&str> = command.split(' ').skip(1).collect();
    let taken = nodecourse(&words, folder);
    assert!(taken.status.success(), "{}", told(&taken));
}

#[test]
fn what_was_read_before_a_course_was_moved_is_offered_and_not_taken() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("old", folder);
    fs::create_dir_all(folder.join("notes")).expect("a folder");
    fs::create_dir_all(folder.join("other")).expect("a folder");
    fs::write(folder.join("notes/n.md"), "# Notes\n").expect("a file");
    for (old, new, all) in [
        ("old", "new", "2 sections"),
        ("notes/n.md", "other/n.md", "1 section"),
    ] {
        learn_in(old, folder);
        let id = Library::id_at(&folder.join(old)).expect("an id");
        let journal = store(folder).path(&id, Scope::Course);
        let bytes = fs::read(&journal).expect("a journal");
        rename(old, new, folder);
        let toc = nodecourse(&["toc", new], folder);
        assert_eq!(told(&toc), "");
        assert!(!printed(&toc).contains("read"), "{}", printed(&toc));
        let offered = offers(new, folder);
        assert_eq!(offered, [offer(old, new, folder)]);
        assert!(
            shown(new, folder).contains("(not there yet)"),
            "nothing is written"
        );
        take(&offered[0], folder);
        let after = shown(new, folder);
        assert!(after.contains(&format!("1 of {all};")), "{after}");
        assert!(!after.contains("elsewhere"), "all of it is known: {after}");
        nodecourse(&["progress", "undo", new], folder);
        assert!(shown(new, folder).contains(&format!("0 of {all};")));
        assert_eq!(offers(new, folder), offered);
        assert_eq!(fs::read(&journal).expect("a journal"), bytes);
    }
    // Where it is, is nobody's business.
    let exported = nodecourse(&["progress", "export", "--course", "old"], folder);
    assert!(printed(&exported).contains(" read "));
    assert!(!printed(&exported).contains("whereabouts"));
}

#[test]
fn a_course_that_comes_back_is_offered_what_was_read_meanwhile() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("a", folder);
    learn_in("a", folder);
    rename("a", "b", folder);
    learn(&library("b", folder), 1, folder);
    rename("b", "a", folder);
    assert!(shown("a", folder).contains("1 of 2 sections;"));
    let offered = offers("a", folder);
    assert_eq!(offered, [offer("b", "a", folder)]);
    take(&offered[0], folder);
    let after = shown("a", folder);
    assert!(after.contains("2 of 2 sections;"), "{after}");
    assert!(!after.contains("elsewhere"), "{after}");
}

#[test]
fn what_was_forgotten_comes_back_by_no_move() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("a", folder);
    learn_in("a", folder);
    rename("a", "b", folder);
    take(&offers("b", folder)[0], folder);
    learn(&library("b", folder), 1, folder);
    nodecourse(&["progress", "reset", "b"], folder);
    rename("b", "c", folder);
    assert!(shown("c", folder).contains("0 of 2 sections;"));
    // The one that was forgotten knows nothing; the other was not.
    assert_eq!(offers("c", folder), [offer("a", "c", folder)]);
    let reset = nodecourse(&["progress", "reset", "a"], folder);
    assert!(printed(&reset).contains("`nodecourse progress undo a`"));
    assert!(offers("c", folder).is_empty());
}

#[test]
fn what_an_open_player_or_an_import_adds_is_offered_beside_a_journal_of_its_own() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("a", folder);
    learn_in("a", folder);
    let there = library("a", folder);
    let mut open = keeper(&there, folder);
    let (course, _) = load::outline(&there);
    let second = course.lessons().nth(1).expect("a lesson");
    let second = course.key(second);
    rename("a", "b", folder);
    take(&offers("b", folder)[0], folder);
    assert!(offers("b", folder).is_empty());
    open.keep(vec![Change::Read(second, None)])
        .expect("it is kept");
    let offered = offers("b", folder);
    assert_eq!(offered, [offer("a", "b", folder)]);
    take(&offered[0], folder);
    assert!(shown("b", folder).contains("2 of 2 sections;"));
}

#[test]
fn what_is_imported_is_told_by_the_title_of_its_course_where_that_is_known() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("a", folder);
    fs::write(
        folder.join("a/book.toml"),
        "[book]\ntitle = \"All of tea\"\nsrc = \".\"\n",
    )
    .expect("a file");
    fs::write(folder.join("a/SUMMARY.md"), "- [One](one.md)\n").expect("a file");
    learn_in("a", folder);
    nodecourse(&["progress", "export", "mine", "--course", "a"], folder);
    let import = || printed(&nodecourse(&["progress", "import", "mine"], folder));
    let said = import();
    assert!(
        said.starts_with("Took in progress in “All of tea”: nothing new"),
        "{said}"
    );
    // Where it is not any more, it is not known.
    fs::remove_dir_all(folder.join("a")).expect("it is deleted");
    let said = import();
    assert!(
        said.starts_with("Took in progress in the course `a-"),
        "{said}"
    );
}

#[test]
fn nothing_is_offered_of_a_course_that_is_still_there_or_is_another_one() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    for name in ["here", "gone", "other"] {
        make(name, folder);
    }
    fs::rename(folder.join("other/two.md"), folder.join("other/x.md")).expect("a file");
    fs::rename(folder.join("other/one.md"), folder.join("other/y.md")).expect("a file");
    for name in ["here", "gone"] {
        learn_in(name, folder);
    }
    fs::remove_dir_all(folder.join("gone")).expect("it is deleted");
    assert!(offers("other", folder).is_empty());
    assert!(offers("here", folder).is_empty());
    // Another course has come to where the one was that was moved, or a link that leads to it.
    rename("here", "moved", folder);
    make("here", folder);
    assert_eq!(offers("moved", folder), [offer("here", "moved", folder)]);
    fs::remove_dir_all(folder.join("here")).expect("it is deleted");
    let expected = offer("here", "moved", folder);
    std::os::unix::fs::symlink("moved", folder.join("here")).expect("a link");
    assert_eq!(offers("moved", folder), [expected]);
    // Of a text from standard input nothing tells that it is the same.
    let text = format!("# Notes\n\n{}\n", "Words and words. ".repeat(40));
    let input = Library::of_input(text.clone().into_bytes()).expect("a text");
    assert_eq!(whereabouts(&input), None);
    learn(&input, 0, folder);
    let shown = piped(&["progress", "-"], &format!("{text}More.\n"), folder);
    assert_eq!(told(&shown), "");
    assert!(!printed(&shown).contains("elsewhere"));
}
