//! Running text: where lines end, and what is kept whole.

use nodecourse::course::{BlockKind, Container, Image, Mark, MarkKind, Prose};
use nodecourse::layout::{self, plain};
use nodecourse::text::width;
use nodecourse::theme::{Role, Roles};
use proptest::prelude::*;
use unicode_linebreak::linebreaks;

use super::build::*;

fn shown(source: &str, width: usize) -> String {
    joined(&layout::blocks(
        &[gap(None, paragraph(source))],
        &view(width),
    ))
}

#[test]
fn blanks_at_a_break_vanish_and_unbreakable_ones_hold() {
    assert_eq!(shown("one   two three", 9), "one   two\nthree\n");
    assert_eq!(shown("one two\u{a0}three", 9), "one\ntwo\u{a0}three\n");
}

#[test]
fn a_hard_break_is_a_row() {
    assert_eq!(shown("one\ntwo", 40), "one\ntwo\n");
    assert_eq!(shown("one\u{2028}two\n", 40), "one\ntwo\n");
}

#[test]
fn chinese_breaks_between_letters_and_not_before_a_full_stop() {
    assert_eq!(shown("事件循环等待。", 8), "事件循环\n等待。\n");
    assert_eq!(shown("事件循环。", 8), "事件循\n环。\n");
}

#[test]
fn an_address_that_fits_on_a_row_is_whole() {
    assert_eq!(
        shown("read https://nodejs.org/api-docs/fs today", 30),
        "read\nhttps://nodejs.org/api-docs/fs\ntoday\n"
    );
}

#[test]
fn a_host_is_broken_at_its_points_only_where_a_row_cannot_hold_it() {
    assert_eq!(
        shown("https://raw.example.com/a/b", 18),
        "https://raw.\nexample.com/a/b\n"
    );
    assert_eq!(
        shown("https://raw.example.com/a/b", 24),
        "https://raw.example.com/\na/b\n"
    );
    assert_eq!(
        shown("https://example.com?first=1&second=2", 24),
        "https://example.com?\nfirst=1&second=2\n"
    );
}

#[test]
fn a_longer_address_breaks_after_its_signs_only() {
    let address = "https://nodejs.org/en/learn/asynchronous-work?page=2&part=event_loop.html";
    for width in 16..70 {
        let text = shown(&format!("see {address}"), width);
        for row in text.lines().rev().skip(1) {
            assert!(
                row.ends_with(['/', '?', '&', '=', '.', '_', '-']) || row == "see",
                "{width}: {text}"
            );
        }
        assert_eq!(
            text.replace('\n', ""),
            format!(
                "see{}{address}",
                if text.starts_with("see ") { " " } else { "" }
            )
        );
    }
}

#[test]
fn a_path_that_begins_with_a_slash_goes_to_the_next_row_alone() {
    assert_eq!(shown("also in /etc/hosts", 12), "also in\n/etc/hosts\n");
    assert_eq!(shown("also in `/etc/hosts`", 12), "also in\n/etc/hosts\n");
    assert_eq!(shown("read and / or write", 10), "read and /\nor write\n");
    assert_eq!(
        shown("put it in .env or ./a.js", 10),
        "put it in\n.env or\n./a.js\n"
    );
    assert_eq!(shown("wait ... for it", 10), "wait ...\nfor it\n");
    assert_eq!(shown("no\u{a0}/etc break", 8), "no\u{a0}/etc\nbreak\n");
}

#[test]
fn a_slash_is_not_left_alone_at_the_end_of_a_row() {
    let path = "/usr/local/share/node/modules";
    for width in 8..40 {
        let text = shown(&format!("a word. {path} .{path} ~{path}"), width);
        for row in text.lines() {
            let last = row.rsplit(' ').next().unwrap_or_default();
            assert!(last.contains(char::is_alphanumeric), "{width}: {text}");
        }
    }
}

#[test]
fn words_of_code_are_whole_and_break_at_blanks() {
    assert_eq!(
        shown("run `node --experimental-strip-types app.ts` now", 28),
        "run node\n--experimental-strip-types\napp.ts now\n"
    );
}

#[test]
fn a_word_longer_than_a_row_is_broken_between_clusters() {
    assert_eq!(shown("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4), "👩‍👩‍👧👩‍👩‍👧\n👩‍👩‍👧\n");
    assert_eq!(
        shown("e\u{301}e\u{301}e\u{301}", 2),
        "e\u{301}e\u{301}\ne\u{301}\n"
    );
    assert_eq!(shown("漢", 1), "□\n");
}

#[test]
fn emphasis_is_a_role_over_the_role_of_its_place() {
    let quoted = within(&[Container::Quote], 1, paragraph("a **b** `c`"));
    let laid = layout::blocks(&[quoted], &view(40));
    let piece = |text: &str| {
        laid.rows[1]
            .pieces
            .iter()
            .find(|piece| piece.text == text)
            .map(|piece| piece.roles)
    };
    assert_eq!(
        piece("b"),
        Some(Roles::from(Role::Quote).with(Role::Strong))
    );
    assert_eq!(
        piece("c"),
        Some(Roles::from(Role::Quote).with(Role::CodeInline))
    );
}

#[test]
fn a_place_in_a_text_is_found_again_at_another_width() {
    let words: Vec<String> = (0..400).map(|number| format!("word{number}")).collect();
    let blocks = [gap(None, paragraph(&words.join(" ")))];
    let narrow = layout::blocks(&blocks, &view(30));
    let wide = layout::blocks(&blocks, &view(76));
    let place = &narrow.rows[40];
    let found = wide.rows.iter().rfind(|row| row.start <= place.start);
    let first = plain(place).split(' ').next().map(str::to_owned);
    assert!(plain(found.expect("a row")).contains(&first.expect("a word")));
}

#[test]
fn a_wrapped_link_is_one_target() {
    let laid = layout::blocks(
        &[gap(None, paragraph("see [the event loop of Node](u) now"))],
        &view(12),
    );
    assert_eq!(laid.targets.len(), 1);
    let words: Vec<&str> = laid
        .rows
        .iter()
        .flat_map(|row| &row.pieces)
        .filter(|piece| piece.target == Some(0))
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(
        words,
        ["the", "event loop", "of Node"].map(|words| words).to_vec()
    );
    assert_eq!(plain(&laid.rows[0]), "see the");
}

#[test]
fn an_image_in_a_sentence_shows_its_words_and_its_file() {
    let marks = [(6, 9, "images/run.png"), (18, 23, "a.png")].map(|(start, end, path)| Mark {
        start,
        end,
        kind: MarkKind::Image(Box::new(Image {
            path: path.into(),
            title: String::new(),
        })),
    });
    let prose = Prose::new("press run now, or a.png", marks);
    let laid = layout::blocks(&[gap(None, block(BlockKind::Paragraph(prose)))], &view(60));
    assert_eq!(joined(&laid), "press run [images/run.png] now, or a.png\n");
    let piece = |text: &str| {
        let pieces = &laid.rows[0].pieces;
        let piece = pieces.iter().find(|piece| piece.text == text);
        piece.map(|piece| piece.roles)
    };
    assert_eq!(
        piece("run"),
        Some(Roles::from(Role::Text).with(Role::Image))
    );
    assert_eq!(piece(" [images/run.png]"), Some(Role::Muted.into()));
    assert_eq!(piece(" now, or "), Some(Role::Text.into()));
}

proptest! {
    /// Most words are wrapped without Unicode's tables; the lines have to be the same.
    #[test]
    fn lines_end_where_unicode_lets_them(
        words in prop::collection::vec("[(\"'é«]?[a-zA-Z0-9]{1,8}[,.;:!?)\"'%é漢»-]{0,2} {1,2}", 1..30),
        more in 0usize..30,
    ) {
        let text = words.concat();
        let text = text.trim_end();
        let mut start = 0;
        let parts: Vec<&str> = linebreaks(text)
            .map(|(end, _)| &text[std::mem::replace(&mut start, end)..end])
            .collect();
        let longest = parts.iter().map(|part| width(part.trim_end())).max();
        let room = longest.unwrap_or(0) + more;
        let mut lines = vec![String::new()];
        for part in parts {
            let line = lines.last_mut().expect("there is one");
            if width(line) + width(part.trim_end()) > room {
                lines.push(part.to_owned());
            } else {
                line.push_str(part);
            }
        }
        let wanted: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        let block = block(BlockKind::Paragraph(Prose::plain(text)));
        let laid = layout::blocks(&[gap(None, block)], &view(room));
        let shown: Vec<String> = laid.rows.iter().map(plain).collect();
        prop_assert_eq!(shown, wanted);
    }
}
