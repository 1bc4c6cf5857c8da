//! What each role is seen on: the one list that reduction keeps legible and the tests measure.

use super::{Color, Role, Theme};

/// The surfaces that text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surface {
    Page,
    Popup,
    Code,
    Bar,
    Selected,
}

impl Theme {
    /// The backgrounds that a role may be seen on: its own, or those of the surfaces where it
    /// stands. Empty for what has no colours of its own to be seen.
    pub fn grounds(&self, role: Role) -> Vec<Color> {
        let mut grounds: Vec<Color> = self.each_ground(role).collect();
        grounds.dedup();
        grounds
    }

    /// The same, one for each surface.
    pub(super) fn each_ground(&self, role: Role) -> impl Iterator<Item = Color> {
        let own = self.own(role).background;
        let stands = if own.is_some() { &[] } else { surfaces(role) };
        let stands = stands
            .iter()
            .filter(|surface| !(self.is_selection_plain && **surface == Surface::Selected));
        own.into_iter()
            .chain(stands.map(|surface| self.background(*surface)))
    }

    fn background(&self, surface: Surface) -> Color {
        let (role, below) = match surface {
            Surface::Page => return self.own(Role::Text).background.unwrap_or(self.page),
            Surface::Popup => (Role::Popup, Surface::Page),
            Surface::Code => (Role::CodeBlock, Surface::Page),
            Surface::Bar => (Role::Bar, Surface::Page),
            Surface::Selected => (Role::Selected, Surface::Popup),
        };
        match self.own(role).background {
            // “default” is what the terminal has, and so what the theme assumes of the page.
            Some(Color::Default) => self.page,
            Some(color) => color,
            None => self.background(below),
        }
    }
}

/// Where text with this role stands if it brings no background along.
fn surfaces(role: Role) -> &'static [Surface] {
    use Surface::{Bar, Code, Page, Popup, Selected};
    match role {
        Role::CodeBlock | Role::CodeWrap => &[Code],
        Role::CodeBorder | Role::CodeLabel => &[Page, Popup, Code],
        Role::Bar | Role::BarTitle | Role::Status | Role::StatusError => &[Bar],
        Role::BarKey => &[Bar, Popup],
        Role::Popup | Role::PopupBorder | Role::PopupTitle | Role::Selected => &[Popup],
        role if role.is_on_selection() => &[Page, Popup, Selected],
        role if role.name().starts_with("syntax.") => &[Code],
        _ => &[Page, Popup],
    }
}
