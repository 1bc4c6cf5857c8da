//! Frames as bytes: nothing when nothing changed, links, and any size.

use nodecourse::shell::screen::Screen;
use nodecourse::ui::Hyperlink;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

/// The bytes of a frame that shows one line of text.
fn frame(screen: &mut Screen, text: &str, links: &[Hyperlink]) -> String {
    let style = Style::default().fg(Color::Rgb(1, 2, 3));
    let bytes = screen.frame(|buffer: &mut Buffer| {
        buffer.set_stringn(0, 0, text, 80, style);
        links.to_vec()
    });
    String::from_utf8(bytes).expect("frames are UTF-8")
}

fn link(start: u16, end: u16, address: &str) -> Hyperlink {
    Hyperlink {
        row: 0,
        start,
        end,
        address: address.to_owned(),
    }
}

/// What a terminal shows after these bytes.
fn shown(bytes: &str) -> String {
    let columns = 20.try_into().expect("20 is not 0");
    let rows = 2.try_into().expect("2 is not 0");
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    terminal.process(bytes.as_bytes());
    terminal.screen().contents()
}

#[test]
fn the_first_frame_is_drawn_whole_within_a_synchronized_update() {
    let first = frame(&mut Screen::new((20, 2)), "hello", &[]);
    assert!(first.starts_with("\x1b[?2026h\x1b[0m\x1b[2J"), "{first:?}");
    assert!(first.ends_with("\x1b[?2026l"), "{first:?}");
    assert!(first.contains("\x1b[38;2;1;2;3"), "colours are written");
    assert_eq!(shown(&first), "hello");
}

#[test]
fn an_identical_frame_writes_no_byte_with_links_too() {
    let mut screen = Screen::new((20, 2));
    let links = [link(0, 2, "https://nodejs.org/")];
    frame(&mut screen, "日本 hello", &links);
    assert_eq!(frame(&mut screen, "日本 hello", &links), "");
    assert_ne!(frame(&mut screen, "日本 hello", &[]), "");
}

#[test]
fn a_forgotten_screen_is_drawn_whole_again() {
    let mut screen = Screen::new((20, 2));
    let first = frame(&mut screen, "hello", &[]);
    screen.forget();
    assert_eq!(frame(&mut screen, "hello", &[]), first);
    screen.forget();
    screen.forget();
    assert_eq!(frame(&mut screen, "hello", &[]), first);
    assert_eq!(frame(&mut screen, "hello", &[]), "");
}

#[test]
fn a_frame_drawn_whole_is_the_one_that_changes_a_blank_screen() {
    for text in ["日本 docs", "a 👍\u{fe0f}b ❤\u{fe0f}c", "ﾊﾞ ﾊﾟ d", ""] {
        let whole = frame(&mut Screen::new((20, 2)), text, &[]);
        let mut screen = Screen::new((20, 2));
        let blank = frame(&mut screen, "", &[]);
        let changes = frame(&mut screen, text, &[]);
        assert_eq!(shown(&whole), shown(&(blank + &changes)), "{text}");
        if !changes.is_empty() {
            assert_eq!(whole.replace("\x1b[0m\x1b[2J", ""), changes);
        }
    }
}

#[test]
fn links_stand_around_every_cell_and_move_nothing() {
    let mut screen = Screen::new((20, 2));
    let bytes = frame(
        &mut screen,
        "日本 docs end",
        &[link(0, 7, "https://nodejs.org/")],
    );
    assert_eq!(shown(&bytes), "日本 docs end");
    assert_eq!(bytes.matches(";https://nodejs.org/\x1b\\").count(), 5);
    assert_eq!(bytes.matches("\x1b]8;;\x1b\\").count(), 5);
    let plain = frame(&mut screen, "日本 docs end", &[]);
    assert!(
        plain.contains("日") && !plain.contains("\x1b]8"),
        "{plain:?}"
    );
}

#[test]
fn only_clean_web_and_mail_addresses_become_links() {
    let long = format!("https://a/{}", "x".repeat(2083));
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a/\x1b]0;title\x07",
        "https://a/b c",
        "https://é/",
        "https",
        "",
        long.as_str(),
    ] {
        let bytes = frame(&mut Screen::new((20, 2)), "docs", &[link(0, 4, address)]);
        assert!(!bytes.contains("\x1b]8"), "{address}");
    }
    for address in ["http://a/", "HTTPS://a/", "mailto:a@b"] {
        let bytes = frame(&mut Screen::new((20, 2)), "docs", &[link(0, 4, address)]);
        assert!(bytes.contains("\x1b]8"), "{address}");
    }
}

#[test]
fn any_size_and_any_link_is_fine() {
    for size in [
        (0, 0),
        (1, 1),
        (1, 0),
        (65535, 1),
        (1, 65535),
        (65535, 65535),
    ] {
        let mut screen = Screen::new((20, 2));
        screen.resize(size);
        let links = [
            link(0, u16::MAX, "https://a/"),
            link(u16::MAX, 0, "https://a/"),
        ];
        let (columns, rows) = screen.size();
        assert!(columns <= 1000 && rows <= 500);
        let bytes = screen.frame(|_| links.to_vec());
        assert!(String::from_utf8(bytes).is_ok());
    }
}

#[test]
fn the_sixteen_colours_have_the_codes_that_a_terminal_with_sixteen_knows() {
    let styled = |style: Style| {
        let bytes = Screen::new((20, 2)).frame(|buffer: &mut Buffer| {
            buffer.set_stringn(0, 0, "x", 80, style);
            Vec::new()
        });
        String::from_utf8(bytes).expect("frames are UTF-8")
    };
    for (foreground, background, codes) in [
        (0, 7, "30;47"),
        (7, 0, "37;40"),
        (8, 15, "90;107"),
        (15, 8, "97;100"),
        (16, 255, "38;5;16;48;5;255"),
    ] {
        let style = Style::default()
            .fg(Color::Indexed(foreground))
            .bg(Color::Indexed(background));
        let shown = styled(style);
        assert!(shown.contains(&format!("\x1b[{codes}mx")), "{shown:?}");
    }
    let shown = styled(Style::default().fg(Color::LightRed).bold().reversed());
    assert!(shown.contains("\x1b[1;7;91mx"), "{shown:?}");
}

#[test]
fn a_style_ends_where_the_next_begins() {
    let bytes = Screen::new((20, 2)).frame(|buffer: &mut Buffer| {
        buffer.set_stringn(0, 0, "a", 80, Style::default().bold());
        buffer.set_stringn(1, 0, "b", 80, Style::default().fg(Color::Indexed(2)));
        buffer.set_stringn(2, 0, "c", 80, Style::default());
        Vec::new()
    });
    let shown = String::from_utf8(bytes).expect("frames are UTF-8");
    assert!(
        shown.contains("\x1b[1ma\x1b[0;32mb\x1b[0mc\x1b[0m"),
        "{shown:?}"
    );
}
