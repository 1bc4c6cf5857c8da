//! Whatever the files hold, loading returns, and what it returns holds together.

mod texts;

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::sketch::course;
use nodecourse::course::block::DEEPEST_NEST;
use nodecourse::course::{BlockKind, Container, Lesson};
use nodecourse::diagnostic::Problem;
use nodecourse::load::{self, Library, Matcher, Thinned};
use nodecourse::source::Source;
use proptest::prelude::*;
use texts::{directives, markdown, summary, toml};

/// Loads everything and looks at every invariant that other floors rely on.
fn load_all(files: &[(&str, &str)]) {
    let (library, course, _) = course(files);
    let matcher = Matcher::new(&course.glossary);
    for entry in course.lessons() {
        let (_, problems) = load::lesson(&library, &course, &entry.id);
        let (mut lesson, source) = load::lesson_and_source(&library, &course, &entry.id);
        load::mark_terms(&mut lesson, &course, &matcher);
        let (digest, told) = Thinned::read(&library, &course, &matcher, &entry.id).digest();
        assert_eq!(digest, load::digest(&lesson));
        assert_eq!(told, Problem::all_in(&source.name, problems));
        hold_together(&lesson, &source);
        comes_from_somewhere(&lesson, &source);
    }
    load::check(&library);
}

/// Every place of a text is one of the file that it comes from.
fn comes_from_somewhere(lesson: &Lesson, source: &Arc<Source>) {
    assert_eq!(lesson.positions.len(), lesson.blocks.len());
    // Each place is looked for from the beginning: of many blocks only some are tried.
    let step = 1 + lesson.blocks.len() / 50;
    for (index, block) in lesson.blocks.iter().enumerate().step_by(step) {
        assert_eq!(
            lesson.positions.get(index),
            Some(source.position(block.span.start))
        );
    }
    let Some(origins) = &source.origins else {
        return;
    };
    for block in lesson.blocks.kept() {
        let (file, span) = source.origin(block.span);
        assert!(file.text.get(span.start..span.end).is_some(), "{span:?}");
    }
    assert!(origins.parts.is_sorted_by_key(|part| part.start));
    assert!(origins.asked(source.text.len()) <= origins.file.text.len());
}

fn hold_together(lesson: &Lesson, source: &Source) {
    for (index, block) in lesson.blocks.iter().enumerate() {
        assert!(block.nest.len() <= DEEPEST_NEST);
        assert!(usize::from(block.opened) <= block.nest.len());
        assert!(
            block
                .gap
                .is_none_or(|gap| usize::from(gap + block.opened) <= block.nest.len())
        );
        assert!(index > 0 || block.gap.is_none());
        assert!(block.span.end <= source.text.len());
        for container in block.nest.iter() {
            if let Container::Details { summary } = container {
                let summary = &lesson.blocks[*summary as usize];
                assert!(matches!(summary.kind, BlockKind::Summary { .. }));
            }
        }
        if let BlockKind::Table(table) = &block.kind {
            let columns = table.alignments.len();
            assert_eq!(table.cells().len(), columns * (table.len() + 1));
        }
        for prose in block.prose() {
            assert!(prose.marks.is_sorted_by_key(|mark| mark.start));
            for mark in prose.marks {
                assert!(mark.start < mark.end, "{mark:?}");
                assert!(
                    prose
                        .text
                        .get(mark.start as usize..mark.end as usize)
                        .is_some()
                );
            }
        }
    }
    for section in lesson.sections.iter() {
        assert!(matches!(
            lesson.blocks[section.block].kind,
            BlockKind::Heading { .. }
        ));
    }
    for (_, range) in lesson.footnotes.iter() {
        assert!(range.start < range.end && range.end <= lesson.blocks.len());
    }
}

const COURSE: &str = "id = \"c\"\n[callouts.l]\nlead = \"Lead\"\nstyle = \"tip\"\n";
const GLOSSARY: &str = "[term]\nname = \"term\"\naliases = [\"term two\", \"事\"]\ntext = \"x term\"\n[id]\nname = \"é\"\ntext = \"y\"\n";

proptest! {
    #[test]
    fn any_markdown_loads(text in markdown()) {
        load_all(&[("course.toml", COURSE), ("glossary.toml", GLOSSARY), ("a.md", &text)]);
    }

    #[test]
    fn any_text_loads(text in any::<String>()) {
        load_all(&[("glossary.toml", GLOSSARY), ("a.md", &text)]);
    }

    #[test]
    fn any_course_file_loads(text in any::<String>(), keys in toml()) {
        load_all(&[("course.toml", &text), ("a.md", "")]);
        load_all(&[("course.toml", &keys), ("a.md", "# A\nterm")]);
    }

    #[test]
    fn any_glossary_loads(text in any::<String>(), keys in toml(), definition in markdown()) {
        load_all(&[("glossary.toml", &text), ("a.md", "term")]);
        load_all(&[("glossary.toml", &keys), ("a.md", "term")]);
        let definition = definition.replace(['\'', '\0'], "");
        let glossary = format!("[term]\ntext = '''{definition}'''\n");
        load_all(&[("glossary.toml", &glossary), ("a.md", "term")]);
    }

    #[test]
    fn any_front_matter_loads(text in any::<String>(), keys in toml()) {
        load_all(&[("a.md", &format!("+++\n{text}\n+++\nx")), ("b.md", &format!("+++\n{keys}\n+++\nx"))]);
        load_all(&[("a.md", &format!("---\n{text}\n---\nx")), ("b.md", &format!("---\ntitle: {text}\n---\nx"))]);
    }

    #[test]
    fn any_fence_loads(text in "[ -~é]{0,40}", words in "(run|expect|file|=|\"|\\\\|,| |\\{|a){0,20}") {
        load_all(&[("a.md", &format!("```{text}\nx\n```\n")), ("b.md", &format!("> ~~~ js {words}\nx\n"))]);
    }

    #[test]
    fn any_book_loads(text in any::<String>(), keys in toml(), list in summary(), page in markdown()) {
        let chapter = format!("{page}\n{text}");
        load_all(&[
            ("book.toml", &format!("[book]\n{keys}\n{text}")),
            ("src/SUMMARY.md", &format!("{list}\n{text}")),
            ("src/a.md", &chapter),
            ("src/GLOSSARY.md", &page),
        ]);
        load_all(&[("book.toml", ""), ("src/SUMMARY.md", &list), ("src/a.md", &page), ("src/b/index.md", &text)]);
    }

    #[test]
    fn any_includes_load(chapter in directives(), included in directives()) {
        load_all(&[
            ("book.toml", ""),
            ("src/SUMMARY.md", "- [A](a.md)"),
            ("src/a.md", &chapter),
            ("src/x.rs", &included),
            ("src/in/y.md", &included),
        ]);
    }

    #[test]
    fn any_bytes_on_disk_load(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.md"), &bytes).expect("a file");
        std::fs::write(folder.path().join("course.toml"), &bytes).expect("a file");
        let library = Library::open(folder.path()).expect("a course");
        load::check(&library);
    }
}

/// Lines that are indented deeper and deeper.
fn staircase(step: &str, line: &str) -> String {
    let lines: Vec<String> = (0..600).map(|depth| step.repeat(depth) + line).collect();
    lines.concat()
}

#[test]
fn hostile_documents_take_no_more_than_their_length() {
    // Unoptimised, on a busy machine: linear passes stay far below, quadratic ones far above.
    const LONGEST: Duration = Duration::from_secs(20);
    let size = 200_000;
    let fill = |piece: &str| piece.repeat(size / piece.len());
    let numbered = |line: fn(usize) -> String| (0..size / 16).map(line).collect::<String>();
    let documents = [
        ("quotes", fill("> ")),
        ("a megabyte of quotes", "> ".repeat(500_000)),
        ("lists", fill("- ")),
        ("nested lists", staircase("  ", "- a\n")),
        ("nested numbers", staircase("   ", "1. a\n")),
        ("brackets", fill("[")),
        ("images", fill("![")),
        ("emphasis", fill("*a_ ")),
        ("one word", fill("a")),
        ("one line", fill("term a ")),
        ("terms", fill("termterm")),
        ("addresses", fill("www._")),
        ("more addresses", fill("http://a.b ")),
        ("parentheses", format!("http://a.b/{}", fill(")"))),
        ("entities", format!("http://a.b/{}", fill("&a;"))),
        ("comments", fill("<!--")),
        ("tags", fill("<p ")),
        ("undefined links", fill("[a][b] [c][]")),
        ("undefined links in each other", fill("[") + &fill("a][b]")),
        ("undefined footnotes", fill("[^a] [^")),
        ("open tags", fill("<b>a<sup>")),
        ("raised", fill("<sup>2*a*") + &fill("</sup>")),
        ("crossed tags", fill("<b>*a<i></b>*</i>")),
        ("links in tags", fill("<a href=#a>[a](#b)")),
        ("block tags", format!("<div>\n{}", fill("<a "))),
        ("details", fill("<details>\n\n")),
        ("details on a line", fill("<details><summary>a</summary>")),
        ("references", numbered(|index| format!("[^{index}]: a\n\n"))),
        (
            "footnotes",
            numbered(|index| format!("a[^{index}]\n\n[^{index}]: a\n\n")),
        ),
        ("headings", fill("# a\n")),
        ("definitions", numbered(|index| format!("[{index}]: /a\n"))),
        (
            "a wide table",
            format!("|{}\n|{}\n|a|\n", fill("a|"), fill("-|")),
        ),
        ("a long table", format!("|a|b|\n|-|-|\n{}", fill("|a|\n"))),
        ("front matter", format!("---\n{}", fill("> ---\nb\n"))),
        ("math", fill("$a ")),
        ("code", fill("`a``b")),
        ("fences", fill("```js wrong\n```\n")),
        ("alerts", fill("> [!NOTE]\n\n")),
        ("links", fill("[a](glossary.toml#term) ")),
        ("attributes", format!("```js {}\n```\n", fill("a=\"b\" "))),
    ];
    for (name, text) in documents {
        let start = Instant::now();
        load_all(&[("glossary.toml", GLOSSARY), ("a.md", &text)]);
        assert!(
            start.elapsed() < LONGEST,
            "{name} took {:?}",
            start.elapsed()
        );
        eprintln!("{name}: {:?}", start.elapsed());
    }
}
