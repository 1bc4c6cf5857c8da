//! Where words begin and end, and the folded text in which names are looked for.

/// Writes `text` into `folded`, byte for byte: letters in lower case, hyphens and line breaks as spaces.
///
/// A letter whose lower case takes another number of bytes stays as it is, so that every offset in the
/// folded text is one in the text.
pub fn fold(text: &str, folded: &mut Vec<u8>) {
    folded.clear();
    if text.is_ascii() {
        folded.extend(text.bytes().map(|byte| space(byte).to_ascii_lowercase()));
        return;
    }
    let mut buffer = [0; 4];
    for character in text.chars() {
        let character = fold_character(character);
        folded.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
    }
}

/// One letter, folded.
fn fold_character(character: char) -> char {
    if let Ok(byte) = u8::try_from(character)
        && byte.is_ascii()
    {
        return char::from(space(byte).to_ascii_lowercase());
    }
    let mut lower = character.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) if only.len_utf8() == character.len_utf8() => only,
        _ => character,
    }
}

/// Whether two texts are the same when a hyphen is a space.
pub fn same(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().map(space).eq(right.bytes().map(space))
}

fn space(byte: u8) -> u8 {
    match byte {
        b'-' | b'\n' | b'\t' => b' ',
        _ => byte,
    }
}

/// Whether a byte is an ASCII letter, digit or low line: no word begins between two of them.
pub fn is_inner(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a word can begin at this byte of the text.
pub fn begins_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let mut backwards = before.chars().rev();
    let (Some(left), Some(right)) = (backwards.next(), after.chars().next()) else {
        return true;
    };
    if left == '.' {
        // `process.env` is one word, “the end.Then” hardly occurs.
        return !(is_word(right) && backwards.next().is_some_and(is_word));
    }
    !joins(left, right)
}

/// Whether a word can end before this byte of the text.
pub fn ends_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let mut forwards = after.chars();
    let (Some(left), Some(right)) = (before.chars().next_back(), forwards.next()) else {
        return true;
    };
    if right == '.' {
        return !(is_word(left) && forwards.next().is_some_and(is_word));
    }
    !joins(left, right)
}

/// Whether two letters next to each other stand in one word.
fn joins(left: char, right: char) -> bool {
    is_word(left) && is_word(right) && !(is_spaceless(left) || is_spaceless(right))
}

fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return u8::try_from(character).is_ok_and(is_inner);
    }
    character.is_alphanumeric() || is_combining(character)
}

/// Whether a letter goes with the one before it: the blocks of combining marks.
fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether a letter belongs to a script that puts no spaces between words: South-East Asian
/// scripts, Chinese and Japanese.
fn is_spaceless(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
