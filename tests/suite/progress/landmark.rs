//! A place is found again in a file that was edited.

use nodecourse::course::{Anchor, Inside, Lesson};
use nodecourse::load::{self, Library};
use nodecourse::progress::{Above, Change, Journal, Landmark};

const BEFORE: &str = "# Tea\n\nAn introduction.\n\n## Water\n\nBoil it.\n\nWait a minute.\n\n```js\nboil();\n```\n\n## Milk\n\nNo.\n\n- one\n- two\n";

#[test]
fn every_line_of_the_same_file_is_found_where_it_was() {
    let lesson = lesson(BEFORE);
    for block in 0..lesson.blocks.len() {
        let landmark = Landmark::of(&lesson, (block, 7, 2));
        assert_eq!(
            landmark.find(&lesson),
            Anchor::from((block, 7, 2)),
            "{landmark:?}"
        );
    }
}

#[test]
fn text_that_comes_or_goes_elsewhere_does_not_move_it() {
    let edits = [
        ("An introduction.", "One.\n\nTwo.\n\n> Three."),
        ("An introduction.\n\n", ""),
        ("Boil it.", "First of all.\n\nBoil it.\n\nThen pour."),
        ("Boil it.\n\n", ""),
        ("## Water", "## Fire\n\nHot.\n\n## Water"),
        ("## Water", "## All about water"),
        ("## Milk", "## Sugar\n\n## Milk"),
    ];
    for words in ["Wait a minute.", "boil();", "No.", "two"] {
        for (from, to) in edits {
            let edited = BEFORE.replace(from, to);
            assert_ne!(edited, BEFORE);
            assert_eq!(found(words, &edited), words, "{from:?} became {to:?}");
        }
    }
}

#[test]
fn the_nearest_of_equal_blocks_counts_and_the_own_section_first() {
    let text = "# T\n\n## A\n\nSame.\n\n## B\n\nOther.\n\nSame.\n\nSame.\n\n## C\n\nSame.\n";
    let before = lesson(text);
    let landmark = Landmark::of(&before, (6, 0, 0));
    assert_eq!(landmark.find(&before).block, 6);
    let after = lesson(&text.replace("Other.\n\n", ""));
    assert_eq!(landmark.find(&after).block, 5, "the last in B");
}

#[test]
fn a_block_that_was_rewritten_is_still_the_place() {
    let edited = BEFORE.replace("Wait a minute.", "Have some patience.");
    assert_eq!(found("Wait a minute.", &edited), "Have some patience.");
}

#[test]
fn a_block_that_was_edited_is_the_place_although_other_sections_say_what_it_said() {
    let thanks = "Thanks to all who helped with this version of it.";
    let version =
        |number| format!("## Version {number}\n\n{thanks}\n\n### Fixed\n\n- One.\n- Two.\n\n");
    let versions = |edit: &str| -> String {
        let own = version(11).replace(thanks, edit);
        (0..20)
            .map(|number| {
                if number == 11 {
                    own.clone()
                } else {
                    version(number)
                }
            })
            .collect()
    };
    let before = lesson(&versions(thanks));
    let is_thanks = |lesson: &Lesson, block: usize| {
        let mut texts = lesson.blocks[block].texts();
        texts.any(|text| text.contains("who helped"))
    };
    let all = (0..before.blocks.len()).filter(|block| is_thanks(&before, *block));
    let block = all.collect::<Vec<_>>()[11];
    let landmark = Landmark::of(&before, (block, 0, 0));
    for edit in [
        "Thanks to all the people who helped with this version of it.",
        "Many thanks to all who helped with this version of it.",
        "Above it.\n\nOur thanks to all who helped with this version of it.",
    ] {
        let after = lesson(&versions(edit));
        let found = landmark.find(&after).block;
        let section = after.section_at(found).expect("a section").title.to_owned();
        assert_eq!(section, "Version 11", "{edit}");
        assert!(is_thanks(&after, found), "{edit}");
    }
}

#[test]
fn a_block_that_was_edited_is_the_place_although_others_near_to_it_say_more_of_the_same() {
    let words = "the loop takes one callback after the other and then the next of them";
    let text = format!("A. {words} first.\n\nB. {words} second.\n\nC. {words} third.\n\n");
    let before = lesson(&text);
    let after = lesson(&text.replacen("one callback", "an edited callback", 1));
    assert_eq!(Landmark::of(&before, (0, 0, 0)).find(&after).block, 0);
}

#[test]
fn where_nothing_is_left_of_it_what_stands_as_far_into_the_lesson_is_the_place() {
    let before = lesson(BEFORE);
    let landmark = Landmark::of(&before, (4, 9, 1));
    assert_eq!((landmark.stood, before.blocks.len()), ((4, 10), 10));
    let coffee = "# Coffee\n\nGrind.\n\n## Filter\n\nPour.\n\nDrink.\n";
    for (text, block) in [(coffee, 2), ("", 0), ("# Tea", 0)] {
        assert_eq!(
            landmark.find(&lesson(text)),
            Anchor::from((block, 0, 0)),
            "{text:?}"
        );
    }
}

#[test]
fn a_journal_of_an_older_version_knows_less_of_a_place() {
    let older = [
        r#"[["water","boil",1,2,3,"Wait"],true]"#,
        r#"[["water","boil",1,2,3,"Wait","row"],true]"#,
    ];
    for (details, row) in older.into_iter().zip(["", "row"]) {
        let line = format!("1 place {details}");
        let sum = line.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let text = Journal::write("tea", [format!("{sum:08x} {line}").as_str()]);
        let place = Journal::read(text.as_bytes()).progress().place;
        let place = place.expect("it is understood");
        assert_eq!((place.offset, place.words.as_str()), (1, "Wait"));
        assert_eq!((place.stood, place.row.as_str()), ((0, 0), row));
    }
}

#[test]
fn a_line_of_a_tall_row_is_written_so_that_older_versions_read_which_line_it_was() {
    let words: Vec<String> = (0..90).map(|nth| format!("word{nth}")).collect();
    let text = format!("| A | B |\n|---|---|\n| a | {} |\n", words.join(" "));
    let lesson = lesson(&text);
    let byte = text.find("word40").expect("it is there") - text.find("word0").expect("it is there");
    let line = Anchor {
        nth: 7,
        inside: Inside::new(1, byte),
        covered: 2,
        ..Anchor::new(0, 0)
    };
    let landmark = Landmark::of(&lesson, line);
    let change = Change::Place(landmark.clone(), Above::Skipped);
    let text = Journal::of("tea", &[change]);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let kinds = lines.iter().map(|line| line.split(' ').nth(2));
    let kinds: Vec<&str> = kinds.flatten().collect();
    assert_eq!(kinds, ["journal", "place", "context", "within"]);
    let place = Journal::read(text.as_bytes()).progress().place;
    assert_eq!(place, Some(landmark.clone()));
    assert_eq!(landmark.find(&lesson), line);
    // What an older version wrote is the line with that number.
    let older = Journal::write("tea", [lines[1], lines[2]]);
    let place = Journal::read(older.as_bytes()).progress().place;
    let place = place.expect("it is understood");
    assert_eq!(place.find(&lesson), Anchor::from((0, 0, 7)));
    // They keep the line that they do not know, also of a place that they have thrown out.
    let orphaned = Journal::write("tea", [lines[3]]);
    let journal = Journal::read(orphaned.as_bytes());
    assert_eq!((journal.progress().place, journal.records.len()), (None, 0));
}

/// The first words of the block that the block with these words is taken for in another text.
fn found(words: &str, text: &str) -> String {
    let (before, after) = (lesson(BEFORE), lesson(text));
    let all = (0..before.blocks.len()).map(|block| Landmark::of(&before, (block, 0, 0)));
    let landmark = all
        .into_iter()
        .find(|landmark| landmark.words == words)
        .expect("a block has these words");
    let block = landmark.find(&after).block;
    Landmark::of(&after, (block, 0, 0)).words
}

fn lesson(text: &str) -> Lesson {
    let library = Library::in_memory([("lesson.md", text)]);
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    load::lesson(&library, &course, &id).0
}
