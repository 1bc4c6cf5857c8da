//! Links: where they lead, and the question before an address is opened.

use nodecourse::app::{Effect, Event, Files, Key, KeyCode, Mouse, MouseKind, Timer};
use nodecourse::theme::Role;
use nodecourse::ui::canvas::cell_style;
use ratatui::buffer::Cell;

use super::explaining::GLOSSARY;
use crate::player::Player;

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
fn the_top_of_a_page_is_its_beginning_unless_a_section_is_called_so() {
    let filler = "Plain words.\n\n".repeat(60);
    for (address, end, seen) in [
        ("#top", "", "First words."),
        ("#TOP", "", "First words."),
        ("#", "", "First words."),
        ("#top", "## Top\n\nLast words.\n", "Last words."),
    ] {
        let text = format!("# T\n\nFirst words.\n\n{filler}[up]({address})\n\n{filler}{end}");
        let player = Player::open(&text).press("/ u p Enter Enter Tab Enter");
        let screen = player.screen();
        assert!(
            screen.contains(seen) && !screen.contains("no section"),
            "{address}: {screen}"
        );
    }
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
            "leads out of this file, to ../gone.md. To follow it",
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

#[test]
fn a_click_on_an_answer_gives_it() {
    let address = "https://example.org/";
    let text = format!("# T\n\nSee [the site]({address}).\n");
    let asks = || Player::open(&text).press("Tab Enter");
    let opened = |player: &Player| player.asked.contains(&Effect::Open(address.into()));
    let player = asks().click("or y: yes");
    assert!(player.app.overlays.is_empty() && opened(&player));
    let player = asks().click("or n: no");
    assert!(player.app.overlays.is_empty() && !opened(&player));
    for beside in ["   Esc or n", "https://example"] {
        let player = asks().click(beside);
        assert!(!player.app.overlays.is_empty() && !opened(&player));
    }
    let player = asks().sized(12, 6).click("y or n");
    assert!(opened(&player), "{}", player.screen());
    // Of a long address the rest comes first.
    let long = format!("https://example.org/{}", "abcdefghi/".repeat(90));
    let text = format!("# T\n\nSee [the site]({long}).\n");
    let player = Player::open(&text).sized(40, 15).press("Tab Enter");
    let player = (0..9).fold(player, |player, _| {
        let more = player.screen().contains("↓ goes on");
        if more {
            player.click("↓ goes on")
        } else {
            player
        }
    });
    let player = player.click("y: yes");
    assert!(player.asked.contains(&Effect::Open(long)));
}

#[test]
fn a_double_click_on_a_link_is_no_answer() {
    let lines = "One.\n\n".repeat(4);
    let text = format!("# T\n\n{lines}[the site, the site, the site](https://example.org/)\n");
    let mut player = Player::open(&text);
    let screen = player.screen();
    let (row, _) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("the site"))
        .expect("the link is on the screen");
    let press = Event::Mouse(Mouse {
        kind: MouseKind::Press,
        column: 8,
        row: row as u16,
    });
    player.event(press.clone());
    let screen = player.screen();
    let asked = screen.lines().nth(row).expect("the row is there");
    assert!(asked.contains("y: yes"), "{screen}");
    player.event(press);
    assert!(!player.app.overlays.is_empty(), "{}", player.screen());
    assert!(
        player
            .asked
            .iter()
            .all(|effect| !matches!(effect, Effect::Open(_)))
    );
}

#[test]
fn what_leads_to_the_next_lesson_can_be_clicked() {
    let course = "format = 1\nid = \"test\"\ntitle = \"Test\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n";
    let player = Player::course([
        ("course.toml", course),
        ("one.md", "# One\n\nFirst.\n"),
        ("two.md", "# Two\n\nSecond.\n"),
    ]);
    let player = player.click("Next: Two ›");
    assert!(player.screen().contains("Second."), "{}", player.screen());
    let player = player.click("∙ ∙ ∙").press("Backspace");
    assert!(player.screen().contains("First."), "{}", player.screen());
}

/// What is drawn as being in focus.
fn focused(player: &Player) -> String {
    let wanted = cell_style(player.app.theming.theme.style(Role::Focus));
    let buffer = player.buffer();
    let cells = buffer.content.iter().filter(|cell| {
        let modifier = cell.style().add_modifier;
        modifier.contains(wanted.add_modifier) && cell.style().bg == wanted.bg.or(cell.style().bg)
    });
    cells.map(Cell::symbol).collect()
}

#[test]
fn what_leads_to_the_next_lesson_is_reached_by_key_however_full_the_last_screen_is() {
    let course = "format = 1\nid = \"test\"\ntitle = \"Test\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n";
    for lines in 1..50 {
        let one = format!(
            "# One\n\n```text\n{}```\n\n[up](#one)\n",
            "line\n".repeat(lines)
        );
        let files = [
            ("course.toml", course),
            ("one.md", one.as_str()),
            ("two.md", "# Two\n\nSecond.\n"),
        ];
        for keys in ["G", "j ".repeat(80).as_str(), "Tab Tab"] {
            let screen = Player::course(files).press(keys).screen();
            assert!(screen.contains("Next: Two ›"), "{lines} {keys}: {screen}");
        }
        let player = Player::course(files).press("Tab Tab Shift-Tab Tab");
        assert_eq!(focused(&player), "Next: Two ›", "{lines}");
        let player = player.press("Enter");
        assert!(player.screen().contains("Second."), "{}", player.screen());
        let player = player.press("Backspace");
        assert_eq!(focused(&player), "Next: Two ›", "{lines}");
        let player = player.press("Tab");
        let screen = player.screen();
        assert!(screen.ends_with("no term or link below."), "{screen}");
    }
}

#[test]
fn a_key_with_ctrl_is_no_answer() {
    let text = "# T\n\nSee [the site](https://example.org/).\n";
    let player = Player::open(text).press("Tab Enter Ctrl-y Ctrl-n");
    assert!(
        player.screen().contains("Enter or y"),
        "{}",
        player.screen()
    );
    let is_opened = |effect: &Effect| matches!(effect, Effect::Open(_));
    assert!(!player.asked.iter().any(is_opened));
}

#[test]
fn a_link_to_a_file_or_a_folder_says_what_it_leads_to() {
    for (link, said) in [
        (
            "LICENSE#top",
            "leads to LICENSE, a file of this course that is no lesson.",
        ),
        ("src", "leads to src, a folder of this course"),
        ("gone.md", "leads to nothing: there is no gone.md."),
        ("../x.md", "leads out of the course, to ../x.md"),
    ] {
        let text = format!("# T\n\nA [link]({link}).\n");
        let files = [("a.md", text.as_str()), ("LICENSE", "x"), ("src/a.js", "x")];
        let screen = Player::course(files).press("Tab Enter").screen();
        assert!(screen.contains(said), "{link}: {screen}");
    }
}

#[test]
fn two_keys_that_come_at_once_do_not_answer_what_the_first_of_them_asks() {
    let text = "# T\n\n[Out](https://example.org/)\n";
    let enter = || Event::Key(Key::plain(KeyCode::Enter));
    let opened = |player: &Player| {
        let opens = |effect: &&Effect| matches!(effect, Effect::Open(_));
        player.asked.iter().filter(opens).count()
    };
    let no = [
        Event::Key(Key::char('n')),
        Event::Key(Key::plain(KeyCode::Esc)),
    ];
    let yes = [enter(), Event::Key(Key::char('y'))];
    for key in yes.into_iter().chain(no) {
        let mut player = Player::open(text).press("Tab");
        player.event(enter());
        player.event(key);
        assert_eq!(opened(&player), 0);
        let asks = "Open this address in your browser?";
        assert!(player.screen().contains(asks), "{}", player.screen());
        player.event(Event::Timer(Timer::Drawn));
        player.event(enter());
        assert_eq!(opened(&player), 1);
    }
    // Nor do they where the first has just brought the end of a long address.
    let long = format!("# T\n\n[Out](https://example.org/{})\n", "a".repeat(900));
    let mut player = Player::open(&long).sized(40, 10).press("Tab Enter");
    player.event(Event::Key(Key::char('G')));
    player.event(enter());
    assert_eq!(opened(&player), 0);
    let screen = player.screen();
    assert!(screen.contains("Enter or y"), "{screen}");
    assert_eq!(opened(&player.wait().press("Enter")), 1);
}
