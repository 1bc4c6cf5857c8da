//! Lessons that are edited while a search looks through them.

use std::cell::RefCell;
use std::fs;
use std::sync::Weak;

use nodecourse::app::Event;
use nodecourse::course::LessonId;
use nodecourse::load::Library;
use nodecourse::office::desk::Desk;
use nodecourse::office::seeker::SearchState;
use nodecourse::search::{Extent, Hits};

/// A lesson so long that what it holds is told before the next one is read.
fn long(words: &str) -> String {
    let code = "    const a = 1;\n".repeat((1 << 20) / 16);
    format!("# One\n\n{words}\n\n{code}")
}

/// What a search for tea tells, with an edit that is done after it has told for the nth time.
fn told_with_an_edit(nth: usize, forget: &dyn Fn(&SearchState)) -> Vec<(usize, Extent)> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("01-one.md", &long("Some tea."));
    write("02-two.md", "# Two\n\nMore tea.\n");
    let (desk, _) = Desk::new(Library::open(folder.path()).expect("a course"));
    let here = LessonId::new("one");
    let searches = SearchState::default();
    let told: RefCell<Vec<Hits>> = RefCell::default();
    let tell = |event: Event| {
        let Event::Found(0, hits) = event else {
            panic!("{event:?}");
        };
        told.borrow_mut().push(hits);
        if told.borrow().len() == nth {
            write("01-one.md", &long("No coffee."));
            forget(&searches);
        }
    };
    searches.search(&desk, (&here, &Weak::new()), ("tea", 0), &tell);
    let told = told.into_inner().into_iter();
    told.map(|hits| (hits.total, hits.extent)).collect()
}

#[test]
fn an_edit_between_two_strides_is_found_by_the_search_that_runs() {
    let forget_one: &dyn Fn(&SearchState) = &|searches| searches.forget(&LessonId::new("one"));
    for forget in [forget_one, &SearchState::forget_all] {
        let told = told_with_an_edit(2, forget);
        assert_eq!(told[..2], [(0, Extent::Reading), (1, Extent::Reading)]);
        assert_eq!(told.last(), Some(&(1, Extent::Done)), "{told:?}");
    }
}

#[test]
fn an_edit_at_the_end_of_a_search_is_found_by_it_too() {
    let forget = |searches: &SearchState| searches.forget(&LessonId::new("one"));
    let told = told_with_an_edit(3, &forget);
    assert_eq!(told[2], (2, Extent::Done));
    assert_eq!(told[3..], [(1, Extent::Done)]);
}

/// What is told of a word while nobody says that anything was written: how many matches, and whether these are all.
fn told_of(words: &str, desk: &Desk, searches: &SearchState) -> Vec<(usize, Extent)> {
    let told: RefCell<Vec<_>> = RefCell::default();
    let tell = |event: Event| {
        if let Event::Found(_, hits) = event {
            told.borrow_mut().push((hits.total, hits.extent));
        }
    };
    let here = LessonId::new("one");
    searches.search(desk, (&here, &Weak::new()), (words, 0), &tell);
    told.into_inner()
}

#[test]
fn what_was_written_since_the_search_was_closed_is_found_when_it_is_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n";
    write("course.toml", list);
    write("one.md", "# One\n");
    write("two.md", "# Two\n\nSome tea.\n\n<!-- lab: order -->\n");
    write("labs/order/lab.toml", "title = \"What runs when?\"\n");
    let (desk, _) = Desk::new(Library::open(folder.path()).expect("a course"));
    let searches = SearchState::default();
    let count = |words: &str| {
        let told = told_of(words, &desk, &searches);
        let (count, extent) = told.last().copied().expect("something is told");
        assert_eq!(extent, Extent::Done);
        count
    };
    assert_eq!(count("\"runs when\""), 1);
    write("labs/order/lab.toml", "title = \"Zebra crossing?\"\n");
    write(
        "two.md",
        "# Two\n\nSome coffee, and more of it.\n\n<!-- lab: order -->\n",
    );
    // While it is open, no key looks at all the files.
    assert_eq!(count("\"tea\""), 1);
    for (gone, new) in [("\"runs when\"", "\"zebra\""), ("\"tea\"", "\"coffee\"")] {
        searches.end_search();
        assert_eq!((count(gone), count(new)), (0, 1), "{new}");
    }
    // What its title was read from goes.
    fs::remove_file(folder.path().join("labs/order/lab.toml")).expect("it goes");
    searches.end_search();
    assert_eq!(count("\"zebra\""), 0);
}

#[test]
fn what_was_found_before_is_shown_while_the_files_of_a_large_course_are_looked_at() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |words: &str| {
        for number in 0..600 {
            let name = if number == 0 {
                "one".to_owned()
            } else {
                format!("other-{number}")
            };
            let file = folder.path().join(format!("{number:03}-{name}.md"));
            fs::write(file, format!("# Lesson {number}\n\n{words}\n")).expect("a file");
        }
    };
    write("Some tea.");
    let (desk, _) = Desk::new(Library::open(folder.path()).expect("a course"));
    let searches = SearchState::default();
    assert_eq!(
        told_of("tea", &desk, &searches).last(),
        Some(&(600, Extent::Done))
    );
    searches.end_search();
    write("No more of it.");
    let told = told_of("tea", &desk, &searches);
    assert_eq!(told.first(), Some(&(100, Extent::Reading)), "{told:?}");
    assert_eq!(told.last(), Some(&(0, Extent::Done)), "{told:?}");
    // Once they have been looked at, this is told at once.
    assert_eq!(told_of("tea", &desk, &searches), [(0, Extent::Done)]);
}
