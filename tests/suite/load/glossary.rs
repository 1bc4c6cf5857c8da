//! `glossary.toml`.

use super::sketch::{course, sketch_of, told};
use nodecourse::course::{Case, TermId};
use nodecourse::diagnostic::Severity;

#[test]
fn a_glossary_is_ordered_by_name_and_its_definitions_are_markdown() {
    let glossary = r#"
[zone]
name = "a zone"
text = "The *loop* and a [zone](#zone), see [one](a/01-one.md)."
see = ["loop"]
case = "exact"
plural = false
[loop]
name = "Loop"
aliases = ["cycle"]
text = """
A loop, a zone, a zone.

- cycles
"""
more = "`x` a zone"
"#;
    let (_, course, problems) = course(&[("glossary.toml", glossary), ("a/01-one.md", "")]);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    let [zone, looping] = &course.glossary.terms[..] else {
        panic!("two terms")
    };
    assert_eq!(
        (zone.name.as_str(), looping.name.as_str()),
        ("a zone", "Loop")
    );
    assert_eq!((zone.case, zone.plural), (Case::Exact, false));
    assert_eq!((looping.case, looping.plural), (Case::Smart, true));
    assert_eq!(zone.see, [TermId::new("loop")]);
    assert_eq!(
        sketch_of(&zone.text),
        "- p The {em:{TERM loop:loop}} and a zone, see {lesson one:one}."
    );
    assert_eq!(
        sketch_of(&looping.text),
        "- p A loop, {TERM zone:a zone}, {term zone:a zone}.\n0 +bullet0/1 p cycles"
    );
    assert_eq!(sketch_of(&looping.more), "- p {code:x} {TERM zone:a zone}");
}

#[test]
fn mistakes_in_a_glossary_have_a_place_and_a_hint() {
    for (glossary, expected) in [
        (
            "[a]\ntext = \"\"\n",
            "glossary.toml:2:8: the term `a` has no text",
        ),
        ("[a]\n", "glossary.toml:1:2: the term `a` has no text"),
        (
            "[aaaa]\ntext = \"x\"\nsee = [\"aaab\"]\n",
            "glossary.toml:3:8: there is no term `aaab` (did you mean `aaaa`?)",
        ),
        (
            "[a]\ntext = \"x\"\nalias = [\"b\"]\n",
            "glossary.toml:3:1: unknown key `alias` (did you mean `aliases`?)",
        ),
        (
            "[a]\nname = \"Same\"\ntext = \"x\"\n[b]\naliases = [\"same\"]\ntext = \"x\"\n",
            "glossary.toml:5:12: `same` is a name of the term `a` already",
        ),
        (
            "[a]\ntext = \"x\"\ncase = \"smrt\"\n",
            "glossary.toml:3:8: `case` is `smrt`, not one of smart, any, exact (did you mean `smart`?)",
        ),
        ("a = 1\n", "glossary.toml:1:1: `a` must be a table"),
        (
            "[abc]\ntext = \"[x](#abd)\"\n",
            "glossary.toml:2:8: the glossary has no term `abd` (did you mean `abc`?)",
        ),
        (
            "[a]\ntext = \"x\"\nplural = \"no\"\n",
            "glossary.toml:3:10: `plural` must be true or false, not string",
        ),
        (
            "[a]\ntext = \"x\"\naliases = [1]\n",
            "glossary.toml:3:12: `aliases` must be a list of strings",
        ),
    ] {
        let (_, _, problems) = course(&[("glossary.toml", glossary)]);
        assert_eq!(told(&problems), [expected], "{glossary:?}");
    }
}

#[test]
fn a_term_defined_twice_is_an_error_and_the_others_stay() {
    let glossary = "[a]\ntext = \"x\"\n[b]\ntext = \"y\"\n[a]\ntext = \"z\"\n";
    let (_, course, problems) = course(&[("glossary.toml", glossary)]);
    assert_eq!(course.glossary.terms.len(), 2);
    assert_eq!(problems[0].severity, Severity::Error);
    assert_eq!(
        told(&problems)[0],
        "glossary.toml:5:2: `a` is given twice (leave one of them out)"
    );
}

#[test]
fn a_name_that_is_taken_leaves_the_term_its_id() {
    let glossary = "[a]\nname = \"same\"\ntext = \"x\"\n[my-b]\nname = \"Same\"\ntext = \"y\"\n";
    let (_, course, problems) = course(&[("glossary.toml", glossary)]);
    let names: Vec<&str> = course
        .glossary
        .terms
        .iter()
        .map(|term| term.name.as_str())
        .collect();
    assert_eq!(names, ["my b", "same"]);
    assert_eq!(problems.len(), 1);
}

#[test]
fn of_very_many_terms_the_first_are_kept_and_the_rest_is_told() {
    let text: Vec<String> = (0..20_002)
        .map(|index| format!("[t{index}]\nname = \"t{index}\"\ntext = \"x\"\n"))
        .collect();
    let text = text.concat();
    let (_, course, problems) = course(&[("glossary.toml", &text), ("a/01-one.md", "")]);
    assert_eq!(course.glossary.terms.len(), 20_000);
    assert!(course.glossary.term(&TermId::new("t19999")).is_some());
    let too_many = problems
        .iter()
        .filter(|problem| problem.message.contains("at most 20,000 terms"));
    assert_eq!(too_many.count(), 1);
}
