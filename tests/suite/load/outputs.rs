//! What code prints, where files of the course hold it.

use nodecourse::course::BlockKind;
use nodecourse::course::block::Expect;
use nodecourse::load::{self, Library};

#[test]
fn the_output_in_a_file_is_read_with_the_lesson_and_watched() {
    let fence = |file: &str| format!("```js run=node expect-file={file}\n1\n```\n\n");
    let files = ["out/a.txt", "gone.txt", "long.txt", "out/a.txt"];
    let lesson = format!("# A\n\n{}", files.map(fence).concat());
    let long = "x\n".repeat(600_000);
    let library = Library::in_memory([
        ("course.toml", "format = 1\nid = \"c\"\n"),
        ("a.md", &lesson),
        ("out/a.txt", "one\n"),
        ("long.txt", &long),
    ]);
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (lesson, _) = load::lesson(&library, &course, &id);
    let expected = lesson.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Code(code) => code.attributes.expect.clone(),
        _ => None,
    });
    let text = |file: &str| (file == "out/a.txt").then(|| "one\n".to_owned());
    let all = files.map(|file| Expect::File {
        path: file.to_owned(),
        text: text(file),
    });
    assert_eq!(expected.collect::<Vec<_>>(), all);
    let watched = load::lesson_files(&library, &course, &lesson);
    assert_eq!(watched.read, ["a.md", "gone.txt", "long.txt", "out/a.txt"]);
}
