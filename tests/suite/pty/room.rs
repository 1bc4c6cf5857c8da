//! The memory that a long lesson takes, whatever it is made of, stays below five times its text.

use std::sync::Mutex;
use std::thread;

use super::harness::{KEY, KEY_SHOWN, READY, Setup, folder};

/// The size of the lessons, in bytes.
const SIZE: usize = 2_500_000;
/// The size of one that is made of the same and is short.
const FEW: usize = 4_000;
/// What a lesson may take beside what the short one takes, in hundredths of its size. At ten megabytes,
/// the program itself takes a tenth of five times the text.
const MOST: u64 = 450;
/// The same of the tiniest parts. So long a lesson has the least room that any has, which is several times its size.
const MOST_OF_TINY: u64 = 1_000;
/// How many are opened at a time.
const READERS: usize = 2;

/// Words that differ from part to part.
fn words(part: usize, count: usize) -> String {
    let all = [
        "event", "loop", "runs", "callback", "timer", "fires", "promise", "node",
    ];
    let words = (0..count).map(|word| all[(part + word * word) % all.len()]);
    words.collect::<Vec<_>>().join(" ")
}

type Part = fn(usize) -> String;

/// What is made of very many small parts: each of them would take many times its text by itself.
const SHAPES: [(&str, Part); 13] = [
    ("paragraphs", |part| format!("{}\n\n", words(part, 16))),
    ("headings", |part| {
        format!("## Section {part}\n\n{}\n\n", words(part, 12))
    }),
    ("code", |part| {
        format!(
            "```text\nconst a{part} = {part}; // {}\n```\n\n",
            words(part, 5)
        )
    }),
    ("tables", |part| {
        format!("| a | b |\n|---|---|\n| {} | {part} |\n\n", words(part, 3))
    }),
    ("footnotes", |part| {
        format!(
            "Text[^{part}] {}\n\n[^{part}]: note {}\n\n",
            words(part, 6),
            words(part + 1, 6)
        )
    }),
    ("a list", |part| {
        format!("- item {part} {}\n", words(part, 12))
    }),
    ("nested lists", |part| {
        let items = (0..12)
            .map(|depth| format!("{}- item {part} {}\n", "  ".repeat(depth), words(part, 4)));
        items.collect::<String>() + "\n"
    }),
    ("links", |part| {
        let end = if part % 5 == 4 { "\n" } else { "" };
        format!("[l{part}](https://e.com/{part}) {} {end}", words(part, 2))
    }),
    ("rows of a table", |part| {
        let head = if part == 0 {
            "| a | b |\n|---|---|\n"
        } else {
            ""
        };
        format!("{head}| {} | `{part}` |\n", words(part, 9))
    }),
    ("lines of a quote", |part| {
        format!("> {}\n", words(part, 10))
    }),
    ("blocks of an item", |part| {
        let marker = if part == 0 { "- " } else { "  " };
        format!(
            "{marker}{}\n\n  - {}\n\n",
            words(part, 8),
            words(part + 1, 4)
        )
    }),
    ("terms of a definition list", |part| {
        format!("Term {part} {}\n\n: {}\n\n", words(part, 3), words(part, 9))
    }),
    ("lines of raw HTML", |part| {
        let tag = if part == 0 { "<div>\n" } else { "" };
        format!("{tag}<p>{}</p>\n", words(part, 10))
    }),
];

/// What nobody writes: of the tiniest parts, only as many are shown as there is room for.
const TINY: [(&str, Part); 13] = [
    ("tiny paragraphs", |_| "a\n\n".to_owned()),
    ("tiny headings", |_| "# a\n".to_owned()),
    ("tiny headings that differ", |part| format!("# a{part}\n")),
    ("tiny items", |_| "- a\n".to_owned()),
    ("tiny numbered items", |_| "1. a\n".to_owned()),
    ("tiny footnotes", |part| {
        format!("a[^{part}]\n\n[^{part}]: b\n\n")
    }),
    ("nothing but footnotes", |part| format!("[^{part}]: b\n")),
    ("rows of one letter", |part| {
        let head = if part == 0 { "|a|b|\n|-|-|\n" } else { "" };
        format!("{head}|a|b|\n")
    }),
    ("tiny quotes", |_| "> a\n\n".to_owned()),
    ("rules", |_| "***\n".to_owned()),
    ("tiny code", |_| "```\na\n```\n\n".to_owned()),
    ("images", |_| "![a](b)\n\n".to_owned()),
    ("a line of emphasis", |_| "*a* ".to_owned()),
];

#[test]
fn no_long_lesson_takes_five_times_its_text() {
    assert_none_takes_more(&SHAPES, MOST);
}

#[test]
fn no_long_lesson_of_tiny_parts_takes_much_more_than_five_times_its_text() {
    assert_none_takes_more(&TINY, MOST_OF_TINY);
}

/// Holds what each of some shapes takes against a share of its size, in hundredths.
fn assert_none_takes_more(shapes: &[(&'static str, Part)], most: u64) {
    let shapes = Mutex::new(shapes.iter());
    let beyond = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                loop {
                    let Some((name, part)) = shapes.lock().expect("no panic").next() else {
                        return;
                    };
                    let text = text(*part, SIZE);
                    // Not what the program itself takes.
                    let small = self::text(*part, FEW);
                    let (Some(small), Some(all)) = (peak(&small), peak(&text)) else {
                        if cfg!(target_os = "linux") {
                            let untold = format!("{name}: Linux does not tell it");
                            beyond.lock().expect("no panic").push(untold);
                        }
                        return;
                    };
                    let share = all.saturating_sub(small) * 100 / text.len() as u64;
                    if share > most {
                        beyond
                            .lock()
                            .expect("no panic")
                            .push(format!("{name}: {share} %"));
                    }
                }
            });
        }
    });
    let beyond = beyond.into_inner().expect("no panic");
    assert!(beyond.is_empty(), "{beyond:#?}");
}

/// So many bytes of a shape.
fn text(part: Part, size: usize) -> String {
    let mut text = String::new();
    for index in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&part(index));
    }
    text
}

/// The most memory, in bytes, that the player takes to read a lesson to its end, and for another width.
fn peak(text: &str) -> Option<u64> {
    let folder = folder(&[("lesson.md", &format!("# {READY}\n\n{text}"))]);
    let mut session = Setup::new()
        .course(&folder.path().join("lesson.md"))
        .ready();
    session.send(KEY);
    // Of a beginning, no share is told.
    session.wait_for(KEY_SHOWN);
    session.resize_until(50, 12, READY);
    let memory = session.peak_memory();
    session.quit();
    memory
}
