//! The names of the lessons of a folder of very many files, which come in when the first page stands.

use std::path::Path;
use std::sync::Arc;

use nodecourse::app::{Config, Event};
use nodecourse::course::Coverage;
use nodecourse::load::{self, Library, Wanted};

use crate::player::Player;

fn many() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..700 {
        put(folder.path(), &format!("{number}-page {number}.md"), "Page");
    }
    folder
}

fn put(folder: &Path, name: &str, title: &str) {
    let text = format!("# {title}\n\nWords of it.\n");
    std::fs::write(folder.join(name), text).expect("a file");
}

fn open(folder: &Path) -> Player {
    let library = Library::open(folder).expect("a course");
    let player = Player::first_page(library, Config::default());
    assert_eq!(player.app.course.coverage, Coverage::Beginning);
    player
}

/// The same when the names are there.
fn named(mut player: Player, folder: &Path) -> Player {
    let path = player.app.course.lesson(&player.app.reader.lesson.id);
    let path = path.expect("it is open").path.clone();
    let (course, problems) = load::named(
        &Library::open(folder).expect("a course"),
        Wanted::File(&path),
    );
    player.event(Event::Names(Arc::new(course), problems));
    player
}

/// The rows of the page, and the keys below them.
fn rows(player: &Player) -> Vec<String> {
    player.screen().lines().map(str::to_owned).collect()
}

#[test]
fn what_follows_the_front_page_comes_below_it_and_moves_nothing() {
    let folder = many();
    put(folder.path(), "README.md", "All pages");
    let first = open(folder.path());
    let before = rows(&first);
    let screen = first.screen();
    assert!(screen.contains("All pages"), "{screen}");
    assert!(!screen.contains("∙ ∙ ∙"), "{screen}");
    let first = first.press("Esc");
    assert!(first.screen().contains("next lesson"), "{}", first.screen());
    let after = rows(&named(open(folder.path()), folder.path()));
    let differing = before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after);
    let differing: Vec<_> = differing.collect();
    let [(nothing, next)] = differing.as_slice() else {
        panic!("{differing:#?}");
    };
    assert_eq!((nothing.trim(), next.trim()), ("", "Next: 0-page 0.md ›"));
}

#[test]
fn a_kept_lesson_is_shown_before_the_names_come_and_stays() {
    for (lesson, ending) in [
        ("350-page 350", "Next: 351-page 351.md ›"),
        ("699-page 699", "∙ ∙ ∙"),
    ] {
        let folder = many();
        let mut player = open(folder.path());
        player = named(player, folder.path())
            .press(":")
            .type_text(lesson)
            .press("Enter");
        assert!(player.screen().contains(ending), "{}", player.screen());
        player.saved.extend(player.app.parting());
        let mut progress = nodecourse::progress::Progress::default();
        for change in &player.saved {
            progress.apply(change);
        }
        let place = progress.place.clone().expect("it is kept");
        assert_eq!(place.lesson.as_str(), format!("{lesson}.md"));
        let library = Library::open(folder.path()).expect("a course");
        let resumed = Player::resumed(library, progress);
        assert_eq!(resumed.app.course.lessons().count(), 1);
        let before = resumed.screen();
        assert!(before.contains("Back where you left off"), "{before}");
        assert!(!before.contains(ending), "{before}");
        let after = named(resumed, folder.path()).screen();
        assert!(after.contains("Back where you left off"), "{after}");
        let differing = before
            .lines()
            .zip(after.lines())
            .filter(|(one, other)| one != other);
        let differing: Vec<_> = differing.map(|(_, after)| after.trim()).collect();
        assert_eq!(differing, [ending]);
    }
}

#[test]
fn a_front_page_with_an_unusual_name_is_gone_to_when_it_is_known_to_be_the_first() {
    let folder = many();
    put(folder.path(), "README.md", "Usual");
    put(folder.path(), "iNdeX.md", "Unusual");
    let player = open(folder.path());
    assert!(player.screen().contains("Usual"), "{}", player.screen());
    let player = named(player, folder.path());
    assert_eq!(player.app.reader.lesson.title, "Unusual");
    // Nobody who has begun to read the other is taken away from it.
    let text = format!(
        "# Usual\n\n{}[A link](0-page%200.md)\n",
        "Words of it.\n\n".repeat(40)
    );
    std::fs::write(folder.path().join("README.md"), text).expect("a file");
    for keys in ["Space", "j", "?"] {
        let player = named(open(folder.path()).press(keys), folder.path());
        assert_eq!(player.app.reader.lesson.title, "Usual", "{keys}");
    }
    let library = Library::open(folder.path()).expect("a course");
    let (whole, _) = load::named(&library, Wanted::First);
    let first = whole.lessons().next().map(|entry| entry.path.as_str());
    assert_eq!(first, Some("iNdeX.md"));
}
