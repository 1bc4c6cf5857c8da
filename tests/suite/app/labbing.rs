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
use nodecourse::theme::{Role, Roles};

use super::searching::bottom;
use crate::player::Player;

const COURSE: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-node.md\"]\n";
const LAB: &str = r#"
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

fn course(lab: &str) -> Library {
    Library::in_memory([
        ("course.toml", COURSE),
        ("01-node.md", "# Node\n\nWords.\n\n<!-- lab: add -->\n"),
        ("labs/add/lab.toml", lab),
        ("labs/add/README.md", "Print **3**.\n"),
        ("labs/add/starter/work.mjs", "console.log(0);\n"),
        ("labs/add/solution/work.mjs", "// done\nconsole.log(3);\n"),
    ])
}

fn opened() -> Player {
    Player::start(course(LAB), Config::default()).press("tab enter")
}

#[test]
fn beside_the_solution_only_keys_work_that_mean_something_there() {
    let mut player = opened().press("enter");
    hear(&mut player, LabNews::Copied(None));
    let before = attentions(&player).len();
    let player = player.press("S F X A e");
    assert_eq!(attentions(&player).len(), before);
    let is_marked = |change: &Change| matches!(change, Change::Worked(..));
    assert!(!player.saved.iter().any(is_marked));
    assert!(
        !player
            .asked
            .iter()
            .any(|effect| matches!(effect, Effect::EditOwn(_)))
    );
    assert_eq!(bottom(&player), "Esc back to the lab");
    let player = player.sized(80, 8);
    assert!(
        bottom(&player).contains("Space read on"),
        "{}",
        bottom(&player)
    );
    let player = player.press("Esc");
    assert!(
        bottom(&player).contains("S solution"),
        "{}",
        bottom(&player)
    );
}

fn id() -> LabId {
    LabId::new("add")
}

fn hear(player: &mut Player, news: LabNews) {
    player.event(Event::LabNews(id(), news));
}

/// What the learner's copy is to be attended with, newest last.
fn attentions(player: &Player) -> Vec<Attention> {
    let asked = player.asked.iter().filter_map(|effect| match effect {
        Effect::Work(Work::Attend(lab, attention, _)) if *lab == id() => Some(*attention),
        _ => None,
    });
    asked.collect()
}

fn failed() -> Verdict {
    Verdict::Failed(Difference {
        expected: "line 1: “4”".to_owned(),
        seen: "line 1: “3”".to_owned(),
    })
}

/// A lab that has been begun, with one check that passes and one that does not.
fn checked() -> Player {
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
        player.screen().contains("Nothing is run with --safe."),
        "{}",
        player.screen()
    );
    assert_eq!(attentions(&player), []);
}

#[test]
fn a_lab_fits_small_screens_and_one_that_is_not_there_is_told() {
    let mut player = checked().sized(24, 8);
    hear(&mut player, LabNews::Checking);
    assert!(player.screen().contains("Adding up"), "{}", player.screen());
    let nothing = Library::in_memory([
        ("course.toml", COURSE),
        ("01-node.md", "# Node\n\n<!-- lab: add -->\n"),
    ]);
    let player = Player::start(nothing, Config::default()).press("tab enter");
    assert!(
        bottom(&player).contains("cannot be shown"),
        "{}",
        player.screen()
    );
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
fn a_selected_check_keeps_the_colour_of_its_sign() {
    let player = checked();
    let signs = player.painted(Role::QuizWrong);
    assert!(signs.iter().any(|words| words.contains("It prints 4")));
    let theme = &player.app.theme;
    let selected = theme.style(Roles::from(Role::Popup).with(Role::Selected));
    for role in [Role::QuizWrong, Role::QuizCorrect] {
        let roles = Roles::from(Role::Popup).with(Role::Selected).with(role);
        let style = theme.style(roles);
        assert_eq!(style.background, selected.background);
        assert_eq!(style.foreground, theme.style(role).foreground);
    }
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
fn what_is_selected_stays_inside_the_frame() {
    let screen = checked().sized(40, 15).press("Down").screen();
    let framed = screen.lines().skip(2).take(11);
    for line in framed {
        assert!(line.starts_with('│') && line.ends_with('│'), "{screen}");
    }
}

/// A begun lab whose task is longer than the screen.
fn with_long_task(width: u16, height: u16) -> Player {
    let task = "A line of the task.\n\n".repeat(30);
    let library = Library::in_memory([
        ("course.toml", COURSE),
        ("01-node.md", "# Node\n\nWords.\n\n<!-- lab: add -->\n"),
        ("labs/add/lab.toml", LAB),
        ("labs/add/README.md", &task),
        ("labs/add/starter/work.mjs", "console.log(0);\n"),
        ("labs/add/solution/work.mjs", "console.log(3);\n"),
    ]);
    let player = Player::start(library, Config::default()).press("tab enter enter");
    player.sized(width, height)
}

#[test]
fn a_message_is_seen_whole_on_a_small_screen() {
    let mut player = with_long_task(40, 15);
    let aside = "/home/ann/nodecourse/labs/routes.2".into();
    hear(&mut player, LabNews::Copied(Some(aside)));
    let screen = player.screen();
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = "Your work is now in /home/ann/nodecourse/labs/routes.2.";
    assert!(
        words.replace(' ', "").contains(&message.replace(' ', "")),
        "{screen}"
    );
}

#[test]
fn why_nothing_can_be_checked_comes_into_sight() {
    let mut player = with_long_task(40, 15);
    let reason = "The checks need Node.js: it is not there.";
    assert!(!player.screen().contains("Node.js"), "{}", player.screen());
    hear(&mut player, LabNews::Stuck(reason.to_owned()));
    assert!(
        player.screen().contains("The checks need Node.js"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_solution_leads_back_to_where_it_was_opened() {
    let mut player = with_long_task(80, 24);
    hear(&mut player, LabNews::Verdict(0, Verdict::Passed));
    hear(&mut player, LabNews::Verdict(1, failed()));
    hear(&mut player, LabNews::Checked);
    let before = player.screen();
    assert!(before.contains("1 of 2 checks pass"), "{before}");
    let player = player.press("S Esc");
    assert_eq!(player.screen(), before);
}

#[test]
fn what_keeps_all_checks_from_being_done_is_said_once_above_them() {
    let mut player = with_long_task(80, 24);
    let reason = "The tests could not be run: work.mjs:2: SyntaxError.".to_owned();
    for index in 0..2 {
        hear(
            &mut player,
            LabNews::Verdict(index, Verdict::Unclear(reason.clone())),
        );
    }
    hear(&mut player, LabNews::Checked);
    let screen = player.screen();
    assert_eq!(screen.matches("SyntaxError").count(), 1, "{screen}");
    let at = |words: &str| screen.find(words);
    assert!(at("SyntaxError") < at("? It prints 3"), "{screen}");
    assert!(at("? It prints 3") < at("? It prints 4"), "{screen}");
}
