//! How long a large lesson takes. Ignored: run it alone and optimised, with
//! `cargo test --release --test suite speed -- --ignored --nocapture`.

use std::time::Instant;

use nodecourse::load::{self, Library, Matcher};

#[test]
#[ignore = "a measurement, meaningful only in an optimised build on a calm machine"]
fn ten_megabytes_load_in_a_moment() {
    let bundled = Library::bundled();
    let (course, _) = load::course(&bundled);
    let first = course.lessons().next().expect("a lesson");
    let (lesson, _) = load::lesson(&bundled, &course, &first.id);
    let text = &lesson.source.text;
    let prose = text
        .get(text.find("# ").expect("a title")..)
        .unwrap_or_default();
    let text = prose.repeat((10 << 20) / prose.len());
    let source = nodecourse::source::Source::new("01-foundations/large.md", text);
    let built = Instant::now();
    let matcher = Matcher::new(&course.glossary);
    eprintln!("matcher: {:?}", built.elapsed());
    for _ in 0..5 {
        let start = Instant::now();
        let (mut lesson, problems) = load::document(&source, &course);
        let parsed = start.elapsed();
        let start = Instant::now();
        load::mark_terms(&mut lesson, &course, &matcher);
        let marked = start.elapsed();
        let start = Instant::now();
        let digest = load::digest(&lesson);
        eprintln!(
            "{} MB, {} blocks, {} problems, {} uses: parsed in {parsed:?}, terms in {marked:?}, digest in {:?}",
            source.text.len() >> 20,
            lesson.blocks.len(),
            problems.len(),
            digest.uses.len(),
            start.elapsed(),
        );
    }
}
