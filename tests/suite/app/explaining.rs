//! Terms, pop-ups, links and hints.

use nodecourse::app::effect::MouseMode;
use nodecourse::app::{Effect, Event, Files, Mouse, MouseKind, Overlay, Timer};
use nodecourse::theme::Role;

use crate::player::Player;

const GLOSSARY: &str = r#"
[event-loop]
name = "event loop"
text = "What hands each callback to the one thread."
see = ["callback"]

[callback]
name = "callback"
text = "A function that the event loop calls later."
more = "It has no return value that anybody waits for."

[runtime]
name = "runtime"
text = "What runs the code."
"#;

const LESSON: &str = "# A lesson\n\nThe runtime starts first. The event\nloop comes next, and a callback after it.\n\n## Second\n\nAgain the event loop and *callbacks* with `callback` in code.\n";

fn player() -> Player {
    Player::with_glossary(LESSON, GLOSSARY)
}

#[test]
fn the_first_occurrence_in_each_section_is_marked() {
    let player = player();
    let marked = player.painted(Role::Term);
    assert_eq!(
        marked,
        ["runtime", "event loop", "callback", "event loop"],
        "{}",
        player.screen()
    );
}

#[test]
fn enter_explains_the_term_and_esc_closes_it() {
    let player = player().press("Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ runtime ─") && screen.contains("What runs the code."),
        "{screen}"
    );
    let player = player.press("Esc");
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn k_explains_the_first_term_without_choosing_one() {
    let screen = player().press("K").screen();
    assert!(screen.contains("─ runtime ─"), "{screen}");
}

#[test]
fn a_term_in_a_definition_is_followed_and_backspace_returns() {
    let player = player().press("Tab Tab Enter");
    assert!(
        player.screen().contains("─ event loop ─"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ callback ─") && screen.contains("event loop › callback"),
        "{screen}"
    );
    let player = player.press("Backspace");
    assert!(player.screen().contains("─ event loop ─"));
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn a_term_on_the_way_pops_back_to_it() {
    let player = player().press("Tab Tab Enter Tab Enter Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ event loop ─") && !screen.contains("›  callback"),
        "{screen}"
    );
    match player.app.overlays.last() {
        Some(Overlay::Popup(popup)) => assert_eq!(popup.trail.len(), 1),
        other => panic!("{other:?}"),
    }
}

#[test]
fn enter_shows_more_where_there_is_more() {
    let player = player().press("Tab Tab Tab Enter");
    assert!(
        !player.screen().contains("no return value"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        player.screen().contains("no return value"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_popup_tells_where_the_term_was_first_met() {
    let text = format!(
        "# T\n\n## Start\n\nThe event loop.\n\n## On\n\n{}The event loop.\n",
        "Words.\n\n".repeat(40)
    );
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Enter");
    let screen = player.screen();
    assert!(screen.contains("─ event loop ─"), "{screen}");
    assert!(
        !screen.contains("First met"),
        "nothing is news here: {screen}"
    );
    let screen = player.press("Esc Tab Enter").screen();
    assert!(screen.contains("First met: T › Start"), "{screen}");
}

#[test]
fn the_title_of_a_popup_is_the_name_of_its_term() {
    let title = |player: &Player| {
        let screen = player.screen();
        let title = screen
            .split_once("─ ")
            .and_then(|(_, row)| row.split_once(" ─"));
        title.map(|(title, _)| title.to_owned())
    };
    let player = player().press("Tab Tab Enter");
    assert_eq!(title(&player).as_deref(), Some("event loop"));
    let named = player.painted(Role::PopupTitle).concat();
    assert!(named.contains("event loop"), "{named}");
    assert_eq!(title(&player.sized(40, 15)).as_deref(), Some("event loop"));
    let player = self::player().press("Tab Tab Enter").sized(15, 40);
    assert_eq!(title(&player).as_deref(), Some("event lo…"));
}

#[test]
fn letters_open_a_term() {
    let player = player().press("t");
    let hinted = player.painted(Role::Hint).concat();
    assert!(hinted.starts_with("as"), "{hinted}");
    let screen = player.press("s").screen();
    assert!(screen.contains("─ event loop ─"), "{screen}");
}

#[test]
fn a_click_opens_a_term_and_a_click_beside_closes_it() {
    let player = player().click("runtime");
    assert!(player.screen().contains("─ runtime ─"));
    let player = player.click("A lesson");
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn resting_on_a_term_explains_it_and_leaving_closes_it() {
    let mut player = player().press("M");
    assert!(player.asked.contains(&Effect::Mouse(MouseMode::Motion)));
    let moved = |column, row| {
        Event::Mouse(Mouse {
            kind: MouseKind::Move,
            column,
            row,
        })
    };
    let screen = player.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("runtime"))
        .expect("it is there") as u16;
    let column = screen
        .lines()
        .nth(row.into())
        .and_then(|line| line.find("runtime"))
        .expect("it is there") as u16;
    let timer = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::After(_, Timer::Hover(serial)) => Some(Event::Timer(Timer::Hover(serial))),
            _ => None,
        })
    };
    let rest = timer(player.app.update(moved(column, row))).expect("a timer was asked for");
    player.event(rest);
    assert!(player.screen().contains("─ runtime ─"));
    let left = timer(player.app.update(moved(70, 22))).expect("a timer was asked for");
    player.event(left);
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn the_popup_closes_when_its_term_leaves_the_screen() {
    let mut text = LESSON.to_owned();
    for line in 0..60 {
        text.push_str(&format!("\nLine {line}.\n"));
    }
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Enter j j j");
    assert!(player.screen().contains("─ runtime ─") || player.app.overlays.is_empty());
    let player = player.press("j j j j j j j j j j j j");
    assert!(
        !player.screen().contains("─ runtime ─"),
        "{}",
        player.screen()
    );
}

#[test]
fn tab_scrolls_to_terms_below_the_screen() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\nThe runtime.\n\n{filler}## Last\n\nThe event loop.\n");
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Tab");
    assert!(
        player.screen().contains("The event loop."),
        "{}",
        player.screen()
    );
    let player = player.press("Shift-Tab");
    assert!(
        player.screen().contains("The runtime."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_link_shows_its_target_and_opens_after_a_question_with_the_whole_address() {
    let address = format!("https://example.org/{}", "long/".repeat(40));
    let player = Player::open(&format!("# T\n\nSee [the site]({address}).\n")).press("Tab");
    assert!(
        player.screen().contains("https://example.org/long/"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    let shown: String = player
        .screen()
        .chars()
        .filter(|character| !"│ \n".contains(*character))
        .collect();
    assert!(shown.contains(&address), "{}", player.screen());
    assert!(
        player
            .asked
            .iter()
            .all(|effect| !matches!(effect, Effect::Open(_)))
    );
    let player = player.press("y");
    assert!(player.asked.contains(&Effect::Open(address)));
}

#[test]
fn a_link_to_a_section_goes_there_and_back() {
    let filler = "Plain words.\n\n".repeat(60);
    let player = Player::open(&format!(
        "# T\n\nSee [below](#the-end).\n\n{filler}## The end\n\nHere.\n"
    ))
    .press("Tab Enter");
    assert!(
        player.screen().contains("01  The end"),
        "{}",
        player.screen()
    );
    let player = player.press("Backspace");
    assert!(
        player.screen().contains("See below."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_footnote_is_a_popup() {
    let filler = "Plain words.\n\n".repeat(60);
    let player = Player::open(&format!(
        "# T\n\nA claim.[^1]\n\n{filler}[^1]: The proof of it.\n"
    ))
    .press("Tab Enter");
    assert!(
        player.screen().contains("The proof of it."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_term_in_a_heading_is_explained() {
    let text = "# T\n\n## [Runtime](glossary.toml#runtime) first\n\nWords.\n";
    let screen = Player::with_glossary(text, GLOSSARY)
        .press("Tab Enter")
        .screen();
    assert!(screen.contains("─ runtime ─"), "{screen}");
}

#[test]
fn the_glossary_lists_terms_and_their_places() {
    let player = player().press("i");
    let screen = player.screen();
    assert!(
        screen.contains("callback") && screen.contains("event loop") && screen.contains("2 places"),
        "{screen}"
    );
    let player = player.type_text("event").press("Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ event loop ─") && screen.contains("A lesson › Second"),
        "{screen}"
    );
}

#[test]
fn a_use_in_the_glossary_leads_to_its_place() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\nNothing.\n\n{filler}## Far\n\nThe runtime.\n");
    let player = Player::with_glossary(&text, GLOSSARY)
        .press("i")
        .type_text("runtime")
        .press("Enter Tab Enter");
    assert!(player.screen().contains("01  Far"), "{}", player.screen());
}

#[test]
fn the_glossary_leads_to_every_place_in_a_section() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!(
        "# T\n\n## Near\n\nThe runtime, a runtime.\n\n{filler}Again the runtime.\n\n{filler}The runtime ends.\n"
    );
    let player = Player::with_glossary(&text, GLOSSARY)
        .sized(100, 30)
        .press("i")
        .type_text("runtime");
    let screen = player.screen();
    assert!(screen.contains("3 places"), "{screen}");
    let player = player.press("Enter");
    let screen = player.screen();
    assert!(
        screen.contains("T › Near — The runtime, a runtime.")
            && screen.contains("there too — Again the runtime.")
            && screen.contains("there too — The runtime ends."),
        "{screen}"
    );
    let player = player.press("Tab Tab Tab Tab Enter");
    assert!(
        player.screen().contains("The runtime ends."),
        "{}",
        player.screen()
    );
}

#[test]
fn an_unknown_term_in_a_link_is_plain_text_and_a_problem() {
    let player =
        Player::with_glossary("# T\n\nThe [thing](glossary.toml#runtme) here.\n", GLOSSARY);
    let screen = player.screen();
    assert!(
        screen.contains("The thing here.") && screen.contains("1 problem"),
        "{screen}"
    );
    let screen = player.press("!").screen();
    assert!(screen.contains("runtime"), "{screen}");
}

#[test]
fn the_glossary_begins_with_every_term_on_the_screen_marked_or_not() {
    let text = "# T\n\nThe runtime.\n\nAgain the runtime.\n";
    let player = Player::with_glossary(text, GLOSSARY).press("i");
    let screen = player.screen();
    let line = |words: &str| screen.lines().position(|line| line.contains(words));
    assert!(
        line("On this screen") < line("runtime") && line("runtime") < line("All terms"),
        "{screen}"
    );
    let far = format!(
        "# T\n\nThe runtime.\n\n{}Again the runtime.\n",
        "Plain.\n\n".repeat(60)
    );
    let screen = Player::with_glossary(&far, GLOSSARY).press("G i").screen();
    assert!(
        screen.contains("On this screen"),
        "an unmarked term is reached too\n{screen}"
    );
}

#[test]
fn a_use_in_the_glossary_is_shown_and_in_focus() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\n## Far\n\n{filler}At last the runtime.\n\n{filler}");
    let player = Player::with_glossary(&text, GLOSSARY)
        .press("i")
        .type_text("runtime")
        .press("Enter Tab Enter");
    let screen = player.screen();
    assert!(screen.contains("At last the runtime."), "{screen}");
    let spot = player.app.reader.focus.expect("the term is in focus");
    assert!(player.app.reader.rows_of(spot).len() == 1);
}

#[test]
fn a_popup_stays_with_its_term_when_the_screen_gets_small() {
    let filler =
        "Plain words that fill a row or two on a narrow screen, as words do.\n\n".repeat(4);
    let text = format!("# T\n\n{filler}The runtime.\n");
    for (width, height) in [(60, 20), (40, 15), (24, 8), (200, 50)] {
        let player = Player::with_glossary(&text, GLOSSARY)
            .press("Tab Enter")
            .sized(width, height);
        let screen = player.screen();
        assert!(screen.contains("─ runtime ─"), "{screen}");
    }
}

#[test]
fn an_address_longer_than_the_screen_is_opened_once_its_end_was_seen() {
    let address = format!("https://example.com/{}end", "abcdefghi/".repeat(90));
    let text = format!("# T\n\nA [link]({address}).\n");
    let opened = |player: &Player| player.asked.contains(&Effect::Open(address.clone()));
    let asks = || Player::open(&text).sized(40, 15).press("Tab Enter");
    let lines = "j ".repeat(16);
    for way in ["G", "End", "PgDn PgDn PgDn", "Space Space Space", &lines] {
        let player = asks().press("Enter").type_text("y");
        let screen = player.screen();
        assert!(screen.contains("↓ 16 more"), "{screen}");
        assert!(
            screen.contains("↓ goes on") && !screen.contains("yes"),
            "{screen}"
        );
        assert!(!opened(&player), "{screen}");
        let player = player.press(way);
        let screen = player.screen();
        assert!(
            screen.contains("end ") && screen.contains("↑ more"),
            "{screen}"
        );
        assert!(screen.contains("Enter or y"), "{screen}");
        // What has been seen need not stay on the screen.
        let player = player.press("k k k Enter");
        assert!(player.app.overlays.is_empty(), "{}", player.screen());
        assert!(opened(&player), "{way}");
    }
    let player = asks().press("Esc");
    assert!(player.app.overlays.is_empty() && !opened(&player));
    let player = asks().sized(80, 24);
    assert!(
        player.screen().contains("Enter or y"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_wheel_scrolls_a_long_address_and_a_click_beside_it_says_no() {
    let address = format!("https://example.com/{}end", "abcdefghi/".repeat(90));
    let text = format!("# T\n\nA [link]({address}).\n");
    let mut player = Player::open(&text).sized(40, 10).press("Tab Enter");
    let mouse = |kind, row| {
        Event::Mouse(Mouse {
            kind,
            column: 3,
            row,
        })
    };
    for _ in 0..20 {
        player.event(mouse(MouseKind::ScrollDown, 3));
    }
    player.event(mouse(MouseKind::Press, 3));
    let screen = player.screen();
    assert!(
        screen.contains("end ") && screen.contains("Enter or y"),
        "{screen}"
    );
    let mut player = player.sized(100, 40);
    player.event(mouse(MouseKind::Press, 0));
    assert!(player.app.overlays.is_empty(), "{}", player.screen());
}

#[test]
fn a_question_on_a_small_screen_says_what_can_be_answered() {
    let text = "# T\n\nA [link](https://nodejs.org/en/learn/).\n";
    for (width, height) in [(40, 15), (15, 40), (20, 10), (20, 6), (12, 6)] {
        let player = Player::open(text).sized(width, height).press("Tab Enter");
        let player = (0..20).fold(player, |player, _| player.press("j"));
        let screen = player.screen();
        assert!(
            screen.contains("y or n") || screen.contains("yes"),
            "{screen}"
        );
        let player = player.type_text("y");
        assert!(player.app.overlays.is_empty(), "{screen}");
    }
}

#[test]
fn a_link_that_is_not_opened_says_why() {
    let cases = [
        (
            "javascript:alert(1)",
            "a javascript: address, which would run a script",
        ),
        (
            "data:text/html,x",
            "a data: address, which hides a page in itself",
        ),
        ("file:///etc/passwd", "a file: address, which names a file"),
        ("tel:0123", "This is a tel: address."),
    ];
    for (address, why) in cases {
        let player = Player::open(&format!("# T\n\nA [link](<{address}>).\n"));
        let player = player.press("Tab Enter");
        let screen = player.screen().replace("\n ", " ");
        assert!(screen.contains(why), "{screen}");
        assert!(
            player
                .asked
                .iter()
                .all(|effect| !matches!(effect, Effect::Open(_)))
        );
    }
}

#[test]
fn a_dead_link_is_told_as_what_it_is_where_one_file_is_open() {
    let dead = [
        (
            Files::One,
            "leads to another file, ../gone.md. Open the folder",
        ),
        (
            Files::None,
            "leads to a file, ../gone.md, which is not in this text",
        ),
        (Files::Folder, "leads out of the course, to ../gone.md"),
    ];
    for (files, words) in dead {
        let mut player = Player::open("# T\n\nA [link](../gone.md).\n").press("Tab");
        player.app.files = files;
        let screen = player.press("Enter").screen();
        assert!(screen.contains(words), "{screen}");
    }
}
