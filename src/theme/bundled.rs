//! The themes inside the program: every file of `themes/`, found when the program is built.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::source::Source;

/// The theme for a terminal whose background is not known.
pub const FALLBACK: &str = "terminal";
/// The theme for a dark terminal.
pub const DARK: &str = "dusk";
/// The theme for a light terminal.
pub const LIGHT: &str = "dawn";

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The names of the bundled themes, in alphabetical order.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = FILES
        .files()
        .filter_map(|file| file.path().to_str()?.strip_suffix(".toml"))
        .collect();
    names.sort_unstable();
    names
}

/// The file of the bundled theme with this name.
pub fn source(name: &str) -> Option<Arc<Source>> {
    let path = format!("{name}.toml");
    let text = FILES.get_file(&path)?.contents_utf8()?;
    Some(Source::new(format!("themes/{path}"), text))
}
