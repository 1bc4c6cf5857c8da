//! Of what is shown before all of a new text has been read nothing is noted that would not be noted of all of it.

use nodecourse::app::Timer;
use nodecourse::progress::Change;

use crate::app::patching::{edited, lesson};
use crate::app::rewriting::read;
use crate::player::Player;

/// A paragraph of nothing that matters here.
fn filler(count: usize) -> String {
    let words = "filler words that say nothing much at all but take room in a file ".repeat(40);
    let paragraph = |number| format!("Filler {number} {words}.\n\n");
    (0..count).map(paragraph).collect()
}

/// A lesson of two sections, with so many more paragraphs in the first.
fn two_sections(more: usize) -> String {
    let paragraphs = |name: &str| {
        let paragraphs = (0..40).map(|number| format!("{name} para {number}\n\n"));
        paragraphs.collect::<Vec<_>>().concat()
    };
    let first = paragraphs("first").replacen(
        "first para 11\n",
        &format!("{}first para 11\n", "A new one.\n\n".repeat(more)),
        1,
    );
    let (second, filler) = (paragraphs("second"), filler(500));
    format!("## Section A\n\n{first}## Section B\n\n{second}## Section C\n\n{filler}")
}

/// A player in the first of them, and more put into it above the eye: first with what is around the eye, then with all of it.
fn read_on(more: usize, is_patched: bool) -> Player {
    let player = Player::course([("a.md", two_sections(0).as_str())]).sized(80, 50);
    let player = player.press("/").type_text("first para 30");
    let mut player = player.press("Enter").press("Esc").wait();
    player.rests = true;
    let mut player = player.edited([("a.md", two_sections(more).as_str())]);
    if is_patched {
        assert!(player.patch());
        player = save(player);
    }
    read(player)
}

/// What is to be saved in time is saved.
fn save(mut player: Player) -> Player {
    let is_save = |timer: &mut Timer| *timer == Timer::Save;
    let timers: Vec<Timer> = player.timers.extract_if(.., is_save).collect();
    for timer in timers {
        player.event(nodecourse::app::Event::Timer(timer));
    }
    player
}

#[test]
fn what_has_been_read_and_the_place_are_those_of_the_whole_text() {
    for more in [5, 15, 20] {
        let [plain, patched] = [false, true].map(|is_patched| {
            let mut player = read_on(more, is_patched);
            let screen = player.screen();
            player.app.parting();
            let place = player.app.progress.place.clone();
            (screen, player.app.progress.read.clone(), place)
        });
        assert_eq!(patched, plain, "{more}");
    }
}

#[test]
fn while_it_is_shown_no_text_is_noted() {
    let text = two_sections(0);
    let new = two_sections(3);
    let mut player = edited(&text, "g g", &new).press("j");
    player.saved.clear();
    assert!(player.patch());
    let player = save(player);
    let is_text = |change: &Change| matches!(change, Change::Text(..));
    assert!(!player.saved.iter().any(is_text), "{:?}", player.saved);
}

#[test]
fn sections_that_say_the_same_stay_apart() {
    let part = |more: &str| {
        let parts = (0..60).map(|number| {
            let more = if number == 29 { more } else { "" };
            format!(
                "## Exercise {number}\n\nRead the task.\n\n{more}Write the answer.\n\nCheck it.\n\n"
            )
        });
        format!(
            "{}{}{}",
            filler(250),
            parts.collect::<String>(),
            filler(250)
        )
    };
    let text = part("");
    let top = |player: &Player| {
        let screen = player.screen();
        screen.lines().take(8).collect::<Vec<_>>().join("\n")
    };
    for count in [1, 2, 4, 8] {
        let new = part(&"Inserted.\n\n".repeat(count));
        let [plain, patched] = [false, true].map(|is_patched| {
            let player = Player::course([("a.md", text.as_str())]).sized(80, 30);
            let player = player.press("/").type_text("Exercise 30");
            let mut player = player.press("Enter").press("Esc").press("4 j").wait();
            player.rests = true;
            let mut player = player.edited([("a.md", new.as_str())]);
            assert!(!is_patched || player.patch());
            top(&read(player))
        });
        assert_eq!(patched, plain, "{count}");
    }
}

#[test]
fn the_top_row_counts_sections_as_in_the_whole_text() {
    let text = lesson(|part| {
        format!(
            "## Part {part}\n\nThe words of part {part}, and {part} more, {}.\n\n",
            "which are many ".repeat(12)
        )
    });
    let own = "The words of part 2,";
    let new = text.replacen(own, &format!("A new paragraph.\n\n{own}"), 1);
    let top = |player: &Player| {
        let screen = player.screen();
        let top = screen.lines().next().unwrap_or_default().to_owned();
        top.split('%')
            .next()
            .unwrap_or_default()
            .trim_end_matches(|last: char| last.is_ascii_digit())
            .to_owned()
    };
    let mut player = edited(&text, "g g 9 j", &new);
    assert!(player.patch());
    let patched = top(&player);
    assert_eq!(top(&read(player)), patched);
}
