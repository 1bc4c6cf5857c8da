//! By what a course is known again: its whereabouts, its lessons where those are gone, and a bounded look on opening.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use nodecourse::load::{self, Library};
use nodecourse::office::moving::{Before, before, whereabouts};
use nodecourse::progress::Scope;
use nodecourse::text::fnv32;

use super::{
    folder, learn, learn_in, library, make, nodecourse, offer, offers, printed, rename, shown,
    store, take,
};

#[test]
fn the_progress_in_a_course_that_loses_its_id_is_gone_on_with() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    make("tea", folder);
    let list = "format = 1\nid = \"tea\"\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\"]\n";
    fs::write(folder.join("tea/course.toml"), list).expect("a file");
    learn_in("tea", folder);
    let without = list.replace("id = \"tea\"\n", "");
    fs::write(folder.join("tea/course.toml"), without).expect("a file");
    // The player goes on with it, and so do the commands.
    assert_eq!(offers("tea", folder), [""; 0]);
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
    let found = Some(Before {
        id: Library::id_at(&folder.join("old")),
        path: Some(old.display().to_string()),
        is_same_name: false,
        has_place: false,
        bookmarks: 0,
    });
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
fn what_was_read_of_a_file_that_has_another_name_now_is_offered_and_leads_there() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    let at = |name: &str| folder.join(name);
    fs::create_dir_all(at("course/part")).expect("a folder");
    let list = "format = 1\ntitle = \"Tea\"\n";
    fs::write(at("course/course.toml"), list).expect("a file");
    for (old, new, text) in [
        ("notes.md", "tea.md", "# Notes\n"),
        ("course/part/a.md", "course/part/b.md", "# A\n"),
        ("own.md", "other.md", "+++\nid = \"own\"\n+++\n\n# Own\n"),
    ] {
        fs::write(at(old), text).expect("a file");
        learn_in(old, folder);
        let row = |old: &str| offers(old, folder);
        fs::hard_link(at(old), at(new)).expect("a second name");
        assert_eq!(row(new), [""; 0], "it is still there");
        fs::remove_file(at(old)).expect("it goes");
        let there = library(new, folder);
        let (course, _) = load::outline(&there);
        let old_path = folder.canonicalize().expect("a folder").join(old);
        let found = before(&mut store(folder), &there, &course.id);
        let path = found.and_then(|found| found.path);
        assert_eq!(path, Some(old_path.display().to_string()));
        let offered = row(new);
        assert_eq!(offered, [offer(old, new, folder)]);
        take(&offered[0], folder);
        let after = shown(new, folder);
        assert!(after.contains("1 of 1 section;"), "{after}");
        assert!(!after.contains("elsewhere"), "all of it is known: {after}");
        nodecourse(&["progress", "undo", new], folder);
        assert_eq!(row(new), offered);
    }
}

#[test]
fn a_file_that_was_renamed_twice_and_one_in_its_old_place_keep_apart() {
    let Some(folder) = folder() else { return };
    let folder = folder.path();
    let at = |name: &str| folder.join(name);
    fs::write(at("a.md"), "# A\n").expect("a file");
    learn_in("a.md", folder);
    rename("a.md", "b.md", folder);
    take(&offers("b.md", folder)[0], folder);
    fs::write(at("a.md"), "# Another\n").expect("a file");
    // What is known under the old name stays with that name; what is known of the file is offered under the newest.
    assert!(shown("a.md", folder).contains("1 of 1 section;"));
    learn_in("b.md", folder);
    rename("b.md", "c.md", folder);
    let offered = offers("c.md", folder);
    assert_eq!(offered.len(), 2, "{offered:?}");
    assert!(offered.contains(&offer("b.md", "c.md", folder)));
    take(&offered[0], folder);
    assert!(shown("c.md", folder).contains("1 of 1 section;"));
    assert_eq!(offers("c.md", folder), [""; 0], "both know the same");
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
