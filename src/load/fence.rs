//! A fence of code that is open, in the item or the quote that it stands in.

use super::line;

/// What quotes and indentation are written with.
const LEAD: [char; 3] = [' ', '\t', '>'];

/// A fence that is not closed.
#[derive(Debug, Clone, Copy)]
pub struct Fence {
    sign: char,
    count: usize,
    /// The column where the item begins whose first line the fence is: a line before it ends the item and the code.
    column: usize,
}

impl Fence {
    /// The fence that a line begins, which may be the first of an item.
    pub fn opening(line: &str) -> Option<Self> {
        let words = line.get(line::lead(line)..).unwrap_or_default();
        let (sign, count, _) = line::fence(words.trim_start_matches(LEAD))?;
        let column = item(line).unwrap_or_default();
        Some(Self {
            sign,
            count,
            column,
        })
    }

    /// Whether a line below belongs to the fence, as its code or its end.
    pub fn holds(self, line: &str) -> bool {
        self.column == 0
            || column(line) >= self.column
            || line.trim_start_matches(LEAD).trim_end().is_empty()
    }

    /// Whether such a line is its end.
    pub fn ends(self, line: &str) -> bool {
        let bare = line.trim_start_matches(LEAD);
        let rest = bare.trim_start_matches(self.sign);
        bare.len() - rest.len() >= self.count && rest.trim_end().is_empty()
    }
}

/// The column where the words of the innermost item begin that a line begins.
pub fn item(line: &str) -> Option<usize> {
    let lead = line.get(..line::lead(line)).unwrap_or_default();
    let marked = lead.trim_end_matches(LEAD);
    let marks = marked.trim_start_matches(LEAD);
    let after = lead.get(marked.len()..).unwrap_or_default();
    let blanks = after.len() - after.trim_start_matches(' ').len();
    let blanks = if blanks > line::INDENT { 1 } else { blanks };
    (!marks.is_empty()).then(|| column(marked) + marks.len() + blanks)
}

/// The column of the first word of a line, behind the marks of quotes.
fn column(line: &str) -> usize {
    let marks = line.chars().take_while(|mark| LEAD.contains(mark));
    marks.fold(0, |column, mark| match mark {
        '\t' => column + line::INDENT - column % line::INDENT,
        _ => column + 1,
    })
}
