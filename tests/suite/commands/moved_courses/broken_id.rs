//! A course whose `id` line an edit has broken goes by the id under which it was kept last.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use nodecourse::load::{self, Library};
use nodecourse::office::moving::{id_while_broken, kept_id, whereabouts};
use nodecourse::progress::{Change, Keeper, Scope};

use super::{folder, library, nodecourse, offers, printed, shown, store};

/// Writes the list of a course of three lessons, with this line for its id.
fn write(line: &str, folder: &Path) {
    let course = folder.join("tea");
    fs::create_dir_all(&course).expect("a folder");
    for (file, text) in [("a.md", "# A\n"), ("b.md", "# B\n"), ("c.md", "# C\n")] {
        fs::write(course.join(file), text).expect("a file");
    }
    let list = format!(
        "format = 1\n{line}\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\", \"c.md\"]\n"
    );
    fs::write(course.join("course.toml"), list).expect("a file");
}

/// The id under which the course is kept now.
fn id(folder: &Path) -> String {
    let library = library("tea", folder);
    let (course, _) = load::outline(&library);
    id_while_broken(&mut store(folder), &library, &course.id).unwrap_or(course.id)
}

/// Some changes are kept so many seconds before now. The id of the course then.
fn keep(changes: Vec<Change>, before: u64, folder: &Path) -> String {
    let id = id(folder);
    let (keeper, _, _) = Keeper::open(Ok(store(folder)), &id);
    let mut keeper = keeper.at(whereabouts(&library("tea", folder)));
    keeper.keep(changes).expect("it is kept");
    let journal = store(folder).path(&id, Scope::Course);
    let file = File::options().write(true).open(journal);
    let then = SystemTime::now() - Duration::from_secs(before);
    file.expect("a file").set_modified(then).expect("a time");
    id
}

/// A lesson is read.
fn learn(lesson: usize, before: u64, folder: &Path) -> String {
    let (course, _) = load::outline(&library("tea", folder));
    let entry = course.lessons().nth(lesson).expect("a lesson");
    keep(vec![Change::Read(course.key(entry), None)], before, folder)
}

/// The lessons that were read, as the commands tell, which agree on it.
fn read(folder: &Path) -> String {
    let toc = printed(&nodecourse(&["toc", "tea"], folder));
    let rows = toc.lines().filter(|row| row.ends_with("read"));
    let titles = rows.filter_map(|row| row.trim().chars().next());
    let read: String = titles.collect();
    let shown = shown("tea", folder);
    let count = format!("{} of 3 sections;", read.len());
    assert!(shown.contains(&count), "{toc}\n{shown}");
    read
}

#[test]
fn what_is_done_while_the_line_is_broken_is_the_courses_own_when_it_is_mended() {
    for broken in [
        "id = ",
        "id = 5",
        "id = \"tea",
        // What can be read of these is another id.
        "id = \"te",
        "id = other",
        "id \"tea\"",
        "id = \"!\"",
    ] {
        let Some(folder) = folder() else { return };
        let folder = folder.path();
        write("", folder);
        let first = learn(0, 400, folder);
        assert_eq!(read(folder), "A");
        write("id = \"tea\"", folder);
        assert_eq!(learn(1, 300, folder), "tea");
        assert_eq!(read(folder), "B");
        write(broken, folder);
        assert_eq!(read(folder), "B", "{broken}");
        assert_eq!(learn(2, 200, folder), "tea", "{broken}");
        assert_eq!(read(folder), "BC", "{broken}");
        write("id = \"tea\"", folder);
        assert_eq!(read(folder), "BC");
        // What was read before there was an id is there, too.
        let told = format!("progress in this course from when its id was {first};");
        let offered = offers("tea", folder);
        assert!(offered[0].starts_with(&told), "{offered:?}");
        // Without the line the player goes on with it, too: here nothing but one section at the top was read before.
        write("", folder);
        assert_eq!(read(folder), "BC");
    }
}

#[test]
fn the_copy_of_a_lab_is_the_same_while_the_line_is_broken() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    write("id = \"tea\"", folder);
    for (file, text) in [
        (
            "lab.toml",
            "id = \"brew\"\ntitle = \"Brew\"\nfiles = [\"work.mjs\"]\n[[check]]\nid = \"it\"\nname = \"It\"\ncmd = [\"node\", \"work.mjs\"]\nexpect = { stdout = \"3\" }\n",
        ),
        ("README.md", "# Brew\n\nPrint 3.\n"),
        ("starter/work.mjs", "console.log(0);\n"),
        ("solution/work.mjs", "console.log(3);\n"),
    ] {
        let file = folder.join("tea/labs/brew").join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    learn(1, 300, folder);
    let begin = || printed(&nodecourse(&["lab", "brew", "--course", "tea"], folder));
    let own = folder.join("data/nodecourse/labs/tea/brew");
    let copy = format!("Your copy  {}\n", own.display());
    let told = begin();
    assert!(told.contains(&copy), "{told}");
    fs::write(own.join("work.mjs"), "console.log(3);\n").expect("a file");
    write("id = ", folder);
    let told = begin();
    assert!(told.contains(&copy), "{told}");
    assert!(told.contains("It was there already"), "{told}");
}

#[test]
fn what_is_newer_than_the_id_is_not_hidden_by_it() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    write("id = \"tea\"", folder);
    learn(0, 400, folder);
    // An older version kept it under the path while the line was broken, or somebody took the line away.
    write("", folder);
    let own = learn(1, 300, folder);
    write("id = ", folder);
    assert_eq!(id(folder), "tea", "that may have been opened only");
    write("", folder);
    assert_eq!(learn(2, 300, folder), own);
    write("id = ", folder);
    assert_eq!(id(folder), own);
    assert_eq!(read(folder), "BC");
    // What was forgotten under an id does not come back from before it.
    write("id = \"tea\"", folder);
    keep(vec![Change::Reset(None)], 200, folder);
    write("id = ", folder);
    assert_eq!(id(folder), "tea");
    assert_eq!(read(folder), "");
    // Another course of that name is not this one.
    let other = whereabouts(&library("tea/a.md", folder));
    let (keeper, _, _) = Keeper::open(Ok(store(folder)), "tea");
    let moved = keeper.at(other).keep(vec![Change::Reset(None)]);
    moved.expect("it is kept");
    assert_eq!(id(folder), own);
}

#[test]
fn without_the_line_the_commands_go_by_the_id_that_the_player_goes_by() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    write("id = \"tea\"", folder);
    learn(0, 400, folder);
    for gone in ["", "idd = \"tea\""] {
        write(gone, folder);
        let library = library("tea", folder);
        let (course, _) = load::outline(&library);
        let kept = kept_id(&mut store(folder), &library, &course.id);
        assert_eq!(kept.as_deref(), Some("tea"));
        assert_eq!(read(folder), "A", "{gone}");
    }
}

#[test]
fn a_text_of_several_lines_before_the_line_hides_it_not() {
    let library = |list: &str| Library::in_memory([("course.toml", list), ("a.md", "# A\n")]);
    // The one that was made for it.
    let id = load::outline(&library("title = \"Tea\"\n")).0.id;
    let is_broken = |head: &str| {
        let list = format!("{head}\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n");
        load::breaks_id(&library(&list), &id)
    };
    let summaries = [
        "summary = \"\"\"\n[Node.js] runs JavaScript.\n\"\"\"",
        "summary = '''\n[C:\\]\n'''",
        "summary = \"\"\"\n[\\\"\"\"]\n[''']\n\"\"\"\"",
        "title = \"It's ''' here\" # and \"\"\" there",
    ];
    for summary in summaries {
        for broken in [
            "id = ",
            "id = \"tea",
            "id = 5",
            "id = \"!\"",
            "id = \"\"\"tea",
        ] {
            assert!(
                is_broken(&format!("{summary}\n{broken}")),
                "{summary} {broken}"
            );
        }
        assert!(!is_broken(summary), "{summary}");
        // What is broken below is not the id.
        assert!(
            !is_broken(&format!("{summary}\n[node]\nmin =")),
            "{summary}"
        );
    }
}
