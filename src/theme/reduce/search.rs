//! Among what was found, the match that one is at stands out the most, however few colours there are.

use crate::theme::color::{Color, XTERM, contrast};
use crate::theme::{Attribute, Attributes, Role, Style, Theme};

/// By how much more the ground of the current match must differ from the page than the grounds of the others.
const MORE: f32 = 2.0;

impl Theme {
    /// With sixteen colours the grounds of a light theme may have come too close to each other: then the current match
    /// is what the text is, the other way round, and the others have the ground that it had.
    pub(super) fn set_off_current_match(&mut self) {
        let (found, current) = (self.own(Role::SearchMatch), self.own(Role::SearchCurrent));
        let Some(letters) = self.own(Role::Text).foreground else {
            return;
        };
        let (Some(others), Some(own)) = (self.stands_out(found), self.stands_out(current)) else {
            return;
        };
        if own >= MORE * others {
            return;
        }
        if ground(found) == Some(letters) {
            self.restyle(Role::SearchMatch, |style| Style {
                foreground: current.foreground,
                background: current.background,
                attributes: style.attributes.without(Attribute::Reversed),
            });
        }
        let page = self.page;
        self.restyle(Role::SearchCurrent, |style| Style {
            foreground: Some(page),
            background: Some(letters),
            attributes: style.attributes.without(Attribute::Reversed),
        });
    }

    /// Without colours all matches are reversed, and only the current one is more than that.
    pub(super) fn plain_other_matches(&mut self) {
        self.restyle(Role::SearchMatch, |style| Style {
            attributes: Attributes::NONE.with(Attribute::Reversed),
            ..style
        });
        self.restyle(Role::SearchCurrent, |style| {
            style.with(Attribute::Bold).with(Attribute::Underlined)
        });
    }

    /// The contrast of what is behind the letters to the page.
    fn stands_out(&self, style: Style) -> Option<f32> {
        let ground = ground(style)?.rgb(&XTERM)?;
        Some(contrast(ground, self.page.rgb(&XTERM)?))
    }

    fn restyle(&mut self, role: Role, change: impl Fn(Style) -> Style) {
        if let Some(style) = self.styles.get_mut(role as usize) {
            *style = change(*style);
        }
    }
}

/// The colour behind the letters.
fn ground(style: Style) -> Option<Color> {
    if style.attributes.contains(Attribute::Reversed) {
        style.foreground
    } else {
        style.background
    }
}
