//! One line of Markdown as it is written: its indentation, the marker of a list, the fence of code.

/// What is indented by so much is the body of an admonition, or code.
pub const INDENT: usize = 4;

/// How far a line is indented, in columns.
pub fn columns(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |columns, byte| match byte {
        b'\t' => columns + INDENT - columns % INDENT,
        _ => columns + 1,
    })
}

/// A line without the blanks of its first columns.
pub fn stripped(line: &str, columns: usize) -> &str {
    let mut column = 0;
    let start = line.bytes().take_while(|byte| {
        let goes_on = column < columns && matches!(byte, b' ' | b'\t');
        column += if *byte == b'\t' {
            INDENT - column % INDENT
        } else {
            1
        };
        goes_on
    });
    let start = start.count();
    line.get(start..).unwrap_or_default()
}

/// How wide the marker of a list item is with the blank after it.
pub fn marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let sign = line.as_bytes().get(digits)?;
    let is_marker = match digits {
        0 => matches!(sign, b'-' | b'*' | b'+'),
        _ => matches!(sign, b'.' | b')'),
    };
    let blanks = line
        .get(digits + 1..)?
        .bytes()
        .take_while(|byte| *byte == b' ')
        .count();
    (is_marker && blanks > 0).then(|| digits + 1 + if blanks > INDENT { 1 } else { blanks })
}

/// How much of a line begins block quotes and list items, with the blanks behind: `> - `. 0 if it begins none.
pub fn lead(line: &str) -> usize {
    let mut length = 0;
    loop {
        let words = line.get(length..).unwrap_or_default();
        let words = words.trim_start_matches([' ', '\t']);
        let at = line.len() - words.len();
        match words
            .strip_prefix('>')
            .map_or_else(|| marker(words), |_| Some(1))
        {
            Some(mark) => length = at + mark,
            None if length == 0 => return 0,
            None => return at,
        }
    }
}

/// Whether a line is a heading that begins with its level: `## Words`.
pub fn is_heading(words: &str) -> bool {
    let rest = words.trim_start_matches('#');
    let level = words.len() - rest.len();
    (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether a line is a rule: three of a sign, or more, and nothing else but blanks.
pub fn is_rule(words: &str) -> bool {
    let mut signs = words.bytes().filter(|byte| !matches!(byte, b' ' | b'\t'));
    let Some(sign) = signs.next().filter(|sign| b"-_*".contains(sign)) else {
        return false;
    };
    let mut count = 1;
    signs.all(|other| {
        count += 1;
        other == sign
    }) && count >= 3
}

/// The fence that a line begins with: its sign, how often, and what follows.
pub fn fence(words: &str) -> Option<(char, usize, &str)> {
    let sign = words
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let info = words.trim_start_matches(sign);
    let count = words.len() - info.len();
    let is_fence = count >= 3 && !(sign == '`' && info.contains('`'));
    is_fence.then(|| (sign, count, info.trim()))
}
