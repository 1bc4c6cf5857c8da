//! Lists and searches find letters in full width and joined ones by plain ones, and the other way round.

use nodecourse::theme::Role;

use crate::player::Player;

const COURSE: [(&str, &str); 1] = [(
    "a.md",
    "# A\n\n## Der ＡＰＩ Server\n\nx\n\n## An oﬃcial ﬁle\n\nx\n\n## Plain api, official file\n\nx\n",
)];

#[test]
fn both_forms_are_listed_with_the_letters_that_match() {
    for (typed, marked) in [
        ("api", vec!["ＡＰＩ", "api"]),
        ("ａｐｉ", vec!["ＡＰＩ", "api"]),
        ("official", vec!["oﬃcial", "official"]),
        ("oﬃcial", vec!["oﬃcial", "official"]),
        ("ﬁle", vec!["ﬁle", "file"]),
        ("al fi", vec!["al ﬁ", "al fi"]),
    ] {
        let player = Player::course(COURSE).press("o").type_text(typed);
        let screen = player.screen();
        let rows = screen.lines().filter(|row| row.contains('│'));
        let rows: Vec<&str> = rows.skip(1).collect();
        for words in marked {
            let is_listed = rows.iter().any(|row| row.contains(words));
            assert!(is_listed, "{typed}: {words}\n{screen}");
        }
        let other = if typed.contains(['f', 'ﬁ', 'ﬃ']) {
            "Server"
        } else {
            "ﬁle"
        };
        assert!(!rows.concat().contains(other), "{typed}\n{screen}");
    }
    let player = Player::course(COURSE).press("o").type_text("oﬃcial file");
    let marked = player.painted(Role::Match);
    assert_eq!(marked, ["oﬃcial", "ﬁle", "official", "file"]);
}

#[test]
fn the_search_of_the_lesson_and_of_the_course_find_both() {
    for typed in ["file", "ﬁle"] {
        let player = Player::course(COURSE).press("/").type_text(typed);
        assert!(player.screen().contains("1/2"), "{}", player.screen());
        let screen = Player::course(COURSE)
            .press("g /")
            .type_text(typed)
            .screen();
        assert!(screen.contains("An oﬃcial ﬁle"), "{screen}");
        assert!(screen.contains("Plain api, official file"), "{screen}");
    }
}
