//! The match that one is at stands out the most, whatever colours there are.

use nodecourse::theme::color::{Color, XTERM, contrast};
use nodecourse::theme::{Attribute, Depth, Role, Roles, Style, Theme, bundled};

const DEPTHS: [Depth; 4] = [Depth::True, Depth::Indexed256, Depth::Ansi16, Depth::None];

/// The colour behind the letters.
fn ground(style: Style) -> Option<Color> {
    if style.attributes.contains(Attribute::Reversed) {
        style.foreground
    } else {
        style.background
    }
}

/// The contrast of that to the page, where the theme says both.
fn stands_out(theme: &Theme, role: Role) -> Option<f32> {
    let ground = ground(theme.style(role))?.rgb(&XTERM)?;
    Some(contrast(ground, theme.page.rgb(&XTERM)?))
}

#[test]
fn the_current_match_is_the_strongest() {
    let mut compared = 0;
    for name in bundled::names() {
        for depth in DEPTHS {
            let Some(theme) = Theme::bundled(name) else {
                panic!("{name} is bundled");
            };
            let theme = theme.reduce(depth);
            let of = |role| stands_out(&theme, role);
            if let (Some(others), Some(own)) = (of(Role::SearchMatch), of(Role::SearchCurrent)) {
                let told = format!("{name} at {depth:?}: {own:.1}:1, the others {others:.1}:1");
                assert!(own > 1.9 * others, "{told}");
                compared += 1;
            }
            let attributes = |role| theme.style(role).attributes;
            for more in [Attribute::Bold, Attribute::Underlined] {
                let told = format!("{name} at {depth:?}: {more:?}");
                assert!(attributes(Role::SearchCurrent).contains(more), "{told}");
            }
            // Where neither has a ground of its own, the current one alone is a block, or it alone is bold.
            let others = attributes(Role::SearchMatch);
            let is_block = others.contains(Attribute::Reversed);
            assert!(
                !(is_block && others.contains(Attribute::Bold)),
                "{name} at {depth:?}"
            );
        }
        let none = Theme::bundled(name).map(|theme| theme.reduce(Depth::None));
        let style = none.map(|theme| theme.style(Role::SearchMatch).attributes);
        let reversed = style.map(|style| style.iter().collect::<Vec<_>>());
        assert_eq!(reversed, Some(vec![Attribute::Reversed]), "{name}");
    }
    assert!(compared >= 15, "{compared}");
}

#[test]
fn the_current_match_has_the_strength_of_text_also_in_a_heading() {
    for name in bundled::names() {
        for depth in [Depth::True, Depth::Indexed256, Depth::Ansi16] {
            let Some(theme) = Theme::bundled(name) else {
                panic!("{name} is bundled");
            };
            let theme = theme.reduce(depth);
            let roles = |role| Roles::from(role).with(Role::SearchCurrent);
            let [plain, title] = [Role::Text, Role::Heading1].map(|role| theme.style(roles(role)));
            let color = |style: Style| ground(style).filter(|color| *color != Color::Default);
            assert_eq!(color(plain), color(title), "{name} at {depth:?}");
        }
    }
}
