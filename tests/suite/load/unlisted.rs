//! A native course that lists no lessons has those of its folder: of very many, the first page waits for the first only.

use std::fs;
use std::path::Path;

use nodecourse::course::{Course, Coverage, LessonId};
use nodecourse::load::{self, Library, Wanted};

const COURSE: &str = "format = 1\nid = \"nat\"\ntitle = \"Nat\"\n";

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Three modules of a hundred lessons, with folders before and between them that hold none.
fn course() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "course.toml", COURSE);
    for module in ["b", "m", "z"] {
        for number in 0..100 {
            let path = format!("{module}/{number}-les{module}{number}.md");
            put(folder.path(), &path, "# A lesson\n");
        }
    }
    for path in ["labs/a/README.md", "reviews/r.md", "traces/t.md"] {
        put(folder.path(), path, "# No lesson\n");
    }
    folder
}

fn look(folder: &Path, wanted: Wanted<'_>) -> Course {
    let library = Library::open(folder).expect("a course");
    let (course, problems) = load::first_look(&library, wanted);
    assert!(problems.is_empty(), "{problems:?}");
    course
}

fn known(course: &Course) -> Vec<(String, String)> {
    let lessons = course.lessons();
    lessons
        .map(|lesson| (lesson.id.to_string(), lesson.path.clone()))
        .collect()
}

#[test]
fn the_first_page_waits_for_the_first_files_only() {
    let folder = course();
    let first = look(folder.path(), Wanted::First);
    assert_eq!(first.coverage, Coverage::Beginning);
    assert_eq!((first.id.as_str(), first.title.as_str()), ("nat", "Nat"));
    let library = Library::open(folder.path()).expect("a course");
    let (whole, _) = load::outline(&library);
    assert_eq!(whole.lessons().count(), 300);
    assert_eq!(known(&first), known(&whole)[..100]);
    assert!(whole.renamed(&first).is_empty() && !whole.lacks_one_of(&first));
}

#[test]
fn the_lesson_left_off_in_is_known_by_its_file_with_those_around_it() {
    let folder = course();
    let library = Library::open(folder.path()).expect("a course");
    let (whole, _) = load::outline(&library);
    let left_off = whole.lessons().nth(250).expect("a lesson");
    let key = whole.key(left_off);
    assert_eq!(key.as_str(), left_off.path);
    let back = look(folder.path(), Wanted::Kept(key.as_str()));
    assert_eq!(back.coverage, Coverage::Beginning);
    assert_eq!(known(&back)[100..], known(&whole)[249..252]);
    assert_eq!(back.kept(&key).map(|lesson| &lesson.id), Some(&left_off.id));
    // An earlier version kept its id.
    let back = look(folder.path(), Wanted::Kept(left_off.id.as_str()));
    assert_eq!(
        back.kept(&left_off.id).map(|it| &it.path),
        Some(&left_off.path)
    );
}

#[test]
fn what_lies_in_the_folders_of_practice_is_no_lesson_to_come_back_to() {
    let folder = course();
    for path in ["labs/a/README.md", "reviews/r.md", "gone.md"] {
        let back = look(folder.path(), Wanted::Kept(path));
        assert_eq!(back.kept(&LessonId::new(path)), None, "{path}");
        assert_eq!(back.lessons().count(), 300, "{path}");
    }
    let only = tempfile::tempdir().expect("a folder");
    put(only.path(), "course.toml", COURSE);
    put(only.path(), "labs/a.md", "# All there is\n");
    let first = look(only.path(), Wanted::First);
    assert_eq!(known(&first), [("a".to_owned(), "labs/a.md".to_owned())]);
}

#[test]
fn lessons_that_a_list_names_are_kept_by_their_ids_in_one_file_alone_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = format!("{COURSE}[[module]]\nlessons = [\"in/1-a.md\"]\n");
    put(folder.path(), "course.toml", &list);
    for path in ["in/1-a.md", "in/2-b.md"] {
        put(folder.path(), path, "# A lesson\n");
    }
    for (path, key) in [("", "a"), ("in/1-a.md", "a"), ("in/2-b.md", "in/2-b.md")] {
        let library = Library::open(&folder.path().join(path)).expect("a course");
        let (course, _) = load::outline(&library);
        let lesson = course.lessons().next().expect("a lesson");
        assert_eq!(course.key(lesson).as_str(), key);
    }
}
