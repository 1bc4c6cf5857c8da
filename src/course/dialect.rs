//! What the files of a course may hold beyond Markdown.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Whose rules the lessons follow, beyond Markdown's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Dialect {
    /// This program's course format.
    Native,
    /// Nobody's: Markdown of any origin.
    #[default]
    Plain,
    /// mdBook's.
    Book(Arc<BookRules>),
}

/// What an mdBook says of its chapters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookRules {
    /// The folder of the chapters in the book's folder, often `src`; empty if it is the book's own.
    pub folder: String,
    /// What lines of code begin with that are not shown, by language. Rust has its own rule.
    pub hide: BTreeMap<String, String>,
    /// Where the book's site begins on its server, without slashes around it: often empty.
    pub site: String,
    /// Where pages have gone that are no more, from the root of the book's site, as an address or a path.
    pub redirects: BTreeMap<String, String>,
}
