//! What is read behind the first page, as it comes in.

use std::sync::Arc;

use nodecourse::app::{Config, Effect, Event, Key, Looked, Looking, Timer, Work};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library, Matcher, Wanted};
use nodecourse::theme::Role;

use crate::player::Player;

const LIST: &str = "id = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\", \"c.md\"]\n";

fn files() -> Library {
    Library::in_memory([
        ("course.toml", LIST),
        ("a.md", "# First\n\nGo [on](b.md).\n"),
        ("b.md", "+++\nid = \"second\"\n+++\n# Second\n\ntext"),
        ("c.md", "# Third\n\ntext"),
    ])
}

fn first_page() -> Player {
    Player::first_page(files(), Config::default())
}

/// The player when all has been read.
pub fn surveyed(mut player: Player) -> Player {
    for event in player.survey().into_iter().rev() {
        player.event(event);
    }
    player
}

/// The row with the selection mark.
fn selected(player: &Player) -> String {
    let screen = player.screen();
    let row = screen.lines().find(|line| line.contains('▸'));
    row.unwrap_or_default().to_owned()
}

#[test]
fn titles_arrive_in_an_open_list_and_the_selected_row_stays() {
    let player = first_page().press("o ↓");
    assert!(selected(&player).contains("b.md"), "{}", player.screen());
    let player = surveyed(player);
    assert!(selected(&player).contains("Second"), "{}", player.screen());
    let player = player.press("Enter");
    assert_eq!(player.app.reader.lesson.id, LessonId::new("second"));
}

#[test]
fn a_filter_looks_on_while_titles_are_being_read() {
    for (keys, width, words) in [
        ("o", 80, "Looking through the course…"),
        (":", 80, "Looking through the course…"),
        ("o", 24, "Looking…"),
    ] {
        let player = first_page().sized(width, 24).press(keys);
        let player = player.type_text("third");
        let screen = player.screen();
        assert!(screen.contains(words), "{screen}");
        assert!(!screen.contains("Nothing matches"), "{screen}");
        let player = surveyed(player);
        assert!(selected(&player).contains("Third"), "{}", player.screen());
        let screen = player.type_text("zzz").screen();
        assert!(screen.contains("Nothing matches"), "{screen}");
        assert!(!screen.contains("Looking"), "{screen}");
    }
}

#[test]
fn a_link_leads_to_its_lesson_before_and_after_the_heads_are_read() {
    let early = || surveyed(first_page().press("Tab Enter"));
    let late = || surveyed(first_page()).press("Tab Enter");
    for opened in [early, late] as [fn() -> Player; 2] {
        let player = opened();
        assert_eq!(player.app.reader.lesson.title, "Second");
        assert_eq!(player.app.reader.lesson.id, LessonId::new("second"));
        let player = player.press("Backspace Alt-→");
        assert_eq!(player.app.reader.lesson.title, "Second");
    }
}

#[test]
fn the_page_does_not_move_when_the_heads_arrive() {
    let player = Player::first_page(Library::bundled(), Config::default()).press("Space Tab");
    let before = (player.app.reader.place, player.app.reader.lesson.id.clone());
    let page = |player: &Player| {
        let screen = player.screen();
        let rows: Vec<String> = screen.lines().skip(1).take(20).map(str::to_owned).collect();
        rows
    };
    let shown = page(&player);
    let player = surveyed(player);
    let after = (player.app.reader.place, player.app.reader.lesson.id.clone());
    assert_eq!((before, shown), (after, page(&player)));
}

#[test]
fn what_is_wrong_with_a_long_list_is_told_as_with_a_short_one() {
    let mut player = Player::first_page(files(), Config::default());
    assert!(player.screen().contains("Welcome."), "{}", player.screen());
    let list = LIST.replace("c.md", "../c.md");
    let broken = Library::in_memory([("course.toml", list.as_str()), ("a.md", "# First\n")]);
    let (course, problems) = load::named(&broken, Wanted::First);
    player.event(Event::Names(Arc::new(course), problems));
    let screen = player.screen();
    assert!(screen.contains("1 problem found so far"), "{screen}");
}

#[test]
fn a_lesson_that_is_called_otherwise_is_read_again_for_its_links() {
    let mut player = first_page();
    let events = player.survey();
    let asked: Vec<Effect> = events
        .into_iter()
        .filter(|event| matches!(event, Event::Course(..)))
        .flat_map(|event| player.app.update(event))
        .collect();
    let again = Effect::Work(Work::Load(LessonId::new("a")));
    assert!(asked.contains(&again), "{asked:?}");
}

#[test]
fn a_lesson_whose_links_stay_what_they_are_is_not_read_again() {
    let files = [
        ("course.toml", LIST),
        ("a.md", "# First\n\nGo [on](c.md).\n"),
        ("b.md", "+++\nid = \"second\"\n+++\n# Second\n\ntext"),
        ("c.md", "# Third\n\ntext"),
    ];
    let mut player = Player::first_page(Library::in_memory(files), Config::default());
    let (courses, others): (Vec<Event>, Vec<Event>) = player
        .survey()
        .into_iter()
        .partition(|event| matches!(event, Event::Course(..)));
    assert_eq!((courses.len(), others.is_empty()), (1, false));
    let asked = courses
        .into_iter()
        .flat_map(|event| player.app.update(event));
    let reads: Vec<Effect> = asked
        .filter(|effect| matches!(effect, Effect::Work(Work::Load(_))))
        .collect();
    assert_eq!(reads, []);
}

#[test]
fn a_link_to_a_chapter_that_is_not_there_leads_nowhere_once_that_is_known() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        (
            "src/SUMMARY.md",
            "- [One](a.md)\n- [Soon](gone.md)\n- [Two](b.md)\n",
        ),
        ("src/a.md", "# One\n\nGo [on](gone.md).\n"),
        ("src/b.md", "# Two\n"),
    ];
    let player = Player::first_page(Library::in_memory(files), Config::default());
    let player = surveyed(player.press("Tab"));
    let player = player.press("Enter");
    let screen = player.screen();
    assert!(
        screen.contains("This link leads to nothing: there is no "),
        "{screen}"
    );
    let player = player.press("o ↓");
    let screen = player.screen();
    assert!(screen.contains("no file"), "{screen}");
    assert!(selected(&player).contains("Two"), "{screen}");
}

#[test]
fn the_bottom_row_tells_how_far_looking_through_the_course_has_come() {
    let looked = |looking| {
        Event::Looked(Looked {
            looking,
            ..Looked::default()
        })
    };
    let looking = Some(Looking {
        done: 3_200,
        total: 10_000,
    });
    let bottom = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().to_owned()
    };
    let mut player = first_page().sized(130, 24);
    player.event(looked(looking));
    let row = bottom(&player);
    let words = "Looking through the course… 3,200 of 10,000";
    assert!(row.ends_with(words) && row.contains("Welcome"), "{row}");
    player = player.sized(80, 24);
    let row = bottom(&player);
    assert!(row.ends_with("Looking… 32 %"), "{row}");
    player = player.press("Space").sized(60, 24);
    let row = bottom(&player);
    assert!(row.contains("Space next lesson"), "{row}");
    assert!(row.ends_with("Looking… 32 %"), "{row}");
    player.event(looked(None));
    assert!(!bottom(&player).contains("Looking"), "{}", bottom(&player));
}

#[test]
fn how_far_the_looking_has_come_leaves_the_keys_of_a_window_their_room() {
    let looking = Some(Looking {
        done: 3_200,
        total: 10_000,
    });
    for (width, told) in [
        (90, "Looking through the course… 3,200 of 10,000"),
        (80, "Looking… 32 %"),
        (60, "Looking… 32 %"),
        (50, "Ctrl-U clear"),
        (44, "Ctrl-U clear"),
    ] {
        let mut player = surveyed(first_page()).sized(width, 24);
        player = player.press("o").type_text("second");
        player.event(Event::Looked(Looked {
            looking,
            ..Looked::default()
        }));
        let screen = player.screen();
        let row = screen.lines().last().unwrap_or_default();
        for key in ["Esc close", "Enter go there", "Ctrl-U clear"] {
            assert!(row.contains(key), "{width}: {row}");
        }
        assert!(row.ends_with(told), "{width}: {row}");
    }
}

#[test]
fn late_digests_neither_reorder_a_list_nor_move_its_selection() {
    let mut player = surveyed(first_page()).press("o ↓ ↓");
    let before = player.screen();
    for event in player.survey() {
        if matches!(event, Event::Looked(_)) {
            player.app.update(event);
            assert_eq!(player.screen(), before);
        }
    }
    let filtered = player.type_text("t").press("↓");
    let row = selected(&filtered);
    let mut player = filtered;
    for event in player.survey().into_iter().rev() {
        player.app.update(event);
        assert_eq!(selected(&player), row);
    }
}

#[test]
fn a_lesson_whose_id_only_its_head_knows_is_come_back_to() {
    let player = surveyed(first_page()).press("Tab Enter").restart();
    assert_eq!(player.app.reader.lesson.id, LessonId::new("second"));
    assert!(player.screen().contains("Back where you left off"));
}

#[test]
fn a_bookmark_in_a_lesson_whose_id_is_not_known_yet_waits_for_it() {
    let marked = surveyed(first_page()).press("Tab Enter m x");
    let mut player = first_page();
    player.app.progress = marked.app.progress;
    let early = player.press("' x");
    assert_eq!(early.app.reader.lesson.id, LessonId::new("a"));
    let late = surveyed(early);
    assert_eq!(late.app.reader.lesson.id, LessonId::new("second"));
}

#[test]
fn what_was_read_before_the_heads_came_counts_for_the_same_lesson() {
    let player = surveyed(first_page().press("Tab Enter"));
    let read = player.app.progress.read.keys().map(LessonId::as_str);
    let read: Vec<&str> = read.collect();
    assert!(read.contains(&"second") && !read.contains(&"b"), "{read:?}");
}

#[test]
fn terms_that_come_later_are_marked_in_the_open_lesson_and_in_no_other_version_of_it() {
    let glossary = "[loop]\nname = \"loop\"\ntext = \"x\"\n";
    let text = format!("# A\n\n{}The loop.\n", "Words.\n\n".repeat(40));
    let library = Library::in_memory([("glossary.toml", glossary), ("a.md", text.as_str())]);
    let mut player = Player::first_page(library.clone(), Config::default()).press("G");
    let (mut course, _) = load::first_look(&library, Wanted::First);
    course.glossary = Arc::new(load::term_names(&library, &course));
    let unmarked = |player: &mut Player| {
        let (lesson, _) = load::lesson(&library, &course, &LessonId::new("a"));
        let matcher = Matcher::new(&course.glossary);
        let found = load::find_terms(&lesson, &course, &matcher);
        let edition = Arc::clone(&lesson.edition);
        player.event(Event::Lesson(Arc::new(lesson), Vec::new()));
        Event::Terms(edition, found)
    };
    let stale = unmarked(&mut player);
    let terms = unmarked(&mut player);
    let page = |player: &Player| {
        let screen = player.screen();
        let rows = screen.lines().take_while(|row| !row.contains("? keys"));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let before = page(&player);
    player.event(stale);
    assert_eq!(player.painted(Role::Term), [""; 0]);
    player.event(terms);
    assert_eq!(player.painted(Role::Term), ["loop"]);
    assert_eq!(page(&player), before);
}

#[test]
fn problems_are_counted_so_far_while_the_course_is_looked_through() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\nsumary = \"x\"\n";
    let library = Library::in_memory([
        ("course.toml", course),
        ("1-a.md", "# A\n"),
        ("2-b.md", "# B\n\n<!-- review: gone -->\n"),
    ]);
    let mut player = Player::first_page(library, Config::default());
    let screen = player.screen();
    let words = "1 problem found so far: ! lists what is wrong.";
    assert!(screen.contains(words), "{screen}");
    for event in player.survey().into_iter().rev() {
        player.event(event);
    }
    let screen = player.press("!").screen();
    assert!(screen.contains("there is no review `gone`"), "{screen}");
}

/// Presses keys before the lesson has come that the first of them leads to, then lets time pass until it is there or too late.
fn typed_ahead(keys: &str, is_late: bool) -> Player {
    let files = [
        ("a.md", "# One\n"),
        ("b.md", "# Two\n"),
        ("c.md", "# Three\n"),
    ];
    let mut player = Player::course(files);
    let mut effects = Vec::new();
    for name in keys.split_whitespace() {
        let key = Key::parse(name).expect("a key");
        effects.extend(player.app.update(Event::Key(key)));
    }
    let is_saving = |effect: &Effect| matches!(effect, Effect::Work(Work::Save(_)));
    assert!(!effects.iter().any(is_saving), "{keys}: {effects:?}");
    if is_late {
        let timer = effects.iter().find_map(|effect| match effect {
            Effect::After(_, timer @ Timer::Arrival(_)) => Some(*timer),
            _ => None,
        });
        player.event(Event::Timer(
            timer.expect("it is not waited for without end"),
        ));
        return player;
    }
    let library = Library::in_memory(files);
    let (lesson, problems) = load::packed_lesson(&library, &player.app.course, &LessonId::new("b"));
    player.event(Event::Lesson(Arc::new(lesson), problems));
    player
}

#[test]
fn keys_that_come_before_their_lesson_act_on_it_unless_it_is_late() {
    let bookmarked = |player: &Player| player.app.progress.bookmarks[&'x'].lesson.clone();
    let player = typed_ahead("L m x", false);
    assert_eq!(bookmarked(&player), LessonId::new("b"));
    assert!(typed_ahead("L L", false).screen().contains("Three"));
    let player = typed_ahead("L m x q", false);
    assert!(player.asked.contains(&Effect::Quit));
    let places = player.app.progress.place.as_ref();
    assert_eq!(places.map(|place| place.lesson.as_str()), Some("b"));
    let player = typed_ahead("L m x", true);
    assert_eq!(bookmarked(&player), LessonId::new("a"));
}

#[test]
fn the_lesson_on_the_screen_is_watched_again_unless_another_one_is_on_its_way() {
    let files = [
        ("a.md", "# One\n"),
        ("b.md", "# Two\n"),
        ("c.md", "# Three\n"),
    ];
    for (keys, watches) in [("2 L", 0), ("Esc", 1)] {
        let mut player = Player::course(files);
        for name in keys.split_whitespace() {
            let key = Key::parse(name).expect("a key");
            player.app.update(Event::Key(key));
        }
        let library = Library::in_memory(files);
        let (lesson, problems) =
            load::packed_lesson(&library, &player.app.course, &LessonId::new("b"));
        let effects = player.app.update(Event::Lesson(Arc::new(lesson), problems));
        let is_watching = |effect: &&Effect| matches!(effect, Effect::Work(Work::Watch(_)));
        assert_eq!(
            effects.iter().filter(is_watching).count(),
            watches,
            "{keys}"
        );
    }
}
