//! How styles are patched, inherited from parent roles and reduced.

use nodecourse::theme::{Attribute, Color, Depth, Role, Roles, Style, Theme, bundled};

const RED: Color = Color::Rgb(0xcc, 0x33, 0x33);
const BLUE: Color = Color::Rgb(0x33, 0x66, 0xcc);

fn foreground(color: Color) -> Style {
    Style {
        foreground: Some(color),
        ..Style::default()
    }
}

#[test]
fn a_role_without_a_style_looks_like_its_parent() {
    let theme = Theme::new("test", |role| {
        (role == Role::Heading).then(|| foreground(RED).with(Attribute::Bold))
    });
    assert_eq!(theme.style(Role::Heading2), theme.style(Role::Heading));
    assert_eq!(theme.style(Role::HeadingNumber).foreground, Some(RED));
    assert_eq!(theme.style(Role::Quote), Style::default());
}

#[test]
fn a_role_without_any_style_looks_like_text() {
    let theme = Theme::new("test", |role| {
        (role == Role::Text).then(|| foreground(BLUE))
    });
    assert_eq!(theme.style(Role::Emphasis), foreground(BLUE));
    assert_eq!(theme.style(Roles::NONE), Style::default());
}

#[test]
fn roles_are_painted_from_general_to_particular() {
    let theme = Theme::new("test", |role| match role {
        Role::Text => Some(foreground(BLUE)),
        Role::Heading => Some(foreground(RED)),
        Role::Strong => Some(Style::default().with(Attribute::Bold)),
        _ => None,
    });
    let roles = Roles::from(Role::Emphasis)
        .with(Role::Strong)
        .with(Role::Heading2)
        .with(Role::Text);
    assert_eq!(theme.style(roles), foreground(RED).with(Attribute::Bold));
}

#[test]
fn a_term_in_a_pop_up_keeps_the_look_of_a_term() {
    for name in bundled::names() {
        let theme = Theme::bundled(name).unwrap();
        let inside = theme.style(Roles::from(Role::Popup).with(Role::Term));
        assert!(inside.attributes.contains(Attribute::Underlined), "{name}");
        assert_eq!(
            inside.background,
            theme.style(Role::Popup).background,
            "{name}"
        );
    }
}

#[test]
fn the_focus_is_always_visible() {
    let silent = Theme::new("test", |role| (role == Role::Focus).then(Style::default));
    for theme in [Theme::default(), silent] {
        let focus = theme.style(Role::Focus);
        assert!(focus.attributes.contains(Attribute::Reversed));
    }
}

#[test]
fn without_colours_bold_underline_and_reverse_remain() {
    let theme = Theme::bundled("dusk").unwrap().reduce(Depth::None);
    for role in Role::ALL {
        let style = theme.style(role);
        assert_eq!(style.foreground, None, "{}", role.name());
        assert_eq!(style.background, None, "{}", role.name());
    }
    assert_eq!(theme.ground(), Style::default());
    let has = |role, attribute| theme.style(role).attributes.contains(attribute);
    assert!(has(Role::Heading2, Attribute::Bold));
    assert!(has(Role::Link, Attribute::Underlined));
    assert!(has(Role::Focus, Attribute::Reversed));
    assert!(has(Role::CodeInline, Attribute::Bold));
}

#[test]
fn a_reduced_theme_uses_only_the_colours_of_its_depth() {
    for name in bundled::names() {
        for (depth, shown) in [
            (Depth::Ansi16, is_ansi as fn(Color) -> bool),
            (Depth::Indexed256, is_indexed),
        ] {
            let theme = Theme::bundled(name).unwrap().reduce(depth);
            let grounds = [theme.ground().background];
            let styles = Role::ALL.map(|role| theme.style(role));
            let colors = styles
                .iter()
                .flat_map(|style| [style.foreground, style.background])
                .chain(grounds)
                .flatten();
            for color in colors {
                assert!(shown(color), "{name}: {color:?} with {depth:?}");
            }
            assert_eq!(theme.reduce(depth), theme);
        }
    }
}

fn is_ansi(color: Color) -> bool {
    matches!(color, Color::Default | Color::Ansi(0..16))
}

fn is_indexed(color: Color) -> bool {
    is_ansi(color) || matches!(color, Color::Indexed(_))
}
