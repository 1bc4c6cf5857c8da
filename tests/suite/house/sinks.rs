//! What turns text into cells or sends it out has one home, and no other file does so.

use super::{assert_house_keeps, code, is_word};

/// What turns text into cells or sends it out, and the files that may.
const SINKS: [(&str, &[&str]); 28] = [
    (".set_symbol(", CELLS),
    (".set_char(", CELLS),
    (".set_string(", CELLS),
    (".set_stringn(", CELLS),
    (".set_line(", CELLS),
    (".set_span(", CELLS),
    (".with_lines(", CELLS),
    ("Span::raw", CELLS),
    ("Span::styled", CELLS),
    ("Line::from", CELLS),
    ("Line::raw", CELLS),
    ("Line::styled", CELLS),
    ("Text::raw", CELLS),
    ("Paragraph::", CELLS),
    ("Print(", &[]),
    ("PrintStyledContent(", &[]),
    ("SetTitle", &[]),
    ("print!(", &[]),
    ("println!(", &[]),
    ("eprint!(", &[]),
    ("eprintln!(", &[]),
    ("dbg!(", &[]),
    ("writeln!(", &[]),
    ("execute!(", &[]),
    ("queue!(", &[]),
    ("stderr()", &["shell/output.rs"]),
    (
        ".write_all(",
        &[
            "shell/output.rs",
            "practice/lab/copy.rs",
            "practice/lab/ask/connection.rs",
        ],
    ),
    (
        "rustix::io::write(",
        &["shell/terminal.rs", "shell/terminal/device.rs"],
    ),
];

/// Where cells are written.
const CELLS: &[&str] = &["ui/canvas.rs", "shell/screen.rs"];

#[test]
fn text_reaches_the_terminal_through_one_home_only() {
    assert_house_keeps(sinks);
}

pub fn sinks(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    for (sink, homes) in SINKS {
        let used = code(text).any(|line| has_word(line, sink));
        if used && !homes.contains(&path) {
            complaints.push(format!("{sink} belongs to {homes:?}"));
        }
    }
    complaints
}

/// Whether a line names `name`, and not a longer word that ends with it.
fn has_word(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        !name.starts_with(is_word) || !before.is_some_and(is_word)
    })
}
