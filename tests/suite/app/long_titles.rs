//! Lists of titles that are longer than a screen can hold: what of them can be seen is worked out, and once.

use std::borrow::Cow;
use std::cell::Cell;

use nodecourse::app::overlay::{Choice, Entry, Item, List, Stock, Words};
use nodecourse::app::text_field::Edit;
use nodecourse::app::{Action, App, Config, Key, Overlay};
use nodecourse::load::Library;
use proptest::prelude::*;

use crate::player::Player;

const LESSONS: usize = 20;

/// The cells and rows of the screen.
const SIZE: (u16, u16) = (120, 40);

/// More than this no title has to be wrapped, if every letter of it takes a cell: the screen has no more of them.
const SCREEN: usize = 120 * 40;

/// A course whose titles have so many words.
fn course(words: usize) -> Player {
    let lessons = (0..LESSONS).map(|number| {
        let title = format!("Part {number:02} {}", "and more ".repeat(words));
        (format!("{number:02}.md"), format!("# {title}\n\nWords.\n"))
    });
    let player = Player::start(Library::in_memory(lessons), Config::default());
    player.sized(SIZE.0, SIZE.1).press("o")
}

fn list(player: &mut Player) -> Box<List> {
    match player.app.overlays.pop() {
        Some(Overlay::List(list)) => list,
        other => panic!("no list is open: {other:?}"),
    }
}

/// Counts the rows that are made.
struct Counting<'a> {
    app: &'a App,
    made: Cell<usize>,
}

impl Words for Counting<'_> {
    fn label<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        self.app.label(stock, entry)
    }

    fn detail<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        self.app.detail(stock, entry)
    }

    fn state<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str> {
        self.app.state(stock, entry)
    }

    fn names<'a>(&self, stock: &'a Stock, entry: Entry) -> Vec<&'a str> {
        self.app.names(stock, entry)
    }

    fn id<'a>(&self, stock: &'a Stock, entry: Entry) -> Option<&'a str> {
        self.app.id(stock, entry)
    }

    fn item(&self, list: &List, entry: Entry) -> Item {
        self.made.set(self.made.get() + 1);
        self.app.item(list, entry)
    }
}

/// How many rows are made to measure a list.
fn measured(app: &App, list: &mut List, room: (usize, usize)) -> usize {
    let words = Counting {
        app,
        made: Cell::new(0),
    };
    list.measure(&words, room);
    words.made.get()
}

#[test]
fn a_list_is_measured_once_for_what_it_holds_and_the_room_for_it() {
    let mut player = course(3);
    let mut list = list(&mut player);
    let room = (list.width, usize::from(SIZE.1));
    let app = &player.app;
    assert_eq!(measured(app, &mut list, room), 0, "the app has measured it");
    for action in [Action::LineDown, Action::PageDown, Action::Top] {
        list.apply(action);
        assert_eq!(measured(app, &mut list, room), 0, "{action:?}");
    }
    for other in [(room.0 - 1, room.1), (room.0, room.1 - 1), room] {
        assert_eq!(measured(app, &mut list, other), LESSONS, "{other:?}");
        assert_eq!(measured(app, &mut list, other), 0, "{other:?}");
    }
    list.paste("more");
    assert_eq!(measured(app, &mut list, room), LESSONS, "filtered");
    let clear = Key::parse("Ctrl-U").expect("a key");
    assert_eq!(list.press(clear), Edit::Changed);
    assert_eq!(
        measured(app, &mut list, room),
        LESSONS,
        "the filter cleared"
    );
    let mut other = course(3);
    list.refill(*self::list(&mut other));
    assert_eq!(measured(app, &mut list, room), LESSONS, "refilled");
    assert_eq!(measured(app, &mut list, room), 0);
}

#[test]
fn measuring_ends_where_the_screen_does() {
    let mut player = course(10_000);
    let mut list = list(&mut player);
    let height = usize::from(SIZE.1);
    assert_eq!(list.stock.entries.len() + list.unfolds, height);
    list.paste("more");
    let room = (list.width, height);
    assert_eq!(measured(&player.app, &mut list, room), 1);
}

#[test]
fn a_step_makes_the_row_that_is_gone_to_and_none_that_has_no_place_beside_it() {
    let mut player = course(10_000);
    let mut list = list(&mut player);
    for action in [Action::LineDown, Action::LineDown, Action::LineUp] {
        list.apply(action);
        let words = Counting {
            app: &player.app,
            made: Cell::new(0),
        };
        list.make(&words);
        assert_eq!((words.made.get(), list.made.len()), (1, 1), "{action:?}");
    }
}

#[test]
fn no_more_of_a_title_is_wrapped_than_the_screen_has_cells() {
    let mut player = course(10_000);
    for _ in 0..LESSONS {
        let Some(Overlay::List(list)) = player.app.overlays.last() else {
            panic!("the list is open");
        };
        assert!(!list.made.is_empty());
        for (item, _) in list.made.values() {
            assert!(item.label.len() < SCREEN, "{}", item.label.len());
        }
        player = player.press("Down");
    }
}

#[test]
fn a_title_fills_the_window_and_nothing_stands_on_it() {
    let words = |screen: &str| {
        let rows = screen.lines().filter(|row| row.contains('│'));
        rows.filter(|row| row.contains("and more and more")).count()
    };
    let player = course(10_000);
    let screen = player.screen();
    assert_eq!(words(&screen), usize::from(SIZE.1) - 2 - 4, "{screen}");
    // Its detail has no place.
    assert!(!screen.contains(" min │"), "{screen}");
    // On a higher screen there is more to see of it.
    let screen = player.sized(SIZE.0, 60).screen();
    assert_eq!(words(&screen), 60 - 2 - 4, "{screen}");
}

#[test]
fn a_letter_that_matches_far_within_a_title_is_found() {
    let lesson = |words: &str| format!("# Part {}{words}\n", "and more ".repeat(10_000));
    let lessons = [("1.md", lesson("first")), ("2.md", lesson("second"))];
    let player = Player::start(Library::in_memory(lessons), Config::default());
    let mut player = player.press("o").type_text("second");
    assert_eq!(list(&mut player).shown, [1]);
}

proptest! {
    #[test]
    fn what_is_shown_of_a_title_does_not_depend_on_what_is_cut_off(
        title in "([a-zé漢字👩🏽🇩🇪\u{301}\u{ad}./-]{1,30} {1,3}){0,60}",
        width in 1_usize..40,
        rows in 1_usize..12,
    ) {
        let whole = Item::new(title, "here · 5 min", Choice::Nothing).indented(1);
        let shown = |item: &Item| {
            let mut label = item.unfolded(width).label;
            label.truncate(rows);
            label
        };
        let cut = whole.clone().cut((width, rows));
        prop_assert_eq!(shown(&cut), shown(&whole));
        let height = |item: &Item| item.unfolded(width).height().min(rows);
        prop_assert_eq!(height(&cut), height(&whole));
    }
}
