//! `nodecourse progress`: what is kept, moved, forgotten and brought back.

use std::fs;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::process::Command;

use nodecourse::course::{LabId, LessonId, SectionId, TermId};
use nodecourse::load::{self, Library};
use nodecourse::progress::{
    Above, Change, Context, Hinted, LabState, Landmark, Meeting, Scope, Store, Worked,
};

use super::{folder, nodecourse, printed, told};

#[test]
fn progress_is_shown_moved_forgotten_and_brought_back() {
    let (here, there) = (folder(), folder());
    let empty = nodecourse(&["progress"], here.path());
    let sections = sections();
    assert!(
        printed(&empty).contains(&format!("0 of {sections} sections")),
        "{}",
        printed(&empty)
    );
    assert!(
        printed(&empty).contains("state/nodecourse/courses/nodejs-express.journal (not there yet)")
    );
    learn(here.path());
    let shown = printed(&nodecourse(&["progress"], here.path()));
    for words in [
        &format!("1 of {sections} sections; 0 of 31 lessons whole"),
        &format!(
            "1 of {} terms",
            load::course(&Library::bundled()).0.glossary.terms.len()
        ),
        "What is Node.js? › Why one language matters: Some words",
    ] {
        assert!(shown.contains(words), "{words} is missing in {shown}");
    }
    let listed = printed(&nodecourse(&["toc"], here.path()));
    assert!(listed.contains("what-is-nodejs  1 of 6 read"), "{listed}");
    let exported = nodecourse(&["progress", "export", "mine.progress"], here.path());
    assert!(
        printed(&exported).contains("1 section, 1 term, 1 bookmark, the place"),
        "{}",
        printed(&exported)
    );
    let again = nodecourse(&["progress", "export", "mine.progress"], here.path());
    assert!(
        told(&again).contains("There is a file `mine.progress` already"),
        "{}",
        told(&again)
    );
    let piped = nodecourse(&["progress", "export"], here.path());
    let file = fs::read_to_string(here.path().join("mine.progress")).expect("a file");
    assert_eq!(printed(&piped), file);

    let path = here.path().join("mine.progress");
    let path = path.to_str().expect("a path");
    let imported = nodecourse(&["progress", "import", path], there.path());
    assert_eq!(
        printed(&imported),
        "Took in progress in “Node.js & Express”: 1 section, 1 term, 1 bookmark, the place.\n`nodecourse progress undo` takes it back.\n"
    );
    let twice = nodecourse(&["progress", "import", path], there.path());
    assert!(
        printed(&twice).contains("nothing new"),
        "{}",
        printed(&twice)
    );

    let reset = nodecourse(
        &["progress", "reset", "--lesson", "what-is-nodejs"],
        there.path(),
    );
    assert_eq!(
        printed(&reset),
        "Forgot the progress in “What is Node.js?”: 1 section, 1 term, 1 bookmark, the place. `nodecourse progress undo` brings it back.\n"
    );
    let nothing = nodecourse(&["progress", "reset"], there.path());
    assert!(printed(&nothing).contains("There is no progress in “Node.js & Express” to forget."));
    let undone = nodecourse(&["progress", "undo"], there.path());
    assert_eq!(
        printed(&undone),
        "Brought back the progress in “Node.js & Express”: 1 section, 1 term, 1 bookmark, the place.\n"
    );
    let again = nodecourse(&["progress", "undo"], there.path());
    assert_eq!(again.status.code(), Some(1));
    assert!(
        told(&again)
            .contains("Nothing has been imported into “Node.js & Express” or forgotten of it;"),
        "{}",
        told(&again)
    );
}

#[test]
fn labs_and_hints_are_counted_in_what_is_forgotten_and_brought_back() {
    let folder = folder();
    let lesson = LessonId::new("what-is-nodejs");
    let worked = Worked {
        lesson: lesson.clone(),
        state: LabState::Passed,
    };
    let hinted = Hinted {
        lesson,
        check: "prints".to_owned(),
        count: 2,
    };
    let changes = [
        Change::Worked(LabId::new("where"), worked),
        Change::Hinted(LabId::new("where"), hinted),
    ];
    let mut store = Store::new(folder.path().join("state/nodecourse"));
    let added = store.add("nodejs-express", (Scope::Course, &changes), 0);
    added.expect("it is kept");
    for arguments in [["progress", "reset"], ["progress", "undo"]] {
        let said = printed(&nodecourse(&arguments, folder.path()));
        assert!(said.contains("”: 1 lab, 2 hints."), "{said}");
    }
}

#[test]
fn the_course_whose_progress_is_shown_is_named_by_its_path_or_by_the_option() {
    let folder = folder();
    fs::write(folder.path().join("tea.md"), "# Tea\n\nWords.\n").expect("it is written");
    let by_path = printed(&nodecourse(&["progress", "tea.md"], folder.path()));
    assert!(by_path.starts_with("Tea\n"), "{by_path}");
    let by_option = nodecourse(&["progress", "--course", "tea.md"], folder.path());
    assert_eq!(printed(&by_option), by_path);
    let nowhere = nodecourse(&["progress", "--course", "nowhere"], folder.path());
    assert!(told(&nowhere).contains("There is no `nowhere`"));
}

#[test]
fn a_place_that_is_a_heading_is_told_once() {
    let folder = folder();
    let mark = |letter, section: Option<&str>, words: &str| {
        let landmark = Landmark {
            lesson: LessonId::new("what-is-nodejs"),
            section: section.map(SectionId::new),
            offset: 0,
            start: 0,
            nth: 0,
            words: words.to_owned(),
            stood: (0, 0),
            row: String::new(),
            text: None,
            context: Context::default(),
            within: None,
        };
        Change::Bookmark(letter, landmark)
    };
    let section = Some("why-one-language-matters");
    let changes = [
        mark('a', None, "What is Node.js?"),
        mark('b', section, "Why one language matters"),
        mark('c', section, " · npm 11.19 ·  · npm 12.2"),
        mark('d', section, ""),
    ];
    let mut store = Store::new(folder.path().join("state/nodecourse"));
    let added = store.add("nodejs-express", (Scope::Course, &changes), 0);
    added.expect("it is kept");
    let shown = printed(&nodecourse(&["progress"], folder.path()));
    for line in [
        "a  What is Node.js?\n",
        "b  What is Node.js? › Why one language matters\n",
        "c  What is Node.js? › Why one language matters: npm 11.19 · npm 12.2\n",
        "d  What is Node.js? › Why one language matters: a line without words\n",
    ] {
        assert!(shown.contains(line), "{line} is missing in {shown}");
    }
}

#[test]
fn mistakes_with_progress_are_one_sentence() {
    let folder = folder();
    fs::write(folder.path().join("text"), "no progress\n").expect("a file");
    for (arguments, words) in [
        (
            &["progress", "import", "text"][..],
            "`text` holds no progress",
        ),
        (
            &["progress", "import", "nothing"],
            "`nothing` could not be read: there is no such file. `nodecourse progress export FILE` writes one.",
        ),
        (
            &["progress", "import", "/dev/zero"],
            "`/dev/zero` is no file of progress",
        ),
        (&["progress", "export"], "There is no progress in"),
        (
            &["progress", "reset", "--lesson", "what-is-nodej"],
            "Did you mean `what-is-nodejs`?",
        ),
        (&["progress", "nowhere"], "There is no `nowhere`"),
    ] {
        let output = nodecourse(arguments, folder.path());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(
            told(&output).contains(words),
            "{arguments:?} said {}",
            told(&output)
        );
        assert_eq!(told(&output).lines().count(), 1, "{arguments:?}");
    }
    fs::write(folder.path().join("state"), "in the way").expect("a file");
    learn_fails(folder.path());
}

/// Some progress in the course that the program comes with.
/// How many sections the course in the program has.
fn sections() -> usize {
    let library = Library::bundled();
    let (course, _) = load::course(&library);
    let lessons = course.lessons();
    let counts = lessons.map(|entry| {
        let (lesson, _) = load::lesson(&library, &course, &entry.id);
        lesson.stops().count().max(1)
    });
    counts.sum()
}

pub fn learn(folder: &Path) {
    let lesson = LessonId::new("what-is-nodejs");
    let section = Some(SectionId::new("why-one-language-matters"));
    let landmark = Landmark {
        lesson: lesson.clone(),
        section: section.clone(),
        offset: 1,
        start: 0,
        nth: 0,
        words: "Some words".to_owned(),
        stood: (0, 0),
        row: String::new(),
        text: None,
        context: Context::default(),
        within: None,
    };
    let meeting = Meeting {
        lesson: lesson.clone(),
        section: section.clone(),
    };
    let changes = [
        Change::Read(lesson, section),
        Change::Met(TermId::new("event-loop"), meeting),
        Change::Bookmark('a', landmark.clone()),
        Change::Place(landmark, Above::Skipped),
    ];
    let mut store = Store::new(folder.join("state/nodecourse"));
    store
        .add("nodejs-express", (Scope::Course, &changes), 0)
        .expect("it is kept");
}

/// With a file where the folder should be, nothing can be imported, and that is said.
fn learn_fails(folder: &Path) {
    let elsewhere = tempfile::tempdir().expect("a folder");
    learn(elsewhere.path());
    let exported = nodecourse(&["progress", "export"], elsewhere.path());
    fs::write(folder.join("mine"), &exported.stdout).expect("a file");
    let output = nodecourse(&["progress", "import", "mine"], folder);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("a file is in the way of its folder"),
        "{}",
        told(&output)
    );
}

/// The home that the system knows may be anyone's, and is only asked for here: nothing is written.
#[cfg(target_os = "linux")]
#[test]
fn the_folder_of_the_journals_is_found_whatever_the_environment_says() {
    let folder = folder();
    let (own, state) = (folder.path().join("home"), folder.path().join("state"));
    let (own, state) = (
        own.to_str().expect("a path"),
        state.to_str().expect("a path"),
    );
    let of_system = "/.local/state/nodecourse/courses/nodejs-express.journal";
    let in_home = format!("{own}{of_system}");
    let in_state = format!("{state}/nodecourse/courses/nodejs-express.journal");
    let cases = [
        (Some(own), None, in_home.as_str()),
        (Some(own), Some(""), &in_home),
        (Some(own), Some("relative"), &in_home),
        (Some(own), Some(state), &in_state),
        (None, Some(state), &in_state),
        (Some(""), Some(state), &in_state),
        (Some("relative"), Some(state), &in_state),
        (None, None, of_system),
        (Some(""), Some(""), of_system),
        (None, Some("relative"), of_system),
    ];
    for (home, state, wanted) in cases {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nodecourse"));
        command.arg("progress").current_dir(folder.path());
        for (name, value) in [("HOME", home), ("XDG_STATE_HOME", state)] {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let shown = printed(&command.output().expect("the program runs"));
        let file = shown
            .lines()
            .find_map(|line| line.trim().strip_prefix("file "));
        let file = file
            .unwrap_or_default()
            .trim()
            .trim_end_matches(" (not there yet)");
        assert!(
            file.starts_with('/') && file.ends_with(wanted),
            "{home:?} {state:?}: {shown}"
        );
    }
    let nowhere = Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .arg("progress")
        .env("HOME", "relative")
        .env("XDG_STATE_HOME", "relative")
        .output()
        .expect("the program runs");
    assert_eq!(
        told(&nowhere),
        "Progress is not kept: HOME is not an absolute path.\n"
    );
    let names = fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 0, "nothing is written");
}
