//! What the search of the course tells of each hit: where it stands, why it was found, and all of its sentence.

use nodecourse::theme::Role;

use crate::player::Player;

#[test]
fn the_place_of_a_hit_is_the_heading_right_above_it() {
    let text = "# Alpha\n\nneedle 1\n\n### Early\n\nneedle 2\n\n## One\n\nneedle 3\n\n### Sub\n\nneedle 4\n\n> ### Quoted\n\nneedle 5\n\n#### Deep\n\nneedle 6\n\n## Two\n\nneedle 7\n";
    let places = |text: &str, count: usize| {
        let player = Player::open(text)
            .sized(80, 40)
            .press("g /")
            .type_text("needle");
        let screen = player.screen();
        let rows: Vec<&str> = screen
            .lines()
            .map(|row| row.trim_matches(['│', '▸', ' ']))
            .collect();
        let of = |number: usize| {
            let words = format!("needle {number}");
            let row = rows.iter().position(|row| *row == words).expect("a hit");
            rows[row - 1].to_owned()
        };
        (1..=count).map(of).collect::<Vec<String>>()
    };
    assert_eq!(
        places(text, 7),
        [
            "Alpha",
            "Alpha › Early",
            "Alpha › One",
            "Alpha › One › Sub",
            "Alpha › One › Sub",
            "Alpha › One › Deep",
            "Alpha › Two"
        ]
    );
    // With several titles each is a section, and the first one is that of the lesson.
    let text = "# Alpha\n\nneedle 1\n\n## Sub\n\nneedle 2\n\n# Beta\n\nneedle 3\n";
    assert_eq!(places(text, 3), ["Alpha", "Alpha › Sub", "Alpha › Beta"]);
    let player = Player::open(text).press("g /").type_text("alpha");
    assert!(
        !player.screen().contains("section of Alpha"),
        "{}",
        player.screen()
    );
    assert!(player.screen().contains("1 of 1"), "{}", player.screen());
}

#[test]
fn the_way_back_to_where_a_search_began_ends_it() {
    let filler = "words\n\n".repeat(30);
    let text = format!("# T\n\n{filler}needle one\n\n{filler}needle two\n\n{filler}");
    let player = Player::open(&text)
        .press("g /")
        .type_text("needle")
        .press("Enter");
    let screen = player.press("Backspace").screen();
    assert!(
        !screen.contains("1/2") && !screen.contains("end search"),
        "{screen}"
    );
    let player = Player::open(&text)
        .press("g /")
        .type_text("needle")
        .press("Enter Space");
    assert!(
        player.screen().contains("/2"),
        "elsewhere it goes on: {}",
        player.screen()
    );
}

#[test]
fn a_phrase_in_quotes_leads_to_the_very_match_that_was_chosen() {
    let filler = "words\n\n".repeat(30);
    let text = format!(
        "# T\n\nAn immutable borrow.\n\n{filler}The immutable borrow, then a mutable borrow.\n\n{filler}"
    );
    let player = Player::open(&text)
        .press("g /")
        .type_text("\"mutable borrow\"")
        .press("Enter");
    let screen = player.screen();
    assert!(screen.contains("then a mutable borrow"), "{screen}");
    assert!(screen.contains("1/1  \"mutable borrow\""), "{screen}");
    assert_eq!(player.painted(Role::SearchCurrent), ["mutable borrow"]);
    // The same words find the same when they are repeated, and without quotes they are part of others, too.
    let player = player.press("Esc Home / Up Enter");
    let screen = player.screen();
    assert!(screen.contains("1/1  \"mutable borrow\""), "{screen}");
    let player = player.press("Esc Home /").type_text("mutable borrow");
    assert!(player.screen().contains("1/3"), "{}", player.screen());
}

#[test]
fn a_hit_with_an_accent_is_gone_to_and_marked_to_its_last_letter() {
    let filler = "words\n\n".repeat(30);
    let text = format!("# T\n\n{filler}One re\u{301}sumé, another résume\u{301}.\n\n{filler}");
    let player = Player::open(&text).press("g /").type_text("resume");
    assert_eq!(
        player.painted(Role::Match),
        ["re\u{301}sumé", "résume\u{301}"]
    );
    let player = player.press("Enter");
    assert!(
        player.screen().contains("1/2  resume"),
        "{}",
        player.screen()
    );
    assert_eq!(player.painted(Role::SearchCurrent), ["re\u{301}sumé"]);
    let player = player.press("n");
    assert_eq!(player.painted(Role::SearchCurrent), ["résume\u{301}"]);
}

#[test]
fn a_name_that_is_only_like_the_words_tells_which_of_its_names_is() {
    let player = Player::course([
        (
            "glossary.toml",
            "[loop]\nname = \"loop\"\naliases = [\"ring\", \"event queue\"]\ntext = \"It runs.\"\n",
        ),
        ("one.md", "# One\n\nNothing here.\n"),
    ]);
    let mut player = player.press("g /");
    // Of words with letters left out the others are marked. What is not too short for that is looked for as it was meant.
    for (typed, marked) in [
        ("evt queu", &["ev", "t", "queu"][..]),
        ("evant queae", &["event queue"]),
    ] {
        player = player.press("Ctrl-U").type_text(typed);
        let screen = player.screen();
        assert!(screen.contains("also called event queue"), "{screen}");
        assert_eq!(player.painted(Role::Match), marked, "{typed}");
    }
}

#[test]
fn words_that_were_meant_are_said_above_their_hits_and_looked_for_in_the_lesson() {
    let filler = "words\n\n".repeat(30);
    let text = format!("# T\n\n{filler}A promise chain.\n\n{filler}");
    let player = Player::open(&text).press("g /").type_text("promise chian");
    let row = |player: &Player, number: usize| {
        let screen = player.screen();
        let row = screen.lines().nth(number).unwrap_or_default();
        row.trim_matches(['├', '┤', '─', ' ']).to_owned()
    };
    assert_eq!(
        row(&player, 3),
        "No “chian” in this course: this is for “chain”"
    );
    assert_eq!(player.painted(Role::Match), ["promise chain"]);
    let player = player.press("Enter");
    let screen = player.screen();
    assert!(screen.contains("1/1  promise chain"), "{screen}");
    assert_eq!(player.painted(Role::SearchCurrent), ["promise chain"]);
    // On a small screen it says less.
    for (width, expected) in [(40, "No “chian”: this is for “chain”"), (24, "for “chain”")]
    {
        let player = Player::open(&text)
            .sized(width, 15)
            .press("g /")
            .type_text("promise chian");
        assert_eq!(row(&player, 2), expected, "{}", player.screen());
    }
    let player = Player::open(&text)
        .sized(40, 4)
        .press("g /")
        .type_text("promise chian");
    let screen = player.screen();
    assert!(screen.contains("this is for “chain”"), "{screen}");
}

#[test]
fn a_wide_screen_has_room_for_a_whole_sentence() {
    let sentence =
        "It is one sentence ".to_owned() + &"of many words ".repeat(7) + "with a needle.";
    let text = format!("# T\n\nneedle\n\n{sentence}\n");
    assert!(nodecourse::text::width(&sentence) > 112);
    let player = Player::open(&text)
        .sized(200, 30)
        .press("g /")
        .type_text("needle");
    assert!(player.screen().contains(&sentence), "{}", player.screen());
}
