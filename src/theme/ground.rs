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
        if let Some(background) = self.own(role).background {
            return vec![background];
        }
        let mut grounds: Vec<Color> = surfaces(role)
            .iter()
            .map(|surface| self.background(*surface))
            .collect();
        grounds.dedup();
        grounds
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
        Role::Match | Role::QuizCorrect | Role::QuizWrong => &[Page, Popup, Selected],
        role if role.name().starts_with("syntax.") => &[Code],
        _ => &[Page, Popup],
    }
}
