//! What was said to be printed beside what was printed, line by line.

use std::collections::HashMap;
use std::hash::Hash;

/// With more lines on one side than this, lines are compared by their place alone.
const MOST_LINES: usize = 600;

/// One line of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compared<'a> {
    /// It is on both sides.
    Same(&'a str),
    /// It was said, and not printed.
    Missing(&'a str),
    /// It was printed, and not said.
    Extra(&'a str),
}

/// Whether the order of lines matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// It does.
    Given,
    /// Lines may come in any.
    Any,
}

/// The lines that count: without white space at their ends, and without empty ones at the end of all.
pub fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

/// What a terminal would show of printed text: after a carriage return a line is written over from its beginning, as
/// counters and bars do. Letters are taken for as wide as each other.
pub fn as_shown(printed: &[u8]) -> String {
    let text = String::from_utf8_lossy(printed);
    let lines = text.split_inclusive('\n').map(|line| {
        let (words, end) = match line.strip_suffix('\n') {
            Some(words) => (words, "\n"),
            None => (line, ""),
        };
        let words = words.trim_end_matches('\r');
        if !words.contains('\r') {
            return format!("{words}{end}");
        }
        let mut shown: Vec<char> = Vec::new();
        for over in words.split('\r') {
            for (at, letter) in over.chars().enumerate() {
                match shown.get_mut(at) {
                    Some(under) => *under = letter,
                    None => shown.push(letter),
                }
            }
        }
        shown.into_iter().collect::<String>() + end
    });
    lines.collect()
}

/// Compares what was said with what was printed.
pub fn compare<'a>(said: &'a str, printed: &'a str, order: Order) -> Vec<Compared<'a>> {
    let (said, printed) = (lines(said), lines(printed));
    match order {
        Order::Any => in_any_order(&said, &printed),
        Order::Given if said.len().max(printed.len()) > MOST_LINES => by_place(&said, &printed),
        Order::Given => in_order(&said, &printed),
    }
}

/// What was said with its lines as they were printed, where they say the same in another case, with other blanks, or
/// only what stands behind the label of the line: whoever knows what happens need not guess how it is written.
pub fn as_meant(said: &str, printed: &str) -> String {
    let (own, others) = (lines(said), lines(printed));
    if own.len() != others.len() {
        return said.to_owned();
    }
    let meant = own.into_iter().zip(others).map(|(said, printed)| {
        let value = printed.rsplit_once(": ").map(|(_, value)| value);
        let says_same = [Some(printed), value].into_iter().flatten();
        let says_same = says_same.map(plain).any(|words| words == plain(said));
        if says_same { printed } else { said }
    });
    meant.collect::<Vec<_>>().join("\n")
}

/// A line without what does not matter: its case, and how many blanks there are.
fn plain(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Whether nothing differs.
pub fn agrees(compared: &[Compared<'_>]) -> bool {
    compared
        .iter()
        .all(|line| matches!(line, Compared::Same(_)))
}

/// The lines of a comparison, each that was said and not printed before what was printed in its place.
pub fn beside(compared: Vec<Compared<'_>>, order: Order) -> Vec<Compared<'_>> {
    let mut out = Vec::with_capacity(compared.len());
    let (mut said, mut printed) = (Vec::new(), Vec::new());
    for line in compared {
        match line {
            Compared::Missing(_) => said.push(line),
            Compared::Extra(_) => printed.push(line),
            Compared::Same(_) => {
                // Lines that may come in any order have no place of their own.
                if order == Order::Given {
                    pair(&mut said, &mut printed, &mut out);
                }
                out.push(line);
            }
        }
    }
    pair(&mut said, &mut printed, &mut out);
    out
}

/// Puts lines down in turn.
fn pair<'a>(
    said: &mut Vec<Compared<'a>>,
    printed: &mut Vec<Compared<'a>>,
    out: &mut Vec<Compared<'a>>,
) {
    let (mut said, mut printed) = (said.drain(..), printed.drain(..));
    loop {
        let (missing, extra) = (said.next(), printed.next());
        if missing.is_none() && extra.is_none() {
            return;
        }
        out.extend(missing.into_iter().chain(extra));
    }
}

fn in_any_order<'a>(said: &[&'a str], printed: &[&'a str]) -> Vec<Compared<'a>> {
    let (are_said, are_printed) = paired(said, printed);
    let lines = printed.iter().zip(are_said);
    let lines = lines.map(|(line, is_said)| {
        if is_said {
            Compared::Same(line)
        } else {
            Compared::Extra(line)
        }
    });
    let missing = said
        .iter()
        .zip(are_printed)
        .filter(|(_, is_printed)| !is_printed);
    let missing = missing.map(|(line, _)| Compared::Missing(line));
    lines.chain(missing).collect()
}

/// Finds for each line one that is the same on the other side, each of which is taken once: whether there is one for the
/// lines that were printed, and for those that were said. The work grows with the lines, not with their square.
pub fn paired<T: Eq + Hash>(said: &[T], printed: &[T]) -> (Vec<bool>, Vec<bool>) {
    (found(printed, said), found(said, printed))
}

/// Whether each of some lines is among others, each of which is taken once.
fn found<T: Eq + Hash>(lines: &[T], others: &[T]) -> Vec<bool> {
    let mut left: HashMap<&T, usize> = HashMap::new();
    for line in others {
        *left.entry(line).or_default() += 1;
    }
    let mut take = |line: &T| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        Some(_) | None => false,
    };
    lines.iter().map(&mut take).collect()
}

fn by_place<'a>(said: &[&'a str], printed: &[&'a str]) -> Vec<Compared<'a>> {
    let mut out = Vec::new();
    for at in 0..said.len().max(printed.len()) {
        match (said.get(at), printed.get(at)) {
            (Some(said), Some(printed)) if said == printed => out.push(Compared::Same(said)),
            (said, printed) => {
                out.extend(said.map(|line| Compared::Missing(line)));
                out.extend(printed.map(|line| Compared::Extra(line)));
            }
        }
    }
    out
}

/// By the longest common subsequence of lines, so that one line too many does not put all that follow in the wrong.
fn in_order<'a>(said: &[&'a str], printed: &[&'a str]) -> Vec<Compared<'a>> {
    let columns = printed.len() + 1;
    // The length of the longest common subsequence of the rest of both sides.
    let mut common = vec![0_u16; (said.len() + 1) * columns];
    for row in (0..said.len()).rev() {
        for column in (0..printed.len()).rev() {
            common[row * columns + column] = if said[row] == printed[column] {
                common[(row + 1) * columns + column + 1] + 1
            } else {
                common[(row + 1) * columns + column].max(common[row * columns + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut out = Vec::new();
    loop {
        match (said.get(row), printed.get(column)) {
            (None, None) => return out,
            (Some(line), Some(other)) if line == other => {
                out.push(Compared::Same(line));
                row += 1;
                column += 1;
            }
            (Some(line), other)
                if other.is_none()
                    || common[(row + 1) * columns + column]
                        >= common[row * columns + column + 1] =>
            {
                out.push(Compared::Missing(line));
                row += 1;
            }
            (_, Some(line)) => {
                out.push(Compared::Extra(line));
                column += 1;
            }
            (Some(line), None) => {
                out.push(Compared::Missing(line));
                row += 1;
            }
        }
    }
}
