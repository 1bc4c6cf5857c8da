//! `nodecourse search`: which words stand for which, by their accents, their quotes and their mistakes.

use std::fs;

use super::{folder, nodecourse, printed, told};

#[test]
fn an_accent_is_found_however_it_is_written_and_need_not_be_typed() {
    let folder = folder();
    let text = "# T\n\nA cafe\u{301}.\n\nOne caf\u{e9}.\n\nNo cafe.\n\n**Ré**sumé: `resume`.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let found = |word: &str| printed(&nodecourse(&["search", word, "a.md"], folder.path()));
    let with = "a.md:3:3: T: A cafe\u{301}.\na.md:5:5: T: One caf\u{e9}.\n";
    for word in ["cafe\u{301}", "caf\u{e9}"] {
        assert_eq!(found(word), with);
    }
    assert_eq!(found("cafe"), format!("{with}a.md:7:4: T: No cafe.\n"));
    assert_eq!(found("resume"), "a.md:9:3: T: Résumé: resume.\n");
}

#[test]
fn words_in_quotes_are_told_as_whole_ones_at_their_places() {
    let folder = folder();
    let text = "# T\n\nAn immutable borrow, a *mutable borrow*, and mutable borrows.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let found = |words: &str| printed(&nodecourse(&["search", words, "a.md"], folder.path()));
    let sentence = "T: An immutable borrow, a mutable borrow, and mutable borrows.\n";
    assert_eq!(
        found("\"mutable borrow\""),
        format!("a.md:3:25: {sentence}")
    );
    assert_eq!(found("mutable borrow"), format!("a.md:3:6: {sentence}"));
}

#[test]
fn mistyped_words_find_the_names_that_are_like_them() {
    let folder = folder();
    fs::create_dir(folder.path().join("c")).expect("a folder");
    let at = |name: &str| folder.path().join("c").join(name);
    fs::write(
        at("a.md"),
        "# What is ownership?\n\nText.\n\n## The ownership rules\n",
    )
    .expect("a file");
    let output = nodecourse(&["search", "ownershp", "c"], folder.path());
    assert_eq!(
        (output.status.code(), told(&output).as_str()),
        (
            Some(0),
            "Nothing in “What is ownership?” has the word `ownershp`; this is for `ownership`.\n"
        )
    );
    assert_eq!(
        printed(&output),
        "\
c/a.md:1:1: lesson: What is ownership?
c/a.md:5:1: section of What is ownership?: The ownership rules
"
    );
    let output = nodecourse(&["search", "evnt lop"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    let sentence = "has the words `evnt` and `lop`; this is for `event` and `loop`.";
    assert!(told(&output).contains(sentence), "{}", told(&output));
    assert!(
        printed(&output).contains(": term: event loop\n"),
        "{}",
        printed(&output)
    );
    let output = nodecourse(&["search", "async close"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    let sentence = "has the words `async close` in one sentence; these names are like them.";
    assert!(told(&output).contains(sentence), "{}", told(&output));
    assert!(
        printed(&output).contains(": term: AsyncLocalStorage\n"),
        "{}",
        printed(&output)
    );
}

#[test]
fn of_words_that_no_sentence_has_the_one_that_is_at_fault_is_told() {
    let folder = folder();
    let text = "# T\n\nAn event loop, and some cameras came.\n\nThe middleware of it.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    for (typed, words, fault) in [
        (
            "evnt middleware",
            "words `evnt middleware` in one sentence, even with `evnt` read as `event`",
            "",
        ),
        (
            "event middleware",
            "words `event middleware` in one sentence",
            "",
        ),
        (
            "\"middleware event\"",
            "words `\"middleware event\"` side by side",
            "",
        ),
        (
            "middleware mera",
            "words `middleware mera`",
            " `mera` stands only inside of longer words.",
        ),
        (
            "event zzzzqq",
            "words `event zzzzqq`",
            " `zzzzqq` is nowhere in this course.",
        ),
        // Another letter makes another word of a short one.
        ("cafe", "word `cafe`", ""),
        ("café", "word `café`", ""),
    ] {
        let output = nodecourse(&["search", typed, "a.md"], folder.path());
        let expected = format!("Nothing in “T” has the {words}.{fault}\n");
        assert_eq!((output.status.code(), told(&output)), (Some(1), expected));
    }
    // What is like another word is read as that, though it stands inside of longer ones: “ame” in “came” and “cameras”.
    let output = nodecourse(&["search", "cameras ame", "a.md"], folder.path());
    assert_eq!(
        (output.status.code(), printed(&output).lines().count()),
        (Some(0), 1)
    );
    let output = nodecourse(&["search", "middlwar", "a.md"], folder.path());
    assert_eq!(
        told(&output),
        "Nothing in “T” has the word `middlwar`; this is for `middleware`.\n"
    );
    assert_eq!(printed(&output), "a.md:5:5: T: The middleware of it.\n");
}

#[test]
fn sentences_are_found_by_the_words_that_were_meant() {
    let folder = folder();
    let text = "# T\n\nA **promise** chain, and its slices.\n\nThe chain of a promise.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    for (typed, sentences, found) in [
        (
            "promise chian",
            "Nothing in “T” has the word `chian`; this is for `chain`.\n",
            "a.md:3:5: T: A promise chain, and its slices.\n",
        ),
        (
            "slicees",
            "Nothing in “T” has the word `slicees`; this is for `slices`.\n",
            "a.md:3:30: T: A promise chain, and its slices.\n",
        ),
        (
            "sliecs promsie",
            "Nothing in “T” has the words `sliecs` and `promsie`; this is for `slices` and `promise`.\nNo text has these words side by side; these sentences have them apart.\n",
            "a.md:3:5: T: A promise chain, and its slices.\n",
        ),
    ] {
        let output = nodecourse(&["search", typed, "a.md"], folder.path());
        assert_eq!(told(&output), sentences);
        assert_eq!(printed(&output), found);
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn the_file_of_an_image_is_told_at_its_place() {
    let folder = folder();
    let text = "# T\n\nA map here and ![the map](img/xyz.png) there.\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let found = |words: &str| printed(&nodecourse(&["search", words, "a.md"], folder.path()));
    let sentence = "T: A map here and the map [img/xyz.png] there.\n";
    assert_eq!(found("xyz"), format!("a.md:3:31: {sentence}"));
    assert_eq!(found("map"), format!("a.md:3:3: {sentence}"));
}

#[test]
fn a_lesson_that_is_not_written_yet_is_told_with_its_line_in_the_list() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("src")).expect("a folder");
    for (name, text) in [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [One](a.md)\n- [Later on]()\n"),
        ("src/a.md", "# One\n\nOf what comes later.\n"),
    ] {
        fs::write(at(name), text).expect("a file");
    }
    assert_eq!(
        printed(&nodecourse(&["search", "later", "."], folder.path())),
        "src/SUMMARY.md:2:3: not written yet: Later on\nsrc/a.md:3:15: One: Of what comes later.\n"
    );
}
