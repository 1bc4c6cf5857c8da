//! The progress in a course that is moved or renamed, that loses its id, or that grows: it comes along.

use std::fs;
use std::path::Path;

use nodecourse::load::{self, Library};
use nodecourse::office::moving::whereabouts;
use nodecourse::progress::{Change, Keeper, Store};
use tempfile::TempDir;

use super::{nodecourse, piped, printed, told};

/// A folder on a disk that knows when its files came to be; `None` where there is none.
fn folder() -> Option<TempDir> {
    let folder = super::folder();
    let metadata = fs::metadata(folder.path()).expect("a folder");
    metadata.created().is_ok().then_some(folder)
}

/// A lesson is read, as the player keeps it.
fn learn(library: &Library, folder: &Path) {
    let (course, _) = load::outline(library);
    let entry = course.lessons().next().expect("a lesson");
    let store = Store::new(folder.join("state/nodecourse"));
    let (keeper, _, _) = Keeper::open(Ok(store), &course.id);
    let mut keeper = keeper.at(whereabouts(library));
    let read = Change::Read(course.key(entry), None);
    keeper.keep(vec![read]).expect("it is kept");
}

fn learn_in(path: &str, folder: &Path) {
    let library = Library::open(&folder.join(path)).expect("it is there");
    learn(&library, folder);
}

fn journals(folder: &Path) -> usize {
    let courses = fs::read_dir(folder.join("state/nodecourse/courses"));
    courses.expect("a folder").count()
}

#[test]
fn the_progress_in_a_folder_or_a_file_comes_along_when_it_is_moved() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("old")).expect("a folder");
    fs::write(at("old/one.md"), "# One\n").expect("a file");
    fs::write(at("notes.md"), "# Notes\n").expect("a file");
    let whole = folder.path().canonicalize().expect("a folder");
    for (old, names) in [
        ("old", ["new", "newer"]),
        ("notes.md", ["n.md", "newer.md"]),
    ] {
        learn_in(old, folder.path());
        let mut before = old;
        for new in names {
            fs::rename(at(before), at(new)).expect("it is moved");
            let count = journals(folder.path());
            let shown = nodecourse(&["toc", new], folder.path());
            let from = whole.join(before);
            assert_eq!(
                told(&shown),
                format!(
                    "This course was moved from {}: your progress came along.\n",
                    from.display()
                )
            );
            assert!(printed(&shown).contains("read"), "{}", printed(&shown));
            assert_eq!(journals(folder.path()), count + 1, "the old one stays");
            let again = nodecourse(&["progress", new], folder.path());
            assert_eq!(told(&again), "");
            assert!(
                printed(&again).contains("1 of 1 section;"),
                "{}",
                printed(&again)
            );
            before = new;
        }
    }
    // Of a course that was forgotten where it is now, nothing comes back.
    nodecourse(&["progress", "reset", "newer"], folder.path());
    let shown = nodecourse(&["progress", "newer"], folder.path());
    assert_eq!(told(&shown), "");
    assert!(printed(&shown).contains("0 of 1 section;"));
    // Where it is, is nobody's business.
    let export = ["progress", "export", "--course", "newer.md"];
    let exported = nodecourse(&export, folder.path());
    assert!(printed(&exported).contains(" read "));
    assert!(!printed(&exported).contains("whereabouts"));
}

#[test]
fn no_progress_comes_from_a_course_that_is_still_there_or_is_another_one() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    let make = |name: &str| {
        fs::create_dir_all(at(name)).expect("a folder");
        fs::write(at(name).join("one.md"), "# One\n").expect("a file");
    };
    for name in ["here", "gone", "other"] {
        make(name);
    }
    learn_in("here", folder.path());
    learn_in("gone", folder.path());
    fs::remove_dir_all(at("gone")).expect("it is deleted");
    make("again");
    for name in ["other", "again"] {
        let shown = nodecourse(&["progress", name], folder.path());
        assert_eq!(told(&shown), "");
        assert!(printed(&shown).contains("0 of 1 section;"), "{name}");
    }
}

#[test]
fn where_two_journals_may_be_of_a_course_that_was_moved_none_is_taken() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("one")).expect("a folder");
    fs::write(at("one/one.md"), "# One\n").expect("a file");
    for (here, next) in [("one", "two"), ("two", "three")] {
        learn_in(here, folder.path());
        fs::rename(at(here), at(next)).expect("it is moved");
    }
    let shown = nodecourse(&["progress", "three"], folder.path());
    assert_eq!(told(&shown), "");
    assert!(printed(&shown).contains("0 of 1 section;"));
}

#[test]
fn the_progress_in_a_piped_text_comes_along_when_that_grows_at_its_end() {
    let folder = super::folder();
    let short = format!("# Notes\n\n{}\n", "Words and words. ".repeat(40));
    let long = format!("{short}\nMore.\n");
    let longer = format!("{long}\nEven more.\n");
    let library = Library::of_input(short.into_bytes()).expect("a text");
    learn(&library, folder.path());
    for text in [long, longer] {
        let shown = piped(&["progress", "-"], &text, folder.path());
        assert_eq!(
            told(&shown),
            "This text begins as one that you have read: your progress came along.\n"
        );
        assert!(printed(&shown).contains("1 of 1 section;"));
    }
    let other = piped(&["progress", "-"], "# Notes\n\nWords.\n", folder.path());
    assert_eq!(told(&other), "");
}

#[test]
fn the_progress_in_a_course_that_loses_its_id_comes_along() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("tea")).expect("a folder");
    fs::write(at("tea/one.md"), "+++\nid = \"one\"\n+++\n# One\n").expect("a file");
    let list = "format = 1\nid = \"tea\"\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\"]\n";
    fs::write(at("tea/course.toml"), list).expect("a file");
    learn_in("tea", folder.path());
    let without = list.replace("id = \"tea\"\n", "");
    fs::write(at("tea/course.toml"), without).expect("a file");
    let shown = nodecourse(&["progress", "tea"], folder.path());
    assert_eq!(
        told(&shown),
        "This course had an id of its own before: your progress came along.\n"
    );
    assert!(printed(&shown).contains("1 of 1 section;"));
}

#[test]
fn a_copy_of_a_course_that_is_gone_is_offered_its_progress() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    for name in ["old", "a copy"] {
        fs::create_dir_all(at(name)).expect("a folder");
        fs::write(at(name).join("one.md"), "# One\n").expect("a file");
    }
    learn_in("old", folder.path());
    let shown = |path: &str| printed(&nodecourse(&["progress", path], folder.path()));
    assert!(
        !shown("a copy").contains("elsewhere"),
        "that is still there"
    );
    fs::remove_dir_all(at("old")).expect("it is deleted");
    let said = shown("a copy");
    assert!(
        said.contains(
            "progress in a course with these lessons that is gone; `nodecourse progress import "
        ) && said.contains(" --course 'a copy'` takes it over"),
        "{said}"
    );
}
