//! Long queries and long texts: they are looked through as fast as any other.

use std::time::{Duration, Instant};

use nodecourse::search::Query;

#[test]
fn a_query_as_long_as_a_book_is_looked_for_like_any_other() {
    let long = "lorem ipsum ".repeat(10_000);
    let query = Query::new(&long).expect("there is something to look for");
    assert_eq!(query.shown_matches(&long).len(), 1);
    assert!(query.shown_matches("lorem ipsum").is_empty());
}

#[test]
fn a_book_of_joined_letters_takes_as_long_as_any_other() {
    for (letter, joined) in [("👨", "👨\u{200d}"), ("क", "क\u{94d}"), ("ᄀ", "ᄀ")] {
        for words in [
            letter,
            &format!("\"{joined}{letter}"),
            &format!("{joined}{letter}"),
        ] {
            let query = Query::new(words).expect("there is something to look for");
            let start = Instant::now();
            let found = query.shown_matches(&joined.repeat(20_000));
            let elapsed = start.elapsed();
            assert_eq!(found.first().map(|found| found.start), Some(0));
            assert!(elapsed < Duration::from_secs(3), "{words}: {elapsed:?}");
        }
    }
}

#[test]
fn a_word_is_not_looked_for_within_others() {
    for (letter, joined) in [("é", "é"), ("e", "é"), ("e", "e\u{301}")] {
        let query = Query::new(&format!("\"{letter}")).expect("there is something to look for");
        let text = joined.repeat(300_000);
        let start = Instant::now();
        assert!(query.shown_matches(&format!("x{text}")).is_empty());
        let elapsed = start.elapsed();
        assert!(elapsed < Duration::from_secs(4), "{letter}: {elapsed:?}");
    }
}
