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
        ("fi", "ﬁﬁ ﬃ fi", "[ﬁ][ﬁ] ﬃ [fi]"),
        ("fifi", "ﬁﬁ fiﬁ ﬁfi", "[ﬁﬁ] [fiﬁ] [ﬁfi]"),
        ("stop", "ﬆop ﬅop", "[ﬆop] [ﬅop]"),
        // No match begins or ends within one.
        ("of", "oﬃce of", "oﬃce [of]"),
        ("ile", "ﬁle ile", "ﬁle [ile]"),
        ("File", "ﬁle File", "ﬁle [File]"),
    ] {
        assert_eq!(marked(query, text), expected, "{query}");
    }
}
