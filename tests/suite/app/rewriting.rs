//! A long lesson that is edited is let go of before its new text becomes a lesson: two of it are never in memory, and nobody
//! notices.

use std::sync::Arc;

use nodecourse::app::{Effect, Event, Timer, Work};
use nodecourse::course::{Block, Lesson};

use crate::player::Player;

/// A lesson of some two megabytes, with a footnote on its first line.
fn text(first: &str) -> String {
    let parts = (0..30_000).map(|part| format!("## Part {part}\n\nThe words of part {part}.\n\n"));
    let parts: String = parts.collect();
    format!("# Long\n\n{first}[^1]\n\n{parts}[^1]: What the note says.\n")
}

/// A player of that lesson, whose new texts are not read before it is asked for.
fn player() -> Player {
    let mut player = Player::course([("a.md", text("Before.").as_str())]);
    player.rests = true;
    player
}

/// How many bytes the open lesson says.
pub(super) fn words(player: &Player) -> usize {
    let blocks = &player.app.reader.lesson.blocks;
    let bytes = |block: &Block| block.texts().map(|text| text.len()).sum::<usize>();
    blocks.iter().map(|block| bytes(&block)).sum()
}

/// All that is on the screen but the bottom row, which tells of the edit.
pub(super) fn body(player: &Player) -> String {
    let screen = player.screen();
    screen.rsplit_once('\n').expect("rows").0.to_owned()
}

/// The file of a long lesson changes: little of the lesson stays, and nobody sees that.
pub(super) fn thinned_unseen(player: Player, new: &str) -> Player {
    let (whole, before) = (words(&player), body(&player));
    let player = player.edited([("a.md", new)]);
    assert!(player.app.reader.is_thin());
    assert!(words(&player) < whole / 4, "{}\n{before}", words(&player));
    assert_eq!(body(&player), before);
    // Another size shows rows that were not laid out before.
    let player = player.sized(60, 60).sized(80, 24);
    assert_eq!(body(&player), before);
    player
}

/// The new text has been read.
pub(super) fn read(mut player: Player) -> Player {
    let is_reread = |effect: &mut Effect| matches!(effect, Effect::Work(Work::Reread(..)));
    let asked: Vec<Effect> = player.asked.extract_if(.., is_reread).collect();
    player.rests = false;
    for effect in asked {
        player.perform_now(effect);
    }
    player
}

#[test]
fn of_a_long_lesson_only_what_is_around_the_eye_stays_until_its_new_text_has_been_read() {
    let new = text("A new beginning.\n\nBefore.");
    for keys in ["g g", "5 0 %", "G"] {
        let player = player().press(keys);
        let (whole, before) = (words(&player), body(&player));
        let player = thinned_unseen(player, &new);
        let player = read(player);
        assert!(!player.app.reader.is_thin());
        assert!(words(&player) >= whole, "{keys}");
        let same = |screen: &str| {
            screen
                .lines()
                .skip(1)
                .take(3)
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(same(&body(&player)), same(&before), "{keys}");
        assert!(player.screen().contains("The text was edited"), "{keys}");
    }
}

#[test]
fn keys_that_come_before_the_new_text_act_on_it() {
    let new = text("Before.").replace("part 29999.", "the end.");
    let player = player().edited([("a.md", new.as_str())]).press("G m x");
    assert!(player.screen().contains("Before."));
    assert!(player.app.progress.bookmarks.is_empty());
    let player = read(player);
    assert!(player.screen().contains("The words of the end."));
    assert_eq!(player.app.progress.bookmarks.len(), 1);
    let player = player.press("/").type_text("part 15000.").press("Enter");
    assert!(player.screen().contains("1/1"), "{}", player.screen());
}

#[test]
fn an_edit_while_the_one_before_it_is_read_is_shown_too() {
    let player = player().press("5 0 %");
    let before = body(&player);
    let player = player.edited([("a.md", text("Second.").as_str())]);
    let player = player.edited([("a.md", text("Third.").as_str())]);
    assert_eq!(body(&player), before);
    let player = read(player);
    assert_eq!(body(&player), before);
    assert!(player.press("g g").screen().contains("Third."));
}

#[test]
fn keys_do_not_wait_without_end_for_a_new_text() {
    let new = text("A new beginning.");
    let player = player().edited([("a.md", new.as_str())]).press("2 j");
    let before = body(&player);
    let player = player.wait();
    assert_ne!(body(&player), before);
    assert!(
        read(player)
            .press("g g")
            .screen()
            .contains("A new beginning.")
    );
}

#[test]
fn a_footnote_can_be_read_on_while_its_lesson_is_read_anew() {
    let player = player().press("Tab Enter");
    assert!(player.screen().contains("What the note says."));
    let new = text("Before.").replace("part 2.", "edited.");
    let player = player.edited([("a.md", new.as_str())]);
    assert!(player.screen().contains("What the note says."));
    let player = read(player);
    assert!(player.screen().contains("What the note says."));
    assert!(
        player
            .press("Esc")
            .screen()
            .contains("The words of edited.")
    );
}

/// A lesson of a table of more than a megabyte and little else.
fn table(head: &str) -> String {
    let rows = (0..8_000).map(|row| {
        let wide = ["a wide cell with some more words"; 4].join(" | ");
        format!("| row {row} | the **bold** words of {row} | {wide} |\n")
    });
    let rows: String = rows.collect();
    let rule = "| --- ".repeat(6);
    format!("# T\n\nBefore.\n\n| {head} | b | c | d | e | f |\n{rule}|\n{rows}\nBelow.\n")
}

/// A player of that lesson, whose new texts are not read before it is asked for.
fn player_of_a_table() -> Player {
    let mut player = Player::course([("a.md", table("old").as_str())]);
    player.rests = true;
    player
}

#[test]
fn of_a_long_table_only_the_rows_around_the_eye_stay() {
    let new = table("new");
    for keys in ["g g", "2 0 j", "5 0 %", "G"] {
        let player = player_of_a_table().press(keys);
        let (whole, before) = (words(&player), body(&player));
        let player = thinned_unseen(player, &new);
        let player = read(player);
        assert_eq!(words(&player), whole, "{keys}");
        assert_eq!(body(&player).replace("new", "old"), before, "{keys}");
    }
}

#[test]
fn what_is_left_of_a_long_table_is_not_copied() {
    let new = table("new");
    let copied = |player: &Player| {
        let mut asked = player.asked.iter();
        asked.any(|effect| matches!(effect, Effect::Copy(_)))
    };
    for keys in ["5 0 %", "5 0 % w"] {
        let player = player_of_a_table().press(keys);
        let player = player.edited([("a.md", new.as_str())]).wait().press("c");
        assert!(!copied(&player), "{keys}");
        let told = player.screen();
        assert!(told.contains("The table is being read anew"), "{told}");
        assert!(copied(&read(player).press("c")), "{keys}");
    }
}

#[test]
fn of_a_table_at_its_full_width_the_rows_that_are_seen_there_stay() {
    for keys in ["w", "w G", "5 0 % w g g", "5 0 % w Space"] {
        let player = player_of_a_table().press(keys);
        let (whole, before) = (words(&player), body(&player));
        assert!(before.contains("wide cell"), "{before}");
        let player = player.edited([("a.md", table("new").as_str())]);
        assert!(words(&player) < whole / 4, "{keys}: {}", words(&player));
        assert_eq!(body(&player), before, "{keys}");
        let player = player.sized(60, 60);
        let larger = body(&player);
        let player = read(player);
        assert_eq!(body(&player).replace("new", "old"), larger, "{keys}");
    }
}

#[test]
fn the_cells_of_a_table_that_stay_are_found_where_they_were() {
    let player = player_of_a_table();
    let lesson = &player.app.reader.lesson;
    let mut thin = Lesson::clone(lesson);
    thin.thin_out(|_| Some(100..200));
    let cells = |lesson: &Lesson, row: usize| -> Vec<(String, usize)> {
        let table = (0..lesson.blocks.len()).find_map(|block| lesson.table(block));
        let cells = table.expect("a table").cells().skip(row * 6).take(6);
        let cells = cells.map(|cell| (cell.text.to_owned(), cell.marks.len()));
        cells.collect()
    };
    for row in [0, 101, 150, 200] {
        assert_eq!(cells(&thin, row), cells(lesson, row), "{row}");
        assert!(row == 0 || cells(&thin, row)[1].1 == 1, "{row}");
    }
    for row in [1, 100, 201, 8_000] {
        assert_eq!(cells(&thin, row), vec![(String::new(), 0); 6], "{row}");
    }
    assert!(cells(&thin, 8_001).is_empty());
}

#[test]
fn what_is_not_around_the_eye_takes_no_room_at_all() {
    let player = player().press("5 0 %");
    let count = player.app.reader.lesson.blocks.len();
    let new = text("A new beginning.");
    let player = player.edited([("a.md", new.as_str())]);
    let blocks = &player.app.reader.lesson.blocks;
    assert_eq!(blocks.len(), count);
    assert!(blocks.kept().len() < count / 4, "{}", blocks.kept().len());
    // A block is found under the number that it had.
    let place = player.app.reader.place.block;
    let words = player.app.reader.lesson.blocks[place].texts().next();
    assert!(player.screen().contains(&*words.expect("words")));
}

#[test]
fn an_open_list_does_not_keep_the_lesson_that_it_lists() {
    let new = text("Before.").replace("Part 2\n", "Edited\n");
    for (keys, filter) in [("o", "part 29"), ("?", "down")] {
        let player = player().press("5 0 %");
        let whole = words(&player);
        let player = player.press(keys).type_text(filter);
        let before = player.screen();
        let player = player.edited([("a.md", new.as_str())]);
        assert!(words(&player) < whole / 4, "{keys}: {}", words(&player));
        assert_eq!(body(&player), before.rsplit_once('\n').expect("rows").0);
        let player = read(player);
        assert!(words(&player) >= whole, "{keys}");
        assert!(player.screen().contains(filter), "{}", player.screen());
    }
    let player = player().press("o").edited([("a.md", new.as_str())]);
    assert!(read(player).screen().contains("Edited"));
}

#[test]
fn an_open_pop_up_or_search_does_not_keep_the_lesson_either() {
    let new = text("Before.").replace("part 2.", "edited.");
    for keys in ["Tab Enter", "/ p a r t", "g / p a r t"] {
        let player = player();
        let whole = words(&player);
        let player = player.press(keys);
        // What counts matches knows the lesson again without having it.
        let counted = Arc::downgrade(&player.app.reader.lesson);
        let player = player.edited([("a.md", new.as_str())]);
        assert!(words(&player) < whole / 4, "{keys}: {}", words(&player));
        assert!(counted.upgrade().is_none());
        assert!(words(&read(player)) >= whole, "{keys}");
    }
}

#[test]
fn a_table_at_its_full_width_goes_with_its_lesson() {
    let table = |cell: &str| {
        let wide = "a cell of many words ".repeat(8);
        format!("Before.\n\n| a | b |\n| --- | --- |\n| {cell} | {wide} |\n| last | x |\n\n")
    };
    let player = Player::course([("a.md", text(&table("old")).as_str())]);
    let whole = words(&player);
    let mut player = player.press("w");
    player.rests = true;
    assert!(player.screen().contains("old"), "{}", player.screen());
    let before = body(&player);
    let new = text(&format!("New.\n\n{}", table("new")));
    let player = player.edited([("a.md", new.as_str())]);
    assert!(words(&player) < whole / 4, "{}", words(&player));
    assert_eq!(body(&player), before);
    let player = read(player);
    let screen = player.screen();
    assert!(
        screen.contains("new") && !screen.contains("old"),
        "{screen}"
    );
    // Without the table there is nothing to be shown at its full width.
    let player = player.press("Right");
    let player = read(player.edited([("a.md", text("Gone.").as_str())]));
    assert!(player.screen().contains("Gone."), "{}", player.screen());
}

#[test]
fn what_was_unfolded_in_a_long_lesson_stays_so_after_an_edit() {
    let text = |first: &str| {
        let parts = (0..20_000).map(|part| {
            format!("Before part {part}.\n\n<details><summary>Answer</summary>\n\nThe answer of part {part}.\n\n</details>\n\n")
        });
        let parts: String = parts.collect();
        format!("# Long\n\n{first}\n\n{parts}")
    };
    let mut player = Player::course([("a.md", text("Words.").as_str())]);
    player.rests = true;
    let player = player.press("5 0 % Tab Enter");
    let shown = |player: &Player| player.screen().matches("The answer of").count();
    assert_eq!(shown(&player), 1, "{}", player.screen());
    let before = player.screen();
    let (_, answer) = before.split_once("The answer of").expect("it is shown");
    let answer = answer.lines().next().expect("a line").trim_end().to_owned();
    let player = thinned_unseen(player, &text("Words.\n\n- One.\n- Two.\n- Three."));
    let player = read(player);
    assert_eq!(shown(&player), 1, "{}", player.screen());
    assert!(player.screen().contains(&answer), "{}", player.screen());
    // Beyond what was left of it, too.
    let player = player
        .press("g g")
        .edited([("a.md", text("Words.").as_str())]);
    let player = read(player).press("5 0 %");
    assert_eq!(shown(&player), 1, "{}", player.screen());
}

#[test]
fn that_a_new_text_is_being_read_is_told_when_it_takes_longer() {
    let bottom = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    let wait = |player: &mut Player| {
        let is_it = |timer: &mut Timer| matches!(timer, Timer::Reading(_));
        let timers: Vec<Timer> = player.timers.extract_if(.., is_it).collect();
        assert_eq!(timers.len(), 1);
        for timer in timers {
            player.event(Event::Timer(timer));
        }
    };
    let mut player = player().edited([("a.md", text("Second.").as_str())]);
    assert_ne!(bottom(&player), "Reading the edited text…");
    wait(&mut player);
    let player = player.press("j");
    assert_eq!(bottom(&player), "Reading the edited text…");
    // With it the key comes that has waited.
    let player = read(player);
    assert!(!player.screen().contains("Reading"), "{}", player.screen());
    assert_eq!(player.app.reader.place.row, 1);
    // It is read before that is told.
    let mut player = player.press("Esc");
    player.rests = true;
    let mut player = read(player.edited([("a.md", text("Third.").as_str())]));
    wait(&mut player);
    assert!(
        bottom(&player).contains("The text was edited"),
        "{}",
        player.screen()
    );
}
