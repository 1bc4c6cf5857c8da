//! Lessons of the worst shapes: as many parts of one kind as a size has room for, or one part without an end.

/// The title of each lesson.
pub const TITLE: &str = "What is Node.js?";

const WORDS: &str =
    "the event loop runs callbacks one after another while files and sockets are read ";

/// A lesson of plain paragraphs, which the others are held against.
pub fn plain(bytes: usize) -> String {
    titled(&fill(&format!("{WORDS}{WORDS}{WORDS}\n\n"), bytes))
}

/// The lessons by name, each of about so many bytes.
pub fn shapes(bytes: usize) -> Vec<(&'static str, String)> {
    let fill = |part: &str| fill(part, bytes);
    let count = |part: usize| bytes / part;
    let lines =
        |part: fn(usize) -> String, length| (0..count(length)).map(part).collect::<String>();
    let shapes = [
        ("one paragraph", fill(WORDS)),
        (
            "one paragraph of lines",
            fill(&format!("{}\n", WORDS.trim_end())),
        ),
        ("one word", fill("a")),
        ("one word of dashes", fill("a-")),
        ("one path", fill("a/")),
        ("Chinese", fill("漢字")),
        ("joined emoji", fill("👨‍👩‍👧 ")),
        ("marks on one letter", format!("a{}", fill("\u{301}"))),
        ("overrides", fill("\u{202e}")),
        ("nothing visible", fill("\u{200b}")),
        ("control characters", fill("\x1b[31m")),
        ("entities", fill("&amp;")),
        ("emphasis", fill("*a* ")),
        ("strong letters", fill("**a**b")),
        ("asterisks", fill("*")),
        ("brackets", fill("[")),
        ("links", fill("[a](b) ")),
        ("addresses", fill("<http://a.b> ")),
        ("images", fill("![a](b) ")),
        ("code in words", fill("`a` ")),
        ("tags", fill("<b>a</b> ")),
        ("terms", fill("event loop and callback ")),
        ("footnotes", format!("{}\n\n[^1]: b\n", fill("a[^1] "))),
        ("hard breaks", fill("a\\\n")),
        ("code", format!("```js\n{}```", lines(code, 38))),
        ("empty code", format!("```\n{}```", fill("\n"))),
        (
            "a line of code",
            format!("```js\n{}\n```", fill("x=f(1,2)+\"a\";")),
        ),
        ("a word of code", format!("```\n{}\n```", fill("x"))),
        (
            "a wide table",
            format!("|a|b|c|\n|-|-|-|\n{}", lines(row, 178)),
        ),
        ("a long table", format!("|a|\n|-|\n{}", fill("|x|\n"))),
        ("an empty table", format!("|a|b|\n|-|-|\n{}", fill("|\n"))),
        ("a cell", format!("|a|b|\n|-|-|\n|x|{}|", fill(WORDS))),
        (
            "columns",
            format!(
                "{}|\n{}|\n{}|",
                third("|a", bytes),
                third("|-", bytes),
                third("|b", bytes)
            ),
        ),
        ("a list", fill("- a\n")),
        ("a deep list", lines(step, 34)),
        ("deep quotes", format!("{}a", fill("> "))),
        ("quotes", fill("> a\n")),
        (
            "details",
            fill("<details><summary>a</summary>\n\nb\n\n</details>\n\n"),
        ),
        ("headings", fill("# a\n")),
        ("paragraphs", fill("a\n\n")),
        ("rules", fill("---\n\n")),
        ("blocks of code", fill("```js\na\n```\n")),
        ("numbered items", fill("1. a\n")),
        ("empty items", fill("-\n")),
        ("tables", fill("|a|\n|-|\n|b|\n\n")),
        ("headings with ids", fill("## x {#id}\n")),
        ("definitions of terms", fill("a\n: b\n\n")),
        ("notes", fill("[^1]: b\n\n")),
        ("paragraphs of images", fill("![a](b)\n\n")),
        ("callouts", fill("> [!NOTE]\n> a\n\n")),
    ];
    let shapes = shapes.map(|(name, text)| (name, titled(&text)));
    shapes.into()
}

fn titled(text: &str) -> String {
    format!("# {TITLE}\n\n{text}\n")
}

fn fill(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len())
}

fn third(part: &str, bytes: usize) -> String {
    fill(part, bytes / 3)
}

fn code(index: usize) -> String {
    format!("const x{index} = await f({index}); // note\n")
}

fn row(index: usize) -> String {
    format!("|{index}|{WORDS}|{WORDS}|\n")
}

fn step(index: usize) -> String {
    format!("{}- a\n", " ".repeat(index % 60))
}
