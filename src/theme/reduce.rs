//! A theme for a terminal with fewer colours: the nearest ones that stay legible.

use super::color::{Color, Lab, Rgb, XTERM, contrast};
use super::{Attribute, Depth, Role, Style, Theme};

/// What a colour alone would say is said by these where there are no colours.
const MARKS: [(Role, Attribute); 9] = [
    (Role::Focus, Attribute::Reversed),
    (Role::Selected, Attribute::Reversed),
    (Role::Hint, Attribute::Reversed),
    (Role::Match, Attribute::Underlined),
    (Role::Link, Attribute::Underlined),
    (Role::Term, Attribute::Underlined),
    (Role::Current, Attribute::Bold),
    (Role::Heading, Attribute::Bold),
    (Role::Strong, Attribute::Bold),
];

/// The least contrast that a reduction to sixteen colours keeps.
const LEGIBLE: f32 = 3.0;
/// A reduction to 256 colours keeps the contrast up to here.
const COMFORTABLE: f32 = 4.5;
/// Below this chroma a colour is a gray.
const GRAY: f32 = 0.03;
/// With sixteen colours a pale hue counts as one of this chroma: its hue says more than its paleness.
const VIVID: f32 = 0.2;

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
        let mut theme = self.clone();
        theme.page = nearest(self.page, depth, &[]);
        for style in &mut theme.styles {
            style.background = style.background.map(|color| nearest(color, depth, &[]));
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
            style.foreground = style
                .foreground
                .map(|color| nearest(color, depth, &demands(color, depth, &grounds)));
            style.underline_color = style
                .underline_color
                .map(|color| nearest(color, depth, &demands(color, depth, &grounds)));
        }
        theme
    }
}

/// A ground after reduction, and the contrast that must be kept with it.
type Demand = (Rgb, f32);

/// What a colour that stood on these grounds must keep on what became of them.
fn demands(color: Color, depth: Depth, grounds: &[(Color, Color)]) -> Vec<Demand> {
    grounds
        .iter()
        .filter_map(|(before, after)| {
            let kept = contrast(color.rgb(&XTERM)?, before.rgb(&XTERM)?);
            let limit = match depth {
                Depth::None | Depth::Ansi16 => LEGIBLE,
                Depth::Indexed256 | Depth::True => COMFORTABLE,
            };
            Some((after.rgb(&XTERM)?, kept.min(limit)))
        })
        .collect()
}

/// The colour of that depth which looks most like this one and keeps the contrasts asked for; where
/// none does, the one that looks most like it.
fn nearest(color: Color, depth: Depth, demands: &[Demand]) -> Color {
    let (Color::Rgb(..) | Color::Indexed(_)) = color else {
        return color;
    };
    let Some(rgb) = color.rgb(&XTERM) else {
        return color;
    };
    let wanted = match depth {
        Depth::Ansi16 => vivid(Lab::new(rgb)),
        Depth::None | Depth::Indexed256 | Depth::True => Lab::new(rgb),
    };
    let mut best = (false, f32::INFINITY, color);
    for candidate in candidates(depth) {
        let Some(value) = candidate.rgb(&XTERM) else {
            continue;
        };
        let legible = demands
            .iter()
            .all(|(ground, least)| contrast(value, *ground) >= *least);
        let distance = wanted.distance(Lab::new(value));
        if (legible && !best.0) || (legible == best.0 && distance < best.1) {
            best = (legible, distance, candidate);
        }
    }
    best.2
}

fn candidates(depth: Depth) -> Vec<Color> {
    match depth {
        Depth::Ansi16 => (0..16).map(Color::Ansi).collect(),
        Depth::Indexed256 => (16..=255).map(Color::Indexed).collect(),
        Depth::None | Depth::True => Vec::new(),
    }
}

fn vivid(color: Lab) -> Lab {
    let chroma = color.chroma();
    if chroma < GRAY || chroma >= VIVID {
        return color;
    }
    Lab {
        lightness: color.lightness,
        a: color.a * VIVID / chroma,
        b: color.b * VIVID / chroma,
    }
}
