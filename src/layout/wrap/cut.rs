//! Breaking what has no break: after the signs that part addresses and paths, else between clusters.

use crate::text;

/// The part of a word that goes on this line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// The byte after its last; never 0.
    pub(super) end: usize,
    /// The cells that it takes; more than there is room for only if one cluster does.
    pub(super) width: usize,
    /// Whether it ends where a reader would break it, and fits.
    pub(super) gentle: bool,
}

/// The longest part of a word that fits into `room` and ends well, else the longest that fits, else
/// its first cluster. A host that does not fit is broken where an address may be, if it has such a place.
pub(super) fn cut(word: &str, room: usize) -> Cut {
    let host = host_end(word);
    let (mut end, mut width) = (0, 0);
    let (mut gentle, mut in_host) = (None, None);
    for (next, cells) in text::cluster_ends(word) {
        if width + cells > room {
            if end == 0 {
                return Cut {
                    end: next,
                    width: cells,
                    gentle: false,
                };
            }
            return gentle.or(in_host).unwrap_or(Cut {
                end,
                width,
                gentle: false,
            });
        }
        (end, width) = (next, width + cells);
        if ends_well(word, end) {
            let is_gentle = end > host;
            let place = Some(Cut {
                end,
                width,
                gentle: is_gentle,
            });
            if is_gentle {
                gentle = place;
            } else {
                in_host = place;
            }
        }
    }
    Cut {
        end,
        width,
        gentle: true,
    }
}

/// The parts of a word that are kept whole: addresses and paths fall into several.
pub(super) fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let path = word.contains('/');
    let host = host_end(word);
    let mut start = 0;
    let ends = word
        .char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .filter(move |at| path && *at > host && ends_well(word, *at))
        .chain([word.len()]);
    ends.map(move |end| {
        let piece = &word[start..end];
        start = end;
        piece
    })
}

/// Whether a word may be broken at this byte: after the last of the signs in a row, if there is a name
/// before them and after them.
fn ends_well(word: &str, at: usize) -> bool {
    let Some((before, after)) = word.split_at_checked(at) else {
        return false;
    };
    if !after.starts_with(|next: char| next.is_alphanumeric() || "%#~@$*:([{<".contains(next)) {
        return false;
    }
    let name = before.trim_end_matches(['/', '?', '&', '=', '.', '_', '-']);
    name.len() < before.len()
        && name.ends_with(|last: char| last.is_alphanumeric() || ")]}>*'\"%+".contains(last))
}

/// Where the host of an address ends; 0 where there is none. Scheme and host stay together.
fn host_end(word: &str) -> usize {
    /// The longest name of a host, with some room for what stands before it.
    const LONGEST: usize = 300;
    let head = &word.as_bytes()[..word.len().min(LONGEST)];
    let Some(scheme) = head.windows(3).position(|signs| signs == b"://") else {
        return 0;
    };
    let host = scheme + 3;
    let after = head.iter().skip(host);
    let length = after.take_while(|byte| !b"/?#".contains(byte)).count();
    host + length
}
