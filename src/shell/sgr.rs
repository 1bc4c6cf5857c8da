//! Styles as the codes that a terminal takes (SGR, ECMA-48).
//!
//! crossterm names the sixteen colours by `38;5;N`, which a terminal with only sixteen takes for something else: they
//! are `30`–`37` and `90`–`97` here, and ten more behind the letters.

use ratatui::style::{Color, Modifier};

/// What a terminal is told of the letters that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The colour of the letters.
    pub foreground: Color,
    /// The colour behind them.
    pub background: Color,
    /// Bold, underlined and so on.
    pub modifier: Modifier,
}

/// Back to plain letters.
pub const PLAIN: &str = "\x1b[0m";

/// The numbers of what is no colour.
const MODIFIERS: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// How much higher the numbers for the background are.
const BEHIND: u8 = 10;

impl Look {
    /// Adds the sequence that turns the look before it into this one.
    pub fn write(self, before: Self, out: &mut String) {
        if self == before {
            return;
        }
        out.push_str("\x1b[");
        if before != Self::default() {
            out.push_str("0;");
        }
        for (modifier, number) in MODIFIERS {
            if self.modifier.contains(modifier) {
                out.push_str(&format!("{number};"));
            }
        }
        code(self.foreground, 0, out);
        code(self.background, BEHIND, out);
        // The sign after the last number ends the sequence.
        if out.ends_with(';') {
            out.pop();
        }
        out.push('m');
    }
}

/// Adds the numbers of a colour; none for the terminal's own.
fn code(color: Color, behind: u8, out: &mut String) {
    let basic = |number: u8| match number {
        0..8 => 30 + behind + number,
        _ => 90 + behind + number - 8,
    };
    let number = match color {
        Color::Reset => return,
        Color::Rgb(red, green, blue) => {
            return out.push_str(&format!("{};2;{red};{green};{blue};", 38 + behind));
        }
        Color::Indexed(number @ 16..) => {
            return out.push_str(&format!("{};5;{number};", 38 + behind));
        }
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    out.push_str(&format!("{};", basic(number)));
}
