//! Quotes, definition lists and raw HTML that are longer than a window are the same as those that are parsed at once.
//! What stands in a definition is.

use proptest::prelude::*;

use super::sketch::{lesson, sketch_of};
use super::windows::assert_same;

/// Parts of a quote, without its marks; a line that begins with `~` has none in the text either.
pub const PARTS: [&str; 24] = [
    "%\n",
    "%\n\n",
    "%\n~lazily\n\n",
    "%\n~lazily\n~    and on\n",
    "# Heading\n",
    "%\n===\n",
    "***\n",
    "- %\n- %\n",
    "2. %\n\n3. %\n",
    "- %\n~lazily\n\n  and\n\n",
    "```js\nlet a;\n\nlet b;\n```\n",
    "\n    code\n\n    more\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "> %\n> %\n",
    "> - %\n>\n> %\n\n",
    "> [!TIP]\n> %\n\n",
    "\n[x]: #there\n%\n",
    "\n[y]: #here\n~lazily\n\n",
    "\nTerm\n: %\n\nOther\n\n: %\n  more\n\n",
    "<div>\n<p>words</p>\n</div>\n\n",
    "<!-- a\n\nb -->\n%\n",
    "see [x] and [y][z]\n\n",
    "\n\n\n",
    "<details><summary>s</summary>\n\n%\n\n</details>\n\n",
];
/// Parts of a definition list.
const ENTRIES: [&str; 12] = [
    "Term\n: %\n\n",
    "Term\n: %\n",
    "Term\n\n: %\n\n",
    "Two\nterms\n: %\n: %\n\n",
    "Term\n: %\n\n: %\n\n",
    "Term\n: %\n\n  more\n\n",
    "Term\n: - item\n  - item\n\n",
    "Term\n   :    %\n\n        more\n\n",
    "Term\n: %\nlazily\n\n",
    "*Term*\n: ```\n  code\n\n  more\n  ```\n\n",
    "Term\n:     code\n\n",
    "Term\n: > quoted\n\n",
];
/// Lines of raw HTML.
const LINES: [&str; 12] = [
    "<p>words of it</p>\n",
    "words <b>in\ntwo</b> lines\n",
    "<a\nhref=\"https://example.com\">a link</a>\n",
    "<!-- a comment\nin two lines -->\n",
    "<h2>Heading</h2>\n",
    "<br>\n",
    "  far <i>in</i> it\n",
    "<ul><li>item</li>\n",
    "<table><tr><td>a</td><td>b</td></tr></table>\n",
    "1 < 2 &amp; 3 > 2\n",
    "<img src=\"a.png\" alt=\"alt\">\n",
    "<div id=\"here\">\n",
];
/// Lines of raw HTML that begin no new block.
const RUNNING: [&str; 8] = [
    "words of it that go on for a while, and for another\n",
    "words <b>in\ntwo</b> lines\n",
    "<a\nhref=\"https://example.com\">a link</a>\n",
    "<!-- a comment\nin two lines --> and words\n",
    "a line <br>\n",
    "  far <i>in</i> https://example.com/a\n",
    "<i>what does not end\n",
    "1 < 2 &amp; 3 > 2\n",
];
/// What begins it.
const TAGS: [&str; 6] = [
    "<div>\n",
    "<pre>\n",
    "<pre><code>\n",
    "<script>\n",
    "<STYLE>\n",
    "<textarea>words\n",
];
pub const WORDS: &str = "words of a *part* that goes on for a while, and for another";
/// What the block ends with.
const ENDS: [&str; 8] = [
    "",
    "\n",
    "\nAfter it.\n",
    "lazily or not\n",
    "\n***\n",
    "\n# Heading\n",
    "\n    code\n",
    "\n\n- item\n",
];
const LONG: usize = 60 << 10;
const MOST_LINES: usize = 8000;

pub fn parts(all: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(all), 1..most);
    parts.prop_map(|parts| parts.concat().replace('%', WORDS))
}

/// Lines with marks before them; a line that is lazy has none.
pub fn marked(lines: &str, mark: &str) -> String {
    let lines = lines.split_inclusive('\n').map(|line| {
        let lazy = line.strip_prefix('~').map(str::to_owned);
        lazy.unwrap_or_else(|| format!("{mark}{line}"))
    });
    lines.collect()
}

/// The same in a definition, which is parsed at once.
fn defined(lines: &str) -> String {
    let lines = marked(lines, "  ");
    let first = lines.strip_prefix("  ").expect("an indent");
    format!("Term\n\n: {first}")
}

/// The blocks of a text without the containers that all of it stands in.
fn lines(text: &str, name: &str) -> Vec<String> {
    let lesson = lesson(text);
    let lines = lesson.blocks.iter().map(|block| {
        let line = sketch_of(std::slice::from_ref(&*block));
        let (gap, rest) = line.split_once(' ').expect("a gap");
        let outer = rest.strip_prefix('+').unwrap_or(rest).strip_prefix(name);
        let Some(rest) = outer.filter(|_| !name.is_empty()) else {
            return line;
        };
        let gap = gap.parse().map(|gap: usize| gap.saturating_sub(1));
        let gap = gap.map_or("-".to_owned(), |gap| gap.to_string());
        format!("{gap} {}", rest.trim_start())
    });
    lines.collect()
}

/// How a text reads in a quote or on its own, and how within a definition.
pub fn both(inner: &str, (is_quoted, is_crlf): (bool, bool)) -> [Vec<String>; 2] {
    let mark = if is_quoted { "> " } else { "" };
    let text = format!("Before it.\n\n{}", marked(inner, mark));
    read(
        [text, defined(inner)],
        (if is_quoted { "quote" } else { "" }, is_crlf),
    )
}

/// The same in a callout.
fn both_in_callout(inner: &str, is_crlf: bool) -> [Vec<String>; 2] {
    let text = format!("Before it.\n\n> [!NOTE]\n{}", marked(inner, "> "));
    let whole = defined(&marked(&format!("[!NOTE]\n{inner}"), "> "));
    read([text, whole], ("", is_crlf))
}

fn read(texts: [String; 2], (name, is_crlf): (&str, bool)) -> [Vec<String>; 2] {
    let [text, whole] = if is_crlf {
        texts.map(|text| text.replace('\n', "\r\n"))
    } else {
        texts
    };
    // Of blank lines alone nothing is left but what stands before them.
    let behind = |mut lines: Vec<String>| lines.split_off(lines.len().min(2));
    [lines(&text, name), lines(&whole, "description")].map(behind)
}

/// So many times what makes it long, but not of too many parts to be parsed at once.
pub fn long(parts: &str) -> String {
    let lines = MOST_LINES / parts.lines().count();
    parts.repeat(lines.min(LONG / parts.len()) + 1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_long_quote_is_the_same_as_one_parsed_at_once(
        (most, some) in (parts(&PARTS, 14), parts(&PARTS, 5)),
        (is_callout, is_crlf) in any::<(bool, bool)>(),
    ) {
        let both = |inner: &str| if is_callout {
            both_in_callout(inner, is_crlf)
        } else {
            both(inner, (true, is_crlf))
        };
        // A few lines are read otherwise in a definition, whatever their length.
        let [short, expected] = both(&format!("{most}{most}{some}{most}{most}"));
        prop_assume!(short == expected);
        let [found, expected] = both(&format!("{}{some}{}", long(&most), long(&most)));
        assert_same(&found, &expected);
    }

    #[test]
    fn a_long_definition_list_is_the_same_as_one_parsed_at_once(
        (most, some) in (parts(&ENTRIES, 10), parts(&ENTRIES, 4)),
        end in prop::sample::select(&ENDS[..]),
        how in any::<(bool, bool)>(),
    ) {
        let [short, expected] = both(&format!("{most}{most}{some}{most}{most}{end}"), how);
        prop_assume!(short == expected);
        let inner = format!("{}{some}{}{end}", long(&most), long(&most));
        let [found, expected] = both(&inner, how);
        assert_same(&found, &expected);
    }

    #[test]
    fn long_raw_html_is_the_same_as_html_parsed_at_once(
        (most, some) in (parts(&LINES, 10), parts(&LINES, 4)),
        begins in prop::sample::select(&["<div>\n", "<pre>\n", "<section>words\n"][..]),
        end in prop::sample::select(&ENDS[..]),
        how in any::<(bool, bool)>(),
    ) {
        let [short, expected] = both(&format!("{begins}{most}{most}{some}{most}{most}{end}"), how);
        prop_assume!(short == expected);
        let inner = format!("{begins}{}{some}{}{end}", long(&most), long(&most));
        let [found, expected] = both(&inner, how);
        assert_same(&found, &expected);
    }

    #[test]
    fn long_words_in_raw_html_are_the_same_as_those_parsed_at_once(
        (most, some) in (parts(&RUNNING, 10), parts(&RUNNING, 4)),
        begins in prop::sample::select(&TAGS[..]),
        end in prop::sample::select(&ENDS[..]),
        how in any::<(bool, bool)>(),
    ) {
        let [short, expected] = both(&format!("{begins}{most}{most}{some}{most}{most}{end}"), how);
        prop_assume!(short == expected);
        let inner = format!("{begins}{}{some}{}{end}", long(&most), long(&most));
        let [found, expected] = both(&inner, how);
        assert_same(&found, &expected);
    }
}
