//! What a long lesson says around the eye after an edit is shown before all of it has been read, and as it is shown then.

use crate::app::rewriting::{body, read};
use crate::player::Player;

/// So many parts have more than a megabyte, …
const PARTS: usize = 6_000;
/// … as each says this.
const MORE: &str = "are these, and some more of them, since a text is a long one only if its parts are not all short, so that it is not read in the blink of an eye, which is what all of this is about";

/// A lesson of as many parts.
pub(super) fn lesson(part: impl Fn(usize) -> String) -> String {
    (0..PARTS).map(part).collect()
}

/// What is on the screen of the text.
fn page(player: &Player) -> String {
    let body = body(player);
    body.split_once('\n').expect("rows").1.to_owned()
}

/// A player of a long lesson at a place, and that lesson edited. Its new text has not been read.
pub(super) fn edited(text: &str, keys: &str, new: &str) -> Player {
    let mut player = Player::course([("a.md", text)]);
    player.rests = true;
    player.sized(80, 60).press(keys).edited([("a.md", new)])
}

/// What is around the eye is shown of an edited lesson, and is what all of it says there.
fn patched_truly(text: &str, keys: &str, new: &str) {
    let mut player = edited(text, keys, new);
    let before = page(&player);
    assert!(player.patch(), "{keys}\n{before}");
    assert!(player.app.reader.is_thin());
    let patched = page(&player);
    assert_ne!(patched, before, "{keys}");
    let player = read(player);
    assert!(!player.app.reader.is_thin());
    assert_eq!(page(&player), patched, "{keys}");
}

/// The part on the screen after going to half of a lesson: the second one whose words are there.
fn middle(text: &str) -> usize {
    let player = Player::course([("a.md", text)]).press("5 0 %");
    let screen = player.screen();
    let (_, number) = screen.split_once("words-").expect("a part");
    let (number, _) = number.split_once('-').expect("its end");
    number.parse::<usize>().expect("a number") + 1
}

/// Edits around the top and the middle of a lesson of such parts, each of which says `words-` and its number: other words, and
/// something more above or below, which also goes again.
fn patched_anywhere(part: impl Fn(usize) -> String, more: &str) {
    let text = lesson(&part);
    for (keys, at) in [("g g", 1), ("5 0 %", middle(&text))] {
        let own = part(at);
        let edited = |edit: String| text.replacen(&own, &edit, 1);
        let (above, below) = (format!("{more}{own}"), format!("{own}{more}"));
        patched_truly(&text, keys, &edited(own.replace("words", "other words")));
        patched_truly(&text, keys, &edited(above));
        patched_truly(&text, keys, &edited(below.clone()));
        patched_truly(&edited(below), keys, &text);
    }
}

#[test]
fn paragraphs_below_headings() {
    patched_anywhere(
        |part| format!("The words-{part}- {MORE}.\n\n## Part {part}\n\n"),
        "A new paragraph.\n\nAnother one.\n\n",
    );
}

#[test]
fn items_of_one_list_and_of_one_in_a_quote() {
    patched_anywhere(
        |part| format!("- The words-{part}- {MORE}.\n  - An item in that.\n"),
        "- A new item.\n  1. With one in it.\n",
    );
    patched_anywhere(
        |part| format!("> - The words-{part}- {MORE}.\n"),
        "> - A new item.\n",
    );
}

#[test]
fn numbered_items_and_those_behind_them_count_on() {
    patched_anywhere(
        |part| format!("{}. The words-{part}- {MORE}.\n", part + 1),
        "2. A new item.\n",
    );
}

#[test]
fn a_tenth_item_makes_all_of_its_list_wider() {
    let items = "1. An item.\n".repeat(9);
    patched_anywhere(
        |part| format!("\nThe words-{part}- {MORE}:\n\n{items}"),
        "1. The tenth.\n",
    );
}

#[test]
fn footnotes_keep_their_numbers_and_labels_their_links() {
    patched_anywhere(
        |part| {
            format!(
                "The **words-{part}-** {MORE} have a note[^n{part}], *and[^n{part}]* a [link][l{part}].\n\n[^n{part}]: A note.\n\n[l{part}]: https://example.org\n\n"
            )
        },
        "A new paragraph.\n\n",
    );
}

#[test]
fn what_is_defined_at_the_end_of_a_lesson_is_known() {
    let part =
        |part: usize| format!("The words-{part}- {MORE}[^n{part}], and a [link][L{part}].\n\n");
    let ends =
        lesson(|part| format!("[^n{part}]: A note.\n\n[l{part}]: https://example.org/{part}\n\n"));
    let text = format!("{}{ends}", lesson(part));
    let own = part(1);
    for edit in [
        own.replace("words", "other words"),
        own.replace("a [link]", "another [link][l7] and a [link]"),
        format!("{own}A new paragraph with a [link][l8].\n\n"),
    ] {
        patched_truly(&text, "g g", &text.replacen(&own, &edit, 1));
    }
}

#[test]
fn code_and_what_is_folded_away() {
    patched_anywhere(
        |part| format!("```js\nlet words = \"words-{part}- {MORE}\";\n```\n\n"),
        "```js\nlet more = 1;\n```\n\n",
    );
    patched_anywhere(
        |part| {
            format!(
                "<details open><summary>More</summary>\n\nThe words-{part}- {MORE}.\n\n</details>\n\nBelow it.\n\n"
            )
        },
        "A new paragraph.\n\n",
    );
}

#[test]
fn tables_and_quotes() {
    patched_anywhere(
        |part| format!("| a | b |\n|---|---|\n| The words-{part}- | {MORE} |\n\nBelow it.\n\n"),
        "| c |\n|---|\n| A new table |\n\n",
    );
    patched_anywhere(
        |part| format!("> The words-{part}- {MORE}.\n>\n"),
        "> A new paragraph.\n>\n",
    );
}

#[test]
fn terms_are_marked_where_they_were() {
    let part = |part: usize| format!("## Part {part}\n\nThe runtime of part {part} {MORE}.\n\n");
    let glossary = "[runtime]\nname = \"runtime\"\ntext = \"It runs.\"\n";
    let course = "format = 1\nid = \"t\"\ntitle = \"T\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    let text = lesson(part);
    let new = text.replacen("of part 1 are", "of part 1 was", 1);
    let mut player = Player::course([
        ("course.toml", course),
        ("glossary.toml", glossary),
        ("a.md", text.as_str()),
    ]);
    player.rests = true;
    let terms = |player: &Player| player.app.reader.visible_terms();
    let before = terms(&player);
    assert!(before.len() > 1, "{before:?}");
    let mut player = player.edited([
        ("course.toml", course),
        ("glossary.toml", glossary),
        ("a.md", new.as_str()),
    ]);
    assert!(player.patch());
    assert!(body(&player).contains("of part 1 was"));
    assert_eq!(terms(&player), before);
    assert_eq!(terms(&read(player)), before);
}

#[test]
fn the_last_lines_of_a_lesson() {
    let text = lesson(|part| format!("The words-{part}- {MORE}.\n\n"));
    let last = format!("words-{}-", PARTS - 1);
    patched_truly(&text, "G", &text.replace(&last, "EDITED"));
    patched_truly(&text, "G", &format!("{} EDITED\n", text.trim_end()));
}

#[test]
fn the_title_of_a_lesson() {
    let text = lesson(|part| format!("The words-{part}- {MORE}.\n\n"));
    let title = |title: &str| format!("---\ntitle: {title}\n---\n{text}");
    patched_truly(&title("Before"), "g g", &title("After"));
}

#[test]
fn the_words_of_a_heading() {
    let text = lesson(|part| format!("## Part {part}\n\nThe words-{part}- {MORE}.\n\n"));
    patched_truly(&text, "g g", &text.replacen("Part 1\n", "Part one\n", 1));
}

#[test]
fn what_is_not_known_for_sure_is_not_shown() {
    let text = lesson(|part| format!("The words-{part}- {MORE}.\n\n"));
    let own = format!("The words-{}-", middle(&text));
    let edited_to = |other: &str| text.replace(&own, other);
    // What stands elsewhere, what stands in two places, and what is defined elsewhere.
    let elsewhere = text.replace("words-7- are", "EDITED are");
    let twice = elsewhere.replace(&own, "EDITED");
    let note = format!("{}[^far]: A note.\n", edited_to("A note[^far]"));
    // What other blocks depend on.
    let section = edited_to(&format!("## A section\n\n{own}"));
    let fence = "```js run=node predict expect=\"1\"\nconsole.log(1);\n```\n\n";
    let predicted = edited_to(&format!("{fence}{own}"));
    let summary = "<details><summary>Answer</summary>\n\nIt is 42.\n\n</details>\n\n";
    let folded = edited_to(&format!("{summary}{own}"));
    let refused = [elsewhere, twice, note, section, predicted, folded];
    for (new, nth) in refused.iter().zip(0..) {
        let mut player = edited(&text, "5 0 %", new);
        let before = body(&player);
        assert!(!player.patch(), "{nth}");
        assert_eq!(body(&player), before, "{nth}");
    }
}

#[test]
fn footnotes_that_count_otherwise_are_not_shown() {
    let text =
        lesson(|part| format!("The words-{part}-[^n{part}] {MORE}.\n\n[^n{part}]: A note.\n\n"));
    let new = text.replacen("words-1-[^n1]", "words", 1);
    assert!(!edited(&text, "g g", &new).patch());
}

#[test]
fn below_a_pop_up_as_many_blocks_are_shown_anew_and_others_stay() {
    let text = lesson(|part| format!("The words-{part}- {MORE}.\n\n"));
    let text = format!("A note[^a].\n\n{text}[^a]: What the note says.\n");
    let own = "The words-9- are";
    for (edit, is_shown) in [("EDITED are", true), ("EDITED.\n\nThe words-9- are", false)] {
        let new = text.replacen(own, edit, 1);
        let mut player = edited(&text, "g g Tab Enter", &new);
        let before = body(&player);
        assert!(before.contains("What the note says."), "{before}");
        assert!(player.patch(), "it is there for whoever sees the page");
        let patched = body(&player);
        assert_eq!(patched.contains("EDITED"), is_shown, "{patched}");
        assert!(patched.contains("What the note says."), "{patched}");
        let all = body(&read(player));
        assert!(all.contains("EDITED"), "{all}");
        assert!(!is_shown || all == patched, "{all}\n{patched}");
    }
}
