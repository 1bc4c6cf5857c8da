//! Colours: as many as the terminal has, the theme that suits its background, and none when none are wanted.

use vt100::{Cell, Color};

use super::harness::wire::{self, Token, colors};
use super::harness::{Manners, Session, Setup, folder};

/// Keys that open something, and words that show that it is open.
const TOUR: [(&str, &str); 4] = [
    ("\t\r", "Esc close"),
    ("o", "─ Contents ─"),
    ("?", "─ Keys ─"),
    ("T\x1b[B\x1b[B", "─ Theme ─"),
];

#[test]
fn a_light_background_brings_the_light_theme_without_a_key() {
    for (manners, is_suitable) in [
        (Manners::Light, (|sum| sum > 600) as fn(u16) -> bool),
        (Manners::Dark, |sum| sum < 200),
    ] {
        let session = Setup::new()
            .env("COLORTERM", "truecolor")
            .manners(manners)
            .ready();
        session.wait_for_screen("the theme's ground", |screen| {
            let ground = screen.cell(5, 5).map(vt100::Cell::bgcolor);
            matches!(ground, Some(Color::Rgb(red, green, blue))
                if is_suitable(u16::from(red) + u16::from(green) + u16::from(blue)))
        });
        let mut session = session;
        let raw = session.raw();
        let (page, reply) = raw.split_once("\x1b]11;?").expect("it asks");
        assert!(page.contains("Welcome"), "the page stands before it asks");
        assert!(
            page.rfind("\x1b[?2026h") < page.rfind("\x1b[?2026l"),
            "the frame is whole"
        );
        assert!(!page.contains(";2;"), "no theme is guessed");
        assert!(!reply.contains("\x1b[2J"), "nothing flashes");
        session.quit();
    }
}

#[test]
fn a_chosen_theme_is_not_asked_about() {
    let option = Setup::new().arg("--theme").arg("sepia");
    let setting = Setup::new().config("config.toml", "theme = \"sepia\"\n");
    for setup in [option, setting] {
        let mut session = setup
            .env("COLORTERM", "truecolor")
            .manners(Manners::Mute)
            .ready();
        session.catch_up();
        session.quit();
        assert!(!tokens(&session).contains(&Token::Question));
        assert!(session.raw().contains(";2;"), "it has its colours");
    }
}

#[test]
fn a_theme_that_was_chosen_in_the_player_can_be_left_for_the_one_that_suits() {
    let state = folder(&[]);
    let setup = || {
        let setup = Setup::new().env("XDG_STATE_HOME", state.path().to_str().expect("a path"));
        setup.env("COLORTERM", "truecolor").manners(Manners::Light)
    };
    let mut session = setup().ready();
    session.send("T");
    session.wait_for("now Dawn");
    session.send("\x1b[B\x1b[B\r");
    session.wait_for("from now on");
    session.quit();
    let mut session = setup().start();
    session.wait_for("Welcome");
    session.send("T");
    session.wait_for("Dusk");
    session.send("\x1b[A\x1b[A");
    session.wait_for("now Dawn");
    session.send("\x1b");
    session.wait_until_gone("now Dawn");
    session.quit();
}

#[test]
fn no_colour_means_none_while_bold_and_underlines_stay() {
    let rich = || Setup::new().env("COLORTERM", "truecolor");
    for setup in [
        rich().env("NO_COLOR", "1"),
        rich().arg("--color").arg("never"),
        rich().arg("--color=never").arg("--theme=dusk"),
        Setup::new().env("TERM", "vt220"),
    ] {
        let mut session = setup.manners(Manners::Mute).ready();
        session.wait_for_screen("a term", |screen| {
            let places = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
            let mut cells = places.filter_map(|(row, column)| screen.cell(row, column));
            cells.any(Cell::underline)
        });
        tour(&mut session);
        let styles = styles(&session);
        let used: Vec<_> = styles.iter().flat_map(|style| colors(style)).collect();
        assert_eq!(used, [[0; 0]; 0]);
        let turned_on = |code| styles.iter().any(|style| style.contains(&code));
        assert!(turned_on(1), "bold");
        assert!(turned_on(4), "underlined");
    }
}

#[test]
fn sixteen_colours_are_all_that_a_simple_terminal_gets() {
    for manners in [Manners::Dark, Manners::Light] {
        let mut session = Setup::new().env("TERM", "xterm").manners(manners).ready();
        tour(&mut session);
        assert_few(&session, None);
    }
    let themed = Setup::new().env("TERM", "xterm").arg("--theme=dusk");
    let mut session = themed.manners(Manners::Mute).ready();
    tour(&mut session);
    assert_few(&session, None);
}

#[test]
fn two_hundred_and_fifty_six_colours_are_named_by_number() {
    let mut session = Setup::new().arg("--theme=dusk").manners(Manners::Mute);
    session = session.env("TERM", "xterm-256color");
    let mut session = session.ready();
    tour(&mut session);
    assert_few(&session, Some(255));
}

/// Opens much of what there is to see, and quits.
fn tour(session: &mut Session) {
    session.catch_up();
    for (keys, mark) in TOUR {
        session.visit(keys, mark);
    }
    session.send("G");
    session.catch_up();
    session.quit();
}

/// No colours but the sixteen, by their own codes, and those of 256 up to this one.
fn assert_few(session: &Session, most: Option<u8>) {
    let styles = styles(session);
    let used: Vec<_> = styles.iter().flat_map(|style| colors(style)).collect();
    assert!(!used.is_empty());
    for color in used {
        let allowed = match color.as_slice() {
            [38 | 48, 5, number] => most.is_some_and(|most| *number <= most),
            [_] => true,
            _ => false,
        };
        assert!(allowed, "{color:?}");
    }
}

fn styles(session: &Session) -> Vec<Vec<u8>> {
    let style = |token| match token {
        Token::Style(numbers) => Some(numbers),
        _ => None,
    };
    tokens(session).into_iter().filter_map(style).collect()
}

fn tokens(session: &Session) -> Vec<Token> {
    wire::tokens(&session.bytes()).unwrap_or_else(|error| panic!("{error}"))
}
