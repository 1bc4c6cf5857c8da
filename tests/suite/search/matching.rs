//! What a query matches in a text, and that counting a whole lesson finds the same.

use nodecourse::course::{Block, Passage};
use nodecourse::search::{Query, Sheet, fold, variants};
use nodecourse::text;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::layout::any::{any_block, any_words};
use crate::layout::build;

/// The words that match, in brackets within the text as it is shown.
pub fn marked(query: &str, text: &str) -> String {
    let query = Query::new(query).expect("there is something to look for");
    let clean = text::clean(text);
    let mut out = String::new();
    let mut done = 0;
    for found in query.shown_matches(text) {
        out += &format!("{}[{}]", &clean[done..found.start], &clean[found.clone()]);
        done = found.end;
    }
    out + &clean[done..]
}

#[test]
fn words_match_as_they_are_read() {
    for (query, text, expected) in [
        // Case matters once a capital is typed.
        ("node", "Node, NODE, node", "[Node], [NODE], [node]"),
        ("Node", "Node, NODE, node", "[Node], NODE, node"),
        // Signs are those of keyboards, however a text is set.
        (
            "can't",
            "You can’t, can't you?",
            "You [can’t], [can't] you?",
        ),
        ("You can't", "You can’t", "[You can’t]"),
        ("Why\"", "“Why” and ‘Why’", "“[Why”] and ‘Why’"),
        ("‘why’", "'why'", "['why']"),
        // White space is white space: soft breaks, hard breaks, tabs, and more than one of them.
        ("event loop", "the event loop", "the [event loop]"),
        (
            "event loop",
            "event\nloop event\t \nloop",
            "[event\nloop] [event\t \nloop]",
        ),
        ("event   loop", "event loop", "[event loop]"),
        ("event loop", "eventloop event-loop", "eventloop event-loop"),
        ("a b", "a\u{a0}b", "[a\u{a0}b]"),
        ("  loop\n", "loop", "[loop]"),
        // Letters of any script, and those whose cases differ in length.
        ("привет", "Привет, ПРИВЕТ", "[Привет], [ПРИВЕТ]"),
        ("λόγος", "ΛΌΓΟΣ λόγος", "[ΛΌΓΟΣ] [λόγος]"),
        ("Λόγος", "ΛΌΓΟΣ Λόγος", "ΛΌΓΟΣ [Λόγος]"),
        ("k", "1 K = 1 k", "1 [K] = 1 [k]"),
        // Unicode has some twice.
        (
            "Ω",
            "10 k\u{2126}, Ω, 300 \u{212a}",
            "10 k[\u{2126}], [Ω], 300 \u{212a}",
        ),
        ("kΩ", "10 k\u{2126}, kΩ", "10 [k\u{2126}], [kΩ]"),
        ("k\u{2126}", "10 k\u{2126}, kΩ", "10 [k\u{2126}], [kΩ]"),
        ("K", "300 \u{212a}, K, k", "300 [\u{212a}], [K], k"),
        ("ω", "\u{2126} Ω ω", "[\u{2126}] [Ω] [ω]"),
        ("\"e\"", "ée, e\u{301}e, é", "ée, e\u{301}e, [é]"),
        ("straße", "STRAẞE Strasse", "[STRAẞE] Strasse"),
        ("日本", "日本語の日本", "[日本]語の[日本]"),
        ("語", "日本語", "日本[語]"),
        ("🎉", "a 🎉 b", "a [🎉] b"),
        // A match begins where a cluster does.
        (
            "👩",
            "👩 👨\u{200d}👩\u{200d}👧",
            "[👩] 👨\u{200d}👩\u{200d}👧",
        ),
        ("\u{301}", "e\u{301}", "e\u{301}"),
        // And it ends where one does.
        ("cafe", "cafe\u{301} cafe", "[cafe\u{301}] [cafe]"),
        ("e", "e\u{301}e e", "[e\u{301}][e] [e]"),
        ("👍", "👍🏽👍", "[👍🏽][👍]"),
        (
            "👨",
            "👨\u{200d}👩\u{200d}👧 👨",
            "[👨\u{200d}👩\u{200d}👧] [👨]",
        ),
        // Every sign stands for itself.
        ("a.c", "abc a.c", "abc [a.c]"),
        (".*", "x.*y", "x[.*]y"),
        ("(", "f(x)", "f[(]x)"),
        ("[a-z]", "[a-z] b", "[[a-z]] b"),
        ("\\d+", "1 \\d+", "1 [\\d+]"),
        ("$", "a$", "a[$]"),
        // None overlaps another.
        ("aa", "aaaaa", "[aa][aa]a"),
        ("aba", "ababa", "[aba]ba"),
        // What is looked for and what is looked at are cleaned alike.
        ("\u{1b}[2J", "x\u{1b}[2Jy", "x[␛[2J]y"),
        (
            "eventloop",
            "event\u{ad}loop event\u{200b}loop",
            "[eventloop] [eventloop]",
        ),
        ("x", "", ""),
        ("longer than the text", "longer", "longer"),
    ] {
        assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
    }
}

#[test]
fn a_letter_is_found_with_any_accents_until_one_is_typed() {
    for (query, text, expected) in [
        // An accent is the same in one character with its letter and behind it, and what is found holds it.
        ("café", "café cafe\u{301} cafe", "[café] [cafe\u{301}] cafe"),
        (
            "cafe\u{301}",
            "Café CAFE\u{301} cafe",
            "[Café] [CAFE\u{301}] cafe",
        ),
        // Where none was typed, there may be any.
        (
            "cafe",
            "café cafe\u{301} Cafe caffè",
            "[café] [cafe\u{301}] [Cafe] caffè",
        ),
        ("Cafe", "Café café", "[Café] café"),
        (
            "eleve",
            "élevé éleve\u{301} e\u{301}lèvé",
            "[élevé] [éleve\u{301}] [e\u{301}lèvé]",
        ),
        ("elevé", "élevé éleve", "[élevé] éleve"),
        ("resume", "the re\u{301}sumé", "the [re\u{301}sumé]"),
        ("a", "ậ a\u{302}\u{323} å b", "[ậ] [a\u{302}\u{323}] [å] b"),
        ("Å", "A å A\u{30a} \u{212b}", "A å [A\u{30a}] [\u{212b}]"),
        ("smorrebrod", "smørrebrød", "[smørrebrød]"),
        (
            "smørrebrod",
            "smørrebrød smorrebrod",
            "[smørrebrød] smorrebrod",
        ),
        ("все", "всё все", "[всё] [все]"),
        ("всё", "всё все\u{308} все", "[всё] [все\u{308}] все"),
        ("λογος", "λόγος ΛΌΓΟΣ", "[λόγος] [ΛΌΓΟΣ]"),
        ("שלום", "שָׁלוֹם", "[שָׁלוֹם]"),
        // Others than were typed are others.
        ("é", "è é\u{302} e\u{302} é", "è é\u{302} e\u{302} [é]"),
        // However many there are, and however many of them stand behind the letter.
        (
            "ậ",
            "ạ\u{302} â\u{323} a\u{302}\u{323} â",
            "[ạ\u{302}] [â\u{323}] [a\u{302}\u{323}] â",
        ),
        // What makes another letter of one is no accent.
        ("и", "мой мои\u{306} мои", "мой мои\u{306} мо[и]"),
        ("か", "が か\u{3099} か", "が か\u{3099} [か]"),
        ("=", "≠ =\u{338} =", "≠ =\u{338} [=]"),
        (
            "École",
            "École E\u{301}cole école",
            "[École] [E\u{301}cole] école",
        ),
        (
            "élevé",
            "éleve\u{301} e\u{301}levé",
            "[éleve\u{301}] [e\u{301}levé]",
        ),
        ("éé", "ée\u{301} e\u{301}é", "[ée\u{301}] [e\u{301}é]"),
        ("ậ", "a\u{323}\u{302} ậ a", "[a\u{323}\u{302}] [ậ] a"),
        ("й", "и\u{306} Й и", "[и\u{306}] [Й] и"),
        (
            "한",
            "\u{1112}\u{1161}\u{11ab} 한 하",
            "[\u{1112}\u{1161}\u{11ab}] [한] 하",
        ),
        ("\u{958}", "\u{958} क\u{93c}", "[\u{958}] [क\u{93c}]"),
    ] {
        assert_eq!(marked(query, text), expected, "{query:?} in {text:?}");
    }
}

#[test]
fn nothing_but_blanks_is_no_query() {
    for words in ["", " ", "\t\n ", "\u{a0}", "\u{200b}", "\u{2028}"] {
        assert!(Query::new(words).is_none(), "{words:?}");
    }
}

#[test]
fn every_letter_is_among_the_cases_of_what_it_folds_to() {
    for letter in '\0'..=char::MAX {
        let folded = fold(letter);
        assert_eq!(fold(folded), folded, "{letter:?}");
        if folded != letter {
            assert!(variants(folded).contains(&letter), "{letter:?}");
        }
    }
}

#[test]
fn every_letter_with_an_accent_is_found_in_each_of_its_forms() {
    for letter in '\0'..'\u{30000}' {
        let typed = letter.to_string();
        let forms = [typed.nfc().to_string(), typed.nfd().to_string()];
        if forms.iter().all(|form| *form == typed) || Query::new(&typed).is_none() {
            continue;
        }
        // Syllables of Hangul are made by one rule.
        if ('가'..='힣').contains(&letter) && u32::from(letter) % 97 != 0 {
            continue;
        }
        // What is another character twice is found as it is, too.
        let is_double = typed.nfd().nth(1).is_none();
        let own = [typed.clone()].into_iter().filter(|_| is_double);
        let written: Vec<String> = forms.iter().cloned().chain(own).collect();
        for query in [&typed, &forms[0], &forms[1]] {
            let query = Query::new(query).expect("there is something to look for");
            for form in &written {
                let found = query.shown_matches(form);
                let whole = 0..form.len();
                let begins =
                    text::width(&form[..form.chars().next().map_or(0, char::len_utf8)]) > 0;
                assert_eq!(found == [whole], begins, "{typed:?} in {form:?}: {found:?}");
            }
        }
    }
}

#[test]
fn counts_know_which_match_stands_where() {
    let lesson = build::lesson(vec![
        build::paragraph("one two one"),
        build::table_block("one | b\nx | y\none | one one"),
        build::block(nodecourse::course::BlockKind::Rule),
        build::code("js", "a\none\n\n  one"),
        build::image("one", "one.png"),
        build::callout_title("One"),
    ]);
    let query = Query::new("one").expect("there is something to look for");
    let tally = Sheet::new(&lesson)
        .tally(&query, &|| false)
        .expect("nothing is stale");
    assert_eq!(tally.total, 11);
    for ((block, text), nth, number) in [
        ((0, 0), 1, 2),
        ((1, 0), 0, 3),
        ((1, 4), 0, 4),
        ((1, 5), 1, 6),
        ((3, 1), 0, 7),
        ((3, 3), 0, 8),
        ((4, 0), 0, 9),
        ((4, 2), 0, 10),
        ((5, 0), 0, 11),
    ] {
        let passage = Passage { block, text };
        assert_eq!(tally.number(passage, nth), Some(number), "{passage:?}");
    }
    let at = |block, text| Passage { block, text };
    assert_eq!(tally.at_or_after(at(1, 1)), Some(at(1, 4)));
    assert_eq!(tally.at_or_after(at(2, 0)), Some(at(3, 1)));
    assert_eq!(tally.at_or_after(at(6, 0)), None);
    assert_eq!(tally.before(at(3, 1)), Some(at(1, 5)));
    assert_eq!(tally.before(at(0, 0)), None);
    assert_eq!(tally.last(), Some(at(5, 0)));
    assert_eq!(tally.number(at(2, 0), 0), None);
}

#[test]
fn a_stale_count_ends_without_a_result() {
    let lesson = build::lesson(vec![build::paragraph(&"one ".repeat(100_000))]);
    let query = Query::new("one").expect("there is something to look for");
    let asked = std::cell::Cell::new(0);
    let is_stale = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    assert_eq!(Sheet::new(&lesson).tally(&query, &is_stale), None);
    assert_eq!(asked.get(), 3);
}

/// The matches as a reader without any cleverness would find them.
fn plain_matches(words: &str, text: &str) -> Vec<std::ops::Range<usize>> {
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let smart = words.chars().any(char::is_uppercase);
    let folded = |letter| if smart { letter } else { fold(letter) };
    let is_accent = |letter: char| letter == '\u{301}';
    // A letter of the text, with its accents.
    let letter_at = |at: usize| -> Option<&str> {
        let rest = &text[at..];
        let mut behind = rest.char_indices().skip(1);
        let end = behind.find(|(_, letter)| !is_accent(*letter));
        let letter = &rest[..end.map_or(rest.len(), |(end, _)| end)];
        (!letter.is_empty()).then_some(letter)
    };
    let end = |start: usize| -> Option<usize> {
        let mut at = start;
        for (index, word) in wanted.iter().enumerate() {
            if index > 0 {
                let rest = &text[at..];
                let blank = rest.len() - rest.trim_start().len();
                at = (blank > 0).then_some(at + blank)?;
            }
            let word: Vec<char> = word.nfd().collect();
            let mut wanted = word.chunk_by(|_, next| is_accent(*next));
            wanted.try_for_each(|wanted| {
                let found = letter_at(at)?;
                at += found.len();
                let mut pieces: Vec<char> = found.nfd().collect();
                if wanted.len() == 1 {
                    pieces.retain(|piece| wanted == [*piece] || !is_accent(*piece));
                }
                let pieces = pieces.into_iter().map(folded);
                pieces.eq(wanted.iter().copied().map(folded)).then_some(())
            })?;
        }
        Some(at)
    };
    let mut found = Vec::new();
    let mut at = 0;
    for (start, letter) in text.char_indices() {
        if start >= at
            && text::width(&letter.to_string()) > 0
            && text::is_boundary(text, start)
            && let Some(end) = end(start)
        {
            let end = (end..=text.len())
                .find(|end| text::is_boundary(text, *end))
                .expect("a text ends with a cluster");
            found.push(start..end);
            at = end;
        }
    }
    found
}

proptest! {
    #[test]
    fn the_same_is_found_as_by_comparing_letter_by_letter(
        text in "[abAB é\u{301}ßK日👍🏽\u{200d}\t\n]{0,40}",
        query in "[abAB é\u{301}日👍]{1,4}",
    ) {
        let clean = text::clean(&text).into_owned();
        if let Some(found) = Query::new(&query) {
            prop_assert_eq!(found.shown_matches(&text), plain_matches(&found.words, &clean));
        }
    }

    #[test]
    fn the_same_is_found_in_long_texts(text in any_words(), from in 0usize..40, length in 1usize..12) {
        let clean = text::clean(&text.repeat(20)).into_owned();
        let query: String = clean.chars().skip(from).take(length).collect();
        if let Some(found) = Query::new(&query) {
            prop_assert_eq!(found.shown_matches(&clean), plain_matches(&found.words, &clean));
        }
    }

    #[test]
    fn a_lesson_has_as_many_matches_as_its_texts(
        blocks in prop::collection::vec(any_block(), 1..8),
        query in "[a-z]{1,2}",
    ) {
        let lesson = build::lesson(blocks);
        let query = Query::new(&query).expect("letters are something");
        let tally = Sheet::new(&lesson).tally(&query, &|| false).expect("nothing is stale");
        let mut number = 0;
        for (block, content) in lesson.blocks.iter().enumerate() {
            for (text, words) in Block::texts(&content).enumerate() {
                for nth in 0..query.shown_matches(&words).len() {
                    number += 1;
                    prop_assert_eq!(tally.number(Passage { block, text }, nth), Some(number));
                }
            }
        }
        prop_assert_eq!(tally.total, number);
    }
}
