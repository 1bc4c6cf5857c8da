//! Courses of very many lessons: the first page waits for the beginning of their list, and is told no more than the whole
//! list says, too.

use nodecourse::course::{Course, Coverage};
use nodecourse::load::{self, Library, Wanted};
use proptest::prelude::*;

const MANY: usize = 3_000;

fn paths() -> impl Iterator<Item = String> {
    (0..MANY).map(|number| format!("part-{}/{number}-lesson.md", number / 100))
}

fn texts() -> impl Iterator<Item = (String, String)> {
    paths().map(|path| (path, "# A lesson".to_owned()))
}

fn course_file(modules: &str) -> (String, String) {
    let list = format!("id = \"c\"\ntitle = \"C\"\n{modules}");
    ("course.toml".to_owned(), list)
}

/// All lessons in one module, one to a line.
fn by_line() -> String {
    let lines = paths().map(|path| format!("  \"{path}\",\n"));
    let lines: String = lines.collect();
    format!("[[module]]\ntitle = \"M\"\nlessons = [\n{lines}]\n")
}

fn native(modules: &str) -> Library {
    Library::in_memory(texts().chain([course_file(modules)]))
}

fn book() -> Library {
    let lines = paths().map(|path| format!("- [A lesson]({path})\n"));
    let list: String = lines.collect();
    let files = texts().map(|(path, text)| (format!("src/{path}"), text));
    let own = [("book.toml", String::new()), ("src/SUMMARY.md", list)];
    let own = own.map(|(path, text)| (path.to_owned(), text));
    Library::in_memory(files.chain(own))
}

/// What a course knows of each of its lessons, but for the titles: those of files that were not opened are their names.
fn known(course: &Course) -> Vec<(String, String, String)> {
    let lessons = course.lessons().map(|lesson| {
        let (id, path) = (lesson.id.to_string(), lesson.path.clone());
        (id, path, lesson.rank.number.clone())
    });
    lessons.collect()
}

#[test]
fn the_first_page_waits_for_the_beginning_of_the_list_only() {
    let modules = paths().map(|path| format!("[[module]]\nlessons = [\"{path}\"]\n"));
    let by_module: String = modules.collect();
    for library in [
        native(&by_line()),
        native(&by_module),
        book(),
        Library::in_memory(texts()),
    ] {
        let (first, problems) = load::first_look(&library, Wanted::First);
        assert!(problems.is_empty());
        assert_eq!(first.coverage, Coverage::Beginning);
        let (named, _) = load::named(&library, Wanted::First);
        assert_eq!(named.coverage, Coverage::Whole);
        let (first, named) = (known(&first), known(&named));
        assert!((100..MANY / 2).contains(&first.len()), "{}", first.len());
        assert_eq!(named.len(), MANY);
        assert_eq!(first, named[..first.len()]);
    }
}

#[test]
fn the_list_is_read_as_far_as_the_lesson_asked_for_needs_it() {
    for library in [native(&by_line()), book(), Library::in_memory(texts())] {
        let (whole, _) = load::named(&library, Wanted::First);
        let (first, _) = load::first_look(&library, Wanted::First);
        let any = first.lessons().nth(1).expect("there are more").id.as_str();
        let (beginning, _) = load::first_look(&library, Wanted::Id(any));
        assert!(beginning.lessons().count() >= first.lessons().count());
        let last_known = beginning.lessons().count() - 1;
        for (position, coverage) in [
            (last_known - 1, Coverage::Beginning),
            // It leads on to one that is not known.
            (last_known, Coverage::Whole),
            (MANY - 1, Coverage::Whole),
        ] {
            let entry = whole.modules.lesson(position).expect("it is there");
            let (course, _) = load::first_look(&library, Wanted::Id(entry.id.as_str()));
            assert_eq!(course.coverage, coverage, "{position}");
            let found = course.lesson(&entry.id).expect("it is found");
            assert_eq!(found.path, entry.path);
            let (course, _) = load::named(&library, Wanted::File(&entry.path));
            assert_eq!(course.coverage, Coverage::Whole);
            let found = course.lesson(&entry.id).expect("it is found");
            assert_eq!(found.own_title(), "A lesson");
        }
    }
}

#[test]
fn what_a_course_says_of_itself_behind_its_lessons_is_known_at_once() {
    for indent in ["", "  "] {
        let callout = format!("{indent}[callouts.pitfall]\n{indent}lead = \"AI pitfall\"\n");
        let library = native(&(by_line() + &callout));
        let (course, problems) = load::first_look(&library, Wanted::First);
        assert!(problems.is_empty());
        assert_eq!(course.callouts.len(), 1);
        assert_eq!(course.coverage, Coverage::Whole);
    }
}

#[test]
fn of_a_list_whose_beginning_is_not_all_clear_the_whole_is_read() {
    let lines = paths().map(|path| format!("- [A lesson]({path})\n"));
    let lines: String = lines.collect();
    let by_reference = format!("- [The first][first]\n{lines}\n[first]: first.md\n");
    let without_link = format!("- Not written\n{lines}");
    let listed_twice = format!("- [A lesson](part-0/0-lesson.md)\n{lines}");
    for (list, count) in [(by_reference, 0), (without_link, 1), (listed_twice, 1)] {
        let files = [
            ("book.toml", String::new()),
            ("src/SUMMARY.md", list),
            ("src/first.md", String::new()),
            ("src/part-0/0-lesson.md", String::new()),
        ];
        let library = Library::in_memory(files);
        let (first, problems) = load::first_look(&library, Wanted::First);
        let (named, _) = load::named(&library, Wanted::First);
        assert_eq!(known(&first)[0], known(&named)[0]);
        assert_eq!(problems.len(), count, "{problems:?}");
    }
}

#[test]
fn the_files_of_a_folder_are_the_same_however_many_are_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = [
        "README.md",
        "2.md",
        "10.md",
        "b/1.md",
        "a/2.md",
        "a/10.md",
        "a/c/1.md",
        "10/1.md",
    ];
    for number in 0..400 {
        let inner = folder.path().join(format!("{number}"));
        std::fs::create_dir_all(&inner).expect("a folder");
        std::fs::write(inner.join("page.md"), "").expect("a file");
    }
    for path in paths {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, "").expect("a file");
    }
    let library = Library::open(folder.path()).expect("a course");
    let (first, _) = load::first_look(&library, Wanted::First);
    let (named, _) = load::named(&library, Wanted::First);
    assert_eq!(first.coverage, Coverage::Beginning);
    let (first, named) = (known(&first), known(&named));
    assert_eq!(named.len(), 400 + paths.len());
    assert_eq!(first, named[..first.len()]);
}

#[test]
fn what_is_left_out_behind_the_first_files_is_no_more_of_the_course() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, "").expect("a file");
    };
    for number in 0..100 {
        put(&format!("{number}.md"));
    }
    put("node_modules/a/README.md");
    put("cache/CACHEDIR.TAG");
    put("cache/page.md");
    let library = Library::open(folder.path()).expect("a course");
    let look = || load::first_look(&library, Wanted::First).0;
    assert_eq!(look().coverage, Coverage::Whole);
    put("more/page.md");
    assert_eq!(look().coverage, Coverage::Beginning);
    assert_eq!(look().lessons().count(), 100);
}

#[test]
fn a_list_that_cannot_be_cut_is_read_whole() {
    let in_a_line = by_line().replace(",\n", ", ");
    let windows = by_line().replace('\n', "\r\n");
    let in_a_comment = by_line().replace(",\n", ",\n# and others,\n");
    let broken = by_line() + "[[module]]\nlessons = [";
    for list in [in_a_line, windows, in_a_comment, broken] {
        let library = native(&list);
        let (first, _) = load::first_look(&library, Wanted::First);
        let (whole, _) = load::outline(&library);
        let (first, whole) = (known(&first), known(&whole));
        assert!(first.len() > 100, "{}", first.len());
        assert_eq!(first, whole[..first.len()]);
    }
}

/// The files before and behind a lesson, and its own.
fn around(course: &Course, path: &str) -> [Option<String>; 3] {
    let id = &course.modules.at_path(path).expect("it is known").id;
    let path = |lessons| course.beside(id, lessons).map(|entry| entry.path.clone());
    [
        path(-1),
        course.lesson(id).map(|entry| entry.path.clone()),
        path(1),
    ]
}

#[test]
fn a_kept_lesson_far_down_is_shown_between_its_neighbours_without_the_whole_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: String| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, "# A lesson\n").expect("a file");
    };
    let flat = (0..500).map(|number| format!("{number}-lesson {number}.md"));
    let nested = (0..9).map(|number| format!("deep/er/{number}-page {number}.md"));
    flat.chain(nested).for_each(put);
    let on_disk = Library::open(folder.path()).expect("a course");
    let (whole, _) = load::named(&on_disk, Wanted::First);
    let in_memory = whole
        .lessons()
        .map(|entry| (entry.path.clone(), "# A lesson"));
    let in_memory = Library::in_memory(in_memory);
    let is_tried =
        |index: &usize| index.is_multiple_of(61) || (97..103).contains(index) || *index > 496;
    for (library, edges) in [(on_disk, vec![499, 500, 508]), (in_memory, vec![508])] {
        let lessons = whole.lessons().enumerate();
        for (index, entry) in lessons.filter(|(index, _)| is_tried(index)) {
            let path = entry.path.as_str();
            let (course, _) = load::first_look(&library, Wanted::Kept(path));
            assert_eq!(around(&course, path), around(&whole, path), "{path}");
            // At the edges of a folder it takes the whole list to know what follows.
            let known = course.lessons().count();
            assert_eq!(known > 103, edges.contains(&index), "{path}: {known}");
        }
    }
}

#[test]
fn no_path_leads_a_kept_lesson_out_of_the_folder() {
    let parent = tempfile::tempdir().expect("a folder");
    let root = parent.path().join("course");
    std::fs::create_dir(&root).expect("a folder");
    let put = |numbers: std::ops::Range<usize>| {
        for number in numbers {
            std::fs::write(root.join(format!("{number}.md")), "# In\n").expect("a file");
            std::fs::write(parent.path().join(format!("{number}.md")), "# Out\n").expect("a file");
        }
    };
    put(0..400);
    std::os::unix::fs::symlink(parent.path(), root.join("link")).expect("a link");
    let library = Library::open(&root).expect("a course");
    for (count, grown) in [(400, 400..700), (700, 0..0)] {
        for path in ["../300.md", "link/350.md", "/300.md", "", "350.md/"] {
            let (course, _) = load::first_look(&library, Wanted::Kept(path));
            assert_eq!(course.lessons().count(), count, "{path}");
        }
        put(grown);
    }
}

/// A file's name: some differ late, some in their large letters only, and some stand before or behind all others.
fn name((shape, number): (usize, usize)) -> String {
    match shape {
        0 => format!("{number}-lesson.md"),
        1 => format!("{number:05}-Lesson.md"),
        2 => format!("Lesson {number}.md"),
        3 => format!("lesson {number}.md"),
        4 => format!("part-{}-{}.MD", number / 100, number % 100),
        5 => format!("ä{number}.md"),
        6 => format!("Ä-{number:03}.markdown"),
        _ => format!("{}.md", ["README", "Index", "r", "-"][number % 4]),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_first_look_at_a_flat_folder_is_the_beginning_of_the_whole_order(
        names in proptest::collection::vec((0..8_usize, 0..3_000_usize), 2_000..3_000),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names.into_iter().map(name) {
            std::fs::write(folder.path().join(name), "").expect("a file");
        }
        let library = Library::open(folder.path()).expect("a course");
        let (first, _) = load::first_look(&library, Wanted::First);
        let (named, _) = load::named(&library, Wanted::First);
        prop_assert_eq!(first.coverage, Coverage::Beginning);
        prop_assert_eq!(named.coverage, Coverage::Whole);
        let (first, named) = (known(&first), known(&named));
        let is_front_page = |name: &str| ["README.md", "Index.md"].contains(&name);
        let front_pages = named.iter().filter(|lesson| is_front_page(&lesson.1)).count();
        prop_assert_eq!(first.len(), if front_pages == 1 { 1 } else { 100 });
        prop_assert_eq!(&first[..], &named[..first.len()]);
    }
}
