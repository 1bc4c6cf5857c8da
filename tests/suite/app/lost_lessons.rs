//! Who left off in a lesson that is not in the course any more.

use nodecourse::app::Config;
use nodecourse::load::Library;

use crate::player::Player;

#[test]
fn who_left_off_in_a_lesson_that_is_gone_is_told_and_keeps_the_place() {
    let files =
        |name| Library::in_memory([("a.md", "# A\n\nwords\n"), (name, "# B\n\n## S\n\nwords\n")]);
    let player = Player::start(files("b.md"), Config::default())
        .press("]")
        .wait();
    let player = player.again(files("other.md"), Config::default());
    let screen = player.screen();
    assert!(
        screen.contains(
            "The lesson where you left off is not in this course any more; o shows what is."
        ),
        "{screen}"
    );
    assert_eq!(player.app.reader.lesson.title, "A");
    let small = player.sized(40, 15);
    let screen = small.screen();
    assert!(
        screen.contains("Your last lesson is gone; o shows all."),
        "{screen}"
    );
    let player = small.sized(80, 24);
    let player = player.again(files("b.md"), Config::default());
    assert_eq!(player.app.reader.lesson.title, "B");
}
