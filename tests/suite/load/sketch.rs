//! Lessons as text, one line a block, so that tests can say what they expect.

use std::sync::Arc;

use nodecourse::course::block::{Cells, ItemNumber};
use nodecourse::course::{
    Block, BlockKind, Code, Container, Course, Image, Lesson, Link, MarkKind, Marker, ProseRef,
};
use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::{self, Library, Matcher};
use nodecourse::source::Source;

/// A course of these files, given as `path`, `text`.
pub fn course(files: &[(&str, &str)]) -> (Library, Course, Vec<Diagnostic>) {
    let library = Library::in_memory(files.iter().copied());
    let (course, problems) = load::course(&library);
    (library, course, problems)
}

/// The first lesson of a course of these files, with its terms, and all problems.
pub fn lesson_in(files: &[(&str, &str)]) -> (Lesson, Vec<Diagnostic>) {
    let (library, course, mut problems) = course(files);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (mut lesson, found) = load::lesson(&library, &course, &id);
    load::mark_terms(&mut lesson, &course, &Matcher::new(&course.glossary));
    problems.extend(found);
    (lesson, problems)
}

/// The first lesson of a course with the text that it was read from.
pub fn source_in(files: &[(&str, &str)]) -> (Lesson, Arc<Source>) {
    let (library, course, _) = course(files);
    let id = course.lessons().next().expect("a lesson").id.clone();
    load::lesson_and_source(&library, &course, &id)
}

/// One text as a lesson.
pub fn lesson(markdown: &str) -> Lesson {
    lesson_in(&[("lesson.md", markdown)]).0
}

/// The blocks of one text: the gap, the nest with the containers that begin marked `+`, the block.
pub fn sketch(markdown: &str) -> String {
    sketch_of(lesson(markdown).blocks.kept())
}

/// The blocks as lines.
pub fn sketch_of(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().map(line).collect();
    lines.join("\n")
}

/// The problems as `place: message (hint)`.
pub fn told(problems: &[Diagnostic]) -> Vec<String> {
    let told = problems.iter().map(|problem| {
        let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})"));
        format!(
            "{}: {}{}",
            problem.place(),
            problem.message,
            hint.unwrap_or_default()
        )
    });
    told.collect()
}

fn line(block: &Block) -> String {
    let gap = block.gap.map_or("-".to_owned(), |gap| gap.to_string());
    let old = block.nest.len() - usize::from(block.opened);
    let nest = block.nest.iter().enumerate().map(|(index, container)| {
        let new = if index < old { "" } else { "+" };
        format!("{new}{} ", container_name(*container))
    });
    format!("{gap} {}{}", nest.collect::<String>(), kind(&block.kind))
}

fn container_name(container: Container) -> String {
    match container {
        Container::Quote => "quote".to_owned(),
        Container::Callout(style) => style.name().to_owned(),
        Container::Item { marker, width } => match marker {
            Marker::Bullet { depth } => format!("bullet{depth}/{width}"),
            Marker::Number(ItemNumber(number)) => format!("{number}./{width}"),
            Marker::Task(done) => format!("[{}]/{width}", if done { 'x' } else { ' ' }),
        },
        Container::Description => "description".to_owned(),
        Container::Footnote(number) => format!("footnote{number}"),
        Container::Details { summary } => format!("details{summary}"),
    }
}

fn kind(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Heading { level, id, prose } => {
            format!("h{level} #{id} {}", words(prose.lend()))
        }
        BlockKind::Paragraph(prose) => format!("p {}", words(prose.lend())),
        BlockKind::Code(code) => code_words(code),
        BlockKind::Table(table) => {
            let row = |row: Cells<'_>| row.map(words).collect::<Vec<_>>().join(" | ");
            let rows = (0..table.len()).map(|index| row(table.row(index)));
            let rows: Vec<String> = rows.collect();
            format!(
                "table {:?} {} / {}",
                table.alignments,
                row(table.header()),
                rows.join(" / ")
            )
        }
        BlockKind::Image { alt, image } => format!("image {alt} {}", image.path),
        BlockKind::Practice(practice) => format!("{practice:?}"),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::CalloutTitle(title) => format!("title {title}"),
        BlockKind::Term(prose) => format!("term {}", words(prose.lend())),
        BlockKind::Summary { prose, open } => {
            format!(
                "summary{} {}",
                if *open { " open" } else { "" },
                words(prose.lend())
            )
        }
    }
}

fn code_words(code: &Code) -> String {
    format!("code {} {:?}", code.language, code.text)
}

/// Running text with its marks written as `{kind:words}`.
pub fn words(prose: ProseRef<'_>) -> String {
    let mut out = String::new();
    let mut at = 0;
    let mut open: Vec<u32> = Vec::new();
    let mut marks = prose.marks.iter().peekable();
    for (index, character) in prose.text.char_indices().chain([(prose.text.len(), '\0')]) {
        while open.last().is_some_and(|end| *end as usize <= index) {
            open.pop();
            out.push('}');
        }
        while let Some(mark) = marks.next_if(|mark| mark.start as usize == index) {
            out.push('{');
            out.push_str(&mark_name(&mark.kind));
            out.push(':');
            open.push(mark.end);
        }
        at = index;
        match character {
            '\0' if index == prose.text.len() => {}
            '\n' => out.push('⏎'),
            character => out.push(character),
        }
    }
    assert_eq!(at, prose.text.len());
    out
}

fn mark_name(kind: &MarkKind) -> String {
    match kind {
        MarkKind::Strong => "strong".to_owned(),
        MarkKind::Emphasis => "em".to_owned(),
        MarkKind::Strikethrough => "strike".to_owned(),
        MarkKind::Code => "code".to_owned(),
        MarkKind::Link(link) => match &**link {
            Link::External(address) => format!("external {address}"),
            Link::Lesson(lesson, None) => format!("lesson {lesson}"),
            Link::Lesson(lesson, Some(section)) => format!("lesson {lesson}#{section}"),
            Link::Section(section) => format!("section {section}"),
            Link::Use(lesson, block, term) => format!("use of {term} in {lesson} at {block}"),
            Link::Term(term) => format!("term link {term}"),
            Link::File(file) => format!("file {file}"),
            Link::Folder(folder) => format!("folder {folder}"),
            Link::Missing(missing) => format!("missing {missing}"),
            Link::Other(other) => format!("other {other}"),
        },
        MarkKind::Image(image) => {
            let Image { path, .. } = &**image;
            format!("image {path}")
        }
        MarkKind::Term { id, marked: true } => format!("TERM {id}"),
        MarkKind::Term { id, marked: false } => format!("term {id}"),
        MarkKind::Footnote(label) => format!("note {label}"),
    }
}
