//! Copying by the terminal's own clipboard (OSC 52), which also works over SSH.

use ratatui::crossterm::Command;
use ratatui::crossterm::clipboard::CopyToClipboard;

/// The most that is sent, in bytes; terminals drop longer sequences without a word.
const LIMIT: usize = 100 * 1024;

/// The bytes that put `text` on the clipboard.
///
/// # Errors
///
/// A sentence for the learner when the text is too long.
pub fn copy(text: &str) -> Result<Vec<u8>, String> {
    if text.len() > LIMIT {
        return Err(format!(
            "Not copied: {} KB is more than a terminal’s clipboard takes ({} KB).",
            text.len() / 1024,
            LIMIT / 1024
        ));
    }
    let mut sequence = String::new();
    CopyToClipboard::to_clipboard_from(text)
        .write_ansi(&mut sequence)
        .map_err(|_| "Not copied: the text could not be encoded.".to_owned())?;
    Ok(sequence.into_bytes())
}
