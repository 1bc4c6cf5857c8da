//! One line of foreign Markdown: its indentation, the marker of a list, the fence of code.

/// What is indented by so much is the body of an admonition, or code.
pub(super) const INDENT: usize = 4;

/// How far a line is indented, in columns.
pub(super) fn columns(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |columns, byte| match byte {
        b'\t' => columns + INDENT - columns % INDENT,
        _ => columns + 1,
    })
}

/// A line without the blanks of its first columns.
pub(super) fn stripped(line: &str, columns: usize) -> &str {
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
pub(super) fn marker(line: &str) -> Option<usize> {
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

/// The fence that a line begins with: its sign, how often, and what follows.
pub(super) fn fence(words: &str) -> Option<(char, usize, &str)> {
    let sign = words
        .chars()
        .next()
        .filter(|sign| matches!(sign, '`' | '~'))?;
    let info = words.trim_start_matches(sign);
    let count = words.len() - info.len();
    let is_fence = count >= 3 && !(sign == '`' && info.contains('`'));
    is_fence.then(|| (sign, count, info.trim()))
}
