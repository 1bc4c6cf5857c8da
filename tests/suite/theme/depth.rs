//! What the environment says of colours.

use nodecourse::theme::{ColorChoice, ColorEnvironment, Depth};

/// The depth for the values of `COLORTERM`, `TERM` and `NO_COLOR`, where `-` is not set.
fn depth(choice: ColorChoice, colorterm: &str, term: &str, no_color: &str) -> Depth {
    let environment = ColorEnvironment {
        colorterm: Some(colorterm).filter(|value| *value != "-"),
        term: Some(term).filter(|value| *value != "-"),
        no_color: Some(no_color).filter(|value| *value != "-"),
    };
    Depth::detect(choice, environment)
}

#[test]
fn the_terminal_says_what_it_can_show() {
    for (colorterm, term, expected) in [
        ("truecolor", "xterm-256color", Depth::True),
        ("24bit", "xterm", Depth::True),
        ("-", "xterm-kitty", Depth::True),
        ("-", "xterm-direct", Depth::True),
        ("-", "tmux-256color", Depth::Indexed256),
        ("truecolor", "screen-256color", Depth::Indexed256),
        ("-", "xterm", Depth::Ansi16),
        ("-", "linux", Depth::Ansi16),
        ("-", "-", Depth::Ansi16),
        ("-", "screen", Depth::Ansi16),
        ("-", "rxvt", Depth::Ansi16),
        ("-", "mach-color", Depth::Ansi16),
        ("-", "vt525", Depth::Ansi16),
        ("-", "one-of-tomorrow", Depth::Ansi16),
        ("truecolor", "dumb", Depth::None),
    ] {
        let found = depth(ColorChoice::Auto, colorterm, term, "-");
        assert_eq!(found, expected, "COLORTERM={colorterm} TERM={term}");
    }
}

#[test]
fn no_color_says_no_unless_it_is_empty() {
    let auto = |no_color| depth(ColorChoice::Auto, "truecolor", "xterm", no_color);
    assert_eq!(auto("1"), Depth::None);
    assert_eq!(auto(""), Depth::True);
}

#[test]
fn the_learners_choice_stands_above_the_environment() {
    let always = |term| depth(ColorChoice::Always, "-", term, "1");
    assert_eq!(always("xterm-256color"), Depth::Indexed256);
    assert_eq!(always("dumb"), Depth::Ansi16);
    assert_eq!(
        depth(ColorChoice::Never, "truecolor", "xterm", "-"),
        Depth::None
    );
}

#[test]
fn a_terminal_that_never_had_colours_gets_none_unless_something_speaks_for_them() {
    for term in [
        "vt52",
        "vt100",
        "vt102",
        "vt220",
        "vt320-w",
        "vt420",
        "ansi-m",
        "xterm-mono",
        "rxvt-m",
        "linux-m",
        "sun",
        "mach-bold",
        "wyse60",
        "unknown",
        "network",
    ] {
        assert_eq!(
            depth(ColorChoice::Auto, "-", term, "-"),
            Depth::None,
            "{term}"
        );
        assert_eq!(
            depth(ColorChoice::Always, "-", term, "-"),
            Depth::Ansi16,
            "{term}"
        );
    }
    for (colorterm, term, expected) in [
        ("truecolor", "vt100", Depth::True),
        ("1", "vt220", Depth::Ansi16),
        ("-", "vt100-color", Depth::Ansi16),
    ] {
        let found = depth(ColorChoice::Auto, colorterm, term, "-");
        assert_eq!(found, expected, "COLORTERM={colorterm} TERM={term}");
    }
}
