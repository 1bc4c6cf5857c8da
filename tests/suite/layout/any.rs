//! Blocks of any kind and content, hostile ones among them.

use nodecourse::course::block::ItemNumber;
use nodecourse::course::{
    Alignment, Block, BlockKind, CalloutStyle, Code, Container, FootnoteId, Image, Link, Mark,
    MarkKind, Marker, Practice, Prose, SectionId, Table, TermId,
};
use proptest::prelude::*;

use super::build::{self, block, within};

pub fn any_words() -> impl Strategy<Value = String> {
    prop::collection::vec(any_word(), 1..6).prop_map(|words| words.join(" "))
}

pub fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,12}",
        1 => "[a-z]{1,30}(_[a-z]{1,9}){0,3}",
        1 => "https://[a-z]{1,12}\\.org(/[a-z_.-]{1,12}){0,4}",
        1 => "[\u{4e00}-\u{4e80}]{1,12}",
        1 => Just("👩‍👩‍👧".to_owned()),
        1 => Just("🇨🇭e\u{301}🏽".to_owned()),
        1 => "[-a-zA-Z(),.!?’“”\u{a0}]{1,12}",
        1 => "[αβγдежאב]{1,9}",
    ]
}

/// Prose with hostile letters, and marks that need not lie on letters.
pub fn any_prose() -> impl Strategy<Value = Prose> {
    let hostile = prop_oneof![
        8 => any_words(),
        1 => "\\PC{0,20}",
        1 => "[\u{0}-\u{9f}\u{202e}\u{2028}\u{feff}\u{300}-\u{310}\u{200d}\u{1f1e6}-\u{1f1ef}]{0,12}",
    ];
    let text = prop::collection::vec(hostile, 0..5).prop_map(|parts| parts.concat());
    let mark = (0u32..200, 0u32..60, any_kind());
    (text, prop::collection::vec(mark, 0..6)).prop_map(|(text, marks)| {
        let mut marks: Vec<Mark> = marks
            .into_iter()
            .map(|(start, length, kind)| Mark {
                start,
                end: start + length,
                kind,
            })
            .collect();
        marks.sort_by_key(|mark| mark.start);
        Prose::new(text, marks)
    })
}

pub fn any_kind() -> impl Strategy<Value = MarkKind> {
    prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Emphasis),
        Just(MarkKind::Strikethrough),
        Just(MarkKind::Code),
        Just(MarkKind::Link(Box::new(Link::External(
            "https://nodejs.org".into()
        )))),
        Just(MarkKind::Link(Box::new(Link::Term(TermId::new("thread"))))),
        Just(MarkKind::Image(Box::new(Image {
            path: "a.png".into(),
            title: String::new()
        }))),
        any::<bool>().prop_map(|marked| MarkKind::Term {
            id: TermId::new("thread"),
            marked
        }),
        Just(MarkKind::Footnote(FootnoteId::new("1"))),
    ]
}

pub fn any_nest() -> impl Strategy<Value = Vec<Container>> {
    let container = prop_oneof![
        Just(Container::Quote),
        Just(Container::Callout(CalloutStyle::Warning)),
        (0u8..5).prop_map(|depth| Container::Item {
            marker: Marker::Bullet { depth },
            width: 1
        }),
        (0u32..2000, 0u8..5).prop_map(|(number, width)| Container::Item {
            marker: Marker::Number(ItemNumber(number)),
            width
        }),
        any::<bool>().prop_map(|done| Container::Item {
            marker: Marker::Task(done),
            width: 1
        }),
        Just(Container::Description),
        (0u32..200).prop_map(Container::Footnote),
        Just(Container::Details { summary: 7 }),
    ];
    prop::collection::vec(container, 0..33)
}

/// Tables without the letters that borders are made of.
pub fn any_table() -> impl Strategy<Value = Table> {
    let cell = || {
        prop_oneof![4 => any_words(), 1 => Just(String::new()), 1 => "[a-z]{1,4}"].prop_map(
            |text| {
                let (start, end, kind) = (0, 3, MarkKind::Code);
                Prose::new(text, [Mark { start, end, kind }])
            },
        )
    };
    (2usize..6).prop_flat_map(move |columns| {
        let row = || prop::collection::vec(cell(), columns);
        let align =
            prop::sample::select(vec![Alignment::Left, Alignment::Center, Alignment::Right]);
        (
            prop::collection::vec(align, columns),
            row(),
            prop::collection::vec(row(), 0..4),
        )
            .prop_map(|(alignments, mut header, rows)| {
                header[0].text = format!("{}x", header[0].text).into();
                let mut table = Table::new(alignments);
                for cell in header.into_iter().chain(rows.into_iter().flatten()) {
                    table.push(cell, None);
                }
                table
            })
    })
}

pub fn any_block() -> impl Strategy<Value = Block> {
    let kind = prop_oneof![
        3 => any_prose().prop_map(BlockKind::Paragraph),
        2 => (0u8..9, any_prose()).prop_map(|(level, prose)| BlockKind::Heading { level, id: Box::new(SectionId::new("id")), prose }),
        2 => ("\\PC{0,10}", "(.|\n|\t){0,200}").prop_map(|(language, text)| {
            BlockKind::Code(Box::new(Code { language: language.into(), text: text.into(), ..Code::default() }))
        }),
        2 => any_table().prop_map(|table| BlockKind::Table(Box::new(table))),
        1 => (any_words(), "\\PC{0,20}").prop_map(|(alt, path)| BlockKind::Image { alt, image: Image { path, title: String::new() }.into() }),
        1 => Just(BlockKind::Rule),
        1 => "[\\PC\u{0}-\u{9f}\u{300}-\u{310}]{0,40}".prop_map(|id| BlockKind::Practice(Box::new(Practice::Review(id)))),
        1 => any_words().prop_map(BlockKind::CalloutTitle),
        1 => any_prose().prop_map(BlockKind::Term),
        1 => (any_prose(), any::<bool>()).prop_map(|(prose, open)| BlockKind::Summary { prose, open }),
    ];
    (kind, any_nest(), 0u8..4, prop::option::of(0u8..5)).prop_map(|(kind, nest, opened, gap)| {
        let opened = opened.min(nest.len() as u8);
        build::gap(gap, within(&nest, opened, block(kind)))
    })
}
