//! Progress of the real program: however it ends, the next start goes on from there; and where it cannot be kept,
//! it says so once and plays all the same.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::process::Signal;

use super::harness::{Fate, KEY, KEY_SHOWN, Session, Setup, folder};

/// What a returning learner is told.
const BACK: &str = "Back where you left off";

#[test]
fn however_it_ends_the_next_start_goes_on_from_there() {
    let ends: [fn(&mut Session); 4] = [
        Session::quit,
        |session| end_by(session, Signal::TERM),
        |session| end_by(session, Signal::HUP),
        |session| {
            session.hang_up();
            assert_eq!(session.fate(), Fate::Exited(129));
        },
    ];
    for end in ends {
        let state = folder(&[]);
        let mut session = in_state(state.path()).ready();
        session.send(KEY);
        session.wait_for(KEY_SHOWN);
        end(&mut session);
        let mut session = in_state(state.path()).start();
        session.wait_for(BACK);
        session.wait_for(KEY_SHOWN);
        session.quit();
    }
}

#[test]
fn even_when_it_is_killed_the_place_is_some_seconds_old_at_most() {
    let state = folder(&[]);
    let mut session = in_state(state.path()).ready();
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    // The place is saved two seconds later.
    session.wait_for_silence(Duration::from_secs(4));
    session.signal(Signal::KILL);
    session.fate();
    let mut session = in_state(state.path()).start();
    session.wait_for(BACK);
    session.wait_for(KEY_SHOWN);
    session.quit();
}

#[test]
fn on_a_narrow_screen_it_is_told_in_short() {
    let state = folder(&[]);
    let mut session = in_state(state.path()).size(46, 15).ready();
    session.send("\u{1b}[C\u{1b}[C");
    session.wait_for("02/06");
    session.quit();
    let mut session = in_state(state.path()).size(46, 15).start();
    session.wait_for("Back where you left off · gg for the top");
    session.quit();
}

#[test]
fn a_named_lesson_is_opened_at_its_top() {
    let state = folder(&[]);
    let mut session = in_state(state.path()).ready();
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.quit();
    let named = in_state(state.path()).args(&["--lesson", "what-is-nodejs"]);
    let mut session = named.ready();
    session.catch_up();
    assert!(!session.screen().contains(BACK) && !session.screen().contains(KEY_SHOWN));
    session.quit();
}

#[test]
fn a_bookmark_that_another_player_sets_comes_to_the_open_list() {
    let state = folder(&[]);
    let mut one = in_state(state.path()).ready();
    one.send("B");
    one.wait_for("None yet.");
    let mut other = in_state(state.path()).ready();
    other.send("mx");
    other.wait_for("Bookmark x is here");
    one.wait_for(" x  What is Node.js?");
    other.quit();
    one.send("\u{1b}");
    one.wait_until_gone("Bookmarks");
    one.quit();
}

#[test]
fn d4_without_a_place_for_progress_it_says_so_once_and_plays() {
    for (home, state) in [
        ("/dev/null", ""),
        ("relative", "relative"),
        ("/proc/nowhere", "relative/path"),
        ("relative", ""),
        ("/", "/dev/null/x"),
    ] {
        let course = folder(&[("a.md", "# What is Node.js\n\nOne.\n")]);
        // The shell sets them, because the terminal starts it in its home.
        let script = format!("HOME={home} XDG_STATE_HOME={state} exec \"$0\" \"$1\"");
        let mut session = Setup::script(&script)
            .course(course.path())
            .size(100, 12)
            .ready();
        // The short lesson has been read as soon as it is shown, which is saved at once.
        session.wait_for("Progress is not kept: ");
        session.send("j-");
        session.wait_for("columns wide");
        let told = session.raw().len();
        session.quit();
        let since = session.raw().split_off(told);
        assert!(
            !since.contains("not kept"),
            "HOME={home} XDG_STATE_HOME={state}"
        );
        let names = fs::read_dir(course.path()).expect("a folder").count();
        assert_eq!(names, 1, "nothing is written into the course");
    }
}

#[test]
fn a_journal_that_cannot_be_read_is_told_before_the_first_key() {
    let state = folder(&[("nodecourse/courses/nodejs-express.journal/not-a-file", "")]);
    let mut session = in_state(state.path()).size(100, 24).ready();
    session.wait_for("What was kept before cannot be read.");
    session.quit();
}

#[test]
fn an_edit_that_breaks_the_id_of_a_course_takes_no_place_away() {
    let list = "format = 1\nid = \"tea\"\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n";
    let broken = list.replace("\"tea\"", "");
    let without = list.replace("id = \"tea\"\n", "");
    // It may have been read before it had an id.
    for before in [list, &without] {
        let course = folder(&[
            ("course.toml", before),
            ("one.md", "# One\n\nThe first leaf.\n"),
            ("two.md", "# Two\n\nThe second leaf.\n"),
        ]);
        let state = folder(&[]);
        let open = || in_state(state.path()).course(course.path()).size(100, 24);
        let edit = |list| fs::write(course.path().join("course.toml"), list).expect("it is edited");
        let mark = |session: &mut Session, letter: char| {
            session.send(&format!("m{letter}"));
            session.wait_for(&format!("Bookmark {letter} is here."));
        };
        let mut session = open().start();
        session.wait_for("The first leaf.");
        session.send("]");
        session.wait_for("The second leaf.");
        mark(&mut session, 'a');
        session.quit();
        edit(list);
        let mut session = open().start();
        session.wait_for(if before == list {
            "second leaf."
        } else {
            "first leaf."
        });
        session.send("gg]");
        session.wait_for("The second leaf.");
        mark(&mut session, 'b');
        session.quit();
        edit(&broken);
        let mut session = open().start();
        session.wait_for("The second leaf.");
        session.wait_for("! 1 problem");
        mark(&mut session, 'c');
        session.visit("B", " b  ");
        session.quit();
        edit(list);
        let mut session = open().start();
        session.wait_for("The second leaf.");
        session.visit("B", " b  ");
        session.visit("B", " c  ");
        session.quit();
        // What was done before it had an id stays as it was.
        edit(&without);
        let mut session = open().start();
        session.wait_for("The second leaf.");
        session.visit("B", " a  ");
        session.quit();
    }
}

#[test]
fn what_could_not_be_kept_is_told_once_more_at_the_end() {
    let state = folder(&[]);
    let journal = state
        .path()
        .join("nodecourse/courses/nodejs-express.journal");
    let mut session = in_state(state.path()).size(100, 24).ready();
    session.send("ma");
    session.wait_for("Bookmark a is here. 'a comes back to it.");
    session.quit();
    let mut session = in_state(state.path()).size(100, 24).ready();
    let away = state.path().join("away");
    fs::rename(&journal, &away).expect("it goes");
    fs::create_dir(&journal).expect("a folder in its place");
    session.send("mb");
    session.wait_for("Progress is not kept: ");
    session.send("mcjjj");
    session.wait_for("Bookmark c is here, not on disk yet.");
    session.visit("!", "progress is not kept");
    session.quit();
    let told = "Progress was not kept: ";
    session.wait_for(told);
    // It is kept if there is room for it again before the end, and nothing is told.
    let mut session = in_state(state.path()).size(100, 24).ready();
    session.send("md");
    session.wait_for("Bookmark d is here, not on disk yet.");
    fs::remove_dir(&journal).expect("it goes");
    fs::rename(&away, &journal).expect("it comes back");
    session.quit();
    assert!(!session.raw().contains(told), "{}", session.raw());
    let mut session = in_state(state.path()).size(100, 24).ready();
    session.visit("B", " d  ");
    session.quit();
}

fn in_state(state: &Path) -> Setup {
    let path = state.to_str().expect("a path");
    Setup::new().env("XDG_STATE_HOME", path)
}

fn end_by(session: &mut Session, signal: Signal) {
    session.signal(signal);
    assert!(matches!(session.fate(), Fate::Exited(_)));
}

#[test]
fn who_has_read_a_course_in_another_place_is_told_so_instead_of_the_welcome() {
    for (columns, told) in [
        (140, "This course was at "),
        (80, "This was old before: "),
        (40, "Moved? `nodecourse progress` tells."),
    ] {
        let (state, courses) = (folder(&[]), folder(&[("old/one.md", "# One\n\nWords.\n")]));
        let at = |name: &str| courses.path().join(name);
        let born = at("old").metadata().expect("a folder").created();
        if born.is_err() {
            return;
        }
        // The list without an id is a problem, which is not told before.
        let list = "format = 1\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\"]\n";
        fs::write(at("old/course.toml"), list).expect("a file");
        let play = |path: &Path| in_state(state.path()).course(path).size(columns, 24);
        let mut session = play(&at("old")).start();
        session.wait_for("Words.");
        session.send("ma");
        session.quit();
        fs::rename(at("old"), at("new")).expect("it is moved");
        let mut session = play(&at("new")).start();
        session.wait_for(told);
        session.quit();
    }
}

#[test]
fn who_only_opens_a_renamed_file_is_offered_the_place_again_and_it_is_brought_back() {
    let text = "# One\n\n".to_owned()
        + &"## Part\n\nSome words of this part.\n\n".repeat(30)
        + "## Far\n\nThe last words.\n";
    let (state, files) = (folder(&[]), folder(&[("one.md", text.as_str())]));
    let at = |name: &str| files.path().join(name);
    if at("one.md").metadata().expect("a file").created().is_err() {
        return;
    }
    let play = |name: &str, columns| in_state(state.path()).course(&at(name)).size(columns, 24);
    let mut session = play("one.md", 80).start();
    session.wait_for("Some words");
    session.send("Gma");
    session.wait_for("Bookmark a is here.");
    session.send("k");
    session.quit();
    fs::rename(at("one.md"), at("two.md")).expect("it is renamed");
    let offer = "This was one.md before: `nodecourse progress";
    for _ in 0..2 {
        let mut session = play("two.md", 130).start();
        session.wait_for(offer);
        session.wait_for("tells how your place and bookmark come along.");
        session.quit();
    }
    let run = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nodecourse"));
        let command = command.args(args).env("XDG_STATE_HOME", state.path());
        let output = command.current_dir(files.path()).output().expect("it runs");
        String::from_utf8(output.stdout).expect("a text")
    };
    let told = run(&["progress", "two.md"]);
    let import = told.split('`').find(|part| part.contains(" import "));
    let words: Vec<&str> = import.expect("an offer").split(' ').skip(1).collect();
    let taken = run(&words);
    assert!(!taken.contains("You go on from your place here"), "{taken}");
    let mut session = play("two.md", 100).start();
    session.wait_for("Back where you left off");
    session.wait_for("31  Far");
    session.quit();
    assert!(!session.raw().contains(offer));
}

#[test]
fn a_long_lesson_is_known_by_its_text_whatever_its_file_is_called() {
    let text = |about: &str| {
        let line = format!("Some more words of {about}, of which there are many.\n\n");
        format!("# About {about}\n\n{}", line.repeat(21_000))
    };
    let [queues, streams] = ["queues", "streams"].map(text);
    let start = ("01-a.md", "# Start\n");
    let (state, files) = (folder(&[]), folder(&[start, ("02-q.md", &queues)]));
    let at = |name: &str| files.path().join(name);
    let play = || in_state(state.path()).course(files.path()).size(80, 24);
    let mut session = play().start();
    session.wait_for("Start");
    session.send("]");
    session.wait_for("About queues");
    session.send("jjjj");
    session.wait_until_gone("━━━");
    session.wait_until_gone("… %");
    fs::rename(at("02-q.md"), at("07-new.md")).expect("it is renamed");
    session.wait_for("The file of this lesson has another name now");
    session.wait_until_gone("has another name now");
    session.wait_until_gone("… %");
    session.wait_for("words of queues");
    session.quit();
    // Another one of its name comes before it while nobody reads.
    fs::rename(at("07-new.md"), at("08-new.md")).expect("it is renamed");
    fs::write(at("07-new.md"), &streams).expect("a file");
    let mut session = play().start();
    session.wait_for("Back where you left off: the file of this lesson has another name now.");
    session.wait_for("words of queues");
    session.quit();
}
