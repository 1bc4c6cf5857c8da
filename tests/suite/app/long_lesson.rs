//! Of a long lesson the beginning is shown at once; its rest comes later, and the page does not move for it.

use std::sync::Arc;

use nodecourse::app::{Config, Effect, Event, Key, Work};
use nodecourse::course::{Coverage, LessonId};
use nodecourse::load::{self, Library};
use nodecourse::progress::Change;

use crate::player::Player;

#[test]
fn the_rest_of_a_long_lesson_comes_without_a_word_and_without_moving_the_page() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!("# Long\n\n{}", part.repeat((2 << 20) / part.len()));
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let mut player = Player::first_page(library(), Config::default()).press("Space 3 j");
    assert_eq!(player.app.reader.lesson.coverage, Coverage::Beginning);
    let body = |player: &Player| {
        player
            .screen()
            .lines()
            .skip(1)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let before = body(&player);
    let (course, _) = load::outline(&library());
    let (whole, problems) = load::packed_lesson(&library(), &course, &LessonId::new("a"));
    player.event(Event::Lesson(Arc::new(whole), problems));
    assert_eq!(player.app.reader.lesson.coverage, Coverage::Whole);
    assert_eq!(body(&player), before);
    let player = player.press("G");
    assert!(player.screen().contains("100 %"), "{}", player.screen());
}

#[test]
fn no_share_is_told_of_a_lesson_whose_length_is_not_known() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!("# Long\n\n{}", part.repeat((2 << 20) / part.len()));
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let told = |player: &Player| {
        let screen = player.screen();
        let header = screen.lines().next().unwrap_or_default();
        header.trim().trim_start_matches("Long").trim().to_owned()
    };
    let player = Player::first_page(library(), Config::default());
    assert_eq!(told(&player), "0 %");
    for keys in ["Space 9 9 9 j", "G", "5 0 %"] {
        let player = Player::first_page(library(), Config::default()).press(keys);
        assert_eq!(told(&player), "… %", "{keys}");
    }
    let (course, _) = load::outline(&library());
    let mut player = player.press("9 9 9 9 j");
    let (whole, problems) = load::packed_lesson(&library(), &course, &LessonId::new("a"));
    player.event(Event::Lesson(Arc::new(whole), problems));
    assert!(told(&player).contains(" · 2 % · "), "{}", told(&player));
}

#[test]
fn the_end_of_a_long_lesson_is_gone_to_when_it_has_come() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!(
        "# Long\n\n{}The very end.\n",
        part.repeat((2 << 20) / part.len())
    );
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let (course, _) = load::outline(&library());
    for (keys, is_at_end) in [
        ("G", true),
        ("G k", false),
        ("G g g", false),
        ("1 0 0 %", true),
        ("5 0 %", false),
    ] {
        let mut player = Player::first_page(library(), Config::default()).press(keys);
        assert!(!player.screen().contains("The very end."));
        let (whole, problems) = load::packed_lesson(&library(), &course, &LessonId::new("a"));
        player.event(Event::Lesson(Arc::new(whole), problems));
        let screen = player.screen();
        assert_eq!(
            screen.contains("The very end."),
            is_at_end,
            "{keys}: {screen}"
        );
        assert_eq!(
            screen.contains("· 50 %"),
            keys == "5 0 %",
            "{keys}: {screen}"
        );
    }
}

/// Two lessons of two megabytes each, and how the screen of the second one looks far down in it.
fn two() -> [(&'static str, String); 2] {
    let text = |name: &str| {
        let parts =
            (0..30_000).map(|part| format!("## Part {part}\n\nWords of {name} on {part}.\n\n"));
        format!("# {name}\n\n{}", parts.collect::<String>())
    };
    [("a.md", text("One")), ("b.md", text("Two"))]
}

fn lend<'a>(files: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    files.iter().map(|(path, text)| (*path, text.as_str()))
}

/// Reads all of the open lesson.
fn read_rest(player: &mut Player, files: &[(&str, String)]) {
    let library = Library::in_memory(lend(files));
    let id = &player.app.reader.lesson.id;
    let (whole, problems) = load::packed_lesson(&library, &player.app.course, id);
    player.event(Event::Lesson(Arc::new(whole), problems));
}

#[test]
fn the_lesson_before_a_long_one_is_let_go_before_all_of_that_is_read() {
    let files = two();
    let mut player = Player::course(lend(&files));
    let update = |player: &mut Player, event| -> Vec<Effect> {
        let effects = player.app.update(event).into_iter();
        effects
            .filter(|effect| {
                matches!(
                    effect,
                    Effect::Work(Work::Enter(_) | Work::Load(_) | Work::Forget(_))
                )
            })
            .collect()
    };
    let key = Key::char('L');
    let id = LessonId::new("b");
    let load = || Effect::Work(Work::Load(id.clone()));
    let enter = Effect::Work(Work::Enter(id.clone()));
    assert_eq!(update(&mut player, Event::Key(key)), [enter]);
    let before = Arc::clone(&player.app.reader.lesson);
    let library = Library::in_memory(lend(&files));
    let beginning = load::beginning(&library, &player.app.course, &id).expect("it is long");
    let event = Event::Lesson(Arc::new(beginning), Vec::new());
    let forget = Effect::Work(Work::Forget(before));
    assert_eq!(update(&mut player, event), [forget, load()]);
    assert!(player.screen().contains("Words of Two on 0."));
    read_rest(&mut player, &files);
    assert_eq!(player.app.reader.lesson.coverage, Coverage::Whole);
    assert!(player.screen().contains("Words of Two on 0."));
}

#[test]
fn the_way_back_into_a_long_lesson_ends_at_the_row_where_it_began() {
    let files = two();
    let mut player = Player::course(lend(&files)).press("7 0 % j j L");
    let saved = player.saved.len();
    player.rests = true;
    let mut player = player.press("Backspace");
    assert!(player.screen().contains("Words of One on 0."));
    // Whoever leaves at this moment has been at neither place.
    assert!(player.app.parting().is_empty() && player.saved.len() == saved);
    read_rest(&mut player, &files);
    assert!(player.screen().contains("70 %"), "{}", player.screen());
    let places = |player: &mut Player| {
        let saved = player.app.parting().into_iter();
        let is_place = |change: &Change| matches!(change, Change::Place(..));
        saved.filter(is_place).count()
    };
    assert_eq!(places(&mut player), 1);
}

#[test]
fn who_goes_on_in_the_beginning_of_a_long_lesson_or_elsewhere_is_not_taken_away() {
    let files = two();
    for (keys, shown) in [
        ("5 j", "Words of One on 1."),
        ("G", "Words of One on 29999."),
        ("5 j Backspace Alt-Right", "Words of One on 1."),
        ("L", "Words of Two on 0."),
        ("Backspace", "Words of One on 0."),
        ("Backspace Alt-Right", "· 70 %"),
    ] {
        let mut player = Player::course(lend(&files)).press("7 0 % L");
        player.rests = true;
        let mut player = player.press("Backspace").press(keys);
        read_rest(&mut player, &files);
        let screen = player.screen();
        assert!(screen.contains(shown), "{keys}: {screen}");
    }
}

#[test]
fn a_beginning_that_comes_late_takes_nothing_away() {
    let files = two();
    let mut player = Player::course(lend(&files)).press("7 0 %");
    let before = player.screen();
    let library = Library::in_memory(lend(&files));
    for id in ["a", "b"] {
        let id = LessonId::new(id);
        let beginning = load::beginning(&library, &player.app.course, &id).expect("it is long");
        let effects = player
            .app
            .update(Event::Lesson(Arc::new(beginning), Vec::new()));
        assert_eq!(player.app.reader.lesson.coverage, Coverage::Whole);
        assert_eq!(player.screen(), before);
        // The files of the lesson on the screen are watched, and not those of the one that was turned away from.
        let watch = Effect::Work(Work::Watch(Arc::clone(&player.app.reader.lesson)));
        assert_eq!(effects.contains(&watch), id.as_str() == "b");
    }
}

#[test]
fn the_heads_of_the_lessons_take_nobody_away_from_where_they_went_on() {
    let files = two();
    for (keys, shown) in [("5 j", "Words of One on 1."), ("", "· 70 %")] {
        let mut player = Player::course(lend(&files)).press("7 0 % L");
        player.rests = true;
        let mut player = player.press("Backspace").press(keys);
        let library = Library::in_memory(lend(&files));
        let (course, problems) = load::outline(&library);
        player.event(Event::Course(Arc::new(course), problems));
        read_rest(&mut player, &files);
        let screen = player.screen();
        assert!(screen.contains(shown), "{keys}: {screen}");
    }
}

#[test]
fn the_place_before_is_kept_until_the_one_that_is_gone_to_has_been_read() {
    let files = two();
    let mut player = Player::course(lend(&files)).press("7 0 % L");
    player.app.parting();
    player.rests = true;
    player.saved.clear();
    let mut player = player.press("5 j Backspace");
    assert!(player.screen().contains("Words of One on 0."));
    player.saved.extend(player.app.parting());
    let places = player.saved.iter().filter_map(|change| match change {
        Change::Place(landmark, _) => Some((landmark.lesson.as_str(), landmark.words.as_str())),
        _ => None,
    });
    assert_eq!(places.collect::<Vec<_>>(), [("b.md", "Words of Two on 0.")]);
}

#[test]
fn contents_that_are_open_get_the_sections_of_the_rest() {
    let files = two();
    let mut player = Player::course(lend(&files));
    player.rests = true;
    let mut player = player.press("L o").type_text("Part 29999");
    let screen = player.screen();
    assert!(!screen.contains("Nothing matches"), "{screen}");
    read_rest(&mut player, &files);
    let screen = (0..60).fold(player, |player, _| player.wait()).screen();
    assert_eq!(screen.matches("Part 29999").count(), 2, "{screen}");
}

#[test]
fn keys_that_come_before_the_end_of_a_long_lesson_wait_for_it() {
    let words = (0..40_000).map(|n| format!("Words on {n}.\n\n"));
    let text = format!("# Long\n\n{}", words.collect::<String>().repeat(2));
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let (course, _) = load::outline(&library());
    let mut player = Player::first_page(library(), Config::default()).press("5 0 % j j");
    // Nothing is known of what stands there.
    assert!(
        !player.screen().contains("held back"),
        "{}",
        player.screen()
    );
    let (whole, problems) = load::packed_lesson(&library(), &course, &LessonId::new("a"));
    player.event(Event::Lesson(Arc::new(whole), problems));
    let screen = player.screen();
    assert!(screen.contains(" 50 % · "), "{screen}");
    let again = player.press("5 0 %").screen();
    assert_ne!(again, screen, "it stands some lines further down");
}

#[test]
fn keys_that_come_before_a_long_lesson_wait_for_all_of_it() {
    let files = two();
    let mut player = Player::course(lend(&files));
    player.rests = true;
    let keys = ["L", "7", "0", "%", "j"].map(|name| Key::parse(name).expect("a key"));
    for key in keys {
        player.app.update(Event::Key(key));
    }
    let library = Library::in_memory(lend(&files));
    let id = LessonId::new("b");
    let beginning = load::beginning(&library, &player.app.course, &id).expect("it is long");
    player.event(Event::Lesson(Arc::new(beginning), Vec::new()));
    assert!(player.screen().contains("Words of Two on 0."));
    read_rest(&mut player, &files);
    assert!(player.screen().contains("· 70 %"), "{}", player.screen());
}
