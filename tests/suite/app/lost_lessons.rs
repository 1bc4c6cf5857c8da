//! Who left off in a lesson that is not in the course any more, or has a bookmark there.

use nodecourse::app::{Config, Event};
use nodecourse::course::LessonId;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use crate::player::Player;

#[test]
fn who_left_off_in_a_lesson_that_is_gone_is_told_and_keeps_the_place() {
    let files = |name| {
        let text = format!("# B\n\n## S\n\nwords of {name}\n");
        Library::in_memory([("a.md", "# A\n\nwords\n"), (name, &text)])
    };
    let player = Player::start(files("b.md"), Config::default())
        .press("]")
        .wait();
    let player = player.again(files("other.md"), Config::default());
    let screen = player.screen();
    assert!(
        screen.contains(
            "The lesson where you left off is not in this course any more; o shows what is."
        ),
        "{screen}"
    );
    assert_eq!(player.app.reader.lesson.title, "A");
    let small = player.sized(40, 15);
    let screen = small.screen();
    assert!(
        screen.contains("Your last lesson is gone; o shows all."),
        "{screen}"
    );
    let player = small.sized(80, 24);
    let player = player.again(files("b.md"), Config::default());
    assert_eq!(player.app.reader.lesson.title, "B");
}

/// A question with enough words to be known by.
fn quiz(about: &str) -> String {
    let question = match about {
        "Alpha" => "Which of the queues does the loop empty before it waits again?",
        "Edited" => "Which of the queues does the loop empty before it waits once more?",
        "Beta" => "What happens to a stream whose reader is slower than its writer?",
        _ => "",
    };
    let more = "More of it.\n\n".repeat(30);
    format!("# Quiz\n\n## Question\n\n{question}\n\n{more}The end of {about}.\n")
}

fn course(files: &[(&str, &str)]) -> Library {
    Library::in_memory(files.iter().map(|(path, about)| (*path, quiz(about))))
}

/// Opens a course, and reads on to the question of the lesson with this title in the header.
fn left_off_in(library: Library, lessons_on: &str) -> Player {
    let player = Player::start(library, Config::default())
        .press(lessons_on)
        .press("Down Down Down Down")
        .wait();
    assert!(!player.screen().contains("━━━━"), "{}", player.screen());
    player
}

pub fn path(player: &Player) -> &str {
    let open = player.app.course.lesson(&player.app.reader.lesson.id);
    &open.expect("it is open").path
}

pub const RENAMED: &str = "Back where you left off: the file of this lesson has another name now.";

#[test]
fn of_files_of_one_name_that_are_numbered_anew_the_one_with_the_place_is_opened() {
    let before = course(&[
        ("01-a.md", "Start"),
        ("02-quiz.md", "Alpha"),
        ("03-quiz.md", "Beta"),
    ]);
    let after = course(&[
        ("01-a.md", "Start"),
        ("02-b.md", "New"),
        ("03-quiz.md", "Alpha"),
        ("04-quiz.md", "Beta"),
    ]);
    let player = left_off_in(before.clone(), "] ]");
    assert_eq!(path(&player), "03-quiz.md");
    let top = player.screen();
    let top = top.lines().nth(1).unwrap_or_default().to_owned();
    let player = player.again(after, Config::default());
    let screen = player.screen();
    assert_eq!(path(&player), "04-quiz.md", "{screen}");
    assert!(screen.contains(RENAMED), "{screen}");
    assert_eq!(screen.lines().nth(1), Some(top.as_str()));
    // Nothing is written of that: the files may come back.
    let player = player.wait().again(before, Config::default());
    assert_eq!(path(&player), "03-quiz.md");
    assert!(
        player
            .screen()
            .contains("Back where you left off: Question")
    );
}

#[test]
fn a_lesson_whose_file_has_an_entirely_new_name_is_found_by_the_place() {
    let before = course(&[("01-a.md", "Start"), ("02-intro.md", "Alpha")]);
    let after = [
        ("01-a.md", "Start"),
        ("02-beginning.md", "Alpha"),
        ("03-c.md", "Gamma"),
    ];
    let player = left_off_in(before, "]").again(course(&after), Config::default());
    let screen = player.screen();
    assert_eq!(path(&player), "02-beginning.md", "{screen}");
    assert!(screen.contains(RENAMED), "{screen}");
    // Who moves on is known to be here.
    let player = player.press("Down").wait().restart();
    assert_eq!(path(&player), "02-beginning.md");
    assert!(
        player
            .screen()
            .contains("Back where you left off: Question")
    );
}

#[test]
fn where_two_lessons_have_the_place_or_none_has_nobody_is_led_anywhere() {
    let before = || course(&[("01-a.md", "Start"), ("02-intro.md", "Alpha")]);
    for others in [["Alpha", "Alpha"], ["Beta", "Gamma"], ["Edited", "Gamma"]] {
        let after = [
            ("01-a.md", "Start"),
            ("02-b.md", others[0]),
            ("03-c.md", others[1]),
        ];
        let player = left_off_in(before(), "]").again(course(&after), Config::default());
        let screen = player.screen();
        assert_eq!(path(&player), "01-a.md", "{screen}");
        assert!(
            screen.contains("is not in this course any more"),
            "{screen}"
        );
    }
}

#[test]
fn a_lesson_that_was_rewritten_keeps_the_place_though_a_namesake_is_like_it() {
    let before = course(&[("02-quiz.md", "Alpha"), ("03-quiz.md", "Beta")]);
    let after = course(&[("02-quiz.md", "Alpha"), ("03-quiz.md", "Gamma")]);
    let player = left_off_in(before, "]").again(after, Config::default());
    assert_eq!(path(&player), "03-quiz.md");
}

#[test]
fn a_lesson_that_was_there_before_is_not_the_one_that_was_renamed() {
    let files = [("01-a.md", "Alpha"), ("02-intro.md", "Alpha")];
    let read = left_off_in(course(&files), "Space Space Space Space ]");
    assert_eq!(path(&read), "02-intro.md");
    assert!(read.app.progress.read.contains_key(&LessonId::new("a")));
    let after = course(&[("01-a.md", "Alpha"), ("03-c.md", "Gamma")]);
    let player = read.again(after, Config::default());
    let screen = player.screen();
    assert!(
        screen.contains("is not in this course any more"),
        "{screen}"
    );
}

#[test]
fn who_has_gone_on_is_told_where_the_place_is_and_stays() {
    let before = course(&[("01-a.md", "Start"), ("02-intro.md", "Alpha")]);
    let after = course(&[("01-a.md", "Start"), ("02-beginning.md", "Alpha")]);
    let mut player = left_off_in(before, "]").again(after, Config::default());
    assert_eq!(path(&player), "02-beginning.md");
    let landmark = player.saved.iter().rev().find_map(|change| match change {
        Change::Place(landmark, _) => Some(landmark.clone()),
        _ => None,
    });
    let sought = player.app.reader.lesson.id.clone();
    player = player.press("[ Down");
    let here = path(&player).to_owned();
    player.event(Event::Sought(
        Box::new(landmark.expect("it was kept")),
        Some(sought),
    ));
    let screen = player.screen();
    assert_eq!(path(&player), here);
    assert!(screen.contains("Where you left off is in Quiz"), "{screen}");
}

/// Sets a bookmark at the question of the lesson with this title in the header, and leaves off in the first lesson.
fn marked_in(library: Library, lessons_on: &str) -> Player {
    let player = left_off_in(library, lessons_on).press("m a g g");
    player.press(&lessons_on.replace(']', "[")).wait()
}

const HERE: &str = "Here is what the bookmark names: the file of this lesson has another name now.";

#[test]
fn a_bookmark_leads_to_the_lesson_that_has_another_name_now() {
    let start = ("01-a.md", "Start");
    for (before, after, lessons_on, home) in [
        // An entirely new name.
        (
            vec![start, ("02-intro.md", "Alpha")],
            vec![start, ("02-new.md", "Alpha"), ("03-c.md", "Gamma")],
            "]",
            "02-new.md",
        ),
        // Another lesson has its name.
        (
            vec![start, ("02-quiz.md", "Alpha"), ("03-quiz.md", "Beta")],
            vec![
                start,
                ("02-b.md", "New"),
                ("03-quiz.md", "Alpha"),
                ("04-quiz.md", "Beta"),
            ],
            "] ]",
            "04-quiz.md",
        ),
    ] {
        for keys in ["' a", "B Enter"] {
            let player = marked_in(course(&before), lessons_on);
            let player = player.again(course(&after), Config::default());
            assert_eq!(path(&player), "01-a.md", "{}", player.screen());
            let player = player.press(keys);
            let screen = player.screen();
            assert_eq!(path(&player), home, "{keys}: {screen}");
            assert!(screen.contains(HERE), "{screen}");
            assert!(screen.contains("Which of the queues") || screen.contains("What happens to"));
            // The way back leads to where the learner went from.
            let player = player.press("Backspace");
            assert_eq!(path(&player), "01-a.md", "{}", player.screen());
        }
    }
}

#[test]
fn a_bookmark_whose_lesson_nobody_has_says_so_and_leads_nowhere() {
    let before = course(&[("01-a.md", "Start"), ("02-intro.md", "Alpha")]);
    let after = course(&[
        ("01-a.md", "Start"),
        ("02-b.md", "Edited"),
        ("03-c.md", "Gamma"),
    ]);
    let player = marked_in(before, "]").again(after, Config::default());
    let player = player.press("' a");
    let screen = player.screen();
    assert_eq!(path(&player), "01-a.md", "{screen}");
    let told = "This course has no lesson `02-intro.md`, where bookmark a is: B lists all.";
    assert!(screen.contains(told), "{screen}");
    // Whoever has gone on by the time that it is found is told where it is.
    let landmark = player.app.progress.bookmarks.get(&'a').cloned();
    let found = player.app.course.modules.at_path("02-b.md");
    let found = found.expect("it is there").id.clone();
    let mut player = player.press("Down");
    let landmark = Box::new(landmark.expect("it is kept"));
    player.event(Event::Sought(landmark, Some(found)));
    let screen = player.screen();
    assert_eq!(path(&player), "01-a.md", "{screen}");
    assert!(
        screen.contains("What the bookmark names is in Quiz · 02-b.md now."),
        "{screen}"
    );
}

#[test]
fn the_open_lesson_is_followed_when_its_file_gets_an_entirely_new_name() {
    let text = |title: &str| format!("# {title}\n\n## Part\n\nAll that {title} says of it.\n");
    let (alpha, bravo) = (text("Alpha"), text("Bravo"));
    let charlie = text("Charlie");
    let first = ("01-alpha.md", alpha.as_str());
    let before = [first, ("02-bravo.md", bravo.as_str())];
    let after = [first, ("07-zulu.md", bravo.as_str())];
    let other = [first, ("07-zulu.md", charlie.as_str())];
    for keys in ["]", "] →"] {
        let player = Player::course(before);
        let player = player.press(keys).wait();
        let page = |player: &Player| {
            let rows = player.screen();
            rows.lines().skip(1).take(9).collect::<Vec<_>>().join("\n")
        };
        let then = page(&player);
        let player = player.edited_course(after);
        let screen = player.screen();
        assert_eq!(path(&player), "07-zulu.md", "{screen}");
        let told = "The file of this lesson has another name now: `07-zulu.md`.";
        assert!(screen.contains(told), "{screen}");
        assert_eq!(page(&player), then);
        let player = player.press("[ ]");
        assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
    }
    // Another text is another lesson.
    let player = Player::course(before);
    let player = player.press("]").wait().edited_course(other);
    let screen = player.screen();
    assert!(screen.contains("is not in the course any more"), "{screen}");
}

#[test]
fn the_list_tells_where_a_bookmark_is_whose_file_was_renamed() {
    let before = || course(&[("01-a.md", "Start"), ("02-intro.md", "Alpha")]);
    for (name, title, told) in [
        ("02-beginning.md", "Alpha", None),
        ("02-beginning.md", "Other", Some("not in this course")),
    ] {
        let after = course(&[("01-a.md", "Start"), (name, title)]);
        let player = marked_in(before(), "]").again(after, Config::default());
        let player = player.press("B");
        let screen = player.screen();
        if let Some(told) = told {
            assert!(screen.contains(told), "{screen}");
            continue;
        }
        assert!(!screen.contains("not in this course"), "{screen}");
        assert!(screen.contains("Quiz · 02-beginning.md"), "{screen}");
        let player = player.press("Enter");
        assert_eq!(path(&player), name);
        let screen = player.screen();
        assert!(screen.contains("has another name now"), "{screen}");
    }
}
