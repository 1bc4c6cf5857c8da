//! A theme for a terminal with fewer colours: the nearest ones that stay legible.

use super::color::{Color, Lab, Rgb, XTERM, contrast};
use super::{Attribute, Depth, Role, Style, Theme};

/// What a colour alone would say is said by these where there are no colours.
const MARKS: [(Role, Attribute); 12] = [
    (Role::Focus, Attribute::Reversed),
    (Role::Selected, Attribute::Reversed),
    (Role::Hint, Attribute::Reversed),
    (Role::SearchMatch, Attribute::Reversed),
    (Role::SearchCurrent, Attribute::Reversed),
    (Role::Match, Attribute::Underlined),
    (Role::Link, Attribute::Underlined),
    (Role::Term, Attribute::Underlined),
    (Role::Current, Attribute::Bold),
    (Role::Heading, Attribute::Bold),
    (Role::Strong, Attribute::Bold),
    (Role::CodeInline, Attribute::Bold),
];

/// The least contrast that a reduction keeps.
const LEGIBLE: f32 = 3.0;
/// The contrast that it keeps for what had more than enough of it.
const COMFORTABLE: f32 = 4.5;
/// With sixteen colours only what had this much of it keeps it comfortable.
const PLENTY: f32 = 7.0;
/// What is less colourful than this becomes a gray: a tinted one would turn into a loud colour.
const GRAY: f32 = 0.05;
/// With sixteen colours all hues count as equally colourful: a hue says more than its paleness.
const VIVID: f32 = 0.2;
/// With sixteen colours, the grays for surfaces by the lightness up to which each is taken. The two
/// ends get more than their share, so that pages, pop-ups and code share one ground.
const SURFACES: [(f32, u8); 4] = [(0.36, 0), (0.7, 8), (0.88, 7), (f32::INFINITY, 15)];
/// What must stand out from the ground around it.
const RAISED: [Role; 5] = [
    Role::Focus,
    Role::Selected,
    Role::Hint,
    Role::SearchMatch,
    Role::SearchCurrent,
];

impl Theme {
    /// The theme as a terminal of this depth can show it.
    #[must_use]
    pub fn reduce(&self, depth: Depth) -> Self {
        match depth {
            Depth::True => self.clone(),
            Depth::None => self.without_colors(),
            Depth::Ansi16 | Depth::Indexed256 => self.with_colors_of(depth),
        }
    }

    fn without_colors(&self) -> Self {
        let mut theme = self.clone();
        theme.page = Color::Default;
        theme.paints_page = false;
        for style in &mut theme.styles {
            *style = Style {
                attributes: style.attributes,
                ..Style::default()
            };
        }
        for (role, attribute) in MARKS {
            let had_color = self.own(role).foreground.or(self.own(role).background);
            if let (Some(_), Some(style)) = (had_color, theme.styles.get_mut(role as usize)) {
                *style = style.with(attribute);
            }
        }
        theme
    }

    fn with_colors_of(&self, depth: Depth) -> Self {
        let wheel = Wheel::new(depth);
        let mut theme = self.clone();
        theme.page = wheel.ground(self.page);
        for style in &mut theme.styles {
            style.background = style.background.map(|color| wheel.ground(color));
        }
        for role in Role::ALL {
            let grounds: Vec<(Color, Color)> = self
                .grounds(role)
                .into_iter()
                .zip(theme.grounds(role))
                .collect();
            let Some(style) = theme.styles.get_mut(role as usize) else {
                continue;
            };
            style.foreground = style.foreground.map(|color| wheel.letters(color, &grounds));
        }
        for role in RAISED {
            let around = theme.own(Role::Popup).background.unwrap_or(theme.page);
            if theme.own(role).background == Some(around)
                && let Some(style) = theme.styles.get_mut(role as usize)
            {
                *style = style.with(Attribute::Reversed);
            }
        }
        theme
    }
}

/// A ground after reduction, and the contrast that must be kept with it.
type Demand = (Rgb, f32);

/// The colours that a depth has, measured once.
struct Wheel {
    depth: Depth,
    colors: Vec<(Color, Rgb, Lab)>,
}

impl Wheel {
    fn new(depth: Depth) -> Self {
        let colors: Vec<Color> = match depth {
            Depth::Ansi16 => (0..16).map(Color::Ansi).collect(),
            Depth::Indexed256 => (16..=255).map(Color::Indexed).collect(),
            Depth::None | Depth::True => Vec::new(),
        };
        let measured = colors.into_iter().filter_map(|color| {
            let rgb = color.rgb(&XTERM)?;
            Some((color, rgb, look(rgb, depth)))
        });
        Self {
            depth,
            colors: measured.collect(),
        }
    }

    /// The colour for a surface.
    fn ground(&self, color: Color) -> Color {
        let (Color::Indexed(_) | Color::Rgb(..), Some(rgb)) = (color, color.rgb(&XTERM)) else {
            return color;
        };
        let wanted = look(rgb, self.depth);
        if self.depth == Depth::Ansi16 && wanted.chroma() < GRAY {
            let gray = SURFACES
                .into_iter()
                .find(|(lightest, _)| wanted.lightness < *lightest);
            return gray.map_or(color, |(_, index)| Color::Ansi(index));
        }
        self.nearest(wanted, &[]).unwrap_or(color)
    }

    /// The colour for letters on surfaces, each as it was and as it has become.
    fn letters(&self, color: Color, grounds: &[(Color, Color)]) -> Color {
        let (Color::Indexed(_) | Color::Rgb(..), Some(rgb)) = (color, color.rgb(&XTERM)) else {
            return color;
        };
        let enough = match self.depth {
            Depth::None | Depth::Ansi16 => PLENTY,
            Depth::Indexed256 | Depth::True => COMFORTABLE,
        };
        let demands: Vec<Demand> = grounds
            .iter()
            .filter_map(|(before, after)| {
                let had = contrast(rgb, before.rgb(&XTERM)?);
                let kept = if had >= enough { COMFORTABLE } else { LEGIBLE };
                Some((after.rgb(&XTERM)?, kept.min(had)))
            })
            .collect();
        self.nearest(look(rgb, self.depth), &demands)
            .unwrap_or(color)
    }

    /// The colour that looks most like this one and keeps the contrasts asked for; where none does,
    /// the one that looks most like it. A gray stays one, and a hue too where there are many.
    fn nearest(&self, wanted: Lab, demands: &[Demand]) -> Option<Color> {
        let lightness = match self.depth {
            Depth::Ansi16 => 0.25,
            Depth::None | Depth::Indexed256 | Depth::True => 1.0,
        };
        let mut by_distance: Vec<(f32, Color, Rgb)> = self
            .colors
            .iter()
            .filter(
                |(_, _, lab)| match (wanted.chroma() < GRAY, lab.chroma() < GRAY) {
                    (true, gray) => gray,
                    (false, gray) => !gray || self.depth == Depth::Ansi16,
                },
            )
            .map(|(color, rgb, lab)| (wanted.distance(*lab, lightness), *color, *rgb))
            .collect();
        by_distance.sort_by(|one, other| one.0.total_cmp(&other.0));
        let legible = |rgb: Rgb| {
            demands
                .iter()
                .all(|(ground, least)| contrast(rgb, *ground) >= *least)
        };
        by_distance
            .iter()
            .find(|(_, _, rgb)| legible(*rgb))
            .or(by_distance.first())
            .map(|(_, color, _)| *color)
    }
}

/// How a colour counts: with sixteen colours as a pure hue, or as the gray that it nearly is.
fn look(rgb: Rgb, depth: Depth) -> Lab {
    let color = Lab::new(rgb);
    let chroma = color.chroma();
    let factor = match depth {
        Depth::Ansi16 if chroma < GRAY => 0.0,
        Depth::Ansi16 => VIVID / chroma,
        Depth::None | Depth::Indexed256 | Depth::True => 1.0,
    };
    Lab {
        lightness: color.lightness,
        a: color.a * factor,
        b: color.b * factor,
    }
}
