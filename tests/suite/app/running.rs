//! Running a block of code: what is asked for, what the pane shows, what the learner says first.

use std::time::Duration;

use nodecourse::app::news::{News, Order};
use nodecourse::app::{Effect, Event, Reach, Work};
use nodecourse::practice::run::{End, Ended, Limit, Output, Stream};

use super::agreeing::asks;
use crate::player::Player;

pub(super) const RUN: &str =
    "# A\n\nText.\n\n```js run=node expect=\"one\\ntwo\"\nconsole.log('one')\n```\n\nAfter.\n";
pub(super) const PREDICT: &str =
    "# A\n\n```js run=node predict expect=\"one\\ntwo\"\nconsole.log('one')\n```\n\nAfter.\n";

#[test]
fn r_runs_the_block_and_shows_what_it_prints_below_it() {
    let mut player = Player::open(RUN);
    assert!(
        player.screen().contains("─ r run · c copy ┐"),
        "{}",
        player.screen()
    );
    player = player.press("r");
    assert_eq!(&*order(&player).code.text, "console.log('one')");
    assert!(
        player.screen().contains("╭─ Output ─"),
        "{}",
        player.screen()
    );
    player = told(player, runs_now());
    assert!(player.screen().contains("running · 0 s"));
    assert!(player.screen().contains("Esc stop"));
    player = told(player, out("one\ntw")).wait();
    assert!(player.screen().contains("running · 1 s"));
    assert!(player.screen().contains("│   one "), "{}", player.screen());
    player = told(player, out("o\n"));
    player = told(player, printed(Stream::Err, "careful\n"));
    player = told(player, ended(End::Exit(0)));
    let screen = player.screen();
    for words in [
        "exit 0 · 1.25 s",
        "│   two ",
        "│ ! careful ",
        "│ ✓ It printed what the course says. ",
        "ran, r again",
        "Esc close",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let player = player.press("Esc");
    assert!(!player.screen().contains("Output"));
    assert!(player.screen().contains("ran, r again"));
}

#[test]
fn what_differs_from_the_course_is_shown_line_by_line() {
    let player = finished(RUN, "one\nthree\n", End::Exit(0));
    let screen = player.screen();
    for words in [
        "✗ It did not print what the course says.",
        "✓ one",
        "✗ the course:   two",
        "→ it printed:   three",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn every_end_is_told() {
    for (end, words) in [
        (
            End::Exit(3),
            "It ended with status 3; the course says that it ends",
        ),
        (End::Signal(11), "It was killed by SIGSEGV."),
        (End::Stopped, "You stopped it."),
        (End::Limit(Limit::Time), "Stopped after 30 s"),
        (End::Limit(Limit::Memory), "more than 512 MB of memory"),
        (
            End::Limit(Limit::Heap),
            "ran out of memory: its objects may take no more than 256 MB",
        ),
        (End::Limit(Limit::Output), "printed more than 1 MB"),
        (End::Limit(Limit::Processes), "more than 32 processes"),
        (End::Limit(Limit::Disk), "files took more than 256 MB"),
        (End::Failed("No room".to_owned()), "✗ No room."),
    ] {
        let player = finished(RUN, "one\n", end);
        assert!(
            player.screen().contains(words),
            "{words}\n{}",
            player.screen()
        );
    }
}

#[test]
fn of_very_many_lines_the_first_are_shown_and_the_rest_is_told() {
    let lines = "x\n".repeat(20_000);
    let player = finished(RUN, &lines, End::Limit(Limit::Output));
    let screen = player.press("G").screen();
    for words in ["There is more, which is not shown", "more than 1 MB"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn what_fails_as_the_course_says_is_right() {
    let lesson = "# A\n\n```js run=node expect=fail\nthrow 1\n```\n";
    let player = finished(lesson, "", End::Exit(1));
    assert!(player.screen().contains("✓ It fails, as the course says."));
    let player = finished(lesson, "", End::Exit(0));
    assert!(
        player
            .screen()
            .contains("✗ The course says that it fails, and it does not.")
    );
}

#[test]
fn lines_in_any_order_are_right() {
    let lesson = RUN.replace("run=node", "run=node order=any");
    let player = finished(&lesson, "two\none\n", End::Exit(0));
    assert!(
        player
            .screen()
            .contains("✓ It printed what the course says.")
    );
}

#[test]
fn esc_stops_what_runs_and_then_closes() {
    let player = told(Player::open(RUN).press("r"), News::Runs(None)).press("Esc");
    assert_eq!(player.asked.last(), Some(&Effect::Work(Work::StopRun)));
    assert!(player.screen().contains("stopping"));
    let player = told(player, ended(End::Stopped));
    assert!(player.screen().contains("You stopped it."));
    assert!(!player.press("Esc").screen().contains("Output"));
}

#[test]
fn ctrl_c_quits_from_everything_that_opens() {
    let players: [fn() -> Player; 4] = [
        || Player::open(RUN).press("r"),
        || finished(RUN, "one", End::Exit(0)),
        || Player::open(PREDICT).press("r a"),
        || told(Player::open(RUN).press("r"), asks("d1")),
    ];
    for player in players {
        let player = player().press("Ctrl-C");
        assert_eq!(player.asked.last(), Some(&Effect::Quit));
    }
}

#[test]
fn r_runs_it_again() {
    let player = finished(RUN, "one\ntwo\n", End::Exit(0)).press("r");
    assert_eq!(runs(&player).len(), 2);
    assert!(!player.screen().contains("It printed what the course says"));
}

#[test]
fn a_pane_closes_when_its_code_is_edited() {
    let mut player = told(Player::open(RUN).press("r"), News::Runs(None));
    let edited = Player::open(&RUN.replace("'one'", "'three'"))
        .app
        .reader
        .lesson;
    player.event(Event::Lesson(edited, Vec::new()));
    assert!(
        player
            .screen()
            .contains("The code was edited; run it again.")
    );
    assert!(!player.screen().contains("Output"));
    assert_eq!(player.asked.last(), Some(&Effect::Work(Work::StopRun)));
}

#[test]
fn a_pane_goes_with_its_code_when_the_text_around_it_is_edited() {
    let player = told(Player::open(RUN).press("r"), News::Runs(None));
    let mut player = told(player, out("one\n"));
    for around in [
        RUN.replacen("```", "Words.\n\nMore of them.\n\n```", 1),
        format!("{RUN}\n\nThe end.\n"),
        RUN.to_owned(),
    ] {
        let edited = Player::open(&around).app.reader.lesson;
        player.event(Event::Lesson(edited, Vec::new()));
        let screen = player.screen();
        assert!(screen.contains("Output"), "{screen}");
        assert!(!screen.contains("was edited; run"), "{screen}");
    }
}

#[test]
fn news_of_an_earlier_run_is_old() {
    let player = finished(RUN, "one\ntwo\n", End::Exit(0));
    let first = order(&player).serial;
    let mut player = player.press("r");
    player.event(Event::Ran(first, out("old\n")));
    assert!(!player.screen().contains("old"));
}

#[test]
fn long_output_scrolls_and_ends_with_the_verdict() {
    let player = finished(RUN, &numbered(200), End::Exit(3));
    let screen = player.screen();
    assert!(screen.contains("│   line 199 "), "{screen}");
    assert!(screen.contains("✗ It ended with status 3"), "{screen}");
    assert!(screen.contains("↑ more"), "{screen}");
    // The block stays in sight.
    assert!(screen.contains("console.log('one')"), "{screen}");
    let screen = player.press("Home").screen();
    assert!(screen.contains("│   line 0 "), "{screen}");
    assert!(screen.contains("more ↓"), "{screen}");
}

#[test]
fn output_is_cleaned_and_long_lines_go_on_in_the_next_row() {
    let line = format!("\x1b[31mred\x1b]0;x\x07 {}end\n", "word ".repeat(40));
    let player = finished(RUN, &line, End::Exit(0));
    let screen = player.screen();
    assert!(screen.contains("␛[31mred"), "{screen}");
    assert!(screen.contains("│ ↪ "), "{screen}");
    assert!(!screen.contains('\x1b'));
}

#[test]
fn without_node_the_recorded_output_is_shown_and_called_so() {
    let why = "Node.js is not installed, or not on PATH.".to_owned();
    let player = told(
        Player::open(RUN).press("r"),
        News::IsRecorded(why, Some("one\ntwo".to_owned())),
    );
    let screen = player.screen();
    for words in [
        "╭─ Recorded output ─",
        "│   one ",
        "│   two ",
        "not on PATH",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(!screen.contains("ran, r again"));
}

#[test]
fn safe_mode_is_told_to_whoever_runs() {
    let mut player = Player::open(RUN);
    player.app.reach = Reach::Safe;
    assert_eq!(order(&player.press("r")).reach, Reach::Safe);
}

#[test]
fn tab_letters_and_clicks_run_a_block_too() {
    let player = Player::open(RUN).press("Tab Enter");
    assert_eq!(runs(&player).len(), 1);
    let player = Player::open(RUN).press("f a");
    assert_eq!(runs(&player).len(), 1);
    let player = Player::open(RUN).click("r run");
    assert_eq!(runs(&player).len(), 1);
}

#[test]
fn with_several_blocks_letters_ask_which() {
    let two = format!("{RUN}\n{}", RUN.replace("# A", "## B"));
    let player = Player::open(&two).press("r");
    assert!(
        player.screen().contains("letter run"),
        "{}",
        player.screen()
    );
    assert_eq!(runs(&player.press("s")).len(), 1);
}

#[test]
fn where_nothing_can_be_run_r_says_so() {
    let player = Player::open("# A\n\n```js\n1\n```\n").press("r");
    assert!(
        player
            .screen()
            .contains("There is no code to run on this screen.")
    );
}

#[test]
fn the_pane_is_drawn_at_every_size() {
    let lines = numbered(30);
    for width in [1, 5, 12, 20, 40, 80, 200] {
        for height in [1, 3, 6, 10, 15, 24, 50] {
            let player = Player::open(RUN).press("r").sized(width, height);
            let player = told(player, runs_now());
            let player = told(player, out(&lines));
            told(player, ended(End::Exit(0)))
                .press("Up Down Home End")
                .screen();
            let player = Player::open(PREDICT)
                .press("r a Enter b")
                .sized(width, height);
            player.press("Enter c Up").screen();
            told(Player::open(RUN).press("r"), asks("d"))
                .sized(width, height)
                .screen();
        }
    }
}

/// What has been asked to be run.
pub(super) fn runs(player: &Player) -> Vec<&Order> {
    let asked = player.asked.iter();
    asked
        .filter_map(|effect| match effect {
            Effect::Work(Work::Run(order)) => Some(&**order),
            _ => None,
        })
        .collect()
}

/// What was asked to be run last.
pub(super) fn order(player: &Player) -> &Order {
    runs(player).pop().expect("something was asked to be run")
}

/// Tells the news of the run that was asked for last.
pub(super) fn told(mut player: Player, news: News) -> Player {
    let serial = order(&player).serial;
    player.event(Event::Ran(serial, news));
    player
}

/// A lesson whose block has run, has printed this and has ended so.
pub(super) fn finished(lesson: &str, output: &str, end: End) -> Player {
    let expected = (!lesson.contains("expect=fail")).then(|| "one\ntwo".to_owned());
    let player = told(Player::open(lesson).press("r"), News::Runs(expected));
    told(told(player, out(output)), ended(end))
}

pub(super) fn runs_now() -> News {
    News::Runs(Some("one\ntwo".to_owned()))
}

/// So many lines, each with its number.
pub(super) fn numbered(lines: usize) -> String {
    let lines: Vec<String> = (0..lines)
        .map(|number| format!("line {number}\n"))
        .collect();
    lines.concat()
}

pub(super) fn out(text: &str) -> News {
    printed(Stream::Out, text)
}

fn printed(stream: Stream, text: &str) -> News {
    let bytes = text.as_bytes().to_vec();
    News::Prints(vec![Output { stream, bytes }])
}

pub(super) fn ended(end: End) -> News {
    let time = Duration::from_millis(1250);
    News::Ends(Ended { end, time })
}
