//! Blocks made by hand, without Markdown, and the views that tests look at them with.

use std::collections::BTreeSet;
use std::sync::Arc;

use nodecourse::course::{
    Alignment, Block, BlockKind, CalloutStyle, Code, Container, Containers, Coverage, Image,
    Lesson, LessonId, Link, Mark, MarkKind, Marker, Prose, Section, SectionId, Sections, Table,
    TermId,
};
use nodecourse::layout::{self, Buttons, CodeLines, Laid, Measure, Natural, View, plain};
use nodecourse::source::{Edition, Positions, Source, Span};
use nodecourse::theme::Tokens;

static NOTHING_FOLDED: BTreeSet<usize> = BTreeSet::new();

/// A view of one width for all, with nothing folded and no tokens.
pub fn view(width: usize) -> View<'static> {
    View {
        width,
        wide: width,
        code_lines: CodeLines::Wrap,
        buttons: Some(Buttons {
            run: "r run",
            copy: "c copy",
            wide: "w wide",
        }),
        folded: &NOTHING_FOLDED,
        tokens: &no_tokens,
        marks: &|_, _| Vec::new(),
        practice: &|practice| practice.name().unwrap_or_default().to_owned(),
    }
}

pub fn no_tokens(_: &Code) -> Option<Arc<Tokens>> {
    None
}

/// All rows as text.
pub fn joined(laid: &Laid) -> String {
    laid.rows.iter().map(|row| plain(row) + "\n").collect()
}

/// A lesson of these blocks, whose headings of level 2 are its sections.
pub fn lesson(blocks: Vec<Block>) -> Lesson {
    let mut sections = Sections::default();
    for (index, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading { level, id, prose } = &block.kind
            && *level == 2
        {
            sections.push(Section {
                id: id.as_str(),
                title: &prose.text,
                number: u32::try_from(sections.len() + 1).ok(),
                level: *level,
                block: index,
            });
        }
    }
    Lesson {
        id: LessonId::new("lesson"),
        title: "Lesson".into(),
        goal: None,
        skip: Vec::new(),
        edition: Arc::new(Edition::of(&Source::new("lesson.md", ""))),
        positions: Positions::default(),
        blocks: blocks.into(),
        sections: sections.into(),
        anchors: std::collections::BTreeMap::new(),
        footnotes: nodecourse::course::Footnotes::default(),
        words: 0,
        refers: false,
        coverage: Coverage::Whole,
    }
}

/// The parts of a block of a lesson.
pub fn parts(lesson: &Lesson, index: usize, view: &View) -> Vec<Laid> {
    let measure = Measure::new(&lesson.blocks[index]);
    (0..measure.parts())
        .map(|part| layout::part(lesson, index, measure.part(part), view))
        .collect()
}

/// All rows of a lesson.
pub fn page(lesson: &Lesson, view: &View) -> String {
    (0..lesson.blocks.len())
        .flat_map(|index| parts(lesson, index, view))
        .map(|laid| joined(&laid))
        .collect()
}

/// The wide view of a table, whole.
pub fn natural(table: &Table) -> (Natural, Laid) {
    let measure = Measure::new(&block(BlockKind::Table(Box::new(table.clone()))));
    let natural = Natural::new(table, &measure, usize::MAX);
    let mut whole = Laid::default();
    for part in 0..measure.parts() {
        let laid = natural.part(0, table, measure.part(part), &|_, _| Vec::new());
        whole.rows.extend(laid.rows);
        whole.width = whole.width.max(laid.width);
    }
    (natural, whole)
}

/// Prose from text in which `**strong**`, `` `code` ``, `[link](address)` and `{term}` are marked.
pub fn prose(source: &str) -> Prose {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let found = [("**", "**"), ("`", "`"), ("[", "]("), ("{", "}")]
            .into_iter()
            .find_map(|(open, close)| {
                let (words, after) = rest.strip_prefix(open)?.split_once(close)?;
                Some((open, words, after))
            });
        let Some((open, words, after)) = found else {
            text.push(character);
            rest = &rest[character.len_utf8()..];
            continue;
        };
        rest = after;
        let kind = match open {
            "**" => MarkKind::Strong,
            "`" => MarkKind::Code,
            "[" => {
                let (address, after) = after.split_once(')').expect("a link ends");
                rest = after;
                MarkKind::Link(Box::new(Link::External(address.to_owned())))
            }
            _ => MarkKind::Term {
                id: TermId::new(words.replace(' ', "-")),
                marked: true,
            },
        };
        let start = text.len() as u32;
        text.push_str(words);
        let end = text.len() as u32;
        marks.push(Mark { start, end, kind });
    }
    Prose::new(text, marks)
}

/// A block that stands alone, with a blank row above.
pub fn block(kind: BlockKind) -> Block {
    Block {
        kind,
        span: Span::default(),
        nest: Containers::NONE,
        opened: 0,
        gap: Some(0),
    }
}

/// The same in containers, of which `opened` begin with it.
pub fn within(nest: &[Container], opened: u8, block: Block) -> Block {
    Block {
        nest: nest.into(),
        opened,
        ..block
    }
}

/// The same with a blank row above that lies in this many containers, or without one.
pub fn gap(gap: Option<u8>, block: Block) -> Block {
    Block { gap, ..block }
}

pub fn paragraph(source: &str) -> Block {
    block(BlockKind::Paragraph(prose(source)))
}

pub fn heading(level: u8, source: &str) -> Block {
    block(BlockKind::Heading {
        level,
        id: Box::new(SectionId::new(source)),
        prose: prose(source),
    })
}

pub fn code(language: &str, text: &str) -> Block {
    block(BlockKind::Code(Box::new(Code {
        language: language.into(),
        text: text.into(),
        ..Code::default()
    })))
}

pub fn image(alt: &str, path: &str) -> Block {
    block(BlockKind::Image {
        alt: alt.to_owned(),
        image: Box::new(Image {
            path: path.to_owned(),
            title: String::new(),
        }),
    })
}

pub fn callout_title(title: &str) -> Block {
    block(BlockKind::CalloutTitle(title.to_owned()))
}

pub fn bullet(depth: u8) -> Container {
    Container::Item {
        marker: Marker::Bullet { depth },
        width: 1,
    }
}

pub fn callout(style: CalloutStyle) -> Container {
    Container::Callout(style)
}

/// A table from lines of cells with bars between them; a header cell may say how it is aligned with a colon
/// before, after or on both sides.
pub fn table(source: &str) -> Table {
    let mut lines = source.lines().map(|line| {
        let cells = line.split('|');
        cells.map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    });
    let header = lines.next().expect("a header");
    let alignments = header
        .iter()
        .map(|cell| match (cell.starts_with(':'), cell.ends_with(':')) {
            (true, true) => Alignment::Center,
            (false, true) => Alignment::Right,
            (true | false, false) => Alignment::Left,
        });
    let mut table = Table::new(alignments.collect());
    for cell in &header {
        table.push(prose(cell.trim_matches(':')), None);
    }
    for cell in lines.flatten() {
        table.push(prose(&cell), None);
    }
    table
}

pub fn table_block(source: &str) -> Block {
    block(BlockKind::Table(Box::new(table(source))))
}
