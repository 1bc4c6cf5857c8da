//! The marker of a list.

/// The marker that makes an item one of the same list, whatever its number.
#[derive(Debug, Clone, Copy)]
pub enum Marker {
    /// The sign of a bullet.
    Bullet(char),
    /// The sign behind a number.
    Number(char),
}

impl Marker {
    /// That of the item that a text begins with.
    pub fn at(text: &str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t']);
        let after = text.trim_start_matches(|character: char| character.is_ascii_digit());
        let sign = after.chars().next()?;
        let is_number = after.len() < text.len();
        Some(if is_number {
            Self::Number(sign)
        } else {
            Self::Bullet(sign)
        })
    }

    /// What begins an item, as far to the right as an item of the list can begin.
    pub fn opening(self) -> String {
        match self {
            Self::Bullet(sign) => format!("{sign}    "),
            Self::Number(sign) => format!("1{sign}    "),
        }
    }
}
