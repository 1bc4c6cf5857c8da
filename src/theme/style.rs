//! Styles, before they meet a terminal: what a role changes of what it is painted over.

use super::color::Color;

/// What is changed of the text underneath; what is not given stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Style {
    /// The colour of the letters.
    pub foreground: Option<Color>,
    /// The colour behind them.
    pub background: Option<Color>,
    /// What is added.
    pub attributes: Attributes,
}

/// A way to set letters off without a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    /// Heavier letters.
    Bold,
    /// Fainter letters; terminals disagree how faint, and some ignore it.
    Dim,
    /// Slanted letters.
    Italic,
    /// A line below.
    Underlined,
    /// The two colours exchanged.
    Reversed,
    /// A line through the middle.
    CrossedOut,
}

/// A set of attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Attributes(u8);

/// Whether a theme, or a terminal's background, is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Appearance {
    /// Light text on a dark ground.
    Dark,
    /// Dark text on a light ground.
    Light,
    /// Right on both.
    #[default]
    Any,
}

impl Style {
    /// This style with another painted over it: its colours replace, its attributes are added.
    #[must_use]
    pub fn patch(self, over: Self) -> Self {
        Self {
            foreground: over.foreground.or(self.foreground),
            background: over.background.or(self.background),
            attributes: self.attributes.union(over.attributes),
        }
    }

    /// The style with one more attribute.
    #[must_use]
    pub fn with(mut self, attribute: Attribute) -> Self {
        self.attributes = self.attributes.with(attribute);
        self
    }
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Bold,
        Self::Dim,
        Self::Italic,
        Self::Underlined,
        Self::Reversed,
        Self::CrossedOut,
    ];

    /// The name in theme files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Dim => "dim",
            Self::Italic => "italic",
            Self::Underlined => "underlined",
            Self::Reversed => "reversed",
            Self::CrossedOut => "crossed",
        }
    }
}

impl Attributes {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The set with one more attribute.
    #[must_use]
    pub fn with(self, attribute: Attribute) -> Self {
        Self(self.0 | 1 << attribute as u8)
    }

    /// The set with one attribute less.
    #[must_use]
    pub fn without(self, attribute: Attribute) -> Self {
        Self(self.0 & !(1 << attribute as u8))
    }

    /// Whether the attribute is in the set.
    pub fn contains(self, attribute: Attribute) -> bool {
        self.0 & 1 << attribute as u8 != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The attributes of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The attributes in the set.
    pub fn iter(self) -> impl Iterator<Item = Attribute> {
        Attribute::ALL
            .into_iter()
            .filter(move |attribute| self.contains(*attribute))
    }
}

impl Appearance {
    /// All of them, by their names in theme files.
    pub const NAMED: [(&'static str, Self); 3] = [
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("any", Self::Any),
    ];

    /// What it is said to be.
    pub fn words(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Any => "any background",
        }
    }
}
