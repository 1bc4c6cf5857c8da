//! What the terminal's bytes mean: keys in every encoding, replies, and everything broken.

use std::fmt::Write;
use std::time::{Duration, Instant};

use nodecourse::app::{Event, Key};
use nodecourse::shell::input::Decoder;
use proptest::prelude::*;

/// The events of these bytes and of the silence after them, as a list of words.
fn events(bytes: &[u8]) -> String {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    let mut events = decoder.feed(bytes, start);
    events.extend(decoder.expire(start + Duration::from_secs(5)));
    described(&events)
}

/// The same, given byte by byte.
fn events_bytewise(bytes: &[u8]) -> String {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    for byte in bytes {
        events.extend(decoder.feed(&[*byte], start));
    }
    events.extend(decoder.expire(start + Duration::from_secs(5)));
    described(&events)
}

fn described(events: &[Event]) -> String {
    let mut out = String::new();
    for event in events {
        let separator = if out.is_empty() { "" } else { " " };
        out.push_str(separator);
        let _ = match event {
            Event::Key(key) => write!(out, "{key}"),
            Event::Mouse(mouse) => {
                write!(out, "{:?}@{},{}", mouse.kind, mouse.column, mouse.row)
            }
            Event::Paste(text) => write!(out, "paste{text:?}"),
            other => write!(out, "{other:?}"),
        };
    }
    out
}

fn assert_events(bytes: &[u8], expected: &str) {
    let shown = String::from_utf8_lossy(bytes).escape_debug().to_string();
    assert_eq!(events(bytes), expected, "{shown}");
    assert_eq!(events_bytewise(bytes), expected, "byte by byte: {shown}");
}

#[test]
fn keys_are_understood_in_every_common_encoding() {
    for (bytes, key) in [
        ("a", "a"),
        ("G", "G"),
        (" ", "Space"),
        ("é", "é"),
        ("日", "日"),
        ("😀", "😀"),
        ("\r", "Enter"),
        ("\n", "Ctrl-J"),
        ("\t", "Tab"),
        ("\x7f", "Backspace"),
        ("\x08", "Backspace"),
        ("\x03", "Ctrl-C"),
        ("\x10", "Ctrl-P"),
        ("\x1a", "Ctrl-Z"),
        ("\x1b", "Esc"),
        ("\x1b\x1b", "Esc Esc"),
        ("\x1b\x03", "Esc Ctrl-C"),
        ("\x1b[Z", "Shift-Tab"),
        ("\x1b[1;2Z", "Shift-Tab"),
        ("\x1bx", "Alt-x"),
        ("\x1bé", "Alt-é"),
        ("\x1b\r", "Alt-Enter"),
        ("\x1b\x7f", "Alt-Backspace"),
        // Arrows: xterm, application mode, rxvt, kitty.
        ("\x1b[A\x1b[B\x1b[C\x1b[D", "↑ ↓ → ←"),
        ("\x1bOA\x1bOB\x1bOC\x1bOD", "↑ ↓ → ←"),
        ("\x1b[1;3C\x1b[1;3D", "Alt-→ Alt-←"),
        ("\x1b\x1b[C\x1b\x1bOD", "Alt-→ Alt-←"),
        ("\x1b[1;5A\x1bOa", "Ctrl-↑ Ctrl-↑"),
        ("\x1b[1;2A\x1b[a", "Shift-↑ Shift-↑"),
        ("\x1bO5A", "Ctrl-↑"),
        ("\x1b[1;1:3A", ""),
        // Home and End: xterm, application mode, Linux console and screen, rxvt.
        ("\x1b[H\x1b[F", "Home End"),
        ("\x1bOH\x1bOF", "Home End"),
        ("\x1b[1~\x1b[4~", "Home End"),
        ("\x1b[7~\x1b[8~", "Home End"),
        ("\x1b[5~\x1b[6~", "PgUp PgDn"),
        ("\x1b[5^\x1b[6$", "Ctrl-PgUp Shift-PgDn"),
        ("\x1b[5;3~", "Alt-PgUp"),
        ("\x1b[2~\x1b[3~", "Insert Delete"),
        // Function keys: xterm, rxvt, Linux console.
        ("\x1bOP\x1bOQ\x1bOR\x1bOS", "F1 F2 F3 F4"),
        ("\x1b[11~\x1b[12~\x1b[13~\x1b[14~", "F1 F2 F3 F4"),
        ("\x1b[[A\x1b[[E", "F1 F5"),
        ("\x1b[15~\x1b[17~\x1b[21~\x1b[24~", "F5 F6 F10 F12"),
        // The keypad in application mode.
        ("\x1bOM\x1bOp\x1bOy\x1bOk", "Enter 0 9 +"),
        // Characters with modifiers: kitty and xterm.
        ("\x1b[97;5u", "Ctrl-A"),
        ("\x1b[27;5;97~", "Ctrl-A"),
        ("\x1b[97;2u", "A"),
        ("\x1b[113;9u", ""),
    ] {
        assert_events(bytes.as_bytes(), key);
    }
}

#[test]
fn the_mouse_is_understood_in_sgr_x10_and_rxvt() {
    for (bytes, expected) in [
        (&b"\x1b[<0;3;4M\x1b[<0;3;4m"[..], "Press@2,3 Release@2,3"),
        (b"\x1b[<32;3;4M\x1b[<35;3;4M", "Drag@2,3 Move@2,3"),
        (b"\x1b[<64;1;1M\x1b[<65;1;1M", "ScrollUp@0,0 ScrollDown@0,0"),
        (
            b"\x1b[<68;1;1M\x1b[<69;1;1M",
            "ScrollLeft@0,0 ScrollRight@0,0",
        ),
        (b"\x1b[<2;3;4M\x1b[<1;3;4M", ""),
        (b"\x1b[<300;3;4M", ""),
        (b"\x1b[M !!j", "Press@0,0 j"),
        (b"\x1b[M \xff\xfej", "Press@222,221 j"),
        (b"\x1b[32;3;4M", "Press@2,3"),
        (b"\x1b\x1b[<0;3;4M", "Esc Press@2,3"),
    ] {
        assert_events(bytes, expected);
    }
}

#[test]
fn a_reply_of_the_terminal_never_acts_as_a_key() {
    for reply in [
        "\x1b[?62;22c",
        "\x1b[>0;276;0c",
        "\x1b[?2026;2$y",
        "\x1b[4;1$y",
        "\x1b[12;40R",
        "\x1b[?12;40R",
        "\x1b[0n",
        "\x1b[?997;1n",
        "\x1b[?1u",
        "\x1b[8;24;80t",
        "\x1b[I\x1b[O",
        "\x1b]10;rgb:ffff/ffff/ffff\x07",
        "\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
        "\x1b]52;c;cXFxcQ==\x07",
        "\x1b]lquit\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1bP1$r0m\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b^quit\x1b\\",
        "\x1bXquit\x1b\\",
        "\x1b\\",
    ] {
        assert_events(reply.as_bytes(), "");
        assert_events(format!("j{reply}k").as_bytes(), "j k");
        assert_events(format!("\x1b{reply}k").as_bytes(), "Esc k");
    }
}

#[test]
fn the_background_is_told_by_its_luminance() {
    for (reply, appearance) in [
        ("\x1b]11;rgb:0000/0000/0000\x1b\\", "Dark"),
        ("\x1b]11;rgb:1e1e/1e1e/2e2e\x07", "Dark"),
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "Light"),
        ("\x1b]11;rgb:fd/f6/e3\x07", "Light"),
        ("\x1b]11;rgba:ffff/ffff/ffff/ffff\x07", "Light"),
        ("\x1b]11;#002b36\x07", "Dark"),
    ] {
        assert_events(reply.as_bytes(), &format!("Background({appearance})"));
    }
    for nonsense in [
        "\x1b]11;rgb:\x07",
        "\x1b]11;rgb:zz/zz/zz\x07",
        "\x1b]11;rgb:fffff/0/0\x07",
        "\x1b]11;#é00000\x07",
        "\x1b]11;?\x07",
        "\x1b]11\x07",
        "\x1b]\x07",
    ] {
        assert_events(nonsense.as_bytes(), "");
    }
}

#[test]
fn a_broken_sequence_takes_no_later_key_with_it() {
    for (bytes, expected) in [
        // Half a character, a stray continuation, an overlong form, a surrogate.
        (&b"\xe6\x97j"[..], "j"),
        (b"\x80j", "j"),
        (b"\xc0\xafj", "j"),
        (b"\xed\xa0\x80j", "j"),
        (b"\xffj", "j"),
        // Sequences cut by another, by Ctrl-C or by Enter.
        (b"\x1b[12\x1b[Aj", "↑ j"),
        (b"\x1b[?\x03", "Ctrl-C"),
        (b"\x1b]11;rgb:\x1b[Aj", "↑ j"),
        (b"\x1b]11;rgb:\x03j", "Ctrl-C j"),
        (b"\x1bP+\x18j", "j"),
        (b"\x1b[M \x1b[A", "↑"),
        (b"\x1bO\x1b[A", "↑"),
        // Unknown but whole.
        (b"\x1b[99~\x1b[1;99Xj", "j"),
        (b"\x1b[?1;2$pj", "j"),
        (b"\x1bO?j", "j"),
    ] {
        assert_events(bytes, expected);
    }
    let endless = [b"\x1b[".as_slice(), &b"1".repeat(100_000), b"~j"].concat();
    assert_events(&endless, "j");
    let endless = [b"\x1b]".as_slice(), &b"q".repeat(100_000), b"\x07j"].concat();
    assert_events(&endless, "j");
}

#[test]
fn a_paste_is_one_event_and_bounded() {
    assert_events(
        b"\x1b[200~one\r\ntwo\rq\x1b[201~j",
        "paste\"one\\ntwo\\nq\" j",
    );
    assert_events(
        b"\x1b[200~a\x1b[20\x1b\x1b[201~j",
        "paste\"a\\u{1b}[20\\u{1b}\" j",
    );
    assert_events(b"\x1b[201~j", "j");
    let long = [
        b"\x1b[200~".as_slice(),
        &b"x".repeat(1_000_000),
        b"\x1b[201~j",
    ]
    .concat();
    let start = Instant::now();
    let events = Decoder::default().feed(&long, start);
    let [Event::Paste(text), Event::Key(_)] = events.as_slice() else {
        panic!("{}", described(&events));
    };
    assert_eq!(text.len(), 64 * 1024);
}

#[test]
fn an_unended_paste_gives_the_keys_back_after_a_second() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    assert!(decoder.feed(b"\x1b[200~abc", start).is_empty());
    let later = decoder.deadline().expect("a paste has a deadline");
    assert!(later <= start + Duration::from_secs(1));
    assert_eq!(described(&decoder.expire(later)), "paste\"abc\"");
    assert_eq!(described(&decoder.feed(b"j", later)), "j");
    assert_eq!(decoder.deadline(), None);
}

#[test]
fn esc_alone_is_decided_after_50_ms_and_only_if_nothing_follows() {
    let start = Instant::now();
    let mut decoder = Decoder::default();
    assert!(decoder.feed(b"\x1b", start).is_empty());
    let deadline = decoder.deadline().expect("Esc has a deadline");
    assert!(deadline >= start + Duration::from_millis(50));
    assert!(decoder.expire(start + Duration::from_millis(49)).is_empty());
    // The machine was busy: what followed long after was there all the same.
    let late = start + Duration::from_secs(9);
    assert_eq!(described(&decoder.feed(b"[A", late)), "↑");
}

#[test]
fn half_a_sequence_is_given_up_after_a_second() {
    for half in [
        &b"\x1b["[..],
        b"\x1b[1;",
        b"\x1b[?",
        b"\x1bO",
        b"\x1b[M ",
        b"\x1b[[",
        b"\xe6\x97",
        b"\x1b]",
        b"\x1b]11;rgb:00",
        b"\x1bP+",
        b"\x1b]0;\x1b",
    ] {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        assert!(decoder.feed(half, start).is_empty());
        let deadline = decoder.deadline().expect("half a sequence has a deadline");
        assert!(deadline <= start + Duration::from_secs(1), "{half:?}");
        assert_eq!(described(&decoder.expire(deadline)), "", "{half:?}");
        assert_eq!(described(&decoder.feed(b"j", deadline)), "j", "{half:?}");
    }
}

#[test]
fn the_rest_of_a_reply_that_was_given_up_is_no_typing() {
    for (half, rest) in [
        (&b"\x1b]11;rgb:00"[..], &b"00/0000/0000\x1b\\"[..]),
        (b"\x1b]11;rgb:00", b"00/0000/0000\x07"),
        (b"\x1b[?62", b";22c"),
        (b"\x1b[", b"12;40R"),
    ] {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        decoder.feed(half, start);
        let late = start + Duration::from_secs(3);
        decoder.expire(late);
        assert_eq!(described(&decoder.feed(rest, late)), "", "{half:?}");
        assert_eq!(described(&decoder.feed(b"j", late)), "j", "{half:?}");
    }
}

/// Bytes that are likely to be interesting.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1b]11;".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just(b"\x1b\\".to_vec()),
        Just(b"\x1b[<0;65535;65535M".to_vec()),
        Just(b"\x1b[M".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1bP".to_vec()),
        Just("é😀".as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
        "[0-9;:?<>$~a-zA-Z]{0,6}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn packets_make_no_difference_and_nothing_panics(bytes in pieces()) {
        prop_assert_eq!(events(&bytes), events_bytewise(&bytes));
    }

    #[test]
    fn quitting_works_a_second_after_anything(bytes in pieces()) {
        let start = Instant::now();
        let mut decoder = Decoder::default();
        decoder.feed(&bytes, start);
        let later = start + Duration::from_secs(2);
        decoder.expire(later);
        prop_assert_eq!(decoder.deadline(), None);
        let events = decoder.feed(b"q", later);
        let quits = matches!(events.as_slice(), [Event::Key(key)] if *key == Key::char('q'));
        prop_assert!(quits, "{}", described(&events));
    }
}
