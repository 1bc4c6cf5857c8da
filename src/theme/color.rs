//! Colours as themes name them, and how far apart they look: contrast and perceived distance.

/// A colour, before it meets a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// The terminal's own foreground or background.
    Default,
    /// One of the sixteen that the terminal's palette decides: 0–7, and 8–15 for the bright ones.
    Ansi(u8),
    /// One of the 256 of xterm's palette.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// Red, green and blue: what [`Color::rgb`] and the palettes are made of.
pub type Rgb = (u8, u8, u8);

/// The names of the sixteen colours, after `ansi:`, in their order.
pub const ANSI_NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// xterm's values for the sixteen colours. Other terminals have others.
pub const XTERM: [Rgb; 16] = [
    (0x00, 0x00, 0x00),
    (0xcd, 0x00, 0x00),
    (0x00, 0xcd, 0x00),
    (0xcd, 0xcd, 0x00),
    (0x00, 0x00, 0xee),
    (0xcd, 0x00, 0xcd),
    (0x00, 0xcd, 0xcd),
    (0xe5, 0xe5, 0xe5),
    (0x7f, 0x7f, 0x7f),
    (0xff, 0x00, 0x00),
    (0x00, 0xff, 0x00),
    (0xff, 0xff, 0x00),
    (0x5c, 0x5c, 0xff),
    (0xff, 0x00, 0xff),
    (0x00, 0xff, 0xff),
    (0xff, 0xff, 0xff),
];

impl Color {
    /// The colour on a terminal with the given sixteen colours; the default colours are not known.
    pub fn rgb(self, palette: &[Rgb; 16]) -> Option<Rgb> {
        match self {
            Self::Default => None,
            Self::Ansi(index) | Self::Indexed(index @ 0..16) => {
                palette.get(usize::from(index)).copied()
            }
            Self::Indexed(index @ 16..232) => {
                let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
                let cube = index - 16;
                Some((level(cube / 36), level(cube / 6 % 6), level(cube % 6)))
            }
            Self::Indexed(index) => {
                let gray = 8 + 10 * (index - 232);
                Some((gray, gray, gray))
            }
            Self::Rgb(red, green, blue) => Some((red, green, blue)),
        }
    }
}

/// The contrast of two colours, from 1 to 21, as WCAG 2.2 defines it.
pub fn contrast(one: Rgb, other: Rgb) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A colour by lightness (0–1) and two hue axes, evenly spaced to the eye.
///
/// Source: Björn Ottosson, “A perceptual color space for image processing” (`OKLab`), 2020.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lab {
    pub(super) lightness: f32,
    pub(super) a: f32,
    pub(super) b: f32,
}

impl Lab {
    pub(super) fn new((red, green, blue): Rgb) -> Self {
        let (red, green, blue) = (linear(red), linear(green), linear(blue));
        let long = (0.412_221_5 * red + 0.536_332_5 * green + 0.051_446 * blue).cbrt();
        let medium = (0.211_903_5 * red + 0.680_699_5 * green + 0.107_397 * blue).cbrt();
        let short = (0.088_302_5 * red + 0.281_718_8 * green + 0.629_978_7 * blue).cbrt();
        Self {
            lightness: 0.210_454_3 * long + 0.793_617_8 * medium - 0.004_072 * short,
            a: 1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
            b: 0.025_904 * long + 0.782_771_8 * medium - 0.808_675_8 * short,
        }
    }

    pub(super) fn chroma(self) -> f32 {
        (self.a.powi(2) + self.b.powi(2)).sqrt()
    }

    /// The angle of its hue in degrees, from 0 to 360.
    pub(super) fn hue(self) -> f32 {
        self.b.atan2(self.a).to_degrees().rem_euclid(360.0)
    }

    /// The square of how far apart two colours look.
    pub(super) fn distance(self, other: Self) -> f32 {
        (self.lightness - other.lightness).powi(2)
            + (self.a - other.a).powi(2)
            + (self.b - other.b).powi(2)
    }
}

/// WCAG's relative luminance.
pub(super) fn luminance((red, green, blue): Rgb) -> f32 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/// A channel of sRGB as an amount of light.
fn linear(channel: u8) -> f32 {
    light(f64::from(channel) / 255.0) as f32
}

/// A channel of sRGB, from 0 to 1, as an amount of light: the inverse of its transfer function (IEC 61966-2-1).
///
/// It takes no power of 2.4 but the twelfth of the fifth root: for `powf`, each start would wait a twentieth of a
/// millisecond for the system's library of mathematics.
pub fn light(channel: f64) -> f64 {
    /// Newton's method needs no more for a root between 0.6 and 1.
    const STEPS: usize = 8;
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    let base = (channel + 0.055) / 1.055;
    let closer = |root: f64, _| (4.0 * root + base / root.powi(4)) / 5.0;
    (0..STEPS).fold(1.0, closer).powi(12)
}
