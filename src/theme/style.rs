//! Styles and colours, before they meet a terminal.

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
