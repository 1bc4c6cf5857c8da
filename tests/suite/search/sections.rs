//! Sections as results of a search: by the title of their lesson, too, and told apart; and which names a phrase has.

use nodecourse::search;

use super::course::{look, look_in, told};

#[test]
fn a_heading_that_has_all_the_words_is_a_name() {
    let hits = look("loop what", "one.md", 50);
    assert_eq!(
        told(&hits).lines().next(),
        Some("section Part [What] a [loop] is | Second")
    );
    // A letter in the middle of a word is no word.
    let hits = look("a oo", "one.md", 50);
    assert!(!told(&hits).contains("section Part"), "{}", told(&hits));
}

const DOCKER: [(&str, &str); 4] = [
    (
        "course.toml",
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n",
    ),
    (
        "glossary.toml",
        "[x]\nname = \"Docker Compose file\"\ntext = \"It is.\"\n",
    ),
    (
        "a.md",
        "# Docker\n\n## Compose\n\nText.\n\n## Volumes\n\nMore.\n\n## Install\n\n### Linux\n\n## Install\n\n### Linux\n",
    ),
    (
        "b.md",
        "# Docker volumes\n\n## Why volumes\n\nText.\n\n## Other\n\nMore.\n",
    ),
];

#[test]
fn the_words_of_a_lesson_and_of_its_section_name_the_section() {
    let look = |words: &str| told(&look_in(DOCKER, words, ("a.md", 50)));
    // What has all the words itself comes first.
    let found = "term Whole [Docker Compose] file | \nsection Part [Compose] | Docker\n";
    assert_eq!(look("docker compose"), found);
    assert_eq!(
        look("compose docker").lines().last(),
        found.lines().next_back()
    );
    assert!(look("dock com").contains("section Part [Com]pose | Docker\n"));
    assert!(!look("ocker ompose").contains("section"), "words begin so");
    // A lesson whose title has them all is found itself.
    assert_eq!(
        look("docker volumes"),
        "lesson Whole [Docker volumes] | \nsection Part [Volumes] | Docker\n"
    );
    // In quotes they stand side by side.
    assert!(!look("\"compose docker\"").contains("section"));
    // Mistyped ones are read as those that were meant.
    assert!(look("dokcer compsoe").contains("section Part [Compose] | Docker\n"));
}

#[test]
fn sections_of_a_lesson_that_are_called_the_same_are_told_apart() {
    for words in ["install", "insatll", "linux"] {
        let hits = look_in(DOCKER, words, ("a.md", 50));
        let labels: Vec<String> = hits.list.iter().map(search::Hit::label).collect();
        let expected = if words == "linux" {
            [
                "section of Docker › 03 Install",
                "section of Docker › 04 Install",
            ]
        } else {
            ["section 03 of Docker", "section 04 of Docker"]
        };
        assert_eq!(labels, expected, "{words}");
    }
    let hits = look_in(DOCKER, "compose", ("a.md", 50));
    assert_eq!(hits.list[0].label(), "section of Docker");
}

#[test]
fn those_below_one_section_are_numbered() {
    let text = "# Docker\n\n## Install\n\n### Linux\n\nx\n\n### Linux\n\n## Update\n\n### Linux\n";
    let hits = look_in([("a.md", text)], "linux", ("a.md", 50));
    let labels: Vec<String> = hits.list.iter().map(search::Hit::label).collect();
    assert_eq!(
        labels,
        [
            "section of Docker › 01 Install (1)",
            "section of Docker › 01 Install (2)",
            "section of Docker › 02 Update",
        ]
    );
}

#[test]
fn no_name_is_offered_for_a_phrase_that_it_does_not_have() {
    assert_eq!(told(&look("\"event loops\"", "one", 50)), "");
    assert_eq!(
        told(&look("\"the lop\"", "one", 50)),
        "lesson Whole [The loop] | \n"
    );
}
