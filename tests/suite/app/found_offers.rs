//! Words of the frames that offer something to do are found by the searches of the lesson and of the course, as all words on
//! the page are.

use nodecourse::theme::Role;

use crate::player::Player;

const QUIZ: &str = "[[questions]]\nid = \"q\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"What?\"\nanswer.answer = \"x\"\ncontext = \"So.\"\n";

/// A lesson with a quiz and a lab in the middle of a long text.
fn player() -> Player {
    let text = "Words.\n\n".repeat(40);
    let lesson = format!(
        "# Water\n\n{text}A quiz is here.\n\n<!-- quiz: a -->\n\n{text}<!-- lab: pour -->\n\n{text}"
    );
    let lab = "title = \"Pour the tea\"\nfiles = [\"a.js\"]\n[[checks]]\nid = \"c\"\nsays = \"It is poured\"\nrun = \"a.js\"\nstdout = \"x\"\n";
    Player::course([
        ("course.toml", "format = 1\nid = \"c\"\n"),
        ("a.md", lesson.as_str()),
        ("a.quiz.toml", QUIZ),
        ("labs/pour/lab.toml", lab),
        ("labs/pour/task.md", "# Pour\n\nDo it.\n"),
        ("labs/pour/starter/a.js", "\n"),
        ("labs/pour/solution/a.js", "console.log('x')\n"),
    ])
}

#[test]
fn what_there_is_to_do_is_found_by_all_that_its_frame_says() {
    let player = player().press("/").type_text("quiz");
    assert_eq!(player.painted(Role::SearchCurrent), ["quiz"]);
    assert!(player.screen().contains("1/2"), "{}", player.screen());
    let screen = player.press("Enter n").screen();
    assert!(screen.contains("2/2  quiz"), "{screen}");
    for (typed, marked) in [
        ("1 question", "1 question"),
        ("pour", "Pour"),
        ("the tea", "the tea"),
    ] {
        let player = self::player().press("/").type_text(typed);
        let screen = player.screen();
        assert!(screen.contains("1/1"), "{typed}: {screen}");
        assert_eq!(player.painted(Role::SearchCurrent), [marked], "{screen}");
        // It is the same match when the search is kept.
        let player = player.press("Enter");
        assert_eq!(player.painted(Role::SearchCurrent), [marked]);
        let player = player.press("n").press("g g N");
        assert_eq!(player.painted(Role::SearchCurrent), [marked]);
    }
    let screen = self::player().press("/").type_text("lab · pour").screen();
    assert!(
        screen.contains("1/1") && screen.contains("Pour the tea"),
        "{screen}"
    );
    // What was mistyped is read as it is shown.
    let screen = self::player().press("/").type_text("quetsion").screen();
    assert!(screen.contains("1 question"), "{screen}");
}

#[test]
fn the_search_of_the_course_finds_what_there_is_to_do_by_its_title() {
    for (typed, marked) in [("pour the", "Pour the"), ("lab · pour", "Lab · Pour")] {
        let player = player().press("g /").type_text(typed);
        assert!(player.screen().contains("1 of 1"), "{}", player.screen());
        // The frame, which has not been read yet, is led to, and the match on it is the current one.
        let player = player.press("Enter");
        let screen = player.screen();
        assert!(screen.contains("Pour the tea"), "{screen}");
        assert_eq!(player.painted(Role::SearchCurrent), [marked], "{screen}");
        assert!(!screen.contains("is not in this lesson"), "{screen}");
    }
    for title in ["watermark for every", "One address that"] {
        let player = Player::bundled().press("g /").type_text(title);
        assert!(player.screen().contains("1 of 1"), "{}", player.screen());
        let player = player.press("Enter");
        let current = player.painted(Role::SearchCurrent).concat();
        assert_eq!(current.to_lowercase(), title.to_lowercase());
    }
}

#[test]
fn enter_on_a_match_opens_the_frame_that_it_stands_on() {
    for (typed, opened) in [("quiz", "What?"), ("pour", "begin: copy")] {
        let found = player().press("/").type_text(typed).press("Enter");
        let open = "Enter open";
        assert!(!found.screen().contains("What?"), "{}", found.screen());
        let player = found.press("Enter");
        let is_last = player.screen().contains(opened);
        // The first match of `quiz` is a word of the text.
        assert_eq!(is_last, typed == "pour", "{}", player.screen());
        let player = if is_last {
            player
        } else {
            assert!(
                player.screen().contains("Tab chooses"),
                "{}",
                player.screen()
            );
            player.press("n Enter")
        };
        assert!(player.screen().contains(opened), "{}", player.screen());
        // The match is still there when what was opened is closed.
        let player = player.press("Esc");
        assert!(!player.painted(Role::SearchCurrent).is_empty());
        let player = player.press("j k");
        assert!(player.screen().contains(open), "{}", player.screen());
        assert!(player.press("Enter").screen().contains(opened));
    }
    // What is in focus goes before it, and a match that was left behind is not meant.
    let found = player().press("/").type_text("pour").press("Enter");
    let away = found.press("g g Enter").screen();
    assert!(away.contains("Tab chooses"), "{away}");
}

#[test]
fn a_quiz_is_found_by_the_lesson_or_the_section_that_it_asks_about() {
    let words = "Words.\n\n".repeat(40);
    let lesson = format!(
        "# Water\n\n{words}## Cold tea\n\nIt is cold.\n\n<!-- quiz: q -->\n\n{words}## Hot tea\n\n{words}<!-- quiz: a -->\n"
    );
    let player = || {
        Player::course([
            ("course.toml", "format = 1\nid = \"c\"\n"),
            ("a.md", lesson.as_str()),
            ("a.quiz.toml", QUIZ),
        ])
    };
    for (typed, marked) in [
        ("quiz · cold", "Quiz · Cold"),
        ("quiz · water", "Quiz · Water"),
    ] {
        // In the course and in the lesson, where the frame says so.
        for search in ["g /", "/"] {
            let player = player().press(search).type_text(typed).press("Enter");
            let screen = player.screen();
            assert_eq!(player.painted(Role::SearchCurrent), [marked], "{screen}");
            assert!(!screen.contains("is not in this lesson"), "{screen}");
        }
    }
    let screen = player().press("/").type_text("cold tea · 1").screen();
    assert!(screen.contains("Quiz · Cold tea · 1 question"), "{screen}");
    let hits = player().press("g /").type_text("quiz").screen();
    assert!(hits.contains("Quiz · Cold tea"), "{hits}");
    assert!(hits.contains("Quiz · Water"), "{hits}");
}
