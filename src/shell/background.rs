//! Whether the terminal's background is dark or light: the question, and what a reply says.

use crate::theme::Appearance;
use crate::theme::color::light;

/// Asks for the background colour (OSC 11), then for what every terminal answers (DA1).
pub const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// The relative luminance at which black and white text contrast equally (WCAG 2.2).
const MIDDLE: f64 = 0.179;

/// Whether a terminal of this kind may be asked.
pub fn may_ask(term: Option<&str>) -> bool {
    term.is_some_and(|term| !term.is_empty() && term != "dumb" && !term.starts_with("linux"))
}

/// What the body of an OSC reply says of the background, as in `11;rgb:1e1e/1e1e/2e2e`.
pub fn appearance(body: &[u8]) -> Option<Appearance> {
    let body = std::str::from_utf8(body).ok()?;
    let [red, green, blue] = color(body.strip_prefix("11;")?)?.map(light);
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    Some(if luminance > MIDDLE {
        Appearance::Light
    } else {
        Appearance::Dark
    })
}

/// The channels of an X11 colour from 0 to 1: `rgb:r/g/b` and `rgba:r/g/b/a` of one to four
/// hexadecimal digits each, or `#rrggbb`.
fn color(name: &str) -> Option<[f64; 3]> {
    if let Some(digits) = name.strip_prefix('#') {
        let channel = |start| channel(digits.get(start..start + 2)?);
        return (digits.len() == 6).then_some([channel(0)?, channel(2)?, channel(4)?]);
    }
    let channels = name
        .strip_prefix("rgb:")
        .or_else(|| name.strip_prefix("rgba:"))?;
    let mut channels = channels.split('/').map(channel);
    Some([channels.next()??, channels.next()??, channels.next()??])
}

fn channel(digits: &str) -> Option<f64> {
    if digits.len() > 4 {
        return None;
    }
    let most = 16_u32.pow(digits.len() as u32) - 1;
    let value = u32::from_str_radix(digits, 16).ok()?;
    (most > 0).then(|| f64::from(value) / f64::from(most))
}
