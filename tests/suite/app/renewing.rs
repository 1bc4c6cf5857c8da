//! What is wrong with a file of practice is told anew when that file is read again, and nothing else with it.

use nodecourse::app::{Event, Findings};
use nodecourse::course::Quiz;
use nodecourse::diagnostic::Diagnostic;
use nodecourse::source::Source;

use super::labbing;
use crate::player::Player;

/// All that is wrong with a file.
fn findings(file: &str, messages: &[&str]) -> Findings {
    let source = Source::new(file, "");
    let problems = messages.iter();
    let problems = problems.map(|message| Diagnostic::error(&source, None, *message));
    Findings {
        source: file.to_owned(),
        problems: problems.collect(),
    }
}

fn told(player: &Player) -> Vec<&str> {
    let problems = player.app.problems.iter();
    problems.map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_mended_quiz_leaves_the_problems_of_its_namesakes() {
    let mut player = Player::open("# A\n");
    for (file, message) in [
        ("c/intro.quiz.toml", "first"),
        ("c/a/intro.quiz.toml", "second"),
        ("c/my-intro.quiz.toml", "third"),
    ] {
        let found = findings(file, &[message]);
        player.event(Event::Quiz(file.to_owned(), Quiz::default(), found));
    }
    assert_eq!(told(&player), ["first", "second", "third"]);
    let name = "intro.quiz.toml".to_owned();
    let mended = findings("c/intro.quiz.toml", &[]);
    player.event(Event::Quiz(name, Quiz::default(), mended));
    assert_eq!(told(&player), ["second", "third"]);
}

#[test]
fn a_mended_lab_is_no_longer_a_problem() {
    let mut player = labbing::opened();
    let file = "labs/add/lab.toml";
    let read = |found| Event::Lab(labbing::id(), None, found);
    player.event(read(findings(file, &["no title", "no files"])));
    assert_eq!(told(&player), ["no title", "no files"]);
    player.event(read(findings(file, &["no files"])));
    assert_eq!(told(&player), ["no files"]);
    player.event(read(findings(file, &[])));
    assert!(told(&player).is_empty());
}
