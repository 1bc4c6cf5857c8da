//! Ids are slugs, never indices: they survive edits, renames of titles and reordering.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident: $text:ty, of $given:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name($text);

        impl $name {
            /// The id that this text names; the text is taken as it is.
            pub fn new(text: impl Into<$given>) -> Self {
                let given: $given = text.into();
                Self(given.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a lesson within its course.
    LessonId: Arc<str>, of Arc<str>
);
id!(
    /// Names a heading within its lesson.
    SectionId: Arc<str>, of Arc<str>
);
id!(
    /// Names a term of the glossary. The marks of a long lesson have a hundred thousand of them: each is a plain pointer.
    TermId: Arc<Box<str>>, of Box<str>
);
id!(
    /// Names a footnote within its lesson: the label, in lower case. It is shared by all that refer to it, as terms are.
    FootnoteId: Arc<Box<str>>, of Box<str>
);
id!(
    /// Names a lab within its course.
    LabId: Arc<str>, of Arc<str>
);
id!(
    /// Names a question of a quiz within its course.
    QuestionId: Arc<str>, of Arc<str>
);

impl SectionId {
    /// Whether it leads to the top of a page that has no such section: that is what `#top` means in HTML.
    pub fn is_top(&self) -> bool {
        self.as_str() == "top"
    }

    /// Whether two ids have the same letters and digits. Others put hyphens elsewhere: the heading
    /// “Node.js” is `nodejs` on GitHub.
    pub fn is_like(&self, other: &str) -> bool {
        self.letters() == letters(other)
    }

    /// The id without its hyphens.
    pub fn letters(&self) -> String {
        letters(self.as_str())
    }
}

fn letters(id: &str) -> String {
    id.replace('-', "")
}

/// Longer ids are cut: no title needs more, and a hostile one must not fill the screen. With a number behind
/// it that tells it from its namesakes, one has 128 bytes at most.
const LONGEST: usize = 120;

/// A raised or lowered digit as a plain one: `H<sub>2</sub>O` is `h2o` elsewhere, too.
fn level(character: char) -> char {
    let digit = match character {
        '¹' => 1,
        '²' => 2,
        '³' => 3,
        '⁰' | '⁴'..='⁹' => u32::from(character) - u32::from('⁰'),
        '₀'..='₉' => u32::from(character) - u32::from('₀'),
        _ => return character,
    };
    char::from_digit(digit, 10).unwrap_or(character)
}

/// The slug of a title: letters and digits in lower case, everything between them one hyphen.
pub fn slug(title: &str) -> String {
    let mut out = String::with_capacity(title.len().min(LONGEST));
    for character in title.chars() {
        let has_room = if character.is_ascii_alphanumeric() && out.len() < LONGEST {
            out.push(character.to_ascii_lowercase());
            true
        } else if character.is_ascii() {
            add(&mut out, character)
        } else {
            let mut lower = level(character).to_lowercase();
            lower.all(|character| add(&mut out, character))
        };
        if !has_room {
            break;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// Adds what a slug has of a character, and says whether there was room for it.
fn add(slug: &mut String, character: char) -> bool {
    if slug.len() + character.len_utf8() > LONGEST {
        return false;
    }
    if character.is_alphanumeric() {
        slug.push(character);
    } else if !slug.is_empty() && !slug.ends_with('-') && character != '\'' && character != '’' {
        slug.push('-');
    }
    true
}
