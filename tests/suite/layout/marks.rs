//! What a search sets off: exactly the matches, wherever wrapping, cleaning and borders put them.

use std::borrow::Cow;
use std::ops::Range;

use nodecourse::course::{BlockKind, Image, Link, Mark, MarkKind, Passage, Prose};
use nodecourse::layout::{self, CodeLines, Laid, Row, View, plain};
use nodecourse::search::Query;
use nodecourse::text;
use nodecourse::theme::Role;
use proptest::prelude::*;

use super::any::{any_block, any_prose, any_table};
use super::build::{self, block};

/// The rows of a block in which a query is marked.
fn laid(kind: BlockKind, query: &str, view: View) -> Laid {
    let query = Query::new(query).expect("there is something to look for");
    let marks = move |_: Passage, text: &str| -> Vec<(Range<usize>, Role)> {
        let found = query.shown_matches(text).into_iter();
        found.map(|range| (range, Role::SearchMatch)).collect()
    };
    layout::blocks(
        &[block(kind)],
        &View {
            marks: &marks,
            ..view
        },
    )
}

/// The marked words of a row, each piece on its own.
fn marked_in(row: &Row) -> Vec<&str> {
    let pieces = row.pieces.iter();
    let marked = pieces.filter(|piece| piece.roles.contains(Role::SearchMatch));
    marked.map(|piece| piece.text.as_str()).collect()
}

/// All that is marked, without blanks: rows end with none.
fn marked(laid: &Laid) -> String {
    let words: String = laid.rows.iter().flat_map(marked_in).collect();
    words.split_whitespace().collect()
}

/// What has to be marked in some texts: the matches, to the end of the clusters that they end in.
fn expected(texts: &[&str], query: &str) -> String {
    let query = Query::new(query).expect("there is something to look for");
    let mut out = String::new();
    for text in texts {
        let clean = text::clean(text);
        for found in query.shown_matches(text) {
            let end = text::boundary(&clean, found.end);
            out.extend(clean[found.start..end].split_whitespace());
        }
    }
    out
}

/// Words from a text to look for, unless they are blanks.
fn words_of(texts: &[&str], (from, length): (usize, usize)) -> Option<String> {
    let all: String = texts.iter().map(|text| text::clean(text)).collect();
    let count = all.chars().count().max(1);
    let words: String = all.chars().skip(from % count).take(length).collect();
    Query::new(&words).map(|_| words)
}

/// Whether a text has more accents in a row than cleaning leaves the same wherever it is cut.
fn is_piled_up(texts: &[&str]) -> bool {
    texts.iter().any(|text| {
        text.chars()
            .filter(|letter| ('\u{300}'..='\u{36f}').contains(letter))
            .count()
            > 6
    })
}

#[test]
fn a_match_is_marked_across_rows_and_emphasis() {
    let prose = build::prose("the **event** loop turns and turns, the event\u{a0}loop");
    let found = laid(BlockKind::Paragraph(prose), "event loop", build::view(11));
    let rows: Vec<_> = found
        .rows
        .iter()
        .map(|row| (plain(row), marked_in(row).join("|")))
        .collect();
    assert_eq!(
        rows,
        [
            ("", ""),
            ("the event", "event"),
            ("loop turns", "loop"),
            ("and turns,", ""),
            ("the", ""),
            ("event\u{a0}loop", "event\u{a0}loop"),
        ]
        .map(|(row, marked)| (row.to_owned(), marked.to_owned()))
    );
}

#[test]
fn the_file_of_an_image_moves_no_mark() {
    let image = |start, end| Mark {
        start,
        end,
        kind: MarkKind::Image(Box::new(Image {
            path: "a.png".into(),
            title: String::new(),
        })),
    };
    let prose = Prose {
        text: "map and key, map".into(),
        marks: [image(0, 3), image(8, 11)].into(),
    };
    let found = laid(BlockKind::Paragraph(prose), "map", build::view(60));
    assert_eq!(plain(&found.rows[1]), "map [a.png] and key [a.png], map");
    assert_eq!(marked_in(&found.rows[1]), ["map", "map"]);
}

#[test]
fn the_file_of_an_image_is_marked_too() {
    let prose = |text: &str, images: &[(u32, u32)]| {
        let image = |&(start, end): &(u32, u32)| Mark {
            start,
            end,
            kind: MarkKind::Image(Box::new(Image {
                path: "map.png".into(),
                title: String::new(),
            })),
        };
        Prose::new(text, images.iter().map(image).collect::<Vec<_>>())
    };
    let marked = |prose: Prose, query: &str| {
        let found = laid(BlockKind::Paragraph(prose), query, build::view(60));
        marked_in(&found.rows[1]).concat()
    };
    let key = || prose("the key, map", &[(4, 7)]);
    assert_eq!(marked(key(), "map"), "mapmap");
    assert_eq!(marked(key(), "key [map.png], map"), "key [map.png], map");
    // What is not shown is not found: words that say the file themselves have none behind them.
    assert_eq!(marked(prose("map.png", &[(0, 7)]), "png"), "png");
    assert_eq!(marked(prose("a key", &[(2, 2)]), "png"), "");
}

#[test]
fn tabs_and_cleaned_letters_move_no_mark() {
    let code = |text: &str| build::code("js", text).kind;
    let found = laid(code("\tif\t(a)\n\u{1b}\t\u{ad}if"), "if", build::view(40));
    let rows: Vec<_> = found.rows.iter().skip(2).take(2).collect();
    assert!(
        plain(rows[0]).starts_with("│     if  (a)"),
        "{}",
        plain(rows[0])
    );
    assert!(
        plain(rows[1]).starts_with("│ ␛   if "),
        "{}",
        plain(rows[1])
    );
    assert_eq!(
        (marked_in(rows[0]), marked_in(rows[1])),
        (vec!["if"], vec!["if"])
    );
}

#[test]
fn scrolled_code_shows_the_marks_in_sight() {
    let text = format!("{}needle and needle", " ".repeat(40));
    let view = |left| View {
        code_lines: CodeLines::Scroll(left),
        ..build::view(24)
    };
    let kind = || build::code("", &text).kind;
    assert_eq!(marked(&laid(kind(), "needle", view(0))), "");
    assert_eq!(marked(&laid(kind(), "needle", view(36))), "needleneedl");
    let column = layout::column(&text, 40);
    assert_eq!(
        marked(&laid(kind(), "needle", view(column))),
        "needleneedle"
    );
}

#[test]
fn links_stay_links_where_they_match() {
    let prose = Prose {
        text: "see the docs".into(),
        marks: Box::new([Mark {
            start: 4,
            end: 12,
            kind: MarkKind::Link(Box::new(Link::External("https://nodejs.org".into()))),
        }]),
    };
    let found = laid(BlockKind::Paragraph(prose), "docs", build::view(40));
    let pieces: Vec<_> = found.rows[1]
        .pieces
        .iter()
        .map(|piece| (piece.text.as_str(), piece.target))
        .collect();
    assert_eq!(
        pieces,
        [("see ", None), ("the ", Some(0)), ("docs", Some(0))]
    );
}

/// Leaves images out that end within a letter: the file of one follows its words, and would part it.
fn keep_letters_whole(prose: &mut Prose) {
    let Prose { text, marks } = prose;
    let mut kept = std::mem::take(marks).into_vec();
    kept.retain(|mark| {
        !matches!(mark.kind, MarkKind::Image(_)) || text::is_boundary(text, mark.end as usize)
    });
    *marks = kept.into();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn prose_is_marked_where_it_matches_and_nowhere_else(
        mut prose in any_prose(),
        at in (0usize..60, 1usize..12),
        width in 20usize..120,
    ) {
        keep_letters_whole(&mut prose);
        let text = prose.lend().shown().into_owned();
        prop_assume!(!is_piled_up(&[&text]));
        let Some(query) = words_of(&[&text], at) else {
            return Ok(());
        };
        let found = laid(BlockKind::Paragraph(prose), &query, build::view(width));
        prop_assert_eq!(marked(&found), expected(&[&text], &query));
    }

    #[test]
    fn any_block_is_marked_where_it_matches_and_nowhere_else(
        mut content in any_block(),
        at in (0usize..60, 1usize..12),
        width in 40usize..120,
    ) {
        prop_assume!(!matches!(content.kind, BlockKind::Table(_)));
        content.rewrite(|prose| {
            let mut prose = Prose::new(prose.text, prose.marks);
            keep_letters_whole(&mut prose);
            Some(prose)
        });
        let texts: Vec<String> = content.texts().map(Cow::into_owned).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        prop_assume!(!is_piled_up(&texts));
        let Some(query) = words_of(&texts, at) else {
            return Ok(());
        };
        let found = laid(content.kind, &query, build::view(width));
        prop_assert_eq!(marked(&found), expected(&texts, &query));
    }

    #[test]
    fn cells_are_marked_where_they_match(
        table in any_table(),
        at in (0usize..60, 1usize..12),
        width in 20usize..120,
    ) {
        let texts: Vec<String> = table.cells().map(|cell| cell.shown().into_owned()).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let Some(query) = words_of(&texts, at) else {
            return Ok(());
        };
        let found = laid(BlockKind::Table(Box::new(table)), &query, build::view(width));
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        let (shown, wanted) = (marked(&found), expected(&texts, &query));
        let is_grid = found.rows.iter().any(|row| plain(row).contains(['┼', '╪']) || plain(row).contains(" │ "));
        if is_grid {
            prop_assert_eq!(sorted(&shown), sorted(&wanted));
        } else {
            // Cards repeat the header.
            prop_assert!(shown.chars().count() >= wanted.chars().count());
        }
    }
}
