//! What other players do to the same progress meanwhile.

use nodecourse::app::key::{Code, Key};
use nodecourse::app::{Effect, Event, Timer, Work};
use nodecourse::course::{LessonId, SectionId};
use nodecourse::progress::{Above, Change, Kept, Landmark, Trouble};

use super::keeping::{long_lesson, page, read};
use crate::player::Player;

#[test]
fn what_another_player_does_is_seen_but_does_not_move_the_page() {
    let mut player = Player::open(&long_lesson(3)).press("Space Space");
    let before = page(&player);
    let landmark = player.app.reader.landmark();
    let read = Change::Read(LessonId::new("lesson"), Some(SectionId::new("section-3")));
    let others = vec![
        read,
        Change::Bookmark('z', landmark.clone()),
        Change::Place(landmark, Above::Skipped),
    ];
    player.event(Event::Kept(Kept {
        others,
        ..Kept::default()
    }));
    assert_eq!(page(&player), before);
    assert_eq!(self::read(&player), ["section-3"]);
    assert!(player.press("B").screen().contains("z  "));
}

#[test]
fn a_bookmark_of_another_player_is_found_by_its_letter_and_in_the_list() {
    let mut player = Player::open(&long_lesson(3)).press("Space Space");
    let landmark = player.app.reader.landmark();
    let mut player = {
        player.others = vec![Change::Bookmark('z', landmark.clone())];
        player.press("g g ' z")
    };
    assert_eq!(player.app.reader.landmark(), landmark);
    player.others = vec![Change::Bookmark('y', landmark)];
    let player = player.press("B");
    assert!(player.screen().contains("y  "), "{}", player.screen());
    let player = player.press("Esc ' x");
    let told = "There is no bookmark x. Your bookmarks: y z.";
    assert!(player.screen().contains(told), "{}", player.screen());
}

#[test]
fn what_another_player_did_to_a_bookmark_is_known_when_its_letter_is_asked_for() {
    let mut player = Player::open(&long_lesson(3)).press("m z Space Space");
    let there = player.app.reader.landmark();
    player.others = vec![Change::Bookmark('z', there.clone())];
    let mut player = player.press("g g ' z");
    assert_eq!(player.app.reader.landmark(), there);
    player.others = vec![Change::Bookmark('y', there.clone())];
    let screen = player.press("g g m y").screen();
    let told = format!("It was at “{}”.", there.name());
    assert!(screen.contains(&told), "{screen}");
}

#[test]
fn what_is_told_while_a_letter_is_asked_for_is_seen_when_it_has_been_typed() {
    for keys in ["m a", "m Esc", "' Esc", "' z"] {
        let mut player = Player::open(&long_lesson(3)).press("m b");
        player.trouble = Some(Trouble::Homeless("the disk is full".to_owned()));
        let screen = player.press(keys).screen();
        let told = "Progress is not kept: the disk is full.";
        assert!(screen.contains(told), "{keys}: {screen}");
    }
}

#[test]
fn an_open_list_of_bookmarks_learns_of_those_of_another_player() {
    let mut player = Player::open(&long_lesson(3)).press("m b B");
    let landmark = player.app.reader.landmark();
    let look = |player: &Player| {
        let timers = player.timers.iter();
        timers.filter(|timer| **timer == Timer::Others).count()
    };
    assert_eq!(look(&player), 1);
    player.others = vec![Change::Bookmark('a', landmark)];
    let mut player = player.wait();
    let screen = player.screen();
    assert!(
        screen.contains("  a  ") && screen.contains("▸ b  "),
        "{screen}"
    );
    player.others = vec![Change::Unmark('b', None)];
    let player = player.wait();
    assert!(!player.screen().contains(" b  "), "{}", player.screen());
    assert_eq!(look(&player), 1);
    let player = player.press("Esc").wait();
    assert_eq!(look(&player), 0, "nothing is looked at when it is closed");
}

#[test]
fn where_progress_has_no_place_nothing_is_looked_for() {
    let trouble = Trouble::Homeless("HOME is not set".to_owned());
    let player = Player::in_trouble("# T\n\nWords.\n", trouble).press("B");
    assert!(!player.timers.contains(&Timer::Others));
}

#[test]
fn a_bookmark_that_another_player_has_deleted_is_kept_when_it_is_set_again() {
    let mut player = Player::open("# T\n\nWords.\n").press("m a");
    player.saved.clear();
    player.others = vec![Change::Unmark('a', None)];
    let player = player.press("m a");
    let landmark = Landmark {
        lesson: LessonId::new("lesson.md"),
        ..player.app.reader.landmark()
    };
    assert_eq!(player.saved, [Change::Bookmark('a', landmark)]);
    assert!(player.press("B").screen().contains("a  "));
}

#[test]
fn what_was_done_while_it_was_being_saved_holds_over_what_another_player_did() {
    let mut player = Player::open(&long_lesson(3));
    let landmark = player.app.reader.landmark();
    let press = |player: &mut Player, code| {
        let key = Key {
            code,
            ..Key::char('x')
        };
        player.app.update(Event::Key(key))
    };
    let mut saves = 0;
    for code in [
        Code::Char('m'),
        Code::Char('a'),
        Code::Char('B'),
        Code::Delete,
    ] {
        let effects = press(&mut player, code);
        let is_save =
            |effect: &&Effect| matches!(effect, Effect::Work(Work::Save(_) | Work::Compare(_)));
        saves += effects.iter().filter(is_save).count();
    }
    let sent = "the look at others, the bookmark, another look, its deletion";
    assert_eq!(saves, 4, "{sent}");
    for others in [
        vec![Change::Bookmark('b', landmark)],
        Vec::new(),
        Vec::new(),
        Vec::new(),
    ] {
        player.app.update(Event::Kept(Kept {
            others,
            aside: None,
        }));
        let letters: Vec<char> = player.app.progress.bookmarks.keys().copied().collect();
        assert_eq!(letters, ['b']);
    }
}

#[test]
fn whoever_goes_on_is_not_called_back_to_a_bookmark_that_is_found_later() {
    let mut player = Player::open(&long_lesson(3)).press("Space Space");
    let landmark = player.app.reader.landmark();
    for letter in ['g', 'g', '\'', 'z', 'j'] {
        player.app.update(Event::Key(Key::char(letter)));
    }
    let here = player.app.reader.landmark();
    assert_ne!(here, landmark);
    player.app.update(Event::Kept(Kept {
        others: vec![Change::Bookmark('z', landmark)],
        aside: None,
    }));
    assert_eq!(player.app.reader.landmark(), here);
}

#[test]
fn a_bookmark_that_is_brought_back_takes_no_letter_from_another_player() {
    let player = Player::open(&long_lesson(3)).press("m a Space Space");
    let there = player.app.reader.landmark();
    let mut player = player.press("B Delete");
    assert!(player.screen().contains("deleted"), "{}", player.screen());
    player.saved.clear();
    player.others = vec![Change::Bookmark('a', there.clone())];
    let player = player.press("Delete");
    let told = "Another player has moved bookmark a.";
    assert!(player.screen().contains(told), "{}", player.screen());
    assert_eq!(player.app.progress.bookmarks[&'a'], there);
    // Under the lock of the journal it is held against what holds there by then.
    let is_held = |change: &Change| matches!(change, Change::Restored('a', _));
    assert!(player.saved.iter().any(is_held), "{:?}", player.saved);
    assert!(!player.screen().contains("deleted"), "{}", player.screen());
}

#[test]
fn only_the_bookmark_that_was_seen_is_deleted() {
    // Another player moves it before this one hears of that …
    let player = Player::open(&long_lesson(3)).press("m a Space Space");
    let there = player.app.reader.landmark();
    let moved = Change::Bookmark('a', there.clone());
    let player = {
        let mut player = player.press("B");
        player.saved.clear();
        player.others = vec![moved.clone()];
        player.press("Delete")
    };
    let screen = player.screen();
    assert!(
        screen.contains("Another player has moved bookmark a."),
        "{screen}"
    );
    assert_eq!(player.app.progress.bookmarks[&'a'], there);
    let first = player.saved.first();
    let is_meant =
        |change: &Change| matches!(change, Change::Unmark('a', Some(place)) if *place != there);
    assert!(first.is_some_and(is_meant), "{:?}", player.saved);
    // … or in the moment before the key is pressed.
    let mut player = Player::open(&long_lesson(3)).press("m a Space Space B");
    player.others = vec![moved];
    let player = player.wait().press("Delete");
    assert!(player.app.progress.bookmarks.contains_key(&'a'));
    let told = "Another player has moved bookmark a: Delete once more removes it.";
    assert!(player.screen().contains(told), "{}", player.screen());
    let player = player.press("Delete");
    assert!(!player.app.progress.bookmarks.contains_key(&'a'));
}
