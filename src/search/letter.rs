//! Letters without their case: Unicode's simple case folding, one letter for one letter. And signs as keyboards have
//! them: nobody types the apostrophes and quotation marks that texts are set with.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_canonical;

/// The letters that are neither the capital nor the small one that [`fold`] makes of them.
const ODD: &str = "ıſẞǅǈǋǲϐϵϑϴϰϖϱςϕᲀᲁᲂᲃᲄᲅᲆᲇᲈẛᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ\u{b5}\u{345}\u{1fbe}\u{2126}\u{212a}\u{212b}";

/// The apostrophes and quotation marks of texts.
const SIGNS: [char; 4] = ['‘', '’', '“', '”'];

/// The sign that is typed for one that texts are set with; any other letter is itself.
pub fn typed(letter: char) -> char {
    match letter {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        letter => letter,
    }
}

/// The characters that Unicode has twice, as it has the sign for ohm beside the Greek letter, and what each of them is.
static DOUBLES: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let blocks = [
        '\u{370}'..='\u{2fff}',
        '\u{f900}'..='\u{faff}',
        '\u{2f800}'..='\u{2fa1f}',
    ];
    let characters = blocks.into_iter().flatten();
    let doubles = characters.filter_map(|character| {
        let mut pieces = Vec::new();
        decompose_canonical(character, |piece| pieces.push(piece));
        match pieces.as_slice() {
            [single] if *single != character => Some((*single, character)),
            _ => None,
        }
    });
    doubles.collect()
});

/// All letters that are typed as this one, which is such a letter itself.
pub fn set(typed_as: char) -> Vec<char> {
    let signs = SIGNS.into_iter().filter(|sign| typed(*sign) == typed_as);
    let doubles = DOUBLES.iter().filter(|(single, _)| *single == typed_as);
    let doubles = doubles.map(|(_, double)| *double);
    [typed_as].into_iter().chain(signs).chain(doubles).collect()
}

/// The letter that stands for all cases of a letter. `ß` is not `ss`: one letter stays one.
pub fn fold(letter: char) -> char {
    let letter = typed(letter);
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let capital = only(letter.to_uppercase()).unwrap_or(letter);
    only(capital.to_lowercase()).unwrap_or(capital)
}

/// All letters that fold to this one, which is folded itself.
pub fn variants(folded: char) -> Vec<char> {
    let capital = only(folded.to_uppercase()).filter(|capital| fold(*capital) == folded);
    let odd = ODD.chars().filter(|odd| fold(*odd) == folded);
    let mut letters = set(folded);
    letters.extend(capital.into_iter().chain(odd));
    letters.sort_unstable();
    letters.dedup();
    letters
}

fn only(mut letters: impl Iterator<Item = char>) -> Option<char> {
    letters.next().filter(|_| letters.next().is_none())
}
