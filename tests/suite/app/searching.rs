//! Finding words in the lesson and searching the course: keys in, screen out.

use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::theme::Role;

use crate::player::Player;

/// A lesson with a word in everything that a lesson can have.
pub const EVERYTHING: &str = "\
# A needle in the title

Some text with a [link](https://nodejs.org/) first.

> [!TIP]
> **Needle tip.** Nothing else.

| a needle | b |
| --- | --- |
| x | y needle |

```js
const needle = 1;
```

![a needle](needle.png)

<details><summary>More</summary>

A needle that is folded away.

</details>

A note.[^1]

The needle
case.

[^1]: The needle of the note.
";

/// A long lesson with a word in a few of its lines.
pub fn long() -> String {
    let mut text = String::from("# Long\n\n");
    for number in 0..100 {
        text += &format!("Line {number}.");
        if number % 30 == 20 {
            text += " Here is a needle.";
        }
        text += "\n\n";
    }
    text
}

/// The screen without the bottom row, which tells for a while what has happened.
pub fn page(player: &Player) -> String {
    let screen = player.screen();
    let (page, _) = screen.rsplit_once('\n').unwrap_or_default();
    page.to_owned()
}

pub fn top(player: &Player) -> String {
    player
        .screen()
        .lines()
        .nth(2)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

pub fn bottom(player: &Player) -> String {
    let row = last_row(player);
    let mut keys = ["   n next", "   Esc end search"].into_iter();
    let told = keys.find_map(|keys| Some(row.split_once(keys)?.0.to_owned()));
    told.unwrap_or(row)
}

/// The bottom row, whole.
fn last_row(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn typing_goes_to_the_first_match_after_the_place_and_counts() {
    let player = Player::open(&long()).press("/");
    assert!(
        bottom(&player).contains("words in this lesson"),
        "{}",
        bottom(&player)
    );
    let player = player.type_text("nee");
    assert!(
        player.screen().contains("Line 20. Here is a needle."),
        "{}",
        player.screen()
    );
    assert_eq!(player.painted(Role::SearchCurrent), ["nee"]);
    assert!(bottom(&player).ends_with("1/3"), "{}", bottom(&player));
    let player = player.type_text("dle.");
    assert_eq!(player.painted(Role::SearchCurrent), ["needle."]);
    assert!(bottom(&player).starts_with("/ needle.") && bottom(&player).ends_with("1/3"));
}

#[test]
fn what_is_on_the_screen_is_marked_where_it_stands() {
    let player = Player::open("# T\n\none two one\nthree one\n")
        .press("/")
        .type_text("one");
    assert_eq!(player.painted(Role::SearchCurrent), ["one"]);
    assert_eq!(player.painted(Role::SearchMatch), ["one", "one"]);
    assert!(bottom(&player).ends_with("1/3"));
    let player = player.press("Enter n");
    assert_eq!(player.painted(Role::SearchMatch), ["one", "one"]);
    assert!(
        bottom(&player).starts_with("2/3  one"),
        "{}",
        bottom(&player)
    );
}

#[test]
fn n_and_shift_n_go_round_and_say_so() {
    let player = Player::open(&long())
        .press("/")
        .type_text("needle")
        .press("Enter");
    assert_eq!(bottom(&player), "1/3  needle");
    let player = player.press("n n");
    assert!(player.screen().contains("Line 80."), "{}", player.screen());
    assert_eq!(bottom(&player), "3/3  needle");
    let player = player.press("n");
    assert_eq!(bottom(&player), "1/3  needle · on from the top");
    let player = player.press("N");
    assert_eq!(bottom(&player), "3/3  needle · on from the end");
    let player = player.press("2 N");
    assert_eq!(bottom(&player), "1/3  needle");
}

#[test]
fn the_next_match_is_one_after_what_is_on_the_screen() {
    let player = Player::open(&long())
        .press("/")
        .type_text("needle")
        .press("Enter G n");
    assert_eq!(bottom(&player), "1/3  needle · on from the top");
    let player = player.press("G N");
    assert!(player.screen().contains("Line 80."), "{}", player.screen());
    assert_eq!(bottom(&player), "3/3  needle");
    let player = player.press("Home N");
    assert_eq!(bottom(&player), "3/3  needle · on from the end");
}

#[test]
fn matches_are_found_in_everything_that_is_read() {
    let mut player = Player::open(EVERYTHING)
        .press("/")
        .type_text("needle")
        .press("Enter");
    let mut seen = Vec::new();
    for number in 1..=10 {
        assert!(
            bottom(&player).starts_with(&format!("{number}/10")),
            "{}",
            player.screen()
        );
        let row = player
            .app
            .reader
            .current_row()
            .expect("the match is on the screen");
        seen.push(
            player
                .screen()
                .lines()
                .nth(row + 2)
                .unwrap_or_default()
                .trim()
                .to_owned(),
        );
        player = player.press("n");
    }
    for words in [
        "A needle in the title",
        "Needle tip",
        "a needle",
        "y needle",
        "const needle = 1;",
        "a needle",
        "needle.png",
        "A needle that is folded away.",
        "The needle case.",
        "The needle of the note.",
    ] {
        assert!(
            seen.iter().any(|row| row.contains(words)),
            "{words}: {seen:#?}"
        );
    }
    assert!(bottom(&player).starts_with("1/10  needle · on from the top"));
}

#[test]
fn the_file_of_an_image_within_text_is_found_as_it_is_shown() {
    let lesson = "# T\n\nA ![map](img/needle.png) here.\n\n| ![a](needle.png) | x |\n| - | - |\n| 1 | ![b](c/needle.png) |\n";
    let mut player = Player::open(lesson).press("/").type_text("needle");
    assert!(bottom(&player).ends_with("1/3"), "{}", bottom(&player));
    player = player.press("Enter");
    for row in [
        "A map [img/needle.png] here.",
        "a [needle.png]",
        "b [c/needle.png]",
    ] {
        let at = player
            .app
            .reader
            .current_row()
            .expect("it is on the screen");
        let screen = player.screen();
        assert!(
            screen
                .lines()
                .nth(at + 2)
                .is_some_and(|line| line.contains(row)),
            "{screen}"
        );
        player = player.press("n");
    }
}

#[test]
fn a_phrase_is_found_across_soft_breaks_rows_and_emphasis() {
    let lesson = "# T\n\nIt is the *event*\nloop that turns, and the event\nloop again.\n";
    let player = Player::open(lesson)
        .sized(26, 24)
        .press("/")
        .type_text("event loop");
    assert!(bottom(&player).ends_with("1/2"), "{}", player.screen());
    let current: String = player.painted(Role::SearchMatch).concat();
    assert_eq!(current.replace(' ', ""), "eventloop");
}

#[test]
fn a_capital_makes_case_matter() {
    let player = Player::open("# T\n\nNode node NODE\n")
        .press("/")
        .type_text("node");
    assert!(bottom(&player).ends_with("1/3"));
    let player = player.press("Ctrl-U").type_text("Node");
    assert!(bottom(&player).ends_with("1/1"));
    assert_eq!(player.painted(Role::SearchCurrent), ["Node"]);
}

#[test]
fn without_a_match_it_stays_and_says_so() {
    let player = Player::open(&long()).press("j j");
    let before = player.app.reader.place;
    let player = player.press("/").type_text("haystack");
    assert!(bottom(&player).ends_with("no match"), "{}", bottom(&player));
    let player = player.press("Enter");
    assert_eq!(player.app.reader.place, before);
    assert_eq!(
        bottom(&player),
        "“haystack” is not in this lesson. g/ searches the course."
    );
    let player = player.press("n");
    assert_eq!(player.app.reader.place, before);
    assert!(bottom(&player).starts_with("“haystack” is not"));
}

#[test]
fn n_without_a_search_repeats_the_last_one_or_tells_how_to_begin() {
    let player = Player::open(&long()).press("n");
    assert_eq!(
        bottom(&player),
        "Nothing has been looked for yet. / finds words."
    );
    let player = player.press("/").type_text("needle").press("Enter Esc");
    assert_eq!(player.painted(Role::SearchMatch), [""; 0]);
    let player = player.press("Home n");
    assert_eq!(bottom(&player), "1/3  needle");
    let player = player.press("Esc G 2 N");
    assert_eq!(bottom(&player), "2/3  needle");
}

#[test]
fn a_click_keeps_the_search_and_the_wheel_looks_around() {
    let mut player = Player::open(&long()).press("/").type_text("needle");
    let place = player.app.reader.place;
    let at = |kind| {
        Event::Mouse(Mouse {
            kind,
            column: 5,
            row: 5,
        })
    };
    player.event(at(MouseKind::ScrollDown));
    assert_ne!(player.app.reader.place, place);
    player.event(at(MouseKind::Press));
    assert!(player.app.overlays.is_empty());
    assert_eq!(bottom(&player), "1/3  needle");
}

#[test]
fn a_reloaded_lesson_is_counted_anew() {
    let player = Player::open(&long())
        .press("/")
        .type_text("needle")
        .press("Enter n");
    let mut player = player;
    let mut lesson = (*player.app.reader.lesson).clone();
    lesson.blocks.kept_mut().truncate(30);
    player.event(Event::Lesson(std::sync::Arc::new(lesson), Vec::new()));
    let player = player.press("Home n");
    assert_eq!(bottom(&player), "1/1  needle");
}

#[test]
fn a_click_on_nothing_keeps_the_counter() {
    let text = format!(
        "{}\n\n[There](#t)\n",
        long().replace("needle", "needle [here](#t)")
    );
    let player = Player::open(&text)
        .press("/")
        .type_text("needle")
        .press("Enter");
    assert!(bottom(&player).starts_with("1/3"), "{}", player.screen());
    let mut player = player;
    player.event(Event::Mouse(Mouse {
        kind: MouseKind::Press,
        column: 1,
        row: 20,
    }));
    assert!(bottom(&player).starts_with("1/3"), "{}", player.screen());
    // The message goes, and the counter stays.
    let player = player.wait();
    let last = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().to_owned()
    };
    let row = last(&player);
    assert!(row.starts_with(" n next") && row.ends_with("1/3"), "{row}");
    let player = player.press("n").wait();
    assert!(last(&player).ends_with("2/3"), "{}", last(&player));
    // Where there is hardly any room, how to leave is told instead.
    let player = player.sized(20, 8);
    assert!(
        last(&player).contains("Esc end search"),
        "{}",
        last(&player)
    );
    let player = player.sized(80, 24).press("Esc");
    assert!(!last(&player).contains("2/3"), "{}", last(&player));
}
