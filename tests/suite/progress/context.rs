//! A place is found again in a block that was edited itself, by what stands around it.

use nodecourse::course::{Anchor, BlockKind, Lesson};
use nodecourse::load::{self, Library};
use nodecourse::progress::{Above, Change, Context, Journal, Landmark};

use super::COURSE;

#[test]
fn a_line_is_found_wherever_lines_of_its_block_come_or_go() {
    let before = code(0..100);
    for (after, note) in [
        ([code(-30..0), code(0..100)].concat(), "above"),
        (
            [code(0..50), code(200..230), code(50..100)].concat(),
            "just above",
        ),
        (
            [code(0..51), code(200..230), code(51..100)].concat(),
            "just below",
        ),
        ([code(20..100)].concat(), "less above"),
        ([code(0..10), code(40..60)].concat(), "less on both sides"),
        ([code(50..100), code(0..50)].concat(), "moved"),
    ] {
        assert_eq!(found("line_50();", &before, &after), "line_50();", "{note}");
    }
}

#[test]
fn a_line_that_was_rewritten_is_where_its_neighbours_are() {
    let after = [code(-30..50), "other();\n".to_owned(), code(51..100)].concat();
    assert_eq!(found("line_50();", &code(0..100), &after), "other();");
}

#[test]
fn lines_that_repeat_do_not_mislead() {
    let functions = |numbers: std::ops::Range<i32>| {
        let function = |number| format!("function f{number}() {{\n  return x;\n}}\n\n");
        numbers.map(function).collect::<String>()
    };
    let text = |lines: &str| lesson(&format!("# T\n\n```js\n{lines}```\n"));
    let before = functions(0..60);
    let after = [functions(-7..0), before.clone()].concat();
    for (start, _) in before.match_indices(['f', 'r', '}']) {
        let landmark = Landmark::of(&text(&before), (1, start, 0));
        let moved = after.len() - before.len();
        assert_eq!(
            landmark.find(&text(&after)),
            Anchor::from((1, start + moved, 0))
        );
    }
}

#[test]
fn the_nearest_of_equal_lines_counts_where_all_of_them_are() {
    let before = "again();\n".repeat(100);
    let text = |lines: &str| lesson(&format!("# T\n\n```js\n{lines}```\n"));
    let landmark = Landmark::of(&text(&before), (1, 450, 0));
    let after = "again();\n".repeat(80);
    assert_eq!(landmark.find(&text(&after)), Anchor::from((1, 450, 0)));
}

#[test]
fn a_paragraph_that_is_cut_in_two_is_found_in_its_second_half() {
    let words = (0..60).map(|word| format!("word{word} "));
    let words: Vec<String> = words.collect();
    let before = lesson(&format!("# T\n\n{}\n", words.concat()));
    let at = words[..40].concat().len();
    let landmark = Landmark::of(&before, (1, at, 0));
    let (first, second) = words.split_at(30);
    let after = lesson(&format!(
        "# T\n\n{}\n\n{}\n",
        first.concat(),
        second.concat()
    ));
    let start = words[30..40].concat().len();
    assert_eq!(landmark.find(&after), Anchor::from((2, start, 0)));
}

#[test]
fn scripts_without_spaces_are_found_too() {
    let sentences = |numbers: std::ops::Range<i32>| -> String {
        let sentences = numbers.map(|number| format!("第{number}句话说一件事。"));
        sentences.collect::<Vec<_>>().concat()
    };
    let before = lesson(&format!("# T\n\n{}\n", sentences(0..50)));
    let after = lesson(&format!(
        "# T\n\n{}{}\n",
        sentences(90..99),
        sentences(0..50)
    ));
    let (at, added) = (sentences(0..20).len(), sentences(90..99).len());
    let landmark = Landmark::of(&before, (1, at + 3, 0));
    assert_eq!(landmark.find(&after), Anchor::from((1, at + added + 3, 0)));
}

#[test]
fn a_block_without_anything_of_it_keeps_the_place_as_far_into_it() {
    let text = |word: &str| lesson(&format!("# T\n\n{}\n", format!("{word} ").repeat(50)));
    let landmark = Landmark::of(&text("one"), (1, 100, 0));
    assert_eq!(landmark.find(&text("two")), Anchor::from((1, 100, 0)));
}

#[test]
fn older_versions_read_a_place_that_has_a_context_and_the_other_way_round() {
    let lesson = lesson(&format!("# T\n\n```js\n{}```\n", code(0..100)));
    let landmark = Landmark::of(&lesson, (1, 500, 0));
    assert_ne!(landmark.context, Context::default());
    let changes = [
        Change::Place(landmark.clone(), Above::Passed),
        Change::Bookmark('a', landmark.clone()),
    ];
    let text = Journal::of(COURSE, &changes);
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let kinds = lines
        .iter()
        .map(|line| line.split(' ').nth(2).unwrap_or_default());
    let kinds: Vec<&str> = kinds.collect();
    assert_eq!(
        kinds,
        ["journal", "place", "context", "bookmark", "context"]
    );
    // Without the lines that they do not know, these have all that was ever there.
    let known = [lines[1], lines[3]];
    let fields = r#"place [["lesson",null,1,500,0,"line_0(); line_1(); line_2(); line_3(); line_4(); line_5(); line",null,[1,2]],true]"#;
    assert!(lines[1].ends_with(fields), "{}", lines[1]);
    let older = Journal::write(COURSE, known);
    let progress = Journal::read(older.as_bytes()).progress();
    let without = Landmark {
        context: Context::default(),
        text: None,
        ..landmark.clone()
    };
    assert_eq!(progress.place, Some(without.clone()));
    assert_eq!(progress.bookmarks.get(&'a'), Some(&without));
    // They keep lines that they do not know, also those of a place that they have thrown out.
    let orphaned = Journal::write(COURSE, [lines[2], lines[3], lines[4]]);
    let progress = Journal::read(orphaned.as_bytes()).progress();
    assert_eq!(
        (progress.place, progress.bookmarks.get(&'a')),
        (None, Some(&landmark))
    );
    let progress = Journal::read(text.as_bytes()).progress();
    assert_eq!(progress.place, Some(landmark));
}

#[test]
fn a_bookmark_that_was_brought_back_has_its_context() {
    let lesson = lesson(&format!("# T\n\n```js\n{}```\n", code(0..100)));
    let landmark = Landmark::of(&lesson, (1, 500, 0));
    let text = Journal::of(COURSE, &[Change::Restored('a', landmark.clone())]);
    let progress = Journal::read(text.as_bytes()).progress();
    assert_eq!(progress.bookmarks.get(&'a'), Some(&landmark));
}

#[test]
fn of_blocks_that_begin_alike_the_one_counts_that_has_what_stood_there() {
    let begin = code(0..8);
    let (one, two) = (
        format!("```js\n{begin}first();\n```\n\n"),
        format!("```js\n{begin}second();\n```\n\n"),
    );
    let before = lesson(&format!("# T\n\n{one}{two}"));
    let landmark = Landmark::of(&before, (2, 40, 0));
    for more in 1..5 {
        let above = "more\n\n".repeat(more);
        let after = lesson(&format!("# T\n\n{above}{one}{two}"));
        assert_eq!(landmark.find(&after), Anchor::from((2 + more, 40, 0)));
    }
}

#[test]
fn numbers_that_no_text_has_are_taken_for_its_end() {
    let lesson = lesson("# T\n\none two three four five\n");
    let mut landmark = Landmark::of(&lesson, (1, 8, 0));
    landmark.context.inside = usize::MAX;
    landmark.offset = usize::MAX;
    landmark.stood = (usize::MAX, 1);
    let block = landmark.find(&lesson).block;
    assert_eq!(block, 1);
}

fn code(numbers: std::ops::Range<i32>) -> String {
    let lines = numbers.map(|number| format!("line_{number}();\n"));
    lines.collect::<Vec<_>>().concat()
}

/// The line that a line of code is taken for when the block is another.
fn found(line: &str, before: &str, after: &str) -> String {
    let text = |lines: &str| lesson(&format!("# T\n\n```js\n{lines}```\n"));
    let start = before.find(line).expect("it is there");
    let landmark = Landmark::of(&text(before), (1, start, 0));
    let after = text(after);
    let Anchor { block, start, .. } = landmark.find(&after);
    let BlockKind::Code(code) = &after.blocks[block].kind else {
        panic!("it is no code");
    };
    code.text[start..]
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn lesson(text: &str) -> Lesson {
    let library = Library::in_memory([("lesson.md", text)]);
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    load::lesson(&library, &course, &id).0
}
