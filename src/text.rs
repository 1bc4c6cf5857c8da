//! Foreign text made safe for a terminal, and measured in cells. It knows no document and no screen.
//!
//! Whatever is shown or printed has passed [`clean`]: layout cleans before it measures, and the two
//! places where text leaves the program (`ui::canvas` and `shell::output`) clean once more, because
//! joins and entities can make a control character after any earlier check.

mod beginning;
mod hash;
mod sentence;
mod shell_word;
mod span_of_time;

use std::borrow::Cow;

pub use beginning::beginning;
pub use hash::{fnv32, fnv64};
pub use sentence::{Sentence, sentence};
pub use shell_word::quoted;
pub use span_of_time::{elapsed, in_days, passed, reading_time};

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// More combining marks than this on one letter are dropped: real scripts stay below it.
const MARKS_PER_CLUSTER: usize = 8;
/// One cell never holds more bytes than this.
const BYTES_PER_CLUSTER: usize = 32;

/// `text` without anything that a terminal would obey instead of show.
///
/// Control characters become visible pictures (U+2400 and up), C1 controls and bidirectional
/// overrides become U+FFFD, Unicode's line and paragraph separators become newlines, a carriage
/// return is dropped, and invisible format characters (tags, zero-width spaces, soft hyphens, byte
/// order marks) are removed, as are more combining marks in a row than any script has. Tabs and
/// newlines stay. Cleaning twice changes nothing.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for character in text.chars() {
        marks = marks_up_to(character, marks);
        match fate(character) {
            Fate::Keep if marks <= MARKS_PER_CLUSTER => out.push(character),
            Fate::Keep | Fate::Drop => {}
            Fate::Show(instead) => out.push(instead),
        }
    }
    Cow::Owned(out)
}

/// Whether there is nothing to clean.
fn is_clean(text: &str) -> bool {
    let mut rest = text;
    let mut marks = 0;
    loop {
        let plain = printable(rest.as_bytes());
        if plain > 0 {
            marks = 0;
        }
        rest = rest.get(plain..).unwrap_or_default();
        let mut letters = rest.chars();
        let Some(character) = letters.next() else {
            return true;
        };
        rest = letters.as_str();
        if is_plain(character) {
            // Lines of tables come in a row.
            rest = rest.trim_start_matches(|next: char| !next.is_ascii() && is_plain(next));
            marks = 0;
            continue;
        }
        marks = marks_up_to(character, marks);
        if marks > MARKS_PER_CLUSTER || fate(character) != Fate::Keep {
            return false;
        }
    }
}

/// How many bytes at the start are ASCII that is shown as it is.
fn printable(bytes: &[u8]) -> usize {
    /// So many are looked at in one go.
    const CHUNK: usize = 16;
    let is_printable = |byte: &u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let chunks = bytes.chunks_exact(CHUNK);
    let whole = chunks.take_while(|chunk| {
        // Without an early end, so that it is one comparison for all of them.
        chunk
            .iter()
            .fold(true, |all, byte| all & is_printable(byte))
    });
    let start = whole.count() * CHUNK;
    let rest = bytes.get(start..).unwrap_or_default().iter();
    start + rest.take_while(|byte| is_printable(byte)).count()
}

/// How many characters without a width stand in a row, this one included.
fn marks_up_to(character: char, before: usize) -> usize {
    if character.width() == Some(0) {
        before + 1
    } else {
        0
    }
}

/// [`clean`] for text that must stay on one row: newlines and tabs become spaces.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains(['\n', '\t']) {
        return Cow::Owned(cleaned.replace(['\n', '\t'], " "));
    }
    cleaned
}

/// The width of a string in terminal cells, measured whole: summing characters is wrong for
/// joined emoji, flags and variation selectors.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let mut letters = 0;
    if text.chars().all(|letter| {
        letters += 1;
        is_plain(letter)
    }) {
        return letters;
    }
    clusters(text).map(|(_, cells)| cells).sum()
}

/// The grapheme clusters of a line with the cells that each takes.
pub fn clusters(text: &str) -> impl Iterator<Item = (&str, usize)> {
    whole_clusters(text).map(|cluster| {
        let cluster = bounded(cluster);
        (cluster, cells(cluster))
    })
}

/// Where the grapheme clusters of a line end, in bytes, with the cells that each takes.
pub fn cluster_ends(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut end = 0;
    whole_clusters(text).map(move |cluster| {
        end += cluster.len();
        (end, cells(bounded(cluster)))
    })
}

/// The grapheme clusters of a line, however long they are.
fn whole_clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut letters = rest.chars();
        let first = letters.next()?;
        let length = if is_plain(first) && letters.next().is_none_or(is_plain) {
            first.len_utf8()
        } else {
            rest.graphemes(true).next()?.len()
        };
        let (cluster, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(cluster)
    })
}

/// How many cells a cluster takes.
fn cells(cluster: &str) -> usize {
    let mut letters = cluster.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if is_plain(letter) => 1,
        _ => cluster.width().min(2),
    }
}

/// Whether a character takes one cell and forms no cluster with another such: ASCII, Latin letters, dashes and quotation
/// marks, lines of tables. Most text needs no look into Unicode's tables.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | 'À'..='ɏ' | '‐'..='…' | '─'..='╿')
}

/// The first boundary between grapheme clusters at or after `offset`, or the end.
///
/// The time it takes can grow with the text before `offset` (flags are pairs, counted from the
/// start of their run), so give it text that starts not far before.
pub fn boundary(text: &str, offset: usize) -> usize {
    if offset >= text.len() || !text.is_char_boundary(offset) {
        return text.len();
    }
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    if cursor.is_boundary(text, 0).unwrap_or(true) {
        return offset;
    }
    cursor
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// Where a text of more than `most` bytes can be cut, if it has more: before a blank, unless none is
/// near, else between two clusters. What is cut off is never empty.
pub fn cut(text: &str, most: usize) -> Option<usize> {
    if text.len() <= most {
        return None;
    }
    let near = (0..=most).rev().find_map(|end| text.get(..end))?;
    let blank = near.rfind([' ', '\n']).filter(|at| *at > most / 2);
    let at = blank.unwrap_or_else(|| boundary(text, near.len()));
    (at > 0 && at < text.len()).then_some(at)
}

/// Whether two grapheme clusters meet at a byte, or the text ends before it. It looks no further than a cluster is long.
pub fn is_boundary(text: &str, offset: usize) -> bool {
    let offset = offset.min(text.len());
    let (near, start) = around(text, offset);
    let mut cursor = GraphemeCursor::new(offset - start, near.len(), true);
    text.is_char_boundary(offset) && cursor.is_boundary(near, 0).unwrap_or(true)
}

/// Where the grapheme cluster ends that a byte stands in the middle of, or the byte itself if it is a boundary. It looks
/// no further than a cluster is long.
pub fn cluster_end(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    let (near, start) = around(text, offset);
    start + boundary(near, offset - start)
}

/// What stands around a byte, and where that starts: a book of joined letters is one cluster, and to look through all of
/// it at each of them would take forever.
fn around(text: &str, offset: usize) -> (&str, usize) {
    /// Clusters with more bytes are made up.
    const LONGEST: usize = 64;
    let floor = |at: usize| {
        let mut before = 0..=at.min(text.len());
        before
            .rfind(|at| text.is_char_boundary(*at))
            .unwrap_or_default()
    };
    let start = floor(offset.saturating_sub(LONGEST));
    let end = floor(offset.saturating_add(LONGEST));
    (text.get(start..end).unwrap_or_default(), start)
}

/// The start of `text` that fits into `cells`, with an ellipsis where something was cut.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut used = 0;
    for (cluster, wide) in clusters(text) {
        if used + wide + 1 > cells {
            break;
        }
        out.push_str(cluster);
        used += wide;
    }
    if cells > 0 {
        out.push('…');
    }
    Cow::Owned(out)
}

#[derive(PartialEq, Eq)]
enum Fate {
    Keep,
    Drop,
    Show(char),
}

fn fate(character: char) -> Fate {
    match character {
        '\t' | '\n' => Fate::Keep,
        '\r'
        | '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Fate::Drop,
        '\0'..='\u{1f}' => {
            Fate::Show(char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'))
        }
        '\u{7f}' => Fate::Show('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}' => Fate::Show('\u{fffd}'),
        '\u{2028}' | '\u{2029}' => Fate::Show('\n'),
        _ => Fate::Keep,
    }
}

/// A cluster cut to what one cell may hold.
fn bounded(cluster: &str) -> &str {
    if cluster.len() <= MARKS_PER_CLUSTER {
        return cluster;
    }
    let mut end = 0;
    for (count, (start, character)) in cluster.char_indices().enumerate() {
        let next = start + character.len_utf8();
        if count > MARKS_PER_CLUSTER || next > BYTES_PER_CLUSTER {
            break;
        }
        end = next;
    }
    &cluster[..end]
}
