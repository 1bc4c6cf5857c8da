//! Bookmarks in the list that lead nowhere, and what they are called while little is known of their lessons.

use nodecourse::app::{Effect, Event, Looking, Work};

use crate::player::Player;

/// A bookmark in a lesson that was taken out of the course, and one at the top of the other, in their list.
fn lost_bookmark(size: (u16, u16)) -> Player {
    let files = [("01-a.md", "# A\n\n## One\n\nText.\n"), ("z.md", "# Z\n")];
    let player = Player::course(files).sized(size.0, size.1);
    let player = player.press("→ m a ] m b");
    player.edited_course([("z.md", "# Z\n")]).wait().press("B")
}

fn shows(player: &Player, words: &str) {
    let screen = player.screen();
    assert!(screen.contains(words), "no “{words}” on {screen}");
}

fn bottom(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn a_bookmark_in_a_lesson_that_is_gone_says_so_and_leaves_the_list_open() {
    for (size, keys, told) in [
        (
            (80, 24),
            "Esc close   Enter tell why   Delete remove",
            "This course has no lesson `01-a.md`. Delete removes the bookmark.",
        ),
        (
            (40, 15),
            "Esc close   Enter why   Delete remove",
            "This course has no lesson `01-a.md`.",
        ),
    ] {
        let player = lost_bookmark(size);
        shows(&player, "not in this course");
        assert_eq!(bottom(&player), keys);
        let player = player.press("Enter");
        assert_eq!(bottom(&player), told);
        shows(&player, "Bookmarks");
        // The next one leads to its place.
        let player = player.press("Down");
        assert!(bottom(&player).contains("Enter go"), "{}", bottom(&player));
        let player = player.press("Enter");
        assert!(player.app.overlays.is_empty(), "{}", player.screen());
        shows(&player, " Z\n");
        assert!(!player.screen().contains("no lesson"), "nothing is left");
    }
}

#[test]
fn a_bookmark_that_was_just_deleted_is_brought_back_before_it_leads_anywhere() {
    for (size, told) in [
        ((80, 24), "Bookmark a is deleted: Delete brings it back."),
        ((40, 15), "a is deleted: Delete brings it back."),
    ] {
        let player = Player::bundled().sized(size.0, size.1);
        let player = player.press("m a Space Space m b B Delete");
        assert_eq!(bottom(&player), "Esc close   Delete bring back");
        let player = player.press("Enter");
        assert_eq!(bottom(&player), told);
        let player = player.press("Delete Enter");
        assert!(player.app.overlays.is_empty(), "{}", player.screen());
        shows(&player, "What is Node.js?");
    }
    // Once the list is closed, its letter names nothing.
    let player = Player::bundled().press("m a m b Space B Delete Esc ' a");
    shows(&player, "There is no bookmark a. Your bookmarks: b.");
}

#[test]
fn a_bookmark_in_a_section_that_has_another_name_now_is_told_by_its_words() {
    let text = "# T\n\nwords\n\n## One\n\nfirst\n\n## Two\n\nsecond of all\n";
    let player = Player::open(&format!("{text}{}", "\nthird\n".repeat(30)));
    let player = player.press("→ → m a j j m b");
    let renamed = text.replace("Two", "Three");
    let player = player.edited([("lesson.md", renamed.as_str())]).press("B");
    shows(&player, "a  T › Two");
    shows(&player, "b  T › second of all");
    let screen = player.screen();
    assert!(!screen.contains("two"), "{screen}");
}

#[test]
fn a_bookmark_has_its_titles_as_soon_as_they_are_read() {
    let files = [
        ("a.md", "# First\n"),
        ("b.md", "# Second\n\n## One\n\nText.\n"),
        ("c.md", "# Third\n"),
    ];
    let known = Player::course(files).press("] → m a [");
    let mut player = known.restart_unread();
    player = player.press("B");
    let before = player.screen();
    assert!(!before.contains("not in this course"), "{before}");
    assert!(
        before.contains("a  b.md › One"),
        "no id of a section: {before}"
    );
    // The open lesson, and the one with the bookmark; all is not known yet.
    let mut events = player.survey();
    while let Some(event) = events.pop() {
        let is_last = events.is_empty();
        if let Event::Looked(mut looked) = event {
            looked.looking = (!is_last).then_some(Looking { done: 1, total: 3 });
            player.event(Event::Looked(looked));
        } else {
            player.event(event);
        }
        if player.screen().contains("a  One") {
            assert!(!is_last, "only when all was read");
            shows(&player, "Second");
            return;
        }
    }
    panic!("{}", player.screen());
}

#[test]
fn a_bookmark_is_found_by_its_letter_whatever_became_of_its_lesson() {
    let files = [
        ("01-first.md", "# First\n\n## One\n\nText.\n"),
        ("z.md", "# Zac\n"),
    ];
    let player = Player::course(files).press("→ m a m c ] m b");
    let player = player.edited_course([("z.md", "# Zac\n")]).wait();
    let mut player = player.press("B");
    for letter in ["a", "c", "b"] {
        player = player.press("Ctrl-U").type_text(letter);
        shows(&player, &format!("▸ {letter}  "));
    }
}

/// A lesson of more than a megabyte, with one line that is like no other.
fn long_text(line: &str) -> String {
    let parts = (0..30_000).map(|part| format!("The words of part {part} of the lesson.\n\n"));
    let parts: Vec<String> = parts.collect();
    let (above, below) = parts.split_at(12_000);
    format!("# Long\n\n{}{line}{}", above.concat(), below.concat())
}

#[test]
fn in_a_long_lesson_a_bookmark_that_is_not_where_it_was_is_looked_for_beside_the_keys() {
    let line = "Quite another sentence that stands nowhere else.\n\n";
    let text = long_text(line);
    let gone = long_text("");
    let moved = format!("{gone}{line}");
    for (edited, share) in [(&gone, "39 %"), (&moved, "100 %")] {
        let mut player = Player::course([("a.md", text.as_str())]);
        player = player
            .press("/")
            .type_text("Quite another")
            .press("Enter Esc");
        let row = player.screen();
        let row = row.lines().position(|row| row.contains("Quite another"));
        let row = row.expect("it is on the screen") - 2;
        for _ in 0..row {
            player = player.press("j");
        }
        player = player.press("m a g g").edited([("a.md", edited.as_str())]);
        player.rests = true;
        let mut player = player.press("' a");
        assert_eq!(bottom(&player), "Looking for that place in this lesson…");
        player = player.press("j");
        player.rests = false;
        for effect in std::mem::take(&mut player.asked) {
            if matches!(effect, Effect::Work(Work::Locate(..))) {
                player.perform_now(effect);
            }
        }
        assert!(
            !player.screen().contains("Looking for"),
            "{}",
            player.screen()
        );
        shows(&player, share);
    }
}
