//! A theme as plain values: roles, the styles that it gives them, colours and their reduction.

pub mod bundled;
pub mod color;
pub mod depth;
pub mod file;
pub mod ground;
pub mod neutral;
pub mod reduce;
pub mod role;
pub mod style;
pub mod token;

pub use color::Color;
pub use depth::{ColorChoice, ColorEnvironment, Depth};
pub use role::{Role, Roles};
pub use style::{Appearance, Attribute, Attributes, Style};
pub use token::{Token, Tokens};

/// A look: one style for every role.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The name that it is chosen by: its file's stem.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// The grounds that it is made for.
    pub appearance: Appearance,
    /// The colour of the page: painted if `paints_page`, else assumed of the terminal.
    pub page: Color,
    /// Whether the screen is filled with the page's colour, or keeps that of the terminal.
    pub paints_page: bool,
    /// Whether what is selected is of one colour all along, as few colours are legible on its ground.
    pub(super) is_selection_plain: bool,
    /// By role, fallbacks applied: what the role changes of the text that it is painted over.
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The bundled theme with this name.
    pub fn bundled(name: &str) -> Option<Self> {
        let (theme, _) = file::parse(&bundled::source(name)?, &|_, name| bundled::source(name));
        Some(theme)
    }

    /// A theme that gives each role the style of `given`, or where that has none its parent's.
    ///
    /// A role without any style down to `text` changes nothing, so that emphasis in a heading
    /// keeps the heading's colour. The focus is reversed if nothing else makes it visible.
    pub fn new(name: impl Into<String>, given: impl Fn(Role) -> Option<Style>) -> Self {
        let name = name.into();
        let mut styles = [Style::default(); Role::ALL.len()];
        for (role, style) in Role::ALL.into_iter().zip(&mut styles) {
            let family = std::iter::successors(Some(role), |ancestor| ancestor.parent_below_text());
            *style = family.into_iter().find_map(&given).unwrap_or_default();
            if role == Role::Focus && *style == Style::default() {
                *style = style.with(Attribute::Reversed);
            }
        }
        Self {
            title: name.clone(),
            name,
            appearance: Appearance::Any,
            page: Color::Default,
            paints_page: false,
            is_selection_plain: false,
            styles,
        }
    }

    /// The style of text that plays all these roles, each painted over the ones before it.
    ///
    /// What a heading or a table's header marks adds weight, slant and lines, but no colour: they are
    /// of one colour all along.
    ///
    /// It is meant to be painted over [`Theme::ground`] or over the style of what it stands on, as
    /// a pop-up: only what the roles change is set.
    pub fn style(&self, roles: impl Into<Roles>) -> Style {
        let roles = roles.into();
        if roles == Roles::NONE {
            return Style::default();
        }
        let title = roles.iter().any(Role::is_title);
        let plain = self.is_selection_plain && roles.iter().any(|role| role == Role::Selected);
        roles
            .iter()
            .filter(|role| *role != Role::Text)
            .fold(self.own(Role::Text), |style, role| {
                let own = self.own(role);
                let only_attributes =
                    title && role.marks_words() || plain && role.is_on_selection();
                style.patch(if only_attributes {
                    Style {
                        attributes: own.attributes,
                        ..Style::default()
                    }
                } else {
                    own
                })
            })
    }

    /// What to fill the screen with before anything is painted.
    pub fn ground(&self) -> Style {
        let text = self.own(Role::Text);
        Style {
            background: self.paints_page.then_some(self.page).or(text.background),
            ..text
        }
    }

    /// What this role alone changes, without the text underneath.
    fn own(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

impl Default for Theme {
    /// No styles at all but a visible focus: for a start without any theme.
    fn default() -> Self {
        Self::new("plain", |_| None)
    }
}

impl Role {
    /// Whether its text is of one colour.
    fn is_title(self) -> bool {
        self == Self::TableHeader || self == Self::Heading || self.parent() == Some(Self::Heading)
    }

    /// Whether it sets words off within a text.
    fn marks_words(self) -> bool {
        matches!(
            self,
            Self::Emphasis | Self::Strong | Self::Link | Self::Footnote | Self::Term
        )
    }

    /// Whether it is seen on what is selected, in a colour of its own.
    pub(super) fn is_on_selection(self) -> bool {
        matches!(self, Self::Match | Self::QuizCorrect | Self::QuizWrong)
    }

    fn parent_below_text(self) -> Option<Self> {
        self.parent().filter(|parent| *parent != Self::Text)
    }
}
