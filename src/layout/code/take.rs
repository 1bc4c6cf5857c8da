//! Where a line of code goes on in the next row: at a blank if it can, and hardly ever within a word.

use crate::text;

/// The part of a line that goes into a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The byte after its last; 0 only where there is nothing left.
    pub(super) end: usize,
    /// The cells that it takes.
    pub(super) width: usize,
}

/// A place where a row can end, and the part before it.
type Opportunity = (Break, Part);

/// How well a row can end at a place, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Before a blank.
    Blank,
    /// After a sign that something has to follow: `, ; ( { [ => && || ? :`.
    Sign,
    /// Before the dot of a call or a property.
    Dot,
    /// After one of the signs within names, addresses and paths: `/ ? & = . : _ -`.
    Name,
}

/// The part of `left` that goes into a row of this room, if the rows after it have `rest`.
///
/// It is everything, or ends at the best place in the second half of the row, or at the best one in
/// the first half if what follows is whole in the next row; else it is what fits, at least a cluster.
pub(super) fn take(left: &str, room: usize, rest: usize) -> Part {
    // Nothing takes more cells than bytes, and most lines fit.
    if left.len() <= room {
        return Part {
            end: left.len(),
            width: text::width(left),
        };
    }
    let indent = left.len() - left.trim_start_matches(' ').len();
    let half = indent + room.saturating_sub(indent) / 2;
    let mut places = Places::default();
    let (mut end, mut width) = (0, 0);
    let (mut late, mut early): (Option<Opportunity>, Option<Opportunity>) = (None, None);
    let mut full = None;
    for (next, cells) in text::cluster_ends(left) {
        let here = Part { end, width };
        let place = places.between(left, end, next).filter(|_| end > indent);
        if full.is_none() {
            if let Some(kind) = place {
                let best = if width >= half { &mut late } else { &mut early };
                if best.is_none_or(|(known, _)| kind <= known) {
                    *best = Some((kind, here));
                }
            }
            if width + cells > room {
                if end == 0 {
                    return Part {
                        end: next,
                        width: cells,
                    };
                }
                if left
                    .get(end..)
                    .is_some_and(|left| left.trim_start_matches(' ').is_empty())
                {
                    return here;
                }
                if let Some((_, part)) = late {
                    return part;
                }
                full = Some(here);
            }
        }
        if let (Some(full), Some((_, part))) = (full, early) {
            if place.is_some() {
                return part;
            }
            if width + cells > part.width + rest {
                return full;
            }
        } else if let Some(full) = full {
            return full;
        }
        (end, width) = (next, width + cells);
    }
    match (full, early) {
        (Some(_), Some((_, part))) => part,
        _ => Part { end, width },
    }
}

/// Finds the places where a row can end; they are asked for one after the other.
#[derive(Debug, Default)]
struct Places {
    /// Whether the word so far is an address or a path.
    path: bool,
}

impl Places {
    /// How well a row can end at `at`, before the cluster that ends at `next`.
    fn between(&mut self, line: &str, at: usize, next: usize) -> Option<Break> {
        let before = line.get(..at)?;
        let after = line.get(at..)?;
        let cluster = line.get(at..next)?;
        let path = self.path;
        match cluster {
            "/" => self.path = true,
            " " | "," | ";" | "(" | ")" | "'" | "\"" | "`" => self.path = false,
            _ => {}
        }
        if cluster == " " {
            return (!before.ends_with(' ')).then_some(Break::Blank);
        }
        if after_sign(before, after) {
            return Some(Break::Sign);
        }
        if !path && before_dot(before, after) {
            return Some(Break::Dot);
        }
        within_name(before, after).then_some(Break::Name)
    }
}

/// Whether the text before ends with a whole sign that something has to follow.
fn after_sign(before: &str, after: &str) -> bool {
    const SIGNS: [&str; 9] = [",", ";", "(", "{", "[", "=>", "&&", "||", "?"];
    SIGNS.iter().any(|sign| before.ends_with(sign))
        && !before.ends_with("${")
        && !after.starts_with(|next: char| " ,;(){}[].=>&|?:/".contains(next))
        || before.ends_with(':') && after.starts_with(|next: char| "'\"`".contains(next))
}

/// Whether a dot comes, or `?.`, that is no part of a number and does not stand alone.
fn before_dot(before: &str, after: &str) -> bool {
    let name = after
        .strip_prefix("?.")
        .or_else(|| after.strip_prefix('.'))
        .unwrap_or("");
    before.ends_with(|last: char| last.is_alphanumeric() || ")]'\"`_$".contains(last))
        && name.starts_with(|first: char| first.is_alphabetic() || "_$#".contains(first))
}

/// Whether the text before ends with a sign that parts a name, which goes on.
fn within_name(before: &str, after: &str) -> bool {
    const SIGNS: [char; 8] = ['/', '?', '&', '=', '.', ':', '_', '-'];
    let name = before.trim_end_matches(SIGNS);
    name.len() < before.len()
        && name.ends_with(|last: char| last.is_alphanumeric() || ")]}".contains(last))
        && after.starts_with(|next: char| next.is_alphanumeric() || "%#~@$*'\"`([{<".contains(next))
}
