//! The natural order of files: `2-b` before `10-a`, a folder's README first, its files before its folders.

use std::cmp::Ordering;

/// Compares two relative paths, name by name.
pub fn natural(left: &str, right: &str) -> Ordering {
    // Most files stand beside each other: only the names below their common folder are looked at.
    let bytes = left.bytes().zip(right.bytes());
    let same = bytes.take_while(|(a, b)| a == b).count();
    let folder = left.as_bytes().get(..same).unwrap_or_default();
    let below = folder.iter().rposition(|byte| *byte == b'/');
    let below = below.map_or(0, |slash| slash + 1);
    let mut a = left.get(below..).unwrap_or_default();
    let mut b = right.get(below..).unwrap_or_default();
    loop {
        let ((a_name, a_below), (b_name, b_below)) = (first_name(a), first_name(b));
        let (a_is_file, b_is_file) = (a_below.is_none(), b_below.is_none());
        let order = b_is_file
            .cmp(&a_is_file)
            .then_with(|| {
                (b_is_file && is_front_page(b_name)).cmp(&(a_is_file && is_front_page(a_name)))
            })
            .then_with(|| names(a_name, b_name));
        match (a_below, b_below) {
            (Some(a_below), Some(b_below)) if order == Ordering::Equal => {
                (a, b) = (a_below, b_below);
            }
            _ => return order.then_with(|| left.cmp(right)),
        }
    }
}

/// The first name of a path, and what is below it; `None` if it is a file's.
fn first_name(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((name, below)) => (name, Some(below)),
        None => (path, None),
    }
}

/// Whether a file stands for its folder.
pub fn is_front_page(name: &str) -> bool {
    // Many names are compared, and most are told by their first letter.
    if !name.starts_with(['r', 'R', 'i', 'I']) {
        return false;
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.eq_ignore_ascii_case("readme") || stem.eq_ignore_ascii_case("index")
}

fn names(left: &str, right: &str) -> Ordering {
    let (mut a, mut b) = (left, right);
    loop {
        let (a_digits, b_digits) = (digits(a), digits(b));
        let order = if a_digits > 0 && b_digits > 0 {
            let (a_number, b_number) = (&a[..a_digits], &b[..b_digits]);
            (a, b) = (&a[a_digits..], &b[b_digits..]);
            numbers(a_number, b_number)
        } else {
            let (mut a_letters, mut b_letters) = (a.chars(), b.chars());
            let (first, second) = match (a_letters.next(), b_letters.next()) {
                (Some(first), Some(second)) => (first, second),
                (first, second) => return first.is_some().cmp(&second.is_some()),
            };
            (a, b) = (a_letters.as_str(), b_letters.as_str());
            if first == second {
                continue;
            }
            first.to_lowercase().cmp(second.to_lowercase())
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Compares two runs of digits of any length by their value.
fn numbers(left: &str, right: &str) -> Ordering {
    let (a, b) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}
