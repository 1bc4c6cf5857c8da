//! What kind of thing a whole control sequence is, by its parameters and its last byte.

/// A kind of control sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A key.
    Key,
    /// A mouse report.
    Mouse,
    /// The beginning of a paste.
    Paste,
    /// The reply to DA1.
    Attributes,
    /// Another reply, or nothing that is known.
    Other,
}

/// The kind of `CSI parameters last`.
pub fn kind(parameters: &[u8], last: u8) -> Kind {
    let private = parameters.first().filter(|byte| **byte >= b'<');
    let plain = parameters
        .iter()
        .all(|byte| matches!(byte, b'0'..=b'9' | b':' | b';'));
    match (private, last) {
        (None, b'~') if parameters == b"200" => Kind::Paste,
        (None, _) if plain && ends_key(parameters, last) => Kind::Key,
        (None, b'M') if plain => Kind::Mouse,
        (Some(b'<'), b'M' | b'm') => Kind::Mouse,
        (Some(b'?'), b'c') => Kind::Attributes,
        _ => Kind::Other,
    }
}

/// Whether a control sequence with these parameters and this last byte is a key.
fn ends_key(parameters: &[u8], last: u8) -> bool {
    match last {
        b'A'..=b'F' | b'H' | b'P' | b'Q' | b'S' | b'Z' => true,
        b'u' | b'~' | b'^' | b'@' => !parameters.is_empty(),
        // rxvt's arrows with Shift; with parameters these are replies.
        b'a'..=b'd' => parameters.is_empty(),
        _ => false,
    }
}
