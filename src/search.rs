//! Searching: words in the texts of lessons, and the names of lessons, sections and terms. Texts in, matches out:
//! it knows no file, no screen and no clock.
//!
//! Nothing is a regular expression: every sign stands for itself. A [`Query`] is what is looked for, a [`Sheet`]
//! the texts of one lesson end to end, a [`Tally`] where in a lesson the matches are, and [`Hits`] are the ranked
//! matches of a whole course.

mod accent;
mod accented;
mod anchor;
mod apart;
mod correction;
mod counter;
mod course;
mod form;
mod hit;
mod lack;
mod letter;
mod mistyped;
mod name;
mod names;
mod query;
mod reason;
mod repeated;
mod same;
mod sheet;
mod tally;
mod texts;
mod vocabulary;

pub use correction::Correction;
pub use counter::Counter;
pub use course::{Book, Question, look};
pub use form::{plain, written};
pub use hit::{Closeness, Excerpt, Extent, Goal, Hit, Hits};
pub use lack::{Lack, Misread};
pub use letter::{fold, variants};
pub use mistyped::Mistyped;
pub use name::{Bearer, Name, Names};
pub use names::names;
pub use query::{Case, Ends, Query};
pub use reason::reason;
pub use sheet::{Offers, Sheet};
pub use tally::Tally;

/// Whether the work has been overtaken by something newer, and need not be finished.
pub type IsStale<'a> = &'a dyn Fn() -> bool;
