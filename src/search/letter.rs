//! Letters without their case: Unicode's simple case folding, one letter for one letter.

/// The letters that are neither the capital nor the small one that [`fold`] makes of them.
const ODD: &str = "ıſẞǅǈǋǲϐϵϑϴϰϖϱςϕᲀᲁᲂᲃᲄᲅᲆᲇᲈẛᾈᾉᾊᾋᾌᾍᾎᾏᾘᾙᾚᾛᾜᾝᾞᾟᾨᾩᾪᾫᾬᾭᾮᾯᾼῌῼ\u{b5}\u{345}\u{1fbe}\u{2126}\u{212a}\u{212b}";

/// The letter that stands for all cases of a letter. `ß` is not `ss`: one letter stays one.
pub fn fold(letter: char) -> char {
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
    let mut letters = vec![folded];
    letters.extend(capital.into_iter().chain(odd));
    letters.sort_unstable();
    letters.dedup();
    letters
}

fn only(mut letters: impl Iterator<Item = char>) -> Option<char> {
    letters.next().filter(|_| letters.next().is_none())
}
