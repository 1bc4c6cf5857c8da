//! What is wrong with a file of practice is told anew when that file is read again, and nothing else with it.

use std::sync::Arc;

use nodecourse::app::{Edit, Event, Findings, Looked};
use nodecourse::course::{Lesson, Quiz};
use nodecourse::diagnostic::{Diagnostic, Problem};
use nodecourse::source::{Edition, Source};

use super::labbing;
use crate::player::Player;

/// All that is wrong with a file.
fn findings(file: &str, messages: &[&str]) -> Findings {
    let source = Source::new(file, "");
    let problems = messages.iter();
    let problems = problems.map(|message| Diagnostic::error(&source, None, *message));
    Findings {
        source: file.to_owned(),
        problems: problems.collect(),
    }
}

/// The same as it is told with a lesson.
fn placed(lesson: &Lesson, findings: Findings) -> Vec<Problem> {
    Problem::all_in(&lesson.edition.name, findings.problems)
}

fn told(player: &Player) -> Vec<&str> {
    let problems = player.app.problems.iter();
    problems.map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_mended_quiz_leaves_the_problems_of_its_namesakes() {
    let mut player = Player::open("# A\n");
    for (file, message) in [
        ("c/intro.quiz.toml", "first"),
        ("c/a/intro.quiz.toml", "second"),
        ("c/my-intro.quiz.toml", "third"),
    ] {
        let found = findings(file, &[message]);
        player.event(Event::Quiz(file.to_owned(), Quiz::default(), found));
    }
    assert_eq!(told(&player), ["first", "second", "third"]);
    let name = "intro.quiz.toml".to_owned();
    let mended = findings("c/intro.quiz.toml", &[]);
    player.event(Event::Quiz(name, Quiz::default(), mended));
    assert_eq!(told(&player), ["second", "third"]);
}

#[test]
fn a_problem_that_is_mended_in_an_included_file_goes_when_its_lesson_is_read() {
    let mut player = Player::open("# A\n");
    let lesson = |name: &str| {
        let mut lesson = (*player.app.reader.lesson).clone();
        lesson.edition = Arc::new(Edition::of(&Source::new(name, "")));
        Arc::new(lesson)
    };
    let (one, two) = (lesson("one.md"), lesson("two.md"));
    let read = |lesson: &Arc<Lesson>, file: &str, messages: &[&str]| {
        Event::Lesson(Arc::clone(lesson), placed(lesson, findings(file, messages)))
    };
    player.event(read(&one, "part.md", &["a typo", "shared"]));
    player.event(read(&two, "part.md", &["a slip", "shared"]));
    assert_eq!(told(&player), ["a typo", "shared", "a slip"]);
    // What is told with another lesson, which may include another part of it, stays.
    player.event(read(&one, "part.md", &["shared"]));
    assert_eq!(told(&player), ["a slip", "shared"]);
    // What it shares with the other is mended for that as well.
    player.event(read(&one, "part.md", &[]));
    assert_eq!(told(&player), ["a slip"]);
    player.event(read(&two, "part.md", &[]));
    assert!(told(&player).is_empty());
    // The same from a look through the course.
    let problems = Problem::all_in("one.md", findings("part.md", &["a typo"]).problems);
    player.event(Event::Looked(Looked {
        problems,
        ..Looked::default()
    }));
    assert_eq!(told(&player), ["a typo"]);
    player.event(read(&one, "one.md", &[]));
    assert!(told(&player).is_empty());
}

#[test]
fn what_the_course_says_of_a_file_stays_when_its_lesson_is_read() {
    let mut player = Player::open("# A\n");
    let course = Arc::clone(&player.app.course);
    let lesson = Arc::clone(&player.app.reader.lesson);
    let file = lesson.edition.name.clone();
    let of_course = || findings(&file, &["an odd name"]).problems;
    let read = |messages| {
        let found = findings(&file, messages);
        Event::Lesson(Arc::clone(&lesson), placed(&lesson, found))
    };
    player.event(read(&["a typo"]));
    player.event(Event::Course(Arc::clone(&course), of_course()));
    assert_eq!(told(&player), ["a typo", "an odd name"]);
    player.event(read(&[]));
    assert_eq!(told(&player), ["an odd name"]);
    player.event(Event::Changed(Edit::Course, of_course()));
    player.event(read(&["a typo"]));
    player.event(Event::Course(course, of_course()));
    assert_eq!(told(&player), ["an odd name", "a typo"]);
    player.event(Event::Changed(Edit::Course, Vec::new()));
    assert!(told(&player).is_empty());
}

#[test]
fn a_mended_lab_is_no_longer_a_problem() {
    let mut player = labbing::opened();
    let file = "labs/add/lab.toml";
    let read = |found| Event::Lab(labbing::id(), None, found);
    player.event(read(findings(file, &["no title", "no files"])));
    assert_eq!(told(&player), ["no title", "no files"]);
    player.event(read(findings(file, &["no files"])));
    assert_eq!(told(&player), ["no files"]);
    player.event(read(findings(file, &[])));
    assert!(told(&player).is_empty());
}

#[test]
fn links_that_are_mended_elsewhere_are_problems_no_longer_and_nothing_else_goes_with_them() {
    let mut player = Player::open("# A\n");
    let lesson = Arc::clone(&player.app.reader.lesson);
    let file = lesson.edition.name.clone();
    let found = |messages| Problem::all(findings(&file, messages).problems);
    let links = |messages| Event::Links(file.clone(), found(messages));
    player.event(Event::Lesson(
        Arc::clone(&lesson),
        placed(&lesson, findings(&file, &["a typo"])),
    ));
    player.event(links(&["no b", "no c"]));
    assert_eq!(told(&player), ["a typo", "no b", "no c"]);
    let mut player = player.press("!");
    assert!(player.screen().contains("no b"));
    player.event(links(&["no c"]));
    // It is seen in the open list.
    assert!(!player.screen().contains("no b"), "{}", player.screen());
    assert_eq!(told(&player), ["a typo", "no c"]);
    player.event(links(&[]));
    assert_eq!(told(&player), ["a typo"]);
    // What was mended is news when it comes back.
    let mut player = player.press("esc");
    assert!(!player.screen().contains("problem"));
    player.event(links(&["no c"]));
    assert!(
        player
            .screen()
            .contains("leads nowhere; 2 problems, ! shows them.")
    );
    let mut player = player.wait();
    assert!(player.screen().contains("! 2 problems"));
    // They are looked up once more when the lesson has been read.
    player.event(Event::Lesson(lesson, Vec::new()));
    assert!(told(&player).is_empty());
}

#[test]
fn a_link_of_the_open_lesson_that_breaks_elsewhere_is_told_once() {
    let mut player = Player::open("# A\n");
    let lesson = Arc::clone(&player.app.reader.lesson);
    let file = lesson.edition.name.clone();
    let links = |file: &str, messages| {
        let found = findings(file, messages).problems;
        Event::Links(file.to_owned(), Problem::all(found))
    };
    let says = |player: &Player, words: &str| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().contains(words)
    };
    let told = "A link of this lesson leads nowhere; 1 problem, ! shows it.";
    player.event(links(&file, &["no heading"]));
    assert!(says(&player, told), "{}", player.screen());
    let mut player = player.wait();
    assert!(!says(&player, "leads nowhere"), "{}", player.screen());
    // It is still broken when the lesson is read again, or something else was edited.
    player.event(links(&file, &["no heading"]));
    player.event(Event::Lesson(Arc::clone(&lesson), Vec::new()));
    player.event(links(&file, &["no heading"]));
    assert!(!says(&player, "leads nowhere"), "{}", player.screen());
    assert!(says(&player, "! 1 problem"), "{}", player.screen());
    player.event(links(&file, &["no heading", "no b", "no c"]));
    let told = "2 links of this lesson lead nowhere; 3 problems, ! shows them.";
    assert!(says(&player, told), "{}", player.screen());
    // What was mended is told no longer, and is news when it comes back.
    player.event(links(&file, &[]));
    assert!(!says(&player, "nowhere"), "{}", player.screen());
    player.event(links(&file, &["no b"]));
    assert!(says(&player, "A link of this lesson leads nowhere"));
    // What breaks in another lesson is only counted, and so is what was broken when the learner came.
    let mut player = player.wait();
    player.event(links("other.md", &["no d"]));
    assert!(!says(&player, "nowhere"), "{}", player.screen());
    let mut player = Player::open("# A\n").wait();
    player.event(links("other.md", &[]));
    player.event(links(&file, &["no b"]));
    assert!(!says(&player, "nowhere"), "{}", player.screen());
    assert!(says(&player, "! 1 problem"), "{}", player.screen());
}
