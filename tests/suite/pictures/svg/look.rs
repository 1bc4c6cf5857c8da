//! What a cell of the terminal looks like.

use vt100::{Cell, Color};

use super::shape::Shape;

/// The sixteen colours that have no values of their own, and what `Default` is: light on dark.
const ANSI: [&str; 16] = [
    "#1c1c1c", "#d16969", "#7fae6b", "#d0a95f", "#6a9fd8", "#b98bd0", "#5fb3b3", "#d0d0d0",
    "#7a7a7a", "#e88a8a", "#9fce8b", "#f0c97f", "#8abff8", "#d9abf0", "#7fd3d3", "#ffffff",
];

/// What a cell looks like.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    pub text: String,
    pub foreground: String,
    pub background: String,
    /// The classes of the style sheet: `b` and `i`.
    pub class: &'static str,
    pub underlined: bool,
    /// The second half of a wide character.
    pub skipped: bool,
}

impl Look {
    pub fn of(cell: Option<&Cell>) -> Self {
        let Some(cell) = cell else {
            return Self::default();
        };
        let mut look = Self {
            text: cell.contents().to_owned(),
            foreground: color(cell.fgcolor(), "#d0d0d0"),
            background: color(cell.bgcolor(), "#1c1c1c"),
            class: match (cell.bold(), cell.italic()) {
                (true, true) => "b i",
                (true, false) => "b",
                (false, true) => "i",
                (false, false) => "",
            },
            underlined: cell.underline(),
            skipped: cell.is_wide_continuation(),
        };
        if cell.inverse() {
            std::mem::swap(&mut look.foreground, &mut look.background);
        }
        look
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && !self.skipped
    }

    pub fn shape(&self) -> Option<Shape> {
        let mut characters = self.text.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Shape::of(character),
            _ => None,
        }
    }

    /// Whether a letter of `other` can stand in the same run of text.
    pub fn runs_with(&self, other: &Self) -> bool {
        (&self.foreground, self.class) == (&other.foreground, other.class)
    }
}

fn color(color: Color, default: &str) -> String {
    match color {
        Color::Default => default.to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Idx(number) => match (ANSI.get(usize::from(number)), number) {
            (Some(named), _) => (*named).to_owned(),
            (None, 16..=231) => {
                let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
                let [red, green, blue] = [36, 6, 1].map(|unit| level((number - 16) / unit % 6));
                format!("#{red:02x}{green:02x}{blue:02x}")
            }
            (None, _) => {
                let gray = 8 + 10 * (number - 232);
                format!("#{gray:02x}{gray:02x}{gray:02x}")
            }
        },
    }
}
