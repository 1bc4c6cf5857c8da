//! A book of thousands of chapters: what its first page says of the last ones, of which nothing was read before it.

use std::fs;
use std::time::Duration;

use super::harness::Setup;

const MANY: usize = 3_000;

#[test]
fn the_first_page_of_thousands_knows_the_terms_and_links_of_the_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    fs::create_dir_all(folder.path().join("src/end")).expect("a folder");
    write("book.toml", "[book]\ntitle = \"B\"\n");
    let first = "# What is Node.js\n\nSome tea, then [the end](c2998.md).\n";
    write("src/c0.md", first);
    for number in 1..MANY {
        let text = format!("# Chapter {number}\n\nThis is chapter {number}.\n");
        write(&format!("src/c{number}.md"), &text);
    }
    write(
        "src/end/glossary.md",
        "# Glossary\n\n## Tea\n\nLeaves and water.\n",
    );
    let chapters = (0..MANY).map(|number| format!("- [Chapter {number}](c{number}.md)\n"));
    let list: String = chapters.collect();
    write(
        "src/SUMMARY.md",
        &(list + "- [Glossary](end/glossary.md)\n"),
    );
    let state = tempfile::tempdir().expect("a folder");
    let state = state.path().to_str().expect("a name");
    let setup = || {
        Setup::new()
            .course(folder.path())
            .env("XDG_STATE_HOME", state)
            .size(80, 24)
    };
    // Keys that are typed ahead wait until it is known how many there are.
    let mut session = setup().env("XDG_STATE_HOME", "/nowhere").start();
    session.send("2998L");
    session.wait_for("This is chapter 2998.");
    session.quit();
    let mut session = setup().ready();
    session.wait_for_screen("a term", |screen| {
        screen.cell(5, 7).is_some_and(vt100::Cell::underline)
    });
    session.send("\t\r");
    session.wait_for("Leaves and water.");
    session.send("\u{1b}");
    session.wait_until_gone("Leaves and water.");
    session.send("\t\r");
    session.wait_for("This is chapter 2998.");
    session.send("L");
    session.wait_for("This is chapter 2999.");
    session.quit();
    // Where one left off is beyond the beginning of the list, too.
    let mut session = setup().start();
    session.wait_for("This is chapter 2999.");
    session.quit();
}

#[test]
fn where_one_left_off_in_a_folder_of_very_many_is_shown_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..400 {
        let text = format!("# Page {number}\n\nThis is page {number}.\n");
        let file = folder.path().join(format!("{number}-page-{number}.md"));
        fs::write(file, text).expect("a file");
    }
    let state = tempfile::tempdir().expect("a folder");
    let state = state.path().to_str().expect("a name");
    let setup = || {
        Setup::new()
            .course(folder.path())
            .env("XDG_STATE_HOME", state)
            .size(80, 24)
    };
    // The second is beyond the beginning that the first page waits for.
    for (from, keys, to) in [(0, "7L", 7), (7, "383L", 390)] {
        let mut session = setup().start();
        session.wait_for(&format!("This is page {from}."));
        session.send(keys);
        session.wait_for(&format!("This is page {to}."));
        // The place is saved two seconds later.
        session.wait_for_silence(Duration::from_secs(4));
        session.quit();
    }
    let mut session = setup().start();
    session.wait_for("This is page 390.");
    // Its file may have gone meanwhile.
    session.quit();
    fs::remove_file(folder.path().join("390-page-390.md")).expect("it goes");
    let mut session = setup().start();
    session.wait_for("This is page 0.");
    session.quit();
}
