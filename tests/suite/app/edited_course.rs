//! What is told of a course whose files are edited while it is read.

use std::sync::Arc;

use nodecourse::app::{Edit, Event, Key, Looked};
use nodecourse::course::LessonId;
use nodecourse::diagnostic::{Diagnostic, Problem};
use nodecourse::load::{self, Library};
use nodecourse::progress::Change;
use nodecourse::source::Source;

use crate::player::Player;

const SUMMARY: &str = "- [One](one.md)\n- [Two](two.md)\n- [Three](three.md)\n";

fn problem(message: &str) -> Diagnostic {
    Diagnostic::error(&Source::new("course.toml", ""), None, message)
}

fn bottom(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

/// The course has been edited, and is known as it is now.
fn edit(player: &mut Player, edit: Edit, problems: Vec<Diagnostic>) -> String {
    player.event(Event::Changed(edit, problems));
    let course = Arc::clone(&player.app.course);
    player.event(Event::Course(course, Vec::new()));
    bottom(player)
}

/// A book of three chapters that is open at the second, and becomes one without some of the files.
fn without(missing: &[&str], summary: &str) -> Player {
    let files = [
        ("book.toml", ""),
        ("src/SUMMARY.md", SUMMARY),
        ("src/one.md", "# One\n"),
        ("src/two.md", "# Two\n"),
        ("src/three.md", "# Three\n"),
    ];
    let mut player = Player::course(files).press("L");
    assert!(player.screen().contains("Two"));
    let mut files = Vec::from(files);
    files.retain(|(name, _)| !missing.contains(name));
    files[1].1 = summary;
    let (course, problems) = load::outline(&Library::in_memory(files));
    player.event(Event::Changed(Edit::Course, Vec::new()));
    player.event(Event::Course(Arc::new(course), problems));
    player
}

#[test]
fn an_edit_is_told_with_as_many_problems_as_the_bottom_row_counts() {
    let mut player = Player::open("# A\n\nText.\n");
    let told = edit(&mut player, Edit::Course, vec![problem("first")]);
    assert_eq!(told, "The course was edited; 1 problem, ! shows it.");
    let both = vec![problem("first"), problem("second")];
    let told = edit(&mut player, Edit::Course, both);
    assert_eq!(told, "The course was edited; 2 problems, ! shows them.");
    player.event(Event::Looked(Looked {
        problems: Problem::all(vec![problem("third")]),
        ..Looked::default()
    }));
    let said = "The course was edited; 3 problems, ! shows them.";
    assert_eq!(bottom(&player), said);
    let player = player.wait();
    assert!(bottom(&player).ends_with("! 3 problems"));
}

#[test]
fn an_edit_is_told_when_it_can_be_seen() {
    let mut player = Player::course([("a.md", "# A\n\nText.\n"), ("b.md", "# B\n")]);
    let told = |player: &Player| bottom(player).contains("edited");
    let files = [("a.md", "# A\n\nOther text.\n"), ("b.md", "# C\n")];
    let (course, problems) = load::outline(&Library::in_memory(files));
    player.event(Event::Changed(Edit::Course, Vec::new()));
    assert!(!told(&player), "{}", bottom(&player));
    let mut player = player.edited(files);
    assert!(player.screen().contains("Other text."));
    assert!(!told(&player), "{}", bottom(&player));
    player.event(Event::Glossary(
        Arc::clone(&player.app.course.glossary),
        vec![problem("a term")],
    ));
    assert!(!told(&player), "{}", bottom(&player));
    player.event(Event::Course(Arc::new(course), problems));
    let said = "The course was edited; 1 problem, ! shows it.";
    assert_eq!(bottom(&player), said);
    assert!(player.press("o").screen().contains('C'));
}

#[test]
fn that_the_open_lesson_cannot_be_read_is_told_rather_than_that_something_was_edited() {
    let mut player = Player::open("# A\n\nText.\n");
    player.event(Event::Changed(Edit::Course, Vec::new()));
    let mut player = player.edited([("other.md", "# B\n")]);
    let course = Arc::clone(&player.app.course);
    player.event(Event::Course(course, Vec::new()));
    let said = "This lesson cannot be read any more; 1 problem, ! shows it.";
    assert_eq!(bottom(&player), said);
}

#[test]
fn what_is_told_of_a_folder_that_is_back_does_not_stay_when_it_is_gone_again() {
    let mut player = Player::open("# A\n\nText.\n");
    let other = edit(&mut player, Edit::Course, Vec::new());
    player.event(Event::Away);
    assert_eq!(bottom(&player), other);
    for returned in [Edit::Returned, Edit::LessonReturned] {
        let said = edit(&mut player, returned, Vec::new());
        assert!(said.contains("is there again"), "{said}");
        player.event(Event::Away);
        assert!(!player.screen().contains("is there again"));
    }
}

#[test]
fn what_is_gone_is_named() {
    let mut player = Player::open("# A\n\nText.\n");
    let mut told = |what, problems| edit(&mut player, what, problems);
    let gone = Edit::Gone("course.toml".to_owned());
    assert_eq!(
        told(gone, vec![problem("gone")]),
        "`course.toml` is gone; 1 problem, ! shows it."
    );
    assert_eq!(
        told(Edit::Returned, Vec::new()),
        "The folder of the course is there again; this is how it is now."
    );
    let said = told(Edit::LessonGone, Vec::new());
    let gone = "The file of this lesson is gone; what was read of it is still shown.";
    assert!(said.starts_with(gone), "{said}");
    let said = told(Edit::Unreadable, vec![problem("a folder")]);
    let lost = "This lesson cannot be read any more; 1 problem, ! shows it.";
    assert!(said.starts_with(lost), "{said}");
}

#[test]
fn from_a_lesson_whose_file_is_gone_its_neighbours_are_beside_it() {
    let gone = ["src/two.md"];
    let player = without(&gone, SUMMARY);
    let said = "The file of this lesson is gone; what was read of it is still shown.";
    assert!(bottom(&player).starts_with(said), "{}", bottom(&player));
    let problems: Vec<String> = player.app.problems.iter().map(Problem::place).collect();
    assert_eq!(problems, ["src/SUMMARY.md:2:3"]);
    assert!(player.press("]").screen().contains("Three"));
    assert!(without(&gone, SUMMARY).press("[").screen().contains("One"));
    let player = without(&["src/two.md", "src/one.md"], SUMMARY).press("[");
    assert!(bottom(&player).starts_with("This lesson is not in the course any more"));
}

#[test]
fn a_lesson_that_was_taken_out_of_the_list_is_told_of_as_such() {
    let player = without(&[], "- [One](one.md)\n- [Three](three.md)\n");
    let said = "This lesson is not in the course any more; o shows what is.";
    assert!(bottom(&player).starts_with(said), "{}", bottom(&player));
    assert!(player.press("]").screen().contains("Three"));
}

/// A folder of three lessons that is open at the first, whose second has just gone: the course still has it.
fn just_gone() -> (Player, Event) {
    let files = [("a.md", "# A\n"), ("b.md", "# B\n"), ("c.md", "# C\n")];
    let left = [files[0], files[2]];
    let (course, problems) = load::outline(&Library::in_memory(left));
    let player = Player::course(files).edited(left);
    (player, Event::Course(Arc::new(course), problems))
}

#[test]
fn a_lesson_that_has_just_gone_is_entered_with_a_sentence() {
    for keys in ["]", "o Down Enter"] {
        let (player, known) = just_gone();
        let mut player = player.press(keys);
        let screen = player.screen();
        let said = "This lesson cannot be shown, as b.md cannot be read: it does not exist;";
        assert!(screen.contains(said), "{keys}: {screen}");
        let header = screen.lines().next().unwrap_or_default();
        assert!(header.ends_with("cannot be read"), "{header}");
        let is_of_it =
            |change: &Change| matches!(change, Change::Read(id, _) if id.as_str() == "b");
        assert!(!player.saved.iter().any(is_of_it), "{:?}", player.saved);
        player.event(Event::Changed(Edit::Unreadable, Vec::new()));
        player.event(known);
        let said = "This lesson is not in the course any more; o shows what is.";
        assert_eq!(bottom(&player), said);
        assert!(player.press("Backspace").screen().contains("Next: C"));
    }
}

#[test]
fn a_lesson_that_is_known_to_be_gone_before_it_has_come_is_not_entered() {
    let (mut player, known) = just_gone();
    player.app.update(Event::Key(Key::char(']')));
    let course = Arc::clone(&player.app.course);
    let (lesson, problems) = load::packed_lesson(
        &Library::in_memory([("a.md", "# A\n")]),
        &course,
        &LessonId::new("b"),
    );
    player.event(known);
    assert_eq!(bottom(&player), "“B” is not in this course any more.");
    player.event(Event::Lesson(Arc::new(lesson), problems));
    let screen = player.screen();
    assert!(
        screen.contains("Next: C") && !screen.contains("cannot be"),
        "{screen}"
    );
}

#[test]
fn what_was_seen_in_the_list_of_problems_takes_no_room_below_until_there_is_more() {
    let mut player = Player::open("# A\n\nText.\n");
    edit(&mut player, Edit::Course, vec![problem("first")]);
    let mut player = player.wait();
    assert!(bottom(&player).ends_with("! 1 problem"));
    player = player.press("!").press("Esc");
    assert!(!bottom(&player).contains("problem"), "{}", player.screen());
    // It is the same after another edit, and no longer alone after the next.
    edit(&mut player, Edit::Course, vec![problem("first")]);
    player = player.wait();
    assert!(!bottom(&player).contains("problem"), "{}", player.screen());
    edit(
        &mut player,
        Edit::Course,
        vec![problem("first"), problem("second")],
    );
    player = player.wait();
    assert!(bottom(&player).ends_with("! 2 problems"));
    // What was mended and comes back is new.
    player = player.press("!").press("Esc");
    edit(&mut player, Edit::Course, Vec::new());
    edit(&mut player, Edit::Course, vec![problem("first")]);
    player = player.wait();
    assert!(bottom(&player).ends_with("! 1 problem"));
}

#[test]
fn a_warning_in_another_lesson_is_announced_there_and_where_an_edit_brings_it() {
    let files = [("a.md", "# A\n\nText.\n"), ("b.md", "# B\n")];
    let mut player = Player::course(files).wait();
    let here = player.app.reader.lesson.edition.name.clone();
    let there = here.replace("a.md", "b.md");
    assert_ne!(here, there);
    let warning = Diagnostic::warning(&Source::new(there, ""), None, "a doubt");
    player.event(Event::Looked(Looked {
        problems: Problem::all(vec![warning.clone()]),
        ..Looked::default()
    }));
    assert!(!bottom(&player).contains("problem"), "{}", player.screen());
    assert!(player.app.problems.len() == 1);
    assert!(player.app.problems.are_announced("b.md"));
    edit(&mut player, Edit::Course, Vec::new());
    edit(&mut player, Edit::Course, vec![warning]);
    let player = player.wait();
    assert!(bottom(&player).ends_with("! 1 problem"));
}
