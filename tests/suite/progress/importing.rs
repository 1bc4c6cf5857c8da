//! What becomes of what both sides know when progress from elsewhere is taken in.

use nodecourse::course::card::{Card, Recall, Side};
use nodecourse::course::review::{Category, LineRange};
use nodecourse::course::{LabId, LessonId, QuestionId, TermId};
use nodecourse::progress::{
    Above, Answered, Change, Context, Hinted, Journal, Judged, LabState, Landmark, Store, Worked,
};
use tempfile::tempdir;

use super::{COURSE, add, landmark, load, place, read};

#[test]
fn of_what_both_know_the_newer_holds_and_else_what_is_known_here() {
    let folder = tempdir().expect("a folder");
    let mut there = Store::new(folder.path().join("there"));
    let mut here = Store::new(folder.path().join("here"));
    let theirs = [
        answered("wrong"),
        judged(1),
        worked(LabState::Open),
        hinted("starts", 1),
        hinted("answers", 3),
        recalled("later", 20),
        recalled("earlier", 30),
        read("water", 2),
    ];
    add(&mut there, &theirs).expect("it is kept");
    let ours = [
        answered("right"),
        judged(2),
        worked(LabState::Passed),
        hinted("starts", 2),
        hinted("answers", 1),
        recalled("later", 25),
        recalled("earlier", 10),
        read("water", 1),
    ];
    add(&mut here, &ours).expect("it is kept");
    let file = there.export(COURSE).expect("it is read");
    let imported = here.import(COURSE, &Journal::read(file.as_bytes()), None);
    let news = imported.expect("it is done").news;
    let newer = [
        hinted("answers", 3),
        recalled("earlier", 30),
        read("water", 2),
    ];
    assert_eq!(news, newer);
    let progress = load(&mut here);
    let known = |changes: &[Change]| {
        let mut progress = progress.clone();
        changes.iter().all(|change| !progress.apply(change))
    };
    assert!(known(&newer));
    assert!(known(&ours[..4]), "answers, judgements, labs and hints");
    assert!(known(&[recalled("later", 25), read("water", 1)]));
    // What is not known here is taken as it is.
    let mut empty = Store::new(folder.path().join("empty"));
    let imported = empty.import(COURSE, &Journal::read(file.as_bytes()), None);
    assert_eq!(imported.expect("it is done").news, theirs);
}

#[test]
fn what_was_forgotten_comes_back_as_it_was() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let known = [
        answered("right"),
        worked(LabState::Passed),
        hinted("starts", 2),
        recalled("steep", 20),
        place("far on"),
    ];
    add(&mut store, &known).expect("it is kept");
    let before = load(&mut store);
    let reset = |store: &mut Store| {
        let forgotten = store.reset(COURSE, &[Change::Reset(None)]);
        forgotten.expect("it is done");
    };
    reset(&mut store);
    store.undo(COURSE, None).expect("it is done");
    assert_eq!(load(&mut store), before);
    // What was made since holds, and hints that were seen have been seen.
    reset(&mut store);
    let since = [
        answered("wrong"),
        worked(LabState::Open),
        recalled("steep", 21),
        place("top"),
    ];
    add(&mut store, &since).expect("it is kept");
    let mut after = load(&mut store);
    add(&mut store, &[hinted("starts", 1)]).expect("it is kept");
    store.undo(COURSE, None).expect("it is done");
    after.apply(&hinted("starts", 2));
    assert_eq!(load(&mut store), after);
}

#[test]
fn a_bookmark_of_an_older_version_is_the_same_place_and_learns_what_stands_around_it() {
    let folder = tempdir().expect("a folder");
    let old = landmark("Green tea likes");
    let new = Landmark {
        context: Context {
            units: [7; 13],
            inside: 0,
        },
        ..old.clone()
    };
    let store = |name: &str, mark: &Landmark| {
        let mut store = Store::new(folder.path().join(name));
        let place = Change::Place(mark.clone(), Above::Passed);
        add(&mut store, &[Change::Bookmark('a', mark.clone()), place]).expect("it is kept");
        store
    };
    let import = |store: &mut Store, from: &mut Store| {
        let file = from.export(COURSE).expect("it is read");
        let imported = store.import(COURSE, &Journal::read(file.as_bytes()), None);
        imported.expect("it is done")
    };
    for (name, ours, theirs, news) in [("older", &new, &old, 0), ("newer", &old, &new, 2)] {
        let mut here = store(name, ours);
        let imported = import(&mut here, &mut store(&format!("{name}-file"), theirs));
        assert!(imported.taken.is_empty(), "{name}");
        assert!(!imported.has_own_place, "{name}");
        assert_eq!(imported.news.len(), news, "{name}");
        let progress = load(&mut here);
        assert_eq!(progress.bookmarks.get(&'a'), Some(&new), "{name}");
        assert_eq!(progress.place.as_ref(), Some(&new), "{name}");
    }
    // A line further down in the same block, or in another lesson, is another place.
    let further = Landmark {
        start: 240,
        ..old.clone()
    };
    let elsewhere = Landmark {
        lesson: LessonId::new("milk"),
        ..new.clone()
    };
    for (name, other) in [("further", further), ("elsewhere", elsewhere)] {
        let mut here = store(name, &new);
        let imported = import(&mut here, &mut store(&format!("{name}-file"), &other));
        assert_eq!((imported.taken, imported.has_own_place), (vec!['a'], true));
        assert_eq!(load(&mut here).bookmarks.get(&'a'), Some(&new));
    }
}

fn answered(given: &str) -> Change {
    let answer = Answered {
        lesson: LessonId::new("water"),
        file: "water.toml".to_owned(),
        is_right: given == "right",
        given: vec![given.to_owned()],
    };
    Change::Answered(QuestionId::new("how-hot"), answer)
}

fn judged(line: usize) -> Change {
    let judged = Judged {
        lesson: LessonId::new("water"),
        marks: vec![(LineRange::between(line, line), Category::ALL[0])],
    };
    Change::Judged("brew".to_owned(), judged)
}

fn worked(state: LabState) -> Change {
    let lesson = LessonId::new("water");
    Change::Worked(LabId::new("kettle"), Worked { lesson, state })
}

pub fn hinted(check: &str, count: usize) -> Change {
    let hinted = Hinted {
        lesson: LessonId::new("water"),
        check: check.to_owned(),
        count,
    };
    Change::Hinted(LabId::new("kettle"), hinted)
}

/// A card that was seen last on this day.
pub fn recalled(term: &str, seen: u32) -> Change {
    let recall = Recall {
        stability: 1000,
        difficulty: 5000,
        seen,
        due: seen + 1,
    };
    Change::Recalled(Card::Term(TermId::new(term), Side::Meaning), recall)
}
