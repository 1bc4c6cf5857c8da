//! By what a course is known again: its whereabouts, its lessons where those are gone, and a bounded look on opening.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use nodecourse::load::{self, Library};
use nodecourse::office::moving::{before, whereabouts};
use nodecourse::progress::Scope;
use nodecourse::text::fnv32;

use super::{
    folder, learn, learn_in, library, make, nodecourse, offer, offers, printed, rename, shown,
    store, take,
};

#[test]
fn the_progress_in_a_course_that_loses_its_id_is_offered() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("tea", folder);
    let list = "format = 1\nid = \"tea\"\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\"]\n";
    fs::write(folder.join("tea/course.toml"), list).expect("a file");
    learn_in("tea", folder);
    let without = list.replace("id = \"tea\"\n", "");
    fs::write(folder.join("tea/course.toml"), without).expect("a file");
    let offered = offers("tea", folder);
    let [offer] = offered.as_slice() else {
        panic!("{offered:?}")
    };
    assert!(offer.starts_with("progress in this course from when its id was tea;"));
    take(offer, folder);
    let after = shown("tea", folder);
    assert!(after.contains("1 of 1 section;"), "{after}");
}

#[test]
fn on_opening_a_bounded_look_tells_where_a_course_was() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("old", folder);
    learn_in("old", folder);
    rename("old", "new", folder);
    let there = library("new", folder);
    let (course, _) = load::outline(&there);
    let look = || before(&mut store(folder), &there, &course.id);
    let old = folder.canonicalize().expect("a folder").join("old");
    let found = Some(format!("This course was at {} before", old.display()));
    assert_eq!(look(), found);
    // As many bytes as are read in other journals, older ones or newer ones.
    let filler = folder.join("state/nodecourse/courses/filler.journal");
    fs::write(&filler, vec![b'x'; (2 << 20) - 10]).expect("a file");
    let (now, hour) = (SystemTime::now(), Duration::from_secs(3600));
    for (changed, expected) in [(now - hour, found), (now + hour, None)] {
        let file = File::options().write(true).open(&filler);
        let set = file.expect("a file").set_modified(changed);
        set.expect("a time");
        assert_eq!(look(), expected);
    }
    fs::remove_file(&filler).expect("it is deleted");
    // Where anything was kept, it is not told, and if that was forgotten.
    learn(&there, 1, folder);
    assert_eq!(before(&mut store(folder), &there, &course.id), None);
}

#[test]
fn a_record_that_also_tells_where_progress_came_from_is_understood() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("old", folder);
    let there = whereabouts(&library("old", folder)).expect("a place");
    let id = Library::id_at(&folder.join("old")).expect("an id");
    let line = |rest: &str| format!("{:08x} {rest}\n\n", fnv32(rest.as_bytes()));
    let (path, identity) = (there.path, there.identity);
    let text = [
        line(&format!("0 journal [1,\"{id}\"]")),
        line("1 read [\"one.md\",null]"),
        line(&format!(
            "2 whereabouts [\"{path}\",\"{identity}\",\"x-1\"]"
        )),
    ];
    let journal = store(folder).path(&id, Scope::Course);
    fs::create_dir_all(journal.parent().expect("a folder")).expect("a folder");
    fs::write(&journal, text.concat()).expect("a journal");
    rename("old", "new", folder);
    assert_eq!(offers("new", folder), [offer("old", "new", folder)]);
}

#[test]
fn what_was_read_of_a_file_that_has_another_name_now_is_told_without_a_command() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    fs::write(folder.join("notes.md"), "# Notes\n").expect("a file");
    learn_in("notes.md", folder);
    rename("notes.md", "tea.md", folder);
    let old = folder.canonicalize().expect("a folder").join("notes.md");
    let row = format!(
        "progress in this course from when it was at {}; its lessons had other names, so it would lead nowhere here",
        old.display()
    );
    assert_eq!(offers("tea.md", folder), [row]);
    let there = library("tea.md", folder);
    let (course, _) = load::outline(&there);
    assert_eq!(before(&mut store(folder), &there, &course.id), None);
}

#[test]
fn a_copy_of_a_course_that_is_gone_is_offered_its_progress() {
    let Some(folder) = folder() else { return };
    let at = |name: &str| folder.path().join(name);
    for name in ["old", "a copy"] {
        fs::create_dir_all(at(name)).expect("a folder");
        fs::write(at(name).join("one.md"), "# One\n").expect("a file");
    }
    learn_in("old", folder.path());
    let shown = |path: &str| printed(&nodecourse(&["progress", path], folder.path()));
    assert!(
        !shown("a copy").contains("elsewhere"),
        "that is still there"
    );
    fs::remove_dir_all(at("old")).expect("it is deleted");
    let said = shown("a copy");
    assert!(
        said.contains("progress in a course with these lessons that was at ")
            && said.contains("/old; `nodecourse progress import ")
            && said.contains(" --course 'a copy'` takes it over"),
        "{said}"
    );
}
