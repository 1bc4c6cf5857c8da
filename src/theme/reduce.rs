//! A theme for a terminal with fewer colours: the nearest ones that stay legible.

mod search;

use super::color::{Color, Lab, Rgb, XTERM, contrast, luminance};
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
/// The six hues of sixteen colours, in degrees: not where xterm has them, but in the middle of what is called by their
/// names. What is orange is yellow: red says that something is wrong.
const HUES: [(u8, f32); 6] = [
    (1, 12.0),
    (2, 135.0),
    (3, 75.0),
    (4, 255.0),
    (5, 310.0),
    (6, 190.0),
];
/// Red stands for no hue that is further from it than this, even where nothing nearer is legible.
const RED_REACHES: f32 = 25.0;
/// With sixteen colours a hue says more than its lightness: black and white are as far apart as two hues at this angle.
const LIGHTNESS_AS_ANGLE: f32 = 15.0;
/// A gray in place of a hue is further away than any hue.
const NO_HUE: f32 = 360.0;
/// Grounds with more luminance than this are light.
const LIGHT: f32 = 0.4;
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
        if self.own(Role::SearchCurrent) != Style::default() {
            theme.plain_other_matches();
        }
        theme
    }

    fn with_colors_of(&self, depth: Depth) -> Self {
        let wheel = Wheel::new(depth);
        let mut full = self.clone();
        full.is_selection_plain = depth == Depth::Ansi16;
        let mut theme = full.clone();
        theme.page = wheel.ground(self.page);
        for style in &mut theme.styles {
            style.background = style.background.map(|color| wheel.ground(color));
        }
        for role in Role::ALL {
            let grounds: Vec<(Color, Color)> = full
                .each_ground(role)
                .zip(theme.each_ground(role))
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
        if depth == Depth::Ansi16 {
            theme.set_off_current_match();
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
            Some((color, rgb, Lab::new(rgb)))
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
        let wanted = Lab::new(rgb);
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
        self.nearest(Lab::new(rgb), &demands).unwrap_or(color)
    }

    /// The colour that looks most like this one and keeps the contrasts asked for; where none does,
    /// the one that looks most like it. A gray stays one, and a hue too unless no hue is legible.
    fn nearest(&self, wanted: Lab, demands: &[Demand]) -> Option<Color> {
        let on_light = demands.iter().any(|(ground, _)| luminance(*ground) > LIGHT);
        let mut by_distance: Vec<(f32, Color, Rgb)> = self
            .colors
            .iter()
            // The bright colours are made for dark grounds, and palettes differ in them the most.
            .filter(|(color, _, _)| !(on_light && matches!(color, Color::Ansi(9..=14))))
            .filter_map(|(color, rgb, lab)| {
                Some((self.distance(wanted, (*color, *lab))?, *color, *rgb))
            })
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

    /// How unlike a colour is to the one that is wanted; `None` if it cannot stand for it.
    fn distance(&self, wanted: Lab, (color, lab): (Color, Lab)) -> Option<f32> {
        let (is_gray, wants_gray) = (lab.chroma() < GRAY, wanted.chroma() < GRAY);
        if self.depth != Depth::Ansi16 {
            return (is_gray == wants_gray).then(|| wanted.distance(lab));
        }
        let lightness = (wanted.lightness - lab.lightness).abs() * LIGHTNESS_AS_ANGLE;
        match (wants_gray, hue(color)) {
            (true, None) => Some(lightness),
            (true, Some(_)) => None,
            (false, None) => Some(NO_HUE + lightness),
            (false, Some(hue)) => {
                let apart = (wanted.hue() - hue).rem_euclid(360.0);
                let apart = apart.min(360.0 - apart);
                let is_red = matches!(color, Color::Ansi(1 | 9));
                (!is_red || apart <= RED_REACHES).then_some(apart + lightness)
            }
        }
    }
}

/// The hue of one of the sixteen colours; `None` for a gray.
fn hue(color: Color) -> Option<f32> {
    let Color::Ansi(index) = color else {
        return None;
    };
    let named = HUES.iter().find(|(plain, _)| *plain == index % 8);
    named.map(|(_, hue)| *hue)
}
