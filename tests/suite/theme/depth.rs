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
