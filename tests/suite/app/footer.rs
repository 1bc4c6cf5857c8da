//! The bottom row where there is little room: what matters most is in it.

use crate::player::Player;

/// The bottom row of the course at a size, after some keys.
fn bottom(keys: &str, size: (u16, u16)) -> String {
    last_row(&Player::bundled().sized(size.0, size.1).press(keys))
}

fn last_row(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn what_enter_does_with_what_is_in_focus_comes_first() {
    let row = bottom("Tab", (60, 12));
    assert!(row.starts_with("Enter explain  Tab terms  ? keys"), "{row}");
    assert!(row.contains("q quit"), "{row}");
    let row = bottom("Tab", (40, 15));
    assert_eq!(row, "Enter explain  ? keys  q quit  / find");
    assert_eq!(bottom("Tab", (30, 12)), "Enter explain  ? keys");
    let row = bottom("Tab", (80, 24));
    assert!(row.starts_with("Enter explain   Tab terms   "), "{row}");
}

#[test]
fn the_key_of_the_terms_is_shown_on_forty_columns_too() {
    let row = bottom("j", (40, 15));
    assert_eq!(row, "? keys  Space more  Tab terms  q quit");
    let row = bottom("j", (60, 12));
    assert!(row.contains("Space read on  Tab terms"), "{row}");
}

#[test]
fn the_narrowest_rows_show_how_to_go_on_and_where_all_keys_are() {
    for (width, row) in [
        (28, "? keys  Space more  q quit"),
        (27, "? keys   Space more"),
        (20, "? keys  Space more"),
        (19, "? keys   Space"),
        (15, "? keys  Space"),
        (10, "? keys"),
    ] {
        assert_eq!(bottom("j", (width, 24)), row, "{width}");
    }
    assert_eq!(bottom("Tab", (15, 24)), "? keys");
    assert_eq!(bottom("Tab", (24, 24)), "Enter explain   ? keys");
    let end = Player::open("# T\n\nWords.\n").sized(15, 24).press("G");
    assert_eq!(last_row(&end), "The end.");
    assert_eq!(last_row(&end.wait()), "? keys   q");
}

#[test]
fn enter_on_code_whose_output_is_said_first_is_offered_as_that() {
    let code = "```js run predict\nconsole.log(1);\n```\n\nWords.\n";
    let player = Player::open(&format!("# T\n\n{code}")).press("Tab");
    let row = last_row(&player);
    assert!(row.starts_with("Enter predict"), "{row}");
    let player = player.press("Enter");
    assert!(player.screen().contains("What does it print?"));
    let code = code.replace(" predict", "");
    let row = last_row(&Player::open(&format!("# T\n\n{code}")).press("Tab"));
    assert!(row.starts_with("Enter run"), "{row}");
}

#[test]
fn what_is_offered_can_be_clicked() {
    let player = Player::bundled().press("j");
    let player = player.click("? keys");
    assert!(player.screen().contains("─ Keys ─"), "{}", player.screen());
    let player = player.click("Esc close");
    assert!(!player.screen().contains("─ Keys ─"), "{}", player.screen());
    let before = player.screen();
    let player = player.click("read on");
    assert_ne!(player.screen(), before);
    let player = player.click("Tab terms").click("Enter explain");
    assert!(player.screen().contains('╭'), "{}", player.screen());
}

#[test]
fn an_offer_of_several_keys_means_none_of_them() {
    let player = Player::bundled().press("g /").type_text("server");
    let before = player.screen();
    let player = player.click("↑ ↓ choose");
    assert_eq!(player.screen(), before);
}

#[test]
fn a_yes_is_not_clicked() {
    let link = "# T\n\n[There](https://nodejs.org/) it is.\n";
    let player = Player::open(link).press("Tab Enter").click("Enter yes");
    assert!(
        player.screen().contains("Open this address"),
        "{}",
        player.screen()
    );
    let player = player.click("Esc no");
    assert!(player.app.overlays.is_empty(), "{}", player.screen());
}

#[test]
fn a_search_offers_how_to_go_on_and_how_to_end_it() {
    let text = format!("# T\n\n{}", "A needle.\n\nMore words.\n\n".repeat(30));
    let player = Player::open(&text)
        .press("/")
        .type_text("needle")
        .press("Enter");
    let row = last_row(&player);
    assert_eq!(row, "1/30  needle   n next   N previous   Esc end search");
    let player = player.press("n").wait();
    let row = last_row(&player);
    assert!(
        row.starts_with("n next   N previous   Esc end search   ? keys"),
        "{row}"
    );
    let player = player.press("Space Space");
    let row = last_row(&player);
    let keys = ["n next", "Esc end search", "? keys", "Space read on"];
    assert!(keys.iter().all(|key| row.contains(key)), "{row}");
    assert!(!row.contains("N previous"), "{row}");
    let player = player.click("end search");
    assert!(!last_row(&player).contains("n next"), "{}", player.screen());
    let player = player.sized(40, 15).press("n");
    let row = last_row(&player);
    assert!(row.ends_with("n next  Esc end search"), "{row}");
}

#[test]
fn a_jump_from_the_course_search_offers_the_same() {
    let player = Player::bundled()
        .press("g /")
        .type_text("on one thread")
        .press("Enter");
    let row = last_row(&player);
    assert!(
        row.contains("n next   N previous   Esc end search"),
        "{row}"
    );
}

#[test]
fn a_message_of_several_rows_leaves_nothing_of_the_text_beside_it() {
    let text = format!("# T\n\n{}\n", "xxxxxxxxxxxxxxx ".repeat(8));
    let screen = Player::open(&text).sized(15, 8).screen();
    let mut rows = screen.lines().skip_while(|row| !row.contains("Space"));
    assert!(screen.contains("Space") && screen.contains("xxx"));
    assert!(rows.all(|row| !row.contains('x')), "{screen}");
}

#[test]
fn what_is_folded_is_unfolded_and_the_other_way_round() {
    let details = "# T\n\n<details><summary>More</summary>\n\nWords.\n\n</details>\n";
    let player = Player::open(details).press("Tab");
    assert!(last_row(&player).starts_with("Enter unfold"));
    let player = player.press("Enter");
    assert!(last_row(&player).starts_with("Enter fold"));
}

#[test]
fn a_popup_that_scrolls_offers_that_on_forty_columns_too() {
    let words = "It says much about the thing that it explains. ".repeat(9);
    let glossary = format!(
        "[one]\nname = \"one\"\ntext = \"{words} The two.\"\nmore = \"More.\"\n\n\
         [two]\nname = \"two\"\ntext = \"Another.\"\n"
    );
    let player = Player::with_glossary("# T\n\nOnly one.\n", &glossary).sized(40, 15);
    let player = player.press("Tab Enter");
    assert_eq!(last_row(&player), "Esc close  Enter in full  j scroll");
}

#[test]
fn a_bookmark_is_removed_or_brought_back() {
    let player = Player::open("# T\n\nWords.\n").press("m a B");
    let is_last = |player: &Player, words: &str| last_row(player).ends_with(words);
    assert!(is_last(&player, "Delete remove"), "{}", player.screen());
    let player = player.press("Delete");
    assert!(is_last(&player, "Delete bring back"), "{}", player.screen());
    assert!(is_last(&player.press("Delete"), "Delete remove"));
}

#[test]
fn the_list_of_bookmarks_offers_all_its_keys_where_they_have_room() {
    let row = |keys: &str, width| last_row(&Player::bundled().sized(width, 15).press(keys));
    let row = |keys: &str, width| row(keys, width).trim().to_owned();
    assert_eq!(row("m a B", 40), "Esc close   Enter go   Delete remove");
    // What was deleted is brought back before it leads anywhere.
    let deleted = "Esc close   Delete bring back";
    assert_eq!(row("m a B Delete", 40), deleted);
    let typed = "Esc close   Enter go there   Delete remove   Ctrl-U clear";
    assert_eq!(row("m a B N o", 80), typed);
    let typed = "Esc close  Delete remove  Ctrl-U clear";
    assert_eq!(row("m a B N o", 40), typed);
    // What brings back has more words than there is room for.
    let typed = "Esc close  Ctrl-U clear";
    assert_eq!(row("m a B N o Delete", 40), typed);
    let typed = "Esc close   Delete bring back   Ctrl-U clear";
    assert_eq!(row("m a B N o Delete", 60), typed);
}

#[test]
fn the_palette_is_called_that_and_an_empty_list_is_not_counted() {
    let player = Player::bundled().press(":");
    assert!(
        player.screen().contains("─ Palette ─"),
        "{}",
        player.screen()
    );
    for (width, height) in [(20, 6), (20, 7), (30, 6)] {
        let player = Player::bundled().sized(width, height).press("B");
        let screen = player.screen();
        assert!(screen.contains("None yet"), "{screen}");
        assert!(!screen.contains(" of "), "{screen}");
        let screen = Player::bundled().sized(width, height).press("i").screen();
        assert!(screen.contains("▸") && screen.contains(" of "), "{screen}");
    }
}
