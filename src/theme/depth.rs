//! How many colours a terminal has, judged by what the environment says of it. It reads no
//! environment itself: the values are given.

/// The colours that a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None, or none are wanted: bold, underline and reverse remain.
    None,
    /// The sixteen of the terminal's own palette.
    Ansi16,
    /// xterm's 256.
    Indexed256,
    /// Red, green and blue.
    True,
}

/// What the learner asked for with `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorChoice {
    /// As the environment says.
    #[default]
    Auto,
    /// Colours even where the environment speaks against them.
    Always,
    /// No colours.
    Never,
}

/// The environment's words about colours; `None` is a variable that is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColorEnvironment<'a> {
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `NO_COLOR`, see <https://no-color.org>: any value but an empty one says no.
    pub no_color: Option<&'a str>,
}

/// Terminals that show all colours but whose `TERM` does not say so by its ending.
const TRUE_COLOR_TERMS: [&str; 7] = [
    "alacritty",
    "contour",
    "foot",
    "wezterm",
    "xterm-ghostty",
    "xterm-kitty",
    "rio",
];

/// Families of terminals that terminfo gives no colours. It is the old that have none: the list will not grow, and a
/// name that nobody knows is of a terminal with colours.
const PLAIN_FAMILIES: [&str; 10] = [
    "adm3a", "dialup", "hp", "mach", "network", "sun", "tvi", "unknown", "vt", "wyse",
];
/// The kinds without colours of terminals that have some.
const PLAIN_KINDS: [&str; 4] = ["m", "mono", "nc", "mr"];

impl Depth {
    /// The depth to draw with.
    pub fn detect(choice: ColorChoice, environment: ColorEnvironment) -> Self {
        match choice {
            ColorChoice::Never => Self::None,
            ColorChoice::Always => Self::of_terminal(environment).max(Self::Ansi16),
            ColorChoice::Auto if environment.no_color.is_some_and(|value| !value.is_empty()) => {
                Self::None
            }
            ColorChoice::Auto => Self::of_terminal(environment),
        }
    }

    fn of_terminal(environment: ColorEnvironment) -> Self {
        let term = environment.term.unwrap_or_default();
        let says_true = matches!(environment.colorterm, Some("truecolor" | "24bit"));
        if term == "dumb" {
            Self::None
        } else if term.starts_with("screen") && says_true {
            // GNU screen passes the outer terminal's COLORTERM on but not its colours.
            Self::Indexed256
        } else if says_true
            || term.ends_with("-direct")
            || term.ends_with("-truecolor")
            || TRUE_COLOR_TERMS.contains(&term)
        {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed256
        } else if is_plain(term) && environment.colorterm.unwrap_or_default().is_empty() {
            Self::None
        } else {
            Self::Ansi16
        }
    }
}

/// Whether a terminal of this name has no colours: `vt100` and its like, or `xterm-mono`.
fn is_plain(term: &str) -> bool {
    if term.contains("color") || term.starts_with("vt525") {
        return false;
    }
    let mut parts = term.split('-');
    let model = parts.next().unwrap_or_default();
    let family = model.trim_end_matches(|letter: char| letter.is_ascii_digit());
    PLAIN_FAMILIES.contains(&family) || parts.any(|kind| PLAIN_KINDS.contains(&kind))
}
