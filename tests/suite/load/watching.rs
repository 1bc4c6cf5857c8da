//! Which folders tell that lessons have come or gone, and which files that they have been written.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use nodecourse::course::{Course, LessonId};
use nodecourse::load::{self, Folders, Library, Seen, Watched};

use super::include::{ANCHORS, book};
use super::library::folder;
use super::sketch::course;

/// More looks than a file is waited for that has gone.
const LOOKS: usize = 12;

/// A folder of the course `c` that is watched, and has been seen as it was.
struct Watch {
    library: Library,
    course: Course,
    folders: Folders,
    /// The file of the open lesson.
    open: &'static str,
}

impl Watch {
    fn of(path: &Path) -> Self {
        let library = Library::open(path).expect("a course");
        let (course, _) = load::outline(&library);
        let mut watch = Self {
            library,
            course,
            folders: Folders::default(),
            open: "a.md",
        };
        assert!(!watch.tells());
        watch
    }

    /// Whether some looks tell that lessons have come or gone in a folder, which is told once.
    fn tells_of(&mut self, path: &Path) -> bool {
        touch(path);
        self.tells()
    }

    /// The same after two looks, which is as soon as may be.
    fn tells_soon_of(&mut self, path: &Path) -> bool {
        touch(path);
        let look = |_| self.folders.look(&self.library, &self.course, self.open);
        let is_told = (0..2).any(look);
        if is_told {
            self.course = load::outline(&self.library).0;
        }
        is_told
    }

    /// The same in any folder.
    fn tells(&mut self) -> bool {
        let look = |_| self.folders.look(&self.library, &self.course, self.open);
        let told = (0..LOOKS).map(look).filter(|is_told| *is_told).count();
        assert!(told < 2, "{told} times");
        self.course = load::outline(&self.library).0;
        told == 1
    }
}

/// The clock of a file system may be slower than a test.
fn touch(path: &Path) {
    let folder = File::open(path).expect("a folder");
    let modified = folder.metadata().and_then(|folder| folder.modified());
    let later = modified.expect("a time") + Duration::from_secs(1);
    folder.set_modified(later).expect("a later time");
}

#[test]
fn only_the_file_of_the_open_lesson_may_be_away_for_a_while() {
    let folder = folder(&[("01-a.md", "# A"), ("02-b.md", "# B"), ("c.md", "# C")]);
    let at = |name: &str| folder.path().join(name);
    let mut watch = Watch::of(folder.path());
    watch.open = "02-b.md";
    fs::remove_file(at("c.md")).expect("it goes");
    assert!(watch.tells_soon_of(folder.path()));
    // Nothing is gone if it could be what another file is now.
    fs::rename(at("02-b.md"), at("03-b.md")).expect("it moves");
    assert!(watch.tells_soon_of(folder.path()));
    watch.open = "03-b.md";
    fs::create_dir(at("sub")).expect("a folder");
    fs::rename(at("03-b.md"), at("sub/03-b.md")).expect("it moves");
    assert!(watch.tells_soon_of(folder.path()));
    watch.open = "sub/03-b.md";
    fs::remove_file(at("sub/03-b.md")).expect("it goes");
    assert!(!watch.tells_soon_of(&at("sub")));
    assert!(watch.tells_of(&at("sub")));
}

#[test]
fn lessons_that_come_and_go_are_told_of_once() {
    let folder = folder(&[("a.md", "# A"), ("sub/b.md", "# B"), ("empty/x.txt", "")]);
    let at = |name: &str| folder.path().join(name);
    let mut watch = Watch::of(folder.path());
    fs::write(at("c.md"), "# C").expect("a file");
    assert!(watch.tells_of(folder.path()));
    fs::write(at("empty/d.md"), "# D").expect("a file");
    assert!(watch.tells_of(&at("empty")));
    fs::create_dir_all(at("new/deep")).expect("a folder");
    assert!(!watch.tells_of(folder.path()));
    fs::write(at("new/deep/e.md"), "# E").expect("a file");
    assert!(watch.tells_of(&at("new/deep")));
    fs::rename(at("sub/b.md"), at("sub/bb.md")).expect("it moves");
    assert!(watch.tells_of(&at("sub")));
    fs::remove_file(at("a.md")).expect("it goes");
    assert!(watch.tells_of(folder.path()));
    fs::remove_dir_all(at("new")).expect("it goes");
    assert!(watch.tells_of(folder.path()));
    assert!(!watch.tells());
}

#[test]
fn lessons_that_come_back_once_more_are_told_of_once_more() {
    let folder = folder(&[("a.md", "# A"), ("b.md", "# B")]);
    let file = folder.path().join("b.md");
    let mut watch = Watch::of(folder.path());
    watch.open = "b.md";
    let read_anew = |watch: &mut Watch| {
        watch.course = load::outline(&watch.library).0;
        watch.folders.await_comparison();
    };
    for looks in [0, 1, LOOKS] {
        // That it has gone is told elsewhere, and it is back after so many looks.
        fs::remove_file(&file).expect("it goes");
        fs::create_dir(&file).expect("a folder in its place");
        touch(folder.path());
        read_anew(&mut watch);
        for _ in 0..looks {
            let is_told = watch
                .folders
                .look(&watch.library, &watch.course, watch.open);
            assert!(!is_told, "its loss has been told");
        }
        fs::remove_dir(&file).expect("it goes");
        fs::write(&file, "# B").expect("it comes back");
        assert!(watch.tells_of(folder.path()), "after {looks} looks");
        read_anew(&mut watch);
    }
}

#[test]
fn an_edited_text_is_no_other_lesson() {
    let folder = folder(&[("a.md", "# A"), ("b.md", "# B")]);
    let at = |name: &str| folder.path().join(name);
    let mut watch = Watch::of(folder.path());
    fs::write(at("a.md"), "# A\n\nMore.").expect("a file");
    assert!(!watch.tells());
    fs::write(at(".a.md.swp"), "# A\n\nMuch more.").expect("a file");
    fs::rename(at(".a.md.swp"), at("a.md")).expect("it moves");
    assert!(!watch.tells_of(folder.path()));
    fs::rename(at("a.md"), at("a.md~")).expect("it moves");
    assert!(
        !watch
            .folders
            .look(&watch.library, &watch.course, watch.open)
    );
    fs::write(at("a.md"), "# A\n\nAll.").expect("a file");
    assert!(!watch.tells_of(folder.path()));
    fs::write(at("a.tmp.md"), "# A").expect("a file");
    assert!(
        !watch
            .folders
            .look(&watch.library, &watch.course, watch.open)
    );
    fs::remove_file(at("a.tmp.md")).expect("it goes");
    assert!(!watch.tells_of(folder.path()));
}

#[test]
fn a_course_that_lists_its_lessons_is_not_what_its_folders_hold() {
    let list =
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    let (native, _) = list.split_once("[[").expect("a list");
    for (files, are_watched) in [
        ([("course.toml", list), ("a.md", "# A")], false),
        ([("course.toml", native), ("a.md", "# A")], true),
        ([("book.toml", ""), ("src/a.md", "# A")], true),
        ([("x.txt", ""), ("src/a.md", "# A")], true),
    ] {
        let folder = folder(&files);
        let library = Library::open(folder.path()).expect("a course");
        let (course, _) = load::outline(&library);
        let hold = Folders::hold_lessons(&library, &course);
        assert_eq!(hold, are_watched, "{files:?}");
        if are_watched {
            let mut watch = Watch::of(folder.path());
            let (path, _) = files[1];
            let file = folder.path().join(path.replace("a.md", "b.md"));
            fs::write(&file, "# B").expect("a file");
            let parent = file.parent().expect("a folder");
            assert!(watch.tells_of(parent), "{files:?}");
        }
    }
}

/// A file that is looked at again and again.
struct Looks {
    folder: tempfile::TempDir,
    library: Library,
    files: Watched,
    seen: Seen,
}

impl Looks {
    /// Looks that have found the file as it is written here.
    fn at(text: &str) -> Self {
        let folder = folder(&[("a.md", text)]);
        let library = Library::open(folder.path()).expect("a course");
        let files = Watched {
            read: vec!["a.md".to_owned()],
            ..Watched::default()
        };
        let seen = Seen::default();
        let mut looks = Self {
            folder,
            library,
            files,
            seen,
        };
        assert!(!looks.tells());
        looks
    }

    /// The file is now so.
    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("a.md"), text).expect("a file");
    }

    /// Whether one more look tells that it has been written.
    fn tells(&mut self) -> bool {
        self.seen.look(&self.library, &self.files)
    }
}

#[test]
fn a_file_that_is_written_in_pieces_is_told_of_when_it_is_whole() {
    let mut looks = Looks::at("# A\n\nOne.\n\nTwo.\n");
    for piece in ["", "# A", "# A\n\nO", "# A\n\nOne"] {
        looks.write(piece);
        assert!(!looks.tells(), "{piece}");
        assert!(looks.seen.is_settling(), "{piece}");
    }
    looks.write("# A\n\nOne.\n\nTwo, edited.\n");
    assert!(looks.tells());
    assert!(!looks.seen.is_settling());
    assert!(!looks.tells());
}

#[test]
fn a_file_that_stays_shorter_is_told_of_after_some_looks() {
    let mut looks = Looks::at("# A\n\nOne.\n\nTwo.\n");
    looks.write("# A\n\nOne.\n");
    let told = (0..LOOKS).filter(|_| looks.tells()).count();
    assert_eq!(told, 1);
    // Another piece of it begins its waiting anew.
    looks.write("# A\n");
    assert_eq!((looks.tells(), looks.tells()), (false, false));
    looks.write("# A\n\n");
    assert_eq!((looks.tells(), looks.tells()), (false, false));
    assert!(looks.tells());
}

#[test]
fn a_file_that_is_as_it_was_again_and_one_that_is_written_without_end_are_told_of() {
    let text = "# A\n\nOne.\n\nTwo.\n".repeat(10);
    let mut looks = Looks::at(&text);
    looks.write("");
    assert!(!looks.tells());
    looks.write(&text);
    looks.tells();
    assert!(!looks.seen.is_settling());
    let mut length = 0;
    let told = (0..100).any(|_| {
        length += 1;
        looks.write(&text[..length]);
        looks.tells()
    });
    assert!(told && length < 50, "{length}");
}

#[test]
fn a_file_that_is_gone_is_told_of_after_some_looks_that_come_soon_and_one_that_is_saved_by_rename_is_not_gone()
 {
    let text = "# A\n\nOne.\n";
    for (looks_away, is_gone) in [(1, false), (3, false), (4, true)] {
        let mut looks = Looks::at(text);
        let at = |name: &str| looks.folder.path().join(name);
        let (file, other) = (at("a.md"), at("a.md~"));
        fs::rename(&file, &other).expect("it moves");
        for look in 1..=looks_away {
            assert_eq!(looks.tells(), is_gone && look == looks_away, "{look}");
            assert_eq!(looks.seen.is_settling(), look < 4, "{look}");
        }
        fs::write(looks.folder.path().join("a.md"), format!("{text}\nTwo.\n")).expect("a file");
        assert!(looks.tells());
        assert!(!looks.seen.is_settling());
        assert!(!looks.tells());
    }
}

#[test]
fn a_file_without_what_is_asked_for_is_watched_like_any_other() {
    let text = "{{#include x.rs:gone}}\n{{#include short.txt:5:6}}\n{{#include empty.txt}}\n{{#include hollow.rs:part}}\n{{#include outer.md}}\n{{#include none.txt}}\n";
    let files = [
        ANCHORS,
        ("src/short.txt", "one\n"),
        ("src/empty.txt", ""),
        ("src/hollow.rs", "// ANCHOR: part\n// ANCHOR_END: part\n"),
        ("src/outer.md", "{{#include inner.txt:9}}\n"),
        ("src/inner.txt", "one\n"),
    ];
    let (library, course, _) = course(&book(text, &files));
    let (lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
    let mut watched = load::lesson_files(&library, &course, &lesson);
    watched.read.sort();
    watched.read.dedup();
    let mut all: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    all.push("src/a.md");
    all.sort_unstable();
    assert_eq!(watched.read, all);
    assert_eq!(watched.absent, ["src/none.txt"]);
}
