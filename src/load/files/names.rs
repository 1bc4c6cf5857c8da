//! Names of files and folders that no screen can show as they are.

use crate::text;

/// What is odd about a name: what a message calls it.
fn oddity(name: &str) -> Option<&'static str> {
    let is_turned = |letter: char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_break = |letter: char| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        None
    } else if name.contains(is_break) {
        Some("a line break")
    } else if name.contains(char::is_control) {
        Some("a control character")
    } else if name.contains(is_turned) {
        Some("a mark that turns the direction of the text")
    } else if text::clean_line(name) != name {
        Some("a character that cannot be seen")
    } else {
        None
    }
}

/// What is odd about the names in the path of a file, each with the path that ends with it.
pub fn oddities(path: &str) -> Vec<(&str, String)> {
    if oddity(path).is_none() {
        return Vec::new();
    }
    let ends = path.match_indices('/').map(|(end, _)| end);
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends.chain([path.len()]) {
        if let Some(odd) = path.get(start..end).and_then(oddity) {
            let what = if end < path.len() { "folder" } else { "file" };
            let message = format!("the name of this {what} holds {odd}");
            found.extend(path.get(..end).map(|path| (path, message)));
        }
        start = end + 1;
    }
    found
}
