//! Foreign text as it may reach a terminal, character by character and cell by cell.

use std::time::Duration;

use nodecourse::text::{
    beginning, clean, clean_line, cluster_ends, clusters, elapsed, fnv32, fnv64, in_days, passed,
    reading_time, width,
};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::player::Player;

#[test]
fn what_a_terminal_would_obey_is_shown_or_removed() {
    for (text, cleaned) in [
        ("\0\x1b\x07\x7f", "␀␛␇␡"),
        ("\u{80}\u{9b}\u{9f}", "\u{fffd}\u{fffd}\u{fffd}"),
        ("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c"),
        ("a\u{fff9}b\u{fffb}", "a\u{fffd}b\u{fffd}"),
        ("a\u{2028}b\u{2029}c", "a\nb\nc"),
        ("a\u{e0041}\u{e007f}b", "ab"),
        ("a\u{feff}\u{200b}\u{2060}\u{ad}b", "ab"),
        ("a\r\nb\tc", "a\nb\tc"),
    ] {
        assert_eq!(clean(text), cleaned, "{text:?}");
    }
    assert_eq!(clean_line("a\nb\tc\u{2028}d"), "a b c d");
}

/// The values that the authors of FNV publish: journals on disk are read by them.
#[test]
fn a_text_has_the_same_hash_in_every_version() {
    for (text, short, long) in [
        ("", 0x811c_9dc5, 0xcbf2_9ce4_8422_2325),
        ("a", 0xe40c_292c, 0xaf63_dc4c_8601_ec8c),
        ("foobar", 0xbf9c_f968, 0x8594_4171_f739_67e8),
    ] {
        assert_eq!(
            (fnv32(text.as_bytes()), fnv64(text.as_bytes())),
            (short, long),
            "{text}"
        );
    }
}

#[test]
fn no_character_of_unicode_leaves_as_something_to_obey() {
    for character in '\0'..=char::MAX {
        let text = format!("a{character}b");
        for left in clean(&text).chars() {
            assert!(
                !obeyed(left) || matches!(left, '\n' | '\t'),
                "{character:?}"
            );
        }
        assert!(!clean_line(&text).chars().any(obeyed), "{character:?}");
    }
}

#[test]
fn a_cell_holds_eight_marks_and_32_bytes_at_most() {
    let texts = [
        format!("a{}", "\u{301}".repeat(500)),
        format!("a{}", "\u{301}\u{fe0f}\u{20e3}".repeat(40)),
        "\u{1f469}\u{200d}".repeat(60),
        "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}".repeat(9),
        "\u{1f1e8}".repeat(41),
        "\u{1100}".repeat(60) + &"\u{1161}".repeat(60),
        "\u{915}\u{94d}".repeat(60),
        "\u{600}".repeat(30) + "1",
        format!("\u{200d}{}", "\u{20d0}".repeat(90)),
        "\u{300}".repeat(70),
    ];
    for text in &texts {
        let markdown = format!(
            "# {text}\n\n{text} **{text}** `{text}`\n\n- {text}\n\n|{text}|\n|-|\n|{text}|\n\n```js\n{text}\n```\n"
        );
        let player = Player::open(&markdown);
        assert_cells(&player.buffer());
        assert_cells(&player.press("o").buffer());
    }
}

#[test]
fn the_beginning_of_a_text_takes_more_than_its_cells_without_blanks_or_is_all_of_it() {
    assert_eq!(beginning("event loop", 10), "event loop");
    assert_eq!(beginning("event loop", 9), "event loop");
    assert_eq!(beginning("event loop", 5), "event l");
    assert_eq!(
        beginning("\u{1f1e9}\u{1f1ea}漢字", 2),
        "\u{1f1e9}\u{1f1ea}漢"
    );
    // What takes no cell does not count, unless there is more of it than any cell can hold.
    assert_eq!(beginning("e\u{301}v\u{ad}ent", 2), "e\u{301}ve");
    assert_eq!(beginning(&" ".repeat(1_000), 2).len(), 96);
    assert_eq!(beginning(&"\u{301}".repeat(1_000), 2).len(), 96);
    assert_eq!(beginning("", 0), "");
    assert_eq!(beginning("event", 0), "e");
}

#[test]
fn every_character_takes_the_cells_that_unicode_gives_it_and_joins_no_letter() {
    for character in '\0'..=char::MAX {
        let text = format!("{character}a");
        let meant: Vec<usize> = text
            .graphemes(true)
            .map(|cluster| cluster.width().min(2))
            .collect();
        let cells: Vec<usize> = clusters(&text).map(|(_, cells)| cells).collect();
        assert_eq!(cells, meant, "{character:?}");
    }
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in "[\u{0}-\u{a0}\u{300}-\u{310}\u{2000}-\u{2070}\u{fe00}-\u{feff}\u{e0000}-\u{e0080}\\PC]{0,60}") {
        let once = clean(&text).into_owned();
        prop_assert_eq!(clean(&once), once.as_str());
        let line = clean_line(&text).into_owned();
        prop_assert_eq!(clean_line(&line), line.as_str());
    }

    #[test]
    fn clusters_are_those_of_unicode(text in "[a-c \r\n\u{7f}\u{a9}\u{ad}éß–“…─│\u{300}-\u{305}\u{200d}\u{fe0f}\u{1f1e6}-\u{1f1e9}\u{1f466}-\u{1f469}\u{1f3fb}-\u{1f3ff}\u{1100}-\u{1105}\u{1161}-\u{1165}\u{915}-\u{918}\u{94d}\u{600}-\u{604}]{0,40}") {
        let ends: Vec<usize> = cluster_ends(&text).map(|(end, _)| end).collect();
        let meant = text.grapheme_indices(true).map(|(start, cluster)| start + cluster.len());
        prop_assert_eq!(ends, meant.collect::<Vec<_>>());
    }

    #[test]
    fn any_text_keeps_to_the_cells(text in "[a-c \u{300}-\u{305}\u{200d}\u{fe0f}\u{1f1e6}-\u{1f1e9}\u{1f466}-\u{1f469}\u{1f3fb}-\u{1f3ff}\u{1100}-\u{1105}\u{1161}-\u{1165}\u{915}-\u{918}\u{94d}\u{600}-\u{604}]{1,80}") {
        let cells: usize = clusters(&text).map(|(_, cells)| cells).sum();
        prop_assert_eq!(cells, width(&text));
        assert_cells(&Player::open(&text).buffer());
    }
}

/// Whether a terminal acts on a character instead of showing it.
fn obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(character, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Asserts of each cell what one may hold.
fn assert_cells(buffer: &Buffer) {
    assert_eq!(buffer.area, Rect::new(0, 0, 80, 24));
    for cell in &buffer.content {
        let symbol = cell.symbol();
        assert!(symbol.len() <= 32, "{symbol:?}");
        assert!(width(symbol) <= 2, "{symbol:?}");
        let marks = symbol.chars().filter(|mark| mark.width() == Some(0));
        assert!(marks.count() <= 8, "{symbol:?}");
        assert!(!symbol.chars().any(obeyed), "{symbol:?}");
    }
}

#[test]
fn spans_of_time_are_told_in_the_units_that_matter() {
    for (minutes, told) in [
        (1, "1 min"),
        (59, "59 min"),
        (60, "1 h"),
        (125, "2 h 5 min"),
        (599, "9 h 59 min"),
        (629, "10 h"),
        (630, "11 h"),
        (6782, "113 h"),
    ] {
        assert_eq!(reading_time(minutes), told);
    }
    for (milliseconds, told) in [
        (42, "0.04 s"),
        (59_990, "59.99 s"),
        (125_900, "2 min 5 s"),
        (6_782_000, "1 h 53 min"),
        (406_920_000, "4 d 17 h"),
    ] {
        assert_eq!(elapsed(Duration::from_millis(milliseconds)), told);
    }
    for (seconds, told) in [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min 0 s"),
        (7200, "2 h 0 min"),
    ] {
        assert_eq!(passed(seconds), told);
    }
    for (days, told) in [
        (0, "today"),
        (1, "tomorrow"),
        (60, "in 60 days"),
        (61, "in 2 months"),
        (400, "in 13 months"),
        (730, "in 2 years"),
        (36_500, "in 100 years"),
    ] {
        assert_eq!(in_days(days), told);
    }
}
