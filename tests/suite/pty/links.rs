//! Links of the open lesson that break and are mended when other files are edited.

use std::fs;

use super::harness::{Session, Setup, folder};

/// A course that lists its lessons.
const LIST: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\", \"c.md\"]\n";

/// Waits until the open list of problems says this and no more of links.
fn closes(session: &mut Session, seen: &str) {
    session.wait_for(seen);
    session.send("\u{1b}");
    session.wait_until_gone(seen);
}

#[test]
fn links_are_looked_up_when_what_they_lead_to_is_renamed_deleted_or_comes_back() {
    let lesson = "# What is Node.js\n\n[One](b.md#part), [two](c.md),\n[three](notes.txt).\n";
    let course = folder(&[
        ("course.toml", LIST),
        ("a.md", lesson),
        ("b.md", "# Second\n\n## Part\n"),
        ("c.md", "# Third\n"),
        ("notes.txt", "Notes.\n"),
    ]);
    let at = |name: &str| course.path().join(name);
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("three");
    session.visit("!", "No problems were found");
    // A heading is called otherwise.
    fs::write(at("b.md"), "# Second\n\n## Share\n").expect("a file");
    session.wait_for("! 1 problem");
    session.send("!");
    closes(&mut session, "the lesson `b` has no section `part`");
    // Files go, which no list tells of.
    fs::remove_file(at("notes.txt")).expect("it goes");
    session.wait_for("! 2 problems");
    fs::rename(at("c.md"), at("d.txt")).expect("it moves");
    session.wait_for("! 3 problems");
    session.send("!");
    session.wait_for("a.md:3:19");
    session.send("G");
    session.wait_for("a.md:4:1");
    // What is mended leaves the open list.
    fs::rename(at("d.txt"), at("c.md")).expect("it moves back");
    session.wait_until_gone("`c.md`");
    fs::write(at("notes.txt"), "Notes.\n").expect("a file");
    session.wait_until_gone("`notes.txt`");
    fs::write(at("b.md"), "# Second\n\n## Part\n").expect("a file");
    closes(&mut session, "No problems were found");
    session.quit();
}

#[test]
fn links_to_what_is_renamed_in_a_folder_are_looked_up_when_the_course_has_been_read_anew() {
    let course = folder(&[
        ("a.md", "# What is Node.js\n\n[One](b.md).\n"),
        ("b.md", "# Second\n\n[Back](none.md)\n"),
    ]);
    let at = |name: &str| course.path().join(name);
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("Next: Second");
    fs::rename(at("b.md"), at("c.md")).expect("it moves");
    session.wait_for("The course was edited; 1 problem");
    session.visit("!", "a.md:3:1");
    // Whoever writes goes on to another lesson.
    session.send("L");
    session.wait_for("Back");
    session.wait_for("! 2 problems");
    fs::rename(at("c.md"), at("b.md")).expect("it moves back");
    session.wait_until_gone("! 2 problems");
    session.quit();
}

#[test]
fn the_links_of_a_long_lesson_are_looked_up_after_an_edit() {
    let text = "Words that go on.\n\n".repeat(40_000);
    let lesson = |link: &str| format!("# What is Node.js\n\n[One]({link}).\n\n{text}");
    let course = folder(&[
        ("a.md", &lesson("b.md#part")),
        ("b.md", "# Second\n\n## Part\n"),
    ]);
    let at = |name: &str| course.path().join(name);
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("Words that go on.");
    fs::write(at("a.md"), lesson("b.md#none")).expect("a file");
    session.wait_for("! 1 problem");
    session.visit("!", "a.md:3:1");
    fs::write(at("b.md"), "# Second\n\n## None\n").expect("a file");
    session.wait_until_gone("! 1 problem");
    session.visit("!", "No problems were found");
    session.quit();
}

#[test]
fn what_is_mended_while_another_lesson_is_open_leaves_the_list() {
    let course = folder(&[
        ("course.toml", LIST),
        (
            "a.md",
            "# What is Node.js\n\n[One](b.md#part),\n[two](missing.txt).\n",
        ),
        ("b.md", "# Second\n\nThere.\n"),
        ("c.md", "# Third\n"),
    ]);
    let write = |name: &str, text: &str| fs::write(course.path().join(name), text).expect("a file");
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("two");
    session.visit("!", "No problems were found");
    write("b.md", "# Second\n\nHere.\n");
    session.wait_for("! 2 problems");
    session.send("L");
    session.wait_for("Here.");
    session.send("!");
    session.wait_for("a.md:4:1");
    write("missing.txt", "It is there.\n");
    session.wait_until_gone("a.md:4:1");
    // It may be mended in the lesson itself, which leads elsewhere then.
    write(
        "a.md",
        "# What is Node.js\n\n[One](b.md#part),\n\n[two](gone.txt).\n",
    );
    session.wait_for("a.md:5:1");
    write("gone.txt", "It is there.\n");
    session.wait_until_gone("a.md:5:1");
    write("b.md", "# Second\n\n## Part\n");
    closes(&mut session, "No problems were found");
    // Back there, they are told as before.
    session.send("H");
    session.wait_for("What is Node.js");
    fs::remove_file(course.path().join("gone.txt")).expect("it goes");
    session.wait_for("! 1 problem");
    session.quit();
}

#[test]
fn of_lessons_that_were_left_long_ago_links_are_told_when_they_are_opened_again() {
    let names = ["a", "b", "c", "d", "e"];
    let files = names.map(|name| {
        (
            format!("{name}.md"),
            format!("# What is Node.js {name}\n\n[x](x-{name}.txt)\n"),
        )
    });
    let files: Vec<_> = files
        .iter()
        .map(|(file, text)| (&**file, &**text))
        .collect();
    let course = folder(&files);
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("Node.js a");
    fs::write(
        course.path().join("a.md"),
        "# What is Node.js a\n\n[x](y.txt)\n",
    )
    .expect("a file");
    session.wait_for("! 1 problem");
    for count in ["! 2 problems", "! 3 problems", "! 4 problems"] {
        session.send("L");
        session.wait_for(count);
    }
    session.send("L");
    session.wait_for("Node.js e");
    session.visit("!", "x-e.txt");
    session.send("!");
    session.wait_for("x-b.txt");
    session.wait_until_gone("y.txt");
    session.send("\u{1b}");
    session.wait_until_gone("x-b.txt");
    for _ in 0..4 {
        session.send("H");
    }
    session.wait_for("Node.js a");
    session.visit("!", "y.txt");
    session.quit();
}

#[test]
fn of_very_many_links_those_that_are_told_as_broken_are_mended_by_what_comes_back() {
    let names = (0..260).map(|number| format!("f{number:03}.txt"));
    let names: Vec<String> = names.collect();
    let links = names.iter().map(|name| format!("- [{name}]({name})\n"));
    let lesson = format!("# What is Node.js\n\n{}", links.collect::<String>());
    let course = folder(&[("a.md", &lesson)]);
    let write = |name: &str, text: &str| fs::write(course.path().join(name), text).expect("a file");
    for name in &names[..255] {
        write(name, "There.\n");
    }
    let mut session = Setup::new().course(course.path()).size(80, 24).ready();
    session.wait_for("f000.txt");
    session.visit("!", "No problems were found");
    write("a.md", &lesson.replace("Node.js", "Node.js, edited"));
    session.wait_for("! 5 problems");
    write("f255.txt", "It is there.\n");
    session.wait_for("! 4 problems");
    for name in &names[256..] {
        write(name, "It is there, too.\n");
    }
    session.wait_until_gone("! 4 problems");
    session.visit("!", "No problems were found");
    session.quit();
}
