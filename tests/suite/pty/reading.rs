//! What the first reader does with keys and mouse, as bytes of a real terminal.

use tempfile::TempDir;
use vt100::MouseProtocolMode;

use super::harness::wire::{self, Switch, Token};
use super::harness::{READY, Session, Setup, folder};

/// What the entry of the term says.
const EXPLANATION: &str = "One thread that runs callbacks";

#[test]
fn a_click_on_a_term_explains_it_and_a_click_beside_closes_it() {
    let course = course();
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    click(&mut session, "event loop");
    session.wait_for(EXPLANATION);
    click(&mut session, READY);
    session.wait_until_gone(EXPLANATION);
    session.quit();
}

#[test]
fn a_lesson_that_is_turned_to_while_a_large_glossary_is_read_has_its_terms() {
    let many = |number| format!("[t{number}]\nname = \"term {number}\"\ntext = \"One of many.\"\n");
    let glossary: String = (0..8_000).map(many).collect();
    let course = folder(&[
        (
            "glossary.toml",
            &(glossary + "[tea]\ntext = \"Leaves and water.\"\n"),
        ),
        ("a.md", "# What is Node.js?\n\nSome tea.\n"),
        ("b.md", "# Second\n\nMore tea.\n"),
    ]);
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    session.send("]");
    session.wait_for("More tea.");
    let (column, row) = session.find("tea.");
    let place = (row as u16 - 1, column as u16 - 1);
    session.wait_for_screen("a marked term", |screen| {
        let cell = screen.cell(place.0, place.1);
        cell.is_some_and(vt100::Cell::underline)
    });
    session.send("\t\r");
    session.wait_for("Leaves and water.");
    session.send("\x1b");
    session.wait_until_gone("Leaves and water.");
    session.quit();
}

#[test]
fn tab_and_enter_explain_a_term_and_esc_alone_closes_it() {
    let course = course();
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    for _ in 0..2 {
        session.send("\t\r");
        session.wait_for(EXPLANATION);
        session.send("\x1b");
        session.wait_until_gone(EXPLANATION);
        session.send("gg");
    }
    session.quit();
}

#[test]
fn an_open_pop_up_follows_the_size_of_the_screen() {
    let course = course();
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    session.send("\t\r");
    session.wait_for(EXPLANATION);
    for (columns, rows) in [(120, 40), (50, 12), (40, 10), (30, 6), (200, 8), (80, 24)] {
        session.resize(columns, rows);
        session.catch_up();
        session.wait_for("One thread that");
    }
    session.wait_for(EXPLANATION);
    session.send("\x1b");
    session.wait_until_gone(EXPLANATION);
    session.quit();
}

#[test]
fn a_key_goes_through_the_ways_to_report_the_mouse() {
    let mut session = Setup::new().ready();
    for (mode, words) in [
        (MouseProtocolMode::AnyMotion, "resting on a term"),
        (MouseProtocolMode::None, "Mouse: off"),
        (MouseProtocolMode::ButtonMotion, "clicks and the wheel"),
        (MouseProtocolMode::AnyMotion, "resting on a term"),
        (MouseProtocolMode::None, "Mouse: off"),
    ] {
        assert_eq!(
            reports(&session, 1003),
            session.mouse_mode() == MouseProtocolMode::AnyMotion
        );
        session.send("M");
        session.wait_for(words);
        assert_eq!(session.mouse_mode(), mode);
    }
    for mode in [1000, 1002, 1003, 1006] {
        assert!(!reports(&session, mode), "{mode} is on");
    }
    session.quit();
}

#[test]
fn a_configured_mouse_holds_from_the_start_and_over_ssh_without_motion() {
    for (mouse, over_ssh, mode) in [
        ("off", false, MouseProtocolMode::None),
        ("buttons", false, MouseProtocolMode::ButtonMotion),
        ("hover", false, MouseProtocolMode::AnyMotion),
        ("hover", true, MouseProtocolMode::ButtonMotion),
    ] {
        let mut setup = Setup::new().config("config.toml", &format!("mouse = \"{mouse}\"\n"));
        if over_ssh {
            setup = setup.env("SSH_CONNECTION", "::1 1 ::1 2");
        }
        let mut session = setup.ready();
        assert_eq!(session.mouse_mode(), mode, "{mouse}");
        session.quit();
    }
}

#[test]
fn a_configuration_that_cannot_be_read_is_among_the_problems() {
    let mut session = Setup::new().config("config.toml/inside", "").ready();
    session.wait_for("1 problem found so far");
    session.send("!");
    session.wait_for("this file could not be read: it is a folder");
    session.send("\x1b");
    session.wait_until_gone("─ Problems ─");
    session.quit();
}

#[test]
fn the_command_that_finds_more_problems_names_the_path_of_the_course() {
    let courses = folder(&[("my course/one.md", "# One\n")]);
    let path = courses.path().join("my course");
    let more = |words: &str| words.replace("COURSE", &format!("'{}'", path.display()));
    for (columns, told) in [
        (160, "“nodecourse check COURSE” also looks at links"),
        (40, "links: nodecourse check PATH"),
        (28, "links: nodecourse check"),
    ] {
        let mut session = Setup::new().size(columns, 24).course(&path).start();
        session.wait_for("One");
        session.visit("!", &more(told));
        session.quit();
    }
}

#[test]
fn resting_on_a_term_explains_it_in_the_hover_mode_only() {
    let course = course();
    let mut session = Setup::new()
        .size(80, 24)
        .config("config.toml", "mouse = \"hover\"\n")
        .course(course.path())
        .ready();
    let (column, row) = session.find("event loop");
    session.send(&format!("\x1b[<35;{column};{row}M"));
    session.wait_for(EXPLANATION);
    session.send("\x1b[<35;1;1M");
    session.wait_until_gone(EXPLANATION);
    session.quit();
}

#[test]
fn copying_sends_the_exact_code_to_the_clipboard_once() {
    let course = folder(&[(
        "lesson.md",
        "# What is Node.js?\n\n> ```js\n> const sign = \"✓ <b>&amp;\";\n> \tconsole.log(sign);\n>\n> // end\n> ```\n",
    )]);
    let mut session = Setup::new().course(course.path()).ready();
    assert_eq!(copies(&session), [""; 0]);
    session.send("c");
    session.wait_for("Sent the code to the clipboard, 4 lines");
    session.quit();
    let code = "Y29uc3Qgc2lnbiA9ICLinJMgPGI+JmFtcDsiOwoJY29uc29sZS5sb2coc2lnbik7CgovLyBlbmQ=";
    assert_eq!(copies(&session), [code]);
}

#[test]
fn only_web_and_mail_addresses_become_links_of_the_terminal() {
    let lesson = "# What is Node.js?\n\n[a](https://a.example/x?y=1&z=2#w)\n[b](http://b.example/)\n[c](mailto:c@d.example)\n\
        [d](javascript:alert(1)) [e](file:///etc/passwd) [f](data:text/html,x)\n[g](ftp://g.example/)\n\
        [h](vscode://h) [i](//i.example/) [j](other.md) [k](#nowhere)\n[l](https://l.example/&#27;]0;x&#7;)\n[m](<https://m.example/a b>)\n";
    let course = folder(&[("lesson.md", lesson)]);
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    session.catch_up();
    session.quit();
    let mut links: Vec<String> = tokens(&session)
        .into_iter()
        .filter_map(|token| match token {
            Token::Link(address) => Some(address),
            _ => None,
        })
        .collect();
    links.sort();
    links.dedup();
    assert_eq!(
        links,
        [
            "http://b.example/",
            "https://a.example/x?y=1&z=2#w",
            "mailto:c@d.example"
        ]
    );
}

fn course() -> TempDir {
    folder(&[
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"Course\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"lesson.md\"]\n",
        ),
        (
            "glossary.toml",
            "[event-loop]\nname = \"event loop\"\ntext = \"One thread that runs callbacks, one after the other.\"\n",
        ),
        (
            "lesson.md",
            "# What is Node.js?\n\nIt waits in its event loop.\n\nMore words stand here.\n",
        ),
    ])
}

/// Clicks on the first place where the screen shows a text.
fn click(session: &mut Session, text: &str) {
    let (column, row) = session.find(text);
    session.send(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

/// Everything written so far, which must be the program's own.
fn tokens(session: &Session) -> Vec<Token> {
    wire::tokens(&session.bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn copies(session: &Session) -> Vec<String> {
    let copy = |token| match token {
        Token::Copy(content) => Some(content),
        _ => None,
    };
    tokens(session).into_iter().filter_map(copy).collect()
}

/// Whether a mode is on.
fn reports(session: &Session, wanted: u16) -> bool {
    let mut switches = tokens(session).into_iter().filter_map(|token| match token {
        Token::Mode(mode, switch) if mode == wanted => Some(switch),
        _ => None,
    });
    switches.next_back() == Some(Switch::On)
}
