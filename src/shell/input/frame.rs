//! What the terminal sends, piece by piece.

/// One thing that the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// The Esc key.
    Escape,
    /// The bytes of a key, with an Esc before them where Alt was held.
    Key(Vec<u8>),
    /// The bytes of a mouse report.
    Mouse(Vec<u8>),
    /// What was pasted, its end possibly cut.
    Paste(String),
    /// A reply about a colour: what stands between `OSC` and its end.
    Color(Vec<u8>),
    /// The reply to DA1. All other replies are dropped.
    Attributes,
}
