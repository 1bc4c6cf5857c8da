//! Taking progress from one machine to another, and forgetting it.

use nodecourse::course::{LessonId, QuestionId, SectionId};
use nodecourse::progress::{
    Above, Answered, Change, Context, Journal, Landmark, Progress, Store, Undone,
};
use tempfile::tempdir;

use super::journal::thing;
use super::{COURSE, add, count, landmark, load, met, place, read};

#[test]
fn a_reset_forgets_and_can_be_taken_back_once_for_each() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let bookmark = Change::Bookmark('a', landmark("Green tea likes"));
    add(&mut store, &[read("water", 1), read("milk", 1), bookmark]).expect("it is kept");
    let lesson = Change::Reset(Some(LessonId::new("water")));
    let forgotten = store.reset(COURSE, &[lesson]).expect("it is done");
    assert_eq!(forgotten.len(), 2);
    let progress = load(&mut store);
    assert!(progress.has_read(&LessonId::new("milk"), &Some(SectionId::new("section-1"))));
    assert!(progress.bookmarks.is_empty());
    store
        .reset(COURSE, &[Change::Reset(None)])
        .expect("it is done");
    assert!(load(&mut store).is_blank());
    let nothing = store.reset(COURSE, &[Change::Reset(None)]);
    assert_eq!(nothing, Ok(Vec::new()), "there is nothing to forget");
    // What was read in between stays.
    add(&mut store, &[read("sugar", 1)]).expect("it is kept");
    for known in [2, 3] {
        assert!(store.undo(COURSE, None).expect("it is done").is_some());
        assert_eq!(count(&load(&mut store)), known);
    }
    assert_eq!(load(&mut store).bookmarks.len(), 1);
    assert_eq!(store.undo(COURSE, None).expect("it is done"), None);
}

#[test]
fn importing_merges_and_keeps_ones_own_bookmarks() {
    let folder = tempdir().expect("a folder");
    let mut there = Store::new(folder.path().join("there"));
    let mut here = Store::new(folder.path().join("here"));
    let mark = |letter, words| Change::Bookmark(letter, landmark(words));
    let theirs = [read("water", 1), mark('a', "theirs"), mark('b', "theirs")];
    add(&mut there, &theirs).expect("it is kept");
    add(&mut there, &[place("far on")]).expect("it is kept");
    add(&mut here, &[read("water", 2), mark('a', "mine")]).expect("it is kept");
    let text = there.export(COURSE).expect("it is read");
    assert!(text.is_ascii(), "no way it takes changes it");
    let imported = here
        .import(COURSE, &Journal::read(text.as_bytes()), None)
        .expect("it is done");
    assert_eq!((imported.news.len(), imported.taken), (3, vec!['a']));
    let progress = load(&mut here);
    assert_eq!(count(&progress), 2);
    assert_eq!(progress.bookmarks.get(&'a'), Some(&landmark("mine")));
    assert_eq!(progress.bookmarks.get(&'b'), Some(&landmark("theirs")));
    assert_eq!(progress.place, Some(landmark("far on")));
}

#[test]
fn a_place_that_is_known_is_not_replaced_by_one_that_may_be_older() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    add(&mut store, &[place("then"), read("water", 1)]).expect("it is kept");
    let then = store.export(COURSE).expect("it is read");
    add(&mut store, &[place("now")]).expect("it is kept");
    let import = |store: &mut Store| {
        let imported = store.import(COURSE, &Journal::read(then.as_bytes()), None);
        imported.expect("it is done")
    };
    let imported = import(&mut store);
    assert_eq!((imported.news, imported.has_own_place), (vec![], true));
    assert_eq!(load(&mut store).place, Some(landmark("now")));
    // Where no place is known, there is none to lose.
    store
        .reset(COURSE, &[Change::Reset(None)])
        .expect("it is done");
    assert!(!import(&mut store).has_own_place);
    assert_eq!(load(&mut store).place, Some(landmark("then")));
}

#[test]
fn importing_agrees_to_no_code() {
    let folder = tempdir().expect("a folder");
    let mut there = Store::new(folder.path().join("there"));
    let mut here = Store::new(folder.path().join("here"));
    let things = Change::Things(vec![thing("a", "1")]);
    add(&mut there, &[Change::Trust("digest".to_owned()), things]).expect("it is kept");
    assert!(load(&mut there).trusted.contains("digest"));
    let text = there.export(COURSE).expect("it is read");
    let imported = here
        .import(COURSE, &Journal::read(text.as_bytes()), None)
        .expect("it is done");
    assert_eq!(imported.news, []);
    assert!(load(&mut here).trusted.is_empty());
}

#[test]
fn a_lesson_that_changed_its_id_keeps_its_progress() {
    let course = "format = 1\nid = \"tea\"\ntitle = \"Tea\"\n[[module]]\ntitle = \"M\"\nlessons = [\"w.md\"]\n";
    let lesson = "+++\nid = \"hot-water\"\naliases = [\"water\"]\n+++\n# Water\n";
    let library = nodecourse::load::Library::in_memory([("course.toml", course), ("w.md", lesson)]);
    let (course, problems) = nodecourse::load::course(&library);
    assert!(problems.is_empty(), "{problems:?}");
    let mut progress = Progress::default();
    progress.apply(&read("water", 1));
    progress.apply(&place("x"));
    progress.apply(&met("steep"));
    let progress = progress.called_as_in(&course);
    let id = LessonId::new("hot-water");
    assert!(progress.has_read(&id, &Some(SectionId::new("section-1"))));
    assert_eq!(progress.place.map(|place| place.lesson), Some(id.clone()));
    assert!(progress.met.values().all(|meeting| meeting.lesson == id));
}

#[test]
fn a_lesson_that_is_forgotten_leaves_nothing_of_its_place() {
    let landmark = Landmark {
        lesson: LessonId::new("a"),
        section: None,
        offset: 0,
        start: 0,
        nth: 0,
        words: String::new(),
        stood: (0, 0),
        row: String::new(),
        text: None,
        context: Context::default(),
        within: None,
    };
    let changes = [
        Change::Place(landmark, Above::Passed),
        Change::Reset(Some(LessonId::new("a"))),
    ];
    let text = nodecourse::progress::Journal::of(COURSE, &changes);
    let progress = Journal::read(text.as_bytes()).progress();
    assert_eq!((progress.place, progress.above), (None, Above::default()));
}

#[test]
fn what_was_made_since_a_reset_holds_when_that_is_undone() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let answered = |given: &str| {
        let answer = Answered {
            lesson: LessonId::new("water"),
            file: "q.toml".to_owned(),
            is_right: true,
            given: vec![given.to_owned()],
        };
        Change::Answered(QuestionId::new("q"), answer)
    };
    let before = [place("then"), read("water", 1), answered("old")];
    add(&mut store, &before).expect("it is kept");
    let reset = |store: &mut Store| store.reset(COURSE, &[Change::Reset(None)]);
    reset(&mut store).expect("it is done");
    add(&mut store, &[place("now"), answered("new")]).expect("it is kept");
    let undone = store.undo(COURSE, Some(&LessonId::new("water")));
    let undone = undone.expect("it is done");
    let Some(Undone::Reset(undone)) = undone else {
        panic!("a reset is undone, not {undone:?}");
    };
    assert_eq!(
        (undone.news, undone.has_own_place),
        (vec![read("water", 1)], true)
    );
    let progress = load(&mut store);
    assert_eq!(progress.place, Some(landmark("now")));
    let answers: Vec<_> = progress.answers.values().collect();
    assert_eq!(answers.len(), 1);
    assert!(answers.iter().all(|answer| answer.given == ["new"]));
}

#[test]
fn who_only_stands_where_everyone_begins_gets_the_forgotten_place_back() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let top = |lesson: &str| {
        let top = Landmark {
            lesson: LessonId::new(lesson),
            section: None,
            offset: 0,
            start: 0,
            nth: 0,
            ..landmark("Water")
        };
        Change::Place(top, Above::Passed)
    };
    for (since, is_own) in [(top("water"), false), (top("milk"), true)] {
        add(&mut store, &[place("then")]).expect("it is kept");
        let reset = store.reset(COURSE, &[Change::Reset(None)]);
        reset.expect("it is done");
        add(&mut store, std::slice::from_ref(&since)).expect("it is kept");
        let undone = store.undo(COURSE, Some(&LessonId::new("water")));
        let undone = undone.expect("it is done");
        let Some(Undone::Reset(undone)) = undone else {
            panic!("a reset is undone, not {undone:?}");
        };
        assert_eq!(undone.has_own_place, is_own);
        let is_then = load(&mut store).place == Some(landmark("then"));
        assert_eq!(is_then, !is_own);
    }
}
