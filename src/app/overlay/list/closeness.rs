//! How exactly words say what was typed.

use super::parts;
use crate::search::written;

/// What stands between the kind of a thing and its title.
const BETWEEN: &str = " · ";

/// How exactly a row says what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// It is spelled much as it, with other letters.
    Like,
    /// Its id, which no row shows, has it as a part.
    PartOfId,
    /// It is its id.
    Id,
    /// It has its letters, as the beginnings of words.
    Pieces,
    /// It has its letters, near each other or as initials.
    Letters,
    /// Its label has it as it was typed, and it cannot be done now.
    Idle,
    /// The heading that it stands under has it as it was typed.
    Heading,
    /// Another name for it has it as it was typed, which the row then shows.
    Name,
    /// Its label has it as it was typed, within a word.
    Part,
    /// A word of another name for it begins so.
    NameWord,
    /// A word of its label does.
    Words,
    /// Its label begins with it, or its title behind what kind of thing it is.
    Begins,
    /// It is another name for it.
    WholeName,
    /// Its label has it as whole words.
    WholeWords,
    /// Its label begins with it, or that title, and there no longer word does.
    BeginsWhole,
    /// It is all of that.
    Whole,
    /// It is its key, or its letter.
    Key,
}

impl Closeness {
    /// Whether a row that fits so well is worth a place in a list whose best row fits as `best` does.
    pub(super) fn is_meant_beside(self, best: Self) -> bool {
        match self {
            // Where something has all its letters in their order, they were meant.
            Self::Like => best <= Self::Pieces,
            // It would stand there for no reason that can be seen.
            Self::PartOfId => best <= Self::Id,
            // Where something says what was typed, pieces of words were not meant.
            Self::Pieces => best <= Self::Letters,
            Self::Id
            | Self::Letters
            | Self::Idle
            | Self::Heading
            | Self::Name
            | Self::Part
            | Self::NameWord
            | Self::Words
            | Self::Begins
            | Self::WholeName
            | Self::WholeWords
            | Self::BeginsWhole
            | Self::Whole
            | Self::Key => true,
        }
    }
}

/// How well a row matches, the better the greater.
pub(super) type Fit = (Closeness, u32);

/// Whether a name has what was typed, in any case of its letters; hyphens are as good as blanks.
fn holds(name: &str, typed: &str) -> bool {
    plain(name).contains(&plain(typed))
}

/// How well another name for something says what was typed, if it does.
pub(super) fn by_name(name: &str, typed: &str) -> Option<Closeness> {
    let written = written(name, typed);
    let (written, name, typed) = (&*written, plain(&written), plain(typed));
    if name == typed {
        Some(Closeness::WholeName)
    } else if begins_word(&name, &typed) {
        Some(Closeness::NameWord)
    } else if name.contains(&typed) {
        let is_part = parts::begin_so(written, &typed);
        Some(if is_part {
            Closeness::NameWord
        } else {
            Closeness::Name
        })
    } else {
        None
    }
}

/// Whether a word begins where the words have what was typed.
fn begins_word(words: &str, typed: &str) -> bool {
    words.match_indices(typed).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric)
    })
}

/// Whether the words have what was typed with no letter beside it. So few letters as `to` are rather the first of more.
fn has_whole(words: &str, typed: &str) -> bool {
    let is_letter = char::is_alphanumeric;
    typed
        .chars()
        .filter(|letter| is_letter(*letter))
        .nth(2)
        .is_some()
        && words.match_indices(typed).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            let after = words.get(at + typed.len()..).unwrap_or_default();
            !before.ends_with(is_letter) && !after.starts_with(is_letter)
        })
}

/// How well what was typed names an id, if it does.
pub(super) fn by_id(id: &str, typed: &str) -> Option<Closeness> {
    let id = &*written(id, typed);
    if plain(id) == plain(typed) {
        Some(Closeness::Id)
    } else {
        holds(id, typed).then_some(Closeness::PartOfId)
    }
}

fn plain(words: &str) -> String {
    words.to_lowercase().replace('-', " ")
}

/// How exactly a label says what was typed, in any case of its letters. The title of what there is to do stands behind
/// what it is: what begins with the words is rather meant than what only holds them.
pub(super) fn closeness(label: &str, typed: &str) -> Closeness {
    let (written, as_typed) = (label, typed);
    let (label, typed) = (label.to_lowercase(), typed.to_lowercase());
    // A sign may stand before the words.
    let words = label.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let label = if words.is_empty() {
        label.as_str()
    } else {
        words.trim_end()
    };
    let title = label.rsplit(BETWEEN).next().unwrap_or(label);
    let both = [label, title];
    let begins_whole = |words: &&str| {
        let rest = words.strip_prefix(typed.as_str());
        let is_whole = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        is_whole && has_whole(words, &typed)
    };
    if both.contains(&typed.as_str()) {
        Closeness::Whole
    } else if both.iter().any(begins_whole) {
        Closeness::BeginsWhole
    } else if has_whole(label, &typed) {
        Closeness::WholeWords
    } else if both.iter().any(|words| words.starts_with(&typed)) {
        Closeness::Begins
    } else if begins_word(label, &typed) || parts::are_named(written, as_typed) {
        Closeness::Words
    } else if !label.contains(&typed) {
        Closeness::Letters
    } else if parts::begin_so(written, &typed) {
        Closeness::Words
    } else {
        Closeness::Part
    }
}
