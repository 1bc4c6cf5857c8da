//! Files that are no TOML: the first mistake in them is told, and nothing that only follows from it.

use std::path::Path;

use super::sketch::told;
use nodecourse::load::{self, Library};

/// A course that uses each of its files.
const FILES: [(&str, &str); 12] = [
    (
        "course.toml",
        "format = 1\nid = \"c\"\ntitle = \"C\"\n\n[glossary]\nlink = \"all\"\n\n[callouts.lore]\nlead = \"Lore\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"a/01-one.md\", \"b/02-two.md\"]\n",
    ),
    (
        "glossary.toml",
        "[loop]\nname = \"loop\"\ntext = \"What turns.\"\nsee = [\"turn\"]\n\n[turn]\ntext = \"One [loop](glossary.toml#loop).\"\n",
    ),
    (
        "a/01-one.md",
        "+++\nid = \"one\"\naliases = [\"uno\"]\n[glossary]\nskip = [\"loop\"]\n+++\n\n# One\n\n<!-- lab: x -->\n\n<!-- review: r -->\n\nA [loop](../glossary.toml#loop) and a turn.\n\n> [!LORE]\n> Once.\n",
    ),
    ("b/02-two.md", "# Two\n\nSee [one](../a/01-one.md).\n"),
    (
        "a/01-one.quiz.toml",
        "[[questions]]\nid = \"q\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"What?\"\nanswer.answer = \"x\"\ncontext = \"So.\"\n",
    ),
    (
        "labs/x/lab.toml",
        "id = \"x\"\ntitle = \"X\"\nfiles = [\"app.mjs\"]\n\n[[check]]\nid = \"prints\"\ncmd = [\"node\", \"app.mjs\"]\nexpect = { stdout = \"1\" }\n",
    ),
    ("labs/x/README.md", "Do it.\n"),
    ("labs/x/starter/app.mjs", ""),
    ("labs/x/solution/app.mjs", "console.log(1)\n"),
    (
        "reviews/r/review.toml",
        "id = \"r\"\ntitle = \"R\"\nfile = \"flawed.mjs\"\nprompt = \"Well?\"\n\n[[flaw]]\nat = \"a()\"\ncategory = \"blocking\"\nwhy = \"It blocks.\"\nshows = \"It shows.\"\n",
    ),
    ("reviews/r/flawed.mjs", "a()\nb()\n"),
    ("reviews/r/fixed.mjs", "b()\n"),
];

/// What `check` says of the course with other words in one of its files.
fn check_with(path: &str, text: &str) -> Vec<String> {
    let files = FILES.iter().map(|(known, content)| {
        let content = if *known == path { text } else { content };
        (*known, content)
    });
    told(&load::check(&Library::in_memory(files)))
}

#[test]
fn the_course_is_right_as_it_is() {
    assert_eq!(check_with("", ""), [""; 0]);
}

#[test]
fn of_a_broken_file_one_mistake_is_told() {
    let is_toml = |path: &str| {
        Path::new(path)
            .extension()
            .is_some_and(|kind| kind == "toml")
    };
    for (path, content) in FILES.iter().filter(|(path, _)| is_toml(path)) {
        let lines: Vec<&str> = content.lines().collect();
        for broken in [
            "[mod",
            "text = \"open",
            "thing",
            "word = bare",
            "list = [1,",
            "[[check]",
        ] {
            for at in 0..=lines.len() {
                let mut lines = lines.clone();
                lines.insert(at, broken);
                let told = check_with(path, &(lines.join("\n") + "\n"));
                assert_eq!(
                    told.len(),
                    1,
                    "{broken} in line {} of {path}: {told:#?}",
                    at + 1
                );
                assert!(told[0].starts_with(path), "{told:?}");
                assert!(told[0].contains("this is not TOML"), "{told:?}");
            }
        }
    }
}

#[test]
fn below_a_broken_front_matter_mistakes_are_told() {
    let told = check_with(
        "b/02-two.md",
        "+++\n[mod\ngoal = 1\n+++\n\n# Two\n\nSee [one](../a/01-noe.md).\n",
    );
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].contains("b/02-two.md:2:5: this is not TOML"),
        "{told:?}"
    );
    assert!(told[1].contains("../a/01-noe.md"), "{told:?}");
}

#[test]
fn what_is_left_open_is_told_with_what_closes_it() {
    for (text, hint) in [
        ("[book", "end it with `]`, as in `[name]`"),
        ("[[book]", "end it with `]]`, as in `[[name]]`"),
        ("a = [1", "end the list with `]`"),
        ("a = { b = 1", "end it with `}`"),
    ] {
        let told = check_with("course.toml", text);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].ends_with(&format!("({hint})")), "{told:?}");
    }
}
