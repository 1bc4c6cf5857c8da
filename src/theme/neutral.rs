//! The theme for a terminal whose background is not known, as values: the first page waits for no file to be
//! understood. A test says that it is the one of `themes/terminal.toml`, which tells why it looks so.

use super::Attribute::{Bold, CrossedOut, Italic, Reversed, Underlined};
use super::{Attribute, Color, Role, Style, Theme};

const ROSE: Option<Color> = Some(Color::Ansi(9));
const LAVENDER: Option<Color> = Some(Color::Ansi(5));
const SKY: Option<Color> = Some(Color::Ansi(12));
/// The colour of text, also on what has another one.
const PLAIN: Option<Color> = Some(Color::Default);

/// The roles that do not take the style of their parents, in the order of the file.
const GIVEN: &[(Role, Option<Color>, &[Attribute])] = &[
    (Role::Text, None, &[]),
    (Role::Muted, None, &[]),
    (Role::Heading, None, &[Bold]),
    (Role::Heading1, LAVENDER, &[Bold]),
    (Role::Heading2, LAVENDER, &[Bold]),
    (Role::Heading3, None, &[Bold]),
    (Role::Heading4, SKY, &[Bold]),
    (Role::Heading5, None, &[Bold, Italic]),
    (Role::Heading6, None, &[Italic]),
    (Role::HeadingNumber, None, &[]),
    (Role::Quote, None, &[Italic]),
    (Role::QuoteBar, SKY, &[]),
    (Role::Callout, SKY, &[Bold]),
    (Role::CalloutTip, None, &[Bold]),
    (Role::CalloutImportant, LAVENDER, &[Bold]),
    (Role::CalloutWarning, ROSE, &[]),
    (Role::CalloutCaution, ROSE, &[Bold]),
    (Role::ListMarker, LAVENDER, &[]),
    (Role::TableHeader, None, &[Bold]),
    (Role::Image, None, &[Italic]),
    (Role::CodeInline, SKY, &[]),
    (Role::CodeWrap, LAVENDER, &[]),
    (Role::Emphasis, None, &[Italic]),
    (Role::Strong, None, &[Bold]),
    (Role::Strikethrough, None, &[CrossedOut]),
    (Role::Link, SKY, &[Underlined]),
    (Role::Footnote, SKY, &[]),
    (Role::Term, None, &[Underlined]),
    (Role::BarTitle, None, &[Bold]),
    (Role::BarKey, LAVENDER, &[Bold]),
    (Role::StatusError, ROSE, &[Bold]),
    (Role::Popup, None, &[]),
    (Role::PopupBorder, LAVENDER, &[]),
    (Role::PopupTitle, LAVENDER, &[Bold]),
    (Role::Selected, None, &[Reversed]),
    (Role::Match, None, &[Bold, Underlined]),
    (Role::SearchMatch, LAVENDER, &[Bold, Underlined]),
    (Role::SearchCurrent, PLAIN, &[Bold, Underlined, Reversed]),
    (Role::Current, LAVENDER, &[Bold]),
    (Role::Hint, None, &[Bold, Reversed]),
    (Role::Focus, None, &[Reversed]),
    (Role::SyntaxComment, None, &[Italic]),
    (Role::SyntaxKeyword, LAVENDER, &[]),
    (Role::SyntaxString, SKY, &[]),
    (Role::SyntaxEscape, LAVENDER, &[]),
    (Role::SyntaxConstant, ROSE, &[]),
    (Role::SyntaxNumber, ROSE, &[]),
    (Role::SyntaxFunction, None, &[Bold]),
    (Role::SyntaxType, None, &[Bold]),
    (Role::SyntaxTag, LAVENDER, &[]),
    (Role::SyntaxAttribute, None, &[]),
    (Role::SyntaxHeading, LAVENDER, &[Bold]),
    (Role::SyntaxInserted, SKY, &[]),
    (Role::SyntaxDeleted, ROSE, &[]),
];

/// The theme.
pub fn theme() -> Theme {
    let mut styles = [None; Role::ALL.len()];
    for (role, foreground, attributes) in GIVEN {
        let style = Style {
            foreground: *foreground,
            background: (*role == Role::Popup).then_some(Color::Default),
            ..Style::default()
        };
        let style = attributes
            .iter()
            .fold(style, |style, attribute| style.with(*attribute));
        if let Some(place) = styles.get_mut(*role as usize) {
            *place = Some(style);
        }
    }
    let theme = Theme::new(super::bundled::FALLBACK, |role| {
        styles.get(role as usize).copied().flatten()
    });
    Theme {
        title: "Terminal colours".to_owned(),
        ..theme
    }
}
