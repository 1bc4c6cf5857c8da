//! Where a match may begin that has accents among its first letters which were not typed, or not in the same characters.

use super::accent::{base, composed, is_accent, last, marks, pieces};
use super::anchor::ANCHOR;
use super::form::{self, FORMS, joined};
use super::query::Case;

/// So many bytes are looked at in one go for whether they are ASCII.
const CHUNK: usize = 16;

/// Finds accents that may be those of the first letters.
#[derive(Debug, Clone)]
pub(super) struct Accented {
    /// The first letters, without accents.
    letters: Vec<char>,
    case: Case,
    /// The first two bytes of each character that matters, one bit for each two.
    begins: Box<[u64; 1024]>,
    /// The other two bytes of those that begin with [`FORMS`], one bit for each two: among these are the commas of Chinese texts,
    /// and none of them need be looked at for the letters beside them.
    forms: Box<[u64; 64]>,
}

impl Accented {
    /// What finds accents of the first of these words.
    pub(super) fn new(words: &str, case: Case) -> Self {
        let mut letters = Vec::new();
        for piece in pieces(words).take_while(|piece| !piece.is_whitespace()) {
            let is_accent = letters.last().is_some_and(|last| is_accent(*last, piece));
            if !is_accent && letters.len() == ANCHOR {
                break;
            }
            if !is_accent {
                letters.push(case.letter(piece));
            }
        }
        let (mut begins, mut forms) = (Box::new([0; 1024]), Box::new([0; 64]));
        let composed = composed(|letter| letters.contains(&case.letter(letter)));
        // A match may begin with any of joined letters.
        let joined = letters.first().copied().into_iter().flat_map(form::with);
        for letter in composed.chain(joined).chain(marks()) {
            let mut buffer = [0; 4];
            let bytes = letter.encode_utf8(&mut buffer).as_bytes();
            let pair = pair(bytes, 0);
            begins[pair / 64] |= 1 << (pair % 64);
            if bytes.first() == Some(&FORMS) {
                let form = form(bytes, 0);
                forms[form / 64] |= 1 << (form % 64);
            }
        }
        Self {
            letters,
            case,
            begins,
            forms,
        }
    }

    /// The first place at or after a byte where such a match may begin.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at += ascii(bytes.get(at..)?);
            let byte = *bytes.get(at)?;
            let pair = pair(bytes, at);
            if self.begins[pair / 64] >> (pair % 64) & 1 == 1
                && (byte != FORMS || self.has_form(form(bytes, at)))
                && let Some(start) = self.start(text, (from, at))
            {
                return Some(start);
            }
            // What continues a character begins none.
            at += match byte {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            };
        }
    }

    fn has_form(&self, form: usize) -> bool {
        self.forms[form / 64] >> (form % 64) & 1 == 1
    }

    /// Where a match may begin that has the accent at a byte, the first place of several.
    fn start(&self, text: &str, (from, accent): (usize, usize)) -> Option<usize> {
        let accented = text.get(accent..)?.chars().next()?;
        let end = accent + accented.len_utf8();
        let mut start = last(text.get(..end)?)?;
        let letter = text.get(start..)?.chars().next()?;
        let base = self.case.letter(base(letter));
        let is_one = |first: &char| joined(letter).is_some_and(|joined| joined.contains(*first));
        let begins = start >= from && self.letters.first().is_some_and(is_one);
        let mut found = begins.then_some(start);
        for letter in &self.letters {
            if start < from {
                break;
            }
            if *letter == base {
                found = Some(start);
            }
            let Some(before) = text.get(..start).and_then(last) else {
                break;
            };
            start = before;
        }
        found
    }
}

/// The two bytes at a place as a number.
fn pair(bytes: &[u8], at: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    byte(at) << 8 | byte(at + 1)
}

/// What the second and the third byte of a character of three say of it, as a number below 4096.
fn form(bytes: &[u8], at: usize) -> usize {
    let bits = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(byte & 0x3f));
    bits(at + 1) << 6 | bits(at + 2)
}

/// How many bytes at the start are ASCII.
fn ascii(bytes: &[u8]) -> usize {
    let chunks = bytes.chunks_exact(CHUNK);
    let whole = chunks.take_while(|chunk| chunk.is_ascii()).count() * CHUNK;
    let rest = bytes.get(whole..).unwrap_or_default().iter();
    whole + rest.take_while(|byte| byte.is_ascii()).count()
}
