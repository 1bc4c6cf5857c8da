//! Callouts and folded parts: their titles, and the course's own.

use nodecourse::course::BlockKind;

use super::sketch::{course, lesson, lesson_in, sketch, sketch_of, told};

#[test]
fn a_title_with_tags_is_the_same_everywhere() {
    let lesson = lesson("# H<sub>2</sub>O\n\n## 2<sup>nd</sup> <b>part</b> of CO<sub>2</sub>\n");
    assert_eq!(lesson.title, "H₂O");
    let section = lesson.sections.first().expect("a section");
    assert_eq!(section.title, "2^(nd) part of CO₂");
    assert_eq!(section.id, "2-nd-part-of-co2");
    let (_, course, _) = course(&[("a.md", "# H<sub>2</sub>O")]);
    let entry = course.lessons().next().expect("a lesson");
    assert_eq!(entry.title, "H₂O");
}

#[test]
fn details_in_a_footnote_know_their_summary() {
    let markdown = "a[^n]\n\n[^n]: <details><summary>A</summary>b</details>\n";
    assert_eq!(
        sketch(markdown),
        "- p a{note n:[1]}\n0 +footnote1 summary A\n1 footnote1 +details1 p b"
    );
}

#[test]
fn a_callout_may_have_a_title_after_its_tag() {
    for (markdown, expected) in [
        (
            "> [!WARNING] Mind *the* `gap`\n> It is **wide**.\n>\n> More",
            "- +warning title Mind the gap\n- warning p It is {strong:wide}.\n1 warning p More",
        ),
        (
            "> [!tip]- Only 2<sup>3</sup>\n\na",
            "- +tip title Only 2³\n0 p a",
        ),
        ("> [!NOTE]+\n> a", "- +note title Note\n- note p a"),
        ("> [!NOTE] A\\\n> b", "- +note title A\n- note p b"),
        ("> [!NOTE] A  \n> b", "- +note title A\n- note p b"),
        ("> [!NOTE] *A\n> b* c", "- +note title *A\n- note p b c"),
        (
            "- > [!NOTE] A\n  > - b\n- c",
            "- +bullet0/1 +note title A\n- bullet0/1 note +bullet1/1 p b\n- +bullet0/1 p c",
        ),
        (
            "> a\n> > [!NOTE] B\n> > c",
            "- +quote p a\n1 quote +note title B\n- quote note p c",
        ),
        ("> [!NOTE](#x) a", "- +quote p {section x:!NOTE} a"),
        ("> [!OTHER] a", "- +quote p [!OTHER] a"),
        ("> [!NOTE]a", "- +quote p [!NOTE]a"),
        ("> a\n> [!NOTE] b", "- +quote p a [!NOTE] b"),
        (
            "> [!NOTE] a\n> ===",
            "- +note title a\n- note h1 #note-a [!NOTE] a",
        ),
        (
            "> [!NOTE] a\n> **Lead.** b",
            "- +note title a\n- note p {strong:Lead.} b",
        ),
        ("> [!NOTE] Lead:\n> b", "- +tip title Lead:\n- tip p b"),
    ] {
        let course = "id = \"x\"\n[callouts.l]\nlead = \"Lead\"\nstyle = \"tip\"\n";
        let (lesson, _) = lesson_in(&[("course.toml", course), ("a.md", markdown)]);
        assert_eq!(sketch_of(lesson.blocks.kept()), expected, "{markdown:?}");
    }
}

#[test]
fn a_course_names_its_own_callouts_by_their_bold_lead() {
    let course = "id = \"x\"\n[callouts.pitfall]\nlead = \"AI pitfall\"\nstyle = \"warning\"\n";
    for (markdown, expected) in [
        (
            "> [!CAUTION]\n> **AI pitfall.** It *runs*.",
            "- +warning title AI pitfall\n- warning p It {em:runs}.",
        ),
        (
            "> [!CAUTION]\n> **ai pitfall** It runs.",
            "- +warning title AI pitfall\n- warning p It runs.",
        ),
        (
            "> [!NOTE]\n> **AI pitfall**: It\n>\n> runs.",
            "- +warning title AI pitfall\n- warning p It\n1 warning p runs.",
        ),
        (
            "> [!NOTE]\n> **AI pitfall.**\n>\n> It runs.",
            "- +warning title AI pitfall\n- warning p It runs.",
        ),
        (
            "> [!NOTE]\n> An **AI pitfall.**",
            "- +note title Note\n- note p An {strong:AI pitfall.}",
        ),
        (
            "> [!NOTE]\n> a\n>\n> **AI pitfall.** b",
            "- +note title Note\n- note p a\n1 note p {strong:AI pitfall.} b",
        ),
    ] {
        let (lesson, _) = lesson_in(&[("course.toml", course), ("a.md", markdown)]);
        assert_eq!(sketch_of(lesson.blocks.kept()), expected, "{markdown:?}");
    }
}

#[test]
fn a_heading_in_details_without_a_summary_is_a_section_at_its_own_block() {
    let lesson = lesson("<details>\n\n# Inside\n\n</details>\n");
    let section = lesson.sections.first().expect("the heading is a section");
    assert!(matches!(
        lesson.blocks[section.block].kind,
        BlockKind::Heading { .. }
    ));
}

#[test]
fn a_callout_whose_tag_is_not_closed_is_told_with_what_to_write() {
    let book = [("book.toml", ""), ("src/SUMMARY.md", "- [A](lesson.md)\n")];
    let native = ("course.toml", "format = 1\nid = \"c\"\n");
    let text = "> [!note\n> a\n\n> > [!TIP b [c](d.md)\n";
    for (before, path) in [
        (&[][..], "lesson.md"),
        (&[native], "lesson.md"),
        (&book, "src/lesson.md"),
    ] {
        let files = [before, &[(path, text)]].concat();
        let (lesson, problems) = lesson_in(&files);
        assert!(sketch_of(lesson.blocks.kept()).starts_with("- +quote p [!note a\n"));
        let expected = [
            "1:3: `[!NOTE` is not closed, so this is no callout but a quote (write `[!NOTE]`)",
            "4:5: `[!TIP` is not closed, so this is no callout but a quote (write `[!TIP]`)",
        ];
        let expected = expected.map(|problem| format!("{path}:{problem}"));
        assert_eq!(told(&problems), expected);
    }
    for text in [
        "> [!NOTE]a",
        "> [!OTHER a",
        "> [!note-worthy a",
        "> a [!NOTE",
    ] {
        assert_eq!(
            told(&lesson_in(&[("lesson.md", text)]).1),
            [""; 0],
            "{text}"
        );
    }
}
