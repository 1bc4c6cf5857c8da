//! What searches keep, and when they let go of it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::sync::{Arc, Weak};

use nodecourse::app::{Counting, Effect, Event, Work};
use nodecourse::course::{Block, Coverage, Lesson, LessonId};
use nodecourse::load::Library;
use nodecourse::office::desk::Desk;
use nodecourse::office::seeker::SearchState;
use nodecourse::search::Hit;
use nodecourse::shell::workers;

use crate::player::Player;

/// A course of a long lesson and a short one.
fn course() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "Some tea on this line.\n\n".repeat(60_000);
    for (name, text) in [
        ("01-one.md", format!("# One\n\n{long}")),
        ("02-two.md", "# Two\n\nMore tea.\n".to_owned()),
    ] {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let (desk, _) = Desk::new(Library::open(folder.path()).expect("a course"));
    (folder, desk)
}

#[test]
fn only_short_lessons_are_kept_when_the_search_of_the_course_is_closed() {
    let (_folder, desk) = course();
    let searches = SearchState::default();
    let search = || -> (usize, Vec<Hit>) {
        let found = RefCell::default();
        let tell = |event: Event| {
            if let Event::Found(_, hits) = event {
                *found.borrow_mut() = (hits.total, hits.list);
            }
        };
        searches.search(
            &desk,
            (&LessonId::new("one"), &Weak::new()),
            ("tea", 0),
            &tell,
        );
        found.into_inner()
    };
    let found = search();
    assert_eq!(found.0, 60_001);
    assert!(searches.bytes().1 > 1 << 20);
    searches.end_search();
    let (_, kept) = searches.bytes();
    assert!(0 < kept && kept < 1 << 10, "{kept}");
    assert_eq!(search(), found);
}

/// The word, to be counted in a lesson.
fn tea(lesson: &Arc<Lesson>) -> Counting {
    Counting {
        lesson: Arc::clone(lesson),
        offers: Arc::default(),
        words: "tea".to_owned(),
        serial: 0,
    }
}

#[test]
fn the_lesson_that_was_counted_in_is_let_go_of() {
    let (_folder, desk) = course();
    let searches = SearchState::default();
    let (sender, _receiver) = workers::channel().expect("a pipe");
    let lesson = Arc::new(desk.read(&LessonId::new("one")).0);
    searches.count(&tea(&lesson), &sender);
    assert!(searches.bytes().0 > 1 << 20);
    searches.end_count();
    assert_eq!(searches.bytes().0, 0);
}

#[test]
fn a_long_lesson_is_let_go_of_while_it_is_read_anew() {
    let (_folder, desk) = course();
    let searches = SearchState::default();
    let (sender, _receiver) = workers::channel().expect("a pipe");
    let lesson = Arc::new(desk.read(&LessonId::new("one")).0);
    searches.count(&tea(&lesson), &sender);
    // While a search is at work, what it looks through stays.
    let tell = |_| searches.make_room();
    searches.search(
        &desk,
        (&LessonId::new("one"), &Weak::new()),
        ("tea", 0),
        &tell,
    );
    let (counted, kept) = searches.bytes();
    assert!(counted == 0 && kept > 1 << 20, "{counted}, {kept}");
    searches.make_room();
    let (_, kept) = searches.bytes();
    assert!(0 < kept && kept < 1 << 10, "{kept}");
}

#[test]
fn searches_are_ended_however_their_lines_are_closed() {
    let files = [
        ("a.md", "# One\n\nSome tea.\n"),
        ("b.md", "# Two\n\nMore tea.\n"),
    ];
    let asked = |player: &Player, work: &Work| {
        let asked = player.asked.iter();
        let is_it = |effect: &&Effect| matches!(effect, Effect::Work(asked) if asked == work);
        asked.filter(is_it).count()
    };
    let searched = || {
        let player = Player::course(files).press("g /").type_text("more tea");
        assert_eq!(asked(&player, &Work::EndSearch), 0);
        player
    };
    let close: [fn(Player) -> Player; 3] = [
        |player| player.press("Esc"),
        |player| player.press("Enter"),
        |player| player.click("More tea."),
    ];
    for close in close {
        let player = close(searched());
        assert_eq!(asked(&player, &Work::EndSearch), 1, "{}", player.screen());
        let player = player.press("g / Esc");
        assert_eq!(asked(&player, &Work::EndSearch), 1);
    }
    let counted = || Player::course(files).press("/").type_text("tea");
    assert_eq!(asked(&counted(), &Work::EndCount), 0);
    for key in ["Esc", "Enter"] {
        assert_eq!(asked(&counted().press(key), &Work::EndCount), 1, "{key}");
    }
    // What is counted without a line is let go of at once.
    assert_eq!(asked(&counted().press("Enter Esc n"), &Work::EndCount), 2);
}

#[test]
fn the_open_lesson_is_not_read_a_second_time() {
    let (folder, desk) = course();
    let id = LessonId::new("one");
    let found = |open: &Arc<Lesson>| {
        let searches = SearchState::default();
        let total = Cell::new(0);
        let tell = |event: Event| {
            if let Event::Found(_, hits) = event {
                total.set(hits.total);
            }
        };
        searches.search(&desk, (&id, &Arc::downgrade(open)), ("tea", 0), &tell);
        // The player alone has it now.
        assert_eq!(Arc::strong_count(open), 1);
        total.get()
    };
    // What tells the two apart: no file says this.
    let mut open = Arc::new(desk.read_apart(&id).0);
    let first: Vec<Block> = open
        .blocks
        .range(0..11)
        .map(|block| Block::clone(&block))
        .collect();
    Arc::make_mut(&mut open).blocks = first.into();
    assert_eq!(found(&open), 10 + 1);
    // It is another lesson, only its beginning, or what is left of it.
    let other = |change: fn(&mut Lesson)| {
        let mut other = Lesson::clone(&open);
        change(&mut other);
        Arc::new(other)
    };
    let others = [
        other(|lesson| lesson.id = LessonId::new("other")),
        other(|lesson| lesson.coverage = Coverage::Beginning),
        other(|lesson| lesson.thin_out(|block| (block < 5).then_some(0..1))),
    ];
    for other in others {
        assert_eq!(found(&other), 60_001, "{:?}", other.id);
    }
    // Its file has been written since.
    let long = "Some tea, more tea.\n\n".repeat(60_000);
    fs::write(folder.path().join("01-one.md"), format!("# One\n\n{long}")).expect("a file");
    assert_eq!(found(&open), 120_001);
}
