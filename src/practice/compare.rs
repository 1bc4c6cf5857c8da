//! What was said to be printed beside what was printed, line by line.

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

/// Compares what was said with what was printed.
pub fn compare<'a>(said: &'a str, printed: &'a str, order: Order) -> Vec<Compared<'a>> {
    let (said, printed) = (lines(said), lines(printed));
    match order {
        Order::Any => in_any_order(&said, &printed),
        Order::Given if said.len().max(printed.len()) > MOST_LINES => by_place(&said, &printed),
        Order::Given => in_order(&said, &printed),
    }
}

/// Whether nothing differs.
pub fn agrees(compared: &[Compared<'_>]) -> bool {
    compared
        .iter()
        .all(|line| matches!(line, Compared::Same(_)))
}

fn in_any_order<'a>(said: &[&'a str], printed: &[&'a str]) -> Vec<Compared<'a>> {
    let mut left: Vec<&str> = said.to_vec();
    let mut out = Vec::new();
    for line in printed {
        match left.iter().position(|said| said == line) {
            Some(at) => {
                left.remove(at);
                out.push(Compared::Same(line));
            }
            None => out.push(Compared::Extra(line)),
        }
    }
    out.extend(left.into_iter().map(Compared::Missing));
    out
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
