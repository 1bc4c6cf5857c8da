//! How a file is repaired, as rows: the flawed version and the mended one.

use super::reading::Listing;
use super::{Press, Sight};
use crate::course::Code;
use crate::layout::Sheet;
use crate::practice::diff::{self, Change};
use crate::theme::{Role, Roles};

/// The cells that two versions take side by side, no line of them broken. That is an even number, as the width of the
/// text is, so that both have the same middle.
pub(super) fn breadth(flawed: &Code, fixed: &Code) -> usize {
    let widest = |code: &Code| {
        let listing = Listing::plain(code);
        let widths = (0..listing.lines.len()).map(|at| {
            let gutter = listing.gutter(at, " ");
            listing.line(at, &gutter, Roles::NONE).width()
        });
        widths.max().unwrap_or_default()
    };
    let side = widest(flawed).max(widest(fixed));
    Sheet::<Press>::beside_of(side).next_multiple_of(2)
}

/// The flawed file and the repaired one: side by side where neither has to be broken, else one below the other.
pub(super) fn repaired(
    (flawed, fixed): (&Code, &Code),
    sight: Sight<'_>,
    sheet: &mut Sheet<Press>,
) {
    let changes = diff::lines(&flawed.text, &fixed.text);
    let (old, new) = (Listing::new(flawed, sight), Listing::new(fixed, sight));
    let (removed, added) = (Role::SyntaxDeleted, Role::SyntaxInserted);
    if sheet.width >= breadth(flawed, fixed) {
        for (left, right) in diff::pairs(&changes) {
            let kept = changes_nothing(left, right, &old, &new);
            let side = |at: Option<usize>, listing: &Listing<'_>, sign: &str| {
                at.map(|at| (at, listing.gutter(at, if kept { " " } else { sign })))
            };
            let (left, right) = (side(left, &old, "-"), side(right, &new, "+"));
            let roles = |role: Role| Roles::from(if kept { Role::Muted } else { role });
            let left = left.as_ref();
            let left = left.map(|(at, gutter)| old.line(*at, gutter, roles(removed)));
            let right = right.as_ref();
            let right = right.map(|(at, gutter)| new.line(*at, gutter, roles(added)));
            sheet.beside(left, right);
        }
        return;
    }
    for change in changes {
        match change {
            Change::Kept(_, at) => new.add(at, (" ", Role::Muted.into()), None, sheet),
            Change::Removed(at) => old.add(at, ("-", removed.into()), None, sheet),
            Change::Added(at) => new.add(at, ("+", added.into()), None, sheet),
        }
    }
}

/// Whether both sides have the same line.
fn changes_nothing(
    left: Option<usize>,
    right: Option<usize>,
    old: &Listing<'_>,
    new: &Listing<'_>,
) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => old.lines.get(left) == new.lines.get(right),
        (Some(_) | None, _) => false,
    }
}
