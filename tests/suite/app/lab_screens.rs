//! What a lab shows: what is selected, long messages, what keeps checks from being done, its solution.

use nodecourse::app::news::LabNews;
use nodecourse::app::{Config, Effect};
use nodecourse::load::Library;
use nodecourse::practice::trial::Verdict;
use nodecourse::progress::Change;
use nodecourse::theme::{Role, Roles};

use super::labbing::{COURSE, LAB, attentions, checked, failed, hear, opened};
use super::searching::bottom;
use crate::player::Player;

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
fn a_selected_check_keeps_the_colour_of_its_sign() {
    let player = checked();
    let signs = player.painted(Role::QuizWrong);
    assert!(signs.iter().any(|words| words.contains("It prints 4")));
    let theme = &player.app.theming.theme;
    let selected = theme.style(Roles::from(Role::Popup).with(Role::Selected));
    for role in [Role::QuizWrong, Role::QuizCorrect] {
        let roles = Roles::from(Role::Popup).with(Role::Selected).with(role);
        let style = theme.style(roles);
        assert_eq!(style.background, selected.background);
        assert_eq!(style.foreground, theme.style(role).foreground);
    }
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
    let player = Player::start(library, Config::default()).sized(width, height);
    player.press("tab enter enter")
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
fn that_a_lab_begins_is_seen_at_once_below_a_long_task() {
    for (width, height) in [(80, 24), (40, 15)] {
        let mut player = with_long_task(width, height);
        let screen = player.screen();
        assert!(screen.contains("Copying the files…"), "{screen}");
        assert!(screen.contains("It prints 3"), "{screen}");
        hear(&mut player, LabNews::Copied(None));
        let screen = player.screen();
        assert!(screen.contains("Checking…"), "{screen}");
        // Whoever reads the task again, and then has it checked, sees that too.
        let player = player.press("Home Enter");
        let screen = player.screen();
        assert!(screen.contains("Checking…"), "{screen}");
    }
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
