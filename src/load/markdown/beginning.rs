//! What the parser is shown before a window: a beginning of the blocks that go on in it.

use super::continued::{Continued, Outer};

/// A tag of a callout that has its line for itself. What is below it may be words of a paragraph, as lines without the
/// marks of the quote are.
const TAG: &str = "[!NOTE]\n";
/// The same where no callout can be: a definition with a label that nobody writes.
const DEFINITION: &str = "[\u{1}]: a\n";
/// What nothing goes on.
const RULE: &str = "***\n";

/// The beginning of some blocks, one in the other.
#[derive(Debug, Default)]
pub struct Beginning {
    /// All of it.
    pub text: String,
    /// Where the part of it begins that is the innermost block's own.
    pub own: usize,
}

/// The item that the parser is shown of a list. No item behind it could stand in it, so far to the right does what is in it
/// begin.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    /// Its marker and the blanks around that.
    opening: &'a str,
    /// Whether it makes the list a loose one.
    is_loose: bool,
}

impl Continued {
    /// What the parser sees before a window.
    ///
    /// A list is shown as a loose one within its items, whatever it is, so that the parser tells of their paragraphs as of all
    /// other blocks; but not from the one on that is asked about, by its index.
    pub fn beginning(&self, window: &str, asked: Option<usize>) -> Beginning {
        let mut beginning = Beginning::default();
        let mut marks = String::new();
        for (index, outer) in self.outer.iter().enumerate() {
            let is_innermost = index + 1 == self.depth();
            if is_innermost {
                beginning.own = beginning.text.len();
            }
            match outer {
                Outer::Quote => {
                    marks.push_str("> ");
                    if is_innermost {
                        let has_words = self.is_tagged || self.is_lazy(window);
                        beginning.put(&marks, if has_words { TAG } else { RULE });
                    }
                }
                Outer::List { marker, is_loose } if is_innermost => {
                    let opening = &marker.opening();
                    let is_loose = *is_loose;
                    beginning.put_item(&mut marks.clone(), Item { opening, is_loose });
                }
                Outer::List { .. } => {}
                Outer::Item(opening) => {
                    let is_loose = asked.is_none_or(|asked| index <= asked);
                    beginning.put_item(&mut marks, Item { opening, is_loose });
                    if is_innermost && self.is_lazy(window) {
                        beginning.put(&marks, DEFINITION);
                    }
                }
            }
        }
        if let Some(inner) = &self.inner {
            beginning.own = beginning.text.len();
            for line in inner.beginning.split_inclusive('\n') {
                beginning.put(&marks, line);
            }
        }
        for outer in self.outer.iter().take(self.passed) {
            match outer {
                Outer::Quote => beginning.text.push_str("> "),
                Outer::List { .. } => {}
                Outer::Item(opening) => beginning.text.push_str(&blanks(opening)),
            }
        }
        beginning
    }

    /// Whether a window begins with a line that has not the marks of all that it stands in.
    fn is_lazy(&self, window: &str) -> bool {
        let own = self.outer.get(self.passed..).unwrap_or_default();
        behind(own, window).is_none()
    }

    /// How far to the right something stands in a line, which may be the first one of the window, behind the marks of what
    /// it stands in.
    pub fn indent(&self, line: &str, is_first: bool) -> usize {
        let passed = if is_first { self.passed } else { 0 };
        let own = self.outer.get(passed..).unwrap_or_default();
        let is_quoted = own.iter().any(|outer| matches!(outer, Outer::Quote));
        let lazily = || {
            let mark = line.rfind('>').filter(|_| is_quoted);
            mark.map_or(line, |mark| line.get(mark + 1..).unwrap_or_default())
        };
        behind(own, line).unwrap_or_else(lazily).len()
    }
}

impl Beginning {
    fn put(&mut self, marks: &str, line: &str) {
        self.text.push_str(marks);
        self.text.push_str(line);
    }

    /// An item of a word and a rule. What stands in it has its blanks among its marks from then on.
    fn put_item(&mut self, marks: &mut String, item: Item<'_>) {
        let Item { opening, is_loose } = item;
        self.put(marks, &format!("{opening}a\n"));
        if is_loose {
            self.put(marks, "\n");
        }
        marks.push_str(&blanks(opening));
        self.put(marks, RULE);
    }
}

fn blanks(opening: &str) -> String {
    " ".repeat(opening.len())
}

/// The marker of the item that a line begins with and the blanks around it, as many as all lines of the item have before what
/// stands in it. `None` if there are tabs among them, as wide as where they stand wants it.
pub fn opening(line: &str) -> Option<String> {
    let marker = line.trim_start_matches(' ');
    let outer = line.len() - marker.len();
    let after = marker.trim_start_matches(|character: char| character.is_ascii_digit());
    let sign = after.chars().next().filter(char::is_ascii_punctuation)?;
    let end = line.len() - after.len() + sign.len_utf8();
    let rest = line.get(end..)?;
    let words = rest.trim_start_matches(' ');
    if words.starts_with('\t') || outer > 3 {
        return None;
    }
    let blanks = match rest.len() - words.len() {
        blanks @ 1..=4 if !words.trim().is_empty() => blanks,
        _ => 1,
    };
    Some(format!("{}{}", line.get(..end)?, " ".repeat(blanks)))
}

/// What stands in a line behind the marks of some blocks; `None` if it does not have all of them.
fn behind<'l>(outer: &[Outer], line: &'l str) -> Option<&'l str> {
    let mut rest = line;
    for outer in outer {
        match outer {
            Outer::Quote => {
                let after = rest.trim_start_matches(' ').strip_prefix('>')?;
                rest = after.strip_prefix(' ').unwrap_or(after);
            }
            Outer::List { .. } => {}
            Outer::Item(opening) => {
                let mut left = opening.len();
                while left > 0 {
                    let after = rest.strip_prefix([' ', '\t'])?;
                    left = left.saturating_sub(if rest.starts_with(' ') { 1 } else { 4 });
                    rest = after;
                }
            }
        }
    }
    Some(rest)
}
