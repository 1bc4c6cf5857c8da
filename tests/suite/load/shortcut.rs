//! Folders of very many files: what the first page needs is found by its name, and the list of all does not change it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use nodecourse::course::file_name::{USUAL_FRONT_PAGES, is_front_page, markdown_stem};
use nodecourse::course::{Course, Coverage};
use nodecourse::load::{self, Library, Wanted};

/// More than are listed before names are tried.
const MANY: usize = 700;

fn many() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..MANY {
        put(folder.path(), &format!("{number}-lesson.md"));
    }
    folder
}

fn put(folder: &Path, name: &str) {
    fs::write(folder.join(name), format!("# Of {name}\n")).expect("a file");
}

/// The files that the first look knows, with the course's title.
fn look(folder: &Path, wanted: Wanted<'_>) -> (Vec<String>, String) {
    let library = Library::open(folder).expect("a course");
    let (course, problems) = load::first_look(&library, wanted);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(course.coverage, Coverage::Beginning);
    (paths(&course), course.title)
}

fn paths(course: &Course) -> Vec<String> {
    course.lessons().map(|entry| entry.path.clone()).collect()
}

#[test]
fn the_front_page_of_very_many_files_is_known_alone() {
    let folder = many();
    for name in USUAL_FRONT_PAGES {
        assert!(
            is_front_page(name) && markdown_stem(name).is_some(),
            "{name}"
        );
        put(folder.path(), name);
        let (known, title) = look(folder.path(), Wanted::First);
        assert_eq!(
            (known, title),
            (vec![name.to_owned()], format!("Of {name}"))
        );
        let library = Library::open(folder.path()).expect("a course");
        let (named, _) = load::named(&library, Wanted::File(name));
        assert_eq!(paths(&named).len(), MANY + 1);
        assert_eq!(paths(&named)[0], name);
        fs::remove_file(folder.path().join(name)).expect("it goes");
    }
}

#[test]
fn where_the_front_page_cannot_be_told_by_its_name_the_folder_is_listed() {
    let folder = many();
    let (known, _) = look(folder.path(), Wanted::First);
    assert_eq!((known.len(), known[0].as_str()), (100, "0-lesson.md"));
    // No lesson may be a folder or a pipe, and a link may lead to one.
    let page = folder.path().join("README.md");
    fs::create_dir(&page).expect("a folder");
    assert_eq!(look(folder.path(), Wanted::First).0[0], "0-lesson.md");
    fs::remove_dir(&page).expect("it goes");
    symlink(folder.path().join("7-lesson.md"), &page).expect("a link");
    let (known, _) = look(folder.path(), Wanted::First);
    assert_eq!((known.len(), known[0].as_str()), (100, "README.md"));
    fs::remove_file(&page).expect("it goes");
    for name in ["README.md", "index.md"] {
        put(folder.path(), name);
    }
    let (known, _) = look(folder.path(), Wanted::First);
    assert_eq!((known.len(), known[0].as_str()), (100, "index.md"));
    assert_eq!(known[1], "README.md");
}

#[test]
fn a_kept_lesson_among_very_many_files_is_known_with_the_front_page_only() {
    let folder = many();
    let name = folder.path().file_name().expect("it has a name");
    let kept = Wanted::Kept("350-lesson.md");
    let (known, title) = look(folder.path(), kept);
    assert_eq!(known, ["350-lesson.md"]);
    assert_eq!(title, name.to_string_lossy());
    put(folder.path(), "README.md");
    let (known, title) = look(folder.path(), kept);
    assert_eq!(known, ["README.md", "350-lesson.md"]);
    assert_eq!(title, "Of README.md");
    assert_eq!(
        look(folder.path(), Wanted::Kept("README.md")).0,
        ["README.md"]
    );
}

#[test]
fn what_is_no_lesson_any_more_is_not_known_by_its_name() {
    let folder = many();
    let library = || Library::open(folder.path()).expect("a course");
    put(folder.path(), ".hidden.md");
    put(folder.path(), "notes.txt");
    fs::create_dir(folder.path().join("folder.md")).expect("a folder");
    fs::create_dir(folder.path().join("in")).expect("a folder");
    put(folder.path(), "in/page.md");
    for path in [".hidden.md", "notes.txt", "folder.md", "gone.md"] {
        let (course, _) = load::first_look(&library(), Wanted::Kept(path));
        assert_eq!(course.coverage, Coverage::Whole, "{path}");
        assert_eq!(course.lessons().count(), MANY + 1, "{path}");
    }
}

#[test]
fn the_front_page_is_a_lesson_of_a_folder_of_too_many_entries() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = folder.path().join("one.txt");
    fs::write(&one, "").expect("a file");
    for number in 0..50_000 {
        let name = folder.path().join(format!("{number}.txt"));
        fs::hard_link(&one, &name)
            .or_else(|_| fs::write(&name, ""))
            .expect("a file");
    }
    for name in ["README.md", "1.md"] {
        put(folder.path(), name);
    }
    assert_eq!(look(folder.path(), Wanted::First).0, ["README.md"]);
    let library = Library::open(folder.path()).expect("a course");
    let (named, _) = load::named(&library, Wanted::First);
    let front_pages = paths(&named);
    let front_pages = front_pages.iter().filter(|path| *path == "README.md");
    assert_eq!(front_pages.count(), 1);
}
