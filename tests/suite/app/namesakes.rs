//! Lessons that are called alike: an id that goes to another one takes nothing of what the learner has done along.

use nodecourse::app::Config;
use nodecourse::course::LessonId;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use crate::player::Player;

const POST: &str = "# A recap\n\n## One\n\nThe first words.\n\n## Two\n\nThe second words.\n\n1. a\n1. b\n1. c\n1. d\n1. e\n1. f\n1. g\n1. h\n1. i\n1. j\n1. k\n1. l\n1. m\n1. n\n1. o\n1. p\n";
const OLDER: &str = "# An older one\n\n## One\n\nOther words.\n\n## Two\n\nThe second words.\n\n1. a\n1. b\n1. c\n1. d\n1. e\n1. f\n1. g\n1. h\n1. i\n1. j\n1. k\n1. l\n1. m\n1. n\n1. o\n1. p\n";
const LAST: &str = "# Last\n\nThe end.\n";

fn files(older: bool) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("2020-03-05-recap.md", OLDER),
        ("2021-03-05-recap.md", POST),
        ("2022-01-01-last.md", LAST),
    ];
    all.into_iter().skip(usize::from(!older)).collect()
}

fn header(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().next().unwrap_or_default().to_owned()
}

/// Opened at the second section of the newer post, with a bookmark there.
fn marked() -> Player {
    let player = Player::course(files(false));
    player
        .sized(60, 10)
        .press("→ → m a Space Space Space Space ' a")
}

fn reopened(player: Player, older: bool) -> Player {
    player.again(Library::in_memory(files(older)), Config::default())
}

#[test]
fn an_older_post_of_the_same_title_takes_neither_the_place_nor_the_bookmark() {
    let player = reopened(marked(), true);
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    assert!(player.screen().contains("The second words."));
    let player = player.press("L L ' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    // The one that was added has not been read.
    let contents = player.press("o").screen();
    let row = |title: &str| {
        let mut rows = contents.lines().filter(|line| line.contains(title));
        rows.next().unwrap_or_default().to_owned()
    };
    assert!(!row("An older one").contains("read"), "{contents}");
    assert!(row("A recap").contains("read"), "{contents}");
}

#[test]
fn what_is_read_in_the_one_that_was_added_is_its_own() {
    let player = reopened(marked(), true).press("H → →");
    assert!(
        header(&player).contains("An older one"),
        "{}",
        player.screen()
    );
    let player = reopened(player, true);
    assert!(
        header(&player).contains("An older one"),
        "{}",
        player.screen()
    );
    let player = player.press("' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    // Without it, all is as it was.
    let player = reopened(player, false);
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let player = player.press("L ' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn a_post_that_is_away_for_a_while_comes_back_with_what_was_read_of_it() {
    let read = |player: &Player, title: &str| {
        let contents = player.app.progress.clone();
        let lesson = player
            .app
            .course
            .lessons()
            .find(|entry| entry.title == title);
        let id = lesson.expect("it is there").id.clone();
        contents
            .read
            .get(&id)
            .map_or(0, std::collections::BTreeSet::len)
    };
    let player = reopened(marked(), true).press("H");
    let (older, newer) = (read(&player, "An older one"), read(&player, "A recap"));
    assert!(older < newer, "{older} {newer}");
    let player = reopened(player, false);
    assert_eq!(read(&player, "A recap"), newer);
    let player = reopened(player, true);
    assert_eq!(
        (read(&player, "An older one"), read(&player, "A recap")),
        (older, newer)
    );
    // Nor is the other one taken for it when both are renamed.
    let renamed = [("1-03-05-recap.md", OLDER), ("x.md", POST)];
    let player = player.again(Library::in_memory(renamed), Config::default());
    assert_eq!(read(&player, "An older one"), older);
}

#[test]
fn a_post_that_is_added_while_the_course_is_open_takes_nothing_either() {
    let player = marked().edited_course(files(true));
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let player = player.press("L ' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let player = reopened(player, true).press("L ' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn a_lesson_with_an_id_of_its_own_is_found_by_it_wherever_its_file_goes() {
    let water = "+++\nid = \"water\"\n+++\n# Water\n\n## One\n\nBoil it.\n\n## Two\n\nWait.\n\n- a\n- b\n- c\n- d\n";
    let fresh = "+++\nid = \"milk\"\n+++\n# Milk\n\nNo.\n";
    let player = Player::course([("a.md", water), ("z.md", LAST)]);
    let player = player.sized(60, 8).press("→ → m a");
    // Its file has another name, and another lesson has the one that it had.
    let moved = [("a.md", fresh), ("b.md", water), ("z.md", LAST)];
    let player = player.again(Library::in_memory(moved), Config::default());
    assert!(header(&player).contains("Water"), "{}", player.screen());
    let player = player.press("L ' a");
    assert!(header(&player).contains("Water"), "{}", player.screen());
}

#[test]
fn who_has_read_the_first_lesson_only_comes_back_to_it_when_another_is_put_before_it() {
    let player = Player::course([("b.md", LAST)]).press("Space");
    let files = [("a.md", "# First\n\nNew.\n"), ("b.md", LAST)];
    let player = player.again(Library::in_memory(files), Config::default());
    assert!(header(&player).contains("Last"), "{}", player.screen());
}

#[test]
fn a_lesson_whose_file_goes_while_it_is_open_is_not_taken_for_the_one_that_gets_its_id() {
    let here = [("x.md", POST), ("sub/x.md", OLDER), ("z.md", LAST)];
    let player = Player::course(here).sized(60, 10).press("→ →");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let gone: Vec<_> = here.into_iter().skip(1).collect();
    let mut player = player.edited_course(gone);
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    player.saved.clear();
    let mut player = player.press("Space Space m b").wait();
    let lessons: Vec<_> = player.saved.iter().filter_map(Change::lesson).collect();
    let own = LessonId::new("x.md");
    assert!(
        !lessons.is_empty() && lessons.iter().all(|lesson| **lesson == own),
        "{lessons:?}"
    );
    player = player.edited_course(here);
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    assert_eq!(
        player.app.reader.lesson.id,
        player
            .app
            .course
            .modules
            .at_path("x.md")
            .expect("it is back")
            .id
    );
    let player = player.press("L L ' b");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn what_was_kept_before_heads_were_read_is_of_the_lesson_that_was_shown() {
    // The names of the files are the ids of others.
    let foo = format!("+++\nid = \"foo\"\n+++\n{POST}");
    let zed = format!("+++\nid = \"a\"\n+++\n{OLDER}");
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-a.md\", \"02-z.md\", \"03-c.md\"]\n";
    let files = [
        ("course.toml", list),
        ("01-a.md", &foo),
        ("02-z.md", &zed),
        ("03-c.md", LAST),
    ];
    let read = |player: &Player, id: &str| {
        let read = player.app.progress.read.get(&LessonId::new(id));
        read.map_or(0, std::collections::BTreeSet::len)
    };
    let player = Player::course(files)
        .sized(60, 10)
        .press("→ → Space Space Space L → L");
    let known = (read(&player, "foo"), read(&player, "a"));
    assert!(known.0 > 0 && known.1 > 0, "{known:?}");
    let player = player.again(Library::in_memory(files), Config::default());
    assert_eq!((read(&player, "foo"), read(&player, "a")), known);
}

#[test]
fn files_that_are_numbered_anew_keep_what_they_had_and_others_get_nothing() {
    let before = [
        ("01-setup/01-intro.md", POST),
        ("02-more/01-intro.md", OLDER),
        ("z.md", LAST),
    ];
    let player = Player::course(before).sized(60, 10).press("g g L → → m a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let after = [
        ("01-welcome/01-intro.md", LAST),
        ("02-setup/01-intro.md", POST),
        ("03-more/01-intro.md", OLDER),
    ];
    let player = player.again(Library::in_memory(after), Config::default());
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let welcome = player.app.course.modules.at_path("01-welcome/01-intro.md");
    let id = &welcome.expect("it is there").id;
    assert!(!player.app.progress.read.contains_key(id));
}

#[test]
fn lessons_of_one_name_in_a_folder_are_known_by_the_nearest_number_when_all_are_numbered_anew() {
    let before = [
        ("01-alpha.md", LAST),
        ("02-exercises.md", POST),
        ("05-exercises.md", OLDER),
    ];
    let player = Player::course(before).sized(60, 10).press("L → → m a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let after = [
        ("01-new.md", LAST),
        ("02-alpha.md", LAST),
        ("03-exercises.md", POST),
        ("06-exercises.md", OLDER),
    ];
    let player = player.again(Library::in_memory(after), Config::default());
    assert!(header(&player).contains("A recap"), "{}", player.screen());
    let player = player.press("L ' a");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn what_is_read_of_a_lesson_that_was_taken_for_another_is_kept_as_its_own() {
    let (one, two) = (
        ("p1/summary.md", LAST),
        ("p2/summary.md", "# Sum\n\nTwo.\n"),
    );
    let player = Player::course([one, two]).press("m a");
    // While the first is away, the second may be what became of it.
    let player = player.again(Library::in_memory([two]), Config::default());
    let player = player.again(Library::in_memory([one, two]), Config::default());
    let read = |path: &str| {
        let entry = player.app.course.modules.at_path(path).expect("a lesson");
        player.app.progress.has_read(&entry.id, &None)
    };
    assert!(read("p1/summary.md") && read("p2/summary.md"));
}

#[test]
fn an_id_that_only_the_name_of_a_file_gives_is_not_taken_for_the_own_one_of_another_lesson() {
    let own = format!("+++\nid = \"beta\"\n+++\n{POST}");
    let files = [("a.md", own.as_str()), ("beta.md", OLDER), ("c.md", LAST)];
    let player = Player::course(files).sized(60, 10).press("→ →").restart();
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn the_way_back_leads_into_a_lesson_whose_file_was_gone_for_a_while() {
    let here = [
        ("a/intro.md", POST),
        ("b/intro.md", OLDER),
        ("c/end.md", LAST),
    ];
    let player = Player::course(here).sized(60, 10).press("L");
    let player = player.edited_course(here.into_iter().skip(1));
    let player = player.edited_course(here).press("Backspace");
    assert!(header(&player).contains("A recap"), "{}", player.screen());
}

#[test]
fn an_open_file_that_is_numbered_anew_or_moved_stays_open_under_its_new_name() {
    let book = |path, summary| {
        let list = ("src/SUMMARY.md", summary);
        [
            ("book.toml", "[book]\n"),
            list,
            ("src/one.md", LAST),
            (path, POST),
        ]
    };
    let before = book(
        "src/02-quiz.md",
        "- [A recap](02-quiz.md)\n- [One](one.md)\n",
    );
    for after in [
        book(
            "src/03-quiz.md",
            "- [One](one.md)\n- [A recap](03-quiz.md)\n",
        ),
        book(
            "src/sub/02-quiz.md",
            "- [One](one.md)\n- [A recap](sub/02-quiz.md)\n",
        ),
    ] {
        let player = Player::course(before).sized(60, 10).press("→ → m a");
        let player = player.edited_course(after);
        assert!(!player.screen().contains("not in the course"));
        let open = &player.app.reader.lesson.id;
        assert!(player.app.course.lesson(open).is_some(), "{open}");
        let player = player.press("H ' a");
        assert!(header(&player).contains("A recap"), "{}", player.screen());
    }
}

#[test]
fn a_chapter_that_left_the_list_before_its_file_was_renamed_is_followed_when_it_is_back() {
    let book = |path, summary| {
        [
            ("book.toml", "[book]\n"),
            ("src/SUMMARY.md", summary),
            ("src/one.md", LAST),
            (path, POST),
        ]
    };
    let now = "- [One](one.md)\n- [A recap](03-quiz.md)\n";
    let player = Player::course(book(
        "src/02-quiz.md",
        "- [A recap](02-quiz.md)\n- [One](one.md)\n",
    ));
    let player = player.edited_course(book("src/02-quiz.md", now));
    assert!(
        player.screen().contains("not in the course"),
        "{}",
        player.screen()
    );
    let player = player.edited_course(book("src/03-quiz.md", now));
    let open = &player.app.reader.lesson.id;
    assert!(player.app.course.lesson(open).is_some(), "{open}");
}

#[test]
fn of_two_open_ones_that_are_gone_only_the_nearest_becomes_what_is_new() {
    let files = [("02-quiz.md", POST), ("05-quiz.md", OLDER), ("z.md", LAST)];
    let open_at = |lesson: &str| Player::course(files).sized(60, 10).press(lesson);
    let after = [("03-quiz.md", POST), ("z.md", LAST)];
    let near = open_at("g").edited_course(after);
    let far = open_at("L").edited_course(after);
    let path = |player: &Player| {
        let entry = player.app.course.lesson(&player.app.reader.lesson.id);
        entry.map(|entry| entry.path.clone())
    };
    assert_eq!(
        (path(&near).as_deref(), path(&far)),
        (Some("03-quiz.md"), None)
    );
}

#[test]
fn what_is_known_of_an_open_lesson_holds_while_its_file_is_gone() {
    let player = Player::course([("02-quiz.md", LAST), ("z.md", POST)]).press("m a");
    assert!(header(&player).contains("done"), "{}", player.screen());
    let player = player.edited_course([("z.md", POST)]);
    let screen = player.screen();
    assert!(screen.contains("not in the course any more"), "{screen}");
    assert!(header(&player).contains("done"), "{screen}");
    let screen = player.press("' a").screen();
    assert!(
        screen.contains("The end.") && !screen.contains("no lesson"),
        "{screen}"
    );
}
