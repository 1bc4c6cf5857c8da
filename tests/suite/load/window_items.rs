//! Items of lists that are longer than a window, and what stands in them, are the same as those that are parsed at once.
//! What stands in a definition is.

use nodecourse::course::Block;
use proptest::prelude::*;

use super::sketch::lesson;
use super::window_kinds::{PARTS, WORDS, both, long, marked, parts};
use super::windows::assert_same;

/// Parts of an item between which nothing has to stand.
const CLOSE: [&str; 16] = [
    "%\n",
    "%\n***\n",
    "# Heading\n",
    "***\n",
    "- %\n- %\n",
    "- %\n  1. %\n  2. %\n",
    "* %\n  ~lazily\n",
    "> %\n",
    "> - %\n> - %\n",
    "> [!TIP]\n> %\n",
    "```js\nlet a;\n\nlet b;\n```\n",
    "<!-- a\n\nb -->\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n# Table\n",
    "[x]: #there\n%\n",
    "see [x] and [y][z]\n",
    "- %\n\n  far\n",
];
/// What a long item begins with, its marker, and how far to the right all of it stands.
const MARKERS: [(&str, &str); 9] = [
    ("- ", "  "),
    ("-   ", "    "),
    (" * ", "   "),
    ("+ [ ] ", "  "),
    ("97. ", "    "),
    ("9)    ", "      "),
    ("- - ", "    "),
    ("- > ", "  > "),
    ("-\n", "  "),
];
/// The items around it.
const ITEMS: [&str; 6] = ["", "@%\n", "@%\n@%\n", "@%\n\n", "@\n", "@%\n\n  more\n\n"];

/// A list of one item with these lines and others before and behind it.
fn list(lines: &str, (marker, blanks): (&str, &str), [before, after]: [&str; 2]) -> String {
    let lines = marked(lines, blanks);
    let first = match marker {
        "-\n" => lines.clone(),
        _ => lines.strip_prefix(blanks).unwrap_or(&lines).to_owned(),
    };
    let sign = marker
        .trim_start()
        .split([' ', '\n'])
        .next()
        .expect("a sign");
    let others = |items: &str| {
        let outer = " ".repeat(marker.len() - marker.trim_start().len());
        items
            .replace('@', &format!("{outer}{sign} "))
            .replace('%', WORDS)
    };
    format!("{}{marker}{first}{}", others(before), others(after))
}

fn around() -> impl Strategy<Value = [&'static str; 2]> {
    let items = || prop::sample::select(&ITEMS[..]);
    (items(), items()).prop_map(|(before, after)| [before, after])
}

fn assert_same_in_an_item(
    [most, some]: [&str; 2],
    marker: (&str, &str),
    around: [&str; 2],
    how: (bool, bool),
) -> Result<(), TestCaseError> {
    // A few lines are read otherwise in a definition, whatever their length.
    let few = format!("{most}{most}{some}{most}{most}");
    let [short, expected] = both(&list(&few, marker, around), how);
    prop_assume!(short == expected);
    let many = format!("{}{some}{}", long(most), long(most));
    let [found, expected] = both(&list(&many, marker, around), how);
    assert_same(&found, &expected);
    Ok(())
}

#[test]
fn a_very_long_paragraph_in_an_item_stays_close_to_the_others() {
    let line = "  words of a paragraph that goes on and on and on and on\n";
    let lines = line.repeat((600 << 10) / line.len());
    let text = format!("- item\n- first\n{lines}- last\n\nAfter it.\n");
    let lesson = lesson(&text);
    let blocks = lesson.blocks.kept();
    let [first, second, .., last, after] = blocks else {
        panic!("too few: {blocks:?}");
    };
    assert_eq!([first.opened, second.opened, last.opened], [1; 3]);
    let inner = &blocks[2..blocks.len() - 2];
    assert!(
        inner
            .iter()
            .all(|block| block.opened == 0 && block.nest == second.nest)
    );
    assert!(
        blocks[..blocks.len() - 1]
            .iter()
            .all(|block| block.gap.is_none())
    );
    assert_eq!(after.gap, Some(0));
    let texts = blocks.iter().flat_map(Block::prose);
    let words: usize = { texts }
        .map(|prose| prose.text.matches("paragraph").count())
        .sum();
    assert_eq!(words, lines.lines().count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_long_item_is_the_same_as_one_parsed_at_once(
        (most, some) in (parts(&PARTS, 14), parts(&PARTS, 5)),
        marker in prop::sample::select(&MARKERS[..]),
        around in around(),
        how in any::<(bool, bool)>(),
    ) {
        assert_same_in_an_item([&most, &some], marker, around, how)?;
    }

    #[test]
    fn a_long_item_of_what_stands_close_is_the_same_as_one_parsed_at_once(
        (most, some) in (parts(&CLOSE, 6), parts(&CLOSE, 4)),
        marker in prop::sample::select(&MARKERS[..]),
        around in around(),
        how in any::<(bool, bool)>(),
    ) {
        assert_same_in_an_item([&most, &some], marker, around, how)?;
    }
}
