//! Labs in the player: begun, checked on every save, helped with hints, compared with the solution, marked as done.

use nodecourse::app::news::Attention;
use nodecourse::app::news::LabNews;
use nodecourse::app::news::{Before, Plan};
use nodecourse::app::{Config, Effect, Event, Reach, Work};
use nodecourse::course::{LabId, LessonId};
use nodecourse::load::Library;
use nodecourse::practice::run::Fencing;
use nodecourse::practice::trial::{Difference, Verdict};
use nodecourse::progress::{Change, LabState, Worked};

use super::searching::bottom;
use crate::player::Player;

pub const COURSE: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-node.md\"]\n";
pub const LAB: &str = r#"
id = "add"
title = "Adding up"
files = ["work.mjs"]
[[check]]
id = "three"
name = "It prints 3"
cmd = ["node", "work.mjs"]
expect = { stdout = "3" }
[[check]]
id = "four"
name = "It prints 4"
cmd = ["node", "work.mjs"]
expect = { stdout = "4" }
"#;

pub fn course(lab: &str) -> Library {
    Library::in_memory([
        ("course.toml", COURSE),
        ("01-node.md", "# Node\n\nWords.\n\n<!-- lab: add -->\n"),
        ("labs/add/lab.toml", lab),
        ("labs/add/README.md", "Print **3**.\n"),
        ("labs/add/starter/work.mjs", "console.log(0);\n"),
        ("labs/add/solution/work.mjs", "// done\nconsole.log(3);\n"),
    ])
}

pub fn opened() -> Player {
    Player::start(course(LAB), Config::default()).press("tab enter")
}

pub fn id() -> LabId {
    LabId::new("add")
}

pub fn hear(player: &mut Player, news: LabNews) {
    player.event(Event::LabNews(id(), news));
}

/// What the learner's copy is to be attended with, newest last.
pub fn attentions(player: &Player) -> Vec<Attention> {
    let asked = player.asked.iter().filter_map(|effect| match effect {
        Effect::Work(Work::Attend(lab, attention, _)) if *lab == id() => Some(*attention),
        _ => None,
    });
    asked.collect()
}

pub fn failed() -> Verdict {
    Verdict::Failed(Difference {
        expected: "line 1: “4”".to_owned(),
        seen: "line 1: “3”".to_owned(),
    })
}

/// A lab that has been begun, with one check that passes and one that does not.
pub fn checked() -> Player {
    let mut player = opened().press("enter");
    for news in [
        LabNews::Copied(None),
        LabNews::Checking,
        LabNews::Files(vec![(
            "work.mjs".to_owned(),
            "console.log(3);\n".to_owned(),
        )]),
        LabNews::Verdict(0, Verdict::Passed),
        LabNews::Verdict(1, failed()),
        LabNews::Checked,
    ] {
        hear(&mut player, news);
    }
    player
}

#[test]
fn a_lab_is_begun_and_tells_each_check() {
    let player = opened();
    let screen = player.screen();
    for words in [
        "Lab · Adding up",
        "Print 3.",
        "work.mjs",
        "/home/ann/labs",
        "begin: copy the files",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(!screen.contains("It prints 3"), "{screen}");
    assert_eq!(attentions(&player), []);
    let player = checked();
    assert_eq!(attentions(&player), [Attention::Begin]);
    let screen = player.screen();
    for words in [
        "1 of 2 checks pass",
        "✓ It prints 3",
        "✗ It prints 4",
        "expected  line 1: “4”",
        "seen      line 1: “3”",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let player = player.press("enter F");
    assert_eq!(
        attentions(&player),
        [Attention::Begin, Attention::Check, Attention::Fresh]
    );
    let player = player.press("esc");
    let left = player.asked.last();
    assert_eq!(left, Some(&Effect::Work(Work::LeaveLab)));
    assert!(!player.screen().contains("checks pass"));
}

#[test]
fn what_could_not_be_checked_is_not_told_as_wrong() {
    let mut player = checked();
    let reason = "The tests could not be run: work.mjs:2: SyntaxError.";
    hear(
        &mut player,
        LabNews::Verdict(1, Verdict::Unclear(reason.to_owned())),
    );
    let screen = player.screen();
    assert!(
        screen.contains("? It prints 4") && screen.contains("could not check: The tests"),
        "{screen}"
    );
    hear(
        &mut player,
        LabNews::Stuck("The checks need Node.js: it is not there.".to_owned()),
    );
    assert!(
        player.screen().contains("The checks need Node.js"),
        "{}",
        player.screen()
    );
    // It is tried again.
    let player = player.press("enter");
    assert_eq!(attentions(&player).last(), Some(&Attention::Check));
}

#[test]
fn a_lab_that_passes_is_kept_and_told_in_the_lesson() {
    let mut player = checked();
    let is_kept = |change: &Change| matches!(change, Change::Worked(..));
    assert!(!player.saved.iter().any(is_kept), "{:?}", player.saved);
    hear(&mut player, LabNews::Verdict(1, Verdict::Passed));
    hear(&mut player, LabNews::Checked);
    assert!(
        player.screen().contains("All checks pass."),
        "{}",
        player.screen()
    );
    let worked = |state| {
        let lesson = LessonId::new("node");
        Change::Worked(id(), Worked { lesson, state })
    };
    let player = player.press("esc").wait();
    assert!(
        player.saved.contains(&worked(LabState::Passed)),
        "{:?}",
        player.saved
    );
    assert!(
        player.screen().contains("Adding up · all checks passed"),
        "{}",
        player.screen()
    );
    // The learner may say otherwise, both ways.
    let player = player.press("enter X esc").wait();
    assert!(
        player.screen().contains("marked as done"),
        "{}",
        player.screen()
    );
    let player = player.press("enter X esc").wait();
    assert!(
        player.saved.contains(&worked(LabState::Open)),
        "{:?}",
        player.saved
    );
}

#[test]
fn the_solution_stands_beside_ones_own() {
    let player = checked().press("S");
    let screen = player.screen();
    assert!(
        screen.contains("+ // done") && screen.contains("  console.log(3);"),
        "{screen}"
    );
    let player = player.press("esc");
    assert!(player.screen().contains("1 of 2 checks pass"));
}

#[test]
fn the_solution_is_compared_with_ones_own_where_nothing_can_be_checked() {
    let mut player = opened().press("enter");
    let reason = "The checks need Node.js: it is not there.";
    hear(&mut player, LabNews::Stuck(reason.to_owned()));
    let player = player.press("S");
    let read = Effect::Work(Work::ReadOwn(id()));
    assert!(player.asked.contains(&read));
    let mut player = player;
    let own = vec![("work.mjs".to_owned(), "console.log(3);\n".to_owned())];
    hear(&mut player, LabNews::Files(own));
    assert!(
        player.screen().contains("  console.log(3);"),
        "{}",
        player.screen()
    );
    assert!(player.press("S").screen().contains(reason));
}

#[test]
fn work_that_is_put_aside_takes_its_marks_along_and_is_told_where_it_is() {
    let mut player = checked().press("F");
    assert!(player.screen().contains("✓ It prints 3"));
    hear(
        &mut player,
        LabNews::Copied(Some("/home/ann/labs.1".into())),
    );
    hear(&mut player, LabNews::Checking);
    let screen = player.screen();
    assert!(screen.contains("· It prints 3"), "{screen}");
    assert!(screen.contains("· It prints 4"), "{screen}");
    assert!(
        bottom(&player).contains("Your work is now in /home/ann/labs.1."),
        "{screen}"
    );
}

#[test]
fn the_editor_opens_the_learners_file() {
    let player = opened().press("e");
    assert_eq!(
        bottom(&player).trim(),
        "Begin first: Enter copies the files."
    );
    let mut player = checked();
    player.app.has_editor = false;
    let player = player.press("e");
    assert!(bottom(&player).contains("No editor is set"));
    let player = checked().press("e");
    let expected = Effect::EditOwn("/home/ann/labs/work.mjs".into());
    assert_eq!(player.asked.last(), Some(&expected));
}

#[test]
fn nothing_is_run_with_safe() {
    let mut player = Player::start(course(LAB), Config::default());
    player.app.reach = Reach::Safe;
    let player = player.press("tab enter");
    let screen = player.screen();
    for words in ["begin", "edit", "check now"] {
        assert!(!screen.contains(words), "{words}\n{screen}");
    }
    let player = player.press("enter");
    assert!(
        player.screen().contains("Safe mode runs nothing."),
        "{}",
        player.screen()
    );
    assert_eq!(attentions(&player), []);
}

#[test]
fn a_course_from_elsewhere_asks_before_its_checks_are_run() {
    let mut player = opened().press("enter");
    let plan = Plan {
        digest: "d1".to_owned(),
        things: Vec::new(),
        code: vec!["the checks of the lab “Adding up”".to_owned()],
        packages: Vec::new(),
        fencing: Fencing {
            files: false,
            network: false,
        },
        before: Before::Nothing,
    };
    hear(&mut player, LabNews::Asks(Box::new(plan.clone())));
    assert!(
        player.screen().contains("the checks of the lab"),
        "{}",
        player.screen()
    );
    // Sooner than anybody can have read it, nothing is an answer.
    let player = player.press("y");
    assert_eq!(attentions(&player), [Attention::Begin]);
    let player = player.wait().press("y").wait();
    assert_eq!(attentions(&player), [Attention::Begin, Attention::Begin]);
    assert!(
        player.saved.contains(&Change::Trust("d1".to_owned())),
        "{:?}",
        player.saved
    );

    let mut player = opened().press("enter");
    hear(&mut player, LabNews::Asks(Box::new(plan)));
    let player = player.wait().press("esc");
    assert!(
        player
            .screen()
            .contains("You did not agree, so nothing was run."),
        "{}",
        player.screen()
    );
    assert_eq!(attentions(&player), [Attention::Begin]);
}

#[test]
fn labs_of_other_lessons_are_found_and_opened_too() {
    let library = Library::in_memory([
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"00-first.md\", \"01-node.md\"]\n",
        ),
        ("00-first.md", "# First\n\nWords.\n"),
        ("01-node.md", "# Node\n\nWords.\n\n<!-- lab: add -->\n"),
        ("labs/add/lab.toml", LAB),
        ("labs/add/README.md", "Print **3**.\n"),
        ("labs/add/starter/work.mjs", "console.log(0);\n"),
    ]);
    let player = Player::start(library, Config::default());
    let player = player.press(":").type_text("adding");
    assert!(
        player.screen().contains("▸ ◆ Lab · Adding up"),
        "{}",
        player.screen()
    );
    assert!(
        player.screen().contains("Enter open"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(player.screen().contains("Print 3."), "{}", player.screen());
    assert_eq!(player.app.reader.lesson.title, "Node");
}

#[test]
fn a_lab_is_found_by_what_it_is_called_before_anything_that_has_its_letters() {
    let lab = LAB.replace("Adding up", "Where am I?");
    let player = Player::start(course(&lab), Config::default());
    let screen = player.press(":").type_text("where am").screen();
    let first = screen.lines().find(|line| line.contains('▸'));
    let is_lab = |line: &str| line.contains("▸ ◆ Lab · Where am I?");
    assert!(first.is_some_and(is_lab), "{screen}");
}

#[test]
fn hints_that_were_taken_are_there_after_a_restart() {
    let lab = LAB.replace(
        "name = \"It prints 4\"",
        "name = \"It prints 4\"\nhints = [\"Look at it.\", \"Add them.\", \"Print 4.\"]",
    );
    let mut player = Player::start(course(&lab), Config::default()).press("tab enter enter");
    hear(&mut player, LabNews::Copied(None));
    hear(&mut player, LabNews::Verdict(0, Verdict::Passed));
    hear(&mut player, LabNews::Checked);
    let player = player.press("A A");
    let screen = player.screen();
    assert!(
        screen.contains("Add them.") && !screen.contains("Print 4."),
        "{screen}"
    );
    let mut player = player.press("Esc").restart().press("tab enter enter");
    hear(&mut player, LabNews::Copied(None));
    hear(&mut player, LabNews::Checked);
    let screen = player.screen();
    assert!(
        screen.contains("Add them.") && !screen.contains("Print 4."),
        "{screen}"
    );
}
