//! Quizzes: mdbook-quiz's files as they are, what is added to them, and what can be wrong.

use nodecourse::course::quiz::{Arrangement, Ask, Outcome};
use nodecourse::course::{Practice, Question, QuestionId, Quiz};
use nodecourse::load::{self, Library};
use proptest::prelude::*;

use super::sketch::told;

const COURSE: &str =
    "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-a.md\"]\n";

fn read(files: &[(&str, &str)], path: &str) -> (Quiz, Vec<String>) {
    let library = Library::in_memory(files.iter().copied());
    let (course, _) = load::course(&library);
    let (quiz, problems) = load::quiz(&library, &course, path);
    (quiz, told(&problems))
}

fn native(toml: &str) -> (Quiz, Vec<String>) {
    let files = [("course.toml", COURSE), ("01-a.md", "# A\n\n## Part\n")];
    let quiz = ("01-a.quiz.toml", toml);
    read(&[files[0], files[1], quiz], "01-a.quiz.toml")
}

fn check(lesson: &str, toml: &str) -> Vec<String> {
    let files = [
        ("course.toml", COURSE),
        ("01-a.md", lesson),
        ("01-a.quiz.toml", toml),
    ];
    told(&load::check(&Library::in_memory(files)))
}

fn offers(files: &[(&str, &str)]) -> Vec<Practice> {
    let library = Library::in_memory(files.iter().copied());
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (lesson, _) = load::lesson(&library, &course, &id);
    lesson.practices().map(|(_, found)| found.clone()).collect()
}

fn ask(question: &Question) -> &Ask {
    &question.ask
}

/// Everything that mdbook-quiz's schema knows.
const BOOK: &str = r#"
[multipart]
server = "A server has **one** thread."

[[questions]]
type = "MultipleChoice"
prompt.prompt = "What is 1 + 1?"
prompt.distractors = ["1", "3", "**infinity**"]
answer.answer = ["2"]
context = "Consult your local mathematician."
id = "b230bed3-d6ba-4048-8b06-aa655d837b04"

[[questions]]
type = "MultipleChoice"
multipart = "server"
promptExplanation = true
prompt.prompt = "Which are right?"
prompt.distractors = ["c", "d"]
prompt.sortAnswers = true
answer.answer = ["b", "a"]

[[questions]]
type = "MultipleChoice"
prompt.prompt = "Where?"
prompt.distractors = ["first", "last"]
prompt.answerIndex = 1
answer.answer = "middle"

[[questions]]
type = "ShortAnswer"
prompt.prompt = "Which keyword?"
prompt.response = "code"
answer.answer = "let"
answer.alternatives = ["`let`"]

[[questions]]
type = "Tracing"
prompt.program = """
fn main() {
  let x = 1;
  x += 1;
}
"""
answer.doesCompile = false
answer.lineNumber = 3

[[questions]]
type = "Tracing"
prompt.program = "fn main() { println!(\"1\"); }"
answer.doesCompile = true
answer.stdout = "1\n"
"#;

#[test]
fn a_file_of_mdbook_quiz_loads_unchanged() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "[One](one/one.md)\n"),
        (
            "src/one/one.md",
            "# One\n\nText.\n\n{{#quiz ../q/all.toml}}\n\nMore.\n",
        ),
        ("src/q/all.toml", BOOK),
    ];
    let offered = offers(&files);
    let [Practice::Quiz { file, only: None }] = offered.as_slice() else {
        panic!("{offered:?}");
    };
    assert_eq!(file, "src/q/all.toml");
    let (quiz, problems) = read(&files, file);
    assert_eq!(problems, [""; 0]);
    assert_eq!(quiz.questions.len(), 6);
    let arranged = |at: usize| match ask(&quiz.questions[at]) {
        Ask::Choice {
            right, arrangement, ..
        } => (*right, *arrangement),
        other => panic!("{other:?}"),
    };
    assert_eq!(arranged(0), (1, Arrangement::Shuffled));
    assert_eq!(arranged(1), (2, Arrangement::Sorted));
    assert_eq!(arranged(2), (1, Arrangement::RightAt(1)));
    assert_eq!(
        quiz.questions[1].prompt.len(),
        2,
        "what several are about comes first"
    );
    let Ask::Short { answers } = ask(&quiz.questions[3]) else {
        panic!("it is typed");
    };
    assert_eq!(answers, &["let", "`let`"]);
    let Ask::Trace { program, outcome } = ask(&quiz.questions[4]) else {
        panic!("it is traced");
    };
    assert_eq!(
        (&*program.language, outcome),
        ("rust", &Outcome::Fails(Some(3)))
    );
    assert!(!program.text.ends_with('\n'));
    assert_eq!(quiz.questions[5].id, QuestionId::new("src/q/all.toml#6"));
}

#[test]
fn a_quiz_outside_of_the_book_is_refused() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "[One](one.md)\n"),
        ("src/one.md", "# One\n\n{{#quiz ../../q.toml}}\n"),
    ];
    assert_eq!(offers(&files), []);
    let problems = told(&load::check(&Library::in_memory(files)));
    assert_eq!(
        problems,
        [
            "src/one.md:3:1: the path of the quiz leads out of the book's folder (copy the file into the book's folder)"
        ]
    );
}

#[test]
fn directives_name_the_quiz_a_question_a_review_or_a_lab() {
    let lesson = "# A\n\n<!-- quiz: a -->\n\n<!--quiz:one-->\n\n- <!-- review: r -->\n\n<!-- lab: l -->\n\n<!-- trace: t -->\n\n<!-- a remark: quiz -->\n\nWords <!-- quiz: a --> words.\n";
    let quiz = |only: Option<&str>| Practice::Quiz {
        file: "01-a.quiz.toml".to_owned(),
        only: only.map(QuestionId::new),
    };
    assert_eq!(
        offers(&[("course.toml", COURSE), ("01-a.md", lesson)]),
        [
            quiz(None),
            quiz(Some("one")),
            Practice::Review("r".to_owned()),
            Practice::Lab("l".to_owned()),
            Practice::Trace("t".to_owned()),
        ]
    );
}

#[test]
fn a_quiz_that_no_directive_asks_for_is_offered_at_the_end() {
    let lesson = "# A\n\nText[^1].\n\n[^1]: A note.\n\n    <details><summary>s</summary>\n\n    inside\n\n    </details>\n";
    let files = [
        ("course.toml", COURSE),
        ("01-a.md", lesson),
        ("01-a.quiz.toml", ""),
    ];
    let library = Library::in_memory(files);
    let (course, _) = load::course(&library);
    let id = course.lessons().next().expect("a lesson").id.clone();
    let (lesson, _) = load::lesson(&library, &course, &id);
    let offered: Vec<usize> = lesson.practices().map(|(block, _)| block).collect();
    assert_eq!(offered, [2], "before the notes");
    assert_eq!(lesson.footnotes.start(), Some(3));
    let summary = lesson
        .blocks
        .iter()
        .position(|block| matches!(block.kind, nodecourse::course::BlockKind::Summary { .. }));
    let inside = lesson.blocks.kept().last().expect("there are blocks");
    let named = inside.nest.iter().find_map(|container| match container {
        nodecourse::course::Container::Details { summary } => Some(*summary as usize),
        _ => None,
    });
    assert_eq!(named, summary, "what is folded still knows its summary");
}

#[test]
fn comments_of_other_peoples_texts_are_comments() {
    let lesson = (
        "a.md",
        "# A\n\n<!-- review: this part is old -->\n\n<!-- quiz: a -->\n",
    );
    assert_eq!(offers(&[lesson]), []);
}

#[test]
fn what_is_wrong_with_a_question_is_told_at_its_place() {
    let (quiz, problems) = native(
        r#"[[questions]]
id = "no-right"
type = "MultipleChoice"
prompt.prompt = "?"
prompt.distractors = ["a"]
answer.answer = []

[[questions]]
id = "twice"
type = "ShortAnswer"
prompt.prompt = "?"
answer.answer = "a"

[[questions]]
id = "twice"
type = "ShortAnswer"
promt.prompt = "?"
prompt.prompt = "?"
answer.answer = "a"

[[questions]]
id = "kind"
type = "MultipelChoice"

[[questions]]
type = "Order"
prompt.prompt = "?"
answer.answer = ["a", 1, "a"]

[[questions]]
id = "wrong"
type = "Tracing"
prompt.program = 3
answer.doesCompile = "yes"

[[questions]]
id = "flat"
type = "MultipleChoice"
prompt = "?"
answer.answer = "a"

[[questions]]
id = "same"
type = "MultipleChoice"
prompt.prompt = "?"
prompt.distractors = [{ text = "a", wy = "x" }, { why = "y" }, 7]
answer.answer = "a"
"#,
    );
    let ids: Vec<&str> = quiz.questions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["twice"]);
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn check_knows_what_questions_and_directives_name() {
    let question = |id: &str, section: &str| {
        format!(
            "[[questions]]\nid = \"{id}\"\nsection = \"{section}\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nanswer.answer = \"x\"\n"
        )
    };
    let lesson = "# A\n\n## The part\n\n<!-- quiz: frist -->\n\n<!-- quiz: a -->\n\n<!-- review: none -->\n\n<!-- quiz: -->\n";
    let toml = question("first", "the-part") + &question("second", "the-prat");
    assert_eq!(
        check(lesson, &toml),
        [
            "01-a.md:5:1: neither a question nor this lesson is called `frist` (did you mean `first`?)",
            "01-a.md:9:1: there is no review `none`",
            "01-a.md:11:1: `quiz:` is followed by no id",
            "01-a.quiz.toml:7:1: the lesson `a` has no section `the-prat` (did you mean `the-part`?)",
        ]
    );
    assert_eq!(
        check("# A\n\n## The part\n", &question("first", "the-part")),
        [""; 0]
    );
}

#[test]
fn a_lesson_without_its_questions_is_told_of() {
    let files = [
        ("course.toml", COURSE),
        ("01-a.md", "# A\n\n<!-- quiz: a -->\n"),
    ];
    assert_eq!(
        told(&load::check(&Library::in_memory(files))),
        [
            "01-a.md:3:1: there are no questions: `01-a.quiz.toml` is missing (write it, or correct its path)"
        ]
    );
    let (quiz, problems) = read(&files, "01-a.quiz.toml");
    assert_eq!((quiz.questions.len(), problems.len()), (0, 0));
}

#[test]
fn ten_thousand_questions_are_read() {
    let question = |number: usize| {
        format!(
            "[[questions]]\nid = \"q{number}\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\nanswer.answer = \"x\"\n"
        )
    };
    let toml = (0..10_000).map(question).collect::<Vec<_>>().concat();
    let (quiz, problems) = native(&toml);
    assert_eq!((quiz.questions.len(), problems.len()), (10_000, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_file_is_too_broken_to_be_read(
        kind in "MultipleChoice|ShortAnswer|Tracing|Order|[a-z]{0,3}",
        value in "true|3|\"\"|\"a\"|\\[\\]|\\[\"a\", \"b\"\\]|\\[\"a\", 1\\]|\\{ text = \"a\" \\}|\\{ why = 1 \\}|\\[\\[\\]\\]|2020-01-01|x",
        noise in "[\\PC\\n\"\\[\\]=]{0,40}",
    ) {
        for key in ["id", "section", "prompt", "prompt.prompt", "prompt.distractors", "prompt.program", "answer", "answer.answer", "answer.stdout", "answer.lineNumber", "context", "multipart"] {
            native(&format!("[[questions]]\ntype = \"{kind}\"\n{key} = {value}\n{noise}"));
        }
        native(&format!("questions = {value}\n"));
        native(&noise);
    }
}
