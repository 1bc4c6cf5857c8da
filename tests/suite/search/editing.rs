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
