//! Letters in full width and joined ones are found by plain ones, and the other way round.

use super::matching::marked;

#[test]
fn letters_in_full_width_are_the_plain_ones() {
    for (query, text, expected) in [
        (
            "api",
            "ＡＰＩ と ａｐｉ と api",
            "[ＡＰＩ] と [ａｐｉ] と [api]",
        ),
        (
            "ａｐｉ",
            "ＡＰＩ と ａｐｉ と api",
            "[ＡＰＩ] と [ａｐｉ] と [api]",
        ),
        // A capital that was typed is one.
        (
            "API",
            "ＡＰＩ と ａｐｉ と API",
            "[ＡＰＩ] と ａｐｉ と [API]",
        ),
        (
            "ＡＰＩ",
            "ＡＰＩ と ａｐｉ と API",
            "[ＡＰＩ] と ａｐｉ と [API]",
        ),
        (
            "apis",
            "ａｐiｓ, apiｓ, ａpis",
            "[ａｐiｓ], [apiｓ], [ａpis]",
        ),
        ("100 %", "１００　％ und 100 %", "[１００　％] und [100 %]"),
        ("(a)", "（Ａ）と(a)", "[（Ａ）]と[(a)]"),
        ("，", "一，二,", "一[，]二[,]"),
        ("一,", "一，二,", "[一，]二,"),
        ("\"api\"", "ＡＰＩ ＡＰＩＳ", "[ＡＰＩ] ＡＰＩＳ"),
    ] {
        assert_eq!(marked(query, text), expected, "{query}");
    }
}

#[test]
fn joined_letters_are_those_that_are_joined() {
    for (query, text, expected) in [
        ("file", "a ﬁle, a file", "a [ﬁle], a [file]"),
        ("ﬁle", "a ﬁle, a file, FILE", "a [ﬁle], a [file], [FILE]"),
        ("office", "oﬃce, oﬀice, ofﬁce", "[oﬃce], [oﬀice], [ofﬁce]"),
        ("ofﬁce", "oﬃce, oﬀice, office", "[oﬃce], [oﬀice], [office]"),
        ("waffle", "a waﬄe waﬀle", "a [waﬄe] [waﬀle]"),
        ("fi", "ﬁﬁ ﬃ fi", "[ﬁ][ﬁ] [ﬃ] [fi]"),
        ("fifi", "ﬁﬁ fiﬁ ﬁfi", "[ﬁﬁ] [fiﬁ] [ﬁfi]"),
        ("stop", "ﬆop ﬅop", "[ﬆop] [ﬅop]"),
        ("File", "ﬁle File", "ﬁle [File]"),
    ] {
        assert_eq!(marked(query, text), expected, "{query}");
    }
}

#[test]
fn what_begins_or_ends_within_joined_letters_is_marked_with_all_of_them() {
    for (query, text, expected) in [
        ("of", "oﬃce of", "[oﬃ]ce [of]"),
        ("off", "oﬃce", "[oﬃ]ce"),
        ("ile", "ﬁle ile", "[ﬁle] [ile]"),
        ("ice", "oﬃce, ice", "o[ﬃce], [ice]"),
        ("fice", "oﬃce", "o[ﬃce]"),
        ("f", "oﬃce", "o[ﬃ]ce"),
        ("i", "oﬃce", "o[ﬃ]ce"),
        ("t", "faﬆ ﬅep", "fa[ﬆ] [ﬅ]ep"),
        ("le", "waﬄe ﬂe", "wa[ﬄe] [ﬂe]"),
        ("lf", "ﬂﬁ", "[ﬂﬁ]"),
        ("the o", "the oﬃce: the ofﬁce", "[the o]ﬃce: [the o]fﬁce"),
        ("the of", "the oﬃce: the ofﬁce", "[the oﬃ]ce: [the of]ﬁce"),
        // A capital that was typed is one.
        ("Of", "Oﬃce oﬃce", "[Oﬃ]ce oﬃce"),
        ("Ice", "oﬃce", "oﬃce"),
        // Neither a word begins nor one ends within.
        ("\"of\"", "oﬀ of oﬃce", "oﬀ [of] oﬃce"),
        ("\"of", "oﬀ coﬀin", "[oﬀ] coﬀin"),
        ("\"ile\"", "ﬁle ile", "ﬁle [ile]"),
        ("\"ile", "ﬁle ile", "ﬁle [ile]"),
        ("\"office\"", "oﬃce oﬃcer", "[oﬃce] oﬃcer"),
    ] {
        assert_eq!(marked(query, text), expected, "{query}");
    }
}

#[test]
fn no_match_in_joined_letters_goes_away_while_a_word_is_typed() {
    for (word, text) in [("office", "oﬃce"), ("waffles", "waﬄes"), ("fist", "ﬁﬆ")] {
        for end in 1..=word.len() {
            let found = marked(&word[..end], text);
            assert!(found.starts_with('['), "{word} to {end}: {found}");
        }
        for begin in 0..word.len() {
            let found = marked(&word[begin..], text);
            assert!(found.ends_with(']'), "{word} from {begin}: {found}");
        }
    }
}

#[test]
fn quotes_in_full_width_are_quotes() {
    for query in ["＂api＂", "＂ａｐｉ＂", "＂api\"", "“api＂"] {
        assert_eq!(
            marked(query, "api apis ＡＰＩ"),
            "[api] apis [ＡＰＩ]",
            "{query}"
        );
    }
    assert_eq!(marked("＂api", "apis rapi"), "[api]s rapi");
    assert_eq!(marked("＂", "a ＂quote\""), "a [＂]quote[\"]");
}
