//! Definitions of links in a long text are those of a short one, wherever a window of it ends.

use nodecourse::course::{Block, MarkKind};

use super::sketch::{lesson, lesson_in, sketch_of, told};

/// What the parser is given at once.
const WINDOW: usize = 64 << 10;
/// Definitions, and what is words only because it stands below one.
const UNIT: &str = "[a]: /a\n98) words of [a]\n\n[b]:\n/b\n\"title\"\n<i>words</i> of [b]\n\n[c]: /c 'title\nof c'\n    \
    words of [c] and [B]\n\n[d]: /d\n (title)\n [e]: /e\n     [f]: /f\nHeading of [f]\n===\n\n[g]: /g\n[h]: /h\n\n[a]: /z\n\
    - item of [g]\n\n> [i]: /i\n> 98) of [i]\n\n[j]: /j\n\"no\" title\n\n[k]: /k\n\nLast of [h], [j] and [k]\n";

/// How many links and references to footnotes a text has.
fn links(markdown: &str) -> usize {
    let lesson = lesson(markdown);
    let marks = lesson.blocks.kept().iter().flat_map(Block::prose);
    let marks = marks.flat_map(|prose| prose.marks);
    marks
        .filter(|mark| matches!(mark.kind, MarkKind::Link(_) | MarkKind::Footnote(_)))
        .count()
}

#[test]
fn definitions_are_the_same_wherever_a_window_ends() {
    let words = "Words.\n\n";
    let before = words.repeat((WINDOW - UNIT.len()) / words.len() - 1);
    let expected = sketch_of(lesson(UNIT).blocks.kept());
    let expected = expected.split_once('\n').expect("lines").1;
    for (end, _) in UNIT.match_indices('\n') {
        // The window ends with this line.
        let more = WINDOW - before.len() - 3 - end;
        let text = format!("{before}{}\n\n{UNIT}", "x".repeat(more));
        let lesson = lesson(&text);
        let found = sketch_of(lesson.blocks.kept());
        assert!(
            found.ends_with(expected),
            "{end}: {}\n{expected}",
            &found[found.len() - expected.len() - 100..]
        );
    }
}

#[test]
fn a_text_may_begin_with_more_definitions_than_a_window_has_room_for() {
    for lines in [
        "[r@]: /url@\n\"title@\"\n",
        "[r@]:\n/url@\n",
        "[r@]: /url@\n",
        "[r@]: /url@\n\n",
    ] {
        let definitions = (0..8_000).map(|index| lines.replace('@', &index.to_string()));
        let text = format!(
            "{}\n98) see [r1] and [r7999]\n",
            definitions.collect::<String>()
        );
        let (lesson, problems) = lesson_in(&[("a.md", &text)]);
        let external = |told: &String| !told.contains("/url");
        assert!(!told(&problems).iter().any(external), "{problems:?}");
        assert_eq!(lesson.blocks.len(), 1, "{lines}");
        assert_eq!(links(&text), 2, "{lines}");
    }
}

#[test]
fn a_text_may_end_with_definitions_that_take_many_windows() {
    let definitions = (0..20_000).map(|index| format!("[r{index}]: /url{index}\n"));
    let text = format!(
        "see [r1] and [r19999]\n\n{}",
        definitions.collect::<String>()
    );
    assert_eq!((lesson(&text).blocks.len(), links(&text)), (1, 2));
}

#[test]
fn labels_are_the_same_in_any_case_in_a_long_text_too() {
    let words = "Words.\n\n".repeat(WINDOW / 8);
    for (written, defined) in [
        ("Straße", "STRASSE"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("ẞ ſ", "ss S"),
        ("ﬁ", "FI"),
        ("two  words", "TWO\twords"),
        ("a\u{a0}b", "A\u{a0}B"),
        ("a\u{a0}b", "a b"),
    ] {
        let refers = format!("see [{written}]\n\n");
        let defines = format!("[{defined}]: https://example.com\n");
        let short = links(&format!("{refers}{defines}"));
        let long = links(&format!("{refers}{words}{defines}"));
        assert_eq!(long, short, "{written}");
        assert_eq!(short, usize::from(defined != "a b"));
    }
}

#[test]
fn footnotes_and_definitions_are_known_from_afar_however_many_there_are() {
    let words = "Words.\n\n".repeat(WINDOW / 8);
    let notes = (0..60_000).map(|index| format!("[^{index}]: n\n"));
    let text = format!("see[^59999]\n\n{words}{}", notes.collect::<String>());
    assert_eq!(links(&text), 1);
    let most = 200_000;
    let definitions = (0..=most).map(|index| format!("[r{index}]: #top\n"));
    let text = format!(
        "see [a][r199999] and [b][r200000]\n\n{words}{}",
        definitions.collect::<String>()
    );
    let (_, problems) = lesson_in(&[("a.md", &text)]);
    assert_eq!(
        told(&problems),
        [
            "a.md: the file has more than 200000 definitions of links; what refers to the others from afar is only words \
                (split it into several lessons)",
            "a.md:1:22: there is no definition of `[r200000]`, so the link is only words",
        ]
    );
}
