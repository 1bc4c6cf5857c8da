//! A theme as plain values: roles, the styles that it gives them, colours and their reduction.

pub mod role;
pub mod style;
pub mod token;

pub use role::{Role, Roles};
pub use style::Appearance;
pub use token::{Token, Tokens};

/// A look.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The name that it is chosen by: its file's stem.
    pub name: String,
}
